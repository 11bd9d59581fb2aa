"""Signs of the fonts Symbol and Wingdings, which files hold as private characters, in Unicode.

Sources: the fonts' published Unicode mappings; only what drafts use: Greek letters, mathematics,
bullets, arrows, boxes and ticks. Any other sign is written as font and number.
"""

from __future__ import annotations

from unxdiff.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

__all__ = ["has_private", "plain", "symbol"]

_SYMBOL_TEXT = (
    (0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    (0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"),
    (0xF1, "〉∫"),
)
_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍",
    0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆",
    0x76: "❖", 0x77: "⬥", 0x78: "☒", 0x79: "⍓", 0x80: "⓪", 0x9E: "·", 0x9F: "•", 0xA0: "▪",
    0xA1: "○", 0xA4: "◉", 0xA6: "❍", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xB6: "☆", 0xD5: "⌫",
    0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦",
    0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "•", 0x98: "●",
    0xA3: "□",
}  # fmt: skip
_WINGDINGS_3 = {0x61: "↑", 0x62: "→", 0x66: "←", 0x67: "→", 0x7D: "▶", 0x84: "◀"}
_WEBDINGS = {0x3D: "◆", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}


def symbol(font: str, code: int) -> str:
    """The sign of a font at a code point, which may or may not be lifted to U+F000.

    What is not known is written ``‹symbol F0B7›``, with the font where it is not Symbol.
    """
    name = font.lower()
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = _tables().get(name)
    if table is None:
        if 0xF020 <= code <= 0xF07E and "ding" not in name:
            return chr(low)  # letters of a text font that was marked as a symbol font
        if not 0xE000 <= code <= 0xF8FF and 0x20 <= code <= 0x10FFFF:
            return chr(code)
    found = (table or {}).get(low)
    if found is not None:
        return found
    named = "" if name in ("", "symbol") else f" {font}"
    return f"‹symbol{named} {0xF000 + low if low < 0x100 else code:04X}›"


def has_private(text: str) -> bool:
    """Whether a text holds characters that only a symbol font knows."""
    return not text.isascii() and _private().search(text) is not None


def plain(text: str, font: str) -> str:
    """A text with each such character as the sign that it stands for."""
    return _private().sub(lambda found: symbol(font, ord(found[0])), text)


@lazy
def _private() -> re.Pattern[str]:
    import re

    return re.compile("[\uf020-\uf0ff]")


@lazy
def _tables() -> dict[str, dict[int, str]]:
    greek = {first + at: sign for first, signs in _SYMBOL_TEXT for at, sign in enumerate(signs)}
    return {
        "symbol": greek,
        "wingdings": _WINGDINGS,
        "wingdings 2": _WINGDINGS_2,
        "wingdings 3": _WINGDINGS_3,
        "webdings": _WEBDINGS,
    }
