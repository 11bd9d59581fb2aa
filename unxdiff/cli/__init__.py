"""The command line: the only room that reads arguments, a terminal or the environment."""

from __future__ import annotations

__all__ = ["COMMANDS"]

COMMANDS = ("diff", "outline", "accept", "reject", "changes", "git", "config", "template", "doctor")
"""Every command, in the order help shows them; ``unxdiff.cli.commands.<name>:<name>`` is it."""
