"""Files made from the descriptions alone are read right: taken, asked or refused, as was written beforehand."""

import re
from collections import Counter

import pandas as pd
import pytest

import ilt
from tests.support.unseen import CASES

FOLLOWS = {"replaced", "set-aside", "left-out"}
"""Codes of what an answer itself leaves out."""


def kind(key):
    if key.startswith("school:"):
        return "spelling"
    return re.split("[@:]", key)[0]


def replies(case, questions):
    """Answer the questions that hold the words of a reply with the choice that begins like it (or with its text)."""
    out = {}
    for row in questions.itertuples():
        for words, reply in case.reply.items():
            if words.casefold() in f"{row.key} {row.question}".casefold():
                fitting = [choice for choice in row.choices if reply.casefold() in choice.casefold()]
                if fitting or words:
                    out[row.key] = fitting[0] if fitting else reply
    return out


def bare(note):
    return re.sub(r"[\s().:–-]+", " ", note).strip()


def whole(value, case):
    """Return the cell that a problem shows, also where it shows only its start."""
    start = value.removesuffix("…").rstrip()
    fitting = [cell for _, cell in case.problems if cell.startswith(start)] if value.endswith("…") else []
    return fitting[0] if fitting else value


def taken(ratings):
    rows = ratings.dropna(subset=["rating"])
    return Counter(
        zip(rows["school"].fillna(""), rows["perspective"], rows["action_id"], rows["rating"].astype(int), strict=True)
    )


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_read_right(case, tmp_path):
    paths = [tmp_path / name for name in case.files]
    for path in paths:
        path.write_bytes(case.files[path.name])
    answers, asked = {}, set()
    first = reading = ilt.read(*paths)
    for _ in range(6):
        asked |= {kind(key) for key in reading.questions["key"]}
        # As a person does: only what is asked is answered.
        open_now = {kind(key) for key in reading.questions["key"]}
        more = {key: text for key, text in case.answers.items() if kind(key) in open_now}
        more |= replies(case, reading.questions)
        if not open_now or more.items() <= answers.items():
            break
        answers |= more
        reading = ilt.read(*paths, answers=answers)
    table, problems = reading.ratings, reading.problems
    if case.ask:
        assert first.ratings.empty
    assert asked == case.ask
    assert taken(table) == case.take
    listed = problems[~problems["code"].isin(FOLLOWS)]
    cells = listed.dropna(subset=["row"])
    assert {(int(row.row), whole(row.value, case)) for row in cells.itertuples()} == case.problems
    assert set(listed.loc[listed["row"].isna(), "source"]) == case.refused
    if case.notes is not None:
        noted = table[table["note"].fillna("") != ""]
        found = {(action, bare(note)) for action, note in zip(noted["action_id"], noted["note"], strict=True)}
        assert found == {(action, bare(note)) for action, note in case.notes}
    if case.raters is not None:
        assert (ilt.raters(table)["rated"] > 0).sum() == case.raters
    if case.rounds is not None:
        assert set(table["round"]) == case.rounds
    figures = reading.sources
    if case.not_rated is not None:
        assert figures["not_rated"].sum() == case.not_rated
    assert (figures["seen"] == figures[["accepted", "not_rated", "rejected", "waiting"]].sum(axis=1)).all()
    if case.ask and case.ask <= {kind(key) for key in reading.questions["key"]}:
        assert not case.take


def test_each_layout_has_three_files_or_more_and_each_name_is_once():
    kinds = Counter(case.name.split(":")[0] for case in CASES)
    assert len({case.name for case in CASES}) == len(CASES) >= 40
    layouts = {"tidy", "wide", "template", "sheets", "Google grid", "Google scale", "Microsoft", "SurveyMonkey"}
    assert all(kinds[layout] >= 3 for layout in (*layouts, "Qualtrics", "LimeSurvey"))


def test_expectations_count_ratings_on_the_scale():
    for case in CASES:
        assert all(rating in range(4) and not pd.isna(rating) for _, _, _, rating in case.take)
