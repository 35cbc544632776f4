"""Actions that stand by their id with a wording of somebody's own: ``S1.1 Shared expectations``.

The id says the action where a row or a column has each action of an assessment once, and each wording is like its own
action. Where that is not so, somebody has to say it: another framework may number its actions in the same way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from ilt import framework
from ilt.framework import text_key
from ilt.reading import limits
from ilt.reading.cells.likeness import likeness, nearest, stems, unknown_stems, without_words_of
from ilt.reading.cells.named_actions import says_nothing_before
from ilt.reading.cells.other_than_ratings import other_question
from ilt.reading.cells.text import clean, shown
from ilt.reading.cells.titles import fact_of_title
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.heading_actions import actions_now, heading_named, note_of

NOTICE = "The wording next to the action IDs is not the framework’s, such as {some}. We went by the IDs."
_WITH_ID = re.compile(r"[a-z][ ._-]?\d[._-]\d", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"\A[(\[]?\d{1,2}(?:\.\d{1,2})?[.):\]]?\s{1,3}")
_MOST, _ROWS = 300, 20_000
_ALIKE, _FAR, _MOSTLY = 0.4, 0.2, 0.75
_FEWEST, _FEW = 2, 100
_ALL_ALIKE = 3


@dataclass(frozen=True)
class OwnWordings:
    """The texts that name an action by its id, with a wording of their own.

    Attributes
    ----------
    ids
        Text -> the id in it.
    certain
        Whether these are the framework's actions beyond doubt.
    how
        What they have, in a few words.
    each
        Whether somebody has to see which action each text is taken for.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    certain: bool = False
    how: str = "an ID from the framework but different wording"
    each: bool = False

    @property
    def some(self) -> str:
        """The first of the texts, or each with its action, for a sentence."""
        if self.each:
            return "; ".join(f"“{shown(text, 100)}” ({id_}?)" for text, id_ in self.ids.items())
        return f"“{shown(min(self.ids, key=lambda text: self.ids[text]), 100)}”" if self.ids else ""


@dataclass(frozen=True)
class _Wording:
    """An action's id, what stands behind it, and how much that is like this action, and like the nearest other one."""

    id: str
    text: str
    own: float
    other: float


def own_wordings(texts: Iterable[str]) -> OwnWordings:
    """Return which of the texts of a row, or of a column, name actions in somebody's own words."""
    every = {text for text in texts if text}
    some = {text for text in every if len(text) <= limits.HEADING_CHARACTERS and _WITH_ID.search(text)}
    if len(some) < _FEWEST:
        return OwnWordings()
    found = {text: own for text in some if (own := _wording(text)) is not None}
    # "S1.1 priority, S1.2 priority" words no action.
    again = Counter(key for key, _ in {(text_key(own.text), own.id) for own in found.values()})
    found = {text: own for text, own in found.items() if again[text_key(own.text)] == 1}
    # What is another action's wording stays a problem: one of both is wrong.
    meant = {text: own for text, own in found.items() if own.other < max(_ALIKE, own.own + _FAR)}
    if len(meant) < _FEWEST:
        return OwnWordings()
    exact = {ids[0] for text in every if len(ids := actions_now().exact(text)) == 1}
    named = {text: own.id for text, own in meant.items()}
    return OwnWordings(named, len(meant) == len(found) and _are_all([*meant.values()], exact))


def wordings_in_order(texts: Sequence[str]) -> OwnWordings:
    """Return the texts that are most like the actions of an assessment, one each, and stand in the framework's order.

    Parameters
    ----------
    texts
        In the order in which they stand first.
    """
    areas = tuple(text_key(area.name) for area in framework.current().areas)
    every = [text for text in dict.fromkeys(texts) if text and not text_key(text).endswith(areas)]
    if len(every) > _FEW or any(actions_now().exact(text) for text in every):
        return OwnWordings()
    for kind in framework.ASSESSMENTS:
        ids = [action.id for action in framework.current().of(kind)]
        meant: dict[str, str] = {}
        for text in every:
            best = _most_like(text, ids)
            awaited = next((id_ for id_ in ids if id_ not in meant.values()), "")
            meant |= {text: awaited if awaited in best else best[0]} if best else {}
        if list(meant.values()) == ids:
            return OwnWordings(meant, how="wording like the framework's, in the framework's order, but no ID")
    return OwnWordings()


def wordings_alike(texts: Iterable[str]) -> OwnWordings:
    """Return the texts that share most of their words with one action of an assessment, and far fewer with any other.

    None where fewer than three do, or where two are like one action, or like one that another text names.
    """
    every = list(dict.fromkeys(filter(None, texts)))
    named = [ids for text in every if (ids := actions_now().find(text).ids)]
    unknown = [text for text in every if not actions_now().find(text).ids and len(text) <= limits.HEADING_CHARACTERS]
    if not _ALL_ALIKE <= len(unknown) <= _FEW:
        return OwnWordings()
    kinds = {framework.current().by_id[ids[0]].assessment for ids in named if len(ids) == 1} or framework.ASSESSMENTS
    found = [{text: id_ for text in unknown if (id_ := _alike(text, kind))} for kind in kinds]
    most = max(found, key=len)
    if len(most) < _ALL_ALIKE or sum(len(own) == len(most) for own in found) > 1:
        return OwnWordings()
    again = Counter([*most.values(), *(id_ for ids in named for id_ in ids)])
    meant = {text: id_ for text, id_ in most.items() if again[id_] == 1}
    how = "wording like the framework's, but no ID"
    return OwnWordings(meant, how=how, each=True) if len(meant) >= _ALL_ALIKE else OwnWordings()


def _alike(text: str, kind: str) -> str:
    """Return the action that a text is nearest to, and says nothing else of; else blank."""
    words = _NUMBER_FIRST.sub("", text, count=1)
    id_ = nearest(words, kind)
    means_else = id_ and other_question(without_words_of(words, framework.current().by_id[id_]))
    return "" if means_else or note_of(text) else id_


def _most_like(text: str, ids: Sequence[str]) -> list[str]:
    """Return the actions that much of a text is like, more than any others; none where there are none."""
    words = _NUMBER_FIRST.sub("", text, count=1)
    alike = {id_: likeness(words, id_)[0] for id_ in ids}
    most = max(alike.values())
    return [id_ for id_, own in alike.items() if own == most >= _ALIKE]


def _wording(text: str) -> _Wording | None:
    """Return what a text words by itself; ``None`` where it names no id, or says something else of its action."""
    said = heading_named(text)
    behind = bool(said.before) and not said.after
    if not said.about or said.in_words or (said.action and not behind) or note_of(text):
        return None
    if actions_now().find(text).ids:
        return None
    words, before = (said.after, said.before) if said.after else (said.before, "")
    action = framework.current().by_id[said.about]
    if not stems(words) or not says_nothing_before(before, action.assessment):
        return None
    own, other = likeness(words, action.id)
    if other_question(without_words_of(words, action)) or (own < _ALIKE and fact_of_title(words)):
        return None
    return _Wording(action.id, words, own, other)


def _are_all(found: Sequence[_Wording], exact: set[str]) -> bool:
    """Tell whether wordings are those of whole assessments beyond doubt, with the actions that have the framework's."""
    now = framework.current()
    ids = [own.id for own in found]
    if len(set(ids)) < len(ids) or exact & set(ids):
        return False
    for kind in {now.by_id[id_].assessment for id_ in ids}:
        texts = [own for own in found if now.by_id[own.id].assessment == kind]
        if {action.id for action in now.of(kind)} - set(ids) - exact or any(own.other > own.own for own in texts):
            return False
        if sum(own.own >= _ALIKE for own in texts) < _MOSTLY * len(texts):
            return False
        # What most wordings say and no action does, is said of all of them: "S1.1 ... (our principal)".
        words = Counter(word for own in texts for word in unknown_stems(own.text, kind))
        if any(2 * count > len(texts) for count in words.values()):
            return False
    return True


def resolve(grids: Sequence[Grid]) -> None:
    """Write ids alone in place of ids with somebody's own wordings, where these are the framework's actions."""
    for grid in grids:
        found = [own for own in (_in_headings(grid), *_in_columns(grid)) if own]
        if found:
            grid.notices.append(NOTICE.format(some=found[0].some))
            grid.memo.clear()


def _in_headings(grid: Grid) -> OwnWordings | None:
    """Write ids into the first row of headings with wordings; return these."""
    for place in range(min(limits.HEADER_ROWS, grid.height)):
        row = [clean(text) if len(text) <= limits.HEADING_CHARACTERS else "" for text in grid.row(place)]
        own = own_wordings(row)
        if own.certain:
            for column, text in zip(grid.columns, row, strict=True):
                if text in own.ids:
                    column.put(place, own.ids[text])
            return own
    return None


def _in_columns(grid: Grid) -> Iterator[OwnWordings]:
    """Write ids into columns of actions with wordings; return these."""
    for at, column in enumerate(grid.columns):
        if (column.unencoded is not None and len(column) > _ROWS) or len(column.values) > _MOST:
            continue
        own = own_wordings(clean(cell) for cell in column.values if isinstance(cell, str))
        if own.certain:
            grid.columns[at] = column.map(partial(_id_of, own.ids))
            yield own


def _id_of(ids: Mapping[str, str], cell: object) -> object:
    return ids.get(clean(cell), cell) if isinstance(cell, str) else cell
