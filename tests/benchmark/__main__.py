"""How fast it is, as ratios to what is bare: `python -m tests.benchmark [NAME...]`: reading, saving, slides, reruns, interaction, reports.

With `nation`, which takes minutes and is measured only where it is named: 20 million ratings that stay in Parquet files.

Each is measured side by side with what is bare, in turn in one run; the results are in docs/performance.md and docs/proofs.md.
"""

import argparse
import tempfile
from pathlib import Path

from tests.benchmark import interaction, nation, reading, reports, reruns, saving, slides

ALL = {
    "reading": reading,
    "saving": saving,
    "slides": slides,
    "reruns": reruns,
    "interaction": interaction,
    "reports": reports,
}
SCREENS = {"interaction": interaction, "reruns": reruns}
NAMED = {"nation": nation}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of {', '.join(ALL | NAMED)}; all but nation where none is named"
    )
    parser.add_argument("--screens", nargs="+", default=list(interaction.SCREENS), choices=interaction.SCREENS)
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(ALL | NAMED):
        parser.error(f"no such name: {', '.join(sorted(unknown))}")
    for name in chosen.names or ALL:
        with tempfile.TemporaryDirectory() as folder:
            if name in SCREENS:
                SCREENS[name].measure(Path(folder), chosen.screens)
            else:
                (ALL | NAMED)[name].measure(Path(folder))


if __name__ == "__main__":
    main()
