"""Visitors as AppTest plays them: a workspace in memory, and what it holds."""

from streamlit.testing.v1 import AppTest

from ilt.store import MEMORY, Saver, Store, sha256
from ilt.ui.session import Session
from ilt.ui.workspace import addresses
from tests.support.app_pages import new_app
from tests.support.sign_in import AUTH, PEOPLE


def uploaded(files: dict[str, bytes], *, confirmed: bool = True, answers: dict[str, str] | None = None) -> AppTest:
    """Return the app as a visitor finds it whose workspace holds these files."""
    app = new_app()
    saver = Saver.begin(Store(MEMORY), visitor="test")
    for name, content in files.items():
        saver.add_source(name, content)
    if confirmed:
        saver.put_all("confirmed", {name: sha256(content) for name, content in files.items()})
    saver.put_all("answer", answers or {})
    Session(app.session_state).saver = saver
    return app


def opened(content: bytes | None, page: str, **address: str) -> AppTest:
    app = new_app() if content is None else uploaded({"ratings.csv": content})
    for key, value in address.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{page}.py").run()
    return app


def at(page: str, link: str = "", *, to: AppTest | None = None, who: str = "", **address: str) -> AppTest:
    """Open a page of the slides, of the facilitator view or of the app by its address; ``who`` signed in."""
    app = to or new_app()
    if who:
        app.secrets = {"auth": dict(AUTH), "people": PEOPLE}
        app.user = {"is_logged_in": True, "email": who, "email_verified": True}
    for key, value in {**({addresses.WORKSPACE: link} if link else {}), **address}.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return app
