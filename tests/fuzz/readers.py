"""Coverage-guided fuzzing of a reader: ``make fuzz ARGS="docx 120"`` (needs ``atheris``).

Usage: python -m tests.fuzz.readers FORMAT SECONDS. Starts from the first examples written in the
format and stops at the first input that makes anything but a document or one of unxdiff's own
errors; that input is written beside the message. What such a run finds becomes a test.
"""

from __future__ import annotations

import importlib
import io
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.formats.writers import WRITERS, to_html
from unxdiff import read
from unxdiff.errors import UnxdiffError
from unxdiff.model.document import Document
from unxdiff.options import ReadOptions

__all__ = ["main"]

EXAMPLES = ("resolution-en", "standard", "report-notes")
PACKAGES = ("docx", "odt")
LIMITS = {"max_size": 4_000_000, "max_unpacked": 16_000_000, "max_pages": 50}


def _seeds(name: str) -> list[bytes]:
    made = []
    for example in EXAMPLES:
        document = read(str(next(Path("examples", example).glob("new.*"))))
        if name == "pdf":
            from weasyprint import HTML

            made.append(HTML(string=to_html(document, paged=True).decode()).write_pdf())
        else:
            made.append(WRITERS[name][1](document))
    return made


def _unpacked(data: bytes) -> bytes:
    """A package as its largest part: what a fuzzer can change to some effect."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(_main_part(archive))


def _main_part(archive: zipfile.ZipFile) -> str:
    return next(name for name in archive.namelist() if name in ("word/document.xml", "content.xml"))


def _packed(part: bytes, like: bytes) -> bytes:
    """The package ``like`` with another main part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(like)) as old, zipfile.ZipFile(out, "w") as new:
        main = _main_part(old)
        for name in old.namelist():
            new.writestr(name, part if name == main else old.read(name))
    return out.getvalue()


def main(arguments: list[str]) -> None:
    """Fuzz one reader for some seconds. Raises SystemExit for a wrong call."""
    if len(arguments) != 2 or arguments[0] not in (*WRITERS, "pdf"):
        raise SystemExit(f"usage: python -m tests.fuzz.readers {'|'.join(WRITERS)}|pdf SECONDS")
    name, seconds = arguments
    try:
        import atheris
    except ImportError:
        raise SystemExit("fuzz: atheris is not here; run: .venv/bin/pip install atheris") from None

    kind = {"txt": "text", "md": "markdown"}.get(name, name.partition("-")[0])
    with atheris.instrument_imports(include=["unxdiff"]):
        importlib.import_module(f"unxdiff.readers.{kind}")
        importlib.import_module("unxdiff.structure.assign")
    from unxdiff.api import read_bytes

    seeds = _seeds(name)
    wrapped = name in PACKAGES
    options = ReadOptions(format="pdf" if name == "pdf" else None, **LIMITS)

    def one(data: bytes) -> None:
        whole = _packed(data, seeds[0]) if wrapped else data
        try:
            document = read_bytes(whole, "draft", options)
        except UnxdiffError:
            return
        if not isinstance(document, Document):
            raise TypeError("a reader gave no document")

    with tempfile.TemporaryDirectory() as folder:
        for k, seed in enumerate(seeds):
            Path(folder, str(k)).write_bytes(_unpacked(seed) if wrapped else seed)
        flags = [
            f"-max_total_time={seconds}",
            "-max_len=200000",
            "-rss_limit_mb=2000",
            "-timeout=20",
        ]
        atheris.Setup([sys.argv[0], *flags, folder], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
