"""Read a Word file as a document."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import LimitError
from unxdiff.model.document import Block, Document
from unxdiff.model.roles import Role
from unxdiff.ooxml.names import RELATIONS, is_on, w
from unxdiff.ooxml.package import Package
from unxdiff.readers.docx.notes import KINDS, Numbers, numbers_of, read_notes
from unxdiff.readers.docx.skipped import not_compared
from unxdiff.readers.docx.state import State
from unxdiff.readers.docx.story import Story
from unxdiff.readers.flow import Draft, tied
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.document import Note
    from unxdiff.options import ReadOptions
    from unxdiff.xmltree import Element

__all__ = ["origins", "read"]

_FORMAT = "docx"
_FURNITURE = (("header", Role.HEADER), ("footer", Role.FOOTER))


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read the bytes of a Word file; ``name`` is what messages call it.

    Raises InputError (damaged, encrypted, no Word file; tracked changes where options say so) and
    LimitError.
    """
    package = Package(data, name, options.max_unpacked)
    try:
        document = _Reader(package, options).document()
    except RecursionError:
        raise LimitError(
            f"{name} nests as no document does; save it again from the program that made it"
        ) from None
    revisions = "reject" if options.revisions == "reject" else "accept"
    return replace(document, file=data, revisions=revisions)


def origins(package: Package, options: ReadOptions) -> tuple[list[Element], list[tuple[str, str]]]:
    """The elements that the units of a document's blocks stand for, and the kind and id of the
    notes that those of its notes stand for, both from 0 (see SourceRef.unit).

    Raises what ``read`` raises.
    """
    reader = _Reader(package, options)
    state = reader.state
    state.watched = []
    reader.document()
    return state.watched, [(cite.kind, cite.note) for cite in state.cites]


class _Reader:
    def __init__(self, package: Package, options: ReadOptions) -> None:
        self.state = State(package, options)
        self._settings = self.state.optional("settings")
        usual = {kind: numbers_of(self._settings, kind) for kind in KINDS}
        self._usual: dict[str, Numbers] = usual
        self._sections: list[dict[str, Numbers]] = []
        self._heads: dict[str, dict[str, None]] = {"header": {}, "footer": {}}
        """Parts with running heads and feet that are printed, in order."""
        self._unprinted: dict[str, None] = {}

    def document(self) -> Document:
        state = self.state
        package = state.package
        data = package.read(package.main)
        story = Story(state, self._section)
        if b"lastRenderedPageBreak" in data:
            state.page = 1
        drafts = story.read(state.body(data))
        self._sections.append(self._usual)
        state.check_revisions()
        notes = read_notes(state, self._sections)
        furniture = self._furniture()
        state.check_revisions()
        drafts = [_with_text(draft, notes) for draft in drafts]
        blocks, ordered, untied = tied(drafts, notes)
        resolved = state.resolved()
        skipped = not_compared(state)
        return Document(
            package.name,
            _FORMAT,
            blocks + tuple(furniture),
            ordered,
            (
                *([resolved] if resolved else ()),
                *state.remarks,
                *untied,
                *_guesses(state),
                *([skipped] if skipped else ()),
            ),
        )

    def _section(self, properties: Element) -> None:
        """Take from a section's properties what is needed; the next section begins."""
        self._sections.append(
            {kind: numbers_of(properties, kind, self._usual[kind]) for kind in KINDS}
        )
        self.state.section = len(self._sections)
        title = properties.find(w("titlePg"))
        printed = {"default"}
        if title is not None and is_on(title.get(w("val"))):
            printed.add("first")
        even = self._settings.find(w("evenAndOddHeaders")) if self._settings is not None else None
        if even is not None and is_on(even.get(w("val"))):
            printed.add("even")
        for kind, parts in self._heads.items():
            for reference in properties.findall(w(f"{kind}Reference")):
                state = self.state
                target = state.package.target(state.package.main, reference.get(RELATIONS + "id"))
                if target is not None and not target.external:
                    on = reference.get(w("type"), "default") in printed
                    (parts if on else self._unprinted)[target.target] = None

    def _furniture(self) -> list[Block]:
        """Running heads, then running feet, each text once."""
        blocks: dict[tuple[Role, str], Block] = {}
        for kind, role in _FURNITURE:
            for part in self._heads[kind]:
                for draft in self._running(part):
                    block = replace(draft.block, role=role)
                    blocks.setdefault((role, block.text), block)
        unprinted = [part for part in self._unprinted if self._only_unprinted(part)]
        texts = [part for part in unprinted if self._running(part)]
        if texts:
            self.state.skip("running head or foot that is not printed", len(texts))
        return list(blocks.values())

    def _only_unprinted(self, part: str) -> bool:
        return all(part not in parts for parts in self._heads.values())

    def _running(self, part: str) -> list[Draft]:
        state = self.state
        state.part, state.furniture = part, True
        data = state.package.read(part)
        root = state.package.xml(part)
        drafts = Story(state).read(state.prepared(list(root), data))
        state.part, state.furniture = state.package.main, False
        return drafts


def _with_text(draft: Draft, notes: dict[int, Note]) -> Draft:
    """A paragraph of nothing but note marks has them as its text, for a block has one."""
    if draft.block.text:
        return draft
    marks = [notes[key].mark for _, key in draft.cites if key in notes]
    return Draft(replace(draft.block, text=" ".join(marks) or "?"), ())


def _guesses(state: State) -> list[Diagnostic]:
    """What was supposed, or found broken, in styles and numbering."""
    out = [
        Diagnostic(
            Code.STRUCTURE_GUESSED,
            f"numbers of the form {form} are written in digits, for it is not known here",
        )
        for form in sorted(state.counters.strange)
    ]
    if state.styles.cyclic:
        named = ", ".join(sorted(set(state.styles.cyclic)))
        message = f"styles are based on themselves ({named}); nothing was inherited there"
        out.append(Diagnostic(Code.STRUCTURE_GUESSED, message))
    if state.soft:
        message = f"{state.soft} soft hyphen{'s' if state.soft != 1 else ''} taken out"
        out.append(Diagnostic(Code.HYPHEN_REMOVED, message, text="\u00ad" * state.soft))
    return out
