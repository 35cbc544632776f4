"""Files of theirs that are no ratings, such as a plan form: taken from the uploader, kept in this session alone."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ilt import screens
from ilt.access import COORDINATOR
from ilt.reading.cells.text import name_of_file
from ilt.reports.plan_form.forms import BYTES, Form, FormError
from ilt.store import StoreError
from ilt.ui import sign_in
from ilt.ui.markdown import plain
from ilt.ui.session import Session, session
from ilt.ui.workspace import files, upload_memory


def upload(kind: str, label: str, keep: Callable[[str, Form], str]) -> None:
    """Ask for a file, where this visitor may add files; ``keep`` keeps it by its name, or returns why it cannot be."""
    if not sign_in.person().may(COORDINATOR):
        st.text(screens.plan_form.NOT_THEIRS)
        return
    key = Session.own_upload.key(kind, session.uploads)
    file = st.file_uploader(plain(label), key=key, max_upload_size=BYTES // 2**20)
    refused = session.refused_own
    if refused[0] == kind:
        del session.refused_own
        st.error(plain(refused[1]))
    if file is None:
        return
    try:
        upload_memory.must_have(file.file_id)
        why = keep(name_of_file(file.name), Form(file.getvalue()))
    except FormError as error:
        why = screens.plan_form.REFUSED[str(error)]
    except StoreError as error:
        why = str(error)
    finally:
        files.drop_upload(file)
        session.uploads += 1
    if why:
        session.refused_own = kind, why
    st.rerun()
