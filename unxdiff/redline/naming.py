"""What people call a block: ``PP 7``, ``OP 3 (a)``, ``Art. 5``, ``¶ 12``."""

from __future__ import annotations

from unxdiff.model.document import Block, Document
from unxdiff.model.roles import Role

__all__ = ["names", "note_names", "parts"]

_WIDEST = 16
"""Columns a name may take: it stands in a narrow gutter."""
_WIDEST_PART = 60

_ONCE = {
    Role.SYMBOL: "Symbol",
    Role.MASTHEAD: "Masthead",
    Role.BODY: "Body",
    Role.SESSION: "Session",
    Role.PLACE: "Place",
    Role.AGENDA_ITEM: "Agenda item",
    Role.AGENDA_TITLE: "Agenda title",
    Role.SPONSOR_LINE: "Sponsor line",
    Role.TITLE: "Title",
    Role.ENACTING_LINE: "Enacting line",
    Role.CLOSING: "Closing",
    Role.HEADER: "Header",
    Role.FOOTER: "Footer",
}
"""Roles that a draft has one block of, as a rule; further ones are counted."""

_MASTHEAD = frozenset(
    (
        Role.SYMBOL, Role.MASTHEAD, Role.BODY, Role.SESSION, Role.PLACE, Role.AGENDA_ITEM,
        Role.AGENDA_TITLE, Role.SPONSOR_LINE, Role.TITLE,
    )
)  # fmt: skip
_FURNITURE = "Headers and footers"
_UNDER = frozenset((Role.SUBPARAGRAPH, Role.CLAUSE, Role.LIST_ITEM))
_BULLETS = frozenset("•●▪◦‣–-*+·—")
_SHORT_WORDS = {"article": "Art.", "section": "Sec.", "chapter": "Ch.", "paragraph": "Para."}


def _wide(character: str) -> bool:
    """Whether a character takes two columns: Chinese, Japanese, Korean, full-width forms."""
    return character >= "\u1100" and (
        character <= "\u115f" or "\u2e80" <= character <= "\ua4cf"
        or "\uac00" <= character <= "\ud7a3"
        or "\uf900" <= character <= "\ufaff" or "\ufe30" <= character <= "\ufe6f"
        or "\uff00" <= character <= "\uff60" or "\uffe0" <= character <= "\uffe6"
        or "\U0001f300" <= character <= "\U0003fffd"
    )  # fmt: skip


def _cut(text: str, columns: int) -> str:
    """The text in at most so many columns, its end told by ``…``."""
    if len(text) <= columns and text.isascii():
        return text
    taken = 0
    for at, character in enumerate(text):
        width = 2 if _wide(character) else 1
        if taken + width > columns - 1 and (at + 1 < len(text) or taken + width > columns):
            return text[:at].rstrip() + "…"
        taken += width
    return text


def _bare(label: str) -> str:
    """A label without brackets and closing marks: ``3 bis`` for ``3 bis.``."""
    return label.strip("[] ").rstrip(".:、．-– ").strip()


def _worked(label: str, prefix: str) -> str:
    """``OP 3 bis`` of ``3 bis.``, ``OP3bis`` or ``(3 bis)``."""
    bare = _bare(label).strip("()（） ")
    if bare[:2].upper() in ("PP", "OP"):
        bare = bare[2:].lstrip(" .")
    for at, character in enumerate(bare):
        if not character.isdecimal() and character not in ".-":
            if at and character != " ":
                bare = f"{bare[:at]} {bare[at:]}"
            break
    return f"{prefix} {bare}"


def names(document: Document) -> tuple[str, ...]:
    """A short name a block, in order, unique within the document where its labels are.

    Preambular paragraphs are counted unless they are labelled, operative ones bear their own
    number; subparagraphs follow their paragraph (``OP 3 (a) (i)``); an annex counts its paragraphs.
    What
    has no name of its own is ``¶ 12``, by its place among all blocks. At most 16 columns wide.
    """
    return _on_one_line(tuple(_Names(document.blocks).all()))


def _on_one_line(made: tuple[str, ...]) -> tuple[str, ...]:
    """The names with a blank for each line break and tab: they stand in gutters and lists."""
    whole = "".join(made)
    if "\n" in whole or "\t" in whole:
        return tuple([name.replace("\n", " ").replace("\t", " ") for name in made])
    return made


class _Names:
    """One walk over the blocks with what names depend on: the paragraph and annex above."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self._blocks = blocks
        self._counts: dict[object, int] = {}
        self._rows: dict[int, int] = {}
        self._above = ""
        self._stack: list[tuple[int, str]] = []
        self._annex = ""
        self._in_annex = 0
        self._article = ""

    def all(self) -> list[str]:
        made: list[str] = []
        seen: set[str] = set()
        for index, block in enumerate(self._blocks):
            name = self._name(block, index)
            if name in seen:
                # Clauses of a document that counts anew in every section: fall back on the place.
                name = f"¶ {index + 1}" if block.role in _UNDER else name
            seen.add(name)
            made.append(name)
        return made

    def _count(self, what: object) -> int:
        count = self._counts.get(what, 0) + 1
        self._counts[what] = count
        return count

    def _name(self, block: Block, index: int) -> str:
        role = block.role
        if self._annex:
            self._in_annex += 1
        if role is Role.OPERATIVE:
            return self._paragraph("OP", block)
        if role is Role.PREAMBULAR:
            return self._paragraph("PP", block)
        if role is Role.CLAUSE or role is Role.SUBPARAGRAPH or role is Role.LIST_ITEM:
            return self._under(block, index)
        if role is Role.PARAGRAPH or role is Role.QUOTE or role is Role.CODE:
            return self._place(index)
        if role is Role.HEADING:
            return self._heading(block)
        if role is Role.TABLE_ROW:
            row = self._rows[block.table] = self._rows.get(block.table, 0) + 1
            return _cut(f"Table {block.table} row {row}", _WIDEST)
        if role is Role.ANNEX:
            return self._annexed(block)
        once = _ONCE[role]
        if role is Role.ENACTING_LINE:
            self._begin_draft()
        count = self._count(role)
        return once if count == 1 else f"{once} {count}"

    def _begin_draft(self) -> None:
        """Another resolution in the same document counts its paragraphs anew."""
        self._annex, self._in_annex = "", 0
        self._counts.pop("PP", None)
        self._counts.pop("OP", None)
        self._above = ""
        self._stack.clear()

    def _paragraph(self, prefix: str, block: Block) -> str:
        count = self._count(prefix)
        name = _worked(block.label, prefix) if block.label else ""
        self._above = name if name[3:4].isdecimal() else f"{prefix} {count}"
        self._stack.clear()
        return _cut(self._above, _WIDEST)

    def _place(self, index: int) -> str:
        if self._annex:
            return _cut(f"{self._annex} ¶ {self._in_annex}", _WIDEST)
        return f"¶ {index + 1}"

    def _under(self, block: Block, index: int) -> str:
        """A labelled paragraph under another one; a bullet has only its place."""
        label = block.label
        if not label or label in _BULLETS:
            return self._place(index)
        stack = self._stack
        depth = block.level
        if not depth and label[-1] == "." and label[:-1].isdecimal():
            # "12." with nothing above it: by far the most frequent in a long text.
            bare = label[:-1]
            if not (self._annex or self._article or self._above) and len(bare) <= _WIDEST:
                stack[:] = [(0, bare)]
                return bare
        bare = _bare(label)
        if block.role is Role.CLAUSE and bare[:1].isalpha() and len(bare) > 3:
            word, _, number = bare.partition(" ")
            if word.lower() == "option":
                return _cut(f"{self._joined()} opt.{number}".strip(), _WIDEST)
            if depth == 0:
                stack.clear()
                self._article = self._short(bare)
                return _cut(self._article, _WIDEST)
        if bare[:1].isdecimal() and "." in bare:
            # "4.2.1" says by itself where it stands.
            stack.clear()
            self._article = ""
        while stack and stack[-1][0] >= depth:
            stack.pop()
        stack.append((depth, bare))
        return self._joined()

    def _joined(self) -> str:
        """The labels from the paragraph, article or annex above down to this one."""
        above = self._annex or self._article or self._above
        if not above and len(self._stack) == 1 and len(self._stack[0][1]) <= _WIDEST:
            return self._stack[0][1]
        if not above:
            labels = [bare for _, bare in self._stack]
            above, labels = (labels[0], labels[1:]) if labels else ("", [])
        else:
            labels = [bare for _, bare in self._stack]
        inner = [bare if bare[0] in "(（" else f"({bare.rstrip(')')})" for bare in labels]
        spaced = " ".join([above, *inner])
        return spaced if len(spaced) <= _WIDEST else _cut(f"{above} {''.join(inner)}", _WIDEST)

    def _short(self, label: str) -> str:
        word, _, number = label.partition(" ")
        return f"{_SHORT_WORDS.get(word.lower(), word)} {number}" if number else label

    def _heading(self, block: Block) -> str:
        self._stack.clear()
        label = _bare(block.label) if block.label else ""
        if label:
            name = self._short(label)
            self._article = name if label[:1].isalpha() and " " in label else ""
            return _cut(name, _WIDEST)
        text = block.text
        name = _cut(self._short(text) if len(text) <= 2 * _WIDEST else text, _WIDEST)
        first = text[:8].lower()
        self._article = name if first.startswith(("article ", "статья ", "المادة ", "第")) else ""
        return name

    def _annexed(self, block: Block) -> str:
        self._annex = _cut(_bare(block.label or block.text), _WIDEST - 5)
        self._in_annex = 0
        self._article = ""
        self._above = ""
        self._stack.clear()
        return self._annex


def note_names(document: Document) -> tuple[str, ...]:
    """A short name a note: ``note 4``, ``note *``."""
    made = [f"note {note.mark}" if note.mark else "note" for note in document.notes]
    return _on_one_line(tuple(made))


def parts(document: Document) -> tuple[str, ...]:
    """For each block the title of the part it stands in; empty where the document has no parts.

    A United Nations draft has ``Masthead``, ``Preamble``, ``Operative part`` and its annexes; any
    other document the texts of its top-level headings (a single heading at the very top is its
    title
    and makes no part).
    """
    roles = [block.role for block in document.blocks]
    end = len(roles)
    while end and (roles[end - 1] is Role.HEADER or roles[end - 1] is Role.FOOTER):
        end -= 1
    blocks = document.blocks[:end]
    furniture = (_FURNITURE,) * (len(roles) - end)
    drafted = Role.PREAMBULAR in roles or Role.OPERATIVE in roles or Role.ENACTING_LINE in roles
    body = _draft_parts(blocks) if drafted else _heading_parts(blocks, 0, "") if blocks else ()
    return _on_one_line(body) + furniture


def _draft_parts(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    made: list[str] = []
    part = "Masthead"
    for index, block in enumerate(blocks):
        role = block.role
        if role is Role.PREAMBULAR or role is Role.ENACTING_LINE:
            if part != "Operative part" or role is Role.ENACTING_LINE:
                part = "Preamble"
        elif role is Role.OPERATIVE:
            part = "Operative part"
        elif role is Role.ANNEX:
            part = _cut(_bare(block.label or block.text), _WIDEST_PART)
        elif role in _MASTHEAD:
            part = "Masthead"
        elif part == "Preamble" and _is_article(block):
            return (*made, *_heading_parts(blocks, index, part))
        made.append(part)
    return tuple(made)


def _is_article(block: Block) -> bool:
    """Whether the articles of a treaty begin here."""
    return (
        block.role is Role.HEADING
        and (block.label or block.text)[:1].isalpha()
        and bool(block.label or any(character.isdecimal() for character in block.text[:24]))
    )


def _heading_parts(blocks: tuple[Block, ...], start: int, part: str) -> tuple[str, ...]:
    heads = (Role.HEADING, Role.ANNEX)
    levels = [block.level for block in blocks[start:] if block.role in heads]
    if not levels:
        return (part,) * (len(blocks) - start)
    top = min(levels)
    if levels.count(top) == 1 and _parted(blocks[start]) and len(levels) > 1:
        top = min([level for level in levels if level != top])
    made: list[str] = []
    for block in blocks[start:]:
        if _parted(block) and block.level <= top and (block.level == top or made):
            label = _bare(block.label) if block.label else ""
            part = _cut(f"{label} {block.text}".strip(), _WIDEST_PART)
        made.append(part)
    return tuple(made)


def _parted(block: Block) -> bool:
    return block.role is Role.HEADING or block.role is Role.ANNEX
