"""The terminal's inks as escape sequences: for true colour, 256 colours, 16, and none.

A terminal does not tell whether it is light or dark, so every colour must be read on both. In true
colour each has at least 4.5 : 1 on black and on white (WCAG 2.2 AA), in 256 colours 3.6 : 1; what
the 16 look like is the user's own choice.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    Palette = tuple[str, ...]

__all__ = ["BARE", "BASIC", "TABLE", "TRUE", "colours", "palette"]

BARE, BASIC, TABLE, TRUE = 0, 16, 256, 1 << 24
"""How many colours a terminal has."""

_CODES: dict[int, dict[str, tuple[str, str, str, str]]] = {
    BASIC: {"default": ("31", "94", "32", "35")},
    TABLE: {
        "default": ("38;5;167", "38;5;32", "38;5;29", "38;5;133"),
        "accessible": ("38;5;166", "38;5;32", "38;5;29", "38;5;133"),
    },
    TRUE: {
        "default": ("38;2;220;52;43", "38;2;36;114;224", "38;2;24;135;61", "38;2;192;56;192"),
        "accessible": ("38;2;183;93;15", "38;2;36;114;224", "38;2;150;86;213", "38;2;192;56;192"),
    },
}
"""Deleted, inserted, moved, typographic. Of the 16, bright blue, for the basic blue cannot be read
on black; there is no orange that is not yellow somewhere, so ``accessible`` keeps to red."""

_COLOURLESS = ("mono", "un-print")


def colours(environ: Mapping[str, str]) -> int:
    """How many colours the terminal says it has: TRUE, TABLE, BASIC, or BARE for none.

    ``COLORTERM`` of ``truecolor`` or ``24bit`` is true colour, as are Windows Terminal and
    ``TERM=*-direct``; ``TERM=*-256color`` has 256; ``dumb``, ``vt100`` and its like and ``*-mono``
    have none; the bare names of terminals that began with 16 (``xterm``, ``linux``) have those.
    Where nothing is said, or a name that is not known here, 256 are taken: today's have them.
    GNU screen passes ``COLORTERM`` on but not true colour.
    """
    term = environ.get("TERM", "").lower()
    screen = term.startswith("screen") and "TMUX" not in environ
    vt100 = term.startswith("vt") and term[2:3].isdecimal()
    if vt100 or term in ("dumb", "unknown") or term.endswith(("-mono", "-m")):
        return BARE
    said = environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
    if (said or "WT_SESSION" in environ or term.endswith("-direct")) and not screen:
        return TRUE
    if "256color" in term:
        return TABLE
    basic = ("linux", "xterm", "screen", "rxvt", "ansi", "cygwin", "konsole", "putty", "eterm")
    return BASIC if term.partition("-")[0] in basic else TABLE


def palette(*, colored: bool, theme: str, number: int = TABLE) -> Palette:
    """The escape sequence that opens each ink; all empty without colour.

    ``number`` is how many colours the terminal has, as ``colours`` tells it; fewer than 16 leave
    attributes only, as do themes without colours (``mono``, ``un-print``). A theme file, which is
    for pages, looks like the default. Raises RendererError for a theme that does not exist.
    """
    if theme != "default":
        from unxdiff.renderers.stock import theme_path

        theme_path(theme)
    if not colored:
        return ("",) * 10
    if theme in _COLOURLESS or number < BASIC:
        struck, underlined = "\x1b[9m", "\x1b[1;4m"
        faint = "\x1b[2m"
        return ("", struck, underlined, "", faint, "\x1b[1m", "\x1b[7m", struck, underlined, faint)
    codes = _CODES[TRUE if number >= TRUE else TABLE if number >= TABLE else BASIC]
    deleted, inserted, moved, other = codes.get(theme, codes["default"])
    return (
        "",
        f"\x1b[9;{deleted}m",
        f"\x1b[4;{inserted}m",
        f"\x1b[{moved}m",
        "\x1b[2m",
        "\x1b[1m",
        f"\x1b[{other}m",
        f"\x1b[9;{moved}m",
        f"\x1b[4;{moved}m",
        f"\x1b[{moved}m",
    )
