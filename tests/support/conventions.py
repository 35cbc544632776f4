"""Random tables in the conventions of each layout, written from what such tables look like, with what they hold beside.

``random_table(layout, random)`` gives the rows of a sheet and the ratings in it, as (school, side, action, rating). Nothing
here knows how the reader works; where a convention leaves something out, answers say it.
"""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from tests.support.corpus.writers import LABELS, WORDS, S

SCHOOLS = ("Birch Elementary", "Cedar Middle", "Elm High", "Oak K-8", "St. Mary Academy")
ANSWERS = {"round": "Fall 2026", "perspective": "School ILT", "school": "Birch Elementary"}
HOME = ("Birch Elementary", "self")
RATING = (
    *(
        "Rating",
        "Score",
        "Self-Rating",
        "Rating (0-3)",
        "Score (out of 3)",
        "Our rating",
        "Current Rating",
        "Level (0-3)",
    ),
    *(
        "RATING",
        "Rating*",
        "Team rating",
        "Rating Scale (0–3)",
        "Answer",
        "Response",
        "Rate 0-3",
        "Implementation rating",
    ),
)
ACTION = (
    "Action",
    "Practice",
    "Look-fors",
    "Indicator",
    "Criterion",
    "Key Action",
    "Standard",
    "Statement",
    "Component",
)
NOTE = ("Notes", "Evidence", "Comments / Evidence", "Rationale", "Notes (optional)", "Artifacts", "Why?")
OTHERS = ("Focus Area", "Owner", "Due", "Weight class", "Page")
DRESS = (
    *(
        "{id}",
        "[{id}] {text}",
        "{text}",
        "({id}) {text}",
        "{text} ({id})",
        "{id}: {text}",
        "{n}. {text}",
        "{n}) {text}",
    ),
    *("{text} *", "{text}:", "{low}", "Q{n}_{id}", "Action {id}", "{id} (0-3)", "Rate each action [{text}]"),
    *("<p>{id}</p> {text}", "group/{low}", "Please rate: {text}", "How far are we? [[{id}] {text}]", "{id} Rating"),
    *("{text} (0 = Not present, 3 = Present and implemented consistently and effectively)", "{dash}", "Q{n}: {text}"),
)
CHOICE = (
    "{a} - {c}",
    "{a}_{c}",
    "{a}/{c}",
    "{a}___{c}",
    "{a} [{c}]",
    "{a}: {c}",
    "{a} - {l}",
    "{a} [{c} - {l}]",
    "{a} ({c})",
)
MARKS = (
    ("1", ""),
    ("1", "0"),
    ("X", ""),
    ("x", ""),
    ("✓", ""),
    ("TRUE", "FALSE"),
    ("☒", "☐"),
    ("Yes", ""),
    ("label", ""),
)
PEOPLE = ("Principal", "AP", "Instructional Coach", "Counselor", "Math Teacher")


@dataclass
class Sheet:
    """The rows of a sheet, and the ratings that it holds."""

    rows: list[list[object]] = field(default_factory=list)
    ratings: Counter = field(default_factory=Counter)

    def data(self) -> bytes:
        """Write it as separated values."""
        file = io.StringIO()
        width = max(map(len, self.rows))
        csv.writer(file).writerows([[*row, *[""] * (width - len(row))] for row in self.rows])
        return file.getvalue().encode()


def dressed(form: str, action: str, n: int) -> str:
    low = action.lower().replace(".", "_")
    return form.format(id=action, text=WORDS[action], n=n, low=low, dash=action.replace(".", "-"))


def written(r: Random, rating: int | None) -> str:
    if rating is None:
        return r.choice(("", "", "N/A"))
    return r.choice((str(rating), str(rating), f"{rating} - {LABELS[rating]}", LABELS[rating], f"{rating}.0"))


def some(r: Random, least: int = 4) -> list[str]:
    return sorted(r.sample(S, r.randint(least, len(S))))


def rating(r: Random) -> int | None:
    return r.choice((0, 1, 2, 3, 0, 1, 2, 3, None))


def add(sheet: Sheet, school: str, side: str, action: str, value: int | None) -> None:
    if value is not None:
        sheet.ratings[school, side, action, value] += 1


def person(r: Random, n: int) -> tuple[list[object], tuple[str, str]]:
    """Return the cells that say who somebody is, and what they say."""
    school, side = r.choice(SCHOOLS), r.choice(("School ILT", "District ILT"))
    return [school, side, f"R-{n}"], (school, "self" if side == "School ILT" else "cross")


def tidy(r: Random) -> Sheet:
    sheet, names = Sheet(), r.choice((["School", "Perspective", "Rater"], ["Building", "Role", "Your name"]))
    order = [
        *names,
        r.choice(ACTION),
        r.choice(RATING),
        *r.sample(NOTE, r.randint(0, 1)),
        *r.sample(OTHERS, r.randint(0, 2)),
    ]
    places = r.sample(range(len(order)), len(order))
    sheet.rows.append([order[place] for place in places])
    form = r.choice(("{id}", "[{id}] {text}", "{text}"))
    for n in range(r.randint(1, 4)):
        who, team = person(r, n)
        for action in some(r):
            value = rating(r)
            add(sheet, *team, action, value)
            cells = [*who, dressed(form, action, 1), written(r, value), *["as seen"] * (len(order) - 5)]
            sheet.rows.append([cells[place] for place in places])
    return sheet


def wide(r: Random) -> Sheet:
    sheet, form, actions = Sheet(), r.choice(DRESS), some(r)
    notes = r.choice((None, None, "{} notes", "Why? [{}]", "Evidence for {}"))
    sheet.rows.append([r.choice(("School", "1. Which school do you work at?")), "Perspective", "Rater"])
    for n, action in enumerate(actions, 1):
        sheet.rows[0] += [dressed(form, action, n), *([notes.format(action)] if notes else [])]
    for n in range(r.randint(1, 4)):
        who, team = person(r, n)
        sheet.rows.append(who)
        for action in actions:
            value = rating(r)
            add(sheet, *team, action, value)
            sheet.rows[-1] += [written(r, value), *(["3 of us saw it"] if notes else [])]
    return sheet


def marks(r: Random) -> Sheet:
    sheet, form, actions, (yes, no) = Sheet(), r.choice(CHOICE), some(r), r.choice(MARKS)
    dress = r.choice(("{id}", "{text}", "[{id}] {text}"))
    sheet.rows.append(["School", "Perspective", "Rater"])
    for n, action in enumerate(actions, 1):
        sheet.rows[0] += [form.format(a=dressed(dress, action, n), c=c, l=LABELS[c]) for c in range(4)]
    for n in range(r.randint(1, 5)):
        who, team = person(r, n)
        sheet.rows.append(who)
        for action in actions:
            value = rating(r)
            add(sheet, *team, action, value)
            mark = LABELS[value or 0] if yes == "label" else yes
            sheet.rows[-1] += [mark if choice == value else no for choice in range(4)]
    return sheet


def marked_template(r: Random) -> Sheet:
    sheet, (yes, no) = Sheet(), r.choice(MARKS)
    sheet.rows += [["School", "Birch Elementary"], ["Perspective", "School ILT"], []]
    heads = r.choice((["0", "1", "2", "3"], LABELS, [f"{n} - {label}" for n, label in enumerate(LABELS)]))
    action = r.choice(("School ILT Actions", *ACTION))
    above = r.random() < 0.5
    sheet.rows += [[action, "Rating", "", "", "", "Notes"], ["", *heads, ""]] if above else [[action, *heads, "Notes"]]
    for own in some(r):
        value = rating(r)
        add(sheet, *HOME, own, value)
        mark = LABELS[value or 0] if yes == "label" else yes
        sheet.rows.append([WORDS[own], *[mark if choice == value else no for choice in range(4)], ""])
    return sheet


def by_column(r: Random) -> Sheet:
    sheet, people = Sheet(), r.randint(1, 4)
    who = [person(r, n) for n in range(people)]
    label = r.choice(("", "Rater", "Name"))
    heads = (
        [f"Rater {n}" for n in range(1, people + 1)] if not label else [f"Ann {letter}." for letter in "ABCDE"[:people]]
    )
    sheet.rows += [
        [label, *heads],
        ["School", *[cells[0] for cells, _ in who]],
        ["Team", *[cells[1] for cells, _ in who]],
    ]
    for action in some(r):
        values = [rating(r) for _ in who]
        sheet.rows.append([r.choice((action, WORDS[action])), *[written(r, value) for value in values]])
        for (_, team), value in zip(who, values, strict=True):
            add(sheet, *team, action, value)
    return sheet


def rating_columns(r: Random) -> Sheet:
    sheet = Sheet()
    kind = r.choice(("people", "times", "sides"))
    form = r.choice(("Rating ({})", "{} rating", "{} Score"))
    of = {
        "people": r.sample(PEOPLE, r.randint(2, 4)),
        "times": r.choice((["Fall", "Spring"], ["Pre", "Post"], ["Fall 2026", "Spring 2027"], ["BOY", "MOY", "EOY"])),
        "sides": ["Self", "District"],
    }[kind]
    sheet.rows.append(["School ILT Actions", *[form.format(own) for own in of], "Notes"])
    for action in some(r):
        values = [rating(r) for _ in of]
        sheet.rows.append([WORDS[action], *[written(r, value) for value in values], ""])
        for own, value in zip(of, values, strict=True):
            add(sheet, HOME[0], "cross" if own == "District" else "self", action, value)
    return sheet


def titled_blocks(r: Random) -> Sheet:
    sheet, schools, actions = Sheet(), r.sample(SCHOOLS, r.randint(2, 3)), some(r)
    behind = r.random() < 0.5
    form = "[{a}] {t} [{s}]" if behind else r.choice(("{s} [{a}]", "{s} [[{a}] {t}]", "{s}: {t}"))
    pairs = [(school, action) for school in schools for action in actions]
    pairs = sorted(pairs, key=lambda pair: pair[1]) if behind else pairs
    sheet.rows.append(["Timestamp", "Email Address", "Which team are you on?"])
    sheet.rows[0] += [form.format(s=school, a=action, t=WORDS[action]) for school, action in pairs]
    for n in range(r.randint(1, 3)):
        own = schools if r.random() < 0.5 else [r.choice(schools)]
        sheet.rows.append([f"9/{n + 1}/2026 10:00:00", f"d{n}@d.org", "District ILT"])
        for school, action in pairs:
            value = rating(r) if school in own else None
            add(sheet, school, "cross", action, value)
            sheet.rows[-1].append(written(r, value) if school in own else "")
    return sheet


def blocks_by_question(r: Random) -> Sheet:
    sheet, blocks, actions = Sheet(), r.randint(2, 3), some(r)
    number = r.random() < 0.5
    sheet.rows.append(["Email", "Perspective"])
    for block in range(1, blocks + 1):
        end = str(block) if number and block > 1 else ""
        sheet.rows[0] += [f"School{end}", *[f"{WORDS[action]}{end}" for action in actions]]
    for n in range(r.randint(1, 3)):
        sheet.rows.append([f"d{n}@d.org", "District ILT"])
        for block, school in enumerate(r.sample(SCHOOLS, blocks)):
            there = not block or r.random() < 0.7
            sheet.rows[-1].append(school if there else "")
            for action in actions:
                value = rating(r) if there else None
                add(sheet, school, "cross", action, value)
                sheet.rows[-1].append(written(r, value) if there else "")
    return sheet


def side_by_side(r: Random) -> Sheet:
    sheet, schools, actions = Sheet(), r.sample(SCHOOLS, r.randint(2, 3)), some(r)
    gap = [""] * r.randint(0, 1)
    heads = [r.choice(ACTION), r.choice(RATING)]
    sheet.rows += [[], []]
    for school in schools:
        sheet.rows[0] += [school, "", *gap]
        sheet.rows[1] += [*heads, *gap]
    for action in actions:
        sheet.rows.append([])
        for school in schools:
            value = rating(r)
            add(sheet, school, "self", action, value)
            sheet.rows[-1] += [f"[{action}] {WORDS[action]}", written(r, value), *gap]
    return sheet


def first_row_names(r: Random) -> Sheet:
    sheet = Sheet([["School", "Perspective", "Rater", r.choice(ACTION), r.choice(RATING)]])
    last = None
    for n in range(r.randint(1, 4)):
        who, team = person(r, n)
        if last == who[:2]:
            who[0] = who[1] = ""
        last = who[:2] if who[0] else last
        for at, action in enumerate(some(r)):
            value = rating(r)
            add(sheet, *team, action, value)
            sheet.rows.append([*(who if not at else ["", "", ""]), action, written(r, value)])
    return sheet


def template(r: Random) -> Sheet:
    sheet = Sheet([["School", "Birch Elementary"], ["Perspective", "School ILT"], []])
    sheet.rows.append(
        ["Focus Area", r.choice(("School ILT Actions", *ACTION)), r.choice(("Rating and Notes", *RATING))]
    )
    for action in some(r):
        value = rating(r)
        add(sheet, *HOME, action, value)
        sheet.rows.append([r.choice(("", "4.", "Engage in Cycles")), WORDS[action], written(r, value)])
    return sheet


def question_answer(r: Random) -> Sheet:
    sheet = Sheet([["First Name", "Last Name", "School", "Role", "question", "answer"]])
    for n in range(r.randint(1, 3)):
        who, team = person(r, n)
        for action in some(r):
            value = rating(r)
            add(sheet, *team, action, value)
            sheet.rows.append(["Pat", f"Doe{n}", *who[:2], f"[{action}] {WORDS[action]}", written(r, value)])
    return sheet


LAYOUTS = {
    own.__name__: own
    for own in (
        *(
            tidy,
            wide,
            marks,
            marked_template,
            by_column,
            rating_columns,
            titled_blocks,
            blocks_by_question,
            side_by_side,
        ),
        *(first_row_names, template, question_answer),
    )
}
