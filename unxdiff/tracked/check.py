"""The law, held against a Word file with tracked changes before anybody gets it: accepted it says
what the new file says, rejected what the old one does; and nothing in it is broken."""

from __future__ import annotations

from unxdiff.ooxml.package import Package
from unxdiff.ooxml.references import package_faults
from unxdiff.records import StrEnum, record
from unxdiff.tracked.signature import Reading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from unxdiff.ooxml.order import Fault

    Value = tuple[Any, ...]

__all__ = ["Difference", "DifferenceKind", "check", "new_faults"]

_MOST = 1 << 30
"""Bytes that a file may unpack to; both inputs were read within their limits before."""
_MOST_TOLD = 20
"""Differences that are told of a story; a file that is wrong all over needs no more."""
_SHOWN = 60


class DifferenceKind(StrEnum):
    """In what a resolved file differs from the one it should be."""

    TEXT = "text"
    ORDER = "order"
    BORDER = "border"
    PARAGRAPH = "paragraph properties"
    MARK = "properties of the paragraph mark"
    RUN = "run properties"
    THING = "picture, field or other thing"
    AROUND = "link or content control"
    NUMBERING = "numbering"
    TABLE = "table shape"
    NOTE = "note"
    SECTION = "section"
    HEADER = "header"


@record
class Difference:
    """A place where the law is broken: whether on accepting or on rejecting, in which story, which
    block of it (from 1; 0 for the whole story), of what kind, and in words."""

    accepting: bool
    story: str
    block: int
    kind: DifferenceKind
    what: str

    def __str__(self) -> str:
        verb = "accepted" if self.accepting else "rejected"
        place = f"paragraph {self.block} of the {self.story}" if self.block else f"the {self.story}"
        return f"{place}: {verb} {self.kind} differs: {self.what}"


def check(redlined: bytes, old: bytes, new: bytes) -> list[Difference]:
    """Where a file with tracked changes does not turn into the new file when all is accepted, or
    into the old one when all is rejected, changes of their own in those resolved in the same way.

    An empty list means that the law holds for all stories. Raises InputError and LimitError.
    """
    packages = [
        Package(data, name, _MOST)
        for data, name in ((redlined, "the redline"), (old, "the old file"), (new, "the new file"))
    ]
    first = Reading(packages[0])
    readings = [first]
    for package in packages[1:]:
        reading = Reading(package)
        # What paragraphs say is shared where styles of one id have one name.
        reading.share(first)
        readings.append(reading)
    differences: list[Difference] = []
    for accepting, other in ((True, readings[2]), (False, readings[1])):
        found = first.stories(accept=accepting)
        wanted = other.stories(accept=accepting)
        for story in [*found, *[name for name in wanted if name not in found]]:
            have, want = found.get(story, []), wanted.get(story, [])
            if have != want:
                pairs = _story(have, want, story)
                differences += [
                    Difference(accepting, name, block, kind, what)
                    for name, block, kind, what in pairs
                ][:_MOST_TOLD]
    return differences


def new_faults(redlined: bytes, old: bytes, new: bytes) -> list[Fault]:
    """What is broken in a redline and was in neither of the files it was made of."""
    known = set()
    for data, name in ((old, "the old file"), (new, "the new file")):
        known |= {_gist(fault) for fault in package_faults(Package(data, name, _MOST))}
    package = Package(redlined, "the redline", _MOST)
    return [fault for fault in package_faults(package) if _gist(fault) not in known]


def _gist(fault: Fault) -> tuple[str, str]:
    return fault.path.rpartition("/")[2].partition("[")[0], fault.what


# --- where two stories differ ----------------------------------------------------------------


def _story(
    have: Sequence[Value], want: Sequence[Value], story: str
) -> Iterator[tuple[str, int, DifferenceKind, str]]:
    kind = DifferenceKind
    if len(have) != len(want):
        yield _count(have, want, story)
        return
    if sorted(map(repr, have)) == sorted(map(repr, want)):
        at = next(at for at, pair in enumerate(zip(have, want, strict=True)) if pair[0] != pair[1])
        yield (
            story,
            at + 1,
            kind.ORDER,
            f"{_text(have[at])!r} stands where {_text(want[at])!r} does",
        )
        return
    for at, (one, other) in enumerate(zip(have, want, strict=True), 1):
        if one != other:
            yield from _block(one, other, story, at)


def _count(
    have: Sequence[Value], want: Sequence[Value], story: str
) -> tuple[str, int, DifferenceKind, str]:
    """What to say where the number of blocks differs."""
    start = 0
    while start < min(len(have), len(want)) and have[start] == want[start]:
        start += 1
    texts = ["".join(map(_text, blocks[start:])) for blocks in (have, want)]
    kind = DifferenceKind.BORDER if texts[0] == texts[1] else DifferenceKind.TEXT
    if not have or not want:
        kind = DifferenceKind.HEADER if "section" in story else kind
    here = _text(have[start]) if start < len(have) else "the end"
    there = _text(want[start]) if start < len(want) else "the end"
    return story, start + 1, kind, f"{len(have)} blocks, not {len(want)}: {here!r}, not {there!r}"


def _block(
    one: Value, other: Value, story: str, at: int
) -> Iterator[tuple[str, int, DifferenceKind, str]]:
    kind = DifferenceKind
    if one[0] != other[0]:
        yield story, at, kind.TEXT, f"a {one[0]}, not a {other[0]}"
    elif one[0] == "tbl":
        yield from _table(one, other, story, at)
    elif one[0] == "section":
        yield story, at, kind.SECTION, _unlike(one[1], other[1])
    elif one[0] != "p":
        yield story, at, kind.THING, _unlike(one, other)
    else:
        yield from _runs(one[4], other[4], story, at)
        numbers = [[said for said in block[1] if said[0] == "numPr"] for block in (one, other)]
        if numbers[0] != numbers[1]:
            yield story, at, kind.NUMBERING, "it counts in another list, or at another level"
        elif one[1] != other[1]:
            yield story, at, kind.PARAGRAPH, _unlike(one[1], other[1])
        if one[2] != other[2]:
            yield story, at, kind.MARK, _unlike(one[2], other[2])
        if one[3] != other[3]:
            yield story, at, kind.AROUND, _unlike(one[3], other[3])


def _runs(
    one: Value, other: Value, story: str, at: int
) -> Iterator[tuple[str, int, DifferenceKind, str]]:
    kind = DifferenceKind
    have, want = list(one), list(other)
    if have == want:
        return
    texts = ["".join([_plain(piece[0]) for piece in pieces]) for pieces in (have, want)]
    if texts[0] != texts[1]:
        yield story, at, kind.TEXT, _apart(*texts)
        return
    notes = [
        [piece[0] for piece in pieces if not isinstance(piece[0], str)] for pieces in (have, want)
    ]
    for mine, theirs in zip(*notes, strict=False):
        if mine == theirs:
            continue
        if _holds_blocks(mine) and _holds_blocks(theirs) and mine[:2] == theirs[:2]:
            for _, _, _, what in _story(mine[2], theirs[2], f"{mine[0]}"):
                yield story, at, kind.NOTE, what
        else:
            yield story, at, kind.THING, _unlike(mine, theirs)
    for which, column in ((kind.RUN, 1), (kind.AROUND, 2)):
        wrong = _first_apart(have, want, column)
        if wrong:
            yield story, at, which, wrong


def _holds_blocks(thing: Value) -> bool:
    return thing[0] in ("footnote", "endnote") and thing[2] is not None


def _first_apart(have: list[Value], want: list[Value], column: int) -> str:
    """The first text that looks different, and how; empty where none does."""
    sides = []
    for pieces in (have, want):
        said: list[object] = []
        for piece in pieces:
            said += [piece[column]] * max(1, len(_plain(piece[0])))
        sides.append(said)
    for at, (mine, theirs) in enumerate(zip(*sides, strict=False)):
        if mine != theirs:
            text = "".join([_plain(piece[0]) for piece in have])
            return f"at {text[at : at + 20]!r} {_unlike(mine, theirs)}"
    return ""


def _table(
    one: Value, other: Value, story: str, at: int
) -> Iterator[tuple[str, int, DifferenceKind, str]]:
    kind = DifferenceKind
    rows: list[list[Value]] = [list(one[3]), list(other[3])]
    shapes = [[len(row[2]) for row in side] for side in rows]
    if shapes[0] != shapes[1]:
        yield story, at, kind.TABLE, f"cells by row {shapes[0]}, not {shapes[1]}"
        return
    if one[1:3] != other[1:3]:
        yield story, at, kind.TABLE, _unlike(one[1:3], other[1:3])
    for row, (mine, theirs) in enumerate(zip(*rows, strict=True), 1):
        if mine[:2] != theirs[:2]:
            yield story, at, kind.TABLE, f"row {row}: {_unlike(mine[:2], theirs[:2])}"
        for column, cells in enumerate(zip(mine[2], theirs[2], strict=True), 1):
            if cells[0][0] != cells[1][0]:
                what = _unlike(cells[0][0], cells[1][0])
                yield story, at, kind.TABLE, f"row {row}, cell {column}: {what}"
            if cells[0][1] != cells[1][1]:
                for _, _, which, what in _story(cells[0][1], cells[1][1], story):
                    yield story, at, which, f"row {row}, cell {column}: {what}"


# --- in words --------------------------------------------------------------------------------


def _plain(content: Any) -> str:
    if isinstance(content, str):
        return content
    return f"‹{content[0].rpartition('}')[2]}›"


def _text(block: Value) -> str:
    """The text of a block, for messages."""
    if block[0] == "p":
        return "".join([_plain(run[0]) for run in block[4]])
    if block[0] == "tbl":
        cells = [cell for row in block[3] for cell in row[2]]
        return "".join([_text(inner) for cell in cells for inner in cell[1]])
    return f"‹{block[0]}›"


def _apart(mine: str, theirs: str) -> str:
    at = 0
    while at < min(len(mine), len(theirs)) and mine[at] == theirs[at]:
        at += 1
    start = max(0, at - 20)
    return f"…{mine[start : at + _SHOWN]!r}, not …{theirs[start : at + _SHOWN]!r}"


def _unlike(mine: object, theirs: object) -> str:
    """What only one of two sets of properties says."""
    if isinstance(mine, tuple | list) and isinstance(theirs, tuple | list):
        here = [said for said in mine if said not in theirs]
        there = [said for said in theirs if said not in mine]
        if here or there:
            return f"{_said(here)}, not {_said(there)}"
    return f"{_said(mine)}, not {_said(theirs)}"


def _said(what: object) -> str:
    text = repr(what)
    for part in _namespaces(text):
        text = text.replace(part, "")
    return text if len(text) <= 4 * _SHOWN else f"{text[: 4 * _SHOWN]}…"


def _namespaces(text: str) -> list[str]:
    import re

    return list(dict.fromkeys(re.findall(r"\{[^{}']*\}", text)))
