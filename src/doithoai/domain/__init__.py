"""What the work is made of: sessions, petitions, offices, deadlines, Vietnamese text.

Frozen dataclasses and plain functions; no input or output, nothing of ours imported from outside.
"""
