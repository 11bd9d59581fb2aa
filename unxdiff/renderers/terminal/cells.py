"""Terminal cells: which text is safe to print, how wide it is, where a line may end.

Most text is a cell a character, and is told so by one look in C; only what remains is looked at
character by character.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["clean", "columns", "cut", "is_narrow", "is_rtl", "picture", "wrap"]

_NO_START = frozenset("，。、；：！？）》」』】〕〉”’…·,.;:!?)]}-+%％")
"""What may not begin a line of Chinese; the closing marks ``-]`` and ``+}`` belong here too."""

_NO_END = frozenset("（《「『【〔〈“‘([{-+$￥")
"""What may not end one."""


# Compiling the character classes of these two takes longer than laying out a short redline.


def _steers(character: str) -> bool:
    """Control characters, line separators, bidi embeddings, overrides and isolates, surrogates."""
    if character < "\xa0":
        return (character < " " or character > "~") and character not in "\t\n"
    return (
        "\u2028" <= character <= "\u202e"
        or "\u2066" <= character <= "\u206f"
        or "\ud800" <= character <= "\udfff"
        or "\ufff9" <= character <= "\ufffb"
    )


def _is_odd(character: str) -> bool:
    """Anything outside the blocks whose characters are all one cell wide and read left to right:
    Latin, Greek, Cyrillic, common punctuation, superscripts, arrows, box drawing."""
    return not (
        " " <= character <= "~" or character == "\n"
        or ("\xa0" <= character <= "\u02ff" and character != "\xad")
        or "\u0370" <= character <= "\u0482" or "\u048a" <= character <= "\u0530"
        or "\u2010" <= character <= "\u2027" or "\u202f" <= character <= "\u205f"
        or "\u2070" <= character <= "\u20cf" or "\u2100" <= character <= "\u22ff"
        or "\u2400" <= character <= "\u2426"
        or "\u2500" <= character <= "\u257f"
    )  # fmt: skip


def picture(character: str) -> str:
    """A visible stand-in for a character that must not reach a terminal, or cannot be seen.

    Control characters have pictures of their own (``␛``); others show their number (``‹U+202E›``);
    a combining mark sits on a dotted circle.
    """
    import unicodedata

    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if unicodedata.category(character).startswith("M"):
        return f"◌{character}"
    return f"‹U+{code:04X}›"


def clean(text: str) -> str:
    """The text with everything that could steer a terminal shown as pictures; tabs and line breaks
    stay, they are the caller's to place."""
    if not text.isprintable():  # as nothing that steers is
        for character in filter(_steers, set(text)):
            text = text.replace(character, picture(character))
    return text


def is_narrow(text: str) -> bool:
    """Whether every character is surely one column wide."""
    return text.isascii() or not any(map(_is_odd, set(text)))


class _Widths(dict[str, int]):
    """Columns of characters that were met; functools.cache takes longer to import than this all."""

    def __missing__(self, character: str) -> int:
        self[character] = width = _width(character)
        return width


_WIDTHS = _Widths()


def _width(character: str) -> int:
    """Columns of one character: 0 (combining, invisible), 1 or 2 (East Asian wide)."""
    # The wcwidth package knows a little more (emoji sequences), but importing it takes longer
    # than the whole terminal diff of a resolution.
    import unicodedata

    category = unicodedata.category(character)
    if category in ("Mn", "Me"):
        return 0
    if category == "Cf":
        # The soft hyphen and the Arabic number signs are format characters that take a cell.
        return 1 if unicodedata.bidirectional(character) == "AN" or character == "\xad" else 0
    if category == "Cn":  # unassigned as yet; the planes kept for Chinese characters are wide
        return 2 if character >= "\U00020000" else 1
    if "\u1160" <= character <= "\u11ff":  # Hangul vowels and finals join the initial before them
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def columns(text: str) -> int:
    """How many columns the text takes on one line."""
    if is_narrow(text):
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


def is_rtl(text: str) -> bool:
    """Whether the text's first letter reads right to left."""
    import unicodedata

    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def cut(text: str, width: int) -> str:
    """The text on one line of at most ``width`` columns, its end replaced by ``…`` where needed."""
    if "\n" in text:
        text = " ".join(text.split("\n"))
    if len(text) <= width and columns(text) <= width:
        return text
    lines = _narrow_lines if is_narrow(text) else _wide_lines
    start, end = next(lines(text, 0, len(text), max(width - 2, 1)))
    blank = " " if text[end : end + 1] == " " else ""  # a Chinese line ends between characters
    return f"{text[start:end].rstrip()}{blank}…"


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of a text lie, as ``[start, end)``, each at most ``width`` columns.

    Lines end at line breaks, at blanks (which are dropped) and between Chinese characters; a word
    longer than a line is cut.
    """
    cut_up = _narrow_lines if is_narrow(text) else _wide_lines
    if "\n" not in text:
        return list(cut_up(text, 0, len(text), width))
    lines: list[tuple[int, int]] = []
    start = 0
    for part in text.split("\n"):
        end = start + len(part)
        lines.extend(cut_up(text, start, end, width))
        start = end + 1
    return lines


def _narrow_lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    rfind = text.rfind
    while end - start > width:
        at = rfind(" ", start + 1, start + width + 1)
        if at < 0:
            at = start + width
            yield start, at
            start = at
        else:
            yield start, at
            start = at + 1
    yield start, end


def _wide_lines(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    if end - start <= width // 2:  # even double width fits
        yield start, end
        return
    used = 0
    stop = resume = start  # the latest place where this line could end, and where the next begins
    before, before_width = " ", 0
    at = start
    while at < end:
        character = text[at]
        size = _WIDTHS[character]
        if character == " ":
            stop, resume = at, at + 1
        elif (
            (size == 2 or before_width == 2)
            and before != " "
            and character not in _NO_START
            and before not in _NO_END
        ):
            stop = resume = at
        if used + size > width and at > start:
            if stop <= start:
                stop = resume = at
            yield start, stop
            start = stop = at = resume
            used, before, before_width = 0, " ", 0
            continue
        used += size
        if size:
            before, before_width = character, size
        at += 1
    if start < end:
        yield start, end
