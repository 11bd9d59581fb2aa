"""Hypothesis strategies: a document, and a revision of it made by the edits drafters make.

A draft is held as pieces that carry the texts of their own notes, so that a piece which moves takes
its notes along and all notes are numbered anew, as a word processor does.
"""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from unxdiff.model.document import Block, Document, Mark, Note, Run
from unxdiff.model.roles import Kind, Role, Style
from unxdiff.records import record, replace

__all__ = [
    "SOUND",
    "Piece",
    "document",
    "drafts",
    "related_texts",
    "revisions",
    "sentences",
    "texts",
    "wild_texts",
]

SOUND = st.characters(exclude_categories=("Cs",))
"""Any character a text can hold."""

_WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "Member",
    "States",
    "United",
    "Nations",
    "report",
    "resolution",
    "trafficking",
    "persons",
    "Council",
    "also",
    "further",
    "urges",
    "decides",
    "recalling",
    "measures",
    "women",
    "children",
    "61/180",
    "A/RES/64/178",
    "1,000.50",
    "[brackets]",
    "[[nested]",
    "(b)",
    "“quoted”",
    "'plain'",
    "co-operation",
    "twenty-one",
    "8",
    "March",
    "2007",
    "US$",
    "3",
    "million",
    "l’Assemblée",
    "aujourd’hui",
    "también",
    "ссылаясь",
    "Генеральная",
    "résolution",
    "e.g.",
    "U.S.",
    "5",
    "%",
    ";",
    ":",
    ",",
    ".",
    "…",
    "的",
    "决议",
    "大会",
    "回顾",
    "إذ",
    "وإذ",
    "الجمعية",
    "العامة",
    "ـ",
    "مـحمـد",
]
_STRANGE = (
    "e\u0301",
    "a\u0308\u0323",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0001f1eb\U0001f1f7",
    "\U0001f44d\U0001f3fd",
    "\u0007",
    "\u001f",
    "\u00ad",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\n",
    "\t",
    "\u00a0",
    "\u2028",
    "\x85",
    "³",
    "ﬁ",
    "İ",
    "ß",
    "--",
    "[",
    "]",
    "\U00020000",
    "กำ",
    "क्षि",
)
_ROLES = (Role.PREAMBULAR, Role.OPERATIVE, Role.SUBPARAGRAPH, Role.PARAGRAPH, Role.HEADING)
_LABELS = (None, "1.", "2.", "3 bis.", "(a)", "(iv)", "PP5 alt", "–", "•", "१.")
_TYPOGRAPHY = (
    (" ", "\u00a0"),
    ("-", "\u2013"),
    ("'", "\u2019"),
    ("“", '"'),
    ("”", '"'),
    ("…", "..."),
    ("’", "'"),
    ("e\u0301", "é"),
)


@record
class Piece:
    """A block of a draft with the notes it cites: (place in the text, the note's text)."""

    text: str
    role: Role = Role.PARAGRAPH
    kind: Kind = Kind.PARAGRAPH
    label: str | None = None
    level: int = 0
    table: int = 0
    styles: tuple[tuple[int, int, Style], ...] = ()
    notes: tuple[tuple[int, str], ...] = ()


def document(pieces: list[Piece], name: str, loose: tuple[str, ...] = ()) -> Document:
    """The document of these pieces; ``loose`` are notes that nothing cites."""
    blocks: list[Block] = []
    notes: list[Note] = []
    for piece in pieces:
        size = len(piece.text)
        marks = []
        for at, text in sorted(piece.notes):
            marks.append(Mark(min(at, size), len(notes)))
            notes.append(Note(str(len(notes) + 1), text))
        runs = tuple(
            sorted(
                {
                    Run(min(a, size), min(b, size), style)
                    for a, b, style in piece.styles
                    if min(a, size) < min(b, size)
                },
                key=lambda run: (run.start, run.end, run.style),
            )
        )
        block = Block(piece.text, piece.kind, piece.role, piece.label, piece.level, piece.table)
        blocks.append(replace(block, runs=runs, marks=tuple(marks)))
    notes += [Note("*", text) for text in loose]
    return Document(name, "text", tuple(blocks), tuple(notes))


def sentences(least: int = 1, most: int = 14) -> st.SearchStrategy[str]:
    """Words of several languages with single blanks between them."""
    return st.lists(st.sampled_from(_WORDS), min_size=least, max_size=most).map(" ".join)


def wild_texts(most: int = 30) -> st.SearchStrategy[str]:
    """Anything: combining marks, joined emoji, control characters, doubled blanks, line breaks."""
    parts = st.one_of(
        st.sampled_from(_STRANGE), st.sampled_from(_WORDS), st.just(" "), st.text(SOUND, max_size=3)
    )
    return st.lists(parts, max_size=most).map("".join)


def texts() -> st.SearchStrategy[str]:
    """A block's text: mostly sentences, now and then empty or wild."""
    return st.one_of(sentences(), sentences(6, 30), wild_texts(), st.just(""))


@st.composite
def related_texts(draw: st.DrawFn) -> tuple[str, str]:
    """Two texts of which one is mostly an edited copy of the other."""
    old = draw(st.one_of(sentences(4, 30), wild_texts(20), st.text(SOUND, max_size=40)))
    new = old
    for _ in range(draw(st.integers(0, 4))):
        new = _word_edit(draw, new)
    if draw(st.booleans()):
        new = draw(st.one_of(st.just(new), wild_texts(10), st.text(SOUND, max_size=30)))
    return old, new


def _word_edit(draw: st.DrawFn, text: str) -> str:
    words = text.split(" ")
    at = draw(st.integers(0, len(words) - 1))
    what = draw(st.integers(0, 4))
    if what == 0:
        del words[at]
    elif what == 1:
        words.insert(at, draw(st.sampled_from(_WORDS)))
    elif what == 2:
        words[at] = draw(st.one_of(st.sampled_from(_WORDS), st.sampled_from(_STRANGE)))
    elif what == 3:
        words.insert(at, words[draw(st.integers(0, len(words) - 1))])
    else:
        words[at] += draw(st.sampled_from((*_STRANGE, ",", ";", ".")))
    return " ".join(words)


@st.composite
def _pieces(draw: st.DrawFn) -> Piece:
    text = draw(texts())
    if draw(st.integers(0, 6)) == 0:
        cells = draw(st.lists(sentences(1, 3), min_size=2, max_size=4))
        return Piece("\t".join(cells), Role.TABLE_ROW, Kind.ROW, table=1)
    piece = Piece(text, draw(st.sampled_from(_ROLES)), label=draw(st.sampled_from(_LABELS)))
    if draw(st.integers(0, 2)) == 0:
        piece = _restyled(draw, piece)
    if draw(st.integers(0, 2)) == 0:
        piece = _noted(draw, piece)
    return piece


def _restyled(draw: st.DrawFn, piece: Piece) -> Piece:
    start = draw(st.integers(0, max(0, len(piece.text) - 1)))
    run = (start, draw(st.integers(start + 1, start + 12)), draw(st.sampled_from(list(Style))))
    return replace(piece, styles=(*piece.styles, run) if draw(st.booleans()) else ())


def _noted(draw: st.DrawFn, piece: Piece) -> Piece:
    text = draw(st.one_of(st.sampled_from(("Ibid.", "Ibid., p. 4.", "A/1, annex.")), sentences()))
    return replace(piece, notes=(*piece.notes, (draw(st.integers(0, len(piece.text))), text)))


def drafts(most: int = 9) -> st.SearchStrategy[list[Piece]]:
    """Up to ``most`` pieces of every sort."""
    return st.lists(_pieces(), max_size=most)


def _typographic(draw: st.DrawFn, text: str) -> str:
    one, other = draw(st.sampled_from(_TYPOGRAPHY))
    form = draw(st.sampled_from(("", "NFC", "NFD")))
    text = text.replace(one, other)
    return unicodedata.normalize(form, text) if form else text  # type: ignore[arg-type]


def _change_piece(draw: st.DrawFn, piece: Piece, what: int) -> Piece:
    if what == 0:
        return replace(piece, text=_word_edit(draw, piece.text))
    if what == 1:
        return replace(piece, text=_typographic(draw, piece.text))
    if what == 2:
        return replace(piece, label=draw(st.sampled_from(_LABELS)))
    if what == 3:
        return _restyled(draw, piece)
    if what == 4:
        return _noted(draw, piece)
    if what == 5:
        return replace(piece, notes=piece.notes[1:])
    if what == 6 and piece.kind is Kind.PARAGRAPH:
        return replace(piece, role=draw(st.sampled_from(_ROLES)), level=draw(st.integers(0, 3)))
    if what == 7:
        notes = tuple((at, _word_edit(draw, text)) for at, text in piece.notes)
        return replace(piece, notes=notes)
    return replace(piece, text="" if draw(st.integers(0, 4)) == 0 else piece.text + " and so on")


def _split(draw: st.DrawFn, piece: Piece) -> list[Piece]:
    words = piece.text.split(" ")
    at = draw(st.integers(0, len(words)))
    head, tail = " ".join(words[:at]), " ".join(words[at:])
    return [replace(piece, text=head), replace(piece, text=tail, notes=(), styles=())]


def _change_draft(draw: st.DrawFn, pieces: list[Piece]) -> None:
    what = draw(st.integers(0, 17))
    at = draw(st.integers(0, max(0, len(pieces) - 1)))
    if not pieces or what == 17:
        pieces.insert(at, draw(_pieces()))
    elif what <= 8:
        pieces[at] = _change_piece(draw, pieces[at], what)
    elif what == 9:
        moved = pieces.pop(at)
        pieces.insert(draw(st.integers(0, len(pieces))), moved)
    elif what == 10:
        pieces[at : at + 1] = _split(draw, pieces[at])
    elif what == 11 and at + 1 < len(pieces):
        one, other = pieces[at : at + 2]
        shifted = tuple((len(one.text) + 1 + k, text) for k, text in other.notes)
        joined = f"{one.text} {other.text}"
        pieces[at : at + 2] = [replace(one, text=joined, notes=one.notes + shifted)]
    elif what == 12:
        del pieces[at]
    elif what == 13:
        pieces.insert(draw(st.integers(0, len(pieces))), pieces[at])
    elif what == 14:
        pieces[:] = [replace(piece, label=f"{k}.") for k, piece in enumerate(pieces, 2)]
    elif what == 15 and pieces[at].notes:
        note = pieces[at].notes[0]
        pieces[at] = replace(pieces[at], notes=pieces[at].notes[1:])
        to = draw(st.integers(0, len(pieces) - 1))
        pieces[to] = replace(pieces[to], notes=(*pieces[to].notes, note))
    else:
        pieces.append(draw(_pieces()))


@st.composite
def revisions(draw: st.DrawFn, most_edits: int = 7) -> tuple[Document, Document]:
    """A document and its revision."""
    old = draw(drafts())
    new = list(old)
    for _ in range(draw(st.integers(0, most_edits))):
        _change_draft(draw, new)
    loose = draw(st.sampled_from(((), ("On behalf of the Group.",))))
    return document(old, "old", loose), document(new, "new", loose)
