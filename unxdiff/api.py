"""The whole pipeline on one page: read → structure → align → diff → redline → render."""

from __future__ import annotations

import os

from unxdiff.model.document import Document
from unxdiff.model.redline import Labels, Redline, Span
from unxdiff.options import CompareOptions, MarkOptions, ReadOptions, RenderOptions

__all__ = ["compare", "diff_text", "read", "read_bytes", "render"]

_READ = ReadOptions()
_COMPARE = CompareOptions()
_RENDER = RenderOptions()


def read(path: str | os.PathLike[str], options: ReadOptions = _READ) -> Document:
    """Read a file as a document.

    >>> import unxdiff
    >>> [block.role.value for block in unxdiff.read("examples/seed/new.txt").blocks][11:13]
    ['enacting-line', 'preambular']

    Raises InputError (missing, a folder, empty, binary, undecodable) and LimitError.
    """
    from unxdiff.readers.files import load

    name = os.fspath(path)
    return read_bytes(load(name, options), name, options)


def read_bytes(data: bytes, name: str, options: ReadOptions = _READ) -> Document:
    """Read bytes as a document; ``name`` helps to tell the format and is what messages call it.

    Raises InputError and LimitError.
    """
    from unxdiff.readers.registry import read_document

    document = read_document(data, name, options)
    if options.plain_text:
        return document
    from unxdiff.structure.assign import assign

    return assign(document)


def compare(
    old: Document | str | os.PathLike[str],
    new: Document | str | os.PathLike[str],
    options: CompareOptions = _COMPARE,
    labels: Labels | None = None,
) -> Redline:
    """Compare two versions of a draft, given as documents or as paths.

    >>> import unxdiff
    >>> redline = unxdiff.compare("examples/seed/old.txt", "examples/seed/new.txt")
    >>> any(change.moved for change in redline.changes)
    True

    Raises what ``read`` raises.
    """
    from unxdiff.align.align import align
    from unxdiff.redline.build import build

    before = old if isinstance(old, Document) else read(old)
    after = new if isinstance(new, Document) else read(new)
    if before.format != after.format:
        from unxdiff.structure.stories import comparable

        before, after = comparable(before, after)
    alignment = align(before, after, options)
    return build(before, after, alignment, options, labels)


def render(redline: Redline, to: str, options: RenderOptions = _RENDER) -> str | bytes:
    """Show a redline in a format: ``pdf``, ``docx`` and ``xlsx`` give bytes, all others
    text: ``terminal plain json html markdown critic map map-csv map-html table table-html email
    stat stat-html``.

    >>> import unxdiff
    >>> redline = unxdiff.compare("examples/seed/old.txt", "examples/seed/new.txt")
    >>> unxdiff.render(redline, "html").startswith("<!DOCTYPE html>")
    True

    Raises RendererError for an unknown format or one that cannot be made here, TemplateError.
    """
    if to == "docx":
        from unxdiff.tracked.document import render_docx

        return render_docx(redline, options)
    from unxdiff.renderers.registry import renderer

    return renderer(to)(redline, options)


def diff_text(old: str, new: str, options: MarkOptions = _COMPARE.mark) -> tuple[Span, ...]:
    """The words that differ between two texts, to the letter: nothing is folded unless asked.

    >>> import unxdiff
    >>> [
    ...     (span.op.value, span.text)
    ...     for span in unxdiff.diff_text("Urges States", "Urges all States")
    ... ]
    [('equal', 'Urges '), ('insert', 'all '), ('equal', 'States')]
    """
    from unxdiff.diff.words import diff_words

    return diff_words(old, new, options)
