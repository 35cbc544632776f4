"""axe-core on a page: what is serious or critical, but for what Streamlit itself draws."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

from tests.support.browser.screen import all_in_view

HARD = ("serious", "critical")


@dataclass(frozen=True)
class Exemption:
    """A finding of axe-core in what Streamlit draws, which this project cannot fix.

    `selector` is what every element of the finding must match or lie in; `since` is the day when it was last looked at.
    """

    rule: str
    selector: str
    reason: str
    since: date


EXEMPTIONS = tuple(
    Exemption(
        rule,
        "[data-testid=stSidebarNav]",
        "On a phone Streamlit lists the screens in the sidebar, and puts a div around the items of each menu.",
        date(2026, 11, 27),
    )
    for rule in ("list", "listitem")
)

RUN = """
async ([exemptions, only]) => {
  const rules = only.length ? { runOnly: { type: 'rule', values: only } } : {};
  const report = await axe.run(document, { resultTypes: ['violations'], ...rules });
  const exempt = (rule, target) => {
    const element = document.querySelector([].concat(target[0]).at(-1));
    return exemptions.some(([id, selector]) => id === rule && element && element.closest(selector));
  };
  return report.violations.flatMap((rule) => rule.nodes
    .filter((node) => !exempt(rule.id, node.target))
    .map((node) => ({
      rule: rule.id,
      impact: node.impact ?? rule.impact ?? '',
      element: node.target.join(' '),
      html: node.html.slice(0, 300),
      why: (node.failureSummary ?? rule.help).replace(/\\s+/g, ' '),
    })));
}
"""


@dataclass(frozen=True)
class Violation:
    """What axe-core found wrong with one element."""

    rule: str
    impact: str
    element: str
    html: str
    why: str

    def __str__(self):
        return f"{self.impact} {self.rule}: {self.element}\n    {self.html}\n    {self.why}"


@cache
def _script() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def axe(page: Page, exemptions: tuple[Exemption, ...] = EXEMPTIONS, *, only: tuple[str, ...] = ()) -> list[Violation]:
    """The serious and critical violations on a page, from top to bottom, of all rules or some; settle it first."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_script())
    with all_in_view(page):  # axe-core judges no contrast of what is scrolled away
        exempt = [[exemption.rule, exemption.selector] for exemption in exemptions]
        found = page.evaluate(RUN, [exempt, list(only)])
    return [violation for one in found if (violation := Violation(**one)).impact in HARD]
