"""Add and review ratings: what was read from files, whose ratings they are, and what is open, in words."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ilt import format
from ilt.reading.around_tables import unused_words
from ilt.reading.cells import masks
from ilt.reading.problems import SETTLED
from ilt.reading.questions import ARE_NAMES_OF

HOW = """
Drop in what you have: exports from Google Forms, Microsoft Forms, SurveyMonkey, Qualtrics or LimeSurvey, filled-in
templates (Word .docx, Excel .xlsx, OpenDocument spreadsheet .ods, or CSV), or a table of your own. Check it under
**What we read**. Then answer the questions and confirm. Until you confirm, no other screen shows your ratings. **We
never guess a rating.** Anything we can't read with certainty is listed as a problem, and you can correct it or leave it
out. Our messages shorten most words that may be names to their initials. But until you confirm a file, this screen
shows its cells, and a problem or a question may quote a name in full. (After that, only the full-detail view does.) So
don't project this screen.

The **perspective** says who rated: *self* means that a team rated itself; *cross* means that the district rated a
school team, or that a school rated the district ILT. Every rating cell in your files is *accepted*, *not rated* (blank
or N/A), *not counted* (it could not be read, or was left out), or *waiting* until you answer a question. Except in the
full-detail view, a number that was already shown stays the same until a few more people in the group have rated; *How
it’s calculated* says how many.

Everything is saved in a **workspace**. Bookmark this page to come back. Anyone who has its address can see and change
all of it, including rater names in your files; if people have to sign in, their role decides what they can do. To let
people only look, use *Share…*, which is on the left once you have added ratings. Your files are stored only on the
computer or server that runs this dashboard, or in its database. *Delete permanently* removes the workspace: files,
answers, next steps and meetings.
"""

# What the screen is for.
FOR_COORDINATORS = "Coordinators add the ratings"
YOUR_FILES, SHARED_FILES = "Your files", "The files in this workspace"
ONLY_THIS_TAB = "Your files, in this browser tab only"
ADD_YOURS = "Add your ratings"
SAMPLE_UNTIL_THEN = "Until you add and confirm a file, every screen shows sample ratings from a made-up district"

# Adding files.
ADD_FILES = "Add ratings files (.csv, .xlsx, .ods, .docx or an exported workspace .zip; several at once)"
STILL_ADDING = "A file is still being added. Continue without it?"
WHO_WILL_SEE = "Who will see your files?"
BEGUN_ELSEWHERE = (
    "Someone else started this workspace, or it was started in another browser. Everyone who has its link, including "
    "the person who started it, will see the files you add."
)
START_NEW, ADD_HERE = "Start a new workspace", "Add files to this one"
GROUPS = ("school teams and for schools rating the district", "district raters")
"""What the two minimum group sizes are for."""

# What we read.
WHAT_WE_READ = "What we read"
TABLES, SHEETS_WITHOUT_RATINGS, REMARKS = "tables", "sheets without ratings", "remarks"
WHAT_WE_READ_ALT = "What we read in each file and sheet"
CELLS_HIDDEN = "Cells are hidden in the presentation view"
FIRST_CELLS = "The first cells, as we read them"
USED, NOT_USED = "Columns we used (your column → how we read it)", "Columns we did not use"
NOT_READ = "not read."
CHANGE_ANSWERS = "Change the answers"
READING = "Reading…"
BUSY = "The server is too busy to read your files. Try again in a minute."

# Confirming.
FRAMEWORK_CHANGED = "The framework changed since you reviewed these files. See below how we read them now."
SEE_HEATMAPS = "See the heatmaps"
WITHOUT_WAITING = "Show the heatmaps without the files that need answers"
CONFIRM, DONE = "This is right: show the heatmaps", "Done: show the heatmaps"

# Taking files away.
DOWNLOAD, INCLUDE_NAMES = "Download ratings", "Include rater names (confidential)"
NAMES_INCLUDED = "This file will show who gave which rating. Store it where only authorized people can open it."
EXPORT = "Export the workspace (.zip)"
ABOUT_EXPORT = (
    "The export includes your files with names and notes, answers, corrections and settings. To open it again, add "
    "the .zip file here as it is."
)
_ITEMS = {"meeting": "meeting", "step": "next step"}
COLLECT = "Collect ratings"
IMPORTS = (
    "Download the questions and copy them into a new form. Or have a script build the form for you: download the "
    "Google Form script, paste it into a new project at script.google.com, run it, and give it permission when Google "
    "asks. Either way, we recognize the responses when you add them here."
)
WORD, EXCEL = "Word template", "Excel template"
GOOGLE, MICROSOFT = "Google Forms questions", "Microsoft Forms questions"
GOOGLE_SCRIPT = "Google Form script"
TIDY = "Blank CSV template (one rating per row)"
FOR_WHOM = {
    "school": "The 19 school actions, for team members and for district raters.",
    "district": "The 13 district actions, for district ILT members and for school raters.",
}
"""Who fills in which form."""

# Removing.
REMOVE, REMOVE_ONE = "Remove", "Remove one file"
DELETE = "Delete permanently…"
REMOVE_IT, KEEP_IT = "Remove it", "Keep it"
DELETE_ALL_TITLE, DELETE_ALL = "Delete everything permanently?", "Delete everything"
DELETE_WARNING = (
    "This permanently deletes files, answers, corrections, settings, meetings and next steps for everyone who has the "
    "link. You cannot undo this. If your IT staff make backups, a copy stays in them until they are overwritten."
)

FIGURES = ("seen", "accepted", "not_rated", "rejected", "waiting", "duplicates")
"""What ``Reading.sources`` counts of each file and sheet; blank where it may not be shown of one."""
LAYOUTS = {
    "matched": "columns as you chose",
    "tidy": "one rating per row",
    "wide": "one rater per row",
    "template": "filled-in template",
}
"""What a screen calls a layout that is no program's own."""
HEADINGS = {"source": "File", "header_row": "Header row", "not_rated": "Not rated", "action_id": "Action ID"}


def stayed(by_kind: Mapping[str, int]) -> str:
    """Say that meetings and next steps of an export are here already, with other words, and stay as they are here."""
    items = [format.number(by_kind[kind], name) for kind, name in _ITEMS.items() if by_kind.get(kind)]
    are = "is" if sum(by_kind.values()) == 1 else "are"
    return (
        f"{format.listing(items)} {are} different in this export. What is here stayed as it was. To see what the "
        "export says, open it in a new workspace."
    )


def column_head(name: str) -> str:
    """Return the heading of a column of a list of places, such as ``not_rated``."""
    return HEADINGS.get(name, format.capital(name))


def sheet(name: object) -> str:
    """Say which sheet it is, by its number or its name."""
    return f"sheet {name}"


def files_for(who: str) -> str:
    """Say for whom this screen is."""
    return f"Files, questions and corrections are for {who}"


def shared(whose: str) -> str:
    """Say who can open files that are kept."""
    return f"{whose}; everyone who has this page’s address can open them"


def import_asks(wanted: int, group: str, now: int) -> str:
    """Ask which minimum group size holds, that of an imported workspace or the one here."""
    return (
        "In the presentation view, numbers appear only if enough people rated. "
        f"For {group}, the minimum is {now} here and {wanted} in the workspace you imported. Which do you want? With a "
        "smaller number, people may work out how one person rated."
    )


def keep(size: int) -> str:
    """Say that a minimum group size stays."""
    return f"Keep {size}"


def use(size: int) -> str:
    """Say that another minimum group size holds from now on."""
    return f"Use {size}"


def accepted(kind: str) -> str:
    """Say in which format the accepted ratings are offered."""
    return f"Download the accepted ratings ({kind})"


def remove(name: str) -> str:
    """Say that a file is to be removed; it is asked once more."""
    return f"Remove {name}…"


def remove_warning(name: str) -> str:
    """Say what goes with a file."""
    return (
        f"Remove {name}? This removes its ratings, and your answers and corrections for it, for everyone who has the "
        "link. To get it back, add the file again."
    )


def you_answered(words: str) -> str:
    """Say what was answered."""
    return f"You answered: {words}"


def first_cells(place: str) -> str:
    """Describe the table of the first cells of a file."""
    return f"The first rating cells of {place}, as we read them"


def title(sources: pd.DataFrame, problems: pd.DataFrame, questions: pd.DataFrame, *, few: bool = False) -> str:
    """Title the Ratings screen: how many ratings were read, unless of a ``few`` people alone, and what is open."""
    rated = int(sources["accepted"].sum() - sources["duplicates"].sum())
    ratings = "Ratings" if rated and few else format.number(rated, "rating") if rated else "No ratings"
    title = f"{ratings} read from {format.number(sources['source'].nunique(), 'file')}"
    problems = unsettled(problems)
    if len(questions) and not rated:
        first = format.number(questions["key"].nunique(), "question")
        return f"{first} to answer before we can read ratings from {format.number(sources['source'].nunique(), 'file')}"
    if len(questions):
        return title + f"; {format.number(questions['key'].nunique(), 'question')} to answer first"
    return title + (f"; {format.number(len(problems), 'problem')} to review" if len(problems) else "")


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
    for name, words in (("not_rated", "blank or N/A"), ("rejected", "not counted")):
        figures += [f"{total[name]:,} {words}"] if total[name] else []
    if total["waiting"]:
        figures.append(f"{format.number(int(total['waiting']), 'rating cell')} waiting for an answer")
    return ", ".join(about) + ". " + ", ".join(figures)


def _accepted(total: pd.Series) -> str:
    """Say how many ratings were taken: those that say again what their rater has said are not counted once more."""
    taken = format.number(int(total["accepted"] - total["duplicates"]), "rating")
    if not total["duplicates"]:
        return f"{taken} accepted"
    return f"{taken} accepted ({format.number(int(total['duplicates']), 'repeated cell')} counted only once)"


_NAMED = {
    "sheets": f"The sheets (sheets 1 to {{sheets}}) have names. {ARE_NAMES_OF}",
    "titles": f"There are titles above the tables. {ARE_NAMES_OF}",
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
    below += ["schools with similar names"] if alike else []
    said = []
    if below:
        them = "it" if problems == 1 and not alike else "them"
        said.append(
            f"Below: {format.listing(below)}. Fix {them} now, or later in the full-detail view. We do not "
            "count what we could not read."
        )
    if elsewhere:
        them = f"{format.number(elsewhere, 'problem')} in files you confirmed earlier"
        said.append(f"{them} {'is' if elsewhere == 1 else 'are'} in the full-detail view.")
    return " ".join(said) or "Review your file before it is shown in charts."


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
    why += [f"{wrong:,} could not be read"] if wrong else []
    return (
        f"No ratings in {names}{': ' if why else ''}{', '.join(why)}. Check that this is the file with the ratings. If "
        "people rated, fill in 0, 1, 2 or 3 and add it again."
    )


def unsettled(problems: pd.DataFrame) -> pd.DataFrame:
    """Return the problems about which something is left to be done: without what a person answered themselves."""
    return problems[~problems["code"].isin(SETTLED)]
