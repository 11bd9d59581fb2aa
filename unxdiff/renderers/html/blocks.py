"""What a template of the user's may not do, and what it would do in vain: said with its line."""

from __future__ import annotations

import jinja2
from jinja2 import nodes

from unxdiff.errors import TemplateError

__all__ = ["check", "refuse_loose"]


def check(environment: jinja2.Environment, loader: jinja2.BaseLoader, name: str) -> None:
    """Look through a template, and those that it extends, before it is used.

    Jinja leaves out a block whose name the extended template does not have, and so a misspelt one
    without a word. Raises TemplateError for that, naming the blocks there are; and whatever jinja2
    raises for a template that it cannot read.
    """
    _blocks(environment, loader, name, ())


def refuse_loose(environment: jinja2.Environment, source: str, name: str, file: str) -> None:
    """Raise TemplateError for a template that switches the escaping of what it prints off."""
    for loose in environment.parse(source, name, file).find_all(nodes.ScopedEvalContextModifier):
        raise TemplateError(f"{file}, line {loose.lineno}: escaping cannot be switched off")


def _blocks(
    environment: jinja2.Environment, loader: jinja2.BaseLoader, name: str, seen: tuple[str, ...]
) -> set[str]:
    """All blocks of a template and of those that it extends."""
    source, file, _ = loader.get_source(environment, name)
    tree = environment.parse(source, name, file)
    if name in seen:
        raise TemplateError(f"{file} extends itself; to extend the stock one say 'stock/{name}'")
    own = {block.name for block in tree.find_all(nodes.Block)}
    extends = next(tree.find_all(nodes.Extends), None)
    if extends is None or not isinstance(extends.template, nodes.Const):
        return own
    try:
        above = _blocks(environment, loader, str(extends.template.value), (*seen, name))
    except jinja2.TemplateNotFound as error:
        raise TemplateError(
            f"{file}, line {extends.lineno}: there is no template {error.name!r} to extend"
        ) from None
    for block in tree.body:
        if isinstance(block, nodes.Block) and block.name not in above:
            raise TemplateError(
                f"{file}, line {block.lineno}: {extends.template.value} has no block "
                f"{block.name!r}; its blocks are {', '.join(sorted(above))}"
            )
    return own | above
