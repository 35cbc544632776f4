"""Open files: a server that is started with few allows itself more."""

import os
import subprocess
import sys

import pytest

from tests.support.app_pages import ROOT

SAYS = "import resource; from ilt.ui import open_files; open_files.allow(); print(*resource.getrlimit(resource.RLIMIT_NOFILE))"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
@pytest.mark.parametrize(("soft", "hard", "becomes"), [(64, 800, "800 800"), (300, 300, "300 300")])
def test_a_server_allows_itself_as_many_open_files_as_it_may_have(soft, hard, becomes):
    limits = f'ulimit -Sn {soft} && ulimit -Hn {hard} && exec "$0" -c "$1"'
    done = subprocess.run(
        ["bash", "-c", limits, sys.executable, SAYS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == becomes.split()
