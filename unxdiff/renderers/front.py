"""What stands at the head of every page: the two versions by name."""

from __future__ import annotations

import os

from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.document import Document
    from unxdiff.model.redline import Redline

__all__ = ["Front", "front"]


@record
class Front:
    """Title, names and sources of both versions, author and date as they were given, language."""

    title: str
    old: str
    new: str
    old_source: str
    new_source: str
    author: str
    date: str
    language: str


def front(redline: Redline, usual: str) -> Front:
    """The head of a page; ``usual`` is its title where neither the labels nor the text have one."""
    labels = redline.labels
    return Front(
        labels.title or _fact(redline.new, "title") or usual,
        labels.old,
        labels.new,
        _fact(redline.old, "symbol") or os.path.basename(redline.old.name),
        _fact(redline.new, "symbol") or os.path.basename(redline.new.name),
        labels.author,
        labels.date,
        redline.new.language or redline.old.language or "",
    )


def _fact(document: Document, name: str) -> str:
    return next((value for key, value in document.facts if key == name), "")
