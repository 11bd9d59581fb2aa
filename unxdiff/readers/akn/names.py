"""The elements of Akoma Ntoso by what they do, in all its versions from 1.0 to 3.0 and AKN4UN."""

from __future__ import annotations

from unxdiff.model.roles import Style

__all__ = [
    "BLOCKS", "BODIES", "HEADED", "ITEMS", "PLACED", "RANKS", "STYLES", "UNREAD", "language_code",
]  # fmt: skip

RANKS = {
    "book": 1, "tome": 1, "part": 1, "title": 2, "chapter": 2, "subpart": 2, "subtitle": 3,
    "section": 3, "subchapter": 3, "division": 3, "subdivision": 4, "article": 4, "rule": 4,
    "clause": 4, "subsection": 4, "subrule": 5, "subclause": 5, "crossHeading": 5,
    "debateSection": 2, "administrationOfOath": 3, "rollCall": 3, "prayers": 3,
    "oralStatements": 3, "writtenStatements": 3, "personalStatements": 3,
    "ministerialStatements": 3, "resolutions": 3, "nationalInterest": 3,
    "declarationOfVote": 3, "communication": 3,
    "petitions": 3, "papers": 3, "noticesOfMotion": 3, "questions": 3, "address": 3,
    "proceduralMotions": 3, "pointOfOrder": 3, "adjournment": 3,
}  # fmt: skip
"""Heading levels; those of texts are the same (part 1, chapter 2, section 3, article 4)."""
HEADED = frozenset(RANKS) - {"crossHeading"}
ITEMS = frozenset(
    (
        "subparagraph", "point", "indent", "alinea", "item", "level", "sublist", "transitional",
        "proviso", "subclause", "subrule",
    )
)  # fmt: skip
"""Numbered parts of a paragraph; each in another is one deeper."""
BODIES = frozenset(
    (
        "body", "mainBody", "debateBody", "judgmentBody", "amendmentBody", "collectionBody",
        "portionBody", "amendmentContent",
    )
)  # fmt: skip
PLACED = {"coverPage": "cover", "preface": "preface", "header": "preface"}
"""Parts before the preamble, whose images are emblems."""
BLOCKS = (
    HEADED
    | ITEMS
    | BODIES
    | frozenset(PLACED)
    | frozenset(
        (
            "p", "heading", "subheading", "num", "crossHeading", "listIntroduction", "listWrapUp",
            "from", "block", "blockContainer", "blockList", "content", "intro", "wrapUp",
            "conclusions", "preamble", "formula", "recitals", "recital", "citations", "citation",
            "container", "longTitle", "paragraph", "list", "hcontainer", "statement", "act", "bill",
            "doc", "amendment", "amendmentList", "officialGazette", "debate", "debateReport",
            "judgment", "documentCollection", "portion", "attachments", "attachment", "annex",
            "annexes", "components", "component", "interstitial", "quotedStructure",
            "embeddedStructure", "amendmentHeading", "amendmentJustification", "amendmentReference",
            "introduction", "background", "arguments", "remedies", "motivation", "decision",
            "speech", "speechGroup", "question", "answer", "questionAnswer", "scene", "narrative",
            "summary", "other", "table", "caption", "tr", "td", "th", "ul", "ol", "li", "tblock",
            "div", "toc", "tocItem", "signature", "akomaNtoso",
        )
    )
)  # fmt: skip
"""Elements before and behind which a paragraph ends."""
UNREAD = {
    "meta": "metadata", "toc": "table of contents", "componentRef": "component in another file",
    "documentRef": "document in another file", "colgroup": "", "col": "",
}  # fmt: skip
"""Elements that are not read, and what they are called when that is said."""
STYLES = {
    "b": Style.BOLD, "i": Style.ITALIC, "u": Style.UNDERLINE, "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT, "strike": Style.STRIKE, "s": Style.STRIKE,
    "bold": Style.BOLD, "italic": Style.ITALIC, "underline": Style.UNDERLINE,
    "superscript": Style.SUPERSCRIPT, "subscript": Style.SUBSCRIPT, "strikethrough": Style.STRIKE,
}  # fmt: skip
"""Styles by an element's name, and by words of ``class`` (AKN4UN writes ``bold italic``)."""
_LANGUAGES = {
    "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "zho": "zh", "chi": "zh",
    "ara": "ar", "deu": "de", "ger": "de", "ita": "it", "por": "pt", "nld": "nl", "dut": "nl",
    "pol": "pl", "ron": "ro", "rum": "ro", "ell": "el", "gre": "el", "ukr": "uk", "swa": "sw",
    "hun": "hu", "ces": "cs", "cze": "cs", "fin": "fi", "swe": "sv", "dan": "da", "jpn": "ja",
    "kor": "ko", "tur": "tr", "fas": "fa", "per": "fa", "heb": "he", "hin": "hi", "cat": "ca",
}  # fmt: skip
"""ISO 639-2 (both kinds of codes) to ISO 639-1."""


def language_code(said: str) -> str | None:
    """The ISO 639-1 code of a language as an attribute gives it; None for one not known here."""
    code = said.strip().lower().partition("-")[0].partition("_")[0]
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code
    return _LANGUAGES.get(code)
