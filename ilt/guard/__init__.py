"""Reading in processes of their own: what a stranger's file does to its reader, it does to nobody else."""

from __future__ import annotations

from ilt.guard.pool import end, warm
from ilt.guard.reads import Counted, counted, read

__all__ = ["Counted", "counted", "end", "read", "warm"]
