"""Kiến nghị: every petition, and one of them beside the list."""
