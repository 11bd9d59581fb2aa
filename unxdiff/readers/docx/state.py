"""What the readers of one file's stories share: parts, counters, and what was met on the way."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import InputError
from unxdiff.model.document import SourceRef
from unxdiff.ooxml.alternates import choose
from unxdiff.ooxml.numbering import Counters, Numbering
from unxdiff.ooxml.revisions import Resolver, may_hold
from unxdiff.ooxml.styles import Styles
from unxdiff.readers.docx.plain import gather

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unxdiff.ooxml.package import Package
    from unxdiff.options import ReadOptions
    from unxdiff.readers.docx.plain import Events
    from unxdiff.xmltree import Element

__all__ = ["Citation", "State"]


class Citation:
    """Where a note is cited: which one, by which mark where the author chose it, and the section
    (from 0) and page (from 1, 0 unknown) that its number may depend on."""

    def __init__(self, kind: str, note: str, section: int, page: int) -> None:
        self.kind = kind
        self.note = note
        self.section = section
        self.page = page
        self.custom: str | None = None


class State:
    """One file while it is read."""

    def __init__(self, package: Package, options: ReadOptions) -> None:
        """Take styles and numbering from the package."""
        self.package = package
        self.options = options
        self.part = package.main
        """The part that is being read; relationships are its own."""
        self.styles = Styles(self.optional("styles"))
        self.numbering = Numbering(self.optional("numbering"), self.styles)
        self.counters = Counters(self.numbering)
        self.resolver = Resolver(accept=options.revisions != "reject")
        self.cites: list[Citation] = []
        self.skipped: dict[str, int] = {}
        """What is not compared, and how many there are."""
        self.cited: dict[tuple[str, str], int] = {}
        self.hidden: list[str] = []
        self.beside: list[str] = []
        """Readings beside words (furigana)."""
        self.alternatives: list[str] = []
        """Texts that stand for images where they are not seen."""
        self.hashes: dict[str, str] = {}
        self.soft = 0
        self.section = 0
        self.page = 0
        self.units = 0
        self.watched: list[Element] | None = None
        """The elements that blocks are made of, by their units; None where nobody asks."""
        self.tables = 0
        self.remarks: list[Diagnostic] = []
        self.furniture = False
        """Whether a running head or foot is being read."""
        self.plain: dict[Element, Events] = {}
        """What is in the paragraphs at hand that have nothing but text (see plain)."""
        self.lists: dict[str, int] = {}
        """Numbers that fields count by themselves (LISTNUM, AUTONUM), by kind and level."""

    def optional(self, kind: str) -> Element | None:
        """The root of a part that the main part has a relationship with; None without it."""
        part = self.package.related(self.package.main, kind)
        return self.package.xml(part) if part is not None else None

    def cite(self, kind: str, note: str) -> int:
        """The key of a note that is cited here: its index in ``cites``."""
        key = self.cited.get((kind, note))
        if key is None:
            key = self.cited[kind, note] = len(self.cites)
            self.cites.append(Citation(kind, note, self.section, self.page))
        return key

    def source(self, element: Element, page: int) -> SourceRef:
        """Where a block stands that is made of an element."""
        self.units += 1
        if self.watched is not None:
            self.watched.append(element)
        return SourceRef(page=page, unit=self.units)

    def skip(self, what: str, count: int = 1) -> None:
        """Count something that is not compared."""
        self.skipped[what] = self.skipped.get(what, 0) + count

    def say(self, code: Code, message: str, text: str | None = None) -> None:
        """Make a remark, once each."""
        said = Diagnostic(code, message, text=text)
        if said not in self.remarks:
            self.remarks.append(said)

    def prepared(self, elements: Iterable[Element], data: bytes) -> Iterator[Element]:
        """The elements of a part (its bytes are ``data``) with alternates chosen and tracked
        changes resolved; one that goes with its change is left out."""
        twice = b"AlternateContent" in data
        tracked = may_hold(data)
        if not twice and not tracked:
            yield from elements
            return
        for element in elements:
            if twice:
                choose(element)
            if not tracked or self.resolver.resolve(element):
                yield element

    def body(self, data: bytes) -> Iterator[Element]:
        """The children of the body, one by one, prepared; ``data`` are the main part's bytes."""
        simple = b"AlternateContent" not in data and not may_hold(data)
        for batch in self.package.body(data):
            if simple:
                self.plain = gather(batch)
                yield from batch
                self.plain = {}
            else:
                yield from self.prepared(batch, data)

    def check_revisions(self) -> None:
        """Raise InputError where the file has tracked changes and options say to fail then."""
        if self.options.revisions == "fail" and self.resolver.count:
            raise InputError(
                f"{self.package.name} holds {_changes(self.resolver)}; accept or reject them in "
                "Word, or say which with --input-revisions accept or reject"
            )

    def resolved(self) -> Diagnostic | None:
        """What is said of the tracked changes; None where there are none."""
        if not self.resolver.count:
            return None
        done = {"reject": "rejected", "keep": "read as accepted"}.get(
            self.options.revisions, "accepted"
        )
        return Diagnostic(Code.REVISIONS_RESOLVED, f"{_changes(self.resolver)} {done}")


def _changes(resolver: Resolver) -> str:
    """``12 tracked changes by A, B and C``."""
    count = resolver.count
    names = [" ".join(name.split()) for name in resolver.authors if name.strip()]
    who = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + "".join(names[-1:])
    return f"{count} tracked change{'s' if count != 1 else ''}" + (f" by {who}" if who else "")
