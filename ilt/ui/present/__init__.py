"""A screen as a room sees it: presented on the wall, or printed; nothing to press, and the rest large."""
