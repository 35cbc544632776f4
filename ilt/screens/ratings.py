"""Add and review ratings: what was read from files, whose ratings they are, and what is open, in words."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ilt import format
from ilt.framework import SCALE
from ilt.reading.around_tables import unused_words
from ilt.reading.cells import masks
from ilt.reading.problems import SETTLED
from ilt.reading.questions import FROM_1, FROM_4, LEFT_OUT, SET_ASIDE, WAS_0_TO_3, WITHOUT_FOURS, is_column

HOW = """
Drop in what you have: exports of Google Forms, Microsoft Forms, SurveyMonkey, Qualtrics or LimeSurvey, filled-in
templates (Word, Excel, OpenDocument, CSV), or a table of your own. See below **what we read** in it, answer what
nobody could know, and confirm. **A rating is never guessed**: what cannot be read for certain is listed under Problems,
where you can correct it or leave it out.

Every rating cell is counted once: *seen = accepted + not rated + rejected + waiting*. What you add, answer and correct
is kept as a **workspace**: bookmark this page to come back; everybody who has its address can open it. Nothing leaves
the machine that runs this app, and *Delete permanently* deletes it for good.
"""

FIGURES = ("seen", "accepted", "not_rated", "rejected", "waiting", "duplicates")
"""What ``Reading.sources`` counts of each file and sheet; blank where it may not be shown of one."""
LAYOUTS = {
    "matched": "columns as you said",
    "tidy": "one rating a row",
    "wide": "one rater a row",
    "template": "filled-in template",
}
"""What a screen calls a layout that is no program's own."""


def title(sources: pd.DataFrame, problems: pd.DataFrame, questions: pd.DataFrame, *, few: bool = False) -> str:
    """Title the Ratings screen: how many ratings were read, unless of a ``few`` people alone, and what is open."""
    rated = int(sources["accepted"].sum() - sources["duplicates"].sum())
    ratings = "Ratings" if rated and few else format.number(rated, "rating") if rated else "No rating"
    title = f"{ratings} read from {format.number(sources['source'].nunique(), 'file')}"
    problems = unsettled(problems)
    if len(questions):
        return title + f"; {format.number(questions['key'].nunique(), 'question')} to answer first"
    return title + (f"; {format.number(len(problems), 'problem')} to look at" if len(problems) else "")


def tables(alike: pd.DataFrame, place: str) -> str:
    """Say what was understood of one table, or of several that look alike: layout, header, figures.

    ``alike`` has rows of ``Reading.sources``; ``place`` names the first. Where the figures of one may not be shown,
    those of all together are not said: the others' would tell them.
    """
    files, first = alike["source"].nunique(), next(alike.itertuples())
    layout = LAYOUTS.get(first.layout, first.layout)
    if len(alike) == 1:
        about = [f"{place}: {layout}, header in row {first.header_row}"]
    else:
        what = format.number(files, "file") if files > 1 else format.number(len(alike), "sheet")
        about = [f"{what} that look alike, such as {place}: {layout}"]
    if first.assessment:
        about.append(f"{first.assessment} assessment")
    if alike["accepted"].isna().any():
        return ", ".join(about) + "."
    total = alike[["accepted", "not_rated", "rejected", "duplicates", "waiting"]].sum()
    figures = [_accepted(total)] if total["accepted"] or not total["waiting"] else []
    for name, words in (("not_rated", "not rated"), ("rejected", "not taken")):
        figures += [f"{total[name]:,} {words}"] if total[name] else []
    if total["waiting"]:
        figures.append(f"{format.number(int(total['waiting']), 'rating cell')} waiting for an answer")
    return ", ".join(about) + ". " + ", ".join(figures)


def _accepted(total: pd.Series) -> str:
    """Say how many ratings were taken: those that say again what their rater has said are not counted once more."""
    taken = format.number(int(total["accepted"] - total["duplicates"]), "rating")
    if not total["duplicates"]:
        return f"{taken} accepted"
    return f"{taken} accepted, each once ({total['duplicates']:,} more cells say the same again)"


_WHOSE = {
    "school": {
        "School ILT": "School ILT: they rate their own school’s ILT",
        "District ILT": "District people: they rate a school’s ILT",
    },
    "district": {
        "District ILT": "District ILT: they rate their own ILT",
        "School ILT": "School people: they rate the district’s ILT",
    },
    "": {
        "School ILT": "All are school people: they rate their own ILT and the district’s",
        "District ILT": "All are district people: they rate their own ILT and schools’",
        "self": "Of both sides: each rates their own ILT",
        "cross": "Of both sides: each rates the other side’s ILT",
    },
}


def whose(assessments: str) -> dict[str, str]:
    """Return the answers to whose ratings these are, in words, for ratings of one assessment or of both.

    >>> list(whose("district"))
    ['District ILT', 'School ILT']
    """
    own = [kind for kind in ("school", "district") if kind in assessments]
    return _WHOSE[own[0] if len(own) == 1 else ""]


_OF_SCALE = {
    WAS_0_TO_3: "Yes, they mean 0 to 3 as here",
    WITHOUT_FOURS: "It was 0 to 3: leave the numbers above 3 out",
    SET_ASIDE: "They mean something else: set this aside",
    FROM_1: "1 is the lowest of four: 1 to 4 stand for 0 to 3",
    FROM_4: "1 is the highest of four: 1 to 4 stand for 3 to 0",
}


def choices_in_words(key: str, choices: Iterable[str], assessments: str) -> dict[str, str]:
    """Return the answers to a question that are offered, in words.

    >>> choices_in_words("scale", ["set the whole source aside"], "")
    {'set the whole source aside': 'They mean something else: set this aside'}
    """
    if key.partition(":")[0] == "perspective":
        neither = {choice: "Neither: leave these rows out" for choice in choices if choice == LEFT_OUT}
        return {choice: choice for choice in choices if is_column(choice)} | whose(assessments) | neither
    if key.startswith("rating:"):
        return {choice: f"{choice}: {SCALE[int(choice)]}" if choice.isdecimal() else choice for choice in choices}
    return {choice: _OF_SCALE.get(choice, choice) for choice in choices}


_NAMED = {
    "sheets": "What do the names of the sheets say (sheets 1 to {sheets})?",
    "titles": "What do the titles above the tables say?",
}


def without_names(questions: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Return questions without the names of sheets and the titles, which may be raters'.

    ``questions`` and ``sources`` are those of a ``Reading``.
    """
    sheets = sources.groupby("source")["sheet"].nunique()
    texts = [
        f"{_NAMED[row.key].format(sheets=sheets.get(row.source, 1))} The full-detail view shows them."
        if row.key in _NAMED
        else row.question
        for row in questions.itertuples()
    ]
    return questions.assign(question=pd.Series(texts, questions.index, dtype=object))


def without_words(notices: pd.DataFrame, *, presenting: bool) -> pd.DataFrame:
    """Return notices without the words of a file that they quote, which may name people: their places are left.

    In the full-detail view only what may be a person's name in them is cut to its initials. ``notices`` are those of a
    ``Reading``.
    """
    change = _nothing if presenting else _initials
    texts = [unused_words.changed(message, change) for message in notices["message"]]
    return notices.assign(message=pd.Series(texts, notices.index, dtype=object))


def _nothing(words: str) -> str:
    del words
    return ""


def _initials(words: str) -> str:
    return f" {masks.heading(words)}"


def masked(headings: str) -> str:
    """Return a list of headings with what may be a person's name in them cut to initials.

    ``headings`` is ``Reading.sources["ignored"]`` or ``["columns"]``, such as ``Rating → rating; school=Birch``.

    >>> masked("Rating (Pat Doe) → rating; school=Birch; Note → note")
    'Rating (P… D…) → rating; school=Birch; Note → note'
    """
    return "; ".join(map(_masked, headings.split("; ")))


def _masked(heading: str) -> str:
    text, arrow, role = heading.rpartition(" → ")
    if not arrow and heading.startswith(("school=", "side=", "round=")):
        return heading
    return f"{masks.heading(text)}{arrow}{role}" if arrow else masks.heading(heading)


def answer(key: str, text: str) -> str:
    """Say an answer to a question by its key.

    >>> answer("perspective:Coach", "District ILT")
    '“Coach”: District ILT'
    """
    kind, _, about = key.partition(":")
    if kind == "column":
        return "which column is what"
    if kind == "counts":
        return f"a title or a sheet: {text}"
    kinds = {"perspective": "whose ratings", "sheets": "names of the sheets", "duplicates": "two ratings by one rater"}
    return f"“{about}”: {text}" if about else f"{kinds.get(kind, kind)}: {text}"


def before_confirming(problems: int, alike: int, *, elsewhere: int = 0) -> str:
    """Say what is open when a person may confirm what was understood.

    Parameters
    ----------
    problems, alike
        Problems, and schools that are spelled alike, that this screen shows.
    elsewhere
        Problems that the full-detail view alone shows.
    """
    below = [format.number(problems, "problem")] if problems else []
    below += ["schools that are spelled alike"] if alike else []
    said = []
    if below:
        said.append(f"Below: {format.listing(below)}. Fix them now or later; what could not be taken is not counted.")
    if elsewhere:
        them = f"{format.number(elsewhere, 'problem')} of files you confirmed before"
        said.append(f"{them} {'is' if elsewhere == 1 else 'are'} in the full-detail view.")
    return " ".join(said) or "Review your file before it is charted."


def no_ratings(sources: pd.DataFrame) -> str:
    """Say which files hold no rating at all, and what to do; blank where each holds one, or waits for an answer.

    ``sources`` is ``Reading.sources``; a file whose figures may not be shown is not named.
    """
    figures = ["accepted", "not_rated", "rejected", "waiting"]
    known = sources[sources["layout"] != ""].dropna(subset=figures).groupby("source", sort=False)[figures].sum()
    empty = known[(known["accepted"] == 0) & (known["waiting"] == 0)]
    if empty.empty:
        return ""
    names = format.some(list(empty.index), 3)
    blank, wrong = int(empty["not_rated"].sum()), int(empty["rejected"].sum())
    why = [f"{format.number(blank, 'rating cell')} {'is' if blank == 1 else 'are'} blank or N/A"] if blank else []
    why += [f"{wrong:,} could not be taken"] if wrong else []
    return (
        f"No rating in {names}{': ' if why else ''}{', '.join(why)}. If people rated, check that this is the file with "
        "their ratings, fill in 0, 1, 2 or 3, and add it again."
    )


def unsettled(problems: pd.DataFrame) -> pd.DataFrame:
    """Return the problems about which something is left to be done: without what a person answered themselves."""
    return problems[~problems["code"].isin(SETTLED)]
