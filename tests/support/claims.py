"""What a screen or slide claims, found by patterns in its words, and held against the ratings in plain Python."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from ilt import framework
from tests.support.recount import HALF, ROUNDS, District, Group, gap, mean, printed, verdict

SIDES = ("self", "cross")
EARLIER = ROUNDS[0]
PEOPLE = {
    "team member": ("school", "self"),
    "district rater": ("school", "cross"),
    "district ILT member": ("district", "self"),
    "school rater": ("district", "cross"),
}
RATINGS = {
    "team rating": ("school", "self"),
    "district rating": ("school", "cross"),
    "district ILT rating": ("district", "self"),
    "school rating": ("district", "cross"),
}
_PEOPLE, _RATINGS = "|".join(PEOPLE), "|".join(RATINGS)
_NOUN = f"{_PEOPLE}|{_RATINGS}"
_N = r"(\d[\d,]*)"
_IN_WORDS = re.compile(
    rf"\b(?:(both)|(neither)|(the one)|all (\d[\d,]*)|none of the (\d[\d,]*)) ({_NOUN}|school)(s?)\b", re.IGNORECASE
)
_OF = rf"{_N} of {_N} ({_NOUN})s?\b"
_WHO = r"([Ss]chool teams|[Tt]he district ILT|[Dd]istrict raters|[Ss]chool raters|[A-Z]\w+(?: [A-Z]\w+)*’s (?:team|raters))"
LOW = re.compile(rf"(?:\b(by|in) )?{_OF}")
RATED_LOW = re.compile(rf"Rated 0 or 1 ((?:(?:by |in )?{_N} of {_N} (?:{_NOUN})s?(?: and |, but )?)+)")
SHARE = re.compile(rf"{_OF}(?: of “([^”]+)”)? (?:rated (?:it|“([^”]+)”)|is|are) (0 or 1|0|1)\b")
HEAD_COUNT = re.compile(rf"{_N} ({_PEOPLE})s?(?=$|,)")
TAKING_PART = re.compile(rf"[●○] {_N} ({_PEOPLE})s?(?:, (\d+) schools?)?, {_N} ratings?; ([\d.]+)% complete")
MEAN = re.compile(rf"(\d\.\d\d?) \({_N} ratings?\)( then| now)?")
GAP = re.compile(rf"{_WHO} rates? (?:this|“([^”]+)”) (\d\.\d\d?) (higher|lower) than ([\w ]+?) do(?:es)?\b")
TOGETHER = "All schools together: "
SAME = re.compile(rf"{_WHO} and ([\w ]+?) rate (?:this|“([^”]+)”) the same")
LARGEST = re.compile(r"do(?:es)?(?: \((\d+) other gaps? (?:is|are) as large\))?$")
CLOSE = re.compile(r"(In each school|([\w ]+)): the two|(With (?:all|these) schools combined|In each school), the two")
APART = re.compile(r"In (\d+) schools?, they differ by half a point or more")
LOWEST_ALL = re.compile(r"^(.+) (is rated lowest|tie for lowest): (.+)$")
SAME_AREAS = re.compile(rf"{_WHO} rates? (?:all|the) (\d) focus areas (shown )?the same \((\d\.\d\d?)\)")
LOWEST = re.compile(rf"{_WHO} rates? ([^;]+?) lowest \((\d\.\d\d?)( each)?\)")
MANY = re.compile(
    r"(?:(district-wide|several schools(?:, possibly district-wide)?|school-specific|at least one school): )?"
    r"(\d+) of (?:the )?(\d+) schools?(?: shown)? (?:(?:is|are) (not )?low|rates? the district ILT low) on it(?:; (\d+) schools? hidden)?",
    re.IGNORECASE,
)
MOST_IN = re.compile(
    rf"^In (\d+) of (?:the )?(\d+) schools?(?: shown)?, half or more of the ({_PEOPLE})s rated “([^”]+)”"
    r"(?: and (\d+) other actions?)? 0 or 1"
)
MOSTLY = re.compile(
    r"At least half of the ratings by (.+? are low(?:, and so are at least half of those by .+?)?)(?:\. |$)"
)
TITLE_MOST = re.compile(
    r"^On (?:(\d+) of the (\d+)|all (\d+)|(both)|the (only)) (ML/SWD )?actions?, "
    r"(.+) gave a 0 or 1 at least half of the time$"
)
TITLE_SOME = re.compile(
    r"^No action got 0 or 1 in half or more of its ratings; (\d+) actions? got at least one 0 or 1$"
)
SPLIT = re.compile(rf"(?:{_WHO} rates?|District raters rate ([\w ]+) on) “([^”]+)” anywhere from (\d) to (\d)")
WRONG = re.compile(
    r"visitor|own raters|raters of (?:its|their) own|\d of \d+ ratings?\b(?! by)|\bis lower\b|raters low|numbers are raters",
    re.IGNORECASE,
)


def _in_figures(words: re.Match[str]) -> str:
    """Write ``both raters`` as ``2 of 2 raters``, ``none of the 5 raters`` as ``0 of 5 raters`` ..."""
    both, neither, _, every, none_of, noun, plural = words.groups()
    n = "2" if both or neither else every or none_of or "1"
    return f"{'0' if neither or none_of else n} of {n} {noun}{plural}"


def number(text: str) -> int:
    return int(text.replace(",", ""))


def labels() -> dict[str, str]:
    known = framework.current().actions
    return {action.short_label: action.id for action in known} | {action.text: action.id for action in known}


@dataclass(frozen=True)
class Place:
    """What a screen or slide looks at; ``sides`` and ``area`` are the perspectives and focus area it is limited to."""

    name: str
    assessment: str
    schools: tuple[str, ...] = ()
    sides: tuple[str, ...] = SIDES
    area: int | None = None


class Judge:
    """Holds what is said at one place against the ratings; ``found`` counts the claims of each kind."""

    def __init__(self, truth: District, place: Place, found: Counter[str]) -> None:
        self.truth, self.place, self.found = truth, place, found
        self.labels = labels()

    def words(self, lines: Iterable[str], action: str = "") -> None:
        """Judge lines in the order in which they are read: a label says which action the next are about."""
        for line in lines:
            plain = re.sub(r"^\d · |^[DS]\d\.\d |\*\* :\S+\[.*\]$", "", line.strip("*"))
            action = self.labels.get(plain, action)
            self.line(line, action)

    def line(self, line: str, action: str) -> None:
        assert not WRONG.search(line), (self.place, line)
        line = _IN_WORDS.sub(_in_figures, line)
        named = [self.labels[name] for name in re.findall("“([^”]+)”", line) if name in self.labels]
        about = named[0] if len(set(named)) == 1 else action
        for judge in (
            self._low,
            self._people,
            self._means,
            self._gaps,
            self._lowest,
            self._many,
            self._most,
            self._splits,
        ):
            try:
                judge(line, about)
            except AssertionError as error:
                raise AssertionError(f"{self.place}: {line!r} about {about}: {error}") from error

    def of(self, side: str, action: str, schools: tuple[str, ...] | None = None, round_: str = "") -> Group:
        return self.truth.of(
            self.place.assessment, side, action, self.place.schools if schools is None else schools, round_
        )

    def _low(self, line: str, action: str) -> None:
        said = [
            (*one.groups()[1:], "", "", "0 or 1") for part in RATED_LOW.finditer(line) for one in LOW.finditer(part[1])
        ]
        said += [one.groups() for one in SHARE.finditer(line)]
        for low, n, noun, of, what, rated in said:
            key = self.labels.get(of or what or "", action)
            assessment, side = {**PEOPLE, **RATINGS}[noun]
            assert assessment == self.place.assessment, noun
            group = self.of(side, key)
            wanted = {"0 or 1": (0, 1), "0": (0,), "1": (1,)}[rated]
            some = [who for who, rating in group.rated if rating in wanted]
            assert (number(low), number(n)) == (len(some), len(group.rated)), "low of all"
            if noun in PEOPLE:
                assert len(group.people) == len(group.rated), "people who are counted more than once"
            self.found["low, people" if noun in PEOPLE else "low, ratings"] += 1

    def _people(self, line: str, _: str) -> None:
        about = line.partition(" — ")[2] if " · " in line else line
        found = TAKING_PART.findall(line)
        for n, noun, schools, many, complete in found:
            assessment, side = PEOPLE[noun]
            people, ratings, cells, where = self._who(assessment, side)
            assert (number(n), number(many)) == (people, ratings), "people and ratings"
            assert not schools or int(schools) == where, "schools"
            all_of_them = "100" if ratings == cells else printed(Fraction(100 * ratings, cells), Fraction(100))
            assert cells < 0 or complete == all_of_them, "complete"
            self.found["participation"] += 1
        if found or not re.fullmatch(rf"{_N} ({_PEOPLE})s?, {_N} ({_PEOPLE})s?(, \d+ schools? hidden \(.+\))?", about):
            return
        for n, noun in HEAD_COUNT.findall(about):
            assert number(n) == self._who(*PEOPLE[noun])[0], noun
            self.found["people"] += 1

    def _who(self, assessment: str, side: str) -> tuple[int, int, int, int]:
        """Return who rated, how many ratings, how many there would be had nobody left any out, and how many schools."""
        truth, schools = self.truth, self.place.schools
        teams = truth.teams(assessment, side, schools)
        actions = [action.id for action in framework.current().of(assessment)]
        rated = {t: {p for a in actions for p in truth.group(assessment, side, a, t).people} for t in teams}
        small = {team for team, people in rated.items() if len(people) < truth.least(assessment, side)}
        people = {p for team, own in rated.items() if team not in small for p in own}
        together = {p for team in small for p in rated[team]}
        pooled = not schools and len(together) >= truth.least(assessment, side)
        people |= together if pooled else set()
        ratings = sum(len(truth.of(assessment, side, action, schools).rated) for action in actions)
        cells = -1 if truth.minimum > 1 else self._cells(assessment, side, teams)
        return (
            len(people),
            ratings,
            cells,
            len({team for team in teams if rated[team] and (pooled or team not in small)} - {""}),
        )

    def _cells(self, assessment: str, side: str, teams: list[str]) -> int:
        listed = Counter(
            ((row[1], row[3]), row[6])
            for row in self.truth.rows
            if (row[0], row[2], row[5]) == (self.truth.round, assessment, side) and row[3] in teams
        )
        most = {team: max(n for (of, _), n in listed.items() if of == team) for team, _ in listed}
        return sum(most[team] for team, _ in listed)

    def _side_before(self, text: str) -> tuple[str, tuple[str, ...]] | None:
        """Return the side that a text names last, and its school."""
        names = list(re.finditer(rf"{_WHO}(?:: mean )?|(own view)|(mean) ", text))
        if not names:
            return None
        who = names[-1][0].removesuffix(": mean ")
        return ("self", ()) if who.startswith("own") else side_of(who, self.place.schools)

    def _means(self, line: str, action: str) -> None:
        for one in MEAN.finditer(line):
            who = self._side_before(line[: one.start()])
            if who is None or not action or self.place.name == "areas":
                continue
            side, schools = who
            then = one[3] == " then" or line[: one.start()].endswith("from ")
            round_ = EARLIER if then else self.truth.round
            if side == "self" and self.place.assessment == "school" and not schools:
                schools = self.place.schools
            group = self.of(side, action, schools, round_)
            assert group.rated, "a mean of none"
            assert (one[1], number(one[2])) == (mean(group.ratings), len(group.rated)), "mean and ratings"
            self.found["mean"] += 1

    def _gaps(self, line: str, action: str) -> None:
        # What all say together is of every school, whatever school is chosen.
        judge = self if TOGETHER not in line else Judge(self.truth, replace(self.place, schools=()), self.found)
        for who, what, size, way, other in GAP.findall(line):
            key = self.labels.get(what, action)
            found = judge._gap(key, who, other)
            assert found is not None, "a gap of one side"
            assert (gap(found), "higher" if found > 0 else "lower") == (size, way), "gap"
            self.found["gap"] += 1
        for who, other, what in SAME.findall(line):
            assert judge._gap(self.labels.get(what, action), who, other) == 0, "the same"
        close = CLOSE.search(line)
        if close and "less than half a point" in line:
            where = close[2] or close[1] or close[3]
            self._close(where, line)

    def _gap(self, action: str, who: str, other: str) -> Fraction | None:
        _, schools = side_of(who, self.place.schools)
        if self.place.assessment == "district":
            schools = self.place.schools if other == "the schools" else (other,)
        return self.truth.gap(self.place.assessment, action, schools)

    def _close(self, where: str, line: str) -> None:
        names = self.place.schools or tuple(self.truth.schools)
        actions = [action.id for action in framework.current().of(self.place.assessment, self.place.area)]
        if where.startswith("With "):
            assert (" these " in where) == bool(self.place.schools), "which schools"
            scopes: list[tuple[str, ...]] = [self.place.schools]
            apart = {
                s for s in names for a in actions if abs(self.truth.gap(self.place.assessment, a, (s,)) or 0) >= HALF
            }
            more = APART.search(line)
            assert len(apart) == (int(more[1]) if more else 0), "schools further apart"
        else:
            scopes = [(name,) for name in (names if where == "In each school" else (where,))]
        gaps = [self.truth.gap(self.place.assessment, action, scope) for scope in scopes for action in actions]
        assert all(abs(one or 0) < HALF for one in gaps), "within half a point"
        self.found["close"] += 1

    def _lowest(self, line: str, _: str) -> None:
        if whole := LOWEST_ALL.match(line):
            for side in self._rated_sides():
                assert self._lowest_areas(side)[0] == set(re.findall("“([^”]+)”", whole[1])), "lowest"
                assert (whole[2] == "is rated lowest") == (len(self._lowest_areas(side)[0]) == 1), "a tie called lowest"
                assert self._lowest_areas(side)[1] in whole[3], "its mean"
            self.found["lowest"] += 1
        for who, areas, shown, each in LOWEST.findall(line):
            side, _ = side_of(who, self.place.schools)
            lowest, least = self._lowest_areas(side)
            names = set(re.findall("“([^”]+)”", areas))
            assert (names or {f"{len(lowest)} focus areas"}) == (lowest if names else {areas.strip()}), "lowest areas"
            assert bool(each) == (len(lowest) > 1), "a tie called lowest"
            assert shown == least, "its mean"
            self.found["lowest"] += 1
        for who, count, some, shown in SAME_AREAS.findall(line):
            side, _ = side_of(who, self.place.schools)
            means = self._area_means(side)
            assert ({mean_of(exact) for exact in means.values()}, len(means)) == ({shown}, int(count)), "all the same"
            assert bool(some) == (len(means) < len(framework.current().areas)), "all areas"
            self.found["lowest"] += 1

    def _rated_sides(self) -> list[str]:
        return [side for side in SIDES if self._area_means(side)]

    def _area_means(self, side: str) -> dict[str, Fraction]:
        groups = {
            a.name: self.truth.area(self.place.assessment, side, a.number, self.place.schools)
            for a in framework.current().areas
        }
        return {name: group.exact for name, group in groups.items() if group.rated}

    def _lowest_areas(self, side: str) -> tuple[set[str], str]:
        means = {n: mean_of(exact) for n, exact in self._area_means(side).items()}
        exact = self._area_means(side)
        least = means[min(exact, key=exact.__getitem__)]
        return {name for name, text in means.items() if text == least}, least

    def _many(self, line: str, action: str) -> None:
        # Which schools share a need, priorities know from their own teams' ratings alone.
        own = "self" if self.place.name == "priorities" else self.place.sides[0]
        side = own if self.place.assessment == "school" else "cross"
        if self.place.name == "attention" and side == "self" and not self.low_schools(("school", "self"), action)[1]:
            side = self.place.sides[-1]  # of what no team's own ratings are shown
        for said, low, of, none, hidden in MANY.findall(line):
            found, shown, few = self.low_schools((self.place.assessment, side), action)
            assert (0 if none else int(low), int(of)) == (len(found), len(shown)), "low schools"
            assert not none or of == "1", "not low is said of the one school shown"
            if hidden:
                assert int(hidden) == few, "hidden schools"
            if self.place.name in ("across_schools", "attention"):
                assert said.lower() == verdict(len(found), len(shown), few), "verdict"
            self.found["verdict" if said else "low schools"] += 1
        for low, of, noun, what, more in MOST_IN.findall(line):
            actions = framework.current().of(self.place.assessment, self.place.area)
            table = {
                a.id: [len(one) if isinstance(one, list) else one for one in self.low_schools(PEOPLE[noun], a.id)[:2]]
                for a in actions
            }
            mine = [int(low), int(of)]
            assert table[self.labels[what]] == mine, "low schools of the title"
            assert sum(one == mine for one in table.values()) == 1 + int(more or 0), "others in as many"
            assert all(one[0] <= mine[0] for one in table.values() if one[1] > 1), "low in more schools"
            self.found["low schools"] += 1

    def low_schools(self, noun: tuple[str, str], action: str) -> tuple[list[str], list[str], int]:
        truth, (assessment, side) = self.truth, noun
        shown = [s for s in truth.schools if truth.shown(assessment, side, action, s).rated]
        hidden = sum(truth.hidden_or_blank(assessment, side, action, s) for s in truth.schools)
        return [s for s in shown if truth.shown(assessment, side, action, s).most_low], shown, hidden

    def _most(self, line: str, action: str) -> None:
        for who in MOSTLY.findall(line):
            named = {side_of(one, self.place.schools)[0] for one in re.findall(_WHO, who)}
            assert named == {side for side in self.place.sides if self.of(side, action).most_low}, "mostly by"
            self.found["mostly"] += 1
        if title := TITLE_MOST.match(line):
            n, of, every, both, _, named, who = title.groups()
            n, of = (n, of) if n else (every or ("2" if both else "1"),) * 2
            frame = framework.current()
            rows = [
                a
                for a in frame.of(self.place.assessment, self.place.area)
                if self._listed(a.id) and (a.populations or not named)
            ]
            most = {a.id: [s for s in self.place.sides if self.of(s, a.id).most_low] for a in rows}
            assert (int(n), int(of)) == (sum(map(bool, most.values())), len(rows)), f"mostly low {most}"
            sides = {side_of(one, self.place.schools)[0] for one in re.findall(_WHO, who)}
            assert sides == {side for own in most.values() for side in own}, "by whom"
            self.found["mostly"] += 1
        if title := TITLE_SOME.match(line):
            rows = [a.id for a in framework.current().of(self.place.assessment, self.place.area)]
            groups = {a: [self.of(s, a) for s in self.place.sides] for a in rows}
            assert not any(g.most_low for own in groups.values() for g in own), "mostly low"
            assert int(title[1]) == sum(any(g.low for g in own) for own in groups.values()), "some low"
            self.found["some low"] += 1

    def _listed(self, action: str) -> bool:
        """Tell whether a team was asked about an action, by what the file has rows of."""
        return any(
            row[0] == self.truth.round
            and row[6] == action
            and row[5] in self.place.sides
            and (not self.place.schools or row[3] in self.place.schools or row[3] == "")
            for row in self.truth.rows
        )

    def _splits(self, line: str, _: str) -> None:
        for who, school, what, lowest, highest in SPLIT.findall(line):
            side, schools = ("cross", (school,)) if school else side_of(who, self.place.schools)
            ratings = self.of(side, self.labels[what], schools).ratings
            assert (min(ratings), max(ratings)) == (int(lowest), int(highest)), "split"
            self.found["split"] += 1


def mean_of(exact: Fraction) -> str:
    return mean([exact])  # type: ignore[list-item]


def side_of(who: str, schools: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the side that a name says, and the schools that it is of."""
    if match := re.fullmatch(r"([\w ]+)’s (team|raters)", who):
        return ("self" if match[2] == "team" else "cross"), (match[1],)
    return ("self" if who.lower() in ("school teams", "the district ilt") else "cross"), schools
