"""Comments of both files in the Word file that a redline becomes."""

from __future__ import annotations

from tests.unit.readers.docx.made import docx, paragraph, run
from tests.unit.tracked.redlines import part_of, parts_of, redline_of
from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.ooxml.accepting import resolve_package
from unxdiff.ooxml.names import w
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.references import package_faults
from unxdiff.options import WordOptions
from unxdiff.records import replace
from unxdiff.tracked.document import WordRedline, word_redline

MOST = 1 << 30
PLAIN = WordOptions()
SPACE = "http://schemas.microsoft.com/office/word/2012/wordml"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
FIRST = "Requests the Secretary-General to report to the Assembly at its next session"
SECOND = "Invites Member States to submit their views on the matter"
END = paragraph(run("Decides to remain seized of the matter."))


def comment(key: int, text: str, author: str = "Ada", more: str = "") -> str:
    """A comment."""
    return f'<w:comment w:id="{key}" w:author="{author}"><w:p{more}>{run(text)}</w:p></w:comment>'


def about(key: int, text: str) -> str:
    """Runs that a comment is about."""
    reference = f'<w:r><w:commentReference w:id="{key}"/></w:r>'
    start, end = (f'<w:commentRange{one} w:id="{key}"/>' for one in ("Start", "End"))
    return f"{start}{run(text)}{end}{reference}"


def made(old: bytes, new: bytes, options: WordOptions = PLAIN) -> WordRedline:
    """The redline of two files, in which every comment has its marks, and no mark is alone."""
    found = word_redline(redline_of(old, new), options)
    assert not list(package_faults(Package(found.data, "a.docx", MOST)))
    root = part_of(found.data)
    kinds = ("commentRangeStart", "commentRangeEnd", "commentReference")
    ids = [sorted([one.get(w("id")) for one in root.iter(w(kind))]) for kind in kinds]
    assert ids[0] == ids[1] == ids[2] == sorted(set(ids[0]))
    return found


def said(data: bytes) -> dict[str, str]:
    """The comments of a file by id: text and what it is about."""
    root = part_of(data)
    found = {}
    for one in part_of(data, "comments"):
        key = one.get(w("id"))
        inside, open_ = "", False
        for each in root.iter():
            if each.get(w("id")) == key and each.tag == w("commentRangeStart"):
                open_ = True
            elif each.get(w("id")) == key and each.tag == w("commentRangeEnd"):
                open_ = False
            elif open_ and each.tag in (w("t"), w("delText")):
                inside += each.text or ""
        found["".join(one.itertext())] = inside
    return found


def test_comments_of_both_files() -> None:
    """Those of the old file stay, those of the new one come with new ids at their words."""
    old = docx(paragraph(about(0, FIRST)) + END, comments=comment(0, "Which one?"))
    new = docx(
        paragraph(run(FIRST))
        + paragraph(run("Invites ") + about(0, "all States") + run(" to write."))
        + END,
        comments=comment(0, "Why all?", "Bea"),
    )  # fmt: skip
    data = made(old, new).data
    assert said(data) == {"Which one?": FIRST, "Why all?": "all States"}
    assert [one.get(w("author")) for one in part_of(data, "comments")] == ["Ada", "Bea"]


def test_the_same_comment_stands_once() -> None:
    """The same author, text and place is the same comment, also where words beside it changed; at
    another place it is another one."""
    old = docx(paragraph(about(0, FIRST)) + END, comments=comment(0, "Which one?"))
    new = docx(
        paragraph(about(5, FIRST) + run(" as a matter of urgency"))
        + paragraph(about(6, SECOND))
        + END,
        comments=comment(5, "Which one?") + comment(6, "Which one?"),
    )
    data = made(old, new).data
    assert len(part_of(data, "comments")) == 2
    assert [one.get(w("id")) for one in part_of(data).iter(w("commentReference"))] == ["0", "1"]


def test_the_same_file_keeps_its_bytes() -> None:
    """Two files with the same comments at the same places: the text is that of the old file."""
    data = docx(paragraph(about(0, FIRST)) + END, comments=comment(0, "Which one?"))
    result = parts_of(made(data, data).data)
    assert result["word/document.xml"] == parts_of(data)["word/document.xml"]
    assert result["word/comments.xml"] == parts_of(data)["word/comments.xml"]


def test_a_file_without_comments_gets_the_part() -> None:
    """Where the old file has no comments at all, the part is made."""
    new = docx(paragraph(about(3, FIRST)) + END, comments=comment(3, "New."))
    assert said(made(docx(paragraph(run(FIRST)) + END), new).data) == {"New.": FIRST}


def test_comments_go_with_their_paragraphs() -> None:
    """The comment of a deleted paragraph goes when that is accepted, that of an inserted one when
    it is rejected; a moved paragraph has it at both ends until then."""
    old = docx(
        paragraph(about(0, FIRST)) + paragraph(about(1, SECOND))
        + paragraph(run("Third stays here."))
        + END,
        comments=comment(0, "Gone.") + comment(1, "Moved."),
    )  # fmt: skip
    new = docx(
        paragraph(run("Third stays here.")) + paragraph(about(1, SECOND))
        + paragraph(about(2, "Expresses its appreciation to the host country")) + END,
        comments=comment(1, "Moved.") + comment(2, "Came."),
    )  # fmt: skip
    data = made(old, new).data
    accepted, rejected = (
        resolve_package(data, "a.docx", accept=accept, most=MOST)[0] for accept in (True, False)
    )
    assert sorted(said(accepted)) == ["Came.", "Moved."]
    assert sorted(said(rejected)) == ["Gone.", "Moved."]


def test_replies_come_with_what_they_answer() -> None:
    """What another part says of comments comes too, under ids of paragraphs that are free."""
    more = ' xmlns:w14="{}" w14:paraId="{}"'
    w14 = W14[1:-1]
    extended = (
        f'<w15:commentsEx xmlns:w15="{SPACE}"><w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="1"/>'
        "</w15:commentsEx>"
    )
    relation = (
        '<Relationship Id="rId77" Type="http://schemas.microsoft.com/office/2011/relationships/'
        'commentsExtended" Target="commentsExtended.xml"/>'
    )
    old = docx(
        paragraph(about(0, FIRST)) + END,
        comments=comment(0, "Old.", more=more.format(w14, "00000001")),
    )
    new = docx(
        paragraph(run(FIRST)) + paragraph(about(0, SECOND) + about(1, "!")) + END,
        comments=comment(0, "New.", more=more.format(w14, "00000001"))
        + comment(1, "Reply.", more=more.format(w14, "00000002")),
        links=relation,
        files={"word/commentsExtended.xml": extended.encode()},
    )
    data = word_redline(redline_of(old, new), WordOptions()).data
    ids = [one.get(W14 + "paraId") for one in part_of(data, "comments").iter(w("p"))]
    assert len(set(ids)) == 3
    entries = list(part_of(data, "commentsExtended"))
    assert [one.get(f"{{{SPACE}}}paraId") for one in entries] == ids[1:]
    assert entries[1].get(f"{{{SPACE}}}paraIdParent") == ids[1]
    assert b"commentsExtended+xml" in parts_of(data)["[Content_Types].xml"]


def remarks(data: bytes) -> list[tuple[str, str]]:
    """Comments in the order of their places: text of the paragraph as it will be, and comment."""
    texts = {one.get(w("id")): "".join(one.itertext()) for one in part_of(data, "comments")}
    found = []
    for each in part_of(data).iter(w("p")):
        text = "".join([one.text or "" for one in each.iter(w("t"))])
        found += [(text, texts[one.get(w("id"))]) for one in each.iter(w("commentReference"))]
    return found


OLD_DRAFT = [
    "Requests the Secretary-General to submit a report of 20 pages;",
    "Calls upon Member States to contribute;",
    "Decides to remain seized of the matter, as set out in paragraph 2 above.",
]


def draft(words: list[str]) -> bytes:
    """A draft with typed numbers."""
    return docx(
        paragraph(run("The General Assembly,"))
        + "".join([paragraph(run(f"{at}. {one}")) for at, one in enumerate(words, 1)])
    )


def test_comments_on_changes() -> None:
    """With the option, a change that follows from another one and a signal get a comment each, at
    their paragraphs, signed and dated as the changes are, unchanged paragraphs too."""
    new = [
        OLD_DRAFT[0].replace("20 pages", "30 pages"),
        "Invites all donors to give generously to the fund for education;",
        OLD_DRAFT[1],
        OLD_DRAFT[2].replace("paragraph 2", "paragraph 3"),
    ]
    options = WordOptions(comments=True, author="Delegation of Peru", date="2026-01-02T00:00:00Z")
    data = made(draft(OLD_DRAFT), draft(new), options).data
    found = remarks(data)
    assert any("20" in text and "30" in text and "30 pages" in place for place, text in found)
    assert any(text.startswith("Follows from the new number") for _, text in found)
    signed = [dict(one.attrib) for one in part_of(data, "comments")]
    assert {one[w("author")] for one in signed} == {"Delegation of Peru"}
    assert {one[w("initials")] for one in signed} == {"DoP"}
    assert {one[w("date")] for one in signed} == {"2026-01-02T00:00:00Z"}
    again = made(draft(OLD_DRAFT), draft(new), options).data
    assert again == data


def test_a_stale_reference_is_remarked_where_nothing_changed() -> None:
    """A paragraph that nobody changed, and whose reference is stale, gets its comment; without the
    option there is none."""
    new = [
        OLD_DRAFT[0], "Invites all donors to give generously to the fund for education;",
        OLD_DRAFT[1], OLD_DRAFT[2],
    ]  # fmt: skip
    data = made(draft(OLD_DRAFT), draft(new), WordOptions(comments=True)).data
    found = remarks(data)
    assert any(OLD_DRAFT[2] in place and "refers to 2" in text for place, text in found), found
    assert "word/comments.xml" not in parts_of(made(draft(OLD_DRAFT), draft(new)).data)


def test_a_row_is_remarked_in_the_cell_that_changed() -> None:
    """The comment on a table's row stands at the cell with the change."""

    def table(amount: str) -> str:
        cells = "".join([f"<w:tc>{paragraph(run(one))}</w:tc>" for one in ("Staff", amount)])
        grid = '<w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid>'
        return f"<w:tbl><w:tblPr/>{grid}<w:tr>{cells}</w:tr></w:tbl>"

    options = WordOptions(comments=True)
    data = made(docx(table("250") + END), docx(table("300") + END), options).data
    assert [place for place, _ in remarks(data)] == ["300"]


def test_our_comment_comes_with_an_inserted_paragraph() -> None:
    """A remark on a paragraph that came stands in the insertion: rejected, it is gone; one on
    nothing is counted as left out."""
    new = [OLD_DRAFT[0], "Invites all donors to give to the fund for education;", *OLD_DRAFT[1:]]
    redline = redline_of(draft(OLD_DRAFT), draft(new))
    remark = Diagnostic(Code.TERM_INCONSISTENT, "Look here.", block=2, side="new")
    nowhere = Diagnostic(Code.TERM_INCONSISTENT, "Look where?")
    redline = replace(redline, diagnostics=(remark, nowhere))
    result = word_redline(redline, WordOptions(comments=True))
    assert remarks(result.data)[0][1] == "Look here."
    assert "1 remark without a place" in result.diagnostics[0].message
    rejected = resolve_package(result.data, "a.docx", accept=False, most=MOST)[0]
    texts = ["".join(one.itertext()) for one in part_of(rejected, "comments")]
    assert "Look here." not in texts
