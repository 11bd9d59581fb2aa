"""Styles of a clean Word file: the familiar look of a United Nations paper, without its emblem.

The names are Word's own where Word has the style, so that a template's are found by them.
"""

from __future__ import annotations

from unxdiff.model.roles import Kind, Role
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.model.document import Block

__all__ = ["STYLES", "StyleOf", "ids", "name_of", "style_xml", "styles_xml", "tags_of"]

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LANGUAGES = {
    "ar": "ar-SA", "de": "de-DE", "en": "en-GB", "es": "es-ES", "fa": "fa-IR", "fr": "fr-FR",
    "he": "he-IL", "it": "it-IT", "ja": "ja-JP", "ko": "ko-KR", "pt": "pt-PT", "ru": "ru-RU",
    "ur": "ur-PK", "zh": "zh-CN",
}  # fmt: skip
_EAST_ASIAN = {"zh": "SimSun", "ja": "MS Mincho", "ko": "Batang"}
_SPECIAL = {"ar": "bidi", "fa": "bidi", "he": "bidi", "ur": "bidi"} | dict.fromkeys(
    ("zh", "ja", "ko"), "eastAsia"
)


@record
class StyleOf:
    """A style: its name, type, what it is based on, paragraph and run properties."""

    name: str
    ppr: str = ""
    rpr: str = ""
    based: str = "Normal"
    sort: str = "paragraph"
    following: str = ""

    @property
    def key(self) -> str:
        """Its id in a file of ours: the name without blanks."""
        return "".join([word[:1].upper() + word[1:] for word in self.name.split()])


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _ind(left: int, first: int = 0) -> str:
    side = f' w:firstLine="{first}"' if first >= 0 else f' w:hanging="{-first}"'
    return f'<w:ind w:left="{left}"{side}/>'


def _tab(at: int) -> str:
    return f'<w:tabs><w:tab w:val="left" w:pos="{at}"/></w:tabs>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_KEEP = "<w:keepNext/><w:keepLines/>"
_BOTH = '<w:jc w:val="both"/>'
_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
_MONO = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
_RAISED = '<w:vertAlign w:val="superscript"/>'


def _heading(level: int, points: float, look: str) -> StyleOf:
    ppr = f'{_KEEP}{_spacing(240, 120)}<w:outlineLvl w:val="{level - 1}"/>'
    return StyleOf(f"heading {level}", ppr, look + _size(points), following="Normal")


STYLES: tuple[StyleOf, ...] = (
    StyleOf("Normal", _spacing(0, 120), based=""),
    StyleOf("Default Paragraph Font", based="", sort="character"),
    StyleOf("Title", f'{_KEEP}{_spacing(240, 240)}<w:outlineLvl w:val="9"/>', _BOLD + _size(14)),
    _heading(1, 14, _BOLD),
    _heading(2, 12, _BOLD),
    _heading(3, 11, _BOLD),
    _heading(4, 11, _BOLD + _ITALIC),
    _heading(5, 11, _ITALIC),
    _heading(6, 11, _ITALIC),
    StyleOf("Masthead", _spacing(0, 40), _size(10)),
    StyleOf("Document Symbol", f'{_LINE}{_spacing(0, 120)}<w:jc w:val="right"/>', _size(14)),
    StyleOf("Issuing Body", _spacing(120, 60), _BOLD + _size(12)),
    StyleOf("Session", _spacing(0, 40), _size(10)),
    StyleOf("Agenda Item", _spacing(0, 40), _size(10)),
    StyleOf("Sponsors", _spacing(240, 120), _BOLD),
    StyleOf("Enacting Line", f"<w:keepNext/>{_spacing(120, 120)}{_ind(0, 480)}", _ITALIC),
    StyleOf("Preambular Paragraph", f"{_tab(960)}{_ind(0, 480)}{_BOTH}"),
    StyleOf("Operative Paragraph", f"{_tab(960)}{_ind(0, 480)}{_BOTH}"),
    StyleOf("Subparagraph", f"{_tab(960)}{_ind(960, -480)}{_BOTH}"),
    StyleOf("Clause", f"{_tab(720)}{_ind(720, -720)}{_BOTH}"),
    StyleOf(
        "Annex Title", f'{_KEEP}{_spacing(360, 120)}<w:outlineLvl w:val="0"/>', _BOLD + _size(14)
    ),
    StyleOf("Closing", f'{_spacing(120, 40)}<w:jc w:val="right"/>'),
    StyleOf("List Paragraph", f"{_tab(480)}{_ind(480, -480)}"),
    StyleOf("Quote", f'{_spacing(60, 120)}<w:ind w:left="960" w:right="480"/>'),
    StyleOf(
        "HTML Preformatted",
        f'<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>{_spacing(60, 120)}'
        '<w:jc w:val="left"/>',
        _MONO + "<w:noProof/>" + _size(9),
    ),
    StyleOf("Table Text", f'{_spacing(40, 40)}<w:jc w:val="left"/>', _size(10)),
    StyleOf("footnote text", f"{_spacing(0, 40)}{_BOTH}", _size(9)),
    StyleOf("header", _spacing(0, 0), _size(9)),
    StyleOf("footer", f'{_spacing(0, 0)}<w:jc w:val="center"/>', _size(9)),
    StyleOf("footnote reference", "", _RAISED, "Default Paragraph Font", "character"),
    StyleOf(
        "Hyperlink", "", '<w:color w:val="0B4F8A"/><w:u w:val="single"/>',
        "Default Paragraph Font", "character",
    ),
    StyleOf("HTML Code", "", _MONO + _size(9.5), "Default Paragraph Font", "character"),
    StyleOf("Normal Table", based="", sort="table"),
    StyleOf("Draft Table", "", "", "Normal Table", "table"),
)  # fmt: skip
"""All styles that a file of ours has, in the order of its style sheet."""

_TABLE = {
    "Normal Table": (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    ),
    "Draft Table": "<w:tblPr><w:tblBorders>"
    + "".join(
        [
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ]
    )
    + "</w:tblBorders></w:tblPr>"
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/></w:tcPr></w:tblStylePr>',
}
_BY_ROLE = {
    Role.MASTHEAD: "Masthead",
    Role.SYMBOL: "Document Symbol",
    Role.BODY: "Issuing Body",
    Role.SESSION: "Session",
    Role.PLACE: "Session",
    Role.AGENDA_ITEM: "Agenda Item",
    Role.AGENDA_TITLE: "Agenda Item",
    Role.SPONSOR_LINE: "Sponsors",
    Role.TITLE: "Title",
    Role.ENACTING_LINE: "Enacting Line",
    Role.PREAMBULAR: "Preambular Paragraph",
    Role.OPERATIVE: "Operative Paragraph",
    Role.SUBPARAGRAPH: "Subparagraph",
    Role.ANNEX: "Annex Title",
    Role.CLOSING: "Closing",
    Role.CLAUSE: "Clause",
    Role.LIST_ITEM: "List Paragraph",
    Role.QUOTE: "Quote",
    Role.CODE: "HTML Preformatted",
    Role.HEADER: "header",
    Role.FOOTER: "footer",
}
_BY_KIND = {
    Kind.QUOTE: "Quote",
    Kind.CODE: "HTML Preformatted",
    Kind.ITEM: "List Paragraph",
    Kind.ROW: "Table Text",
}


def name_of(block: Block) -> str:
    """The name of the style that a block is set in.

    What the reader saw goes before what structure made of it where the file must say it again:
    headings, quotations, code.
    """
    role = block.role
    if role in (Role.HEADER, Role.FOOTER):
        return _BY_ROLE[role]
    if block.kind is Kind.HEADING or role is Role.HEADING:
        if role is Role.ANNEX:
            return "Annex Title"
        if role is Role.TITLE and block.kind is Kind.PARAGRAPH:
            return "Title"
        return f"heading {min(max(block.level, 1), 6)}"
    if block.kind in (Kind.QUOTE, Kind.CODE):
        return _BY_KIND[block.kind]
    return _BY_ROLE.get(role) or _BY_KIND.get(block.kind, "Normal")


def ids() -> dict[str, str]:
    """The ids of our styles by their names."""
    return {style.name: style.key for style in STYLES}


def style_xml(style: StyleOf, names: dict[str, str]) -> str:
    """One style; ``names`` are the ids that styles have in the file."""
    default = style.name in ("Normal", "Default Paragraph Font", "Normal Table")
    own = style.name in _names_of_ours()
    out = f'<w:style w:type="{style.sort}"'
    out += ' w:default="1"' if default else ""
    out += ' w:customStyle="1"' if own else ""
    out += f' w:styleId="{names[style.name]}"><w:name w:val="{style.name}"/>'
    if style.based:
        out += f'<w:basedOn w:val="{names[style.based]}"/>'
    if style.following:
        out += f'<w:next w:val="{names[style.following]}"/>'
    out += '<w:uiPriority w:val="1"/>' if style.sort == "paragraph" else ""
    out += "<w:qFormat/>" if style.sort == "paragraph" else ""
    if style.ppr:
        out += f"<w:pPr>{style.ppr}</w:pPr>"
    if style.rpr:
        out += f"<w:rPr>{style.rpr}</w:rPr>"
    return out + _TABLE.get(style.name, "") + "</w:style>"


def _names_of_ours() -> frozenset[str]:
    """The names of styles that Word does not know."""
    return frozenset(
        (
            "Masthead", "Document Symbol", "Issuing Body", "Session", "Agenda Item", "Sponsors",
            "Enacting Line", "Preambular Paragraph", "Operative Paragraph", "Subparagraph",
            "Clause", "Annex Title", "Table Text", "Draft Table",
        )
    )  # fmt: skip


def tags_of(language: str | None) -> dict[str, str]:
    """The languages that a file says of its text: of Latin, Chinese and right-to-left letters."""
    tags = {"val": "en-GB", "eastAsia": "zh-CN", "bidi": "ar-SA"}
    if language in _LANGUAGES:
        tags[_SPECIAL.get(language, "val")] = _LANGUAGES[language]
    return tags


def styles_xml(language: str | None) -> str:
    """The style sheet of a file in a language."""
    said = " ".join([f'w:{place}="{tag}"' for place, tag in tags_of(language).items()])
    east = _EAST_ASIAN.get(language or "", "SimSun")
    names = ids()
    made = "".join([style_xml(style, names) for style in STYLES])
    return (
        f'<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{east}" '
        f'w:cs="Times New Roman"/>{_size(11)}<w:lang {said}/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        f"</w:docDefaults>{made}</w:styles>"
    )
