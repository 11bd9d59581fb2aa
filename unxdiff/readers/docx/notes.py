"""Footnotes and endnotes: their texts, and the numbers that Word prints for them."""

from __future__ import annotations

from unxdiff.diagnostics import Code
from unxdiff.model.document import Note, Run, SourceRef
from unxdiff.ooxml.names import w
from unxdiff.ooxml.number_formats import number
from unxdiff.readers.docx.story import Story, as_line
from unxdiff.readers.flow import Line, joined
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.docx.state import Citation, State
    from unxdiff.xmltree import Element

__all__ = ["KINDS", "Numbers", "numbers_of", "read_notes"]

KINDS = ("footnote", "endnote")
_VAL = w("val")
_USUAL_FORM = {"footnote": "decimal", "endnote": "lowerRoman"}


@record
class Numbers:
    """How notes of a kind are numbered: the form, the first number, and where it starts again
    (``continuous``, ``eachSect``, ``eachPage``)."""

    form: str
    start: int = 1
    restart: str = "continuous"


def numbers_of(holder: Element | None, kind: str, usual: Numbers | None = None) -> Numbers:
    """The numbering of notes as settings or the properties of a section say."""
    usual = usual or Numbers(_USUAL_FORM[kind])
    properties = holder.find(w(f"{kind}Pr")) if holder is not None else None
    if properties is None:
        return usual
    form, start, restart = usual.form, usual.start, usual.restart
    for child in properties:
        value = child.get(_VAL) or ""
        if child.tag == w("numFmt"):
            form = value
        elif child.tag == w("numStart") and value.isdecimal() and len(value) < 6:
            start = int(value)
        elif child.tag == w("numRestart"):
            restart = value
    return Numbers(form, start, restart)


def read_notes(state: State, sections: list[dict[str, Numbers]]) -> dict[int, Note]:
    """The notes that are cited, by their keys (see State.cite).

    ``sections`` says how each section numbers its notes. A citation without a note is left out,
    and said.
    """
    found = {kind: _texts(state, kind) for kind in KINDS}
    marks = _marks(state, sections)
    notes = {}
    for key, cite in enumerate(state.cites):
        line = found[cite.kind].pop(cite.note, None)
        if line is None:
            state.say(
                Code.NOTE_UNTIED, f"the file lacks the {cite.kind} that mark {marks[key]} cites"
            )
        else:
            if cite.custom is not None:
                line = _without_mark(line, cite.custom)
            source = SourceRef(page=cite.page, unit=key + 1)
            notes[key] = Note(marks[key], line.text, line.runs, source)
    left = [line.text for kind in KINDS for line in found[kind].values() if line.text]
    if left and not state.resolver.count:
        state.skip("note that nothing cites", len(left))
    return notes


def _without_mark(line: Line, mark: str) -> Line:
    """A note without the mark that its writer typed in front of it, where Word puts a number."""
    text = line.text
    cut = len(text) - len(text.removeprefix(mark).lstrip())
    if not text.startswith(mark) or (
        mark[-1].isalnum() and text[len(mark) : len(mark) + 1].isalnum()
    ):
        return line
    runs = [
        Run(max(run.start - cut, 0), run.end - cut, run.style, run.target)
        for run in line.runs
        if run.end > cut
    ]
    return Line(text[cut:], tuple(runs))


def _texts(state: State, kind: str) -> dict[str, Line]:
    """The notes of a kind by their ids; separators are none."""
    part = state.package.related(state.package.main, f"{kind}s")
    if part is None:
        return {}
    cited = {cite.note for cite in state.cites if cite.kind == kind}
    data = state.package.read(part)
    state.part = part
    texts = {}
    for element in state.prepared(list(state.package.xml(part)), data):
        note = element.get(w("id"))
        if element.tag != w(kind) or note is None or note in texts:
            continue
        if element.get(w("type")) in (None, "normal") and (note in cited or len(element)):
            lines = [as_line(draft, "\n") for draft in Story(state).read(element)]
            whole = joined(lines, "\n") if lines else Line("")
            texts[note] = Line(whole.text.replace("\t", " "), whole.runs)
    return texts


def _marks(state: State, sections: list[dict[str, Numbers]]) -> list[str]:
    """The mark of each citation as printed."""
    marks = []
    counts: dict[str, int] = {}
    last: dict[str, Citation] = {}
    for cite in state.cites:
        numbers = sections[min(cite.section, len(sections) - 1)][cite.kind]
        before = last.get(cite.kind)
        if before is not None and _starts_again(numbers.restart, before, cite):
            counts.pop(cite.kind, None)
        last[cite.kind] = cite
        if numbers.restart == "eachPage" and not state.page:
            state.say(
                Code.LAYOUT_GUESSED,
                f"{cite.kind}s are numbered by page, and the file does not say where pages end",
            )
        if cite.custom is not None:
            marks.append(cite.custom)
            continue
        value = counts[cite.kind] = counts.get(cite.kind, numbers.start - 1) + 1
        written = number(value, numbers.form)
        marks.append(written or str(value))
    return marks


def _starts_again(restart: str, before: Citation, cite: Citation) -> bool:
    if restart == "eachSect":
        return before.section != cite.section
    return restart == "eachPage" and before.page != cite.page
