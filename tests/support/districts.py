"""Districts that lack something: a side, a school, an area, a round, notes, every rating; and any two of these."""

import csv
import io
import random
from collections.abc import Callable
from dataclasses import dataclass

from ilt import framework
from ilt.meetings import stored
from tests.support.made_meetings import DAY

HEAD = ["round", "district", "assessment", "school", "rater", "perspective", "action_id", "rating", "note"]
ROUNDS = ["Fall 2025", "Spring 2026", "Fall 2026"]
SCHOOLS = ["Alder Elementary", "Birch Elementary", "Cedar K-8"]
ANSWERS = {"round": "Fall 2026", "school": "Alder Elementary", "perspective": "School ILT"}
"""What is answered where a column is missing."""
LONG = "The Very Long Name of a Consolidated Elementary and Middle School of the Arts and Sciences on the River " * 2

Row = dict[str, str]
Flaw = Callable[[list[Row], random.Random], list[Row]]


def whole(
    rng: random.Random, schools: list[str] = SCHOOLS, rounds: list[str] = ROUNDS, district: str = "Riverbend"
) -> list[Row]:
    """Return what a district has that lacks nothing: each school rated by three of its own and two of the district."""
    rows = []
    for round_ in rounds:
        for action in framework.current().actions:
            of = [(school, "self", n) for school in schools for n in range(3)]
            of += [(school, "cross", n) for school in schools for n in range(2)]
            if action.assessment == "district":
                of = [("", "self", n) for n in range(4)] + [
                    (school, "cross", n) for school in schools for n in range(3)
                ]
            for school, side, n in of:
                inside = (action.assessment == "school") == (side == "self")
                note = f"Seen in {round_}" if rng.random() < 0.1 else ""
                rating = "" if rng.random() < 0.05 else str(rng.randint(0, 3))
                person = f"{school} {n}" if inside else f"{school} office {n}"
                cells = (round_, district, action.assessment, school, person, side, action.id, rating, note)
                rows.append(dict(zip(HEAD, cells, strict=True)))
    return rows


def without(**those: object) -> Flaw:
    """Leave out the rows in which each of these columns has this value, or one of these."""

    def left(rows: list[Row], rng: random.Random) -> list[Row]:  # noqa: ARG001
        wanted = {name: value if isinstance(value, list) else [value] for name, value in those.items()}
        return [row for row in rows if not all(row[name] in values for name, values in wanted.items())]

    return left


def made(**those: str) -> Flaw:
    """Write this into columns of every row; ``where`` names rows by one column's value, as ``perspective=self``."""
    name, _, value = those.pop("where", "").partition("=")

    def changed(rows: list[Row], rng: random.Random) -> list[Row]:  # noqa: ARG001
        return [row | those if not name or row[name] == value else row for row in rows]

    return changed


def column(*names: str) -> Flaw:
    """Leave columns out."""
    return lambda rows, rng: [{name: text for name, text in row.items() if name not in names} for row in rows]  # noqa: ARG005


def _area(rows: list[Row], rng: random.Random) -> list[Row]:
    lost = str(rng.randint(1, 5))
    return [row for row in rows if row["action_id"][1] != lost]


def _one_area(rows: list[Row], rng: random.Random) -> list[Row]:
    chosen = str(rng.randint(1, 5))
    return [row for row in rows if row["action_id"][1] == chosen]


def _one_action(rows: list[Row], rng: random.Random) -> list[Row]:
    chosen = rng.choice(rows)["action_id"]
    return [row for row in rows if row["action_id"] == chosen]


def _one_rater(rows: list[Row], rng: random.Random) -> list[Row]:
    chosen = rng.choice(rows)
    return [row for row in rows if (row["rater"], row["round"]) == (chosen["rater"], chosen["round"])]


def _one_rating(rows: list[Row], rng: random.Random) -> list[Row]:
    return [rng.choice(rows) | {"rating": "2"}]


def _few(rows: list[Row], rng: random.Random) -> list[Row]:
    return rng.sample(rows, min(30, len(rows)))


def _sixty(rows: list[Row], rng: random.Random) -> list[Row]:
    chosen = [row for row in rows if row["round"] == ROUNDS[-1] and row["school"] in ("", SCHOOLS[0])]
    more = [row | {"school": f"School {n}", "rater": f"{n} {row['rater']}"} for n in range(60) for row in chosen if row["school"] and rng.random() < 0.3]  # fmt: skip
    return [row for row in chosen if not row["school"]] + more


def _second_district(rows: list[Row], rng: random.Random) -> list[Row]:
    # It has schools of the same names, and lacks the last round and one assessment.
    more = [row | {"district": "Lakeside", "rater": f"L {row['rater']}"} for row in rows if row["round"] != ROUNDS[-1]]
    lost = rng.choice(["school", "district", ""])
    return rows + [row for row in more if row["assessment"] != lost]


def _long_names(rows: list[Row], rng: random.Random) -> list[Row]:  # noqa: ARG001
    return [row | {"school": row["school"] and f"{LONG}{row['school']}", "district": row["district"] and LONG} for row in rows]  # fmt: skip


FLAWS: dict[str, Flaw] = {
    "nothing": lambda rows, rng: rows,  # noqa: ARG005
    "self": without(perspective="self"),
    "cross": without(perspective="cross"),
    "the school assessment": without(assessment="school"),
    "the district assessment": without(assessment="district"),
    "the schools' own ratings": without(assessment="school", perspective="self"),
    "the district's ratings of schools": without(assessment="school", perspective="cross"),
    "the district ILT's own ratings": without(assessment="district", perspective="self"),
    "the schools' ratings of the district": without(assessment="district", perspective="cross"),
    "a school": without(school=SCHOOLS[0]),
    "a side of a school": without(school=SCHOOLS[1], perspective="self"),
    "the other side of a school": without(school=SCHOOLS[1], perspective="cross"),
    "all schools but one": without(school=SCHOOLS[1:]),
    "an area": _area,
    "all areas but one": _one_area,
    "all actions but one": _one_action,
    "all rounds but the last": without(round=ROUNDS[:-1]),
    "the last round": without(round=ROUNDS[-1]),
    "a side in the last round": without(round=ROUNDS[-1], perspective="self"),
    "the other side in the last round": without(round=ROUNDS[-1], perspective="cross"),
    "an assessment in the last round": without(round=ROUNDS[-1], assessment="school"),
    "a school in the round before": without(round=ROUNDS[1], school=SCHOOLS[0]),
    "all notes": made(note=""),
    "no note": made(note="We meet, but nothing is tracked."),
    "all ratings": made(rating=""),
    "all ratings and notes": made(rating="", note=""),
    "all ratings of a side": made(rating="", where="perspective=self"),
    "all ratings of the other side": made(rating="", where="perspective=cross"),
    "all ratings of a school": made(rating="", where=f"school={SCHOOLS[0]}"),
    "all ratings of a round": made(rating="", where=f"round={ROUNDS[-1]}"),
    "all ratings of an assessment": made(rating="N/A", where="assessment=school"),
    "all ratings of an action": made(rating="", where="action_id=S3.1"),
    "all raters but one": _one_rater,
    "all ratings but one": _one_rating,
    "most ratings": _few,
    "differences: all 0": made(rating="0"),
    "differences: all 1": made(rating="1"),
    "differences: all 2": made(rating="2"),
    "differences: all 3": made(rating="3"),
    "short names": _long_names,
    "a second district's last round": _second_district,
    "few schools": _sixty,
    "raters' names": column("rater"),
    "the district's name": column("district"),
    "what may be left out": column("rater", "district", "note", "assessment"),
    "the round's name": lambda rows, rng: column("round")(without(round=ROUNDS[:-1])(rows, rng), rng),
    "the schools' names": column("school"),
    "which side each row is from": column("perspective"),
}
"""What a district can lack; the name says what."""


@dataclass(frozen=True)
class District:
    """A district's file, what is lacking in it, and what a team met about and will do."""

    name: str
    content: bytes
    schools: tuple[str, ...]
    rounds: tuple[str, ...]
    districts: tuple[str, ...]

    def meetings(self, rng: random.Random) -> dict[str, dict[str, object]]:
        """Return meetings that were begun, by their key: of the district ILT about each assessment, and of a school."""
        actions = {kind: framework.current().of(kind) for kind in framework.ASSESSMENTS}
        found = {}
        for kind, school in (("school", ""), ("district", ""), *(("school", school) for school in self.schools[:1])):
            chosen = rng.sample([action.id for action in actions[kind]], 3)
            key = f"{kind}{bool(school):d}"
            found[key] = stored.entries(key, {
                "assessment": kind, "district": self.districts[0], "school": school, "round": self.rounds[-1],
                "day": DAY.isoformat(), "minutes": 45, "seat": f"seat{key}", "predicted": rng.randint(1, 5),
                f"cause.{chosen[0]}": "No time", f"agreed.{chosen[1]}": 0, f"agreed.{chosen[0]}": 3,
                f"votes.{chosen[2]}": 4, "chosen": chosen,
            })  # fmt: skip
        return found

    def steps(self) -> dict[str, str]:
        """Return next steps, of the first round and one of no round that is there."""
        return {
            f"{key}.{name}": text
            for key, round_, action in (("one", self.rounds[0], "S3.1"), ("two", "Fall 1999", "D5.2"))
            for name, text in {
                "district": self.districts[0], "school": "" if action[0] == "D" else self.schools[0] if self.schools else "",
                "round": round_, "action_id": action, "what": "Walk weekly", "due": "2026-01-31",
            }.items()
        }  # fmt: skip


def district(lacks: tuple[str, ...], seed: int) -> District:
    """Return a district that lacks each of these (names of ``FLAWS``)."""
    rng = random.Random(seed)
    rows = whole(rng)
    # Columns go last: what is looked for in them is there until then.
    for name in sorted(lacks, key=lambda name: list(FLAWS).index(name)):
        rows = FLAWS[name](rows, rng) if rows else rows
    head = [name for name in HEAD if not rows or name in rows[0]]
    file = io.StringIO()
    csv.writer(file).writerows([head, *([row[name] for name in head] for row in rows)])

    def distinct(name: str, otherwise: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.get(name, otherwise) for row in rows))

    return District(
        f"without {' and '.join(lacks)}, seed {seed}",
        file.getvalue().encode(),
        tuple(filter(None, distinct("school", ANSWERS["school"]))),
        distinct("round", ANSWERS["round"]) or (ANSWERS["round"],),
        distinct("district", "") or ("",),
    )
