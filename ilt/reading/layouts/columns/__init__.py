"""Columns of a table: which one holds what, by its heading, its cells, or what a person said of it."""
