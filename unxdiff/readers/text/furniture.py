"""What the page carries and the text does not: rules, page and job numbers, running heads."""

from __future__ import annotations

from unxdiff.readers.pages.pieces import Chunk, dropped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.diagnostics import Diagnostic

__all__ = ["strip"]

_LONGEST = 200
"""A running head is a line of a page: longer ones are text."""
_TOP = 15
"""Lines that can belong to the masthead: its symbol is not furniture."""
_FIRST = frozenset("_\\-=*—–─━·•~0123456789PpСс第VGECT")


def strip(chunks: list[Chunk], remarks: list[Diagnostic]) -> list[Chunk]:
    """The chunks without their furniture; each dropped line is remarked."""
    found = _certain(chunks)
    symbols = _symbols(chunks)
    signals = any(what != "rule" for what in found.values())
    if signals or symbols or any(chunk.cut for chunk in chunks):
        _page_numbers(chunks, found)
        _running_heads(chunks, found, symbols)
    if not found:
        return chunks
    return _without(chunks, found, remarks)


_Place = tuple[int, int]
"""A line: the index of its chunk and its index there."""


def _certain(chunks: list[Chunk]) -> dict[_Place, str]:
    """Lines whose form alone tells that they are furniture."""
    found: dict[_Place, str] = {}
    for index, chunk in enumerate(chunks):
        if chunk.code:
            continue
        lines = chunk.lines
        for place, line in enumerate(lines):
            if len(line) > 100:
                continue
            bare = line.strip()
            if bare[0] not in _FIRST:
                continue
            from unxdiff.readers.pages.forms import form

            what = form(bare)
            if what is None:
                continue
            alone = len(lines) == 1
            if what == "rule" and bare[0] in "-=~*" and place and not alone:
                continue  # an underline of the line above, a table's rule
            if (
                what == "page number"
                and "/" in bare
                and not (alone or chunk.page)
                and not all(other is line or form(other.strip()) for other in lines)
            ):
                continue  # a resolution's number that was wrapped: text stands beside it
            found[index, place] = what
    return found


def _symbols(chunks: list[Chunk]) -> dict[str, list[_Place]]:
    """Document symbols that stand alone on a line, and where."""
    places: dict[str, list[_Place]] = {}
    for index, chunk in enumerate(chunks):
        for place, line in enumerate(chunk.lines):
            if len(line) <= 60 and "/" in line:
                bare = line.strip()
                if not bare[0].isupper():
                    continue
                from unxdiff.readers.pages.forms import symbol

                if symbol().match(bare):
                    places.setdefault(bare, []).append((index, place))
    return places


def _page_numbers(chunks: list[Chunk], found: dict[_Place, str]) -> None:
    """Bare numbers alone in their chunk are page numbers when they stand at page breaks."""
    bare: list[tuple[int, int]] = []
    for index, chunk in enumerate(chunks):
        if len(chunk.lines) == 1 and len(chunk.lines[0]) <= 12:
            text = chunk.lines[0].strip()
            if text.isdecimal() and len(text) <= 4:
                bare.append((index, int(text)))
    for index, _ in bare:
        after = index + 1 < len(chunks) and chunks[index + 1].cut
        if chunks[index].cut or after or index + 1 == len(chunks):
            found[index, 0] = "page number"


class _Page:
    """The lines of all chunks in one row, and which of them stand at a page break."""

    def __init__(self, chunks: list[Chunk], found: dict[_Place, str]) -> None:
        self.chunks = chunks
        self.found = found
        self.flat = [(i, j) for i, chunk in enumerate(chunks) for j in range(len(chunk.lines))]
        self.order = {place: number for number, place in enumerate(self.flat)}
        pages = sum(chunk.cut for chunk in chunks)
        self.breaks = pages or sum(what == "page number" for what in found.values())

    def line(self, place: _Place) -> str:
        return self.chunks[place[0]].lines[place[1]].strip()

    def beside(self, place: _Place) -> bool:
        """Whether a line is next to certain furniture, or to a form feed."""
        number = self.order[place]
        before = self.flat[number - 1] if number else None
        after = self.flat[number + 1] if number + 1 < len(self.flat) else None
        for near in (before, after):
            if near is not None and self.found.get(near, "rule") != "rule":
                return True
        if place[1] == 0 and self.chunks[place[0]].cut:
            return True
        return after is not None and after[1] == 0 and self.chunks[after[0]].cut

    def alone(self, place: _Place) -> bool:
        """Whether a line has no text above or below it in its chunk."""
        index, line = place
        above = line == 0 or (index, line - 1) in self.found
        last = line + 1 == len(self.chunks[index].lines)
        return above and (last or (index, line + 1) in self.found)


def _running_heads(
    chunks: list[Chunk], found: dict[_Place, str], symbols: dict[str, list[_Place]]
) -> None:
    """Lines that recur beside page furniture, and the document's own symbol standing again."""
    page = _Page(chunks, found)
    order = page.order
    for places in symbols.values():
        beside = page.beside(places[0])
        if len(places) > 1 or beside:
            for place in places[1 if order[places[0]] < _TOP and not beside else 0 :]:
                found.setdefault(place, "running head")
    top: dict[str, int] = {}
    for number, place in enumerate(page.flat[: _TOP * 2]):
        top.setdefault(_key(page.line(place)), number)
    while True:
        fresh = _recurring(page, top)
        if not fresh:
            return
        for place in fresh:
            found[place] = "running head"


def _recurring(page: _Page, top: dict[str, int]) -> list[_Place]:
    """Lines at page breaks that stand at another one too, or that repeat a line of the top."""
    places: dict[str, list[_Place]] = {}
    for place in page.flat:
        line = page.line(place)
        if place in page.found or len(line) > _LONGEST or page.chunks[place[0]].code:
            continue
        if line[0].islower() or line[-1] in ".,;:" or line.isdigit():
            continue
        if page.beside(place):
            places.setdefault(_key(line), []).append(place)
    fresh: list[_Place] = []
    for key, at in places.items():
        lonely = [place for place in at if page.alone(place)]
        if len(lonely) > 1 or (lonely and top.get(key, len(page.flat)) < page.order[lonely[0]]):
            fresh.extend(lonely)
        elif len(at) > 1 and len(at) * 2 >= page.breaks:
            # Close to the text: a phrase of the text may recur there by chance, not at most pages.
            fresh.extend(at)
    return fresh


def _key(line: str) -> str:
    """A line as running heads repeat it: only the page number at its end differs."""
    import re

    return re.sub(r"^\d{1,4}\s+|\s+\d{1,4}$", "", line).casefold()


def _without(
    chunks: list[Chunk], found: dict[_Place, str], remarks: list[Diagnostic]
) -> list[Chunk]:
    """Take the found lines out; what stood around them becomes chunks of its own."""
    kept: list[Chunk] = []
    cut = ruled = False
    touched = {index for index, _ in found}
    for index, chunk in enumerate(chunks):
        if index not in touched:
            if cut:
                chunk.cut, chunk.ruled = True, ruled
                cut = ruled = False
            kept.append(chunk)
            continue
        cut = cut or chunk.cut
        held: Chunk | None = None
        numbers: list[int] = []
        for place, line in enumerate(chunk.lines):
            number = chunk.numbers[place]
            what = found.get((index, place))
            if what is not None:
                remarks.append(dropped(line.strip(), what, number))
                cut = True
                ruled = ruled or what == "rule"
                held = None
                continue
            if held is None:
                numbers = []
                held = Chunk([], numbers, chunk.page)
                held.cut, held.ruled = cut, ruled
                cut = ruled = False
                kept.append(held)
            held.lines.append(line)
            numbers.append(number)
    return kept
