"""Themes: colours, marks and fonts of HTML and PDF, as data in YAML, as custom properties in CSS.

A theme cannot hold CSS: every value is checked against what it may be, so a theme file from
anywhere can change looks and nothing else.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from unxdiff.errors import RendererError
from unxdiff.records import record
from unxdiff.renderers.stock import theme_path

__all__ = ["LOOKS", "PAPERS", "Theme", "css", "load_theme"]

_COLOURS = ("ink", "muted", "paper", "panel", "rule", "link", "insert", "delete", "move")
_WASHES = ("insert-wash", "delete-wash", "move-wash")
_MARKS = {
    "underline": "underline",
    "double-underline": "underline double",
    "strike": "line-through",
    "double-strike": "line-through double",
    "none": "none",
}
_WEIGHTS = {"normal": "inherit", "bold": "700"}
_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")
_FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{0,60}\Z")
_KEYS = ("light", "dark", "marks", "fonts", "paper", "look")
PAPERS = ("a4", "letter")
"""Sheets that a theme may name."""
LOOKS = ("un-paper",)
"""Style sheets of ours that a theme may name, since it cannot hold its own."""
_SERIF, _SANS = "serif", "sans-serif"
_FONTS = {
    "body": _SERIF,
    "tools": _SANS,
    "title": _SERIF,
    "notes": _SERIF,
    "arabic": _SERIF,
    "chinese": _SERIF,
}
_USUAL = {
    "arabic": ("Amiri", "Noto Naskh Arabic", "Times New Roman"),
    "chinese": (
        "Songti SC",
        "SimSun",
        "Noto Serif CJK SC",
        "Noto Sans CJK SC",
        "WenQuanYi Zen Hei",
    ),
}
"""What the scripts are set in where a theme does not say: no Latin face has their letters."""
_MARK_KEYS = ("insert", "delete", "move-here", "move-away")


@record
class Theme:
    """A checked theme: pairs of (property, CSS value) for light, dark, and both.

    ``paper`` is ``a4``, ``letter`` or empty, ``look`` the name of a stock look (a folder of style
    sheets in ``looks/``) or empty.
    """

    name: str
    light: tuple[tuple[str, str], ...]
    dark: tuple[tuple[str, str], ...]
    common: tuple[tuple[str, str], ...]
    paper: str = ""
    look: str = ""


def load_theme(name: str) -> Theme:
    """A stock theme by its name, or a theme file by its path (``.yaml``, ``.yml``).

    Raises RendererError for an unknown name (listing the known ones), an unreadable file, and a
    key or value that a theme cannot have (naming file and key).
    """
    path = Path(theme_path(name))
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError) as error:
        raise RendererError(f"cannot read theme {path}: {error}") from None
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f", line {where.line + 1}" if where else ""
        raise RendererError(f"theme {path}{line}: not valid YAML; mend it or choose another") from (
            None
        )
    return _check(path.stem, str(path), data)


def _check(name: str, where: str, data: Any) -> Theme:
    data = _mapping(where, "", data, _KEYS)
    light = _colours(where, "light", data.get("light"))
    dark = _colours(where, "dark", data.get("dark", data.get("light")))
    common: list[tuple[str, str]] = []
    marks = _mapping(where, "marks", data.get("marks", {}), _MARK_KEYS)
    for key in _MARK_KEYS:
        words = marks.get(key, "none")
        common += _mark(where, key, words)
    common += _fonts(where, data.get("fonts", {}))
    paper = _one_of(where, "paper", data.get("paper", ""), PAPERS)
    look = _one_of(where, "look", data.get("look", ""), LOOKS)
    return Theme(name, light, dark, tuple(common), paper, look)


def _fonts(where: str, data: Any) -> list[tuple[str, str]]:
    """The families of each role; titles and notes are set in the body's unless they have own."""
    fonts = _mapping(where, "fonts", data, tuple(_FONTS))
    out = []
    for key, last in _FONTS.items():
        families = fonts.get(key)
        if families is None and key in ("title", "notes"):
            out.append((f"font-{key}", "var(--font-body)"))
            continue
        if families is None:
            families = list(_USUAL.get(key, ()))
        if not isinstance(families, list) or not all(
            isinstance(family, str) and _FONT.match(family) for family in families
        ):
            raise _wrong(where, f"fonts.{key}", families, "a list of font names")
        out.append((f"font-{key}", ", ".join([*(f'"{f}"' for f in families), last])))
    return out


def _one_of(where: str, key: str, value: Any, known: tuple[str, ...]) -> str:
    if value != "" and value not in known:
        raise _wrong(where, key, value, " or ".join(known))
    return str(value)


def _mapping(where: str, key: str, data: Any, known: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise _wrong(where, key or "the file", data, "keys and values")
    for name in data:
        if name not in known:
            place = f"{key}.{name}" if key else str(name)
            raise RendererError(
                f"theme {where}: unknown key {place!r}: known are {', '.join(known)}"
            )
    return data


def _colours(where: str, tone: str, data: Any) -> tuple[tuple[str, str], ...]:
    data = _mapping(where, tone, data, _COLOURS + _WASHES)
    out = []
    for key in _COLOURS + _WASHES:
        value = data.get(key)
        if not isinstance(value, str) or not _HEX.match(value):
            raise _wrong(where, f"{tone}.{key}", value, "a colour such as '#216cab'")
        out.append((key, value))
    return tuple(out)


def _mark(where: str, key: str, words: Any) -> list[tuple[str, str]]:
    line, weight = "none", "inherit"
    for word in str(words).split():
        if word in _MARKS:
            line = _MARKS[word]
        elif word in _WEIGHTS:
            weight = _WEIGHTS[word]
        else:
            known = ", ".join([*_MARKS, *_WEIGHTS])
            raise _wrong(where, f"marks.{key}", words, f"words out of {known}")
    return [(f"{key}-line", line), (f"{key}-weight", weight)]


def _wrong(where: str, key: str, value: Any, wanted: str) -> RendererError:
    return RendererError(f"theme {where}: {key} must be {wanted}, not {value!r}")


def css(theme: Theme, *, dark: bool) -> str:
    """The theme as custom properties; with ``dark``, also for dark screens and the reader's own
    choice (``data-tone`` on the root)."""

    def block(pairs: tuple[tuple[str, str], ...]) -> str:
        return " ".join(f"--{key}: {value};" for key, value in pairs)

    lines = [f":root {{ {block(theme.common + theme.light)} }}"]
    if dark:
        shade = f"color-scheme: dark; {block(theme.dark)}"
        dark_screen = "@media screen and (prefers-color-scheme: dark)"
        lines.append(f'{dark_screen} {{ :root:not([data-tone="light"]) {{ {shade} }} }}')
        lines.append(f'@media screen {{ :root[data-tone="dark"] {{ {shade} }} }}')
    return "\n".join(lines) + "\n"
