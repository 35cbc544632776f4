"""A district's own plan form, and what it is filled with."""
