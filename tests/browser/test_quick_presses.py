"""Many quick presses, with the browser's Back among them: no answer names what the browser has let go of."""

import pytest

from tests.support.browser.screen import settle

pytestmark = pytest.mark.xdist_group("screens")

PRESSES = """
async ([presses, pause]) => {
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  if (window.__pushed === undefined) {
    const push = history.pushState;
    window.__pushed = 0;
    history.pushState = function (...said) { window.__pushed += 1; return push.apply(this, said); };
  }
  for (let at = 0; at < presses; at += 1) {
    const choices = [...document.querySelectorAll("[data-testid=stSidebar] [data-testid=stButtonGroup] button")];
    if (at % 7 === 6 && window.__pushed > 2) {
      window.__pushed = 0;
      history.back();
    } else choices[(at * 5) % choices.length]?.click();
    await wait(at % 10 === 9 ? 20 * pause : pause);
  }
}
"""


@pytest.mark.full
def test_many_quick_presses_end_in_no_connection_error(page):
    page.goto("/heatmaps")
    settle(page)
    for pause in (5, 40, 120):
        page.evaluate(PRESSES, [60, pause])
    settle(page)
    assert not page.get_by_text("Connection error").count()
    assert not page.get_by_text("MISS").count()
    assert page.locator("svg.marks").count()
