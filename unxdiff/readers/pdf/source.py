"""The file: opened with typed errors, read page by page, each page closed before the next."""

from __future__ import annotations

from unxdiff.errors import InputError, LimitError
from unxdiff.readers.pdf.lines import lines_of, turn_to_right
from unxdiff.readers.pdf.raw import TooMuch, read_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from unxdiff.options import ReadOptions
    from unxdiff.readers.pdf.lines import Line
    from unxdiff.readers.pdf.raw import Ink, PageInk

__all__ = ["Page", "Paper", "read_paper"]

_FARTHEST = 100_000.0
"""Points from the corner of a page, 35 metres: no page is larger, only a damaged file."""
_LEAST_SIZE = 0.01
"""Points: what is set smaller is no letter."""


class Page:
    """One page in the frame in which most of its lines run to the right."""

    __slots__ = ("bottom", "height", "left", "lines", "number", "right", "rules", "top", "turned")

    def __init__(self, number: int, box: tuple[float, float, float, float]) -> None:
        self.number = number
        self.left, self.bottom, self.right, self.top = box
        self.height = max(self.top - self.bottom, 1.0)
        self.lines: list[Line] = []
        self.rules: list[tuple[float, float, float, float]] = []
        self.turned: list[Line] = []
        """Lines that run another way, such as a table's side heads or a stamp across the page."""

    def shows(self, line: Line) -> bool:
        """Whether a line is not wholly outside the page, where nobody sees it."""
        across = line.x1 > self.left and line.x0 < self.right
        return across and self.bottom - line.size < line.y < self.top + line.size


class Paper:
    """All pages, and what was seen and not read."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.hidden: list[int] = []
        """Pages whose text is invisible: what character recognition put under a scan."""
        self.blank: list[int] = []
        """Pages with an image and without text."""
        self.unknown = 0
        self.skipped: dict[str, int] = {}
        """How many of what is not compared: images, comments, links, form fields."""

    def skip(self, what: str, count: int) -> None:
        """Count something that is not compared."""
        if count:
            self.skipped[what] = self.skipped.get(what, 0) + count


def read_paper(data: bytes, name: str, options: ReadOptions) -> Paper:
    """The lines of all pages.

    Raises InputError (damaged, encrypted, without pages or text) and LimitError (more pages than
    ``options.max_pages``).
    """
    import pypdfium2

    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(name, error) from None
    try:
        count = len(opened)
        if count == 0:
            raise InputError(f"{name} is a PDF without pages; make it again from its source")
        if count > options.max_pages:
            raise LimitError(
                f"{name} has {count:,} pages, more than {options.max_pages:,}; "
                "compare a part of it, or raise --max-pages"
            )
        paper = Paper()
        for index in range(count):
            _page(opened, index, paper, name, pypdfium2.PdfiumError)
    finally:
        opened.close()
    _demand_text(paper, name)
    turned = [line for page in paper.pages for line in (*page.lines, *page.turned) if line.rtl]
    if turned:
        from unxdiff.readers.pdf.scripts import settled

        for line, text in zip(turned, settled([line.text for line in turned]), strict=True):
            line.text = text
    return paper


def _refusal(name: str, error: Any) -> InputError:
    import pypdfium2.raw as pdfium

    code = getattr(error, "err_code", None)
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return InputError(
            f"{name} is encrypted; save it without a password (qpdf --password=… --decrypt)"
        )
    return InputError(
        f"{name} is a damaged PDF; open it in a viewer and print it to a new PDF, or repair it "
        "with qpdf or mutool"
    )


def _page(opened: Any, index: int, paper: Paper, name: str, failure: type[Exception]) -> None:
    try:
        page = opened[index]
    except failure:
        raise InputError(
            f"{name}: page {index + 1} cannot be read; repair the PDF with qpdf or mutool"
        ) from None
    try:
        ink = read_page(page)
        _count_annotations(page, paper)
    except failure:
        raise InputError(
            f"{name}: page {index + 1} cannot be read; repair the PDF with qpdf or mutool"
        ) from None
    except TooMuch:
        raise InputError(
            f"{name}: page {index + 1} holds more characters than a page can; leave it out"
        ) from None
    finally:
        page.close()
    paper.skip("image", ink.images)
    paper.unknown += ink.unknown
    paper.pages.append(_framed(ink, index + 1, paper))


def _count_annotations(page: Any, paper: Paper) -> None:
    import pypdfium2.raw as pdfium

    number = pdfium.FPDFPage_GetAnnotCount(page)
    for place in range(min(number, 10_000)):
        note = pdfium.FPDFPage_GetAnnot(page, place)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind == pdfium.FPDF_ANNOT_LINK:
            paper.skip("link", 1)
        elif kind == pdfium.FPDF_ANNOT_WIDGET:
            paper.skip("form field", 1)
        elif kind != pdfium.FPDF_ANNOT_POPUP:
            paper.skip("comment", 1)


def _framed(ink: PageInk, number: int, paper: Paper) -> Page:
    """The page's lines in the frame of the direction that most of its letters have."""
    ways: dict[int, list[Ink]] = {}
    for one in ink.inks:
        if any(spot[2] != " " for spot in one.spots) and _is_sane(one):
            ways.setdefault(one.angle, []).append(one)
    counts = {way: sum([len(one.spots) for one in inks]) for way, inks in ways.items()}
    main = max((way for way in counts if way % 90 == 0), key=lambda way: counts[way], default=0)
    page = Page(number, _turned_box(ink.box, main))
    page.rules = [_turned_box(rule, main) for rule in ink.rules]
    for way, inks in ways.items():
        lines = lines_of(inks, page.rules if way == main else [])
        for line in lines:
            line.page = number
        turn_to_right(lines)
        if way == main:
            page.lines = [line for line in lines if page.shows(line)]
            paper.skip("line outside the page", len(lines) - len(page.lines))
        else:
            page.turned.extend(lines)
    if counts and all(one.hidden for inks in ways.values() for one in inks):
        paper.hidden.append(number)
    elif not counts and ink.images:
        paper.blank.append(number)
    return page


def _is_sane(ink: Ink) -> bool:
    """Whether letters have a place and a size that a page can have; drops single ones that have
    none."""
    if not (_LEAST_SIZE < ink.size < _FARTHEST and abs(ink.y) < _FARTHEST):
        return False
    if not all(abs(spot[0]) < _FARTHEST and abs(spot[1]) < _FARTHEST for spot in ink.spots):
        ink.spots = [
            spot for spot in ink.spots if abs(spot[0]) < _FARTHEST and abs(spot[1]) < _FARTHEST
        ]
    return any(spot[2] != " " for spot in ink.spots)


def _turned_box(
    box: tuple[float, float, float, float], angle: int
) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    if angle == 90:
        return bottom, -right, top, -left
    if angle == 180:
        return -right, -top, -left, -bottom
    if angle == 270:
        return -top, left, -bottom, right
    return box


def _demand_text(paper: Paper, name: str) -> None:
    """Raise InputError where there is nothing to compare."""
    signs = sum([len(line.text) for page in paper.pages for line in page.lines])
    signs += sum([len(line.text) for page in paper.pages for line in page.turned])
    if paper.blank and signs < 20 * len(paper.blank):
        raise InputError(
            f"{name} is scanned: its pages are images without text; recognise the text first "
            "(ocrmypdf in.pdf out.pdf)"
        )
    if not signs:
        raise InputError(f"{name} has no text; compare the file that it was made from")
    if paper.unknown * 3 > signs:
        raise InputError(
            f"{name} does not say which characters its letters are; recognise the text "
            "(ocrmypdf --force-ocr in.pdf out.pdf), or compare the file that it was made from"
        )
