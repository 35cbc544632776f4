"""Tables that many cases share: a clean one, one of a single rating, and a school's 19 ratings."""

from tests.support.corpus.writers import LABELS, NUMBERED
from tests.support.files import SCHOOL

HEAD = ["round", "school", "rater", "perspective", "action_id", "rating", "note"]
ROWS = [
    ["Fall 2026", "Alder", "ann", "self", "S1.1", "0", "a, b"],
    ["Fall 2026", "Alder", "ben", "self", "S2.2", "1", ""],
    ["Fall 2026", "Birch", "cas", "cross", "S3.1", "2", "“we don’t” – yet"],
    ["Fall 2026", "Birch", "dan", "cross", "S5.3", "3", "last"],
]
TABLE = [HEAD, *ROWS]
FORM = [NUMBERED[place % 4] for place in range(19)]
BARE = [LABELS[place % 4] for place in range(19)]


def one(rating, action="S1.1", **more):
    """Return a table of one rating."""
    row = dict(zip(HEAD, ROWS[0], strict=True)) | {"action_id": action, "rating": rating} | more
    return [HEAD, [row[name] for name in HEAD]]


def names(style="{text}"):
    """Return a heading for each school action, in some style."""
    return [style.format(id=action.id, text=action.text) for action in SCHOOL]
