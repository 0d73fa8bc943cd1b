"""One module a page of the side bar, and the base they share."""
