"""Which of the possible labels are labels: by their neighbours, their punctuation, their place.

``12. May``, ``2010. ``, ``A. Smith`` and ``3.2 billion`` look like labels; what tells them apart is
that a label has a brother: the number before it or after it. ``(a)``, ``a)``, ``3 bis.``, ``PP5``
need none, and a single ``1.`` may stand alone.
"""

from __future__ import annotations

from unxdiff.model.document import Block
from unxdiff.model.roles import Kind
from unxdiff.structure.labels import Found, scan, scan_heading
from unxdiff.structure.word_labels import WORDS

__all__ = ["read_labels"]

_GAP = 4
"""How many numbers may be missing in a sequence (deleted paragraphs, lost labels)."""
_YEARS = 1000
"""From here on a number is a label only straight after its predecessor: it may be a year."""

_ALWAYS = frozenset(
    (
        "(a)",
        "(i)",
        "(A)",
        "(I)",
        "(1)",
        "a)",
        "i)",
        "1)",
        "A)",
        "I)",
        "（一）",
        "(一)",
        "§",
        "•",
        "’1‘",
        "㈠",
        "①",
        "⑴",
    )
)
_WEAK_LETTERS = {"a.": "i.", "A.": "I.", "i.": "i.", "I.": "I."}
_WORD_FORMS = frozenset(WORDS.values())
_TEXTLESS = (Kind.ROW, Kind.CODE)
_TERMINAL = (".", ";", ",", "،", "؛", "。", "；", "，")
_LONGEST_HEADING = 120


def read_labels(blocks: list[Block]) -> list[Found | None]:
    """For each block its label, read or already split off by the reader; None has none.

    Labels that are not split off yet have a text behind them; a block that is nothing but a label
    (``Article 5``, alone on its line) keeps it as its text and is listed with ``start`` 0.
    """
    found: list[Found | None] = []
    for block in blocks:
        if block.label is not None:
            found.append(_given(block.label))
        elif block.kind is Kind.PARAGRAPH:
            found.append(scan(block.text) if block.text else None)
        elif block.kind in _TEXTLESS or not block.text:
            found.append(None)
        else:
            found.append((scan_heading if block.kind is Kind.HEADING else scan)(block.text))
    followers = _followers(found)
    last: dict[str, int] = {}
    dotted: set[str] = set()
    for index, label in enumerate(found):
        if label is None:
            continue
        if label[0] == "1." and label[2] == len(label[4]) + 1 and blocks[index].label is None:
            # The commonest form by far, without the detour through the rules.
            value = label[1]
            before = last.get("1.", 0)
            if (0 < value < _YEARS and before <= value <= before + 1) or value == before + 1:
                last["1."] = value
                if label[3] >= len(blocks[index].text):
                    found[index] = None
                continue
        found[index] = _decided(blocks[index], label, last, followers[index], dotted)
    return found


def _given(label: str) -> Found | None:
    """The meaning of a label that the reader has split off; None for a bullet."""
    read = scan(label + " x") or scan(label + ". x")
    if read is None:
        return None
    form, value, end, _, raw, other = read
    return (form, value, end, 0, raw, other)


def _followers(found: list[Found | None]) -> list[int]:
    """For each label the value of the next label of its form, 0 where it is the last."""
    coming: dict[str, int] = {}
    followers = [0] * len(found)
    for index in range(len(found) - 1, -1, -1):
        label = found[index]
        if label is None:
            continue
        form = label[0]
        followers[index] = coming.get(form, 0)
        coming[form] = label[1]
        if label[5]:
            # Where only one of the two series goes on, that one is meant.
            roman_form = _roman_form(form)
            if coming.get(roman_form, 0) == label[5] + 1:
                followers[index] = -(label[5] + 1)
            coming[roman_form] = label[5]
    return followers


def _roman_form(form: str) -> str:
    return form.replace("a", "i").replace("A", "I")


def _decided(
    block: Block, label: Found, last: dict[str, int], follower: int, dotted: set[str]
) -> Found | None:
    """The label as it is meant, or None when the text only looks like one."""
    label = _letter_or_roman(label, last, follower)
    form, value, _, start, _, _ = label
    given = block.label is not None
    alone = not given and start >= len(block.text)
    if not given and not _stands(block, label, last, abs(follower), dotted, alone=alone):
        return None
    last[form] = value
    if form == "1.1":
        dotted.add(label[4])
    if form in ("A.", "I.") or form in _WORD_FORMS:
        last.pop("a.", None)
        last.pop("i.", None)
    if alone:
        return (*label[:3], 0, *label[4:]) if form in _WORD_FORMS or form == "§" else None
    return label


def _letter_or_roman(label: Found, last: dict[str, int], follower: int) -> Found:
    """Settle whether ``(i)`` is the ninth letter or Roman one, by the series it goes on with."""
    form, value, end, start, raw, other = label
    if not other:
        return label
    roman_form = _roman_form(form)
    letters, romans = last.get(form, 0), last.get(roman_form, 0)
    follows_letter, follows_roman = letters == value - 1 and value > 1, romans == other - 1
    if follows_letter and follower != -(other + 1):
        # "(h)", "(i)": Roman only where "(ii)" follows.
        return label
    if follows_roman or (follower < 0 and not letters) or other == 1:
        return (roman_form, other, end, start, raw, other)
    return label


def _stands(
    block: Block,
    label: Found,
    last: dict[str, int],
    follower: int,
    dotted: set[str],
    *,
    alone: bool,
) -> bool:
    """Whether a possible label is one."""
    form, value, end, _, raw, _ = label
    if form in ("pp", "op", "58/11.") or form in _ALWAYS:
        return True
    before = last.get(form, 0)
    in_order = before == value - 1 or follower == value + 1
    if form == "1.1":
        return _stands_dotted(label, last, follower, dotted, closed=_closed(block.text, end))
    if form in _WEAK_LETTERS:
        first = value == 1 and (follower == 2 or block.kind is not Kind.PARAGRAPH)
        return first or (value > 1 and before == value - 1)
    if form in _WORD_FORMS:
        return _stands_worded(block, label, alone=alone, in_order=in_order)
    if abs(end) > len(raw) + 2:
        return True  # a suffix: "3 bis."
    if end == len(raw):
        # A heading's number without a mark: "3 ways to win" needs a 2 before or a 4 behind it.
        return in_order and (before > 0 or value == 1)
    if value >= _YEARS:
        return before == value - 1
    return value == 1 or in_order or 0 <= value - before <= _GAP


def _closed(text: str, end: int) -> bool:
    return text[abs(end) - 1 : abs(end)] in (".", ":", ")")


def _stands_dotted(
    label: Found, last: dict[str, int], follower: int, dotted: set[str], *, closed: bool
) -> bool:
    """``4.2`` needs 4, 4.1 or 4.3 beside it: ``3.2 billion`` has none."""
    _, value, end, _, raw, _ = label
    parent = raw[: max(raw.rfind("."), raw.rfind("．"))]
    if abs(end) > len(raw) + 2:
        return True
    brothers = any(f"{parent}.{value - back}" in dotted for back in range(1, _GAP))
    children = parent in dotted or str(last.get("1.", 0)) == parent
    first = value == 1 and follower == value + 1
    return brothers or children or first or (closed and value <= 1)


def _stands_worded(block: Block, label: Found, *, alone: bool, in_order: bool) -> bool:
    """``Article 5`` opens an article when it stands alone, is closed by a mark, or is a heading."""
    form, value, end, start, raw, _ = label
    if alone or block.kind is Kind.HEADING:
        return True
    text = block.text
    if text[end - 1] in ".:-–—":
        return True
    following = text[start : start + 1]
    if following in ("(", "["):
        return len(text) <= _LONGEST_HEADING and not text.endswith(_TERMINAL)
    if following.islower():
        return False
    if form == "annex" and not value and raw == "":
        return False
    short = len(text) <= _LONGEST_HEADING and not text.endswith(_TERMINAL)
    return short or (in_order and form == "article")
