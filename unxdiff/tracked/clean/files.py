"""Document → a clean Word file, as a person would set it: real styles, numbers, notes and tables.

Two versions that are no Word files are both written so, and then compared as Word files. What is
written of a block depends on that block alone, as far as can be, so that the files of two versions
differ only where the versions do.
"""

from __future__ import annotations

from unxdiff.model.roles import Role
from unxdiff.records import record
from unxdiff.tracked.clean import parts as clean_parts
from unxdiff.tracked.clean.blocks import Blocks, Written
from unxdiff.tracked.clean.lists import Lists
from unxdiff.tracked.clean.styles import ids, styles_xml

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.diagnostics import Diagnostic
    from unxdiff.model.document import Document

__all__ = ["Clean", "clean_package", "clean_pair"]

_NEW_YORK = ("new york", "nueva york", "нью-йорк", "纽约", "紐約", "نيويورك")
_SEATED = (Role.MASTHEAD, Role.PLACE, Role.SESSION)
_SHEETS = {"letter": (12240, 15840), "a4": (11906, 16838)}
"""Width and height of paper in twentieths of a point."""
_MAIN = "word/document.xml"


@record
class Clean:
    """A Word file made of a document.

    ``blocks`` says for each block where it stands: ``("p", k)`` the k-th paragraph that is a child
    of the body, ``("tr", k)`` the k-th table row, ``("header", k)`` and ``("footer", k)`` the k-th
    paragraph of that part, all from 0. ``notes`` has for each note the id of its footnote, 0 for
    one that nothing cites: it is a paragraph behind the last block. Behind each table stands an
    empty paragraph that is no block, for it keeps tables apart.
    """

    data: bytes
    blocks: tuple[tuple[str, int], ...]
    notes: tuple[int, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def clean_package(
    document: Document,
    *,
    base: bytes | None = None,
    language: str | None = None,
    title: str = "",
    paper: str = "",
) -> Clean:
    """A document as a Word file.

    ``base`` is a Word file whose styles, page and running heads are taken; ``language`` is the
    document's own where it is not given, ``title`` the one that its facts say; ``paper`` is
    ``letter`` or ``a4``, Letter for a paper of New York where it is empty.

    Raises InputError and LimitError for a base that is no Word file.
    """
    lists = Lists(language or document.language)
    written = _written(document, lists, base, language, None)
    return _file(document, written, lists, base, language, title, paper or _paper(document))


def clean_pair(
    old: Document,
    new: Document,
    partners: dict[int, int],
    *,
    base: bytes | None = None,
    language: str | None = None,
    title: str = "",
    paper: str = "",
) -> tuple[Clean, Clean]:
    """Two versions as Word files with the same styles, the same lists and the same paper.

    ``partners`` gives for blocks of the new version, by their indices, the old blocks they were: a
    paragraph that begins its list anew in both has the same list in both. The rest is as for
    ``clean_package``; the title is the new version's.
    """
    language = language or new.language or old.language
    lists = Lists(language)
    before = _written(old, lists, base, language, None)
    after = _written(new, lists, base, language, partners)
    title = title or _title(new)
    paper = paper or (_paper(new) if _paper(new) == "letter" else _paper(old))
    return (
        _file(old, before, lists, base, language, title, paper),
        _file(new, after, lists, base, language, title, paper),
    )


def _written(
    document: Document,
    lists: Lists,
    base: bytes | None,
    language: str | None,
    partners: dict[int, int] | None,
) -> Written:
    names = ids()
    moved = 0
    if base is not None:
        from unxdiff.tracked.clean.base import first_num, names_in

        names, moved = names_in(base), first_num(base)
    blocks = Blocks(document, lists, names, language or document.language, partners, moved)
    return blocks.written(plain_title=base is not None)


def _paper(document: Document) -> str:
    for block in document.blocks:
        if block.role in _SEATED and any(seat in block.text.lower() for seat in _NEW_YORK):
            return "letter"
    return "a4"


def _title(document: Document) -> str:
    return dict(document.facts).get("title", "")


def _file(
    document: Document,
    written: Written,
    lists: Lists,
    base: bytes | None,
    language: str | None,
    title: str,
    paper: str,
) -> Clean:
    """The container with all parts."""
    language = language or document.language
    title = written.inline.sound(title or _title(document))
    if base is not None:
        from unxdiff.tracked.clean.base import on_base

        data = on_base(base, written, lists, title)
    else:
        data = clean_parts.packed(_parts(written, lists, language, title, paper))
    return Clean(data, written.places, written.notes, written.said())


def _parts(
    written: Written, lists: Lists, language: str | None, title: str, paper: str
) -> dict[str, str]:
    """The parts of a file of our own, in the order in which Word writes them."""
    opened = clean_parts.OPEN
    definitions, nums = lists.xml()
    stories = {
        "styles": styles_xml(language),
        "numbering": f"<w:numbering {opened}>{definitions}{nums}</w:numbering>",
        "settings": clean_parts.settings(),
        "footnotes": clean_parts.footnotes(written.note_xml),
        **{kind: text for kind, text in written.furniture.items() if text},
    }
    section = "".join(
        [
            f'<w:{kind}Reference w:type="default" r:id="rId{kind.title()}"/>'
            for kind in ("header", "footer")
            if kind in stories
        ]
    )
    main = (
        f"<w:document {opened}><w:body>{written.body}"
        f"<w:sectPr>{section}{_page(paper)}</w:sectPr></w:body></w:document>"
    )
    office = clean_parts.RELATIONS
    links = [
        (f"rId{kind.title()}", office + kind, f"{kind}.xml", False) for kind in stories
    ] + _links(written.links["document"])
    relations = clean_parts.relations_xml
    parts = {"[Content_Types].xml": "", "_rels/.rels": _root_relations(), _MAIN: main}
    parts["word/_rels/document.xml.rels"] = relations(links)
    for kind, text in stories.items():
        parts[f"word/{kind}.xml"] = text
        if written.links.get(kind):
            parts[f"word/_rels/{kind}.xml.rels"] = relations(_links(written.links[kind]))
    parts["docProps/core.xml"] = clean_parts.core(title, language)
    parts["docProps/app.xml"] = clean_parts.app()
    parts["[Content_Types].xml"] = clean_parts.types_xml(
        {
            _MAIN: clean_parts.TYPES["document"],
            **{f"word/{kind}.xml": clean_parts.TYPES[kind] for kind in stories},
            "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            "docProps/app.xml": (
                "application/vnd.openxmlformats-officedocument.extended-properties+xml"
            ),
        }
    )
    return parts


def _links(addresses: dict[str, str]) -> list[tuple[str, str, str, bool]]:
    kind = clean_parts.RELATIONS + "hyperlink"
    return [(key, kind, address, True) for address, key in addresses.items()]


def _root_relations() -> str:
    package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
    office = clean_parts.RELATIONS
    return clean_parts.relations_xml(
        [
            ("rId1", office + "officeDocument", _MAIN, False),
            ("rId2", package + "core-properties", "docProps/core.xml", False),
            ("rId3", office + "extended-properties", "docProps/app.xml", False),
        ]
    )


def _page(paper: str) -> str:
    wide, high = _SHEETS[paper]
    return (
        f'<w:pgSz w:w="{wide}" w:h="{high}"/><w:pgMar w:top="1440" w:right="1700" '
        'w:bottom="1440" w:left="1700" w:header="720" w:footer="720" w:gutter="0"/>'
    )
