"""Mutants: copies of a module with one small fault each, which some test must find (``python -m tests.support.mutation``).

cosmic-ray makes the faults: a number one off, a comparison at its edge or turned round, an operator swapped, a condition
negated, a loop that does not run. One kind is added, since tables live on keyword arguments: a call that loses one.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import importlib.abc
import importlib.util
import os
import random
import re
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import parso
import pytest
from cosmic_ray import mutating, plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.operators.operator import Example, Operator

ROOT = Path(__file__).parents[2]
SEED = 20261125
SURVIVORS = ROOT / "tests" / "support" / "survivors.txt"
CPU_SECONDS = 120
"""A mutant that runs for longer than this (all its tests take a tenth of it) runs for ever: it is found."""
FOUND = {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED, pytest.ExitCode.USAGE_ERROR}
"""A test failed, or the mutant cannot even be imported, by the tests of its module or by what all tests share."""
MANY_EXAMPLES = re.compile("worked_out|tests_above")
"""Names of tests of many examples that are made up without Hypothesis."""

# Which tests bear on a module.
TESTS = {
    "findings": ("test_findings", "screens/test_disagreement"),
    "suppression": ("test_suppression", "test_shown_before"),
    "shown_before": ("test_shown_before",),
    "changes": ("test_changes",),
}
OPERATORS = (
    *("NumberReplacer", "AddNot", "RemoveDecorator", "ZeroIterationForLoop", "ExceptionReplacer"),
    *("ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr", "ReplaceOrWithAnd"),
    *("ReplaceBreakWithContinue", "ReplaceContinueWithBreak"),
    *(f"ReplaceUnaryOperator_Delete_{name}" for name in ("Invert", "Not", "USub")),
    # At its edge, and both of the others: whoever finds these finds every other relation.
    *(f"ReplaceComparisonOperator_{name}" for name in ("Gt_GtE", "Gt_NotEq", "GtE_Gt", "GtE_Eq", "Eq_NotEq")),
    *(f"ReplaceComparisonOperator_{name}" for name in ("Lt_LtE", "Lt_NotEq", "LtE_Lt", "LtE_Eq", "NotEq_Eq")),
    *("ReplaceComparisonOperator_Is_IsNot", "ReplaceComparisonOperator_IsNot_Is"),
    *(f"ReplaceBinaryOperator_{name}" for name in ("Add_Sub", "Sub_Add", "Mul_Div", "Mul_Add", "Div_Mul", "Mod_Mul")),
    *(f"ReplaceBinaryOperator_{name}" for name in ("FloorDiv_Mul", "Pow_Mul", "LShift_RShift", "RShift_LShift")),
    *(f"ReplaceBinaryOperator_{name}" for name in ("BitAnd_BitOr", "BitOr_BitAnd", "BitXor_BitAnd")),
)


class LoseKeyword(Operator):
    """A call loses one of its keyword arguments."""

    def mutation_positions(self, node):
        named = [node.children[place] for place in _keywords(node)]
        return [(child.start_pos, child.end_pos) for child in named]

    def mutate(self, node, index):
        place = _keywords(node)[index]
        if node.type == "trailer":
            del node.children[place]
        else:  # with the comma before it, or with the one behind it where it is the first
            del node.children[max(place - 1, 0) : max(place + 1, 2)]
        return node

    @classmethod
    def examples(cls):
        return (Example("f(a, b=1)", "f(a)"), Example("f(a=1, b=2)", "f( b=2)"), Example("f(a=1)", "f()"))


def _keywords(node: parso.tree.NodeOrLeaf) -> list[int]:
    """Return which children of a call's arguments are given by name."""
    if node.type not in {"arglist", "trailer"}:
        return []
    return [
        place
        for place, child in enumerate(node.children)
        if child.type == "argument" and child.children[1].get_code().strip() == "="
    ]


@dataclass(frozen=True)
class Mutant:
    """One fault: the ``occurrence``-th place where an operator applies in a module."""

    module: str
    operator: str
    occurrence: int

    def text(self) -> str:
        return mutating.mutate_code(source(self.module), _operator(self.operator), self.occurrence)

    def name(self) -> str:
        """Return where it is and what it changes, in words that hold when other lines move."""
        before, after = (text.splitlines() for text in (source(self.module), self.text()))
        first = next(n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new)
        same = next(n for n, (old, new) in enumerate(zip(before[::-1], after[::-1], strict=False)) if old != new)
        old, new = (
            " ".join(" ".join(lines[first : max(len(lines) - same, first + 1)]).split()) for lines in (before, after)
        )
        return f"{self.module}.{_where(self.module, first + 1)}: {old} -> {new}"


def source(module: str) -> str:
    return (ROOT / "ilt" / f"{module}.py").read_text(encoding="utf-8")


def _operator(name: str) -> Operator:
    return LoseKeyword() if name == LoseKeyword.__name__ else plugins.get_operator(f"core/{name}")()


def _where(module: str, line: int) -> str:
    """Return the function or class that has a line, or that it is a line of the module itself."""
    for node in ast.parse(source(module)).body:
        first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and first <= line <= node.end_lineno:
            return node.name
    return "module"


def mutants() -> list[Mutant]:
    """Return all mutants of the modules."""
    found = []
    for module in TESTS:
        nodes = list(ast_nodes(get_ast(source(module))))
        for name in (*OPERATORS, LoseKeyword.__name__):
            operator = _operator(name)
            count = sum(len(list(operator.mutation_positions(node))) for node in nodes)
            found += [Mutant(module, name, occurrence) for occurrence in range(count)]
    return found


def explained() -> dict[str, str]:
    """Return the mutants that may survive, each with the reason: a paragraph is a reason and the mutants below it."""
    found = {}
    for paragraph in filter(str.strip, SURVIVORS.read_text(encoding="utf-8").split("\n\n")):
        reason, *names = paragraph.strip().splitlines()
        found |= dict.fromkeys(names, reason)
    return found


class Instead(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Import a mutant where its module is asked for."""

    def __init__(self, mutant: Mutant):
        self.module, self.text = f"ilt.{mutant.module}", mutant.text()

    def find_spec(self, name, path=None, target=None):  # noqa: ARG002 - as Python calls it
        return importlib.util.spec_from_loader(name, self) if name == self.module else None

    def get_source(self, fullname):  # noqa: ARG002 - as Python calls it
        return self.text


class CheapFirst:
    """Order the tests: those of many examples come last, since most mutants fall before them."""

    def pytest_collection_modifyitems(self, items):
        items.sort(key=lambda item: hasattr(item.function, "hypothesis") or bool(MANY_EXAMPLES.search(item.name)))


def tested(module: str, mutant: Mutant | None) -> int:
    """Run the tests of a module in this process, with a mutant in its place; return pytest's exit code."""
    out = os.open(os.devnull, os.O_WRONLY)
    os.dup2(out, 1)
    os.dup2(out, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    if mutant:
        sys.meta_path.insert(0, Instead(mutant))
    files = [f"tests/{name}.py" for name in TESTS[module]]
    # Of the suppressed data sets one part of twelve: they are slow, and each is much like the others.
    leave = [
        f"--deselect=tests/test_suppression.py::test_nothing_hidden_can_be_worked_out[{n}]" for n in range(25, 300, 25)
    ]
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    plugins_ = ["_hypothesis_pytestplugin", "no:cacheprovider", "no:unraisableexception", "no:threadexception"]
    options = [
        "-x",
        "-q",
        "--tb=no",
        "-o",
        "addopts=",
        "-m",
        "not full or mutants",
        *(f"-p{name}" for name in plugins_),
    ]
    options += ["--hypothesis-profile=mutants", "-Wignore::pytest.PytestAssertRewriteWarning"]  # it is there already
    return pytest.main([*options, *leave, *files], plugins=[CheapFirst()])


def judged(chosen: list[Mutant | str], processes: int) -> Iterator[tuple[str, str]]:
    """Yield the name and the fate of each mutant: ``found``, ``survived`` or ``endless``; a module itself survives."""
    for name in ("pandas", "altair", "pyarrow.compute", "hypothesis"):
        importlib.import_module(name)  # once for all: what is forked has them
    gc.freeze()
    running: dict[int, str] = {}
    waiting = list(reversed(chosen))
    while waiting or running:
        if waiting and len(running) < processes:
            mutant = waiting.pop()
            pid = os.fork()
            if pid == 0:
                os._exit(tested(mutant, None) if isinstance(mutant, str) else tested(mutant.module, mutant))
            running[pid] = mutant if isinstance(mutant, str) else mutant.name()
        else:
            pid, status = os.wait()
            yield running.pop(pid), _fate(status)


def _fate(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        return "endless"
    if code in FOUND:
        return "found"
    if code == pytest.ExitCode.OK:
        return "survived"
    raise RuntimeError(f"pytest could not run the tests of a mutant: exit code {code}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--some", type=int, help="so many, drawn by the seed; without it all")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--nice", type=int, default=10)
    parser.add_argument("modules", nargs="*", default=list(TESTS))
    chosen = parser.parse_args()
    os.chdir(ROOT)
    os.nice(chosen.nice)
    every = [mutant for mutant in mutants() if mutant.module in chosen.modules]
    random.Random(SEED).shuffle(every)
    # As they are, the modules survive: else every fate would be for another reason. Of some, the tests themselves say so.
    modules = [] if chosen.some else chosen.modules
    for name, fate in judged([*modules, *every[: chosen.some]], chosen.processes):
        print(f"{fate}\t{name}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
