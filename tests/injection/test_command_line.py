"""What reaches the command line from outside reaches the terminal as text."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, needs_program
from tests.injection.judges import JUDGES, terminal, text_alone
from tests.injection.places import ATTACKS, attacks

OLD = "# Title\n\nThe cat sat on the mat.\n\n- an item\n"
NEW = "# Title\n\nThe cat sat on a mat.\n\n- an item\n"
STEERING = tuple(text for text in (*attacks()["terminal"], *attacks()["surrogates"]))
RAW = (b"a\xff\x9b31m\x85", b"\xc2\x9b31m\xe2\x80\xae", b"\x1b]8;;x\x1b\\\n\r\t")
"""Bytes that are no UTF-8, or a terminal's in it, as a name or an argument may be."""


def _argument(text: str) -> bytes:
    """As the shell would hand it over: everything but NUL."""
    return text.replace("\0", "").encode("utf-8", "surrogatepass")


def _run(*words: bytes | str, folder: Path, **environ: str) -> tuple[int, bytes, bytes]:
    known = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT), **environ}
    command = [sys.executable, "-m", "unxdiff", *words]
    done = subprocess.run(
        command, capture_output=True, check=False, cwd=folder, env=known, stdin=subprocess.DEVNULL
    )
    assert b"defect of unxdiff" not in done.stderr, done.stderr
    assert b"Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr


def _failed(*words: bytes | str, folder: Path, lines: int = 1, **environ: str) -> bytes:
    """An error: its exit code, and so many lines of text on standard error alone."""
    code, out, err = _run(*words, folder=folder, **environ)
    assert (code, out) == (2, b""), (out, err)
    text_alone(err)
    assert err.count(b"\n") == lines, err
    return err


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A folder with two versions of a small draft."""
    (tmp_path / "old.md").write_text(OLD)
    (tmp_path / "new.md").write_text(NEW)
    return tmp_path


@pytest.mark.parametrize("raw", [*map(_argument, STEERING), *RAW], ids=ascii)
def test_operands_and_options_in_errors(pair: Path, raw: bytes) -> None:
    """Wherever an error repeats what was given (files that are not there, options, values) it is
    one line of text."""
    _failed(raw, b"new.md", folder=pair)
    _failed(b"old.md", b"HEAD:" + raw, folder=pair)
    _failed(b"old.md", b"new.md", b"-o", raw + b".nothing", folder=pair)
    _failed(b"old.md", b"new.md", b"-o", b"missing/" + raw + b".html", folder=pair)
    for name in (b"--theme", b"--layout", b"--to", b"--context", b"--ignore", b"--paper"):
        _failed(b"old.md", b"new.md", b"-o", b"r.html", name, raw, folder=pair)
    for name in (b"--template", b"--css", b"--config"):
        _failed(b"old.md", b"new.md", b"-o", b"r.html", name, raw, folder=pair)
    _failed(b"--" + raw, b"old.md", b"new.md", folder=pair)
    _failed(b"old.md", b"new.md", raw, folder=pair)
    _failed(b"outline", raw, folder=pair)
    _failed(b"config", raw, folder=pair)


@pytest.mark.parametrize("raw", [*map(_argument, STEERING), *RAW], ids=ascii)
def test_printed_words_in_results(pair: Path, raw: bytes) -> None:
    """Title, names, author and date stand in every output as text."""
    given: list[bytes] = []
    for name in (b"--title", b"--old-label", b"--new-label", b"--author", b"--date"):
        given += [name, raw]
    for to in ("plain", "json", "map", "table", "markdown", "critic", "email", "html", "xlsx"):
        like = to in ("html", "table")
        clean = _run(b"old.md", b"new.md", b"--to", to, folder=pair)[1] if like else b""
        code, out, err = _run(b"old.md", b"new.md", b"--to", to, *given, folder=pair)
        assert code == 0, err
        JUDGES[to](out, clean)
        text_alone(err)
    for layout in ("inline", "side-by-side", "before-after"):
        code, out, err = _run(
            b"old.md", b"new.md", b"--color=always", b"--layout", layout, *given, folder=pair
        )
        assert code == 0, err
        terminal(out)


@pytest.mark.parametrize("raw", [*map(_argument, STEERING), *RAW], ids=ascii)
def test_names_of_files(tmp_path: Path, raw: bytes) -> None:
    """A file may be called anything: its name stands in results, remarks and errors as text."""
    name = raw.replace(b"/", b"_")
    for folder, text in ((b"a", OLD), (b"b", NEW)):
        place = os.path.join(os.fsencode(tmp_path), folder)
        os.mkdir(place)
        with open(os.path.join(place, name + b".md"), "w") as file:
            file.write(text)
        with open(os.path.join(place, name + b".pdf"), "w") as file:
            file.write("%PDF-1.7 that is none")
    names = [folder + name + b".md" for folder in (b"a/", b"b/")]
    for to in ("terminal", "plain", "json", "map", "markdown", "critic", "email", "html"):
        code, out, err = _run(*names, b"--to", to, b"--color=always", folder=tmp_path)
        assert code == 0, err
        clean = out if to == "html" else b""
        JUDGES[to](out, clean)
        text_alone(err)
    _failed(*[n.replace(b".md", b".pdf") for n in names], folder=tmp_path)
    code, out, err = _run(b"outline", names[0], b"--color=always", folder=tmp_path)
    terminal(out)
    text_alone(err)
    _failed(names[0], names[1], b"-o", names[0], folder=tmp_path)


@pytest.mark.parametrize("text", attacks()["terminal"])
def test_settings_themes_and_templates(pair: Path, text: str) -> None:
    """Keys and values of a settings file or a theme, and a template's own text, in errors and in
    what is listed of them."""
    escaped = "".join(f"\\U{ord(character):08x}" for character in text if character != "\0")
    settings = pair / ".unxdiff.yaml"
    for content in (f'"{escaped}": 1', f'layout: "{escaped}"', f'context: "{escaped}"'):
        settings.write_text(content)
        _failed("old.md", "new.md", folder=pair)
        _failed("config", "show", folder=pair)
    settings.write_text(f'title: "{escaped}"\nold-label: "{escaped}"\n')
    code, out, err = _run("config", "show", folder=pair)
    assert code == 0, err
    text_alone(out)
    settings.unlink()
    theme = pair / "own.yaml"
    for content in (
        f'"{escaped}": 1',
        f'light: {{ink: "{escaped}"}}',
        f'fonts: {{body: ["{escaped}"]}}',
    ):
        theme.write_text(content)
        _failed("old.md", "new.md", "-o", "r.html", "--theme", "own.yaml", folder=pair)
    raw = text.replace("\0", "").encode("utf-8", "replace")
    for body in (b"{{ x['%s'] }}", b"{%% include '%s' %%}", b"{%% %s %%}", b"{{ '%s'.y }}"):
        (pair / "page.html").write_bytes(body % raw.replace(b"'", b"").replace(b"\\", b""))
        _run("old.md", "new.md", "-o", "r.html", "--template", ".", folder=pair)
        _failed("old.md", "new.md", "-o", "r.html", "--template", ".", folder=pair)


def test_settings_in_the_environment(pair: Path) -> None:
    """A variable's value in an error is text."""
    for raw in ("\x1b[31m", "\x9b31m", "\u202e"):
        _failed("old.md", "new.md", folder=pair, UNXDIFF_LAYOUT=raw)


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_drafts_through_the_whole_tool(tmp_path: Path, suffix: str) -> None:
    """Texts as they are in files, read and compared: in the terminal, the outline, remarks."""
    texts = [text.replace("\0", "") for text in ATTACKS if "\ud800" not in text]
    body = "\n\n".join(texts).encode("utf-8", "replace")
    (tmp_path / f"old.{suffix}").write_bytes(body)
    (tmp_path / f"new.{suffix}").write_bytes(body.replace(b"1", b"2").replace(b"evil", b"wicked"))
    names = [f"old.{suffix}", f"new.{suffix}"]
    for layout in ("inline", "side-by-side", "before-after"):
        code, out, err = _run(*names, "--color=always", "-v", "--layout", layout, folder=tmp_path)
        assert code == 0, err
        terminal(out)
        text_alone(err)
    for to in ("plain", "map", "markdown", "critic", "email", "json"):
        code, out, err = _run(*names, "--to", to, folder=tmp_path)
        assert code == 0, err
        JUDGES[to](out, b"")
        text_alone(err)
    code, out, err = _run("outline", names[0], "--color=always", folder=tmp_path)
    assert code == 0, err
    terminal(out)
    text_alone(_run("outline", names[0], "--json", folder=tmp_path)[1])
    err = _run(*names, "--strict", folder=tmp_path)[2]
    text_alone(err)


@pytest.mark.parametrize(
    "raw", [b"a\x1b[31mb", b"\x9b31m\xff", b"x\xc2\x9b31m\xe2\x80\xae"], ids=ascii
)
def test_names_and_texts_in_git(tmp_path: Path, raw: bytes) -> None:
    """``git diff`` with the driver shows a file called anything, and what stands in it, as text."""
    git = needs_program("git")
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": tempfile.mkdtemp(dir=tmp_path),
        "PYTHONPATH": str(ROOT),
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    place = tmp_path / "repo"
    place.mkdir()

    def ask(*words: bytes | str) -> bytes:
        done = subprocess.run(
            [git, "-C", place, *words], capture_output=True, check=True, env=environ
        )
        assert not done.stderr.strip(), done.stderr
        return done.stdout

    ask("init", "-q")
    name = os.path.join(os.fsencode(place), raw + b".md")
    (place / ".gitattributes").write_text("*.md diff=unxdiff\n")
    driver = f"'{sys.executable}' -m unxdiff git driver --color always"
    for text in ("One \x1b[31m two \u202e three.\n", "One \x1b[32m too \u202e three.\n"):
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
        ask("add", ".")
    ask("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "one")
    with open(name, "w", encoding="utf-8") as file:
        file.write("One \x1b[33m two \u202e four.\n")
    out = ask("-c", f"diff.unxdiff.command={driver}", "diff")
    assert b"four" in out
    terminal(out)
