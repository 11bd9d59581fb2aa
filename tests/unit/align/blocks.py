"""Documents out of lines, and alignments as short strings, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Sequence

from unxdiff.align.align import align
from unxdiff.model.document import Block, Document
from unxdiff.model.redline import Link
from unxdiff.options import AlignOptions, CompareOptions

__all__ = ["PARAGRAPHS", "document", "linked", "written"]

PARAGRAPHS = (
    "Recalling its resolution 61/180 of 20 December 2006 on the coordination of efforts,",
    "Deeply concerned about the growing number of victims in every region of the world,",
    "Welcoming the report of the Executive Director on technical assistance to States,",
    "Noting with appreciation the work of the Inter-Agency Coordination Group last year,",
    "Conscious of the need to mobilize new resources from donors for rural schools,",
    "Stressing that poverty and lack of equal opportunities make children vulnerable,",
)


def document(blocks: Sequence[str | Block]) -> Document:
    """A document of paragraphs given as text or as blocks."""
    made = tuple(Block(one) if isinstance(one, str) else one for one in blocks)
    return Document("d", "text", made)


def written(links: Sequence[Link]) -> str:
    """Links from 0: ``0-1`` linked, ``0-`` deleted, ``-1`` inserted, ``0-1+2`` split, m moved."""
    out = []
    for link in links:
        sides = ("+".join(map(str, side)) for side in (link.old, link.new))
        out.append("-".join(sides) + ("m" if link.moved else ""))
    return " ".join(out)


def linked(old: Sequence[str | Block], new: Sequence[str | Block], **options: float | bool) -> str:
    """The alignment of two lists of paragraphs."""
    chosen = CompareOptions(align=AlignOptions(**options))  # type: ignore[arg-type]
    return written(align(document(old), document(new), chosen).links)
