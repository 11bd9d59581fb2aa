"""The change table as a workbook (XLSX): every text is text, its marks are in the cells.

Made by XlsxWriter. What a draft says can neither become a formula nor mark-up there: cells are
written as strings, carry the flag that keeps a spreadsheet program from reading them anew when they
are edited, and hold no character that XML cannot.
"""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import RendererError
from unxdiff.redline.hunks import Entry, NoteEntry, items
from unxdiff.renderers.change_table import name
from unxdiff.renderers.fragments import Look, cut, fragments, shielded
from unxdiff.renderers.sheets import risky
from unxdiff.renderers.table_rows import table
from unxdiff.renderers.terminal.cells import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from unxdiff.model.redline import Redline
    from unxdiff.options import RenderOptions
    from unxdiff.renderers.fragments import Fragment
    from unxdiff.renderers.table_rows import TableRow
    from unxdiff.renderers.themes import Theme
    from unxdiff.renderers.view import View

__all__ = ["MOST_CHARACTERS", "MOST_ROWS", "render_table_xlsx", "too_long"]

MOST_CHARACTERS = 32_767
"""What a cell can hold, in UTF-16 code units: ECMA-376 leaves it open, Excel does not."""
MOST_ROWS = 1_048_576
"""Rows of a sheet."""
_HEAD = ("No.", "Paragraph", "Old text", "New text", "Kind", "Notes")
_WIDTHS = (6, 17, 50, 50, 19, 30)
_PAPERS = {"a4": 9, "letter": 1}
_GREY = "#8c8c8c"
_FONT = {"font_name": "Arial", "font_size": 10}
"""A face whose twin is on machines without it, so that lines end alike."""
_PER_WIDTH = 1.15
"""Columns of that face in one unit of a column's width, which is a digit of a larger one."""
_LINE = 12.75
"""Points a line takes."""
_TALLEST = 409
"""Points of the tallest row there can be."""


def render_table_xlsx(redline: Redline, options: RenderOptions) -> bytes:
    """The workbook: the changes, and a second sheet that says what was compared.

    The same redline gives the same bytes. Raises RendererError where XlsxWriter is missing and for
    more rows than a sheet has.
    """
    import io

    try:
        import xlsxwriter
    except ImportError as error:
        raise RendererError(
            f"a spreadsheet needs the xlsxwriter package ({error}): pip install xlsxwriter"
        ) from error
    from datetime import UTC, datetime

    from unxdiff.renderers.themes import load_theme

    shown, parts = table(redline, options)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    # Excel's own day zero for archives; a clock would give other bytes each time.
    book.set_properties(
        {
            "title": _plain(shown.title),
            "author": _plain(shown.author),
            "created": datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None),
        }
    )
    book.set_size(2000, 1400)
    writer = _Writer(book, load_theme(options.theme))
    writer.changes(shown, [row for part in parts for row in part.rows])
    _set_up(writer.sheet, shown, redline, options)
    writer.about(shown)
    book.close()
    return _growing(out.getvalue())


def _growing(workbook: bytes) -> bytes:
    """The workbook with rows that grow when somebody writes a long note. XlsxWriter says of each
    height that it is to stay."""
    import io
    import zipfile

    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as made,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for entry in made.infolist():
            data = made.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                # Only attributes have a quotation mark as it is; texts are in another file.
                data = data.replace(b' customHeight="1"', b"")
            kept.writestr(entry, data)
    return out.getvalue()


def too_long(redline: Redline) -> tuple[Diagnostic, ...]:
    """A remark for every paragraph that a cell cannot hold: it goes on in further rows."""
    found = []
    for item in items(redline, -1):
        if isinstance(item, Entry | NoteEntry):
            note = isinstance(item, NoteEntry)
            old = redline.old.notes if note else redline.old.blocks
            new = redline.new.notes if note else redline.new.blocks
            texts = (
                "\n".join([old[i].text for i in item.change.old]),
                "\n".join([new[j].text for j in item.change.new]),
            )
            if max(_units(text) for text in texts) > MOST_CHARACTERS:
                found.append(
                    Diagnostic(
                        Code.LIMIT_REACHED,
                        f"{name(item)} has more than the {MOST_CHARACTERS:,} characters of a"
                        " spreadsheet's cell; it goes on in rows called “continued”",
                    )
                )
    return tuple(found)


def _set_up(sheet: Any, shown: View, redline: Redline, options: RenderOptions) -> None:
    """How the sheet is looked at and printed."""
    from unxdiff.renderers.pdf.document import paper_of
    from unxdiff.renderers.themes import load_theme

    sheet.freeze_panes(1, 2)
    if shown.language.startswith("ar"):
        sheet.right_to_left()
    sheet.set_landscape()
    sheet.set_paper(_PAPERS[paper_of(redline, options, load_theme(options.theme).paper)])
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(
        f"&L&9{_headed(shown.title, 90)}&R&9{_headed(f'{shown.old} → {shown.new}', 90)}"
    )
    sheet.set_footer("&R&9&P / &N")


def _headed(text: str, most: int) -> str:
    """Text in a running head, where ``&`` begins a command and digits may belong to the last."""
    short = " ".join(_plain(text).split())
    short = short if len(short) <= most else short[: most - 1].rstrip() + "…"
    # Nor may a letter follow at once: XlsxWriter takes ``&&G`` for a picture.
    safe = short.replace("&", "&&\u200b")
    return f" {safe}" if safe[:1].isdigit() else safe


def _plain(text: str) -> str:
    return "".join([each.text for each in shielded([(text, Look())])]) if text else ""


class _Writer:
    """Writes the sheets, and makes each format once."""

    def __init__(self, book: Any, theme: Theme) -> None:
        self.book = book
        self.light = dict(theme.light)
        self.common = dict(theme.common)
        self.made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.sheet = book.add_worksheet("Changes")

    def format(self, **properties: Any) -> Any:
        """A format of XlsxWriter's with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({**_FONT, **properties})
        return self.made[key]

    def look(self, look: Look) -> Any:
        """How a fragment of a cell is set."""
        properties: dict[str, Any] = {
            key: True
            for key, style in (("bold", "bold"), ("italic", "italic"), ("font_strikeout", "strike"))
            if style in look.styles
        }
        if "underline" in look.styles:
            properties["underline"] = 1
        if "superscript" in look.styles:
            properties["font_script"] = 1
        elif "subscript" in look.styles:
            properties["font_script"] = 2
        if look.mark:
            properties["font_color"] = self.light[_COLOURS[look.mark]]
            line = self.common.get(f"{look.mark}-line", "none")
            if "line-through" in line:
                properties["font_strikeout"] = True
            elif "underline" in line:
                properties["underline"] = 2 if "double" in line else 1
            if self.common.get(f"{look.mark}-weight") == "700":
                properties["bold"] = True
        return self.format(**properties)

    def write(self, sheet: Any, row: int, column: int, text: list[Fragment], **cell: Any) -> None:
        """Write fragments as one string, whatever it begins with."""
        parts = shielded(text)
        whole = "".join([part.text for part in parts])
        if risky(whole):
            cell["quote_prefix"] = True
        style = self.format(**cell)
        tokens: list[Any] = []
        for at, part in enumerate(parts):
            # A first part without a format has that of its cell.
            own = [] if not at and part.look.plain else [self.look(part.look)]
            tokens += [*own, part.text]
        alone = len(parts) == 1 and len(whole) > 1
        if alone and (not parts[0].look.plain or _like_markup(whole)):
            tokens = [*tokens[:-1], whole[:1], self.look(parts[0].look), whole[1:]]
        if len(tokens) < 3:  # what the library takes for one text in one look
            sheet.write_string(row, column, whole, style)
            return
        if sheet.write_rich_string(row, column, *tokens, style):
            raise RendererError(f"cell {column + 1} of row {row + 1} cannot be written")

    def changes(self, shown: View, rows: list[TableRow]) -> None:
        """The sheet of changes."""
        sheet = self.sheet
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 2}
        head |= {"bg_color": self.light["panel"], "border_color": _GREY}
        labels = {2: shown.old, 3: shown.new}
        for column, (text, width) in enumerate(zip(_HEAD, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            said = f"{text}: {labels[column]}" if labels.get(column) else text
            self.write(sheet, 0, column, [(said, Look())], **head)
        at = 1
        for row in rows:
            at += self.row(at, row)
        sheet.autofilter(0, 0, max(1, at - 1), len(_HEAD) - 1)

    def row(self, at: int, row: TableRow) -> int:
        """One change; how many rows it takes."""
        cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": _GREY}
        if not row.number:
            cell["font_color"] = self.light["muted"]
        pieces = cut(fragments(row.old, "delete"), fragments(row.new, "insert"))
        if at + len(pieces) > MOST_ROWS:
            raise RendererError(
                f"a sheet has no more than {MOST_ROWS:,} rows: choose less context (-U) or CSV"
            )
        for index, (old, new) in enumerate(pieces):
            line = at + index
            called = f"{row.name}, continued" if index else row.name
            texts = (called, "".join([t for t, _ in old]), "".join([t for t, _ in new]), row.what)
            self.sheet.set_row(line, _height(texts))
            if row.number:
                self.sheet.write_number(line, 0, row.number, self.format(align="center", **cell))
            else:
                self.sheet.write_blank(line, 0, None, self.format(**cell))
            self.write(self.sheet, line, 1, [(called, Look())], bold=bool(row.number), **cell)
            self.write(self.sheet, line, 2, old, **cell)
            self.write(self.sheet, line, 3, new, **cell)
            self.write(self.sheet, line, 4, [(row.what, Look())], **cell)
            self.sheet.write_blank(line, 5, None, self.format(**cell))
        return len(pieces)

    def about(self, shown: View) -> None:
        """What was compared, how much changed, and what the marks are."""
        sheet = self.book.add_worksheet("About")
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, 90)
        words = f"{shown.deleted_words:,} deleted, {shown.inserted_words:,} inserted"
        counts = ", ".join([f"{count:,} {what}" for count, what in shown.counts])
        lines: list[tuple[str, list[Fragment]]] = [
            ("Title", [(shown.title, Look())]),
            ("Old", [(_version(shown.old, shown.old_source), Look())]),
            ("New", [(_version(shown.new, shown.new_source), Look())]),
            ("Author", [(shown.author, Look())]),
            ("Date", [(shown.date, Look())]),
            ("Changes", [(counts or "no differences", Look())]),
            ("Words", [(words, Look())]),
            *[("Not shown", [(said, Look())]) for said in shown.quiet],
            (
                "Marks",
                [
                    ("inserted", Look("insert")),
                    (" · ", Look()),
                    ("deleted", Look("delete")),
                    (" · ", Look()),
                    ("moved here", Look("move-here")),
                    (" · ", Look()),
                    ("moved away", Look("move-away")),
                ],
            ),
        ]
        kept = [line for line in lines if line[1][0][0]]
        for at, (title, text) in enumerate(kept):
            self.write(sheet, at, 0, [(title, Look())], bold=True, valign="top")
            self.write(sheet, at, 1, text, text_wrap=True, valign="top")


def _height(texts: tuple[str, ...]) -> float:
    """Points that a row takes for its texts to be seen: not every program works that out."""
    lines = [
        len(wrap(text, int(width * _PER_WIDTH)))
        for text, width in zip(texts, _WIDTHS[1:], strict=False)
    ]
    return min(_TALLEST, max(lines) * _LINE + 3)


_COLOURS = {"insert": "insert", "delete": "delete", "move-here": "move", "move-away": "move"}


def _version(label: str, source: str) -> str:
    return f"{label} ({source})" if source and source != label else label


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "replace")) // 2


def _like_markup(text: str) -> bool:
    # XlsxWriter takes a string between these for one it formatted itself, and copies it as it is.
    return text.startswith("<r>") and text.endswith("</r>")
