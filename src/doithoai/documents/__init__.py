"""Official documents in three steps: what one says (`content`), how its format must look (`formats`), ink (`render`)."""
