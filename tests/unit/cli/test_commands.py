"""The commands: help, version, mistakes, and what outline, config and doctor print."""

from __future__ import annotations

import json
import shlex

import click
import pytest

import unxdiff
from unxdiff.cli import COMMANDS, machine
from unxdiff.cli.entry import _dispatch
from unxdiff.cli.main import cli
from unxdiff.option_table import DIFF


def _context(command, path):
    # click makes a command's help option once, with the names of the first context it is asked in.
    names = ["-h", "--help"]
    return click.Context(command, info_name=path, help_option_names=names, terminal_width=80)


def _walk(command, path):
    yield path, command
    if isinstance(command, click.Group):
        with _context(command, path) as context:
            for name in command.list_commands(context):
                yield from _walk(command.get_command(context, name), f"{path} {name}")


ALL = list(_walk(cli, "unxdiff"))
LATER = ("amendments", "apply", "merge", "history", "batch")


@pytest.mark.parametrize(("path", "command"), ALL, ids=[path for path, _ in ALL])
def test_every_command_has_help_and_an_example(path, command) -> None:
    """Each command says what it does, what each option means, and shows itself in use."""
    with _context(command, path) as context:
        text = command.get_help(context)
        assert command.help
        assert "unxdiff " in text.split("\n  Example")[1]
        assert command.get_short_help_str(200)
        for param in command.get_params(context):
            assert not isinstance(param, click.Option) or param.help, param.name


@pytest.mark.parametrize(("path", "command"), ALL, ids=[path for path, _ in ALL])
def test_short_help_is_not_cut(path, command) -> None:
    """A list of commands shows whole sentences."""
    if not isinstance(command, click.Group):
        return
    with _context(command, path) as context:
        listed = command.get_help(context).split("Commands:")[1].split("Example")[0]
    assert "..." not in listed


def _examples():
    for path, command in ALL:
        for line in (command.epilog or "").splitlines():
            words = shlex.split(line.strip(), comments=True) if "unxdiff" in line else []
            if words[:1] == ["unxdiff"]:
                yield path, words[1:]


@pytest.mark.parametrize(("path", "argv"), list(_examples()), ids=str)
def test_examples_in_help_are_well_formed(path, argv) -> None:
    """Every command line shown in help is one that the parser takes."""
    assert path
    with cli.make_context("unxdiff", list(argv)) as context:
        rest = [*context._protected_args, *context.args]
        command, parent = cli, context
        while rest and isinstance(command, click.Group):
            name, found, rest = command.resolve_command(parent, rest)
            command = found
            parent = command.make_context(name, list(rest), parent=parent)
            rest = [*parent._protected_args, *parent.args]
    assert not rest


def test_help_lists_the_commands_there_are(run) -> None:
    """No command is promised that does not exist yet."""
    text = run("--help").out
    listed = text.split("Commands:")[1]
    for name in COMMANDS:
        assert f"\n  {name} " in listed
    for name in LATER:
        assert f"\n  {name} " not in listed
    assert run().out == text
    assert run("-h").out == text


def test_the_version_is_the_packages(run) -> None:
    """``--version`` prints one line."""
    assert run("--version").out == f"unxdiff {unxdiff.__version__}\n"


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["outlin"], "no such command 'outlin'; did you mean 'outline'?"),
        (["old.txt"], "old.txt does not exist; check the path"),
        (["diff"], "OLD is missing; see `unxdiff diff --help`"),
        (["a", "b", "--layuot", "x"], "no such option '--layuot'; did you mean '--layout'?; see"),
        (["a", "b", "--layout", "x"], "'x' is not one of inline, side-by-side, before-after"),
        (["a", "b", "--width", "7"], "7 is too small, the least is 20"),
        (["a", "b", "c"], "unexpected extra argument"),
        (["a", "b", "-o"], "requires an argument"),
        (["config", "shaw"], "no such command 'shaw'"),
        (["outline"], "FILE is missing; see `unxdiff outline --help`"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_mistyped_line_is_explained(fails, here, argv, says) -> None:
    """One line says what is wrong, offers the nearest word and names the help."""
    assert here
    assert says in fails(*argv)


def test_gits_two_hooks_do_not_load_click(monkeypatch) -> None:
    """``git driver`` and ``git textconv`` go straight to their modules."""
    from unxdiff.git import driver, textconv

    monkeypatch.setattr(driver, "main", lambda argv: ("driver", argv))
    monkeypatch.setattr(textconv, "main", lambda argv: ("textconv", argv))
    assert _dispatch(["git", "driver", "a", "b"]) == ("driver", ["a", "b"])
    assert _dispatch(["git", "textconv", "a"]) == ("textconv", ["a"])


def test_outline_shows_a_block_a_line(run, pair) -> None:
    """Each block stands on a line with its role; the label of a numbered paragraph too."""
    assert pair
    text = run("outline", "old.txt").out
    assert "enacting-line" in text
    assert "operative" in text
    assert "Urges States to act" in text


def test_outline_as_json_is_the_document(run, pair) -> None:
    """``--json`` gives every block with its text."""
    assert pair
    found = json.loads(run("outline", "old.txt", "--json").out)
    assert [block["text"] for block in found["blocks"]][-1] == "Urges States to act;"


def test_outline_is_bounded_by_the_same_errors(fails, here) -> None:
    """A missing file is one line and 2."""
    assert here
    assert "nowhere.txt" in fails("outline", "nowhere.txt")


def test_config_show_tells_values_and_where_they_come_from(run, pair, monkeypatch) -> None:
    """Every key stands there once, with its value and its source."""
    (pair / ".unxdiff.yaml").write_text("layout: before-after\nwidth: 70\n")
    monkeypatch.setenv("UNXDIFF_WIDTH", "60")
    monkeypatch.setenv("UNXDIFF_WITDH", "60")
    done = run("config", "show")
    rows = {line.split()[0]: line.split(maxsplit=2)[1:] for line in done.out.splitlines()}
    assert rows["layout"] == ["before-after", f"{pair / '.unxdiff.yaml'}, line 1"]
    assert rows["width"] == ["60", "UNXDIFF_WIDTH"]
    assert rows["granularity"] == ["word", "default"]
    assert set(rows) == {option.name for option in DIFF if option.setting}
    assert "UNXDIFF_WITDH is no setting" in done.err


def test_config_init_writes_a_file_that_sets_nothing(run, fails, here) -> None:
    """The file explains every key; uncommented, each is valid; it is never overwritten unasked."""
    assert run("config", "init").code == 0
    path = here / ".unxdiff.yaml"
    text = path.read_text("utf-8")
    assert all(line.startswith("#") for line in text.splitlines() if line)
    assert {row.split()[-1] for row in run("config", "show").out.splitlines()} == {"default"}
    keys = {option.name for option in DIFF if option.setting}
    lines = [line[1:] if line[1:].partition(":")[0] in keys else line for line in text.splitlines()]
    path.write_text("\n".join(lines), "utf-8")
    rows = run("config", "show").out.splitlines()
    assert len([row for row in rows if ".unxdiff.yaml, line" in row]) == len(keys)
    assert "exists already" in fails("config", "init")
    assert path.read_text("utf-8") == "\n".join(lines)
    assert run("config", "init", "--force").code == 0
    assert path.read_text("utf-8") == text


def test_config_init_writes_the_users_file(run, here, monkeypatch) -> None:
    """``--user`` makes the folder too."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(here / "deep" / "config"))
    monkeypatch.setattr("sys.platform", "linux")
    assert run("config", "init", "--user").code == 0
    assert (here / "deep" / "config" / "unxdiff" / "config.yaml").is_file()


def test_config_path_names_the_files_looked_at(run, here) -> None:
    """Both places are said, and whether something is there."""
    first = run("config", "path").out.splitlines()
    assert first[0] == f"{here / '.unxdiff.yaml'}  (not there, nor in a folder above)"
    assert first[1].endswith("config.yaml  (not there)")
    (here / ".unxdiff.yaml").write_text("width: 70\n")
    (here / "sub").mkdir()
    assert run("config", "path", "sub").out.splitlines()[0] == str(here / ".unxdiff.yaml")


def test_doctor_says_what_is_there_and_how_to_get_the_rest(run, monkeypatch) -> None:
    """A missing thing comes with one command; only ``--strict`` makes it an error."""
    found = [
        machine.Finding("PDF", "Pango", False, "not found", "apt-get install -y libpango-1.0-0"),
        machine.Finding("git", "diff driver", False, "not set up", "unxdiff git install", False),
        machine.Finding("git", "git", True, "2.39.5"),
    ]
    monkeypatch.setattr("unxdiff.cli.commands.doctor.findings", lambda: iter(found))
    done = run("doctor")
    assert done.code == 0
    assert "missing    Pango: not found" in done.out
    assert "get it with: apt-get install -y libpango-1.0-0" in done.out
    assert "not there  diff driver" in done.out
    assert "\n1 needed thing is missing.\n" in done.out
    strict = run("doctor", "--strict")
    assert strict.code == 2
    assert strict.err == ("unxdiff: error: missing: Pango; the lines above say how to get each\n")


def test_doctor_looks_at_this_machine() -> None:
    """Every area is looked at, and what is missing has a remedy."""
    found = list(machine.findings())
    assert {each.area for each in found} == {
        "unxdiff",
        "packages",
        "PDF",
        "fonts",
        "git",
        "terminal",
    }
    assert all(each.good or each.remedy for each in found)


def test_doctor_on_a_bare_machine(monkeypatch) -> None:
    """Without git, fontconfig, less and the packages each is named with its remedy."""

    def absent(name="weasyprint"):
        raise ImportError(name)

    monkeypatch.setattr(machine, "import_module", absent)
    monkeypatch.setattr(machine.library, "load", absent)
    monkeypatch.setattr(machine.shutil, "which", lambda _: None)
    monkeypatch.setattr(machine, "_ask", lambda *_: None)
    monkeypatch.setattr(machine, "pager_command", lambda _: None)
    missing = {each.name: each for each in machine.findings() if not each.good}
    assert set(missing) >= {"fast diff in C++", "WeasyPrint", "fontconfig", "git", "pager"}
    assert missing["WeasyPrint"].needed
    assert not missing["git"].needed
    assert all(each.remedy for each in missing.values())


def test_doctor_tells_missing_pango_from_missing_weasyprint(monkeypatch) -> None:
    """WeasyPrint that cannot load its libraries needs a system package, not pip."""

    def broken():
        raise OSError("cannot load library 'libpango-1.0-0'\nmore")

    monkeypatch.setattr(machine.library, "load", broken)
    monkeypatch.setattr(machine.shutil, "which", lambda name: name == "apt-get" or None)
    finding = machine._pdf()
    assert not finding.good
    assert "libpango-1.0-0 libpangoft2-1.0-0" in finding.remedy
    assert "\n" not in finding.detail
