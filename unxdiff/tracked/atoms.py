"""A paragraph of a Word file as a line of characters: its text, and one character of the private
plane for each thing that is no text, the same for the same thing on both sides."""

from __future__ import annotations

import copy

from lxml import etree

from unxdiff.ooxml.names import w
from unxdiff.tracked.properties import key_of, made

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from unxdiff.tracked.properties import Key
    from unxdiff.tracked.sides import Side as FileSide
    from unxdiff.xmltree import Element

__all__ = ["BORDER", "FIRST_THING", "Leaf", "Line", "Shell", "line_of"]

BORDER = "\x1e"
"""Stands between paragraphs that are looked at together (a split or merge)."""
FIRST_THING = 0xF0000
"""The first character that stands for a thing."""

_R, _RPR, _T, _CODE = w("r"), w("rPr"), w("t"), "instrText"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHELLS = frozenset(
    [w(name) for name in ("hyperlink", "sdt", "smartTag", "customXml", "dir", "bdo")]
)
_SHELL_PROPERTIES = frozenset(
    [w(name) for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")]
)
_DROPPED = frozenset(
    [w(name) for name in ("proofErr", "lastRenderedPageBreak", "annotationRef", "pPr", "rPr")]
)
_MARKERS = frozenset(
    [
        w(name)
        for name in (
            "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart",
            "permEnd", "commentReference",
        )
    ]
)  # fmt: skip
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}


class Shell:
    """What runs stand in: a link, a content control. ``twin`` is the same thing on the other
    side, once it is known."""

    __slots__ = ("element", "key", "new", "twin")

    def __init__(self, element: Element, key: Key, *, new: bool) -> None:
        self.element = element
        self.key = key
        self.new = new
        self.twin: Shell | None = None


class Leaf:
    """A stretch ``[start, end)`` of the line that comes from one place: text of one run, or a thing
    with the pieces (run properties or None, element) that it is made of."""

    __slots__ = ("end", "path", "pieces", "properties", "start", "text")

    def __init__(
        self,
        start: int,
        end: int,
        path: tuple[Shell, ...],
        properties: Element | None,
        text: str | None = None,
        pieces: list[tuple[Element | None, Element]] | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.path = path
        self.properties = properties
        self.text = text
        self.pieces = pieces


class Line:
    """One or several paragraphs as a line.

    ``text`` is what is compared, ``leaves`` its stretches in order, ``fields`` the places of the
    begin and end of fields, ``markers`` what stands before a character without being one
    (bookmarks, ends of commented stretches), by place.
    """

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.leaves: list[Leaf] = []
        self.fields: list[tuple[int, int]] = []
        self.markers: list[tuple[int, Element]] = []

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(self.parts)


def line_of(paragraphs: Iterable[Element], side: FileSide) -> Line:
    """Paragraphs as one line, with a border between each two."""
    line = Line()
    for count, paragraph in enumerate(paragraphs):
        if count:
            line.parts.append(BORDER)
            line.leaves.append(Leaf(line.at, line.at + 1, (), None))
            line.at += 1
        _Walk(line, side).children(paragraph, ())
    return line


class _Walk:
    def __init__(self, line: Line, side: FileSide) -> None:
        self._line = line
        self._side = side
        self._code: list[tuple[Element | None, Element]] = []
        """The pieces of a field's code that is being read."""
        self._depth = 0
        self._open: list[int] = []

    def children(self, parent: Element, path: tuple[Shell, ...]) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, path)
            elif tag in _SHELLS:
                self._shell(child, path)
            elif tag in _MARKERS:
                self._line.markers.append((self._line.at, child))
            elif tag == w("fldSimple"):
                self._simple(child, path)
            elif tag in _DROPPED or tag in _SHELL_PROPERTIES:
                continue
            elif tag == w("sdtContent"):
                self.children(child, path)
            elif isinstance(tag, str):
                self._thing(path, None, [(None, child)], self._side.key_of_thing(child))
        if self._code and parent.tag == w("p"):
            self._end_code(path)

    def _shell(self, element: Element, path: tuple[Shell, ...]) -> None:
        if self._code:  # inside a field's code nothing is looked at apart
            self._code.append((None, element))
            return
        shell = Shell(element, self._side.key_of_shell(element), new=self._side.new)
        self.children(element, (*path, shell))

    def _simple(self, element: Element, path: tuple[Shell, ...]) -> None:
        """A field in one element, as the run of signs that says the same: a tracked change can be
        in it, but not around it."""
        if self._code:
            self._code.append((None, element))
            return
        begin, code = _sign("begin"), made(_CODE)
        for name, value in element.attrib.items():
            if name != w("instr"):
                begin.set(name, value)
        code.text = element.get(w("instr")) or ""
        code.set(_SPACE, "preserve")
        run = made("r")
        run.extend([begin, code, _sign("separate")])
        self._code = [(None, one) for one in run]
        place = self._line.at
        self._end_code(path)
        self.children(element, path)
        end = made("r")
        end.append(_sign("end"))
        self._line.fields.append((place, self._line.at))
        self._thing(path, None, [(None, end[0])], ("field sign", "end"))

    def _run(self, run: Element, path: tuple[Shell, ...]) -> None:
        properties = None
        for child in run:
            tag = child.tag
            if tag == _RPR:
                properties = child
            elif tag == w("fldChar"):
                self._field_sign(child, properties, path)
            elif self._code:
                self._code.append((properties, child))
            elif tag == _T:
                self._text(child, properties, path)
            elif tag == w("tab"):
                self._thing(path, properties, [(properties, child)], None, "\t")
            elif tag in (w("br"), w("cr")) and child.get(w("type")) in (None, "textWrapping"):
                self._thing(path, properties, [(properties, child)], None, "\n")
            elif tag == w("noBreakHyphen"):
                self._thing(path, properties, [(properties, child)], None, "\u2011")
            elif tag in _NOTES:
                key = self._side.key_of_note(_NOTES[tag], child)
                self._thing(path, properties, [(properties, child)], key)
            elif tag in _MARKERS:
                holder = run.makeelement(_R)
                if properties is not None:
                    holder.append(copy.deepcopy(properties))
                holder.append(copy.deepcopy(child))
                self._line.markers.append((self._line.at, holder))
            elif tag not in _DROPPED and isinstance(tag, str):
                self._thing(path, properties, [(properties, child)], self._side.key_of_thing(child))

    def _text(self, element: Element, properties: Element | None, path: tuple[Shell, ...]) -> None:
        text = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ").replace("\r", " ")
        if not text:
            return
        line = self._line
        last = line.leaves[-1] if line.leaves else None
        if (
            last is not None
            and last.text is not None
            and last.properties is properties
            and last.path == path
        ):
            last.text += text
            last.end += len(text)
        else:
            line.leaves.append(Leaf(line.at, line.at + len(text), path, properties, text))
        line.parts.append(text)
        line.at += len(text)

    def _thing(
        self,
        path: tuple[Shell, ...],
        properties: Element | None,
        pieces: list[tuple[Element | None, Element]],
        key: Key | None,
        character: str = "",
    ) -> None:
        if key is not None:
            character = self._side.character(key)
        line = self._line
        line.leaves.append(Leaf(line.at, line.at + 1, path, properties, None, pieces))
        line.parts.append(character)
        line.at += 1

    def _field_sign(
        self, sign: Element, properties: Element | None, path: tuple[Shell, ...]
    ) -> None:
        kind = sign.get(w("fldCharType"))
        if kind == "begin":
            self._depth += 1
            self._code.append((properties, sign))
            return
        if self._code:
            self._code.append((properties, sign))
            if kind == "end":
                self._depth -= 1
            if self._depth == (1 if kind == "separate" else 0):
                self._depth = 0
                place = self._line.at
                self._end_code(path)
                if kind == "separate":
                    self._open.append(place)
            return
        if kind == "end" and self._open:
            self._line.fields.append((self._open.pop(), self._line.at))
        self._thing(path, properties, [(properties, sign)], ("field sign", kind))

    def _end_code(self, path: tuple[Shell, ...]) -> None:
        pieces, self._code = self._code, []
        self._depth = 0
        code = [
            (piece.text or "") if piece.tag == w(_CODE) else repr(_key_of_piece(piece))
            for _, piece in pieces
        ]
        key = ("field", " ".join("".join(code).split()))
        self._thing(path, pieces[0][0], pieces, key)


def _sign(kind: str) -> Element:
    return made("fldChar", fldCharType=kind)


def _key_of_piece(piece: Element) -> Key:
    """What a piece of a field's code says."""
    if piece.tag == _T:
        return (piece.text or "",)
    kind = piece.get(w("fldCharType"))
    return (etree.QName(piece).localname, kind, key_of(piece.find(w("ffData"))))
