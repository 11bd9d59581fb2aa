"""Names and quoted terms in running text: where they begin and end, and where they stand."""

from __future__ import annotations

from unxdiff.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Pattern

__all__ = ["name_around", "name_count", "quoted", "same_name", "stands"]

_LINKS = frozenset((
    "of", "the", "for", "on", "and", "to", "in", "against", "de", "du", "des", "la", "le", "les",
    "et", "pour", "sur", "del", "el", "los", "las", "y", "para", "sobre", "по", "и", "о", "об",
    "в", "на", "для",
))  # fmt: skip
"""Small words that may stand inside a name, never at its ends."""
_MOST_WORDS = 8
"""Words of the longest name: what is longer is a heading or a list."""


@lazy
def _word() -> Pattern[str]:
    import re

    return re.compile(r"[^\W\d_]+(?:[-'’\u2011][^\W\d_]+)*")


@lazy
def _quotes() -> Pattern[str]:
    # Up to eighty characters between a pair of quotation marks of one kind, and no mark inside.
    import re

    return re.compile(
        r"“([^“”\"]{1,80})”|„([^„“”]{1,80})[“”]|«\s?([^«»]{1,80}?)\s?»|\"([^\"]{1,80})\""
        r"|「([^「」]{1,80})」|《([^《》]{1,80})》"
    )


def quoted(text: str) -> list[tuple[str, int]]:
    """What stands in quotation marks, with the place of its first character."""
    out = []
    for found in _quotes().finditer(text):
        group = found.lastindex or 1
        out.append((found.group(group).strip(" ,.;"), found.start(group)))
    return out


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins at this place, so that a capital says nothing."""
    before = text[:at].rstrip(" ([{\"“«„'‘—–-")
    return not before or before[-1] in ".;:?!…\n"


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a text near a stretch of it."""
    low = max(0, text.rfind(" ", 0, max(0, start - 120)))
    return [found.span() for found in _word().finditer(text, low, min(len(text), end + 120))]


def name_around(text: str, start: int, end: int) -> str:
    """The capitalised name that a stretch ``[start, end)`` of a text belongs to, or ``""``.

    Adjacent words with a capital belong to it, and so does what follows a small word (“Plan of
    Action”) where that alone would leave one word. A capital that opens a sentence does not count.
    """
    words = _words(text, start, end)
    inside = [k for k, (low, high) in enumerate(words) if low < end and high > start]
    capital = [k for k in inside if text[words[k][0]].isupper() and not _opens(text, words[k][0])]
    if not capital or len(inside) > _MOST_WORDS:
        return ""
    first, last = capital[0], capital[-1]
    for k in range(first, last):
        small = text[words[k][0] : words[k][1]]
        if not small[0].isupper() and small not in _LINKS:
            return ""
    while first and _beside(text, words, first - 1, first):
        first -= 1
    while last + 1 < len(words) and _beside(text, words, last + 1, last):
        last += 1
    if first == last:
        first, last = _over_link(text, words, first, last)
    found = text[words[first][0] : words[last][1]]
    return found if len(found.split()) <= _MOST_WORDS and found.replace("\n", "") == found else ""


def _beside(text: str, words: list[tuple[int, int]], one: int, other: int) -> bool:
    """Whether a word has a capital that is no sentence's, and stands beside another."""
    low, high = sorted((one, other))
    start = words[one][0]
    gap = text[words[low][1] : words[high][0]]
    return gap in (" ", "\u00a0") and text[start].isupper() and not _opens(text, start)


def _over_link(text: str, words: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    def small(k: int) -> bool:
        return text[words[k][0] : words[k][1]] in _LINKS

    def plain(low: int, high: int) -> bool:
        return text[words[low][1] : words[high][0]].isspace()

    at = last + 1
    while at < len(words) and small(at) and at - last < 3 and plain(at - 1, at):
        at += 1
    if last + 1 < at < len(words) and plain(at - 1, at) and text[words[at][0]].isupper():
        while at + 1 < len(words) and _beside(text, words, at + 1, at):
            at += 1
        return first, at
    at = first - 1
    while at >= 0 and small(at) and first - at < 3 and plain(at, at + 1):
        at -= 1
    if 0 <= at < first - 1 and plain(at, at + 1):
        start = words[at][0]
        if text[start].isupper() and not _opens(text, start):
            return at, last
    return first, last


def name_count(name: str) -> int:
    """How many words with a capital a name has."""
    return len([1 for found in _word().finditer(name) if found.group()[0].isupper()])


def same_name(one: str, other: str) -> bool:
    """Whether two names are one name: another case, number or ending, or the one is part of the
    other (a name is often given in full once and short after)."""
    left, right = one.casefold().split(), other.casefold().split()
    short, long = sorted((left, right), key=len)
    if any(long[k : k + len(short)] == short for k in range(len(long) - len(short) + 1)):
        return True
    if len(left) != len(right):
        return False
    for a, b in zip(left, right, strict=True):
        common = 0
        for x, y in zip(a, b, strict=False):
            if x != y:
                break
            common += 1
        if common < 3 or max(len(a), len(b)) - common > 3:
            return a == b and len(left) == 1
    return True


@lazy
def _found(name: str, whole: bool) -> Pattern[str]:
    import re

    body = r"\s".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<!\w){body}(?!\w)" if whole else re.escape(name))


def stands(name: str, text: str, *, alone: bool = True) -> list[int]:
    """Where a name stands in a text, not as part of a longer word.

    With ``alone``, not as part of a longer name either: no capitalised word beside it.
    """
    whole = name.isascii() or name[0].isupper()
    return [
        found.start()
        for found in _found(name, whole).finditer(text)
        if not alone or not _longer(text, found.start(), found.end())
    ]


def _longer(text: str, start: int, end: int) -> bool:
    words = _words(text, start, end)
    inside = [k for k, (low, high) in enumerate(words) if low < end and high > start]
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    return bool(first and _beside(text, words, first - 1, first)) or (
        last + 1 < len(words) and _beside(text, words, last + 1, last)
    )
