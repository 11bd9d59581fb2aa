"""Akoma Ntoso: what each element becomes, in drafts of the United Nations and in other texts."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unxdiff.api import read_bytes
from unxdiff.diagnostics import Code
from unxdiff.errors import InputError, LimitError, UnxdiffError
from unxdiff.model.document import Document, Mark, Run
from unxdiff.model.roles import Kind, Role, Style
from unxdiff.options import ReadOptions
from unxdiff.readers.akn import read

V3 = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

RESOLUTION = f"""<?xml version="1.0" encoding="utf-8"?><akomaNtoso xmlns="{V3}">
<!-- unofficial --><statement name="resolution"><meta><identification source="#un"><FRBRWork>
<FRBRdate date="2023-11-09" name="adoption"/><FRBRnumber value="A/RES/78/1"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification></meta>
<preamble><formula name="enactingFormula"><p><i>The Council</i>,</p></formula>
<container name="Recalling"><p xml:space="preserve">	<span class="italic">Recalling</span> its
  resolution <a href="https://undocs.org/S/RES/1(1946)">1 (1946)</a>,<authorialNote marker="1">
<p>See <b>S/1</b>.</p><p>And more.</p></authorialNote></p></container>
<recital><p>Noting the report<noteRef href="#n2"/>,</p></recital></preamble>
<mainBody>
<paragraph class="H23"><subheading>Measures</subheading></paragraph>
<paragraph><num>1.</num><list><intro><p>Urges States:</p></intro>
<point><num>(a)</num><content><p>to build<authorialNote marker="*" eId="n2"><p>Soon.</p>
</authorialNote>;</p></content></point>
<point><num>(b)</num><sublist><intro><p>to report:</p></intro><point><num>(i)</num><content>
<p>yearly;</p></content></point></sublist></point><wrapUp><p>and to rest;</p></wrapUp></list>
</paragraph>
<paragraph><num>2.</num><content><p>Decides to remain seized.</p></content></paragraph>
</mainBody>
<attachments><attachment><doc name="annex"><mainBody><paragraph class="H1"><heading>Annex</heading>
</paragraph><paragraph><content><p>1. Terms of it.</p></content></paragraph></mainBody></doc>
</attachment></attachments></statement></akomaNtoso>"""


def akn(xml: str, revisions: str = "accept") -> Document:
    """The document of a body in a ``doc``."""
    whole = f'<akomaNtoso xmlns="{V3}"><doc name="x"><mainBody>{xml}</mainBody></doc></akomaNtoso>'
    return read(whole.encode(), "doc.xml", ReadOptions(revisions=revisions))


def short(document: Document) -> list[tuple[str, str | None, int, str]]:
    """Kind, label, level and text of each block."""
    return [(b.kind.value, b.label, b.level, b.text) for b in document.blocks]


def test_a_resolution() -> None:
    """Labels, roles, levels, notes and runs of a whole resolution."""
    made = read_bytes(RESOLUTION.encode(), "r.xml")
    assert [(b.role, b.label, b.level, b.text) for b in made.blocks] == [
        (Role.ENACTING_LINE, None, 0, "The Council,"),
        (Role.PREAMBULAR, None, 0, "Recalling its resolution 1 (1946),"),
        (Role.PREAMBULAR, None, 0, "Noting the report,"),
        (Role.HEADING, None, 1, "Measures"),
        (Role.OPERATIVE, "1.", 0, "Urges States:"),
        (Role.SUBPARAGRAPH, "(a)", 0, "to build;"),
        (Role.SUBPARAGRAPH, "(b)", 0, "to report:"),
        (Role.SUBPARAGRAPH, "(i)", 1, "yearly;"),
        (Role.PARAGRAPH, None, 0, "and to rest;"),
        (Role.OPERATIVE, "2.", 0, "Decides to remain seized."),
        (Role.ANNEX, None, 1, "Annex"),
        (Role.CLAUSE, "1.", 0, "Terms of it."),
    ]
    assert [(note.mark, note.text) for note in made.notes] == [
        ("1", "See S/1.\nAnd more."),
        ("*", "Soon."),
    ]
    assert [block.marks for block in made.blocks if block.marks] == [
        (Mark(34, 0),), (Mark(17, 1),), (Mark(8, 1),),
    ]  # fmt: skip
    assert made.blocks[1].runs == (Run(0, 9, Style.ITALIC),)
    assert made.notes[0].runs == (Run(4, 7, Style.BOLD),)
    assert made.language == "en"
    assert made.facts == (("symbol", "A/RES/78/1"), ("date", "2023-11-09"))
    assert [said.message for said in made.diagnostics] == ["not compared: metadata, 1 comment"]


def test_the_same_as_a_text() -> None:
    """The same resolution typed has the same texts, labels, roles and depths of subparagraphs."""
    typed = (
        "The Council,\n\nRecalling its resolution 1 (1946),\n\nNoting the report,\n\nMeasures\n\n"
        "1. Urges States:\n\n(a) to build;\n\n(b) to report:\n\n(i) yearly;\n\nand to rest;\n\n"
        "2. Decides to remain seized.\n\nAnnex\n\n1. Terms of it.\n"
    )
    text, xml = read_bytes(typed.encode(), "r.txt"), read_bytes(RESOLUTION.encode(), "r.xml")
    pairs = list(zip(text.blocks, xml.blocks, strict=True))
    assert all((a.text, a.label, a.role) == (b.text, b.label, b.role) for a, b in pairs)
    assert all(a.level == b.level for a, b in pairs if a.role is Role.SUBPARAGRAPH)


def test_an_act() -> None:
    """Headings have the levels that texts have; a number alone is a heading only with its word."""
    made = akn(
        "<part><num>Part I</num><heading>General</heading><chapter><num>Chapter 1</num><article>"
        "<num>Article 5</num><paragraph><num>1.</num><content><p>Water is free.</p></content>"
        "</paragraph></article><section><num>7</num><content><p>Wells are deep.</p></content>"
        "</section></chapter></part><crossHeading>Across</crossHeading>"
    )
    assert short(made) == [
        ("heading", "Part I", 1, "General"),
        ("heading", None, 2, "Chapter 1"),
        ("heading", None, 4, "Article 5"),
        ("paragraph", "1.", 0, "Water is free."),
        ("paragraph", "7", 0, "Wells are deep."),
        ("heading", None, 5, "Across"),
    ]
    assert all(block.role is Role.PARAGRAPH for block in made.blocks)


def test_acts_whose_formula_comes_last_have_no_roles_of_ours() -> None:
    """Recitals of the European Union are left to the step that reads any document."""
    xml = (
        f'<akomaNtoso xmlns="{V3}"><act><preamble><citations><citation><p>Having regard to it,</p>'
        "</citation></citations><recitals><recital><num>(1)</num><p>Wells dry up.</p></recital>"
        "</recitals><formula name='enactingFormula'><p>HAS ADOPTED THIS REGULATION:</p></formula>"
        "</preamble><body><paragraph><num>1.</num><content><p>Dig.</p></content></paragraph></body>"
        "</act></akomaNtoso>"
    )
    made = read(xml.encode(), "act.xml", ReadOptions())
    assert {block.role for block in made.blocks} == {Role.PARAGRAPH}
    assert [block.label for block in made.blocks] == [None, "(1)", None, "1."]


@pytest.mark.parametrize(
    "space",
    [
        "http://www.akomantoso.org/1.0",
        "http://www.akomantoso.org/2.0",
        "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13",
        "",
    ],
)
def test_any_version(space: str) -> None:
    """The version in the namespace does not matter, nor a prefix, nor the encoding."""
    xml = '<?xml version="1.0" encoding="utf-16"?>'
    xml += f'<a:akomaNtoso xmlns:a="{space}"><a:doc><a:mainBody>'
    xml += "<a:p>Größe</a:p></a:mainBody></a:doc></a:akomaNtoso>"
    if not space:
        xml = xml.replace("a:", "").replace(' xmlns:a=""', "").replace(' xmlns=""', "")
    assert [block.text for block in read_bytes(xml.encode("utf-16"), "x").blocks] == ["Größe"]


def test_tables_lists_and_images() -> None:
    """Rows as anywhere, lists of HTML's kind, images by file name, equations as text."""
    made = akn(
        "<table><caption><p>Sums</p></caption><tr><th><p>Year</p></th><th colspan='2'>"
        "<p>Sum</p></th>"
        "</tr><tr><td rowspan='2'><p>2020</p></td><td><p>1</p><p>2</p></td></tr><tr><td>3</td></tr>"
        "</table><ul><li>one<ol><li><p>two</p></li></ol></li></ul><blockList><listIntroduction>These:"
        "</listIntroduction><item><num>–</num><p>three</p></item></blockList>"
        "<p>See <img src='../media/map.png' alt='Map'/><foreign><math "
        "xmlns='http://www.w3.org/1998/Math/MathML'><msqrt><mi>x</mi></msqrt></math></foreign></p>"
    )
    assert short(made) == [
        ("paragraph", None, 0, "Sums"),
        ("row", None, 0, "Year\tSum\t"),
        ("row", None, 0, "2020\t1 2"),
        ("row", None, 0, "\t3"),
        ("item", "•", 0, "one"),
        ("item", "1.", 1, "two"),
        ("paragraph", None, 0, "These:"),
        ("paragraph", "–", 0, "three"),
        ("paragraph", None, 0, "See ‹image map.png›‹equation √x›"),
    ]


def test_quoted_structures() -> None:
    """What is quoted is a quotation with its marks, and never an operative paragraph."""
    made = akn(
        "<paragraph><num>1.</num><content><p>Replace <mod>it by <quotedStructure startQuote='“' "
        "endQuote='”'><paragraph><num>5.</num><content><p>New text.</p></content></paragraph>"
        "</quotedStructure>; and <quotedText startQuote='“' endQuote='”'>a</quotedText>.</mod></p>"
        "</content></paragraph>"
    )
    assert short(made) == [
        ("paragraph", "1.", 0, "Replace it by"),
        ("quote", "5.", 0, "“New text.”"),
        ("paragraph", None, 0, "; and “a”."),
    ]


def test_inserted_and_deleted() -> None:
    """``ins`` and ``del`` by what is wanted, said with their number; or refused."""
    xml = "<p>the <del>old</del><ins>new</ins> text</p><del><p>gone</p></del>"
    accepted, rejected = akn(xml), akn(xml, "reject")
    assert [block.text for block in accepted.blocks] == ["the new text"]
    assert [block.text for block in rejected.blocks] == ["the old text", "gone"]
    assert accepted.diagnostics[0].code is Code.REVISIONS_RESOLVED
    assert accepted.diagnostics[0].message == "3 tracked changes accepted"
    with pytest.raises(InputError, match="--input-revisions"):
        akn(xml, "fail")


def test_breaks_and_unmarked_headings() -> None:
    """A numbered ``eol`` is the print's line; a short bold paragraph is a heading."""
    made = akn(
        "<p>one<br/>two<eol/>three<eol number='4'/>four</p>"
        "<paragraph><content><p><b>Measures</b></p></content></paragraph>"
    )
    assert made.blocks[0].text == "one\ntwo\nthree four"
    assert made.blocks[1].kind is Kind.HEADING
    assert made.blocks[1].runs == ()


def test_links_that_say_more_than_their_text() -> None:
    """A link to elsewhere is kept; one that only repeats a symbol was put there by machines."""
    made = akn("<p><a href='https://un.org/b'>here</a> <a href='https://x.org/A/1'>A/1</a></p>")
    assert made.blocks[0].runs == (Run(0, 4, Style.LINK, "https://un.org/b"),)


def test_notes_of_the_metadata() -> None:
    """A ``noteRef`` cites a note of the metadata; one that nothing cites is only counted."""
    xml = (
        f'<akomaNtoso xmlns="{V3}"><act><meta><notes source="#e"><note eId="n1">'
        f"<p>First.</p></note>"
        '<note eId="n2"><p>Second.</p></note></notes></meta><body><p>Text<noteRef href="#n1" '
        'marker="[3]"/>, <noteRef href="#n9" marker="9"/></p></body></act></akomaNtoso>'
    )
    made = read(xml.encode(), "act.xml", ReadOptions())
    assert [(note.mark, note.text) for note in made.notes] == [("3", "First.")]
    assert made.blocks[0].text == "Text, 9"
    assert [said.message for said in made.diagnostics] == [
        "mark 9 cites no note; it stays in the text",
        "not compared: metadata, 1 editorial note",
    ]


def test_a_number_without_a_text_is_not_lost() -> None:
    """An empty paragraph keeps its number, as its text."""
    made = akn("<paragraph><num>1.</num></paragraph><paragraph><num>2.</num><p>Two</p></paragraph>")
    assert short(made) == [("paragraph", None, 0, "1."), ("paragraph", "2.", 0, "Two")]


@pytest.mark.parametrize("kind", ["documentCollection", "judgment", "debate", "amendment", "bill"])
def test_other_types_of_documents(kind: str) -> None:
    """Text is read wherever it stands; unknown containers end paragraphs with their own."""
    xml = (
        f'<akomaNtoso xmlns="{V3}"><{kind}><collectionBody><component><doc><mainBody><speech><from>'
        "The Chair</from><p>Order.</p></speech><unheard><p>One</p><p>Two</p></unheard></mainBody>"
        f"</doc></component></collectionBody></{kind}></akomaNtoso>"
    )
    made = read(xml.encode(), "x.xml", ReadOptions())
    assert [block.text for block in made.blocks] == ["The Chair", "Order.", "One", "Two"]


@pytest.mark.parametrize(
    ("xml", "error", "said"),
    [
        ("<akomaNtoso><doc>", InputError, "not well-formed"),
        ("<akomaNtoso/>", InputError, "no text in it"),
        ("<other/>", InputError, "not Akoma Ntoso"),
        (
            "<!DOCTYPE a [<!ENTITY e 'x'>]><akomaNtoso><p>&e;</p></akomaNtoso>",
            InputError,
            "entities",
        ),
        ("<akomaNtoso>" + "<p>" * 5000, LimitError, "nests"),
    ],
)
def test_what_is_refused(xml: str, error: type[UnxdiffError], said: str) -> None:
    """Broken, empty, foreign and hostile files are errors of one line."""
    with pytest.raises(error, match=said) as raised:
        read(xml.encode(), "x.xml", ReadOptions())
    assert "\n" not in str(raised.value)


def test_as_deep_as_a_file_may_be() -> None:
    """Two hundred levels are no trouble."""
    deep = "<list><point><num>a)</num>" * 100 + "<p>x</p>" + "</point></list>" * 100
    assert len(akn(deep).blocks) == 1


@given(st.integers(0, 2600), st.integers(0, 300), st.binary(max_size=10))
def test_cut_and_changed_files(start: int, length: int, noise: bytes) -> None:
    """Whatever is cut out or put in, a document or an error of ours comes of it."""
    data = RESOLUTION.encode()
    for cut in (data[:start] + noise + data[start + length :], data[:start]):
        with suppress(UnxdiffError):
            read(cut, "x.xml", ReadOptions())


_NAMES = st.sampled_from(
    ("p", "num", "heading", "paragraph", "list", "point", "intro", "content", "mainBody",
     "preamble", "formula", "container", "table", "tr", "td", "authorialNote", "ins", "del",
     "quotedStructure", "article", "attachment", "ul", "li", "b", "eol", "noteRef")
)  # fmt: skip


@given(
    st.recursive(
        st.text("ab \n", max_size=4),
        lambda inner: st.tuples(_NAMES, st.lists(inner, max_size=4)).map(
            lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
        ),
        max_leaves=25,
    )
)
def test_any_tree(xml: str) -> None:
    """Elements nested in any way are read, and all letters of the text are somewhere."""
    try:
        made = akn(xml)
    except InputError:
        return
    letters = sum(sign in "ab" for sign in _without_deleted(xml))
    parts = [part for b in made.blocks for part in (b.text, b.label or "")]
    parts += [note.text for note in made.notes]
    assert sum(sign in "ab" for sign in "".join(parts)) >= letters
    for block in made.blocks:
        assert all(0 <= run.start < run.end <= len(block.text) for run in block.runs)
        assert all(0 <= mark.at <= len(block.text) for mark in block.marks)


def _without_deleted(xml: str) -> str:
    """The text of a tree without what is deleted in it, and without notes and their marks."""
    from lxml import etree

    root = etree.fromstring(f"<r>{xml}</r>")
    for gone in root.xpath("//del | //noteRef | //authorialNote//authorialNote"):
        if gone.getparent() is not None:
            tail, parent, before = gone.tail or "", gone.getparent(), gone.getprevious()
            parent.remove(gone)
            if before is None:
                parent.text = (parent.text or "") + tail
            else:
                before.tail = (before.tail or "") + tail
    return "".join(root.itertext())
