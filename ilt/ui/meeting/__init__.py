"""The meeting on screen: setup, slides, facilitator view, voting."""
