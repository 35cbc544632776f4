"""Documents to read: PDF by typst, and Word files."""
