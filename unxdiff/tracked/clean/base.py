"""A clean Word file set in the styles of a template: its style sheet, page and running heads.

The template's styles are found by their names in the style sheet, which are English in files of any
language; what it lacks of ours is added. Its own text goes, with the pictures and links in it.
"""

from __future__ import annotations

from unxdiff.ooxml.names import RELATIONS as ID_SPACE
from unxdiff.ooxml.names import w
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.writing import PackageWriter, serialised
from unxdiff.options import ReadOptions
from unxdiff.tracked.clean import parts as clean_parts
from unxdiff.tracked.clean.styles import STYLES, style_xml
from unxdiff.xmltree import parse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.tracked.clean.blocks import Written
    from unxdiff.tracked.clean.lists import Lists
    from unxdiff.xmltree import Element

__all__ = ["first_num", "names_in", "on_base"]

_KEPT = (
    "styles", "numbering", "settings", "webSettings", "fontTable", "theme", "header", "footer",
    "customXml", "glossaryDocument",
)  # fmt: skip
"""Kinds of relationships that the new text keeps; pictures, links, comments and macros go."""
_STORIES = ("header", "footer")
_VAL = w("val")


def _package(base: bytes) -> Package:
    return Package(base, "the base", ReadOptions().max_unpacked)


def _part(package: Package, kind: str) -> Element | None:
    part = package.related(package.main, kind)
    return package.xml(part) if part is not None else None


def names_in(base: bytes) -> dict[str, str]:
    """The ids of styles by our names: the template's where it has the style, else the ones that
    ours are added under. Raises InputError and LimitError."""
    return _names(_part(_package(base), "styles"))


def _styles_of(root: Element | None) -> tuple[set[str], dict[tuple[str, str], str]]:
    """The ids that are taken, in small letters, and the ids by type and name."""
    taken: set[str] = set()
    found: dict[tuple[str, str], str] = {}
    for element in root if root is not None else ():
        key, named = element.get(w("styleId")), element.find(w("name"))
        if element.tag != w("style") or key is None:
            continue
        taken.add(key.lower())
        name = (named.get(_VAL) if named is not None else None) or key
        sort = element.get(w("type"), "paragraph")
        found.setdefault((sort, name.lower()), key)
        if sort == "paragraph" and element.get(w("default")) in ("1", "true", "on"):
            found["paragraph", "normal"] = key
    return taken, found


def first_num(base: bytes) -> int:
    """What our list ids are moved by: the largest one of the template."""
    return _largest(_part(_package(base), "numbering"), "num", "numId")


def _largest(root: Element | None, tag: str, attribute: str) -> int:
    found = [
        int(value)
        for element in (root if root is not None else ())
        if element.tag == w(tag) and (value := element.get(w(attribute)) or "").isdecimal()
    ]
    return max(found, default=0)


def on_base(base: bytes, written: Written, lists: Lists, title: str) -> bytes:
    """The template with the text of a document. Raises InputError and LimitError."""
    package = _package(base)
    main = package.main
    section = _section(package)
    writer = PackageWriter(package)
    kept = []
    for key, relation in package.relations(main).items():
        if relation.kind in _KEPT and not relation.external and relation.target in package:
            kept.append((key, relation.kind, relation.target))
        elif not relation.external and relation.target in package:
            writer.drop(relation.target)
    writer.drop(main)
    writer.put(main, b"", clean_parts.TYPES["document"])
    ids = {
        key: writer.relate(main, clean_parts.RELATIONS + kind, target) for key, kind, target in kept
    }
    _put_styles(package, writer)
    _put_numbering(package, writer, lists)
    _put_settings(package, writer)
    for element in list(section):
        old = element.get(ID_SPACE + "id")
        if old in ids:
            element.set(ID_SPACE + "id", ids[old])
        elif old is not None:
            section.remove(element)
    _put_story(writer, main, "footnotes", clean_parts.footnotes(written.note_xml), written)
    for kind in _STORIES:
        own = kind == "footer" and written.own_footer
        has = section.find(w(f"{kind}Reference")) is not None
        if written.furniture[kind] and not (own and has):
            _put_running(writer, main, kind, section, written)
    _put_main(writer, main, written, section)
    if "docProps/core.xml" in writer:
        core = clean_parts.HEAD + clean_parts.core(title, None)
        writer.put("docProps/core.xml", core.encode())
    return writer.build()


def _section(package: Package) -> Element:
    """The properties of the template's last section."""
    body = package.xml(package.main).find(w("body"))
    found = body.find(w("sectPr")) if body is not None else None
    if found is None:
        empty = f"<w:sectPr {clean_parts.OPEN}/>"
        found = parse(empty.encode(), "a section")
    return found


def _put_styles(package: Package, writer: PackageWriter) -> None:
    """Add what the template lacks of our styles."""
    part = package.related(package.main, "styles")
    root = _part(package, "styles")
    if root is None:
        part = writer.new_name("word/styles.xml")
        root = parse(f"<w:styles {clean_parts.OPEN}/>".encode(), part)
    _, found = _styles_of(root)
    names = _names(root)
    for style in STYLES:
        if (style.sort, style.name.lower()) not in found:
            xml = style_xml(style, names).replace("<w:style ", f"<w:style {clean_parts.OPEN} ", 1)
            root.append(parse(xml.encode(), "a style"))
    _put(writer, package.main, "styles", part or "", serialised(root))


def _names(root: Element | None) -> dict[str, str]:
    """The ids of styles by our names, for a style sheet."""
    taken, found = _styles_of(root)
    names: dict[str, str] = {}
    for style in STYLES:
        key = found.get((style.sort, style.name.lower()))
        if key is None:
            key = style.key
            while key.lower() in taken:
                key += "Draft"
            taken.add(key.lower())
        names[style.name] = key
    return names


def _put_numbering(package: Package, writer: PackageWriter, lists: Lists) -> None:
    """Add our lists behind the template's; definitions come before lists (17.9.15)."""
    part = package.related(package.main, "numbering")
    root = _part(package, "numbering")
    if root is None:
        part = writer.new_name("word/numbering.xml")
        root = parse(f"<w:numbering {clean_parts.OPEN}/>".encode(), part)
    moved = _largest(root, "abstractNum", "abstractNumId") + 1
    definitions, nums = lists.xml(moved, _largest(root, "num", "numId"))
    opened = f"<w:numbering {clean_parts.OPEN}>"
    first = next((at for at, one in enumerate(root) if one.tag == w("num")), None)
    if first is None:
        first = next(
            (at for at, one in enumerate(root) if one.tag == w("numIdMacAtCleanup")), len(root)
        )
    for at, one in enumerate(parse(f"{opened}{definitions}</w:numbering>".encode(), part or "")[:]):
        root.insert(first + at, one)
    end = next((at for at, one in enumerate(root) if one.tag == w("numIdMacAtCleanup")), len(root))
    for at, one in enumerate(parse(f"{opened}{nums}</w:numbering>".encode(), part or "")[:]):
        root.insert(end + at, one)
    _put(writer, package.main, "numbering", part or "", serialised(root))


def _put_settings(package: Package, writer: PackageWriter) -> None:
    """Take from the settings what names parts of the old text: the rules above its notes, a mail
    merge; and what would mark our text as changed, or keep it from being edited."""
    part = package.related(package.main, "settings")
    root = _part(package, "settings")
    if root is None or part is None:
        part = writer.new_name("word/settings.xml")
        _put(writer, package.main, "settings", part, clean_parts.settings().encode())
        return
    gone = ("footnotePr", "endnotePr", "mailMerge", "attachedTemplate", "trackRevisions",
            "documentProtection", "rsids", "revisionView")  # fmt: skip
    for element in list(root):
        if element.tag in [w(name) for name in gone]:
            root.remove(element)
    for relation in list(writer.relations(part)):
        writer.unrelate(part, relation)
    _put(writer, package.main, "settings", part, serialised(root))


def _put(writer: PackageWriter, main: str, kind: str, part: str, data: bytes) -> None:
    new = part not in writer
    writer.put(part, data, clean_parts.TYPES[kind] if new else "")
    if new:
        writer.relate(main, clean_parts.RELATIONS + kind, part)


def _put_story(writer: PackageWriter, main: str, kind: str, text: str, written: Written) -> str:
    """A part with text of ours and its links; gives the id of its relationship."""
    part = writer.new_name(f"word/{kind}.xml")
    text = _linked(writer, part, text, written.links.get(kind, {}))
    writer.put(part, (clean_parts.HEAD + text).encode(), clean_parts.TYPES[kind])
    return writer.relate(main, clean_parts.RELATIONS + kind, part)


def _linked(writer: PackageWriter, part: str, text: str, links: dict[str, str]) -> str:
    """The text with the ids that the package gives its links."""
    kind = clean_parts.RELATIONS + "hyperlink"
    for address, key in links.items():
        given = writer.relate(part, kind, address, external=True)
        text = text.replace(f'r:id="{key}"', f'r:id="{given}"')
    return text


def _put_running(
    writer: PackageWriter, main: str, kind: str, section: Element, written: Written
) -> None:
    """A running head or foot of the document, in the place of the template's."""
    given = _put_story(writer, main, kind, written.furniture[kind], written)
    for element in section.findall(w(f"{kind}Reference")):
        section.remove(element)
    reference = section.makeelement(w(f"{kind}Reference"))
    reference.set(w("type"), "default")
    reference.set(ID_SPACE + "id", given)
    headers = len(section.findall(w("headerReference")))
    section.insert(0 if kind == "header" else headers, reference)


def _put_main(writer: PackageWriter, main: str, written: Written, section: Element) -> None:
    from lxml import etree

    body = _linked(writer, main, written.body, written.links["document"])
    end = etree.tostring(section, encoding="unicode", with_tail=False)
    text = f"<w:document {clean_parts.OPEN}><w:body>{body}{end}</w:body></w:document>"
    writer.put(main, (clean_parts.HEAD + text).encode())
