"""``--input-revisions keep``: earlier authors' tracked changes beside the redline's own."""

from __future__ import annotations

import pytest

from tests.conftest import shared_data
from tests.unit.readers.docx.made import docx, paragraph, run
from tests.unit.tracked.redlines import part_of, redline_of, texts
from unxdiff.diagnostics import Code
from unxdiff.ooxml.accepting import resolve_package
from unxdiff.ooxml.names import w
from unxdiff.ooxml.order import faults
from unxdiff.options import WordOptions
from unxdiff.tracked.document import WordRedline, word_redline

MOST = 1 << 30
ADA = 'w:id="1" w:author="Ada" w:date="2020-01-01T00:00:00Z"'
INS = f"<w:ins {ADA}>{run(' and all resolutions on it')}</w:ins>"
GONE = f"<w:del {ADA}><w:r><w:delText> in due course</w:delText></w:r></w:del>"
FIRST = "Recalling its resolution on the matter of education"
SECOND = "Requests the Secretary-General to report on its implementation"
DELETED_MARK = f"<w:pPr><w:rPr><w:del {ADA}/></w:rPr></w:pPr>"
KEEP = WordOptions(keep=True)


def kept(old: bytes, new: bytes, options: WordOptions = KEEP) -> WordRedline:
    """The redline of two Word files with earlier changes kept."""
    return word_redline(redline_of(old, new), options)


def authors(data: bytes, name: str = "document") -> list[str]:
    """Who signed the changes of a part, in order."""
    found = part_of(data, name).iter(w("ins"), w("del"), w("moveFrom"), w("moveTo"))
    return [one.get(w("author")) for one in found]


def resolved(data: bytes, how: str, *names: str) -> bytes:
    """A file with the changes of some authors accepted or rejected."""
    return resolve_package(data, "a.docx", accept=how == "accept", authors=names, most=MOST)[0]


OLD = docx(
    paragraph(run(FIRST) + INS)
    + paragraph(run(SECOND) + GONE)
    + paragraph(run("Decides to remain seized of the matter")),
)


def test_marks_stay_where_nothing_changed() -> None:
    """A paragraph that both sides have keeps the marks that it had; ours stand beside them, and
    the ids of all are different."""
    new = docx(
        paragraph(run(FIRST + " and all resolutions on it"))
        + paragraph(run(SECOND))
        + paragraph(run("Decides to remain actively seized of the matter")),
    )
    made = kept(OLD, new)
    assert authors(made.data) == ["Ada", "Ada", "unxdiff"]
    changes = list(part_of(made.data).iter(w("ins"), w("del")))
    assert len({one.get(w("id")) for one in changes}) == len(changes)
    assert not made.diagnostics
    first = part_of(made.data).find(f".//{w('ins')}")
    assert "".join(first.itertext()) == " and all resolutions on it"


def test_marks_that_collide_are_accepted() -> None:
    """A paragraph that changed since has our marks alone, and how many there are is said."""
    new = docx(
        paragraph(run(FIRST + " and all resolutions on it"))
        + paragraph(run(SECOND + " at its next session"))
        + paragraph(run("Decides to remain seized of the matter")),
    )
    made = kept(OLD, new)
    assert authors(made.data) == ["Ada", "unxdiff"]
    assert [(one.code, one.side) for one in made.diagnostics] == [(Code.REVISIONS_RESOLVED, "old")]
    assert "in 1 paragraph of the old file" in made.diagnostics[0].message


def test_own_changes_resolve_by_author() -> None:
    """With our changes rejected the file is the old one with its marks, byte for byte of the text;
    with them accepted it says what the new file says, the marks that were kept aside."""
    new = docx(
        paragraph(run(FIRST + " and all resolutions on it"))
        + paragraph(run(SECOND))
        + paragraph(run("Decides to remain actively seized of the matter"))
        + paragraph(run("Invites comments.")),
    )
    made = kept(OLD, new).data
    back = resolved(made, "reject", "unxdiff")
    assert texts(resolved(back, "accept")) == texts(resolved(OLD, "accept"))
    assert texts(resolved(back, "reject")) == texts(resolved(OLD, "reject"))
    assert authors(back) == ["Ada", "Ada"]
    assert texts(resolved(resolved(made, "accept", "unxdiff"), "accept")) == texts(new)


def test_joined_and_deleted_paragraphs_come_back() -> None:
    """Paragraphs that an earlier author deleted or joined stand in the result as they did, before
    the paragraph that they went into."""
    gone = f"<w:del {ADA}><w:r><w:delText>Whole paragraph.</w:delText></w:r></w:del>"
    old = docx(
        paragraph(run("One."))
        + f"<w:p>{DELETED_MARK}{gone}</w:p>"
        + f"<w:p>{DELETED_MARK}{run('First half ')}</w:p>"
        + paragraph(run("second half."))
        + paragraph(run("End."))
        + f"<w:p>{gone}</w:p>"
    )
    new = docx(
        paragraph(run("One and more.")) + paragraph(run("First half second half."))
        + paragraph(run("End."))
    )  # fmt: skip
    accepted = resolved(old, "accept")
    made = kept(old, new)
    assert texts(resolved(made.data, "reject")) == texts(resolved(old, "reject"))
    assert texts(resolved(resolved(made.data, "reject", "unxdiff"), "accept")) == texts(accepted)
    assert authors(made.data).count("Ada") == 4


def test_a_table_keeps_its_marks_as_a_whole() -> None:
    """An untouched table comes back with its deleted row; in one that changed, untouched cells
    keep theirs and the deleted row stays accepted."""
    row = f"<w:tr><w:trPr><w:del {ADA}/></w:trPr><w:tc>{paragraph(run('Gone'))}</w:tc></w:tr>"
    rows = [f"<w:tc>{paragraph(run('Item') + INS)}</w:tc>", f"<w:tc>{paragraph(run('30'))}</w:tc>"]
    old = docx(
        paragraph(run("Text.")) + _table(f"<w:tr>{rows[0]}</w:tr>{row}<w:tr>{rows[1]}</w:tr>")
        + paragraph()
    )  # fmt: skip
    same = _new_table("30")
    made = kept(old, docx(paragraph(run("Text more.")) + same + paragraph()))
    assert len(list(part_of(made.data).iter(w("tr")))) == 3
    assert authors(made.data).count("Ada") == 2
    made = kept(old, docx(paragraph(run("Text.")) + _new_table("40") + paragraph()))
    assert len(list(part_of(made.data).iter(w("tr")))) == 2
    assert authors(made.data).count("Ada") == 1


def _table(rows: str) -> str:
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>{rows}</w:tbl>'


def _new_table(amount: str) -> str:
    first = paragraph(run("Item and all resolutions on it"))
    return _table(
        f"<w:tr><w:tc>{first}</w:tc></w:tr><w:tr><w:tc>{paragraph(run(amount))}</w:tc></w:tr>"
    )


def test_a_deleted_note_comes_back_with_its_mark() -> None:
    """A note whose mark an earlier author deleted is in the result again, under another id."""
    cited = f'<w:del {ADA}><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    note = f'<w:footnote w:id="2">{paragraph(run("See above."))}</w:footnote>'
    old = docx(paragraph(run(FIRST) + cited) + paragraph(run("End.")), footnotes=note)
    new = docx(
        paragraph(run(FIRST))
        + paragraph(run("End.") + '<w:r><w:footnoteReference w:id="7"/></w:r>'),
        footnotes=f'<w:footnote w:id="7">{paragraph(run("New note."))}</w:footnote>',
    )
    made = kept(old, new)
    notes = {one.get(w("id")): "".join(one.itertext()) for one in part_of(made.data, "footnotes")}
    cites = [one.get(w("id")) for one in part_of(made.data).iter(w("footnoteReference"))]
    assert [notes[one] for one in cites] == ["See above.", "New note."]


def test_a_move_that_lost_an_end_is_no_move() -> None:
    """Where one end of an earlier move changed since, the other one is kept as a deletion."""
    text = "Encourages all donors to contribute to the fund"
    old = docx(
        f'<w:p><w:moveFromRangeStart w:id="1" w:name="m" w:author="Ada"/><w:moveFrom {ADA}>'
        f'{run(text)}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>{run("First.")}</w:p>'
        + paragraph(run("Middle."))
        + f'<w:p><w:moveToRangeStart w:id="3" w:name="m" w:author="Ada"/><w:moveTo {ADA}>'
        f'{run(text)}</w:moveTo><w:moveToRangeEnd w:id="3"/></w:p>'
    )
    new = docx(
        paragraph(run("First.")) + paragraph(run("Middle."))
        + paragraph(run(text.replace("fund", "new fund")))
    )  # fmt: skip
    made = kept(old, new).data
    assert not list(part_of(made).iter(w("moveFrom"), w("moveFromRangeStart")))
    assert authors(made) == ["Ada", "unxdiff"]
    same = kept(old, docx(
        paragraph(run("First.")) + paragraph(run("Middle more.")) + paragraph(run(text))
    )).data  # fmt: skip
    assert len(list(part_of(same).iter(w("moveFrom"), w("moveTo")))) == 2


def test_the_same_author_is_not_kept() -> None:
    """Changes by somebody called as the redline's author are accepted: nobody could tell them
    apart."""
    new = docx(
        paragraph(run(FIRST + " and all resolutions on it")) + paragraph(run(SECOND))
        + paragraph(run("Decides to remain actively seized of the matter")),
    )  # fmt: skip
    made = kept(OLD, new, WordOptions(author="Ada", keep=True))
    assert authors(made.data) == ["Ada"]
    assert "2 paragraphs of the old file" in made.diagnostics[0].message


def test_marks_of_the_new_file_are_accepted_and_said() -> None:
    """What the new file alone tracks is part of the new text."""
    old = docx(paragraph(run(FIRST)) + paragraph(run("End.")))
    new = docx(paragraph(run(FIRST) + INS) + paragraph(run("End.")))
    made = kept(old, new)
    assert authors(made.data) == ["unxdiff"]
    assert [one.side for one in made.diagnostics] == ["new"]


@pytest.mark.parametrize(
    "path",
    sorted((shared_data() / "docx" / "tracked").glob("*.tracked.docx")),
    ids=lambda path: path.stem.split(".")[0],
)
def test_files_with_changes_come_back(path: object) -> None:
    """Against themselves accepted, Word's files with changes keep them all: accepted and rejected
    the result says what the file does, and nothing in it is broken that was not before."""
    data = path.read_bytes()  # type: ignore[attr-defined]
    made = kept(data, resolved(data, "accept"))
    for how in ("accept", "reject"):
        assert texts(resolved(made.data, how)) == texts(resolved(data, how))
    root, before = part_of(made.data), part_of(data)
    assert len(list(faults(root, ""))) <= len(list(faults(before, "")))


def test_marks_stay_where_notes_were_renumbered() -> None:
    """A note that came before shifts the ids of the others: marks beside them stay, and each
    citation has its note; ids rise in the order of the citations."""

    def cite(key: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{key}"/></w:r>'

    def note(key: int, text: str) -> str:
        return f'<w:footnote w:id="{key}">{paragraph(run(text))}</w:footnote>'

    lost = f"<w:del {ADA}>{cite(2)}</w:del>"
    old = docx(
        paragraph(run("Opening words of the draft."))
        + paragraph(run(FIRST) + INS + cite(1) + lost)
        + paragraph(run(SECOND) + cite(3)),
        footnotes=note(1, "One.") + note(2, "Lost.") + note(3, "Three."),
    )
    new = docx(
        paragraph(run("Opening words of the draft.") + cite(1))
        + paragraph(run(FIRST + " and all resolutions on it") + cite(2))
        + paragraph(run(SECOND) + cite(3)),
        footnotes=note(1, "New.") + note(2, "One.") + note(3, "Three."),
    )
    made = kept(old, new)
    notes = {one.get(w("id")): "".join(one.itertext()) for one in part_of(made.data, "footnotes")}
    cites = [one.get(w("id")) for one in part_of(made.data).iter(w("footnoteReference"))]
    assert [notes[one] for one in cites] == ["New.", "One.", "Lost.", "Three."]
    assert cites == sorted(cites, key=int)
    assert authors(made.data).count("Ada") == 2
