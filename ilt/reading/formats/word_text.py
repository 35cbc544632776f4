"""The text of a Word document's paragraphs, in runs: what is shown, how it looks, and what form fields hold.

Source: ECMA-376 part 1, 17.3 (paragraphs and runs) and 17.16 (form fields).
"""

from __future__ import annotations

from ilt.reading.formats.text_runs import STRUCK, Run

_LOOKS = {
    **dict.fromkeys(("strike", "dstrike"), STRUCK),
    **{name: name for name in ("b", "i", "u", "highlight", "shd", "color", "bdr", "em", "vanish")},
}
_NO = frozenset(("0", "false", "off", "none", "auto", "000000", "FFFFFF", "nil"))
_WHITE = "FFFFFF"
_LETTERS = {"br": "\n", "cr": "\n", "noBreakHyphen": "-", "tab": "\t"}
_SYMBOLS = {
    **dict.fromkeys(("F0FE", "F0FD", "F052", "F053", "F054", "2611", "2612"), "☒"),
    **dict.fromkeys(("F0A8", "F06F", "F071", "F072", "F0A3", "2610"), "☐"),
    **dict.fromkeys(("F0FC", "F050", "2713", "2714"), "✓"),
    **dict.fromkeys(("F0FB", "F04F", "2717"), "✗"),
    **{f"{0xF080 + n:X}": figure for n, figure in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
    **dict(zip(("F0E0", "F0E8", "F0DF", "F0F3", "F04A", "F04C", "F0A7", "F0B7"), "→→←↔☺☹▪•", strict=True)),
}
"""Boxes, ticks, figures and what Word itself puts in of Wingdings: a document holds the number of the letter."""
_UNKNOWN = "\ufffd"


def value_of(attributes: dict[str, str], name: str = "val") -> str:
    """Return an attribute, whatever its prefix."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


class StruckStyles:
    """Takes the elements of ``word/styles.xml``; ``found`` are the styles of texts that strike through."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self._style = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name == "style":
            of_text = value_of(attributes, "type") in ("paragraph", "character")
            self._style = value_of(attributes, "styleId") if of_text else ""
        elif name in ("strike", "dstrike") and self._style and value_of(attributes) not in _NO:
            self.found.add(self._style)


class NumberedLists:
    """Takes the elements of ``word/numbering.xml``; ``found`` are the lists that have numbers, not bullets."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self._bullets: set[str] = set()
        self._kind = self._list = ""
        self._of_first = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name == "abstractNum":
            self._kind = value_of(attributes, "abstractNumId")
        elif name == "lvl":
            self._of_first = value_of(attributes, "ilvl") == "0"
        elif name == "numFmt" and self._of_first and value_of(attributes) in ("bullet", "none"):
            self._bullets.add(self._kind)
        elif name == "num":
            self._list = value_of(attributes, "numId")
        elif name == "abstractNumId" and value_of(attributes) not in self._bullets:
            self.found.add(self._list)


class ParagraphText:
    """Takes the elements inside of paragraphs; ``runs`` is the text so far."""

    def __init__(self, struck: frozenset[str] = frozenset()) -> None:
        self._struck = struck
        """The styles that strike through."""
        self._of_paragraph: frozenset[str] = frozenset()
        self.runs: list[Run] = []
        self.prompting: list[bool] = []
        """Whether each content control that we are in shows its prompt, which is no text of its own."""
        self._looks: frozenset[str] = frozenset()
        self.letters: set[bool] = set()
        """Whether we came by letters that are white, and by others."""
        self._white = self._crossed_out = False
        self.inside_run = self._in_text = self._placeholder = False
        self.choices: list[str] = []
        """What the lists offer that we came by."""
        self.lists: set[str] = set()
        """The lists of which we came by a paragraph."""
        self._entries: list[str] = []
        self._chosen = self._ticked = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if name == "r":
            self.inside_run, self._looks, self._white = True, self._of_paragraph, False
        elif name == "t":
            self._in_text = True
        elif name == "showingPlcHdr":
            self._placeholder = value_of(attributes) not in _NO
        elif name == "sdtContent":
            self.prompting.append(self._placeholder)
            self._placeholder = False
        elif name in _LETTERS and not (name == "tab" and attributes):
            # A tab stop of a paragraph's properties has attributes; a tab in the text has none.
            self.add(_LETTERS[name])
        elif name == "sym":
            self.add(_SYMBOLS.get(value_of(attributes, "char").upper(), _UNKNOWN))
        elif name in _LOOKS and self.inside_run:
            said = value_of(attributes, "fill") if name == "shd" else value_of(attributes)
            self._white |= name == "color" and said.upper() == _WHITE
            if said not in _NO and (said or name != "shd"):
                self._looks |= {_LOOKS[name]}
        elif name in ("p", "pStyle", "rStyle"):
            self._start_style(name, value_of(attributes))
        else:
            self._start_field(name, attributes)

    def _start_style(self, name: str, style: str) -> None:
        struck = frozenset((STRUCK,)) if style in self._struck else frozenset[str]()
        if name != "rStyle":
            self._of_paragraph = struck
        elif self.inside_run:
            self._looks |= struck

    def _start_field(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("ddList", "checkBox"):
            self._entries, self._chosen, self._ticked = [], "", ""
        elif name == "numId":
            self.lists.add(value_of(attributes))
        elif name == "listEntry":
            self._entries.append(value_of(attributes))
            self.choices.append(value_of(attributes))
        elif name == "listItem":
            self.choices.append(value_of(attributes, "displayText") or value_of(attributes, "value"))
        elif name == "result":
            self._chosen = value_of(attributes)
        elif name in ("checked", "default") and not (self._ticked and name == "default"):
            self._ticked = value_of(attributes) or "1"

    def text(self, data: str) -> None:
        """Take text."""
        if self._in_text:
            self.add(data)

    def add(self, data: str) -> None:
        """Add what is shown."""
        if data and not any(self.prompting) and "vanish" not in self._looks:
            self.runs.append((data, self._looks))
            if data.strip():
                self.letters.add(self._white and "shd" not in self._looks)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "t":
            self._in_text = False
        elif name == "r":
            self.inside_run, self._looks = False, frozenset()
        elif name == "sdtContent" and self.prompting:
            self.prompting.pop()
        elif name == "ddList":
            self._end_list()
        elif name == "checkBox":
            self.add("☐" if self._ticked in _NO or not self._ticked else "☒")

    def _end_list(self) -> None:
        """Show what was chosen of a form field's list; where nobody chose, the first entry says nothing."""
        if self._chosen.isdecimal() and int(self._chosen) < len(self._entries):
            self.add(self._entries[int(self._chosen)])
        elif self._entries:
            first = self._entries[0]
            self.add(f"{first}?" if first[:1].isdigit() else first)

    def taken(self) -> list[Run]:
        """Return the runs so far, and begin anew."""
        runs, self.runs = self.runs, []
        self._crossed_out |= any(STRUCK in looks for _, looks in runs)
        return runs

    @property
    def unclear(self) -> bool:
        """Whether some text so far is crossed out, or white."""
        return self._crossed_out or True in self.letters
