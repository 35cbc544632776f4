"""One district of a source, as a file becomes it: ratings without names and notes, counts, and what was not counted."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from ilt import counts, format, ratings
from ilt.counts import KEYS
from ilt.ratings import ANONYMOUS
from ilt.reading import Reading, read_here
from ilt.reading.data_frames import data_frame
from ilt.reading.problems import sentence
from ilt.reading.reader import PROBLEM_COLUMNS, SOURCE_COLUMNS
from ilt.sources import statements
from ilt.sources.connection import NEEDED, Engine, SourceError

NAME = "connection"
"""What the source is called where files are called by their names."""
CHANGED = "The ratings changed while we were reading them. Try again."


@dataclass(frozen=True)
class District:
    """One district of a source.

    Attributes
    ----------
    reading
        What a file would be read as. Its raters are keys that are no names, and it has no notes.
    counts, raters
        ``ilt.count`` and ``ilt.raters`` of it.
    """

    engine: Engine
    name: str
    secret: bytes
    reading: Reading
    counts: pd.DataFrame
    raters: pd.DataFrame

    def notes(self, chosen: Mapping[str, str]) -> pd.DataFrame:
        """Return the ratings with a note where some of ``KEYS`` are as chosen, as a ratings table."""
        there = columns(self.engine)
        if "note" not in there:
            return ratings.empty()
        statement = statements.notes(self.engine.table(), there, self.name, tuple(chosen))
        (found,) = self.engine.ask([statement], {"district": self.name, **chosen})
        found = ratings.typed(found)
        named = found["rater"] != ""
        found["rater"] = keys_of(found["rater"], self.secret)
        # What was set aside is not told either, and what a rater said twice is one rating.
        known = self.reading.ratings[[*KEYS, "rater", "rating"]]
        twice = found[named].groupby([*KEYS, "rater"], sort=True)["note"].agg(_each_once).reset_index()
        every = [twice.merge(known, on=[*KEYS, "rater"]), found[~named]]
        return ratings.typed(pd.concat([one for one in every if len(one)] or [found], ignore_index=True))


def _each_once(notes: pd.Series) -> str:
    return "\n".join(dict.fromkeys(notes))


def columns(engine: Engine) -> tuple[str, ...]:
    """Return which columns of a ratings table a source has; ``SourceError`` where it lacks one that it needs."""
    there = engine.columns()
    if missing := [name for name in NEEDED if name not in there]:
        what = format.listing(missing)
        raise SourceError(
            f"The ratings have no column {what}. docs/server.md lists the columns that a connection needs."
        )
    return tuple(name for name in there if name in ratings.COLUMNS)


def keys_of(raters: pd.Series, secret: bytes) -> pd.Series:
    """Return for each rater a key that is no name, blank for nobody; without the secret no name leads to it."""
    known = {
        name: hashlib.blake2b(name.encode(), key=secret, digest_size=16).hexdigest() if name else ""
        for name in raters.unique()
    }
    return raters.map(known).astype("str")


def read(engine: Engine, name: str, secret: bytes, counted: pd.DataFrame | None = None) -> District:
    """Return one district of a source; one that the source does not have is without ratings.

    ``counted`` are its counts where they are known already.
    """
    there, table = columns(engine), engine.table()
    make = [
        statements.rows,
        statements.faults,
        statements.totals,
        *([] if counted is not None else [statements.counts]),
    ]
    rows, faults, totals, *others = engine.ask([one(table, there, name) for one in make], {"district": name})
    known = _ratings(rows, secret)
    counted = counted if counted is not None else as_counts(others[0])
    # Files change while they are read one after the other; a database shows one moment.
    if int(counted[[*counts.NS, "not_rated"]].to_numpy().sum()) != len(known):
        raise SourceError(CHANGED)
    many = {str(of): int(figure) for of, figure in totals.loc[0].items()}
    reading = replace(read_here(), ratings=known, **_said(faults, many))
    return District(engine, name, secret, reading, counted, counts.raters(known))


def _ratings(rows: pd.DataFrame, secret: bytes) -> pd.DataFrame:
    rows = ratings.typed(rows.assign(note=""))
    rows["rater"] = keys_of(rows["rater"], secret)
    rows = rows.sort_values([*KEYS, "rater", "rating"], ignore_index=True)
    nobody = rows["rater"] == ""
    each = pd.Series([f"{ANONYMOUS}{number}" for number in range(int(nobody.sum()))], dtype="str")
    rows.loc[nobody, "rater"] = each.to_numpy()
    return rows


def as_counts(table: pd.DataFrame) -> pd.DataFrame:
    """Return what an engine counted as ``ilt.count`` returns it."""
    texts = {name: table[name].astype("str") for name in KEYS}
    figures = {name: table[name].astype("int64") for name in counts.COLUMNS if name not in KEYS}
    return pd.DataFrame({**texts, **figures}).sort_values(list(KEYS), ignore_index=True)


def _said(faults: pd.DataFrame, totals: Mapping[str, int]) -> dict[str, pd.DataFrame]:
    """Return what reading says besides the ratings: what was seen, what cannot be a rating, and what was changed."""
    rejected = totals["rejected"] + totals["differ"]
    seen = {
        "source": NAME,
        "layout": NAME,
        "seen": totals["seen"],
        "accepted": totals["seen"] - rejected - totals["blank"],
        "not_rated": totals["blank"],
        "rejected": rejected,
        "waiting": 0,
        "duplicates": totals["again"],
    }
    blank = dict.fromkeys(SOURCE_COLUMNS, "")
    sources = pd.DataFrame([{**blank, **seen, "header_row": pd.NA}], columns=list(SOURCE_COLUMNS))
    sources["header_row"] = sources["header_row"].astype("Int64")
    problems = [
        {"source": NAME, "column": statements.FAULTS[row.fault][0], "value": row.value, "code": row.fault}
        | {"message": why(row.fault, row.value), "row": None, "many": int(row.many)}
        for row in faults.itertuples()
    ]
    if totals["differ"]:
        problems.append(
            {"source": NAME, "column": "rating", "code": DIFFER, "message": why(DIFFER), "many": totals["differ"]}
        )
    table = data_frame(problems, PROBLEM_COLUMNS).fillna({"sheet": "", "value": "", "cell": ""})
    notices = []
    if totals["own"]:
        many = format.number(totals["own"], "rating")
        notices.append(f"{many} that the district ILT gave itself named a school. The school was ignored.")
    if totals["again"]:
        notices.append(
            f"{format.number(totals['again'], 'rating')} repeated one that the same rater had already given."
        )
    said = data_frame(
        [{"source": NAME, "sheet": "", "message": line} for line in notices], ("source", "sheet", "message")
    )
    return {
        "sources": sources,
        "problems": table.assign(many=[one["many"] for one in problems]).astype({"many": "int64"}),
        "notices": said,
    }


DIFFER = "different-ratings"


def why(code: str, value: str = "") -> str:
    """Say why rows cannot be ratings; how to fix it is up to whoever keeps the source."""
    if code == DIFFER:
        return "The same rater gave this action different ratings, so none of them counts."
    says = {
        "action-unknown": f"“{value}” isn’t an action in the framework.",
        "assessment-disagrees": f"The assessment is {value}, but the action belongs to the other one.",
    }
    return says.get(code) or sentence(code, value=value).partition(". ")[0] + "."
