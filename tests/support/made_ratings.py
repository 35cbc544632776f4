"""Made-up ratings of up to six schools."""

import random

import pandas as pd

from ilt import ratings

ACTIONS = {"school": ("S1.1", "S1.2", "S2.2"), "district": ("D1.1", "D1.2", "D2.1")}


def made_ratings(seed: int) -> pd.DataFrame:
    """Make up ratings: two rounds, up to six schools of one to six raters, blanks, visitors, people of two schools."""
    made_up = random.Random(seed)
    schools = [f"School {n}" for n in range(made_up.randint(1, 6))]
    rows = []
    for round_ in ("Fall 2026", "Spring 2027")[: made_up.randint(1, 2)]:
        for assessment, actions in ACTIONS.items():
            teams = [(school, side) for school in schools for side in ("self", "cross")]
            if assessment == "district":
                teams = [("", "self"), ("", "cross"), *[(school, "cross") for school in schools]]
            for school, side in teams:
                for n in range(made_up.choice([0, 1, 1, 2, 2, 3, 4, 6])):
                    # Some visitors, and some school people, rate more than one team.
                    shared = side == "cross" and made_up.random() < 0.5
                    rater = f"v{n}" if shared else f"{school}{assessment}{side}{n}"
                    for action in actions:
                        rating = made_up.choice([0, 1, 2, 3, None])
                        note = f"note of {rater} on {action}" if made_up.random() < 0.3 else ""
                        rows.append((round_, "Riverbend", assessment, school, rater, side, action, rating, note))
    return ratings.typed(pd.DataFrame(rows, columns=list(ratings.COLUMNS)))
