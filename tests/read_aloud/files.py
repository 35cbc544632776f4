"""What reading says of files: each problem, question and notice once, as the first file of the corpus shows it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ilt.reading import Reading, read_here
from ilt.reading.problems import CODES
from ilt.screens.questions import choices_in_words
from tests.read_aloud.texts import Texts, files_in
from tests.support.corpus import CASES
from tests.support.corpus.case import Case
from tests.support.files import source
from tests.support.refused_files import REFUSED


def readings(cases: list[Case]) -> Iterator[Reading]:
    """Read the files of each case without an answer, then with more and more of them."""
    for case in cases:
        with tempfile.TemporaryDirectory() as folder:
            paths = case.write(Path(folder))
            yield read_here(*paths)
            for at in range(len(case.answers)):
                yield read_here(*paths, answers=dict(list(case.answers.items())[: at + 1]))


def in_words(row: Any) -> list[str]:
    """Return the answers to a question as a screen offers them."""
    rated = "" if "self" in row.choices else "district" if row.choices[:1] == ["District ILT"] else "school"
    return list(choices_in_words(row.key, row.choices, rated).values())


def in_files(cases: list[Case] | None = None) -> Iterator[str]:
    """Each problem by its code, then each question with its answers, then each notice; at the end what none showed."""
    problems: dict[str, list[str]] = {}
    questions: dict[str, str] = {}
    notices: dict[str, str] = {}
    texts = Texts(files_in("ilt/reading"))
    every = list(CASES.values()) if cases is None else cases
    for reading in readings(every):
        for row in reading.problems.itertuples():
            if texts.new_in(row.message) or row.code not in problems:
                problems.setdefault(row.code, []).append(row.message)
        for row in reading.questions.itertuples():
            if texts.new_in(row.question):
                questions[row.question] = " / ".join(in_words(row))
        for message in reading.notices["message"]:
            if texts.new_in(message):
                notices[message] = ""
    for make, name, code in REFUSED.values() if cases is None else ():
        if code and code not in problems:
            problems[code] = [read_here(source(make(), name)).problems["message"].iloc[0]]
    yield from ["", "===== problems in files", ""]
    for code, kind in CODES.items():
        whole = f"{kind.says} {kind.fix}"
        yield from (f"[{code}] {message}" for message in problems.get(code, [whole]))
        texts.new_in(whole)
    yield from ["", "===== questions about files", ""]
    for question, choices in questions.items():
        yield from [question, *([f"    answers: {choices}"] if choices else [])]
    yield from ["", "===== notices about files", "", *notices]
    yield from ["", "===== of files, shown by no file here", *texts.rest()]
