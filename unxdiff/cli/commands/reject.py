"""``unxdiff reject``."""

from __future__ import annotations

from unxdiff.cli.commands.accept import command

__all__ = ["reject"]

reject = command("reject", accepting=False)
