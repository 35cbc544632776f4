"""The tidy layout: one row a rating, with columns for the action and the rating.

Above the header may be facts about the whole sheet, such as ``School`` with its name in the cell to the right.
Several tables may come one below the other, each with a header of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ilt.coded_columns import Codes, Mask
from ilt.reading import limits
from ilt.reading.cells import masks
from ilt.reading.cells.area_names import area_keys, names_area
from ilt.reading.cells.column import Column
from ilt.reading.cells.fact_labels import WHEN
from ilt.reading.cells.headings import fact_of, field_of, header_key
from ilt.reading.cells.summary_words import SummaryLabel, summary_of
from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns import marks
from ilt.reading.layouts.columns.counterparts import NOTICE, counterparts
from ilt.reading.layouts.columns.entered_for import MAYBE_RATER, with_others
from ilt.reading.layouts.columns.free_notes import joined_notes, says_free_notes
from ilt.reading.layouts.columns.header_row import HeaderRow, header_rows, is_header, read_header, repeats_of_header
from ilt.reading.layouts.columns.heading_actions import action_named
from ilt.reading.layouts.columns.maybe_raters import are_whole_names, with_other_half, with_people
from ilt.reading.layouts.columns.names_in_columns import joined_names, name_columns
from ilt.reading.layouts.columns.rating_columns import choices_in, is_rating
from ilt.reading.layouts.columns.repeats import submission_at
from ilt.reading.layouts.columns.time_columns import time_places
from ilt.reading.layouts.columns.unused_columns import with_unused
from ilt.reading.layouts.columns.wordings_in_notes import with_wordings
from ilt.reading.layouts.merged_cells import unmerge
from ilt.reading.layouts.rows.facts import Said, said_above, with_facts
from ilt.reading.layouts.rows.figures import TidyFigures
from ilt.reading.layouts.rows.fill_down import filled_down
from ilt.reading.layouts.rows.legend_rows import legend_notices, legend_rows
from ilt.reading.layouts.rows.means import check_no_distribution, check_no_means, means_of_areas
from ilt.reading.layouts.rows.no_rater_rows import SummaryRows, left_out, rows_with_labels, summary_rows
from ilt.reading.layouts.rows.notes_below import notes_below
from ilt.reading.layouts.rows.row_labels import Who, names_form
from ilt.reading.layouts.rows.rows_not_to_count import rows_not_to_count
from ilt.reading.layouts.rows.sections import in_sections, schools_in
from ilt.reading.layouts.table import BrokenRows, Table, blank_rows, broken_rows, seen_text, title_of
from ilt.reading.problems import Refused, sentence

_TITLE_CELLS = 2
_ONE_PERSONS = 4


class Tidy:
    """One row a rating."""

    name = "tidy"

    def header(self, grid: Grid) -> int | None:
        """Return the first row that names an action and a rating."""
        for place in range(min(limits.HEADER_ROWS, grid.height)):
            if is_header(grid, place) and not _is_of_a_form(grid, place):
                return place
        return None

    def tables(self, grid: Grid, header: int) -> list[Table]:
        """Return each table, without blank ones, repeated headers and footers."""
        found: list[Table] = []
        refusal = Refused("no-rows")
        headings_alone = Said()
        for cut, place in _tables(grid, header):
            # Whatever starts a table heads one, also where it is none of this layout, or far below its title.
            own = self.header(cut)
            own = place if own is None else own
            if not is_header(cut, own):
                raise Refused("layout-unknown", limit=limits.HEADER_ROWS)
            said = Said()
            try:
                # What is said above the first table, or a first row of headings, holds for the next ones, too.
                above = {**(found[-1].facts_above if found else {}), **headings_alone.facts}
                rows = read_header(cut, own)
                rated = [named.ratings.place for named in rows]
                said = said_above(cut, own, rated).below(above)
                for named in rows:
                    found += in_sections(cut, own, self.table(cut, own, named, said), rated)
                headings_alone = Said()
            except Refused as refused:
                refusal = refused
                if refused.code != "no-rows":
                    raise
                headings_alone = said
        if not found:
            raise refusal
        return found

    def table(self, grid: Grid, header: int, named: HeaderRow, above: Said) -> Table:
        """Return one table: the ratings of one column, or of one set of choices."""
        last = header + named.rows - 1
        body = grid.slice(last + 1, grid.height)
        named = with_wordings(body, named)
        blank = blank_rows(body)
        legend = legend_rows(body)
        again = repeats_of_header(body, named.by_place, named.fields["rating"])
        actions = _named_actions(body, named)
        below, notes, filled = notes_below(body, actions & ~blank) if "note" not in named.fields else (False, None, [])
        blank |= below
        summaries = _summaries(body, named, grid.row(last), actions, blank | again | legend)
        empty = self.no_ratings(body, named, actions) & ~blank & ~again & ~summaries.out
        skipped = blank | again | summaries.out | empty | legend
        rated_in = {named.fields["rating"], *named.rated, *(named.choices.places if named.choices else ())}
        unmerge(body, rated_in, [at for name, at in named.fields.items() if name.startswith("note")])
        fields = {name: body.columns[place] for name, place in named.fields.items()}
        fields |= {"note": notes} if notes else joined_notes(fields)
        rating_in = np.broadcast_to(np.int32(named.fields["rating"]), body.height)
        headers = dict(enumerate(map(clean, grid.row(header))))
        if named.choices is not None:
            headers |= {place: f"{headers[place]} {choice}".strip() for choice, place in named.choices.of.items()}
            fields["rating"], rating_in, sums = _marked(body, named, headers, ~skipped)
            summaries.notices += left_out({SummaryLabel("sum").says: body.numbers[sums].tolist()})
            skipped |= sums
        keep = ~skipped
        if not keep.any():
            raise Refused("no-rows")
        repeats = [f"Row {body.numbers[at]} repeats the header and was left out." for at in np.flatnonzero(again)[:20]]
        texts = [clean(text) for text in grid.row(last)]
        people, halves = _names(body, fields, named, texts)
        check_no_means(fields["rating"].take(keep & actions & ~schools_in(fields)), headers[named.fields["rating"]])
        _check_no_distribution(body, fields, named, headers, keep & actions)
        fields, said = filled_down(fields, keep)
        filled += [*said, *says_free_notes(named.fields, named.headers)]
        taken = {*named.fields.values(), *_without_people(body, named, texts), *halves}
        times = time_places(body, texts, [at for at in range(len(texts)) if at not in taken])
        fields |= {name: body.columns[place] for name, place in {**times, **submission_at(body, texts)}.items()}
        rater_of = None
        if not named.ratings.named and "rater" in fields:
            rater_of = counterparts(fields, keep)
            del fields["rater"]
            filled.append(NOTICE.format(heading=masks.heading(headers[named.fields["rating"]])))
        own_places = {**named.fields, **submission_at(body, texts), **({"rater": halves[0]} if halves else {})}
        own_places |= _maybe_raters(
            body, fields, texts, {*taken, *times.values()}, keep, nobody=rater_of is None, names=people
        )
        used = {*taken, *(at for name, at in own_places.items() if not name.startswith(MAYBE_RATER))}
        own_places |= with_unused(fields, {at: body.columns[at] for at in range(len(texts)) if at not in used}, texts)
        one_rater = self.one_rater or "rater" in {**above.facts, **above.of_columns} or _each_action_once(fields, keep)
        nobody = _nameless(fields, keep & actions)
        table = Table(
            layout=self.name,
            fields={name: column.take(keep) for name, column in fields.items()},
            numbers=body.numbers if keep.all() else body.numbers[keep],
            rating_in=rating_in[keep],
            places=own_places,
            headers=headers,
            header_row=int(grid.numbers[header]),
            columns="; ".join(
                [named.in_words, *(f"{headers[at]} → rater" for at in halves if at not in named.fields.values())]
                + [f"{headers[place]} → time" for place in times.values()]
            ),
            ignored="; ".join(
                text for text in named.ignored if text not in {headers[at] for at in (*times.values(), *halves)}
            ),
            broken=[
                replace(broken, rows=broken.rows[keep])
                for broken in (*broken_rows(grid, last, skipped), *summaries.doubtful, *nobody)
            ],
            title=title_of(grid, header),
            one_rater=one_rater and rater_of is None,
            rater_of=rater_of,
            whose=named.ratings.whose,
            notices=[*repeats, *legend_notices(body, legend), *summaries.notices, *filled],
            used=named.rated | {*halves},
        )
        return self._with_facts(table, grid, header, named, above)

    one_rater = False

    def _with_facts(self, table: Table, grid: Grid, header: int, named: HeaderRow, above: Said) -> Table:
        """Return a table with what stands above it, in its header and in the heading of its ratings."""
        said = above.of_column(named.ratings.place, named.ratings.facts)
        # The person that is named for all is none whose column says that it is another's.
        nobody = named.ratings.whose and "rater" not in said.of_columns
        own = {name: value for name, value in said.facts.items() if name != "rater" or not nobody}
        facts = {**own, **self.facts_in_header(grid, header), **named.ratings.facts}
        return replace(with_facts(table, said, facts), facts_above=above.facts)

    def no_ratings(self, body: Grid, named: HeaderRow, actions: Mask) -> Mask:
        """Return the rows of the table that hold no rating; here, names of focus areas above their actions."""
        del actions
        areas = _areas(body, named)
        for place in named.rated if areas.any() else ():
            areas &= ~body.columns[place].where(seen_text)
        return areas | titles_of_areas(body)

    def facts_in_header(self, grid: Grid, header: int) -> dict[str, str]:
        """Return what the header or the title says about all ratings; here, nothing."""
        del grid, header
        return {}


def _areas(body: Grid, named: HeaderRow) -> Mask:
    """Return the rows with the name of a focus area in place of an action, or left of where it would be."""
    areas: Mask = np.zeros(body.height, dtype=np.bool_)
    places, keys = _action_places(named), area_keys()
    for place in range(min(places)):
        areas |= body.columns[place].where(lambda cell: names_area(cell_text(cell), keys))
    for place in places:
        areas &= ~body.columns[place].where(seen_text)
    for place in places:
        areas |= body.columns[place].where(lambda cell: names_area(cell_text(cell), keys))
    return areas


def titles_of_areas(body: Grid) -> Mask:
    """Return the rows with the name of a focus area and nothing else, as a merged title in all of their cells."""
    rows: Mask = np.zeros(body.height, dtype=np.bool_)
    keys = area_keys()
    for column in body.columns:
        if column.unencoded is None:
            rows |= column.where(lambda cell: names_area(cell_text(cell), keys))
    for place in np.flatnonzero(rows).tolist():
        rows[place] = len({text for cell in body.row(place) if (text := clean(cell))}) == 1
    return rows


def _marked(body: Grid, named: HeaderRow, headings: Mapping[int, str], rows: Mask) -> tuple[Column, Codes, Mask]:
    """Return the ratings that marks stand for, the column that each is in, and the rows that count marks above them."""
    assert named.choices is not None  # noqa: S101 - only columns of choices are marked
    naming: Mask = np.zeros(body.height, dtype=np.bool_)
    for place in _action_places(named):
        naming |= body.columns[place].where(lambda cell: action_named(clean(cell)) if isinstance(cell, str) else "")
    ((ratings, places),) = marks.read(body, [named.choices], headings, naming & rows)
    return ratings, places, marks.counted(body, named.choices, ratings, rows & ~naming, rows & naming)


def _nameless(fields: Mapping[str, Column], rows: Mask) -> list[BrokenRows]:
    """Return the rows that name no rater where most do, and no time says that somebody sent them in."""
    if "rater" not in fields:
        return []
    if all(isinstance(name, str) and name[:1].isalnum() for name in fields["rater"].values):
        return []
    named = fields["rater"].where(seen_text)
    nameless: Mask = rows & ~named & fields["rating"].where(seen_text)
    if WHEN in fields:
        nameless &= ~fields[WHEN].where(seen_text)
    if not nameless.any() or int(nameless.sum()) > int((named & rows).sum()):
        return []
    return [BrokenRows(nameless, "names-nobody", sentence("names-nobody"))]


def _without_people(body: Grid, named: HeaderRow, texts: Sequence[str]) -> list[int]:
    """Return the columns that are read or hold no ratings, but for those whose heading counts raters over names."""
    return [at for at in named.rated if not are_whole_names(body.columns[at], texts[at])]


def _names(
    body: Grid, fields: dict[str, Column], named: HeaderRow, texts: Sequence[str]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Join a name that stands in several columns; return all columns with names, and those of a name in several."""
    whole = (named.fields["rater"],) if "rater" in fields else ()
    halves = name_columns(body, texts, whole)
    halves = halves if {*whole} <= {*halves} else ()
    if halves:
        fields["rater"] = joined_names(body, halves)
    return halves or whole, halves


def _maybe_raters(  # noqa: PLR0913 - the columns, those that are taken, and the rows
    body: Grid,
    fields: dict[str, Column],
    texts: Sequence[str],
    taken: set[int],
    keep: Mask,
    *,
    nobody: bool,
    names: Sequence[int],
) -> dict[str, int]:
    """Add the columns that may name the raters, or those for whom they entered ratings; return their places."""
    free = {at: body.columns[at] for at in range(len(texts)) if texts[at] and at not in taken}
    if not free or ("rater" not in fields and (not nobody or _each_action_once(fields, keep))):
        return {}
    if "rater" not in fields:
        return with_people(fields, free, texts)
    places = with_other_half(body, fields, names[0], free, texts) if len(names) == 1 else {}
    return places | with_others(fields, free, texts)


def _each_action_once(fields: Mapping[str, Column], keep: Mask) -> bool:
    """Tell whether a table that names no rater holds four actions or more, each once, as one person's does."""
    if "rater" in fields:
        return False
    column = fields["action" if "action" in fields else "action_id"].take(keep)
    return len(column.present()) == len(column) >= _ONE_PERSONS


def _action_places(named: HeaderRow) -> list[int]:
    return [named.fields[name] for name in ("action_id", "action") if name in named.fields]


def _named_actions(body: Grid, named: HeaderRow) -> Mask:
    """Return the rows that name an action, in whatever words."""
    actions: Mask = np.zeros(body.height, dtype=np.bool_)
    for place in _action_places(named):
        actions |= body.columns[place].where(lambda cell: (text := seen_text(cell)) and not _is_summary(text))
    return actions


def _check_no_distribution(
    body: Grid, fields: Mapping[str, Column], named: HeaderRow, headers: Mapping[int, str], rows: Mask
) -> None:
    """Refuse a table without raters in which the ratings of an action are spread over its rows with a count each."""
    if "rater" not in fields:
        own_actions = fields["action" if "action" in fields else "action_id"].take(rows)
        others = [body.columns[at].take(rows) for at in headers if at not in named.fields.values()]
        check_no_distribution(own_actions, fields["rating"].take(rows), others, headers[named.fields["rating"]])


def _is_summary(text: str) -> bool:
    """Tell whether what stands where an action is named says that the row sums up."""
    return summary_of(text) is not None and not action_named(clean(text))


def _summaries(body: Grid, named: HeaderRow, headings: Sequence[str], actions: Mask, skipped: Mask) -> SummaryRows:
    """Return the rows that are no rater's: without an action, a word is enough to tell."""
    places = _action_places(named)
    notes = [named.fields["note"]] if "note" in named.fields else []
    known = {*named.fields.values(), *notes, *named.rated}
    others = [at for at in range(len(body.columns)) if at not in known]
    people = [named.fields["rater"]] if "rater" in named.fields else []
    teams = [named.fields[name] for name in ("school", "perspective", "assessment", "district") if name in named.fields]
    figures = TidyFigures(body, places[0], named.fields["rating"], teams)
    rounds = [named.fields["round"]] if "round" in named.fields else []
    forms = [at for at in others if names_form(clean(headings[at]))]
    who = Who((), people, teams, rounds, others, forms=forms, remarks=places)
    found = summary_rows(body, who, figures, skipped | ~actions)
    of_areas = means_of_areas(body.columns[named.fields["rating"]], _areas(body, named) & ~skipped)
    found.out |= of_areas
    found.notices += left_out({"the average of a focus area": body.numbers[of_areas].tolist()})
    without = rows_with_labels(body, skipped | actions)
    free = {at: clean(headings[at]) for at in others}
    found.doubtful += rows_not_to_count(body, free, people, skipped | found.out | ~actions)
    return SummaryRows(found.out | without.out, [*without.notices, *found.notices], found.doubtful)


def _is_of_a_form(grid: Grid, place: int) -> bool:
    """Tell whether the numbers 0 to 3 in a row are ratings of a form, and the actions below those of a next table."""
    if choices_in(grid.row(place)) is None:
        return False
    below = range(place + 1, min(place + limits.HEADER_ROWS, grid.height))
    following = next((at for at in below if is_header(grid, at)), None)
    return following is not None and not is_header(grid.slice(0, following), place)


def _tables(grid: Grid, header: int) -> list[tuple[Grid, int]]:
    """Cut a grid where a header that differs from the one above it starts another table; return its place in each."""
    first = grid.row(header)
    candidates: Mask = np.zeros(grid.height, dtype=np.bool_)
    for place, column in enumerate(grid.columns):
        few = len(column) == grid.height and column.unencoded is None and len(column.values) <= limits.HEADER_ROWS
        if few or _may_head(first[place]):
            candidates |= column.where(lambda cell: _may_head(cell_text(cell)))
    starts, headers, current = [0], [header], _keys(first)
    # Cells that are merged down from the first row of a header stand in its second, too.
    candidates[header + 1 : header + header_rows(grid, header)] = False
    for place in np.flatnonzero(candidates).tolist():
        row = grid.row(place)
        if place > header and _keys(row) != current and is_header(grid, place):
            current = _keys(row)
            starts.append(title_above(grid, place, header))
            headers.append(place)
            if len(starts) > limits.TABLES:
                raise Refused("too-many-tables", limit=limits.TABLES)
    ends = [*starts[1:], grid.height]
    return [(grid.slice(start, end), own - start) for start, own, end in zip(starts, headers, ends, strict=True)]


def _may_head(cell: str) -> bool:
    return field_of(cell) in ("rating", "action_id", "action") or is_rating(cell)


def _keys(row: list[str]) -> list[str]:
    keys = [header_key(cell) for cell in row]
    while keys and not keys[-1]:
        keys.pop()
    return keys


def title_above(grid: Grid, place: int, first: int) -> int:
    """Return where the title above a second header starts: rows of hardly a cell, or with facts, are no table's."""
    while place - 1 > first:
        cells = [text for text in map(clean, grid.row(place - 1)) if text and not names_area(text)]
        if cells and any(map(action_named, cells)):
            break
        if len(cells) >= _TITLE_CELLS and fact_of(cells[0]) is None:
            break
        place -= 1
    return place
