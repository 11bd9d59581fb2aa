"""``REV:PATH`` operands: a file as it stood in a revision."""

from __future__ import annotations

import os
import re

from unxdiff.errors import GitError
from unxdiff.git.ask import inquire

__all__ = ["is_blob_spec", "read_blob"]

_NO_REVISION = re.compile(r"[A-Za-z]:[\\/]|[A-Za-z][A-Za-z0-9+.-]*://")
"""A Windows drive or an address."""


def is_blob_spec(spec: str) -> bool:
    """Whether an operand reads as ``REV:PATH`` (or ``:PATH``, the index) and is no existing file.

    >>> is_blob_spec("HEAD~2:draft.docx"), is_blob_spec("draft.docx"), is_blob_spec("C:\\\\d.txt")
    (True, False, False)
    """
    _, colon, path = spec.partition(":")
    if not colon or not path or spec.startswith("-") or _NO_REVISION.match(spec):
        return False
    return not os.path.lexists(spec)


def read_blob(spec: str) -> tuple[bytes, str]:
    """The content of ``REV:PATH`` as git would check it out, and what messages call it.

    The name ends in the path, so that its suffix tells the format. A path is relative to the top
    of the repository, as everywhere in git; ``REV:./PATH`` is relative to the current folder.
    Raises GitError.
    """
    if spec.startswith("-"):
        raise GitError(f"{spec}: a revision does not begin with a hyphen; write REV:PATH")
    code, kind, reason = inquire("cat-file", "-t", spec)
    if code == 0 and kind.strip() != b"blob":
        raise GitError(f"{spec}: a folder or a submodule, not a file; name a file below it")
    if code == 0:
        code, content, reason = inquire("cat-file", "--filters", spec)
        if code == 0:
            return content, spec
    raise GitError(f"{spec}: {_explained(spec, reason)}")


def _explained(spec: str, reason: str) -> str:
    """Git's reason, and what to do next."""
    if "not a git repository" in reason:
        return "there is no such file, and no git repository here to look in"
    revision, _, path = spec.partition(":")
    if revision and inquire("rev-parse", "--verify", "--quiet", f"{revision}^{{object}}")[0]:
        hint = "`git log --oneline` lists the revisions"
    else:
        hint = f"`git log --all -- {path}` lists where it is" if path else "write REV:PATH"
    return f"{reason.rstrip('.')}; {hint}"
