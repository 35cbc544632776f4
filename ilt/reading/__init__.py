"""Reading: files to ratings, problems and questions. Nothing is guessed, and nothing vanishes unlisted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ilt.reading.reader import Reading, forget, read

__all__ = ["Reading", "forget", "read"]


def __getattr__(name: str) -> Any:
    # Lazy, so that the process that opens workbooks does not load pandas to do so.
    if name in __all__:
        from ilt.reading import reader  # noqa: PLC0415

        return getattr(reader, name)
    raise AttributeError(f"module 'ilt.reading' has no attribute {name!r}")
