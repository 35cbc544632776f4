"""The text of each question about the scale of ratings."""

from __future__ import annotations

from collections.abc import Mapping

from ilt.framework import SCALE
from ilt.reading.cells import masks
from ilt.reading.cells.legend_codes import says
from ilt.reading.cells.text import shown
from ilt.reading.questions import FROM_1, SET_ASIDE, WAS_0_TO_3, WITHOUT_FOURS, Question

_SET_ASIDE = (
    "choose not to count them. Then upload the file again with the ratings changed to 0 to 3, or export it again with "
    "answer text in place of numbers."
)
_ANOTHER_SCALE = f"If the numbers mean something else, {_SET_ASIDE}"
"""What to do where the scale was another."""
_IF_ELSE = f"If the numbers mean anything other than the answers below, {_SET_ASIDE}"
_OR_5 = (" or a 5", " or 5s")


def about_codes(source: str, rated: int, *, above: int = 0, fifth: bool = False) -> Question:
    """Ask whether a survey tool numbered the choices from 1 on, where nobody has a 0 and some may have a 4.

    A ``fifth`` choice may be one for none: each is a problem of its own then.
    """
    fours = (
        f", and {above:,} {'is a 4' if above == 1 else 'are 4s'}{_OR_5[above > 1] if fifth else ''}" if above else ""
    )
    text = (
        f"This file is from a survey tool. None of its {rated + above:,} ratings is a 0{fours}. "
        f"These tools often number the choices starting with 1, so a 1 may mean “{SCALE[0]}” and a 4 "
        f"“{SCALE[3]}”. What do the numbers mean? {'Each 5 is listed as a problem. ' if fifth else ''}If they mean "
        "something else, choose not to count them. Then export the file again with answer text in place of numbers, "
        "and upload that."
    )
    return Question("scale", source, text, (FROM_1, WAS_0_TO_3, SET_ASIDE))


def about_codes_said(source: str, scale: str, codes: Mapping[int, int | None]) -> Question:
    """Ask whether the numbers of a table are those of the file's own legend, which gives the ratings from 1 on."""
    text = (
        f"The file says “{shown(scale)}”, so a 1 may mean “{SCALE[0]}” and a 4 “{SCALE[3]}”. What do the numbers "
        f"mean? If 1 is the lowest, 1 to 4 are read as 0 to 3{says(codes)}. If they mean something else, "
        "choose not to count them."
    )
    return Question("scale", source, text, (FROM_1, WAS_0_TO_3, SET_ASIDE))


def about_scale(source: str, above: int, *, zeros: bool, where: str = "", offered: str = "") -> Question:
    """Ask whether the scale was another, where so many numbers are above 3.

    Parameters
    ----------
    where
        As ``where_of`` returns it.
    offered
        The answer that 1 to 4 are the four ratings, where that may be.
    """
    many = "is" if above == 1 else "are"
    also = "" if zeros else ", and none is a 0"
    text = (
        f"What do the numbers mean? {above:,} of the ratings{where} {many} above 3{also}, so the scale may not have "
        f"been 0-3. If it was 0-3, choose to leave out the numbers above 3. {_ANOTHER_SCALE}"
    )
    if offered:
        text += f" Choose to read 1 to 4 as 0 to 3 only if 1 was “{SCALE[0]}” and 4 “{SCALE[3]}”."
    return Question("scale", source, text, (*((offered,) if offered else ()), WITHOUT_FOURS, SET_ASIDE))


def about_lowest(source: str, ones: int, rated: int, *, of: str = "", together: bool = False) -> Question:
    """Ask whether the scale began at 1, where that is the rating given most often and nobody gave a 0."""
    are = "is a 1" if ones == 1 else "are 1s"
    text = (
        f"Of the {rated:,} ratings{where_of(of, together=together)}, {ones:,} {are} and none is a 0, so the "
        f"scale may have started at 1. What do the numbers mean? {_ANOTHER_SCALE}"
    )
    return Question("scale", source, text, (WAS_0_TO_3, SET_ASIDE))


def where_of(of: str, *, together: bool) -> str:
    """Return of which ratings a question is: those of a part of the table, or of tables that look alike."""
    return " in the files and sheets that look alike" if together else f" for “{shown(of)}”" if of else ""


def about_scale_said(source: str, scale: str, *, offered: str = "") -> Question:
    """Ask whether ratings were given on 0-3, where the file says another scale; ``offered`` may say what 1 to 4 are.

    What seems to be the label of a number may be a person's name.
    """
    text = (
        f"The file says “{masks.heading(scale)}”. Are these ratings on the 0-3 scale, from "
        f"“{SCALE[0].casefold()}” to “{SCALE[3].casefold()}”? {_IF_ELSE if offered else _ANOTHER_SCALE}"
    )
    return Question("scale", source, text, (*((offered,) if offered else ()), WAS_0_TO_3, SET_ASIDE))
