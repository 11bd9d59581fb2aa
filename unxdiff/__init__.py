"""unxdiff: diff and redline for revisions of drafts.

The names below are the library; everything else may change. They are loaded when first used, so
that ``import unxdiff`` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.api import compare, diff_text, read, read_bytes, render
    from unxdiff.diagnostics import Code, Diagnostic
    from unxdiff.errors import InputError, LimitError, RendererError, UnxdiffError
    from unxdiff.model.document import Block, Document, Mark, Note, Run, SourceRef
    from unxdiff.model.redline import Change, ChangeKind, Labels, Op, Redline, Span
    from unxdiff.model.roles import Kind, Role, Style
    from unxdiff.options import (
        AlignOptions,
        CompareOptions,
        MarkOptions,
        ReadOptions,
        RenderOptions,
    )
    from unxdiff.redline.resolve import accept, reject

__version__ = "0.1.0"

_WHERE = {
    "AlignOptions": "options",
    "Block": "model.document",
    "Change": "model.redline",
    "ChangeKind": "model.redline",
    "Code": "diagnostics",
    "CompareOptions": "options",
    "Diagnostic": "diagnostics",
    "Document": "model.document",
    "InputError": "errors",
    "Kind": "model.roles",
    "Labels": "model.redline",
    "LimitError": "errors",
    "Mark": "model.document",
    "MarkOptions": "options",
    "Note": "model.document",
    "Op": "model.redline",
    "ReadOptions": "options",
    "Redline": "model.redline",
    "RenderOptions": "options",
    "RendererError": "errors",
    "Role": "model.roles",
    "Run": "model.document",
    "SourceRef": "model.document",
    "Span": "model.redline",
    "Style": "model.roles",
    "UnxdiffError": "errors",
    "accept": "redline.resolve",
    "compare": "api",
    "diff_text": "api",
    "read": "api",
    "read_bytes": "api",
    "reject": "redline.resolve",
    "render": "api",
}

__all__ = [
    "AlignOptions",
    "Block",
    "Change",
    "ChangeKind",
    "Code",
    "CompareOptions",
    "Diagnostic",
    "Document",
    "InputError",
    "Kind",
    "Labels",
    "LimitError",
    "Mark",
    "MarkOptions",
    "Note",
    "Op",
    "ReadOptions",
    "Redline",
    "RenderOptions",
    "RendererError",
    "Role",
    "Run",
    "SourceRef",
    "Span",
    "Style",
    "UnxdiffError",
    "__version__",
    "accept",
    "compare",
    "diff_text",
    "read",
    "read_bytes",
    "reject",
    "render",
]


def __getattr__(name: str) -> object:
    where = _WHERE.get(name)
    if where is None:
        raise AttributeError(f"module 'unxdiff' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"unxdiff.{where}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
