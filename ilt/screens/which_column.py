"""Which column is what: what each may be, as a person reads it, and what their choices say as answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from ilt import format, framework
from ilt.framework import SCALE
from ilt.reading.layouts.columns.column_answers import SIDE_COLUMN, Role, role_of

TITLE = "Which column is what?"
ABOUT = "Under “This is”, correct our guess, then check the result on the right. Choose “Not used” for other columns."
CHANGE = "Change how we read your columns"
USE_COLUMNS, LEAVE_AS_IS = "Use these columns", "Leave it as it is"
HEADINGS_IN, ROWS_LEFT_OUT = "Headings are in", "Rows to skip"
SUCH_AS_ROWS, SUCH_AS_ROW = "such as 12, 15-18", "such as 2"
WRITE_ROWS, WRITE_ROW = "Enter row numbers, such as 12, 15-18.", "Enter a row number."
A_ROW_NAMES = "A row above the ratings gives each column’s school, side, round or rater"
OF_ROWS = {"school": "School", "side": "Side", "round": "Round"}
NAMED_IN_ROWS = OF_ROWS | {"rater": "Rater"}
"""What a row above the ratings may name; the row of the headings may name the raters, too."""
SIDES = ("School ILT", "District ILT")
THIS_IS, FIRST_CELLS = "This is", "First cells"
SEVERAL_COLUMNS = (
    "Several columns have ratings of the same actions. If they are for different schools, sides (school or district) "
    "or rounds, fill that in for each column, unless the table already says so. If they are from different raters, "
    "leave these blank. If a row has the raters’ names, enter the number of that row below."
)
RESULT, NOTHING_YET = "The result", "Nothing yet."
FIRST_RATINGS = "The first ratings from these columns"
UNKNOWN = "not known yet"
"""Stands in for an answer that is still open."""
OPEN = "ask"
NOT_USED, HEADINGS = "not used", "headings"
NO_HEADINGS = "0"
_PLAIN = {
    NOT_USED: "Not used",
    "rating": "Ratings",
    "action": "Action: ID or wording",
    "action; down": "Action (blank: same as above)",
    "notes": "Notes",
    "school": "School",
    "school; down": "School (blank: same as above)",
    "rater": "Rater: name, email or code",
    "rater; down": "Rater (blank: same as above)",
    "side": SIDE_COLUMN,
    "side; down": "Who rated (blank: same as above)",
    "round": "Round",
    "round; down": "Round (blank: same as above)",
    "district": "District",
    "assessment": "Assessment: school or district",
    "time": "Time submitted",
}
ROWS = {"school": "school", "side": "side", "round": "round", "rater": "rater"}
"""What a row above the ratings may say of each column of them."""
_DETAILS = ("school", "side", "round")


def roles(more: Iterable[str] = ()) -> dict[str, str]:
    """Return what a column may be, in the words of an answer, and how that reads; ``more`` are roles that are there."""
    found = dict(_PLAIN)
    for action in framework.current().actions:
        found[action.id] = f"{action.id} {action.short_label}"
        found[f"{action.id} notes"] = f"{action.id}: notes"
    for choice, label in SCALE.items():
        found[f"marks {choice}"] = f"A mark here means {choice}: {label}"
    for text in more:
        role = role_of(text)
        if role is not None and text not in found:
            found[text] = _other(role)
    return found


def _other(role: Role) -> str:
    """Return how a role reads that is in no list."""
    if role.choice is not None and not role.facts:
        return f"{role.action}: a mark here means {role.choice}"
    return role.text


def headings_options(places: pd.DataFrame, rows: int) -> list[str]:
    """Return where the headings may be: the rows that are guessed or said to be, none, and each of the first rows."""
    return list(dict.fromkeys([headings_of(places), NO_HEADINGS, *(str(row) for row in range(1, rows + 1))]))


def headings_of(places: pd.DataFrame) -> str:
    """Return the rows of headings, as ``5`` or ``5 6``; ``0`` where there are none."""
    role = places["role"].where(places["role"] != "", places["guess"])
    return " ".join(places.loc[role == HEADINGS, "place"]) or NO_HEADINGS


def headings_in_words(rows: str) -> str:
    """Say where the headings are.

    >>> headings_in_words("0"), headings_in_words("5 6")
    ('No headings', 'Rows 5 and 6')
    """
    if rows == NO_HEADINGS:
        return "No headings"
    numbers = rows.split()
    return f"Row{'s' if len(numbers) > 1 else ''} {format.listing(numbers)}"


def in_order(places: pd.DataFrame) -> dict[str, str]:
    """Return the columns that may be the actions of one assessment in their order: as many, and nothing says which.

    ``places`` has rows of ``Reading.columns`` of one sheet.
    """
    own = table(places)
    free = unused(places, dict(zip(own["column"], own["is"], strict=True)))
    for assessment in framework.ASSESSMENTS:
        ids = [action.id for action in framework.current().of(assessment)]
        if len(ids) == len(free):
            return dict(zip(free, ids, strict=True))
    return {}


def table(places: pd.DataFrame) -> pd.DataFrame:
    """Return a row a column that holds something: its letters, heading, first cells, and what it may be.

    ``places`` has rows of ``Reading.columns`` of one sheet.
    """
    own = places[places["place"].str.isalpha() & ((places["filled"] > 0) | (places["heading"] != ""))]
    chosen = own["role"].where(own["role"] != "", own["guess"]).replace("", NOT_USED)
    return pd.DataFrame(
        {
            "column": list(own["place"]),
            "heading": list(own["heading"]),
            "first_cells": [" · ".join(cells) for cells in own["values"]],
            "is": [_bare(text) for text in chosen],
        }
    )


def _bare(text: str) -> str:
    """Return a role without what is said of all its ratings, which has fields of its own."""
    return text.partition("; ")[0] if "=" in text else text


def details(places: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Return what is said of all ratings of each column: letters -> ``school``, ``side``, ``round``."""
    said = {str(row.place): role_of(str(row.role or row.guess)) for row in places.itertuples() if row.place.isalpha()}
    return {place: dict(role.facts) for place, role in said.items() if role and role.facts}


def rated_twice(chosen: Mapping[str, str]) -> list[str]:
    """Return the columns that rate the same actions as another: what tells them apart has to be said."""
    by_role: dict[str, list[str]] = {}
    for place, text in chosen.items():
        role = role_of(text)
        if role is not None and role.kind == "rating":
            by_role.setdefault(text, []).append(place)
    return [place for places in by_role.values() if len(places) > 1 for place in places]


def answers(
    places: pd.DataFrame,
    chosen: Mapping[str, str],
    details_of: Mapping[str, Mapping[str, str]],
    headings: str,
    rows: Mapping[str, str],
) -> dict[str, str]:
    """Return what was chosen as answers: place -> role.

    Parameters
    ----------
    chosen, details_of
        Column -> its role, and what holds for all its ratings.
    headings
        As ``headings_of`` returns it.
    rows
        A row, or rows such as ``6:9`` -> their role.
    """
    said = dict.fromkeys(headings.split(), HEADINGS) | dict(rows)
    known = dict(zip(places["place"], places["guess"], strict=True)) | dict.fromkeys(unused(places, chosen), NOT_USED)
    for place, text in chosen.items():
        more = [f"{name}={value}" for name in _DETAILS if (value := details_of.get(place, {}).get(name, "").strip())]
        if text != NOT_USED or known.get(place):
            said[place] = "; ".join([text, *(one.replace(";", ",") for one in more)])
    return said


def left_out(text: str) -> dict[str, str] | None:
    """Return the rows that hold no ratings as answers, of a text such as ``5, 7-9``; ``None`` where it says no rows.

    >>> left_out("5, 7-9"), left_out("five")
    ({'5': 'not used', '7:9': 'not used'}, None)
    """
    found = {}
    for piece in text.replace(";", ",").split(","):
        first, _, last = piece.replace("–", "-").replace(":", "-").partition("-")
        ends = [end.strip() for end in (first, last) if end.strip()]
        if ends and not all(end.isascii() and end.isdigit() for end in ends):
            return None
        if ends:
            found[":".join(ends)] = NOT_USED
    return found


def outcome(sources: pd.DataFrame, ratings: pd.DataFrame | None) -> str:
    """Say how many ratings columns give.

    ``sources`` has rows of ``Reading.sources``; ``ratings`` those of ``Reading.ratings``, where they are theirs alone.
    """
    total = sources[["accepted", "not_rated", "rejected", "waiting"]].sum()
    if total["waiting"]:
        cells = format.number(int(total["waiting"]), "rating cell")
        return f"{cells}. You will see the ratings after you answer the other questions."
    words = [format.number(int(total["accepted"]), "rating")]
    if ratings is not None:
        counts = ", ".join(f"{int((ratings['rating'] == value).sum()):,} × {value}" for value in SCALE)
        words = [f"{words[0]} ({counts})"]
    words += [f"{total['not_rated']:,} not rated"] if total["not_rated"] else []
    words += [f"{format.number(int(total['rejected']), 'cell')} not counted"] if total["rejected"] else []
    if ratings is not None:
        words.append(format.number(ratings.loc[ratings["rating"].notna(), "rater"].nunique(), "rater"))
    return "; ".join(words) + "."


def unused(places: pd.DataFrame, chosen: Mapping[str, str]) -> Sequence[str]:
    """Return the columns that look like ratings and are not used."""
    rated = set(places.loc[places["holds"] != "", "place"])
    return [place for place, text in chosen.items() if place in rated and text == NOT_USED]


def more_kinds(more: int) -> str:
    """Say how many more kinds of tables are asked about afterwards."""
    return f"After you answer these, we will ask about {format.number(more, 'more kind')} of tables."


def no_ratings(sheets: int) -> str:
    """Say that sheets hold no ratings."""
    return f"{'This sheet has' if sheets == 1 else 'These sheets have'} no ratings"


def row_of(words: str) -> str:
    """Ask in which row something is named."""
    return f"{words} is in row"


def in_this_order(columns: int, first: str, last: str) -> str:
    """Say that columns are the actions in their order."""
    return f"The {columns} columns with ratings (0 to 3) are {first} to {last}, in this order"


def nothing_yet(reasons: str) -> str:
    """Say that columns give no ratings yet, and why."""
    return f"{NOTHING_YET} {reasons}"


def not_used(columns: str) -> str:
    """Say which columns have ratings and are not used."""
    return f"Not used, but looks like ratings (0 to 3): column {columns}"


def more_problems(more: int) -> str:
    """Say how many more problems there are."""
    return format.number(more, "more problem")
