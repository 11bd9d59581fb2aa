"""What the command line says of Word files that are written."""

from __future__ import annotations

from unxdiff.errors import UsageError
from unxdiff.options import WordOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.cli.settings import Chosen

__all__ = ["word_options"]


def word_options(picked: Chosen) -> WordOptions:
    """How a Word file is written.

    Raises UsageError for a ``--date`` that is no date.
    """
    date = picked.text("date") if picked.is_flag("date") else None
    return WordOptions(
        picked.text("author") or "",
        _moment(date) if date else "",
        static=picked.on("static"),
        comments=picked.on("comment-changes"),
        metadata=picked.on("metadata"),
        base=picked.text("base"),
        keep=picked.text("input-revisions") == "keep",
        force=picked.on("force"),
    )


def _moment(date: str) -> str:
    """A date of the command line as Word writes it: ``now``, or ISO 8601 with or without a time."""
    import datetime as dt

    if date == "now":
        now = dt.datetime.now(dt.UTC)
        return now.replace(microsecond=0).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        found = dt.datetime.fromisoformat(date)
    except ValueError:
        raise UsageError(
            f"--date {date!r} cannot sign tracked changes; give 2026-11-24, 2026-11-24T09:30 or now"
        ) from None
    if found.tzinfo is not None:
        found = found.astimezone(dt.UTC)
    return found.strftime("%Y-%m-%dT%H:%M:%SZ")
