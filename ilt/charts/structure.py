"""What charts share: places in rows, labels, the scale of ratings, tooltips; and a structure without its data."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Concatenate, ParamSpec

import altair as alt
import pandas as pd

from ilt import framework
from ilt.cache import once
from ilt.charts.layout import LINE_PX, TAG_PX

AXIS_PX = 26
ANY = 1_000_003
"""In a structure in place of a number that only its rows know."""
Tips = tuple[tuple[str, str], ...]
"""What a tooltip says: fields, each with its name in words."""
FIGURES_ROOM = 0.3
"""The room at the ends of a scale where a mark there has its figure next to it, before labels and words begin."""
TAG_LETTERS_PX, TAG = 11.5, "M-1,-0.22H1V0.22H-1Z"


P = ParamSpec("P")


def of_any_px(build: Callable[Concatenate[int, P], dict[str, Any]]) -> Callable[Concatenate[int, P], dict[str, Any]]:
    """Have a structure built once for all heights: building takes Altair as long as all else on a screen."""

    @functools.cache
    def of_any(*args: P.args, **choice: P.kwargs) -> dict[str, Any]:
        return build(ANY, *args, **choice)

    @functools.cache
    @functools.wraps(build)
    def structure(px: int, *args: P.args, **choice: P.kwargs) -> dict[str, Any]:
        spec = of_any(*args, **choice)  # type: ignore[arg-type]  # a cache takes what can be hashed
        return {**put_in(spec, {ANY: px}), "height": spec["height"] - ANY + px}

    return structure  # type: ignore[return-value]


def put_in(part: Any, numbers: Mapping[int, int]) -> Any:
    """Return a structure with other numbers in place of some."""
    if isinstance(part, dict):
        return {name: put_in(own, numbers) for name, own in part.items()}
    if isinstance(part, list):
        return [put_in(own, numbers) for own in part]
    return numbers.get(part, part) if type(part) is int else part


def y(field: str, px: int) -> alt.Y:
    """Return a place in the rows, which are so many pixels in all."""
    return alt.Y(field, type="quantitative", axis=None, scale=alt.Scale(domain=[0, px], range=[0, px], nice=False))


def labels(px: int, label_px: int) -> Any:
    """Return the layer of the rows' labels and tags, left of a chart."""
    base = alt.Chart().transform_filter("datum.kind == 'label'")
    text = base.mark_text(
        align="left", baseline="middle", lineBreak="\n", lineHeight=LINE_PX, fontSize=15, color="currentColor"
    ).encode(x=alt.value(-label_px), y=y("label_y", px), text=alt.Text("label", type="nominal"))
    tags = base.transform_filter("datum.tag != ''")
    outline = tags.mark_point(shape=TAG, size=TAG_PX**2, filled=False, strokeWidth=1, stroke="currentColor").encode(
        x=alt.X("tag_x", type="quantitative", scale=None), y=y("tag_y", px)
    )
    words = tags.mark_text(fontSize=TAG_LETTERS_PX, fontWeight=600, baseline="middle", color="currentColor").encode(
        x=alt.X("tag_x", type="quantitative", scale=None), y=y("tag_y", px), text=alt.Text("tag", type="nominal")
    )
    return alt.layer(text, outline, words)


def finished(chart: Any, px: int, axis_px: int = 0) -> dict[str, Any]:
    """Return the specification of a chart without its data and without Altair's own configuration.

    ``px`` are the rows', ``axis_px`` the axis's; labels left and words right of the rows find their room themselves.
    """
    whole = chart.properties(height=px + axis_px + 10, padding={"left": 5, "top": 5, "right": 5, "bottom": 5})
    # Tests hold every chart to Vega-Lite's schema, which takes as long as all else that a new chart takes.
    spec = whole.to_dict(validate=False)
    return _places_once(_without_data({name: part for name, part in spec.items() if name != "config"}))


def _places_once(spec: dict[str, Any]) -> dict[str, Any]:
    """Say once for all layers, which inherit it, what their places have in common, such as scales and axes.

    Each layer of a chart would say it again, and that was most of what a chart's structure took to send.
    """
    layers = list(_units(spec))
    common: dict[str, Any] = {}
    for channel in ("x", "y", "xOffset"):
        places = [layer["encoding"][channel] for layer in layers if "field" in layer["encoding"].get(channel, {})]
        scaled = [place for place in places if place.get("scale", True)]  # to no other do scales and axes say anything
        for name, said in list(scaled[0].items()) if len(layers) > 1 and scaled else ():
            if name != "field" and all(place.get(name, ANY) == said for place in scaled):
                common.setdefault(channel, {})[name] = said
                for place in scaled:
                    del place[name]
    return {**spec, "encoding": common} if common else spec


def _units(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Return the layers of a chart, those in layers, too."""
    for layer in spec.get("layer", ()):
        yield from _units(layer) if "layer" in layer else [layer]


def _without_data(spec: dict[str, Any]) -> dict[str, Any]:
    left = {name: part for name, part in spec.items() if name not in ("data", "datasets")}
    if "mark" in left:
        # A chart has one name, its alt text, and a table; a hundred nameless marks would say nothing.
        left["mark"] = {**left["mark"], "aria": False}
    if "layer" in left:
        left["layer"] = [_without_data(layer) for layer in left["layer"]]
    return left


def rating_scale(room: float = 0.12) -> tuple[alt.Scale, alt.Axis]:
    """Return the scale of ratings, with room for what stands at its ends, and its axis above the rows."""
    axis = alt.Axis(
        orient="top",
        values=list(framework.SCALE),
        format="d",
        labelFontSize=14,
        labelColor="currentColor",
        grid=True,
        domain=False,
        ticks=False,
        title=None,
    )
    return alt.Scale(domain=[-room, 3 + room], nice=False, zero=False), axis


def tooltips(tips: Tips) -> list[alt.Tooltip]:
    """Return the tooltip of a mark."""
    return [alt.Tooltip(field, type="nominal", title=title) for field, title in tips]


@once
def label_rows(layout: pd.DataFrame) -> pd.DataFrame:
    """Return laid-out rows as the data of ``labels``."""
    return layout.assign(kind="label").drop(columns=["y0", "y1", "y"])


def with_layers(structure: dict[str, Any], *layers: Any) -> dict[str, Any]:
    """Return a structure with more layers on top."""
    own = [
        {name: part[name] for name in ("transform", "mark", "encoding")}
        for part in (finished(layer, 0) for layer in layers)
    ]
    return {**structure, "layer": [*structure["layer"], *own]}
