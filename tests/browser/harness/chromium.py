"""Find a Chromium or Chrome on this machine, else install one, else say in one line what to do."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "%PROGRAMFILES%/Google/Chrome/Application/chrome.exe",
    "%PROGRAMFILES(X86)%/Google/Chrome/Application/chrome.exe",
    "%LOCALAPPDATA%/Google/Chrome/Application/chrome.exe",
    "%PROGRAMFILES(X86)%/Microsoft/Edge/Application/msedge.exe",
)
NO_BROWSER = (
    "The browser tests need Chromium or Google Chrome: install one, or set CHROME to the path of one that is there."
)
INSTALL_SECONDS = 600


class NoBrowserError(RuntimeError):
    """There is no browser, and none could be installed."""

    def __init__(self):
        super().__init__(NO_BROWSER)


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def find(environ: Mapping[str, str], playwrights_own: str) -> str | None:
    """The path of a browser that is there, or None; a CHROME that is set counts alone."""
    if chosen := environ.get("CHROME"):
        return shutil.which(chosen)
    found = (shutil.which(name, path=environ.get("PATH", "")) for name in NAMES)
    if path := next(filter(None, found), None):
        return path
    places = (_filled(place, environ) for place in PLACES)
    return next((place for place in [*places, playwrights_own] if place and Path(place).is_file()), None)


def _filled(place: str, environ: Mapping[str, str]) -> str:
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        place = place.replace(f"%{name}%", environ.get(name, ""))
    return str(Path(place).expanduser())


def installers() -> Iterator[list[list[str]]]:
    """Ways to install a browser here, each a list of commands, the least intrusive first."""
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if is_root() and shutil.which("apt-get"):
        yield [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]]


def _ran(command: list[str]) -> bool:
    try:
        done = subprocess.run(
            command,
            check=False,
            timeout=INSTALL_SECONDS,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def find_or_install(playwright: Playwright) -> str:
    """The path of a browser; raises NoBrowserError where there is none and none can be had."""
    own = playwright.chromium.executable_path
    if path := find(os.environ, own):
        return path
    if "CHROME" not in os.environ:
        for commands in installers():
            if all(_ran(command) for command in commands) and (path := find(os.environ, own)):
                return path
    raise NoBrowserError


def launch(playwright: Playwright) -> Browser:
    """Start the browser without a window, and without what it does on the network of its own accord."""
    return playwright.chromium.launch(
        executable_path=find_or_install(playwright),
        headless=False,  # Playwright's own switch starts an older headless mode: the one below is the real browser
        args=[
            "--headless=new",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            *(["--no-sandbox"] if is_root() else []),
        ],
    )
