"""The markers of list items, as a browser prints them."""

from __future__ import annotations

from unxdiff.algorithms.counting import in_letters, in_roman
from unxdiff.readers.html.traits import declarations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["OpenList", "marker", "word_label"]

_TYPES = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
}  # fmt: skip
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
_ALPHABETS = {
    "lower-alpha": "abcdefghijklmnopqrstuvwxyz",
    "lower-greek": "αβγδεζηθικλμνξοπρστυφχψω",
    "upper-greek": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
}
_DIGITS = {
    "arabic-indic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹", "devanagari": "०१२३४५६७८९",
    "cjk-decimal": "〇一二三四五六七八九",
}  # fmt: skip
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal")
_LARGEST = 10**6
_SYMBOL_FONTS = ("·", "o", "§", "ü", "Ø", "v", "q", "à", "\uf0b7", "\uf0a7", "\uf0d8", "\uf0fc")
"""How Word writes bullets: letters of fonts that hold signs."""


class OpenList:
    """A list while its items are read."""

    def __init__(self, element: Element) -> None:
        """Take how a list numbers its items from its attributes."""
        self.numbered = element.tag == "ol"
        self.style = _style(element) or _TYPES.get(element.get("type", ""), "")
        if not self.numbered and not self.style:
            self.style = str(element.get("type", "")).lower()
        reverse = self.numbered and element.get("reversed") is not None
        self.step = -1 if reverse else 1
        start = _integer(element.get("start"))
        if start is None:
            items = sum(child.tag == "li" for child in element) if reverse else 0
            start = items if reverse else 1
        self.value = start

    def label(self, item: Element) -> str | None:
        """The marker of the next item; None where it has none."""
        given = _integer(item.get("value"))
        if given is not None:
            self.value = given
        value = self.value
        if self.numbered:
            self.value += self.step
        style = _style(item) or _TYPES.get(item.get("type", "")) or self.style
        if style == "none":
            return None
        if style in _BULLETS:
            return _BULLETS[style]
        if style[:1] in "\"'" and style:
            return style.strip("\"' ") or None
        return marker(value, style) if self.numbered or style in _ALPHABETS else "•"


def _style(element: Element) -> str:
    """The marker's style by ``list-style-type``, or in ``list-style`` among other words."""
    said = declarations(element)
    if "list-style-type" in said:
        return said["list-style-type"].replace("latin", "alpha")
    known = (*_BULLETS, *_ALPHABETS, *_DIGITS, *_CHINESE, "none", "decimal", "lower-roman",
             "upper-roman", "upper-alpha")  # fmt: skip
    parts = said.get("list-style", "").replace("latin", "alpha").split()
    return next((word for word in parts if word in known), "")


def _integer(text: str | None) -> int | None:
    """An attribute's number; None for none, or one that no list reaches."""
    digits = (text or "").strip()
    if len(digits) > 8 or not digits.lstrip("+-").isdecimal() or not digits.isascii():
        return None
    try:
        return int(digits)
    except ValueError:
        return None


def marker(value: int, style: str) -> str:
    """A number in a list's style, with the point that browsers put behind it.

    Values that a style cannot write are decimal, as CSS Counter Styles says.
    """
    if style in _CHINESE:
        return f"{_chinese(value)}、" if 0 < value < 100 else f"{value}."
    if style in _DIGITS:
        return "".join([_DIGITS[style][int(sign)] for sign in str(abs(value))]) + "."
    if style == "decimal-leading-zero":
        return f"{value:02d}."
    upper = style.startswith("upper-")
    base = "lower-alpha" if style == "upper-alpha" else style
    made = ""
    if base in _ALPHABETS and 0 < value < _LARGEST:
        made = in_letters(value, _ALPHABETS[base])
    elif style.endswith("-roman") and 0 < value < 4000:
        made = in_roman(value)
    return f"{(made.upper() if upper else made) or value}."


def _chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    signs = "〇一二三四五六七八九"
    head = ("" if tens == 1 else signs[tens]) + "十" if tens else ""
    return head + (signs[ones] if ones else "")


def word_label(text: str) -> str:
    """A label as Word writes it into a saved page; bullets are letters of sign fonts there."""
    label = " ".join(text.split())
    return "•" if label in _SYMBOL_FONTS else label
