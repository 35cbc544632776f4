"""Two districts that differ only in what is hidden have the same reports, in every piece of every file."""

import io
import re
import zipfile
from datetime import date

import pytest

import ilt
from ilt.access import Person
from ilt.reports.contents import report_of
from ilt.reports.many import batch
from ilt.shown import VisitorRatings, shown_to
from ilt.suppression import Minimums
from ilt.view import View, of_team
from tests.support.daily import the_rest_in_full
from tests.support.twin_districts import ROUNDS, SCHOOLS, district

_TIME = re.compile(rb"\d{4}-\d\d-\d\dT[\d:]+Z")
HOW = batch.Making(date(2026, 11, 27), 1)


def view_of(content: bytes, assessment: str, school: str) -> View:
    file = io.BytesIO(content)
    file.name = "ratings.csv"
    reading = ilt.read(file)
    data = VisitorRatings(reading, ilt.count(reading.ratings), ilt.raters(reading.ratings), sample=False)
    shown = shown_to(data, Minimums(), full_detail=False, person=Person())
    view = of_team(shown, ROUNDS, district="R", round_=ROUNDS[-1], assessment=assessment, school=school)
    return view.but(with_notes=True)


def pieces_of(content: bytes, name: str) -> dict[str, bytes]:
    """Return what is in a file but the time, also in the workbooks within it, by its place."""
    if not content.startswith(b"PK"):
        return {name: _TIME.sub(b"", content)}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        inner = [pieces_of(packed.read(piece), f"{name}/{piece}") for piece in packed.namelist()]
    return {place: piece for pieces_ in inner for place, piece in pieces_.items()}


def pieces(content: bytes, assessment: str, school: str) -> dict[str, bytes]:
    team = batch.Team(view_of(content, assessment, school))
    report = report_of(team.view, (), HOW.day, HOW.files)
    made = [pieces_of(batch.FORMATS[kind](team, report, HOW), kind) for kind in batch.KINDS]
    return {place: piece for pieces_ in made for place, piece in pieces_.items()}


@pytest.mark.parametrize("looked_at", the_rest_in_full([("school", "")], [("school", SCHOOLS[0]), ("district", "")]))
def test_what_is_hidden_changes_no_piece_of_a_report(looked_at: tuple[str, str]) -> None:
    one, other = (pieces(district(*twin), *looked_at) for twin in ((1, "Zebulon Quix"), (2, "Anna Bell")))
    assert one.keys() == other.keys()
    assert [place for place in one if one[place] != other[place]] == []
    assert not [place for place, piece in one.items() if b"Zebulon" in piece or b"Quix" in piece]


@pytest.mark.full
def test_what_is_shown_changes_them() -> None:
    """So that the test above could fail."""
    content = district(1, "Z")
    changed = content.replace(b"self,D1.1,0", b"self,D1.1,3").replace(b"self,D1.1,1", b"self,D1.1,3")
    one, other = (pieces(each, "district", "") for each in (content, changed))
    assert {place.partition("/")[0] for place in one if one[place] != other.get(place)} == set(batch.KINDS)
