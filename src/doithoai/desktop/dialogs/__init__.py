"""Windows over the main window; none is needed to type a petition."""
