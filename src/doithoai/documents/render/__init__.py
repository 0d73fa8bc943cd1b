"""Turns a content model and a format into a file; one folder a file type."""
