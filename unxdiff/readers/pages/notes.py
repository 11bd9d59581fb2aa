"""Notes that stand in the running text: recognise them, take them out."""

from __future__ import annotations

import functools
import re

from unxdiff.model.roles import Kind
from unxdiff.readers.pages.inline import emphasis
from unxdiff.readers.pages.pieces import SUPERSCRIPTS, Piece, may_be_note, ordinary
from unxdiff.readers.pages.starts import bracketed, last_character, slashed
from unxdiff.readers.pages.wrap import Wrap, continues
from unxdiff.text.tokens import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.pages.join import Joiner

__all__ = ["RawNote", "glued_star", "lift", "plain_mark"]


_DATE = 40
"""Characters that a date has room in."""


class RawNote:
    """A note as found: its mark in ordinary characters and how that was written."""

    __slots__ = ("first", "last", "mark", "page", "style", "tail", "text")

    def __init__(self, mark: str, style: str, text: str, piece: Piece) -> None:
        self.mark = mark
        self.style = style
        """``superscript star caret bracket slash plain``: the same style cites it."""
        self.text = text
        self.first = piece.first
        self.last = piece.last
        self.page = piece.page
        self.tail = piece.tail


def _plain(text: str) -> tuple[str, str] | None:
    """The number and the text of what could be a note marked by plain digits: no small letter, no
    date, and no dash, which Arabic paragraphs have after their number."""
    mark, _, rest = text.partition(" ")
    rest = rest.lstrip(" ")
    if not 0 < len(mark) <= 3 or not mark.isdecimal() or not rest:
        return None
    if rest[0].islower() or rest[0].isdigit() or rest[0] in "-–—":
        return None
    # "1 August 2023" is one token: a closing, not note 1.
    return (mark, rest) if tokens(text[:_DATE])[0] == mark else None


def lift(pieces: list[Piece], joiner: Joiner, wrap: Wrap) -> tuple[list[Piece], list[RawNote]]:
    """Part the pieces into those that stay and the notes, in order; what follows a note is cut."""
    whole = _Evidence(pieces)
    kept: list[Piece] = []
    notes: list[RawNote] = []
    last: RawNote | None = None
    under_rule = False
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        index += 1
        first = piece.text[0]
        note = None
        under_rule = piece.ruled or (under_rule and last is not None)
        if may_be_note(piece.text) and piece.kind is Kind.PARAGRAPH:
            note = _certain(piece, whole)
            if note is None and first.isdigit():
                note, index = _numbered(pieces, index, whole, under_rule=under_rule)
        if note is not None:
            notes.append(note)
        elif last is not None and piece.cut and _note_goes_on(last, piece, wrap):
            last.text = joiner.pair(last.text, piece.text, last.last)
            last.last, last.tail = piece.last, piece.tail
            continue
        else:
            piece.cut = piece.cut or last is not None
            kept.append(piece)
            if whole.starred and "*" in piece.text:
                whole.unread.append(piece.text)
        last = note
    return kept, notes


def _note_goes_on(note: RawNote, piece: Piece, wrap: Wrap) -> bool:
    """Whether a page cut a note in two: its last line is full and ends no sentence."""
    return bool(continues(note.tail, piece.head, wrap)) and last_character(note.tail) != "."


class _Evidence:
    """What the whole text says about notes, computed when first asked."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._text: str | None = None
        self.starred = any(piece.text[0] == "*" for piece in pieces)
        self.unread: list[str] = []
        """Texts whose asterisks are not counted yet."""
        self._waiting = 0

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = "\n".join(piece.text for piece in self._pieces)
        return self._text

    def cites(self, mark: str) -> bool:
        """Whether a plain number stands somewhere like a note mark."""
        text = self.text
        return any(plain_mark(mark, text, glued=glued) is not None for glued in (True, False))

    def take_star(self) -> bool:
        """Take an asterisk that marks a note and has not met it yet; False where none waits."""
        self._waiting += sum(map(_stars, self.unread))
        self.unread.clear()
        if self._waiting <= 0:
            return False
        self._waiting -= 1
        return True


def _stars(text: str) -> int:
    """How many unpaired asterisks are glued to the end of a word: they wait for their notes."""
    taken = {place for start, end, _, _ in emphasis(text) for place in range(start, end)}
    return sum(found.start(1) not in taken for found in glued_star().finditer(text))


@functools.cache
def glued_star() -> re.Pattern[str]:
    """An asterisk, or up to three, at the end of a word: ``Argentina:*``, ``Ukraine* :``."""
    return re.compile(r"(?<=[^\s*\\])(\*{1,3})(?=[\s:;,.)\]]|$)")


def _certain(piece: Piece, whole: _Evidence) -> RawNote | None:
    text = piece.text
    first = text[0]
    if first in SUPERSCRIPTS:
        end = len(text) - len(text.lstrip(SUPERSCRIPTS))
        rest = text[end:].strip()
        return RawNote(ordinary(text[:end]), "superscript", rest, piece) if rest else None
    if first == "*":
        return _starred(piece, whole)
    if first == "[":
        found = bracketed().match(text)
        if found is None:
            return None
        caret = text.startswith("[^")
        if not caret and not _cited_in_brackets(found.group(1), whole.text):
            return None
        style = "caret" if caret else "bracket"
        return RawNote(found.group(1), style, text[found.end() :], piece)
    found = slashed().match(text) if "/" in text[:4] else None
    if found is not None and re.search(rf"[^\n\d] ?{found.group(1)}/(?![\w.])", whole.text):
        return RawNote(found.group(1), "slash", text[found.end() :], piece)
    return None


def _starred(piece: Piece, whole: _Evidence) -> RawNote | None:
    """A note marked by asterisks: one mark must wait for it, or it is a bullet or emphasis."""
    bare = piece.text.lstrip("*")
    mark = piece.text[: len(piece.text) - len(bare)]
    text = bare.lstrip()
    if len(mark) > 3 or not text[:1].isalpha() or text[:1].islower():
        return None
    if (bare[0] != " " and (len(mark) > 1 or "*" in bare)) or not whole.take_star():
        return None
    return RawNote(mark, "star", text, piece)


def _cited_in_brackets(mark: str, text: str) -> bool:
    """Whether ``[1]`` stands inside or after other text somewhere, not at a paragraph's start."""
    return re.search(rf"[^\n]\[{re.escape(mark)}\]", text) is not None


def _numbered(
    pieces: list[Piece], index: int, whole: _Evidence, *, under_rule: bool
) -> tuple[RawNote | None, int]:
    """A note whose mark is plain digits: under a rule, or cited elsewhere and in a run of notes."""
    piece = pieces[index - 1]
    text = piece.text
    if text.isdigit():
        # The mark stands on a line of its own, above its note.
        if under_rule and len(text) <= 3 and index < len(pieces) and not pieces[index].cut:
            following = pieces[index]
            note = RawNote(text, "plain", following.text, piece)
            note.last = following.last
            return note, index + 1
        return None, index
    found = _plain(text)
    if found is None:
        return None, index
    mark, rest = found
    if under_rule or (_among_notes(pieces, index - 1, int(mark)) and whole.cites(mark)):
        return RawNote(mark, "plain", rest, piece), index
    return None, index


def _among_notes(pieces: list[Piece], index: int, mark: int) -> bool:
    """Whether a plain-numbered piece has a neighbour one number away, or ends the page or text."""
    for other in (index - 1, index + 1):
        if 0 <= other < len(pieces):
            found = _plain(pieces[other].text)
            if found is not None and abs(int(found[0]) - mark) == 1:
                return True
    return index + 1 == len(pieces) or pieces[index + 1].cut


_REFERENCES = frozenset(
    "paragraph paragraphs para paras article articles part parts chapter annex section rule page"  # noqa: SIM905 - reads as words
    " item point no nos resolution decision goal target option table figure and or to"
    " paragraphe paragraphes partie chapitre annexe règle point décision résolution et ou à du"
    " párrafo párrafos artículo parte capítulo anexo sección decisión resolución y o".split()
)
"""Words whose number is their own, never a mark."""


@functools.cache
def _glued(mark: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[^\W\d_]){mark}(?![\w./])|(?<=[^\d][,;.)”»’]){mark}(?=[\s,;)]|$)")


@functools.cache
def _loose(mark: str) -> re.Pattern[str]:
    months = (
        "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
        "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
        "de|to|and|au|er|e|à|or|of|al|per|pour|years|months|days|ans|mois|jours|years"
    )
    return re.compile(
        rf"(?<=[\w,;.)”»’] ){mark}(?= [,;.:)](?!\d)|$|\n| (?!(?:{months})\b)[a-zà-ÿ(])|"
        rf"(?<=[,;.)”»’] ){mark}(?=[,;.](?!\d))"
    )


def plain_mark(mark: str, text: str, start: int = 0, *, glued: bool) -> tuple[int, int] | None:
    """Where a plain number stands like a note mark, from ``start`` on: glued to a word, or loose
    after a word that does not count by it. None when nowhere."""
    pattern = _glued(mark) if glued else _loose(mark)
    for found in pattern.finditer(text, start):
        before = text[max(0, found.start() - 24) : found.start()].rstrip()
        if glued or before[before.rfind(" ") + 1 :].strip("(.").lower() not in _REFERENCES:
            return found.span()
    return None
