"""What the second judges of tracked changes can be trusted with: each case made for it, and Word's
own files, resolved by them as Word does, but where a gap is named."""

from __future__ import annotations

import pytest

from tests.conftest import shared_data
from tests.unit.readers.docx.made import docx, paragraph, run, table
from tests.word.judges import LIBREOFFICE_GAPS, PANDOC_GAPS, by_libreoffice, by_pandoc

BY = 'w:id="{}" w:author="Ada" w:date="2020-01-01T00:00:00Z"'
"""What a change says of itself."""
SHARED = shared_data() / "docx" / "tracked"


def come(inside: str, tag: str = "ins", at: int = 1) -> str:
    return f"<w:{tag} {BY.format(at)}>{inside}</w:{tag}>"


def gone(text: str) -> str:
    text = f'<w:delText xml:space="preserve">{text}</w:delText>'
    return f"<w:del {BY.format(2)}><w:r>{text}</w:r></w:del>"


def mark(change: str, at: int = 3) -> str:
    return f"<w:rPr><w:{change} {BY.format(at)}/></w:rPr>"


def row(properties: str, *cells: str) -> str:
    inside = "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells)
    return f"<w:tr>{properties}{inside}</w:tr>"


def rows(*them: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='900'/></w:tblGrid>{''.join(them)}</w:tbl>"


def moved(kind: str, inside: str) -> str:
    at = 5 if kind == "moveFrom" else 6
    start = f'<w:{kind}RangeStart {BY.format(at)} w:name="move1"/>'
    return f'{start}{inside}<w:{kind}RangeEnd w:id="{at}"/>'


def move_of(text: str) -> str:
    went = moved("moveFrom", paragraph(come(run(text), "moveFrom"), "", mark("moveFrom")))
    came = moved("moveTo", paragraph(come(run(text), "moveTo", 11), "", mark("moveTo", 12)))
    return paragraph("A") + went + paragraph("B") + came + paragraph("C")


A, B, C, TABLE = paragraph("A"), paragraph("B"), paragraph("C"), table(["x", "y"])
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
HEADED = '<w:sectPr><w:headerReference w:type="default" r:id="rId_header1"/></w:sectPr>'


def note(inside: str) -> str:
    return f'<w:footnote w:id="2">{inside}</w:footnote>'


def changed(text: str, how: str = "") -> str:
    """``-old- +new+`` as tracked changes, accepted or rejected."""
    before, _, rest = text.partition("-")
    old, _, rest = rest.partition("-")
    new, _, after = rest.lstrip().lstrip("+").partition("+")
    middle = {"": gone(old) + come(run(new)), "accept": run(new), "reject": run(old)}[how]
    return paragraph(run(before) + middle + run(after))


# By name: the file with changes, what it is when they are accepted, and when they are rejected.
CASES = {
    "words": tuple(
        docx(changed("States -should-+shall+ report.", how)) for how in ("", "accept", "reject")
    ),
    "paragraph inserted": (
        docx(A + paragraph(come(run("B")), "", mark("ins")) + C),
        docx(A + B + C),
        docx(A + C),
    ),
    "paragraph deleted": (
        docx(A + paragraph(gone("B"), "", mark("del")) + C),
        docx(A + C),
        docx(A + B + C),
    ),
    "split": (docx(paragraph("A", "", mark("ins")) + B), docx(A + B), docx(paragraph("AB"))),
    "merge": (docx(paragraph("A", "", mark("del")) + B), docx(paragraph("AB")), docx(A + B)),
    "moved": (
        docx(move_of("M")),
        docx(A + B + paragraph("M") + C),
        docx(A + paragraph("M") + B + C),
    ),
    "last paragraph inserted": (
        docx(paragraph("A", "", mark("ins")) + paragraph(come(run("B")))),
        docx(A + B),
        docx(A),
    ),
    "last paragraph deleted": (
        docx(paragraph("A", "", mark("del")) + paragraph(gone("B"))),
        docx(A),
        docx(A + B),
    ),
    "paragraph deleted before a table": (
        docx(A + paragraph(gone("B"), "", mark("del")) + TABLE + C),
        docx(A + TABLE + C),
        docx(A + B + TABLE + C),
    ),
    "paragraph inserted before a table": (
        docx(A + paragraph(come(run("B")), "", mark("ins")) + TABLE + C),
        docx(A + B + TABLE + C),
        docx(A + TABLE + C),
    ),
    "row inserted": (
        docx(
            A
            + rows(
                row("", B),
                row(
                    f"<w:trPr><w:ins {BY.format(7)}/></w:trPr>",
                    paragraph(come(run("C")), "", mark("ins")),
                ),
            )
            + C
        ),
        docx(A + rows(row("", B), row("", C)) + C),
        docx(A + rows(row("", B)) + C),
    ),
    "row deleted": (
        docx(
            A
            + rows(
                row("", B),
                row(
                    f"<w:trPr><w:del {BY.format(7)}/></w:trPr>",
                    paragraph(gone("C"), "", mark("del")),
                ),
            )
            + C
        ),
        docx(A + rows(row("", B)) + C),
        docx(A + rows(row("", B), row("", C)) + C),
    ),
    "table inserted": (
        docx(
            A
            + rows(
                row(
                    f"<w:trPr><w:ins {BY.format(7)}/></w:trPr>",
                    paragraph(come(run("T")), "", mark("ins")),
                )
            )
            + C
        ),
        docx(A + rows(row("", paragraph("T"))) + C),
        docx(A + C),
    ),
    "table deleted": (
        docx(
            A
            + rows(
                row(
                    f"<w:trPr><w:del {BY.format(7)}/></w:trPr>",
                    paragraph(gone("T"), "", mark("del")),
                )
            )
            + C
        ),
        docx(A + C),
        docx(A + rows(row("", paragraph("T"))) + C),
    ),
    "words in a cell": tuple(
        docx(A + rows(row("", changed("-old-+new+ x", how))) + C)
        for how in ("", "accept", "reject")
    ),
    "words in a note": tuple(
        docx(paragraph(run("A") + NOTE) + C, footnotes=note(changed("See -old-+new+.", how)))
        for how in ("", "accept", "reject")
    ),
    "note inserted": (
        docx(paragraph(run("A") + come(NOTE)) + C, footnotes=note(paragraph(come(run("See B."))))),
        docx(paragraph(run("A") + NOTE) + C, footnotes=note(paragraph("See B."))),
        docx(A + C),
    ),
    "words in a header": tuple(
        docx(A + HEADED, header1=changed("Page -old-+new+", how))
        for how in ("", "accept", "reject")
    ),
    "word in a link": tuple(
        docx(paragraph(f'<w:hyperlink w:anchor="a">{inside}</w:hyperlink>'))
        for inside in (
            run("see ") + gone("one") + come(run("two")),
            run("see ") + run("two"),
            run("see ") + run("one"),
        )
    ),
    "word in a content control": tuple(
        docx(paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"))
        for inside in (
            run("see ") + gone("one") + come(run("two")),
            run("see ") + run("two"),
            run("see ") + run("one"),
        )
    ),
    "bold": tuple(
        docx(paragraph(run("A ") + run("b", "" if now is None else f"<w:b/>{now}")))
        for now in (f"<w:rPrChange {BY.format(8)}><w:rPr/></w:rPrChange>", "", None)
    ),
}

JUDGES = {"libreoffice": (by_libreoffice, LIBREOFFICE_GAPS), "pandoc": (by_pandoc, PANDOC_GAPS)}


@pytest.fixture(scope="module", params=JUDGES)
def judged(request, tmp_path_factory):
    """A judge's gaps, and what it makes of every case and of every shared file."""
    judge, gaps = JUDGES[request.param]
    files, jobs = {}, []
    for name, (tracked, *plain) in CASES.items():
        files[name] = tracked
        for how, data in zip(("accept", "reject"), plain, strict=True):
            files[f"{name}.{how}"] = data
            jobs += [(name, how), (f"{name}.{how}", "leave")]
    for path in SHARED.glob("*.tracked.docx"):
        name = path.name.removesuffix(".tracked.docx")
        files[name] = path.read_bytes()
        for how in ("accept", "reject"):
            files[f"{name}.{how}"] = (SHARED / f"{name}.{how}ed.docx").read_bytes()
            jobs += [(name, how), (f"{name}.{how}", "leave")]
    return gaps, jobs, judge(files, jobs, tmp_path_factory.mktemp(request.param))


def test_gaps_are_all_and_real(judged) -> None:
    """A judge is wrong exactly where one of its gaps is named."""
    gaps, jobs, made = judged
    wrong = {
        f"{name}.{how}"
        for name, how in jobs
        if how != "leave" and made[name, how] != made[f"{name}.{how}", "leave"]
    }
    assert wrong == set(gaps)
