"""An exported workspace on the command line: what is wrong with a file is said in a line."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from ilt.command_line import main
from ilt.store import MEMORY, Saver, Store, exported, sha256
from ilt.suppression import Minimums
from tests.support.made_next_steps import next_step_entries

FILE = b"round,district,school,perspective,action_id,rating\nFall,R,Alder,self,S1.1,2\n"


def export(*, confirmed: bytes = FILE, **kinds: dict[str, object]) -> bytes:
    saver = Saver.begin(Store(MEMORY), visitor="ann")
    saver.add_source("a.csv", FILE)
    saver.put("confirmed", "a.csv", sha256(confirmed))
    for kind, entries in kinds.items():
        saver.put_all(kind, entries)
    return saver.export()


def test_an_export_holds_what_reports_are_made_of() -> None:
    found = exported(
        export(
            setting={"cover": 5, "cover_in_office": 4, "hide_alike": True, "round_order": ["Pilot", "Fall"]},
            answer={"round": "Fall"},
            remembered={json.dumps(["look", "rating:2"]): "2", json.dumps(["look", "round"]): "Fall"},
            step=next_step_entries(),
        )
    )
    assert found.files == {"a.csv": FILE}
    assert found.answers == {"round": "Fall"}
    assert found.alike == {"look": {"rating:2": "2"}}
    assert found.minimums == Minimums(5, 4, alike=True)
    assert found.rounds == ("Pilot", "Fall")
    assert [step.what for step in found.next_steps] == ["Walk weekly"]


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


NO_EXPORTS = {
    "no zip": (b"round,rating\n", "not an exported workspace, or it is damaged: it can’t be unzipped."),
    "cut off": (export()[:-40], "it can’t be unzipped."),
    "other files": (packed(ratings=FILE), "it is a zip of other files."),
    "not confirmed": (export(confirmed=b"another content"), "has no confirmed file"),
    "another framework": (export(setting={"framework": "0" * 64}), "confirmed under a different framework"),
}


@pytest.mark.parametrize("case", NO_EXPORTS)
def test_what_is_no_export_is_said_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    content, said = NO_EXPORTS[case]
    file = tmp_path / "Taken.ZIP"
    file.write_bytes(content)
    assert main(["report", str(file), "--out", str(tmp_path / "out")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{file}: ")
    assert said in line
    assert not (tmp_path / "out").exists()


def test_an_export_is_alone_in_reports_and_read_by_the_other_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "workspace.zip", tmp_path / "b.csv"
    file.write_bytes(export())
    other.write_bytes(FILE)
    assert main(["report", str(other), str(file), "--out", str(tmp_path / "out")]) == 2
    assert (
        capsys.readouterr().err
        == f"{file}: An exported workspace already has its files in it, so don't name any other file with it.\n"
    )
    assert main(["count", str(file)]) == 0
    of_export = capsys.readouterr().out
    assert main(["count", str(other)]) == 0
    assert capsys.readouterr().out == of_export
