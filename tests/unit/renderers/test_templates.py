"""Templates of the user's: single blocks, errors with their place, and what the sandbox refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.renderers.html_sample import sample
from unxdiff.errors import TemplateError
from unxdiff.options import RenderOptions
from unxdiff.renderers.html.page import render_html
from unxdiff.renderers.html.templates import Templates
from unxdiff.renderers.pdf.document import print_page
from unxdiff.renderers.stock import stock_folder

HIDDEN = "what stands outside"


def _page(folder: Path) -> str:
    return render_html(sample(), RenderOptions(template=str(folder)))


def _blocks(name: str) -> list[str]:
    text = Path(stock_folder(), name).read_text("utf-8")
    return re.findall(r"\{% block (\w+)", text)


@pytest.mark.parametrize("name", ["page.html", "print.html"])
def test_each_block_can_be_overridden_alone(tmp_path: Path, name: str) -> None:
    """A template that extends the stock one and gives one block changes that block only."""
    draw = render_html if name == "page.html" else print_page
    stock = draw(sample(), RenderOptions())
    assert {"head", "masthead", "summary", "legend", "redline", "foot"} <= set(_blocks(name))
    for block in _blocks(name):
        text = f'{{% extends "stock/{name}" %}}{{% block {block} %}}[own {block}]{{% endblock %}}'
        (tmp_path / name).write_text(text, "utf-8")
        made = draw(sample(), RenderOptions(template=str(tmp_path)))
        before, own, after = made.partition(f"[own {block}]")
        assert own, block
        assert stock.startswith(before.rstrip()[:2000]), block
        assert stock.rstrip().endswith(after.strip()[-20:]), block


def test_super_keeps_the_stock_block(tmp_path: Path) -> None:
    """``super()`` prints the block as it was, to add something before or after it."""
    (tmp_path / "page.html").write_text(
        '{% extends "stock/page.html" %}'
        "{% block masthead %}{{ super() }}<p>Not official: {{ view.title }}</p>{% endblock %}",
        "utf-8",
    )
    stock = render_html(sample(), RenderOptions())
    made = _page(tmp_path)
    assert re.sub(r"<p>Not official: [^<]*</p>\n?", "", made).split() == stock.split()
    assert made != stock


def test_a_block_in_a_block_may_be_new(tmp_path: Path) -> None:
    """A name that is not the stock template's may be used inside a block that is."""
    (tmp_path / "page.html").write_text(
        '{% extends "stock/page.html" %}'
        "{% block foot %}{% block address %}here{% endblock %}{% endblock %}",
        "utf-8",
    )
    assert "here" in _page(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '{% extends "stock/page.html" %}\n\n{% block masthed %}{% endblock %}',
            r"page\.html, line 3: stock/page\.html has no block 'masthed'; .*masthead",
        ),
        (
            '{% extends "stock/page.html" %}\n{% block foot %}\n{{ view.titel }}{% endblock %}',
            r"page\.html, line 3: .*'titel'",
        ),
        (
            '{% extends "stock/page.html" %}\n{% block foot %}{{ titel }}{% endblock %}',
            r"page\.html, line 2: 'titel' is undefined",
        ),
        ('{% extends "page.html" %}', r"page\.html extends itself; .*'stock/page\.html'"),
        ('\n{% extends "stock/pages.html" %}', r"line 2: there is no template 'stock/pages\.html'"),
        ('\n\n{% include "absent.html" %}', r"page\.html, line 3: a template that is not there"),
        ("{{ view.title|upcase }}", r"page\.html, line 1: No filter named 'upcase'"),
        ("\n{% for x in view.sections %}", r"page\.html, line 2: "),
        (
            "\n{% from '_rows.html' import nothing %}{{ nothing() }}",
            r"page\.html, line 2: .*nothing",
        ),
    ],
)
def test_errors_name_file_line_and_name(tmp_path: Path, text: str, said: str) -> None:
    """What is wrong in a template is one line that says where, and which name it is."""
    (tmp_path / "page.html").write_text(text, "utf-8")
    with pytest.raises(TemplateError, match=said) as caught:
        _page(tmp_path)
    assert "\n" not in str(caught.value)


def test_errors_in_a_macro_file_name_that_file(tmp_path: Path) -> None:
    """An error in a file that a template imports is told with that file's own line."""
    stock = Path(stock_folder(), "_pieces.html").read_text("utf-8")
    broken = re.sub(r"(\{% macro inline\([^%]*%\})", r"\1{{ nowhere }}", stock, count=1)
    assert broken != stock
    (tmp_path / "_pieces.html").write_text(broken, "utf-8")
    with pytest.raises(TemplateError, match=r"_pieces\.html, line \d+: 'nowhere' is undefined"):
        _page(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "{% include '../secret.html' %}",
        "{% include '{folder}/../secret.html' %}",
        "{% include 'link.html' %}",
        "{% import 'link.html' as m %}{{ m }}",
        "{% extends 'link.html' %}",
        "{% extends 'linked/secret.html' %}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__['os'] }}",
        "{{ self.__init__.__globals__ }}",
        "{{ joiner.__class__ }}",
        "{{ namespace.__base__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ [view]|map(attribute='__class__')|first }}",
        "{{ '{0.__class__}'.format(view) }}",
        "{{ view|attr('__init__') }}",
        "{{ view.__class__ }}",
        "{{ view['__slots__'] }}",
        "{{ view.sections[0].groups[0].__init__ }}",
        "{{ view.sections|runs({}, view) }}",
        "{{ view.sections.append(1) }}",
        "{{ range(99999999)|list }}",
        "{{ open('/etc/hostname').read() }}",
        "{% import os %}",
        "{{ url_for }}",
        "{{ view.title|safe }}",
        "{% autoescape false %}{{ view.title }}{% endautoescape %}",
    ],
)
def test_templates_neither_read_files_nor_run_code(tmp_path: Path, text: str) -> None:
    """Nothing leads out of the folder and the records: each try is an error, none prints."""
    folder = tmp_path / "own"
    folder.mkdir()
    (tmp_path / "secret.html").write_text(HIDDEN, "utf-8")
    (folder / "link.html").symlink_to(tmp_path / "secret.html")
    (folder / "linked").symlink_to(tmp_path)
    (folder / "page.html").write_text(text.replace("{folder}", str(folder)), "utf-8")
    with pytest.raises(TemplateError) as caught:
        _page(folder)
    assert HIDDEN not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_template_cannot_print_a_draft_as_mark_up(tmp_path: Path) -> None:
    """Whatever filter a text goes through, it comes out as text."""
    hostile = "<script>alert(1)</script>"
    filters = ("strip_ids", "upper", "forceescape", "e", "string", "urlize", "replace('a', '<b>')")
    uses = "".join(f"{{{{ said|{name} }}}}" for name in filters)
    (tmp_path / "t.html").write_text(uses, "utf-8")
    made = Templates(str(tmp_path)).render("t.html", said=hostile)
    assert "<" not in made
    assert made.lower().count("&lt;script&gt;") >= 5


def test_links_inside_the_folder_and_a_linked_folder_are_followed(tmp_path: Path) -> None:
    """A template folder may itself be a link, and share a file within."""
    real = tmp_path / "real"
    real.mkdir()
    (real / "shared.html").write_text("shared here", "utf-8")
    (real / "page.html").symlink_to(real / "shared.html")
    (tmp_path / "alias").symlink_to(real)
    assert "shared here" in _page(tmp_path / "alias")


def test_a_huge_template_is_refused(tmp_path: Path) -> None:
    """A file that can be no template is said to be too large."""
    (tmp_path / "page.html").write_text("x" * 1_000_001, "utf-8")
    with pytest.raises(TemplateError, match=r"page\.html is larger than 1000000 characters"):
        _page(tmp_path)
