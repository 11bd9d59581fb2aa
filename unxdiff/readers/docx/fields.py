"""Fields (ECMA-376 part 1, 17.16): their results are read, their codes are not."""

from __future__ import annotations

from unxdiff.lazy import lazy
from unxdiff.ooxml.names import w
from unxdiff.ooxml.number_formats import number
from unxdiff.ooxml.symbols import symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from unxdiff.xmltree import Element

__all__ = ["Field", "form_result", "link_of", "made_by"]

_VAL = w("val")
_LISTNUM = (
    ("", ")", "decimal"), ("", ")", "lowerLetter"), ("", ")", "lowerRoman"), ("(", ")", "decimal"),
    ("(", ")", "lowerLetter"), ("(", ")", "lowerRoman"), ("", ".", "decimal"),
    ("", ".", "lowerLetter"), ("", ".", "lowerRoman"),
)  # fmt: skip
"""The levels of Word's own list NumberDefault, which LISTNUM counts in."""


class Field:
    """A field that is open: its code so far, and whether its result has begun."""

    def __init__(self) -> None:
        self.code: list[str] = []
        self.result = False
        self.silent = True
        self.target: str | None = None
        self.lost: list[str] = []
        """Text in the code, which nobody sees."""
        self.form: Element | None = None

    @property
    def instruction(self) -> list[str]:
        """The words of the code; what stands in quotation marks is one word."""
        return [a or b for a, b in _words().findall("".join(self.code).replace("\u201d", '"'))]


@lazy
def _words() -> re.Pattern[str]:
    import re

    return re.compile(r'"([^"]*)"|([^\s"]+)')


def link_of(words: list[str]) -> str | None:
    """The address of a HYPERLINK field; an anchor stands behind ``#``."""
    if not words or words[0].upper() != "HYPERLINK":
        return None
    address, anchor, rest = "", "", iter(words[1:])
    for word in rest:
        if word.lower() == "\\l":
            anchor = next(rest, "")
        elif word.lower() in ("\\o", "\\t"):
            next(rest, "")
        elif not word.startswith("\\") and not address:
            address = word
    return address + (f"#{anchor}" if anchor and not anchor.startswith("_") else "") or None


def made_by(words: list[str], lists: dict[str, int]) -> str:
    """What a field without a stored result shows; empty for fields that show nothing.

    ``lists`` counts the numbers that fields have made so far.
    """
    name = words[0].upper() if words else ""
    if name == "LISTNUM":
        return _listnum(words, lists)
    if name in ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT"):
        lists[name] = lists.get(name, 0) + 1
        return f"{lists[name]}."
    if name == "SYMBOL" and len(words) > 1:
        font = words[words.index("\\f") + 1] if "\\f" in words[:-1] else ""
        try:
            return symbol(font, int(words[1], 0))
        except ValueError:
            return words[1][:1]
    if name in ("MACROBUTTON", "GOTOBUTTON"):
        return " ".join(words[2:])
    if name == "EQ":
        return f"‹equation {' '.join(words[1:])}›"
    return ""


def _listnum(words: list[str], lists: dict[str, int]) -> str:
    level, start = 1, 0
    for at, word in enumerate(words[:-1]):
        following = words[at + 1]
        if word.lower() == "\\l" and following.isdecimal():
            level = min(max(int(following[:2]), 1), 9)
        elif word.lower() == "\\s" and following.isdecimal():
            start = int(following[:5])
    key = f"LISTNUM {level}"
    lists[key] = start or lists.get(key, 0) + 1
    for below in range(level + 1, 10):
        lists.pop(f"LISTNUM {below}", None)
    before, behind, form = _LISTNUM[level - 1]
    return f"{before}{number(lists[key], form) or lists[key]}{behind}"


def form_result(form: Element) -> str:
    """What an old form field shows by itself: a box, ticked or not, or the choice of a list."""
    box = form.find(w("checkBox"))
    if box is not None:
        state = box.find(w("checked"))
        state = state if state is not None else box.find(w("default"))
        on = state is not None and state.get(_VAL) not in ("0", "false", "off")
        return "☒" if on else "☐"
    choices = form.find(w("ddList"))
    if choices is None:
        return ""
    chosen = choices.find(w("result"))
    chosen = chosen if chosen is not None else choices.find(w("default"))
    text = chosen.get(_VAL) if chosen is not None else "0"
    entries = [str(entry.get(_VAL)) for entry in choices.findall(w("listEntry"))]
    place = int(text) if text and text.isdecimal() and len(text) < 4 else 0
    return entries[place] if place < len(entries) else ""
