"""The office's file (`*.sdt`): the only room that speaks SQL. Queries return domain objects."""
