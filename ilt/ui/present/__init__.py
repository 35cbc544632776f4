"""A screen as a room sees it: presented or printed; nothing to press, and the rest large."""
