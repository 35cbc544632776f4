"""What people typed shows as they typed it, in each kind of element that reads Markdown."""

import json

import pytest

from tests.support.app_pages import ROOT
from tests.support.browser.screen import settle
from tests.support.hostile_words import phrases

pytestmark = pytest.mark.xdist_group("servers")

SEED = 20261126
KINDS = {
    "caption": "st.caption(plain(text))",
    "bold": 'st.markdown(f"**{plain(text)}**")',
    "item": 'st.markdown(f"- {plain(text)}")',
    "badge": "st.markdown(badge(text))",
    "button": "st.button(plain(text), key=key)",
    "title": "st.subheader(plain(text), anchor=False)",
    "expander": "st.expander(plain(text)).empty()",
    "popover": "st.popover(plain(text)).empty()",
    "pills": 'st.pills("p", [text], format_func=plain, key=key, label_visibility="collapsed")',
    "radio": 'st.radio("r", [text], format_func=plain, key=key, label_visibility="collapsed")',
    "field": "st.number_input(plain(text), key=key)",
    "note": 'st.info("i", title=plain(text))',
    "link": 'st.link_button(plain(text), "/home", key=key)',
    # What reads no Markdown gets the text itself.
    "text": "st.text(text)",
    "list": 'st.selectbox("s", [text], key=key, label_visibility="collapsed")',
    "several": 'st.multiselect("m", [text], default=[text], key=key, label_visibility="collapsed")',
}
SCRIPT = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
from ilt.ui.markdown import badge, plain
for at, text in enumerate({texts!r}):
    for kind in {kinds!r}:
        key = f"{{kind}}-{{at}}"
        with st.container(key=f"here-{{key}}"):
            exec({code!r}[kind])
"""
SHOWN = """
() => Object.fromEntries([...document.querySelectorAll('[class*="st-key-here-"]')].map((box) => [
  [...box.classList].find((name) => name.startsWith('st-key-here-')).slice(12),
  {
    text: box.innerText + ' ' + [...box.querySelectorAll('input')].map((field) => field.value).join(' '),
    odd: [...box.querySelectorAll(
      'a:not([href$="/home"]), img, script, code, pre, em, del, h1, h4, blockquote, hr, table, math, .katex, [role=img]:not(svg)'
    )].map((element) => element.outerHTML.slice(0, 200)),
  },
]))
"""


def as_read(text: str) -> str:
    """Return a text as a reader sees it: spaces in a row are one."""
    return " ".join(text.split())


def wrong(open_page, start_server, folder, texts: list[str]) -> list[str]:
    """Show texts in every kind of element; return what did not show as typed."""
    script = folder / "words.py"
    script.write_text(SCRIPT.format(root=str(ROOT), texts=texts, kinds=list(KINDS), code=KINDS), encoding="utf-8")
    page = open_page(start_server(script))
    page.goto("/")
    settle(page, seconds=120)
    shown = page.evaluate(SHOWN)
    assert len(shown) == len(texts) * len(KINDS)
    found = []
    for key, seen in shown.items():
        kind, _, at = key.partition("-")
        if as_read(texts[int(at)]) not in as_read(seen["text"]):
            found.append(f"{kind}: {json.dumps(texts[int(at)])} shows as {json.dumps(seen['text'])}")
        if seen["odd"]:
            found.append(f"{kind}: {json.dumps(texts[int(at)])} became {seen['odd']}")
    return found


@pytest.mark.full
def test_words_show_as_they_were_typed(open_page, start_server, tmp_path):
    assert wrong(open_page, start_server, tmp_path, phrases(SEED, 76)[::4]) == []


@pytest.mark.full
@pytest.mark.parametrize(("seed", "many"), [(SEED, 76), *((seed, 150) for seed in range(10))])
def test_many_words_show_as_they_were_typed(open_page, start_server, tmp_path, seed, many):
    assert wrong(open_page, start_server, tmp_path, phrases(seed, many)) == []
