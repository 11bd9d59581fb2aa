"""What is in a container: which kind of file a zip or an old Office file is."""

from __future__ import annotations

from unxdiff.archive import Archive
from unxdiff.errors import InputError
from unxdiff.options import ReadOptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

__all__ = ["container_format", "refuse_ole"]

_MAIN_TYPES = (
    b"wordprocessingml.document.main+xml",
    b"wordprocessingml.template.main+xml",
    b"ms-word.document.macroEnabled.main+xml",
    b"ms-word.template.macroEnabledTemplate.main+xml",
)
_OTHERS = (
    ("xl/workbook.xml", "an Excel workbook; save the table as DOCX or text"),
    ("ppt/presentation.xml", "a PowerPoint presentation; save its outline as DOCX or text"),
    ("META-INF/container.xml", "an EPUB book; save a chapter as HTML or text"),
)


def container_format(data: bytes, name: str) -> str:
    """``docx`` or ``odt`` for a zip container.

    Raises InputError (damaged, or another kind of file) and LimitError.
    """
    archive = Archive(data, name, ReadOptions().max_unpacked)
    if "mimetype" in archive and archive.read("mimetype").startswith(
        b"application/vnd.oasis.opendocument.text"
    ):
        return "odt"
    if "[Content_Types].xml" in archive:
        types = archive.read("[Content_Types].xml")
        if "word/document.xml" in archive or any(kind in types for kind in _MAIN_TYPES):
            return "docx"
    if "content.xml" in archive and "META-INF/manifest.xml" in archive:
        manifest = archive.read("META-INF/manifest.xml")
        if b"opendocument.text" in manifest:
            return "odt"
        raise InputError(f"{name} is an OpenDocument file, but no text; save the text in it as ODT")
    for part, what in _OTHERS:
        if part in archive:
            raise InputError(f"{name} is {what}")
    raise InputError(
        f"{name} is a zip container without a document in it; unpack it and name the file you mean"
    )


def refuse_ole(data: bytes, name: str) -> NoReturn:
    """Raise InputError for a file in the container of old Office, which is one of two things."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise InputError(f"{name} is encrypted; save it without a password")
    raise InputError(
        f"{name} is a Word file of before 2007 (.doc); save it as .docx in Word or LibreOffice "
        "(soffice --headless --convert-to docx FILE)"
    )
