"""The questions on the Ratings screen: what nobody could know, asked once for all files that ask it, or for each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ilt import format, screens
from ilt.reading import Reading
from ilt.reading.questions import COLUMN, NOT_KNOWN, NOT_USED, is_column
from ilt.store.limits import TEXT_CHARACTERS
from ilt.ui import filters, sheets_on_screen
from ilt.ui.markdown import plain
from ilt.ui.upload import question_table, shown_lists
from ilt.ui.workspace import answer_questions

KIND = "questions"
_SENTENCE = re.compile(r"(?<=[.?]) (?=[A-Z])")
_MORE, _LONG = 3, 100
"""So many other wordings of a question are shown; a longer one than this is called by its first sentence."""
TIMES = "round-times"
FREE = ("round", "school")
"""Questions whose answer is typed; they say nothing that stands in a cell."""


def draw(reading: Reading) -> None:
    """Ask what nobody could know: once for all files that ask it, or for each.

    What was listed stays until it is sent or dropped, also where somebody else answered the last question.
    """
    theirs = reading.questions[reading.questions["key"] != COLUMN]
    shown = shown_lists.as_shown(KIND, theirs, names_no_cell=FREE)
    shown_lists.say_what_is_gone(shown)
    rows = shown.table
    if rows.empty:
        return
    st.subheader(screens.questions.TITLE, anchor=False)
    st.text(screens.questions.ABOUT)
    # What a number is called is typed, so it stands in no table.
    kinds = rows["key"].map(question_table.kind_of).where(rows["choices"].map(len) > 1, "")
    keys = rows["key"].groupby(kinds).nunique()
    many = [kind for kind in question_table.KINDS if keys.get(kind, 0) > question_table.MANY]
    alone = rows[~kinds.isin(many)]
    groups = [(str(key), group) for (key, _), group in alone.groupby(["key", _apart(alone)], sort=False)]
    with st.form("_questions", border=False, enter_to_submit=not many and len(groups) == 1):
        chosen: dict[str, dict[str, str]] = {}
        for kind in many:
            chosen |= question_table.draw(kind, rows[kinds == kind], reading)
        for at in range(0, len(groups), 2):
            for column, (key, group) in zip(st.columns(2, gap="large"), groups[at : at + 2], strict=False):
                with column, st.container(gap="xsmall"):
                    chosen[key] = chosen.get(key, {}) | _question(key, group, reading)
                    chosen |= _sheets_left_out(group, reading) if key == "sheets" else {}
        if st.form_submit_button(screens.questions.USE_ANSWERS, type="primary"):
            if not any(chosen.values()):
                st.text(screens.questions.NO_ANSWER_YET)
                return
            answered = [(key, *answer) for key, own in chosen.items() for answer in own.items()]
            answer_questions.answer(reading, answered, seen=shown.answers)
            st.rerun()
    now = theirs[["key", "source"]].reset_index(drop=True)
    if now.empty:
        shown_lists.changed_meanwhile(KIND, screens.questions.ALL_ANSWERED, screens.questions.DROP_TYPED)
    elif not rows[["key", "source"]].equals(now):
        shown_lists.changed_meanwhile(KIND, screens.questions.SOME_ANSWERED, screens.questions.LIST_AGAIN)


def _apart(rows: pd.DataFrame) -> pd.Series:
    """Return by what else than its key each question is asked apart: times have names of their own."""
    first = rows.groupby(["key", "source"], sort=False)["question"].transform("first")
    return first.where(rows["key"].str.startswith(TIMES), "")


def _question(key: str, group: pd.DataFrame, reading: Reading) -> dict[str, str]:
    """Draw one question; return the answer of each file that has one."""
    sources = [str(source) for source in group["source"].unique()]
    question = str(group["question"].iloc[0])
    kind = key.partition(":")[0]
    first, rest = _first_sentence(question)
    st.markdown(f"**{plain(first)}**")
    st.caption(plain(format.some(sources, 3)), help=plain(", ".join(sources)) if len(sources) > 3 else None)
    if kind != "perspective":  # the answers of this one say what each means
        if rest:
            st.text(rest)
        _others(group)
    choices = list(dict.fromkeys(choice for offered in group["choices"] for choice in offered))
    assessments = reading.sources[reading.sources["source"].isin(sources)]["assessment"]
    words = screens.questions.choices_in_words(key, choices, " and ".join(assessments))
    free = key in FREE or kind in ("round", TIMES) or (kind == "school" and len(choices) == 1)
    if free and len(set((names := _names_of_files(group)).values())) > 1:
        st.caption(screens.questions.BY_FILE)
        return _each(key, sources, None, names)
    answered = _free(key, question, first, choices, reading) if free else _chosen(key, first, words)
    if key == "school":
        st.caption(screens.questions.SEVERAL_SCHOOLS)
    answers = dict.fromkeys(sources, answered) if answered else {}
    if len(sources) > 1:
        with st.expander(screens.questions.DIFFERENT):
            answers |= _each(key, sources, None if free else words)
    return answers


def _first_sentence(question: str) -> tuple[str, str]:
    """Return what is asked, and what more is said of it."""
    end = _SENTENCE.search(question) if len(question) > _LONG else None
    return (question[: end.start()], question[end.end() :]) if end else (question, "")


def _others(group: pd.DataFrame) -> None:
    """Say what else is asked under the same question: of other files, or of other sheets of one."""
    texts = group.drop_duplicates("question").iloc[1:]
    for row in texts.head(_MORE).itertuples():
        st.caption(plain(f"{row.source}: {_first_sentence(row.question)[0]}"))
    if len(texts) > _MORE:
        st.caption(plain(screens.questions.same_for_more(len(texts) - _MORE)))


def _sheets_left_out(group: pd.DataFrame, reading: Reading) -> dict[str, dict[str, str]]:
    """Offer to leave out sheets that are none of these, such as an example; return the answers by key and source."""
    called = sheets_on_screen.sheet_names(reading)
    sources = set(group["source"])
    places = [place for place, name in called.items() if place[0] in sources and name]
    picked = st.multiselect(
        screens.questions.SHEETS_TO_LEAVE_OUT,
        places,
        format_func=lambda place: plain(", ".join([called[place], *([place[0]] if len(sources) > 1 else [])])),
        key=sheets_on_screen.key("left_out", *sorted(sources)),
        placeholder=screens.questions.NONE,
    )
    return {f"{COLUMN}@{source}#{sheet}": {"": NOT_USED} for source, sheet in picked}


def _names_of_files(group: pd.DataFrame) -> dict[str, str]:
    """Return what the name of each file says, where it says something."""
    pairs = zip(group["source"], group["choices"], strict=True)
    named = ((source, [name for name in own if name != NOT_KNOWN and not is_column(name)]) for source, own in pairs)
    return {str(source): str(own[0]) for source, own in named if own}


def _chosen(key: str, question: str, words: dict[str, str]) -> str:
    picked = st.radio(
        plain(question),
        list(words),
        index=None,
        format_func=lambda choice: plain(words[choice]),
        key=sheets_on_screen.key("answer", key),
        label_visibility="collapsed",
    )
    return picked or ""


def _free(key: str, question: str, first: str, choices: Sequence[str], reading: Reading) -> str:
    """Ask for a text; what is known from other files is offered first, since one school has one spelling."""
    name, _, own = key.partition(":")
    own_key = (key, question) if name == TIMES else (key,)
    looked_at = (reading.ratings,) if own else (reading.ratings, reading.preview)
    read = [text for table in looked_at if name in FREE for text in dict.fromkeys(table[name])]
    known = list(dict.fromkeys([*choices, *filter(None, read)]))
    picked = None
    if known:
        # A list in which one may type loses what was typed when one goes on without Enter: typing has its own field.
        more: dict[str, Any] = {"key": sheets_on_screen.key("answer", *own_key), "label_visibility": "collapsed"}
        if len(known) <= filters.FEW:
            picked = st.pills(
                plain(first), known, format_func=lambda choice: plain(screens.questions.in_words(choice)), **more
            )
        else:
            picked = st.selectbox(plain(first), known, index=None, format_func=screens.questions.in_words, **more)
    typed = st.text_input(
        plain(f"{first} {screens.questions.TYPE_IT}" if known else first),
        key=sheets_on_screen.key("typed", *own_key),
        label_visibility="collapsed",
        max_chars=TEXT_CHARACTERS,
        placeholder=(screens.questions.OR_ANOTHER if known else screens.questions.TYPE_IT)
        + screens.questions.EXAMPLES.get(name, ""),
    )
    return typed.strip() or picked or ""


def _each(
    key: str, sources: Sequence[str], words: dict[str, str] | None, names: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the answers of those files that have one of their own; ``names`` are answers that stand there at first."""
    config = st.column_config
    edited = st.data_editor(
        pd.DataFrame({"file": sources, "answer": [(names or {}).get(source, "") for source in sources]}),
        hide_index=True,
        disabled=["file"],
        key=sheets_on_screen.key("answers", key, *(sources if key.startswith(TIMES) else ())),
        column_config={
            "file": config.TextColumn("File", width="medium"),
            "answer": config.SelectboxColumn(
                "Answer", options=list(words), format_func=lambda choice: words[str(choice)], width="medium"
            )
            if words
            else config.TextColumn("Answer", width="medium", max_chars=TEXT_CHARACTERS),
        },
    )
    own = dict(zip(edited["file"], edited["answer"].fillna("").str.strip(), strict=True))
    return {source: answer for source, answer in own.items() if answer}
