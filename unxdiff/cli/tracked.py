"""What the commands over a Word file's own tracked changes share."""

from __future__ import annotations

import os

from unxdiff.api import read_bytes
from unxdiff.cli.operands import is_stdin, load_operand
from unxdiff.errors import InputError, UsageError
from unxdiff.options import ReadOptions
from unxdiff.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.cli.settings import Chosen
    from unxdiff.model.document import Document
    from unxdiff.ooxml.tracking import TrackedChange

__all__ = ["DONE", "authors_of", "default_output", "listed", "load_word", "pair"]

DONE = {True: "accepted", False: "rejected"}
"""What is said of changes that were accepted, and of ones that were not."""


def load_word(operand: str, options: ReadOptions, otherwise: str) -> tuple[bytes, str]:
    """The bytes of a Word file and what messages call it; ``otherwise`` says what to do with what
    is "no Word file (.docx)".

    Raises InputError for any other file, LimitError and GitError.
    """
    data, name = load_operand(operand, options)
    from unxdiff.readers.files import check_size
    from unxdiff.readers.registry import detect

    check_size(len(data), name, options)
    kind = options.format or detect(data, name)
    if kind != "docx":
        raise InputError(f"{name} is no Word file (.docx){otherwise}")
    return data, name


def pair(operand: str, picked: Chosen) -> tuple[Document, Document, str]:
    """A Word file with all its tracked changes rejected, and with all accepted; with the author's
    name where there is one author.

    Raises UsageError, InputError (no Word file, no tracked changes), LimitError and GitError.
    """
    if picked.is_flag("input-revisions"):
        raise UsageError(
            "--input-revisions is for two texts; one Word file shows its tracked changes themselves"
        )
    options = picked.reading("old-from")
    advice = "name the other version too: unxdiff OLD NEW"
    data, name = load_word(operand, options, f" with tracked changes; {advice}")
    from unxdiff.ooxml.accepting import resolve_package

    most = options.max_unpacked
    old, summary = resolve_package(data, name, accept=False, most=most)
    if not summary.resolved:
        raise InputError(f"{name} has no tracked changes; {advice}")
    new, _ = resolve_package(data, name, accept=True, most=most)
    authors = summary.authors
    options = replace(options, format="docx")
    short = os.path.basename(name) if os.path.exists(name) else name
    return (
        read_bytes(old, f"{short}, changes rejected", options),
        read_bytes(new, f"{short}, changes accepted", options),
        authors[0] if len(authors) == 1 else "",
    )


def default_output(operand: str, *, accept: bool) -> str:
    """Where a resolved file goes when nobody says: beside the file, ``draft.accepted.docx``; of
    REV:PATH into the folder one stands in. Empty for standard input."""
    if is_stdin(operand):
        return ""
    path = operand if os.path.lexists(operand) else operand.rpartition(":")[2].rpartition("/")[2]
    stem, suffix = os.path.splitext(path)
    return f"{stem}.{DONE[accept]}{suffix or '.docx'}"


def authors_of(changes: Sequence[TrackedChange]) -> tuple[str, ...]:
    """The authors of changes, in order, ``unnamed`` for those without a name."""
    return tuple(dict.fromkeys(one.author or "unnamed" for one in changes))


def listed(names: Sequence[str]) -> str:
    """``A, B and C``; with semicolons where names have commas in them."""
    clean = [" ".join(name.split()) for name in names]
    if any("," in name for name in clean):
        return "; ".join(clean)
    return ", ".join(clean[:-1]) + (" and " if len(clean) > 1 else "") + "".join(clean[-1:])
