"""Read a saved page as a document."""

from __future__ import annotations

from unxdiff.errors import InputError
from unxdiff.model.document import Block, Document, Note, Run, SourceRef
from unxdiff.model.roles import Role
from unxdiff.readers.flow import Draft, Line, joined, tied
from unxdiff.readers.html.article import article_of, leave_out
from unxdiff.readers.html.finds import Finds
from unxdiff.readers.html.notes import NoteLinks, find_notes
from unxdiff.readers.html.preformatted import as_paragraphs
from unxdiff.readers.html.source import page_text, parse_page
from unxdiff.readers.html.walk import Walker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.options import ReadOptions
    from unxdiff.xmltree import Element

__all__ = ["read"]

_FORMAT = "html"
_BACK_SIGNS = "↩↵⏎⤴↑\ufe0e\ufe0f \u00a0\n"


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read the bytes of a page.

    Raises InputError (no text, binary, a redline made by unxdiff, changes where there must be
    none) and LimitError (nested deeper than any page is).
    """
    text, remarks = page_text(data, name)
    root = parse_page(text, name)
    _refuse_redline(root, name)
    finds = Finds(name, options.revisions)
    links = find_notes(root)
    article, named = article_of(root)
    if named:
        leave_out(article, links, finds)
    walker = Walker(links, finds, inside=named)
    walker.walk(article)
    notes = {key: _note(key, links, finds) for key in links.bodies}
    drafts, guesses = as_paragraphs(walker.drafts)
    drafts = drafts + _stories(links, finds)
    blocks, ordered, untied = tied(drafts, {key: note for key, note in notes.items() if note.text})
    if not blocks and not ordered:
        raise InputError(f"{name} has no text in it; save the page again as the browser shows it")
    if comments := _comments(text):
        finds.counts["comment"] = comments
    diagnostics = (*remarks, *guesses, *finds.remarks(), *untied)
    return Document(name, _FORMAT, blocks, ordered, diagnostics, _language(root))


def _refuse_redline(root: Element, name: str) -> None:
    """A redline of ours holds two drafts and leaves out what did not change: it is neither."""
    if root.get("data-view") is not None and root.find(".//*[@id='redline']") is not None:
        raise InputError(
            f"{name} is a redline that unxdiff made, with two drafts in it; "
            "compare the drafts themselves"
        )


def _comments(text: str) -> int:
    """How many comments stand in the body; conditions for old browsers are none."""
    start = max(text.find("<body"), 0)
    marks = [text.count(mark, start) for mark in ("<!--", "<!--[if", "<!--[endif", "<!--<![endif")]
    return max(2 * marks[0] - sum(marks), 0)


def _language(root: Element) -> str | None:
    body = root.find("body")
    for element in (root, body):
        if element is not None:
            said = str(element.get("lang") or element.get("xml:lang") or "").strip().lower()
            code = said.partition("-")[0].partition("_")[0]
            if len(code) == 2 and code.isascii() and code.isalpha():
                return code
    return None


def _note(key: int, links: NoteLinks, finds: Finds) -> Note:
    """The note of a key: its paragraphs without what leads back, and without its mark."""
    bodies = links.bodies[key]
    walker = Walker(links, finds, inside=True, note=key)
    for body in bodies:
        walker.walk(body)
    lines: list[Line] = []
    printed = ""
    for draft in walker.drafts:
        block = draft.block
        line = Line(block.text, block.runs)
        if block.label is not None:
            if lines or bodies[0].tag != "li":
                line = joined([Line(block.label), line], " ")
            else:
                printed = block.label.rstrip(".)")
        lines.append(line)
    mark = links.marks[key] or printed or str(key + 1)
    if not lines:
        return Note(mark, "")
    whole = _trimmed(joined(lines, "\n"), mark)
    return Note(mark, whole.text, whole.runs, SourceRef(bodies[0].sourceline or 0))


def _trimmed(line: Line, mark: str) -> Line:
    """The text of a note without the mark before it and the sign behind it that leads back."""
    text = line.text.rstrip(_BACK_SIGNS)
    start = len(text) - len(text.lstrip("^↑ "))
    for opening in (f"[{mark}]", f"({mark})", f"{mark}.", f"{mark})", mark):
        rest = text[start + len(opening) :]
        if text.startswith(opening, start) and (not rest[:1].isalnum() or not mark.isalnum()):
            start += len(opening)
            break
    start += len(text) - start - len(text[start:].lstrip(_BACK_SIGNS + "\t^"))
    runs = [
        Run(max(run.start - start, 0), min(run.end, len(text)) - start, run.style, run.target)
        for run in line.runs
        if run.end > start and run.start < len(text)
    ]
    return Line(text[start:], tuple(runs))


def _stories(links: NoteLinks, finds: Finds) -> list[Draft]:
    """Running heads and feet that a word processor wrote into the page, each text once.

    A page number is ``#``, and a line of nothing else is left out.
    """
    made: list[Draft] = []
    seen: set[tuple[Role, str]] = set()
    for kind, element in finds.stories:
        role = Role.HEADER if kind == "header" else Role.FOOTER
        walker = Walker(links, finds, inside=True)
        for child in element:
            walker.walk(child)
        for draft in walker.drafts:
            if draft.block.text != "#" and (role, draft.block.text) not in seen:
                seen.add((role, draft.block.text))
                block = draft.block
                made.append(Draft(Block(block.text, role=role, runs=block.runs), draft.cites))
    return made
