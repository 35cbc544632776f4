"""Every figure of a report says what the ratings say in plain Python, in each format, read back by another library.

Made-up districts of many kinds (`recount.KINDS`); texts are judged as those of screens are (`claims`).
"""

import io
import itertools
import random
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

import ilt
from ilt import format, framework, screens, suppression
from ilt.access import Person
from ilt.ratings import order_rounds
from ilt.reading.questions import WAS_0_TO_3
from ilt.reports.contents import report_of
from ilt.reports.many import batch
from ilt.reports.plan_form.forms import Form
from ilt.reports.plan_form.plan import Decided
from ilt.shown import VisitorRatings, shown_to
from ilt.view import View, of_team
from tests.support.claims import PEOPLE, SIDES, Judge, Place, labels
from tests.support.daily import the_rest_in_full
from tests.support.made_forms import word_form
from tests.support.read_back import Part, Table, read_back
from tests.support.recount import ROUNDS, District, Group, as_csv, gap, made_up, mean, printed

MARKS = {"●": "self", "○": "cross"}
KIND = {
    screens.report.ATTENTION: "attention",
    screens.report.ACROSS: "across_schools",
    screens.report.AREAS: "areas",
    screens.report.PRIORITIES: "priorities",
}
TAG = re.compile(r"\s*[\[(]?(MLs|SWDs)(\s·\sSWDs)?[\])]?$")
GOES_ON = re.compile(r" \(\d+ of \d+\)$")
"""Ends the title of a slide on which a section goes on."""
NAMED = {"across": "across_schools"}
AREAS = {area.name for area in framework.current().areas}
MOVED = re.compile(r"“([^”]+)”(?: and \d+ other actions?)? (clearly rose|may have risen|clearly fell|may have fallen)")
THEN, NOW = ROUNDS
DAY = date(2026, 11, 27)


def view_of(rows: list[list[str]], minimum: int, assessment: str, school: str) -> View:
    file = io.BytesIO(as_csv(rows))
    file.name = "ratings.csv"
    reading = ilt.read(file, answers={"scale": WAS_0_TO_3})  # where nobody gave a 0, the scale is asked
    data = VisitorRatings(reading, ilt.count(reading.ratings), ilt.raters(reading.ratings), sample=False)
    shown = shown_to(data, suppression.Minimums(minimum, 1), full_detail=False, person=Person())
    rounds = order_rounds(shown.rounds).ordered
    return of_team(shown, rounds, district="Riverbend", round_=NOW, assessment=assessment, school=school)


def changed(exact: Fraction) -> str:
    """Print a change with its sign; what would print as nothing prints two decimals."""
    size = printed(abs(exact))
    if exact and size == "0.0":
        size = f"0.0{max(int(abs(exact) * 100 + Fraction(1, 2)), 1)}"
    return f"{'+' if exact > 0 else '−' if exact < 0 else ''}{size}"


def taking_part(head: list[str], row: list[str]) -> str:
    """Say a row of figures about who rated as the overview does."""
    said = dict(zip(head, row, strict=True))
    if said["Complete"] in ("–", "hidden"):
        return row[0]
    where = f", {said['Schools']} schools" if "Schools" in head else ""
    return f"{row[0]}{where}, {said['Ratings']} ratings; {said['Complete']} complete on {said['Actions rated']} actions"


class Reader:
    """Holds what a file says of one team, or of all schools, against the ratings."""

    def __init__(self, truth: District, assessment: str, schools: tuple[str, ...], found: Counter[str]) -> None:
        self.truth, self.assessment, self.schools, self.found = truth, assessment, schools, found
        self.labels = labels()

    def judge(self, part: Part) -> None:
        """Judge the lines, tables and charts of a slide, or of what is below a heading."""
        heads = [re.sub(r" \((self|cross) .\)$", "", line) for line in part.lines]
        name = next((KIND[head] for head in heads if head in KIND), "report")
        where = () if name == "across_schools" else self.schools
        areas = [(at, int(line[0])) for at, line in enumerate(heads) if re.match(r"\d · ", line) and line[4:] in AREAS]
        lines = [TAG.sub("", line) for line in part.lines]
        lines[:1] = [GOES_ON.sub("", line) for line in lines[:1]]
        together = any(head.startswith("Focus areas ") for head in heads)
        if len(areas) > 1 or together:  # one page: a line below each
            for at, area in reversed(areas):
                self.words(Place(name, self.assessment, where, area=area), lines[at + 1 : at + 2])
                del lines[at : at + 2]
        alone = areas[0][1] if len(areas) == 1 and not together else None
        self.words(Place(name, self.assessment, where, area=alone), lines)
        side = next((MARKS[line[-2]] for line in part.lines if re.search(r"\((self|cross) .\)$", line)), "self")
        for table in part.tables:
            self.table(table, side)
        for chart in part.charts:
            self.chart(chart)
        for line in part.lines:
            for label, way in MOVED.findall(line):
                exact = self.change(self.labels[label], self.main)
                assert exact > 0 if way in ("clearly rose", "may have risen") else exact < 0, line
                self.found["rose or fell"] += 1
            if name == "priorities" and (match := re.fullmatch(r"(\d) · (.+)", line)):
                assert self.action(match[2]) == self.ranked()[int(match[1]) - 1][0]
                self.found["priority"] += 1
            if match := re.search(r"^Rated by .*: ([\d,]+) ratings? (?:in all|shown)", line):
                ids = [action.id for action in framework.current().of(self.assessment)]
                every = sum(len(self.of(side, action).rated) for side in SIDES for action in ids)
                assert int(match[1].replace(",", "")) == every
                self.found["ratings in all"] += 1

    def words(self, place: Place, lines: list[str]) -> None:
        """Judge sentences; where all own ratings are hidden, or there are none, they are about the others' ratings."""
        sides = SIDES if self.main == "self" else SIDES[::-1]
        Judge(self.truth, replace(place, sides=sides), self.found).words(lines)

    @property
    def main(self) -> str:
        """Self, or cross where no own ratings are shown."""
        ids = [action.id for action in framework.current().of(self.assessment)]
        return "self" if any(self.of("self", action).rated for action in ids) else "cross"

    def change(self, action: str, side: str) -> Fraction:
        then, now = (self.of(side, action, round_=one).exact for one in ROUNDS)
        return now - then

    def action(self, label: str) -> str:
        return self.labels.get(TAG.sub("", label), "")

    def of(self, side: str, action: str, school: str = "", round_: str = "") -> Group:
        return self.truth.of(self.assessment, side, action, (school,) if school else self.schools, round_)

    def mean_of(self, side: str, row: str, round_: str = "") -> str:
        if action := self.action(row):
            group = self.of(side, action, round_=round_)
        else:
            group = self.truth.area(self.assessment, side, int(row[0]), self.schools)
        return mean(group.ratings) if group.rated else "–"

    def sheet(self, part: Part) -> None:
        """Judge a sheet of the workbook."""
        (head, *rows), name = part.tables[0], part.lines[0]
        if name == "Focus areas":
            self.figures(head, rows)
        if name == screens.report.PRIORITIES:
            self.priorities(head, rows)
        for row in rows if "Id" in head else ():
            said = dict(zip(head, row, strict=True))
            if name.startswith("Means by school"):
                for column, text in list(said.items())[2:]:
                    self.cell(said["Id"], column, "cross" if "(cross)" in name else "self", text)
            school = said.get("School", "")
            self.row(said, school if school in self.truth.schools else "")

    def ranked(self) -> list[tuple[str, list[Fraction]]]:
        """Return the actions that anybody rates low, most points first, then as in the framework."""
        ids = [action.id for action in framework.current().of(self.assessment)]
        some = [action for action in ids if any(self.of(side, action).low for side in SIDES)]
        points = [(action, self.truth.points(self.assessment, action, self.schools)) for action in some]
        return sorted(points, key=lambda one: -sum(one[1]))

    def priorities(self, head: list[str], rows: Table) -> None:
        expected = [
            [str(place), action, printed(sum(points)), *map(printed, points)]
            for place, (action, points) in enumerate(self.ranked(), 1)
        ]
        shown = [at for at, name in enumerate(head) if name in ("Rank", "Id") or "points" in name.lower()]
        assert [[row[at] for at in shown] for row in rows] == expected
        self.found["points"] += len(rows)

    def row(self, said: dict[str, str], school: str) -> None:
        """Judge what a row of a sheet says of one action, in one school or all that is looked at."""
        group = {side: self.of(side, said["Id"], school) for side in SIDES}
        judge = Judge(self.truth, Place("workbook", self.assessment, (school,) if school else self.schools), self.found)
        judge.words([said.get("In words", "")], said["Id"])
        expected = {}
        for side in SIDES:
            ratings, low, name = group[side].ratings, len(group[side].low), side.capitalize()
            expected |= {name: self.printed(group[side]), f"{name} ratings": str(len(ratings))}
            expected |= {f"{name} 0 or 1": str(low), f"{name} 0s": str(ratings.count(0))}
            whose = {value: noun for noun, value in PEOPLE.items()}[self.assessment, side]
            share = f"{format.capital(whose)}s rated it 0 or 1"
            if " of " in said.get(share, ""):
                expected[share] = f"{low} of {len(ratings)}"
        if own := said.get("Perspective"):
            ratings = group[own].ratings
            expected |= {f"{value}s": str(ratings.count(value)) for value in range(4)}
            expected |= {"Ratings": str(len(ratings)), "Mean": self.printed(group[own])}
            for round_, when in ((THEN, "Then"), (NOW, "Now")):
                then = self.of(own, said["Id"], school, round_)
                expected |= {when: self.printed(then), f"Ratings {when.lower()}": str(len(then.ratings))}
        exact = self.truth.gap(self.assessment, said["Id"], (school,) if school else self.schools)
        size = "–" if exact is None else gap(exact)
        expected["Gap"] = size if size in ("–", "0.0") else f"{'+' if exact > 0 else '−'}{size}"
        for column in expected.keys() & said.keys():
            hidden = said[column].startswith("fewer than") and expected[column] in ("0", "–")
            assert hidden or said[column] in (expected[column], f"{expected[column]}*"), (
                column,
                said,
                expected[column],
            )
            self.found[f"workbook, {column}"] += 1

    def printed(self, group: Group) -> str:
        return mean(group.ratings) if group.rated else "–"

    def table(self, table: Table, side: str) -> None:
        head, *rows = table
        if head[0] in ("Action", "Focus area") and {"Self", "Cross"} & set(head):
            self.figures(head, rows)
        elif head[0] == "Action" and "Then" in head:
            for row in rows:
                said = dict(zip(head, row, strict=True))
                for round_, name, many in ((THEN, "Then", "Ratings then"), (NOW, "Now", "Ratings now")):
                    group = self.of(said["Perspective"], self.action(row[0]), round_=round_)
                    assert (said[name], said[many]) == (mean(group.ratings), str(len(group.rated))), said
                    self.found["then and now"] += 1
                assert said["Change"] == changed(self.change(self.action(row[0]), said["Perspective"])), said
        elif head[0] == screens.report.WHO:
            self.words(Place("report", self.assessment, self.schools), [taking_part(head, row) for row in rows])
        elif head[0] == "Action":
            for row in rows:
                for name, text in zip(head[1:], row[1:], strict=True):
                    self.cell(self.action(row[0]), name, MARKS.get(name[-1], side), text)

    def figures(self, head: list[str], rows: Table) -> None:
        for row in rows:
            said = dict(zip(head, row, strict=True))
            for name in {"Self", "Cross"} & set(head):
                assert said[name].rstrip("*") == self.mean_of(name.lower(), row[0]), said
                self.found["mean in a table"] += 1
            action = self.action(row[0])
            if action and "Gap" in said:
                exact = self.truth.gap(self.assessment, action, self.schools)
                assert said["Gap"].lstrip("+−") == ("–" if exact is None else gap(exact)), said
                self.found["gap in a table"] += 1

    def cell(self, action: str, name: str, side: str, text: str) -> None:
        """Judge one cell of a heatmap: of a school, or of all that is looked at."""
        assert action
        column = re.sub(r" (self ●|cross ○)$", "", name)
        school = column if column in self.truth.schools else ""
        if self.assessment == "district" and side == "self":
            school = ""
        group = self.of(side, action, school)
        text = "hidden" if text.startswith("fewer than") else text
        if text in ("hidden", "not rated"):
            assert not group.rated, (action, name, text)
            hidden = self.truth.hidden_or_blank(self.assessment, side, action, school)
            assert (text == "hidden") == hidden or not school, (action, name, text)
        else:
            assert text.rstrip("*") == mean(group.ratings), (action, name, side, text)
        self.found[f"heatmap, {text if text in ('hidden', 'not rated') else 'mean'}"] += 1

    def chart(self, chart: Table) -> None:
        """Judge what a program shows as a chart's data."""
        (_, *series), *rows = chart
        for label, *values in rows:
            if series[0][0].isdigit():
                ratings = self.of(MARKS[label[-1]], self.action(label[:-2])).ratings
                for name, value in zip(series, values, strict=True):
                    assert (value or "0") == str(ratings.count(int(name[0]))), (label, name)
                    self.found["count in a chart"] += 1
                continue
            for name, value in zip(series, values, strict=True):
                known = MARKS.get(name[0])
                round_ = "" if known else name
                sides = [known] if known else [side for side in SIDES if self.of(side, self.action(label)).rated]
                means = [self.mean_of(side, label, round_) for side in sides]
                assert (float(value) if value else None) in [None if one == "–" else float(one) for one in means], label
                self.found["mean in a chart"] += 1


def walked(seed: int) -> Counter[str]:
    """Make the reports of one district in every format, and judge each."""
    rows, chance, minimum = made_up(seed), random.Random(seed), 3 if seed % 4 else 1
    truth, found = District(rows, minimum), Counter()
    for assessment, school in (("school", ""), ("school", chance.choice(truth.schools)), ("district", "")):
        team = batch.Team(view_of(rows, minimum, assessment, school))
        how = batch.Making(DAY, 1)
        report = report_of(team.view, (), how.day, 1)
        reader = Reader(truth, assessment, (school,) if school else (), found)
        for kind in batch.KINDS:
            before = found.total()
            for part in read_back(batch.FORMATS[kind](team, report, how), kind):
                try:
                    (reader.sheet if kind == "xlsx" else reader.judge)(part)
                except AssertionError as error:
                    raise AssertionError(
                        f"{seed}, {assessment}, {school}, {kind}, {part.lines[:3]}: {error}"
                    ) from error
            assert found.total() > before + (2 if kind == "page.pdf" else 20), kind
    return found


@pytest.mark.parametrize("seed", the_rest_in_full((114,), range(60)))
def test_every_figure_of_every_format_is_what_the_ratings_say(seed):
    found = walked(seed)
    assert found.total() > 500
    kinds = {"heatmap, mean", "mean in a table", "mean in a chart", "count in a chart", "low, people", "ratings in all"}
    kinds |= {"points", "priority"} | ({"then and now"} if seed % 3 == 0 else set())
    assert set(found) >= kinds, kinds - set(found)


NOTE = re.compile(r"“(Note \d+)” — (?:rated (\d), )?(?:([A-Z][^,]*), )?(self|cross)$")
AGREED = {"S3.1": 1, "D1.1": 2}


@pytest.mark.parametrize("seed", the_rest_in_full((), (194, *range(100, 116))))
def test_every_note_and_agreed_rating_is_one_of_the_ratings(seed):
    rows = [[*row[:8], f"Note {n}" if row[7] and n % 3 else ""] for n, row in enumerate(made_up(seed))]
    truth, written = District(rows, 3), {row[8]: row for row in rows if row[8]}
    for assessment, schools in (("school", ()), ("school", (truth.schools[0],)), ("district", ())):
        groups = {
            (side, action.id, school): truth.shown(assessment, side, action.id, school)
            for side in SIDES
            for action in framework.current().of(assessment)
            for school in truth.teams(assessment, side, schools)
        }
        shown = {
            name for name, row in written.items() if row[0] == NOW and (row[5], row[6], row[3]) in groups
            and groups[row[5], row[6], row[3]].rated
        }  # fmt: skip
        view = view_of(rows, 3, assessment, schools[0] if schools else "").but(with_notes=True)
        team = batch.Team(view, decided=Decided(agreed=AGREED))
        report = report_of(view, (), DAY, 1, AGREED)
        for kind in batch.KINDS:
            pieces = read_back(batch.FORMATS[kind](team, report, batch.Making(DAY, 1)), kind)
            lines = [line for part in pieces for line in part.lines]
            if kind == "xlsx":
                sheets = {
                    part.lines[0]: [dict(zip(part.tables[0][0], row, strict=True)) for row in part.tables[0][1:]]
                    for part in pieces
                }
                found = [
                    (row["Note"], row["Rating"], row["School"], row["Perspective"]) for row in sheets.get("Notes", [])
                ]
                agreed = {row["Id"]: int(row["Agreed rating"]) for row in sheets["Agreed ratings"]}
            else:
                found = [match.groups() for line in lines if (match := NOTE.search(line))]
                agreed = {
                    labels()[TAG.sub("", above)]: int(line.split()[2])
                    for above, line in itertools.pairwise(lines)
                    if line.startswith("Agreed rating: ")
                }
            assert agreed == {key: rating for key, rating in AGREED.items() if key[0] == assessment[0].upper()}, kind
            if kind == "page.pdf":
                assert not found
                continue
            assert {name for name, *_ in found} == shown, kind
            assert len(found) == len(shown)
            for name, rating, school, side in found:
                *_, own, _, by, action, gave, _ = written[name]
                assert (school or "", side) == (own, by), (kind, name)
                if rating:
                    ratings = groups[by, action, own].ratings
                    assert rating == gave
                    assert all(ratings.count(one) >= truth.least(assessment, by) for one in ratings), (kind, name)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(120, 140))
def test_what_a_filled_form_says_is_what_the_ratings_say(seed):
    marks = [
        "{{findings}}",
        "{{who rated}}",
        *(f"{{{{suggestion {n}: {part}}}}}" for n in (1, 2, 3) for part in ("action", "why")),
    ]
    rows, chance, minimum = made_up(seed), random.Random(seed), 3 if seed % 4 else 1
    truth, found = District(rows, minimum), Counter()
    for assessment, school in (("school", ""), ("school", chance.choice(truth.schools)), ("district", "")):
        team = batch.Team(view_of(rows, minimum, assessment, school))
        report = report_of(team.view, (), DAY, 1)
        reader = Reader(truth, assessment, (school,) if school else (), found)
        filled = batch.FORMATS["plan.docx"](team, report, batch.Making(DAY, 1, form=Form(word_form("", *marks))))
        (part,) = read_back(filled, "docx")
        lines = [TAG.sub("", line) for line in part.lines if line]
        findings = {one.key: one.finding.replace("\u00a0", " ") for one in report.sections}
        for key in ("areas", "attention", "sides", "change", "across"):
            if findings.get(key):
                name = NAMED.get(key, key if key in KIND.values() else "report")
                assert lines[0] == findings[key]
                reader.words(
                    Place(name, assessment, () if name == "across_schools" else reader.schools), [lines.pop(0)]
                )
        areas = [key for key in findings if key.startswith("area:")]
        while areas:
            head, _, finding = lines.pop(0).partition(": ")
            for area in map(int, re.findall(r"\d", head)):
                areas.remove(f"area:{area}")
                assert findings[f"area:{area}"] == finding
                reader.words(Place("report", assessment, reader.schools, area=area), [finding])
        who, *suggested = lines
        reader.words(Place("report", assessment, reader.schools), [who])
        first = [framework.current().by_id[action].text for action, points in reader.ranked()[:3] if sum(points)]
        assert suggested[::2] == first[: len(suggested) // 2]
        reader.words(Place("priorities", assessment, reader.schools), suggested)
    assert found.total() > 10


@pytest.mark.full
@pytest.mark.parametrize("seed", the_rest_in_full((6,), range(64, 84)))
def test_a_schools_report_is_the_same_by_itself_and_among_others(seed):
    rows = made_up(seed)
    every = batch.each_school(view_of(rows, 3, "school", ""))
    assert [team.view.one_school for team in every] == District(rows, 3).schools
    for team in every:
        alone = view_of(rows, 3, "school", team.view.one_school)
        assert report_of(team.view, (), DAY, 1) == report_of(alone, (), DAY, 1)


SIDES_FIRST = {True: SIDES, False: SIDES[::-1]}


def judged(seed: int, few: int) -> Counter[str]:
    """Judge what reports say of a focus area, and of some schools, where some rated little; a few of them."""
    chance, found = random.Random(seed), Counter()
    minimum, lacking = chance.choice([1, 3]), chance.choice([0, 0.15, 0.35])
    rows = [row if chance.random() >= lacking else [*row[:7], "", *row[8:]] for row in made_up(seed, minimum)]
    truth = District(rows, minimum)
    many = [some for n in range(4) for some in itertools.combinations(truth.schools, n)]
    views = [
        (assessment, some, area)
        for assessment in framework.ASSESSMENTS
        for some in many
        for area in (None, *range(1, 6))
    ]
    whole = {assessment: view_of(rows, minimum, assessment, "") for assessment in framework.ASSESSMENTS}
    for assessment, schools, area in chance.sample(views, few):
        view = whole[assessment].but(schools=schools if len(truth.schools) > 1 else tuple(truth.schools), area=area)
        for part in report_of(view, (), DAY).sections:
            if part.key in ("who", "numbers"):
                continue
            name = NAMED.get(part.key, part.key if part.key in KIND.values() else "report")
            where = () if name == "across_schools" else schools
            own = any(truth.of(assessment, "self", action.id, where).rated for action in view.actions)
            of = area or (int(part.key[-1]) if part.key.startswith("area:") else None)
            place = Place(name, assessment, where, SIDES_FIRST[own], of)
            lines = [part.finding, *(line for item in part.items for line in (item.head, *item.lines)), *part.foot]
            try:
                Judge(truth, place, found).words([TAG.sub("", line) for line in lines])
            except AssertionError as error:
                raise AssertionError(f"{seed}, {part.key}: {error}") from error
    return found


@pytest.mark.parametrize("seed", the_rest_in_full((0,), range(1, 40)))
def test_what_a_report_says_of_an_area_or_of_some_schools_is_what_their_ratings_say(seed):
    assert judged(seed, 3 if seed == 0 else 12).total() > 10
