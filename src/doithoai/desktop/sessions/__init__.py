"""Hội nghị: the list of sessions, and one session, a tab a module."""
