"""The questions about columns whose headings do not say for certain what they hold, and about what they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ilt.reading.cells import masks
from ilt.reading.cells.text import letters, listed, shown
from ilt.reading.layouts.columns.status_columns import OTHER, is_good
from ilt.reading.questions import ALL_BUT, BLANK, COUNT_ALL, NEITHER, ONLY, SAYS_OTHER, SAYS_SO, Question, quoted

_CELLS = 3
_SAID = {OTHER: "something else", BLANK: "nothing"}


def called(heading: str, at: int, sheet: str = "") -> str:
    """Return how a question names a column: by its letter, its heading, and its ``sheet`` where there are several.

    >>> called("Rated by Pat Doe", 2), called("", 27, "Fall")
    ('column C “Rated by P… D…”', 'column AB on the sheet “Fall”')
    """
    named = f"column {letters(at)}" if at >= 0 else "the column"
    named += f" “{masks.heading(heading)}”" if heading else ""
    return named + (f" on the sheet “{masks.heading(sheet)}”" if sheet else "")


def some_cells(cells: Iterable[str]) -> str:
    """Return three texts of a column for a question about it; blank where some word may be a person's name.

    >>> some_cells(["approved", "draft"]), some_cells(["Approved", "Pat Doe"])
    (' (with “approved” and “draft”)', '')
    """
    texts = sorted({shown(cell) for cell in cells if cell})
    if not texts or any(masks.heading(text) != text for text in texts):
        return ""
    return f" (with {quoted(texts[:_CELLS])})"


def about_unnamed_column(source: str, name: str, column: str, cells: Sequence[str]) -> Question:
    """Ask whether a column that is called something else says the ``round`` or the ``perspective`` of each row.

    Parameters
    ----------
    column
        As ``called`` returns it.
    """
    key, what = {
        "round": ("round-column", "which round each row is from?"),
        "perspective": ("side-column", "who gave each row's ratings? Choose No if it says which team was rated."),
    }[name]
    some = quoted(list(map(masks.heading, cells)))
    text = f"Does {column} (with {some}) say {what}"
    return Question(key, source, text, (SAYS_SO, SAYS_OTHER))


def about_round_half(source: str, column: str, cells: Sequence[str], rounds: Sequence[str]) -> Question:
    """Ask whether a column says the other half of the round: of ``Fall`` the year, or of ``2026`` the time of it."""
    text = (
        f"The round is given as {quoted(rounds)}, and {column} has {quoted(cells)}. Should we combine the two to name "
        "each row's round?"
    )
    return Question("round-half", source, text, (SAYS_SO, SAYS_OTHER))


def about_school_column(source: str, heading: str, column: str, schools: Sequence[str], *, first: bool) -> Question:
    """Ask whether a column says the school of each row; the ``first`` column that may has the short key."""
    shown_heading = masks.heading(heading)
    text = f"Does {column} (with {quoted(masks.cells(schools, whole=False))}) say which school each row is for?"
    return Question("school-column" if first else f"school-column:{shown_heading}", source, text, (SAYS_SO, SAYS_OTHER))


def about_who_rated(source: str, column: str, cells: Iterable[str]) -> Question:
    """Ask whether a column says who rated, where one rater's answers name several people."""
    text = (
        "Some raters responded several times for the same team, each time with something different in "
        f"{column}{some_cells(cells)}. Does that column say who gave the ratings?"
    )
    return Question("rater-column", source, text, (SAYS_SO, SAYS_OTHER))


def about_second_name(source: str, column: str) -> Question:
    """Ask whether another column says who rated, where two ask so and name different people."""
    text = (
        f"Another column and {column} both ask who rated, and in some rows they name different people. Does "
        f"{column} say who gave the ratings?"
    )
    return Question("rater-column", source, text, (SAYS_SO, SAYS_OTHER))


def about_two_lines(source: str, labels: Sequence[str]) -> Question:
    """Ask which line above a table names who rated, where several name different people."""
    text = f"Above the ratings, {quoted(labels)} name different people. Which one names the rater?"
    return Question("who-rated", source, text, (*labels, NEITHER))


def about_raters(source: str, heading: str, column: str, cells: Iterable[str], *, first: bool) -> Question:
    """Ask whether a column says who rated, where nothing else does; the ``first`` column that may has the short key."""
    shown_heading = masks.heading(heading)
    text = (
        f"We can't tell for sure who rated, but {column}{some_cells(cells)} may say. Does that column say who "
        "rated? If not, each response counts as coming from a different person."
    )
    return Question("rater-column" if first else f"rater-column:{shown_heading}", source, text, (SAYS_SO, SAYS_OTHER))


def about_other_half(source: str, column: str, names: str) -> Question:
    """Ask whether a column belongs to the names in another one."""
    text = f"Do {names} and {column} together make up each person's full name?"
    return Question("name-column", source, text, (SAYS_SO, SAYS_OTHER))


def about_blank_stars(source: str, count: int, choices: tuple[str, ...]) -> Question:
    """Ask what a blank cell means in a column of stars; ``count`` cells are blank."""
    many = "1 cell is" if count == 1 else f"{count:,} cells are"
    text = (
        f"These ratings may be stars: {many} blank, and no rating is a 0. Some programs, such as Airtable, leave a "
        "cell blank both for no stars and for no rating. What does a blank mean here?"
    )
    return Question("blank-stars", source, text, choices)


def about_status(source: str, heading: str, column: str, words: Mapping[str, int], *, first: bool) -> Question:
    """Ask which words of a column count; ``words`` has the rows of each, the ``first`` such column the short key."""
    said = {word: _SAID.get(word, f"“{word}”") for word in words}
    each = [f"{said[word]} in {'1 row' if n == 1 else f'{n:,} rows'}" for word, n in words.items()]
    some = listed(each, len(each))
    text = f"{column[:1].upper()}{column[1:]} says {some}. Which rows should count?"
    return Question("status" if first else f"status:{masks.heading(heading)}", source, text, offers(heading, words))


def offers(heading: str, words: Collection[str]) -> tuple[str, ...]:
    """Return what to choose from: all words, those alone that say that a row counts, all but those that do not.

    >>> offers("State", ["Approved", "Pending"]), offers("Tags", ["blank", "exclude"])
    (('count all', 'only Approved'), ('count all', 'all but exclude'))
    >>> offers("State", ["Approved", "Draft", "Pending"])[1:]
    ('only Approved', 'all but Draft', 'all but Pending')
    """
    good = [word for word in words if is_good(heading, word)]
    others = [word for word in words if word not in good]
    bad = [word for word in others if word not in (BLANK, OTHER)]
    only = [ONLY + "; ".join(good)] if good else []
    but = [] if good and len(others) == 1 else [f"{ALL_BUT}{word}" for word in (others if good else bad)]
    every = [ALL_BUT + "; ".join(bad)] if 1 < len(bad) < len(others) else []
    return (COUNT_ALL, *only, *but, *every)
