"""Styles with what they inherit (ECMA-376 part 1, 17.7): look, outline level, numbering."""

from __future__ import annotations

from unxdiff.ooxml.names import is_on, w
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = [
    "BOLD",
    "CODE",
    "HIDDEN",
    "ITALIC",
    "RUN_STYLE",
    "STRIKE",
    "SUBSCRIPT",
    "SUPERSCRIPT",
    "SWITCHES",
    "UNDERLINE",
    "Style",
    "Styles",
    "depth_of",
    "font_of",
    "look_of",
    "number_of",
    "switch",
]

BOLD, ITALIC, UNDERLINE, STRIKE, SUPERSCRIPT, SUBSCRIPT, CODE, HIDDEN = (
    1, 2, 4, 8, 16, 32, 64, 128,
)  # fmt: skip
_RAISED = SUPERSCRIPT | SUBSCRIPT
SWITCHES = {
    w("b"): BOLD,
    w("i"): ITALIC,
    w("strike"): STRIKE,
    w("dstrike"): STRIKE,
    w("vanish"): HIDDEN,
    w("u"): UNDERLINE,
    w("vertAlign"): _RAISED,
}
"""The elements that switch a look, each with what it decides."""
RUN_STYLE = w("rStyle")
_RAISED_BY = {"superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}
_VAL, _FONTS = w("val"), w("rFonts")
_FONT_PLACES = (w("ascii"), w("hAnsi"), w("cs"))
_ILVL, _NUM_ID = w("ilvl"), w("numId")
_CODE_STYLES = ("html code", "html typewriter", "html sample", "source text", "verbatim char")
_QUOTE_STYLES = ("quote", "intense quote", "quotations")
_LINK_STYLES = ("hyperlink", "followedhyperlink", "internet link", "visited internet link")

# Word and LibreOffice write built-in names in English whatever the language; other programs, and
# files that went through them, write their own. The number behind the word is the level.
_HEADING_WORDS = (
    "heading", "überschrift", "titre", "título", "titulo", "titolo", "заголовок", "标题", "標題",
    "عنوان", "العنوان", "kop", "rubrik", "overskrift", "otsikko", "nagłówek", "nadpis", "見出し",
    "제목", "başlık", "επικεφαλίδα", "cabeçalho", "encabezado", "címsor", "titlu", "berschrift",
)  # fmt: skip


@record
class Style:
    """A style with all that it inherits.

    ``bits`` is its look; ``outline`` 0 to 8, 9 for body text, -1 where nothing says;
    ``num`` and ``depth`` are its numbering, None where nothing says, and ``num_style`` the id of
    the style that says it. ``quote`` tells the styles for quotations.
    """

    name: str
    bits: int = 0
    outline: int = -1
    num: str | None = None
    depth: int | None = None
    num_style: str | None = None
    quote: bool = False


_PLAIN = Style("")


def look_of(properties: Element) -> tuple[int, int, str | None]:
    """What run properties (``w:rPr``) say: the bits they switch on, the bits they decide at all,
    and the id of the character style they name."""
    on = said = 0
    style = None
    for child in properties:
        tag = child.tag
        if tag in SWITCHES:
            bits, set_on = switch(tag, child)
            said |= bits
            on |= set_on
        elif tag == RUN_STYLE:
            style = child.get(_VAL)
    return on, said, style


def switch(tag: str, element: Element) -> tuple[int, int]:
    """The bits that one switch of a look decides, and those it switches on."""
    bit = SWITCHES[tag]
    value = element.get(_VAL)
    if bit == UNDERLINE:
        on = value not in (None, "none")
    elif bit == _RAISED:
        return bit, _RAISED_BY.get(value, 0)
    else:
        on = value is None or is_on(value)
    return bit, bit if on else 0


def font_of(properties: Element | None) -> str:
    """The font that run properties name; empty where they name none."""
    fonts = properties.find(_FONTS) if properties is not None else None
    if fonts is None:
        return ""
    return next((fonts.get(place) for place in _FONT_PLACES if fonts.get(place)), "")


class Styles:
    """The styles of a file by id; an id that is not there is the default style."""

    def __init__(self, root: Element | None) -> None:
        """Take the styles of ``w:styles``; None where the file has no such part."""
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self._default: str | None = None
        self.cyclic: list[str] = []
        """Ids of styles that are based on themselves; what they would inherit is left out."""
        for element in root if root is not None else ():
            if element.tag != w("style"):
                continue
            name = element.get(w("styleId"))
            if name is None or name in self._elements:
                continue
            self._elements[name] = element
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in (
                "1",
                "true",
                "on",
            ):
                self._default = name

    def __getitem__(self, name: str | None) -> Style:
        """The style of a paragraph or run that names ``name``; the default one for None."""
        key = name if name in self._elements else self._default
        if key is None:
            return _PLAIN
        found = self._known.get(key)
        return found if found is not None else self._resolve(key)

    def character(self, name: str | None) -> int:
        """The bits that a character style switches; no style is none at all."""
        return self[name].bits if name in self._elements else 0

    def numbering(self, name: str) -> str | None:
        """The id of the numbering of a style, for lists that are defined by a style."""
        return self[name].num if name in self._elements else None

    def _resolve(self, name: str) -> Style:
        chain, seen = [], set()
        step: str | None = name
        while step is not None and step in self._elements and step not in self._known:
            if step in seen:
                self.cyclic.append(step)
                step = None
                break
            seen.add(step)
            chain.append(step)
            based = self._elements[step].find(w("basedOn"))
            step = based.get(_VAL) if based is not None else None
        style = self._known.get(step, _PLAIN) if step is not None else _PLAIN
        for key in reversed(chain):
            style = self._known[key] = _derived(self._elements[key], key, style)
        return style


def _derived(element: Element, key: str, base: Style) -> Style:
    named = element.find(w("name"))
    name = (named.get(_VAL) if named is not None else None) or key
    low = name.lower()
    run = element.find(w("rPr"))
    on, said, _ = look_of(run) if run is not None else (0, 0, None)
    if low in _LINK_STYLES:  # the link itself says it
        on, said = on & ~UNDERLINE, said | UNDERLINE
    bits = (base.bits & ~said) | on
    if low in _CODE_STYLES:
        bits |= CODE
    paragraph = element.find(w("pPr"))
    outline, num, depth, num_style = base.outline, base.num, base.depth, base.num_style
    level = _heading_level(low, key.lower())
    if level >= 0:
        outline = level
    if paragraph is not None:
        for child in paragraph:
            if child.tag == w("outlineLvl"):
                outline = _small(child.get(_VAL), 9)
            elif child.tag == w("numPr"):
                num, depth = number_of(child, num, depth)
                num_style = key
    quote = base.quote or low in _QUOTE_STYLES
    return Style(low, bits, outline, num, depth, num_style, quote)


def number_of(
    properties: Element, num: str | None, depth: int | None
) -> tuple[str | None, int | None]:
    """Numbering and depth as ``w:numPr`` says; what it does not say stays."""
    for child in properties:
        if child.tag == _NUM_ID:
            num = child.get(_VAL)
        elif child.tag == _ILVL:
            depth = depth_of(child)
    return num, depth


def depth_of(element: Element) -> int:
    """The depth that ``w:ilvl`` says, 0 to 8."""
    return min(_small(element.get(_VAL), 0), 8)


def _heading_level(name: str, key: str) -> int:
    """The outline level of a heading style by its name in any language, -1 for any other."""
    for text in (name, key):
        bare = text.replace(" ", "").replace("\u00a0", "")
        if bare[-1:].isdecimal() and bare[:-1] in _HEADING_WORDS and bare[-1] != "0":
            return int(bare[-1]) - 1
    return 0 if name == "title" else -1


def _small(text: str | None, otherwise: int) -> int:
    """A number of at most two digits."""
    return int(text) if text and len(text) < 3 and text.isdecimal() else otherwise
