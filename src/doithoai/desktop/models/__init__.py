"""Item models over queries, filled as one scrolls."""
