from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.unit.renderers.html_hostile import HOSTILE, hostile
from tests.unit.renderers.html_sample import pair, plain_blocks, same, sample, spans
from unxdiff.errors import TemplateError
from unxdiff.model.document import Document
from unxdiff.model.redline import Op, Redline
from unxdiff.options import RenderOptions
from unxdiff.renderers.charts import charts
from unxdiff.renderers.map_page import drawing, render_map_html, rows
from unxdiff.renderers.stat_page import render_stat_html
from unxdiff.renderers.table_page import render_table_html
from unxdiff.renderers.table_rows import table

_ALONE = RenderOptions(context=0)
_FULL = RenderOptions(context=-1)
_PAGES = (render_map_html, render_table_html, render_stat_html)


class _Tags(HTMLParser):
    """Which elements, attributes and text a page has, and whether every element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def test_pages_as_reviewed(golden):
    """Map, table and statistics of the sample, as reviewed by eye in a browser."""
    golden("map.html", render_map_html(sample(), _ALONE))
    golden("table.html", render_table_html(sample(), _ALONE))
    golden("stat.html", render_stat_html(sample(), _ALONE))


@pytest.mark.parametrize("render", _PAGES)
@pytest.mark.parametrize("options", [_ALONE, _FULL])
def test_pages_are_whole_and_ask_for_nothing(render, options):
    """Elements are closed, nothing is loaded or run, and the policy says so."""
    page = _Tags(render(sample(), options))
    assert page.open == []
    assert not page.tags & {"script", "link", "img", "iframe", "object", "form", "base"}
    named = {name for _, name, _ in page.attributes}
    assert not {name for name in named if name.startswith("on")} | (named & {"src", "style"})
    policy = next(v for t, n, v in page.attributes if t == "meta" and "default-src" in v)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.parametrize("render", _PAGES)
def test_hostile_texts_stay_texts(render):
    """No text of a draft, label or name becomes an element, attribute, script or style."""
    plain = _Tags(render(sample(), _FULL))
    page = _Tags(render(hostile(), _FULL))
    allowed = plain.tags | {"strong", "em", "code", "sup", "sub", "s", "u", "details", "summary"}
    assert page.tags <= allowed | {"h3", "ul", "li"}
    assert page.open == []
    assert not [n for _, n, _ in page.attributes if n.startswith("on")]
    assert not [v for _, n, v in page.attributes if n in ("href", "src", "style")]


def test_table_shows_every_hostile_text():
    """What was refused as mark-up is there to be read."""
    text = "".join(_Tags(render_table_html(hostile(), _FULL)).text)
    for said in HOSTILE[:6]:
        assert said in text


def test_map_rows_tell_what_became_of_each():
    """A split, a merger, a move, a new and a deleted paragraph each have their row and look."""
    found = [row for part in rows(sample(), _ALONE) for row in part.rows]
    looks = {row.look: (row.old, row.new, row.became) for row in found if row.number}
    assert looks["split"] == ("PP 4", "PP 5 + PP 6", "split")
    assert looks["moved"] == ("PP 6", "PP 3", "moved, amended")
    assert looks["inserted"][0] == ""
    assert looks["deleted"][1] == ""
    assert not [row for row, after in pairwise(found) if row.hidden and after.hidden]


def test_full_map_lists_every_paragraph():
    """With all context each change has a row, unchanged ones too."""
    redline = plain_blocks(30, 5)
    found = [row for part in rows(redline, _FULL) for row in part.rows]
    assert len(found) == 30
    assert {row.became for row in found} == {"amended", "unchanged"}


def test_drawing_ties_each_paragraph_once():
    """Both columns are in their own order without overlap, and pairs that stayed stand level."""
    made = drawing(sample())
    for side in (made.old, made.new):
        seats = [node.row for node in side]
        assert seats == sorted(set(seats))
        assert max(seats) < made.rows
    ends = [re.findall(r"[\d.]+", line.path) for line in made.lines]
    level = [one for one in made.lines if one.look in ("kept", "renumbered", "amended")]
    assert all(len(set(re.findall(r"\d+\.5", line.path))) == 1 for line in level)
    assert len(ends) == len({tuple(one) for one in ends})
    moved = [line for line in made.lines if line.look == "moved"]
    assert moved
    assert made.lines[-1].look == "moved"


def test_drawing_of_a_long_text_is_short():
    """Unchanged paragraphs that stand together are one place of the drawing."""
    assert drawing(plain_blocks(200, 5)).rows == 40


def test_table_sides_are_the_texts():
    """The old column has the old text and the new column the new one, to the letter."""
    redline = sample()
    _, parts = table(redline, _FULL)
    got = [row for part in parts for row in part.rows]
    for row in got:
        for side, op in ((row.old, "insert"), (row.new, "delete")):
            assert all(piece.op != op for text in side for piece in text.pieces)
    old = "\n".join(_side(row.old) for row in got)
    new = "\n".join(_side(row.new) for row in got)
    assert all(block.text.replace("\t", "") in old for block in redline.old.blocks)
    assert all(block.text.replace("\t", "") in new for block in redline.new.blocks)


def _side(paragraphs) -> str:
    shown = ("text", "space")
    return "\n".join(
        "".join(p.text for piece in one.pieces for p in piece.parts if p.kind in shown)
        for one in paragraphs
    )


def test_merged_paragraphs_are_two_in_the_old_column():
    """A deleted paragraph mark ends a paragraph there, and is seen."""
    _, parts = table(sample(), _ALONE)
    merged = next(row for part in parts for row in part.rows if "merged" in row.what)
    assert len(merged.old) == 2
    assert merged.old[0].pieces[-1].parts[-1].kind == "end"
    assert len(merged.new) == 1


def test_charts_count_what_changed():
    """Words of parts add up to those of the strip; kinds are those of the summary."""
    redline = sample()
    made = charts(redline, _ALONE)
    assert sum(part.changes for part in made.parts) == 10
    assert {bar.name for bar in made.kinds} >= {"amended", "inserted", "deleted", "moved", "split"}
    assert made.paragraphs == len(redline.changes)
    looks = {rect.look for rect in made.strip}
    assert {"insert", "delete", "move"} <= looks
    assert all(0 <= r.x <= r.x + r.width <= made.width + 0.1 for r in made.strip)
    assert all(r.y >= 0 and r.y + r.height <= made.height + 0.1 for r in made.strip)
    assert "words inserted" in made.said


def test_charts_of_nothing():
    """Two empty texts, and two equal ones, have no bars and say so."""
    made = charts(same("the same"), _ALONE)
    assert made.said == "no change"
    assert {rect.look for rect in made.strip} == {"band"}
    empty = charts(Redline(Document("a", "text", ()), Document("b", "text", ()), ()), _ALONE)
    assert (empty.kinds, empty.said) == ((), "no change")


def test_one_long_insertion_leaves_small_changes_to_be_seen():
    """A change of one word has a bar of two units, whatever the tallest is."""
    made = pair(
        spans("a ", (Op.INSERT, "word " * 900), "middle " * 900, (Op.DELETE, "one"), " end")
    )
    small = [r for r in charts(made, _ALONE).strip if r.look == "delete"]
    assert [r.height >= 2 for r in small] == [True]


def test_own_templates_take_the_place_of_the_stock_ones(tmp_path):
    """A block of the map is replaced by a template that extends the stock one."""
    (tmp_path / "map.html").write_text(
        '{% extends "stock/map.html" %}{% block drawing %}<p>no drawing</p>{% endblock %}'
    )
    page = render_map_html(sample(), RenderOptions(context=0, template=str(tmp_path)))
    assert "<p>no drawing</p>" in page
    assert "<svg" not in page
    (tmp_path / "table.html").write_text(
        '{% extends "stock/table.html" %}{% block legend %}x{% endblock %}'
    )
    with pytest.raises(TemplateError, match="has no block 'legend'"):
        render_table_html(sample(), RenderOptions(context=0, template=str(tmp_path)))
