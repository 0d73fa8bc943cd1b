"""Văn bản: making a document, its pages beside the words that feed them, the book of those issued."""
