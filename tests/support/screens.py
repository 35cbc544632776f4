"""What a screen of AppTest shows: its words, its charts, and all that was sent to the browser."""

import re

import pandas as pd
import pyarrow as pa
from streamlit.testing.v1 import AppTest


def said(app: AppTest) -> str:
    """Return all words on a screen, tables included."""
    kinds = (
        "title",
        "header",
        "subheader",
        "markdown",
        "caption",
        "text",
        "info",
        "warning",
        "error",
        "selectbox",
        "badge",
    )
    words = [str(getattr(item, "value", "")) for kind in kinds for item in app.get(kind)]
    words += [
        str(getattr(item, "label", "")) for kind in ("button", "selectbox", "multiselect") for item in app.get(kind)
    ]
    words += [item.value.to_csv() for item in app.dataframe]
    return "\n".join(words)


def seen(app: AppTest, screen: tuple, downloads: list) -> tuple[list, list]:
    """Go to a screen; return everything that is drawn, and everything that can be downloaded."""
    page, assessment, schools, view = screen
    downloads.clear()
    app.session_state["assessment"], app.session_state["schools"] = assessment, list(schools)
    for key, value in view.items():
        app.session_state[key] = value
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception, (screen, app.exception)
    sent = []

    def walk(block) -> None:
        for child in getattr(block, "children", {}).values():
            proto = getattr(child, "proto", None)
            if proto is not None:
                # What a download holds is looked at by itself; its address is made anew each time.
                text = proto.SerializeToString(deterministic=True)
                sent.append(re.sub(rb"/media/[^\x00-\x1f\"]*|[0-9a-f]{32,}", b"", text))
            walk(child)

    walk(app._tree)  # dialogs, too
    return sent, list(downloads)


def texts(block) -> list[str]:
    """Return all words of a screen in the order in which they are read."""
    found = []
    for child in block.children.values():
        if hasattr(child, "children"):
            label = getattr(getattr(getattr(child, "proto", None), "expandable", None), "label", "")
            found += [label] if label else []
            found += texts(child)
        elif child.type in ("title", "header", "subheader", "caption", "markdown", "text", "badge"):
            found.append(str(child.value))
        elif child.type in ("page_link", "button"):
            found.append(child.proto.label)
    return [re.sub(r"\\(.)", r"\1", text.replace(":gray[]", "")) for text in found]


def chart_data(app: AppTest) -> list[pd.DataFrame]:
    found = []
    for chart in app.get("vega_lite_chart"):
        data = chart.proto.data.data or next((one.data.data for one in chart.proto.datasets), b"")
        if data:
            found.append(pa.ipc.open_stream(data).read_pandas())
    return found


def everything(app: AppTest) -> str:
    """Return all that was sent to the browser, as text; what was sent and not drawn, too."""
    sent = []

    def walk(block) -> None:
        for child in getattr(block, "children", {}).values():
            if getattr(child, "proto", None) is not None:
                sent.append(child.proto.SerializeToString().decode("latin-1"))
            walk(child)

    walk(app._tree)
    return "\n".join([*sent, said(app)])
