"""Tracked changes as coloured text: a Word file that shows a redline to those who must not get its
changes, or have no program for them (a "static redline").

It works on the finished file: text that came is blue and underlined, text that went red and struck,
what moved green with double lines, as in the default theme; nothing in it is tracked any more.
"""

from __future__ import annotations

import copy

from lxml import etree

from unxdiff.ooxml.leftovers import CONTROLS, MOVES
from unxdiff.ooxml.names import MATH, w
from unxdiff.ooxml.numbering import Counters, Numbering
from unxdiff.ooxml.order import insert_in_order
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.revisions import CHANGES
from unxdiff.ooxml.styles import Styles, number_of
from unxdiff.ooxml.tracking import changed_parts
from unxdiff.ooxml.writing import PackageWriter, serialised
from unxdiff.tracked.properties import made

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["static_package"]

_P, _R, _RPR, _PPR, _VAL = w("p"), w("r"), w("rPr"), w("pPr"), w("val")
_STATES = ("ins", "del", "moveFrom", "moveTo")
_TAGS = {w(name): name for name in _STATES}
_GONE = ("del", "moveFrom")
_INSERT, _DELETE, _MOVE = "0B4FA8", "A8201A", "1C6B36"
_COLOURS = {"ins": _INSERT, "del": _DELETE, "moveFrom": _MOVE, "moveTo": _MOVE}
"""The colours of the default theme, by light."""
_WASHES = {"ins": "E6EFFB", "del": "FBE9E7", "moveFrom": "E5F3E8", "moveTo": "E5F3E8"}
_LINES = {"ins": ("u", "single"), "del": ("strike", "1"), "moveFrom": ("dstrike", "1"),
          "moveTo": ("u", "double")}  # fmt: skip
_SAID = {"ins": "inserted", "del": "deleted", "moveFrom": "moved away", "moveTo": "moved here"}
_PICTURES = (w("drawing"), w("pict"), w("object"))
_TEXTS = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
_CELLS = {w("cellIns"): "ins", w("cellDel"): "del"}
_ENDS = tuple(tag.removesuffix("Start") + "End" for tag in (*MOVES, *CONTROLS))


def static_package(data: bytes, name: str, most: int) -> bytes:
    """A Word file with all its tracked changes as coloured text.

    ``name`` is what messages call the file, ``most`` its largest unpacked size in bytes. Parts
    without tracked changes keep their bytes, but for the setting that tracks changes. Changes of
    formatting are there and not shown. Raises InputError and LimitError.
    """
    package = Package(data, name, most)
    writer = PackageWriter(package)
    lists = _Lists(package)
    for part, root in changed_parts(package).items():
        _flatten(root, lists)
        writer.put(part, serialised(root))
    settings = package.related(package.main, "settings")
    if settings is not None:
        root = package.xml(settings)
        tracking = root.findall(w("trackRevisions"))
        for one in tracking:
            root.remove(one)
        if tracking:
            writer.put(settings, serialised(root))
    return writer.build()


def _flatten(root: Element, lists: _Lists) -> None:
    """Make the tracked changes of a part text that looks like them."""
    for paragraph in list(root.iter(_P)):
        _mark(paragraph)
    lists.type_numbers(root)
    for run in list(root.iter(_R, MATH + "r")):
        state = _state(run)
        if state:
            _show(run, state)
    for row in root.iter(w("tr")):
        _wash(row)
    for one in list(root.iter(*_TEXTS)):
        one.tag = _TEXTS[one.tag]
    for one in list(root.iter(*CHANGES, *MOVES, *CONTROLS, *_ENDS)):
        parent = one.getparent()
        content = list(one) if one.tag in _TAGS else []
        at = parent.index(one)
        parent.remove(one)
        parent[at:at] = content


def _state(element: Element) -> str:
    """How the text of a run is tracked: what went counts over what came, for it is inside."""
    found = ""
    above = element.getparent()
    while above is not None and above.tag not in (_P, w("body")):
        state = _TAGS.get(above.tag, "")
        if state in _GONE:
            return state
        found = found or state
        above = above.getparent()
    return found


def _show(run: Element, state: str) -> None:
    """Give a run the look of its state."""
    properties = run.find(_RPR)
    if properties is None:
        properties = made("rPr")
        before = run.find(MATH + "rPr")  # an equation's run has properties of its own before
        run.insert(0 if before is None else run.index(before) + 1, properties)
    _look(properties, state)
    if any(child.tag in _PICTURES for child in run):
        run.addnext(_word(f"[{_SAID[state]}]", state))


def _look(properties: Element, state: str) -> None:
    name, value = _LINES[state]
    before = properties.find(w(name))
    if name == "u" and before is not None and before.get(_VAL) not in ("none", None):
        value = "thick" if state == "ins" else "double"  # it was underlined anyway
    wanted = {"color": _COLOURS[state], name: value}
    if name == "dstrike":
        wanted["strike"] = ""
    for child in list(properties):
        if child.tag in [w(one) for one in wanted]:
            properties.remove(child)
    for key, said in wanted.items():
        if said:
            insert_in_order(properties, made(key, val=said))


def _word(text: str, state: str) -> Element:
    """A run of a word of our own."""
    run = made("r")
    properties = etree.SubElement(run, _RPR)
    _look(properties, state)
    etree.SubElement(run, w("t")).text = text
    return run


def _mark(paragraph: Element) -> None:
    """Show that a paragraph's mark came or went: by ¶ where the paragraph itself did not, by the
    colour of its number where it did."""
    properties = paragraph.find(f"{_PPR}/{_RPR}")
    state = _first(properties, _TAGS)
    if properties is None or not state:
        return
    if _is_all(paragraph, (state,)):
        _look(properties, state)
    elif not _is_last_of_it(paragraph, state):
        paragraph.append(_word("¶", state))


def _is_all(paragraph: Element, states: tuple[str, ...]) -> bool:
    """Whether a paragraph has text, all of it in one of the states."""
    runs = [run for run in paragraph.iter(_R) if any(child.tag != _RPR for child in run)]
    return bool(runs) and all(_state(run) in states for run in runs)


def _is_last_of_it(paragraph: Element, state: str) -> bool:
    """Whether a mark came or went with the paragraph behind it, the last of its story: the mark of
    a last paragraph cannot."""
    following = paragraph.getnext()
    while following is not None and following.tag in (*MOVES, *_ENDS):
        following = following.getnext()
    if following is None or following.tag != _P or _state_of_mark(following):
        return False
    return _is_all(following, _GONE if state in _GONE else ("ins", "moveTo"))


def _wash(row: Element) -> None:
    """Shade the cells of a row that came or went, or those of its cells that did."""
    whole = _first(row.find(w("trPr")), _TAGS)
    for cell in row.iterchildren(w("tc")):
        own = cell.find(w("tcPr"))
        state = whole or _first(own, _CELLS)
        if not state:
            continue
        if own is None:
            own = made("tcPr")
            cell.insert(0, own)
        for old in own.findall(w("shd")):
            own.remove(old)
        insert_in_order(own, made("shd", val="clear", color="auto", fill=_WASHES[state]))


class _Lists:
    """Automatic numbers of paragraphs that went: as text, for they must not count."""

    def __init__(self, package: Package) -> None:
        part = package.related(package.main, "styles")
        self._styles = Styles(package.xml(part) if part is not None else None)
        part = package.related(package.main, "numbering")
        self._root = package.xml(part) if part is not None else None
        self._numbering = Numbering(self._root, self._styles)

    def type_numbers(self, root: Element) -> None:
        """Write the numbers that paragraphs which went had in the old file into them, and take them
        out of their lists."""
        if self._root is None:
            return
        counters = Counters(self._numbering)
        for paragraph in list(root.iter(_P)):
            state = _state_of_mark(paragraph)
            found = self._list_of(paragraph)
            if found is None or state in ("ins", "moveTo"):
                continue
            label = counters.next(*found)
            if state in _GONE:
                self._typed(paragraph, label.text if label is not None else "", found, state)

    def _list_of(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or its style's."""
        properties = paragraph.find(_PPR)
        named = properties.find(w("pStyle")) if properties is not None else None
        key = named.get(_VAL) if named is not None else None
        style = self._styles[key]
        num, depth = style.num, style.depth
        own = properties.find(w("numPr")) if properties is not None else None
        if own is not None:
            num, depth = number_of(own, num, depth)
        if num is None or num == "0":
            return None
        if depth is None:
            tied = self._numbering.depth_of_style(num, key)
            depth = tied or self._numbering.depth_of_style(num, style.num_style)
        return num, depth

    def _typed(self, paragraph: Element, label: str, at: tuple[str, int], state: str) -> None:
        properties = paragraph.find(_PPR)
        if properties is None:
            properties = made("pPr")
            paragraph.insert(0, properties)
        for one in properties.findall(w("numPr")):
            properties.remove(one)
        none = made("numPr")
        for name in ("ilvl", "numId"):
            etree.SubElement(none, w(name)).set(_VAL, "0")
        insert_in_order(properties, none)
        place = self._indent(*at)
        if place is not None and properties.find(w("ind")) is None:
            insert_in_order(properties, copy.deepcopy(place))
        if label:
            run = _word(label, state)
            etree.SubElement(run, w("tab"))
            paragraph.insert(paragraph.index(properties) + 1, run)

    def _indent(self, num: str, depth: int) -> Element | None:
        """The indentation of a level."""
        root = self._root if self._root is not None else ()
        keys = [
            one.find(w("abstractNumId")) for one in root
            if one.tag == w("num") and one.get(w("numId")) == num
        ]  # fmt: skip
        key = keys[0].get(_VAL) if keys and keys[0] is not None else None
        for abstract in root:
            if abstract.tag == w("abstractNum") and abstract.get(w("abstractNumId")) == key:
                for level in abstract.iterchildren(w("lvl")):
                    if level.get(w("ilvl")) == str(depth):
                        return level.find(f"{_PPR}/{w('ind')}")
        return None


def _state_of_mark(paragraph: Element) -> str:
    return _first(paragraph.find(f"{_PPR}/{_RPR}"), _TAGS)


def _first(properties: Element | None, states: dict[str, str]) -> str:
    """The state that properties tell, by the elements that do; empty where none does."""
    for one in properties if properties is not None else ():
        if one.tag in states:
            return states[one.tag]
    return ""
