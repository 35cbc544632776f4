"""No text says "1 schools" or "1 cells look": where a count can be 1, the words for one are there, too."""

import ast
import re
from collections.abc import Iterator

import pytest

from ilt.reading.problems import CODES
from tests.support.app_pages import ROOT

PLURAL = re.compile(r" (?:[a-z]+ ){0,2}?(?:[a-z]{2,}[^\Wsiu]s|people|children|are|have|were|do)\b")
"""What follows a number that is more than one."""
COUNT = re.compile(r"\{(?:count|have|want|[a-z]+:,)\}" + PLURAL.pattern)
"""A number in a problem that is filled in later, and so is followed."""
NEVER_ONE = {
    "ilt/framework.py: len(reader.fieldnames or ()) cells": "a framework has nine columns",
    "ilt/reading/all_tables/people_of_schools.py: schools schools": "asked only where an account is of several schools",
    "ilt/reading/all_tables/versions.py: same ratings": "two versions share several ratings",
    "ilt/reading/all_tables/versions.py: len(after) ratings": "two versions share several ratings",
    "ilt/reading/one_table/rows_in_doubt.py: len(of_team) teams": "said only of several teams",
    "ilt/reading/one_table/scale_questions.py: rated + above ratings": "asked only where there are several ratings",
    "ilt/reading/one_table/scale_questions.py: rated ratings": "asked only where there are several ratings",
    "ilt/reading/one_table/time_questions.py: len(times) dates": "asked only where there are several times",
    "ilt/reports/tables.py: len(value) characters": "more than a cell of Excel holds",
    "ilt/screens/across_schools.py: actions actions": "more than a screen shows at first",
    "ilt/screens/change.py: len(rounds) rounds": "a trend has three rounds or more",
    "ilt/screens/details.py: ratings ratings": "said only where a dot stands for several",
    "ilt/screens/frame.py: len(view.schools) schools": "one school is called by its name",
    "ilt/screens/frame.py: rows rows": "more than a table shows at a time",
    "ilt/screens/heatmaps.py: schools schools": "more than there is room for",
    "ilt/screens/meeting.py: minutes minutes": "a meeting is longer",
    "ilt/screens/numbers.py: len(listed) rules": "there are always many rules",
    "ilt/screens/priorities.py: actions actions": "more than a screen shows at first",
    "ilt/screens/questions.py: districts others": "one other district is called by its name",
    "ilt/screens/report.py: shown schools": "a report has room for more",
    "ilt/screens/self_and_cross.py: actions actions": "more than a screen shows at first",
    "ilt/screens/which_column.py: columns columns": "asked only of all columns of an assessment",
    "ilt/screens/workspace.py: most files": "a server takes more at a time",
    "ilt/view.py: len(self.schools) schools": "one school is called by its name",
}
"""Counts that are never 1, and why."""


def is_count(value: ast.expr, ints: set[str]) -> bool:
    """Tell whether an expression is a whole number, as far as its own function says."""
    if isinstance(value, ast.Name):
        return value.id in ints
    if re.fullmatch(r"(?:\w+\.)?[A-Z_]+(?: [-*] \d+)?", ast.unparse(value)):
        return False  # a constant
    if isinstance(value, ast.BinOp):
        return is_count(value.left, ints) or is_count(value.right, ints)
    called = value.func if isinstance(value, ast.Call) else None
    name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
    return name in ("len", "int", "sum", "nunique")


def plurals(source: str) -> Iterator[tuple[int, str]]:
    """Each count that a plural follows, though nothing asks whether it is 1: its line and its words."""
    if not re.search(r"\}" + PLURAL.pattern, source):
        return
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        nodes = list(ast.walk(function))
        ints = {
            one.arg
            for one in nodes
            if isinstance(one, ast.arg) and one.annotation and ast.unparse(one.annotation) == "int"
        }
        for one in nodes:
            if isinstance(one, ast.Assign) and is_count(one.value, ints):
                ints |= {target.id for target in one.targets if isinstance(target, ast.Name)}
        compared = [[one.left, *one.comparators] for one in nodes if isinstance(one, ast.Compare)]
        compared_with_one = {ast.unparse(one) for own in compared if any(map(_is_one, own)) for one in own}
        for one in nodes:
            for value, words in zip(one.values, one.values[1:], strict=False) if isinstance(one, ast.JoinedStr) else ():
                if not (isinstance(value, ast.FormattedValue) and isinstance(words, ast.Constant)):
                    continue
                counted = is_count(value.value, ints)
                if (
                    counted
                    and (found := PLURAL.match(str(words.value)))
                    and ast.unparse(value.value) not in compared_with_one
                ):
                    yield value.lineno, f"{ast.unparse(value.value)}{found[0]}"


def _is_one(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 1


def test_where_a_count_may_be_1_the_words_for_one_are_there_too():
    found = {
        f"{path.relative_to(ROOT).as_posix()}: {words}": line
        for path in sorted((ROOT / "ilt").rglob("*.py"))
        for line, words in plurals(path.read_text(encoding="utf-8"))
    }
    assert found.keys() - NEVER_ONE.keys() == set(), "say it of one, too (format.number); or say why it is never one"
    assert NEVER_ONE.keys() - found.keys() == set(), "no longer in the code"


def test_no_problem_says_a_count_with_a_plural():
    assert [code for code, kind in CODES.items() if COUNT.search(kind.says) and "{limit" not in kind.says] == []


@pytest.mark.parametrize(
    "source",
    [
        "def say(n: int): return f'{n} cells look odd'",
        "def say(rows): return f'{len(rows):,} more actions'",
        "def say(rows):\n    n = int(rows.sum())\n    return f'{n} people rated'",
    ],
)
def test_a_plural_is_seen(source):
    assert len(list(plurals(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "def say(n: int): return '1 cell looks odd' if n == 1 else f'{n} cells look odd'",
        "def say(rows): return f'{len(rows)} of them'",
        "def say(name: str): return f'{name} looks odd'",
    ],
)
def test_what_is_no_plural_is_let_be(source):
    assert list(plurals(source)) == []
