"""Headings keep their sections together: a paragraph prefers its own section.

Runs where headings stand on both sides and something moved, or a paragraph without a partner still
stands word for word on the other side. Sections are partners by the text that went from one to the
other. Of paragraphs that are the same word for word, each then gets the one in its own section; a
heading goes with its section under whatever name; and what is left over in a section that
travelled is compared there as if the section had stayed.
"""

from __future__ import annotations

from unxdiff.align.gaps import Scorer, align_gap
from unxdiff.align.travels import settled
from unxdiff.model.redline import Link
from unxdiff.model.roles import Kind, Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.model.document import Block
    from unxdiff.options import AlignOptions

__all__ = ["own_sections"]


_LONGEST_NAME = 120
"""Characters; a longer heading is a sentence, and another sentence is another one."""


def _is_heading(block: Block) -> bool:
    """Whether a block begins a section."""
    return block.kind is Kind.HEADING or block.role is Role.HEADING or block.role is Role.ANNEX


def own_sections(
    links: list[Link],
    old: Sequence[Block],
    new: Sequence[Block],
    keys: tuple[Sequence[str], Sequence[str]],
    options: AlignOptions,
) -> list[Link]:
    """The links, with paragraphs in their own sections and ``moved`` told anew where any changed.

    ``keys`` are the folded texts of both sides.
    """
    sections = _sections(old), _sections(new)
    partners, shares = _partners(links, sections, keys)
    out = _swapped(links, sections, partners, keys)
    free = (
        _free(len(old), [i for link in out for i in link.old]),
        _free(len(new), [j for link in out for j in link.new]),
    )
    out = _reclaimed(out, sections, partners, keys, free)
    more = _headings(partners, shares, free, old, new, options.section)
    pairs = _travelled(out, sections, partners)
    more += _leftovers(pairs, sections, keys, free, old, new, options)
    if not more and out == links:
        return links
    return settled(out + more, keys[0])


def _sections(blocks: Sequence[Block]) -> list[int]:
    """For each block the place of the heading it stands under, itself for a heading; -1 before."""
    out = []
    at = -1
    for place, block in enumerate(blocks):
        if _is_heading(block):
            at = place
        out.append(at)
    return out


def _free(count: int, taken: list[int]) -> set[int]:
    return set(range(count)).difference(taken)


def _partners(
    links: list[Link],
    sections: tuple[list[int], list[int]],
    keys: tuple[Sequence[str], Sequence[str]],
) -> tuple[dict[int, int], dict[int, float]]:
    """Old sections by the new one that has most of their text, where it has most of its own from
    there; and how much of the smaller of the two that is, 0.0 to 1.0. Text that stands several
    times on a side says nothing."""
    often = [_often(side) for side in keys]
    votes: dict[tuple[int, int], int] = {}
    for link in links:
        i, j = link.old[0], link.new[0]
        if keys[0][i] not in often[0] and keys[1][j] not in often[1]:
            pair = (sections[0][i], sections[1][j])
            votes[pair] = votes.get(pair, 0) + len(keys[0][i])
    sizes = [
        _sizes(side, place, repeated)
        for side, place, repeated in zip(keys, sections, often, strict=True)
    ]
    partners: dict[int, int] = {}
    shares: dict[int, float] = {}
    taken: set[int] = set()
    for (one, other), weight in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if one not in partners and other not in taken:
            partners[one] = other
            shares[one] = weight / max(1, min(sizes[0][one], sizes[1][other]))
            taken.add(other)
    return partners, shares


def _often(texts: Sequence[str]) -> set[str]:
    seen: set[str] = set()
    out: set[str] = set()
    for text in texts:
        (out if text in seen else seen).add(text)
    return out


def _sizes(texts: Sequence[str], sections: list[int], often: set[str]) -> dict[int, int]:
    """Characters under each heading, without the heading and what stands several times."""
    out: dict[int, int] = {}
    for place, (text, section) in enumerate(zip(texts, sections, strict=True)):
        size = len(text) if place != section and text not in often else 0
        out[section] = out.get(section, 0) + size
    return out


def _swapped(
    links: list[Link],
    sections: tuple[list[int], list[int]],
    partners: dict[int, int],
    keys: tuple[Sequence[str], Sequence[str]],
) -> list[Link]:
    """Equal paragraphs that were paired across sections change partners where that brings one
    home and takes none away from home."""
    astray: dict[tuple[str, int], list[int]] = {}
    for place, link in enumerate(links):
        if _stray(link, sections, partners, keys):
            astray.setdefault((keys[0][link.old[0]], sections[1][link.new[0]]), []).append(place)
    if len(astray) < 2:
        return links
    out = list(links)
    for waiting in list(astray.values()):
        for place in list(waiting):
            link = out[place]
            section = sections[0][link.old[0]]
            text = keys[0][link.old[0]]
            there = astray.get((text, partners.get(section, -2)), [])
            if place not in waiting or not there:
                continue
            other = there.pop(0)
            waiting.remove(place)
            out[place] = Link(link.old, out[other].new, moved=link.moved)
            out[other] = Link(out[other].old, link.new, moved=out[other].moved)
            if _stray(out[other], sections, partners, keys):
                waiting.append(other)
    return out


def _stray(
    link: Link,
    sections: tuple[list[int], list[int]],
    partners: dict[int, int],
    keys: tuple[Sequence[str], Sequence[str]],
) -> bool:
    """Whether a link of equal paragraphs goes from one section to another that is not its
    partner."""
    if len(link.old) > 1 or len(link.new) > 1:
        return False
    i, j = link.old[0], link.new[0]
    home = partners.get(sections[0][i], -2)
    return home != sections[1][j] and i != sections[0][i] and keys[0][i] == keys[1][j]


def _reclaimed(
    links: list[Link],
    sections: tuple[list[int], list[int]],
    partners: dict[int, int],
    keys: tuple[Sequence[str], Sequence[str]],
    free: tuple[set[int], set[int]],
) -> list[Link]:
    """A paragraph that was paired with a strange section's gets the one that stands unpaired, word
    for word the same, in its own section. ``free`` is kept up to date."""
    homes = {other: one for one, other in partners.items()}
    spare: dict[tuple[int, str, int], list[int]] = {}
    for side in (0, 1):
        for place in sorted(free[side]):
            key = (side, keys[side][place], sections[side][place])
            spare.setdefault(key, []).append(place)
    out = list(links)
    for at, link in enumerate(links if spare else ()):
        if not _stray(link, sections, partners, keys):
            continue
        i, j = link.old[0], link.new[0]
        olds = spare.get((0, keys[1][j], homes.get(sections[1][j], -2)))
        news = spare.get((1, keys[0][i], partners.get(sections[0][i], -2)))
        if olds:
            free[0].add(i)
            free[0].remove(olds[0])
            out[at] = Link((olds.pop(0),), (j,), moved=link.moved)
        elif news:
            free[1].add(j)
            free[1].remove(news[0])
            out[at] = Link((i,), (news.pop(0),), moved=link.moved)
    return out


def _headings(
    partners: dict[int, int],
    shares: dict[int, float],
    free: tuple[set[int], set[int]],
    old: Sequence[Block],
    new: Sequence[Block],
    least: float,
) -> list[Link]:
    """Headings without a partner, over sections that are the same for the most part."""
    out = []
    for one, other in partners.items():
        if (
            one in free[0]
            and other in free[1]
            and shares[one] >= least
            and old[one].kind is new[other].kind
            and max(len(old[one].text), len(new[other].text)) <= _LONGEST_NAME
        ):
            free[0].remove(one)
            free[1].remove(other)
            out.append(Link((one,), (other,), similarity=0.5))
    return out


def _travelled(
    links: list[Link],
    sections: tuple[list[int], list[int]],
    partners: dict[int, int],
) -> list[tuple[int, int]]:
    """The pairs of sections of which all that is linked moved, heading and paragraphs."""
    stayed = {
        (sections[0][link.old[0]], sections[1][link.new[0]]) for link in links if not link.moved
    }
    return [pair for pair in partners.items() if pair not in stayed]


def _leftovers(
    pairs: list[tuple[int, int]],
    sections: tuple[list[int], list[int]],
    keys: tuple[Sequence[str], Sequence[str]],
    free: tuple[set[int], set[int]],
    old: Sequence[Block],
    new: Sequence[Block],
    options: AlignOptions,
) -> list[Link]:
    """Links among what is left over in sections that travelled."""
    within: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
    for side in (0, 1):
        for place in sorted(free[side]):
            within[side].setdefault(sections[side][place], []).append(place)
    work = [
        (within[0][one], within[1][other])
        for one, other in pairs
        if one in within[0] and other in within[1]
    ]
    if not work:
        return []
    sorts = ([block.kind.value for block in old], [block.kind.value for block in new])
    scorer = Scorer(*keys, sorts, options)
    scorer.weigh(sorted(free[0]), sorted(free[1]))
    # Beside a section that travelled nothing else is compared: what is there by chance is nearer.
    least = (options.alike + options.move) / 2
    out = []
    for rows, columns in work:
        if len(rows) * len(columns) > options.most_cells:
            continue
        for group in align_gap(0, len(rows), 0, len(columns), scorer.only(rows, columns)):
            if group.similarity < least:
                continue
            olds = tuple([rows[k] for k in group.old])
            news = tuple([columns[k] for k in group.new])
            out.append(Link(olds, news, moved=True, similarity=group.similarity))
    return out
