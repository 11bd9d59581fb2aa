"""What a page holds beside the text that is read: counted while it is walked, said at the end."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import InputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = ["Finds", "plural"]

_LONGEST = 20_000
"""Characters of left-out text that a remark repeats."""
_PLURALS = {
    "navigation": "navigation blocks", "reading of ruby": "readings of ruby",
    "heading of the notes": "headings of the notes", "image of one dot": "images of one dot",
}  # fmt: skip


def plural(count: int, name: str) -> str:
    """``1 image``, ``2 images``."""
    if count == 1:
        return "1 navigation block" if name == "navigation" else f"1 {name}"
    return f"{count} {_PLURALS.get(name, name + 's')}"


class Finds:
    """Counts of one page. ``revisions`` is what is wanted of ``ins`` and ``del``."""

    def __init__(self, name: str, revisions: str) -> None:
        self.name = name
        self.revisions = revisions
        self.counts: dict[str, int] = {}
        self.dropped: dict[str, int] = {}
        self.texts: list[str] = []
        self.room = _LONGEST
        self.alternatives: list[str] = []
        self.images = 0
        self.changes = 0
        self.authors: list[str] = []
        self.stories: list[tuple[str, Element]] = []
        self.rules = 0
        self.tables = 0

    def next_table(self) -> int:
        """The number of the table that begins."""
        self.tables += 1
        return self.tables

    def count(self, name: str) -> None:
        """Count a thing that is not compared."""
        self.counts[name] = self.counts.get(name, 0) + 1

    def hide(self, element: Element) -> None:
        """Count an element that a browser does not show, if there is a text in it."""
        if any(text.strip() for text in element.itertext()):
            self.count("hidden element")

    def drop(self, name: str, element: Element) -> None:
        """Count a piece of furniture, and keep its text for the remark."""
        text = " ".join(" ".join(element.itertext()).split()) if self.room > 0 else ""
        self.dropped[name] = self.dropped.get(name, 0) + 1
        if text:
            self.texts.append(text[: self.room])
            self.room -= len(text)

    def image(self, alternative: str) -> None:
        """Count an image whose pixels are not compared."""
        self.images += 1
        if alternative and len(self.alternatives) < 20:
            self.alternatives.append(alternative[:200])

    def keeps(self, element: Element) -> bool:
        """Whether the text of an ``ins`` or ``del`` stands in the version that is wanted.

        Raises InputError where there must be none.
        """
        if self.revisions == "fail":
            raise InputError(
                f"{self.name} carries changes (<ins>, <del>); "
                "choose --input-revisions accept or reject, or save it without them"
            )
        self.changes += 1
        author = (element.get("cite") or "").removeprefix("mailto:").replace("%20", " ").strip()
        if author and "/" not in author and author not in self.authors:
            self.authors.append(author)
        return bool((element.tag == "ins") == (self.revisions == "accept"))

    def remarks(self) -> list[Diagnostic]:
        """All that is to be said."""
        made = []
        if self.changes:
            by = f" by {' and '.join(self.authors)}" if self.authors else ""
            done = "accepted" if self.revisions == "accept" else "rejected"
            message = f"{plural(self.changes, 'tracked change')}{by} {done}"
            made.append(Diagnostic(Code.REVISIONS_RESOLVED, message))
        if self.dropped or self.rules:
            parts = [plural(count, name) for name, count in self.dropped.items()]
            parts += [plural(self.rules, "rule")] if self.rules else []
            message = f"left out: {', '.join(parts)}"
            made.append(
                Diagnostic(Code.FURNITURE_DROPPED, message, text="\n".join(self.texts) or None)
            )
        skipped = [plural(count, name) for name, count in self.counts.items()]
        if self.images:
            skipped.insert(0, f"the pixels of {plural(self.images, 'image')}")
        if skipped:
            text = "\n".join(self.alternatives) or None
            message = f"not compared: {', '.join(skipped)}"
            made.append(Diagnostic(Code.NOT_COMPARED, message, text=text))
        return made
