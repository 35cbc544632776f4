"""Files as LibreOffice writes them, kept in tests/office: `python -m tests.support.office` makes them anew (it needs soffice)."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.support.files import CELLS, SCHOOL, book, document, template
from tests.support.programs import LIBREOFFICE

FOLDER = Path(__file__).parent / "office"
ABOUT = [["School: Alder"], ["Round: Fall 2026"], ["Perspective: School ILT"]]
ODD = [
    ["round", "school", "perspective", "action_id", "rating", "note"],
    ["Fall 2026", "Alder", "self", "S1.1", 2, "“curly”, and a\nsecond line"],
    ["Fall 2026", "Alder", "self", "S1.2", "=1+1", "a formula"],
    ["Fall 2026", "Alder", "self", "S1.3", "=1/0", "an error"],
    ["Fall 2026", "Alder", "self", "S2.1", "=DATE(2026,1,2)", "a date"],
    ["Fall 2026", "Alder", "self", "S2.2", "=TRUE()", "true"],
    ["Fall 2026", "Alder", "self", "S2.3", "'3", "text"],
]


def sources() -> dict[str, tuple[bytes, tuple[str, ...]]]:
    """Return what LibreOffice opens, and the formats that it saves it in."""
    words = [row for row in template(SCHOOL, "School", [], CELLS) if len(row) == 3]
    return {
        "template.xlsx": (book(("Sheet1", template(SCHOOL, "School", ABOUT, CELLS))), ("xlsx", "ods")),
        "odd.xlsx": (book(("Sheet1", ODD)), ("xlsx", "ods")),
        "words.docx": (document(words, above=tuple(row[0] for row in ABOUT)), ("docx",)),
    }


def convert(kind: str, files: list[Path], folder: Path, *more: str) -> None:
    """Let LibreOffice save files in another format, in a folder; ``more`` says how it opens them."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [LIBREOFFICE.need(), f"-env:UserInstallation=file://{profile}", "--headless", *more, "--convert-to", kind]
            + ["--outdir", str(folder), *map(str, files)],
            check=True,
            capture_output=True,
        )


def opened(data: bytes, name: str, as_: str = "") -> str:
    """Return the sheet that LibreOffice makes of a file, as flat XML; ``as_`` is how it opens it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        convert("fods", [file], file.parent, *([f"--infilter={as_}"] if as_ else []))
        made = file.with_suffix(".fods")
        if not made.exists():
            pytest.fail(f"LibreOffice made no table of {name}: {LIBREOFFICE.missing}")
        return made.read_text(encoding="utf-8")


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (data, kinds) in sources().items():
            (Path(folder) / name).write_bytes(data)
            for kind in kinds:
                convert(kind, [Path(folder) / name], FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main())
