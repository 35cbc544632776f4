"""Take times, and say them."""

import statistics
import sys
import time
from collections.abc import Callable, Iterable

TIMES = 7


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(bare: Callable[[], object], ours: Callable[[], object], times: int = TIMES) -> tuple[float, float, float]:
    """Run both in turn; return the medians of their milliseconds, and of the ratio of ours to the bare."""
    return medians((1000 * seconds(bare), 1000 * seconds(ours)) for _ in range(times))


def medians(pairs: Iterable[tuple[float, float]]) -> tuple[float, float, float]:
    """Return the medians of pairs of milliseconds, of the bare and of ours, and of their ratio."""
    found = list(pairs)
    if wrong := [pair for pair in found if min(pair) <= 0]:
        raise ValueError(f"nothing takes no time: {wrong}")
    bare, ours = (statistics.median(times) for times in zip(*found, strict=True))
    return bare, ours, statistics.median(own / fixed for fixed, own in found)
