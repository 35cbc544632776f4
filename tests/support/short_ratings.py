"""Small ratings tables for tests, written as short lines."""

import pandas as pd

from ilt import ratings


def table(*lines: str) -> pd.DataFrame:
    """Return a ratings table from lines such as ``Fall 2026 | school | Alder | self | S1.1 | 0 1 2 -``.

    Each figure is another rater's rating; ``-`` is not rated. Raters are r1, r2 ... in the order of a line.
    """
    rows = []
    for line in lines:
        round_, assessment, school, perspective, action, figures = (part.strip() for part in line.split("|"))
        rows += [
            {
                "round": round_,
                "district": "Riverbend",
                "assessment": assessment,
                "school": school,
                "rater": f"{school}{perspective}r{place}",
                "perspective": perspective,
                "action_id": action,
                "rating": None if figure == "-" else int(figure),
                "note": "",
            }
            for place, figure in enumerate(figures.split(), 1)
        ]
    return ratings.typed(pd.DataFrame(rows))
