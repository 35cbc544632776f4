"""A real Spark for tests: a Connect server, a master and two workers, each with a process of its own, in one folder."""

import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from tests.support.browser.server import free_port
from tests.support.programs import JAVA

PACKAGE = Path(importlib.util.find_spec("pyspark").origin).parent
"""Spark's own programs, in a Python package."""
WORKERS = "local-cluster[2,1,1024]"
START_SECONDS = 120
QUICK = (
    "-XX:TieredStopAtLevel=1 -XX:CICompilerCount=1 -XX:+UseSerialGC"
    " -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
)
"""Of a Java that runs for seconds: it neither compiles well nor checks what Spark's makers compiled."""
SETTINGS = {
    "spark.connect.grpc.binding.address": "127.0.0.1",
    "spark.driver.extraJavaOptions": QUICK,
    "spark.executor.extraJavaOptions": QUICK,
    "spark.log.level": "ERROR",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
}


class Spark:
    """A server that only this computer reaches, at ``url``; ``tests/support/connected.py`` gives it tables."""

    def __init__(self) -> None:
        java = JAVA.need()
        self.folder = Path(tempfile.mkdtemp(prefix="ilt-spark-"))
        home = self.folder / "home"  # where it writes its workers' files, too
        home.mkdir()
        for name in ("bin", "jars"):
            (home / name).symlink_to(PACKAGE / name)
        port = free_port()
        self.url = f"sc://127.0.0.1:{port}"
        settings = SETTINGS | {
            "spark.connect.grpc.binding.port": str(port),
            "spark.sql.warehouse.dir": str(self.folder / "tables"),
        }
        with (self.folder / "log").open("w") as log:
            self._process = subprocess.Popen(
                [home / "bin/spark-submit", "--master", WORKERS]
                + [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
                + ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "spark-internal"],
                env={
                    **os.environ,
                    "JAVA_HOME": str(Path(java).resolve().parent.parent),
                    "SPARK_HOME": str(home),
                    "SPARK_LOCAL_DIRS": str(self.folder),
                    "SPARK_LOCAL_HOSTNAME": "localhost",
                    "SPARK_LOCAL_IP": "127.0.0.1",
                },
                cwd=self.folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        self._wait(port)

    def _wait(self, port: int) -> None:
        until = time.monotonic() + START_SECONDS
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                return
            if self._process.poll() is not None or time.monotonic() > until:
                said = (self.folder / "log").read_text()[-2000:]
                self.remove()
                raise RuntimeError(f"Spark did not start: {said}")
            time.sleep(0.2)

    def processes(self) -> int:
        """Return how many processes of workers there have been."""
        return len(list((self.folder / "home/work").glob("app-*/*")))

    def remove(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)  # the workers' processes, too
        self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
