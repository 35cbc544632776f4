"""Each small fault in the modules that decide what is said and shown is found by a test, or is explained."""

import subprocess
import sys

import pytest
from cosmic_ray import mutating

from tests.support import mutation

DAILY = 1


def fates(*arguments: str) -> dict[str, str]:
    """Run mutants in a process of their own: they are forked, and what is forked should have one thread."""
    command = [sys.executable, "-m", "tests.support.mutation", *arguments]
    done = subprocess.run(command, cwd=mutation.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(reversed(line.split("\t")) for line in done.stdout.splitlines())


def check(found: dict[str, str], *modules: str) -> None:
    assert {found.pop(module) for module in modules} <= {"survived"}, "the tests fail without a mutant"
    explained = mutation.explained()
    assert [name for name, fate in found.items() if fate == "survived" and name not in explained] == []


def test_a_seeded_few():
    """Of the module whose tests take least; those of the others take long for a mutant."""
    found = fates("--some", str(DAILY), "findings")
    assert len(found) == DAILY
    check(found)


UNREADABLE = """
from tests.support import mutation

class Unreadable(mutation.Mutant):
    def text(self):
        return "("

    def name(self):
        return "unreadable"

print(*mutation.judged([Unreadable("changes", "", 0)], 1))
"""


@pytest.mark.full
def test_a_mutant_that_cannot_be_imported_is_found():
    done = subprocess.run(
        [sys.executable, "-c", UNREADABLE], cwd=mutation.ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "('unreadable', 'found')\n", done.stderr


def test_every_survivor_is_of_this_code_and_has_a_reason():
    for name, reason in mutation.explained().items():
        module, _, change = name.partition(".")
        old = change.partition(": ")[2].partition(" -> ")[0]
        assert old in " ".join(mutation.source(module).split()), "code that has changed: take this line out"
        assert reason.startswith("# ")


@pytest.mark.full
def test_all():
    found = fates()
    check(found, *mutation.TESTS)
    survived = {name for name, fate in found.items() if fate == "survived"}
    assert set(mutation.explained()) - survived == set(), "found after all: take these lines out"


@pytest.mark.parametrize("example", mutation.LoseKeyword.examples(), ids=lambda example: example.pre_mutation_code)
def test_a_call_loses_a_keyword(example):
    assert mutating.mutate_code(example.pre_mutation_code, mutation.LoseKeyword(), 0) == example.post_mutation_code
