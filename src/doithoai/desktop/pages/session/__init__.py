"""The page of one session, a tab a module."""
