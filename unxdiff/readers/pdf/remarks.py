"""What was guessed and left out, gathered: one remark a kind and a page, not one a word."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pages.notes import RawNote
    from unxdiff.readers.pdf.furniture import Dropped
    from unxdiff.readers.pdf.paragraphs import Part
    from unxdiff.readers.pdf.source import Paper

__all__ = ["Remarks", "pages_named"]


def pages_named(pages: list[int]) -> str:
    """Pages as people name them: ``page 3``, ``pages 1-4, 7``."""
    numbers = sorted(set(pages))
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    named = [f"{low}-{high}" if high > low else str(low) for low, high in spans]
    return ("pages " if len(numbers) > 1 else "page ") + ", ".join(named)


class Remarks:
    """All remarks of one paper in the making."""

    def __init__(self, paper: Paper, dropped: Dropped) -> None:
        self._paper = paper
        self._dropped = dropped
        self.columns: list[int] = []
        self.tables: list[int] = []
        self.turned: list[int] = []
        self.headings: list[Part] = []
        self.rejoined: list[tuple[int, Part]] = []
        """Paragraphs that were put together, with the page on which they were cut."""
        self.soft: dict[int, int] = {}
        self.others: list[Diagnostic] = []

    def lifted(self, notes: list[RawNote]) -> None:
        """Note what was taken out of the running text."""
        for number, note in enumerate(notes):
            self.others.append(
                Diagnostic(
                    Code.NOTE_LIFTED,
                    f"note {note.mark} taken out of the running text",
                    text=note.mark,
                    note=number,
                    page=note.page,
                )
            )

    def untied(self, remarks: list[Diagnostic]) -> None:
        """Remarks that name pages where text files have lines."""
        self.others += [replace(remark, line=None, page=remark.line) for remark in remarks]

    def hyphens(self, remarks: list[Diagnostic]) -> None:
        """One remark a page for the words that were broken at its line ends."""
        by_page: dict[int, list[Diagnostic]] = {}
        for remark in remarks:
            by_page.setdefault(remark.line or 1, []).append(remark)
        for page, found in sorted(by_page.items()):
            if len(found) == 1:
                self.others.append(replace(found[0], line=None, page=page))
                continue
            words = [remark.message.rpartition(" ")[2] for remark in found]
            self.others.append(
                Diagnostic(
                    Code.HYPHEN_REMOVED,
                    f"{len(words)} words broken at line ends were closed up: {', '.join(words)}",
                    text="".join([remark.text or "" for remark in found]),
                    page=page,
                )
            )

    def all(self) -> tuple[Diagnostic, ...]:
        """All remarks: what is not compared first, then what was left out, then guesses."""
        made = self._skipped() + self._dropped.remarks() + self._layout()
        for page, part in self.rejoined:
            words = " ".join(part.text.split()[:6])
            made.append(
                Diagnostic(
                    Code.PARAGRAPH_REJOINED,
                    f"a paragraph cut at the end of page {page} was put together again: {words} …",
                    page=page,
                )
            )
        for page, count in sorted(self.soft.items()):
            made.append(
                Diagnostic(
                    Code.HYPHEN_REMOVED,
                    f"{count} soft hyphens taken out",
                    text="\u00ad" * count,
                    page=page,
                )
            )
        return tuple(made + self.others)

    def _skipped(self) -> list[Diagnostic]:
        made = []
        skipped = [
            f"{count} {what}{'s' if count > 1 else ''}"
            for what, count in self._paper.skipped.items()
        ]
        if skipped:
            made.append(Diagnostic(Code.NOT_COMPARED, f"not compared: {', '.join(skipped)}"))
        if self._paper.blank:
            pages = pages_named(self._paper.blank)
            made.append(
                Diagnostic(
                    Code.NOT_COMPARED,
                    f"not compared: {pages}, images without text; ocrmypdf recognises it",
                    page=self._paper.blank[0],
                )
            )
        if self._paper.unknown:
            made.append(
                Diagnostic(
                    Code.CHARACTERS_REPLACED,
                    f"the file does not say which characters {self._paper.unknown} signs are",
                )
            )
        return made

    def _layout(self) -> list[Diagnostic]:
        made = []
        for pages, what in (
            (self.columns, "read in columns"),
            (self.tables, "a table is told by how its words stand"),
            (self.turned, "turned text is read after all pages"),
            (self._paper.hidden, "read from the layer of a character recognition"),
        ):
            if pages:
                named = pages_named(pages)
                message = f"{named}: {what}"
                made.append(Diagnostic(Code.LAYOUT_GUESSED, message, page=min(pages)))
        if self.headings:
            count = len(self.headings)
            noun = "headings are" if count > 1 else "heading is"
            made.append(
                Diagnostic(
                    Code.LAYOUT_GUESSED,
                    f"{count} {noun} told by the font",
                    page=self.headings[0].first,
                )
            )
        return made
