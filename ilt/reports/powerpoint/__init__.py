"""A report as PowerPoint slides."""
