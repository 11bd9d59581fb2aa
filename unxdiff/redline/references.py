"""Cross-references: ``paragraph 8 above`` when paragraph 8 is now paragraph 9.

A reference that follows its target's new number is a consequential change. One that does not, or
whose target is gone, is the most useful remark a drafter can get. Only references to the document
itself count: ``paragraph 5 of resolution 61/180`` is somebody else's paragraph 5.
"""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.lazy import lazy
from unxdiff.records import record
from unxdiff.redline.consequential import References

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Pattern

    from unxdiff.model.document import Block, Document
    from unxdiff.model.redline import Change

__all__ = ["Reference", "mentions", "references"]

_SIGNS = (
    "aragraph", "rticle", "lause", "ection",
    "árrafo", "rtículo", "ункт", "тать", "第", "الفقر", "المادة",
)  # fmt: skip
"""What a text with a reference has in it; looked for before any pattern is."""


@record
class Reference:
    """A mention of another block: where its number stands in the text, and the number."""

    start: int
    end: int
    number: str


@lazy
def _pattern() -> Pattern[str]:
    words = (
        "(?:sub)?paragraphs?|paras?\\.|articles?|clauses?|sections?"
        "|paragraphes?|párrafos?|artículos?|пункт(?:а|е|у|ом|ы|ов|ах)?|стать(?:я|и|е|ю|ёй)"
        "|الفقرة|الفقرات|المادة"
    )
    number = r"\d+(?:\.\d+)*(?: (?:bis|ter|quater|alt))?"
    chinese = rf"第 ?({number}) ?[段条]"
    import re

    return re.compile(
        rf"(?:\b(?:{words})[ \xa0]({number})"
        r"((?:(?:, | and | et | y | и | to | à | a )\d+(?:\.\d+)*(?!\w))*)"
        rf"|{chinese})(?!/)",
        re.IGNORECASE,
    )


@lazy
def _number() -> Pattern[str]:
    import re

    return re.compile(r"\d+(?:\.\d+)*")


@lazy
def _elsewhere() -> Pattern[str]:
    """What after a reference says that it points into another text."""
    import re

    return re.compile(
        r"(?:[ \xa0]?\([a-z]+\))*,?[ \xa0](?:of|de la|de|du|del|от|Конвенции)[ \xa0]"
        r"(?!the present|this|la présente|le présent|la presente|el presente)",
        re.IGNORECASE,
    )


def references(changes: Sequence[Change], old: Document, new: Document) -> References:
    """Follow every reference of the linked blocks to what it points to, on both sides."""
    everything = "\n".join([block.text for block in old.blocks])
    signs = [sign for sign in _SIGNS if sign in everything]
    old_targets = _targets(old.blocks) if signs else {}
    if not old_targets:
        return References()
    became = {i: change.new for change in changes for i in change.old if change.new}
    followed: list[tuple[int, tuple[tuple[int, int], ...]]] = []
    remarks: list[Diagnostic] = []
    for change in changes:
        if not change.old or not change.new or len(change.old) > 1 or len(change.new) > 1:
            continue
        before, after = old.blocks[change.old[0]], new.blocks[change.new[0]]
        if not any(sign in before.text for sign in signs):
            continue
        good: list[tuple[int, int]] = []
        for old_ref, new_ref in _paired(before, after, old_targets, became, new):
            said = _said(new_ref.number, old_targets[old_ref.number], became, old, new)
            if not said and old_ref.number != new_ref.number:
                good.append((old_ref.start, old_ref.end))
            elif said:
                remarks.append(_remark(said, after, new_ref, change.new[0]))
        if good:
            followed.append((change.id, tuple(good)))
    return References(tuple(followed), tuple(remarks))


def _remark(said: str, block: Block, mention: Reference, place: int) -> Diagnostic:
    return Diagnostic(
        Code.REFERENCE_STALE,
        f"{_place(block)} {said}",
        text=block.text[max(0, mention.start - 20) : mention.end],
        block=place,
        side="new",
    )


def _paired(
    before: Block,
    after: Block,
    targets: dict[str, int],
    became: dict[int, tuple[int, ...]],
    new: Document,
) -> list[tuple[Reference, Reference]]:
    """Which new mention is which old one: one by one where they are as many and stand after the
    same words; else each old one with the next that has the number it should have now."""
    theirs, ours = mentions(before.text), mentions(after.text)
    if len(theirs) == len(ours):
        return [
            (one, other)
            for one, other in zip(theirs, ours, strict=True)
            if one.number in targets and _same_context(before, after, one, other)
        ]
    out: list[tuple[Reference, Reference]] = []
    at = 0
    for one in theirs:
        if one.number in targets:
            labels = _labels(became.get(targets[one.number], ()), new)
            for place in range(at, len(ours)):
                if ours[place].number in labels:
                    out.append((one, ours[place]))
                    at = place + 1
                    break
    return out


def _labels(places: Sequence[int], document: Document) -> list[str]:
    return [(document.blocks[place].label or "").rstrip(".) \xa0-") for place in places]


def mentions(text: str) -> list[Reference]:
    """The references of a text to its own document, in order."""
    out = []
    for found in _pattern().finditer(text):
        if _elsewhere().match(text, found.end()):
            continue
        group = 1 if found.group(1) else 3
        out.append(Reference(found.start(group), found.end(group), found.group(group)))
        if found.group(2):
            out += [
                Reference(more.start() + found.start(2), more.end() + found.start(2), more.group())
                for more in _number().finditer(found.group(2))
            ]
    return out


def _targets(blocks: Sequence[Block]) -> dict[str, int]:
    """Which block has a number; numbers that occur twice point nowhere."""
    out: dict[str, int] = {}
    twice: set[str] = set()
    for place, block in enumerate(blocks):
        if block.label and block.label[0].isdigit():
            number = block.label.rstrip(".) \xa0-")
            if number in out:
                twice.add(number)
            out[number] = place
    for number in twice:
        del out[number]
    return out


def _same_context(before: Block, after: Block, old: Reference, new: Reference) -> bool:
    """Whether two mentions are the same one: the words just before them agree."""
    return before.text[max(0, old.start - 12) : old.start].lower() == (
        after.text[max(0, new.start - 12) : new.start].lower()
    )


def _said(
    number: str, target: int, became: dict[int, tuple[int, ...]], old: Document, new: Document
) -> str:
    """Empty when the new mention points to what the old one pointed to, else what to look at."""
    was = (old.blocks[target].label or "").rstrip(".) ")
    here = became.get(target)
    if here is None:
        return f"refers to {number}, but what was {was} is deleted"
    labels = _labels(here, new)
    if number in labels:
        return ""
    if not labels[0]:
        return ""
    return f"refers to {number}, but what was {was} is now {labels[0]}"


def _place(block: Block) -> str:
    return f"paragraph {block.label.rstrip('. ')}" if block.label else "this paragraph"
