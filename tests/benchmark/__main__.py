"""How fast it is, as ratios to what is bare: `python -m tests.benchmark [NAME...]`: reading, saving, slides, interaction, reports.

Each is measured side by side with what is bare, in turn in one run; the results are in docs/performance.md and docs/proofs.md.
"""

import argparse
import tempfile
from pathlib import Path

from tests.benchmark import interaction, reading, reports, saving, slides

ALL = {"reading": reading, "saving": saving, "slides": slides, "interaction": interaction, "reports": reports}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(ALL)}; all where none is named")
    parser.add_argument("--screens", nargs="+", default=list(interaction.SCREENS), choices=interaction.SCREENS)
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(ALL):
        parser.error(f"no such name: {', '.join(sorted(unknown))}")
    for name in chosen.names or ALL:
        with tempfile.TemporaryDirectory() as folder:
            if name == "interaction":
                interaction.measure(Path(folder), chosen.screens)
            else:
                ALL[name].measure(Path(folder))


if __name__ == "__main__":
    main()
