"""Which characters of two lines are the same: the marks of a change, carried from the texts that
were compared to the lines of the file, where labels, blanks and things stand between them."""

from __future__ import annotations

from unxdiff.algorithms.lcs import blocks, encode
from unxdiff.model.redline import Op
from unxdiff.records import record
from unxdiff.tracked.atoms import BORDER, FIRST_THING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unxdiff.model.document import Block
    from unxdiff.model.redline import Span
    from unxdiff.options import MarkOptions
    from unxdiff.tracked.atoms import Line

    Stretch = tuple[int, int, int]
    """Places ``[first, first + length)`` of the old line that are those from ``second`` on."""

__all__ = ["Match", "match"]

_BLANKS = " \t\n\u00a0\u2002\u2003\u2009\u202f\r"
_NEAR = 8
"""Characters that may stand before a text that is looked for as a whole: blanks and things."""
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


@record
class Match:
    """The partner of each old character (-1: deleted), and the passages that moved: ranges of
    places by side with the passage's id."""

    partners: list[int]
    gone: list[tuple[int, int, int]]
    come: list[tuple[int, int, int]]


def match(
    old: Line,
    new: Line,
    spans: Sequence[Span],
    before: Sequence[Block],
    after: Sequence[Block],
    options: MarkOptions,
) -> Match:
    """Match two lines by the spans of their change; without spans, or where their texts are not
    found again in the lines, by comparing the lines themselves."""
    ours, theirs = old.text, new.text
    partners = [-1] * len(ours)
    gone: list[tuple[int, int, int]] = []
    come: list[tuple[int, int, int]] = []
    if ours == theirs:
        partners = list(range(len(ours)))
    else:
        places = (_places(ours, before), _places(theirs, after)) if spans else (None, None)
        if places[0] is None or places[1] is None:
            pairs = _compared(ours, theirs, options)
        else:
            pairs = _led(ours, theirs, places[0], places[1])
            pairs += _by_spans(spans, places[0], places[1], gone, come)
        _fill(ours, theirs, pairs, partners)
    _agree(old, new, partners)
    return Match(partners, gone, come)


def _led(ours: str, theirs: str, old: list[int], new: list[int]) -> list[Stretch]:
    """The label that is typed before both texts alike stays, even where the texts begin anew."""
    size = old[0] if old and new and old[0] == new[0] else 0
    return [(0, 0, size)] if size and ours[:size] == theirs[:size] else []


def _compared(ours: str, theirs: str, options: MarkOptions) -> list[Stretch]:
    """Stretches of the same words, by the word diff over the lines."""
    from unxdiff.diff.words import diff_words
    from unxdiff.options import MarkOptions as Options

    pairs = []
    i = j = 0
    for span in diff_words(ours, theirs, Options(options.granularity)):
        size = len(span.text)
        if span.op is Op.EQUAL:
            pairs.append((i, j, size))
        i += size if span.op is not Op.INSERT else 0
        j += size if span.op is not Op.DELETE else 0
    return pairs


def _places(line: str, texts: Sequence[Block]) -> list[int] | None:
    """The place in the line of each character of the blocks' texts, joined by line ends; None
    where one is not found."""
    places: list[int] = []
    at = 0
    for count, block in enumerate(texts):
        if count:
            border = line.find(BORDER, at)
            if border < 0:
                # One paragraph that was read as several blocks: the border is a blank of it.
                border = at
            else:
                at = border + 1
            places.append(border)
        if block.label:
            at = _after_label(line, at, block.label)
        found = _found(line, at, block.text)
        if found is None:
            return None
        places += found
        at = found[-1] + 1 if found else at
    return places


def _after_label(line: str, at: int, label: str) -> int:
    """Where the text begins behind a label that is typed; ``at`` where it is counted by Word."""
    place = at
    for character in label:
        while place < len(line) and line[place] != character and _is_extra(line[place]):
            place += 1
        if place >= len(line) or line[place] != character:
            if character in _BLANKS:
                continue
            return at
        place += 1
    return place


def _is_extra(character: str) -> bool:
    return character in _BLANKS or character in _NOTHING or ord(character) >= FIRST_THING


def _found(line: str, at: int, text: str) -> list[int] | None:
    end = len(line)
    size = len(text)
    near = line.find(text, at, at + size + _NEAR)
    if near >= 0 and all(_is_extra(character) for character in line[at:near]):
        return list(range(near, near + size))
    places: list[int] = []
    k = 0
    while k < size:
        character = text[k]
        if at < end and line[at] == character:
            places.append(at)
            at += 1
            k += 1
            continue
        if at < end and character in " \n\t" and line[at] in _BLANKS:
            places.append(at)
            at += 1
            k += 1
            continue
        if character == "‹" and (close := text.find("›", k)) > 0:
            thing = at
            while thing < end and ord(line[thing]) < FIRST_THING and _is_extra(line[thing]):
                thing += 1
            if thing < end and ord(line[thing]) >= FIRST_THING:
                places += [thing] * (close + 1 - k)
                at = thing + 1
                k = close + 1
                continue
        if at < end and _is_extra(line[at]):
            at += 1
            continue
        return None
    return places


def _by_spans(
    spans: Sequence[Span],
    ours: list[int],
    theirs: list[int],
    gone: list[tuple[int, int, int]],
    come: list[tuple[int, int, int]],
) -> list[Stretch]:
    pairs: list[Stretch] = []
    i = j = 0
    for span in spans:
        size = len(span.text)
        if span.op is Op.DELETE:
            if span.moved and size:
                gone.append((ours[i], ours[i + size - 1] + 1, span.moved))
            i += size
        elif span.op is Op.INSERT:
            if span.moved and size:
                come.append((theirs[j], theirs[j + size - 1] + 1, span.moved))
            j += size
        else:
            was = span.text if span.old_text is None else span.old_text
            for k, m, length in _same(was, span.text):
                pairs += _placed(ours[i + k : i + k + length], theirs[j + m : j + m + length])
            i += len(was)
            j += size
    return pairs


def _placed(ours: list[int], theirs: list[int]) -> list[Stretch]:
    """Places that stand for one another as stretches."""
    size = len(ours)
    if size and ours[-1] - ours[0] == theirs[-1] - theirs[0] == size - 1:
        return [(ours[0], theirs[0], size)]
    return [(k, m, 1) for k, m in zip(ours, theirs, strict=True)]


def _same(old: str, new: str) -> list[Stretch]:
    """Stretches with the same characters in two texts that say the same; words that are written
    otherwise differ as a whole where they have other letters."""
    if old == new:
        return [(0, 0, len(old))]
    if len(old) == len(new):
        return [(k, k, 1) for k in range(len(old)) if old[k] == new[k]]
    ours, theirs = encode(_words(old), _words(new))
    starts = _starts(_words(old)), _starts(_words(new))
    return [
        (starts[0][i], starts[1][j], starts[0][i + length] - starts[0][i])
        for i, j, length in blocks(ours, theirs)
    ]


def _words(text: str) -> list[str]:
    words: list[str] = []
    word = ""
    for character in text:
        if character in _BLANKS:
            words += [word, character] if word else [character]
            word = ""
        else:
            word += character
    return [*words, word] if word else words


def _starts(words: list[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts


def _fill(ours: str, theirs: str, pairs: list[Stretch], partners: list[int]) -> None:
    """Enter the stretches whose characters are the same, and between them what is alike at the ends
    of each gap, and things that stand in both."""
    i = j = 0
    for first, second, length in [*_valid(ours, theirs, pairs), (len(ours), len(theirs), 0)]:
        _gap(ours, theirs, i, first, j, second, partners)
        partners[first : first + length] = range(second, second + length)
        i, j = first + length, second + length


def _valid(ours: str, theirs: str, pairs: list[Stretch]) -> Iterator[Stretch]:
    """The stretches that are in order on both sides and have the same characters."""
    i = j = 0
    for first, second, length in pairs:
        if (
            first >= i
            and second >= j
            and (ours[first : first + length] == theirs[second : second + length])
        ):
            yield first, second, length
            i, j = first + length, second + length
            continue
        for k, m in zip(range(first, first + length), range(second, second + length), strict=True):
            if k >= i and m >= j and ours[k] == theirs[m]:
                yield k, m, 1
                i, j = k + 1, m + 1


def _gap(ours: str, theirs: str, i: int, k: int, j: int, m: int, partners: list[int]) -> None:
    while i < k and j < m and ours[i] == theirs[j] and _is_extra(ours[i]):
        partners[i] = j
        i, j = i + 1, j + 1
    while i < k and j < m and ours[k - 1] == theirs[m - 1] and not ours[k - 1].isalnum():
        k, m = k - 1, m - 1
        partners[k] = m
    if i == k or j == m:
        return
    # Notes and pictures that stand in both stay, whatever goes around them.
    here = [place for place in range(i, k) if ord(ours[place]) >= FIRST_THING]
    there = [place for place in range(j, m) if ord(theirs[place]) >= FIRST_THING]
    if here and there:
        first = "".join([ours[place] for place in here])
        second = "".join([theirs[place] for place in there])
        for a, b, length in blocks(first, second):
            for n in range(length):
                partners[here[a + n]] = there[b + n]


def _agree(old: Line, new: Line, partners: list[int]) -> None:
    """Undo pairs that cannot stay: text in another link or content control, and fields of which
    only one end is the same."""
    _agree_shells(old, new, partners)
    for _ in range(2 if old.fields or new.fields else 0):
        back = {there: here for here, there in enumerate(partners) if there >= 0}
        for begin, end in old.fields:
            pair = (partners[begin], partners[end])
            if pair not in new.fields and (pair != (-1, -1) or _any(partners, begin, end)):
                for place in range(begin, end + 1):
                    partners[place] = -1
        for begin, end in new.fields:
            kept = (back.get(begin, -1), back.get(end, -1))
            if kept not in old.fields:
                for place in range(begin, end + 1):
                    if (here := back.get(place, -1)) >= 0:
                        partners[here] = -1


def _any(partners: list[int], begin: int, end: int) -> bool:
    return any(there >= 0 for there in partners[begin : end + 1])


def _agree_shells(old: Line, new: Line, partners: list[int]) -> None:
    if not any(leaf.path for leaf in old.leaves) and not any(leaf.path for leaf in new.leaves):
        return
    theirs = [leaf.path for leaf in new.leaves for _ in range(leaf.end - leaf.start)]
    for leaf in old.leaves:
        for place in range(leaf.start, leaf.end):
            there = partners[place]
            if there < 0:
                continue
            path = theirs[there]
            if [shell.key for shell in leaf.path] != [shell.key for shell in path]:
                partners[place] = -1
                continue
            for ours, other in zip(leaf.path, path, strict=True):
                if ours.twin is None and other.twin is None:
                    ours.twin, other.twin = other, ours
                if ours.twin is not other:
                    partners[place] = -1
