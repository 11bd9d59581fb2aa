"""Properties of paragraphs, runs, tables, rows, cells and sections: when two are the same, and how
a change of them is tracked (ECMA-376 part 1, 17.13.5)."""

from __future__ import annotations

import copy

from lxml import etree

from unxdiff.ooxml.names import WORD, is_on, w
from unxdiff.ooxml.order import insert_in_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from unxdiff.xmltree import Element

    Key = tuple[object, ...]

__all__ = ["change_of", "key_of", "made", "marked", "without_history"]

_VAL = w("val")
_RUN, _PARAGRAPH, _SECTION = w("rPr"), w("pPr"), w("sectPr")
_HISTORY = frozenset(
    [w(f"{name}Change") for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr")]
    + [w(name) for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")]
    + [w("tblGridChange"), w("numberingChange")]
)
_UNSEEN = frozenset([w("lang"), w("noProof")])
"""What the checking of spelling needs; a reader never sees it."""
_APART = {
    _PARAGRAPH: frozenset([_RUN, _SECTION]),
    _SECTION: frozenset([w("headerReference"), w("footerReference")]),
}
"""Children that a change of properties does not hold (CT_PPrBase, CT_SectPrBase)."""


def made(name: str, **attributes: str) -> Element:
    """A WordprocessingML element with attributes of that namespace."""
    element = etree.Element(w(name), nsmap={"w": WORD[1:-1]})
    for key, value in attributes.items():
        element.set(w(key), value)
    return element


def key_of(properties: Element | None) -> Key:
    """What properties say, so that two which say the same have equal keys: without the traces of
    editing, tracked changes, and what nobody sees."""
    if properties is None:
        return ()
    apart = _APART.get(properties.tag, frozenset())
    found = [
        _key(child)
        for child in properties
        if child.tag not in _HISTORY and child.tag not in _UNSEEN and child.tag not in apart
    ]
    return tuple(sorted(found, key=repr))


def _key(element: Element) -> Key:
    attributes = []
    for name, value in element.attrib.items():
        local = name.rpartition("}")[2]
        if local.startswith("rsid") or local == "hint" or "/word/20" in name:
            continue
        if name == _VAL and value in ("1", "true", "on"):
            continue
        if name == _VAL and not is_on(value):
            value = "0"  # noqa: PLW2901 - the same said in another way
        attributes.append((local, value))
    return (
        element.tag.rpartition("}")[2],
        tuple(sorted(attributes)),
        tuple([_key(child) for child in element if child.tag not in _HISTORY]),
    )


def without_history(properties: Element) -> Element:
    """A copy without tracked changes and traces of editing."""
    made = copy.deepcopy(properties)
    for child in list(made):
        if child.tag in _HISTORY:
            made.remove(child)
    return made


def change_of(old: Element | None, tag: str) -> Element:
    """``rPrChange``, ``pPrChange`` …: what says that properties of the kind ``tag`` (qualified)
    were ``old``; author and date are still to be set."""
    name = tag.rpartition("}")[2]
    change = made(f"{name}Change")
    if old is None:
        change.append(made(name))
        return change
    kept = without_history(old)
    for child in list(kept):
        if child.tag in _APART.get(tag, ()):
            kept.remove(child)
    for attribute in list(kept.attrib):
        del kept.attrib[attribute]
    change.append(kept)
    return change


def marked(new: Element | None, old: Element | None, name: str) -> Element | None:
    """Properties of the kind ``name`` as they are now, with a change that says what they were where
    they differ; None where neither side has any."""
    tag = w(name)
    if key_of(new) == key_of(old):
        return without_history(old) if old is not None else new
    now = without_history(new) if new is not None else made(name)
    apart: Iterable[Element] = [
        child for child in (old if old is not None else ()) if child.tag in _APART.get(tag, ())
    ]
    for child in list(now):
        if child.tag in _APART.get(tag, ()):
            now.remove(child)
    for child in apart:
        insert_in_order(now, copy.deepcopy(child))
    insert_in_order(now, change_of(old, tag))
    return now
