"""Second judges of Word files with tracked changes: LibreOffice and pandoc accept and reject them.

LibreOffice is started once for any number of files: a Basic macro in a profile of its own loads
each, accepts or rejects all, and writes what stands in the body, the notes, the headers and the
footers. Both programs' text is compared with what the same program makes of the plain file, so that
only the resolving of changes is judged. What each program is known to get wrong is data here.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.conftest import needs_program

__all__ = ["LIBREOFFICE_GAPS", "PANDOC_GAPS", "by_libreoffice", "by_pandoc"]

LIBREOFFICE_GAPS = {
    "RP004-Deleted-Text-in-CC.accept": "it keeps what was deleted inside a content control",
    "RP018-MoveFrom-MoveTo-CC.accept": "it keeps both ends of a move inside a content control",
    "RP018-MoveFrom-MoveTo-CC.reject": "the same",
}
"""By file and ``accept`` or ``reject``, what LibreOffice 7.4 resolves otherwise than Word, and why.
Deleted cells stay as empty ones, which text does not show."""

PANDOC_GAPS = {
    "split.reject": "where a paragraph mark goes it puts a blank between the paragraphs",
    "merge.accept": "the same",
    "RP014-Inserted-Math-Control-Char.accept": "it drops what was inserted in an equation",
    "RP022-NumberingChange.reject": "it does not look at the old properties of paragraphs",
}
"""The same of pandoc 2.17. It reads no headers and footers, and keeps rows and cells that went as
empty ones, which is not seen where blank lines do not count."""

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Resolve(list As String)
  Dim source As String, target As String, command As String
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim save(1) As New com.sun.star.beans.PropertyValue
  save(0).Name = "FilterName"
  save(0).Value = "Text (encoded)"
  save(1).Name = "FilterOptions"
  save(1).Value = "UTF8"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  number = FreeFile
  Open list For Input As #number
  Do While Not Eof(number)
    Line Input #number, source
    Line Input #number, target
    Line Input #number, command
    document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    If Not IsNull(document) Then
      If command &lt;&gt; "-" Then
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, command, "", 0, Array())
      End If
      document.storeToURL(target, save())
      stream = createUnoService("com.sun.star.io.TextOutputStream")
      If files.exists(target &amp; ".more") Then files.kill(target &amp; ".more")
      stream.setOutputStream(files.openFileWrite(target &amp; ".more"))
      stream.setEncoding("UTF-8")
      Notes(document.Footnotes, "footnote", stream)
      Notes(document.Endnotes, "endnote", stream)
      styles = document.StyleFamilies.getByName("PageStyles")
      For at = 0 To styles.Count - 1
        style = styles.getByIndex(at)
        If style.isInUse() Then
          If style.HeaderIsOn Then
            Running(style, "HeaderText", stream)
            If Not style.HeaderIsShared Then Running(style, "HeaderTextLeft", stream)
            If Not style.FirstIsShared Then Running(style, "HeaderTextFirst", stream)
          End If
          If style.FooterIsOn Then
            Running(style, "FooterText", stream)
            If Not style.FooterIsShared Then Running(style, "FooterTextLeft", stream)
            If Not style.FirstIsShared Then Running(style, "FooterTextFirst", stream)
          End If
        End If
      Next
      stream.closeOutput()
      document.close(True)
    End If
  Loop
  Close #number
End Sub

Sub Notes(them, kind As String, stream)
  For at = 0 To them.Count - 1
    stream.writeString(kind &amp; ": " &amp; them.getByIndex(at).String &amp; Chr(10))
  Next
End Sub

Sub Running(style, kind As String, stream)
  stream.writeString(kind &amp; ": " &amp; style.getPropertyValue(kind).String &amp; Chr(10))
End Sub
</script:module>
"""

Job = tuple[str, str]
"""The name of a file, and what to do with its changes: ``accept``, ``reject`` or ``leave``."""


def by_libreoffice(
    files: Mapping[str, bytes], jobs: Iterable[Job], folder: Path
) -> dict[Job, list[str]]:
    """What LibreOffice makes of each job, as lines without blank ones: body, notes, headers and
    footers. ``folder`` is an empty one to work in."""
    soffice = needs_program("soffice")
    lines: list[str] = []
    wanted = dict.fromkeys(jobs)
    for at, name in enumerate(files):
        (folder / f"{at}.docx").write_bytes(files[name])
    numbers = {name: at for at, name in enumerate(files)}
    for name, how in wanted:
        command = "-" if how == "leave" else f".uno:{how.capitalize()}AllTrackedChanges"
        source, target = folder / f"{numbers[name]}.docx", folder / f"{numbers[name]}.{how}"
        lines += [source.as_uri(), target.as_uri(), command]
    (folder / "jobs").write_text("\n".join(lines), "utf-8")
    _run(soffice, folder)
    made = {}
    for name, how in wanted:
        target = folder / f"{numbers[name]}.{how}"
        assert target.is_file(), f"LibreOffice cannot open {name}"
        text = target.read_text("utf-8-sig") + Path(f"{target}.more").read_text("utf-8")
        made[name, how] = _lines(text)
    return made


def _run(soffice: str, folder: Path) -> None:
    """Run the macro: starting and ending once makes the profile that it is then put into."""
    profile = folder / "profile"
    start = [soffice, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run([*start, "--terminate_after_init"], check=True, capture_output=True, timeout=180)
    basic = profile / "user" / "basic" / "Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Module1.xba").write_text(_MODULE, "utf-8")
    for name, kind in (("script.xlb", "script"), ("dialog.xlb", "dialog")):
        if not (basic / name).is_file() or kind == "script":
            (basic / name).write_text(_LIBRARY.format(inside=_ELEMENT if kind == "script" else ""))
    macro = f"macro:///Standard.Module1.Resolve({folder / 'jobs'})"
    subprocess.run([*start, macro], check=True, capture_output=True, timeout=1200)


_ELEMENT = '<library:element library:name="Module1"/>'
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">{inside}</library:library>
"""


def by_pandoc(
    files: Mapping[str, bytes], jobs: Iterable[Job], folder: Path
) -> dict[Job, list[str]]:
    """What pandoc makes of each job, as lines without blank ones: body and notes."""
    pandoc = needs_program("pandoc")
    for at, name in enumerate(files):
        (folder / f"{at}.docx").write_bytes(files[name])
    numbers = {name: at for at, name in enumerate(files)}

    def one(job: Job) -> list[str]:
        name, how = job
        changes = "accept" if how == "leave" else how
        command = [
            pandoc, f"--track-changes={changes}", "--from=docx", "--to=plain", "--wrap=none",
            str(folder / f"{numbers[name]}.docx"),
        ]  # fmt: skip
        done = subprocess.run(command, check=True, capture_output=True, timeout=120)
        return _lines(done.stdout.decode())

    wanted = list(dict.fromkeys(jobs))
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(wanted, pool.map(one, wanted), strict=True))


def _lines(text: str) -> list[str]:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return [line for line in lines if line.strip("- ")]  # rules of tables tell widths, not words
