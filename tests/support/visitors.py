"""Visitors as AppTest plays them: a workspace in memory, and what it holds."""

from streamlit.testing.v1 import AppTest

from ilt.store import MEMORY, Saver, Store, sha256
from ilt.ui.session import Session
from tests.support.app_pages import APP


def given(files: dict[str, bytes], *, confirmed: bool = True, answers: dict[str, str] | None = None) -> AppTest:
    """Return the app as a visitor finds it whose workspace holds these files."""
    app = AppTest.from_file(str(APP), default_timeout=60)
    saver = Saver.begin(Store(MEMORY), visitor="test")
    for name, content in files.items():
        saver.add_source(name, content)
    if confirmed:
        saver.put_all("confirmed", {name: sha256(content) for name, content in files.items()})
    saver.put_all("answer", answers or {})
    Session(app.session_state).saver = saver
    return app
