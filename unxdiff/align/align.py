"""The passes in order: exact → spine → gaps (splits, merges) → moves → reading order.

Labels never take part: they are not in a block's text.
"""

from __future__ import annotations

from bisect import bisect_left

from unxdiff.align.exact import exact_pairs
from unxdiff.align.travels import contested, fewer_moves, settled
from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.redline import Alignment, Link
from unxdiff.model.roles import Kind, Role
from unxdiff.text.normalise import fold, folds_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.document import Document
    from unxdiff.options import AlignOptions, CompareOptions

__all__ = ["align"]

_TOO_MANY = Diagnostic(
    Code.LIMIT_REACHED,
    "a long passage has little in common with the one in its place; not all pairs of paragraphs"
    " in it were weighed",
)


def align(old: Document, new: Document, options: CompareOptions) -> Alignment:
    """Which old block became which new one.

    Every block of both documents stands in exactly one link.
    """
    folds = folds_for(options.mark.ignore)
    old_keys, new_keys = _keys(old, new, folds)
    least = options.align.least_anchor
    spine, moved, reached = exact_pairs(old_keys, new_keys, least, moves=options.align.moves)
    links = [Link((i,), (j,)) for i, j in spine]
    links += [Link((i,), (j,), moved=True) for i, j in moved]
    old_left = _left(len(old_keys), [i for i, _ in spine + moved])
    new_left = _left(len(new_keys), [j for _, j in spine + moved])
    passed = False
    if _has_row(old, old_left + [i for i, _ in moved]) and _has_row(
        new, new_left + [j for _, j in moved]
    ):
        from unxdiff.align.tables import named_rows

        rows = named_rows(old, new, folds, spine, moved, options.align)
        spine, links, passed = rows.spine, rows.links, rows.passed
        old_left = _left(len(old_keys), [i for link in links for i in link.old])
        new_left = _left(len(new_keys), [j for link in links for j in link.new])
    if passed or (old_left and new_left):
        from unxdiff.align.similar import similar_links

        sorts = (
            [block.kind.value for block in old.blocks],
            [block.kind.value for block in new.blocks],
        )
        rest = (old_left, new_left, options.align)
        found, hit = similar_links(old_keys, new_keys, sorts, spine, *rest)
        reached = reached or hit
        plain = links + found
        if (passed or any(link.moved for link in found)) and contested(plain, old_keys):
            stays = {
                (link.old[0], link.new[0]) for link in settled(plain, old_keys) if not link.moved
            }
            # Without the anchors that travelled, the paragraphs they passed are neighbours.
            kept = [pair for pair in spine if pair in stays]
            found, _ = similar_links(old_keys, new_keys, sorts, kept, *rest)
            other = settled(links + found, old_keys)
            plain = other if fewer_moves(other, plain) else plain
        links = plain
    order = _in_reading_order(
        _brought_home(links, old, new, (old_keys, new_keys), options.align),
        len(old_keys),
        len(new_keys),
    )
    return Alignment(order, (_TOO_MANY,) if reached else ())


def _brought_home(
    links: list[Link],
    old: Document,
    new: Document,
    keys: tuple[list[str], list[str]],
    options: AlignOptions,
) -> list[Link]:
    """The links with what travels along with them: companions of what moved, and paragraphs in
    their own sections."""
    old_keys, new_keys = keys
    more = _companions(links, old_keys, new_keys)
    links = links + more
    if options.moves and _worth_sections(old, new, links, old_keys, new_keys):
        from unxdiff.align.sections import own_sections

        links = own_sections(links, old.blocks, new.blocks, keys, options)
    if more and contested(links, old_keys):
        # With its companions, what moved may weigh more than what it passed.
        other = settled(links, old_keys)
        links = other if fewer_moves(other, links) else links
    return links


def _has_row(document: Document, places: list[int]) -> bool:
    blocks = document.blocks
    return any(blocks[place].kind is Kind.ROW for place in places)


_HEADS = (Role.HEADING, Role.ANNEX)


def _worth_sections(
    old: Document, new: Document, links: list[Link], old_keys: list[str], new_keys: list[str]
) -> bool:
    """Whether sections may tell more: there are headings, and something moved, or what has no
    partner stands word for word on the other side, or heads a section."""
    for side in (old, new):
        if not any(block.kind is Kind.HEADING or block.role in _HEADS for block in side.blocks):
            return False
    if any(link.moved for link in links):
        return True
    old_free = _left(len(old_keys), [i for link in links for i in link.old])
    new_free = _left(len(new_keys), [j for link in links for j in link.new])
    if not old_free and not new_free:
        return False
    olds, news = {old_keys[i] for i in old_free}, {new_keys[j] for j in new_free}
    if not olds.isdisjoint(new_keys) or not news.isdisjoint(old_keys):
        return True
    return any(old.blocks[i].kind is Kind.HEADING for i in old_free) and any(
        new.blocks[j].kind is Kind.HEADING for j in new_free
    )


def _companions(links: list[Link], old: list[str], new: list[str]) -> list[Link]:
    """Short equal blocks beside a block that moved: a heading travels with its section."""
    moved = [link for link in links if link.moved]
    if not moved:
        return []
    free_old = set(_left(len(old), [i for link in links for i in link.old]))
    free_new = set(_left(len(new), [j for link in links for j in link.new]))
    out: list[Link] = []
    for link in moved if free_old and free_new else ():
        for i, j, step in ((link.old[0], link.new[0], -1), (link.old[-1], link.new[-1], 1)):
            at_old, at_new = i + step, j + step
            while at_old in free_old and at_new in free_new and old[at_old] == new[at_new]:
                free_old.remove(at_old)
                free_new.remove(at_new)
                out.append(Link((at_old,), (at_new,), moved=True))
                at_old, at_new = at_old + step, at_new + step
    return out


def _keys(old: Document, new: Document, folds: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """What blocks are compared by."""
    old_texts = [block.text for block in old.blocks]
    new_texts = [block.text for block in new.blocks]
    if any(kind in folds for kind in ("case", "numbers", "punctuation")):
        return [fold(text, folds) for text in old_texts], [fold(text, folds) for text in new_texts]
    # Folding is only needed for texts that the other side has not.
    both = set(old_texts).intersection(new_texts)
    return (
        [text if text in both else fold(text, folds) for text in old_texts],
        [text if text in both else fold(text, folds) for text in new_texts],
    )


def _left(count: int, taken: Sequence[int]) -> list[int]:
    gone = set(taken)
    return [place for place in range(count) if place not in gone] if len(gone) < count else []


def _in_reading_order(links: list[Link], old_count: int, new_count: int) -> tuple[Link, ...]:
    """New order, deleted blocks where they stood: after the block that stood before them.

    A link of several new blocks takes the place of its first.
    """
    gone_old = _left(old_count, [i for link in links for i in link.old])
    come_new = _left(new_count, [j for link in links for j in link.new])
    everything = links + [Link((), (j,), similarity=0.0) for j in come_new]
    stays = sorted((link.old[-1], link.new[-1]) for link in links if not link.moved)
    old_ends = [i for i, _ in stays]
    place = [(link.new[0], 1, 0) for link in everything]
    order = list(zip(place, everything, strict=True))
    for i in gone_old:
        at = bisect_left(old_ends, i) - 1
        after = stays[at][1] if at >= 0 else -1
        order.append(((after + 1, 0, i), Link((i,), (), similarity=0.0)))
    order.sort(key=lambda entry: entry[0])
    return tuple([link for _, link in order])
