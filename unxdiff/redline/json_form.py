"""The redline as JSON, schema ``unxdiff.redline/1``, and back.

The JSON Schema ships beside this module (``redline.schema.json``); the names in it are a contract.
"""

from __future__ import annotations

import json
import re
from itertools import accumulate, groupby

from unxdiff import __version__
from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import InputError
from unxdiff.lazy import lazy
from unxdiff.model.document import Block, Document, Mark, Note, Run
from unxdiff.model.redline import Change, ChangeKind, Labels, Op, Redline, Span
from unxdiff.model.roles import Kind, Role, Style
from unxdiff.records import fields
from unxdiff.redline.statistics import statistics

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

__all__ = ["SCHEMA", "from_json", "schema_text", "text_of", "to_json", "to_json_text"]

SCHEMA = "unxdiff.redline/1"
_FLAGS = ("restyled", "remarked", "rerolled", "typographic", "replaced")


def to_json_text(redline: Redline) -> str:
    """The redline as JSON text, one line break at its end."""
    return text_of(to_json(redline))


def text_of(data: object, indent: int = 1) -> str:
    """Plain data as JSON text that may be shown in a terminal."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    if not text.isascii() or "\x7f" in text:
        text = _steering().sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    return text + "\n"


@lazy
def _steering() -> re.Pattern[str]:
    """What a terminal obeys or UTF-8 cannot hold: DEL and C1, line separators, embeddings and
    overrides, isolates, halves of pairs. (JSON itself escapes no more than C0.)"""
    return re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff]")


def to_json(redline: Redline) -> dict[str, Any]:
    """The redline as plain dictionaries and lists."""
    counts = statistics(redline)
    stats: dict[str, Any] = {
        name: {field: getattr(part, field) for field in fields(part)}
        for name, part in (
            ("blocks", counts.blocks),
            ("notes", counts.notes),
            ("words", counts.words),
        )
    }
    stats["folded"] = dict(counts.folded)
    stats["passages"] = counts.passages
    stats["signals"] = dict(counts.signals)
    return {
        "schema": SCHEMA,
        "generator": f"unxdiff {__version__}",
        "old": _document(redline.old, redline.labels.old, "o"),
        "new": _document(redline.new, redline.labels.new, "n"),
        "changes": [_change(change, "o", "n") for change in redline.changes],
        "note_changes": [_change(change, "on", "nn") for change in redline.note_changes],
        "stats": stats,
        "ignored": list(redline.ignored),
        "labels": {name: getattr(redline.labels, name) for name in ("title", "author", "date")},
        "diagnostics": [_diagnostic(remark) for remark in redline.diagnostics],
    }


def _document(document: Document, label: str, side: str) -> dict[str, Any]:
    return {
        "name": document.name,
        "format": document.format,
        "label": label,
        "language": document.language,
        "facts": dict(document.facts),
        "blocks": [_block(block, number, side) for number, block in enumerate(document.blocks, 1)],
        "notes": [
            {
                "id": f"{side}n{number}",
                "mark": note.mark,
                "text": note.text,
                **({"runs": _runs(note.runs)} if note.runs else {}),
            }
            for number, note in enumerate(document.notes, 1)
        ],
    }


def _block(block: Block, number: int, side: str) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": f"{side}{number}",
        "role": block.role.value,
        "label": block.label,
        "text": block.text,
        "notes": [f"{side}n{mark.note + 1}" for mark in block.marks],
        "kind": block.kind.value,
    }
    if block.level:
        out["level"] = block.level
    if block.table:
        out["table"] = block.table
    if block.marks:
        out["marks"] = [{"at": mark.at, "note": f"{side}n{mark.note + 1}"} for mark in block.marks]
    if block.runs:
        out["runs"] = _runs(block.runs)
    return out


def _runs(runs: Sequence[Run]) -> list[dict[str, Any]]:
    return [
        {
            "start": run.start,
            "end": run.end,
            "style": run.style.value,
            **({"target": run.target} if run.target is not None else {}),
        }
        for run in runs
    ]


def _change(change: Change, old: str, new: str) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": change.id,
        "kind": change.kind.value,
        "moved": change.moved,
        "relabelled": change.relabelled,
        "consequential": change.consequential,
        "old": [f"{old}{place + 1}" for place in change.old],
        "new": [f"{new}{place + 1}" for place in change.new],
        "similarity": round(change.similarity, 4),
        "spans": _spans(change.spans),
    }
    for flag in _FLAGS:
        if getattr(change, flag):
            out[flag] = True
    return out


def _spans(spans: Sequence[Span]) -> list[dict[str, Any]]:
    """The spans; what was parted only where a moved passage begins or ends is one span here, so
    that neighbours have different ops, and says where in it its passages are."""
    out: list[dict[str, Any]] = []
    for _, group in groupby(spans, key=lambda span: span.op):
        parts = list(group)
        if len(parts) == 1 or parts[0].op is Op.EQUAL:
            out += [_span(span) for span in parts]
            continue
        ends = list(accumulate([len(span.text) for span in parts]))
        passages = [
            {"moved": span.moved, "start": end - len(span.text), "end": end}
            for span, end in zip(parts, ends, strict=True)
            if span.moved
        ]
        text = "".join([span.text for span in parts])
        out.append({"op": parts[0].op.value, "text": text, "passages": passages})
    return out


def _span(span: Span) -> dict[str, Any]:
    out: dict[str, Any] = {"op": span.op.value, "text": span.text}
    if span.old_text is not None:
        out["old_text"] = span.old_text
        out["folded"] = list(span.folded)
    if span.moved:
        out["moved"] = span.moved
    return out


def _diagnostic(remark: Diagnostic) -> dict[str, Any]:
    out: dict[str, Any] = {"code": remark.code.value, "side": remark.side}
    side = "n" if remark.side == "new" else "o"
    if remark.block is not None:
        out["block"] = f"{side}{remark.block + 1}"
    if remark.note is not None:
        out["note"] = f"{side}n{remark.note + 1}"
    for name in ("line", "page", "text"):
        if getattr(remark, name) is not None:
            out[name] = getattr(remark, name)
    out["message"] = remark.message
    return out


def from_json(data: Any) -> Redline:
    """The redline of a JSON form; ``to_json`` of it is the same form again.

    Raises InputError for another schema, a missing name or a value of the wrong sort.
    """
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise InputError(f"this is not a redline of schema {SCHEMA}; write one with --to json")
    try:
        return Redline(
            _read_document(data["old"]),
            _read_document(data["new"]),
            tuple([_read_change(change) for change in data["changes"]]),
            tuple([_read_change(change) for change in data["note_changes"]]),
            tuple([_read_diagnostic(remark) for remark in data["diagnostics"]]),
            Labels(data["old"]["label"], data["new"]["label"], **data.get("labels", {})),
            tuple(data.get("ignored", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"the redline JSON is damaged ({error!r}); write it again") from error


def _index(name: str) -> int:
    return int(name.lstrip("on")) - 1


def _read_document(data: dict[str, Any]) -> Document:
    return Document(
        data["name"],
        data["format"],
        tuple([_read_block(block) for block in data["blocks"]]),
        tuple(
            [
                Note(note["mark"], note["text"], _read_runs(note.get("runs", ())))
                for note in data["notes"]
            ]
        ),
        language=data.get("language"),
        facts=tuple(data.get("facts", {}).items()),
    )


def _read_block(data: dict[str, Any]) -> Block:
    return Block(
        data["text"],
        Kind(data.get("kind", "paragraph")),
        Role(data["role"]),
        data["label"],
        data.get("level", 0),
        data.get("table", 0),
        _read_runs(data.get("runs", ())),
        tuple([Mark(mark["at"], _index(mark["note"])) for mark in data.get("marks", ())]),
    )


def _read_runs(data: Sequence[dict[str, Any]]) -> tuple[Run, ...]:
    return tuple(
        [Run(run["start"], run["end"], Style(run["style"]), run.get("target")) for run in data]
    )


def _read_change(data: dict[str, Any]) -> Change:
    spans = [part for span in data["spans"] for part in _read_span(span)]
    return Change(
        data["id"],
        ChangeKind(data["kind"]),
        tuple([_index(name) for name in data["old"]]),
        tuple([_index(name) for name in data["new"]]),
        tuple(spans),
        data["similarity"],
        data["moved"],
        data["relabelled"],
        data["consequential"],
        **{flag: data.get(flag, False) for flag in _FLAGS},
    )


def _read_span(data: dict[str, Any]) -> list[Span]:
    op, text = Op(data["op"]), data["text"]
    if "passages" not in data:
        folded = tuple(data.get("folded", ()))
        return [Span(op, text, data.get("old_text"), folded, data.get("moved", 0))]
    out = []
    at = 0
    for passage in data["passages"]:
        start, end = passage["start"], passage["end"]
        if start > at:
            out.append(Span(op, text[at:start]))
        out.append(Span(op, text[start:end], moved=passage["moved"]))
        at = end
    if at < len(text):
        out.append(Span(op, text[at:]))
    return out


def _read_diagnostic(data: dict[str, Any]) -> Diagnostic:
    return Diagnostic(
        Code(data["code"]),
        data["message"],
        data.get("text"),
        _index(data["block"]) if "block" in data else None,
        _index(data["note"]) if "note" in data else None,
        data.get("line"),
        data.get("page"),
        data["side"],
    )


def schema_text() -> str:
    """The JSON Schema of ``unxdiff.redline/1``, as text."""
    from importlib.resources import files

    return files("unxdiff.redline").joinpath("redline.schema.json").read_text("utf-8")
