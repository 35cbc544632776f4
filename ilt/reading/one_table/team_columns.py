"""Which side each row is on, and of which school, where a column names the rater's team."""

from __future__ import annotations

from ilt.framework import ASSESSMENTS
from ilt.ratings import SELF
from ilt.reading.cells.column import Column, combined
from ilt.reading.cells.headings import TEAM, asks_what_is_rated, may_be_own_team
from ilt.reading.cells.perspectives import may_name_assessment, perspective_of
from ilt.reading.cells.team_names import SCHOOL_ILT, is_same_school, team_of
from ilt.reading.cells.text import clean
from ilt.reading.column_questions import about_unnamed_column
from ilt.reading.layouts.columns.heading_actions import actions_now
from ilt.reading.layouts.table import Table, seen_text
from ilt.reading.questions import SAYS_SO, YES_OR_NO, Question
from ilt.reading.stages import TableLog


def take_team(
    table: Table, log: TableLog, texts: dict[str, Column], places: dict[str, int], *, free: bool
) -> tuple[Question, ...]:
    """Take the teams for the sides, and for the schools where these are missing; or return what has to be asked first.

    Parameters
    ----------
    free
        Whether nothing else says the sides.
    """
    teams = [words for words in texts[TEAM].present() if words]
    if not teams:
        return ()
    heading = table.headers.get(table.places.get(TEAM, -1), "")
    own = may_be_own_team(heading)
    known = [team_of(words, alone=own) is not None for words in teams]
    unclear = any(map(may_name_assessment, teams)) and not own
    unclear |= asks_what_is_rated(heading) and _names_what_is_rated(table, texts[TEAM])
    if free and not unclear and (all(known) or (any(known) and len(teams) > 1)):
        as_sides(texts[TEAM], texts, log, own=own)
        places |= {"perspective": places[TEAM]} if TEAM in places else {}
        return ()
    if free and len(teams) > 1 and TEAM in table.fields:
        question = about_unnamed_column(
            log.source, "perspective", log.called(heading, table.places.get(TEAM, -1)), teams
        )
        said = log.answer_to(question, YES_OR_NO)
        if said == SAYS_SO:
            as_sides(texts[TEAM], texts, log, own=own)
            places["perspective"] = places[TEAM]
        if said:
            return ()
        return (question,)
    if any(known) and not free:
        log.say("The column “Team” was not used because another column says who gave the ratings.")
    else:
        log.say("The column “Team” was not used because its values are not School ILT and District ILT.")
    return ()


def _names_what_is_rated(table: Table, teams: Column) -> bool:
    """Tell whether both teams are rated, and each row with ratings names the one that it rates.

    Such a column may say who rated, or which team was rated.
    """
    field = "action_id" if "action_id" in table.fields else "action"
    if field not in table.fields:
        return False
    actions = actions_now()
    pairs = combined(teams, table.fields[field].cleaned()).take(table.fields["rating"].where(seen_text))
    both = {
        (_team_in(words), frozenset(map(actions.assessment, actions.exact(text)))) for words, text in pairs.present()
    }
    return {team for team, _ in both} == {*ASSESSMENTS} and all(own == {team} for team, own in both)


def _team_in(words: str) -> str:
    """Return the assessment of the team that words name; else blank."""
    side = (team_of(words) or ("",))[0]
    own = [name for name in ASSESSMENTS if perspective_of(side, name) == SELF]
    return own[0] if len(own) == 1 else ""


def as_sides(said: Column, texts: dict[str, Column], log: TableLog, *, own: bool) -> None:
    """Set the side of each row, and its school where nothing else names it, to what the names of teams say.

    Who is of another school than the one that is rated keeps the team's name, so that it is asked which side that is.
    """
    known = {words: team_of(clean(words), alone=own) for words in said.present()}
    if not any(team and team[1] for team in known.values()):
        texts["perspective"] = said.map(lambda words: (known.get(words) or (words, ""))[0])
    else:
        pairs = combined(said, texts["school"])
        texts["perspective"] = pairs.map(lambda pair: _side(pair[0], known.get(pair[0]), pair[1]))
        log.say("Teams with a school's name were read as that school's ILT.")
        if not any(texts["school"].present()):
            texts["school"] = said.map(lambda words: (known.get(words) or ("", ""))[1])


def _side(words: str, team: tuple[str, str] | None, school: str) -> str:
    if team is None:
        return words
    side, own = team
    return words if side == SCHOOL_ILT and own and school and not is_same_school(own, school) else side
