"""Every problem that reading knows: a stable code, the sentence that says it, and how to fix it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """One kind of problem.

    Attributes
    ----------
    says
        The sentence; names in braces are filled in.
    fix
        What a person does about it.
    """

    says: str
    fix: str


_MATCH = "Answer the question “Which column is what?”"
_SAVE_XLSX = "Open it in your spreadsheet program, save it as .xlsx or CSV, and upload that."
_SAVE_AGAIN = "Save the file again in the program it came from, as .xlsx if you can"
_SPLIT = "Split the file into smaller ones."
_SCHOOL = "Enter the school that was rated; for ratings of the district ILT, the rater's own school."
_SELF_OR_CROSS = (
    "Enter self (rating their own ILT) or cross (the district rating a school's ILT, or a school rating the district "
    "ILT)."
)

FILE_CODES = {
    "empty-file": Code("The file is empty.", "Check that it was saved, and that all of it was uploaded."),
    "report-workbook": Code(
        "This workbook is a report with averages and counts, not individual ratings.",
        "Upload each person's own ratings.",
    ),
    "no-rows": Code("There is a header row but nothing below it.", "Enter one rating in each row below the header."),
    "layout-unknown": Code(
        "We can't tell which columns have the ratings, or for which actions. No heading in the first {limit:,} rows "
        "tells us for sure.",
        f"{_MATCH}, or copy the ratings into the template.",
    ),
    "hidden-column": Code(
        "The column “{column}” has ratings but is hidden, and the visible column “{other}” may have the ratings too.",
        f"{_MATCH}.",
    ),
    "two-columns-one-name": Code("We can't tell which of columns {columns} has {what}.", f"{_MATCH}."),
    "rating-columns": Code(
        "We found what look like ratings under {columns}, but we can't tell who gave them or in which round.",
        "Give each column a heading that says so, such as Self and District ILT, or put each person's ratings in a "
        "file of their own.",
    ),
    "no-rating-column": Code(
        "The column {column} may have the ratings, or something else.",
        "If it has each person's ratings, change its heading to “Rating”. If not, add a column that does.",
    ),
    "means": Code(
        "The column {column} mixes whole numbers and decimals, so these look like averages, not one person's ratings.",
        "Upload each person's own ratings.",
    ),
    "counts": Code("The column {column} has counts, not one person's ratings.", "Upload each person's own ratings."),
    "no-marks": Code(
        "Each row should have one mark in columns {columns}, but some have several marks, or counts.",
        "Upload each person's own ratings, with one mark for each action.",
    ),
    "choices-incomplete": Code(
        "The columns {columns} look like the choices for one action, but it needs exactly one column for each of 0, 1, "
        "2 and 3.",
        "Include all four choices, or use one column with the rating.",
    ),
    "not-a-spreadsheet": Code(
        "This is {what}, not a spreadsheet.", "Upload the spreadsheet it was made from, or fill in the template."
    ),
    "html-page": Code("This is a web page, even if its file name says otherwise.", _SAVE_XLSX),
    "xml-file": Code("This is an XML file, such as a flat OpenDocument spreadsheet (.fods).", _SAVE_XLSX),
    "old-excel": Code("This is an old Excel workbook (.xls, from before Excel 2007).", _SAVE_XLSX),
    "binary-excel": Code("This is a binary Excel workbook (.xlsb).", _SAVE_XLSX),
    "numbers-file": Code("This is a Numbers file.", "In Numbers, export it to Excel or CSV."),
    "no-table": Code(
        "The document has no table.", "Fill in the template's table, or upload the ratings as .xlsx or CSV."
    ),
    "old-word": Code(
        "This is an old Word document (.doc, from before Word 2007).",
        "Open it in Word, save it as .docx, and upload that.",
    ),
    "took-too-long": Code(
        "Reading the file took more than {limit} seconds.", "Save it again, or split it into smaller files."
    ),
    "could-not-be-opened": Code(
        "We could not open the file. It may be damaged, or it needs more than {limit} MB of memory.",
        "Open it in your spreadsheet program, copy the ratings into a new file, and upload that.",
    ),
    "too-much-together": Code(
        "Reading this file along with the others takes too long, or too much memory.", "Upload fewer files at a time."
    ),
    "codes-only": Code(
        "The column headings are codes such as {example}, not the statements that people rated.",
        "If this is from LimeSurvey, export the responses again with “Full question text” as headings and full "
        "answers.",
    ),
    "zip-archive": Code(
        "This is a compressed folder, not a spreadsheet.",
        (
            "Unzip it and upload the files in it. If one file only makes sense with another (for example, names in "
            "one, ratings in the other), put them in one workbook, each on its own sheet."
        ),
    ),
    "password": Code("The workbook is password-protected.", "Save a copy without a password."),
    "damaged": Code(
        "We couldn't open this file; it may be damaged.",
        "Try opening it in your spreadsheet program, then save it again.",
    ),
    "forbidden-xml": Code(
        "The workbook contains something a normal spreadsheet doesn't have, so for safety we did not open it.",
        f"If you trust where it came from, {_SAVE_XLSX[:1].lower()}{_SAVE_XLSX[1:]}",
    ),
    "too-many-bytes": Code("The file is larger than {limit} MB.", _SPLIT),
    "too-many-unpacked-bytes": Code("The workbook takes up more than {limit} MB once it is opened.", _SPLIT),
    "too-many-rows": Code("There are more than {limit:,} rows.", _SPLIT),
    "cell-too-long": Code(
        "A cell or line has more than {limit:,} characters.",
        f"{_SAVE_AGAIN}.",
    ),
    "too-many-columns": Code(
        "There are more than {limit:,} columns.",
        "In a copy, delete the columns that you don't need, and upload that.",
    ),
    "too-many-cells": Code(
        "The used part of the sheet has more than {limit:,} cells.",
        "In a copy, delete the cells far from the table, or split it into smaller files.",
    ),
    "too-many-sheets": Code("The workbook has more than {limit:,} sheets.", _SPLIT),
    "too-many-values": Code(
        "The column “{column}” has more than {limit:,} different values, so it can't be the {name}.",
        "Give the right column the heading {name}, and this one another heading.",
    ),
    "too-many-tables": Code("There are more than {limit:,} tables, one below another.", "Combine them into one table."),
    "sheet-not-used": Code("You chose to skip this sheet.", "To read it, choose a different answer."),
    "unfinished": Code("You chose to leave out {responses}.", "To count what was left out, choose a different answer."),
    "status-left-out": Code(
        "You chose to leave out {rows} because of the status column.",
        "To count what was left out, choose a different answer.",
    ),
    "table-left-out": Code(
        "You chose to leave out the numbers for “{title}”.", "To count them, choose a different answer."
    ),
    "scale-set-aside": Code(
        "You chose not to count this sheet because its scale may not be 0-3.",
        "If it is 0-3 after all, choose a different answer. If not, ask people to rate on the 0-3 scale.",
    ),
    "quotes-broken": Code(
        "More than {limit:,} rows have quotation marks that are never closed, so we can't tell where each row ends.",
        f"{_SAVE_AGAIN}.",
    ),
}
"""What refuses a whole file or sheet."""

ROW_CODES = {
    "row-too-long": Code(
        "The row has more cells ({have}) than the table has columns ({want}).",
        f"{_SAVE_AGAIN}; or remove the extra comma in a text editor.",
    ),
    "row-too-short": Code(
        "The row has fewer cells ({have}) than the table has columns ({want}).",
        f"{_SAVE_AGAIN}; or add the missing comma in a text editor.",
    ),
    "quote-not-closed": Code(
        "A quotation mark in this row is never closed.",
        f"{_SAVE_AGAIN}; or close the quotation mark in a text editor.",
    ),
    "second-table": Code(
        "The row belongs to a second table, with a different header, on the same sheet.",
        "Put each table on its own sheet.",
    ),
    "ratings-passed-over": Code(
        "We did not read {cells} {where} that may have ratings.",
        "If they are ratings, {how}, or put them in a file of their own.",
    ),
    "rating-elsewhere": Code(
        "The row has no rating in the ratings column, but cell {cell} looks like one.",
        "If it is a rating, move it to the ratings column. If not, clear that cell.",
    ),
    "no-rater": Code(
        "These may not be one person's ratings: {why}.",
        "If they are not, enter “leave out”, and none of them will count. If one person gave these ratings, enter that "
        "person's full name.",
    ),
    "sheet-no-rater": Code(
        "We did not count this sheet because {why}.",
        "If all of these ratings are somewhere else, too, you don't need to do anything. If it has one person's "
        "ratings, rename the sheet to that person's full name, or put it in a file of its own, so that it is read "
        "by itself.",
    ),
    "not-to-count": Code(
        "{where} suggests that this row should not count.",
        "To leave out the whole row, enter “leave out”. If it should count, enter {word}.",
    ),
    "facts-unclear": Code(
        "We can't tell which ratings {where} is about.",
        (
            "Put each school, side (school or district), round or name in a cell of its own, directly above the column "
            "or table it belongs to."
        ),
    ),
    "mistake-said": Code(
        "The column “{column}” says that an answer in this row is wrong.",
        (
            "Correct the rating in your file, delete this remark, and add the file again. If the rating is already "
            "right, enter “-” here to clear the remark. To leave out the whole row, enter “leave out”."
        ),
    ),
    "answer-in-two-rounds": Code(
        "The same response is also in {where}, for a different round.",
        "Correct the round, or delete the response where it does not belong.",
    ),
    "names-nobody": Code(
        "The row has numbers but no name, though other rows have one.",
        "Enter who rated, or a code for that person. If no one rated, delete the row in your file.",
    ),
    "no-time": Code(
        "The row has numbers but no time, though other rows have one. It may be a response that nobody submitted.",
        "If it counts, enter roughly when it was sent, such as 2026-11-03 14:05. If not, enter “leave out”.",
    ),
    "agreed-rating": Code(
        "The row looks like a team's agreed ratings, not one person's.",
        (
            "If so, enter “leave out” here, and enter them in the Agree step of a meeting. If one person gave these "
            "ratings, enter that person's full name."
        ),
    ),
    "row-of-means": Code(
        "The row mixes whole numbers and decimals, so these look like averages, not one person's ratings.",
        "Upload each person's own ratings.",
    ),
    "more-problems": Code(
        "From this row on, more ratings have a problem ({count:,} more).",
        "Fix the problems above, then upload the file again to see the rest.",
    ),
    "action-missing": Code("The row does not name an action.", "Enter its ID, such as S2.2."),
}
"""What is wrong with a row as such."""

CELL_CODES = {
    "action-unknown": Code(
        "“{value}” doesn't match any action in the framework{suggestion}.",
        "If it stands for one, enter that action's ID (S2.2, for example). If not, enter “leave out”: its "
        "ratings won't count.",
    ),
    "action-ambiguous": Code(
        "“{value}” could be more than one action ({ids}).",
        "Enter its ID, or add a column “assessment” that says school or district.",
    ),
    "action-disagrees": Code(
        "The action_id is {id}, but the text next to it is the wording of {other}.",
        "Enter the right action_id, or correct the text in your file.",
    ),
    "assessment-unknown": Code("“{value}” isn't an assessment.", "Enter district or school."),
    "assessment-disagrees": Code(
        "The assessment is {assessment}, but {id} belongs to the {own} assessment.",
        "Enter {own}, or correct the action's ID in your file.",
    ),
    "off-scale": Code("“{value}” is not on the scale.", "Enter 0, 1, 2 or 3, or n/a if it was not rated."),
    "not-one-rating": Code(
        "“{value}” is not one of the ratings 0, 1, 2 and 3.", "Enter 0, 1, 2 or 3, or n/a if it was not rated."
    ),
    "zero-or-none": Code(
        "“{value}” may be a {number}, or it may mean “not rated”.", "Enter {number}, or n/a if it was not rated."
    ),
    "another-time": Code(
        "“{value}” may be a {number}, or it may be a goal, an average or a rating from another time.",
        "If the rating is {number}, enter {number}. If not, enter the right rating, or n/a if it was not rated.",
    ),
    "struck-through": Code(
        "The text in this cell is crossed out.", "If it still counts, enter it again here. If not, enter “leave out”."
    ),
    "computed-rating": Code(
        "A formula calculates this from other numbers, so it may not be one person's rating.",
        "If it is one person's rating, enter the number without a formula. If not, enter “leave out”.",
    ),
    "colored-cell": Code(
        "The cell is blank, but its color may stand for a rating.",
        "Enter 0, 1, 2 or 3, or n/a if it was not rated.",
    ),
    "shown-otherwise": Code(
        "The cell shows {text}, but its value is {number}.",
        "Enter 0, 1, 2 or 3 here, or n/a if it was not rated. Or give the cell the General number format in your file.",
    ),
    "percent": Code("“{value}” is a percentage.", "Enter 0, 1, 2 or 3, or n/a if it was not rated."),
    "true-or-false": Code("“{value}” is not a rating.", "Enter 0, 1, 2 or 3, or n/a if it was not rated."),
    "not-a-rating": Code("“{value}” is not a rating.", "Enter 0, 1, 2 or 3, or n/a if it was not rated."),
    "number-and-words-disagree": Code(
        "The number is {number}, but the words mean {words}.", "Enter the one that is right: 0, 1, 2 or 3."
    ),
    "became-a-date": Code(
        "This cell turned into a date ({value}){guess}.",
        "Enter 0, 1, 2 or 3 here. Or format the cell as text in your file and type the rating again.",
    ),
    "cell-error": Code("The cell shows the error {value}.", "Enter 0, 1, 2 or 3, or n/a if it was not rated."),
    "formula-not-calculated": Code(
        "The formula was never calculated.",
        "Open the file in your spreadsheet program and save it, or enter the value.",
    ),
    "merged-rating": Code(
        "The cell is merged with another, so one rating would count for several.",
        "In your file, unmerge the cells and enter each rating.",
    ),
    "unreadable-character": Code(
        "The cell has a character that can't be read.", "Enter 0, 1, 2 or 3, or n/a if it was not rated."
    ),
    "round-missing": Code("The round is blank.", "Enter it as in the other rows."),
    "perspective-missing": Code("The side (the perspective: who rated) is blank.", _SELF_OR_CROSS),
    "perspective-unknown": Code("“{value}” doesn't tell us who rated.", _SELF_OR_CROSS),
    "school-missing": Code("The school is blank.", _SCHOOL),
    "school-unknown": Code("“{value}” isn't the name of a school.", _SCHOOL),
    "two-marks": Code(
        "More than one choice is marked for this action.",
        "If the mark in this cell does not count, enter “-” to clear it. If it does, delete the others in your file.",
    ),
    "mark-unclear": Code(
        "One of the choices for this action has something other than a mark in it.",
        "Mark one choice with an X, or leave all of them blank.",
    ),
    "left-out": Code("You chose to leave this cell out.", "To read it again, undo the correction."),
    "replaced": Code(
        "The same rater rated this action again later, and you chose to keep the latest.",
        "You don't need to do anything.",
    ),
    "latest-unknown": Code(
        "The same rater gave this action two different ratings, and we can't tell which is later.",
        (
            "Enter “leave out” for the one that does not count, or add the time of both in your file, such as "
            "2026-11-03 14:05."
        ),
    ),
    "set-aside": Code(
        "The same rater gave this action two different ratings, and you chose to count neither.",
        "Ask the rater which one is right, then delete the wrong one in your file.",
    ),
}
"""What is wrong with one cell."""

CODES = FILE_CODES | ROW_CODES | CELL_CODES
SETTLED = frozenset({"left-out", "replaced", "set-aside", "scale-set-aside", "table-left-out", "unfinished"})
"""What a person answered or corrected themselves: it is not counted, and nothing is left to be done about it."""


def sentence(code: str, **facts: object) -> str:
    """Say a problem and how to fix it.

    >>> sentence("off-scale", value="4")
    '“4” is not on the scale. Enter 0, 1, 2 or 3, or n/a if it was not rated.'
    """
    kind = CODES[code]
    return f"{kind.says.format(**facts)} {kind.fix.format(**facts)}"


class Refused(Exception):  # noqa: N818 - it is a verdict, not a fault of the program
    """A file or sheet cannot be read; it carries the code and the sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        self.says = CODES[code].says.format(**facts)
        self.message = sentence(code, **facts)
        super().__init__(self.message)

    def __reduce__(self) -> tuple[object, ...]:
        return _refused, (self.code, self.facts)


def _refused(code: str, facts: dict[str, object]) -> Refused:
    return Refused(code, **facts)
