"""A column that is headed like notes, such as ``Description``, next to ids, and holds the wordings of actions."""

from __future__ import annotations

from dataclasses import replace

from ilt.reading.cells.text import cell_text, clean
from ilt.reading.formats.grid import Grid
from ilt.reading.layouts.columns.header_row import HeaderRow
from ilt.reading.layouts.columns.heading_actions import actions_now

_LOOKED_AT, _FEWEST = 200, 3


def with_wordings(body: Grid, named: HeaderRow) -> HeaderRow:
    """Take a column of notes for that of the actions where most of its cells are their wordings, and ids say them."""
    fields = named.fields
    if not {"note", "action_id"} <= fields.keys() or "action" in fields:
        return named
    column = body.columns[fields["note"]]
    if column.unencoded is not None:
        return named
    texts = [text for cell in column.present()[:_LOOKED_AT] if (text := clean(cell_text(cell)))]
    if sum(bool(actions_now().exact(text)) for text in texts) < max(_FEWEST, len(texts) / 2):
        return named
    called = {name: "action" if name == "note" else name for name in fields}
    return replace(
        named,
        fields={called[name]: at for name, at in fields.items()},
        headers={called[name]: text for name, text in named.headers.items()},
    )
