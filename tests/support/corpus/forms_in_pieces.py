"""One person's form in pieces: blocks of focus areas side by side, and a small table or some lines for each action."""

import io

import docx

from tests.support.corpus.case import Case
from tests.support.corpus.writers import AREA, WORDS, book, span

OAK = {"round": "Fall 2026", "perspective": "School ILT", "school": "Oak"}
QUESTIONS = ("round", "perspective", "school")
AREAS = (("S1.1", "S1.3"), ("S5.1", "S5.3"))
RISING = (0, 1, 2), (3, 2, 1)
ONE = "Oak | self | S1.1 0 1 2 | S5.1 3 2 1"
MARKS = {"S1.1": 2, "S1.2": 0, "S2.1": 3, "S2.2": 1}
FOUR = ("Oak | self | S1.1 2 0 | S2.1 3 1",)


def blocks(*below, areas=AREAS, titles=None):
    """Write two focus areas side by side, three columns each; ``below`` are lines below the first."""
    names = titles or [AREA[first] for first, _ in areas]
    rows = [[names[0], "", "", "", names[1]], ["Action", "Rating", "Notes", "", "Action", "Rating", "Notes"]]
    for n in range(3):
        left, right = (span(*area)[n] for area in areas)
        rows.append([WORDS[left], RISING[0][n], "seen", "", WORDS[right], RISING[1][n], ""])
    return {"a.xlsx": book({"Sheet1": [*rows, [], *([line] for line in below)]})}


def paper(*blocks_):
    """Write a Word document of paragraphs, and of tables where a block is a list of rows."""
    written = docx.Document()
    for block in blocks_:
        if isinstance(block, str):
            written.add_paragraph(block)
            continue
        table = written.add_table(rows=0, cols=len(block[0]))
        for row in block:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = value
    file = io.BytesIO()
    written.save(file)
    return {"a.docx": file.getvalue()}


def small(mark, note="", label="Rating"):
    """Return the rows of a table for one action."""
    return [[label, str(mark)], ["Notes", note]]


def tables(marks=MARKS, between=(), **own):
    """Return the blocks of a document with a small table below each action, and something before the last one."""
    found = ["Fall reflection"]
    for at, (action, mark) in enumerate(marks.items()):
        found += [*(between if at == len(marks) - 1 else ()), WORDS[action], small(mark, own.get(action[0], ""))]
    return found


def lines(*more, below="Rating: {}", title="", notes=()):
    """Return the lines of a document: each action, its rating, and its note; a title stands before S2.1."""
    found = ["Fall reflection"]
    for action, mark in MARKS.items():
        found += [*([title] if title and action == "S2.1" else ()), WORDS[action], below.format(mark)]
        found += [text for own, text in notes if own == action]
    return [*found, *more]


def case(what, files, keys=QUESTIONS, **expected):
    """Return a case of one file, answered as Oak's."""
    name = next(iter(files()))
    answers = {key: OAK[key] for key in keys}
    return Case(what, files, answers=answers, questions=tuple(f"{key}@{name}" for key in keys), **expected)


CASES = [
    case(
        "forms in pieces: focus areas side by side, and nobody named, are one person's",
        blocks,
        ratings=(ONE,),
        sources=("a.xlsx#Sheet1: tidy: 6 6 0 0 0",),
        notes=("S1.1 seen", "S1.2 seen", "S1.3 seen"),
    ),
    case(
        "forms in pieces: whoever signs below the first focus area rated the others, too",
        lambda: blocks("Completed by: Ana Ruiz", "School: Oak"),
        ("round", "perspective"),
        ratings=(ONE,),
        sources=("a.xlsx#Sheet1: tidy: 6 6 0 0 0",),
        notices=("We took the rater from below the table.",),
    ),
    Case(
        "forms in pieces: blocks of two people side by side are still two people's",
        lambda: blocks(areas=(("S1.1", "S1.3"), ("S1.1", "S1.3")), titles=("Ana Ruiz", "Ben Cole")),
        answers={**OAK, "titles": "raters"},
        questions=tuple(f"{key}@a.xlsx" for key in (*QUESTIONS, "titles")),
        ratings=("Oak | self | S1.1 0 1 2", "Oak | self | S1.1 3 2 1"),
        sources=("a.xlsx#Sheet1: tidy: 6 6 0 0 0",),
    ),
    case(
        "forms in pieces: a small table below each action, with and without notes",
        lambda: paper(*tables(S="weekly")),
        ratings=FOUR,
        sources=("a.docx: tidy: 4 4 0 0 0",),
        notes=tuple(f"{action} weekly" for action in MARKS),
    ),
    case(
        "forms in pieces: the names of focus areas may stand between small tables",
        lambda: paper(*tables(between=(AREA["S2.2"],))),
        ratings=FOUR,
        sources=("a.docx: tidy: 4 4 0 0 0",),
    ),
    case(
        "forms in pieces: a line below each action has its rating, the next one perhaps a note",
        lambda: paper(*lines(notes=[("S1.1", "3 of 5 rooms"), ("S2.2", "Notes: weekly")])),
        ratings=FOUR,
        sources=("a.docx: tidy: 4 4 0 0 0",),
        notices=("Below each of 4 actions is its rating.",),
        notes=("S1.1 3 of 5 rooms", "S2.2 weekly"),
    ),
    case(
        "forms in pieces: what ends the document is no note of the last action",
        lambda: paper(*lines("Thank you!")),
        ratings=FOUR,
        problems=("a.docx!A7: action-unknown: Thank you!",),
        sources=("a.docx: tidy: 5 4 0 1 0",),
        notes=(),
    ),
    Case(
        "forms in pieces: a line that may title the next focus area may as well be a note",
        lambda: paper(*lines(title="Part 2")),
        problems=("a.docx: no-table: ",),
        sources=("a.docx: : 0 0 0 0 0",),
    ),
    Case(
        "forms in pieces: a goal below each action is no rating",
        lambda: paper(*lines(below="Goal: {}")),
        problems=("a.docx: no-table: ",),
        sources=("a.docx: : 0 0 0 0 0",),
    ),
]
