"""How it’s calculated: every rule that decides what a screen shows, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ilt import rules

HOW = """
Each rule is one constant of the program; this list is made from them. What is **from the framework** stands in its
text; what is **our convention** was added so that figures can be compared, and you may see it otherwise.
"""
TITLE = "How the numbers are made"


def about(listed: Sequence[rules.Rule]) -> str:
    """Say how many rules there are, and how many are ours."""
    ours = sum(rule.origin == rules.CONVENTION for rule in listed)
    return f"{len(listed)} rules: {len(listed) - ours} from the framework, {ours} our convention"


def table(listed: Sequence[rules.Rule]) -> pd.DataFrame:
    """Return every rule, what it says, where it comes from and why."""
    rows = [(rule.about, rule.says, rule.origin, rule.why) for rule in listed]
    return pd.DataFrame(rows, columns=["Rule", "What it says", "From", "Why"])
