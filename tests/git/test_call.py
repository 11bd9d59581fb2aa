"""What git hands over, told apart by its shape."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unxdiff.git.call import Call, Side, header, parse, quote
from unxdiff.git.screen import color, width

ID = "45b983be36b73c0788dc9cbcb76cbb80fc7bb057"
ZERO = "0" * 64
_OPTIONS = st.lists(st.sampled_from(["--full", "--layout", "inline", "-U3", "--width", "72"]))
_MODES = st.sampled_from(["100644", "100755", "120000", "160000"])
_SIDES = st.one_of(
    st.just(["/dev/null", ".", "."]),
    st.tuples(st.text(min_size=1), st.sampled_from([ID, ZERO]), _MODES).map(list),
)


@given(_OPTIONS, st.text(min_size=1), _SIDES, _SIDES, st.lists(st.text(), max_size=2))
def test_shape_tells_options_from_arguments(options, path, old, new, more):
    """Whatever the path and the options look like, git's arguments are found."""
    words, call = parse([*options, path, *old, *new, *more])
    assert words == options
    new_path = more[0] if more and more[0] else path
    expected = Call(path, Side(*old), Side(*new), new_path, more[1] if len(more) > 1 else "")
    assert call == expected


@given(st.text(st.characters(codec=None), min_size=1))
def test_quoted_path_is_printable_utf8(path):
    """No path brings a control character, a line break or an unpaired surrogate to the terminal."""
    try:
        path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return
    quote(path).encode("utf-8")
    assert quote(path).isprintable()


def test_header_lines_are_told_once_and_readably():
    """Names come from the arguments, not from git's octal; the index line is left out."""
    said = (
        "similarity index 97%\nrename from a.md\n"
        'rename to "b\\303\\274.md"\nindex e29b1db..a078b08\n'
    )
    call = Call("a.md", Side("a", ID, "100644"), Side("b", ID, "100755"), "bü.md", said)
    assert header(call).splitlines() == [
        "diff --unxdiff a/a.md b/bü.md",
        "old mode 100644",
        "new mode 100755",
        "similarity index 97%",
        "rename from a.md",
        "rename to bü.md",
    ]


def test_colour_without_asking_git(tmp_path, monkeypatch):
    """Options, then variables, then a terminal or the pager; a dumb terminal has none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("[core]\n")
    base = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "TERM": "xterm"}
    paged = {**base, "GIT_PAGER_IN_USE": "true"}
    assert not color(None, base, tty=False)
    assert color(None, base, tty=True)
    assert color(None, paged, tty=False)
    assert not color(None, {**paged, "TERM": "dumb"}, tty=False)
    assert not color(None, {**paged, "NO_COLOR": "1"}, tty=False)
    assert color(None, {**base, "FORCE_COLOR": "1", "NO_COLOR": "1"}, tty=False)
    assert not color(None, {**paged, "UNXDIFF_COLOR": "never", "FORCE_COLOR": "1"}, tty=True)
    assert color("always", {**paged, "UNXDIFF_COLOR": "never"}, tty=False)
    assert not color("never", paged, tty=True)


def test_width_comes_from_columns():
    """An option, then COLUMNS as git's pager sets it; never below what can be laid out."""
    assert width(72, {"COLUMNS": "100"}) == 72
    assert width(None, {"COLUMNS": "100"}) == 100
    assert width(None, {"COLUMNS": "3"}) == 20
    assert width(5, {}) == 20
