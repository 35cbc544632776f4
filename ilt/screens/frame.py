"""The frame: what is said on every screen: filters, privacy while presenting, tables, downloads, news."""

from __future__ import annotations

from ilt import format, framework, rules
from ilt.people import Sides
from ilt.ratings import PERSPECTIVES
from ilt.view import View

HOW_TO_READ, HOW_IT_WORKS, PRESENT = "How to read this", "How this works", "Present"
WHAT_PRESENT_DOES = "Hides the menus and makes everything larger, for a projector. Press Esc to come back."
SAMPLE, ADD_YOURS, MENU = "sample data", "Add yours", "Menu"
AS_A_TABLE = "As a table"

# Filters.
DISTRICT, ROUND, ASSESSMENT, SCHOOLS, AREA, RATED_BY = (
    *("District", "Round", "Assessment", "Schools", "Focus area", "Rated by"),
)
NO_SCHOOLS = "No schools named"
RESET = "Reset filters"
NO_DISTRICT = "No district named"

# Where nothing can be shown.
ADD_AND_REVIEW = "Add and review ratings"
NONE_FOR_YOU = "No ratings here that you can see yet"
NONE_YET = "No ratings to show yet"
NOTHING_READ = (
    f"We could not read any ratings in the files that you confirmed. “{ADD_AND_REVIEW}” lists what needs attention and "
    "how to fix it."
)
ADD_RATINGS = "Add ratings"
NOT_BOTH_SIDES = "No school has ratings from both sides for the same action"
CHOOSE_ANOTHER = "Choose another round or focus area."
REVIEW_NOW = "Review now"
UNNAMED = "Some ratings do not name a district. We count them as a separate district."
WHERE_TO_NAME = f"You can name it under “{ADD_AND_REVIEW}”."
NAME_IT = "Name the district"

# Tables, lists and fields.
ROWS, CHART_ROWS = "rows", "rows of the chart"
SHOW_THAT = "Use their version"
GONE = "Someone else deleted this. Your last change was not saved."
CHANGED = "Someone else just changed this, so it is not deleted yet. Look again, then delete it."
NOT_THEIRS = "Only people who work with this team can do this."
PRESS_AGAIN = "This screen just changed. Press the button again."
RELOAD = "Your access has changed. Reload the page."

# Privacy in the presentation view.
PRIVACY = "Privacy in the presentation view"
THESE_SCHOOLS = "The schools you chose"
FULL_DETAIL, BACK, OPEN_FULL_DETAIL = "Full-detail view…", "Back to presentation view", "Open the full-detail view"
ENTER_FULL_DETAIL, SHOW_EVERYTHING = "Open the full-detail view?", "Show every rating and note"
BANNER = "Full-detail view: shows individual ratings; use it only in private"
SHOW_NOTES = "Show notes"
NOTES_OFF = "Notes are hidden in the presentation view."
BEFORE_NOTES = "In a small team, people may recognize each other’s comments. Show the notes only if the team agrees."
NOT_IN_LINK = "View-only links do not include notes or individual ratings."
NO_NOTES_IN_LINK = "View-only links do not include notes."
OWN_RATINGS = "All of these ratings come from one person. Are they your own?"
SHOW_NEWEST, SHOW_NEWEST_NOW, SHOW_NEWEST_TITLE = (
    *("Show the newest…", "Show the newest ratings", "Show the newest ratings?"),
)
NEWEST_RISK = (
    "Anyone who saw the earlier numbers could compare them and work out what the newest raters said. If no one else "
    "has seen the earlier numbers, this reveals nothing."
)
TWO_VIEWS = f"""
The **presentation view** is the one to project. It hides numbers that come from too few raters, and any other number
that would give them away. Set the minimum group size under *{ADD_AND_REVIEW}*. Notes appear only if you
choose to show them. The **full-detail view** shows every rating and note. Use it only in private.

No chart, slide or report names the person who gave a rating. (Next steps do say who will do them, and a meeting's
summary can list who was there.) But with 3 to 6 raters in a school, no one is truly anonymous: people recognize each
other's words and views. If only one or two district raters rated a school, everyone can tell who gave those ratings,
unless you raise the minimum for district raters. Before you look at the ratings, agree on how you will use them.
"""
SCHOOL_MINIMUM = "Minimum group size: school teams, and schools rating the district"
DISTRICT_MINIMUM = "Minimum group size: district raters, and the district ILT rating itself"
DISTRICT_MINIMUM_HELP = (
    "Often only one or two district raters visit a school, so a higher number hides their ratings of most schools."
)
REASONS = """
**1** hides nothing. **2**: each of two raters can work out the other's rating. **3** is the smallest group in which a
mean does not always give ratings away; a rater can still work out the other two ratings if both are 0 or both are 3.
**5** suits larger teams, but hides small schools. **10** is what many states require for published numbers.
"""
MINIMUM_MEANS = (
    "Except in the full-detail view, numbers from groups smaller than these are hidden, and so is any other number "
    "that would give them away."
)
HIDE_ALIKE = (
    f"Also hide a focus area if everyone in a group gave one of its actions the same low rating ({rules.LOW_IN_WORDS})"
)
SAME_RATING = """
This hides the group's whole focus area, so that no one sees which action they all rated alike. People may still guess
why an area is hidden. It is off by default, because a team should be able to discuss what all of its members rate low.
It changes nothing for groups whose minimum is 1.
"""


def on_slide(view: View, who: str = "") -> str:
    """Say on one line what a slide is about and who rated it, if nothing else is said of them."""
    chosen = view.one_school or (f"{len(view.schools)} schools" if view.schools else "")
    team = chosen or ("District ILT" if view.assessment == "district" else "")
    area = f"{view.area} · {framework.current().area(view.area).name}" if view.area else ""
    return " · ".join(filter(None, [view.round, view.named_district, team, area, who or raters(view)]))


def raters(view: View) -> str:
    """Say who rated what a slide shows, and how many schools are hidden."""
    hidden = 0 if view.one_school else len(view.hidden_schools)
    left_out = [f"{format.number(hidden, 'school')} hidden"] if hidden else []
    return ", ".join([*view.people.values(), *left_out])


def place(at: int, many: int) -> str:
    """Say which one of several it is."""
    return f"{at} of {many}"


def sides(assessment: str) -> str:
    """Explain the two perspectives that one chooses between."""
    own, other = map(Sides(assessment).who, PERSPECTIVES)
    itself = "itself" if assessment == "district" else "themselves"
    return f"Self: ratings by {own} of {itself}. Cross: ratings by {other}."


def side_names(sides: Sides) -> dict[str, str]:
    """Return what buttons call the two sides: ``School teams``."""
    return {side: format.capital(sides.who(side)) for side in PERSPECTIVES}


def all_of(schools: int) -> str:
    """Say in the filter that all schools are looked at."""
    return f"All {schools}"


def none_for(seen: str) -> str:
    """Say that there are no ratings for who looks, and who may know why."""
    return f"No ratings here for {seen}. If you expected some, ask a coordinator how the name is spelled in the files."


def needs_review(files: int) -> str:
    """Count the files that are not confirmed yet."""
    return f"{format.number(files, 'file')} {'needs' if files == 1 else 'need'} review"


def for_you(seen: str) -> str:
    """Say that some ratings are left out because they are not for who looks."""
    return f"You see {seen}. The numbers here include nothing else."


def full_detail_is_for(who: str) -> str:
    """Say who may open the full-detail view."""
    return f"Only {who} can open the full-detail view."


def too_few(who: str, *, several: bool) -> str:
    """Head a screen of which all is hidden."""
    return f"{who} {'have' if several else 'has'} too few raters to show"


def all_hidden(few: str, who_may: str) -> str:
    """Say why all is hidden, and what can be done; ``who_may`` is blank where who looks may change the minimum."""
    change = f"{format.capital(who_may)} can change it" if who_may else f"Change the minimum under “{ADD_AND_REVIEW}”"
    return (
        f"Hidden in the presentation view: {few}. Try all schools together, another focus area or another round. "
        f"{change}, or open the full-detail view, which shows every rating and note."
    )


def hidden_here(problems: int, questions: int) -> str:
    """Say what the full-detail view alone shows of confirmed files, and what waits there."""
    left_open = [f"{format.number(problems, 'problem')} to review"] if problems else []
    left_open += [f"{format.number(questions, 'question')} to answer"] if questions else []
    more = f" The full-detail view has {format.listing(left_open)}." if left_open else ""
    return (
        "In the presentation view, this screen hides the cells, corrections, numbers of ratings and downloads of files "
        f"that you have confirmed.{more}"
    )


def same_rating(raters: int) -> str:
    """Say what no minimum hides; ``raters`` is the minimum of school groups."""
    return (
        "One limit: if everyone in a group gives an action the same rating, the number shows what each person said. "
        f"With your minimums, that can happen in a school group of only {format.number(raters, 'rater')}. A larger "
        "minimum makes it less likely."
    )


def download_rows(rows: int) -> str:
    """Name the download of a very long table."""
    return f"Download all {rows:,} rows (CSV)"


def many_rows(rows: int) -> str:
    """Say that a table is shown page by page."""
    return f"There are {rows:,} rows. Above, choose which rows to show. The file has all of them."


def which(rows: str) -> str:
    """Ask for a page of a long list."""
    return f"Which {rows}?"


def page(first: int, last: int, rows: int) -> str:
    """Name a page of a long list."""
    return f"{first:,} to {last:,} of {rows:,}"


def someone_wrote(words: str | None, what: str) -> str:
    """Say what somebody else wrote in a field meanwhile."""
    return f"Someone else wrote: {words}" if words else f"Someone else removed this {what}."
