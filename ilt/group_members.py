"""Who is in a group, without names: so that a group under a new key is known as the one that was shown before.

A group's key changes when two schools become one, when a round or a district gets another name, or when a file turns
out to be of the other side. Then the people of a group that was shown stand under a key that was not.
``docs/decisions/0045-groups-under-a-new-key.md`` says what follows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ilt.cache import once
from ilt.coded_columns import combine
from ilt.counts import KEYS, NS, groups_of, rows_of
from ilt.ratings import ANONYMOUS, OTHERS, TEAM, codes_of, codes_of_all

DIGITS = 8
"""Of one person's code; a group's ``members`` are such codes, one after the other."""
SURE = 4
"""From so many ratings on, the same ones under the same name are the same form; two visits can be alike in fewer."""
SAME = 2
"""A group is the one that was shown where one in so many of its people, at least, is found under the new key."""
_PLACE = ("round", "district", "assessment", "perspective", "action_id")
_FIGURES = (*NS, "not_rated", "raters")


@once
def members(ratings: pd.DataFrame) -> pd.DataFrame:
    """Return ``KEYS`` and ``members``: codes of the people who rated, one after the other.

    A code is a digest of all that a person gave in one team, and of the name or code where a column has one. Of fewer
    than ``SURE`` ratings it is of the name alone, or of the place in the file where nobody is named.
    """
    keys, group = groups_of(ratings)
    rated = ratings["rating"].notna().to_numpy()
    forms, _ = combine(codes_of_all(ratings, TEAM))
    rater, names = codes_of(ratings["rater"])
    form, (_, who) = combine([(forms, int(forms.max(initial=-1)) + 1), (rater, len(names))])
    action, actions = codes_of(ratings["action_id"])
    said = pd.util.hash_array(
        np.asarray([f"{name} {value}" for name in actions for value in range(len(NS))], dtype=object)
    )
    rating = ratings["rating"].to_numpy(dtype="int64", na_value=0)
    digests = np.zeros(len(who), dtype=np.uint64)
    np.add.at(digests, form[rated], said[action * len(NS) + rating][rated])
    many = np.bincount(form[rated], minlength=len(who))
    nameless = np.asarray(names.str.startswith(ANONYMOUS), dtype=np.bool_)
    known = pd.util.hash_array(np.asarray(names.str.casefold(), dtype=object))
    # Of few ratings, what they are is no sign of whose they are.
    digests[many < SURE] = 0
    digests += np.where(nameless[who] & (many >= SURE), np.uint64(0), known[who])
    code = (digests ^ (digests >> np.uint64(32))) & np.uint64(2**32 - 2)
    # The last digit is odd where nobody else can have the code by chance.
    code |= (nameless[who] | (many >= SURE)).astype(np.uint64)
    order = np.lexsort((code[form[rated]], group[rated]))
    text = code[form[rated]][order].astype(">u4").tobytes().hex()
    sizes = DIGITS * np.bincount(group[rated], minlength=len(keys[KEYS[0]]))
    ends = np.cumsum(sizes)
    cuts = zip((ends - sizes).tolist(), ends.tolist(), strict=True)
    # Of no group, too, they are text: what is missing beside them then is text as well.
    return pd.DataFrame({**keys, "members": pd.Series([text[start:end] for start, end in cuts], dtype="str")})


def _codes(text: str) -> Counter[str]:
    return Counter(text[at : at + DIGITS] for at in range(0, len(text), DIGITS))


@dataclass
class _Moved:
    """A group that was shown, and whose people now stand elsewhere.

    Attributes
    ----------
    row
        Of what was shown before.
    left
        The people who are no longer under its key.
    stayed
        How many still are.
    to
        Key -> how many of them are there now.
    sure
        How many of these are certain to be the same people.
    """

    row: int
    left: Counter[str]
    stayed: int
    to: dict[tuple[str, ...], int] = field(default_factory=dict)
    sure: int = 0

    def whole(self) -> bool:
        """Tell whether it is as it was, under one other key."""
        return not self.stayed and len(self.to) == 1 and SAME * self.sure >= self.left.total()

    def least(self) -> int:
        """Return how many people the smallest of its parts has."""
        sizes = [*self.to.values(), self.stayed, self.left.total() - sum(self.to.values())]
        return min(size for size in sizes if size > 0)


def follow(before: pd.DataFrame, now: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Return what was shown before under the keys of now, and how many people of each group were shown elsewhere.

    Parameters
    ----------
    before
        What was shown (``ilt.shown_before``).
    now
        Counts of all ratings, with ``members`` and ``wanted`` (how many raters a group must have).

    Returns
    -------
    tuple
        ``before``, in which a group that moved as a whole has its new key (several that became one are added up), and a
        number for each row of ``now``: people of groups that came apart, some parts of which are too few, and of groups
        that became one and had somebody in two of them.
    """
    borrowed = pd.Series(0, index=now.index)
    moved = _moved(before, now)
    if not moved:
        return before, borrowed
    places = {tuple(key): at for at, key in zip(now.index, now[list(KEYS)].to_numpy().tolist(), strict=True)}
    keys = [tuple(key) for key in before[list(KEYS)].to_numpy().tolist()]
    pooled, ks, renewed = (before[name].to_numpy() for name in ("pooled", "k", "renewed"))
    new = {one.row: next(iter(one.to)) for one in moved if one.whole()}
    pools = _pools(keys, pooled, new)
    new = {row: key for row, key in new.items() if not pooled[row] or pools.get(_place(keys[row]), ()) is not None}
    for one in moved:
        if one.row in new:
            continue
        for key, many in one.to.items():
            at = places[key]
            # Of figures that took the place of earlier ones, a part may differ from those earlier ones by one person.
            if pooled[one.row] or renewed[one.row] or one.least() < max(ks[one.row], now["wanted"].loc[at]):
                borrowed[at] += many
    for row, key in enumerate(keys):
        if key[3] == OTHERS and (to := pools.get(_place(key))):
            new[row] = (*to[:3], OTHERS, *to[3:])
    twice = _twice(before, keys, new)
    for key, rows in twice.items():
        borrowed[places[key]] += len(set().union(*(_codes(before["members"].iloc[row]) for row in rows)))
    left = np.setdiff1d(np.arange(len(keys)), [row for rows in twice.values() for row in rows])
    new = {at: new[row] for at, row in enumerate(left.tolist()) if row in new}
    return _under(before.iloc[left], [keys[row] for row in left], new), borrowed


def _twice(
    before: pd.DataFrame, keys: list[tuple[str, ...]], new: dict[int, tuple[str, ...]]
) -> dict[tuple[str, ...], list[int]]:
    """Return the groups, and their rows, that became one although somebody was shown in two of them: no sum of theirs.

    So it is where somebody went from one to another, whose figures stayed as they were, before the two became one.
    """
    rows: dict[tuple[str, ...], list[int]] = {key: [] for key in new.values() if key[3] != OTHERS}
    for row in np.flatnonzero(~before["pooled"].to_numpy()).tolist():
        key = new.get(row, keys[row])
        if key in rows:
            rows[key].append(row)
    met = {key: [_codes(before["members"].iloc[row]) for row in rows[key]] for key in rows}
    return {key: rows[key] for key, codes in met.items() if sum(map(len, codes)) > len(set().union(*codes))}


def _place(key: tuple[str, ...]) -> tuple[str, ...]:
    return (*key[:3], *key[4:])


def _pools(
    keys: list[tuple[str, ...]], pooled: np.ndarray, new: dict[int, tuple[str, ...]]
) -> dict[tuple[str, ...], tuple[str, ...] | None]:
    """Return where the pool of each place is now; ``None`` where its schools went to several."""
    to: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for row in np.flatnonzero(pooled).tolist():
        to.setdefault(_place(keys[row]), set()).add(_place(new.get(row, keys[row])))
    return {place: found.pop() if len(found) == 1 else None for place, found in to.items()}


def _moved(before: pd.DataFrame, now: pd.DataFrame) -> list[_Moved]:
    """Find the groups that were shown and have lost people who are now in another group of the same action."""
    found: list[_Moved] = []
    lost: dict[tuple[str, str], list[_Moved]] = {}
    members_were, members_are = before["members"].tolist(), now["members"].fillna("").tolist()
    places = rows_of(before, now).tolist()
    every = zip(*(before[name].tolist() for name in ("action_id", "school")), members_were, places, strict=True)
    for row, (action, school, text, place) in enumerate(every):
        text_now = members_are[place] if place >= 0 else ""
        if school == OTHERS or text == text_now:
            continue
        was, is_now = _codes(text), _codes(text_now)
        left = was - is_now
        if left:
            one = _Moved(row, left, (was & is_now).total())
            for code in left:
                lost.setdefault((action, code), []).append(one)
    if not lost:
        return found
    keys = zip(*(now[name].tolist() for name in KEYS), strict=True)
    for key, text, place in zip(keys, members_are, rows_of(now, before).tolist(), strict=True):
        text_was = members_were[place] if place >= 0 else ""
        if text == text_was:
            continue
        came, met = _codes(text) - _codes(text_was), dict[int, _Moved]()
        for code in came:
            met |= {one.row: one for one in lost.get((key[-1], code), ())}
        for one in met.values():
            here = came & one.left
            one.to[key] = here.total()
            one.sure += sum(many for code, many in here.items() if int(code[-1], 16) % 2)
            found.append(one)
    return list({one.row: one for one in found}.values())


def _under(before: pd.DataFrame, keys: list[tuple[str, ...]], new: dict[int, tuple[str, ...]]) -> pd.DataFrame:
    """Return what was shown with other keys for some rows; where several have one key then, what they are together."""
    if not new:
        return before
    now = [new.get(row, key) for row, key in enumerate(keys)]
    table = before.assign(**dict(zip(KEYS, zip(*now, strict=True), strict=True)))
    # What was shown by itself is; what others of it were counted among stands in their pool.
    alone = (~table["pooled"]).groupby([table[name] for name in KEYS]).transform("any")
    table = table[~(alone & table["pooled"])]
    how = dict.fromkeys(_FIGURES, "sum") | {"k": "max", "pooled": "any", "renewed": "any", "members": "sum"}
    return (
        table.groupby(list(KEYS), sort=True)
        .agg(how)
        .reset_index()[list(before.columns)]
        .astype(before.dtypes.to_dict())
    )
