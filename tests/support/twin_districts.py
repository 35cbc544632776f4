"""Two districts that differ only in what is hidden."""

import csv
import io
import itertools
import random

from ilt import framework

HEAD = ["round", "district", "assessment", "school", "rater", "perspective", "action_id", "rating", "note"]
SCHOOLS = [f"{name} Elementary" for name in ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir")]
ROUNDS = ["Fall 2025", "Spring 2026", "Fall 2026"]


def district(seed: int, people: str) -> bytes:
    """Write a district in which each school has two raters and one visitor; ``seed`` decides what is hidden."""
    shown, hidden = random.Random(7), random.Random(seed)
    rows = []
    for round_, action in itertools.product(ROUNDS, framework.current().actions):
        side = "self" if action.assessment == "school" else "cross"
        small = [shown.randint(0, 3) for _ in range(2 * len(SCHOOLS))]
        hidden.shuffle(small)
        for place, rating in enumerate(small):
            school = SCHOOLS[place // 2]
            note = f"{people} {hidden.randint(0, 10**9)}" if hidden.random() < 0.3 else ""
            rows.append([round_, "R", action.assessment, school, f"{people} {place}", side, action.id, rating, note])
        office = SCHOOLS if action.assessment == "school" else [""] * 5
        for place, school in enumerate(office):
            rating, side = shown.randint(0, 3), "cross" if school else "self"
            rows.append(
                [round_, "R", action.assessment, school, f"{people} D{place}", side, action.id, rating, "Seen."]
            )
    first = {label: place for place, label in enumerate(ROUNDS)}
    hidden.shuffle(rows)
    file = io.StringIO()
    csv.writer(file).writerows([HEAD, *sorted(rows, key=lambda row: first[row[0]])])
    return file.getvalue().encode()
