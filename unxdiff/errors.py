"""What can go wrong. Every message says what to do next, on one line."""

from __future__ import annotations

__all__ = [
    "ConfigError",
    "GitError",
    "InputError",
    "LawError",
    "LimitError",
    "OutputError",
    "RendererError",
    "TemplateError",
    "UnxdiffError",
    "UsageError",
]


class UnxdiffError(Exception):
    """Base of all errors unxdiff raises on purpose; ``exit_code`` is what the command returns."""

    exit_code = 2


class UsageError(UnxdiffError):
    """The command line asks for something that cannot be."""


class InputError(UnxdiffError):
    """An input is missing, unreadable, empty, undecodable or not what it says it is."""


class LimitError(UnxdiffError):
    """An input is larger than a limit allows; the message names the option that raises it."""


class ConfigError(UnxdiffError):
    """A configuration file has an unknown key or a bad value; the message names file, line, key."""


class OutputError(UnxdiffError):
    """The result cannot be written where it was asked for."""


class RendererError(UnxdiffError):
    """A format cannot be produced here, for instance PDF without Pango."""


class TemplateError(RendererError):
    """A template is broken; the message names file, line and variable."""


class GitError(UnxdiffError):
    """git cannot be asked, or says no."""


class LawError(UnxdiffError):
    """A redline does not turn back into its two documents: a defect of unxdiff itself."""
