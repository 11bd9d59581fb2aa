"""The page: one file, well formed, safe, readable without a script, the same each time."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.unit.renderers.html_hostile import HOSTILE, hostile
from tests.unit.renderers.html_sample import sample
from unxdiff.errors import RendererError, TemplateError
from unxdiff.options import RenderOptions
from unxdiff.renderers.html.page import LAYOUTS, render_html

VOID = {"meta", "br", "input", "link", "img", "hr"}
PASSIVE = (
    "html head meta title style body header h1 h2 h3 h4 h5 h6 p span bdi div nav main section "
    "article details summary ol ul li a ins del sup sub em strong u s code pre blockquote table "
    "tr th td b x-i x-d fieldset legend label select option output kbd button input script br "
    "figure figcaption svg rect i caption thead tbody"
)
ALLOWED = set(PASSIVE.split())


class Page(HTMLParser):
    """Reads a page: elements, attributes, ids, links, nesting mistakes."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.wrong: list[str] = []
        self.text: list[str] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.policy = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.tags[tag] += 1
        pairs = dict(attrs)
        self.attributes.update(pairs)
        if "id" in pairs:
            self.ids.append(pairs["id"] or "")
        if "href" in pairs:
            self.links.append(pairs["href"] or "")
        if pairs.get("http-equiv") == "Content-Security-Policy":
            self.policy = pairs["content"] or ""
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if not self.stack or self.stack[-1] != tag:
            self.wrong.append(f"</{tag}> in {self.stack[-3:]}")
        else:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        """Text, or a script or style."""
        if self.stack and self.stack[-1] == "script":
            self.scripts.append(data)
        elif self.stack and self.stack[-1] == "style":
            self.styles.append(data)
        else:
            self.text.append(data)


def page(layout: str = "inline", **more: str | None) -> str:
    """The sample as a page."""
    return render_html(sample(), RenderOptions(context=-1, layout=layout, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_well_formed_in_every_layout(layout: str) -> None:
    """Elements nest, no id occurs twice, and every link inside the page has its target."""
    read = Page(page(layout))
    assert read.wrong == []
    assert read.stack == []
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_hostile_draft_stays_text(layout: str) -> None:
    """No text of a draft, file name, label, note or diagnostic becomes an element, attribute,
    script, style or address, and none of it disappears."""
    made = render_html(hostile(), RenderOptions(context=-1, layout=layout))
    read = Page(made)
    clean = Page(page(layout))
    assert read.wrong == []
    assert set(read.tags) <= ALLOWED
    assert not {name for name in read.attributes if name.startswith("on")}
    assert read.attributes <= clean.attributes | {"rel", "href", "title"}
    assert (read.tags["script"], read.tags["style"]) == (1, 1)
    assert read.scripts == clean.scripts
    assert read.styles == clean.styles
    assert len(read.ids) == len(set(read.ids))
    for link in read.links:
        assert link.startswith(("#", "https://", "http://ok.example/", "mailto:")), link
    text = "".join(read.text)
    for words in HOSTILE:
        assert re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\ufffd", words) in text


def test_control_characters_become_visible() -> None:
    """What no page can hold is shown as U+FFFD, not dropped and not passed on."""
    made = render_html(hostile(), RenderOptions(context=-1))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", made)
    assert "a\ufffdb\ufffd[31mred\ufffd\ufffd" in made


def test_policy_names_exactly_the_pages_own_script_and_style() -> None:
    """The hashes of the policy are those of the one script and the one style, and nothing else
    may load."""
    read = Page(page())

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    assert "default-src 'none'" in read.policy
    assert f"script-src 'sha256-{digest(''.join(read.scripts))}'" in read.policy
    assert f"style-src 'sha256-{digest(''.join(read.styles))}'" in read.policy
    assert "unsafe" not in read.policy
    assert "style" not in read.attributes


def test_nothing_is_loaded() -> None:
    """No element that fetches anything, and no address in script or style."""
    read = Page(page())
    assert not {"link", "img", "iframe", "object", "embed", "video", "source"} & set(read.tags)
    assert "src" not in read.attributes
    assert "://" not in "".join(read.scripts + read.styles)


def test_one_mark_a_run_of_words() -> None:
    """A changed run of words is one ``<ins>`` or ``<del>``, not one a word."""
    made = page()
    assert "<del>commitments undertaken</del>" in made
    assert "<ins>63/156 of 18 December 2008, 63/194 of 18 December 2008 and </ins>" in made


def test_words_for_those_who_hear_the_page() -> None:
    """Beside each mark stand hidden words that say what it is and where it ends."""
    read = Page(page())
    made = page()
    changed = len(re.findall(r"<(?:ins|del)(?: class=\"moved\"| id=[^>]*)?>", made))
    legend = 6
    ends = made.count("<x-i> end of insertion </x-i>") + made.count("<x-d> end of deletion </x-d>")
    assert ends == changed - legend
    assert read.tags["ins"]
    assert read.tags["del"]


def test_emphasis_and_marks_are_kept() -> None:
    """Lead phrases stay italic inside and outside marks; notes are cited where they were."""
    made = page()
    assert "<ins><em>Exhorts Governments</em> to improve" in made
    assert '8 March 2007<sup class="mark"><a href="#n2"' in made
    assert "<strong>Secretary-General</strong>" in made


def test_a_move_is_linked_both_ways() -> None:
    """The two places of a moved paragraph link to each other."""
    made = page()
    (number,) = re.findall(r'id="c(\d+)-from"', made)
    assert f'<a href="#c{number}-from">moved from' in made
    assert f'moved to <a href="#c{number}">' in made


def test_same_input_same_bytes() -> None:
    """Two processes with different hash seeds write the same page."""
    code = (
        "from tests.unit.renderers.html_sample import sample;"
        "from unxdiff.options import RenderOptions;"
        "from unxdiff.renderers.html.page import render_html;"
        "import hashlib;"
        "print(hashlib.sha256(render_html(sample(), RenderOptions()).encode()).hexdigest())"
    )
    root = Path(__file__).resolve().parents[3]
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_unknown_layout_and_theme_say_what_there_is() -> None:
    """A wrong name is answered with the right ones."""
    with pytest.raises(RendererError, match="inline, side-by-side, before-after"):
        page("diagonal")
    with pytest.raises(RendererError, match="accessible, default, mono, un, un-print"):
        page(theme="neon")


@pytest.mark.parametrize("theme", ["default", "un", "un-print", "accessible", "mono"])
def test_every_stock_theme_renders(theme: str) -> None:
    """Stock themes are complete."""
    assert "--insert:" in page(theme=theme)


def _luminance(colour: str) -> float:
    def channel(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast ratio of two colours."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["default", "un", "un-print", "accessible", "mono"])
def test_contrast_is_enough(theme: str) -> None:
    """Every colour text is set in has 4.5 to 1 on every ground it stands on (WCAG 2.2 AA)."""
    from unxdiff.renderers.themes import load_theme

    loaded = load_theme(theme)
    for tone in (dict(loaded.light), dict(loaded.dark)):
        for ground in ("paper", "panel"):
            for ink in ("ink", "muted", "link", "insert", "delete", "move"):
                assert contrast(tone[ink], tone[ground]) >= 4.5, (theme, ink, ground)
        for ink in ("insert", "delete", "move"):
            assert contrast(tone[ink], tone[f"{ink}-wash"]) >= 4.5, (theme, ink)


def test_own_style_cannot_leave_its_element(tmp_path: Path) -> None:
    """``--css`` is put last, and no content of it ends the style or escapes the policy."""
    sheet = tmp_path / "own.css"
    sheet.write_text("p::after { content: '</style><script>alert(1)</script>' } /* <!-- */\r\n")
    read = Page(page(css=str(sheet)))
    assert read.wrong == []
    assert (read.tags["script"], read.tags["style"]) == (1, 1)
    styles = "".join(read.styles)
    assert styles.rstrip().endswith("*/")
    digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
    assert digest in read.policy


def test_missing_style_sheet_is_said(tmp_path: Path) -> None:
    """An unreadable style sheet is one line that names it."""
    with pytest.raises(RendererError, match=r"cannot read the style sheet .*none\.css"):
        page(css=str(tmp_path / "none.css"))


def test_a_template_of_ones_own_replaces_one(tmp_path: Path) -> None:
    """A folder may hold one template; the others stay the stock ones."""
    (tmp_path / "_pieces.html").write_text(
        "{% macro inline(pieces) %}[{{ varargs|length }}]{% endmacro %}"
        "{% macro label(l) %}{{ l.new }}{% endmacro %}"
    )
    made = page(template=str(tmp_path))
    assert "<h1" in made
    assert "Exhorts" not in made


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("line\n{{ view.nonsense }}", r"page\.html, line 2: .*nonsense"),
        ("\n\n{{ nobody }}", r"page\.html, line 3: 'nobody' is undefined"),
        ("{% if %}", r"page\.html, line 1: "),
        ("{% include 'absent.html' %}", r"absent\.html"),
        ("{% include '../../pyproject.toml' %}", r"not there"),
        ("{% include '/etc/passwd' %}", r"not there"),
        ("{{ view.__class__ }}", r"page\.html, line 1: "),
        ("{{ ''.__class__.__mro__ }}", r"page\.html, line 1: "),
        ("{{ 1 / 0 }}", r"page\.html, line 1: division by zero"),
    ],
)
def test_broken_or_prying_templates_are_one_line(tmp_path: Path, text: str, said: str) -> None:
    """A template error names file, line and variable; the sandbox keeps files and internals out."""
    (tmp_path / "page.html").write_text(text)
    with pytest.raises(TemplateError, match=said) as caught:
        page(template=str(tmp_path))
    assert "\n" not in str(caught.value)


def test_missing_template_folder_is_said() -> None:
    """A folder that is not there is an error, not the stock look."""
    with pytest.raises(TemplateError, match="does not exist"):
        page(template="/nowhere/at/all")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("light: [1", "not valid YAML"),
        ("colour: red", "unknown key 'colour'"),
        ("light: {ink: 'url(x)'}", "light.ink must be a colour"),
        ("fonts: {body: ['a;}</style>']}", "must be|light"),
    ],
)
def test_theme_files_hold_values_not_css(tmp_path: Path, text: str, said: str) -> None:
    """A theme file with anything but known keys and checked values is refused by name."""
    theme = tmp_path / "own.yaml"
    theme.write_text(text)
    with pytest.raises(RendererError, match=said) as caught:
        page(theme=str(theme))
    assert "own.yaml" in str(caught.value)
