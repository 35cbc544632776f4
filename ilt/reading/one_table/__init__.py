"""One table: what its columns and cells say, what they leave open, and what is asked about that."""
