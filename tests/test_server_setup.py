"""secrets.toml as a whole: what a server cannot start with is said in words, and a misspelled section opens it to nobody."""

import tomllib
from pathlib import Path

import pytest

from ilt import access, command_line, server_setup
from ilt.access import SetupError
from ilt.command_line import main
from tests.support.app_pages import ROOT, new_app
from tests.support.sign_in import PEOPLE, toml_of

WHOLE = toml_of(PEOPLE)
MISSPELLED = [
    (WHOLE.replace("[auth]", "[Auth]").partition("[people]")[0], "[Auth]: the dashboard has no section", "[auth]"),
    (WHOLE.replace("[auth]", "[AUTH]"), "[AUTH]: the dashboard has no section", "[auth]"),
    ("[auht]", "[auht]: the dashboard has no section", "[auth]"),
    ("[Authentication]", "[Authentication]: the dashboard has no section", "[auth]"),
    ('[sign_in]\ncookie_secret = "x"', "[sign_in]: the dashboard has no section", "[auth]"),
    ('[sign_in.google]\nserver_metadata_url = "x"', "[sign_in]: the dashboard has no section", "[auth]"),
    ('Auth = "yes"', "[Auth]: the dashboard has no section", "[auth]"),
    ("[peopel]", "[peopel]: the dashboard has no section", "[people]"),
    ('[staff]\n"a@x.org" = { role = "viewer" }', "[staff]: the dashboard has no section", "[people]"),
    ('[ratings]\nkind = "parquet"', "[ratings]: the dashboard has no section", "[connections.ratings]"),
    ("[Connections.ratings]", "[Connections]: the dashboard has no section", "[connections]"),
    ("[connections.Workspaces]", "[connections.Workspaces]: the dashboard has", "[connections.workspaces]"),
    ("[connections.rating]", "[connections.rating]: the dashboard has no section", "[connections.ratings]"),
    ('connections = "off"', "[connections]: it is not a table", "shows how"),
    ('[connections]\nratings = "/srv"', "[connections.ratings]: it is not a table", "shows how"),
    ("[connections.workspaces]\nkeepdays = 3", "“keepdays” is not a setting", "keep_days"),
]
OTHERS = 'path = "x"\nauth_token = "x"\n[gsheets]\nclient_id = "x"\n[connections.snowflake]\nrole = "x"\n[passwords]\nann = "x"'
"""Sections and settings of other Streamlit apps, which a file for all of a computer's may have."""


@pytest.mark.parametrize(("text", "says", "fix"), MISSPELLED)
def test_a_misspelled_section_is_said_and_names_nobody(text, says, fix):
    with pytest.raises(SetupError) as error:
        server_setup.spelled_right(tomllib.loads(text))
    sentence = str(error.value)
    assert sentence.startswith("secrets.toml, ")
    assert says in sentence
    assert fix in sentence
    assert "x.org" not in sentence


def test_other_apps_sections_and_the_example_are_no_mistake():
    server_setup.spelled_right(tomllib.loads(OTHERS))
    server_setup.spelled_right(tomllib.loads((ROOT / access.EXAMPLE).read_text(encoding="utf-8")))


def test_a_misspelled_sign_in_opens_the_dashboard_to_nobody():
    app = new_app()
    app.secrets = {"Auth": {"client_id": "x"}}
    app.run()
    assert not app.exception
    assert app.title[0].value == "The dashboard is not set up yet"
    assert app.text[0].value == "secrets.toml, [Auth]: the dashboard has no section with this name. Write [auth]."
    assert not app.sidebar.children


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "the file: it is a folder"),
        ('[people]\n"Jos\u00e9@x.org" = {}'.encode("latin-1"), "line 2: a letter is not in UTF-8"),
        (b"[people]\nann@x.org = {}", "line 2: it cannot be read"),
        (b'auth = "yes"', "[auth]: it is not a table"),
        (b"[Auth]", "[Auth]: the dashboard has no section"),
        (b'[connections.workspaces]\nkeep_days = "many"', "The setting keep_days in [connections.workspaces]"),
        (b"[connections.workspaces]\nurl = false", "The setting url in [connections.workspaces]"),
        (b"[connections.workspaces]\nurl = []", "Put it in quotes"),
        (b'[connections.ratings]\nkind = "csv"', "kind is not parquet"),
    ],
)
def test_who_starts_a_server_reads_one_sentence_of_what_is_wrong(tmp_path, capsys, monkeypatch, content, says):
    monkeypatch.delenv("ILT_DATABASE")  # it would win
    file = tmp_path / "secrets.toml"
    file.mkdir() if content is None else file.write_bytes(content)
    assert main(["check", str(file)]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.err.count("\n") == 1
    assert "x.org" not in said.err
    assert not said.out


def test_who_starts_a_server_reads_whether_people_sign_in(tmp_path, capsys, monkeypatch):
    file = tmp_path / "secrets.toml"
    monkeypatch.setattr(command_line, "SECRETS", [tmp_path / "none.toml", file])
    assert main(["check"]) == 0
    file.write_text(WHOLE, encoding="utf-8")
    assert main(["check"]) == main(["check", str(file)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "No one has to sign in: whoever reaches the dashboard can use it.",
        *["Everyone has to sign in. People on the list: 5."] * 2,
    ]
    assert main(["check", str(tmp_path / "secret.toml")]) == 2  # misspelled: it would say that no one has to sign in
    assert "secret.toml: No such file" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="Windows has no file without an end")
def test_a_file_without_an_end_is_refused(capsys):
    assert main(["check", "/dev/zero"]) == 2
    assert "secrets.toml, the file: it has more than 16 MB" in capsys.readouterr().err


def test_a_check_whose_output_is_closed_says_so_in_a_line(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    assert main(["check"]) == 2
    assert capsys.readouterr().err == "The output could not be written: it is closed\n"
