"""Ratings tables as files of every kind that a visitor may upload."""

import csv
import io

from ilt import framework

HEAD = ["round", "district", "assessment", "school", "rater", "perspective", "action_id", "rating", "note"]
NAME = "Zebulon Quix"
EVIL = "![x](http://evil.example/x.png) <script>alert(1)</script> **b** :material/home: \u202e [a](http://evil.example)"


def ratings_of(
    schools: list[str], *, raters: int = 3, rating: str | None = None, note: str = "", district: str = "Riverbend"
) -> list[list[str]]:
    rows = []
    for action in framework.current().actions:
        for place, school in enumerate(schools):
            for n in range(raters):
                own = "" if action.assessment == "district" and n % 2 == 0 else school
                side = "cross" if n % 2 else "self"
                value = str((n + place + len(action.text)) % 4) if rating is None else rating
                name = f"{NAME} {n}" if own else f"{NAME} D{place}{n}"
                rows.append(["Fall 2026", district, action.assessment, own, name, side, action.id, value, note])
    return rows


def as_csv(rows: list[list[str]], head: list[str] | None = None) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows([head or HEAD, *rows])
    return file.getvalue().encode()


ONE = ["Fall 2026", "Riverbend", "school", "Alder", NAME, "self", "S1.1", "2", ""]
FILES = {
    "sample": None,
    "one school": as_csv(ratings_of(["Alder"])),
    "one rater": as_csv(ratings_of(["Alder"], raters=1)),
    "one row": as_csv([ONE]),
    "self alone": as_csv([row for row in ratings_of(["Alder", "Birch"], raters=8) if row[5] == "self"]),
    "one school, self alone": as_csv([row for row in ratings_of(["Alder"], raters=8) if row[5] == "self"]),
    "notes": as_csv(ratings_of(["Alder", "Birch"], note="x" * 207)),
    "all blank": as_csv(ratings_of(["Alder", "Birch"], rating="")),
    "sixty schools": as_csv(ratings_of([f"School {n} Elementary" for n in range(60)], raters=2)),
    "two districts": as_csv(ratings_of(["Lincoln"]) + ratings_of(["Lincoln"], district="Lakeside")),
    "open question": as_csv([row[1:] for row in ratings_of(["Alder"])], HEAD[1:]),
    "nothing read": as_csv([[*ONE[:7], "2.5", ""]]),
    "hostile": as_csv(ratings_of([EVIL, "Alder"], note=EVIL)),
}
