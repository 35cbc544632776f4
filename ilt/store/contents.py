"""The bytes of sources in memory: each once, however many visitors have them open."""

from __future__ import annotations

import weakref


class Content:
    """The bytes of a source, for as long as somebody has them open."""

    __slots__ = ("__weakref__", "content")

    def __init__(self, content: bytes) -> None:
        self.content = content


_held: weakref.WeakValueDictionary[str, Content] = weakref.WeakValueDictionary()


def shared(digest: str, content: bytes) -> Content:
    """Return bytes as they are in memory already, by their SHA-256; else these."""
    return _held.setdefault(digest, Content(content))


def is_held(digest: str) -> bool:
    """Tell whether somebody has a source open."""
    return digest in _held
