"""Word redlines beside python-redlines: ``make bench ARGS=word``.

The peer is left out where it is not installed (``pip install python-redlines
python-redlines-docxodus``); neither using nor testing unxdiff needs it. It does not finish on a
file whose numbers are typed, so it gets the same pair without them.
"""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path

from tests.formats.writers import to_docx
from unxdiff.model.document import Block, Document

__all__ = ["PARAGRAPHS", "contract", "pair", "peer"]

PARAGRAPHS = 2_000
_WORDS = 100
_PAGES = 40
_PEER = """
import sys
from python_redlines import DocxodusEngine
old, new = (open(name, "rb").read() for name in sys.argv[1:3])
DocxodusEngine().run_redline("bench", old, new)
"""


def _texts(paragraphs: int) -> tuple[list[str], list[str]]:
    """Two versions: a tenth of the paragraphs has two other words, three moved, one came."""
    chance = random.Random(5)
    stock = [f"word{number}" for number in range(3_000)] + ["the", "of", "and", "States"] * 200
    old = [" ".join(chance.choices(stock, k=_WORDS)) for _ in range(paragraphs)]
    new = list(old)
    for place in chance.sample(range(paragraphs), paragraphs // 10):
        words = new[place].split()
        for _ in range(2):
            words[chance.randrange(_WORDS)] = "changed"
        new[place] = " ".join(words)
    for _ in range(3):
        moved = new.pop(chance.randrange(paragraphs // 2))
        new.insert(chance.randrange(paragraphs // 2, paragraphs), moved)
    new.insert(paragraphs * 2 // 5, "new " + " ".join(chance.choices(stock, k=_WORDS)))
    return old, new


def _write(path: Path, texts: list[str], *, numbered: bool) -> Path:
    blocks = [
        Block(f"{number}. {text}." if numbered else f"{text}.")
        for number, text in enumerate(texts, 1)
    ]
    path.write_bytes(to_docx(Document("bench", "text", tuple(blocks))))
    return path


def pair(folder: Path, *, numbered: bool) -> tuple[str, str]:
    """Two Word files of 200,000 words; with numbers, 1,200 of them shift."""
    kind = "numbered" if numbered else "plain"
    made = [
        _write(folder / f"{name}-{kind}.docx", texts, numbered=numbered)
        for name, texts in zip(("old", "new"), _texts(PARAGRAPHS), strict=True)
    ]
    return str(made[0]), str(made[1])


def contract(folder: Path) -> tuple[str, str]:
    """The same of 40 pages, 500 words each."""
    made = [
        _write(folder / f"{name}-contract.docx", texts, numbered=True)
        for name, texts in zip(("old", "new"), _texts(_PAGES * 500 // _WORDS), strict=True)
    ]
    return str(made[0]), str(made[1])


def peer(old: str, new: str) -> tuple[str, ...] | None:
    """The command of python-redlines with its docxodus engine; None where it is not installed."""
    wanted = ("python_redlines", "python_redlines_docxodus")
    if any(importlib.util.find_spec(name) is None for name in wanted):
        return None
    return (sys.executable, "-c", _PEER, old, new)
