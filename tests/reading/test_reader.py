"""Reading real bytes: what is taken, what is asked, what is a problem, and that nothing vanishes."""

import datetime as dt
import io
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ilt
from ilt import framework, ratings
from ilt.reading import read_here
from ilt.reading.cells import rating_values
from ilt.reports import tables, templates
from tests.support.files import book

HEAD = "round,school,rater,perspective,action_id,rating,note\n"
ROW = "Fall 2026,Alder,ann,self,S1.1,{},\n"


def named(data: bytes | str, name: str = "file.csv") -> io.BytesIO:
    file = io.BytesIO(data.encode() if isinstance(data, str) else data)
    file.name = name
    return file


def read(data: bytes | str, name: str = "file.csv", **answers: str) -> ilt.Reading:
    reading = ilt.read(named(data, name), answers=answers)
    check(reading)
    return reading


def check(reading: ilt.Reading) -> None:
    """Hold the accounting of every source, and that the ratings are what was accepted."""
    sources = reading.sources
    together = sources[["accepted", "not_rated", "rejected", "waiting"]].sum(axis=1)
    assert (sources["seen"] == together).all()
    assert sources["accepted"].sum() - sources["duplicates"].sum() == reading.ratings["rating"].notna().sum()
    assert list(reading.ratings.columns) == list(ratings.COLUMNS)
    assert str(reading.ratings["rating"].dtype) == "Int64"


@pytest.mark.parametrize(
    ("cell", "rating"),
    [
        ("2", 2), (" 2 ", 2), ("2.0", 2), ("2,0", 2), ("'2", 2), ("\uff12", 2), (0, 0), (3.0, 3), ("0", 0),
        ("2 - Present and implemented mostly consistently and effectively", 2),
        ("Present and implemented mostly consistently and effectively", 2),
        ("Present, but implemented inconsistently and/or ineffectively", 1), ("Not present", 0),
        ("1 - we meet but nothing is tracked", 1), ("2: see minutes", 2), ("Rating: 2", 2),
        ("2 - we do this in 2 of 5 grades", 2), ("3) yes", 3), ("0. nothing", 0),
    ],
    ids=repr,
)  # fmt: skip
def test_taken(cell: Any, rating: int) -> None:
    assert rating_values.parse(cell).rating == rating
    assert not rating_values.parse(cell).code


@pytest.mark.parametrize(
    "note", ["Élèves absents", "Ñandú", "¿Por qué no?", "нет данных", "Über alles", "é 3", "«oui»", "àé", "中文"]
)
@pytest.mark.parametrize("between", [" - ", ": ", " – ", "\n"])
def test_a_note_keeps_its_first_letter_whatever_the_language(note: str, between: str) -> None:
    value = rating_values.parse(f"2{between}{note}")
    assert (value.rating, value.note) == (2, note)


@pytest.mark.parametrize(
    "cell", [None, "", " ", "N/A", "n/a", "-", "–", ".", "Not observed", "Don't know", "Don’t know"]
)
def test_not_rated(cell: Any) -> None:
    assert (rating_values.parse(cell).rating, rating_values.parse(cell).code) == (None, "")


@pytest.mark.parametrize(
    "cell",
    [
        "2.5", "1-2", "2/3", "1 or 2", "4", "-1", "99", "67%", "TRUE", True, "two", "II", "²", "½", "②", "0_2", "2e0",
        "+2", "nan", "inf", "1, 2", dt.date(2026, 1, 2), dt.datetime(2026, 1, 2), "#N/A", "#REF!", 2.5, 4, -1,  # noqa: DTZ001
        "3 - Present and implemented mostly consistently and effectively", "between 1 and 2", "3 of 5 teachers",
        "2 meetings a month", "2 - 3 times", "consistently", "Present", "٢",
        "2 - ½", "1 – ½", "0-¾", "2: ³", "2 - ٣", "2 - - 3", "2 - -1", "2 -> 3", "1 – – 2", "2 —3",
    ],
    ids=repr,
)  # fmt: skip
def test_never_guessed(cell: Any) -> None:
    value = rating_values.parse(cell)
    assert value.rating is None
    assert value.code
    assert value.message


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + ROW.format(2)).encode(),
        (HEAD + ROW.format(2)).encode("utf-8-sig"),
        (HEAD + ROW.format(2)).replace(",", "\t").encode("utf-16"),
        ("sep=;\n" + HEAD + ROW.format(2)).replace(",", ";").encode(),
        (HEAD + ROW.format(2)).replace(",", "|").encode(),
        (HEAD + ROW.format(2)).replace("\n", "\r\n").encode(),
        (HEAD + ROW.format(2)).replace("\n", "\r").encode(),
        (HEAD + ROW.format(2)).rstrip("\n").encode(),
        ("Ratings of the fall\n\n" + HEAD + "\n" + ROW.format(2)).encode(),
    ],
)
def test_text_files_of_every_kind(data: bytes) -> None:
    reading = read(data)
    assert reading.problems.empty
    assert reading.ratings[["school", "rater", "action_id", "rating"]].to_numpy().tolist() == [
        ["Alder", "ann", "S1.1", 2]
    ]


def test_a_cp1252_note_survives() -> None:
    reading = read((HEAD + "Fall 2026,Alder,ann,self,S1.1,2,“we don’t” – yet\n").encode("cp1252"))
    assert reading.ratings["note"].tolist() == ["“we don’t” – yet"]


def test_problems_name_the_row_that_a_spreadsheet_program_shows() -> None:
    reading = read(HEAD + 'Fall 2026,Alder,ann,self,S1.1,2,"two\nlines"\n' + ROW.format("2.5"))
    problem = reading.problems.iloc[0]
    assert (problem["row"], problem["column"], problem["value"]) == (3, "rating", "2.5")
    assert problem["cell"] == "F3"


def test_an_open_quotation_costs_its_own_row_only() -> None:
    rows = "".join(f"Fall 2026,Alder,ann,self,S{action},2,\n" for action in ("1.1", "1.2", "1.3", "2.1"))
    reading = read(HEAD + rows.replace("S1.2,2,", 'S1.2,2,"open'))
    assert reading.ratings["action_id"].tolist() == ["S1.1", "S1.3", "S2.1"]
    assert reading.problems["row"].tolist() == [3]


@pytest.mark.parametrize("row", ["Fall 2026,Alder,ann,self,S1.1,2,5,a note\n", "Fall 2026,Alder,self,S1.1,2,a\n"])
def test_a_row_with_a_comma_too_many_or_too_few_is_a_problem(row: str) -> None:
    reading = read(HEAD + row + ROW.format(3) + ROW.format(1).replace("S1.1", "S1.2"))
    assert reading.problems["row"].tolist() == [2]
    assert reading.ratings["rating"].tolist() == [3, 1]


def test_workbooks() -> None:
    head = HEAD.strip().split(",")
    rows: list[list[Any]] = [
        head,
        ["Fall 2026", "Alder", "ann", "self", "S1.1", 2, None],
        ["Fall 2026", "Alder", "ann", "self", "S1.2", dt.date(2026, 1, 2), None],
        ["Fall 2026", "Alder", "ann", "self", "S1.3", "=1+1", None],
        ["Fall 2026", "Alder", "ann", "self", "S2.1", True, None],
    ]
    reading = read(
        book(("One", rows), ("Other", [head, ["Fall 2026", "Birch", "ben", "self", "S1.1", 3, "x"]])), "a.xlsx"
    )
    assert sorted(reading.ratings["rating"].tolist()) == [2, 3]
    assert reading.problems[["sheet", "row", "code"]].to_numpy().tolist() == [
        ["One", 3, "became-a-date"],
        ["One", 4, "formula-not-calculated"],
        ["One", 5, "true-or-false"],
    ]


def test_a_percentage_in_a_workbook_is_no_rating() -> None:
    workbook = openpyxl.load_workbook(
        io.BytesIO(book(("One", [HEAD.strip().split(","), ["Fall 2026", "Alder", "ann", "self", "S1.1", 1, None]])))
    )
    workbook["One"]["F2"].number_format = "0%"
    file = io.BytesIO()
    workbook.save(file)
    reading = read(file.getvalue(), "a.xlsx")
    assert reading.problems["code"].tolist() == ["percent"]


def test_a_workbook_with_one_far_cell_is_refused_and_the_process_lives() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "rating"
    workbook.active["XFD1048576"] = 1
    file = io.BytesIO()
    workbook.save(file)
    reading = read(file.getvalue(), "far.xlsx")
    assert len(reading.problems) == 1
    assert pd.isna(reading.problems.loc[0, "row"])


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.csv"),
        (HEAD.encode(), "header.csv"),
        (b"%PDF-1.7 ...", "a.pdf"),
        (b"\x89PNG\r\n\x1a\n...", "a.csv"),
        (b"<html><table></table></html>", "a.xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.xls"),
        (b"PK\x03\x04broken", "a.xlsx"),
        (b"just some words\nand more\n", "a.csv"),
    ],
)
def test_refused_with_a_sentence_that_helps(data: bytes, name: str) -> None:
    reading = read(data, name)
    assert len(reading.problems) == 1
    assert pd.isna(reading.problems.loc[0, "row"])
    assert len(reading.problems.loc[0, "message"]) > 20
    assert reading.ratings.empty


def test_what_is_missing_is_a_question_and_waits() -> None:
    text = "action_id,rating\nS1.1,2\nS1.2,0\n"
    reading = read(text)
    assert reading.questions["key"].tolist() == ["round", "perspective", "school"]
    assert reading.ratings.empty
    assert reading.sources["waiting"].tolist() == [2]
    answered = read(
        text, **{"round": "Fall 2026", "perspective": "School ILT", "school@file.csv": "Alder", "school": "No"}
    )
    assert answered.questions.empty
    assert set(answered.ratings["school"]) == {"Alder"}
    assert set(answered.ratings["perspective"]) == {"self"}
    assert answered.ratings["rater"].nunique() == 2


def test_other_words_for_a_side_are_a_question_each() -> None:
    text = HEAD + ROW.format(2).replace("self", "Coach") + ROW.format(1).replace("S1.1", "S1.2")
    assert read(text).questions["key"].tolist() == ["perspective:Coach"]
    assert read(text, **{"perspective:Coach": "cross"}).ratings["perspective"].tolist() == ["cross", "self"]


def test_what_is_remembered_of_files_that_look_alike_answers_in_the_same_reading() -> None:
    text = HEAD + ROW.format(2).replace("self", "Coach") + ROW.format(1).replace("S1.1", "S1.2")
    first = read(text)
    remembered = {"another": {"perspective:Coach": "self"}, first.sources["look"][0]: {"perspective:Coach": "cross"}}
    reading = read_here(named(text), remembered=remembered)
    assert reading.questions.empty
    assert reading.recalled.to_dict("records") == [
        {"key": "perspective:Coach", "source": "file.csv", "answer": "cross"}
    ]
    answered = read(text, **{"perspective:Coach@file.csv": "cross"})
    assert answered.recalled.empty
    for table in ("ratings", "problems", "sources", "notices", "preview"):
        pd.testing.assert_frame_equal(getattr(reading, table), getattr(answered, table))


def test_what_is_remembered_gives_way_to_an_answer_and_is_not_taken_where_it_is_none() -> None:
    text = HEAD + ROW.format(2).replace("self", "Coach")
    look = read(text).sources["look"][0]
    for remembered, answers, key in (("self", {"perspective:Coach": "cross"}, []), ("?", {}, ["perspective:Coach"])):
        reading = read_here(named(text), answers=answers, remembered={look: {"perspective:Coach": remembered}})
        assert reading.recalled.empty
        assert reading.questions["key"].tolist() == key


def test_blank_in_some_rows_is_a_problem_of_those_rows() -> None:
    text = HEAD + ROW.format(2) + "Fall 2026,,ben,self,S1.1,2,\n,Alder,ben,self,S1.1,2,\nFall 2026,Alder,ben,,S1.1,2,\n"
    assert read(text).problems["code"].tolist() == ["school-missing", "round-missing", "perspective-missing"]


def test_a_school_of_district_ilt_members_is_blanked_and_said() -> None:
    reading = read(HEAD + "Fall 2026,Alder,ann,self,D1.1,2,\nFall 2026,Alder,bo,cross,D1.1,2,\n")
    assert reading.ratings["school"].tolist() == ["", "Alder"]
    assert reading.notices["message"].str.contains("district ILT").any()


def test_duplicates_and_conflicts() -> None:
    twice = read(HEAD + ROW.format(2) + ROW.format(2).replace("ann", " ANN "))
    assert len(twice.ratings) == 1
    assert twice.sources["duplicates"].tolist() == [1]
    text = HEAD + ROW.format(2) + ROW.format(3)
    assert read(text).questions["key"].tolist() == ["duplicates"]
    assert read(text, duplicates="keep the latest").ratings["rating"].tolist() == [3]
    assert read(text, duplicates="set both aside").ratings.empty


def test_the_same_file_twice_adds_nothing() -> None:
    one = HEAD + ROW.format(2) + ROW.format("").replace("S1.1", "S1.2") + ROW.format("x").replace("S1.1", "S1.3")
    once = ilt.read(named(one))
    both = ilt.read(named(one), named(one, "copy.csv"))
    check(both)
    pd.testing.assert_frame_equal(once.ratings, both.ratings)


def test_unnamed_raters_are_never_merged() -> None:
    text = HEAD + (ROW.format(2) * 3).replace("ann", "anonymous")
    assert read(text).ratings["rater"].nunique() == 3


def test_actions_by_wording_and_never_by_likeness() -> None:
    full = framework.current().by_id["S2.4"].text
    lines = [f'Fall 2026,Alder,ann,self,"{text}",2,\n' for text in (full, full[:60], full.replace("regular", "usual"))]
    reading = read(HEAD.replace("action_id", "action") + lines[0] + lines[1].replace("ann", "bo") + lines[2])
    assert reading.ratings["action_id"].tolist() == ["S2.4"] * len(reading.ratings)
    assert reading.problems["code"].tolist()[-1] == "action-unknown"


def test_a_shifted_scale_is_a_question() -> None:
    lines = [f"Fall 2026,Alder,r{n},self,S1.1,{1 + n % 4},\n" for n in range(24)]
    assert "scale" in read(HEAD + "".join(lines)).questions["key"].tolist()


def test_cells_can_be_corrected_or_left_out() -> None:
    text = HEAD + ROW.format("2.5")
    assert read(text, **{"fix@file.csv!F2": "2"}).ratings["rating"].tolist() == [2]
    left = read(text, **{"fix@file.csv!F2": "leave out"})
    assert left.problems["code"].tolist() == ["left-out"]


def test_no_name_and_no_note_in_what_is_said() -> None:
    reading = read(HEAD + "Fall 2026,Alder,Zebulon Quix,self,S9.9,7,secret words\n" + ROW.format(2))
    said = reading.problems.to_csv() + reading.notices.to_csv() + reading.sources.to_csv()
    assert "Zebulon" not in said
    assert "secret" not in said


@pytest.mark.parametrize("note", ["=1+1", "+a", "-a", "@x", "'=quoted", "\uff1dx", 'a, "b"\nc', "plain", "- we meet"])
def test_an_export_is_inert_and_reads_back(note: str) -> None:
    table = ratings.typed(
        pd.DataFrame(
            [["Fall 2026", "Riverbend", "school", "Alder", "ann", "self", "S1.1", 2, note]],
            columns=list(ratings.COLUMNS),
        )
    )
    data = tables.ratings_csv(table)
    again = read(data)
    assert again.ratings["note"].tolist() == [note]
    assert again.ratings["rater"].tolist() == ["Rater 1"]
    assert b"ann" not in data
    cells = pd.read_csv(io.BytesIO(data), dtype=str)["note"].tolist()
    assert not cells[0].lstrip().startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20"))


@pytest.mark.parametrize("assessment", ["school", "district"])
def test_a_template_reads_back_what_is_filled_in(assessment: str) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(templates.workbook(assessment)))
    sheet = workbook.active
    labels = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    assert framework.INSTRUCTIONS[assessment].before in labels
    assert framework.INSTRUCTIONS[assessment].after in labels
    for name, value in (("Round", "Fall 2026"), ("School", "Alder"), ("Perspective", "School ILT"), ("Rater", "A-1")):
        sheet.cell(labels[name], 2).value = value
    written = {}
    for place, action in enumerate(framework.current().of(assessment)):
        row = labels[action.id]
        assert any(
            f"D{row}" in str(rule.sqref) or rule.sqref.__contains__(f"D{row}")
            for rule in sheet.data_validations.dataValidation
        )
        written[action.id] = (place % 4, f"note {place}\nmore" if place % 3 else "")
        sheet.cell(row, 4).value, sheet.cell(row, 5).value = written[action.id][0], written[action.id][1] or None
    file = io.BytesIO()
    workbook.save(file)
    reading = read(file.getvalue(), "filled.xlsx")
    assert reading.problems.empty
    assert reading.questions.empty
    found = {row.action_id: (row.rating, row.note) for row in reading.ratings.itertuples()}
    assert found == written
    assert set(reading.ratings["perspective"]) == {"self" if assessment == "school" else "cross"}
    assert set(reading.ratings["school"]) == {"Alder"}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=2**16),
    st.sampled_from(["", HEAD, "action_id,rating\nS1.1,2\n"]),
    st.sampled_from(["csv", "xlsx"]),
)
def test_any_bytes_are_accounted_for(data: bytes, start: str, ending: str) -> None:
    check(ilt.read(named(start.encode() + data, f"any.{ending}")))


@given(st.permutations(range(6)), st.permutations(range(7)))
def test_the_order_of_rows_and_columns_changes_nothing(rows: list[int], columns: list[int]) -> None:
    head = HEAD.strip().split(",")
    lines = [["Fall 2026", "Alder", f"r{n}", "self", f"S{1 + n % 2}.1", str(n % 4), f"n{n}"] for n in range(6)]
    text = "\n".join(",".join(line[c] for c in columns) for line in [head, *(lines[r] for r in rows)])
    found = read(text).ratings.sort_values("rater", ignore_index=True)
    direct = read("\n".join(map(",".join, [head, *lines]))).ratings.sort_values("rater", ignore_index=True)
    pd.testing.assert_frame_equal(found, direct)


def test_an_open_file_is_read_from_its_start_each_time():
    file = named(HEAD.replace("round,", "") + ROW.removeprefix("Fall 2026,").format(2))
    assert list(ilt.read(file).questions["key"]) == ["round"]
    again = ilt.read(file, answers={"round": "Fall 2026"})
    assert len(again.ratings) == 1
    assert not len(again.problems)


class Stream(io.RawIOBase):
    """A file that can only be read once, such as what comes from a network."""

    def __init__(self, data: bytes) -> None:
        self.data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        found = self.data.read(min(7, len(buffer)))
        buffer[: len(found)] = found
        return len(found)


def test_a_stream_is_read_to_its_end():
    assert len(ilt.read(Stream((HEAD + ROW.format(2)).encode())).ratings) == 1


@pytest.mark.parametrize(
    "source", [io.StringIO(HEAD), b"ratings.csv", ["ratings.csv"], None], ids=["text", "bytes", "a list", "nothing"]
)
def test_what_is_no_file_is_an_error_for_who_writes_the_script(source):
    with pytest.raises(
        TypeError, match=r"^ilt\.read takes paths and files opened in binary mode \(“rb”\), not [\w ]+\.$"
    ):
        ilt.read(source)
