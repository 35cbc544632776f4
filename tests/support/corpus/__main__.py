"""Write the corpus: `python -m tests.support.corpus FOLDER` makes a folder a case, with what must come of its files."""

import dataclasses
import json
import sys
from pathlib import Path

from tests.support.corpus import CASES


def main() -> int:
    for number, case in enumerate(CASES.values(), 1):
        folder = Path(sys.argv[1]) / f"{number:03}"
        folder.mkdir(parents=True)
        case.write(folder)
        fields = {field.name: getattr(case, field.name) for field in dataclasses.fields(case) if field.name != "files"}
        (folder / "expected.json").write_text(json.dumps(fields, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
