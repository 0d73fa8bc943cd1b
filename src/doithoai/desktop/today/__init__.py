"""Hôm nay: what is due."""
