"""What RTF's control words mean to a comparison."""

from __future__ import annotations

from unxdiff.model.roles import Style

__all__ = ["CHARACTERS", "NOTES", "RUNNING", "SET", "SKIPPED"]

CHARACTERS = {
    "tab": " ", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f", "page": " ",
    "column": " ",
}  # fmt: skip
"""Words that stand for a character; of tabs and breaks of pages a blank is left."""

SET = {
    "b": Style.BOLD, "i": Style.ITALIC, "ul": Style.UNDERLINE, "uld": Style.UNDERLINE,
    "uldb": Style.UNDERLINE, "ulw": Style.UNDERLINE, "ulth": Style.UNDERLINE,
    "ulwave": Style.UNDERLINE, "uldash": Style.UNDERLINE, "strike": Style.STRIKE,
    "striked": Style.STRIKE, "super": Style.SUPERSCRIPT, "sub": Style.SUBSCRIPT,
}  # fmt: skip
"""Words that set a style on, or off where their number is 0."""

NOTES = ("footnote",)
RUNNING = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
}  # fmt: skip

SKIPPED = frozenset(
    (
        "aftncn", "aftnsep", "aftnsepc", "atnauthor", "atndate", "atnicn", "atnid", "atnparent",
        "atnref", "atntime", "atrfend", "atrfstart", "author", "background", "bkmkend",
        "bkmkstart", "buptim", "colorschememapping", "colortbl", "comment", "company", "creatim",
        "datafield", "datastore", "defchp", "defpap", "docvar", "falt", "filetbl", "fname",
        "fontemb", "ftncn", "ftnsep", "ftnsepc", "generator", "keywords", "latentstyles",
        "levelnumbers", "leveltext", "listlevel", "listname", "listoverridetable",
        "liststylename", "listtable", "mailmerge", "manager", "nonesttables", "nonshppict",
        "objalias", "objclass", "objdata", "objname", "objsect", "objtime", "operator", "panose",
        "pgptbl", "picprop", "pn", "pnseclvl", "printim", "private", "protusertbl", "revtim",
        "rsidtbl", "rxe", "shprslt", "subject", "tc", "template", "themedata", "title",
        "userprops", "wgrffmtfilter", "xe", "xmlnstbl",
    )
)  # fmt: skip
"""Destinations without a text of the document."""
