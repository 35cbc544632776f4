"""Charts: each is built, checked against the schema with its data, and says what its figures say."""

import json
import re

import pandas as pd
import pyarrow as pa
import pytest

import ilt
from ilt import charts, findings, framework, screens
from ilt.charts import layout
from tests.support.made_charts import COUNTS, LAYOUT, SCHOOLS, check
from tests.support.short_ratings import table

MORE_HEATMAPS = [
    *((show, False) for show in ("self", "cross", "gap")),
    *((show, True) for show in ("self", "cross", "both")),
]


@pytest.mark.parametrize(
    ("show", "areas"),
    [
        ("both", False),
        pytest.param("gap", True, marks=pytest.mark.full),
        *(pytest.param(show, areas, marks=pytest.mark.full) for show, areas in MORE_HEATMAPS),
    ],
)
def test_heatmap(show: str, areas: bool) -> None:  # noqa: FBT001
    placed = layout.place_rows(screens.focus_areas.items(framework.current().areas)) if areas else LAYOUT
    cells = screens.heatmaps.cells(COUNTS, SCHOOLS, show, ("All schools", "All schools"), areas=areas)
    data = charts.heatmap.data(placed, cells)
    check(charts.heatmap.structure(layout.height(placed), screens.heatmaps.TIPS, halves=show == "both"), data)
    assert list(cells["school"].unique()) == ["All schools", *SCHOOLS]


def test_a_focus_area_that_no_row_is_about_is_not_rated_in_each_column() -> None:
    only = COUNTS[COUNTS["action_id"].str.startswith("S3")]
    cells = screens.heatmaps.cells(only, SCHOOLS, "self", ("All schools", "All schools"), areas=True)
    blank = cells[cells["kind"] == "not rated"]
    assert sorted(blank["key"].unique()) == ["1", "2", "4", "5"]
    assert (blank.groupby("key").size() == 1 + len(SCHOOLS)).all()


def test_heatmap_cells_print_what_the_ratings_say() -> None:
    cells = screens.heatmaps.cells(COUNTS, SCHOOLS, "self", ("All schools", "All schools")).set_index(["key", "school"])
    assert cells.loc[("S3.1", "Alder Elementary"), "text"] == "1.3"
    assert cells.loc[("S3.1", "All schools"), "text"] == "1.9"
    assert cells.loc[("S3.1", "Alder Elementary"), "tip"] == "mean 1.3 (4 ratings). 0s: 1, 1s: 2, 3s: 1"
    assert cells.loc[("S3.2", "Birch Elementary"), "kind"] == "not rated"
    listed = screens.figures.listed(LAYOUT, cells.reset_index().replace("Alder Elementary", "<b>Alder</b>"))
    first = next(row for row in listed.split("<ul>") if "Alder" in row)
    assert re.findall(r">([^<>]+)</b> ([^<]+)</li>", first)[:2] == [
        ("1.9", "All schools"),
        ("1.3", "&lt;b&gt;Alder&lt;/b&gt;"),
    ]
    assert "Birch Elementary: not rated</li>" in listed
    gaps = screens.heatmaps.cells(COUNTS, SCHOOLS, "gap", ("All schools", "All schools")).set_index(["key", "school"])
    assert gaps.loc[("S3.1", "Alder Elementary"), "text"] == "−0.8"
    assert gaps.loc[("S3.1", "Birch Elementary"), "text"] == "one side\nonly"


@pytest.mark.parametrize(
    ("show", "rows"),
    [
        ("self", ["0.5 0.5 -", "2.5 - 2.5", "- - -"]),
        ("both", ["0.5 2.5 0.5 - 2.5", "2.5 - - 2.5 -", "- - - - -"]),
        ("gap", ["−2.0 one one", "one - one", "- - -"]),
    ],
)
def test_what_no_row_of_the_files_is_about_is_not_rated(show: str, rows: list[str]) -> None:
    rated = table(
        "Fall 2026 | school | Elm | self | S1.1 | 0 1",
        "Fall 2026 | school | Oak | self | S1.2 | 2 3",
        "Fall 2026 | school | Oak | cross | S1.1 | 2 3",
    )
    cells = screens.heatmaps.cells(ilt.count(rated), ["Elm", "Oak"], show, ("All", "All"))
    listed = screens.heatmaps.table(cells).replace({"not rated": "-", "one side only": "one"})
    assert [" ".join(row) for row in listed.iloc[:, 2:].to_numpy()] == rows
    assert len(cells) == 3 * len(rows[0].split())  # the picture has all of them, too


def test_a_figure_in_a_sentence_and_in_its_chart_never_differ() -> None:
    gaps = findings.gaps(COUNTS).query("scope == 'school' and school == 'Alder Elementary'")
    row = screens.self_and_cross.for_chart(gaps).query("key == 'S3.1'").iloc[0]
    assert (row["self_text"], row["cross_text"]) == ("1.3", "2.0")
    cell = screens.heatmaps.cells(COUNTS, SCHOOLS, "gap", ("All schools", "All schools")).set_index(["key", "school"])
    printed = cell.loc[("S3.1", "Alder Elementary"), "text"].lstrip("+−")
    assert f" {printed} lower" in row["gap_words"]
    assert f" {printed} lower" in screens.self_and_cross.title(gaps)


def test_few_columns_are_no_wider_than_several() -> None:
    assert [charts.heatmap.width(n) for n in (1, 3, 4)] == [236 + 10 + 120, 236 + 10 + 3 * 120, "stretch"]


@pytest.mark.parametrize("words", [True, pytest.param(False, marks=pytest.mark.full)])
def test_dumbbell(words: bool) -> None:  # noqa: FBT001
    rows = screens.self_and_cross.for_chart(findings.gaps(COUNTS).query("scope == 'all schools'"))
    check(
        charts.dumbbell.structure(layout.height(LAYOUT), screens.self_and_cross.TIPS, words=words),
        charts.dumbbell.data(LAYOUT, rows),
    )


def test_spread_stands_left_and_right_of_the_line() -> None:
    scoped = findings.scoped(COUNTS).query("scope == 'school' and school == 'Alder Elementary'")
    data, most = charts.spread.data(LAYOUT, screens.all_ratings.for_chart(scoped))
    check(charts.spread.structure(layout.height(LAYOUT), most, screens.all_ratings.TIPS), data)
    bars = data[(data["kind"] == "bar") & (data["tip"].str.startswith("mean 1.3"))]
    assert list(zip(bars["x0"], bars["x1"], bars["text"], strict=True)) == [(-3, -2, "1"), (-2, 0, "2"), (0, 1, "1")]
    assert most == 3


def test_dots_are_as_many_as_ratings() -> None:
    data, px = charts.dot_plot.data([("self", "Self 21", [0, 20, 1, 0]), ("cross", "Cross 0", [0, 0, 0, 0])])
    check(charts.dot_plot.structure(px), data)
    assert (data["kind"] == "dot").sum() == 21
    assert data.loc[data["kind"] == "dot", "x"].round().value_counts().to_dict() == {1: 20, 2: 1}


def test_structures_hold_no_data_and_are_built_once() -> None:
    tips = screens.self_and_cross.TIPS
    assert charts.dumbbell.structure(300, tips) is charts.dumbbell.structure(300, tips)
    assert "datasets" not in str(charts.heatmap.structure(300, screens.heatmaps.TIPS))


@pytest.mark.full
def test_a_heatmap_has_no_layers_for_cells_that_it_does_not_have() -> None:
    def marks(cells: pd.DataFrame) -> list[str]:
        without = charts.heatmap.lacking(cells)
        structure = charts.heatmap.structure(480, screens.heatmaps.TIPS, without=without)
        check(structure, charts.heatmap.data(LAYOUT, cells))
        return [layer["transform"][0]["filter"].split("'")[1] for layer in structure["layer"][:-1]]

    cells = screens.heatmaps.cells(COUNTS, SCHOOLS, "self", ("All schools", "All schools"))
    figures = cells[cells["kind"] == "figure"]
    assert marks(figures) == ["figure", "figure"]
    assert marks(cells) == ["figure", "not rated", "figure", "not rated"]
    hidden = pd.concat([figures, figures.head(1).assign(kind="hidden", text="")])
    assert marks(hidden) == ["figure", "hidden", "hidden", "figure"]


def test_what_the_places_of_layers_have_in_common_is_said_once() -> None:
    structure = charts.heatmap.structure(480, screens.heatmaps.TIPS, halves=True)
    assert json.dumps(structure).count('"range": [0, 480]') == 1
    assert json.dumps(structure).count('"labelExpr"') == 1
    assert {"axis": None, "type": "quantitative"}.items() <= structure["encoding"]["y"].items()
    # A tag has a place in pixels, and says so itself.
    assert structure["layer"][-1]["layer"][-1]["encoding"]["x"] == {
        "field": "tag_x",
        "scale": None,
        "type": "quantitative",
    }


def test_what_many_rows_say_is_sent_once_and_nothing_else_changes() -> None:
    words = ["Hires and retains staff aligned to the vision", None, "Differentiates coaching"] * 100
    frame = pd.DataFrame(
        {"action": words, "mean": [1.5, None, 2.0] * 100, "place": range(300), "tip": map(str, range(300))}
    )
    sent = charts.sent.data(frame)
    assert sent.to_pydict() == pa.Table.from_pandas(frame).to_pydict()
    assert sent["action"].nbytes < 1_000 < frame["action"].str.len().sum()


def test_long_labels_break_and_keep_their_rows_apart() -> None:
    placed = layout.place_rows([("a", "word " * 30, "MLs · SWDs"), ("b", "short", "")])
    assert placed.loc[0, "label"].count("\n") == 3
    assert placed.loc[1, "y0"] > placed.loc[0, "y1"]
    assert placed.loc[0, "tag_y"] < placed.loc[0, "y1"]


def test_no_two_schools_share_a_column_however_alike_their_names_begin() -> None:
    """Of one column it would be unsaid whose figure stands in it; sixty such schools were one."""
    begin = "Northwest Riverbend Early College High School of the Arts"
    names = [f"{begin} {n}" for n in range(60)] + [f"{begin} {n} {begin}" for n in range(60)] + ["Oak"]
    found = layout.heads(names, 10)
    assert list(found) == names
    assert len(set(found.values())) == len(names)
    assert found["Oak"] == "Oak"
    assert found[names[7]].endswith("Arts 7")
    assert max(label.count("\n") for label in found.values()) == 3


def test_a_dot_stands_for_several_where_there_are_very_many():
    """A dot for each of a hundred thousand ratings stopped the browser, and made the screen a mile long."""
    few = [("self", "Self", [0, 160, 1, 0]), ("cross", "Cross", [0, 0, 0, 0])]
    many = [("self", "Self", [0, 100_000, 1, 0]), ("cross", "Cross", [3, 626, 0, 0])]
    assert (
        charts.dot_plot.ratings_a_dot(few),
        charts.dot_plot.ratings_a_dot(many),
        charts.dot_plot.ratings_a_dot([]),
    ) == (
        1,
        625,
        1,
    )
    data, px = charts.dot_plot.data(many)
    assert (data["kind"] == "dot").sum() == 160 + 1 + 1 + 2
    assert px < 500
