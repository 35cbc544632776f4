"""The files of an ordinary day: what is asked of them, what is read, what is not."""

import io

import ilt
from ilt.reading import similar_names
from tests.support import everyday

ANSWERS = {
    "round": "Fall 2026",
    "perspective": "School ILT",
    "school": "Elm High",
    "perspective:Director": "cross",
    "school:Dogwood Elementery": "Dogwood Elementery",
}


def files_with(**more: bytes) -> list[io.BytesIO]:
    sources = []
    for name, data in {**everyday.files(), **more}.items():
        file = io.BytesIO(data)
        file.name = name
        sources.append(file)
    return sources


def test_what_nobody_wrote_down_is_asked_and_nothing_else():
    reading = ilt.read(*files_with())
    asked = {(row.key, row.source) for row in reading.questions.itertuples()}
    assert asked == {
        *(("round", name) for name in (everyday.GOOGLE, everyday.MICROSOFT, "ILT reflection Fay Orr.docx")),
        *(("perspective", name) for name in (everyday.GOOGLE, everyday.MICROSOFT)),
        ("school", everyday.MICROSOFT),
        ("perspective:Director", everyday.MESSY),
    }
    # Five Word templates of 19 actions with one blank, and four people of the district on 13 actions.
    assert len(reading.ratings) == 5 * 19 + 4 * 13
    assert reading.ratings["rating"].count() == 5 * 18 + 4 * 13


def test_all_is_read_but_three_cells_and_a_file_that_is_none():
    reading = ilt.read(*files_with(**{"minutes.pdf": b"%PDF-1.7 minutes"}), answers=ANSWERS)
    assert reading.questions.empty
    accepted = dict(zip(reading.sources["source"] + reading.sources["sheet"], reading.sources["accepted"], strict=True))
    assert accepted[everyday.GOOGLE] == 6 * 19 - 2
    assert accepted[f"{everyday.MICROSOFT}Sheet1"] == 5 * 19
    assert [accepted[f"ILT reflection {name}.docx"] for name in everyday.PEOPLE] == [18] * 6
    assert accepted[f"{everyday.MESSY}Walkthrough ratings"] == 7 * 6 - len(everyday.ODD)
    assert accepted[f"{everyday.MESSY}District ILT"] == 4 * 13
    assert sorted(zip(reading.problems["cell"], reading.problems["value"], strict=True)) == [
        ("", ""),
        ("E11", "2.5"),
        ("G6", "2-3"),
        ("H7", "two"),
    ]
    assert similar_names.similar_in_table(reading.ratings) == [("Dogwood Elementary", "Dogwood Elementery")]
    notes = reading.ratings.loc[reading.ratings["school"] == "Cedar K-8", "note"]
    assert (notes == "we meet, but nothing is tracked").sum() == 6


def test_files_are_opened_once_and_corrections_stay_out_of_what_is_kept():
    memory: dict[str, bytes] = {}
    first = ilt.read(*files_with(), answers=ANSWERS, memory=memory)
    assert len(memory) == 8  # one Microsoft export, six Word templates, one workbook
    kept = dict(memory)
    cell = f"fix@{everyday.MESSY}#Walkthrough ratings!H7"
    fixed = ilt.read(*files_with(), answers=ANSWERS | {cell: "2"}, memory=memory)
    assert fixed.ratings["rating"].count() == first.ratings["rating"].count() + 1
    again = ilt.read(*files_with(), answers=ANSWERS, memory=memory)
    assert again.ratings.equals(first.ratings)
    assert again.problems.equals(first.problems)
    assert memory == kept
    # What is kept is what is read: with nothing to open, the sheets are those of the file that stands in its place.
    papers = [key for key in memory if b"Cedar" in memory[key]]
    for key in papers:
        memory[key] = memory[papers[0]]
    same = ilt.read(*files_with(), answers=ANSWERS, memory=memory)
    assert same.ratings["rater"].isin(everyday.PEOPLE).any()
    assert len(set(same.ratings["rater"]) & set(everyday.PEOPLE)) == 1
