"""The structure of the file, step by step: one module a migration, never changed once it has shipped."""
