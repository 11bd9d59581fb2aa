"""Styles: what a named or automatic style means once its parents are asked (ODF 1.3, 16.2)."""

from __future__ import annotations

from unxdiff.model.roles import Style
from unxdiff.readers.odt.names import FO, OFFICE, STYLE, TEXT, whole
from unxdiff.records import record
from unxdiff.xmltree import Element

__all__ = ["Looks", "ParagraphStyle", "Styles"]

_MOST_PARENTS = 50
"""How many parents of a style are asked; programs make about ten at most."""
_BOLD = 600
"""From this weight on (100 to 900) letters are bold."""
_STANDARD = "Standard"
_CODE = ("Source_20_Text", "Teletype")
_QUOTES = ("Quotations", "Quote", "Block_20_Quotation")
_TITLES = (("Title", 1), ("Subtitle", 2))
"""Names that LibreOffice writes in every language of its menus, with the level of heading."""

Looks = dict[object, bool]
"""How letters look: a Style, or ``"hidden"``, to whether it is on; what is not said is absent."""


@record
class ParagraphStyle:
    """What a paragraph's style says.

    ``base`` is how its named style sets characters, ``direct`` how the paragraph itself does (its
    automatic style). ``list_style`` is None where nothing names one, empty where it is switched
    off. ``outline`` is the level of heading (1 to 10) or 0, ``title`` that of a title or subtitle.
    """

    base: Looks
    direct: Looks
    list_style: str | None = None
    outline: int = 0
    title: int = 0
    quote: bool = False
    master: str | None = None


class Styles:
    """All styles of a document by family and name."""

    def __init__(self, roots: list[Element]) -> None:
        self._named: dict[tuple[str, str], Element] = {}
        self._automatic: dict[tuple[str, str], Element] = {}
        self._characters: dict[str, Looks] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        for root in roots:
            for group, kept in (
                (root.find(OFFICE + "styles"), self._named),
                (root.find(OFFICE + "automatic-styles"), self._automatic),
            ):
                for style in () if group is None else group.iterchildren(STYLE + "style"):
                    # Automatic styles of the content come after those of headers: they win, for
                    # paragraphs in headers are few and their looks are not compared.
                    kept[style.get(STYLE + "family", ""), style.get(STYLE + "name", "")] = style

    def characters(self, name: str | None) -> Looks:
        """How a character style, named or automatic, sets characters."""
        if name is None:
            return {}
        known = self._characters.get(name)
        if known is None:
            known = {}
            for style in reversed(self._chain("text", name)):
                known.update(_looks(style))
                if style.get(STYLE + "name") in _CODE:
                    known[Style.CODE] = True
            self._characters[name] = known
        return known

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """What a paragraph style, named or automatic, says."""
        key = name or _STANDARD
        known = self._paragraphs.get(key)
        if known is None:
            known = self._read_paragraph(key)
            self._paragraphs[key] = known
        return known

    def automatic(self, family: str, name: str | None) -> Element | None:
        """A style of another family (sections, tables), automatic or named."""
        key = (family, name or "")
        found = self._automatic.get(key)
        return self._named.get(key) if found is None else found

    def _chain(self, family: str, name: str) -> list[Element]:
        """A style and its parents, nearest first; a circle of parents is cut."""
        chain: list[Element] = []
        style = self.automatic(family, name)
        seen: set[str] = set()
        while style is not None and len(chain) < _MOST_PARENTS:
            chain.append(style)
            parent = style.get(STYLE + "parent-style-name")
            if not parent or parent in seen:
                break
            seen.add(parent)
            style = self._named.get((family, parent))
        return chain

    def _read_paragraph(self, name: str) -> ParagraphStyle:
        chain = self._chain("paragraph", name)
        own = chain[0] if chain else None
        base: Looks = {}
        direct: Looks = {}
        automatic = own is not None and ("paragraph", name) in self._automatic
        for style in reversed(chain[1:] if automatic else chain):
            base.update(_looks(style))
        if automatic:
            direct = _looks(own)
        names = [style.get(STYLE + "name", "") for style in chain]
        return ParagraphStyle(
            base,
            direct,
            # LibreOffice does not number a heading whose style nothing defines.
            _first(chain, STYLE + "list-style-name") if chain or name == _STANDARD else "",
            # A level of heading is not handed down from named style to named style.
            whole(_first(chain[: 2 if automatic else 1], STYLE + "default-outline-level"), 0, 10),
            next((level for title, level in _TITLES if title in names), 0),
            any(quote in names for quote in _QUOTES),
            _first(chain, STYLE + "master-page-name"),
        )


def _first(chain: list[Element], attribute: str) -> str | None:
    """The first value of an attribute in a chain of styles; it may be empty."""
    for style in chain:
        value = style.get(attribute)
        if value is not None:
            return str(value)
    return None


def _looks(style: Element) -> Looks:
    """What one style itself says about characters."""
    looks: Looks = {}
    properties = style.find(STYLE + "text-properties")
    if properties is None:
        return looks
    get = properties.get
    weight = get(FO + "font-weight")
    if weight is not None:
        looks[Style.BOLD] = weight == "bold" or whole(weight, 0) >= _BOLD
    slant = get(FO + "font-style")
    if slant is not None:
        looks[Style.ITALIC] = slant in ("italic", "oblique")
    for which, name in (
        (Style.UNDERLINE, "text-underline"),
        (Style.STRIKE, "text-line-through"),
    ):
        line = get(f"{STYLE}{name}-style") or get(f"{STYLE}{name}-type")
        if line is not None:
            looks[which] = line != "none"
    place = get(STYLE + "text-position")
    if place is not None:
        first = place.split()[0] if place.split() else ""
        number = first.rstrip("%")
        looks[Style.SUBSCRIPT] = first == "sub" or number.startswith("-")
        looks[Style.SUPERSCRIPT] = first == "super" or (number.strip("0.").isdecimal())
    shown = get(TEXT + "display")
    if shown is not None:
        looks["hidden"] = shown == "none"
    return looks
