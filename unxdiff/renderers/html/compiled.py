"""Compiled stock templates, kept as Python keeps modules: beside them, in ``__pycache__``."""

from __future__ import annotations

import contextlib
import os
import sys

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from unxdiff.renderers.stock import stock_folder

__all__ = ["stock_cache"]


class _Beside(FileSystemBytecodeCache):
    """A cache that, like Python's own, is done without where it cannot be read or written."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept; what cannot be read is made again."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - a broken file raises whatever its bytes come to
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template for the next run."""
        with contextlib.suppress(OSError):
            os.makedirs(self.directory, exist_ok=True)
            super().dump_bytecode(bucket)


def stock_cache(maker: str) -> _Beside | None:
    """Where the stock templates stand compiled, or None where Python was told to keep nothing.

    Compiling them takes a fifth of the time of a long page. What was compiled is only used for the
    same text of a template (Jinja checks it), Jinja, Python and ``maker``, which is the file that
    says how templates are compiled.
    """
    if sys.dont_write_bytecode:
        return None
    made = os.stat(maker)
    version = f"{jinja2.__version__}-{made.st_mtime_ns:x}-{made.st_size:x}"
    tag = sys.implementation.cache_tag
    folder = os.path.join(stock_folder(), "__pycache__")
    return _Beside(folder, f"%s.{tag}.{version}.jinja")
