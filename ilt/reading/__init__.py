"""Reading: files to ratings, problems and questions. Nothing is guessed, and nothing vanishes unlisted.

``ilt.read`` reads in a process of its own (``ilt.guard``); ``read_here`` reads in this one.
"""

from __future__ import annotations

from ilt.reading.reader import Reading, forget, read_here

__all__ = ["Reading", "forget", "read_here"]
