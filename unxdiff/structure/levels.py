"""How deep a label stands under the paragraph above it."""

from __future__ import annotations

__all__ = ["Levels"]


class Levels:
    """The label forms open at a place: ``(a)`` holds ``(i)`` holds ``a.``; a form seen before
    closes the deeper ones."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: list[str] = []

    def clear(self) -> None:
        """Begin under a new numbered paragraph."""
        self._open.clear()

    def depth(self, form: str) -> int:
        """The depth, from 0, at which a label of this form stands."""
        opened = self._open
        if form in opened:
            at = opened.index(form)
            del opened[at + 1 :]
            return at
        opened.append(form)
        return len(opened) - 1
