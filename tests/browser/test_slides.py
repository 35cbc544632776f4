"""Slides as a browser draws them: whatever is rated and typed, nothing is cut, nothing scrolls, every word is large."""

import contextlib
import io
import itertools
import math
import random

import pytest
from PIL import Image

import ilt
from ilt import framework
from ilt.meetings.slides import HEIGHT, html
from ilt.next_steps import from_entries
from tests.support.app_pages import ROOT
from tests.support.made_meetings import DAY, deck, meeting
from tests.support.ratings_files import EVIL, as_csv, ratings_of

pytestmark = pytest.mark.xdist_group("servers")

LONG = "Reading walks of every classroom with the tool, agreed on in October, and " * 4
NAMES = [f"Martin Luther King Jr. and Dolores Huerta Academy of the Arts {n}" for n in range(60)]
FONT = ROOT / "static" / "atkinson-hyperlegible-next-latin-wght-normal.woff2"
WRONG = """
(limit) => {
  const found = [];
  const slide = document.querySelector('.slide');
  const seen = [...slide.querySelectorAll('*')].filter((e) => !e.closest('.heard') && e.getClientRects().length);
  const bottom = Math.max(...seen.map((e) => e.getBoundingClientRect().bottom));
  if (bottom > limit) found.push(`ends at ${bottom}`);
  for (const e of seen) {
    const box = e.getBoundingClientRect();
    const text = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (box.left < 0 || box.right > 1280.5) found.push(`${e.className || e.tagName} runs out at the side`);
    if (!text) continue;
    if (parseFloat(getComputedStyle(e).fontSize) < 24) found.push(`${e.className || e.tagName}: small text`);
    if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline') found.push(`${e.textContent}: cut`);
  }
  const rows = [...slide.querySelectorAll('.row')].map((e) => e.getBoundingClientRect());
  rows.forEach((row, at) => { if (at && row.top < rows[at - 1].bottom - 1) found.push(`row ${at} lies on another`); });
  const keys = new Set([...slide.querySelectorAll('.key')].map((e) => e.offsetTop));
  if (keys.size > 1) found.push('the rating colors stand on several lines');
  return found;
}
"""


def table(content: bytes):
    file = io.BytesIO(content)
    file.name = "ratings.csv"
    return ilt.read(file).ratings


def crowd(seed: int) -> bytes:
    """Return sixty schools of long names with up to 130 raters each."""
    made = random.Random(seed)
    rows = ratings_of(NAMES[:4], raters=130) + ratings_of(NAMES[4:], raters=4)
    for place, row in enumerate(rows):
        row[4], row[7] = f"rater {place}", made.choice("0123")
    return as_csv(rows)


SAMPLE = (ROOT / "data" / "sample_ratings.csv").read_bytes()
OURS = {"district": "Riverbend Public Schools"}
CASES = {
    "sample, a school": (lambda: SAMPLE, {**OURS, "school": "Birch Elementary"}),
    "sample, the district about itself": (lambda: SAMPLE, {**OURS, "school": "", "assessment": "district"}),
    "sample, the district about its schools": (lambda: SAMPLE, {**OURS, "school": ""}),
    "sixty schools": (lambda: crowd(1), {"school": ""}),
    "sixty schools, the district about itself": (lambda: crowd(2), {"school": "", "assessment": "district"}),
    "one of sixty": (lambda: crowd(3), {"school": NAMES[0]}),
    "one rater": (lambda: as_csv(ratings_of(["Alder"], raters=1)), {}),
    "no cross-raters": (lambda: as_csv([row for row in ratings_of(["Alder"], raters=8) if row[5] == "self"]), {}),
    "two districts": (
        lambda: as_csv(ratings_of(["Alder"], raters=8) + ratings_of(["Alder"], raters=8, district="Lakeside " * 12)),
        {},
    ),
    "hostile": (lambda: as_csv(ratings_of([EVIL, "Alder"], raters=8)), {"school": EVIL}),
}


def said() -> dict[str, object]:
    """Return what a talkative team says in a meeting: of every action a cause and an agreed rating, and much of it."""
    actions = framework.current().of("school")
    longest = max(actions, key=lambda action: len(action.text)).id
    return {
        "norms": "\n".join([LONG] * 6),
        "predicted": 3,
        **{f"cause.{action.id}": LONG for action in actions},
        **{f"agreed.{action.id}": place % 4 for place, action in enumerate(actions)},
        **{f"votes.{action.id}": 120 + place for place, action in enumerate(actions)},
        "chosen": [longest, "S3.1", "S4.1"],
    }


def made_steps(one, round_: str):
    """Return a next step of each chosen action, all fields full."""
    fields = {"district": one.district, "school": one.school, "round": round_, "what": LONG, "who": LONG[:120]}
    fields |= {"due": "2026-12-15", "again": "2027-03-15", "know": LONG}
    return from_entries(
        {
            f"{key}.{name}": text
            for action in one.chosen
            for key in [one.next_step_key(action) if round_ == one.round else f"old{action}"]
            for name, text in {**fields, "action_id": action}.items()
        }
    )


@pytest.fixture(scope="module")
def page(chromium):
    """A page as large as the smallest projector, of a host that has the app's font."""
    with contextlib.closing(chromium.new_page(viewport={"width": 1280, "height": 720})) as page:
        page.route("http://slides.test/font.woff2", lambda route: route.fulfill(body=FONT.read_bytes()))
        page.route("http://slides.test/", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        yield page


@pytest.fixture
def projector(page):
    """That page, empty."""
    page.goto("http://slides.test/")
    face = "@font-face { font-family: Next; src: url(font.woff2); font-weight: 200 800 }"
    base = "* { font-family: Next } body { margin: 0; color-scheme: light }"
    page.set_content(f"<style>{face} {base} {html.style()}</style><main></main>")
    page.evaluate("async () => { await document.fonts.load('24px Next'); await document.fonts.load('700 44px Next'); }")
    return page


def show(page, slide) -> None:
    page.evaluate("(html) => { document.querySelector('main').innerHTML = html }", html.html(slide))


EVERY_DAY = "sixty schools, the district about itself"


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name == EVERY_DAY else pytest.mark.full) for name in CASES]
)
def test_nothing_is_cut_and_every_word_is_large(projector, name):
    make, about = CASES[name]
    silent = meeting(**about)
    talkative = meeting(**about, **said())
    cards = deck(table(make()), silent)
    earlier = cards.ratings.earlier or "Spring 2026"
    wrong = {}
    for one, every in ((silent, []), (talkative, made_steps(talkative, "Fall 2026") + made_steps(talkative, earlier))):
        slides = cards.slides(one, every, DAY)
        assert len({slide.name for slide in slides}) == len(slides)
        for slide in slides:
            show(projector, slide)
            limit = HEIGHT
            if found := projector.evaluate(WRONG, limit):
                wrong[slide.name] = found[:4]
    assert wrong == {}
    assert projector.evaluate("() => document.querySelectorAll('main script, main img').length") == 0


PALE = """
(least) => {
  const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = numbers(color).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const color = getComputedStyle(e).backgroundColor;
      if ((numbers(color)[3] ?? 1) === 1) return color;
    }
  };
  const found = [];
  for (const e of document.querySelectorAll('.slide *')) {
    if (e.closest('.heard') || ![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
    const [low, high] = [light(getComputedStyle(e).color), light(ground(e))].sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    // What stands on a rating color has its contrast from the look: 6.3 at least.
    if (contrast < (e.tagName === 'B' ? 6.3 : least)) found.push(`${e.className || e.tagName}: ${contrast}`);
  }
  return found;
}
"""


@pytest.mark.full
def test_meeting_text_has_a_contrast_of_seven(projector):
    one = meeting(**OURS, school="Birch Elementary", **said())
    slides = deck(table(SAMPLE), one).slides(one, made_steps(one, "Fall 2026"), DAY)
    for scheme in ("light", "dark"):
        projector.add_style_tag(content=f"body {{ color-scheme: {scheme}; background: light-dark(#fff, #101720) }}")
        for slide in slides:
            show(projector, slide)
            assert projector.evaluate(PALE, 7) == [], (scheme, slide.name)


def lab(rgb) -> tuple[float, float, float]:
    """Return a color in CIELAB (D65)."""
    r, g, b = (c / 255 / 12.92 if c <= 10.31475 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb)
    x, y, z = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


LIES_ON_MARK = """
() => [...document.querySelectorAll('.bar')].filter((bar) => {
  const text = document.createRange();
  text.selectNodeContents(bar.querySelector('.mark'));
  return text.getBoundingClientRect().right > (bar.querySelector('b')?.getBoundingClientRect().left ?? Infinity) - 4;
}).map((bar) => bar.innerText)
"""


def test_ratings_differ_on_a_washed_out_projector(projector):
    rows = ratings_of(["Alder"], raters=8)
    for place, row in enumerate(rows):
        row[7] = str(place % 8 // 2)
    one = meeting()
    slide = next(slide for slide in deck(table(as_csv(rows)), one).slides(one, [], DAY) if slide.name == "observe:1")
    show(projector, slide)
    picture = Image.open(io.BytesIO(projector.screenshot())).convert("RGB")
    pale = Image.blend(picture, Image.new("RGB", picture.size, "white"), 0.55)
    corners = (
        "() => [...document.querySelectorAll('.bar')].slice(0, 1).flatMap((bar) => [...bar.querySelectorAll('b')])"
    )
    boxes = projector.evaluate(
        f"({corners})().map((e) => {{ const b = e.getBoundingClientRect(); return [b.x + 6, b.y + 6] }})"
    )
    assert len(boxes) == 4
    assert projector.evaluate(LIES_ON_MARK) == []
    colors = [lab(pale.getpixel((int(x), int(y)))) for x, y in boxes]
    assert min(math.dist(a, b) for a, b in itertools.combinations(colors, 2)) > 15
    assert min(math.dist(color, lab((255, 255, 255))) for color in colors) > 12
