"""``REV:PATH``: a file as it stood in a revision."""

from __future__ import annotations

import pytest

from tests.git.conftest import NEW, OLD
from unxdiff.errors import GitError
from unxdiff.git.blobs import is_blob_spec, read_blob


@pytest.fixture
def here(repo, monkeypatch):
    """A repository of two commits, and its folder as the current one."""
    repo.write("sub/a b.txt", NEW)
    repo.commit("second")
    monkeypatch.chdir(repo.path)
    return repo


def test_blob_is_read(here, monkeypatch):
    """Revisions, the index, tags, and paths from the top or from here."""
    assert read_blob("HEAD~1:draft.md") == (OLD.encode(), "HEAD~1:draft.md")
    assert read_blob(":sub/a b.txt")[0] == NEW.encode()
    monkeypatch.chdir(here.path / "sub")
    assert read_blob("HEAD:./a b.txt")[0] == NEW.encode()
    assert read_blob("main:draft.md")[0] == OLD.encode()


def test_line_ends_as_checked_out(here):
    """The bytes are those a checkout would give, as the work-tree side has them."""
    here.git("config", "core.autocrlf", "true")
    assert read_blob("HEAD:draft.md")[0] == OLD.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("nowhere:draft.md", "lists the revisions"),
        ("HEAD:gone.md", "lists where it is"),
        ("HEAD:sub", "a folder"),
        ("--batch:x", "hyphen"),
        ("HEAD:", "a folder"),
    ],
)
def test_one_clear_line(here, spec, said):
    """What git does not know is said with what to do next, on one line."""
    assert here
    with pytest.raises(GitError) as caught:
        read_blob(spec)
    assert said in str(caught.value)
    assert str(caught.value).startswith(spec)
    assert "\n" not in str(caught.value)


def test_outside_a_repository(tmp_path, monkeypatch):
    """Without a repository the operand is called a missing file."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GitError, match="no such file, and no git repository"):
        read_blob("HEAD:draft.md")


def test_what_reads_as_a_revision(here):
    """A path that exists wins; drives, addresses and options are none."""
    assert here
    assert is_blob_spec("HEAD:draft.md")
    assert is_blob_spec(":draft.md")
    here.write("odd:name.md", OLD)
    for spec in ("odd:name.md", "draft.md", "C:\\x.md", "d:/x.md", "http://a/b", "-x:y", "HEAD:"):
        assert not is_blob_spec(spec)
