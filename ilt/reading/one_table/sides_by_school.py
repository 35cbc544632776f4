"""Raters of the district ILT of whom some name a school and others none: one answer is never laid over both."""

from __future__ import annotations

from dataclasses import replace

from ilt.reading.questions import SAYS_OTHER, WITH_SCHOOL, WITHOUT_SCHOOL
from ilt.reading.stages import NameColumns, RowActions, TableLog


def with_sides_by_school(names: NameColumns, actions: RowActions, log: TableLog) -> NameColumns:
    """Return the names with words in place of a side that no row says, where it is asked of both kinds of raters."""
    schools = names.texts["school"].where(bool)
    some, others = (schools & names.sound).any(), (~schools & names.sound).any()
    rated = set(actions.assessment.present()) - {""}
    columns = [question.key for question in names.maybe if question.key.startswith("side-column")]
    if any(log.answer(key) != SAYS_OTHER for key in columns):
        return names
    if "perspective" not in names.missing or rated != {"district"} or not (some and others):
        return names
    said = names.texts["school"].map(lambda school: WITH_SCHOOL if school else WITHOUT_SCHOOL)
    return replace(names, texts={**names.texts, "perspective": said}, missing=names.missing - {"perspective"})
