"""Rows of a table: which ones are answers, and which say something of others: legends, facts, averages, headings."""
