"""The source text around the Markdown: line ends and front matter."""

from __future__ import annotations

import re
from functools import cache

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.records import record

__all__ = ["Source", "prepare"]


@record
class Source:
    """A text without its front matter, which is blanked so that line numbers stay true."""

    text: str
    lines: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def prepare(text: str) -> Source:
    """Normalise line ends and take the front matter off."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    diagnostics: list[Diagnostic] = []
    if "\0" in text:
        message = f"{text.count(chr(0))} null characters were replaced"
        diagnostics.append(Diagnostic(Code.CHARACTERS_REPLACED, message))
        text = text.replace("\0", "\ufffd")
    lines = text.split("\n")
    end = _front_matter_end(lines)
    if not end:
        return Source(text, tuple(lines), diagnostics=tuple(diagnostics))
    matter = lines[1:end]
    facts = tuple(fact for line in matter if (fact := _fact(line)) is not None)
    if any(line.strip() for line in matter):
        message = "the front matter is not compared"
        said = "\n".join(matter).strip()
        diagnostics.append(Diagnostic(Code.CONTENT_SKIPPED, message, text=said, line=2))
    lines[: end + 1] = [""] * (end + 1)
    tongue = dict(facts).get("lang") or dict(facts).get("language")
    language = (
        tongue[:2].lower() if tongue and re.match(r"[A-Za-z]{2}(?![A-Za-z])", tongue) else None
    )
    return Source("\n".join(lines), tuple(lines), facts, language, tuple(diagnostics))


@cache
def _key() -> re.Pattern[str]:
    return re.compile(r"([A-Za-z_][\w.-]*):(?:\s+(.*))?")


def _front_matter_end(lines: list[str]) -> int:
    """The index of the line that closes the front matter, 0 where there is none.

    Between the two rules there must be nothing but YAML's keys, lists, comments and indented
    lines, for a draft may well open with a rule.
    """
    if lines[0].rstrip() != "---":
        return 0
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() in ("---", "..."):
            return index if index > 1 else 0
        if line.strip() and line[0] not in " \t-#" and not _key().fullmatch(line):
            return 0
    return 0


def _fact(line: str) -> tuple[str, str] | None:
    """A ``key: value`` line as a fact; keys that open a list or a block are none."""
    found = _key().fullmatch(line)
    value = (found[2] or "").strip() if found else ""
    if found is None or not value or value[0] in "|>[{&*":
        return None
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return found[1].lower(), value
