"""An equation in MathML as one line of text, so that it compares by what it says."""

from __future__ import annotations

from unxdiff.xmltree import local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["equation"]

_BETWEEN = {
    "mfrac": "/", "msub": "_", "msup": "^", "munder": "_", "mover": "^", "msubsup": "_^",
    "munderover": "_^", "mroot": "√", "mmultiscripts": "_^",
}  # fmt: skip
_DEEPEST = 60
_INVISIBLE = dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064\u200b"))


def equation(element: Element) -> str:
    """The placeholder of a ``math`` element: ``‹equation (a+b)/c^2›``."""
    said = " ".join(_text(element, 0).split()).translate(_INVISIBLE)
    return f"‹equation {said}›" if said else "‹equation›"


def _text(element: Element, depth: int) -> str:
    name = local(element)
    if name in ("annotation", "annotation-xml"):
        return ""
    children = [child for child in element if local(child)]
    if not children or depth > _DEEPEST:
        text: str = " ".join(element.itertext())
        return " ".join(text.split())
    if name == "semantics":
        return _text(children[0], depth + 1)
    parts = [_text(child, depth + 1) for child in children]
    if name == "mroot" and len(parts) > 1:
        return f"√[{parts[1]}]{_grouped(parts[0])}"
    if name in _BETWEEN and len(parts) > 1:
        signs = _BETWEEN[name]
        made = _grouped(parts[0])
        for at, part in enumerate(parts[1:]):
            made += signs[min(at, len(signs) - 1)] + _grouped(part)
        return made
    if name == "msqrt":
        return "√" + _grouped("".join(parts))
    if name == "mfenced":
        marks = element.get("open", "("), element.get("close", ")")
        return f"{marks[0]}{', '.join(parts)}{marks[1]}"
    return {"mtable": "; ", "mtr": ", "}.get(name, "").join(parts)


def _grouped(text: str) -> str:
    """A part in brackets, unless it is one name or number."""
    return text if len(text) < 2 or text.isalnum() else f"({text})"
