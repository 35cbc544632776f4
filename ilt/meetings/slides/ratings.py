"""The slides that show ratings: who rated, the five areas, what to observe, gaps, splits, attention, change."""

from __future__ import annotations

import functools
from dataclasses import replace

import pandas as pd

from ilt import changes, findings, format, framework, priorities, rules, screens
from ilt.counts import NS
from ilt.meetings import Meeting
from ilt.meetings.slides import WIDE_CHARS, Bar, Mark, Row, Slide, fitting, longest
from ilt.people import Sides
from ilt.priorities import Priority
from ilt.ratings import CROSS, PERSPECTIVES, SELF
from ilt.rules import MOST_SHARE, reaches
from ilt.view import View

MOST_SCHOOLS = 8
FEW_GAPS, FEW_SPLITS, FEW_CHANGES, FEW_FLAGS = 5, 3, 5, 6
MARKS = {SELF: "●", CROSS: "○"}
NO_BECAUSE = "numbers are ratings. What do you see? No “because” yet."


class Ratings:
    """What one team looks at, found once and drawn on as many slides as it takes."""

    def __init__(self, view: View) -> None:
        self.view = view

    @functools.cached_property
    def scoped(self) -> pd.DataFrame:
        """``findings.scoped`` of every school."""
        return findings.scoped(self.view.selected)

    @functools.cached_property
    def scoped_ever(self) -> pd.DataFrame:
        """``findings.scoped`` of every round, both assessments and every school."""
        return findings.scoped(self.view.counts)

    @functools.cached_property
    def team(self) -> pd.DataFrame:
        """``findings.scoped`` of the team."""
        return self.view.of_scope(self.scoped)

    @functools.cached_property
    def areas(self) -> pd.DataFrame:
        """``findings.focus_areas`` of the team."""
        return self.view.of_scope(findings.focus_areas(self.view.selected))

    @functools.cached_property
    def gaps(self) -> pd.DataFrame:
        """``findings.gaps`` of what the slide of gaps is about."""
        gaps = self.every_gap
        return gaps[gaps["scope"] == self.gap_scope] if self.gap_scope == findings.SCHOOL else self.view.of_scope(gaps)

    @functools.cached_property
    def every_gap(self) -> pd.DataFrame:
        """``findings.gaps`` of the team, and of each school."""
        return findings.gaps(self.view.selected)

    @property
    def gap_scope(self) -> str:
        """The scope of the gaps that are shown: where a district ILT looks at schools, each school's."""
        return findings.SCHOOL if self.view.scope == findings.ALL_SCHOOLS else self.view.scope

    @functools.cached_property
    def splits(self) -> pd.DataFrame:
        """``findings.splits`` of the team about itself: what the other side is split on is theirs to talk about."""
        found = findings.splits(self.view.selected)
        return found[found["perspective"] == SELF]

    @functools.cached_property
    def attention(self) -> pd.DataFrame:
        """``attention.rows`` of the team."""
        return screens.attention.in_order(self.view.selected, self.view.whole, self.view.scope, self.view.one_school)

    @functools.cached_property
    def ranked(self) -> list[Priority]:
        """The actions that somebody puts at 0 or 1, as Priorities ranks them."""
        return priorities.ranked(self.view.selected, self.view.whole, self.view.scope, self.view.one_school)

    @functools.cached_property
    def earlier(self) -> str:
        """The round before; blank where this is the first."""
        before = self.view.rounds[: self.view.rounds.index(self.view.round)]
        return before[-1] if before else ""

    @functools.cached_property
    def compared(self) -> pd.DataFrame:
        """``changes.compare`` of the team with the round before."""
        view = self.view
        compared = changes.compare(view.choose(view.counts, round_=None), self.earlier, view.round)
        return view.of_scope(view.choose(compared, round_=None, schools=()))

    @functools.cached_property
    def newer(self) -> str:
        """Words for the foot of a slide: that newer ratings are not in its figures yet; blank where they are."""
        return screens.composition.newer_in_short(self.view)

    @property
    def known(self) -> tuple[str, str]:
        """What is to be known of the figures: which schools each side is from, and whether newer ratings wait."""
        return screens.composition.sides_in_short(self.view), self.newer

    def foot(self, *lines: str, known: tuple[str, ...] = ()) -> str:
        """Return a foot: first what is to be known of the figures, then how to read them; one line if both fit."""
        texts = list(filter(None, [" ".join(filter(None, known or (self.newer,))), *lines]))
        one_line = "   ".join(texts)
        return one_line if len(one_line) <= WIDE_CHARS else "\n".join(texts)

    @functools.cached_property
    def observed(self) -> tuple[str, ...]:
        """The lowest action of each focus area, by the side that rated."""
        side = screens.one_team.main_side(self.team)
        rated = self.team[(self.team["perspective"] == side) & (self.team["n"] > 0)]
        found = []
        for area in framework.current().areas:
            own = rated[rated["action_id"].isin([action.id for action in self.view.actions_of(area.number)])]
            if len(own):
                found.append(str(own.loc[own["mean"].idxmin(), "action_id"]))
        return tuple(found)


def _bar(row: screens.in_words.Record | None, mark: str) -> Bar:
    """Return one row of ``findings.scoped`` as a bar."""
    if row is None or not row["n"]:
        hidden = 0 if row is None else int(row["hidden"])
        return Bar(mark, words=format.fewer_than(hidden) if hidden else format.NOT_RATED, hidden=bool(hidden))
    return Bar(mark, tuple(int(row[name]) for name in NS))


def _tag(action: framework.Action) -> str:
    return " · ".join(action.populations)


def _area(number: int) -> str:
    return f"{number} · {framework.current().area(number).name}"


def who(ratings: Ratings) -> Slide:
    """Say who rated, and how many: the first thing that a figure needs."""
    view = ratings.view
    return Slide(
        "who",
        "Who rated — whose voices are these, and whose are not?",
        view.who,
        rows=tuple(
            Row("", words=line) for line in filter(None, [*view.participation, screens.composition.newer(view)])
        ),
        foot="● self: members of the team   ○ cross: people from the other side",
    )


def areas(ratings: Ratings, meeting: Meeting) -> Slide:
    """Show the five focus areas from both sides, and hold what was predicted against them."""
    rows = []
    for row in ratings.areas.to_dict("records"):
        number = int(row["focus_area"])
        guess = "our prediction" if number == meeting.predicted else ""
        rows.append(Row(_area(number), marks=_pair(row), words=guess))
    left_out = screens.focus_areas.leaves_out(ratings.areas)
    how = "● self   ○ cross   means, 0-3" + (f"   {left_out}" if left_out else "")
    return Slide(
        "reveal",
        f"The five areas — {predicted(ratings, meeting)}",
        screens.overview.title(ratings.areas, ratings.view.sides),
        "scale",
        tuple(rows),
        foot=ratings.foot(how, known=ratings.known),
    )


def predicted(ratings: Ratings, meeting: Meeting) -> str:
    """Hold the focus area that was expected to be lowest against the ratings."""
    return screens.overview.predicted(ratings.areas, ratings.view.sides, meeting.predicted)


def _pair(row: screens.in_words.Record) -> tuple[Mark, ...]:
    """Return self and cross of a row of gaps; their figures stand on the outer sides."""
    own, other = row["self_mean"], row["cross_mean"]
    found = []
    for shape, value, beside in ((SELF, own, other), (CROSS, other, own)):
        if not pd.isna(value):
            right = value > beside or (value == beside and shape == SELF) or pd.isna(beside)
            text = format.area_mean(value, row.get(f"{shape}_hidden_actions", 0))
            found.append(Mark(shape, float(value), text, bool(right)))
    return tuple(found)


def observe_area(ratings: Ratings, number: int, at: int, of: int) -> Slide:
    """Show a school team the ratings of one focus area, both sides of each action."""
    rows = []
    for action in ratings.view.actions_of(number):
        own = ratings.team[ratings.team["action_id"] == action.id].set_index("perspective")
        bars = tuple(_bar(own.loc[side] if side in own.index else None, MARKS[side]) for side in PERSPECTIVES)
        rows.append(Row(action.short_label, _tag(action), bars))
    return Slide(
        f"observe:{number}",
        f"Observe · {at} of {of} — {NO_BECAUSE}",
        _area(number),
        "bars",
        tuple(rows),
        longest(rows),
        foot=ratings.foot("● self   ○ cross   "),
    )


def observe_action(ratings: Ratings, action_id: str, at: int, of: int) -> Slide:
    """Show a district team one action across schools, the lowest first; those without room are counted in words."""
    view, action = ratings.view, framework.current().by_id[action_id]
    table = ratings.scoped[(ratings.scoped["action_id"] == action_id)]
    side = CROSS if view.assessment == "district" else screens.one_team.main_side(ratings.team)
    schools = table[(table["scope"] == findings.SCHOOL) & (table["perspective"] == side)]
    schools = schools.assign(_none=schools["n"] == 0).sort_values(["_none", "mean", "school"], kind="stable")
    rows = [Row(str(row["school"]), bars=(_bar(row, ""),)) for row in schools.to_dict("records")]
    if view.assessment == "district":
        own = table[(table["scope"] == findings.DISTRICT_ILT) & (table["perspective"] == SELF)].to_dict("records")
        rows.insert(0, Row("District ILT itself", bars=(_bar(own[0] if own else None, ""),)))
    how = ratings.foot(f"{MARKS[side]} {Sides(view.assessment).who(side)}   ")
    slide = Slide(
        f"observe:{action_id}",
        f"Observe · {at} of {of} — {NO_BECAUSE}",
        action.short_label,
        "bars",
        tuple(rows),
        longest(rows),
        ask=action.text,
        foot=how,
    )
    most = MOST_SCHOOLS + len(rows) - len(schools)
    if fitting(slide, most).rows == slide.rows:
        return slide
    # Two lines are counted for the words about the rest, whose number is known only then.
    shown = fitting(replace(slide, foot=f"{how}\n\n"), most).rows
    return replace(slide, rows=shown, foot=f"{_rest(schools.iloc[len(shown) - (len(rows) - len(schools)) :])}\n{how}")


def _rest(schools: pd.DataFrame) -> str:
    """Count in words the schools that a slide has no room for."""
    shown = schools[schools["n"] > 0]
    most = int(reaches(shown["low"], shown["n"], MOST_SHARE).sum())
    hidden = int(((schools["n"] == 0) & (schools["hidden"] > 0)).sum())
    blank = len(schools) - len(shown) - hidden
    parts = [f"{len(shown)} rated the same or higher, most ratings low in {most} of them"] if len(shown) else []
    parts += [f"{hidden} {'has' if hidden == 1 else 'have'} too few raters to show"] if hidden else []
    parts += [f"{blank} {'is' if blank == 1 else 'are'} not rated"] if blank else []
    return f"{format.number(len(schools), 'more school')}: {'; '.join(parts)}."


def sides(ratings: Ratings) -> Slide:
    """Show the largest gaps."""
    view, actions = ratings.view, framework.current().by_id
    known = ratings.gaps[ratings.gaps["gap"].notna()]
    known = known.sort_values("gap", key=lambda gap: -gap.abs(), kind="stable").head(FEW_GAPS)
    rows = []
    for row in known.to_dict("records"):
        action = actions[row["action_id"]]
        label = (
            action.short_label if row["school"] in ("", view.one_school) else f"{row['school']}: {action.short_label}"
        )
        rows.append(Row(label, _tag(action), marks=_pair(row), words=str(row["pair"])))
    slide = Slide(
        "sides",
        "We and they — where do the two sides see it differently?",
        screens.self_and_cross.title(ratings.every_gap, ratings.gap_scope),
        "scale",
        tuple(rows),
        foot=ratings.foot("● self   ○ cross   mean ratings, largest gap first"),
    )
    return fitting(slide)


def splits(ratings: Ratings) -> Slide:
    """Show where the raters of one team are two or more apart, widest first."""
    found = ratings.splits.head(FEW_SPLITS)
    actions = framework.current().by_id
    own = ["scope", "school", "action_id", "perspective"]
    table = found[own].merge(ratings.scoped, on=own, how="left").to_dict("records")
    rows = []
    for row, split in zip(table, found.to_dict("records"), strict=True):
        action = actions[row["action_id"]]
        of_school = split["school"] and not ratings.view.one_school
        label = f"{split['school']}: {action.short_label}" if of_school else action.short_label
        rows.append(Row(label, _tag(action), (_bar(row, MARKS[row["perspective"]]),)))
    more = len(ratings.splits) - len(rows)
    own_side = ratings.view.sides.who(SELF)
    return Slide(
        "splits",
        "Where we are split — numbers are ratings, far apart on one action",
        _split_title(ratings),
        "bars",
        tuple(rows),
        longest(rows),
        foot=ratings.foot(
            f"{format.number(more, 'more split')} of {own_side} on the screen Self and cross.\n" if more else " "
        )
        if rows
        else ratings.newer,
    )


def _split_title(ratings: Ratings) -> str:
    """Head the splits; who is hidden, or has not rated, is not said to agree."""
    own = ratings.team[ratings.team["perspective"] == SELF]
    few = int(own["hidden"].max()) if len(own) else 0
    if not own["n"].any():
        too_few = f"Too few raters to say where we are split: {format.fewer_than(few)}"
        return too_few if few else "Nobody of the team itself has rated yet"
    return screens.disagreement.title(ratings.splits, hidden=bool(few))


def attention(ratings: Ratings) -> list[Slide]:
    """Show the actions that name MLs and SWDs, always; then those with low ratings, in words."""
    table, actions = ratings.attention, framework.current().by_id
    named = [action.id for action in ratings.view.actions if action.populations]
    listed = [key for key in table["action_id"] if key in named]
    rows = []
    for key in dict.fromkeys([*listed, *named]):
        own = ratings.team[ratings.team["action_id"] == key].set_index("perspective")
        bars = tuple(_bar(own.loc[side] if side in own.index else None, MARKS[side]) for side in PERSPECTIVES)
        rows.append(Row(actions[key].short_label, _tag(actions[key]), bars))
    title = screens.attention.title(table, ratings.view.sides)
    first = Slide(
        "attention",
        "Attention — the actions that name MLs and SWDs first; numbers are ratings",
        title,
        "bars",
        tuple(rows),
        longest(rows),
        foot=ratings.foot("● self   ○ cross   "),
    )
    if not rows:
        assessment = ratings.view.assessment
        none = (
            f"No {assessment} action names MLs or SWDs, so nothing of theirs can be flagged here. That says nothing "
            "about how well they are served"
        )
        naming = len(framework.current().naming_populations("school"))
        many = f"{format.number(naming, 'action')} of the school assessment name{'s' * (naming == 1)} them"
        none += f": {many}." if naming else "."
        title = f"No {assessment} action names them"
        first = replace(first, title=title, kind="words", rows=(Row("", words=none),), foot="")
    others = table[(table["populations"] == "") & (table["level"] != "")]
    if others.empty:
        return [first]
    more = format.number(len(others), "other action" if rows else "action")
    second = Slide(
        "attention:others",
        "Attention — most before some, and the higher share first",
        f"{more} got at least one {rules.LOW_IN_WORDS}",
        rows=tuple(_flag(row, ratings.view.sides) for row in others.head(FEW_FLAGS).to_dict("records")),
        foot=ratings.foot("Low is a 0 or a 1. The others are on the screen Attention."),
    )
    shown = fitting(second)
    return [first, shown if len(shown.rows) < len(others) else replace(shown, foot=ratings.foot("Low is a 0 or a 1."))]


def _flag(row: screens.in_words.Record, sides: Sides) -> Row:
    return Row(framework.current().by_id[row["action_id"]].short_label, words=screens.attention.rated_low(row, sides))


def change(ratings: Ratings) -> Slide:
    """Show what rose and what fell since the round before, as far as it is more than chance."""
    actions = framework.current().by_id
    rows = []
    for row in screens.change.largest(ratings.compared, FEW_CHANGES).to_dict("records"):
        action = actions[row["action_id"]]
        then, now = float(row["then_mean"]), float(row["now_mean"])
        marks = (
            Mark("then", then, format.mean(then), then > now),
            Mark("now up" if now > then else "now down", now, format.mean(now), now > then),
        )
        words = f"{MARKS[row['perspective']]} {format.change(row['change'])} {row['certainty']}"
        rows.append(Row(action.short_label, _tag(action), marks=marks, words=words))
    view, earlier = ratings.view, ratings.earlier
    alike = (
        "The two rounds are not from the same schools." if rows and screens.composition.rounds(view, earlier) else ""
    )
    about = " ".join(filter(None, [screens.composition.newer_in_short(view, (earlier, view.round)), alike]))
    how = f"┃ {earlier}   ▶ {view.round}   ● self   ○ cross   mean ratings"
    slide = Slide(
        "change",
        f"What changed since {ratings.earlier}",
        screens.change.title(ratings.compared, ratings.earlier),
        "scale",
        tuple(rows),
        foot="\n".join(filter(None, [about, how])) if rows else about,
    )
    return fitting(slide)
