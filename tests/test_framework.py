"""The framework: the source's own words, and a CSV that a district may change."""

import csv
from pathlib import Path

import pytest

from ilt import framework

ROOT = Path(__file__).parent.parent
SOURCE = (ROOT / "docs" / "framework-source.txt").read_text(encoding="utf-8")
ROWS = list(csv.DictReader((ROOT / "data" / "framework.csv").read_text(encoding="utf-8").splitlines()))


def test_every_word_is_the_sources() -> None:
    table, templates = SOURCE.split("ILT Framework Self-Assessment Template – DISTRICT ILT")
    for row in ROWS:
        assert f"· {row['framework_wording']}" in table
        assert f"\t{row['action']}\n" in templates or f"\t{row['action']} \n" in templates
        assert f"{row['focus_area']}. {row['focus_area_name']}" in table
    for area in framework.current().areas:
        bullets = [line.partition("· ")[2].strip() for line in table.splitlines() if "· " in line]
        rest = area.description
        while rest:
            bullet = next(bullet for bullet in bullets if rest.startswith(bullet))
            rest = rest.removeprefix(bullet).strip()
    for words in (framework.TITLE, *framework.INTRODUCTION):
        assert words in table
    for instructions in framework.INSTRUCTIONS.values():
        assert instructions.title in SOURCE
        assert instructions.before in templates
        assert instructions.after in templates
    for value, label in framework.SCALE.items():
        assert f"· {value} – {label}\n" in templates


def test_13_district_and_19_school_actions_in_five_areas() -> None:
    frame = framework.current()
    assert [len(frame.of(kind)) for kind in ("district", "school")] == [13, 19]
    assert [len(frame.of("district", n)) for n in range(1, 6)] == [3, 3, 2, 2, 3]
    assert [len(frame.of("school", n)) for n in range(1, 6)] == [3, 4, 4, 5, 3]
    assert [area.number for area in frame.areas] == [1, 2, 3, 4, 5]


def test_exactly_four_actions_name_mls_and_swds() -> None:
    frame = framework.current()
    assert [action.id for action in frame.naming_populations("school")] == ["S2.2", "S3.1", "S4.1", "S5.1"]
    assert frame.naming_populations("district") == ()
    for action in frame.actions:
        assert ("MLs and SWDs" in action.text) == (action.names == "MLs and SWDs")


def test_short_labels_are_short_and_differ() -> None:
    for kind in framework.ASSESSMENTS:
        labels = [action.short_label for action in framework.current().of(kind)]
        assert len(set(labels)) == len(labels)
        assert max(map(len, labels)) <= 44


def written(tmp_path: Path, rows: list[dict[str, str]], columns: tuple[str, ...] = framework.COLUMNS) -> Path:
    where = tmp_path / "framework.csv"
    with where.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return where


def test_files_stay_confirmed_where_only_what_actions_are_called_on_screens_changes(tmp_path: Path) -> None:
    own = framework.load(framework.path())
    before = framework.load(written(tmp_path, [{**row, "short_label": f"{row['action_id']} before"} for row in ROWS]))
    assert before.digest != own.digest
    assert own.confirmed_as(before.actions_digest)
    assert own.confirmed_as(own.digest)
    assert own.confirmed_as("03fa517b9b39b0be476b85fca8c3f0eabfd00c79cf425027ad1f084ba1261f67")  # of 24 November 2026
    assert not own.confirmed_as("0" * 64)
    for name in ("action", "framework_wording", "focus_area_name"):
        rows = [{**row, name: f"{row[name]} anew"} for row in ROWS]
        other = framework.load(written(tmp_path, rows))
        assert not other.confirmed_as(own.actions_digest)
        assert not other.confirmed_as("03fa517b9b39b0be476b85fca8c3f0eabfd00c79cf425027ad1f084ba1261f67")
    assert not framework.load(written(tmp_path, ROWS[1:])).confirmed_as(own.actions_digest)


def test_a_district_may_adapt_add_and_rename(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{**row, "focus_area_name": "Look closely"} if row["focus_area"] == "3" else row for row in ROWS]
    rows.append({**ROWS[-1], "action_id": "S5.4", "action": "Celebrates what worked.", "short_label": "Celebrates"})
    monkeypatch.setenv("ILT_FRAMEWORK", str(written(tmp_path, rows)))
    assert framework.current().area(3).name == "Look closely"
    assert framework.current().by_id["S5.4"].text == "Celebrates what worked."
    assert len(framework.current().of("school")) == 20


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"action_id": "X1.1"}, "line 3: “X1.1” isn’t an action_id"),
        ({"action_id": f"S{'1' * 5000}.1"}, "isn’t an action_id"),
        ({"action_id": "S1.2"}, "line 3: S1.2 cannot belong to the district assessment"),
        ({"focus_area": "2"}, "line 3: D1.2 can’t be in focus area “2”"),
        ({"assessment": "region"}, "line 3: assessment must be district or school, not “region”"),
        ({"action": ""}, "line 3: action is blank"),
        ({"action_id": "D1.1"}, "line 3: the same action is already in line 2"),
        ({"focus_area_name": "Another"}, "line 3: focus area 1 has a different name or description in line 2"),
    ],
)
def test_a_malformed_file_says_which_line_and_why(tmp_path: Path, change: dict[str, str], message: str) -> None:
    where = written(tmp_path, [ROWS[0], {**ROWS[1], **change}, *ROWS[2:]])
    with pytest.raises(framework.FrameworkError, match=message.replace("(", r"\(")):
        framework.load(where)


def test_a_missing_column_an_empty_file_and_no_file(tmp_path: Path) -> None:
    with pytest.raises(framework.FrameworkError, match="line 1: the column populations is missing"):
        framework.load(written(tmp_path, ROWS, framework.COLUMNS[:-1]))
    with pytest.raises(framework.FrameworkError, match="has no action"):
        framework.load(written(tmp_path, []))
    with pytest.raises(framework.FrameworkError, match="can’t be read"):
        framework.load(tmp_path / "nowhere.csv")


def test_a_row_with_a_cell_too_many(tmp_path: Path) -> None:
    where = written(tmp_path, ROWS)
    lines = where.read_text(encoding="utf-8").splitlines(keepends=True)
    where.write_text("".join([lines[0], lines[1].replace("\n", ",more\n"), *lines[2:]]), encoding="utf-8")
    with pytest.raises(framework.FrameworkError, match="line 2: it does not have exactly 9 cells"):
        framework.load(where)


@pytest.mark.parametrize(
    "traveled",
    [
        "Reviews student tasks and work samples",
        " reviews  student\u00a0tasks and work samples. ",
        "Reviews stu\u00addent tasks and work samples.",
    ],
)
def test_a_text_is_known_however_it_traveled(traveled: str) -> None:
    assert framework.text_key(traveled) == framework.text_key(framework.current().by_id["S3.2"].text)
