"""``unxdiff OLD NEW`` from settings to written results."""

from __future__ import annotations

import os
import sys

from unxdiff import api
from unxdiff.cli.operands import files, read_operand, refuse_stdin_twice
from unxdiff.cli.output import check_target, write_files, write_stdout
from unxdiff.cli.settings import chosen
from unxdiff.cli.terminal import Progress, color_wanted, is_terminal, page, width
from unxdiff.errors import OutputError, UsageError
from unxdiff.model.redline import Labels
from unxdiff.option_table import DIFF
from unxdiff.options import AlignOptions, CompareOptions, MarkOptions, RenderOptions, WordOptions
from unxdiff.records import record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from unxdiff.cli.settings import Chosen
    from unxdiff.config import Value
    from unxdiff.diagnostics import Diagnostic
    from unxdiff.model.document import Document
    from unxdiff.model.redline import Redline

__all__ = ["Target", "compare_options", "labels", "render_options", "run", "targets"]

_FOR_READING = ("terminal", "plain", "map")
"""Formats read on a screen from the top: little context by default, shown through the pager."""

_CHANGES_ALONE = ("map-html", "table", "table-html", "xlsx", "email")
"""Formats that leave unchanged paragraphs out by default."""


@record
class Target:
    """Somewhere to write and in which format; ``path`` None is standard output."""

    path: str | None
    to: str


def run(old: str, new: str | None, flags: Mapping[str, Value]) -> int:
    """Compare two texts and write what was asked for; without ``new``, ``old`` is a Word file
    before and after its tracked changes.

    Returns the exit code: 1 only with ``--exit-code`` and visible differences. Raises
    UnxdiffError, KeyboardInterrupt and BrokenPipeError for the caller to explain.
    """
    operands = (old,) if new is None else (old, new)
    refuse_stdin_twice(operands)
    picked = chosen(DIFF, flags, operands[-1])
    wanted = targets(picked)
    _refuse_unknown_theme(picked.text("theme"))
    for target in wanted:
        if target.path is None:
            _refuse_binary_on_terminal(target.to)
        else:
            check_target(target.path, files(operands))
    with Progress(wanted=not picked.on("quiet")) as progress:
        progress.stage("reading")
        if new is None:
            from unxdiff.cli.tracked import pair

            before, after, author = pair(old, picked)
        else:
            before = read_operand(old, picked.reading("old-from"))
            after = read_operand(new, picked.reading("new-from"))
            author = ""
        before, after = _shortly_named(before, after)
        progress.stage("comparing")
        printed = labels(picked, before, after, author)
        redline = api.compare(before, after, compare_options(picked), printed)
        written, unprintable = _word_files(redline, wanted, picked)
        unprintable += _unprintable(redline, wanted)
        if picked.on("strict"):
            from unxdiff.cli.remarks import all_remarks, refuse_remarks

            refuse_remarks((*all_remarks(redline), *unprintable))
        progress.stage("rendering")
        links = _links(old, new, wanted)
        results, untagged = _all_rendered(redline, wanted, picked, links, written)
        unprintable += untagged
    write_files([(target.path, data) for target, data in results if target.path is not None])
    _say(redline, wanted, picked)
    if unprintable and not picked.on("quiet"):
        from unxdiff.cli.remarks import say_remarks

        say_remarks(unprintable)
    for target, data in results:
        if target.path is None:
            _show(target, data, picked)
    return 1 if picked.on("exit-code") and _differ(redline, picked) else 0


def _shortly_named(old: Document, new: Document) -> tuple[Document, Document]:
    """The documents under their files' names without folders, where these tell them apart.

    A redline is handed on; it should not tell where on this machine the files lie. What is no
    file, such as HEAD:drafts/a.txt, keeps its name.
    """
    short = [
        os.path.basename(name) if os.path.exists(name) else name for name in (old.name, new.name)
    ]
    if short[0] == short[1] and old.name != new.name:
        return old, new
    return replace(old, name=short[0]), replace(new, name=short[1])


def targets(picked: Chosen) -> tuple[Target, ...]:
    """What is to be written, from ``-o``, ``--to`` and ``--stat``.

    Raises UsageError for contradictions, OutputError for a suffix that tells no format.
    """
    paths = picked.several("output")
    to = picked.text("to")
    explicit = to is not None and picked.is_flag("to")
    if not paths:
        return (Target(None, _screen(picked, to)),)
    found = []
    for path in paths:
        if path == "-":
            found.append(Target(None, _screen(picked, to)))
        elif picked.on("stat"):
            found.append(Target(path, _statistics(path, to if explicit else None)))
        elif explicit and to is not None and len(paths) == 1:
            from unxdiff.renderers.registry import written_as

            found.append(Target(path, written_as(to, path)))
        else:
            from unxdiff.renderers.registry import format_of

            found.append(Target(path, format_of(path)))
    named = [os.path.realpath(target.path) if target.path else "-" for target in found]
    for name in named:
        if named.count(name) > 1:
            raise UsageError(f"-o {name} is given twice; give each output its own name")
    if explicit and len(paths) > 1 and "-" not in paths:
        raise UsageError(
            f"--to {to} is for one output; several -o files take their formats from their suffixes"
        )
    return tuple(found)


def _screen(picked: Chosen, to: str | None) -> str:
    if not picked.on("stat"):
        return to or "terminal"
    return _statistics("", to if picked.is_flag("to") else None)


def _statistics(path: str, to: str | None) -> str:
    """The form of statistics that a format or a file's suffix stands for."""
    from unxdiff.renderers.registry import format_of

    meant = to or (format_of(path) if path else "plain")
    if meant == "html":
        return "stat-html"
    if meant in ("terminal", "plain"):
        return "stat"
    raise UsageError(
        f"--stat is text or a page of HTML; it cannot be {meant} (the json format has the counts,"
        " without --stat)"
    )


def _refuse_binary_on_terminal(to: str) -> None:
    called = {"pdf": "a PDF", "xlsx": "a workbook", "docx": "a Word file"}.get(to)
    if called and is_terminal(sys.stdout):
        raise OutputError(f"{called} cannot be shown in a terminal; write it with -o FILE.{to}")


def _refuse_unknown_theme(name: str | None) -> None:
    """Raise RendererError for a theme that does not exist, whether or not the format has looks."""
    if name not in (None, "default"):
        from unxdiff.renderers.stock import theme_path

        theme_path(name)


def compare_options(picked: Chosen) -> CompareOptions:
    """The comparing options of a command line."""
    return CompareOptions(
        AlignOptions(moves=picked.on("moves")),
        MarkOptions(
            picked.text("granularity") or "word", tuple(dict.fromkeys(picked.several("ignore")))
        ),
    )


def labels(picked: Chosen, old: Document, new: Document, author: str = "") -> Labels:
    """What the redline prints about itself: what was given, else what the mastheads say; else
    ``author``."""
    usual = Labels()

    def given(name: str, otherwise: str) -> str:
        text = picked.text(name)
        return otherwise if text is None else text

    return Labels(
        given("old-label", usual.old),
        given("new-label", usual.new),
        given("title", _fact("title", new, old)),
        given("author", author or usual.author),
        given("date", _fact("date", new)),
    )


def _fact(name: str, *documents: Document) -> str:
    for document in documents:
        for known, value in document.facts:
            if known == name and value:
                return value
    return ""


def render_options(picked: Chosen, target: Target) -> RenderOptions:
    """How one target is shown: colour and width depend on where it goes."""
    on_screen = target.path is None and is_terminal(sys.stdout)
    colored = color_wanted(picked.get("color"), os.environ, terminal=on_screen)
    return RenderOptions(
        layout=picked.text("layout") or "inline",
        context=_context(picked, target.to),
        width=width(picked.get("width"), os.environ, terminal=on_screen),
        color=colored,
        colors=_colours(colored=colored),
        show=picked.several("show"),
        theme=picked.text("theme") or "default",
        template=picked.text("template"),
        css=picked.text("css"),
        paper=picked.text("paper"),
        pdf_profile=picked.text("pdf-profile"),
        word=_word(picked, target),
        quiet=picked.on("quiet"),
        verbose=picked.on("verbose"),
    )


def _word(picked: Chosen, target: Target) -> WordOptions:
    if target.to != "docx":
        return WordOptions()
    from unxdiff.cli.word import word_options

    return word_options(picked)


def _word_files(
    redline: Redline, wanted: tuple[Target, ...], picked: Chosen
) -> tuple[dict[Target, bytes], tuple[Diagnostic, ...]]:
    """The Word files that are wanted, and what is to be said of them."""
    made: dict[Target, bytes] = {}
    said: tuple[Diagnostic, ...] = ()
    for target in wanted:
        if target.to == "docx":
            from unxdiff.tracked.document import word_redline

            found = word_redline(redline, render_options(picked, target).word)
            made[target] = found.data
            said += found.diagnostics
    return made, said


def _context(picked: Chosen, to: str) -> int:
    """Unchanged blocks around a change; a ``--full`` or ``--changes-only`` of the command line wins
    over what a settings file says of the other.

    Raises UsageError where the command line has both.
    """
    context = picked.number("context")
    alone = picked.on("changes-only")
    if alone and context is not None and context < 0:
        if picked.is_flag("changes-only") and picked.is_flag("context"):
            raise UsageError("--changes-only and --full contradict each other; give one of them")
        context = None if picked.is_flag("changes-only") else context
    if context is not None:
        return context
    if to in _CHANGES_ALONE:
        return 0
    return 1 if alone or to in _FOR_READING else -1


def _colours(*, colored: bool) -> int:
    if not colored:
        return 0
    from unxdiff.renderers.palettes import TABLE, colours

    # Colour that is wanted on a terminal that says it has none was asked for by name.
    return colours(os.environ) or TABLE


def _say(redline: Redline, wanted: tuple[Target, ...], picked: Chosen) -> None:
    """Say the diagnostics that nobody should have to ask for, all with ``-v``, none with ``-q``."""
    told = redline.diagnostics or redline.old.diagnostics or redline.new.diagnostics
    if picked.on("quiet") or not told:
        return
    from unxdiff.cli.remarks import all_remarks, say_remarks, weighty

    in_view = any(target.to == "terminal" for target in wanted)
    if not picked.on("verbose"):
        from unxdiff.renderers.wording import WORTH_A_LOOK

        # The terminal view has those of them that the redline does not show otherwise.
        say_remarks(one for one in weighty(redline) if not (in_view and one.code in WORTH_A_LOOK))
    elif not in_view:
        # The verbose terminal view has them all itself.
        say_remarks(all_remarks(redline))


def _unprintable(redline: Redline, wanted: tuple[Target, ...]) -> tuple[Diagnostic, ...]:
    """What no font here can print, where it is to be printed, and what no cell of a spreadsheet can
    hold. That is no remark on the redline, which is the same on every machine and in every form."""
    found: tuple[Diagnostic, ...] = ()
    if any(target.to == "xlsx" for target in wanted):
        from unxdiff.renderers.change_sheet import too_long

        found = too_long(redline)
    if any(target.to == "pdf" for target in wanted):
        from unxdiff.renderers.pdf.glyphs import missing

        found += missing(redline)
    return found


def _links(old: str, new: str | None, wanted: tuple[Target, ...]) -> tuple[str, str]:
    """Addresses of the files for a terminal that makes links of them, else nothing."""
    on_screen = any(target == Target(None, "terminal") for target in wanted)
    if not (on_screen and is_terminal(sys.stdout)):
        return "", ""
    from unxdiff.cli.hyperlinks import file_address, hyperlinks_wanted

    if not hyperlinks_wanted(os.environ, terminal=True):
        return "", ""
    return file_address(old), file_address(new or old)


def _all_rendered(
    redline: Redline,
    wanted: tuple[Target, ...],
    picked: Chosen,
    links: tuple[str, str],
    written: Mapping[Target, bytes],
) -> tuple[list[tuple[Target, bytes]], tuple[Diagnostic, ...]]:
    """Every target with its bytes (some are ``written`` already), and what a PDF's tags do not say.

    Raises InputError for the latter under ``--strict``, besides what rendering raises.
    """
    if not any(target.to == "pdf" for target in wanted):
        return [
            (one, written.get(one) or _rendered(redline, one, picked, links)) for one in wanted
        ], ()
    import warnings

    from unxdiff.diagnostics import Code, Diagnostic
    from unxdiff.renderers.pdf.tags import TagsIncomplete

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", TagsIncomplete)
        results = [
            (one, written.get(one) or _rendered(redline, one, picked, links)) for one in wanted
        ]
    told = {str(one.message) for one in caught if issubclass(one.category, TagsIncomplete)}
    found = tuple([Diagnostic(Code.TAGS_INCOMPLETE, message) for message in sorted(told)])
    if picked.on("strict"):
        from unxdiff.cli.remarks import refuse_remarks

        refuse_remarks(found)
    return results, found


def _rendered(
    redline: Redline, target: Target, picked: Chosen, links: tuple[str, str] = ("", "")
) -> bytes:
    options = render_options(picked, target)
    if target == Target(None, "terminal") and any(links):
        options = replace(options, links=links)
    result = api.render(redline, target.to, options)
    return result if isinstance(result, bytes) else result.encode()


def _show(target: Target, data: bytes, picked: Chosen) -> None:
    paged = target.to in _FOR_READING and picked.on("pager") and is_terminal(sys.stdout)
    if not (paged and page(data, os.environ)):
        write_stdout(data)


def _differ(redline: Redline, picked: Chosen) -> bool:
    from unxdiff.redline.hunks import visible

    show = picked.several("show")
    return any(
        visible(change, show, redline)
        for group in (redline.changes, redline.note_changes)
        for change in group
    )
