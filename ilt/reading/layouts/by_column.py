"""Actions in rows and a column for each rater (or school, or time), without a word that these are ratings.

Above the actions may stand rows of facts: ``School`` and below each rater's name her school.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ilt.coded_columns import Mask
from ilt.ratings import SELF
from ilt.reading import limits
from ilt.reading.cells import rating_values
from ilt.reading.cells.column import Column
from ilt.reading.cells.column_kinds import RATING_WORDS, kind_of, words_of
from ilt.reading.cells.fact_labels import FACTS, labels_of_row
from ilt.reading.cells.headings import TEAM, fact_of, field_of
from ilt.reading.cells.named_actions import choice_of
from ilt.reading.cells.other_than_ratings import no_ratings
from ilt.reading.cells.perspectives import perspective_of
from ilt.reading.cells.schools_and_sides import names_with_more, school_and_side, side_and_round, with_sides_and_rounds
from ilt.reading.cells.summary_words import summary_of
from ilt.reading.cells.text import clean, letters
from ilt.reading.cells.titles import fact_of_title, is_difference
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.corrected_headings import left_out_columns
from ilt.reading.layouts.columns.counterparts import are_once, of_teams
from ilt.reading.layouts.columns.header_row import HeaderRow, names_actions
from ilt.reading.layouts.columns.heading_actions import action_named, actions_now
from ilt.reading.layouts.columns.nobodys_columns import as_nobodys, instead_of_rater, odd_columns
from ilt.reading.layouts.columns.rating_columns import RatingColumn, with_names
from ilt.reading.layouts.columns.tidy_notes import notes_of_one
from ilt.reading.layouts.rows.area_rows import areas_of
from ilt.reading.layouts.rows.facts import Said, said_above
from ilt.reading.layouts.rows.sections import in_sections
from ilt.reading.layouts.table import Table, seen_text
from ilt.reading.layouts.tidy import Tidy
from ilt.reading.problems import Refused

_COLUMNS, _FACT_ROWS, _STRAY, _RATED, _FEWEST = 60, 12, 0.2, 0.5, 2
_UNRATED = ("figure", "target")
_TEAMS = frozenset(("ilt", "team", "district", "school", "self", "cross", "visitors"))
_NOBODYS = (
    "No rater is named, and each of {} columns is headed by a school. Each counts as one person’s. If these are agreed "
    "ratings or averages, leave them out."
)
_NUMBERS = frozenset(("no", "number", "id", "order", "row", "focus", "area", "page", "item", "step", "grade", "year"))
"""Words that head the numbers of rows and areas, which only rise."""


class ByColumn(Tidy):
    """One row an action, one column a rater."""

    name = "by column"
    one_rater = True

    def header(self, grid: Grid) -> int | None:
        """Return the row with the headings of the columns, above rows of facts and of actions."""
        first = _first_action(grid)
        if first is None:
            return None
        row, column = first
        grid = areas_of(grid).actions
        place, of_each = row - 1, row
        while place >= 0 and row - place <= _FACT_ROWS and (_is_blank(grid, place) or _is_fact(grid, place, column)):
            of_each = place if _filled(grid, place) > _FEWEST else of_each
            place -= 1
        place = max(place, 0)
        # Above a school for each column may stand a round for all.
        place = of_each if of_each < row and _filled(grid, place) <= _FEWEST else place
        places = _rating_places(grid, place, column) if place < row else []
        # "#" and "Action" may head their columns one row below the names of the raters.
        above = place - 1 if place and _are_headed(grid, place - 1, place, places) else place
        return above if places else None

    def tables(self, grid: Grid, header: int) -> list[Table]:
        """Return a table for each column of ratings."""
        first = _first_action(grid)
        assert first is not None  # noqa: S101 - there is a header because there is one
        row, column = first
        areas = areas_of(grid)
        grid, row = areas.ratings, areas.first_row(header, row)
        texts = [clean(cell) for cell in grid.row(header)]
        places = _rating_places(grid, header, column)
        _check_headings(grid, header, {place: texts[place] for place in places})
        above = said_above(grid, header, places)
        facts = with_sides_and_rounds({place: _facts(grid, header, row, column, place) for place in places}, texts)
        said = [fact_of_title(texts[place]) for place in places]
        groups = _groups(grid, header, places, texts)
        for place, (name, value) in groups.items():
            facts[place].setdefault(name, value)
        known = {
            place: {name for name, values in above.of_columns.items() if values.get(place)} | own.keys()
            for place, own in facts.items()
        }
        titles = [f"{texts[place]}{groups[place][1]}" if groups else texts[place] for place in places]
        clear = _are_clear(known, [texts[place] for place in places], titles, fact_of(texts[column]))
        above, to_ask = (above, {}) if clear else _to_ask(grid, header, above, facts, texts, groups=groups)
        left_out = left_out_columns(grid, header)
        notes = notes_of_one(texts, sorted({*places, *left_out}))
        unrated = {at for at, text in enumerate(texts) if kind_of(text).name in _UNRATED and not is_difference(text)}
        unrated |= {*left_out, *notes.values()}
        others = _others(texts, {column, *places}) | _id_and_wording(grid, row, column, places)
        label = fact_of(texts[column])
        of_schools = bool(to_ask) and all((fact_of_title(name) or ("",))[0] == "school" for name in to_ask.values())
        nobodys = [_NOBODYS.format(len(places))] if of_schools and len(places) > _FEWEST else []
        tables: list[Table] = []
        for place, title in zip(places, said, strict=True):
            own = dict(facts[place])
            if title is not None and own.get("perspective", title[1]) != title[1] and title[0] == "perspective":
                raise Refused("layout-unknown", limit=limits.HEADER_ROWS)
            if title is not None and title[0] in ("round", "perspective", "school"):
                own.setdefault(*title)
            if label in FACTS and not (label == "rater" and "perspective" in (title or ())[:1]):
                own.setdefault(label or "", texts[place])
            if own.keys() & others.keys():
                raise Refused("layout-unknown", limit=limits.HEADER_ROWS)
            fields = {**others, "rating": place, **({"note": notes[place]} if place in notes else {})}
            ratings = RatingColumn(place, own, "" if title and title[0] == "round" else texts[place] or str(place))
            named_row = HeaderRow(
                fields,
                {name: letters(at) for name, at in fields.items()},
                (),
                row - header,
                with_names(ratings, texts),
                rated=frozenset(places),
            )
            # Headings may be raters' names, which are shown nowhere.
            headers = {at: letters(at) for at in range(len(texts))}
            table = self.table(grid, header, named_row, above)
            table = replace(table, headers=headers, heading=to_ask.get(place, ""), used=table.used | unrated)
            table = replace(table, notices=[*table.notices, *areas.notices, *(nobodys if not tables else ())])
            for section in in_sections(grid, header, table, places):
                part = section
                if named_row.ratings.named and not are_once(part.fields):
                    raise Refused("layout-unknown", limit=limits.HEADER_ROWS)
                if others.keys() & set(FACTS) and part.rater_of is None and "rater" not in part.fields:
                    part = replace(part, one_rater=False, rater_of=of_teams(part.fields))
                found = (
                    None
                    if title or side_and_round(texts[place])
                    else instead_of_rater(texts[place], label, is_odd=place in odd_columns(facts, texts))
                )
                tables.append(as_nobodys(part, found) if found else part)
        return tables

    def no_ratings(self, body: Grid, named: HeaderRow, actions: Mask) -> Mask:
        """Return the rows that name no action: what they hold is no rating, unless it is one amid the actions."""
        column = body.columns[named.fields["action"]]
        named_rows: Mask = column.where(lambda cell: isinstance(cell, str) and actions_now().exact(clean(cell)))
        rated = body.columns[named.fields["rating"]].where(lambda cell: rating_values.parse(cell).rating is not None)
        places = [named.fields[name] for name in ("action", "action_id") if name in named.fields]
        labeled: Mask = np.logical_or.reduce([body.columns[place].where(seen_text) for place in places])
        amid: Mask = np.arange(body.height) < np.flatnonzero(actions).max(initial=0)
        unsaid: Mask = amid & rated & ~labeled
        out: Mask = ~named_rows & (~actions | ~rated) & ~unsaid
        return out


def _others(headings: Sequence[str], used: set[int]) -> dict[str, int]:
    """Return the columns that say of each row whose or of when it is.

    Raises
    ------
    Refused
        Two say the same.
    """
    found = [(field_of(text), at) for at, text in enumerate(headings) if at not in used]
    known = [(name, at) for name, at in found if name in FACTS]
    if len(dict(known)) < len(known):
        raise Refused("layout-unknown", limit=limits.HEADER_ROWS)
    return {name: at for name, at in known if name}


def _id_and_wording(grid: Grid, row: int, first: int, places: Sequence[int]) -> dict[str, int]:
    """Return the first column with actions, and the one right of it that names them, too: id and wording must agree."""
    body, second = grid.slice(row, grid.height), first + 1
    if second >= len(body.columns) or second in places or not names_actions(body.columns[second]):
        return {"action": first}
    lengths = [sum(len(clean(cell)) for cell in body.columns[at].present()) for at in (first, second)]
    return dict(
        zip(
            ("action_id", "action") if lengths[0] < lengths[1] else ("action", "action_id"),
            (first, second),
            strict=True,
        )
    )


def _groups(grid: Grid, header: int, places: Sequence[int], texts: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Return what the cells above headings that come again say of the columns below and right of them.

    ``Oak Elementary`` above ``Self`` and ``District ILT``, ``Elm Elementary`` above the next two. Nothing is said where
    some cell there says no school or time, or above the column of actions stands something, too.
    """
    if not header or len({texts[place] for place in places}) == len(places):
        return {}
    above = [clean(cell) for cell in grid.row(header - 1)]
    found: dict[int, tuple[str, str]] = {}
    for place in places:
        title = next((above[at] for at in range(place, places[0] - 1, -1) if above[at]), "")
        fact = fact_of_title(title)
        if fact is None or fact[0] not in ("school", "round"):
            return {}
        found[place] = fact
    return found if len(set(found.values())) > 1 and len({name for name, _ in found.values()}) == 1 else {}


def _to_ask(  # noqa: PLR0913 - the table, and what is known of its columns
    grid: Grid,
    header: int,
    above: Said,
    facts: Mapping[int, dict[str, str]],
    texts: Sequence[str],
    *,
    groups: Mapping[int, tuple[str, str]],
) -> tuple[Said, dict[int, str]]:
    """Return the headings of columns that may be names, of whom or what is asked, and what is said above all of them.

    What a row of teams above them says is added to the ``facts`` of each column. Where schools or rounds are above
    them (``groups``), a name may come again in each group.

    Raises
    ------
    Refused
        They may be no names, or there are not two of them.
    """
    said = names_with_more({place: texts[place] for place in facts})
    headings = dict(said.names)
    teams = {} if groups else _teams_above(grid, header, list(facts))
    names = [heading for heading in headings.values() if summary_of(heading) is None]
    keys = {(headings[at], said.more[at], groups.get(at)) for at in headings}
    once = all(headings.values()) and len(keys) == len(headings)
    others = {fact[0] for fact in map(fact_of_title, names) if fact} - (set() if groups else {"school"})
    no_names = bool(others) or any(no_ratings(name) or RATING_WORDS.issuperset(words_of(name)) for name in names)
    # Labels of the ratings head counts, or marks.
    no_names |= sum(choice_of(name) is not None for name in names) > 1
    unfit = not once or len(names) < _FEWEST or no_names
    if teams is None or unfit:
        raise Refused("layout-unknown", limit=limits.HEADER_ROWS)
    for place, team in teams.items():
        school, side = _school_and_side(grid, team)
        facts[place].setdefault("perspective", side)
        if school:
            facts[place].setdefault("school", school)
    for place in facts:
        more = said.facts(place)
        sides = {perspective_of(own.get("perspective", ""), "school") for own in (facts[place], more)} - {None}
        if len(sides) > 1:
            raise Refused("layout-unknown", limit=limits.HEADER_ROWS)
        facts[place] |= more
    own = above.facts if not teams else {name: value for name, value in above.facts.items() if name != TEAM}
    return replace(above, facts=own), headings


def _school_and_side(grid: Grid, team: str) -> tuple[str, str]:
    """Return the school and the side that a title above names says; no school is the district ILT's own side."""
    school, side = school_and_side(team)
    row, column = _first_action(grid) or (0, 0)
    ids = actions_now().exact(clean(grid.columns[column][row]))
    assessment = actions_now().assessment(ids[0]) if ids else ""
    # "Oak Elementary (self)" above the district's actions may be its view of the district, or of itself.
    of_itself = school and assessment == "district" and perspective_of(side, assessment) == SELF
    return ("", team) if of_itself else (school, side)


def _check_headings(grid: Grid, header: int, headings: Mapping[int, str]) -> None:
    """Refuse a table in which a row below the headings has other words in place of them.

    Raises
    ------
    Refused
        What is below that row may be other people's ratings.
    """
    texts: Mask = np.zeros(grid.height, dtype=np.bool_)
    rated: Mask = np.zeros(grid.height, dtype=np.bool_)
    for place in headings:
        texts |= grid.columns[place].where(lambda cell: rating_values.parse(cell).code == "not-a-rating")
        rated |= grid.columns[place].where(lambda cell: rating_values.parse(cell).rating is not None)
    start, column = _first_action(grid) or (header, 0)
    for place in np.flatnonzero(texts & ~rated).tolist():
        row = grid.row(place)
        words = {at: clean(row[at]) for at in headings}
        if place > start and not action_named(clean(row[column])) and words != headings:
            raise Refused("layout-unknown", limit=limits.HEADER_ROWS)


def _teams_above(grid: Grid, header: int, places: Sequence[int]) -> dict[int, str] | None:
    """Return the team that the row above the headings says of each column: ``Our ILT``, then ``District visitors``.

    There is none where that row has one cell or less; it is not known what others say.
    """
    above = [clean(cell) for cell in grid.row(header - 1)] if header else []
    # "Round: Fall 2026" is a fact of all.
    filled = [at for at, text in enumerate(above) if text and not any(own.values for own in labels_of_row([text]))]
    if len(filled) < _FEWEST or labels_of_row(above[:1]):
        return {}
    if filled[0] != places[0] or any(at not in places or not _TEAMS & set(words_of(above[at])) for at in filled):
        return None
    return {place: above[max(at for at in filled if at <= place)] for place in places}


def _first_action(grid: Grid) -> tuple[int, int] | None:
    """Return the first row that names an action, and the column that does."""
    if "first_action" not in grid.memo:
        grid.memo["first_action"] = _find_first(grid)
    return grid.memo["first_action"]  # type: ignore[no-any-return]


def _find_first(grid: Grid) -> tuple[int, int] | None:
    height = min(limits.HEADER_ROWS, grid.height)
    top, actions = grid.slice(0, height), actions_now()
    for at, column in enumerate(top.columns[:_COLUMNS]):
        rows = np.flatnonzero(column.where(lambda cell: isinstance(cell, str) and actions.exact(clean(cell))))
        if len(rows) >= _FEWEST and names_actions(column.slice(int(rows[0]), height)):
            return int(rows[0]), at
    return None


def _are_headed(grid: Grid, above: int, place: int, columns: Sequence[int]) -> bool:
    """Tell whether a row heads all of some columns, of which the row below it heads none."""
    return all(clean(grid.columns[at][above]) and not clean(grid.columns[at][place]) for at in columns)


def _is_blank(grid: Grid, place: int) -> bool:
    return not any(seen_text(column[place]) for column in grid.columns)


def _filled(grid: Grid, place: int) -> int:
    return sum(bool(seen_text(column[place])) for column in grid.columns[:_COLUMNS])


def _is_fact(grid: Grid, place: int, column: int) -> bool:
    """Tell whether a row says something of each column: ``School`` and a school in each."""
    return fact_of(clean(grid.columns[column][place])) in {*FACTS} - {"rater"}


def _rating_places(grid: Grid, header: int, action: int) -> list[int]:
    """Return the columns that hold ratings of the actions, save row numbers and figures."""
    body = grid.slice(header + 1, grid.height)
    column, actions = body.columns[action], actions_now()
    rows: Mask = column.where(lambda cell: isinstance(cell, str) and actions.exact(clean(cell)))
    found, left_out = [], {action, *left_out_columns(grid, header)}
    for place, own in enumerate(body.columns[:_COLUMNS]):
        heading = clean(grid.columns[place][header])
        if place in left_out or kind_of(heading).name in ("note", *_UNRATED) or field_of(heading) == "note":
            continue
        if _holds_ratings(own.take(rows), set(words_of(heading))):
            found.append(place)
    filled = {place: body.columns[place].take(rows).filled() for place in found}
    # A number or two without a heading next to columns that have one are remarks.
    headed = [filled[place] for place in found if clean(grid.columns[place][header])]
    few = max(1, _STRAY * max(headed)) if headed else 0
    return [place for place in found if clean(grid.columns[place][header]) or filled[place] > few]


def _holds_ratings(column: Column, heading: set[str]) -> bool:
    found = [rating_values.parse(column[place]) for place in range(len(column)) if seen_text(column[place])]
    rated = [value.rating for value in found if value.rating is not None]
    rising = rated == sorted(rated) and len(set(rated)) > 1 and heading <= _NUMBERS
    return bool(rated) and sum(not value.code for value in found) >= _RATED * len(found) and not rising


def _facts(grid: Grid, header: int, row: int, column: int, place: int) -> dict[str, str]:
    """Return what the rows between the headings and the actions say of one column."""
    facts: dict[str, str] = {}
    for at in range(header + 1, row):
        name = fact_of(clean(grid.columns[column][at]))
        value = clean(grid.columns[place][at])
        if name in FACTS and value:
            facts.setdefault(name or "", value)
    return facts


def _are_clear(
    known: Mapping[int, set[str]], headings: Sequence[str], titles: Sequence[str], label: str | None
) -> bool:
    """Tell whether it is known what each column is of, and of the same kind for all.

    Parameters
    ----------
    titles
        The headings, each with that of its group.
    """
    if len(set(titles)) < len(titles) or not all(headings):
        return False
    kinds = {"" if side_and_round(heading) else (fact_of_title(heading) or ("",))[0] for heading in headings}
    if label in FACTS:
        return kinds <= {"", label} or (label == "rater" and kinds <= {"", "rater", "perspective"})
    names = [*known.values()]
    said = names[0] and all(own == names[0] for own in names)
    if kinds == {"school"} and "rater" not in names[0]:
        return False
    if kinds == {""}:
        return bool(said and ("school" in names[0] or "rater" in names[0] or "perspective" in names[0]))
    return len(kinds) == 1 or kinds == {"rater", "perspective"}
