"""Which action a cell names: an exact id, an exact wording or a long unique prefix of one. Likeness never decides."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ilt.framework import ASSESSMENTS, Action, Framework, text_key
from ilt.reading import limits
from ilt.reading.cells.likeness import nearest
from ilt.reading.cells.text import shown
from ilt.reading.problems import sentence

PREFIX = 40
_CUT, _CUT_PREFIX = ("...", "…"), 25
"""A text that says itself that it was cut off may be shorter."""
_LEAST_LETTERS = 10
"""A text cut off by some program names an action if at least so many characters fit one action only."""
LIKE = 0.75
_ID = re.compile(r"\[?\s*([A-Za-z])\s*(\d+)\s*\.\s*(\d+)\s*\]?(?:\s*[-–—:.]?\s+|\s*[-–—:]\s*|$)(.*)", re.DOTALL)
_NUMBER = re.compile(r"\s{0,3}[(\[]?\d{1,2}(?:[.-]\d{1,2}){0,2}[a-z]?[\])]?[.:]?\s{1,3}")
_ID_BEHIND = re.compile(r"[\s(\[]([A-Za-z]) ?(\d) ?[.-] ?(\d)[)\]]?\s{0,3}\Z")
_BULLETS = " \u00b7\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u2043\u2192\u27a2*>-\u2013\u2014"
_SLIP = re.compile(r"[#(]?([A-Za-z])[ .]?(\d)(?: ?[.,\u00b7_]{1,2} ?)(\d)\)?[.,:;*]?")
"""An id that a tired hand typed: ``S1,1``, ``S2..3``, ``S.5.2``, ``S2.4.``, ``S5.3*``."""
_MEANT = re.compile(r"([A-Za-z])[Ii]?\W{0,3}(\d)\W{0,3}([\dlI])\W?")
"""What may be meant as an id: ``S22``, ``s1-3``, ``S2.l``."""
_LONGEST, _LONGEST_ID = 400, 40


@dataclass(frozen=True)
class Match:
    """What a cell names.

    Attributes
    ----------
    ids
        The actions it may mean: exactly one where it is known.
    cut
        Whether the cell has only the start of the wording.
    """

    ids: tuple[str, ...] = ()
    cut: bool = False


class Actions:
    """The framework's actions, to be found by id or wording."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.by_id = framework.by_id
        self._hints = 0
        self._exact: dict[str, tuple[str, ...]] = {}
        wordings = (wording for action in framework.actions for wording in (*_wordings(action), action.short_label))
        self._longest = max(map(len, wordings), default=0) + _LONGEST_ID
        for action in framework.actions:
            for key in _wordings(action):
                self._exact[key] = tuple(dict.fromkeys((*self._exact.get(key, ()), action.id)))
        self.longest_first = sorted(self._exact.items(), key=lambda item: -len(item[0]))

    def assessment(self, id_: str) -> str:
        """Return the assessment that an action belongs to."""
        return self.by_id[id_].assessment

    def exact(self, text: str) -> tuple[str, ...]:
        """Return the actions with exactly this id or wording (two assessments may share a wording)."""
        if self._too_long(text):
            return ()
        match = _ID.fullmatch(text.strip())
        if match:
            id_ = f"{match[1].upper()}{match[2]}.{match[3]}"
            if id_ in self.by_id and (not match[4].strip() or self.says(id_, match[4])):
                return (id_,)
        return self._exact.get(_key(text), ()) or self._dressed(text)

    def _dressed(self, text: str) -> tuple[str, ...]:
        """Return the actions whose wording has a school's own number before it, or its id behind it.

        The number may be that of another action: the wording counts. Before it may be a bullet, and in an id alone a
        slip of the hand.
        """
        slip = _SLIP.fullmatch(text.strip())
        if slip:
            meant = f"{slip[1].upper()}{slip[2]}.{slip[3]}"
            return (meant,) if meant in self.by_id else ()
        bare = text.lstrip(_BULLETS)
        if bare != text:
            return self.exact(bare) if bare else ()
        own = _NUMBER.match(text)
        if own and (found := self._exact.get(_key(text[own.end() :]))):
            return found
        behind = _ID_BEHIND.search(text)
        if behind is None:
            return ()
        id_ = f"{behind[1].upper()}{behind[2]}.{behind[3]}"
        wording = text[: behind.start()].rstrip(" ([-–—:,")
        return (id_,) if id_ in self.by_id and self.says(id_, wording) else ()

    def _too_long(self, text: str) -> bool:
        """Tell whether a text is longer than any wording with its id, whatever its spaces and final stops."""
        return len(text) > self._longest and len(" ".join(text.split()).rstrip(" .")) > self._longest

    def says(self, id_: str, text: str) -> bool:
        """Tell whether a text is the wording of an action, the long start of one, or its short label."""
        key = _key(text).replace("&", "and")
        action = self.by_id[id_]
        own = [own.replace("&", "and") for own in (*_wordings(action), text_key(action.short_label))]
        return key in own or (len(key) >= PREFIX and any(wording.startswith(key) for wording in own))

    def begins(self, id_: str, text: str) -> bool:
        """Tell whether a text behind an id is the start of its wording, as programs cut names of columns short."""
        letters = "".join(filter(str.isalnum, text)).casefold()
        action = self.by_id[id_]
        own = ("".join(filter(str.isalnum, wording)) for wording in (*_wordings(action), text_key(action.short_label)))
        return len(letters) >= _LEAST_LETTERS and any(wording.startswith(letters) for wording in own)

    def without_spaces(self, text: str) -> str:
        """Return the one action whose wording begins with the letters of a text, of which there are many; else blank.

        Programs make names of columns from wordings: ``EstablishesReinforcesSharedSetOfExpectations``.
        """
        letters = "".join(filter(str.isalnum, text[:_LONGEST])).casefold()
        if len(letters) < _CUT_PREFIX:
            return ""
        found = {
            action.id
            for action in self.framework.actions
            for wording in _wordings(action)
            if "".join(filter(str.isalnum, wording)).startswith(letters)
        }
        return found.pop() if len(found) == 1 else ""

    def find(self, text: str, assessments: Iterable[str] = ASSESSMENTS) -> Match:
        """Return what a text names within the assessments that it may belong to."""
        allowed = frozenset(assessments)
        exact = self.exact(text)
        if exact:
            return Match(tuple(id_ for id_ in exact if self.assessment(id_) in allowed) or exact)
        least = _CUT_PREFIX if text.rstrip().endswith(_CUT) else PREFIX
        ids = self.beginning(text, least) or self.beginning(_NUMBER.sub("", text, count=1), least)
        return Match(tuple(id_ for id_ in ids if self.assessment(id_) in allowed), cut=bool(ids))

    def beginning(self, text: str, least: int) -> tuple[str, ...]:
        """Return the actions whose wording begins with a text of at least so many characters."""
        key = "" if self._too_long(text) else _key(text)
        if len(key) < least:
            return ()
        return tuple(
            action.id for action in self.framework.actions if any(own.startswith(key) for own in _wordings(action))
        )

    def hint(self, text: str, assessments: Iterable[str]) -> str:
        """Return the action that the letters or the words of a text are most like, within one assessment; else blank.

        Only for the first ``limits.SUGGESTIONS`` texts: it takes a while.
        """
        self._hints += 1
        if self._hints > limits.SUGGESTIONS:
            return ""
        allowed = tuple(assessments)
        meant = _MEANT.fullmatch(text.strip())
        if meant:
            id_ = f"{meant[1].upper()}{meant[2]}.{1 if meant[3] in 'lI' else meant[3]}"
            return id_ if id_ in self.by_id and self.assessment(id_) in allowed else ""
        return self.suggest(text, allowed) or (nearest(text[:_LONGEST], allowed[0]) if len(allowed) == 1 else "")

    def suggest(self, text: str, assessments: Iterable[str] = ASSESSMENTS, like: float = LIKE) -> str:
        """Return the id of the action that a text is most like, within one assessment; else blank."""
        allowed = tuple(assessments)
        key = text_key(text[:_LONGEST])
        if len(allowed) != 1 or len(key) < 8:
            return ""
        wordings = {wording: action.id for action in self.framework.of(allowed[0]) for wording in _wordings(action)}
        found = difflib.get_close_matches(key, wordings, n=1, cutoff=like)
        return wordings[found[0]] if found else ""


def assessments_of(actions: Actions, ids: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Return the assessments that a table is of: those that some text names, exactly or by a start that fits no other.

    Two actions of the two assessments can be more alike than two wordings of one, so this comes before any likeness.
    """
    named = {actions.assessment(id_) for id_ in ids}
    if len(named) < len(ASSESSMENTS):
        # A text that could be the start of actions of both says nothing.
        cut = (actions.find(text) for text in texts)
        named |= {actions.assessment(match.ids[0]) for match in cut if len(match.ids) == 1}
    return tuple(kind for kind in ASSESSMENTS if kind in named) or ASSESSMENTS


@functools.lru_cache(maxsize=256)
def _key(text: str) -> str:
    """Return ``text_key`` of a text; the same few texts come again and again while one header is looked at."""
    return text_key(text)


@functools.lru_cache(maxsize=512)
def _wordings(action: Action) -> tuple[str, ...]:
    return tuple(dict.fromkeys((text_key(action.text), text_key(action.framework_wording))))


def _unknown(text: str, suggestion: str) -> str:
    """Say that a text names no action, and which it may mean."""
    hint = f"; the closest is {suggestion}" if suggestion else ""
    return sentence("action-unknown", value=shown(text, 100), suggestion=hint)


def action_of(actions: Actions, row: tuple[str, str, str], within: tuple[str, ...]) -> tuple[Match, str, str]:
    """Return the action of a row (id, wording, assessment): the match, and the code and sentence of its problem."""
    id_, text, assessment = row
    assessments = (assessment,) if assessment else within
    if not id_ and not text:
        return Match(), "action-missing", sentence("action-missing")
    matches = [(words, actions.find(words, assessments)) for words in (id_, text) if words]
    words, match = matches[0]
    if len(match.ids) > 1:
        says = sentence("action-ambiguous", value=shown(words, 100), ids=", ".join(match.ids))
        return Match(), "action-ambiguous", says
    if not match.ids:
        return Match(), "action-unknown", _unknown(words, actions.hint(words, assessments))
    if len(matches) > 1 and (other := matches[1][1]).ids and match.ids[0] not in other.ids:
        says = sentence("action-disagrees", id=match.ids[0], other=" or ".join(other.ids))
        return Match(), "action-disagrees", says
    return match, "", ""
