"""Figures of a period, tables, charts and spreadsheets."""
