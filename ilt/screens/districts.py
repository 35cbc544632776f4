"""Which district, where ratings stay in a database or a folder; and what is said of such a connection."""

from __future__ import annotations

import pandas as pd

from ilt import format, rules

TITLE = "Which district?"
ABOUT = "Choose a district to see its ratings. You can choose another one at any time."
SEARCH, NO_MATCH = "Search for a district", "No district matches your search."
NONE_FOR_YOU = "You don’t have access to ratings from any of these districts. Ask the person who runs this dashboard."
ANOTHER = "Another district"
UNREADABLE, TRY_AGAIN = "We can’t read the ratings right now", "Try again"
COUNTING = "Counting the ratings. The first time, this takes a while."

# Add and review ratings.
HOW = """
These ratings come from a database or folder that the person who runs this dashboard has connected. To correct a
rating, correct it in that source.
"""
PROBLEMS_ALT = "Values that cannot be ratings, and how many there are"
ONE_OF_MANY = "These are the most frequent ones."
ADD_FILES = "Or add files of your own: once you confirm one, the screens show your files instead."


def about(row: pd.Series, *, limited: bool) -> str:
    """Say how large a district is; nothing to people who do not see all of it.

    >>> about(pd.Series({"schools": 1, "raters": 2, "ratings": 38}), limited=False)
    '1 school, fewer than 3 raters'
    >>> about(pd.Series({"schools": 14, "raters": 210, "ratings": 9000}), limited=False)
    '14 schools, 210 raters, 9,000 ratings'
    """
    if limited:
        return ""
    schools = format.number(int(row["schools"]), "school")
    if row["raters"] < rules.MINIMUM:
        return f"{schools}, {format.fewer_than(rules.MINIMUM)}"
    raters = format.number(int(row["raters"]), "rater")
    return f"{schools}, {raters}, {format.number(int(row['ratings']), 'rating')}"


def page(found: int, number: int, pages: int) -> str:
    """Say how many districts there are, and which page of them this is."""
    many = format.number(found, "district")
    return many if pages < 2 else f"{many}, page {number} of {pages}"


def title(sources: pd.DataFrame) -> str:
    """Say how many rows of a district count.

    >>> title(pd.DataFrame([{"accepted": 1200, "not_rated": 30, "rejected": 2}]))
    '1,200 ratings count; 2 rows can’t be used'
    """
    row = sources.iloc[0]
    counted = f"{int(row['accepted']):,} {'rating counts' if row['accepted'] == 1 else 'ratings count'}"
    return f"{counted}; {unusable(int(row['rejected']))}" if row["rejected"] else counted


def unusable(rows: int) -> str:
    """Say how many rows are not counted."""
    return f"{format.number(rows, 'row')} can’t be used"


def problems(table: pd.DataFrame) -> pd.DataFrame:
    """Return what cannot be a rating as it is listed: column, value, how many rows, and why."""
    return pd.DataFrame(
        {
            "Column": table["column"],
            "Value": table["value"],
            "Rows": table["many"],
            "What is wrong": table["message"],
        }
    )
