"""Print what people read: `python -m tests.read_aloud [SECTION...]`.

A section is the name of a screen, or one of meetings, files (what reading says of them), command, docs and errors (what the
app says besides the sections before it). Without one, it is all of them.
"""

import argparse
import sys
from collections.abc import Iterator

from tests.read_aloud.command import in_command
from tests.read_aloud.errors import in_errors
from tests.read_aloud.files import in_files
from tests.read_aloud.screens import PAGES, of_a_meeting, screens
from tests.support.app_pages import ROOT

SECTIONS = ("meetings", "files", "command", "docs", "errors")
DOCS = ("README.md", "docs/forms.md", "docs/plan-form.md", "docs/reading.md", "docs/server.md")


def docs() -> Iterator[str]:
    """Each page for people who use or set up the app, as it is."""
    for page in DOCS:
        yield from ["", f"===== {page}", (ROOT / page).read_text(encoding="utf-8")]


def sections(names: list[str]) -> Iterator[str]:
    """Each text of some sections."""
    said: list[str] = []
    shown = [name for name in names if name in PAGES]
    for texts in (screens(shown) if shown else (), of_a_meeting() if "meetings" in names else ()):
        for text in texts:
            said.append(text)
            yield text
    makers = {"files": in_files, "command": in_command, "docs": docs, "errors": lambda: in_errors(said)}
    for name, make in makers.items():
        if name in names:
            yield from make()


def main() -> None:
    """Print the texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*PAGES, *SECTIONS, []], metavar="SECTION")
    parser.add_argument("--once", action="store_true", help="drop each text that stood somewhere before")
    chosen = parser.parse_args()
    before: set[str] = set()
    for text in sections(chosen.sections or [*PAGES, *SECTIONS]):
        if text.strip() and text not in before:
            sys.stdout.write(f"{text}\n")
        if not chosen.once:
            before.clear()
        before.add(text)


if __name__ == "__main__":
    main()
