"""A redline made by hand, with every kind of change in it, for the tests of pages and paper."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Document, Mark, Note, Run
from unxdiff.model.redline import Change, ChangeKind, Labels, Op, Redline, Span
from unxdiff.model.roles import Kind, Role, Style

__all__ = ["hostile", "plain_blocks", "pair", "sample"]

E, D, I = Op.EQUAL, Op.DELETE, Op.INSERT
A = ChangeKind.AMENDED


def spans(*pieces: tuple[Op, str] | str) -> tuple[Span, ...]:
    """Spans from (op, text) pairs; a bare text is equal."""
    return tuple([Span(E, p) if isinstance(p, str) else Span(p[0], p[1]) for p in pieces])


def old_text(made: tuple[Span, ...]) -> str:
    """The old side of spans."""
    return "".join((s.old_text or s.text) for s in made if s.op is not I)


def new_text(made: tuple[Span, ...]) -> str:
    """The new side of spans."""
    return "".join(s.text for s in made if s.op is not D)


def run(text: str, words: str, style: Style = Style.ITALIC, target: str | None = None) -> Run:
    """A run over the first place of some words."""
    at = text.index(words)
    return Run(at, at + len(words), style, target)


class _Maker:
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
                Mark(text.index(mark[0]) + len(mark[0]), mark[side + 1])
                for mark in marks
                if mark[side + 1] >= 0
            )
            sides.append(Block(text, shape, role, labels[side], level, table, runs, seats))
        here = kind or (A if any(s.op is not E for s in made) else ChangeKind.EQUAL)
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
    m = _Maker()
    lead = ("Recalling", Style.ITALIC)
    m.add(spans("Economic and Social Council"), Role.MASTHEAD)
    m.add(spans("E/CN.15/2010/L.4", (I, "/Rev.1")), Role.SYMBOL)
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
            (D, "also "),
            "the General Assembly resolutions on measures to improve coordination efforts against "
            "trafficking in persons, in particular resolutions 61/180 of 8 March 2007",
            (D, ", 62/99 of 17 December 2007"),
            " and ",
            (I, "63/156 of 18 December 2008, 63/194 of 18 December 2008 and "),
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
            (D, "commitments undertaken"),
            (I, "commitment made"),
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
                E,
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
            (D, " "),
            (I, "\n"),
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
                I,
                "Exhorts Governments to improve preventive measures and to discourage the "
                "demand that fosters all forms of exploitation;",
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
            (D, "twentieth"),
            (I, "twenty-first"),
            " session on the implementation of the present resolution",
            (D, ";"),
            (I, ":"),
        ),
        Role.OPERATIVE,
        labels=("2.", "3."),
        styles=(("Requests", Style.ITALIC), ("Secretary-General", Style.BOLD)),
        relabelled=True,
    )
    m.add(spans("on measures taken by States;"), Role.SUBPARAGRAPH, labels=("(a)", "(a)"), level=1)
    m.add(
        spans((D, "on the voluntary fund;")),
        Role.SUBPARAGRAPH,
        kind=ChangeKind.DELETED,
        labels=("(b)", None),
        level=1,
    )
    m.add(
        spans(
            "Decides to remain seized of the matter",
            (D, ","),
            (D, "\n"),
            (I, " "),
            "and to review it",
            (D, " [every year]"),
            ".",
        ),
        Role.OPERATIVE,
        kind=ChangeKind.MERGED,
        labels=("3.", "4."),
        relabelled=True,
    )
    m.add(spans("Region\tReports"), Role.TABLE_ROW, shape=Kind.ROW, table=1)
    m.add(spans("Africa\t", (D, "12"), (I, "14")), Role.TABLE_ROW, shape=Kind.ROW, table=1)
    m.add(spans((I, "Asia\t9")), Role.TABLE_ROW, kind=ChangeKind.INSERTED, shape=Kind.ROW, table=1)
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
            spans((D, "Ibid."), (I, "United Nations, Treaty Series"), ", vol. 2225, No. 39574."),
        ),
        Change(4, ChangeKind.INSERTED, (), (3,), spans((I, notes_new[3].text))),
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


def plain_blocks(count: int, words: int = 100) -> Redline:
    """A long text, every tenth paragraph amended."""
    blocks_old, blocks_new, changes = [], [], []
    for number in range(count):
        body = " ".join(f"word{(number * 7 + i * 13) % 997}" for i in range(words))
        made = (
            spans(body + " ", (D, "old"), (I, "new"), " end") if number % 10 == 0 else spans(body)
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


HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "--><b>out</b><!--",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "{{ 7 * 7 }}{% raw %}${1+1}#{1}",
    "javascript:alert(1)",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "]]><svg/onload=alert(1)>",
    "\u202eevil\u2066\u200f",
    "a\x00b\x1b[31mred\x07\x85",
    "url(http://example.invalid/x) @import 'http://example.invalid/y';",
)


def hostile() -> Redline:
    """Every place where a draft's own text can stand, filled with what must stay text."""
    m = _Maker()
    for number, text in enumerate(HOSTILE):
        m.add(
            spans(text + " ", (D, text), (I, text + "!")),
            Role.OPERATIVE,
            labels=(text, text + "."),
            styles=((text, Style.BOLD), (text, Style.ITALIC)),
            marks=((text, number, number),),
            relabelled=True,
        )
    links = tuple(
        Block(
            text,
            runs=(Run(0, len(text), Style.LINK, target), Run(0, 1, Style.CODE)),
        )
        for text, target in zip(
            HOSTILE,
            (
                *HOSTILE[7:],
                "data:text/html,<script>alert(1)</script>",
                'http://ok.example/"><b>',
                "JaVaScRiPt:alert(1)",
                " vbscript:x",
                "file:///etc/passwd",
                "//evil.example",
                "#c1",
            ),
            strict=False,
        )
    )
    notes = tuple(Note(text, text) for text in HOSTILE)
    first = len(m.changes)
    base_old, base_new = len(m.old), len(m.new)
    changes = m.changes + [
        Change(first + i + 1, ChangeKind.EQUAL, (base_old + i,), (base_new + i,), spans(b.text))
        for i, b in enumerate(links)
    ]
    note_changes = tuple(
        Change(i + 1, A, (i,), (i,), spans((D, n.text), (I, n.text))) for i, n in enumerate(notes)
    )
    name = HOSTILE[1]
    return Redline(
        Document(name, "text", (*m.old, *links), notes, facts=(("symbol", HOSTILE[2]),)),
        Document(
            name,
            "text",
            (*m.new, *links),
            notes,
            language='en"><script>',
            facts=(("symbol", HOSTILE[4]), ("title", HOSTILE[3])),
        ),
        tuple(changes),
        note_changes,
        tuple(Diagnostic(Code.CONTENT_SKIPPED, text, side="new") for text in HOSTILE),
        Labels(HOSTILE[0], HOSTILE[4], HOSTILE[2], HOSTILE[5], HOSTILE[1]),
    )
