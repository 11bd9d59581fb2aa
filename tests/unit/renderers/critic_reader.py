"""CriticMarkup read as simple programs read it: by four patterns, without knowing a backslash."""

from __future__ import annotations

import re

from unxdiff.model.document import Document

__all__ = ["paragraphs", "resolved"]

_DELETED, _INSERTED = r"\{--(.*?)--\}", r"\{\+\+(.*?)\+\+\}"
_REPLACED, _REMARK = r"\{~~(.*?)~>(.*?)~~\}", r"\{>>.*?<<\}"


def resolved(critic: str, *, new: bool) -> list[str]:
    """The paragraphs after accepting or rejecting all marks, those left empty not counted."""
    kept = {_REMARK: "", _DELETED: "" if new else r"\1", _INSERTED: r"\1" if new else ""}
    kept[_REPLACED] = r"\2" if new else r"\1"
    for pattern, instead in kept.items():
        critic = re.sub(pattern, instead, critic, flags=re.DOTALL)
    return [_read(text) for text in critic.removesuffix("\n").split("\n\n") if text]


def _read(text: str) -> str:
    """The characters that Markdown reads."""
    return re.sub(
        r"\\(.)|&#(\d+);",
        lambda found: found[1] or chr(int(found[2])),
        text,
        flags=re.DOTALL,
    )


def paragraphs(document: Document) -> list[str]:
    """What is to be rebuilt: texts behind their labels and marks, empty ones not counted."""
    pairs = [(block.label, block.text) for block in document.blocks]
    pairs += [(note.mark, note.text) for note in document.notes]
    return [f"{label} {text}" if label else text for label, text in pairs if label or text]
