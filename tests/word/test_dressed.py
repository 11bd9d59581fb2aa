"""Word files as they are asked for, in LibreOffice: coloured, with comments, without metadata, with
earlier authors' changes, from one tracked file. Each is opened there and written as XML."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT, needs_program
from tests.unit.readers.docx.made import docx, paragraph, run
from tests.unit.tracked.redlines import part_of, redline_of
from tests.unit.tracked.test_comments import about, comment
from tests.unit.tracked.test_keeping import OLD
from tests.unit.tracked.test_scrub import secretive
from tests.unit.tracked.test_static import LIST, WORDS, items
from tests.word.judges import by_libreoffice
from unxdiff.api import compare
from unxdiff.cli.settings import chosen
from unxdiff.cli.tracked import pair
from unxdiff.model.redline import Redline
from unxdiff.ooxml.names import w
from unxdiff.option_table import DIFF
from unxdiff.options import WordOptions
from unxdiff.tracked.document import word_redline

Trees = dict[str, etree._Element]
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"


def _lists() -> Redline:
    return redline_of(
        docx(items(*WORDS), numbering=LIST),
        docx(items(WORDS[1], WORDS[3], WORDS[2].replace("twelve", "ten")), numbering=LIST),
    )


def _commented() -> Redline:
    old = docx(paragraph(about(0, WORDS[0])) + paragraph(run(WORDS[1])),
               comments=comment(0, "Which?"))  # fmt: skip
    new = docx(
        paragraph(run(WORDS[0])) + paragraph(run("Invites ") + about(0, "Member States"))
        + paragraph(run("Decides on 30 experts.")),
        comments=comment(0, "All?", "Bea"),
    )  # fmt: skip
    return redline_of(old, new)


def _kept() -> Redline:
    new = docx(
        paragraph(run("Recalling its resolution on the matter of education"
                      " and all resolutions on it"))
        + paragraph(run("Requests the Secretary-General to report on its implementation"))
        + paragraph(run("Decides to remain actively seized of the matter")),
    )  # fmt: skip
    return redline_of(OLD, new)


def _alone() -> Redline:
    file = str(ROOT / "examples" / "tracked" / "draft.docx")
    old, new, _ = pair(file, chosen(DIFF, {}, file))
    return compare(old, new)


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> Trees:
    """What LibreOffice makes of each file."""
    soffice = needs_program("soffice")
    folder = tmp_path_factory.mktemp("dressed")
    wanted = {
        "tracked": (_lists(), WordOptions()),
        "static": (_lists(), WordOptions(static=True)),
        "commented": (_commented(), WordOptions(comments=True)),
        "scrubbed": (
            redline_of(secretive("One thing"), secretive("Another thing")),
            WordOptions(metadata=False),
        ),
        "kept": (_kept(), WordOptions(keep=True)),
        "alone": (_alone(), WordOptions()),
    }
    for name, (redline, options) in wanted.items():
        (folder / f"{name}.docx").write_bytes(word_redline(redline, options).data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in wanted]
    subprocess.run(
        [soffice, "--headless", profile, "--convert-to", "fodt", "--outdir", folder, *files],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return {name: _tree(folder / f"{name}.fodt") for name in wanted}


def _tree(path: Path) -> etree._Element:
    assert path.is_file(), f"LibreOffice cannot open {path.stem}"
    return etree.parse(path).getroot()


def _authors(tree: etree._Element) -> list[str]:
    """The authors of tracked changes in a file, in order."""
    return [
        one.findtext(f".//{DC}creator") for one in tree.iter(f"{TEXT}changed-region")
    ]  # fmt: skip


def _texts(tree: etree._Element) -> list[str]:
    body = tree.find(f"{OFFICE}body/{OFFICE}text")
    for one in body.findall(f"{TEXT}tracked-changes"):
        body.remove(one)
    return ["".join(one.itertext()) for one in body.iter(f"{TEXT}p")]


def test_static(trees: Trees) -> None:
    """The coloured file has both texts in its colours, and nothing tracked; the other has that."""
    assert _authors(trees["tracked"])
    assert not _authors(trees["static"])
    data = etree.tostring(trees["static"])
    for colour in (b"#0b4fa8", b"#a8201a"):
        assert colour in data
    text = "\n".join(_texts(trees["static"]))
    assert WORDS[0] in text and "twelve" in text and "ten experts" in text  # noqa: PT018


def test_comments(trees: Trees) -> None:
    """The comments of both files and our own are there, signed."""
    found = [
        (
            one.findtext(f"{DC}creator"),
            "".join([part for each in one.iter(f"{TEXT}p") for part in each.itertext()]),
        )
        for one in trees["commented"].iter(f"{OFFICE}annotation")
    ]
    assert ("Ada", "Which?") in found
    assert ("Bea", "All?") in found


def test_metadata(trees: Trees) -> None:
    """LibreOffice finds nobody in the properties, and the comment's author is nobody."""
    meta = trees["scrubbed"].find(f"{OFFICE}meta")
    assert meta.findtext(f"{META}initial-creator") is None
    assert meta.findtext(f"{DC}title") is None
    assert b"Ada Byron" not in etree.tostring(trees["scrubbed"])


def test_kept(trees: Trees) -> None:
    """Earlier changes stand beside ours."""
    assert sorted(set(_authors(trees["kept"]))) == ["Ada", "unxdiff"]


def test_one_file_alone(trees: Trees) -> None:
    """One tracked file gives a file with the same text before and after, signed by us."""
    assert set(_authors(trees["alone"])) == {"unxdiff"}
    assert any("eightieth session" in text for text in _texts(trees["alone"]))


def test_numbers_of_items_that_went(tmp_path: Path) -> None:
    """Items that went or moved away stay in their list, marked at their paragraph mark alone, on
    which counting rests: no change of formatting beside it. Accepted and rejected, the numbers in
    LibreOffice are those of the new file and of the old one."""
    redline = _lists()
    data = word_redline(redline, WordOptions()).data
    marks = [one for one in part_of(data).iter(w("pPr")) if one.find(f"{w('rPr')}/*") is not None]
    gone = [one for one in marks if one.find(w("rPr"))[0].tag in (w("del"), w("moveFrom"))]
    assert gone
    for one in gone:
        assert one.find(f"{w('numPr')}/{w('numId')}").get(w("val")) == "1"
        assert one.find(w("pPrChange")) is None
    files = {"it": data, "old": redline.old.file, "new": redline.new.file}
    jobs = [("it", "accept"), ("it", "reject"), ("old", "leave"), ("new", "leave")]
    made = by_libreoffice(files, jobs, tmp_path)
    assert made["it", "accept"] == made["new", "leave"]
    assert made["it", "reject"] == made["old", "leave"]
    assert made["new", "leave"][0].startswith("1.")
