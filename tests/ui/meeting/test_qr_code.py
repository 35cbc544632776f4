"""The code that a phone reads to come to the facilitator view; `tests/browser/test_meeting.py` reads it from the screen."""

import re

import zxingcpp
from PIL import Image

from ilt.ui.meeting import setup

SCALE = 4


def picture(svg: str) -> Image.Image:
    """Draw what segno writes: one path of horizontal strokes, dark on light, each a module high."""
    side = int(re.search(r'width="(\d+)"', svg)[1]) // SCALE
    (path,) = re.findall(r'stroke="#000" d="([^"]+)"', svg)
    modules = Image.new("L", (side, side), 255)
    x = y = 0.0
    for kind, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        first, *rest = map(float, numbers.split())
        if kind == "h":
            for at in range(int(first)):
                modules.putpixel((int(x) + at, int(y)), 0)
            x += first
        else:
            x, y = (first, rest[0]) if kind == "M" else (x + first, y + rest[0])
    return modules.resize((side * SCALE, side * SCALE), Image.Resampling.NEAREST)


def test_a_phone_reads_the_address_from_its_code():
    url = "https://ilt.example.org/facilitator?workspace=aB-_9&meeting=Zq&seat=0123456789abcdef"
    assert [code.text for code in zxingcpp.read_barcodes(picture(setup.code(url)))] == [url]
