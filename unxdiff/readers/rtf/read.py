"""Read RTF as a document."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import InputError
from unxdiff.model.document import Block, Document
from unxdiff.model.roles import Role
from unxdiff.readers.building import as_block, joined
from unxdiff.readers.rtf.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.options import ReadOptions

__all__ = ["read"]

_FORMAT = "rtf"


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an RTF file.

    Raises InputError (no RTF, cut short, without a text, tracked changes where
    ``options.revisions`` is ``fail``) and LimitError (nested as no draft is).
    """
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise InputError(f"{name} is no RTF file; name its format with --from, or save it again")
    reader = Reader(name, reject=options.revisions == "reject")
    reader.run(data.decode("latin-1"))
    blocks = [as_block(piece) for piece in reader.body] + _running(reader)
    if not blocks:
        raise InputError(f"{name} holds no text; check that it was saved")
    return Document(
        name,
        _FORMAT,
        tuple(blocks),
        tuple(reader.notes),
        (*_revisions(reader, options), *_replaced(reader), *reader.tally.remarks()),
    )


def _running(reader: Reader) -> list[Block]:
    """Running heads, then feet, each text once."""
    blocks: list[Block] = []
    seen = set()
    for role, piece in reader.running:
        flat = joined([piece], " ")
        if flat.text and (role, flat.text) not in seen:
            seen.add((role, flat.text))
            blocks.append(as_block(flat, role))
    blocks.sort(key=lambda block: block.role is Role.FOOTER)
    return blocks


def _revisions(reader: Reader, options: ReadOptions) -> list[Diagnostic]:
    if not reader.revisions:
        return []
    names = [reader.names[k] for k in reader.authors if 0 < k < len(reader.names)]
    said = f"{reader.revisions:,} tracked change" + ("s" if reader.revisions > 1 else "")
    if names:
        said += " by " + " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    if options.revisions == "fail":
        raise InputError(
            f"{reader.name} carries {said}; accept or reject them in it, "
            "or say --input-revisions accept or reject"
        )
    verb = "rejected" if options.revisions == "reject" else "accepted"
    return [Diagnostic(Code.REVISIONS_RESOLVED, f"{said} {verb}")]


def _replaced(reader: Reader) -> list[Diagnostic]:
    if not reader.replaced:
        return []
    message = f"{reader.replaced} bytes are no characters of their code page and stand as \ufffd"
    return [Diagnostic(Code.CHARACTERS_REPLACED, message)]
