"""A draft that tries everything: no text of it may become mark-up, script, style or address."""

from __future__ import annotations

from tests.unit.renderers.html_sample import Maker, spans
from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Document, Note, Run
from unxdiff.model.redline import Change, ChangeKind, Labels, Op, Redline
from unxdiff.model.roles import Role, Style

__all__ = ["HOSTILE", "hostile"]

DEL, INS = Op.DELETE, Op.INSERT
A = ChangeKind.AMENDED

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
    m = Maker()
    for number, text in enumerate(HOSTILE):
        m.add(
            spans(text + " ", (DEL, text), (INS, text + "!")),
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
        Change(i + 1, A, (i,), (i,), spans((DEL, n.text), (INS, n.text)))
        for i, n in enumerate(notes)
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
