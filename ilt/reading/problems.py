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


_SAVE_XLSX = "Open it in your spreadsheet program and save it as .xlsx or CSV."
_SPLIT = "Split it into smaller files."

FILE_CODES = {
    "empty-file": Code("The file is empty.", "Check that it was saved and sent whole."),
    "no-rows": Code("There is a header but no row below it.", "Put one rating in each row below the header."),
    "layout-unknown": Code(
        "No header with a column action_id (or action) and a column rating was found in the first {limit:,} rows.",
        "Say which column is what, or copy the ratings into the template.",
    ),
    "hidden-column": Code(
        "The ratings of the column {column} are hidden, and the column {other} that is seen may hold the ratings, too.",
        "Say which column is what, or delete the one that does not count.",
    ),
    "two-columns-one-name": Code("The columns {columns} could both be the {name}.", "Say which column is what."),
    "rating-columns": Code(
        "The columns {columns} seem to hold ratings, and whose or of when each is cannot be known.",
        "Give each of them in a file of its own, or name them so that it can be known, such as Self and District ILT.",
    ),
    "no-rating-column": Code(
        "The column {column} may hold the ratings or something else.",
        "Name the column with the ratings “Rating”, if these are what each person answered.",
    ),
    "means": Code(
        "The column {column} holds whole and broken numbers, as means do, so none of them is one person's rating.",
        "Give the ratings of each person.",
    ),
    "counts": Code(
        "The column {column} holds counts, so a row is no rating of one person.", "Give the ratings of each person."
    ),
    "no-marks": Code(
        "Of the columns {columns} one should be marked in each row, but they hold several marks, or counts.",
        "Give the ratings of each person, one mark an action.",
    ),
    "choices-incomplete": Code(
        "The columns {columns} seem to be choices of one action, but they are not 0, 1, 2 and 3, each once.",
        "Give all four choices, or one column with the rating.",
    ),
    "not-a-spreadsheet": Code("This is {what}, not a spreadsheet.", "Give the ratings as .xlsx or CSV."),
    "html-page": Code("This is a web page, whatever its name says.", _SAVE_XLSX),
    "old-excel": Code("This is an Excel workbook of before 2007 (.xls).", _SAVE_XLSX),
    "binary-excel": Code("This is a binary Excel workbook (.xlsb).", _SAVE_XLSX),
    "numbers-file": Code("This is a Numbers file.", "In Numbers, export it to Excel or CSV."),
    "no-table": Code(
        "The document holds no table.", "Fill in the template's table, or give the ratings as .xlsx or CSV."
    ),
    "old-word": Code(
        "This is a Word document of before 2007 (.doc).", "Open it in your word processor and save it as .docx."
    ),
    "took-too-long": Code("The file could not be read within {limit} seconds.", "Save it anew, or split it."),
    "could-not-be-opened": Code(
        "The file made the program that reads it fail, or needs more than {limit} MB of memory.",
        "Open it in your spreadsheet program, copy the ratings into a new file, and give that.",
    ),
    "too-much-together": Code(
        "Together with the other files it takes too long, or too much memory.", "Give fewer files at a time."
    ),
    "codes-only": Code(
        "The columns have codes such as {example} in place of the statements.",
        "In LimeSurvey, export the responses anew with “Full question text” as headings and full answers.",
    ),
    "zip-archive": Code(
        "This is an archive, not a spreadsheet.",
        "Unpack it and give the files in it; as sheets of one workbook where the rows of one belong to another.",
    ),
    "password": Code("The workbook is protected by a password.", "Save a copy without a password."),
    "damaged": Code(
        "The file is damaged and cannot be opened.", "Open it in your spreadsheet program and save it anew."
    ),
    "forbidden-xml": Code("The workbook holds definitions (a DTD) that no spreadsheet program writes.", _SAVE_XLSX),
    "too-many-bytes": Code("The file is larger than {limit} MB.", _SPLIT),
    "too-many-unpacked-bytes": Code("The workbook unpacks to more than {limit} MB.", _SPLIT),
    "too-many-rows": Code("There are more than {limit:,} rows.", _SPLIT),
    "cell-too-long": Code(
        "A cell or a line has more than {limit:,} characters.",
        "Save it anew from the program it came from, as .xlsx where you can.",
    ),
    "too-many-columns": Code("There are more than {limit:,} columns.", "Delete the columns that hold no ratings."),
    "too-many-cells": Code(
        "From its first to its last used row and column the sheet has more than {limit:,} cells.",
        "Delete what stands far from the table, or split it.",
    ),
    "too-many-sheets": Code("The workbook has more than {limit:,} sheets.", _SPLIT),
    "too-many-values": Code(
        "The column {column} holds more than {limit:,} different values, so it cannot be the {name}.",
        "Name the column that is the {name} so, and this one otherwise.",
    ),
    "too-many-tables": Code("There are more than {limit:,} tables below each other.", "Put all of it into one table."),
    "sheet-not-used": Code("You chose to pass this sheet over.", "Take the answer back to read it."),
    "unfinished": Code(
        "Answers that were not finished ({count:,}) are left out, as you chose.", "Take the answer back to count them."
    ),
    "status-left-out": Code(
        "Rows whose status rules them out ({count:,}) are left out, as you chose.",
        "Take the answer back to count them.",
    ),
    "table-left-out": Code("You chose to leave out what “{title}” stands for.", "Take the answer back to read it."),
    "scale-set-aside": Code(
        "You chose to set this sheet aside because its scale may have been another than 0-3.",
        "Change the ratings in the file.",
    ),
    "quotes-broken": Code(
        "More than {limit:,} rows have quotation marks that never close, so rows cannot be told apart.",
        "Save it anew from the program it came from, as .xlsx where you can.",
    ),
}
"""What refuses a whole file or sheet."""

ROW_CODES = {
    "row-too-long": Code(
        "The row has {have} cells where the table has {want}.", "Take out the separator that is too many."
    ),
    "row-too-short": Code(
        "The row has {have} cells where the table has {want}.", "Put in the separator that is missing."
    ),
    "quote-not-closed": Code(
        "A quotation mark in this row has no partner.", "Close it, or double it where the text needs one."
    ),
    "second-table": Code(
        "The row belongs to a second table, with another header, in the same sheet.", "Put each table in its own sheet."
    ),
    "ratings-passed-over": Code(
        "{count:,} cells {where} seem to hold ratings and were not read.",
        "If they are ratings, give them a heading such as those that were read, or a file of their own.",
    ),
    "rating-elsewhere": Code(
        "The row has no rating where it should, but the cell {cell} seems to hold one.",
        "Write it in the column of the ratings, or delete it.",
    ),
    "no-rater": Code(
        "The row seems to hold {what}, which is no rater's.",
        "Leave the cell out if so; if it is somebody's name, write it in full.",
    ),
    "sheet-no-rater": Code(
        "The sheet seems to hold {what}, so it is counted for nobody.",
        "Hide or delete the sheet if so; if it is a rater's, call it by the rater's whole name, or give it in a file"
        " of its own.",
    ),
    "not-to-count": Code(
        "{where} says that the row may not count.",
        "Leave the cell out if so; if the row counts, write {word} in it.",
    ),
    "facts-unclear": Code(
        "It cannot be known what is said in {where} of these ratings.",
        "Write one thing in a cell; where it differs, write it above each column of ratings, and above each table.",
    ),
    "mistake-said": Code(
        "The column “{column}” says that an answer in this row is wrong.",
        "Correct the answer, then write “-” in that cell; or leave the cell out, and the row with it.",
    ),
    "answer-in-two-rounds": Code(
        "Another file holds the same answer, for another round.",
        "Say the round of each file again, or delete the answer where it does not belong.",
    ),
    "names-nobody": Code(
        "The row has figures but names nobody, where others do.", "Write who rated, or delete the row."
    ),
    "no-time": Code(
        "The row has figures, but not the time that the others have, so it may be an answer that nobody sent in.",
        "Write the time in the cell if it counts, or leave the cell out.",
    ),
    "agreed-rating": Code(
        "The row seems to hold what a team agreed on, which is no rater's.",
        "Enter it in a meeting as an agreed rating, and leave the cell out here; if it is a name, write it in full.",
    ),
    "row-of-means": Code(
        "The row holds whole and broken numbers, as means do, so none of them is one person's rating.",
        "Leave the row out, or give the ratings of each person.",
    ),
    "more-problems": Code(
        "From this row on, {count:,} more ratings of the table have a problem.",
        "Fix what those above have in common, then upload it again.",
    ),
    "action-missing": Code("The row names no action.", "Write its action_id, such as S2.2."),
}
"""What is wrong with a row as such."""

CELL_CODES = {
    "action-unknown": Code(
        "“{value}” is no action of the framework{suggestion}.",
        "Leave the cell out if it is to stay unused, or write its action_id, such as S2.2.",
    ),
    "action-ambiguous": Code(
        "“{value}” could be more than one action ({ids}).", "Write the action_id, or add an assessment column."
    ),
    "action-disagrees": Code("The action_id says {id}, but the text beside it is {other}.", "Correct one of the two."),
    "assessment-unknown": Code("“{value}” is no assessment.", "Write district or school."),
    "assessment-disagrees": Code(
        "The assessment says {assessment}, but {id} belongs to the {own} assessment.", "Correct one of the two."
    ),
    "off-scale": Code("“{value}” is not on the scale.", "Write 0, 1, 2 or 3, or leave the cell blank."),
    "not-one-rating": Code("“{value}” is not one rating.", "Choose 0, 1, 2 or 3."),
    "zero-or-none": Code(
        "“{value}” may be a {number}, or say that nobody rated.", "Write {number}, or leave the cell blank."
    ),
    "another-time": Code(
        "“{value}” may be a {number}, or a goal, an average or the rating of another time.",
        "Write {number}, or leave the cell blank.",
    ),
    "struck-through": Code(
        "What stands here is struck through.", "Write what counts without the line, or leave the cell out."
    ),
    "computed-rating": Code(
        "A formula computes this from other figures, so it is no one person's rating.",
        "Leave the cell out if so; if it is one person's rating, write the number without a formula.",
    ),
    "colored-cell": Code(
        "Nothing stands here, but the cell has a color that may be a rating.",
        "Write 0, 1, 2 or 3, or leave the cell out.",
    ),
    "shown-otherwise": Code(
        "The cell shows {text}, but holds the number {number}.",
        "Write 0, 1, 2 or 3 in a cell without a number format, or leave it blank.",
    ),
    "percent": Code("“{value}” is a percentage.", "Write 0, 1, 2 or 3."),
    "true-or-false": Code("“{value}” is not a rating.", "Write 0, 1, 2 or 3."),
    "not-a-rating": Code("“{value}” is not a rating.", "Write 0, 1, 2 or 3, or leave the cell blank."),
    "number-and-words-disagree": Code(
        "The number is {number}, but the words are those of {words}.", "Correct one of the two."
    ),
    "became-a-date": Code(
        "This cell became a date ({value}){guess}.", "Write 0, 1, 2 or 3 and format the cell as text."
    ),
    "cell-error": Code("The formula gives the error {value}.", "Write the value itself."),
    "formula-not-calculated": Code(
        "The formula was never calculated.",
        "Open the file in your spreadsheet program and save it, or write the value.",
    ),
    "merged-rating": Code(
        "The cell is merged with another, so one rating stands for several.",
        "Unmerge the cells and write each rating.",
    ),
    "unreadable-character": Code(
        "The cell holds a character that cannot be read.", "Write 0, 1, 2 or 3, or leave the cell blank."
    ),
    "round-missing": Code("The round is blank.", "Write it as in the other rows."),
    "perspective-missing": Code("The perspective is blank.", "Write self or cross."),
    "perspective-unknown": Code("“{value}” is no perspective.", "Write self or cross, or School ILT or District ILT."),
    "school-missing": Code("The school is blank.", "Write which school is rated."),
    "school-unknown": Code("“{value}” names no school.", "Write which school is rated."),
    "two-marks": Code("More than one choice of this action is marked.", "Leave one mark."),
    "mark-unclear": Code(
        "The columns of this action's choices hold something that is no mark.", "Mark one choice with an X, or none."
    ),
    "left-out": Code("You chose to leave this cell out.", "Take the correction back to read it again."),
    "replaced": Code(
        "The same rater gave a later rating of this action, and you chose to keep the latest.", "Nothing is to be done."
    ),
    "latest-unknown": Code(
        "The same rater gave two different ratings of this action, and it is not certain which is later.",
        "Leave out the one that does not count, or write the time of both as 2026-11-03 14:05.",
    ),
    "set-aside": Code(
        "The same rater gave two different ratings of this action, and you chose to set both aside.",
        "Ask the rater, and keep one of the two.",
    ),
}
"""What is wrong with one cell."""

CODES = FILE_CODES | ROW_CODES | CELL_CODES
SETTLED = frozenset({"left-out", "replaced", "set-aside", "scale-set-aside", "table-left-out", "unfinished"})
"""What a person answered or corrected themselves: it is not counted, and nothing is left to be done about it."""


def sentence(code: str, **facts: object) -> str:
    """Say a problem and how to fix it.

    >>> sentence("off-scale", value="4")
    '“4” is not on the scale. Write 0, 1, 2 or 3, or leave the cell blank.'
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
