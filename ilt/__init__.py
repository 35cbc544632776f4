"""Ratings of instructional leadership teams: read, counted, and what they say."""

from ilt.counts import count, raters
from ilt.reading import Reading, read

__all__ = ["Reading", "count", "raters", "read"]
