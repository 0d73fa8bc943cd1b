"""Thiết lập: what belongs to the office, its papers and this computer."""
