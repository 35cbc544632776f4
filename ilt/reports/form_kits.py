"""Form kits: texts to build a Google Form or a Microsoft Form from, so that what comes back is read without a question.

Each statement starts with its id in brackets, ``[S2.2]``, which every export keeps.
"""

from __future__ import annotations

import json

from ilt import framework

ANSWERS = tuple(f"{value} - {label}" for value, label in framework.SCALE.items())
TEAMS = ("School ILT", "District ILT")
_SCHOOL = {
    "school": "The school you are rating.",
    "district": "Your school. Leave blank if you are on the district ILT.",
}
_FACTS = ("Round", "Perspective", "School", "Rater")


def _help(name: str, assessment: str) -> str:
    return {
        "Round": "When you are rating, such as Fall 2026.",
        "Perspective": "The team you are on.",
        "School": _SCHOOL[assessment],
        "Rater": "Optional: your name or a code. It only helps count raters; screens never show it.",
    }[name]


def _statements(assessment: str, area: int) -> list[str]:
    return [f"[{a.id}] {a.text}" for a in framework.current().of(assessment) if a.focus_area == area]


def _areas(assessment: str) -> list[framework.FocusArea]:
    return [area for area in framework.current().areas if _statements(assessment, area.number)]


def _kit(assessment: str, grid: str, short: str, choice: str, long: str) -> str:
    instructions = framework.INSTRUCTIONS[assessment]
    lines = ["TITLE", instructions.title, "", "DESCRIPTION", instructions.before]
    lines += [f"{value} – {label}" for value, label in framework.SCALE.items()]
    lines += ["Leave blank anything you cannot rate.", ""]
    for name in _FACTS:
        kind = choice if name == "Perspective" else short
        lines += [f"QUESTION ({kind})", name, f"Help text: {_help(name, assessment)}"]
        if name == "Perspective":
            lines += ["Choices, one per line:", *TEAMS]
        lines.append("")
    for area in _areas(assessment):
        lines += [f"QUESTION ({grid}, not required)", f"{area.number}. {area.name}", "Rows, one per line:"]
        lines += [*_statements(assessment, area.number), "Columns, one per line:", *ANSWERS, ""]
        for action in framework.current().of(assessment):
            if action.focus_area == area.number:
                lines += [f"QUESTION ({long}, not required)", f"[{action.id}] Notes", ""]
    return "\n".join(lines)


def google(assessment: str) -> str:
    """Return the texts of a Google Form for one assessment, question by question, rows to paste as they are."""
    return _kit(assessment, "Multiple choice grid", "Short answer", "Multiple choice", "Paragraph")


def microsoft(assessment: str) -> str:
    """Return the texts of a Microsoft Form for one assessment, question by question, statements to paste as is."""
    return _kit(assessment, "Likert", "Text", "Choice", "Text, long answer")


def apps_script(assessment: str) -> str:
    """Return a Google Apps Script that builds the form for one assessment by itself."""
    instructions = framework.INSTRUCTIONS[assessment]
    text = json.dumps
    scale = [f"{value} – {label}" for value, label in framework.SCALE.items()]
    about = "\n".join([instructions.before, *scale, "Leave blank anything you cannot rate."])
    lines = ["function buildForm() {"]
    lines.append(f"  const form = FormApp.create({text(instructions.title, ensure_ascii=False)});")
    lines.append(f"  form.setDescription({text(about, ensure_ascii=False)});")
    for name in _FACTS:
        help_ = text(_help(name, assessment), ensure_ascii=False)
        if name == "Perspective":
            choices = text(list(TEAMS))
            lines.append(
                f"  form.addMultipleChoiceItem().setTitle('{name}').setHelpText({help_}).setChoiceValues({choices})"
                ".setRequired(true);"
            )
        else:
            required = str(name == "Round" or (name == "School" and assessment == "school")).lower()
            lines.append(f"  form.addTextItem().setTitle('{name}').setHelpText({help_}).setRequired({required});")
    for area in _areas(assessment):
        rows = text(_statements(assessment, area.number), ensure_ascii=False)
        title = text(f"{area.number}. {area.name}", ensure_ascii=False)
        lines.append(f"  form.addGridItem().setTitle({title})")
        lines.append(f"    .setRows({rows})")
        lines.append(f"    .setColumns({text(list(ANSWERS))}).setRequired(false);")
        lines += [
            f"  form.addParagraphTextItem().setTitle('[{action.id}] Notes').setRequired(false);"
            for action in framework.current().of(assessment)
            if action.focus_area == area.number
        ]
    return "\n".join([*lines, "  Logger.log(form.getEditUrl());", "}", ""])
