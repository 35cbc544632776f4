"""The app on a server with a connection, as a visitor opens it."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.support.app_pages import new_app


def opened(
    folder: Path, *, district: str = "", page: str = "", section: dict | None = None, user: dict | None = None, **more
) -> AppTest:
    """Open the app where ratings stay in a folder of Parquet files; ``more`` are other sections of secrets.toml."""
    section = section or {"kind": "parquet", "folder": str(folder), "counts": str(folder.parent / "counts")}
    app = new_app()
    if user is not None:
        app.user = user
    app.secrets = {"connections": {"ratings": section}, **more}
    if district:
        app.query_params["district"] = district
    app.run()
    if page:
        app.switch_page(f"pages/{page}.py").run()
    return app
