"""A redline made by hand, with every kind of change in it, for the tests of pages and paper."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Document, Mark, Note, Run
from unxdiff.model.redline import Change, ChangeKind, Labels, Op, Redline, Span
from unxdiff.model.roles import Kind, Role, Style

__all__ = ["Maker", "new_text", "old_text", "pair", "plain_blocks", "same", "sample", "spans"]

EQ, DEL, INS = Op.EQUAL, Op.DELETE, Op.INSERT
A = ChangeKind.AMENDED


def spans(*pieces: tuple[Op, str] | str) -> tuple[Span, ...]:
    """Spans from (op, text) pairs; a bare text is equal."""
    return tuple([Span(EQ, p) if isinstance(p, str) else Span(p[0], p[1]) for p in pieces])


def old_text(made: tuple[Span, ...]) -> str:
    """The old side of spans."""
    return "".join((s.old_text or s.text) for s in made if s.op is not INS)


def new_text(made: tuple[Span, ...]) -> str:
    """The new side of spans."""
    return "".join(s.text for s in made if s.op is not DEL)


def run(text: str, words: str, style: Style = Style.ITALIC, target: str | None = None) -> Run:
    """A run over the first place of some words."""
    at = text.index(words)
    return Run(at, at + len(words), style, target)


class Maker:
    """Collects blocks and changes."""

    def __init__(self) -> None:
        self.old: list[Block] = []
        self.new: list[Block] = []
        self.changes: list[Change] = []

    def add(
        self,
        made: tuple[Span, ...],
        role: Role = Role.PREAMBULAR,
        *,
        kind: ChangeKind | None = None,
        labels: tuple[str | None, str | None] = (None, None),
        styles: tuple[tuple[str, Style], ...] = (),
        marks: tuple[tuple[str, int, int], ...] = (),
        shape: Kind = Kind.PARAGRAPH,
        level: int = 0,
        table: int = 0,
        **flags: bool,
    ) -> None:
        """One change. ``marks`` are (the words before it, old note or -1, new note or -1)."""
        old, new = old_text(made), new_text(made)
        sides: list[Block] = []
        for side, text in enumerate((old, new)):
            runs = tuple(
                sorted(
                    (run(text, words, style) for words, style in styles if words in text),
                    key=lambda r: r.start,
                )
            )
            seats = tuple(
                Mark(text.index(before) + len(before), notes[side])
                for before, *notes in marks
                if notes[side] >= 0
            )
            sides.append(Block(text, shape, role, labels[side], level, table, runs, seats))
        here = kind or (A if any(s.op is not EQ for s in made) else ChangeKind.EQUAL)
        olds: tuple[int, ...] = ()
        news: tuple[int, ...] = ()
        if here is not ChangeKind.INSERTED:
            olds = self._put(self.old, sides[0])
        if here is not ChangeKind.DELETED:
            news = self._put(self.new, sides[1])
        self.changes.append(Change(len(self.changes) + 1, here, olds, news, made, **flags))

    def _put(self, blocks: list[Block], block: Block) -> tuple[int, ...]:
        start = len(blocks)
        at = 0
        for text in block.text.split("\n"):
            end = at + len(text)
            runs = tuple(
                Run(max(r.start, at) - at, min(r.end, end) - at, r.style, r.target)
                for r in block.runs
                if r.start < end and r.end > at
            )
            marks = tuple(Mark(m.at - at, m.note) for m in block.marks if at <= m.at <= end)
            blocks.append(
                Block(
                    text, block.kind, block.role, block.label, block.level, block.table, runs, marks
                )
            )
            at = end + 1
        return tuple(range(start, len(blocks)))


def sample() -> Redline:
    """A short resolution with every kind of change."""
    m = Maker()
    lead = ("Recalling", Style.ITALIC)
    m.add(spans("Economic and Social Council"), Role.MASTHEAD)
    m.add(spans("E/CN.15/2010/L.4", (INS, "/Rev.1")), Role.SYMBOL)
    m.add(spans("Vienna, 17-21 May 2010"), Role.SESSION)
    m.add(
        spans("Measures for achieving progress on the issue of trafficking in persons"),
        Role.TITLE,
        marks=(("persons", 0, 0),),
    )
    m.add(spans("The Commission on Crime Prevention and Criminal Justice,"), Role.ENACTING_LINE)
    m.add(
        spans(
            "Recalling ",
            (DEL, "also "),
            "the General Assembly resolutions on measures to improve coordination efforts against "
            "trafficking in persons, in particular resolutions 61/180 of 8 March 2007",
            (DEL, ", 62/99 of 17 December 2007"),
            " and ",
            (INS, "63/156 of 18 December 2008, 63/194 of 18 December 2008 and "),
            "64/178 of 18 December 2009,",
        ),
        styles=(lead, ("Recalling also", Style.ITALIC)),
        marks=(("8 March 2007", 1, 1),),
        consequential=True,
    )
    m.add(
        spans("Noting the progress made on this issue at the regional and subregional levels,"),
        styles=(("Noting", Style.ITALIC),),
        marks=(("progress made", 2, 2),),
    )
    m.add(
        spans(
            "Reaffirming the ",
            (DEL, "commitments undertaken"),
            (INS, "commitment made"),
            " by world leaders at the Millennium Summit to devise and enforce effective "
            "measures to prevent, prosecute and punish all forms of trafficking in persons,",
        ),
        styles=(("Reaffirming", Style.ITALIC),),
        marks=(("persons", -1, 3),),
        moved=True,
    )
    moved = m.changes[-1]
    m.add(
        (
            Span(
                EQ,
                "Welcoming the “Inter-Agency” Coordination Group,",
                'Welcoming the "Inter-Agency" Coordination Group,',
                ("quotes",),
            ),
        ),
        styles=(("Welcoming", Style.ITALIC),),
        typographic=True,
    )
    m.add(
        spans(
            "Aware of the frequent lack of visibility of various forms of exploitation,",
            (DEL, " "),
            (INS, "\n"),
            "Concerned about the current inability to disaggregate the slave trade,",
        ),
        kind=ChangeKind.SPLIT,
        styles=(("Aware", Style.ITALIC), ("Concerned", Style.ITALIC)),
    )
    m.add(
        spans("Emphasizing that any policy must be based on full respect for human rights,"),
        styles=(("Emphasizing", Style.ITALIC),),
    )
    # The moved paragraph stood here, last of the preamble.
    m.old.append(m.old.pop(moved.old[0]))
    m.changes = [_renumber(c, moved, len(m.old) - 1) for c in m.changes]
    m.add(
        spans("Urges Member States to consider ratifying the Convention and the Protocol;"),
        Role.OPERATIVE,
        labels=("1.", "1."),
        styles=(("Urges", Style.ITALIC),),
    )
    m.add(
        spans(
            (
                INS,
                "Exhorts Governments to improve preventive measures responsible for the demand;",
            )
        ),
        Role.OPERATIVE,
        kind=ChangeKind.INSERTED,
        labels=(None, "2."),
        styles=(("Exhorts Governments", Style.ITALIC),),
    )
    m.add(
        spans(
            "Requests the Secretary-General to report to the Commission at its ",
            (DEL, "twentieth"),
            (INS, "twenty-first"),
            " session on the implementation of the present resolution",
            (DEL, ";"),
            (INS, ":"),
        ),
        Role.OPERATIVE,
        labels=("2.", "3."),
        styles=(("Requests", Style.ITALIC), ("Secretary-General", Style.BOLD)),
        relabelled=True,
    )
    m.add(spans("on measures taken by States;"), Role.SUBPARAGRAPH, labels=("(a)", "(a)"), level=1)
    m.add(
        spans((DEL, "on the voluntary fund;")),
        Role.SUBPARAGRAPH,
        kind=ChangeKind.DELETED,
        labels=("(b)", None),
        level=1,
    )
    m.add(
        spans(
            "Decides to remain seized of the matter",
            (DEL, ","),
            (DEL, "\n"),
            (INS, " "),
            "and to review it",
            (DEL, " [every year]"),
            ".",
        ),
        Role.OPERATIVE,
        kind=ChangeKind.MERGED,
        labels=("3.", "4."),
        relabelled=True,
    )
    m.add(spans("Region\tReports"), Role.TABLE_ROW, shape=Kind.ROW, table=1)
    m.add(spans("Africa\t", (DEL, "12"), (INS, "14")), Role.TABLE_ROW, shape=Kind.ROW, table=1)
    m.add(
        spans((INS, "Asia\t9")), Role.TABLE_ROW, kind=ChangeKind.INSERTED, shape=Kind.ROW, table=1
    )
    notes_old = (
        Note("*", "On behalf of the Group of 77 and China."),
        Note("1", "Resolution 61/180, annex."),
        Note("2", "Ibid., vol. 2225, No. 39574.", runs=(Run(0, 5, Style.ITALIC),)),
    )
    notes_new = (
        Note("*", "On behalf of the Group of 77 and China."),
        Note("1", "Resolution 61/180, annex."),
        Note(
            "2",
            "United Nations, Treaty Series, vol. 2225, No. 39574.",
            runs=(Run(16, 29, Style.ITALIC),),
        ),
        Note("3", "See General Assembly resolution 60/1."),
    )
    note_changes = (
        Change(1, ChangeKind.EQUAL, (0,), (0,), spans(notes_old[0].text)),
        Change(2, ChangeKind.EQUAL, (1,), (1,), spans(notes_old[1].text)),
        Change(
            3,
            A,
            (2,),
            (2,),
            spans(
                (DEL, "Ibid."), (INS, "United Nations, Treaty Series"), ", vol. 2225, No. 39574."
            ),
        ),
        Change(4, ChangeKind.INSERTED, (), (3,), spans((INS, notes_new[3].text))),
    )
    return Redline(
        Document(
            "old.txt",
            "text",
            tuple(m.old),
            notes_old,
            language="en",
            facts=(("symbol", "E/CN.15/2010/L.4"),),
        ),
        Document(
            "new.txt",
            "text",
            tuple(m.new),
            notes_new,
            language="en",
            facts=(("symbol", "E/CN.15/2010/L.4/Rev.1"),),
        ),
        tuple(m.changes),
        note_changes,
        (
            Diagnostic(
                Code.FURNITURE_DROPPED,
                "left out a running head",
                text="E/CN.15/2010/L.4",
                side="old",
            ),
        ),
        Labels(title="Trafficking in persons", author="Secretariat", date="21 May 2010"),
    )


def _renumber(change: Change, moved: Change, last: int) -> Change:
    """The change after the moved block's old index became ``last``."""
    gone = moved.old[0]
    old = tuple(last if i == gone else i - 1 if i > gone else i for i in change.old)
    return Change(
        change.id,
        change.kind,
        old,
        change.new,
        change.spans,
        change.similarity,
        change.moved,
        change.relabelled,
        change.consequential,
        change.restyled,
        change.remarked,
        change.rerolled,
        change.typographic,
        change.replaced,
    )


def pair(made: tuple[Span, ...], **block: object) -> Redline:
    """A redline of one block pair."""
    old, new = old_text(made), new_text(made)
    return Redline(
        Document("a.txt", "text", (Block(old, **block),) if old else ()),  # type: ignore[arg-type]
        Document("b.txt", "text", (Block(new, **block),) if new else ()),  # type: ignore[arg-type]
        (
            Change(
                1,
                A if old and new else ChangeKind.INSERTED if new else ChangeKind.DELETED,
                (0,) if old else (),
                (0,) if new else (),
                made,
            ),
        ),
    )


def same(text: str) -> Redline:
    """A redline of two equal texts of one block."""
    equal = Change(1, ChangeKind.EQUAL, (0,), (0,), spans(text))
    return Redline(
        Document("a.txt", "text", (Block(text),)),
        Document("b.txt", "text", (Block(text),)),
        (equal,),
    )


def plain_blocks(count: int, words: int = 100) -> Redline:
    """A long text, every tenth paragraph amended."""
    blocks_old, blocks_new, changes = [], [], []
    for number in range(count):
        body = " ".join(f"word{(number * 7 + i * 13) % 997}" for i in range(words))
        made = (
            spans(body + " ", (DEL, "old"), (INS, "new"), " end")
            if number % 10 == 0
            else spans(body)
        )
        blocks_old.append(Block(old_text(made)))
        blocks_new.append(Block(new_text(made)))
        kind = A if len(made) > 1 else ChangeKind.EQUAL
        changes.append(Change(number + 1, kind, (number,), (number,), made))
    return Redline(
        Document("a.txt", "text", tuple(blocks_old)),
        Document("b.txt", "text", tuple(blocks_new)),
        tuple(changes),
    )
