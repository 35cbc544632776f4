"""Reports of many teams at once, on screen and by command."""
