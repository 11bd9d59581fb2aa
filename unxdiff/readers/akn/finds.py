"""What an Akoma Ntoso file holds beside the text that is read: counted, and said at the end."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import InputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["Finds"]


class Finds:
    """Counts of one file. ``revisions`` is what is wanted of ``ins`` and ``del``."""

    def __init__(self, name: str, revisions: str) -> None:
        self.name = name
        self.revisions = revisions
        self.counts: dict[str, int] = {}
        self.alternatives: list[str] = []
        self.changes = 0
        self.authors: list[str] = []
        self.lost: list[str] = []
        """References to notes that are not in the file."""
        self.tables = 0

    def next_table(self) -> int:
        """The number of the table that begins."""
        self.tables += 1
        return self.tables

    def count(self, name: str, number: int = 1) -> None:
        """Count things that are not compared."""
        if name and number > 0:
            self.counts[name] = self.counts.get(name, 0) + number

    def image(self, alternative: str) -> None:
        """Count an image: its pixels stand in another file."""
        self.count("image")
        if alternative and len(self.alternatives) < 20:
            self.alternatives.append(alternative[:200])

    def keeps(self, element: Element, name: str) -> bool:
        """Whether the text of an ``ins`` or ``del`` stands in the version that is wanted.

        Raises InputError where there must be none.
        """
        if self.revisions == "fail":
            raise InputError(
                f"{self.name} carries changes (<ins>, <del>); "
                "choose --input-revisions accept or reject, or save it without them"
            )
        self.changes += 1
        author = (element.get("by") or element.get("resp") or "").lstrip("#").strip()
        if author and author not in self.authors:
            self.authors.append(author)
        return (name == "ins") == (self.revisions == "accept")

    def remarks(self) -> list[Diagnostic]:
        """All that is to be said."""
        made = []
        if self.changes:
            plural = "" if self.changes == 1 else "s"
            by = f" by {' and '.join(self.authors)}" if self.authors else ""
            done = "accepted" if self.revisions == "accept" else "rejected"
            message = f"{self.changes} tracked change{plural}{by} {done}"
            made.append(Diagnostic(Code.REVISIONS_RESOLVED, message))
        for lost in self.lost:
            message = f"mark {lost} cites no note; it stays in the text"
            made.append(Diagnostic(Code.NOTE_UNTIED, message, text=lost))
        if self.counts:
            said = [
                name if name == "metadata" else f"{count} {_plural(name) if count > 1 else name}"
                for name, count in self.counts.items()
            ]
            text = "\n".join(self.alternatives) or None
            message = f"not compared: {', '.join(said)}"
            alone = list(self.counts) == ["metadata"]
            code = Code.METADATA_SKIPPED if alone else Code.NOT_COMPARED
            made.append(Diagnostic(code, message, text=text))
        return made


def _plural(name: str) -> str:
    head, space, rest = name.partition(" ")
    return f"{head}s{space}{rest}" if rest.startswith(("in ", "of ")) else f"{name}s"
