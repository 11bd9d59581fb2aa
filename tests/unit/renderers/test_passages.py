"""How moved passages are shown: each end says where the other is, in every format."""

from __future__ import annotations

import re

from unxdiff import compare, read_bytes
from unxdiff.model.redline import Redline
from unxdiff.options import RenderOptions
from unxdiff.redline.hunks import Entry, Passage, items
from unxdiff.redline.statistics import statistics
from unxdiff.renderers.html.page import render_html
from unxdiff.renderers.plain import render_plain
from unxdiff.renderers.stat import render_stat
from unxdiff.renderers.terminal.view import render_terminal
from unxdiff.renderers.wording import counted, describe, kinds_of, tag

OLD = """The General Assembly,

1. Urges Member States to ratify the Protocol without delay. Each request is answered in writing \
within thirty days of its receipt by the secretariat.

2. Requests the Secretary-General to convene a meeting of experts. The experts shall be chosen \
with due regard to equitable geographical representation.
"""
NEW = """The General Assembly,

1. Urges Member States to ratify the Protocol without delay.

2. The experts shall be chosen with due regard to equitable geographical representation. Requests \
the Secretary-General to convene a meeting of experts. Each request is answered in writing within \
sixty days of its receipt by the secretariat.
"""
ARABIC_OLD = """إن الجمعية العامة،

1 - تحث الدول الأعضاء على التصديق على البروتوكول. وينبغي أن تراعى في ذلك مصالح الضحايا وحقوقهم؛

2 - تطلب إلى الأمين العام أن يقدم تقريرا عن تنفيذ هذا القرار.
"""
ARABIC_NEW = """إن الجمعية العامة،

1 - تحث الدول الأعضاء على التصديق على البروتوكول؛

2 - تطلب إلى الأمين العام أن يقدم تقريرا عن تنفيذ هذا القرار. \
وينبغي أن تراعى في ذلك مصالح الضحايا وحقوقهم.
"""


def redline(old: str = OLD, new: str = NEW) -> Redline:
    """A redline of two drafts."""
    return compare(read_bytes(old.encode(), "old.txt"), read_bytes(new.encode(), "new.txt"))


def test_a_tag_tells_the_way_and_the_other_end() -> None:
    """Arrow and number are the same at both ends; inside one change, or where the rest follows, no
    name stands."""
    assert tag(Passage(1, away=True, name="OP 7", down=True)) == "↓¹ to OP 7"
    assert tag(Passage(12, away=False, name="PP 3", down=False)) == "↑¹² from PP 3"
    assert tag(Passage(2, away=False, name="", down=True)) == "↓²"
    assert tag(Passage(2, away=True, name="OP 7", down=True, more=True)) == "↓²"


def test_terminal_without_colour() -> None:
    """Brackets mark both ends as deleted and inserted, and a remark behind each says where the
    other is; the last line counts passages, an edited one once."""
    shown = render_terminal(redline(), RenderOptions(width=200)).replace("│", "")
    text = " ".join(shown.split())
    assert "2 [-Requests the Secretary-General to convene a meeting of experts.-][=↓³=] The" in text
    assert "{+Requests the Secretary-General to convene a meeting of experts.+}[=↓³=]" in text
    assert "[=↓¹=] [-thirty-] [-days of its receipt by the secretariat.-][=↓² to OP 2=]" in text
    assert "[=↓¹=] {+sixty+} {+days of its receipt by the secretariat.+}[=↓² from OP 1=]" in text
    assert "2 amended · 2 passages moved" in text


def test_terminal_in_colour() -> None:
    """Both ends have the colour of moves, struck or underlined; the tag is neither."""
    text = render_terminal(redline(), RenderOptions(width=200, color=True))
    assert re.search(r"\x1b\[9;38;5;29m ?Requests the", text)
    assert re.search(r"\x1b\[4;38;5;29m ?Requests the", text)
    assert "\x1b[38;5;29m‹↓² to OP 2›\x1b[0m" in text.replace("\u00a0", " ")
    mono = render_terminal(redline(), RenderOptions(width=200, color=True, theme="mono"))
    assert "\x1b[2m‹↓² to OP 2›\x1b[0m" in mono.replace("\u00a0", " ")


def test_a_tag_keeps_together_in_a_line_from_the_right() -> None:
    """In Arabic the tag is isolated, so that its arrow, number and name stay in their order."""
    text = render_terminal(redline(ARABIC_OLD, ARABIC_NEW), RenderOptions(width=60, color=True))
    text = text.replace("\u00a0", " ")
    assert "\u2068‹↓¹ to OP 2›\u2069" in text
    assert "\u2068‹↓¹ from OP 1›\u2069" in text


def test_each_column_has_its_own_end() -> None:
    """Side by side the old column has the ends that left, the new one those that came."""
    options = RenderOptions(width=160, layout="side-by-side")
    columns = [
        line.partition(" │")[::2] for line in render_terminal(redline(), options).split("\n")
    ]
    left, right = (" ".join(" ".join(side).split()) for side in zip(*columns, strict=True))
    assert "to OP 2=]" in left
    assert "from OP 1" not in left
    assert "from OP 1=]" in right
    assert "to OP 2" not in right


def test_plain_lines_carry_remarks() -> None:
    """In a pipe the remark behind each end stands in neither text."""
    lines = render_plain(redline(), RenderOptions()).split("\n")
    line = next(line for line in lines if "Urges" in line)
    assert re.search(r"secretariat\.-\]\[= ↓[²³] to OP 2 =\]", line)
    bare = re.sub(r"\[=.*?=\]", "", line)
    old = re.sub(r"\{\+.*?\+\}", "", bare).replace("[-", "").replace("-]", "")
    assert old == OLD.split("\n\n")[1]


def test_pages_link_both_ends() -> None:
    """On a page each end is an address, and a link to the other that says where it is."""
    page = render_html(redline(), RenderOptions())
    for number in (1, 2, 3):
        for end in ("from", "to"):
            assert page.count(f'id="m{number}-{end}"') == 1
            assert page.count(f'href="#m{number}-{end}"') == 1
    assert re.search(r'<a class="jump d" href="#m\d-to"[^>]*><bdi>↓[²³] to OP 2</bdi></a>', page)
    assert re.search(r'<a class="jump i" href="#m\d-from"[^>]*><bdi>↓[²³] from OP 1</bdi>', page)
    assert "amended, passage moved to OP 2" in page


def test_lists_and_counts() -> None:
    """A change says what passages went and came, may be filtered as moved, and they are counted."""
    made = redline()
    shown = [item for item in items(made) if type(item) is Entry and item.number]
    assert [describe(made, item) for item in shown] == [
        "amended, passage moved to OP 2",
        "amended, passage moved from OP 1, a passage moved inside",
    ]
    assert all("moved" in kinds_of(made, item.change) for item in shown)
    assert (2, "passages moved") in counted(statistics(made))
    assert "2 passages moved; their words are deleted" in render_stat(made, RenderOptions())
