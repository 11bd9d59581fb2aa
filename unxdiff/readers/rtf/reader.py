"""RTF to paragraphs: what control words and destinations mean."""

from __future__ import annotations

import binascii
import hashlib

from unxdiff.model.document import Note
from unxdiff.model.roles import Role, Style
from unxdiff.readers.building import Piece, joined
from unxdiff.readers.rtf.fields import link_of, note_mark, split_mark
from unxdiff.readers.rtf.machine import Machine
from unxdiff.readers.rtf.state import Sheet, Story
from unxdiff.readers.rtf.tokens import codec
from unxdiff.readers.rtf.words import CHARACTERS, RUNNING, SET, SKIPPED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.rtf.machine import Closer

__all__ = ["Reader"]

_KNOWN = frozenset(
    (
        "fldinst", "revtbl", "annotation", "shppict", "shpinst", "do", "footnote", "ud", "moMath",
        "nesttableprops", "mmath", "moMathPara", "dptxbxtext", "shptxt",
    )
)  # fmt: skip
"""Destinations that are read although ``\\*`` lets a program pass over them."""
_TITLES = {"title": 1, "subtitle": 2}
_QUOTES = ("quotations", "quote", "block text", "intense quote")
_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


class Reader(Machine):
    """Reads one file; ``run`` fills ``body``, ``notes`` and ``running``."""

    # --- words --------------------------------------------------------------------------------

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif self._skip:
            self._skip -= 1
        elif sign in "{}\\":
            self._put(sign)
        elif sign == "~":
            self._put("\u00a0")
        elif sign == "_":
            self._put("\u2011")
        elif sign in "\r\n":
            self._paragraph()

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if starred and word not in _KNOWN and word not in ("cs", "ts"):
            self._state.dest = "skip"
            return
        if self._skip and word != "u":
            self._skip -= 1
            return
        state = self._state
        if state.dest == "skip":
            return
        if word == "u":
            self._unicode(number or 0)
        elif word in SKIPPED or (starred and word in ("cs", "ts")):
            state.dest = "skip"
        elif word in SET:
            on = number != 0
            state.styles = state.styles | {SET[word]} if on else state.styles - {SET[word]}
        elif word in CHARACTERS:
            self._put(CHARACTERS[word])
        elif state.dest == "fonttbl":
            self._font_word(word, number)
        elif not self._text_word(word, number or 0) and not self._character_word(word, number):
            self._destination(word)

    def _font_word(self, word: str, number: int | None) -> None:
        if word == "f":
            self._font = number or 0
        elif word == "fcharset":
            self._fonts[self._font] = codec(charset=number or 0)
        elif word == "cpg":
            self._fonts[self._font] = codec(page=number)

    def _text_word(self, word: str, number: int) -> bool:
        """Words about paragraphs and tables; whether this is one."""
        state, story = self._state, self._stories[-1]
        if word in ("par", "sect"):
            self._paragraph()
        elif word == "line":
            if state.dest == "text" and not self._left_out():
                story.builder.line_break()
        elif word == "pard":
            state.paragraph()
        elif word == "plain":
            state.plain()
            state.codec = self._fonts.get(self._default_font, "")
        elif word == "intbl":
            state.table = True
        elif word == "itap":
            state.itap = min(max(number, 0), 100)
        elif word in ("cell", "nestcell"):
            depth = max(state.itap, 2) if word == "nestcell" else 1
            story.end_cell(state, 0, depth)
        elif word in ("row", "nestrow"):
            story.end_row(max(state.itap, 2) if word == "nestrow" else 1)
        elif word == "ilvl":
            state.level = min(max(number, 0), 9)
        elif word == "outlinelevel":
            state.outline = number + 1 if 0 <= number < 9 else 0
        elif word == "s":
            state.shape = number
        else:
            return False
        return True

    def _character_word(self, word: str, number: int | None) -> bool:
        """Words about characters and the whole file; whether this is one."""
        state = self._state
        if word == "f":
            state.codec = self._fonts.get(number or 0, "")
        elif word == "uc":
            state.uc = min(max(number or 0, 0), 100)
        elif word == "v":
            state.hidden = number != 0
        elif word in ("up", "dn"):
            state.styles -= {Style.SUPERSCRIPT, Style.SUBSCRIPT}
            if number != 0:
                state.styles |= {Style.SUPERSCRIPT if word == "up" else Style.SUBSCRIPT}
        elif word in ("ulnone", "nosupersub"):
            gone = {Style.UNDERLINE} if word == "ulnone" else {Style.SUPERSCRIPT, Style.SUBSCRIPT}
            state.styles -= gone
        elif word == "revised":
            state.inserted = number != 0
        elif word == "deleted":
            state.deleted = number != 0
        elif word in ("revauth", "revauthdel"):
            self._author = number or 0
        elif word == "ansicpg":
            self._page = codec(page=number) or self._page
        elif word in _PAGES:
            self._page = _PAGES[word]
        elif word == "deff":
            self._default_font = number or 0
        elif word == "chftn":
            self._auto = True
        elif word == "ftnalt":
            self._end_note = True
        elif word == "chpgn":
            if self._furniture:
                self._put("#")
        elif word.startswith(("ftnn", "aftnn")):
            which = "aftn" if word.startswith("a") else "ftn"
            self._forms[which] = word[len(which) :]
        else:
            return False
        return True

    def _heading(self) -> int:
        """The level of heading of the paragraph that ends here, 0 where it is none."""
        state = self._state
        sheet = self._sheet.get(state.shape)
        return min(state.outline or (sheet.level if sheet is not None else 0), 6)

    def _paragraph(self) -> None:
        if self._state.dest == "text" and not self._left_out():
            sheet = self._sheet.get(self._state.shape)
            quote = sheet is not None and sheet.quote
            self._stories[-1].end_paragraph(self._state, self._heading(), quote=quote)

    # --- destinations -------------------------------------------------------------------------

    def _destination(self, word: str) -> None:
        """Words that say what a group is; others, which are about looks, mean nothing here."""
        state = self._state
        if word in ("fonttbl", "stylesheet"):
            state.dest = word
        elif word == "info":
            state.dest = "skip"
        elif word in ("listtext", "pntext"):
            state.dest = "label"
        elif word in RUNNING:
            self._furniture += 1
            self._story(lambda: self._end_running(Role(RUNNING[word])))
        elif word == "footnote":
            self._auto_in_text, self._auto, self._end_note = self._auto, False, False
            self._story(self._end_of_note)
        elif word == "annotation":
            self._story(self._end_comment)
        elif word in ("shptxt", "dptxbxtext"):
            self._story(self._end_box)
        elif word in ("shpinst", "do", "upr"):
            state.dest = "shape"
        elif word == "ud":
            state.dest = "text"
        elif word == "pict":
            self._capture("pict", self._end_picture)
        elif word in ("revtbl", "fldinst"):
            self._capture("capture", self._end_names if word == "revtbl" else self._end_instruction)
        elif word == "moMath":
            self._capture("math", self._end_equation)
        elif word == "object":
            self.tally.add("embedded object", "embedded objects")
        elif word == "field":
            self._fields.append("")
            self._on_close(self._end_field)
        elif word == "fldrslt":
            self._result()
        elif word == "shprslt":
            state.dest = "skip"

    def _story(self, closer: Closer) -> None:
        """Read a group as paragraphs of their own."""
        self._stories.append(Story(self._tables))
        self._state.dest = "text"
        self._state.target = None
        self._state.paragraph()
        self._state.plain()
        self._on_close(closer)

    def _ended(self) -> list[Piece]:
        story = self._stories.pop()
        return story.finish(self._state, self._heading())

    def _capture(self, dest: str, closer: Closer) -> None:
        """Gather the text of a group; a group of the kind inside it is a part of it."""
        if self._state.dest == dest:
            return
        self._state.dest = dest
        self._captured = []
        self._on_close(closer)

    def _style(self) -> None:
        """A style of the style sheet: how it sets characters, and its level of heading."""
        state = self._state
        if state.dest == "stylesheet":
            name = "".join(self._captured).strip(" ;").lower()
            words = name.split()
            level = state.outline or _TITLES.get(name, 0)
            if not level and len(words) == 2 and words[0] == "heading" and words[1].isdecimal():
                level = min(int(words[1][:2]), 9)
            sheet = Sheet(state.styles, level, quote=name in _QUOTES)
            self._sheet.setdefault(state.shape, sheet)

    def _end_running(self, role: Role) -> None:
        self._furniture -= 1
        self.running += [(role, piece) for piece in self._ended()]

    def _end_comment(self) -> None:
        self.tally.add("comment", "comments", joined(self._ended(), " ").text)

    def _end_box(self) -> None:
        pieces = self._ended()
        self._stories[-1].boxes += pieces

    def _end_of_note(self) -> None:
        automatic = self._auto or self._auto_in_text
        piece = joined(self._ended(), "\n")
        builder = self._stories[-1].builder
        self._auto = False
        if self._stack[-1].dest != "text" or self._dropped():
            return
        if automatic:
            which = "aftn" if self._end_note else "ftn"
            self._counts[which] += 1
            mark = note_mark(self._counts[which], self._forms[which])
        else:
            mark = split_mark(piece)
            builder.take_back(mark)
        self.notes.append(Note(mark, piece.text, tuple(piece.runs)))
        builder.cite(len(self.notes) - 1)

    def _dropped(self) -> bool:
        """Whether the text around the group that ends is left out."""
        around = self._stack[-1]
        gone = around.inserted if self._reject else around.deleted
        return gone or around.hidden

    def _end_picture(self) -> None:
        digits = "".join("".join(self._captured).split())
        try:
            data = binascii.unhexlify(digits[: len(digits) // 2 * 2])
        except (binascii.Error, ValueError):
            data = digits.encode("latin-1", "replace")
        self._state.dest = "text"
        if not data:
            return
        self.tally.add("image but for its bytes", "images but for their bytes")
        self._put(f"‹image {hashlib.sha256(data).hexdigest()[:8]}›")

    def _end_equation(self) -> None:
        text = " ".join("".join(self._captured).split())
        self._state.dest = "text"
        self._put(f"‹equation {text}›")

    def _end_names(self) -> None:
        self.names = [name.strip() for name in "".join(self._captured).split(";")]

    def _end_instruction(self) -> None:
        if self._fields:
            self._fields[-1] = " ".join("".join(self._captured).split())

    def _end_field(self) -> None:
        if self._fields:
            self._fields.pop()

    def _result(self) -> None:
        """What a field shows: links keep their address, pages have no number of their own."""
        instruction = self._fields[-1] if self._fields else ""
        link = link_of(instruction)
        if link is not None:
            self._state.target = link
        kind = instruction.split()[:1]
        if self._furniture and kind in (["PAGE"], ["NUMPAGES"]):
            self._put("#")
            self._state.dest = "skip"
