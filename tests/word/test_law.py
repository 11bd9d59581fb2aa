"""The law of tracked changes on real pairs and on the examples, held by four judges: unxdiff's own
check, the faults of the package, LibreOffice and pandoc."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import pytest

from tests.conftest import shared_data
from tests.formats.writers import to_docx
from tests.word.judges import Job, by_libreoffice, by_pandoc
from tests.word.sample import sample
from unxdiff.api import compare, read, read_bytes
from unxdiff.ooxml.accepting import resolve_package
from unxdiff.options import MarkOptions
from unxdiff.tracked.check import check, new_faults
from unxdiff.tracked.word import tracked_changes

MOST = 1 << 30
"""Bytes that a file may unpack to."""
PAIRS = sorted(
    path.name.removesuffix(".old.docx")
    for path in (shared_data() / "docx" / "compare").glob("*.old.docx")
)
EXAMPLES = sorted(path.parent.name for path in Path("examples").glob("*/new.*"))
FORMS = tuple(product((False, True), repeat=2))
"""Whether the numbers of the old and the new file are automatic."""
SAMPLES = ("sample", "sample automatic")

_EQUATION = "it drops an equation that was inserted or deleted as a whole"
_ITEM = "an item of a list that was inserted or deleted stays as an empty one, which is counted"
PANDOC = {
    ("WC-1230", "accept"): _EQUATION,
    ("WC-1230", "reject"): _EQUATION,
    ("WC-1430", "accept"): _EQUATION,
    ("WC-1430", "reject"): _EQUATION,
    ("WC-1540", "accept"): _EQUATION,
    ("WC-1830", "accept"): _EQUATION,
    ("WC-1450", "accept"): "it takes a row that was deleted for the one with the heads",
    ("contract automatic", "reject"): _ITEM,
    ("negotiation automatic", "reject"): _ITEM,
    ("resolution-ar automatic", "reject"): _ITEM,
    ("resolution-en automatic", "reject"): _ITEM,
    ("resolution-es automatic", "reject"): _ITEM,
    ("resolution-fr automatic", "reject"): _ITEM,
    ("resolution-ru automatic", "reject"): _ITEM,
    ("resolution-zh automatic", "reject"): _ITEM,
    ("seed automatic", "accept"): _ITEM,
    ("seed automatic", "reject"): _ITEM,
    ("standard automatic", "reject"): _ITEM,
    ("sample automatic", "accept"): _ITEM,
    ("sample automatic", "reject"): _ITEM,
}
"""What pandoc 2.17 makes of our files otherwise than of the plain ones, and why."""
_OBJECT = "of an equation or drawing that was deleted it keeps a sign without width"
LIBREOFFICE = {
    ("WC-1190", "accept"): _OBJECT,
    ("WC-1210", "accept"): _OBJECT,
    ("WC-2090", "accept"): _OBJECT,
}
"""The same of LibreOffice 7.4."""


def _clean(path: Path) -> bytes:
    """A file without the tracked changes that it has itself."""
    return resolve_package(path.read_bytes(), path.name, accept=True, most=MOST)[0]


@cache
def pair(name: str, form: tuple[bool, bool] = (False, False)) -> tuple[bytes, bytes]:
    """The old and the new file of a pair, example or sample."""
    if name in PAIRS:
        folder = shared_data() / "docx" / "compare"
        return _clean(folder / f"{name}.old.docx"), _clean(folder / f"{name}.new.docx")
    automatic = name.endswith(" automatic")
    name = name.removesuffix(" automatic")
    if name == "sample":
        return sample(new=False, automatic=automatic), sample(new=True, automatic=automatic)
    paths = [next((Path("examples") / name).glob(f"{side}.*")) for side in ("old", "new")]
    forms = (True, True) if automatic else form
    old, new = (to_docx(read(path), automatic=how) for path, how in zip(paths, forms, strict=True))
    return old, new


def tracked(old: bytes, new: bytes) -> bytes:
    """Two Word files as one with tracked changes."""
    redline = compare(read_bytes(old, "old.docx"), read_bytes(new, "new.docx"))
    data, said = tracked_changes(redline, "A", "2000-01-01T00:00:00Z", MarkOptions())
    assert said == {}
    return data


@pytest.mark.parametrize("name", PAIRS)
def test_real_pairs(name):
    """Each pair, and the same the other way round: the law holds and nothing is broken."""
    old, new = pair(name)
    for before, after in ((old, new), (new, old)):
        data = tracked(before, after)
        assert check(data, before, after) == []
        assert new_faults(data, before, after) == []


@pytest.mark.parametrize(("first", "second"), list(pairwise(PAIRS)))
def test_strangers(first, second):
    """Files that have nothing to do with one another: as much is deleted and inserted, no less
    exactly."""
    for old, new in ((pair(first)[0], pair(second)[0]), (pair(second)[1], pair(first)[1])):
        data = tracked(old, new)
        assert check(data, old, new) == []
        assert new_faults(data, old, new) == []


def test_files_that_word_resolved():
    """Word's own results of accepting and of rejecting, as old and new and the other way round."""
    folder = shared_data() / "docx" / "tracked"
    for path in sorted(folder.glob("*.accepted.docx")):
        other = folder / path.name.replace(".accepted.", ".rejected.")
        for old, new in ((path, other), (other, path)):
            before, after = old.read_bytes(), new.read_bytes()
            data = tracked(before, after)
            assert check(data, before, after) == [], path.name
            assert new_faults(data, before, after) == [], path.name


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples(name):
    """The examples as Word files, numbers typed or counted by Word on either side."""
    for form in FORMS:
        old, new = pair(name, form)
        data = tracked(old, new)
        assert check(data, old, new) == []
        assert new_faults(data, old, new) == []


@pytest.mark.parametrize("name", [*PAIRS, *SAMPLES])
def test_a_file_compared_with_itself_keeps_every_byte(name):
    """What nobody touched is not written anew."""
    old, _ = pair(name)
    assert _parts(tracked(old, old)) == _parts(old)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", SAMPLES)
def test_untouched_paragraphs_keep_their_bytes(name):
    """A paragraph that both files have, in the same place, stands in the redline as in the old."""
    old, new = pair(name)
    found = [
        re.findall(rb"<w:p>.*?</w:p>", _parts(data)["word/document.xml"])
        for data in (old, new, tracked(old, new))
    ]
    same = set(found[0]) & set(found[1])
    moved = {one for one in same if b"hold consultations" in one}
    assert len(same) > 8
    assert same - moved <= set(found[2])


def test_a_note_that_came_is_there_once():
    """Four of the notes stay as they are, one is amended in its place, one came: six in all, each
    cited once, and only the one that came is inserted as a whole."""
    parts = _parts(tracked(*pair("report-notes")))
    notes = re.findall(rb"<w:footnote w:id.*?</w:footnote>", parts["word/footnotes.xml"], re.DOTALL)
    assert len(notes) == len(re.findall(rb"<w:footnoteReference", parts["word/document.xml"])) == 6
    assert sum(b"<w:footnoteRef/>" in note.partition(b"<w:ins")[2] for note in notes) == 1
    assert sum(b"<w:del " in note for note in notes) == 1


@pytest.mark.parametrize("name", [*PAIRS[:9], *SAMPLES])
def test_the_same_input_gives_the_same_bytes(name):
    """Nothing in the file depends on the time or on chance."""
    old, new = pair(name)
    assert tracked(old, new) == tracked(old, new)


@pytest.mark.parametrize(
    ("judge", "gaps"),
    [(by_pandoc, PANDOC), (by_libreoffice, LIBREOFFICE)],
    ids=["pandoc", "office"],
)
def test_other_programs_agree(judge, gaps, tmp_path):
    """What another program makes of the file with all changes accepted, or rejected, is what it
    makes of the new file, or the old one, but where a gap of its own is named."""
    names = [*PAIRS, *EXAMPLES, *[f"{name} automatic" for name in EXAMPLES], *SAMPLES]
    files: dict[str, bytes] = {}
    jobs: list[Job] = []
    for name in names:
        old, new = pair(name)
        files |= {f"{name}.old": old, f"{name}.new": new, name: tracked(old, new)}
        jobs += [(name, "accept"), (name, "reject"), (f"{name}.old", "leave")]
        jobs += [(f"{name}.new", "leave")]
    made = judge(files, jobs, tmp_path)
    wrong = {
        (name, how)
        for name, (how, side) in product(names, (("accept", "new"), ("reject", "old")))
        if made[name, how] != made[f"{name}.{side}", "leave"]
    }
    assert wrong - set(gaps) == set()
