"""What the exports of all form programs share: one row a rater, one column an action, and how it becomes rows."""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from ilt import framework
from ilt.coded_columns import Codes, Mask
from ilt.reading import limits
from ilt.reading.cells import masks
from ilt.reading.cells.column import Column, Numbers, combined, stacked
from ilt.reading.cells.fact_labels import WHEN
from ilt.reading.cells.headings import TEAM, header_key
from ilt.reading.cells.rater_names import is_anonymous
from ilt.reading.cells.text import clean, shown
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns import form_headings, marks
from ilt.reading.layouts.columns.blocks import Block, counts_blocks, of_two_sides
from ilt.reading.layouts.columns.checkboxes import with_one_column
from ilt.reading.layouts.columns.corrected_headings import as_corrected, corrected_columns
from ilt.reading.layouts.columns.entered_for import with_others
from ilt.reading.layouts.columns.form_fields import answer_ids, one_a_row
from ilt.reading.layouts.columns.form_headings import FormColumns, is_unused
from ilt.reading.layouts.columns.form_notes import is_note
from ilt.reading.layouts.columns.header_row import repeats_of_header
from ilt.reading.layouts.columns.heading_actions import heading_named
from ilt.reading.layouts.columns.ids_without_letter import with_letters
from ilt.reading.layouts.columns.maybe_raters import with_other_half, with_people
from ilt.reading.layouts.columns.names_in_columns import holds_addresses, joined_names
from ilt.reading.layouts.columns.other_answers import with_other_texts
from ilt.reading.layouts.columns.record_rows import unnamed_rows, with_base_rows
from ilt.reading.layouts.columns.repeats import submission_at
from ilt.reading.layouts.columns.time_columns import MAYBE_WHEN, numbered
from ilt.reading.layouts.columns.unnamed_columns import MAYBE
from ilt.reading.layouts.columns.unused_columns import with_unused
from ilt.reading.layouts.merged_cells import unmerge
from ilt.reading.layouts.rows.facts import said_above, with_facts
from ilt.reading.layouts.rows.figures import FormFigures
from ilt.reading.layouts.rows.fill_down import schools_of_people
from ilt.reading.layouts.rows.headings_inside import headings_again
from ilt.reading.layouts.rows.legend_rows import legend_notices, legend_rows
from ilt.reading.layouts.rows.means import check_no_counts, check_no_frequencies, mean_rows
from ilt.reading.layouts.rows.no_rater_rows import nameless_rows, second_tables, summary_rows
from ilt.reading.layouts.rows.previews import previews, previews_left_out
from ilt.reading.layouts.rows.row_labels import Who, names_form
from ilt.reading.layouts.rows.rows_not_to_count import rows_not_to_count
from ilt.reading.layouts.rows.unfinished_rows import UNFINISHED, unfinished
from ilt.reading.layouts.table import (
    ANSWER,
    CALLED,
    BrokenRows,
    Table,
    blank_rows,
    broken_rows,
    cut_short,
    seen_text,
    title_of,
)
from ilt.reading.problems import Refused

_WHEN = (WHEN, MAYBE_WHEN)
_TEAMS = ("school", "perspective", TEAM, "assessment", "district")
_TIME = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T,]+\d{1,2}[:.]\d{2}")
_RATER_ORDER = ("email", "e mail", "code", "id", "")


def is_time(grid: Grid, at: int) -> bool:
    """Tell whether the first column holds times below the header, whatever its name."""
    cells = [column for column in grid.columns[:1] for column in [column.take(np.arange(at + 1, grid.height))]]
    texts = [seen_text(cell) for column in cells for cell in set(_cells(column))]
    return bool(texts) and all(_TIME.match(text) for text in texts if text) and any(texts)


def tables(  # noqa: PLR0913 - what differs from one form program to the next, step by step
    grid: Grid,
    layout: str,
    at: int,
    texts: Sequence[str],
    *,
    below: int | None = None,
    drop: Mask | None = None,
    unused: frozenset[str] = frozenset(),
    notes_on_the_right: bool = True,
) -> list[Table]:
    """Turn a form's export into a table with one row a rating cell.

    Parameters
    ----------
    at
        The row of the header.
    texts
        What each column is called.
    below
        The last row of the header, where it has several.
    drop
        The rows of the grid that are no answers; those that the row of the header shows to be previews where unknown.
    unused
        Headers (``header_key``) that are not used whatever they are called.
    notes_on_the_right
        Whether a column called "Notes" right of each action holds its notes.
    """
    last = at if below is None else below
    texts = with_letters(grid, at, as_corrected(grid, at, last, texts))
    body, texts, unused = with_one_column(with_base_rows(grid.slice(last + 1, grid.height), texts), texts, unused)
    found = form_headings.form_columns(
        *(body, texts, unused), to_the_right=notes_on_the_right, said=corrected_columns(grid, at, last)
    )
    if _few_known(found.ratings.values()):
        # No heading says an action and nothing else, or hardly one: somebody has to say which is which.
        raise Refused("layout-unknown", limit=limits.HEADER_ROWS)
    body = with_other_texts(body, found.others)
    legend = legend_rows(body)
    skipped = blank_rows(body) | _headings_again(body, grid.slice(at, last + 1), found) | legend
    notices = [*body.notices, *cut_short(found.cut), *legend_notices(body, legend)]
    drop = previews(grid, grid.row(at)) if drop is None else drop
    if drop[last + 1 :].any():
        skipped |= drop[last + 1 :]
        notices += previews_left_out(drop[last + 1 :])
    rated_in = {*found.ratings, *found.again, *(place for own in found.choices.values() for place in own.places)}
    who, figures = _who(found, texts), FormFigures(body, sorted(rated_in))
    headers, never = dict(enumerate(texts)), {place for place, text in enumerate(texts) if is_unused(text, unused)}
    second = second_tables(body, sorted(rated_in), skipped)
    summaries = summary_rows(body, who, figures, _all_of([skipped, *(one.rows for one in second)]))
    summaries.doubtful += [*second, *unnamed_rows(body, skipped | summaries.out)]
    matched = _matched(found)
    free = {place: text for place, text in headers.items() if place not in matched}
    summaries.doubtful += rows_not_to_count(body, free, who.people, skipped | summaries.out, who.teams)
    others = _all_of([skipped, summaries.out, *(broken.rows for broken in summaries.doubtful)])
    doubtful = [*summaries.doubtful, *nameless_rows(body, who, figures, others)]
    _check_no_counts(body, found, headers, who, ~(skipped | summaries.out))
    doubtful += _means(body, found, [*doubtful], skipped | summaries.out)
    unmerge(body, rated_in, {*found.notes.values()})
    keep = np.flatnonzero(~(skipped | summaries.out))
    if not len(keep):
        raise Refused("no-rows")
    width = len(found.ratings)
    fields, entered = _row_fields(body, found, texts, keep, never)
    if layout == "wide" and not {*_WHEN} & fields.keys():
        fields, filled = schools_of_people(fields)
        notices += filled
    long = {name: Column(np.repeat(column.codes, width), column.values) for name, column in fields.items()}
    long["action"] = Column(np.tile(np.arange(width), len(keep)), list(found.ratings.values()))
    long |= _of_blocks(body, found, keep)
    marked = _marked(body, found, headers, _all_of([skipped, summaries.out, *(one.rows for one in doubtful)]))
    answered = [marked.get(place) or _answered(body, place, found.again) for place in found.ratings]
    long["rating"] = stacked([column.take(keep) for column, _ in answered])
    if found.notes:
        blank = Column.constant("", body.height)
        columns = [body.columns[found.notes[place]] if place in found.notes else blank for place in found.ratings]
        long["note"] = stacked([column.take(keep) for column in columns])
    there = _meant_cells(body, found, keep)
    doubtful = [*broken_rows(grid, last, skipped | summaries.out), *doubtful]
    table = Table(
        layout=layout,
        fields={name: column.take(there) for name, column in long.items()},
        numbers=np.repeat(body.numbers[keep], width)[there],
        rating_in=np.stack([places[keep] for _, places in answered], axis=1).ravel()[there],
        places=({"rater": found.name[0]} if found.name else {})
        | {name: place for block in reversed([*found.blocks.values()]) for name, place in block.fields.items()}
        | {name: places[0] for name, places in found.fields.items()}
        | entered,
        headers=headers,
        header_row=int(grid.numbers[at]),
        columns="; ".join(f"{shown(texts[place])} → {matched[place]}" for place in sorted(matched)),
        ignored="; ".join(shown(text) for place, text in headers.items() if text and place not in matched),
        broken=[replace(own, rows=np.repeat(own.rows[keep], width)[there]) for own in doubtful],
        title=title_of(grid, at),
        used=frozenset(matched) | never,
        actions_in_header=True,
        notices=[*notices, *summaries.notices],
        rater_of=_raters_by_side(body, found, keep)[there] if of_two_sides(body, found.blocks) else None,
    )
    # Each row is a person's: no value of several is one column's.
    return [with_facts(table, said_above(grid, at, [-1]))]


def _check_no_counts(body: Grid, found: FormColumns, headers: Mapping[int, str], who: Who, rows: Mask) -> None:
    """Refuse a form whose rows say how many answered, or how many gave the answer in a column that is no action's."""
    matched = _matched(found)
    free = {place: text for place, text in headers.items() if place not in matched}
    check_no_counts(body, {at: text for at, text in free.items() if not counts_blocks(body, at, found.blocks)}, who)
    known = {place: text for place, text in found.ratings.items() if text in framework.current().by_id}
    others = {at: text for at, text in headers.items() if at not in {*known, *found.notes.values()}}
    check_no_frequencies(body, others, who, rows, next(iter(known.values())))


def _all_of(rows: Sequence[Mask]) -> Mask:
    return functools.reduce(operator.or_, rows)


def _marked(body: Grid, found: FormColumns, headers: Mapping[int, str], out: Mask) -> dict[int, tuple[Column, Codes]]:
    """Return what is marked in the choices of each action; rows that are ``out`` say nothing of what a mark is."""
    return dict(zip(found.choices, marks.read(body, list(found.choices.values()), headers, ~out), strict=True))


def _headings_again(body: Grid, heads: Grid, found: FormColumns) -> Mask:
    """Return the rows that repeat those of the headings."""
    rows = [heads.row(place) for place in range(heads.height)]
    headings = {place: text for place, text in enumerate(rows[0]) if text}
    again = repeats_of_header(body, headings, min(found.ratings.keys() & headings.keys(), default=-1))
    return again | headings_again(body, rows, [*found.ratings.keys() - found.choices])


def _few_known(rated: Collection[str]) -> bool:
    """Tell whether more columns have headings that name no action at all than columns have one of an action."""
    known = {text for text in rated if text in framework.current().by_id}
    strange = [text for text in rated if text not in known and not heading_named(text).about]
    return not known or len(strange) > len(known)


def _raters_by_side(body: Grid, found: FormColumns, keep: Numbers) -> Numbers:
    """Return a number for each nameless rater, where a row has ratings of two sides: one a row and side."""
    sides = [found.blocks[place].facts["perspective"] for place in found.ratings]
    of_side = {side: number for number, side in enumerate(dict.fromkeys(sides))}
    own = np.array([of_side[side] for side in sides])
    numbers: Numbers = (body.numbers[keep][:, np.newaxis] * len(of_side) + own).ravel()
    return numbers


def _means(body: Grid, found: FormColumns, doubtful: Sequence[BrokenRows], out: Mask) -> list[BrokenRows]:
    """Return the rows that hold means, of those that may be a rater's so far."""
    others = _all_of([out, *(broken.rows for broken in doubtful)])
    plain = [place for place in found.ratings if place not in found.choices]
    return mean_rows(body, plain, ~others, "; ".join(found.ratings.values())[:_SHOWN])


_SHOWN = 60


def _matched(found: FormColumns) -> dict[int, str]:
    """Return what each column that is used was taken for, in words."""
    matched = dict(found.ratings)
    matched |= {place: found.ratings[first] for place, first in found.again.items()}
    matched |= {place: found.ratings[first] for first, own in found.choices.items() for place in own.places}
    matched |= {
        place: f"{action} {' '.join(block.facts.values())}".rstrip() for place, (action, block) in _in_blocks(found)
    }
    matched |= {place: found.ratings[own] for place, own in found.doubles.items()}
    matched |= dict.fromkeys(found.name, "rater") | dict.fromkeys(found.others, "school")
    matched |= {place: f"note of {found.ratings[rated]}" for rated, place in found.notes.items()}
    matched |= {place: name for block in found.blocks.values() for name, place in block.fields.items()}
    return matched | {
        place: "time" if name in _WHEN else name for name, places in found.fields.items() for place in places
    }


def _in_blocks(found: FormColumns) -> list[tuple[int, tuple[str, Block]]]:
    return [(place, (found.ratings[place], block)) for place, block in found.blocks.items()]


def _of_blocks(body: Grid, found: FormColumns, keep: Numbers) -> dict[str, Column]:
    """Return what blocks of columns say of their ratings: by their titles, or in columns of their own."""
    names = {name for block in found.blocks.values() for name in (*block.facts, *block.fields)}
    said: dict[str, Column] = {}
    for name in names:
        columns = []
        for place in found.ratings:
            block = found.blocks.get(place, Block())
            column = body.columns[block.fields[name]] if name in block.fields else None
            columns.append(column or Column.constant(block.facts.get(name, ""), body.height))
        said[name] = stacked([column.take(keep) for column in columns])
    return said


def _meant_cells(body: Grid, found: FormColumns, keep: Numbers) -> Mask:
    """Return which rating cells a row was to fill: where it answered one block, those of a blank other one are none."""
    there: Mask = np.ones((len(keep), len(found.ratings)), dtype=np.bool_)
    seen = {place: body.columns[place].where(seen_text)[keep] for place in found.blocks}
    answered = [
        (block, np.any([seen[place] for place, own in found.blocks.items() if own is block], axis=0))
        for block in {id(block): block for block in found.blocks.values()}.values()
    ]
    some = np.any([own for _, own in answered], axis=0) if answered else None
    for block, own in answered:
        columns = [at for at, place in enumerate(found.ratings) if found.blocks.get(place) is block]
        there[np.ix_(~own & some, columns)] = False
    return there.ravel()


def _who(found: FormColumns, texts: Sequence[str]) -> Who:
    """Return the columns that say who rated and when, and those of which it is not known what they hold."""
    people = [*found.fields.get("rater", ()), *found.name]
    teams = [place for name in _TEAMS for place in found.fields.get(name, ())]
    teams += {place for block in found.blocks.values() for place in block.fields.values()}
    used = _matched(found)
    times = found.fields.get(MAYBE_WHEN, ())
    unknown = [at for at, text in enumerate(texts) if at in times or (at not in used and not is_note(text))]
    remarks = [at for at, text in enumerate(texts) if at not in used and is_note(text)]
    forms = [at for at in unknown if names_form(texts[at])]
    rounds = [place for name in ("round", f"round{MAYBE}") for place in found.fields.get(name, ())]
    when = found.fields.get(WHEN, ())
    return Who(when, people, teams, rounds, unknown, unknown_may_name=not people, forms=forms, remarks=remarks)


def _coalesced(body: Grid, places: Sequence[int], texts: Sequence[str], keep: Numbers, name: str) -> Column:
    """Return one column for a field; a rater may be in several, of which an e-mail address says most."""
    if len(places) == 1:
        return body.columns[places[0]].take(keep)
    if name.endswith(MAYBE):
        cells = zip(
            *([clean(cell) for cell in _cells(body.columns[place].take(keep))] for place in places), strict=True
        )
        return Column.from_cells([" ".join(dict.fromkeys(filter(None, row))) for row in cells])
    if name != "rater" and not one_a_row(body, places):
        both = " and ".join(f"“{masks.heading(texts[place])}”" for place in places)
        raise Refused("two-columns-one-name", columns=both, what=f"the {name}")
    ordered = sorted(places, key=lambda place: _rater_order(body.columns[place], texts[place]))
    cells = zip(*([clean(cell) for cell in _cells(body.columns[place].take(keep))] for place in ordered), strict=True)
    return Column.from_cells([next((text for text in row if not is_anonymous(text)), "") for row in cells])


def _rater_order(column: Column, heading: str) -> int:
    if holds_addresses(column):
        return -1
    return next(n for n, w in enumerate(_RATER_ORDER) if w in header_key(heading))


def _row_fields(
    body: Grid, found: FormColumns, texts: Sequence[str], keep: Numbers, unused: set[int]
) -> tuple[dict[str, Column], dict[str, int]]:
    """Return what each row says of who, where and when; and the column that names those for whom it was entered."""
    times = {name: found.fields[name] for name in _WHEN if name in found.fields}
    fields = {
        name: _coalesced(body, places, texts, keep, name) for name, places in found.fields.items() if name not in times
    }
    for name, places in times.items():
        fields |= {own: body.columns[place].take(keep) for own, place in numbered(name, places).items()}
    if found.name:
        fields["rater"] = _named(body, found.name, keep, fields.get("rater"))
    if ids := answer_ids(texts):
        fields[ANSWER] = body.columns[ids[0]].take(keep)
    own = submission_at(body, texts)
    fields |= {name: body.columns[at].take(keep) for name, at in own.items()}
    if (rows := unfinished(body, texts)) is not None:
        fields[UNFINISHED] = rows.take(keep)
    known, people = _matched(found), [*found.fields.get("rater", ()), *found.name]
    if names := _called(body, people):
        fields[CALLED], own[CALLED] = _named(body, names, keep, None), names[0]
    places = [at for at, text in enumerate(texts) if text and (at not in known or at in people)]
    free = {at: body.columns[at].take(keep) for at in places if not is_note(texts[at])}
    untitled = {at: body.columns[at].take(keep) for at, text in enumerate(texts) if not text and at not in known}
    unsure = untitled | {at: own for at, own in free.items() if at not in people}
    status = own | with_unused(fields, unsure, texts, never=unused)
    if "rater" not in fields:
        # Names often head their rows without a heading of their own.
        maybe = free | {at: own for at, own in untitled.items() if at < min(known, default=0)}
        return fields, status | with_people(fields, {at: own for at, own in maybe.items() if at not in unused}, texts)
    if len(people) == 1:
        status |= with_other_half(body, fields, people[0], free, texts)
    return fields, status | ({} if found.blocks else with_others(fields, free, texts))


def _called(body: Grid, people: Sequence[int]) -> tuple[int, ...]:
    """Return the columns of full names that stand next to addresses, by which raters are told apart; else none."""
    ids = [at for at in people if holds_addresses(body.columns[at])]
    names = tuple(at for at in people if at not in ids)
    return names if len(ids) == 1 else ()


def _named(body: Grid, places: tuple[int, ...], keep: Numbers, other: Column | None) -> Column:
    """Return the first and last names as one, where nothing else says who it was."""
    whole = joined_names(body, places).take(keep)
    if other is None:
        return whole
    return combined(other.map(clean), whole).map(lambda pair: pair[1] if is_anonymous(pair[0]) else pair[0])


def _answered(body: Grid, place: int, again: Mapping[int, int]) -> tuple[Column, Codes]:
    """Return the answers to an action, from whichever column a row has them in, and that column."""
    column, where = body.columns[place], np.full(body.height, place, dtype=np.int32)
    for other in (other for other, first in again.items() if first == place):
        there = body.columns[other].where(seen_text)
        both = stacked([column, body.columns[other]])
        column = both.take(np.arange(body.height) * 2 + there)
        where[there] = other
    return column, where


def _cells(column: Column) -> Iterator[object]:
    return (column.values[code] for code in column.codes)
