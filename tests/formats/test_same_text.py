"""The examples in every format that is read: any two of them compare as equal.

Where they cannot, ``REASONS`` says why; a reason that no longer holds fails too.
"""

from __future__ import annotations

import subprocess
from itertools import combinations
from pathlib import Path

import pytest

from tests.conftest import needs_program
from tests.formats.writers import WRITERS, to_docx, to_html
from unxdiff import compare, read
from unxdiff.api import read_bytes
from unxdiff.model.document import Document
from unxdiff.model.redline import Change, ChangeKind, Redline
from unxdiff.redline.hunks import visible
from unxdiff.redline.resolve import check

EXAMPLES = sorted(path for folder in Path("examples").iterdir() for path in folder.glob("new.*"))
NAMES = [path.parent.name for path in EXAMPLES]
MADE = (*WRITERS, "pdf-weasyprint", "pdf-libreoffice")

NO_CODE = "has no verbatim text: the blanks that indent a line of code are not kept"
REASONS: dict[tuple[str, str], str] = {
    ("standard", "txt"): "a plain text has neither tables nor verbatim text",
    **{
        ("standard", name): NO_CODE
        for name in ("docx", "docx-automatic", "odt", "akn", "rtf", "pdf-weasyprint")
    },
    ("standard", "pdf-libreoffice"): NO_CODE,
    (
        "resolution-ar",
        "pdf-weasyprint",
    ): "a note of Latin letters alone, in a paragraph that runs to the left: its mark is not found",
}
"""(example, format): why that format cannot say what the others say."""
BY_LAYOUT = {
    ("readme", "pdf-weasyprint"): "a line may break inside “--feet”, which no hyphenation told",
}
"""The same, where it depends on the fonts here whether it shows."""


@pytest.fixture(scope="session")
def printed(tmp_path_factory) -> dict[tuple[str, str], bytes]:
    """The PDF of every example, by WeasyPrint and by LibreOffice."""
    needs_program("soffice")
    from weasyprint import HTML

    folder = tmp_path_factory.mktemp("printed")
    made = {}
    for path in EXAMPLES:
        document = read(path)
        name = path.parent.name
        made[name, "pdf-weasyprint"] = HTML(
            string=to_html(document, paged=True).decode()
        ).write_pdf()
        (folder / f"{name}.docx").write_bytes(to_docx(document, automatic=True))
    command = (
        "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(folder),
        *[str(folder / f"{name}.docx") for name in NAMES],
    )  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for name in NAMES:
        made[name, "pdf-libreoffice"] = (folder / f"{name}.pdf").read_bytes()
    return made


def in_format(path: Path, name: str, printed: dict[tuple[str, str], bytes]) -> Document:
    """An example, written in a format and read again."""
    if name.startswith("pdf"):
        return read_bytes(printed[path.parent.name, name], "draft.pdf")
    suffix, write = WRITERS[name]
    return read_bytes(write(read(path)), f"draft.{suffix}")


def shown(redline: Redline) -> list[Change]:
    """What a reader would be shown as different, notes too."""
    still = (ChangeKind.EQUAL,)
    return [change for change in redline.changes if visible(change, (), redline)] + [
        change for change in redline.note_changes if change.kind not in still or change.moved
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=NAMES)
def test_any_two_formats_say_the_same(path: Path, printed: dict[tuple[str, str], bytes]) -> None:
    """No two formats of an example differ, but where a reason is given."""
    example = path.parent.name
    documents = {name: in_format(path, name, printed) for name in MADE}
    for one, other in combinations(MADE, 2):
        redline = compare(documents[one], documents[other])
        check(redline)
        differences = shown(redline)
        excused = any((example, name) in {*REASONS, *BY_LAYOUT} for name in (one, other))
        said = [(change.kind.value, change.spans) for change in differences[:3]]
        assert not differences or excused, f"{one} and {other}: {said}"


@pytest.mark.parametrize(("example", "name"), sorted(REASONS))
def test_reasons_hold(example: str, name: str, printed: dict[tuple[str, str], bytes]) -> None:
    """A format that is excused does differ."""
    path = EXAMPLES[NAMES.index(example)]
    document = in_format(path, name, printed)
    assert shown(compare(read(path), document))
