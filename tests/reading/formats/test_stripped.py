"""What is remembered of opened files: they are opened once, and what is remembered is what is read."""

import pytest

import ilt
from tests.support.corpus import day
from tests.support.files import source

ANSWERS = day.CASES[0].answers


def sources():
    return [source(data, name) for name, data in day.files().items() if not name.endswith(".pdf")]


@pytest.mark.full
def test_files_are_opened_once_and_corrections_are_not_remembered():
    memory: dict[str, bytes] = {}
    first = ilt.read(*sources(), answers=ANSWERS, memory=memory)
    assert len(memory) == 8  # one Microsoft export, six Word templates, one workbook
    before = dict(memory)
    cell = f"fix@{day.MESSY}#Walkthrough ratings!H7"
    fixed = ilt.read(*sources(), answers=ANSWERS | {cell: "2"}, memory=memory)
    assert fixed.ratings["rating"].count() == first.ratings["rating"].count() + 1
    again = ilt.read(*sources(), answers=ANSWERS, memory=memory)
    assert again.ratings.equals(first.ratings)
    assert again.problems.equals(first.problems)
    assert memory == before
    # What is remembered is what is read: with nothing to open, the sheets are those of the file that stands in its place.
    papers = [key for key in memory if b"Cedar" in memory[key]]
    for key in papers:
        memory[key] = memory[papers[0]]
    same = ilt.read(*sources(), answers=ANSWERS, memory=memory)
    assert same.ratings["rater"].isin(day.PEOPLE).any()
    assert len(set(same.ratings["rater"]) & set(day.PEOPLE)) == 1
