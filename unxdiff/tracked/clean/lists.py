"""Numbers of paragraphs in a clean Word file: counted by Word wherever Word can write them.

Whether a label is counted or typed depends on its own form alone (``3.``, ``(a)``, ``Article 5``,
``PP5`` and ``–`` are counted, ``3 bis.`` and ``PP5 alt`` are typed), never on the numbers around
it: a number that does not follow the one before it begins its list anew there. So a paragraph that
comes or goes changes no other paragraph, and at most one property where the count breaks.

Lists of one abstract definition count on together whatever their id, and a list with a start of its
own begins there once, where it is first used (see ooxml/numbering): the paragraph at a break has a
list of its own, those behind it have the common one again.
"""

from __future__ import annotations

from unxdiff.lazy import lazy
from unxdiff.model.roles import Kind
from unxdiff.ooxml.number_formats import number
from unxdiff.ooxml.symbols import has_private
from unxdiff.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Hashable

    from unxdiff.model.document import Block

    Form = tuple[str, str, str, int]
    """What stands before the number, how it is written, what stands behind, how many numbers."""

__all__ = ["Counting", "Lists", "Place"]

_LEVELS = 9
"""Levels that a list of Word has."""
_MOST = 32767
"""The largest number that Word counts to."""
_FURTHEST = 400
"""Numbers in letters are known up to here."""
_STEP = 480
"""Twentieths of a point that a level is set in: 24 pt, the indent of a paper."""
_DECIMAL = "decimal"
_LETTERS = ("lowerLetter", "upperLetter", "arabicAbjad", "chineseCountingThousand", "russianLower")
_ROMANS = ("lowerRoman", "upperRoman")
_BRACKETED = ("(", ")")
_OUTLINE: tuple[Form, ...] = tuple([("", _DECIMAL, "", parts) for parts in range(1, 5)])
_HEADS: tuple[Form, ...] = (("", "upperRoman", ".", 1), ("", "upperLetter", ".", 1))
_USUAL: tuple[Form, ...] = (
    ("", _DECIMAL, ".", 1), ("", _DECIMAL, ")", 1), ("(", "lowerLetter", ")", 1),
    ("", "lowerLetter", ")", 1), ("", "lowerLetter", ".", 1), ("(", "lowerRoman", ")", 1),
    ("", "lowerRoman", ")", 1), ("", "lowerRoman", ".", 1), ("(", "upperLetter", ")", 1),
    ("(", "upperRoman", ")", 1), ("(", _DECIMAL, ")", 1), ("", _DECIMAL, " -", 1),
    ("PP", _DECIMAL, "", 1), ("OP", _DECIMAL, "", 1),
)  # fmt: skip
"""Forms whose lists have the same ids in every file."""
_BULLETS = ("•", "–", "-", "—", "*")


def _main(language: str | None) -> tuple[Form, ...]:
    """The forms of paragraphs that count under one another, as the languages' papers write them."""
    before, behind = ("", ")") if language in ("fr", "es", "ru") else _BRACKETED
    first, letter = ("", _DECIMAL, ".", 1), "lowerLetter"
    if language == "ar":
        first, letter = ("", _DECIMAL, " -", 1), "arabicAbjad"
    return (
        first,
        ("", _DECIMAL, "", 2),
        ("", _DECIMAL, "", 3),
        ("", _DECIMAL, ".", 2),
        ("", _DECIMAL, ".", 3),
        (before, letter, behind, 1),
        (before, "lowerRoman", behind, 1),
        ("", "lowerLetter", ".", 1),
        ("(", _DECIMAL, ")", 1),
    )


@record
class Place:
    """The list and level of a paragraph's number."""

    num: int
    level: int


class _List:
    """An abstract definition: the forms of its levels, and the id of its common list."""

    def __init__(self, key: int, num: int, forms: tuple[Form, ...], sort: str) -> None:
        self.key = key
        self.num = num
        self.forms = forms
        self.sort = sort


class Lists:
    """The definitions of one file, or of two that are to be compared with one another."""

    def __init__(self, language: str | None = None) -> None:
        """Begin with the lists that every file of a language has, always with the same ids."""
        self._lists: list[_List] = []
        self._nums: list[tuple[int, int, int]] = []
        """For each list id from 1: the abstract definition, and level and number to start with;
        level -1 where it only goes on."""
        self._known: dict[Form | str, _List] = {}
        self._begun: dict[Hashable, int] = {}
        self.main = self._new(_main(language), "main")
        self.outline = self._new(_OUTLINE, "main")
        self.heads = self._new(_HEADS, "main")
        for form in _USUAL:
            self.of_form(form)
        for sign in _BULLETS:
            self.of_sign(sign)

    def _new(self, forms: tuple[Form, ...], sort: str) -> _List:
        made = _List(len(self._lists), len(self._nums) + 1, forms, sort)
        self._lists.append(made)
        self._nums.append((made.key, -1, 0))
        return made

    def of_form(self, form: Form) -> _List:
        """The list of items that are all numbered in one form, nine levels deep."""
        if form not in self._known:
            self._known[form] = self._new((form,) * _LEVELS, "items")
        return self._known[form]

    def of_sign(self, sign: str) -> _List:
        """The list of items with one bullet."""
        if sign not in self._known:
            self._known[sign] = self._new(((sign, "bullet", "", 1),) * _LEVELS, "items")
        return self._known[sign]

    def begun(self, key: Hashable, found: _List, level: int, start: int) -> int:
        """The id of a list that begins at a number; ``key`` names the paragraph, so that in two
        files the same paragraph has the same list."""
        key = (key, found.key, level, start)
        if key not in self._begun:
            self._nums.append((found.key, level, start))
            self._begun[key] = len(self._nums)
        return self._begun[key]

    def xml(self, abstract: int = 0, num: int = 0) -> tuple[str, str]:
        """The abstract definitions, and the lists; ``abstract`` and ``num`` are what their ids
        (from 0, from 1) are moved by."""
        definitions = "".join([_definition(one, abstract) for one in self._lists])
        lists = []
        for at, (key, level, start) in enumerate(self._nums, 1):
            override = (
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride>"
                if level >= 0
                else ""
            )
            lists.append(
                f'<w:num w:numId="{at + num}"><w:abstractNumId w:val="{key + abstract}"/>'
                f"{override}</w:num>"
            )
        return definitions, "".join(lists)


def _definition(one: _List, moved: int) -> str:
    levels = "".join([_level(one, at, form) for at, form in enumerate(one.forms)])
    name = f"{0x5A5A0000 + one.key:08X}"
    return (
        f'<w:abstractNum w:abstractNumId="{one.key + moved}"><w:nsid w:val="{name}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{name}"/>{levels}</w:abstractNum>'
    )


def _level(one: _List, at: int, form: Form) -> str:
    before, kind, behind, parts = form
    if kind == "bullet":
        pattern = before
    else:
        shown = [f"%{k + 1}" for k in range(parts - 1)] + [f"%{at + 1}"]
        pattern = before + ".".join(shown) + behind
    pattern = pattern.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_indent(one, at, form)}</w:pPr></w:lvl>"
    )


def _indent(one: _List, at: int, form: Form) -> str:
    """How a level is set in: whole paragraphs with their first line alone, what stands under them
    as a whole; clauses (``2.1``) hang on their numbers, beside which headings stand."""
    before, kind, _, parts = form
    if one.sort == "items":
        left = _STEP * (at + 1)
        if kind != "bullet" and before.strip("(（[ "):
            # A word before the number does not fit into the indent.
            return f'<w:ind w:left="0" w:firstLine="{_STEP}"/>'
        return f'<w:ind w:left="{left}" w:hanging="{_STEP}"/>'
    if kind == _DECIMAL and before == "":
        if parts > 1:
            left = _STEP * (parts + 1) // 2
            return f'<w:ind w:left="{left}" w:hanging="{left}"/>'
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{_STEP * 2}"/></w:tabs>'
        return f'{tabs}<w:ind w:left="0" w:firstLine="{_STEP}"/>'
    deep = {"lowerRoman": 3, "lowerLetter": 2, "arabicAbjad": 2}.get(kind, 1)
    if form == ("", "lowerLetter", ".", 1):
        deep = 4
    elif kind == _DECIMAL:
        deep = 2
    return f'<w:ind w:left="{_STEP * deep}" w:hanging="{_STEP}"/>'


class Counting:
    """Counts the paragraphs of one document, in order, as Word will."""

    def __init__(self, lists: Lists, partners: dict[int, int] | None = None) -> None:
        """``partners`` says which block of the other document a block was; None for the document
        that others are compared with."""
        self._lists = lists
        self._partners = partners
        self._state: dict[int, list[int | None]] = {}
        self._places: dict[Form, list[tuple[_List, int]]] = {}
        for one in (lists.main, lists.outline, lists.heads):
            for level, form in enumerate(one.forms):
                self._places.setdefault(form, []).append((one, level))

    def place(self, block: Block, index: int) -> Place | None:
        """The list and level that write a block's label; None where it is to be typed."""
        label = block.label
        if not label or " ".join(label.split()) != label or "%" in label or has_private(label):
            return None
        nest = min(max(block.level, 0), _LEVELS - 1) if block.kind is Kind.ITEM else 0
        if len(label) <= 2 and not any(sign.isalnum() for sign in label):
            if not all(sign.isprintable() for sign in label):
                return None
            return Place(self._lists.of_sign(label).num, nest)
        found = _readings(label)
        if not found:
            return None
        seats = [
            (seat, level, values[-1])
            for form, values in found
            for seat, level in self._seats(form, values, block.kind, nest)
        ]
        if not seats:
            return None
        for seat, level, value in seats:
            if self._next(seat, level) == value:
                self._count(seat, level, value)
                return Place(seat.num, level)
        seat, level, value = seats[0]
        self._count(seat, level, value)
        return Place(self._lists.begun(self._key(index), seat, level, value), level)

    def _seats(
        self, form: Form, values: list[int], kind: Kind, nest: int
    ) -> list[tuple[_List, int]]:
        """The levels that can write a label: a number of several parts needs its parents."""
        if kind is not Kind.ITEM:
            seats = [
                (one, level)
                for one, level in self._places.get(form, ())
                if self._counted(one)[: len(values) - 1] == values[:-1]
            ]
            if seats or len(values) > 1:
                return seats
        return [(self._lists.of_form(form), nest)] if len(values) == 1 else []

    def _key(self, index: int) -> Hashable:
        if self._partners is None:
            return index
        partner = self._partners.get(index)
        return ("new", index) if partner is None else partner

    def _counted(self, one: _List) -> list[int | None]:
        state = self._state.get(one.key)
        if state is None:
            state = self._state[one.key] = [None] * _LEVELS
        return state

    def _next(self, one: _List, level: int) -> int:
        value = self._counted(one)[level]
        return 1 if value is None else value + 1

    def _count(self, one: _List, level: int, value: int) -> None:
        state = self._counted(one)
        state[level] = value
        for above in range(level):
            if state[above] is None:
                state[above] = 1
        state[level + 1 :] = [None] * (_LEVELS - level - 1)


def _readings(label: str) -> list[tuple[Form, list[int]]]:
    """What a label may be: forms with its numbers, the likelier first; empty where Word cannot
    count it."""
    found = _decimal().fullmatch(label)
    if found is not None:
        before, raw, behind = found.groups()
        pieces = raw.split(".")
        plain = all(piece == str(int(piece)) and int(piece) <= _MOST for piece in pieces)
        if not plain or (len(pieces) > 1 and before):
            return []
        return [((before, _DECIMAL, behind, len(pieces)), [int(piece) for piece in pieces])]
    found = _lettered().fullmatch(label)
    if found is None:
        return []
    before, raw, behind = found.groups()
    letters = [(kind, value) for kind in _LETTERS if (value := _values(kind).get(raw))]
    romans = [(kind, value) for kind in _ROMANS if (value := _values(kind).get(raw))]
    doubled = len(set(raw)) == 1 and len(raw) > 1 and raw[0] not in "ivxIVX"
    roman_first = (len(raw) > 1 and not doubled) or raw in ("i", "I")
    both = romans + letters if roman_first else letters + romans
    return [((before, kind, behind, 1), [value]) for kind, value in both]


@lazy
def _decimal() -> re.Pattern[str]:
    """``3.``, ``4.2.1``, ``(12)``, ``PP5``, ``Article 5:``, ``第5条``."""
    import re

    return re.compile(r"([^\d%]{0,24})([0-9]{1,5}(?:\.[0-9]{1,5}){0,3})([^\w%]{0,3}|[条章节款项])")


@lazy
def _lettered() -> re.Pattern[str]:
    """``(a)``, ``iv.``, ``Annex II``, ``(أ)``, ``一、``."""
    import re

    return re.compile(r"([^\w%]{0,2}|[^\d%]{2,24}\s)([^\W\d_]{1,7})([^\w%]{0,3})")


@lazy
def _values(kind: str) -> dict[str, int]:
    """The numbers that a form writes, by what it writes."""
    made: dict[str, int] = {}
    for value in range(1, _FURTHEST):
        written = number(value, kind)
        if written is not None:
            made.setdefault(written, value)
    return made
