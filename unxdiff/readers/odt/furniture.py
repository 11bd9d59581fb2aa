"""Running heads and feet: those of the page styles that the text uses (ODF 1.3, part 3, 16.9)."""

from __future__ import annotations

from unxdiff.model.roles import Role
from unxdiff.readers.odt.names import LOEXT, OFFICE, STYLE
from unxdiff.xmltree import Element

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["running"]

_STANDARD = "Standard"
_ROLES = {
    prefix + name + which: role
    for prefix in (STYLE, LOEXT)
    for name, role in (("header", Role.HEADER), ("footer", Role.FOOTER))
    for which in ("", "-left", "-first")
}


def running(roots: list[Element], asked: list[str]) -> Iterator[tuple[Role, Element]]:
    """The heads and feet of the page styles in use, in the order in which they come.

    ``asked`` are the page styles that paragraphs and tables ask for, empty for the standard page;
    each is followed by those that it names as next.
    """
    masters: dict[str, Element] = {}
    for root in roots:
        group = root.find(OFFICE + "master-styles")
        for master in () if group is None else group.iterchildren(STYLE + "master-page"):
            masters[master.get(STYLE + "name", "")] = master
    standard = _STANDARD if _STANDARD in masters else next(iter(masters), _STANDARD)
    used: list[str] = []
    for name in asked or [""]:
        follows: str | None = name or standard
        while follows and follows in masters and follows not in used:
            used.append(follows)
            follows = masters[follows].get(STYLE + "next-style-name")
    for name in used:
        for element in masters[name]:
            role = _ROLES.get(element.tag)
            if role is not None and element.get(STYLE + "display") != "false":
                yield role, element
