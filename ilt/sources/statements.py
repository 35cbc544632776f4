"""What is asked of a source, written once in the SQL that DuckDB, PostgreSQL and Spark share.

``said`` are the rows as they are, each with its ``fault`` (blank where it has none); ``kept`` the rows that count: of
one rater's ratings of one action by one team each once, and none where they differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ilt import framework
from ilt.counts import KEYS

NOT_RATED = ("", "n/a", "na", "not rated", "null")
"""What says "not rated", besides NULL; in any case of letters."""
_SIDES = ("self", "cross", "school ilt", "district ilt")
FAULTS = {
    "action-unknown": ("action_id", "action_id"),
    "assessment-disagrees": ("assessment", "given"),
    "perspective-unknown": ("perspective", "side"),
    "round-missing": ("round", "round"),
    "school-missing": ("school", "place"),
    "not-a-rating": ("rating", "value"),
}
"""Why a row cannot be a rating (``ilt.reading.problems``), the column that shows it, and what ``said`` calls it."""
MOST_FAULTS = 1000
"""So many different values are named that cannot be ratings, the most frequent; ``totals`` counts all."""
_KEYS = ", ".join(KEYS)


def quoted(text: str) -> str:
    """Return text as a statement holds it."""
    return "'" + text.replace("'", "''") + "'"


def _among(expression: str, values: Iterable[str]) -> str:
    return f"{expression} IN ({', '.join(map(quoted, values))})"


def _text(name: str, there: Collection[str]) -> str:
    return f"TRIM(COALESCE(CAST({name} AS VARCHAR(65535)), ''))" if name in there else "''"


_DISTRICT = "COALESCE(CAST(district AS VARCHAR(65535)), '')"


def where_district(district: str | None) -> str:
    """Return what chooses a district: as its name is in the source, so that an index by it helps."""
    if district is None:
        return ""
    return "WHERE district = :district" if district else f"WHERE {_DISTRICT} = ''"


def _said(table: str, there: Collection[str], district: str | None) -> str:
    actions = framework.current().actions
    own = {kind: [one.id for one in actions if one.assessment == kind] for kind in ("district", "school")}
    values = " ".join(f"WHEN {_among('value', (str(n), f'{n}.0', f'{n}.00'))} THEN {n}" for n in range(4))
    kinds = " ".join(f"WHEN {_among('action_id', ids)} THEN {quoted(kind)}" for kind, ids in own.items() if ids)
    return f"""
texts AS (
  SELECT {_text("round", there)} AS round, {_DISTRICT} AS district,
    LOWER({_text("assessment", there)}) AS given, {_text("school", there)} AS place, {_text("rater", there)} AS rater,
    LOWER({_text("perspective", there)}) AS side, {_text("action_id", there)} AS action_id,
    {_text("rating", there)} AS value, {_text("note", there)} AS note
  FROM {table} {where_district(district)}
), meant AS (
  SELECT texts.*, CASE {kinds} ELSE '' END AS assessment, CASE {values} END AS rating FROM texts
), sides AS (
  SELECT meant.*, CASE WHEN side = assessment || ' ilt' OR side = 'self' THEN 'self'
    WHEN {_among("side", _SIDES)} THEN 'cross' ELSE '' END AS perspective
  FROM meant
), said AS (
  SELECT round, district, assessment,
    CASE WHEN assessment = 'district' AND perspective = 'self' THEN '' ELSE place END AS school, perspective,
    action_id, rater, rating, note, value, given, place, side,
    CASE WHEN assessment = '' THEN 'action-unknown'
      WHEN given <> '' AND given <> assessment THEN 'assessment-disagrees'
      WHEN perspective = '' THEN 'perspective-unknown'
      WHEN round = '' THEN 'round-missing'
      WHEN assessment = 'school' AND place = '' THEN 'school-missing'
      WHEN rating IS NULL AND NOT {_among("LOWER(value)", NOT_RATED)} THEN 'not-a-rating'
      ELSE '' END AS fault
  FROM sides
)"""


def _counted(table: str, there: Collection[str], district: str | None) -> str:
    return f"""WITH {_said(table, there, district)}, once AS (
  SELECT {_KEYS}, rater, MIN(rating) AS low, MAX(rating) AS high, COUNT(rating) AS rated, COUNT(*) AS many
  FROM said WHERE fault = '' AND rater <> '' GROUP BY {_KEYS}, rater
), kept AS (
  SELECT {_KEYS}, rater, CASE WHEN low = high THEN low END AS rating FROM once
  WHERE low = high OR rated < many
  UNION ALL SELECT {_KEYS}, rater, rating FROM said WHERE fault = '' AND rater = ''
)"""


def rows(table: str, there: Collection[str], district: str) -> str:
    """Return the statement for the ratings of one district: ``KEYS``, ``rater`` and ``rating``, no notes."""
    return f"{_counted(table, there, district)} SELECT {_KEYS}, rater, rating FROM kept"


def counts(table: str, there: Collection[str], district: str | None = None) -> str:
    """Return the statement for ``ilt.count`` of one district, or of all."""
    ns = ", ".join(f"SUM(CASE WHEN rating = {n} THEN 1 ELSE 0 END) AS n{n}" for n in range(4))
    return (
        f"{_counted(table, there, district)} SELECT {_KEYS}, {ns}, SUM(CASE WHEN rating IS NULL THEN 1 ELSE 0 END)"
        f" AS not_rated, COUNT(rating) AS raters FROM kept GROUP BY {_KEYS}"
    )


def faults(table: str, there: Collection[str], district: str | None = None) -> str:
    """Return the statement for what cannot be a rating: ``fault``, ``value`` and ``many``, most frequent first.

    ``value`` is what stands in the column that ``FAULTS`` names.
    """
    values = " ".join(f"WHEN fault = {quoted(code)} THEN {name}" for code, (_, name) in FAULTS.items())
    return (
        f"WITH {_said(table, there, district)}, wrong AS (SELECT fault, CASE {values} ELSE '' END AS shown FROM said"
        " WHERE fault <> '') SELECT fault, shown AS value, COUNT(*) AS many FROM wrong GROUP BY fault, shown"
        f" ORDER BY many DESC, fault, shown LIMIT {MOST_FAULTS}"
    )


def totals(table: str, there: Collection[str], district: str | None = None) -> str:
    """Return the statement for how many rows there are, and what became of them, in one row.

    ``seen``, ``rejected`` (by a fault), ``blank`` (not rated), ``differ`` (ratings of raters who gave an action
    several different ones), ``again`` (ratings and blanks that were there before) and ``own`` (the school is left out
    of what a district ILT says of itself).
    """
    return f"""WITH {_said(table, there, district)}, once AS (
  SELECT MIN(rating) AS low, MAX(rating) AS high, COUNT(rating) AS rated, COUNT(*) AS many
  FROM said WHERE fault = '' AND rater <> '' GROUP BY {_KEYS}, rater
), twice AS (
  SELECT SUM(CASE WHEN low <> high THEN rated ELSE 0 END) AS differ,
    SUM(CASE WHEN low = high THEN rated - 1 ELSE 0 END) AS again
  FROM once
), every AS (
  SELECT COUNT(*) AS seen, SUM(CASE WHEN fault <> '' THEN 1 ELSE 0 END) AS rejected,
    SUM(CASE WHEN fault = '' AND rating IS NULL THEN 1 ELSE 0 END) AS blank,
    SUM(CASE WHEN fault = '' AND school <> place THEN 1 ELSE 0 END) AS own
  FROM said
) SELECT seen, COALESCE(rejected, 0) AS rejected, COALESCE(blank, 0) AS blank, COALESCE(own, 0) AS own,
  COALESCE(differ, 0) AS differ, COALESCE(again, 0) AS again FROM every CROSS JOIN twice"""


def notes(table: str, there: Collection[str], district: str, chosen: Collection[str]) -> str:
    """Return the statement for notes of one district, where the columns in ``chosen`` have the parameters' values."""
    where = "".join(f" AND {name} = :{name}" for name in chosen)
    return (
        f"WITH {_said(table, there, district)} SELECT {_KEYS}, rater, rating, note FROM said"
        f" WHERE fault = '' AND note <> ''{where}"
    )


def districts(table: str, there: Collection[str]) -> str:
    """Return the statement for every district: ``seen`` and ``rejected`` rows, and ``raters``, each person once."""
    rated = "fault = '' AND rating IS NOT NULL"
    return (
        f"WITH {_said(table, there, None)} SELECT district, COUNT(*) AS seen,"
        " SUM(CASE WHEN fault <> '' THEN 1 ELSE 0 END) AS rejected,"
        f" COUNT(DISTINCT CASE WHEN {rated} AND rater <> '' THEN rater END)"
        f" + SUM(CASE WHEN {rated} AND rater = '' THEN 1 ELSE 0 END) AS raters FROM said GROUP BY district"
    )
