"""The programs that tests drive: found, else installed once before any test process starts, else named in one line.

Two test processes that install at once fight for the package manager's lock, so only the process that starts the others
installs, and two runs wait for each other.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from tests.support.browser import chromium

INSTALL_SECONDS = 900
OLDEST_JAVA, DEBIANS_JAVA = 17, "/usr/lib/jvm/default-java/bin/java"


@dataclass(frozen=True)
class Program:
    """A program that some tests drive; ``packages`` are Debian's, ``what`` is what is not tested without it."""

    name: str
    what: str
    packages: tuple[str, ...]
    find: Callable[[], str | None]
    must: bool = False
    """Whether tests fail without it; else they are skipped where it cannot be had, and the run says so."""

    @property
    def missing(self) -> str:
        return (
            f"{self.name} was not found, so {self.what} cannot be tested: install it "
            f"(on Debian: apt-get install {' '.join(self.packages)})."
        )

    def need(self) -> str:
        """Return where it is, for a test; without it the test fails or is skipped, in one line."""
        if (place := self.find()) is None:
            (pytest.fail if self.must or os.environ.get("CI") else pytest.skip)(self.missing)
        return place


def _carlito() -> str | None:
    if shutil.which("fc-match") is None:
        return None
    found = subprocess.run(["fc-match", "-f", "%{file}", "Carlito"], check=True, capture_output=True, text=True).stdout
    return found if "Carlito" in found else None


def _libreoffice() -> str | None:
    """Return LibreOffice where it opens documents and tables: Debian has a package for each."""
    found = shutil.which("soffice")
    folder = {file.name for file in Path(found).resolve().parent.iterdir()} if found else set()
    return None if "libswlo.so" in folder and "libsclo.so" not in folder else found


def _driver() -> str | None:
    """Return Playwright's own Node where it starts: a bare Debian lacks a library that it needs."""
    node = compute_driver_executable()[0]
    return node if chromium.runs(node) else None


def _java() -> str | None:
    """Return a Java that Spark runs on, that of JAVA_HOME before others."""
    places = [*([f"{home}/bin/java"] if (home := os.environ.get("JAVA_HOME")) else []), "java", DEBIANS_JAVA]
    return next((found for place in places if (found := shutil.which(place)) and _version(found) >= OLDEST_JAVA), None)


def _version(java: str) -> int:
    said = subprocess.run([java, "-version"], check=False, capture_output=True, text=True).stderr
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0


DRIVER = Program(
    "A library of Playwright's driver (libatomic)", "the app in a browser", ("libatomic1",), _driver, must=True
)
CHROMIUM = Program(
    "Chromium or Google Chrome",
    "the app in a browser",
    ("chromium-headless-shell",),
    lambda: chromium.find(os.environ),
    must=True,
)
LIBREOFFICE = Program(
    "LibreOffice",
    "what it saves and prints",
    ("libreoffice-writer-nogui", "libreoffice-calc-nogui"),
    _libreoffice,
)
CARLITO = Program(
    "The font Carlito", "the width of print", ("fontconfig", "fonts-crosextra-carlito"), _carlito
)  # its letters are as wide as Calibri's
NGINX = Program(
    "nginx",
    "the dashboard behind a proxy",
    ("nginx-light",),
    lambda: shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin"),
)
JAVA = Program(
    "Java 17 or newer",
    "ratings that stay in Spark",
    ("default-jre-headless",),
    _java,
)
PROGRAMS = (DRIVER, CHROMIUM, LIBREOFFICE, CARLITO, NGINX, JAVA)


def make_ready(say: Callable[[str], None], programs: Iterable[Program] = PROGRAMS) -> None:
    """Install what is not there, and name what cannot be had; only the process that starts the others calls this."""
    if missing := _missing(programs):
        with _alone():
            missing = _missing(missing)  # another run may just have installed it
            if missing and _can_install(missing):
                say(f"Installing for the tests, once (it takes minutes): {', '.join(one.name for one in missing)}.")
                _install(missing)
    for program in _missing(missing):
        say(program.missing)


def _missing(programs: Iterable[Program]) -> list[Program]:
    return [program for program in programs if program.find() is None]


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other run of this user's tests installs."""
    if os.name == "nt":  # there only Playwright installs, which has a lock of its own
        yield
        return
    import fcntl  # noqa: PLC0415 - Windows has none

    with (Path(tempfile.gettempdir()) / f"ilt-tests-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _has_apt() -> bool:
    return chromium.is_root() and shutil.which("apt-get") is not None


def _can_install(missing: list[Program]) -> bool:
    return _has_apt() or (CHROMIUM in missing and "CHROME" not in os.environ)


def _install(missing: list[Program]) -> None:
    if _has_apt():
        _apt("update")
        packages = [package for program in missing for package in program.packages]
        if not _apt("install", "-y", "--no-install-recommends", *packages):
            for program in missing:  # one that this system does not have must not keep the others away
                _apt("install", "-y", "--no-install-recommends", *program.packages)
    if CHROMIUM in missing and "CHROME" not in os.environ and CHROMIUM.find() is None:
        with_libraries = ["--with-deps"] if _has_apt() else []
        _run([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"])


def _apt(*arguments: str) -> bool:
    """Run the package manager, and wait while another program of this machine holds its locks."""
    until = time.monotonic() + INSTALL_SECONDS
    while True:
        done = _run(["apt-get", "-q", "-o", f"DPkg::Lock::Timeout={INSTALL_SECONDS}", *arguments])
        if done is None or not done.returncode:
            return done is not None
        if "Could not get lock" not in done.stderr or time.monotonic() > until:
            return False
        time.sleep(2)


def _run(command: list[str]) -> subprocess.CompletedProcess | None:
    try:
        return subprocess.run(
            command, check=False, timeout=INSTALL_SECONDS, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
