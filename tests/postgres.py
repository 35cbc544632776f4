"""A real PostgreSQL for tests: found or installed, run as an ordinary user, on a socket in a folder of its own."""

import contextlib
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.debian import found_or_installed


def _found() -> str | None:
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    on_path = shutil.which("initdb")
    folders = [*reversed(versions), *([Path(on_path).resolve().parent] if on_path else [])]
    whole = (str(folder) for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists())
    return next(whole, None)


class Server:
    """A server that only this user reaches; ``url`` gives the address of an empty database."""

    def __init__(self) -> None:
        self._programs = Path(found_or_installed(_found, "postgresql"))
        self.folder = Path(tempfile.mkdtemp(prefix="ilt-postgresql-"))
        self._as: dict = {}
        if os.geteuid() == 0:  # initdb refuses root
            names = [entry.pw_name for entry in pwd.getpwall()]
            self.user = next(name for name in ("postgres", "nobody") if name in names)
            account = pwd.getpwnam(self.user)
            self._as = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        self._count = itertools.count(1)
        self._run("initdb", "-D", "data", "-U", "ilt", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.start()

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
