"""The reports of 400 schools in three formats, by the command: at most 90 s on two cores, memory flat within 50 MB.

Where others keep the machine busy, the processor time in all processes tells: on two quiet cores it takes half of it.
"""

import subprocess
import sys
import time
from pathlib import Path

import psutil

from tests.benchmark import district
from tests.benchmark.times import say
from tests.support.app_pages import ROOT

SCHOOLS, FORMATS = 400, "pptx,pdf,docx"


def measure(folder: Path) -> None:
    ratings, out = folder / "ratings.csv", folder / "reports"
    ratings.write_bytes(district.text(SCHOOLS))
    order = [sys.executable, "-m", "ilt", "report", ratings, "--each", "school", "--format", FORMATS, "--out", out]
    begun = time.perf_counter()
    command = psutil.Popen(order, cwd=ROOT, stderr=subprocess.DEVNULL)
    cores: dict[int, float] = {}
    memory = []
    while command.poll() is None:
        taken = [one for one in map(_taken, [command, *command.children(recursive=True)]) if one]
        cores |= {number: seconds for number, seconds, _ in taken}
        memory.append((len(list(out.glob("*.*"))), sum(size for *_, size in taken) // 2**20))
        time.sleep(0.5)
    whole, files = time.perf_counter() - begun, len(list(out.glob("[!.]*")))
    settled = [size for made, size in memory if files // 5 < made < files]
    say(
        f"{files} files of {SCHOOLS} schools: {whole:.0f} s, {sum(cores.values()):.0f} s of a core in {len(cores)} "
        f"processes; memory {min(settled)} to {max(settled)} MB from the first fifth on, "
        f"{settled[0]} there and {settled[-1]} at the end"
    )


def _taken(process: psutil.Process) -> tuple[int, float, int] | None:
    """Return a process's number, the time it took of a core, and its memory; nothing where it has ended."""
    try:
        with process.oneshot():
            return process.pid, sum(process.cpu_times()[:2]), process.memory_info().rss
    except psutil.NoSuchProcess:
        return None
