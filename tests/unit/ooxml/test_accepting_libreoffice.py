"""LibreOffice as a second judge: it accepts and rejects the tracked changes itself."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import needs_program, shared_data
from tests.unit.ooxml.test_accepting import NAMES, gone, ins, mark, resolved
from tests.unit.readers.docx.made import docx, paragraph, run, table

OTHERWISE = {
    "RP004-Deleted-Text-in-CC": "it keeps what was deleted inside a content control",
    "RP018-MoveFrom-MoveTo-CC": "it keeps both ends of a move inside content controls",
    "RP034-Deleted-Cells": "it does not know deleted cells and leaves them empty",
}
"""Shared files that LibreOffice resolves otherwise than Word, and why."""

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub ResolveAll(list As String)
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
  number = FreeFile
  Open list For Input As #number
  Do While Not Eof(number)
    Line Input #number, source
    Line Input #number, target
    Line Input #number, command
    document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    If command &lt;&gt; "-" Then
      frame = document.CurrentController.Frame
      dispatcher.executeDispatch(frame, command, "", 0, Array())
    End If
    document.storeToURL(target, save())
    document.close(True)
  Loop
  Close #number
End Sub
</script:module>
"""

BOX = paragraph("cell") + paragraph(gone("Gone."), "", mark("del")) + paragraph(ins("last"))
CASES = {
    "split": paragraph(run("One, "), "", mark("ins")) + paragraph("two."),
    "words": paragraph(run("States ") + gone("should") + ins("shall") + run(" report.")),
    "deleted": paragraph("A") + paragraph(gone("B"), "", mark("del")) + paragraph("C"),
    "inserted": paragraph("A") + paragraph(ins("B"), "", mark("ins")) + paragraph("C"),
    "chain": paragraph("A", "", mark("del")) + paragraph("B", "", mark("del")) + paragraph("C"),
    "cell": table(["x", "y"]).replace(paragraph("x"), BOX) + paragraph("after"),
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What LibreOffice writes as text: of tracked files that it resolves (``NAME.how.theirs``), and
    of the files that we resolved (``NAME.how.ours``)."""
    soffice = needs_program("soffice")
    folder = tmp_path_factory.mktemp("libreoffice")
    files = {name: docx(inside) for name, inside in CASES.items()}
    for name in NAMES:
        path = shared_data() / "docx" / "tracked" / f"{name}.tracked.docx"
        files[name] = path.read_bytes()
    jobs = []
    for name, data in files.items():
        tracked = folder / f"{name}.docx"
        tracked.write_bytes(data)
        for how in ("accept", "reject"):
            ours = folder / f"{name}.{how}.docx"
            ours.write_bytes(resolved(data, how))
            command = f".uno:{how.capitalize()}AllTrackedChanges"
            for source, whose, what in ((tracked, "theirs", command), (ours, "ours", "-")):
                jobs += [source.as_uri(), (folder / f"{name}.{how}.{whose}").as_uri(), what]
    (folder / "list").write_text("\n".join(jobs))
    _resolve_all(soffice, folder)
    return {
        path.name: path.read_text("utf-8-sig").rstrip("\n")
        for path in folder.iterdir()
        if path.suffix in (".ours", ".theirs")
    }


def _resolve_all(soffice: str, folder: Path) -> None:
    """Run the macro; a first run makes the profile that it is put in."""
    profile = folder / "profile"
    start = [soffice, "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    first = [
        *start,
        "--convert-to",
        "txt:Text",
        "--outdir",
        str(folder),
        str(folder / "split.docx"),
    ]
    subprocess.run(first, check=True, capture_output=True, timeout=120)
    (profile / "user" / "basic" / "Standard" / "Module1.xba").write_text(MODULE)
    macro = f"macro:///Standard.Module1.ResolveAll({folder / 'list'})"
    subprocess.run([*start, macro], check=True, capture_output=True, timeout=300)


@pytest.mark.parametrize("name", [*CASES, *[name for name in NAMES if name not in OTHERWISE]])
@pytest.mark.parametrize("how", ["accept", "reject"])
def test_same_text(name: str, how: str, texts: dict[str, str]) -> None:
    """The text of a file that LibreOffice resolved is that of the file resolved here."""
    assert texts[f"{name}.{how}.ours"] == texts[f"{name}.{how}.theirs"]
