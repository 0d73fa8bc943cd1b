"""Phân công: what agencies owe, and chasing it."""
