"""Equations of Office Math as one line of text (ECMA-376 part 1, 22.1), so that they compare."""

from __future__ import annotations

from unxdiff.ooxml.names import MATH, WORD, m

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["linear"]

_DEEPEST = 60
_TEXTS = (m("t"), WORD + "t")
_VAL = m("val")
_FUNCTIONAL = "\u2061"


def linear(element: Element) -> str:
    """The text of an equation in one line: ``a/(b+c)``, ``x^2``, ``√(x)``, ``∑_(i=0)^n i``."""
    return " ".join(_text(element, 0).replace(_FUNCTIONAL, " ").split())


def _text(element: Element, depth: int) -> str:
    if depth > _DEEPEST:
        return " ".join("".join(element.itertext()).split())
    tag = element.tag
    if tag in _TEXTS:
        return element.text or ""
    if not isinstance(tag, str) or tag.endswith("Pr"):
        return ""
    name = tag[len(MATH) :] if tag.startswith(MATH) else ""
    parts = {
        child.tag[len(MATH) :]: _text(child, depth + 1)
        for child in element
        if isinstance(child.tag, str) and child.tag.startswith(MATH)
    }
    if name == "d":
        return _brackets(element, depth)
    if name in ("m", "eqArr"):
        rows = element.findall(m("mr" if name == "m" else "e"))
        return f"[{'; '.join([_text(row, depth + 1) for row in rows])}]"
    if name == "mr":
        return ", ".join([_text(cell, depth + 1) for cell in element.findall(m("e"))])
    said = _structure(element, name, parts)
    if said is not None:
        return said
    return "".join([_text(child, depth + 1) for child in element])


def _structure(element: Element, name: str, parts: dict[str, str]) -> str | None:
    """What a structure of named parts says; None for anything else."""
    base = parts.get("e", "")
    if name == "f":
        return f"{_grouped(parts.get('num', ''))}/{_grouped(parts.get('den', ''))}"
    if name == "rad":
        degree = parts.get("deg", "")
        return f"√{f'[{degree}]' if degree else ''}{_grouped(base)}"
    if name in ("sSup", "sSub", "sSubSup"):
        return _grouped(base) + _scripts(parts)
    if name == "sPre":
        return _scripts(parts) + _grouped(base)
    if name in ("limLow", "limUpp"):
        return f"{base}{'_' if name == 'limLow' else '^'}{_grouped(parts.get('lim', ''))}"
    if name == "func":
        return f"{parts.get('fName', '')} {base}"
    if name == "nary":
        return f"{_sign(element, 'naryPr', 'chr', '∫')}{_scripts(parts)} {base}"
    if name in ("acc", "groupChr"):
        return _grouped(base) + _sign(
            element, f"{name}Pr", "chr", "\u0302" if name == "acc" else "⏟"
        )
    if name == "bar":
        return f"{_grouped(base)}\u0305"
    return None


def _brackets(element: Element, depth: int) -> str:
    inside = [_text(part, depth + 1) for part in element.findall(m("e"))]
    between = _sign(element, "dPr", "sepChr", "|").join(inside)
    return f"{_sign(element, 'dPr', 'begChr', '(')}{between}{_sign(element, 'dPr', 'endChr', ')')}"


def _scripts(parts: dict[str, str]) -> str:
    low, high = parts.get("sub", ""), parts.get("sup", "")
    return (f"_{_grouped(low)}" if low else "") + (f"^{_grouped(high)}" if high else "")


def _sign(element: Element, properties: str, name: str, usual: str) -> str:
    """A sign that properties name, else the one that is usual."""
    found = element.find(f"{m(properties)}/{m(name)}")
    return usual if found is None else found.get(_VAL) or ""


def _grouped(text: str) -> str:
    """A part in brackets, unless it is one name or number."""
    return text if len(text) < 2 or text.isalnum() else f"({text})"
