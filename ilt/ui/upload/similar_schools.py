"""Schools that are spelled alike and count as two, on the Ratings screen; nothing is merged by itself."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ilt import screens
from ilt.reading import Reading
from ilt.reading.all_tables import similar_names
from ilt.ui import sheets_on_screen
from ilt.ui.markdown import plain
from ilt.ui.session import session
from ilt.ui.upload import question_table, shown_lists
from ilt.ui.workspace import answer_questions, files

KIND = "spellings"
FIRST, SECOND, TWO = screens.questions.FIRST, screens.questions.SECOND, screens.questions.TWO


def draw(reading: Reading) -> None:
    """Offer to count schools that are spelled alike as one: a few one by one, many in one table."""
    pairs = left(reading)
    now = pd.DataFrame(pairs, columns=["first", "second"], dtype=object)
    shown = shown_lists.as_shown(KIND, now)
    if len(shown.table) <= question_table.MANY:
        # Nothing is typed where each has buttons.
        shown_lists.drop(KIND)
        shown = shown_lists.as_shown(KIND, now)
    if shown.table.empty:
        return
    st.subheader(screens.questions.SPELLED_ALIKE, anchor=False)
    if len(shown.table) > question_table.MANY:
        shown_lists.say_what_is_gone(shown)
        _table(shown)
        if shown.table.to_numpy().tolist() != [list(pair) for pair in pairs]:
            shown_lists.changed_meanwhile(KIND, screens.questions.PAIRS_CHANGED, screens.questions.LIST_AGAIN)
        return
    for one, other in pairs:
        with st.container(gap="xsmall"):
            st.text(screens.questions.two_schools(one, other))
            with st.container(horizontal=True):
                for right, wrong in ((one, other), (other, one)):
                    st.button(
                        plain(screens.questions.use_name(right)),
                        key=sheets_on_screen.key("alike", right, wrong),
                        on_click=answer_questions.one_school,
                        args=({wrong: right},),
                    )
                st.button(
                    TWO,
                    key=sheets_on_screen.key("two", one, other),
                    on_click=answer_questions.two_schools,
                    args=([(one, other)],),
                )


def left(reading: Reading) -> list[tuple[str, str]]:
    """Return the pairs of schools that nobody said are two, the likest first."""
    if not files.uploads():
        return []
    last = session.similar_schools
    if last is None or last[0] is not reading:
        last = session.similar_schools = (reading, similar_names.similar_in_table(reading.ratings))
    return answer_questions.not_said_to_be_two(last[1])


def _table(pairs: shown_lists.Listed) -> None:
    table = pairs.table.head(question_table.MOST_ROWS)
    shown = list(table.itertuples(index=False, name=None))
    st.text(screens.questions.PAIRS)
    if len(pairs.table) > len(shown):
        st.caption(plain(screens.questions.first_shown(len(shown), len(pairs.table))))
    with st.form("_spellings", border=False):
        words = {answer: answer for answer in (FIRST, SECOND, TWO)}
        picked = question_table.edit(table, words, kind="alike", label=screens.questions.SAME_SCHOOL)
        if st.form_submit_button(screens.questions.USE_ANSWERS, key="_use_spellings"):
            answers = list(zip(shown, picked, strict=True))
            answer_questions.one_school(
                {other: one for (one, other), answer in answers if answer == FIRST}
                | {one: other for (one, other), answer in answers if answer == SECOND},
                seen=pairs.answers,
            )
            answer_questions.two_schools((pair for pair, answer in answers if answer == TWO), seen=pairs.answers)
            if any(picked):
                st.rerun()
            st.text(screens.questions.NO_ANSWER_YET)
