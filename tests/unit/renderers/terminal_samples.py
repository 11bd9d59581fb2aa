"""Redlines built by hand: every kind of change, in English, Arabic and Chinese."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import NOWHERE, Block, Document, Mark, Note, Run
from unxdiff.model.redline import Change, ChangeKind, Labels, Op, Redline, Span
from unxdiff.model.roles import Kind, Style
from unxdiff.options import RenderOptions
from unxdiff.records import replace
from unxdiff.redline.hunks import Departure, Entry, Gap, Item, NoteEntry, Part
from unxdiff.redline.statistics import BlockCounts, Statistics, WordCounts
from unxdiff.renderers.terminal.view import write

_OPS = {"=": Op.EQUAL, "-": Op.DELETE, "+": Op.INSERT}


def spans(*parts: str) -> tuple[Span, ...]:
    """Spans from texts whose first character is the op: ``=``, ``-`` or ``+``."""
    return tuple(Span(_OPS[part[0]], part[1:]) for part in parts)


class Draft:
    """Builds a redline and its items one change after the other."""

    def __init__(self, symbols: tuple[str, str] | None = None, **labels: str) -> None:
        self.old: list[Block] = []
        self.new: list[Block] = []
        self.old_notes: list[Note] = []
        self.new_notes: list[Note] = []
        self.changes: list[Change] = []
        self.note_changes: list[Change] = []
        self.items: list[Item] = []
        self.number = 0
        self.symbols = symbols
        self.labels = Labels(**labels)
        self.diagnostics: list[Diagnostic] = []
        self.ignored: tuple[str, ...] = ()

    def part(self, title: str) -> None:
        """A part begins."""
        self.items.append(Part(title))

    def gap(self, count: int) -> None:
        """Blocks left out (they are not in the documents of a sample)."""
        self.items.append(Gap(count))

    def departure(self, change: Change, old_name: str, new_name: str) -> None:
        """The old place of a moved change."""
        self.items.append(Departure(change, self.number, old_name, new_name))

    def change(
        self,
        kind: ChangeKind,
        old_name: str,
        new_name: str,
        *parts: str | Span,
        block: Block | None = None,
        old_block: Block | None = None,
        context: bool = False,
        show: bool = True,
        **flags: bool,
    ) -> Change:
        """A change over blocks; its texts are those of its spans."""
        made = tuple(p if isinstance(p, Span) else spans(p)[0] for p in parts)
        old = self._side(self.old, made, Op.INSERT, old_block or block, old_name)
        new = self._side(self.new, made, Op.DELETE, block, new_name)
        change = Change(len(self.changes) + 1, kind, old, new, made, **flags)
        self.changes.append(change)
        if not context:
            self.number += 1
        if show:
            number = 0 if context else self.number
            self.items.append(Entry(change, number, old_name, new_name))
        return change

    def note(
        self, kind: ChangeKind, old_name: str, new_name: str, *parts: str, **flags: bool
    ) -> Change:
        """A change over notes."""
        made = spans(*parts)
        old: tuple[int, ...] = ()
        new: tuple[int, ...] = ()
        if old_name:
            old = (len(self.old_notes),)
            text = "".join(s.text for s in made if s.op is not Op.INSERT)
            self.old_notes.append(Note(old_name.rsplit(" ", 1)[-1], text))
        if new_name:
            new = (len(self.new_notes),)
            text = "".join(s.text for s in made if s.op is not Op.DELETE)
            self.new_notes.append(Note(new_name.rsplit(" ", 1)[-1], text))
        change = Change(len(self.note_changes) + 1, kind, old, new, made, **flags)
        self.note_changes.append(change)
        self.number += 1
        self.items.append(NoteEntry(change, self.number, old_name, new_name))
        return change

    @staticmethod
    def _side(
        blocks: list[Block],
        made: tuple[Span, ...],
        other: Op,
        block: Block | None,
        name: str,
    ) -> tuple[int, ...]:
        if not name:
            return ()
        text = "".join(
            s.old_text if s.old_text is not None and other is Op.INSERT else s.text
            for s in made
            if s.op is not other
        )
        model = block or Block("")
        start = len(blocks)
        parts = text.split("\n") if " + " in name else [text]
        blocks += [replace(model, text=part, source=NOWHERE) for part in parts]
        return tuple(range(start, len(blocks)))

    def redline(self) -> Redline:
        """The redline so far."""
        facts = [(("symbol", s),) for s in self.symbols] if self.symbols else [(), ()]
        return Redline(
            Document("old.txt", "text", tuple(self.old), tuple(self.old_notes), facts=facts[0]),
            Document("new.txt", "text", tuple(self.new), tuple(self.new_notes), facts=facts[1]),
            tuple(self.changes),
            tuple(self.note_changes),
            tuple(self.diagnostics),
            self.labels,
            self.ignored,
        )

    def show(self, stats: Statistics | None = None, **options: object) -> str:
        """The terminal view with the given render options."""
        made = RenderOptions(**options)  # type: ignore[arg-type]
        return write(self.redline(), made, tuple(self.items), stats or NO_STATS)


NO_STATS = Statistics(BlockCounts(), BlockCounts(), WordCounts())

ENGLISH_STATS = Statistics(
    BlockCounts(
        equal=20,
        amended=5,
        inserted=1,
        deleted=1,
        moved=2,
        split=1,
        merged=1,
        relabelled=30,
        consequential=1,
    ),
    BlockCounts(equal=8, amended=1, inserted=1),
    WordCounts(1041, 1079, 1027, 14, 52, 0),
    (("quotes", 4), ("spaces", 2)),
)


def english() -> Draft:
    """Every kind of change in one draft resolution."""
    d = Draft(("E/CN.15/2010/L.4", "E/CN.15/2010/L.4/Rev.1"))
    k = ChangeKind
    d.change(
        k.EQUAL,
        "title",
        "title",
        "=Strengthening crime prevention and criminal justice responses"
        " to violence against migrants",
        context=True,
    )
    d.part("Preamble")
    d.gap(2)
    d.change(
        k.AMENDED,
        "PP 3",
        "PP 3",
        "=Recalling the General Assembly resolutions on violence against women migrant workers, in"
        " particular resolution 61/180 of 8 March 2007",
        "-, 62/99 of 17 December 2007",
        "= and ",
        "+63/156 of 18 December 2008, and the “relevant” resolutions of the Commission, ",
        "=on the subject,",
    )
    d.change(
        k.AMENDED,
        "PP 4",
        "PP 4",
        "=Recalling ",
        "-also ",
        "+further ",
        "=the Salvador Declaration on Comprehensive Strategies,",
        consequential=True,
    )
    d.change(
        k.EQUAL,
        "PP 5",
        "PP 6",
        "=Bearing in mind the obligations of States under international"
        " law, as applicable, to exercise due diligence to prevent crimes,",
        context=True,
    )
    moved = d.change(
        k.AMENDED,
        "PP 10",
        "PP 7",
        "=Reaffirming the commitments ",
        "-undertaken",
        "+made",
        "= by world leaders at the Millennium Summit and the World Summit to take measures to"
        " ensure respect for and protection of the human rights of migrants, migrant workers and"
        " members of their families,",
        moved=True,
        relabelled=True,
    )
    d.gap(3)
    d.departure(moved, "PP 10", "PP 7")
    d.change(
        k.SPLIT,
        "PP 11",
        "PP 12 + PP 13",
        "=Emphasizing the importance of protecting persons in vulnerable situations",
        "-, and ",
        "+,\n",
        "=expressing concern about the increase in the"
        " activities of transnational criminal organizations,",
    )
    d.change(
        k.MERGED,
        "PP 14 + PP 15",
        "PP 14",
        "=Noting with appreciation the work of the Special Rapporteur,",
        "-\n",
        "+ ",
        "=and taking note of the report,",
    )
    d.part("Operative part")
    d.change(
        k.AMENDED,
        "OP 1",
        "OP 1",
        "-Urges all States to act at once.",
        "+Invites the Secretary-General to report on other matters entirely.",
        replaced=True,
    )
    d.change(
        k.INSERTED,
        "",
        "OP 2",
        "+Exhorts Governments to improve preventive measures with a view to"
        " ensuring that migrants are protected from violence;",
    )
    two = Block("", label="3.")
    d.change(
        k.EQUAL,
        "OP 2",
        "OP 3",
        "=Condemns acts of violence;",
        relabelled=True,
        block=two,
        old_block=Block("", label="2."),
    )
    d.change(k.DELETED, "OP 3", "", "-Decides to remain seized of the matter;")
    for n in range(4, 31):
        d.change(k.EQUAL, f"OP {n}", f"OP {n + 1}", "=Requests;", relabelled=True)
    d.change(
        k.EQUAL,
        "OP 31",
        "OP 31",
        "=Encourages Member States to cooperate in full;",
        restyled=True,
        block=Block("", runs=(Run(0, 10, Style.ITALIC),)),
        old_block=Block(""),
    )
    d.change(
        k.EQUAL,
        "OP 32",
        "OP 32",
        "=Also encourages them;",
        remarked=True,
        block=Block("", marks=(Mark(4, 0), Mark(21, 1))),
        old_block=Block("", marks=(Mark(4, 0),)),
    )
    d.change(
        k.AMENDED,
        "¶ 41",
        "¶ 41",
        "=to report on (a) and (b)",
        "+ and (c)",
        "=;",
        block=Block("", kind=Kind.ITEM, label="(a)"),
    )
    d.part("Notes")
    d.note(
        k.AMENDED,
        "note 4",
        "note 4",
        "-Ibid.",
        "+United Nations, Treaty Series",
        "=, vol. 2225, No. 39574.",
    )
    d.note(k.INSERTED, "", "note 5", "+A/CONF.213/18, chap. I, resolution 1.")
    d.diagnostics = [
        Diagnostic(
            Code.VERB_STRENGTH, "“urges” became “invites”: a weaker verb", block=7, side="new"
        ),
        Diagnostic(
            Code.PARAGRAPH_REJOINED,
            "a paragraph cut by a page was put together",
            line=4,
            side="old",
        ),
        Diagnostic(Code.FURNITURE_DROPPED, "a page number was left out", line=44, side="new"),
    ]
    return d


def arabic() -> Draft:
    """An amended, a moved and an inserted paragraph in Arabic."""
    d = Draft(("E/CN.15/2010/L.4", "E/CN.15/2010/L.4/Rev.1"))
    k = ChangeKind
    d.part("الديباجة")
    d.change(
        k.AMENDED,
        "PP 1",
        "PP 1",
        "=إذ تشير إلى قرارات الجمعية العامة بشأن العنف ضد العاملات المهاجرات، ولا سيما القرار",
        "-61/180 المؤرخ 8 آذار/مارس 2007",
        "= و",
        "+القرار 63/156 المؤرخ 18 كانون الأول/ديسمبر 2008، ",
        "=وإعلان الأمم المتحدة (A/RES/55/25) بشأن الموضوع،",
    )
    moved = d.change(
        k.AMENDED,
        "PP 5",
        "PP 2",
        "=وإذ تعيد تأكيد الالتزامات التي ",
        "-تعهد",
        "+قطعها",
        "= بها قادة العالم في مؤتمر قمة الألفية ومؤتمر القمة العالمي،",
        moved=True,
    )
    d.change(
        k.EQUAL,
        "PP 3",
        "PP 4",
        "=وإذ تضع في اعتبارها التزامات الدول بموجب القانون الدولي، حسب الاقتضاء، ببذل"
        " العناية الواجبة لمنع الجرائم المرتكبة ضد المهاجرين،",
        context=True,
    )
    d.departure(moved, "PP 5", "PP 2")
    d.part("المنطوق")
    d.change(
        k.INSERTED,
        "",
        "OP 1",
        "+تهيب بالحكومات أن تحسّن التدابير الوقائية بغية ضمان حماية المهاجرين من العنف؛",
    )
    return d


def chinese() -> Draft:
    """An amended, a split and a deleted paragraph in Chinese."""
    d = Draft(("E/CN.15/2010/L.4", "E/CN.15/2010/L.4/Rev.1"))
    k = ChangeKind
    d.part("序言部分")
    d.change(
        k.AMENDED,
        "PP 1",
        "PP 1",
        "=回顾大会关于对移徙女工的暴力行为的各项决议，特别是2007年3月8日第61/180号决议",
        "-、2007年12月17日第62/99号决议",
        "=和",
        "+2008年12月18日第63/156号决议，并回顾预防犯罪和刑事司法委员会的有关决议，",
        "=又回顾《联合国打击跨国有组织犯罪公约》（A/RES/55/25），",
    )
    d.change(
        k.SPLIT,
        "PP 2",
        "PP 2 + PP 3",
        "=强调保护处境脆弱者的重要性，",
        "+\n",
        "=并对跨国犯罪组织活动的增加表示关切，这些组织从针对移徙者的犯罪中获利，",
    )
    d.change(
        k.EQUAL,
        "PP 3",
        "PP 4",
        "=铭记各国根据国际法承担的义务，酌情尽职尽责，防止对移徙者的犯罪行为，调查并惩罚犯罪人，为受害者提供保护，",
        context=True,
    )
    d.part("执行部分")
    d.change(k.DELETED, "OP 3", "", "-决定继续处理此案。")
    return d
