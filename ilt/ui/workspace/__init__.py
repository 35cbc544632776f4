"""The visitor’s workspace: its files, its link, and the database that keeps it."""
