"""Reports: what files that people take home say besides what screens say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ilt import format, framework, rules
from ilt.people import MARKS
from ilt.suppression import Minimums

WHO, AREAS, SIDES, ATTENTION, CHANGE = (
    *("Who rated", "Focus areas", "Self and cross", "Attention"),
    "Change over time",
)
ACROSS, PRIORITIES, NEXT_STEPS, NOTES, NUMBERS = (
    *("Across schools", "Priorities", "Next steps", "Notes"),
    "How to read these numbers",
)
ACTION = "Action"
SCHOOLS, RATINGS, ACTIONS, COMPLETE = "Schools", "Ratings", "Actions rated", "Complete"
NOT_RATED, HIDDEN = "not rated", "hidden"
NO_FIGURE = "no number"
SELF, CROSS = "● self", "○ cross"
SIDES_FOOT = "Mean ratings, 0-3. ● self: how a team rates itself; ○ cross: how the other side rates it."
RATINGS_FOOT = f"The numbers are counts of ratings. Low means {rules.LOW_IN_WORDS}."
HEAT_FOOT = (
    f"Mean ratings, 0-3. Warm colors: under {rules.STRENGTH}. Cool colors: {rules.STRENGTH} or more. A cell that is "
    f"{NOT_RATED} is not a 0."
)
ORDER_FOOT = "This order is a starting point for discussion: people know things that numbers cannot show."
CONVENTIONS = (
    "The framework asks for ratings and notes. Means, gaps, flags and priorities were added by this dashboard.",
    f"Ratings: {'; '.join(f'{value} {words}' for value, words in framework.SCALE.items())}.",
    (
        f"A low rating is {rules.LOW_IN_WORDS}. A school is low on an action if {rules.MOST_IN_WORDS} or more of its "
        "ratings are."
    ),
    (
        f"A gap is the self mean minus the cross mean: {rules.LARGE_GAP} or more is large, {rules.NOTABLE_GAP} or more "
        "is notable."
    ),
    "Blank and N/A mean not rated. They are never counted as a 0.",
    (
        "ILT: instructional leadership team. MLs: multilingual learners. SWDs: students with disabilities. PD: "
        "professional development."
    ),
)
CONVENTIONS_TITLE = "What the numbers mean, and where they come from"
NO_NOTES = "Notes are left out."
FINDINGS = "What the ratings say"
AGREED = "Agreed ratings"
AGREED_FOOT = "Agreed on in a team meeting. Not counted with the individual ratings."
SAMPLE = "These are sample ratings from a made-up district."


def title(team: str, round_: str) -> str:
    """Title a report: whose ratings, of which round."""
    return f"{team}: ILT ratings, {round_}"


def chosen(where: str) -> str:
    """Say what the filters chose."""
    return f"Shown: {where}."


def people_and_ratings(who: str, ratings: int, *, some_hidden: bool) -> str:
    """Say who rated, and how many ratings that makes; where some are hidden, there are more than are shown."""
    many = format.number(ratings, "rating") if ratings else "no ratings"
    return f"Rated by {who}: {many} {'shown' if some_hidden else 'in all'}."


def hidden_in_words(minimums: Minimums, *, full_detail: bool) -> str:
    """Say what is hidden, in words: of which groups nothing is shown."""
    if full_detail:
        return "Full-detail view: shows individual ratings. Do not project or share it."
    school = _shown_from("from school teams, and from schools rating the district,", minimums.k)
    district = _shown_from("from district raters", minimums.in_office)
    alike = (
        f" A focus area is also hidden if everyone gave one of its actions the same {rules.LOW_IN_WORDS}."
        if minimums.alike
        else ""
    )
    return f"Presentation view: no rater names. {school} {district}{alike}"


def _shown_from(whose: str, least: int) -> str:
    """Say how many must have rated before numbers of theirs are shown."""
    if least == 1:
        return f"Numbers {whose} are always shown, even if only one person rated."
    return f"Numbers {whose} are shown only if at least {least} people in a group rated."


def made(day: date, files: int) -> str:
    """Say when a report was made, and from how many files."""
    return f"Made on {format.day(day)}" + (f" from {format.number(files, 'file')}." if files else ".")


def boxes(kinds: Sequence[str]) -> str:
    """Say which characters the fonts of the PDF lack."""
    return (
        f"This PDF shows {format.listing(list(kinds))} characters as boxes. They can be copied, and screen "
        "readers read them. The Word report and the slides can show them."
    )


def more_schools(schools: int, shown: int) -> str:
    """Say that a heatmap has not room for every school."""
    return f"The {shown} schools with the lowest means, of {schools}. The Excel workbook has all of them."


def more_rows(left: int, what: str) -> str:
    """Say that a list goes on in the Excel workbook."""
    return f"{format.number(left, f'more {what}')} in the Excel workbook."


def more_of(finding: str, number: int, slides: int) -> str:
    """Title a slide on which a section goes on: with its finding once more."""
    return f"{finding} ({number} of {slides})"


def side_of(label: str, mark: str) -> str:
    """Name a row of a chart: an action, and which side rated it."""
    return f"{label} {mark}"


MEANS_CHART, COUNTS_CHART = "Bar chart of mean ratings, 0-3.", "Bar chart of how many ratings each action got."


def bars_say(what: str, rows: list[tuple[str, list[str]]]) -> str:
    """Say a chart in words, for whom cannot see it: what it is, then each row and its figures."""
    said = ". ".join(f"{_aloud(row)}: {', '.join(map(_aloud, figures))}" for row, figures in rows)
    return f"{what} {said}."


def rated(ratings: int, value: int) -> str:
    """Say a part of a bar aloud: how many ratings of a value."""
    return f"{format.number(ratings, 'rating')} of {value}"


def _aloud(label: str) -> str:
    """Return a label without the mark of a side, which screen readers pass over or call a circle, but with its name.

    >>> _aloud("Coaches teachers ●"), _aloud("○ cross 1.2")
    ('Coaches teachers, self', 'cross 1.2')
    """
    for side, mark in MARKS.items():
        label = label.removeprefix(f"{mark} ")
        label = f"{label.removesuffix(f' {mark}')}, {side}" if label.endswith(f" {mark}") else label
    return label


def focus_areas(numbers: list[str]) -> str:
    """Name several focus areas that have the same finding."""
    return f"Focus areas {format.listing(numbers)}"


def agreed(rating: int) -> str:
    """Say which rating a team agreed on."""
    return f"Agreed rating: {rating} {framework.IN_SHORT[rating]}"


def agreed_title(actions: int) -> str:
    """Say how many ratings a team agreed on."""
    return f"The team agreed on a rating for {format.number(actions, 'action')}"


def note(rating: str, school: str, side: str) -> str:
    """Say what a note came with."""
    return ", ".join(filter(None, [rating, school, side]))


# The screen where reports are made.
TITLE = "Slides and reports"
HOW = """
Present the **slides** as they are, or edit them, even the data behind the charts. The speaker notes have questions for
a facilitator. The **report** has the same content to read, as a PDF that works with screen readers, or as a
Word document to edit. **One page** is a summary to print or send: the findings, where to start, and the next steps. The
**workbook** has all the numbers in the slides and reports, and a sheet that explains each column.

Each file follows the filters. In the presentation view, it shows only what may be projected: no rater names, and no
numbers from groups that are too small. In the full-detail view, it shows every number and says so; do not share it.
Next steps do say who will do them. The first page or sheet says which filters were set, who rated, and what
is hidden. Raters’ notes are in a file only if *Show notes* is on.
"""
ONE, EACH = "Download what you see now", "A file for each school"
KINDS = {
    "pptx": "Slides (PowerPoint)",
    "pdf": "Report (PDF)",
    "docx": "Report (Word)",
    "page.pdf": "One page (PDF)",
    "xlsx": "Workbook (Excel)",
}
NAMES_OF_KINDS = {**KINDS, **dict.fromkeys(("plan.docx", "plan.pptx"), "Your own plan form")}
TEMPLATE, OWN_SLIDES = "Use your district’s slide design", "A PowerPoint file with your design (.pptx)"
NO_SLIDES = "This isn’t a PowerPoint file (.pptx)."
REMOVE_SLIDES = "Remove your slide design"
WHICH = "File types: choose one or more"
STOP, ALL_IN_ONE = "Stop", "Download all (zip)"
BUSY = "The server is making many files right now. Try again in a minute."
TOO_LONG = (
    "This report would be too long. Choose one school or one focus area, hide the notes, or shorten the next steps, "
    "then try again."
)
NOT_MADE = "This file couldn’t be made. The slides and the workbook have the same numbers."
NO_ROOM = "The server has no room left for it. Try again in a few minutes."
ONE_SCHOOL_ONLY = "To make a file for each school, choose School ILTs and two or more schools in the filters."


def like(name: str) -> str:
    """Say whose look the slides take."""
    return f"Slides use the design of {name}: its layouts, fonts and text colors. Its own slides are left out."


def make(files: int) -> str:
    """Name the button that makes a file for each school."""
    return f"Make {format.number(files, 'file')}"


def making(done: int, of: int, school: str) -> str:
    """Say how far it is."""
    return f"{done} of {of}{f': {school}' if school else ''}"


def ready(files: int) -> str:
    """Say that the files are made."""
    return f"{format.number(files, 'file')} ready."


def left_out(files: list[str], why: str) -> str:
    """Say which files are not made, and why."""
    return f"Not made: {format.some(files)}. {why}"
