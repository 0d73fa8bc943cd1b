"""Small parts the pages are made of; none knows the register."""
