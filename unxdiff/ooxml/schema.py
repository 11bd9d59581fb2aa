"""What may stand in a WordprocessingML element, and in which order: data of the transitional schema
(ISO/IEC 29500 part 4, wml.xsd; ECMA-376 part 1, annex A). Names are local names of its namespace.
"""

from __future__ import annotations

__all__ = [
    "ATTRIBUTES",
    "CHANGES",
    "CONTENT",
    "MARKUP",
    "ORDERS",
    "RANGES",
    "REPEATED",
    "RUN_CHANGES",
    "TRANSPARENT",
    "UNORDERED",
]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_RUN_PROPERTIES = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_BORDERS = "top left|start bottom right|end insideH insideV tl2br tr2bl"
_STORY = "*"
"""Stands for the content of an element that holds blocks, rows, cells or runs."""

ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    "rPr": f"ins del moveFrom moveTo {_RUN_PROPERTIES} rPrChange",
    "sectPr": (
        "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings sectPrChange"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription tblPrChange"
    ),
    "tblPrEx": (
        "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblPrExChange"
    ),
    "trPr": (
        "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader"
        "|tblCellSpacing|jc|hidden ins del trPrChange"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark headers cellIns|cellDel|cellMerge tcPrChange"
    ),
    "numPr": "ilvl numId numberingChange ins",
    "pBdr": "top left bottom right between bar",
    "tblBorders": _BORDERS,
    "tcBorders": _BORDERS,
    "tblCellMar": "top left|start bottom right|end",
    "tcMar": "top left|start bottom right|end",
    "pgBorders": "top left bottom right",
    "tblGrid": "gridCol tblGridChange",
    "footnotePr": "pos numFmt numStart numRestart footnote",
    "endnotePr": "pos numFmt numStart numRestart endnote",
    "document": "background body",
    "body": f"{_STORY} sectPr",
    "p": f"pPr {_STORY}",
    "r": f"rPr {_STORY}",
    "tbl": f"tblPr tblGrid {_STORY}",
    "tr": f"tblPrEx trPr {_STORY}",
    "tc": f"tcPr {_STORY}",
    "sdt": f"sdtPr sdtEndPr sdtContent {_STORY}",
    "sdtPr": (
        "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex "
        "equation|comboBox|date|docPartObj|docPartList|dropDownList|picture|richText|text|citation"
        "|group|bibliography"
    ),
    "customXml": f"customXmlPr {_STORY}",
    "smartTag": f"smartTagPr {_STORY}",
    "fldSimple": f"fldData {_STORY}",
    "ruby": "rubyPr rt rubyBase",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "comments": "comment",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
        "tblStylePr"
    ),
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime "
        "doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText "
        "printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts "
        "saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
        "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors "
        "hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate "
        "linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView "
        "trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection "
        "autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation "
        "consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength "
        "clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting "
        "bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
        "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery "
        "displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin "
        "drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData "
        "noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars "
        "noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema "
        "saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml "
        "saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace "
        "updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids "
        "uiCompat97To2003 attachedSchema themeFontLang clrSchemeMapping "
        "doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions "
        "readModeInkLockDown smartTagType shapeDefaults doNotEmbedSmartTags decimalSymbol "
        "listSeparator"
    ),
}
"""Children by parent in the order in which Word writes them; those joined by ``|`` share one."""

UNORDERED = {"rPr": _names(_RUN_PROPERTIES), "sdtPr": _names(ORDERS["sdtPr"].replace("|", " "))}
"""Children whose order the schema leaves free, though Word writes one: among themselves."""

REPEATED = _names(
    "headerReference footerReference gridCol footnote endnote comment style tblStylePr "
    "numPicBullet abstractNum num lvl lvlOverride activeWritingStyle attachedSchema smartTagType"
) | _names(ORDERS["trPr"].split()[0].replace("|", " ")) - _names("cnfStyle jc tblCellSpacing")
"""Children that may stand more than once."""

MARKUP = _names("bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd") | frozenset(
    f"{kind}Range{end}"
    for kind in (
        "moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom",
        "customXmlMoveTo",
    )
    for end in ("Start", "End")
)  # fmt: skip
"""Ends of stretches, which may stand nearly anywhere."""
RUN_CHANGES = _names("ins del moveFrom moveTo")
"""Changes that hold what came or went."""
_LEVEL = MARKUP | RUN_CHANGES | _names("proofErr permStart permEnd contentPart")
_RUNS = _LEVEL | _names("customXml smartTag sdt dir bdo r")
_PARAGRAPH = _RUNS | _names("fldSimple hyperlink subDoc")
_BLOCK = _LEVEL | _names("customXml sdt p tbl altChunk")

CONTENT = {
    **dict.fromkeys(RUN_CHANGES, _RUNS),
    **dict.fromkeys(("p", "hyperlink", "fldSimple", "dir", "bdo", "rt", "rubyBase"), _PARAGRAPH),
    **dict.fromkeys(
        (
            "body",
            "tc",
            "hdr",
            "ftr",
            "footnote",
            "endnote",
            "comment",
            "txbxContent",
            "docPartBody",
        ),
        _BLOCK,
    ),
    "tbl": _LEVEL | _names("tr customXml sdt"),
    "tr": _LEVEL | _names("tc customXml sdt"),
    "sdt": MARKUP,
    "r": _names(
        "br t contentPart delText instrText delInstrText noBreakHyphen softHyphen dayShort "
        "monthShort yearShort dayLong monthLong yearLong annotationRef footnoteRef endnoteRef "
        "separator continuationSeparator sym pgNum cr tab object pict fldChar ruby "
        "footnoteReference endnoteReference commentReference drawing ptab lastRenderedPageBreak"
    ),
}
"""What the content (``*`` in ORDERS, all where it has no order) of an element may be."""

TRANSPARENT = _names("sdtContent customXml smartTag")
"""Elements that hold whatever may stand where they stand themselves."""

CHANGES = (
    RUN_CHANGES
    | _names("cellIns cellDel cellMerge numberingChange")
    | frozenset(
        f"{name}Change"
        for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid")
    )
)
"""All tracked changes."""

RANGES = {
    f"{kind}Start": f"{kind}End"
    for kind in ("bookmark", "commentRange", "moveFromRange", "moveToRange")
}
"""Beginnings of ranges, each with the end that carries the same id."""

ATTRIBUTES = {
    **dict.fromkeys(CHANGES, ("id", "author")),
    "tblGridChange": ("id",),
    **dict.fromkeys(RANGES, ("id",)),
    **dict.fromkeys(RANGES.values(), ("id",)),
    "bookmarkStart": ("id", "name"),
    "moveFromRangeStart": ("id", "name", "author", "date"),
    "moveToRangeStart": ("id", "name", "author", "date"),
    **dict.fromkeys(("footnoteReference", "endnoteReference", "commentReference"), ("id",)),
    "comment": ("id", "author"),
    "footnote": ("id",),
    "endnote": ("id",),
    "fldChar": ("fldCharType",),
    "fldSimple": ("instr",),
    "abstractNum": ("abstractNumId",),
    "num": ("numId",),
    "lvl": ("ilvl",),
}
"""Attributes that an element must have."""
