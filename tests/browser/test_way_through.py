"""The way through the product, counted and timed: from a cold server to a finding of one's own file, and a whole meeting."""

import csv
import re
import time

import pytest

from tests.support.app_pages import APP
from tests.support.browser.navigation import go
from tests.support.browser.screen import settle
from tests.support.browser.tables import columns

ROWS = list(csv.DictReader((APP.parent / "data" / "sample_ratings.csv").read_text(encoding="utf-8").splitlines()))
pytestmark = pytest.mark.xdist_group("servers")

MOST_SECONDS, MOST_CLICKS = 60, 4
OWN = {
    name: f"{new} School"
    for name, new in zip(
        sorted({row["school"] for row in ROWS} - {""}),
        ["Ada", "Bell", "Carver", "Drew", "Euler", "Franklin", "Gauss", "Hopper"],
        strict=True,
    )
}
COUNT = "addEventListener('pointerdown', () => { window.clicks = Number(sessionStorage.clicks = Number(sessionStorage.clicks ?? 0) + 1); }, true)"
CLICKS = "() => Number(sessionStorage.clicks ?? 0)"
SLIDE = "() => document.querySelector('section.slide')?.dataset.slide"


def own_file(folder):
    """The sample of a district with other names, as somebody's own file."""
    path = folder / "Our ratings.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ROWS[0])
        writer.writeheader()
        writer.writerows(
            {**row, "school": OWN.get(row["school"], ""), "district": "Lakeside"}
            for row in ROWS
            if row["round"] == "Fall 2026"
        )
    return path


@pytest.mark.full
def test_a_finding_and_a_whole_meeting_take_few_presses(cold_server, open_page, tmp_path, capsys):  # noqa: PLR0915 - one way, whole
    page = open_page(cold_server)
    page.add_init_script(COUNT)
    button = page.get_by_role("button", name=re.compile("^(Upload|Browse files)")).first
    began = time.monotonic()
    page.goto("/")
    page.get_by_role("button", name="Add your ratings").click()
    with page.expect_file_chooser() as chooser:
        button.click()
    chooser.value.set_files(own_file(tmp_path))
    page.get_by_role("button", name="This is right").click()
    page.wait_for_url("**/heatmaps**")
    page.get_by_test_id("stVegaLiteChart").first.locator("svg g.mark-rect path").first.wait_for()
    seconds, clicks = time.monotonic() - began, page.evaluate(CLICKS)
    settle(page)
    assert {name.replace(" ", "") for name in OWN.values()} <= {head.replace(" ", "") for head in columns(page)}
    assert re.search("rated|low|mean|rates", page.get_by_role("heading", level=1).inner_text())
    assert (seconds <= MOST_SECONDS, clicks <= MOST_CLICKS) == (True, True), (seconds, clicks)

    def pressed(do) -> tuple[int, float]:
        before, since = page.evaluate(CLICKS), time.monotonic()
        do()
        settle(page)
        return page.evaluate(CLICKS) - before, time.monotonic() - since

    dialog = page.get_by_role("dialog")
    actions = page.get_by_test_id("stVegaLiteChart").nth(1)  # below the five focus areas
    details = pressed(actions.locator("svg g.mark-rect path").nth(3).click)
    assert dialog.get_by_text("mean").count()
    page.keyboard.press("Escape")
    settle(page)

    def share() -> None:
        page.get_by_role("button", name="Share…").click()
        dialog.get_by_role("button", name="Create a view-only link").click()
        dialog.get_by_text(re.compile("workspace=view-only-")).wait_for()

    shared = pressed(share)
    page.keyboard.press("Escape")
    settle(page)
    go(page, "Meeting")
    begun = pressed(page.get_by_role("button", name="Begin the meeting").click)
    page.wait_for_url("**/stage*")
    settle(page)
    seen, waits = [page.evaluate(SLIDE)], []
    while page.get_by_role("button", name="Next ›").is_enabled():
        since = time.monotonic()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(was) => document.querySelector('section.slide')?.dataset.slide !== was", arg=seen[-1])
        waits.append(time.monotonic() - since)
        seen.append(page.evaluate(SLIDE))
        settle(page)
    assert len(set(seen)) == len(seen) > 15
    assert page.get_by_role("button", name="Summary (Word)").is_visible()
    out = pressed(lambda: page.keyboard.press("Escape"))
    page.wait_for_url("**/meeting*")
    assert (details[0], shared[0] <= 2, begun[0], out[0]) == (1, True, 1, 0)
    with capsys.disabled():
        print(  # noqa: T201 - the numbers of docs/proofs.md
            f"\nown file: {clicks} clicks, {seconds:.1f} s; details: 1 click, {details[1]:.1f} s; view-only link: {shared[0]} "
            f"clicks; meeting: {len(seen)} slides, {len(waits)} presses, at most {max(waits):.1f} s each; out: one press"
        )
