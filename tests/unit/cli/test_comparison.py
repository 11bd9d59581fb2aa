"""From settings to written results; the rooms behind are replaced, only this one is looked at."""

from __future__ import annotations

import pytest

from unxdiff import api
from unxdiff.cli import operands
from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Document
from unxdiff.model.redline import Change, ChangeKind, Labels, Op, Redline, Span
from unxdiff.redline import hunks
from unxdiff.renderers import registry


@pytest.fixture
def rooms(monkeypatch, pair):  # noqa: ARG001  the files must be there
    """Readers, comparison and renderers that only write down what they were asked."""
    asked = {"read": [], "render": []}

    def read_bytes(data, name, options):
        asked["read"].append((name, data, options))
        facts = (("symbol", "A/1"), ("title", "Crime"), ("date", "12 April 2010"))
        return Document(name, "text", (Block(data.decode()),), facts=facts)

    def compare(old, new, options, labels):
        asked["compare"] = (options, labels)
        asked["names"] = (old.name, new.name)
        spans = (Span(Op.DELETE, old.blocks[0].text), Span(Op.INSERT, new.blocks[0].text))
        kind = ChangeKind.EQUAL if old.blocks == new.blocks else ChangeKind.AMENDED
        remarks = (
            Diagnostic(Code.FURNITURE_DROPPED, "a page number was dropped", line=7, side="old"),
            Diagnostic(Code.ENCODING_GUESSED, "read as windows-1252", side="new"),
        )
        return Redline(
            old, new, (Change(1, kind, (0,), (0,), spans),), diagnostics=remarks, labels=labels
        )

    def render(_redline, to, options):
        asked["render"].append((to, options))
        return b"%PDF" if to == "pdf" else f"<{to}> é\n"

    monkeypatch.setattr(operands, "read_bytes", read_bytes)
    monkeypatch.setattr(api, "compare", compare)
    monkeypatch.setattr(api, "render", render)
    monkeypatch.setattr(hunks, "visible", lambda change, *_: change.kind != "equal")
    return asked


def test_two_operands_are_a_comparison(rooms, run) -> None:
    """Without -o the terminal view goes to standard output; ``diff`` in front means the same."""
    assert run("old.txt", "new.txt").out == "<terminal> é\n"
    assert run("diff", "old.txt", "new.txt").out == "<terminal> é\n"
    assert [name for name, _, _ in rooms["read"]] == ["old.txt", "new.txt"] * 2


@pytest.mark.usefixtures("rooms")
def test_each_output_is_written_in_its_suffixs_format(run, pair) -> None:
    """Several -o give several files and nothing on standard output."""
    done = run("old.txt", "new.txt", "-o", "r.html", "-o", "r.pdf", "-o", "r.json", "-o", "r.txt")
    assert (done.code, done.out) == (0, "")
    written = {each.name: each.read_bytes() for each in pair.glob("r.*")}
    assert written == {
        "r.html": "<html> é\n".encode(),
        "r.pdf": b"%PDF",
        "r.json": "<json> é\n".encode(),
        "r.txt": "<plain> é\n".encode(),
    }


@pytest.mark.usefixtures("rooms")
def test_to_names_the_format_where_no_suffix_does(run, pair) -> None:
    """``--to`` is for standard output, and for one file whose name does not tell."""
    assert run("old.txt", "new.txt", "--to", "json").out == "<json> é\n"
    assert run("old.txt", "new.txt", "-o", "-", "--to", "html").out == "<html> é\n"
    run("old.txt", "new.txt", "-o", "redline", "--to", "html")
    assert (pair / "redline").read_text("utf-8") == "<html> é\n"
    mixed = run("old.txt", "new.txt", "-o", "x.html", "-o", "-", "--to", "plain")
    assert mixed.out == "<plain> é\n"
    assert (pair / "x.html").read_text("utf-8") == "<html> é\n"


@pytest.mark.usefixtures("rooms")
def test_contradicting_outputs_are_refused(fails) -> None:
    """One name twice, or one format for several files, says what to do instead."""
    assert "given twice" in fails("old.txt", "new.txt", "-o", "a.html", "-o", "./a.html")
    assert "given twice" in fails("old.txt", "new.txt", "-o", "-", "-o", "-")
    two = fails("old.txt", "new.txt", "-o", "a.html", "-o", "b.json", "--to", "html")
    assert "from their suffixes" in two
    assert "--stat is text or a page" in fails("old.txt", "new.txt", "--stat", "--to", "json")
    assert "--stat is text or a page" in fails("old.txt", "new.txt", "--stat", "-o", "a.pdf")


@pytest.mark.usefixtures("rooms")
def test_statistics_are_text_or_a_page(run, pair) -> None:
    """``--stat`` is what is written, in the form that --to or a file's suffix tells."""
    assert run("old.txt", "new.txt", "--stat").out == "<stat> é\n"
    assert run("old.txt", "new.txt", "--stat", "--to", "html").out == "<stat-html> é\n"
    done = run("old.txt", "new.txt", "--stat", "-o", "s.html", "-o", "s.txt", "-o", "-")
    assert done.out == "<stat> é\n"
    assert (pair / "s.html").read_text("utf-8") == "<stat-html> é\n"
    assert (pair / "s.txt").read_text("utf-8") == "<stat> é\n"


@pytest.mark.usefixtures("rooms")
def test_maps_and_tables_take_their_form_from_the_suffix(run, pair) -> None:
    """One name of a format stands for text, CSV, a page and a workbook."""
    for to, name, made in (
        ("map", "m.html", "map-html"),
        ("map", "m.csv", "map-csv"),
        ("table", "t.htm", "table-html"),
        ("table", "t.xlsx", "xlsx"),
        ("email", "mail.txt", "email"),
    ):
        run("old.txt", "new.txt", "--to", to, "-o", name)
        assert (pair / name).read_text("utf-8") == f"<{made}> é\n"
    run("old.txt", "new.txt", "-o", "alone.xlsx")
    assert (pair / "alone.xlsx").read_text("utf-8") == "<xlsx> é\n"


def test_screens_get_little_context_and_files_everything(rooms, run) -> None:
    """1 block around a change on screens, none in a table, all elsewhere, unless -U says so."""
    run("old.txt", "new.txt", "-o", "-", "-o", "a.html", "-o", "a.pdf", "-o", "a.txt")
    assert {to: options.context for to, options in rooms["render"]} == {
        "terminal": 1,
        "html": -1,
        "pdf": -1,
        "plain": 1,
    }
    rooms["render"].clear()
    run("old.txt", "new.txt", "-o", "-", "-o", "a.html", "-U", "2")
    assert [options.context for _, options in rooms["render"]] == [2, 2]
    rooms["render"].clear()
    run("old.txt", "new.txt", "--full")
    assert [options.context for _, options in rooms["render"]] == [-1]
    rooms["render"].clear()
    run("old.txt", "new.txt", "-o", "a.csv", "-o", "a.md")
    run("old.txt", "new.txt", "-o", "b.csv", "--to", "map")
    assert {to: options.context for to, options in rooms["render"]} == {
        "table": 0,
        "markdown": -1,
        "map-csv": -1,
    }


def test_options_reach_the_rooms(rooms, run) -> None:
    """Every option arrives where it is used, as the type that room wants."""
    run(
        *("old.txt", "new.txt", "--ignore", "case,quotes", "--ignore", "case", "--no-moves"),
        *("--granularity", "char", "--layout", "before-after", "--width", "66"),
        *("--color", "always", "--theme", "un", "--css", "a.css", "--template", "t"),
        *("--paper", "letter", "--show", "typographic", "-v", "--plain-text"),
        *("--old-from", "md", "--max-size", "5000", "--max-line", "400"),
    )
    options, _ = rooms["compare"]
    assert options.mark.ignore == ("case", "quotes")
    assert options.mark.granularity == "char"
    assert options.align.moves is False
    [(_, shown)] = rooms["render"]
    assert (shown.layout, shown.width, shown.color) == ("before-after", 66, True)
    assert (shown.theme, shown.css, shown.template, shown.paper) == ("un", "a.css", "t", "letter")
    assert (shown.show, shown.verbose, shown.quiet) == (("typographic",), True, False)
    (_, _, old), (_, _, new) = rooms["read"]
    assert (old.format, new.format) == ("md", None)
    assert (old.plain_text, old.max_size, old.max_line) == (True, 5000, 400)


def test_labels_come_from_options_else_from_the_masthead(rooms, run) -> None:
    """The usual labels are draft and revised draft; title and date are the new draft's."""
    run("old.txt", "new.txt")
    assert rooms["compare"][1] == Labels("draft", "revised draft", "Crime", "", "12 April 2010")
    sides = ["--old-label", "v1", "--new-label", "v2"]
    run("old.txt", "new.txt", *sides, "--title", "", "--author", "A", "--date", "D")
    assert rooms["compare"][1] == Labels("v1", "v2", "", "A", "D")


@pytest.mark.usefixtures("rooms")
def test_exit_code_tells_a_visible_difference_only_when_asked(run) -> None:
    """0 whether or not the texts differ; with --exit-code 1 when they do."""
    assert run("old.txt", "new.txt").code == 0
    assert run("old.txt", "new.txt", "--exit-code").code == 1
    assert run("old.txt", "old.txt", "--exit-code").code == 0


@pytest.mark.usefixtures("rooms")
def test_doubts_are_said_on_standard_error(run) -> None:
    """Where no view says them: the weighty ones, all with -v, none with -q."""
    plain = ("old.txt", "new.txt", "--to", "plain")
    assert run(*plain).err == "unxdiff: note: new: read as windows-1252 (encoding-guessed)\n"
    verbose = run(*plain, "-v").err
    assert "note: old line 7: a page number was dropped (furniture-dropped)" in verbose
    assert run(*plain, "-q").err == ""


@pytest.mark.usefixtures("rooms")
def test_strict_makes_a_diagnostic_an_error(fails, pair) -> None:
    """The first one is said, the others counted; no output is written."""
    message = fails("old.txt", "new.txt", "--strict", "-o", "a.html")
    assert message.startswith("--strict: old line 7: a page number was dropped")
    assert "1 more" in message
    assert not (pair / "a.html").exists()


def test_settings_are_taken_by_strength(rooms, run, pair, monkeypatch) -> None:
    """Flag > environment > project file beside the new text > default."""
    (pair / ".unxdiff.yaml").write_text("layout: before-after\nwidth: 70\ncontext: 5\n")

    def shown(*argv):
        rooms["render"].clear()
        run("old.txt", "new.txt", *argv)
        options = rooms["render"][0][1]
        return options.layout, options.width, options.context

    assert shown() == ("before-after", 70, 5)
    monkeypatch.setenv("UNXDIFF_WIDTH", "60")
    assert shown() == ("before-after", 60, 5)
    assert shown("--width", "50", "-U", "0") == ("before-after", 50, 0)
    assert shown("--no-config") == ("inline", 60, 1)
    (pair / "other.yaml").write_text("layout: side-by-side\n")
    assert shown("--config", "other.yaml") == ("side-by-side", 60, 1)


def test_the_new_texts_folder_decides_the_project_file(rooms, run, pair) -> None:
    """The search begins beside NEW, not in the current folder."""
    (pair / "drafts").mkdir()
    (pair / "drafts" / "new.txt").write_text("x")
    (pair / "drafts" / ".unxdiff.yaml").write_text("width: 44\n")
    run("old.txt", "drafts/new.txt")
    run("drafts/new.txt", "old.txt")
    assert [options.width for _, options in rooms["render"]] == [44, 80]


def test_a_path_that_exists_beats_a_revision(rooms, run, pair) -> None:
    """A file named ``HEAD:x`` is read as a file."""
    (pair / "HEAD:x").write_text("a file")
    run("HEAD:x", "new.txt")
    assert rooms["read"][0][:2] == ("HEAD:x", b"a file")


def test_a_file_name_that_is_no_utf8_is_still_read(rooms, run, pair) -> None:
    """The name is shown with replacement marks; the file is found by its bytes."""
    (pair / "brouillon-\udce9.txt").write_text("x")
    assert run("brouillon-\udce9.txt", "new.txt").code == 0
    assert rooms["read"][0][0] == "brouillon-\ufffd.txt"


def test_suffixes_and_to_agree_about_formats() -> None:
    """Every format that ``--to`` offers can be made: by a renderer, or, for Word files, which need
    more than the redline's looks, by the room that writes them."""
    from unxdiff.api import compare, render
    from unxdiff.option_table import FORMATS_OUT

    for name in FORMATS_OUT:
        if name == "docx":
            made = render(compare("examples/policy/old.txt", "examples/policy/new.txt"), name)
            assert made[:2] == b"PK"
        else:
            assert callable(registry.renderer(name))


def test_redlines_name_files_without_their_folders(rooms, run, pair) -> None:
    """Unless the names alone would not tell the two apart."""
    (pair / "v1").mkdir()
    (pair / "v1" / "draft.txt").write_text("x")
    (pair / "v2").mkdir()
    (pair / "v2" / "draft.txt").write_text("y")
    run("v1/draft.txt", "new.txt")
    assert rooms["names"] == ("draft.txt", "new.txt")
    run("v1/draft.txt", "v2/draft.txt")
    assert rooms["names"] == ("v1/draft.txt", "v2/draft.txt")
    run(str(pair / "new.txt"), str(pair / "new.txt"))
    assert rooms["names"] == ("new.txt", "new.txt")


@pytest.mark.usefixtures("pair")
@pytest.mark.parametrize("to", ["terminal", "plain", "json", "html"])
def test_an_unknown_theme_is_refused_whatever_is_written(fails, to) -> None:
    """A mistyped theme is one line with the names there are, before anything is read."""
    said = fails("old.txt", "new.txt", "--to", to, "--theme", "neon")
    assert said == ("unknown theme 'neon': choose one of accessible, default, mono, un, un-print")


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({"COLORTERM": "truecolor"}, "9;38;2;220;52;43m"),
        ({"TERM": "xterm-256color"}, "9;38;5;167m"),
        ({"TERM": "linux"}, "9;31m"),
        ({"TERM": "dumb"}, "9;38;5;167m"),
    ],
)
@pytest.mark.usefixtures("pair")
def test_colours_are_those_that_the_terminal_has(run, monkeypatch, environ, code) -> None:
    """True colour, 256 or 16 by COLORTERM and TERM; colour asked for by name is given anyway."""
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert f"\x1b[{code}" in run("old.txt", "new.txt", "--color", "always").out
    plain = run("old.txt", "new.txt", "--color", "always", "--theme", "mono").out
    assert "\x1b[9m" in plain
    assert "38;" not in plain


def test_changes_only_leaves_unchanged_paragraphs_out(rooms, run, pair) -> None:
    """``--changes-only`` gives pages and prints the little context that screens have; ``-U`` says
    how much; the nearer source wins over a settings file's ``full``, both together are an error."""

    def contexts(*words: str) -> list[int]:
        rooms["render"].clear()
        run("old.txt", "new.txt", "-o", "r.html", "-o", "r.pdf", "-o", "r.csv", *words)
        return [options.context for _, options in rooms["render"]]

    assert contexts("--changes-only") == [1, 1, 0]
    assert contexts("--changes-only", "-U", "3") == [3, 3, 3]
    (pair / ".unxdiff.yaml").write_text("full: yes\n")
    assert contexts() == [-1, -1, -1]
    assert contexts("--changes-only") == [1, 1, 0]
    (pair / ".unxdiff.yaml").write_text("changes-only: yes\n")
    assert contexts() == [1, 1, 0]
    assert contexts("--full") == [-1, -1, -1]
    done = run("old.txt", "new.txt", "--full", "--changes-only")
    assert done.code == 2
    assert "contradict" in done.err
