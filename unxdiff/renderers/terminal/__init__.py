"""The redline as people read it in a terminal."""

from __future__ import annotations

from unxdiff.renderers.terminal.view import render_terminal

__all__ = ["render_terminal"]
