"""A resolution of 26 paragraphs and a table, and its revision, made from one script of edits.

The script is what a person would mark: ``[-went-]``, ``{+came+}``, ``{¶+}`` a paragraph that is
split there, ``{¶-}`` two that are joined, ``{~word~}`` a word that became bold. The old file, the
new one, and the truth about the words that are marked all follow from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.unit.readers.docx.made import docx, run

__all__ = ["Marked", "sample", "truth"]

_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
)
HEADER = "United Nations A/C.2/79/L.[-11-]{+11/Rev.1+}"
NOTE = "See official records of the General Assembly, [-seventy-eighth-]{+seventy-ninth+} session."
# How each paragraph fares (= stays, - deleted, + inserted, from and to: moved), whether it is an
# operative one, and its text.
SCRIPT = (
    ("=", "title", "Protection of the global ocean for present and future generations"),
    ("=", "", "The General Assembly,"),
    ("=", "", "Recalling its resolution 70/1 of 25 September 2015, entitled Our world,"),
    ("=", "", "Reaffirming the outcome of the [-first-]{+third+} conference on the ocean in Nice,"),
    ("=", "", "Noting with {~concern~} the decline of coral reefs in all tropical seas,"),
    ("=", "", "Recognizing the special needs of small island developing States in that regard,"),
    ("-", "", "Mindful of the earlier reports of the Joint Inspection Unit on the matter,"),
    ("=", "", "Welcoming the work of the regional seas conventions^ and of their secretariats,"),
    ("=", "", "Having considered the report of the Secretary-General, [-as submitted,-]"),
    ("=", "op", "Decides to convene a high-level meeting in [-2026-]{+2027+} in New York;"),
    ("from", "op", ("Requests the regional commissions to hold consultations with coastal States "
     "on fisheries management before the end of the next biennium;")),
    ("to", "op", ("Encourages development banks to finance the treatment of waste water in "
     "[-small-]{+coastal+} towns and villages where nobody else does so at present;")),
    ("=", "op", "Calls upon Member States to reduce marine plastic litter{+ by half+};"),
    ("=", "op", ("Invites donors to contribute to the trust fund for ocean science;{¶+} "
     "also invites the private sector to make voluntary pledges for that purpose;")),
    ("=", "op", "Asks all States to ratify the agreement on biological diversity;"),
    ("+", "op", "Stresses the need for equal access to marine technology for all countries;"),
    ("=", "op", "Urges Parties to [-consider-]{+complete+} the establishment of protected areas;"),
    ("=", "op", ("Requests the Secretary-General to publish an atlas of the deep sea;{¶-} "
     "requests him as well to translate it into all official languages;")),
    ("=", "op", "Welcomes the [-generous -]offer of the Government of Kenya to act as host;"),
    ("=", "op", "Takes note of the estimates shown in the table below;"),
    ("table", "", ""),
    ("from", "op", ("Encourages development banks to finance the treatment of waste water in "
     "[-small-]{+coastal+} towns and villages where nobody else does so at present;")),
    ("=", "op", "Reiterates that shipping noise harms whales and other mammals;"),
    ("=", "op", "Calls for [-more-]{+stronger+} monitoring of ports and harbours;"),
    ("=", "op", "Commends the scientific community for the [-first-]{+second+} ocean census;"),
    ("to", "op", ("Requests the regional commissions to hold consultations with coastal States "
     "on fisheries management before the end of the next biennium;")),
    ("=", "op", "Requests the Secretary-General to submit [-a-]{+an interim+} report to it;"),
    ("=", "op", "Decides to include in its provisional agenda the item entitled Oceans."),
)  # fmt: skip
TABLE = (
    ("=", ("Item", "Estimate")),
    ("=", ("Research vessels", "[-40-]{+45+} million")),
    ("-", ("Paper copies", "2 million")),
    ("=", ("Coastal stations", "12 million")),
    ("+", ("Satellite data", "9 million")),
)
_MARK = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}|\{~(.*?)~\}|\{¶([+-])\} ?|\^")


@dataclass
class Marked:
    """The words that are marked, in order."""

    gone: list[str] = field(default_factory=list)
    come: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Deleted, inserted and moved words."""
        return len(self.gone), len(self.come), len(self.moved)


def _paragraphs(text: str, *, new: bool) -> list[str]:
    """The XML of the runs of one script line's paragraphs, on one side."""
    made, runs, at = [], "", 0
    for found in _MARK.finditer(text):
        runs += _plain(text[at : found.start()])
        at = found.end()
        gone, come, bold, border = found.groups()
        if gone is not None and not new:
            runs += _plain(gone)
        elif come is not None and new:
            runs += _plain(come)
        elif bold is not None:
            runs += run(bold, "<w:b/>" if new else "")
        elif found[0] == "^":
            runs += '<w:r><w:footnoteReference w:id="1"/></w:r>'
        elif border is not None and (border == "+") is new:
            made.append(runs)
            runs = ""
        elif border is not None:
            runs += _plain(" ")
    return [*made, runs + _plain(text[at:])]


def _plain(text: str) -> str:
    return run(text) if text else ""


def sample(*, new: bool, automatic: bool) -> bytes:
    """One side of the sample, with numbers that are typed or counted by the program."""
    body, number = "", 0
    skipped = ("-", "from") if new else ("+", "to")
    for how, kind, text in SCRIPT:
        if how in skipped:
            continue
        if how == "table":
            body += _table(new=new)
            continue
        for runs in _paragraphs(text, new=new):
            said = '<w:pStyle w:val="Title"/>' if kind == "title" else ""
            label = ""
            if kind == "op":
                number += 1
                label = "" if automatic else run(f"{number}. ")
                if automatic:
                    said += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            body += f"<w:p>{f'<w:pPr>{said}</w:pPr>' if said else ''}{label}{runs}</w:p>"
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId_header1"/>'
        '<w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
    )
    note, header = (f"<w:p>{_paragraphs(text, new=new)[0]}</w:p>" for text in (NOTE, HEADER))
    return docx(
        body + section,
        styles=_STYLES,
        numbering=_NUMBERING,
        footnotes=f'<w:footnote w:id="1">{note}</w:footnote>',
        header1=header,
    )


def _table(*, new: bool) -> str:
    rows = ""
    for how, cells in TABLE:
        if how == ("-" if new else "+"):
            continue
        inside = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>'
            f"<w:p>{_paragraphs(cell, new=new)[0]}</w:p></w:tc>"
            for cell in cells
        )
        rows += f"<w:tr>{inside}</w:tr>"
    grid = '<w:gridCol w:w="4000"/>' * 2
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def truth(*, automatic: bool) -> Marked:
    """The words that a person would mark."""
    marked = Marked()
    old = new = 0
    lines = [(how, text, kind == "op") for how, kind, text in SCRIPT if how != "table"]
    lines += [(how, cell, False) for how, cells in TABLE for cell in cells]
    lines += [("=", HEADER, False), ("=", NOTE, False)]
    for how, text, operative in lines:
        if how in ("-", "+", "to"):
            target = {"-": marked.gone, "+": marked.come, "to": marked.moved}[how]
            target += _MARK.sub("", text).split()
        for found in _MARK.finditer(text) if how != "from" else ():
            marked.gone += (found[1] or "").split()
            marked.come += (found[2] or "").split()
            marked.bold += (found[3] or "").split()
        if not operative:
            continue
        before = 0 if how in ("+", "to") else 1 + text.count("{¶-}")
        after = 0 if how in ("-", "from") else 1 + text.count("{¶+}")
        if not automatic:
            first, second = f"{old + 1}.", f"{new + 1}."
            if how in ("-", "+"):
                (marked.gone if how == "-" else marked.come).append(first if before else second)
            elif how == "to":
                marked.come.append(second)
            elif how == "from":
                marked.gone.append(first)
            elif how == "=" and first != second:
                marked.gone.append(first)
                marked.come.append(second)
            if "{¶-}" in text:
                marked.gone.append(f"{old + 2}.")
            if "{¶+}" in text:
                marked.come.append(f"{new + 2}.")
        old += before
        new += after
    return marked
