"""Rooms stay small, say what they offer and what it does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, source_files

LONGEST_FILE = 400  # lines; a longer one is two rooms
LONGEST_FUNCTION = 60  # lines from `def` to the last; a longer one does two things

NOT_OFFERED = {"TYPE_CHECKING"}  # set in a module for type checkers only

MODULES = [str(path.relative_to(ROOT)) for path in source_files((".py",), "unxdiff")]
TESTS = [
    str(path.relative_to(ROOT))
    for path in source_files((".py",), "tests")
    if path.name.startswith("test_")
]


def _tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text("utf-8"), name)


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _names(target: ast.expr) -> Iterator[str]:
    match target:
        case ast.Name(id=name):
            yield name
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _names(part)


def _assigned(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.Assign(targets=targets):
            for target in targets:
                yield from _names(target)
        case ast.AnnAssign(target=target):
            yield from _names(target)


def _is_registered(node: ast.stmt) -> bool:
    """Whether a function is handed to the group it decorates itself with, ``@git.command()``."""
    for decorator in getattr(node, "decorator_list", ()):
        match decorator:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=group), attr="command" | "group")):
                return group != "click"
    return False


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if not _is_registered(node):
                yield node.name
        else:
            yield from _assigned(node)


def _known(tree: ast.Module) -> set[str]:
    known = set(_defined(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            known |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            known.add(node.name)
    return known


def _exported(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        if "__all__" in _assigned(node) and isinstance(node, ast.Assign):
            value = ast.literal_eval(node.value)
            assert isinstance(value, list | tuple)
            return list(value)
    return None


def _rank(name: str) -> tuple[int, list[tuple[int, str]]]:
    # Constants, then classes, then the rest, numbers by their value: the order Ruff keeps too.
    kind = 0 if name.isupper() else 1 if name[0].isupper() else 2
    parts = re.findall(r"\d+|\D+", name)
    return kind, [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def test_there_are_modules_to_look_at() -> None:
    """The house rules look at the package and at the tests, not at an empty list."""
    assert "unxdiff/api.py" in MODULES
    assert "tests/house/test_rooms.py" in TESTS


@pytest.mark.parametrize("name", MODULES)
def test_files_and_functions_are_short(name: str) -> None:
    """A file has at most 400 lines, a function at most 60."""
    lines = (ROOT / name).read_text("utf-8").count("\n")
    assert lines <= LONGEST_FILE, f"{name} has {lines} lines: a room to divide"
    long = {
        f"{function.name}: {length} lines"
        for function in _functions(_tree(name))
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    }
    assert not long, f"{name}: functions to divide"


@pytest.mark.parametrize("name", MODULES)
def test_all_is_complete_and_sorted(name: str) -> None:
    """``__all__`` holds every public name that a module defines, no other, in order."""
    tree = _tree(name)
    public = {
        defined
        for defined in _defined(tree)
        if not defined.startswith("_") and defined not in NOT_OFFERED
    }
    exported = _exported(tree)
    if exported is None:
        assert not public, f"{name} offers {sorted(public)} but has no __all__"
        return
    assert public <= set(exported), "public, but not in __all__"
    assert set(exported) <= _known(tree), "in __all__, but neither defined nor imported"
    assert exported == sorted(exported, key=_rank)
    assert len(exported) == len(set(exported))


def _undocumented(body: list[ast.stmt], where: str) -> Iterator[str]:
    for node in body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if not name.startswith("_") and not ast.get_docstring(node):
                    yield f"{where}{name}"
            case ast.ClassDef(name=name) if not name.startswith("_"):
                if not ast.get_docstring(node):
                    yield f"{where}{name}"
                yield from _undocumented(node.body, f"{where}{name}.")


@pytest.mark.parametrize("name", MODULES)
def test_public_things_have_docstrings(name: str) -> None:
    """Every module, and every public function, class and method in it, says what it is for."""
    tree = _tree(name)
    assert ast.get_docstring(tree), f"{name} has no docstring"
    assert not list(_undocumented(tree.body, ""))


@pytest.mark.parametrize("name", TESTS)
def test_tests_say_their_law(name: str) -> None:
    """Every test's docstring states the law or the behaviour that it checks."""
    silent = [
        function.name
        for function in _functions(_tree(name))
        if function.name.startswith("test_") and not ast.get_docstring(function)
    ]
    assert not silent


def test_every_folder_of_the_package_is_a_package() -> None:
    """No room is left out of imports and of the wheel for want of an ``__init__.py``."""
    folders = {Path(name).parent for name in MODULES}
    assert not [str(folder) for folder in folders if not (ROOT / folder / "__init__.py").is_file()]
