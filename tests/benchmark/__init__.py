"""How fast it is, as ratios to what is bare, taken in turn in one run: `python -m tests.benchmark`."""
