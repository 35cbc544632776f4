"""Files of many rows, of which some columns differ from row to row."""

import csv
import io
import itertools

HEAD = ["round", "school", "rater", "perspective", "action_id", "rating"]
ROW = ["Fall 2026", "Oak", "ann", "self", "S1.1", "2"]


def file(rows, name="a.csv"):
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, *rows])
    made = io.BytesIO(text.getvalue().encode())
    made.name = name
    return made


def varied(**names):
    """Return rows of one rating each by another rater, in which some columns differ from row to row."""
    columns = [names.get(name, itertools.repeat(usual)) for name, usual in zip(HEAD, ROW, strict=True)]
    return [list(row) for row in zip(*columns, strict=False)]


def numbered(text, count):
    return [text.format(n) for n in range(count)]
