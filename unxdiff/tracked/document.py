"""A redline as a Word file: built, held against the law, and dressed as asked."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import RendererError
from unxdiff.ooxml.accepting import resolve_package
from unxdiff.options import MarkOptions
from unxdiff.records import record
from unxdiff.tracked.check import check, new_faults
from unxdiff.tracked.keeping import Keeper, keep
from unxdiff.tracked.word import tracked_changes
from unxdiff.tracked.wordfiles import WordFile, word_files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions, WordOptions

__all__ = ["WordRedline", "render_docx", "word_redline"]

_AUTHOR = "unxdiff"
_MADE = "the Word file"
_MOST = 1 << 40
"""Bytes that it may unpack to: both inputs were read within their limits."""
_DAY = "2000-01-01T00:00:00Z"
"""The date of changes where none is given: fixed, so that the same input gives the same bytes."""


@record
class WordRedline:
    """A Word file, and what is to be said of it."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


def render_docx(redline: Redline, options: RenderOptions) -> bytes:
    """The redline as a Word file with tracked changes.

    Raises RendererError where the file would not turn into both inputs, InputError, LimitError and
    OutputError for a base that cannot be read.
    """
    return word_redline(redline, options.word).data


def word_redline(redline: Redline, options: WordOptions) -> WordRedline:
    """The same with what is to be said of it."""
    files, told = word_files(redline, options.base)
    said = list(told)
    author = options.author or redline.labels.author or _AUTHOR
    date = options.date or _DAY
    keeper = None
    if options.keep and redline.old.file and redline.new.file:
        keeper = Keeper(redline.old.file, redline.old.name)
        files = WordFile(keeper.accepted, redline.old), files[1]
    elif options.keep:
        message = "earlier tracked changes are kept in pairs of Word files alone; they are accepted"
        said.append(Diagnostic(Code.REVISIONS_RESOLVED, message))
    data, left = tracked_changes(
        redline, author, date, MarkOptions(), files, comments=options.comments
    )
    said += _left_out(left)
    wrong = _wrong(data, files)
    if keeper is not None and not wrong:
        data, kept_said = keep(data, keeper, redline, author)
        said += kept_said
        wrong = _wrong_with_kept(data, keeper, redline, files)
    said += _judged(wrong, force=options.force)
    return WordRedline(_dressed(data, author, options), tuple(said))


def _wrong_with_kept(
    data: bytes, keeper: Keeper, redline: Redline, files: tuple[WordFile, WordFile]
) -> list[str]:
    """Where a redline with earlier authors' changes breaks the law once these are accepted."""
    if not keeper.authors:
        return _wrong(data, files)
    resolved, _ = resolve_package(data, _MADE, accept=True, authors=keeper.authors, most=_MOST)
    faults = new_faults(data, redline.old.file, redline.new.file)
    return [*_wrong(resolved, files), *[str(one) for one in faults]]


def _dressed(data: bytes, author: str, options: WordOptions) -> bytes:
    """The finished file as it was asked for: coloured, without personal information."""
    if options.static:
        from unxdiff.tracked.static import static_package

        data = static_package(data, _MADE, _MOST)
    if not options.metadata:
        from unxdiff.tracked.scrub import scrubbed

        data = scrubbed(data, _MADE, _MOST, author)
    return data


def _left_out(left: dict[str, int]) -> list[Diagnostic]:
    """What cannot be tracked, as one remark."""
    if not left:
        return []
    named = ", ".join([f"{count} {what}" for what, count in left.items()])
    return [Diagnostic(Code.NOT_COMPARED, f"not compared in the Word file: {named}")]


def _wrong(data: bytes, files: tuple[WordFile, WordFile]) -> list[str]:
    """Where a file breaks the law."""
    old, new = files[0].data, files[1].data
    found = [str(one) for one in check(data, old, new)]
    return [*found, *[str(one) for one in new_faults(data, old, new)]]


def _judged(found: list[str], *, force: bool) -> list[Diagnostic]:
    """What follows from the places where a file breaks the law.

    Raises RendererError where there are any; where it is written all the same (``force``), that is
    said.
    """
    if not found:
        return []
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    if not force:
        raise RendererError(
            f"the Word file would not turn into both inputs: {found[0]}{more}; "
            "--force writes it all the same, HTML and PDF are not concerned"
        )
    return [
        Diagnostic(
            Code.LAW_BROKEN, f"the Word file does not turn into both inputs: {found[0]}{more}"
        )
    ]
