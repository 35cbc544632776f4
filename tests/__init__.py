"""Tests of the dashboard."""

import os
import sys

# Where a machine is set to leave no compiled modules behind, each process that tests start would compile all of ours anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
