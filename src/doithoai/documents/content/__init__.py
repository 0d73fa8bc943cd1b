"""What each document says, built from domain objects and the wording files; no size, font or position here."""
