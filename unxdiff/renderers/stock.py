"""Where the stock templates and themes are, and what the themes are called.

Apart from reading themes, so that a name can be checked without loading YAML.
"""

from __future__ import annotations

import os

from unxdiff.errors import RendererError

__all__ = ["stock_files", "stock_folder", "theme_names", "theme_path"]


def stock_folder() -> str:
    """Where the stock templates are: in the installed package, else beside it in a checkout.

    Raises RendererError when neither exists, which only a broken installation shows.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for folder in (
        os.path.join(package, "_templates"),
        os.path.join(os.path.dirname(package), "templates"),
    ):
        if os.path.isdir(folder):
            return folder
    raise RendererError("the stock templates are missing: install unxdiff again")


def stock_files() -> tuple[str, ...]:
    """The stock templates, style sheets and themes, as paths in their folder, sorted."""
    root = stock_folder()
    found = []
    for folder, _, names in os.walk(root):
        kept = [name for name in names if name.endswith((".html", ".css", ".js", ".yaml"))]
        found += [os.path.relpath(os.path.join(folder, name), root) for name in kept]
    return tuple(sorted(found))


def theme_names() -> tuple[str, ...]:
    """The names of the stock themes, sorted."""
    names = os.listdir(os.path.join(stock_folder(), "themes"))
    return tuple(sorted([name[:-5] for name in names if name.endswith(".yaml")]))


def theme_path(name: str) -> str:
    """The file of a theme, given by a stock theme's name or by its own path (``.yaml``, ``.yml``).

    Raises RendererError for an unknown name, listing the known ones, and for a path where no file
    is.
    """
    names = theme_names()
    if name in names:
        return os.path.join(stock_folder(), "themes", f"{name}.yaml")
    if not (name.endswith((".yaml", ".yml")) or "/" in name or os.sep in name):
        raise RendererError(f"unknown theme {name!r}: choose one of {', '.join(names)}")
    if not os.path.isfile(name):
        raise RendererError(f"cannot read theme {name}: there is no such file")
    return name
