"""What tests need is found, or installed once, or named in one line."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.support import office
from tests.support.app_pages import ROOT
from tests.support.browser import chromium
from tests.support.programs import JAVA, PROGRAMS, Program, make_ready

POSIX = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts, which Windows does not run")


def script(path, text):
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(f"#!/bin/sh\n{textwrap.dedent(text)}")
    path.chmod(0o755)
    return str(path)


@POSIX
def test_a_chosen_browser_counts_alone(tmp_path):
    browser = script(tmp_path / "my-chrome", "exit 0")
    assert chromium.find({"CHROME": browser, "PATH": ""}) == browser
    assert chromium.find({"CHROME": str(tmp_path / "none"), "PATH": str(tmp_path)}) is None


@POSIX
def test_a_browser_is_found_on_the_path_and_then_where_playwright_keeps_its_own(tmp_path):
    own = script(tmp_path / "own" / "chromium-1255" / "chrome-linux64" / "chrome", "exit 0")
    on_path = script(tmp_path / "bin" / "google-chrome", "exit 0")
    places = {"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "own")}
    assert chromium.find({"PATH": str(tmp_path / "bin"), **places}) == on_path
    script(tmp_path / "bin" / "google-chrome", "echo install the snap >&2; exit 1")  # as Ubuntu's does
    if not any(os.path.exists(place) for place in chromium.PLACES):  # noqa: PTH110 - PLACES are text
        assert chromium.find({"PATH": str(tmp_path / "bin"), **places}) == own


def test_what_is_missing_is_said_in_one_line_that_says_what_to_install():
    for program in PROGRAMS:
        assert "\n" not in program.missing
        assert f"apt-get install {' '.join(program.packages)}" in program.missing


def test_a_test_that_lacks_a_program_says_so_and_fails_where_it_must(monkeypatch):
    optional = Program("Zither", "music", ("zither",), lambda: None)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Zither was not found, so music cannot be tested"):
        optional.need()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="apt-get install zither"):
        optional.need()
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.fail.Exception, match="Zither"):
        Program("Zither", "music", ("zither",), lambda: None, must=True).need()


@POSIX
def test_a_libreoffice_that_makes_no_table_fails_with_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(Path(script(tmp_path / "soffice", "exit 0")).parent), prepend=":")
    with pytest.raises(pytest.fail.Exception, match=r"apt-get install .*libreoffice-calc-nogui"):
        office.opened(b"a,b\n", "a.csv")


@POSIX
def test_a_java_that_is_too_old_for_spark_is_passed_over(tmp_path, monkeypatch):
    script(tmp_path / "old" / "bin" / "java", "echo 'openjdk version \"1.8.0_292\"' >&2")
    new = script(tmp_path / "bin" / "java", "echo 'openjdk version \"21.0.2\" 2024-01-16' >&2")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "old"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    assert JAVA.find() == new


def test_nothing_is_said_where_everything_is_there():
    said = []
    make_ready(said.append, [Program("Python", "anything", ("python3",), lambda: sys.executable)])
    assert said == []


RUN = """
import shutil, sys
from tests.support.browser import chromium
from tests.support import programs

chromium.is_root = lambda: True
zither = programs.Program("Zither", "music", ("zither",), lambda: shutil.which("zither"))
lute = programs.Program("Lute", "songs", ("lute",), lambda: shutil.which("lute"))
programs.make_ready(lambda line: print(line, flush=True), (zither, lute))
"""
APT = """
if ! mkdir "$FOLDER/lock" 2>/dev/null; then echo "E: Could not get lock $FOLDER/lock" >&2; exit 100; fi
echo "$@" >> "$FOLDER/log"
sleep 0.5
case "$*" in
  *lute*) rmdir "$FOLDER/lock"; echo "E: Unable to locate package lute" >&2; exit 100 ;;
  *zither*) printf '#!/bin/sh\\n' > "$FOLDER/bin/zither"; chmod +x "$FOLDER/bin/zither" ;;
esac
rmdir "$FOLDER/lock"
"""


@POSIX
def test_two_runs_at_once_install_once_and_name_what_cannot_be_had(tmp_path):
    script(tmp_path / "bin" / "apt-get", APT)
    (tmp_path / "lock").mkdir()  # some other program holds the package manager's lock at first
    environ = os.environ | {
        "PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin",
        "FOLDER": str(tmp_path),
        "TMPDIR": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    runs = [
        subprocess.Popen([sys.executable, "-c", RUN], env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    (tmp_path / "lock").rmdir()
    said = sorted((run.communicate(timeout=120)[0].splitlines() for run in runs), key=len)
    lacks = "Lute was not found, so songs cannot be tested: install it (on Debian: apt-get install lute)."
    installs = "Installing for the tests, once (it takes minutes): {}."
    # Which cannot be had is tried by both; Zither was there when the second came.
    assert sorted(lines[0] for lines in said) == [installs.format("Lute"), installs.format("Zither, Lute")]
    assert [lines[1:] for lines in said] == [[lacks], [lacks]]
    log = (tmp_path / "log").read_text().splitlines()
    assert sum(line.endswith("zither") for line in log) == 1


@pytest.mark.xdist_group("one process")
def test_tests_of_a_group_run_in_one_process(request):
    """A process knows the group by the test's name; a pytest that keeps it elsewhere spreads groups over all processes."""
    if hasattr(request.config, "workerinput"):
        assert request.node.nodeid.endswith("@one process")
