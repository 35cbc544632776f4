"""Around the tables: what names of files and sheets, titles and words beside a table say, and what no layout took."""
