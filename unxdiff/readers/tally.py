"""What a file holds that is not compared, counted for one remark."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic

__all__ = ["Tally"]

_LONGEST = 100_000
"""Characters of what was left out that the remark quotes; the count is always whole."""


class Tally:
    """Counts by name, in the order in which the names first came, and what was left out."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], int] = {}
        self._aside: set[tuple[str, str]] = set()
        self._texts: list[str] = []
        self._left = _LONGEST

    def add(
        self, one: str, many: str, text: str = "", count: int = 1, *, aside: bool = False
    ) -> None:
        """Count something: ``one`` and ``many`` are its name in the singular and plural.

        ``aside`` is for what nearly every file says about itself: alone it is a remark for those
        only who ask for all of them.
        """
        if aside:
            self._aside.add((one, many))
        if count:
            self.counts[one, many] = self.counts.get((one, many), 0) + count
        text = " ".join(text[: self._left].split())
        if text:
            self._texts.append(text)
            self._left -= len(text)

    def remarks(self) -> tuple[Diagnostic, ...]:
        """The one remark, or none."""
        if not self.counts:
            return ()
        named = [f"{n:,} {many if n > 1 else one}" for (one, many), n in self.counts.items()]
        code = Code.NOT_COMPARED if self.counts.keys() - self._aside else Code.METADATA_SKIPPED
        return (
            Diagnostic(
                code,
                "not compared: " + ", ".join(named),
                text="\n".join(self._texts) or None,
            ),
        )
