"""Any text, taken literally: one block a blank-line separated paragraph and nothing more."""

from __future__ import annotations

from unxdiff.model.document import Block, Document, SourceRef

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.diagnostics import Diagnostic
    from unxdiff.options import ReadOptions

__all__ = ["read_plain"]


def read_plain(
    text: str,
    name: str,
    options: ReadOptions,  # noqa: ARG001 - the signature all readers of text share
    diagnostics: tuple[Diagnostic, ...],
) -> Document:
    """One block a paragraph; line breaks and runs of blanks inside it become one blank."""
    blocks: list[Block] = []
    held: list[str] = []
    start = 1
    for number, line in enumerate((text + "\n").split("\n"), 1):
        if line and not line.isspace():
            if not held:
                start = number
            held.append(line.strip())
        elif held:
            block = Block(_collapsed(" ".join(held)), source=SourceRef(start, number - 1))
            blocks.append(block)
            held.clear()
    return Document(name, "text", tuple(blocks), diagnostics=diagnostics)


def _collapsed(text: str) -> str:
    """Tabs, form feeds and runs of blanks as one blank; other blanks (no-break …) stay."""
    for blank in "\t\f":
        if blank in text:
            text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text
