"""A visitor who goes to every screen and sets each widget that it has to each of its options, and looks at what is drawn.

Nothing here names a widget: a new one is walked as soon as a screen has it.
"""

import functools
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import altair as alt
import pyarrow as pa
from streamlit.testing.v1 import AppTest, element_tree

from ilt.ui.session import Session
from tests.support.app_pages import BARE, app_pages
from tests.support.districts import ANSWERS, District
from tests.support.visitors import uploaded

PAGES = [page.stem for page in app_pages() if not page.default and page.stem not in BARE]
LEAVE = re.compile(r"Forget|Delete|Remove|Export|Begin the meeting|Move up|Move down|Make it a next step|Back to")
"""Buttons that end a walk, or go elsewhere; they have tests of their own."""
NO_WORDS = re.compile(r"\bnan\b|\bNaN\b|\bNaT\b|<NA>|\binf\b|(?<=[a-z:,(“] )None\b|\bundefined\b|\bnull\b")
"""What Python and JavaScript write where nothing is; the framework's own words hold none of it."""
ONCE = re.compile(r"-(template|ilt-google-form|ilt-microsoft-form)\.")
"""Files that are the same whatever the ratings are: made once in a run."""
_made: set[str] = set()


class Walk:
    """One visitor of one district.

    Parameters
    ----------
    offered
        What ``downloads.offer`` was given since the last screen, by file name.
    tried
        How often each option of each widget of each screen was set, in all walks of a run.
    """

    def __init__(self, district: District, rng: random.Random, offered: dict, tried: Counter) -> None:
        self.district, self.rng, self.offered, self.tried = district, rng, offered, tried
        self.app = uploaded({"ratings.csv": district.content}, answers=ANSWERS)
        self.saver = Session(self.app.session_state).saver
        self.meetings = district.meetings(rng)
        self.saver.put_all("meeting", {key: value for one in self.meetings.values() for key, value in one.items()})
        self.saver.put_all("step", district.steps())
        self.page = "overview"
        self.browser: dict[str, list[str]] = {}
        self.chosen: dict[str, tuple[str, list[str]]] = {}
        self.sent: set[str] = set()
        self.steps: list[str] = []
        self.runs = 0
        self._run()

    def go(self, page: str) -> None:
        """Go to a screen by its link."""
        self.page = page
        self.steps.append(f"go to {page}")
        self.app.switch_page(f"pages/{page}.py")
        self._run()

    def step(self, most: int = 3) -> None:
        """Set a few widgets of this screen at once, those options first that were tried least."""
        widgets = _within_reach(self.app)
        options = [
            (self.tried[self._name(widget, option)], self.rng.random(), place, option)
            for place, widget in enumerate(widgets)
            for option in _options(widget)
        ]
        done: set[int] = set()
        for _, _, place, option in sorted(options, key=lambda one: one[:2]):
            if len(done) < most and place not in done:
                done.add(place)
                self._set(widgets[place], option)
        if done:
            self._run()

    def meeting(self, page: str, every: int) -> None:
        """Look at the slides of one meeting, some of them."""
        key = self.rng.choice(sorted(self.meetings))
        one = self.meetings[key]
        self.app.query_params["meeting"], self.app.query_params["seat"] = key, str(one[f"{key}.seat"])
        self.go(page)
        if Session(self.app.session_state).deck is None:
            return
        made = Session(self.app.session_state).deck[2]._made
        names = [slide.name for _, slides in made.values() for slide in slides]
        names += ["close", "next", "choose", "agree", "infer", "predict"]
        for name in self.rng.sample(names, min(every, len(names))):
            self.saver.put("meeting", f"{key}.place", {"slide": name, "since": 0, "begun": 0, "taken": {}})
            self.steps.append(f"slide {name} of {key}")
            self._run()

    def _name(self, widget: Any, option: object) -> tuple[str, str, str]:
        key = re.sub(r"_(School|Very).*|[A-Za-z0-9_-]{8}$", "", widget.key or widget.label)
        return self.page, key, str(option)

    def _set(self, widget: Any, option: object) -> None:
        self.tried[self._name(widget, option)] += 1
        self.steps.append(f"{widget.key or widget.label} = {option!r}")
        form = getattr(widget.proto, "form_id", "")
        if isinstance(widget, element_tree.Button):
            widget.click()
            self.sent.add(form)
            return
        widget.set_value(option)
        if isinstance(widget, element_tree.Selectbox) and widget.format_func(option) not in widget.options:
            widget.__class__ = _ByLabel
        if widget.id in self.browser:
            self.chosen[widget.id] = form, list(option) if isinstance(option, list) else [option]

    def _run(self) -> None:
        # What is chosen in a form is sent with it; what is not sent, AppTest drops.
        self.browser |= {name: own for name, (form, own) in self.chosen.items() if not form or form in self.sent}
        self.chosen.clear()
        self.sent.clear()
        self.offered.clear()
        self.runs += 1
        self.app.run()
        self.look()

    def look(self) -> None:
        """Hold what is drawn to what every screen must be."""
        where = f"{self.district.name}: {'; '.join(self.steps[-12:])}"
        app = self.app
        errors = [*app.exception, *app.error]
        assert not errors, (where, [error.value for error in errors])
        assert len(app.title) == 1 or self.page in BARE, (where, [title.value for title in app.title])
        wrong = self._browser()
        assert not wrong, (where, wrong)
        for element in _elements(app):
            if element.type == "vega_lite_chart":
                wrong = chart(element.proto)
                assert not wrong, (where, wrong)
        words = said(app)
        assert not NO_WORDS.search(words), (where, NO_WORDS.search(words), words)
        for name, (label, data) in self.offered.items():
            if not ONCE.search(name) or name not in _made:
                _made.add(name)
                content = data()
                assert len(content) > 0, (where, label)
                if name.endswith(".csv"):
                    assert not NO_WORDS.search(content.decode("utf-8-sig")), (where, label)

    def _browser(self) -> str:
        """Follow what a browser shows as chosen, and return where it is not what the screen was drawn with.

        A browser keeps what was chosen in a list until it is told otherwise.
        """
        now = {}
        for widget in _widgets(self.app):
            if not isinstance(widget, element_tree.Selectbox | element_tree.ButtonGroup | element_tree.Multiselect):
                continue
            proto, many = widget.proto, not isinstance(widget, element_tree.Selectbox)
            if proto.set_value:
                now[widget.id] = list(proto.raw_values) if many else [proto.raw_value] if proto.raw_value else []
            else:
                first = list(proto.default) if many else [proto.default] if proto.HasField("default") else []
                now[widget.id] = self.browser.get(widget.id, [widget.options[place] for place in first])
            state = widget._widget_state
            taken = list(state.string_array_value.data) if many else [state.string_value] if state.string_value else []
            if now[widget.id] != taken:
                return f"{widget.key}: the browser shows {now[widget.id]}, the screen is drawn with {taken}"
        self.browser = now
        return ""


class _ByLabel(element_tree.Selectbox):
    """A list that is set to what it shows, not to what that stands for: where that is another's name, it says so twice."""

    format_func = property(lambda _: str)


def _elements(app: AppTest) -> Iterator[Any]:
    return (node for node in app._tree if isinstance(node, element_tree.Element))


def _widgets(app: AppTest) -> list[Any]:
    return [
        node for node in app._tree if isinstance(node, element_tree.Widget) and not getattr(node, "disabled", False)
    ]


def _within_reach(app: AppTest) -> list[Any]:
    """Return the widgets that a person can set: those of a dialog where one is open, since nothing behind it hears."""
    dialogs = [node for node in app._tree if node.type == "dialog"]
    inside = {id(node) for dialog in dialogs for node in dialog}
    return [widget for widget in _widgets(app) if not dialogs or id(widget) in inside]


def _options(widget: Any) -> list[Any]:
    """Return what a person can set a widget to; of what is typed, a few things that people type."""
    options = list(getattr(widget, "options", []))
    found: list[Any] = []
    match widget:
        case element_tree.ButtonGroup() if widget._is_single_select:
            found = options
        case element_tree.ButtonGroup() | element_tree.Multiselect():
            most = getattr(widget, "max_selections", 0) or len(options)
            found = [[], *([option] for option in options), options[:2], options[:most]]
        case element_tree.Selectbox() | element_tree.Radio():
            found = options
        case element_tree.Toggle() | element_tree.Checkbox():
            found = [True, False]
        case element_tree.Pagination():
            found = list(range(1, widget.num_pages + 1))
        case element_tree.NumberInput():
            found = [widget.min, widget.max]
        case element_tree.TextInput() | element_tree.TextArea():
            found = ["", "a", "no such word anywhere", "long " * 60]
        case element_tree.Button() if not LEAVE.search(widget.label):
            found = [True]
    return found


def said(app: AppTest) -> str:
    """Return all words on a screen, tables and charts included."""
    found = []
    for element in _elements(app):
        if isinstance(element, element_tree.Dataframe):
            found.append(element.value.select_dtypes(exclude="number").to_csv(index=False))
            continue
        for name in ("label", "value", "body", "help"):
            text = (
                getattr(element, name, None)
                if not isinstance(element, element_tree.Widget) or name == "label"
                else None
            )
            if isinstance(text, str):
                found.append(text)
    return "\n".join(found)


def chart(proto: Any) -> str:
    """Return what is wrong with a chart that is drawn, or nothing."""
    try:
        spec = json.loads(proto.spec, parse_constant=_no_number)
    except ValueError as error:
        return str(error)
    data = pa.ipc.open_stream(proto.data.data).read_all()
    columns = {name: data.column(name).to_pylist() for name in data.column_names}
    wrong = [_sizes(spec), _structure(json.dumps(_alike(spec), sort_keys=True))]
    if missing := sorted(_fields(spec) - set(columns)):
        wrong.append(f"it draws {', '.join(missing)}, which its data have not")
    if not [kind for kind in columns.get("kind", ["mark"] * data.num_rows) if kind != "label"]:
        wrong.append("it has nothing to draw")
    for name, values in columns.items():
        if any(isinstance(value, float) and math.isinf(value) for value in values):
            wrong.append(f"{name} has no end")
        if NO_WORDS.search(" ".join(value for value in values if isinstance(value, str))):
            wrong.append(f"{name} has a word that is none")
    if not proto.alt:
        wrong.append("it has no words for who does not see it")
    return "; ".join(filter(None, wrong))


def _no_number(name: str) -> float:
    raise ValueError(f"{name} in a structure")


def _sizes(spec: dict[str, Any]) -> str:
    for scale in _nested(spec, "scale"):
        domain = scale.get("domain", [0, 1]) if isinstance(scale, dict) else [0, 1]
        if isinstance(domain[0], (int, float)) and not domain[0] < domain[-1]:
            return f"a scale from {domain[0]} to {domain[-1]}"
    return "" if spec.get("height", 1) > 0 else "it is not high"


def _alike(nested: Any) -> Any:
    """Return a structure without its sizes: those that differ in nothing else are looked up in the schema once."""
    if isinstance(nested, list):
        return (
            [0] * len(nested) if all(type(one) in (int, float) for one in nested) else [_alike(one) for one in nested]
        )
    if isinstance(nested, dict):
        return {name: 1 if name == "height" else _alike(one) for name, one in nested.items()}
    return nested


@functools.cache
def _structure(text: str) -> str:
    """Return what the schema has against a structure."""
    try:
        # As a whole, once: ``Chart.from_dict`` holds each part within a part to the schema, too, for six times as long.
        alt.Root.validate({"data": {"values": []}, **json.loads(text)})
    except Exception as error:  # noqa: BLE001 - whatever the schema says
        return str(error)[:500]
    return ""


def _nested(spec: Any, name: str) -> Iterator[Any]:
    if isinstance(spec, dict):
        if name in spec:
            yield spec[name]
        for nested in spec.values():
            yield from _nested(nested, name)
    if isinstance(spec, list):
        for nested in spec:
            yield from _nested(nested, name)


def _fields(spec: Any) -> set[str]:
    """Return the columns that a structure draws or asks about."""
    fields = {field for filter_ in _nested(spec, "filter") if isinstance(filter_, str) for field in re.findall(r"datum\.(\w+)", filter_)}  # fmt: skip
    return fields | {field for field in _nested(spec, "field") if isinstance(field, str)}
