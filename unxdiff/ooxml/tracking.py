"""The tracked changes of a Word file, listed: who changed what, where and when.

Changes of one author and kind that touch are one change, as a reader sees them: an inserted
paragraph is one, however many runs it has (ECMA-376 part 1, 17.13.5).
"""

from __future__ import annotations

from unxdiff.ooxml.alternates import ALTERNATES, chosen
from unxdiff.ooxml.names import m, w
from unxdiff.ooxml.revisions import CHANGES, author_of, may_hold
from unxdiff.records import record
from unxdiff.xmltree import local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from unxdiff.ooxml.package import Package
    from unxdiff.xmltree import Element

    Key = tuple[str, str, str]

__all__ = ["TrackedChange", "changed_parts", "changes_in", "tracked_changes"]

_CONTENT = {
    w("ins"): "insertion",
    w("del"): "deletion",
    w("moveFrom"): "moved from",
    w("moveTo"): "moved to",
}
_CELLS = {
    w("cellIns"): "insertion",
    w("cellDel"): "deletion",
    w("cellMerge"): "formatting",
}
_CONTROLS = {
    w("customXmlInsRangeStart"): "insertion",
    w("customXmlDelRangeStart"): "deletion",
}
_TABLE_LOOKS = tuple(
    [w(f"{name}Change") for name in ("tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr")]
)
_STORIES = {
    "document": "text",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "hdr": "header",
    "ftr": "footer",
    "comments": "comment",
    "glossaryDocument": "building blocks",
}
_ORDER = tuple(_STORIES)
_NUMBERED = ("footnotes", "endnotes", "comments")
_LETTERS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
}
_TEXTS = (w("t"), w("delText"), m("t"))
_KINDS = {"insertion": "insertions", "deletion": "deletions", "formatting": "formatting"}


@record
class TrackedChange:
    """One change.

    ``kind`` is ``insertion``, ``deletion``, ``moved from``, ``moved to`` or ``formatting``; ``of``
    what it is of: ``text``, ``paragraph mark``, ``row``, ``cell``, ``paragraph``, ``table``,
    ``section``, ``numbering``, ``content control``, or ``object`` (a field, picture, or the sign of
    an equation). ``date`` is as it stands in the file, empty where there is none. ``paragraph`` to
    ``last`` are the paragraphs it touches, counted from 1 in its ``story``, 0 outside of any.
    ``text`` is what changed, with a line end for each paragraph mark; ``around`` the first of those
    paragraphs as it reads with all changes accepted (rejected, where nothing is left then).
    """

    kind: str
    of: str
    author: str
    date: str
    story: str
    paragraph: int
    last: int
    text: str
    around: str

    @property
    def group(self) -> str:
        """Which of ``revisions.KINDS`` it belongs to."""
        return _KINDS.get(self.kind, "moves")


def changed_parts(package: Package) -> dict[str, Element]:
    """The parts that hold tracked changes, with their roots: the text first, then notes, running
    heads, comments and the rest. Raises InputError and LimitError."""
    found = {}
    for part in package.names:
        if part.endswith(".xml") and may_hold(package.read(part)):
            root = package.xml(part)
            if next(root.iter(*CHANGES, *_CONTROLS), None) is not None:
                found[part] = root
    return dict(sorted(found.items(), key=lambda item: (_rank(item[1]), item[0])))


def _rank(root: Element) -> int:
    name = local(root)
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def tracked_changes(package: Package) -> tuple[TrackedChange, ...]:
    """All tracked changes of a file. Raises InputError and LimitError."""
    return tuple(
        change for part, root in changed_parts(package).items() for change in changes_in(root, part)
    )


def changes_in(root: Element, part: str) -> tuple[TrackedChange, ...]:
    """The tracked changes of one part, in the order they stand there."""
    kind = local(root)
    name = _STORIES.get(kind, part.rpartition("/")[2].removesuffix(".xml"))
    if kind in _NUMBERED:
        found: list[TrackedChange] = []
        for one in root:
            found += _Listing(f"{name} {one.get(w('id')) or '?'}").of([one])
        return tuple(found)
    if kind in ("hdr", "ftr"):
        digits = "".join([letter for letter in part.rpartition("/")[2] if letter.isdigit()])
        name = f"{name} {digits}".rstrip()
    return tuple(_Listing(name).of([root]))


class _Open:
    """A change while it is read; it goes on as long as what follows has its key."""

    def __init__(self, key: Key, change: Element, paragraph: int) -> None:
        self.key = key
        self.date = change.get(w("date")) or ""
        self.paragraph = self.last = paragraph
        self.texts: list[str] = []
        self.marks = 0
        self.row = False

    def what(self) -> str:
        """What the change is of."""
        if self.key[1]:
            return self.key[1]
        if self.row:
            return "row"
        if "".join(self.texts).strip("\n"):
            return "text"
        return "paragraph mark" if self.marks else "object"


class _Listing:
    """Lists the changes of one story."""

    def __init__(self, story: str) -> None:
        self._story = story
        self._number = 0
        self._open: dict[Key, _Open] = {}
        self._found: list[_Open] = []
        self._around: dict[int, str] = {}
        self._boxes: list[Element] = []
        self._both: tuple[list[str], list[str]] = ([], [])
        """The words of the paragraph at hand, as accepted and as rejected."""

    def of(self, elements: Iterable[Element]) -> list[TrackedChange]:
        """The changes in elements."""
        for element in elements:
            self._visit(element, {})
        return [
            TrackedChange(
                one.key[0],
                one.what(),
                one.key[2],
                one.date,
                self._story,
                one.paragraph,
                one.last,
                "".join(one.texts),
                self._around.get(one.paragraph, ""),
            )
            for one in self._found
        ]

    def _visit(self, element: Element, marks: dict[Key, Element]) -> None:
        tag = element.tag
        if tag == w("p"):
            self._paragraph(element, marks)
        elif tag in (w("r"), m("r")):
            self._run(element, marks)
        elif tag in _CONTENT:
            self._children(element, {**marks, _key(_CONTENT[tag], "", element): element})
        elif tag == w("tr"):
            self._row(element, marks)
        elif tag == w("tc"):
            self._cell(element, marks)
        elif tag == w("tbl"):
            self._table(element, marks)
        elif tag == w("sectPr"):
            self._section(element)
        elif tag in _CONTROLS:
            following = element.getnext()
            if following is not None and following.tag == w("sdt"):
                self._single(_CONTROLS[tag], "content control", element)
        elif tag in _TEXTS:
            self._atom(element.text or "", marks)  # in a run of an equation, inside the change
        elif tag == m("ctrlPr"):
            self._atom("", _within(element.find(w("rPr"))) | _within(element) | marks)
        elif tag == ALTERNATES:
            for one in chosen(element):
                self._visit(one, marks)
        elif tag == w("txbxContent"):
            self._boxes.append(element)
        elif tag in (w("style"), w("lvl"), w("docDefaults")):
            self._definition(element)
        else:
            self._children(element, marks)

    def _children(self, element: Element, marks: dict[Key, Element]) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self._visit(child, marks)

    def _paragraph(self, paragraph: Element, marks: dict[Key, Element]) -> None:
        self._number += 1
        boxes, self._boxes = self._boxes, []
        both, self._both = self._both, ([], [])
        properties = paragraph.find(w("pPr"))
        own: dict[Key, Element] = {}
        for child in paragraph:
            if child is not properties and isinstance(child.tag, str):
                self._visit(child, marks)
        number = self._number
        if properties is not None:
            own = _within(properties.find(w("rPr")))
            for change in properties.iterfind(f"{w('rPr')}/{w('rPrChange')}"):
                own[_key("formatting", "paragraph mark", change)] = change
            self._properties(properties)
        accepted, rejected = ("".join(words).strip() for words in self._both)
        self._around[number] = accepted or rejected
        self._atom("\n", own | marks, mark=True)
        self._both = both
        for box in self._boxes:
            self._children(box, marks)
        self._boxes = boxes

    def _properties(self, properties: Element) -> None:
        """Changes of a paragraph's properties: adjacent paragraphs are one change."""
        for change in properties.findall(w("pPrChange")):
            key = _key("formatting", "paragraph", change)
            last = next((one for one in reversed(self._found) if one.key == key), None)
            if last is not None and last.last == self._number - 1:
                last.last = self._number
            else:
                self._single("formatting", "paragraph", change)
        for change in properties.iterfind(f"{w('numPr')}/*"):
            if change.tag in _CONTENT:
                self._single(_CONTENT[change.tag], "numbering", change)
            elif change.tag == w("numberingChange"):
                self._single("formatting", "numbering", change)
        section = properties.find(w("sectPr"))
        if section is not None:
            self._section(section)

    def _section(self, section: Element) -> None:
        for change in section.findall(w("sectPrChange")):
            self._single("formatting", "section", change)

    def _table(self, table: Element, marks: dict[Key, Element]) -> None:
        """A table: all that one author changed of its looks is one change."""
        looks: dict[str, _Open] = {}
        for change in table.iter(*_TABLE_LOOKS):
            author = author_of(change)
            if author in looks or _table_of(change) is not table:
                continue
            one = looks[author] = self._single("formatting", "table", change)
            one.paragraph += 1
        self._children(table, marks)
        for one in looks.values():
            one.last = self._number

    def _run(self, run: Element, marks: dict[Key, Element]) -> None:
        properties = run.find(w("rPr"))
        mine = dict(marks)
        if properties is not None:
            mine |= _within(properties)
            for change in properties.findall(w("rPrChange")):
                mine[_key("formatting", "", change)] = change
        text = "".join([_letters(child) for child in run])
        self._atom(text, mine)
        for child in run:
            if len(child) and child.tag != w("rPr"):
                self._visit(child, marks)

    def _row(self, row: Element, marks: dict[Key, Element]) -> None:
        properties = row.find(w("trPr"))
        own = _within(properties)
        if own:
            self._atom("", own, row=True)
        self._children(row, own | marks)

    def _cell(self, cell: Element, marks: dict[Key, Element]) -> None:
        properties = cell.find(w("tcPr"))
        for child in properties if properties is not None else ():
            if child.tag in _CELLS:
                self._single(_CELLS[child.tag], "cell", child, _text(cell))
        self._children(cell, marks)

    def _definition(self, element: Element) -> None:
        """A style or a level of a list, whose look changed."""
        for change in element.iter(w("rPrChange"), w("pPrChange")):
            self._single("formatting", "style", change)

    def _single(self, kind: str, of: str, change: Element, text: str = "") -> _Open:
        one = _Open(_key(kind, of, change), change, self._number)
        one.texts.append(text)
        self._found.append(one)
        return one

    def _atom(
        self, text: str, marks: dict[Key, Element], *, mark: bool = False, row: bool = False
    ) -> None:
        """Take in a run, a paragraph mark or a row; what is not changed likewise ends here."""
        if not text and not marks:
            return
        kinds = {key[0] for key in marks}
        if not mark:
            if not kinds & {"deletion", "moved from"}:
                self._both[0].append(text)
            if not kinds & {"insertion", "moved to"}:
                self._both[1].append(text)
        for key in [key for key in self._open if key not in marks]:
            del self._open[key]
        for key, change in marks.items():
            one = self._open.get(key)
            if one is None:
                one = self._open[key] = _Open(key, change, self._number)
                self._found.append(one)
            one.last = self._number
            one.texts.append(text)
            one.marks += mark
            one.row = one.row or row


def _table_of(change: Element) -> Element | None:
    return next(change.iterancestors(w("tbl")), None)


def _key(kind: str, of: str, change: Element) -> Key:
    return kind, of, author_of(change)


def _within(properties: Element | None) -> dict[Key, Element]:
    """The changes that properties mark the run, row or paragraph with that they belong to."""
    if properties is None:
        return {}
    return {
        _key(_CONTENT[child.tag], "", child): child for child in properties if child.tag in _CONTENT
    }


def _letters(element: Element) -> str:
    if element.tag in _TEXTS:
        return element.text or ""
    return _LETTERS.get(element.tag, "")


def _text(element: Element) -> str:
    """All the text in an element, in one line."""
    return " ".join("".join([one.text or "" for one in element.iter(*_TEXTS)]).split())
