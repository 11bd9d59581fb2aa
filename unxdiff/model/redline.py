"""The middle forms after the document: alignment, block differences, redline. Types only."""

from __future__ import annotations

from unxdiff.diagnostics import Diagnostic
from unxdiff.model.document import Document
from unxdiff.records import StrEnum, record

__all__ = ["Alignment", "Change", "ChangeKind", "Labels", "Link", "Op", "Redline", "Span"]


class Op(StrEnum):
    """What happens to a span."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@record
class Span:
    """A stretch of a redline.

    ``text`` is the new text of an equal or inserted span, the old text of a deleted one. Where
    the two sides of an equal span differ only in what is folded, ``old_text`` is the old side and
    ``folded`` names what was folded (``spaces quotes dashes unicode case punctuation numbers``).
    ``moved`` ties the deletion and insertion of a moved passage by an id, 0 is none.
    """

    op: Op
    text: str
    old_text: str | None = None
    folded: tuple[str, ...] = ()
    moved: int = 0


class ChangeKind(StrEnum):
    """What became of the blocks of a change; the value stands in JSON."""

    EQUAL = "equal"
    AMENDED = "amended"
    INSERTED = "inserted"
    DELETED = "deleted"
    SPLIT = "split"
    MERGED = "merged"


@record
class Link:
    """One entry of an alignment: which old blocks became which new ones (0-based indices).

    One old and one new block, one old and several new (split), several old and one new (merged),
    or one side only. ``similarity`` is 0.0 to 1.0; 1.0 is equal after folding.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False
    similarity: float = 1.0


@record
class Alignment:
    """The whole answer: every block of both sides stands in exactly one link; links come in the
    redline's reading order."""

    links: tuple[Link, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@record
class Change:
    """One entry of the redline: a link with its spans and what kind of change it is.

    ``id`` counts from 1 over all changes in reading order (equal ones too). The spans rebuild the
    old blocks' texts and the new blocks' texts, each joined by one ``\\n``. ``relabelled``: a label
    differs. ``consequential``: every difference follows from another change. ``restyled``: runs
    of style differ over equal text. ``remarked``: note marks differ. ``rerolled``: role, kind or
    level differs. ``typographic``: some equal span was folded. ``replaced``: the pair has too
    little in common and is shown as a whole replacement.
    """

    id: int
    kind: ChangeKind
    old: tuple[int, ...]
    new: tuple[int, ...]
    spans: tuple[Span, ...]
    similarity: float = 1.0
    moved: bool = False
    relabelled: bool = False
    consequential: bool = False
    restyled: bool = False
    remarked: bool = False
    rerolled: bool = False
    typographic: bool = False
    replaced: bool = False


@record
class Labels:
    """What a redline prints about itself. Empty strings are not printed."""

    old: str = "draft"
    new: str = "revised draft"
    title: str = ""
    author: str = ""
    date: str = ""


@record
class Redline:
    """The new text with the old kept and struck, in reading order.

    Everything that is printed, drawn, counted, merged or applied is a function of this value.
    ``changes`` are over ``old.blocks`` and ``new.blocks``, ``note_changes`` over their notes. An
    inserted or deleted change has one block.
    """

    old: Document
    new: Document
    changes: tuple[Change, ...]
    note_changes: tuple[Change, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    labels: Labels = Labels()
    ignored: tuple[str, ...] = ()
