"""The library's functions, called with bare numbers.

pypdfium2 makes an object of each pointer; over all characters of a page the same functions with
addresses take a quarter of the time.
"""

from __future__ import annotations

import ctypes
import functools

import pypdfium2.raw as pdfium

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["address_of", "call"]


@functools.cache
def call(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of the library that takes and gives bare numbers."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


def address_of(pointer: Any) -> int:
    """Where a pointer points."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
