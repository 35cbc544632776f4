"""What a server's settings take, and what a screen says of those that cannot be used."""

import re
from collections.abc import Iterator

import pytest

from ilt import settings
from ilt.store import Store, StoreError
from ilt.ui.workspace.database import database, forget_database
from tests.support.screens import said
from tests.support.visitors import opened

NUMBERS = [one for one in settings.ON_SERVER if one.name.endswith(("_days", "_mb"))]
NO_NUMBER = ["abc", "-5", "0", "1.5", "1e9", "nan", "٣", "99999999999999999999", "1000001"]
NO_ADDRESS = [
    "nonsense",
    "mysql://x/y",
    "postgresql://u:secret@h:port/x",
    "sqlite+aiosqlite:///x",
    "sqlite:///",
    "sqlite:///x.sqlite?timeout=soon",
    "sqlite:////folder?/x.sqlite",
    "off;",
]


@pytest.fixture(autouse=True)
def anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the database be opened by the settings of each test, and by those of before after it."""
    forget_database()
    yield
    monkeypatch.undo()
    forget_database()


@pytest.mark.parametrize("setting", NUMBERS, ids=lambda one: one.name)
def test_a_number_is_one_from_1_on_wherever_it_stands(setting: settings.Setting, monkeypatch) -> None:
    assert len(NUMBERS) == 4
    assert setting.number({}) == setting.default
    assert [setting.number({setting.name: value}) for value in (7, "7", " 7 ")] == [7, 7, 7]
    for value in (*NO_NUMBER, 0, -5, 1.5, True, [], {}):
        with pytest.raises(settings.SettingError, match=re.escape(f"{setting.name} in [connections.workspaces]")):
            setting.number({setting.name: value})
    monkeypatch.setenv(setting.variable, "8")
    assert setting.number({setting.name: 7}) == 8
    for value in NO_NUMBER:
        monkeypatch.setenv(setting.variable, value)
        with pytest.raises(settings.SettingError, match=f"The setting {setting.variable} can’t be used"):
            setting.number({setting.name: 7})


@pytest.mark.parametrize(
    ("variable", "value"), [("ILT_KEEP_DAYS", "-5"), *(("ILT_DATABASE", value) for value in NO_ADDRESS)]
)
def test_a_screen_says_which_setting_cannot_be_used_and_not_what_it_says(variable, value, monkeypatch) -> None:
    monkeypatch.setenv(variable, value)
    app = opened(None, "overview")
    assert not app.exception
    assert app.title[0].value == "The dashboard is not set up yet"
    assert f"The setting {variable} can’t be used" in said(app)
    assert "secret" not in said(app)
    monkeypatch.delenv(variable)
    app.button[0].click().run()  # fixed meanwhile, in secrets.toml
    assert app.title[0].value != "The dashboard is not set up yet"


@pytest.mark.parametrize("value", ["OFF", " off "])
def test_off_is_off_in_whatever_case(value: str, monkeypatch) -> None:
    monkeypatch.setenv("ILT_DATABASE", value)
    assert not database().lasts


def test_the_error_of_an_address_has_no_password() -> None:
    with pytest.raises(StoreError) as error:
        Store("postgresql://ilt:secret@host:port/ilt")
    assert "secret" not in str(error.value)
