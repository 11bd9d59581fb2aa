"""Comments of both files in one: those of the old file stay, those that only the new file has are
brought over (ECMA-376 part 1, 17.13.4; replies and marks as done: [MS-DOCX] 2.5.1 and 2.5.2).

A comment is the same on both sides where author, text and place are: the paragraph that is cited
became the other one without moving. Any other comment of the new file comes with its own id, so
that nothing that somebody said is lost whether changes are accepted or rejected.
"""

from __future__ import annotations

import copy

from lxml import etree

from unxdiff.ooxml.names import w
from unxdiff.tracked.sequences import text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unxdiff.tracked.merger import Merger
    from unxdiff.tracked.sides import Side
    from unxdiff.xmltree import Element

__all__ = ["COMMENTS", "bring_comments", "comments_part", "new_ids", "next_id"]

_ID, _AUTHOR, _P = w("id"), w("author"), w("p")
_REFERENCE, _START, _END = w("commentReference"), w("commentRangeStart"), w("commentRangeEnd")
COMMENTS = (_REFERENCE, _START, _END)
"""What cites a comment in the text."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_PARA = _W14 + "paraId"
_NO_COMMENT = "-1"
_SPACES = {"w": w("")[1:-1], "w14": _W14[1:-1]}
_MORE = {
    "commentsExtended": (
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        f"{_TYPES}commentsExtended+xml",
        ("paraId", "paraIdParent"),
    ),
    "commentsIds": (
        "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
        f"{_TYPES}commentsIds+xml",
        ("paraId",),
    ),
}
"""Parts that say more of comments, by the kind of their relationship: its address, the type of the
part, and the attributes that name a comment's last paragraph."""


def new_ids(merger: Merger) -> dict[str, str | None]:
    """For each comment of the new file the id that it gets in the old one; None where the old file
    has the same comment at the same place."""
    theirs = _comments(merger.new)
    if not theirs:
        return {}
    free = next_id(merger.old)
    known: dict[tuple[str, str], list[Element]] = {}
    places = _places(merger.old)
    for key, one in _comments(merger.old).items():
        if key in places:
            known.setdefault(_said(one), []).append(places[key])
    found: dict[str, str | None] = {}
    for key, place in _places(merger.new).items():
        if key not in theirs or key in found:
            continue
        same = [one for one in known.get(_said(theirs[key]), ()) if _is_there(merger, one, place)]
        if same:
            known[_said(theirs[key])].remove(same[0])
            found[key] = None
        else:
            found[key] = str(free)
            free += 1
    return found


def next_id(side: Side) -> int:
    """The first id of a comment that is free in a file."""
    ids = [int(key) for key in _comments(side) if key.isdecimal()]
    return max(ids, default=-1) + 1


def _comments(side: Side) -> dict[str, Element]:
    part = side.package.related(side.package.main, "comments")
    if part is None:
        return {}
    return {one.get(_ID) or "": one for one in side.root(part).iterchildren(w("comment"))}


def _places(side: Side) -> dict[str, Element]:
    """The paragraph that each comment of a file stands at."""
    found: dict[str, Element] = {}
    for part in _texts(side):
        for reference in side.root(part).iter(_REFERENCE):
            above = reference.getparent()
            while above is not None and above.tag != _P:
                above = above.getparent()
            if above is not None:
                found.setdefault(reference.get(_ID) or "", above)
    return found


def _texts(side: Side) -> list[str]:
    main = side.package.main
    kinds = [side.package.related(main, kind) for kind in ("footnotes", "endnotes")]
    return [main, *[part for part in kinds if part is not None]]


def _said(comment: Element) -> tuple[str, str]:
    """Who says what."""
    return comment.get(_AUTHOR) or "", "\n".join([text_of(one) for one in comment.iter(_P)])


def _is_there(merger: Merger, old: Element, new: Element) -> bool:
    """Whether two paragraphs are the same place: linked and not moved, or in rows that are, or,
    where the redline knows neither, of the same text."""
    group = merger.links.by_old.get(old)
    if group is not None or new in merger.links.by_new:
        return group is not None and not group.moved and new in group.new
    rows = [next(one.iterancestors(w("tr")), None) for one in (old, new)]
    if rows[0] is not None and rows[0] in merger.links.rows:
        return merger.links.rows[rows[0]] is rows[1]
    return text_of(old) == text_of(new)


# --- the parts ------------------------------------------------------------------------------


def bring_comments(merger: Merger, roots: Sequence[Element]) -> None:
    """Put the comments that the new file alone has into the old one's parts, those whose marks came
    into the merged texts ``roots``; that a comment did not is said."""
    if not merger.imports.comments:
        return
    wanted = {key: made for key, made in merger.imports.comments.items() if made is not None}
    cited = {one.get(_ID) for root in roots for one in root.iter(_REFERENCE)}
    lost = [key for key, made in wanted.items() if made not in cited]
    if lost:
        merger.said["comment of the new file"] = len(lost)
    ids = {made for key, made in wanted.items() if key not in lost}
    _close_ranges(roots, {*wanted.values(), _NO_COMMENT}, ids)
    theirs = merger.new.package.related(merger.new.package.main, "comments")
    if not ids or theirs is None:
        return
    part = comments_part(merger)
    root = merger.old.root(part)
    merger.old.part, merger.new.part = part, theirs
    paragraphs: dict[str, str] = {}
    taken = {one.get(_PARA) for one in root.iter(_P)}
    for key, source in _comments(merger.new).items():
        if wanted.get(key) in ids:
            comment = merger.adopted(source)
            comment.set(_ID, wanted[key] or "")
            for before, after in zip(source.iter(_P), comment.iter(_P), strict=False):
                name = before.get(_PARA)
                if name is not None:
                    paragraphs[name] = _free(name, taken)
                    after.set(_PARA, paragraphs[name])
            root.append(comment)
    merger.old.part, merger.new.part = merger.old.package.main, merger.new.package.main
    merger.imports.changed.add(part)
    for kind in _MORE:
        _bring_more(merger, kind, paragraphs)


def _free(name: str, taken: set[str | None]) -> str:
    """An id of a paragraph that no other comment's has."""
    found = name
    while found in taken:
        found = f"{(int(found, 16) + 1) % 0x80000000:08X}"
    taken.add(found)
    return found


def _close_ranges(roots: Sequence[Element], brought: set[str], there: set[str]) -> None:
    """Take out the marks of brought comments that have lost their other end, or the comment."""
    ends: dict[str, dict[str, list[Element]]] = {}
    for root in roots:
        for one in root.iter(*COMMENTS):
            if one.get(_ID) in brought:
                ends.setdefault(one.get(_ID) or "", {}).setdefault(one.tag, []).append(one)
    for key, found in ends.items():
        whole = key in there and len(found.get(_START, ())) == len(found.get(_END, ()))
        for tag in (_START, _END) if not whole else ():
            for one in found.get(tag, ()):
                one.getparent().remove(one)
        for one in found.get(_REFERENCE, ()) if key not in there else ():
            one.getparent().remove(one)


def comments_part(merger: Merger) -> str:
    """The old file's part with comments, made where there is none."""
    main = merger.old.package.main
    part = merger.old.package.related(main, "comments")
    if part is not None:
        return part
    made = [one for one in merger.old.roots if merger.old.roots[one].tag == w("comments")]
    if made:
        return made[0]
    part = merger.imports.writer.new_name("word/comments.xml")
    merger.old.roots[part] = etree.Element(w("comments"), nsmap=_SPACES)
    merger.imports.writer.put(part, b"", f"{_TYPES}comments+xml")
    merger.imports.writer.relate(main, f"{_OFFICE}comments", part)
    return part


def _bring_more(merger: Merger, kind: str, paragraphs: dict[str, str]) -> None:
    """Bring what another part says of comments that came: whose reply they are, whether done."""
    theirs = merger.new.package.related(merger.new.package.main, kind)
    if theirs is None:
        return
    address, content, names = _MORE[kind]
    source = merger.new.root(theirs)
    came = []
    for one in source:
        if not isinstance(one.tag, str):
            continue
        space = one.tag.partition("}")[0] + "}"
        if one.get(space + "paraId") not in paragraphs:
            continue
        taken = copy.deepcopy(one)
        for name in names:
            before = taken.get(space + name)
            if before in paragraphs:
                taken.set(space + name, paragraphs[before])
            elif before is not None:
                del taken.attrib[space + name]  # the reply's comment was there before
        came.append(taken)
    if not came:
        return
    part = merger.old.package.related(merger.old.package.main, kind)
    if part is None:
        part = merger.imports.writer.new_name(f"word/{kind}.xml")
        merger.old.roots[part] = made = etree.Element(source.tag, nsmap=source.nsmap)
        made.attrib.update(source.attrib)
        merger.imports.writer.put(part, b"", content)
        merger.imports.writer.relate(merger.old.package.main, address, part)
    merger.old.root(part).extend(came)
    merger.imports.changed.add(part)
