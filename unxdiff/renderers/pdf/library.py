"""WeasyPrint, loaded in silence: only when a PDF, or word of this machine, is asked for."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["load"]


def load() -> Any:
    """The WeasyPrint module.

    Raises ImportError where it is not installed, and OSError where it cannot find Pango, which it
    loads when it is imported.
    """
    # Without its libraries WeasyPrint prints advice of its own where results belong.
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        import weasyprint
    return weasyprint
