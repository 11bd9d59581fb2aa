"""Which old note is which new one: by text, then by where they are cited, then by likeness.

``Ibid.`` is resolved to the note before it first: else every renumbering would change notes that
nobody touched, and a changed antecedent would change none. Identical notes are normal (a source
cited twice), so texts are paired as a multiset, in order.
"""

from __future__ import annotations

from unxdiff.lazy import lazy
from unxdiff.model.redline import Link
from unxdiff.text.normalise import fold, folds_for
from unxdiff.text.similarity import Weights, bag, similarity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Pattern

    from unxdiff.model.document import Document, Note
    from unxdiff.options import CompareOptions

__all__ = ["align_notes", "resolved"]


@lazy
def _ibid() -> Pattern[str]:
    import re

    return re.compile(r"(?:Ib[ií]d(?:em)?\b|Там же|同上|المرجع نفسه)\.?", re.IGNORECASE)


def resolved(notes: Sequence[Note]) -> list[str]:
    """The notes' texts with ``Ibid.`` replaced by the source it stands for.

    Without more words ``Ibid.`` is the whole note before; with a comma after it, it is that note
    up to its last place indication (``vol.``, ``chap.``, ``para.``, ``p.`` …).
    """
    out: list[str] = []
    before = ""
    for note in notes:
        text = note.text
        found = _ibid().match(text)
        if found and before:
            rest = text[found.end() :]
            text = before if rest.strip() in ("", ".") else _source(before) + rest
        out.append(text)
        before = text
    return out


@lazy
def _place() -> Pattern[str]:
    import re

    return re.compile(
        r",?\s+(?:vol|chap|para|art|annex|No|p|pp|sect|t|tomo|n[oº])\.?\s", re.IGNORECASE
    )


def _source(text: str) -> str:
    found = _place().search(text)
    return text[: found.start()] if found else text.rstrip(". ")


def align_notes(
    old: Document, new: Document, links: Sequence[Link], options: CompareOptions
) -> tuple[Link, ...]:
    """Links over the documents' notes, in the new notes' order, deleted ones where they stood.

    ``moved`` says that a note is now cited in a block that did not come from the block that cited
    it before.
    """
    if not old.notes and not new.notes:
        return ()
    folds = folds_for(options.mark.ignore)
    old_texts = [fold(text, folds) for text in resolved(old.notes)]
    new_texts = [fold(text, folds) for text in resolved(new.notes)]
    homes_old, homes_new = _homes(old, new, links)
    pairs = _same_place(old_texts, new_texts, homes_old, homes_new)
    pairs |= _same_text(old_texts, new_texts, pairs)
    pairs |= _alike(old_texts, new_texts, homes_old, homes_new, pairs, options.align.alike)
    return _links(pairs, old_texts, new_texts, homes_old, homes_new)


def _homes(
    old: Document, new: Document, links: Sequence[Link]
) -> tuple[dict[int, int], dict[int, int]]:
    """For each note the number of the link whose block cites it first."""
    sides: list[dict[int, int]] = []
    for side, document in enumerate((old, new)):
        found: dict[int, int] = {}
        if any(block.marks for block in document.blocks):
            for number, link in enumerate(links):
                for place in link.new if side else link.old:
                    for mark in document.blocks[place].marks:
                        found.setdefault(mark.note, number)
        sides.append(found)
    return sides[0], sides[1]


def _same_place(
    old: Sequence[str], new: Sequence[str], homes_old: dict[int, int], homes_new: dict[int, int]
) -> dict[int, int]:
    """Equal texts that are cited in the same link; new → old."""
    waiting: dict[tuple[str, int], list[int]] = {}
    for i, text in enumerate(old):
        if i in homes_old:
            waiting.setdefault((text, homes_old[i]), []).append(i)
    pairs: dict[int, int] = {}
    for j, text in enumerate(new):
        found = waiting.get((text, homes_new.get(j, -1)))
        if found:
            pairs[j] = found.pop(0)
    return pairs


def _same_text(old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> dict[int, int]:
    taken = set(pairs.values())
    waiting: dict[str, list[int]] = {}
    for i, text in enumerate(old):
        if i not in taken:
            waiting.setdefault(text, []).append(i)
    more: dict[int, int] = {}
    for j, text in enumerate(new):
        if j not in pairs and waiting.get(text):
            more[j] = waiting[text].pop(0)
    return more


def _alike(
    old: Sequence[str],
    new: Sequence[str],
    homes_old: dict[int, int],
    homes_new: dict[int, int],
    pairs: dict[int, int],
    least: float,
) -> dict[int, int]:
    """What is left: notes that resemble one another, those cited in the same place first."""
    taken = set(pairs.values())
    left_old = [i for i in range(len(old)) if i not in taken]
    left_new = [j for j in range(len(new)) if j not in pairs]
    if not left_old or not left_new:
        return {}
    bags_old = {i: bag(old[i]) for i in left_old}
    bags_new = {j: bag(new[j]) for j in left_new}
    weights = Weights([*bags_old.values(), *bags_new.values()])
    scored = []
    for j in left_new:
        for i in left_old:
            home = homes_old.get(i, -1) == homes_new.get(j, -2)
            alike = similarity(bags_old[i], bags_new[j], weights)
            # A note at the same place is the same note unless it says something else altogether.
            if alike >= (least if home else 0.5):
                scored.append((-(alike + (0.5 if home else 0.0)), abs(i - j), j, i))
    more: dict[int, int] = {}
    for _, _, j, i in sorted(scored):
        if j not in more and i not in taken:
            more[j] = i
            taken.add(i)
    return more


def _links(
    pairs: dict[int, int],
    old: Sequence[str],
    new: Sequence[str],
    homes_old: dict[int, int],
    homes_new: dict[int, int],
) -> tuple[Link, ...]:
    taken = set(pairs.values())
    order: list[tuple[tuple[int, int, int], Link]] = []
    place_of = {i: j for j, i in pairs.items()}
    last = -1
    for i in range(len(old)):
        if i in taken:
            last = max(last, place_of[i])
        else:
            order.append(((last + 1, 0, i), Link((i,), (), similarity=0.0)))
    for j in range(len(new)):
        if j not in pairs:
            order.append(((j, 1, 0), Link((), (j,), similarity=0.0)))
            continue
        i = pairs[j]
        moved = i in homes_old and j in homes_new and homes_old[i] != homes_new[j]
        alike = 1.0 if old[i] == new[j] else 0.5
        order.append(((j, 1, 0), Link((i,), (j,), moved=moved, similarity=alike)))
    order.sort(key=lambda entry: entry[0])
    return tuple([link for _, link in order])
