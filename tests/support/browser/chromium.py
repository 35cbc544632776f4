"""Find a Chromium or Chrome on this machine, and start it."""

import base64
import hashlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import Browser, Playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "%PROGRAMFILES%/Google/Chrome/Application/chrome.exe",
    "%PROGRAMFILES(X86)%/Google/Chrome/Application/chrome.exe",
    "%LOCALAPPDATA%/Google/Chrome/Application/chrome.exe",
    "%PROGRAMFILES(X86)%/Microsoft/Edge/Application/msedge.exe",
)
PLAYWRIGHTS = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright", "%LOCALAPPDATA%/ms-playwright")
"""Where Playwright keeps the browsers that it downloads."""
START_SECONDS = 60
OFF = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
    "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,"
    "TcpPortRandomizationWin,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch"
)
"""Features to switch off: the lists below the address bar, which each window would load as pages of their own though
nobody sees them, and what Playwright switches off (1.65), since of two such switches the last counts alone."""

OWN_NAMES = ("127.0.0.1", "localhost", "*.localhost")
"""Of this machine: no other is reached, whatever a page asks for."""
SITE_KEY = ec.derive_private_key(20261126, ec.SECP256R1())
"""The key of a site of the tests: its certificate is trusted, so that what it sends is cached as in a real site's case."""
CERTIFIED = base64.b64encode(
    hashlib.sha256(
        SITE_KEY.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    ).digest()
).decode()


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def find(environ: Mapping[str, str]) -> str | None:
    """The path of a browser that is there and runs, or None; a CHROME that is set counts alone."""
    if chosen := environ.get("CHROME"):
        return shutil.which(chosen)
    on_path = [shutil.which(name, path=environ.get("PATH", "")) for name in NAMES]
    places = [_filled(place, environ) for place in PLACES]
    downloads = [_filled(place, environ) for place in (environ.get("PLAYWRIGHT_BROWSERS_PATH"), *PLAYWRIGHTS) if place]
    own = sorted((str(file) for folder in downloads for file in _downloaded(Path(folder))), reverse=True)
    return next((place for place in [*on_path, *places, *own] if place and runs(place)), None)


def _downloaded(folder: Path) -> list[Path]:
    patterns = ("chrome-linux*/chrome", "chrome-win*/chrome.exe", "chrome-mac*/*.app/Contents/MacOS/*")
    return [file for pattern in patterns for file in folder.glob(f"chromium-*/{pattern}")]


def runs(path: str) -> bool:
    """Whether a program is there and starts: a browser may lack its libraries, and a name may stand for a note."""
    if not Path(path).is_file():
        return False
    if os.name == "nt":  # there the question would open a window
        return True
    try:
        done = subprocess.run(
            [path, "--version"], check=False, timeout=START_SECONDS, stdin=subprocess.DEVNULL, capture_output=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _filled(place: str, environ: Mapping[str, str]) -> str:
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        place = place.replace(f"%{name}%", environ.get(name, ""))
    return str(Path(place).expanduser())


def launch(playwright: Playwright, path: str, *, as_people_do: bool = False) -> Browser:
    """Start the browser without a window, and without what it does on the network of its own accord.

    A page of a test is seen for seconds: to compile ahead on other cores, or for speed, costs more than it saves. Where
    times are measured, that is done ``as_people_do``.
    """
    return playwright.chromium.launch(
        executable_path=path,
        headless=False,  # Playwright's own switch starts an older headless mode: the one below is the real browser
        args=[
            "--headless=new",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--host-resolver-rules=MAP * ~NOTFOUND,{','.join(f'EXCLUDE {name}' for name in OWN_NAMES)}",
            f"--ignore-certificate-errors-spki-list={CERTIFIED}",
            *([] if as_people_do else ["--js-flags=--single-threaded --no-opt --min-semi-space-size=16"]),
            f"--disable-features={OFF}",
            *(["--no-sandbox"] if is_root() else []),
        ],
    )
