"""Files that people take home: tables, templates."""
