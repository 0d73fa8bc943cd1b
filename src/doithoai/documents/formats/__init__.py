"""The official formats as data: loaded from ``resources/formats/*.toml``, validated, chosen by date and side."""
