"""What a Word file says, as values that compare: the law of tracked changes is held by them.

Tracked changes are resolved while reading, by the rules of ECMA-376 part 1, 17.13.5, and by nothing
that wrote them: this module knows neither the writer nor the resolver of ``ooxml``.

A block is a paragraph ``("p", properties, mark, shells, runs)`` or a table
``("tbl", properties, grid, rows)``; a row is ``(properties, cells)``, a cell ``(properties,
blocks)``. A run is ``(content, properties, around)``: content is text, or a tuple for a thing that
is none; ``around`` the links and controls that it stands in. Left out is what nobody sees: ids of
saving (rsid), bookmarks, comments, proofing and its language, empty runs and links.
"""

from __future__ import annotations

from unxdiff.ooxml.alternates import ALTERNATES, chosen
from unxdiff.ooxml.names import RELATIONS, w
from unxdiff.ooxml.package import Package
from unxdiff.tracked.signature_names import Names, canonical, is_noise
from unxdiff.tracked.signature_runs import CHANGED, THROUGH, UNSEEN, Content, joined

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from unxdiff.xmltree import Element

    Value = tuple[Any, ...]
    Stories = dict[str, list[Value]]

__all__ = ["Reading", "signature"]

_P, _TBL, _SDT = w("p"), w("tbl"), w("sdt")
_RPR, _PPR, _VAL = w("rPr"), w("pPr"), w("val")
_RUNNING = {w("headerReference"): "header", w("footerReference"): "footer"}
_CONTEXT = (
    b":author=", b":id=", b":embed=", b"Reference", b":sectPr", b"AlternateContent",
    b":drawing", b":pict", b":object", b":sdt>",
)  # fmt: skip
"""Signs in the bytes of a paragraph that it needs more than its bytes to be understood."""


def signature(
    data: bytes, name: str, *, resolve: str | None, most: int = 1 << 30
) -> dict[str, list[tuple[Any, ...]]]:
    """The stories of a file: ``body``, and by section and type ``header (default), section 1`` and
    so on; notes and text boxes stand where they are cited or anchored.

    ``resolve`` is ``"accept"``, ``"reject"`` or None (changes are not looked at: what they hold is
    there). ``most`` is the largest unpacked size. Raises InputError and LimitError.
    """
    accept = None if resolve is None else resolve == "accept"
    return Reading(Package(data, name, most)).stories(accept=accept)


class Reading:
    """A file that is read for its signature, as often as one likes.

    ``cache`` keeps the paragraphs that need nothing from elsewhere in the file, by their bytes; it
    may be shared by files whose styles have the same names.
    """

    def __init__(self, package: Package, cache: dict[bytes, Value] | None = None) -> None:
        self.package = package
        self.names = Names(package)
        self._cache = cache if cache is not None else {}
        self._roots: dict[str, Element] = {}
        self._notes: dict[str, dict[tuple[str, str | None], Element]] = {}

    def share(self, other: Reading) -> None:
        """Take over what paragraphs of another file say, if styles of one id have one name."""
        mine, theirs = self.names.styles, other.names.styles
        if all(mine[key] == theirs[key] for key in mine.keys() & theirs.keys()):
            self._cache = other._cache

    def root(self, part: str) -> Element:
        """The root element of a part, read once."""
        if part not in self._roots:
            self._roots[part] = self.package.xml(part)
        return self._roots[part]

    def note(self, part: str, kind: str, number: str | None) -> Element | None:
        """A note of a part by its id."""
        if part not in self._notes:
            self._notes[part] = {
                (one.tag, one.get(w("id"))): one for one in reversed(self.root(part))
            }
        return self._notes[part].get((kind, number))

    def stories(self, *, accept: bool | None) -> Stories:
        """All stories with the changes accepted, rejected, or not looked at (None)."""
        self.names.forget_order()
        walk = _Walk(self, self.package.main, accept, self._cache)
        body = self.root(self.package.main).find(w("body"))
        stories: Stories = {"body": []}
        if body is not None:
            stories["body"] = walk.blocks(body)
            last = body.find(w("sectPr"))
            if last is not None:
                stories["body"].append(("section", walk.section(last)))
        stories.update(walk.running)
        return stories


class _Walk(Content):
    """One reading of a part with the changes resolved one way."""

    def __init__(
        self, reading: Reading, part: str, accept: bool | None, cache: dict[bytes, Value]
    ) -> None:
        super().__init__(reading, part, accept, cache)
        self._sections = 0
        self._numbered: dict[bytes, bytes] = {}
        self.running: Stories = {}
        self._effective: Stories = {}

    # --- blocks ---

    def blocks(self, container: Element) -> list[Value]:
        """What stands in a story, a cell or a text box."""
        out: list[Value] = []
        carried: list[Value] | None = None
        last: Element | None = None
        shells: Value = ()
        for block, shells in self._flat(container, ()):
            if block.tag != _P:
                if carried:
                    out.append(self._paragraph(last, carried, shells))
                carried = None
                found = self._table(block) if block.tag == _TBL else self.thing(block)
                if found:
                    out.append(found)
                continue
            properties = block.find(_PPR)
            gone = properties is not None and self.marked_gone(properties.find(_RPR))
            if carried is None and not gone:
                out.append(self._kept(block, shells))
                continue
            carried = self.runs_of(block, carried or [])
            last = block
            if not gone:
                out.append(self._paragraph(block, carried, shells))
                carried = None
        if carried or (carried is not None and not (out and out[-1][0] == "p")):
            out.append(self._paragraph(last, carried, shells))
        return out

    def _flat(self, container: Element, shells: Value) -> Iterator[tuple[Element, Value]]:
        for child in container:
            tag = child.tag
            if tag in (_P, _TBL):
                yield child, shells
            elif tag == _SDT:
                content = child.find(w("sdtContent"))
                if content is not None:
                    yield from self._flat(content, self.around(child, shells))
            elif tag in THROUGH:
                yield from self._flat(child, shells)
            elif tag == ALTERNATES:
                for one in chosen(child):
                    if one.tag in (_P, _TBL):
                        yield one, shells
            elif tag in CHANGED:
                if not self.goes(tag):
                    yield from self._flat(child, shells)
            elif tag not in UNSEEN:
                yield child, shells

    def _kept(self, block: Element, shells: Value) -> Value:
        """A paragraph that is there as a whole, out of the cache where it needs no other part."""
        from lxml import etree

        if shells or block.prefix != "w":
            return self._paragraph(block, self.runs_of(block, []), shells)
        data = etree.tostring(block, with_tail=False)
        # The root's namespaces stand in the first tag, where they say nothing.
        key = data[data.find(b">") :]
        if any(sign in key for sign in _CONTEXT):
            return self._paragraph(block, self.runs_of(block, []), shells)
        start = key.find(b"<w:numPr>")
        if start >= 0:
            said = key[start : key.find(b"</w:numPr>")]
            if said not in self._numbered:
                number = self._names.numbering(block[0].find(w("numPr")), rejected=False)
                self._numbered[said] = repr(number).encode()
            key += self._numbered[said]
        found = self._cache.get(key)
        if found is None:
            found = self._cache[key] = self._paragraph(block, self.runs_of(block, []), shells)
        return found

    def _paragraph(self, block: Element | None, runs: list[Value], shells: Value) -> Value:
        properties = block.find(_PPR) if block is not None else None
        if properties is None:
            return ("p", (), (), shells, joined(runs))
        said = [
            self._names.numbering(child, rejected=self._accept is False)
            if child.tag == w("numPr")
            else self._names.value(child)
            for child in self.properties(properties)
            if child.tag not in (_RPR, w("sectPr")) and not is_noise(child)
        ]
        mark = self.run_properties(properties.find(_RPR))
        section = properties.find(w("sectPr"))
        if section is not None:
            said.append(("section", self.section(section)))
        return ("p", tuple(sorted(filter(None, said), key=repr)), mark, shells, joined(runs))

    def section(self, section: Element) -> Value:
        """Properties of a section; its headers and footers, its own or those of the section before
        (ECMA-376 part 1, 17.10.5), go to ``running`` where they say anything."""
        self._sections += 1
        for child in section:
            kind = _RUNNING.get(child.tag)
            if kind is None:
                continue
            relation = self._reading.package.target(self._part, child.get(RELATIONS + "id"))
            if relation is None:
                continue
            name = f"{kind} ({child.get(w('type')) or 'default'})"
            walk = _Walk(self._reading, relation.target, self._accept, self._cache)
            self._effective[name] = walk.blocks(self._reading.root(relation.target))
        for name, blocks in self._effective.items():
            if any(block[0] != "p" or block[4] for block in blocks):
                self.running[f"{name}, section {self._sections}"] = blocks
        said = [
            canonical(child)
            for child in self.properties(section)
            if child.tag not in _RUNNING and not is_noise(child)
        ]
        return tuple(sorted(said, key=repr))

    # --- tables ---

    def _table(self, table: Element) -> Value | None:
        rows = [row for element in self._parts(table, w("tr")) if (row := self._row(element))]
        if not rows:
            return None
        grid = self.properties(table.find(w("tblGrid")))
        columns = tuple([one.get(w("w")) for one in grid if one.tag == w("gridCol")])
        if self._accept is False and len(grid) == 1 and grid[0].tag == w("tblGrid"):
            columns = tuple([one.get(w("w")) for one in grid[0]])
        return ("tbl", self._said(table.find(w("tblPr"))), columns, tuple(rows))

    def _parts(self, parent: Element, kind: str) -> Iterator[Element]:
        for child in parent:
            if child.tag == kind:
                yield child
            elif child.tag == _SDT or child.tag in THROUGH:
                yield from self._parts(child, kind)
            elif child.tag == ALTERNATES:
                yield from [one for one in chosen(child) if one.tag == kind]

    def _said(self, properties: Element | None) -> Value:
        said = [
            self._names.value(child)
            for child in self.properties(properties)
            if child.tag not in CHANGED and not is_noise(child)
        ]
        return tuple(sorted(filter(None, said), key=repr))

    def _row(self, row: Element) -> Value | None:
        properties = row.find(w("trPr"))
        if self.marked_gone(properties):
            return None
        cells: list[tuple[list[Value], int, list[Value]]] = []
        owed = 0
        for cell in self._parts(row, w("tc")):
            said, span, there = self._cell(cell.find(w("tcPr")))
            if there:
                cells.append((said, span + owed, self.blocks(cell)))
                owed = 0
            elif self._accept and cells:  # the columns of a deleted cell go to its neighbour
                before = cells.pop()
                cells.append((before[0], before[1] + span, before[2]))
            elif self._accept:
                owed += span
        if not cells:
            return None
        made = [
            (tuple(sorted([*said, ("span", span)], key=repr)), tuple(blocks))
            for said, span, blocks in cells
        ]
        return (self._said(row.find(w("tblPrEx"))), self._said(properties), tuple(made))

    def _cell(self, properties: Element | None) -> tuple[list[Value], int, bool]:
        """What is said of a cell, the columns it takes, and whether it is there."""
        said: list[Value] = []
        span, there = 1, True
        merge: Value | None = None
        for child in self.properties(properties):
            value = child.get(_VAL)
            if child.tag == w("gridSpan"):
                span = int(value) if value and value.isdecimal() else 1
            elif child.tag == w("vMerge"):
                merge = ("vMerge", value or "continue")
            elif not is_noise(child):
                said.append(self._names.value(child))
        for child in properties if properties is not None else ():
            if child.tag == w("cellMerge") and self._accept is not None:
                new = child.get(w("vMerge" if self._accept else "vMergeOrig"))
                merge = ("vMerge", "continue" if new == "cont" else "restart") if new else None
            elif child.tag == w("cellDel"):
                there = not self._accept
            elif child.tag == w("cellIns"):
                there = self._accept is not False
        return [*said, merge] if merge else said, span, there
