"""Programs that tests need: found, or installed from Debian's packages where that is allowed."""

import os
import shutil
import subprocess
from collections.abc import Callable


def found_or_installed(find: Callable[[], str | None], package: str) -> str:
    """Return what ``find`` finds, at first or after installing a package (as root); else say what to install."""
    found = find()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", package]):
            subprocess.run(
                ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600", *command],
                check=False,
                env=quiet,
                stdout=subprocess.DEVNULL,
            )
        found = find()
    if found is None:
        raise RuntimeError(
            f"{package} was not found: install it (Debian: apt-get install {package}) to run these tests"
        )
    return found
