"""Heatmaps from 8 metres: blurred, and washed out by a projector in a lit room, cells under 2 still stand out."""

import io
import itertools

import numpy as np
import pytest
from PIL import Image

from tests.support.browser.screen import LAPTOP, PROJECTOR, settle
from tests.support.color_vision import SEEN_BY, distance, to_color, to_light

pytestmark = pytest.mark.xdist_group("screens")

BLUR = 6
"""Pixels of 1280 (one sigma): of a picture 2 m wide, 4 times what a good eye blurs at 8 m, a minute of arc."""
ROOM = 0.35
"""What the room's own light adds, of a projector's white: black is a gray, and white has a contrast of 4 with it."""
APART = 12
"""In CAM02-UCS, of the two cells that are most alike; side by side, a distance of 1 is hardly seen."""
FIGURES = """() => [...document.querySelectorAll('[data-testid=stVegaLiteChart] svg g.mark-text text')]
  .map((one) => [one.textContent, one.getBoundingClientRect()])
  .filter(([text, box]) => /^[0-3]\\.\\d+\\*?$/.test(text) && box.top > 0 && box.bottom < innerHeight)
  .map(([text, box]) => [text, (box.left + box.right) / 2, (box.top + box.bottom) / 2])"""


def seen_from_afar(picture: bytes, width: int) -> np.ndarray:
    """Return a picture as it is seen from the last row."""
    light = to_light(np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")) / 255)
    from scipy.ndimage import gaussian_filter  # noqa: PLC0415 - it takes long to import

    blurred = gaussian_filter(light, (BLUR * width / LAPTOP[0],) * 2 + (0,))
    return to_color((blurred + ROOM) / (1 + ROOM))


WARM = 8
"""Of 255: with so much more red than blue a color counts as warm."""
BOXES = """() => [
    ...[...document.querySelectorAll('[data-testid=stVegaLiteChart] svg .mark-rect path')].filter((one) => {
      const [red, , blue] = (getComputedStyle(one).fill.match(/\\d+/g) ?? []).map(Number);
      return red > blue;
    }),
    ...document.querySelectorAll('[data-testid=stHtml] span[style], .stMarkdownBadge'),
    ...[...document.querySelectorAll('*')].flatMap((one) => [...(one.shadowRoot?.querySelectorAll('.mark') ?? [])]),
  ].map((one) => one.getBoundingClientRect()).map((box) => [box.left, box.top, box.right, box.bottom])"""


@pytest.mark.parametrize(
    ("address", "size", "dark"),
    [
        pytest.param("", LAPTOP, False, marks=pytest.mark.full),
        pytest.param("?present=true&page=2", PROJECTOR, True, marks=pytest.mark.full),
    ],
)
def test_cells_under_two_stand_out_from_afar(open_page, server, address, size, dark):
    page = open_page(server, size=size, dark=dark)
    page.goto(f"/heatmaps{address}")
    settle(page)
    figures = page.evaluate(FIGURES)
    seen = seen_from_afar(page.screenshot(), size[0])
    cells = [(float(text.strip("*")), seen[round(y), round(x)]) for text, x, y in figures]
    under, over = ([color for mean, color in cells if (mean < 2) is low] for low in (True, False))
    assert len(under) > 5
    assert len(over) > 5
    for red, _, blue in under:
        assert red > blue + WARM / 255
    for red, _, blue in over:
        assert red < blue
    one, other = map(np.array, zip(*itertools.product(under, over), strict=True))
    closest = {eye: float(distance(one, other, eye).min()) for eye in SEEN_BY}
    assert min(closest.values()) > APART, closest
    # They are what is seen first: nothing else is warm, but for the legend and the mark of the sample.
    rest = seen[..., 0] > seen[..., 2] + WARM / 255
    reach = 3 * BLUR * size[0] / LAPTOP[0]
    for left, top, right, bottom in page.evaluate(BOXES):
        rest[max(0, int(top - reach)) : int(bottom + reach), max(0, int(left - reach)) : int(right + reach)] = False
    assert not rest.any(), np.argwhere(rest)[:5]
