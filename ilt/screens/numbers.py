"""How it’s calculated: every rule that decides what a screen shows, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ilt import rules

HOW = """
This list comes straight from the software, so it is always up to date. Rules **from the framework** are in the
framework's text. Rules **added by this dashboard** make numbers comparable; other choices are possible.
"""
HEADINGS = {rules.FRAMEWORK: "From the framework", rules.CONVENTION: "Added by this dashboard"}
TITLE = "How it’s calculated"
TABLE = "As a table"
TABLE_ALT = "Each rule, what it says, where it comes from and why"


def about(listed: Sequence[rules.Rule]) -> str:
    """Say how many rules there are, and how many this dashboard added."""
    added = sum(rule.origin == rules.CONVENTION for rule in listed)
    return f"{len(listed)} rules: {len(listed) - added} from the framework, {added} added by this dashboard"


def table(listed: Sequence[rules.Rule]) -> pd.DataFrame:
    """Return every rule, what it says, where it comes from and why."""
    rows = [(rule.about, rule.says, rule.origin, rule.why) for rule in listed]
    return pd.DataFrame(rows, columns=["Rule", "What it says", "From", "Why"])
