"""Resolutions of the Security Council as the United Nations publish them, in six languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import shared_data
from unxdiff.model.document import Document
from unxdiff.model.roles import Role
from unxdiff.options import ReadOptions
from unxdiff.readers.akn import read
from unxdiff.records import replace
from unxdiff.structure.assign import assign

LANGUAGES = ("english", "french", "spanish", "russian", "chinese", "arabic")
FOLDERS = ("2504-2533", "2540-2592", "2556-2612", "2611-2665")


def _files(language: str) -> list[Path]:
    root = shared_data() / "un" / "sc-akn"
    return [
        root / folder / f"{language}-{side}.xml" for folder in FOLDERS for side in ("old", "new")
    ]


def _words(text: str) -> str:
    return " ".join(text.split())


def _named(element: etree._Element, *names: str) -> list[etree._Element]:
    test = " or ".join(f"local-name()='{name}'" for name in names)
    found: list[etree._Element] = element.xpath(f".//*[{test}]")
    return found


def _expected(root: etree._Element) -> tuple[int, int]:
    """Preambular paragraphs are containers of the preamble, operative ones the paragraphs of the
    main body that begin with a figure, whether marked up as their number or not: one file in six
    leaves the numbers in the texts, and one calls a subparagraph (f) a paragraph."""
    containers = root.xpath("/*/*/*[local-name()='preamble']/*[local-name()='container']")
    paragraphs = root.xpath("/*/*/*[local-name()='mainBody']/*[local-name()='paragraph']")
    numbered = [one for one in paragraphs if _words("".join(one.itertext()))[:1].isdecimal()]
    return len(containers), len(numbered)


def _read(path: Path) -> Document:
    return read(path.read_bytes(), path.name, ReadOptions())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_paragraphs(language: str) -> None:
    """As many preambular and operative paragraphs as the XML has, in every file."""
    for path in _files(language):
        made = assign(_read(path))
        roles = [block.role for block in made.blocks]
        count = roles.count(Role.PREAMBULAR), roles.count(Role.OPERATIVE)
        assert count == _expected(etree.parse(path).getroot()), path
        assert roles.count(Role.ENACTING_LINE) == roles.count(Role.TITLE) == 1
        numbers = [b.label or "" for b in made.blocks if b.role is Role.OPERATIVE]
        figures = [int("".join(filter(str.isdecimal, label))) for label in numbers]
        assert figures == list(range(1, len(figures) + 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_lost(language: str) -> None:
    """Numbers and texts of the XML are labels and texts of blocks, in the same order."""
    for path in _files(language):
        root = etree.parse(path).getroot()
        for meta in _named(root, "meta"):
            meta.getparent().remove(meta)
        texts = [
            _words("".join(one.itertext()))
            for one in _named(root, "num", "p", "heading", "subheading")
        ]
        made = [part for block in _read(path).blocks for part in (block.label, block.text) if part]
        assert _words(" ".join(made)) == _words(" ".join(texts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_roles_agree_with_the_structure_step(language: str) -> None:
    """Without the roles that the XML gives, the step that reads any draft gives the same."""
    for path in _files(language):
        made = _read(path)
        given = assign(made)
        bare = tuple(
            replace(block, role=Role.PARAGRAPH) if block.role is not Role.ANNEX else block
            for block in made.blocks
        )
        assert [(b.role, b.level) for b in assign(replace(made, blocks=bare)).blocks] == [
            (b.role, b.level) for b in given.blocks
        ]
