"""Blocks of a page: which part is its text, and what each element becomes."""

from __future__ import annotations

import hashlib

import pytest

from tests.unit.readers.html.pages import WORD, body, page, remarks, short
from unxdiff.diagnostics import Code
from unxdiff.errors import InputError
from unxdiff.model.document import Run
from unxdiff.model.roles import Role, Style


def test_blanks_and_breaks() -> None:
    """Line ends of the source are blanks, a break is a line end, two breaks are two paragraphs."""
    made = body("<p>one\n  two <br> three<br><br>four&nbsp;five so\u00adda</p>loose<p>end")
    assert [block.text for block in made.blocks] == [
        "one two\nthree",
        "four\u00a0five soda",
        "loose",
        "end",
    ]


def test_chinese_lines_are_joined_without_a_blank() -> None:
    """A source line that ends inside a Chinese sentence leaves no blank in it."""
    made = body("<p>安全\n理事会<b>\n第</b> A/1\n号</p>")
    assert made.blocks[0].text == "安全理事会第 A/1 号"


def test_headings_quotations_and_code() -> None:
    """Headings have their level, quotations their depth, code its own blanks."""
    made = body(
        "<h2><b>Aims</b></h2><div role=heading aria-level=4>Deep</div><blockquote><p>Said</p>"
        "<blockquote>twice</blockquote></blockquote><pre>\n<code>a\n  b\n</code></pre>"
    )
    assert short(made) == [
        "heading2 Aims",
        "heading4 Deep",
        "quote Said",
        "quote1 twice",
        "code a\n  b",
    ]
    assert made.blocks[0].runs == ()


def test_ordered_lists_as_browsers_number_them() -> None:
    """``start``, ``value``, ``type``, ``reversed``, styles, and levels of lists inside lists."""
    made = body(
        "<ol start=5><li>five<li value=9>nine<ol type=a><li>a</ol><li>ten<p>more</ol>"
        "<ol reversed><li>two<li>one</ol><ol type=I start=4><li>iv</ol>"
        "<ol style='list-style-type: lower-latin' start=27><li>aa</ol>"
        "<ol style='list-style: none'><li>bare</ol><ul><li>bullet<ul style='list-style:circle'>"
        "<li>ring</ul></ul><ol style='list-style-type:cjk-ideographic' start=12><li>x</ol>"
    )
    assert short(made) == [
        "item 5. five",
        "item 9. nine",
        "item1 a. a",
        "item 10. ten",
        "item more",
        "item 2. two",
        "item 1. one",
        "item IV. iv",
        "item aa. aa",
        "item bare",
        "item • bullet",
        "item1 ◦ ring",
        "item 十二、 x",
    ]


def test_an_empty_item_keeps_its_number() -> None:
    """A number without a text is a text; a list that begins an item has both numbers."""
    made = body("<ol><li><li>two<li><ol type=a><li>both</ol></ol>")
    assert short(made) == ["item 1.", "item 2. two", "item1 3. a. both"]


def test_definition_lists() -> None:
    """A term is a paragraph, what it means an item without a label."""
    assert short(body("<dl><dt>Term<dd>Meaning<dd>Another</dl>")) == [
        "paragraph Term",
        "item Meaning",
        "item Another",
    ]


def test_tables_with_merged_cells() -> None:
    """Columns stay columns under merged cells; captions and tables in cells have blocks too."""
    made = body(
        "<table><caption>Sums</caption><thead><tr><th>Year<th colspan=2>Sum</thead>"
        "<tr><td rowspan=2>2020<td>1<td><p>2<p>or<br>3<tr><td>4<td><table border=1><tr><td>x<td>y"
        "</table></table><p>end"
    )
    assert [block.text for block in made.blocks] == [
        "Sums", "Year\tSum\t", "2020\t1\t2 or 3", "\t4\t", "x\ty", "end",
    ]  # fmt: skip
    assert [block.table for block in made.blocks] == [0, 1, 1, 1, 2, 0]


def test_tables_that_only_place_things() -> None:
    """A table that says so, or has headings and no head of its own, is read as it stands."""
    made = body(
        "<table role=presentation><tr><td>left<td>right</table>"
        "<table><tr><td><h2>Title</h2><td>text</table>"
    )
    assert short(made) == [
        "paragraph left",
        "paragraph right",
        "heading2 Title",
        "paragraph text",
    ]


def test_runs_and_links() -> None:
    """Styles by name and by style attribute; links with their target."""
    made = body(
        "<p><b>bo</b><strong>ld</strong> <i>it</i>"
        "<span style='text-decoration: underline'>un</span>"
        " H<sub>2</sub> <a href='https://un.org/x'>link</a> <a href='#here'>here</a> <q>quo</q>"
        "<b style='font-weight:normal'>plain</b>"
    )
    assert made.blocks[0].text == "bold itun H2 link here “quo”plain"
    assert made.blocks[0].runs == (
        Run(0, 4, Style.BOLD),
        Run(5, 7, Style.ITALIC),
        Run(7, 9, Style.UNDERLINE),
        Run(11, 12, Style.SUBSCRIPT),
        Run(13, 17, Style.LINK, "https://un.org/x"),
        Run(18, 22, Style.LINK, "#here"),
    )


def test_the_article_of_a_page() -> None:
    """``main`` is the text; what stands around it is left out and said with its words."""
    made = page(
        "<html><body><nav>Home</nav><main><header><h1>Wells</h1></header><p>Text</p><nav>inside"
        "</nav><footer>By Jane</footer></main><footer>Site</footer></body></html>"
    )
    assert [block.text for block in made.blocks] == ["Wells", "Text", "By Jane"]
    dropped = [said for said in made.diagnostics if said.code is Code.FURNITURE_DROPPED]
    assert len(dropped) == 1
    assert set((dropped[0].text or "").split("\n")) == {"Home", "Site", "inside"}


def test_a_page_without_main() -> None:
    """Navigation, header, footer and sidebar are left out; a header with the title is not."""
    made = body(
        "<header>Logo</header><header><h1>Title</h1></header><div class='sidebar'>Ads</div>"
        "<p>Text</p><aside>More</aside><footer>Site</footer><button>Send</button>"
    )
    assert short(made) == ["heading1 Title", "paragraph Text"]
    assert remarks(made, Code.FURNITURE_DROPPED) == [
        "left out: 1 page header, 1 navigation block, 1 sidebar, 1 page footer"
    ]


def test_the_largest_article() -> None:
    """Of several articles the one with most of the text is the page's."""
    made = body("<article>tease</article><article><p>" + "words " * 9 + "</article>")
    assert [block.text for block in made.blocks] == [("words " * 9).strip()]


def test_hidden_elements_and_scripts() -> None:
    """What no browser shows is not text; elements hidden on purpose are counted."""
    made = body(
        "<p>seen<span hidden>no</span><span style='display:none'>no</span><script>no()</script>"
        "<template>no</template><!-- no --><span aria-hidden=true>no</span><svg><text>no</svg>"
    )
    assert [block.text for block in made.blocks] == ["seen"]
    assert remarks(made, Code.NOT_COMPARED) == [
        "not compared: 3 hidden elements, 1 drawing, 1 comment"
    ]


def test_images_equations_and_ruby() -> None:
    """Images by bytes or file name, equations as text, of ruby the base."""
    import base64

    bytes_ = b"\x89PNG not really"
    data = base64.b64encode(bytes_).decode()
    made = body(
        f"<p><img src='data:image/png;base64,{data}' alt='A map'> <img src='a/b%20c.png?x=1'>"
        "<img src=dot.gif width=1 height=1> <math><mfrac><mrow><mi>a</mi><mo>+</mo>"
        "<mi>b</mi></mrow>"
        "<msup><mi>c</mi><mn>2</mn></msup></mfrac></math> <ruby>漢<rp>(<rt>kan<rp>)</ruby>"
    )
    digest = hashlib.sha256(bytes_).hexdigest()[:8]
    assert made.blocks[0].text == f"‹image {digest}› ‹image b c.png› ‹equation (a+b)/(c^2)› 漢"
    assert remarks(made, Code.NOT_COMPARED) == [
        "not compared: the pixels of 2 images, 1 image of one dot, 1 reading of ruby"
    ]


def test_inserted_and_deleted() -> None:
    """``ins`` and ``del`` by what is wanted, with their number and authors; or refused."""
    html = (
        "<p>the <del cite='mailto:Bob'>old</del><ins cite='mailto:Ann%20Lee'>new</ins> text</p>"
        "<del><p>gone</p></del>"
    )
    accepted, rejected = body(html), body(html, "reject")
    assert [block.text for block in accepted.blocks] == ["the new text"]
    assert [block.text for block in rejected.blocks] == ["the old text", "gone"]
    assert remarks(accepted, Code.REVISIONS_RESOLVED) == [
        "3 tracked changes by Bob and Ann Lee accepted"
    ]
    with pytest.raises(InputError, match="--input-revisions"):
        body(html, "fail")


def test_word_lists() -> None:
    """Word's list paragraphs have the labels that Word printed, and their levels."""
    assert short(page(WORD)) == [
        "paragraph Recalling its rules,",
        "item 1. Urges States;",
        "item1 (a) by building;",
        "item • a bullet",
    ]


def test_running_heads_of_word_processors() -> None:
    """LibreOffice's headers and footers come last, each text once, without bare page numbers."""
    made = body(
        "<div title=header><p>Draft 2</p></div><p>Text</p><div title=header><p>Draft 2</p></div>"
        "<div title=footer><p>Page <sdfield type=PAGE>3</sdfield></p></div>"
        "<div title=footer><p><sdfield type=PAGE>3</sdfield></p></div>"
    )
    assert [(block.role, block.text) for block in made.blocks] == [
        (Role.PARAGRAPH, "Text"),
        (Role.HEADER, "Draft 2"),
        (Role.FOOTER, "Page #"),
    ]


def test_the_language_and_its_absence() -> None:
    """The language is what the page says, as a code of two letters."""
    assert page("<html lang=pt-BR><body>x").language == "pt"
    assert page("<html><body>x").language is None


def test_a_redline_of_ours_is_refused() -> None:
    """A redline holds two drafts and is neither."""
    import unxdiff

    redline = unxdiff.compare("examples/seed/old.txt", "examples/seed/new.txt")
    with pytest.raises(InputError, match="redline"):
        page(str(unxdiff.render(redline, "html")))


def test_a_page_of_preformatted_text() -> None:
    """A page that is nothing but such text has paragraphs; among others it is code."""
    made = body("<pre>\n\nOne line\nof text.\n\nAnother.\n</pre>")
    assert short(made) == ["paragraph One line of text.", "paragraph Another."]
    assert len(remarks(made, Code.LAYOUT_GUESSED)) == 1
    assert short(body("<p>Some text<pre>a\n\nb</pre>"))[1] == "code a\n\nb"


@pytest.mark.parametrize(
    "html", ["<html></html>", "<div id=root></div><script>x</script>", "<!-- -->"]
)
def test_a_page_without_text_is_refused(html: str) -> None:
    """A page that a script would fill is an error that says so."""
    with pytest.raises(InputError, match="no text in it"):
        page(html)
