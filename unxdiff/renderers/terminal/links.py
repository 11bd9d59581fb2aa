"""Hyperlinks in finished lines: put where a name stands, after everything was measured and cut."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["linked"]

_UNSEEN = "\u2067\u2069"
"""What ``ink.lay`` puts around a line that reads from the right."""


def linked(
    lines: Sequence[str], text: str, names: tuple[str, str], addresses: tuple[str, str]
) -> list[str]:
    """The lines with a hyperlink on either name; an empty address gives none.

    ``text`` begins with the first name, ends with the second, and is the last that ``lines`` show,
    in however many pieces. Each line's links end with it. Lines that do not show that stay as they
    are.
    """
    seen = [(row, at) for row, line in enumerate(lines) for at in _visible(line)]
    letters = "".join(text.split())
    places = seen[len(seen) - len(letters) :]
    if "".join([lines[row][at] for row, at in places]) != letters:
        return list(lines)
    first, last = (len("".join(name.split())) for name in names)
    out = [list(line) for line in lines]
    for number, (part, address) in enumerate(
        ((places[:first], addresses[0]), (places[len(places) - last :], addresses[1])), 1
    ):
        if not address:
            continue
        # The same id for all pieces, so that a terminal shows them as one link.
        start, end = f"\x1b]8;id=unxdiff-{number};{address}\x1b\\", "\x1b]8;;\x1b\\"
        for row in dict.fromkeys([row for row, _ in part]):
            columns = [at for each, at in part if each == row]
            out[row][columns[0]] = start + out[row][columns[0]]
            out[row][columns[-1]] += end
    return ["".join(line) for line in out]


def _visible(line: str) -> Iterator[int]:
    """Where the characters of a line are that are seen: neither blanks nor colours."""
    at = 0
    while at < len(line):
        if line[at] == "\x1b":
            at = line.index("m", at)
        elif not line[at].isspace() and line[at] not in _UNSEEN:
            yield at
        at += 1
