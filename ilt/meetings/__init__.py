"""Meetings: who meets about which ratings, the steps of a meeting, its slides, and what it comes to."""
