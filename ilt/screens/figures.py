"""The figures of a chart as a list, where a screen has no room for it."""

from __future__ import annotations

import html
from collections.abc import Hashable, Mapping

import pandas as pd

from ilt.cache import once, records
from ilt.charts import heatmap

STYLE = """
ul.figures, ul.figures ul { list-style: none; margin: 0; padding: 0 }
ul.figures li { margin: 0 }
ul.figures > li { font-weight: 600; padding: 0.7rem 0; border-top: 1px solid light-dark(#DDD9D0, #33404E) }
.figures ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: 0.35rem 0.75rem }
ul.figures ul { padding-top: 0.4rem; font-weight: 400 }
ul.said ul { grid-template-columns: 1fr }
.figures ul li { display: flex; gap: 0.5rem; align-items: center; overflow-wrap: anywhere; line-height: 1.2 }
.figures b { flex: none; min-width: 3rem; padding: 0.2rem 0.3rem; border-radius: 3px; text-align: center }
.figures small { border: 1px solid; padding: 0 0.3rem; white-space: nowrap }
"""


@once
def listed(rows: pd.DataFrame, cells: pd.DataFrame) -> str:
    """Return the cells of a heatmap, as ``charts.heatmap`` takes them, as HTML: each row with its figures by school.

    What people typed is escaped.
    """
    sides, figures = len(set(cells["side"])) > 1, dict[str, list[str]]()
    for cell in records(heatmap.with_ink(cells)):
        figures.setdefault(cell["key"], []).append(_figure(cell, with_side=sides))
    return _rows(rows, figures)


@once
def in_words(rows: pd.DataFrame, figures: pd.DataFrame) -> str:
    """Return what tooltips say of the laid-out rows of a chart, as HTML: ``figures`` have ``key, tip``.

    Where they have ``who``, each line begins with that. What people typed is escaped.
    """
    if "perspective" in figures:
        figures = figures.sort_values("perspective", ascending=False, kind="stable")  # self first, as everywhere
    said: dict[str, list[str]] = {}
    for figure in records(figures):
        words = f"{figure['who']}: {figure['tip']}" if "who" in figure else figure["tip"]
        said.setdefault(figure["key"], []).append(f"<li>{html.escape(words)}</li>")
    return _rows(rows, said, "said")


def _rows(rows: pd.DataFrame, figures: dict[str, list[str]], kind: str = "") -> str:
    found = []
    for row in records(rows):
        tag = f" <small>{html.escape(row['tag'])}</small>" if row["tag"] else ""
        name = html.escape(row["label"].replace("\n", " "))
        found.append(f"<li>{name}{tag}<ul>{''.join(figures.get(row['key'], ()))}</ul></li>")
    return f'<ul class="{f"figures {kind}".strip()}">{"".join(found)}</ul>'


def _figure(cell: Mapping[Hashable, str], *, with_side: bool) -> str:
    name = cell["school"] + (f" {cell['side']}" if with_side else "")
    name += f" {cell['agreed']}" if cell.get("agreed") else ""
    if cell["kind"] == "figure":
        figure = f'<b style="background:{cell["fill"]};color:{cell["ink"]}">{html.escape(cell["text"])}</b> '
        return f"<li>{figure}{html.escape(name)}</li>"
    words = cell["text"].replace("\n", " ") or cell["tip"]
    return f"<li>{html.escape(name)}: {html.escape(words)}</li>"
