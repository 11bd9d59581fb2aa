"""Every place of a redline where a text that is not ours can stand, filled with attacks."""

from __future__ import annotations

import functools
from pathlib import Path

import yaml

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Document, Mark, Note, Run
from unxdiff.model.redline import Change, ChangeKind, Labels, Op, Redline, Span
from unxdiff.model.roles import Kind, Role, Style

__all__ = ["ATTACKS", "LINKS", "attacks", "redline_of"]

LINKS = (
    "https://safe.example/a?b=1&c=2",
    "mailto:desk@safe.example",
    'http://evil.example/?a=1&b="><b>',
)
"""The only addresses of the drafts that a page or a PDF may lead to: whoever follows one opens a
web page or a letter. The last is one of the attacks, and must not get out of its attribute."""


@functools.cache
def attacks() -> dict[str, tuple[str, ...]]:
    """The texts of ``attacks.yaml`` by their kind."""
    data = yaml.safe_load(Path(__file__).with_name("attacks.yaml").read_text("utf-8"))
    return {kind: tuple(texts) for kind, texts in data.items()}


ATTACKS = tuple(dict.fromkeys(text for texts in attacks().values() for text in texts))


class _Draft:
    """Both documents and their changes as they grow."""

    def __init__(self) -> None:
        self.old: list[Block] = []
        self.new: list[Block] = []
        self.changes: list[Change] = []

    def add(self, old: Block | None, new: Block | None, *spans: Span, **flags: bool) -> None:
        """One change; without spans the block is equal, new or gone."""
        places: list[tuple[int, ...]] = []
        for blocks, block in ((self.old, old), (self.new, new)):
            places.append((len(blocks),) if block else ())
            blocks.extend([block] if block else ())
        block = new or old
        assert block is not None
        kind = ChangeKind.AMENDED if spans else ChangeKind.EQUAL
        op = Op.EQUAL
        if not (old and new):
            kind, op = (ChangeKind.INSERTED, Op.INSERT) if new else (ChangeKind.DELETED, Op.DELETE)
        made = spans or (Span(op, block.text),)
        self.changes.append(Change(len(self.changes) + 1, kind, *places, made, **flags))


def _attacked(draft: _Draft, number: int, text: str) -> None:
    """One text in each kind of block, unchanged, changed, new, gone and renumbered."""
    keep, gone, come = Span(Op.EQUAL, text), Span(Op.DELETE, text), Span(Op.INSERT, f"{text}!")
    styles = (Run(0, 1, Style.BOLD), Run(0, len(text), Style.LINK, text))
    seats = (Mark(0, number), Mark(len(text), number))
    old = Block(text + text, Kind.PARAGRAPH, Role.OPERATIVE, text, 0, 0, styles, seats)
    new = Block(f"{text}{text}!", Kind.PARAGRAPH, Role.OPERATIVE, text[::-1], 0, 0, styles, seats)
    draft.add(old, new, keep, gone, come, relabelled=True, restyled=True, remarked=True)
    for kind, role in (
        (Kind.HEADING, Role.HEADING),
        (Kind.HEADING, Role.ANNEX),
        (Kind.ITEM, Role.PARAGRAPH),
        (Kind.QUOTE, Role.PARAGRAPH),
        (Kind.CODE, Role.PARAGRAPH),
        (Kind.PARAGRAPH, Role.TITLE),
    ):
        block = Block(text, kind, role, text, 1)
        draft.add(block, block)
    draft.add(None, Block(text, label=text))
    draft.add(Block(text, label=text), None)
    cell = text.replace("\t", " ").replace("\n", " ")
    row = [Block(f"{cell}\t{word}\t{cell}", Kind.ROW, table=number + 1) for word in ("a", "b")]
    draft.add(row[0], row[0])
    ends = Span(Op.EQUAL, f"{cell}\t"), Span(Op.EQUAL, f"\t{cell}")
    draft.add(*row, ends[0], Span(Op.DELETE, "a"), Span(Op.INSERT, "b"), ends[1])
    folded = Span(Op.EQUAL, text, f"\u00a0{text}")
    draft.add(Block(f"\u00a0{text}"), Block(text), folded, typographic=True)


def _moved(draft: _Draft, texts: tuple[str, ...]) -> None:
    """Texts that moved as a block, and inside one."""
    start = len(draft.old)
    blocks = [Block(text, label=text) for text in texts]
    draft.old += [*blocks, Block("What stays where it was.")]
    here = len(draft.new)
    draft.new += [Block("What stays where it was."), *blocks]
    stays = (Span(Op.EQUAL, "What stays where it was."),)
    place = start + len(texts)
    draft.changes.append(Change(len(draft.changes) + 1, ChangeKind.EQUAL, (place,), (here,), stays))
    for number, text in enumerate(texts):
        old, new = (start + number,), (here + 1 + number,)
        made = Change(len(draft.changes) + 1, ChangeKind.EQUAL, old, new, (Span(Op.EQUAL, text),))
        draft.changes.append(Change(made.id, made.kind, old, new, made.spans, moved=True))
    for number, text in enumerate(texts, 1):
        spans = (
            Span(Op.DELETE, text, moved=number),
            Span(Op.EQUAL, " between "),
            Span(Op.INSERT, text, moved=number),
        )
        draft.add(Block(f"{text} between "), Block(f" between {text}"), *spans)


def redline_of(texts: tuple[str, ...]) -> Redline:
    """A redline of which every text that is not ours is one of these.

    The texts stand in blocks of every kind, labels, notes and their marks, links, file names, facts
    of the masthead, the language, remarks, and whatever the command line says to print.
    """
    draft = _Draft()
    for number, text in enumerate(texts):
        _attacked(draft, number, text)
    _moved(draft, texts)
    for link in LINKS:
        block = Block("see here", runs=(Run(0, 3, Style.LINK, link),))
        draft.add(block, block)
    notes = tuple(Note(text, text) for text in texts)
    edited = tuple(Note(text, f"{text}!") for text in texts)
    note_changes = tuple(
        Change(
            at + 1,
            ChangeKind.AMENDED,
            (at,),
            (at,),
            (Span(Op.DELETE, text), Span(Op.INSERT, f"{text}!")),
        )
        for at, text in enumerate(texts)
    )
    first, last = texts[0], texts[-1]
    facts = tuple((name, first) for name in ("symbol", "title", "date", "session"))
    remarks = tuple(
        Diagnostic(code, text, text=text, side=side, block=0, line=1)
        for text in texts
        for code, side in (
            (Code.NOT_COMPARED, "old"),
            (Code.NUMBER_CHANGED, "new"),
            (Code.REFERENCE_STALE, None),
        )
    )
    return Redline(
        Document(first, "text", tuple(draft.old), notes, remarks, last, facts),
        Document(last, "text", tuple(draft.new), edited, remarks, first, facts),
        tuple(draft.changes),
        note_changes,
        remarks,
        Labels(first, last, first, last, first),
    )
