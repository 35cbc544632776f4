"""Cells: one cell of a grid to a value, or to a problem."""
