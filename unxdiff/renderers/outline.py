"""How a document was read: one block a line, role and label first; and the same as plain data.

The text form is for eyes, in columns that hold at any width; the data form is the model itself.
"""

from __future__ import annotations

import unicodedata

from unxdiff.diagnostics import Diagnostic
from unxdiff.model.document import Block, Document, Note, Run
from unxdiff.renderers.terminal.cells import clean

__all__ = ["outline_json", "outline_text"]

_LABEL_COLUMNS = 10
_LEAST_TEXT = 12
"""Columns a text keeps however narrow the terminal is."""

_DIM = "\x1b[2m"
_BOLD = "\x1b[1m"
_CYAN = "\x1b[36m"
_YELLOW = "\x1b[33m"
_RESET = "\x1b[0m"

_SCHEMA = "unxdiff.document/1"


def _columns(character: str) -> int:
    """How many terminal columns a character takes: 2 wide, 0 combining or invisible, else 1."""
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum([_columns(character) for character in text])


def _clean(text: str) -> str:
    """One line: breaks, tabs and control characters become signs, so none reaches a terminal."""
    line = text.replace("\n", " ⏎ ").replace("\t", " │ ")
    if line.isprintable():
        return line
    return "".join([sign if clean(sign) == sign else "␦" for sign in line])


def _fit(text: str, columns: int) -> str:
    """The text in at most so many columns, its end told by ``…``."""
    if len(text) > 2 * columns:
        text = text[: 4 * columns]
    if _width(text) <= columns:
        return text
    taken = 0
    for at, character in enumerate(text):
        taken += _columns(character)
        if taken > columns - 1:
            return text[:at].rstrip() + "…"
    return text


def _pad(text: str, columns: int) -> str:
    return text + " " * max(columns - _width(text), 0)


def _painted(text: str, code: str, *, color: bool) -> str:
    return f"{code}{text}{_RESET}" if color and text.strip() else text


def outline_text(document: Document, width: int = 100, color: bool = False) -> str:
    """The outline for people: blocks, notes with where they are cited, diagnostics, counts.

    ``width`` is in terminal columns, 40 or more (less is taken as 40); a Chinese character takes
    two. With ``color`` roles, labels and diagnostics are told apart by colour too. Ends with a
    line break.
    """
    width = max(width, 40)
    lines = [_heading(document, width)]
    role_columns = max([len(block.role.value) for block in document.blocks], default=4) + 1
    labels = [_clean(block.label or "") for block in document.blocks]
    label_columns = min(max([_width(label) for label in labels], default=0), _LABEL_COLUMNS) + 1
    room = max(width - role_columns - label_columns, _LEAST_TEXT)
    for block, label in zip(document.blocks, labels, strict=True):
        indent = "  " * min(block.level, 6) if block.role.value not in ("heading", "title") else ""
        text = _fit(indent + _clean(_cited(block, document)), room)
        role = _pad(block.role.value, role_columns)
        short = _pad(_fit(label, _LABEL_COLUMNS), label_columns)
        lines.append(
            (
                _painted(role, _CYAN, color=color) + _painted(short, _BOLD, color=color) + text
            ).rstrip()
        )
    lines += _note_lines(document, width, color=color)
    lines += [_remark_line(remark, width, color=color) for remark in document.diagnostics]
    lines.append(_painted(_counts(document), _DIM, color=color))
    return "\n".join(lines) + "\n"


def _heading(document: Document, width: int) -> str:
    about = [document.format, document.language or "language not told"]
    return _fit(f"{_clean(document.name)} ({', '.join(about)})", width)


def _cited(block: Block, document: Document) -> str:
    """The text with its note marks in it, as ``[^1]``."""
    if not block.marks:
        return block.text
    pieces: list[str] = []
    done = 0
    for mark in sorted(block.marks, key=lambda mark: mark.at):
        pieces += [block.text[done : mark.at], f"[^{document.notes[mark.note].mark}]"]
        done = mark.at
    return "".join([*pieces, block.text[done:]])


def _places(document: Document) -> list[list[int]]:
    """For each note the 1-based numbers of the blocks that cite it."""
    places: list[list[int]] = [[] for _ in document.notes]
    for number, block in enumerate(document.blocks, 1):
        for mark in block.marks:
            places[mark.note].append(number)
    return places


def _note_lines(document: Document, width: int, *, color: bool) -> list[str]:
    lines = []
    for note, places in zip(document.notes, _places(document), strict=True):
        where = f"cited in block {', '.join(map(str, places))}" if places else "cited nowhere"
        head = f"note {_clean(note.mark)}"
        room = max(width - _width(head) - 2, _LEAST_TEXT)
        text = _fit(f"{where}: {_clean(note.text)}", room)
        lines.append(f"{_painted(head, _BOLD, color=color)}  {text}")
    return lines


def _remark_line(remark: Diagnostic, width: int, *, color: bool) -> str:
    place = ""
    if remark.block is not None:
        place = f" (block {remark.block + 1})"
    elif remark.line is not None:
        place = f" (line {remark.line})"
    elif remark.page is not None:
        place = f" (page {remark.page})"
    text = _clean(f"{remark.message}{place}")
    if remark.text:
        text += f": {_clean(remark.text)}"
    head = f"! {remark.code.value}"
    room = max(width - len(head) - 2, _LEAST_TEXT)
    return f"{_painted(head, _YELLOW, color=color)}  {_fit(text, room)}"


def _counts(document: Document) -> str:
    """How many blocks there are of each role, in the order in which they first stand."""
    roles: dict[str, int] = {}
    for block in document.blocks:
        roles[block.role.value] = roles.get(block.role.value, 0) + 1
    told = [f"{count} {role}" for role, count in roles.items()]
    total = f"{len(document.blocks)} block{'' if len(document.blocks) == 1 else 's'}"
    if told:
        total += f": {', '.join(told)}"
    notes = f"{len(document.notes)} note{'' if len(document.notes) == 1 else 's'}"
    remarks = len(document.diagnostics)
    return f"{total} · {notes} · {remarks} diagnostic{'' if remarks == 1 else 's'}"


def outline_json(document: Document) -> dict[str, object]:
    """The document as plain data for JSON: nothing cut, ids ``b1`` and ``n1`` in reading order.

    ``level`` and ``table`` are as in the model; a run's ``target`` and a source's unknown lines are
    left out; ``marks`` name notes by id.
    """
    return {
        "schema": _SCHEMA,
        "name": document.name,
        "format": document.format,
        "language": document.language,
        "facts": dict(document.facts),
        "blocks": [_block_data(block, number) for number, block in enumerate(document.blocks, 1)],
        "notes": [
            _note_data(note, number, places)
            for number, (note, places) in enumerate(
                zip(document.notes, _places(document), strict=True), 1
            )
        ],
        "diagnostics": [_remark_data(remark) for remark in document.diagnostics],
    }


def _block_data(block: Block, number: int) -> dict[str, object]:
    data: dict[str, object] = {
        "id": f"b{number}",
        "role": block.role.value,
        "kind": block.kind.value,
        "label": block.label,
        "level": block.level,
        "text": block.text,
        "marks": [{"at": mark.at, "note": f"n{mark.note + 1}"} for mark in block.marks],
        "runs": [_run_data(run) for run in block.runs],
    }
    if block.table:
        data["table"] = block.table
    if block.source.line:
        data["line"] = block.source.line
    if block.source.page:
        data["page"] = block.source.page
    return data


def _run_data(run: Run) -> dict[str, object]:
    data: dict[str, object] = {"start": run.start, "end": run.end, "style": run.style.value}
    if run.target is not None:
        data["target"] = run.target
    return data


def _note_data(note: Note, number: int, places: list[int]) -> dict[str, object]:
    return {
        "id": f"n{number}",
        "mark": note.mark,
        "text": note.text,
        "runs": [_run_data(run) for run in note.runs],
        "cited": [f"b{place}" for place in places],
    }


def _remark_data(remark: Diagnostic) -> dict[str, object]:
    data: dict[str, object] = {"code": remark.code.value, "message": remark.message}
    if remark.block is not None:
        data["block"] = f"b{remark.block + 1}"
    if remark.note is not None:
        data["note"] = f"n{remark.note + 1}"
    told = (("line", remark.line), ("page", remark.page), ("text", remark.text))
    return data | {name: value for name, value in told if value is not None}
