"""The parts of the page of documents, one a module."""
