"""Official documents in three steps: what one says (`content`), how it must look (`formats`), ink (`render`)."""
