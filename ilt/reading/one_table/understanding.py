"""One table to ratings, problems and questions: what each cell says, and what nobody said.

The stages: who, where and when (``NameColumns``), what each cell says (``TableCells``), the questions, what holds with
the answers (``Settled``), the problems, the ratings. All is decided once for distinct cells, or distinct combinations
of them; a row is looked at by itself only where it has a problem.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from ilt.coded_columns import Mask, look_up
from ilt.framework import ASSESSMENTS
from ilt.ratings import CROSS, SELF
from ilt.reading import limits, questions
from ilt.reading.cells import label_notes, masks, notes, rating_values
from ilt.reading.cells.actions import Actions, action_of, assessments_of
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.headings import header_key
from ilt.reading.cells.perspectives import assessment_of, may_name_assessment, perspective_of
from ilt.reading.cells.school_names import no_school
from ilt.reading.cells.text import cell_text, clean, shown
from ilt.reading.cells.titles import looks_like_school
from ilt.reading.layouts.columns.column_answers import SIDE_COLUMN
from ilt.reading.layouts.columns.time_columns import times_of
from ilt.reading.layouts.rows.facts import of_no_one
from ilt.reading.layouts.table import ANSWER, Table, cut_short, seen_text
from ilt.reading.log import Log
from ilt.reading.one_table import doubtful_names, nameless_raters, row_problems, rows_in_doubt, scale, scale_by_numbers
from ilt.reading.one_table.blank_stars import with_blank_stars
from ilt.reading.one_table.confirmed_raters import with_nobodys_names
from ilt.reading.one_table.doubtful_ids import with_ids
from ilt.reading.one_table.notes_against_ratings import with_notes_against
from ilt.reading.one_table.other_assessment import with_slips
from ilt.reading.one_table.row_problems import is_left_out
from ilt.reading.one_table.scale_of_tools import without_codes
from ilt.reading.one_table.schools_among_raters import without_schools
from ilt.reading.one_table.schools_meant import as_answered
from ilt.reading.one_table.sides_by_school import with_sides_by_school
from ilt.reading.one_table.status_answers import leaves_all_out, only_what_counts
from ilt.reading.one_table.unfinished_answers import without_unfinished
from ilt.reading.one_table.unknown_answers import with_answers
from ilt.reading.one_table.who_and_when import name_columns, raters
from ilt.reading.problems import sentence
from ilt.reading.questions import NOT_KNOWN, SAYS_OTHER, SET_ASIDE, is_column
from ilt.reading.stages import (
    NameColumns,
    Perspectives,
    RowActions,
    Settled,
    SheetTable,
    TableCells,
    TableLog,
    TableRatings,
    TableResult,
)

_OF_OTHERS = "Some ratings don't say who rated. Who gave them?"


def understand(sheet_table: SheetTable, log: Log, actions: Actions) -> TableResult:
    """Return the ratings of a table that were understood, unless something has to be asked first."""
    own_log = TableLog(log, sheet_table.source, sheet_table.sheet)
    table, words_open = with_answers(sheet_table.table, own_log)
    table, stars_open = with_blank_stars(table, own_log)
    table, ids_open = with_ids(table, own_log)
    table, unfinished_open = without_unfinished(table, own_log)
    table, status_open = only_what_counts(table, own_log)
    table = with_nobodys_names(table, own_log)
    sheet_table = replace(sheet_table, table=table)
    names = name_columns(sheet_table, own_log)
    cells = table_cells(table, names, actions, own_log)
    matches = [match for match, _, _ in cells.actions.found.present()]
    for notice in cut_short(match.ids[0] for match in matches if match.cut and len(match.ids) == 1):
        own_log.say(notice)
    rated = tuple(kind for kind in ASSESSMENTS if kind in cells.actions.assessment.present())
    figures = scale_by_numbers.figures_of(cells.ratings, cells.of_actions)
    result = TableResult(sheet_table, seen=len(table.numbers), assessments=rated, scale=figures)
    if _too_many(table, names, own_log):
        return replace(result, rejected=result.seen)
    waiting = _ask(sheet_table, rated, cells, own_log, ask_scale=not words_open) or sheet_table.waits_for_file
    if words_open or stars_open or ids_open or unfinished_open or status_open:
        return replace(result, waiting=True)
    if own_log.answer("scale") == SET_ASIDE:
        own_log.problem("scale-set-aside")
        return replace(result, rejected=result.seen, waiting=waiting)
    cells = without_codes(cells, sheet_table, own_log)
    settled = _settled(table, cells, own_log)
    table, of_schools = without_schools(table, names, settled, own_log)
    rows_in_doubt.say(table, names, settled, own_log)
    other_branch = _other_branch(table, cells, settled)
    wrong = _wrong(cells, settled, own_log) & ~other_branch
    row_problems.note(table, cells, settled, wrong, own_log)
    good = ~wrong & names.sound & ~other_branch & ~of_schools
    not_rated = int(other_branch.sum())
    return replace(
        result,
        ratings=None if waiting else _table_ratings(sheet_table, cells, settled, good, own_log),
        rejected=result.seen - int(good.sum()) - not_rated,
        not_rated=not_rated,
        waiting=waiting,
        preview=_preview(sheet_table, cells, settled),
    )


def table_cells(table: Table, names: NameColumns, actions: Actions, log: TableLog) -> TableCells:
    """Return what the cells say of the action, the perspective and the rating of each row."""
    of_rows = _row_actions(table, names, actions, log)
    names = with_sides_by_school(names, of_rows, log)
    perspectives = _perspectives(names, of_rows, log)
    ratings = with_notes_against(table, rating_values.of_column(table.fields["rating"]), log)
    return TableCells(names, of_rows, perspectives, ratings)


def _row_actions(table: Table, names: NameColumns, actions: Actions, log: TableLog) -> RowActions:
    blank = Column.constant("", len(table.numbers))
    ids = table.fields.get("action_id", blank).map(lambda cell: clean(cell_text(cell)))
    wordings = table.fields.get("action", blank).map(lambda cell: clean(cell_text(cell)))
    every = {*ids.present(), *wordings.present()} - {""}
    exact = [ids_[0] for text in every if len(ids_ := actions.exact(text)) == 1]
    within = assessments_of(actions, exact, every)
    keys = combined(ids, wordings, names.texts["assessment"].map(assessment_of))
    found = keys.map(lambda key: action_of(actions, key, within))
    found = with_slips(table, found, combined(ids, wordings), actions, log)
    rated = found.map(lambda one: actions.assessment(one[0].ids[0]) if len(one[0].ids) == 1 else "")
    return RowActions(ids, wordings, found, rated)


def _perspectives(names: NameColumns, actions: RowActions, log: TableLog) -> Perspectives:
    pairs = combined(names.texts["perspective"], actions.assessment)
    unclear = _unclear(pairs, log)
    short = (text for text in names.texts["perspective"].present() if 0 < len(text) <= limits.NAME_CHARACTERS)
    unknown = sorted({text for text in short if text in unclear or not perspective_of(text, "school")})
    return Perspectives(pairs, unclear, unknown if len(unknown) <= limits.UNKNOWN_PERSPECTIVES else [])


def _unclear(pairs: Column, log: TableLog) -> frozenset[str]:
    """Return the words "School" and "District" where both assessments are rated and each row names its own."""
    said = [(words, own) for words, own in pairs.present() if own and may_name_assessment(words)]
    unclear = frozenset(words for words, _ in said)
    if len({own for _, own in said}) > 1 and all(words.casefold() == own for words, own in said):
        return unclear
    for word in sorted(unclear):
        log.say(f"The perspective “{word}” was read as {word.capitalize()} ILT.")
    return frozenset()


def _too_many(table: Table, names: NameColumns, log: TableLog) -> bool:
    """Tell whether a column holds more different values than it can where it is what it is called; say so."""
    most = {"round": limits.ROUNDS, "district": limits.DISTRICTS, "school": limits.SCHOOLS}
    name = next((name for name, limit in most.items() if len(names.texts[name].present()) > limit), "")
    if name:
        column = masks.heading(table.headers.get(names.places.get(name, -1), name))
        says = sentence("too-many-values", limit=most[name], column=column, name=name)
        log.problem("too-many-values", says, column=column)
    return bool(name)


def _ask(sheet_table: SheetTable, rated: tuple[str, ...], cells: TableCells, log: TableLog, *, ask_scale: bool) -> bool:
    """Ask for what has to be known before the numbers are right; tell whether some question is open.

    The scale is asked about once it is known which rating each text is: it would be asked in words of one's own.
    """
    left_out = sheet_table.is_left_out or leaves_all_out(sheet_table.table)
    if sheet_table.is_doubtful or left_out or of_no_one(sheet_table.table):
        return sheet_table.is_doubtful
    about_scale = scale.question(sheet_table, cells) if ask_scale else None
    is_open = about_scale is not None and log.ask(about_scale, partial(scale.is_answer, sheet_table))
    is_open |= _ask_when_and_whose(sheet_table, rated, cells, log)
    whose = any(question.key.startswith(("rater-column", "who-rated")) for question in cells.names.maybe)
    how_many = None if whose else nameless_raters.question(sheet_table, cells.names, cells.actions)
    is_open |= how_many is not None and log.ask(how_many, how_many.choices.__contains__)
    return is_open | _ask_for_school(sheet_table, rated, cells, log)


def _ask_for_school(sheet_table: SheetTable, rated: tuple[str, ...], cells: TableCells, log: TableLog) -> bool:
    """Ask for the school where no row names one and it is needed; first about a column that may name it."""
    source, names = sheet_table.source, cells.names
    sides = cells.perspectives.pairs.map(lambda pair: _perspective(cells, log, *pair)).present()
    if sheet_table.waits_for_file or not ("school" in rated or CROSS in sides):
        return False
    if names.of_school is not None:
        return log.ask(names.of_school, questions.YES_OR_NO)
    if "school" not in names.missing:
        return doubtful_names.ask_what_numbers_are(sheet_table, names, log)
    question = questions.about_school(source, log.of_file("school"), names.offers["school"])
    if "school" not in rated:
        question = questions.about_school_of_raters(source, names.offers["school"])
    headings = {header_key(text) for text in sheet_table.table.headers.values()}
    answer = log.answer("school")
    if answer and _names_column(answer, headings):
        log.say(
            f"“{shown(answer)}” is a column, not a school. Under “Which column is what?”, choose School "
            "for that column."
        )
    if not answer and (wide := log.log.answers.exact("school")):
        own = shown(log.of_file("school"))
        log.say(f"“{shown(wide)}” does not fit this file: its file name or sheet name says “{own}”.")
    return log.ask(question, partial(_names_school, headings=headings, rated="school" in rated))


def _names_school(answer: str, headings: set[str], *, rated: bool) -> bool:
    if (rated and answer == NOT_KNOWN) or (answer != NOT_KNOWN and no_school(answer)):
        return False
    return bool(answer) and not is_column(answer) and not _names_column(answer, headings)


def _names_column(answer: str, headings: set[str]) -> bool:
    """Tell whether what should be a school is a column: its letter, or its heading."""
    heading = header_key(answer) in headings and not looks_like_school(answer)
    return heading or _COLUMN.fullmatch(header_key(answer)) is not None


_COLUMN = re.compile(r"col(?:umn)? [a-z]{1,2}")


def _ask_when_and_whose(sheet_table: SheetTable, rated: tuple[str, ...], cells: TableCells, log: TableLog) -> bool:
    """Ask for the round and the perspective; first about columns that may say them."""
    source, names = sheet_table.source, cells.names
    is_open = False
    missing_facts = (
        ("round", "round" in names.missing, "Round", "the round"),
        ("perspective", names.asks_side, SIDE_COLUMN, "who rated"),
    )
    for name, missing, role, fact in missing_facts:
        if missing and is_column(answer := log.answer(name)):
            log.say(
                f"We did not use “{shown(answer)}”. If that column says {fact}, choose “{role}” for it under “Which "
                "column is what?”."
            )
    for question in names.maybe:
        is_open |= log.ask(question, question.choices.__contains__)
    unsure = {question.key.partition(":")[0] for question in names.maybe if log.answer(question.key) != SAYS_OTHER}
    if "round" in names.missing and not {"round-column", "round-times"} & unsure:
        is_open |= log.ask(questions.about_round(source, log.of_file("round"), names.offers["round"]), _names_no_column)
    is_open |= doubtful_names.ask(sheet_table, names, log)
    if "round" in sheet_table.to_ask:
        is_open |= log.ask(questions.about_round_named(source, sheet_table.table.facts["round"]))
    if names.asks_side and "side-column" not in unsure:
        offers = names.offers.get("perspective", ())
        others = _OF_OTHERS if names.sides_open else ""
        question = questions.about_perspective(source, rated, offers, others)
        is_open |= log.ask(question, _names_perspective)
    elif "perspective" not in names.missing:
        for words in cells.perspectives.unknown:
            count = int(names.texts["perspective"].where(words.__eq__).sum())
            is_open |= log.ask(questions.about_words(source, words, count, rated), _names_perspective_or_out)
    return is_open


def _names_no_column(answer: str) -> bool:
    return bool(answer) and not is_column(answer)


def _names_perspective(answer: str) -> bool:
    return not is_column(answer) and perspective_of(answer, "school") is not None


def _names_perspective_or_out(answer: str) -> bool:
    return answer == questions.LEFT_OUT or _names_perspective(answer)


def _perspective(cells: TableCells, log: TableLog, words: str, assessment: str) -> str | None:
    if not words:
        return perspective_of(log.answer("perspective"), assessment) if cells.names.asks_side else None
    known = None if words in cells.perspectives.unclear else perspective_of(words, assessment)
    return known or perspective_of(log.answer(f"perspective:{words}"), assessment)


def _settled(table: Table, cells: TableCells, log: TableLog) -> Settled:
    """Return round, perspective and school of each row, with the answers where nothing is said."""
    names, count = cells.names, len(table.numbers)
    round_ = Column.constant(log.answer("round"), count) if "round" in names.missing else names.texts["round"]
    perspective = cells.perspectives.pairs.map(lambda pair: _perspective(cells, log, *pair))
    school = names.texts["school"]
    if "school" in names.missing:
        answer = log.answer("school")
        school = Column.constant("" if answer == NOT_KNOWN else as_answered(log, answer), count)
    members = cells.actions.assessment.where("district".__eq__) & perspective.where(lambda side: side == SELF)
    members &= school.where(bool)
    if members.any():
        if "school" in names.places:
            log.say("The school of district ILT members was not used: they rate for the whole district.")
        school = school.masked(~members, "")
    return Settled(round_, perspective, school)


def _no_school(cells: TableCells, settled: Settled) -> Mask:
    """Return the rows of a school's assessment that name no school, though others do."""
    if "school" in cells.names.missing:
        return np.zeros(len(settled.school), dtype=np.bool_)
    return cells.actions.assessment.where("school".__eq__) & settled.school.where(lambda text: not text)


def _other_branch(table: Table, cells: TableCells, settled: Settled) -> Mask:
    """Return the blank cells of a form's other branch, or of a row without a round or side that rates nothing.

    Nobody has to fix them: the branch was not for this rater, and REDCap writes what a whole record says in such a row.
    """
    if not table.actions_in_header:
        return np.zeros(len(table.numbers), dtype=np.bool_)
    pairs = combined(cells.names.texts["assessment"], cells.actions.assessment)
    other = pairs.where(lambda pair: pair[1] and assessment_of(pair[0]) not in ("", pair[1]))
    other |= _no_school(cells, settled)
    unsaid = settled.round.where(lambda text: not text) | settled.perspective.where(lambda side: side is None)
    other |= unsaid & ~_rated_rows(table, cells)
    return other & cells.ratings.where(lambda value: value.kind == "not rated") & cells.names.sound


def _rated_rows(table: Table, cells: TableCells) -> Mask:
    """Return the cells of rows in which anything is rated, noted, or a problem."""
    some = cells.ratings.where(lambda value: value.kind != "not rated")
    if "note" in table.fields:
        some |= table.fields["note"].where(seen_text)
    rows: Mask = np.isin(table.numbers, table.numbers[some])
    return rows


def _wrong(cells: TableCells, settled: Settled, log: TableLog) -> Mask:
    """Return the rows with a problem of some cell."""
    names = cells.names
    wrong = cells.actions.found.where(lambda found: found[1])
    wrong |= cells.ratings.where(lambda value: value.code)
    wrong |= combined(names.texts["assessment"], cells.actions.assessment).where(
        lambda pair: pair[0] and (not (said := assessment_of(pair[0])) or (pair[1] and said != pair[1]))
    )
    if "round" not in names.missing:
        wrong |= settled.round.where(lambda text: not text)
    if "perspective" not in names.missing:
        unknown = cells.perspectives.unknown
        wrong |= cells.perspectives.pairs.where(
            lambda pair: (
                (_perspective(cells, log, *pair) is None and (pair[0] not in unknown or is_left_out(pair[0], log)))
                if pair[0]
                else not names.sides_open
            )
        )
    return (wrong | _no_school(cells, settled)) & names.sound


def _table_ratings(
    sheet_table: SheetTable, cells: TableCells, settled: Settled, good: Mask, log: TableLog
) -> TableRatings:
    table, names = sheet_table.table, cells.names
    everything = bool(good.all())
    actions = nameless_raters.ids_of(cells.actions)
    keys = {
        "round": settled.round,
        "district": names.texts["district"],
        "assessment": cells.actions.assessment,
        "school": settled.school,
        "rater": raters(sheet_table, names, actions, log),
        "perspective": settled.perspective.map(lambda perspective: perspective or ""),
        "action_id": actions,
    }
    keys = {name: column.with_text_of(table.fields.get(name)) for name, column in keys.items()}
    codes = np.array([-1 if v.rating is None else v.rating for v in cells.ratings.values], dtype=np.int8)
    rating = look_up(codes, cells.ratings.codes)
    note = notes.joined(table.fields.get("note"), label_notes.notes_of(cells.ratings, good))
    times, sent = times_of(table.fields, table.facts)
    answer = table.fields.get(ANSWER)
    return TableRatings(
        table.numbers if everything else table.numbers[good],
        table.rating_in if everything else table.rating_in[good],
        keys if everything else {name: column.take(good) for name, column in keys.items()},
        rating if everything else rating[good],
        note if everything else note.take(good),
        answer if answer is None or everything else answer.take(good),
        tuple(times if everything else [column.take(good) for column in times]),
        sent,
    )


def _preview(sheet_table: SheetTable, cells: TableCells, settled: Settled) -> list[dict[str, Any]]:
    """Return the first rows as they were read."""
    preview = []
    for at in range(min(limits.PREVIEW_ROWS, len(sheet_table.table.numbers))):
        value = cells.ratings[at]
        ids = cells.actions.found[at][0].ids
        preview.append(
            {
                "source": sheet_table.source,
                "sheet": sheet_table.sheet,
                "row": int(sheet_table.table.numbers[at]),
                "round": settled.round[at],
                "school": settled.school[at],
                "perspective": settled.perspective[at] or "",
                "action_id": ids[0] if len(ids) == 1 else "",
                "cell": shown(cell_text(sheet_table.table.fields["rating"][at])),
                "rating": value.rating,
                "problem": value.code,
            }
        )
    return preview
