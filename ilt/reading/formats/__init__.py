"""Formats: the bytes of a file to grids of cells."""
