"""Names, defined terms and titles that were changed in some places and not in others.

A drafter renames a post, an organ or a programme and misses a paragraph. What counts as a rename:
a name takes the place of another, and the new name is nowhere in the old draft (two names that a
draft already had are two things). Names are told by capitals, in Latin scripts, Greek and Cyrillic;
defined terms and titles by quotation marks, in any script.
"""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.redline import ChangeKind, Op
from unxdiff.model.roles import Role
from unxdiff.records import record
from unxdiff.redline.naming import names
from unxdiff.redline.phrases import name_around, name_count, quoted, same_name, stands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from unxdiff.model.document import Document
    from unxdiff.model.redline import Change
    from unxdiff.options import TermOptions

__all__ = ["inconsistent_terms"]

_ASIDE = frozenset((
    Role.SYMBOL, Role.MASTHEAD, Role.SESSION, Role.PLACE, Role.BODY, Role.SPONSOR_LINE,
    Role.AGENDA_ITEM, Role.AGENDA_TITLE, Role.CLOSING,
))  # fmt: skip
"""What a revision changes as a matter of course."""
_TITLES = frozenset((Role.TITLE, Role.HEADING, Role.ANNEX))
_ARTICLES = frozenset(("the", "a", "an", "le", "la", "les", "el", "los", "las", "un", "une", "una"))
_MARKS = frozenset('“„«"「《')
_LISTED = 4
"""Places that are named; of more, how many there are."""


@record
class _Rename:
    """A term, what it became, in which new blocks, and how it was known: by its ``name``, by its
    ``definition`` or as a ``title``."""

    old: str
    new: str
    sort: str
    blocks: tuple[int, ...]


def inconsistent_terms(
    changes: Sequence[Change], old: Document, new: Document, options: TermOptions
) -> tuple[Diagnostic, ...]:
    """A remark for each name, defined term or title that was changed and still stands elsewhere."""
    out: list[tuple[int, Diagnostic]] = []
    called: tuple[str, ...] = ()
    limit = options.most_searched
    renames = _renames(changes, old, new)
    if not renames:
        return ()
    old_size, new_size = (sum([len(block.text) for block in side.blocks]) for side in (old, new))
    for rename in renames:
        limit -= old_size + new_size
        if limit < 0:
            message = "not all new names and terms were followed through so long a draft"
            out.append((len(new.blocks), Diagnostic(Code.LIMIT_REACHED, message)))
            break
        if rename.sort == "name" and _known(rename.new, old):
            continue
        left = _survivors(rename, new)
        if not left or (rename.sort == "name" and not _enough(rename, left, options)):
            continue
        called = called or names(new)
        remark = Diagnostic(
            Code.TERM_INCONSISTENT,
            _message(rename, left, called),
            text=rename.old,
            block=left[0],
            side="new",
        )
        out.append((left[0], remark))
    return tuple([remark for _, remark in sorted(out, key=lambda entry: entry[0])])


def _known(name: str, document: Document) -> bool:
    """Whether a document has a name already, with or without its capitals."""
    wanted = name.casefold()
    return any(wanted in block.text.casefold() for block in document.blocks)


def _renames(changes: Sequence[Change], old: Document, new: Document) -> list[_Rename]:
    """What was renamed where, most often first; a term known by its definition is no name too."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for change in changes:
        if change.kind is not ChangeKind.AMENDED or change.replaced:
            continue
        before, after = old.blocks[change.old[0]], new.blocks[change.new[0]]
        if after.role in _ASIDE:
            continue
        if after.role in _TITLES and before.role is after.role:
            found.setdefault(("title", before.text, after.text), []).append(change.new[0])
        for sort, one, other in _pairs(change, before.text, after.text):
            places = found.setdefault((sort, one, other), [])
            if change.new[0] not in places:
                places.append(change.new[0])
    defined = {(one, other) for sort, one, other in found if sort == "definition"}
    renames = [
        _Rename(one, other, sort, tuple(places))
        for (sort, one, other), places in found.items()
        if sort != "name" or (one, other) not in defined
    ]
    return sorted(renames, key=lambda rename: (-len(rename.blocks), rename.blocks))


def _pairs(change: Change, before: str, after: str) -> Iterable[tuple[str, str, str]]:
    """(how it is known, old term, new term) of what a change replaced."""
    spans = change.spans
    at_old = at_new = 0
    touched = False
    for place, span in enumerate(spans):
        if span.op is Op.EQUAL:
            at_old += len(span.text if span.old_text is None else span.old_text)
            at_new += len(span.text)
            continue
        if span.op is Op.INSERT:
            at_new += len(span.text)
            continue
        following = spans[place + 1] if place + 1 < len(spans) else None
        if following is not None and following.op is Op.INSERT:
            touched = True
            one = other = ""
            if span.text != span.text.lower() and following.text != following.text.lower():
                one = name_around(before, at_old, at_old + len(span.text))
                other = name_around(after, at_new, at_new + len(following.text)) if one else ""
            if other and not same_name(one, other):
                yield "name", one, other
        at_old += len(span.text)
    if touched and not _MARKS.isdisjoint(before) and not _MARKS.isdisjoint(after):
        yield from _definitions(before, after)


def _definitions(before: str, after: str) -> Iterable[tuple[str, str, str]]:
    """Defined terms that took one another's place: quoted once on each side and nowhere else."""
    old, new = ([_bare(term) for term, _ in quoted(text)] for text in (before, after))
    gone = [term for term in old if term not in new]
    come = [term for term in new if term not in old]
    if len(gone) != 1 or len(come) != 1 or same_name(gone[0], come[0]):
        return
    if _is_term(gone[0]) and _is_term(come[0]):
        yield "definition", gone[0], come[0]


def _bare(term: str) -> str:
    """A quoted term without its article: “the Programme”."""
    first, _, rest = term.partition(" ")
    if rest and first.lower() in _ARTICLES:
        return rest
    return term[2:] if term[:2].lower() in ("l'", "l’") else term


def _is_term(text: str) -> bool:
    """Whether what was quoted looks like a term: short, and with a capital where there are any."""
    if any(character.isdigit() for character in text):
        return False
    first = text[:1]
    if first.isupper():
        return len(text.split()) <= 6
    without_case = first.isalpha() and not first.islower()
    return without_case and len(text) > 1 and len(text.split()) <= 6


def _survivors(rename: _Rename, new: Document) -> list[int]:
    """The new blocks where the old term still stands, not counting those that also say the new
    one: they may well speak of both."""
    left = []
    for place, block in enumerate(new.blocks):
        text = block.text
        if rename.old not in text or block.role in _ASIDE or rename.new in text:
            continue
        if rename.sort == "title":
            if any(_is_own(text, term, at, rename.old) for term, at in quoted(text)):
                left.append(place)
        elif stands(rename.old, text, alone=rename.sort == "name"):
            left.append(place)
    return left


def _is_own(text: str, term: str, at: int, title: str) -> bool:
    """Whether a quotation is of this draft's own title or heading, not of an earlier text of the
    same name: those are cited with their number."""
    cited = any(character.isdigit() for character in text[max(0, at - 60) : at])
    return term.casefold() == title.casefold() and not cited


def _enough(rename: _Rename, left: list[int], options: TermOptions) -> bool:
    """Whether so many places changed, and so few did not, that these were forgotten."""
    changed = len(rename.blocks)
    short = name_count(rename.old) < 2 or name_count(rename.new) < 2
    if short and changed < options.least_short:
        return False
    return len(left) <= changed * options.most_left


def _message(rename: _Rename, left: list[int], called: Sequence[str]) -> str:
    what = {"name": "", "definition": "the defined term ", "title": "the title "}[rename.sort]
    says = "says" if len(left) == 1 else "say"
    return (
        f"{what}“{rename.old}” became “{rename.new}” in {_places(rename.blocks, called)},"
        f" but {_places(left, called)} still {says} “{rename.old}”"
    )


def _places(blocks: Sequence[int], called: Sequence[str]) -> str:
    shown = [called[block] for block in blocks[:_LISTED]]
    if len(blocks) > _LISTED:
        return f"{', '.join(shown)} and {len(blocks) - _LISTED} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
