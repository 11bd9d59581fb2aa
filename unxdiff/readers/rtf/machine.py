"""Groups of RTF on a stack, each with its state and what is done when it ends; its characters."""

from __future__ import annotations

from unxdiff.errors import InputError, LimitError
from unxdiff.model.document import Note
from unxdiff.model.roles import Role, Style
from unxdiff.readers.building import Piece
from unxdiff.readers.rtf.state import Sheet, State, Story
from unxdiff.readers.rtf.tokens import BYTES, CLOSE, OPEN, RAW, WORD, tokens
from unxdiff.readers.tally import Tally

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Closer = Callable[[], None]

__all__ = ["Machine"]

_DEEPEST = 1_000
"""Groups inside one another; Word writes some 20."""
_BULLET = "•"
_SYMBOL = "symbol"


class Machine:
    """Groups and characters of one file; what words mean is for the reader, which is made of it."""

    def __init__(self, name: str, *, reject: bool) -> None:
        self.name = name
        self.body: list[Piece] = []
        self.notes: list[Note] = []
        self.running: list[tuple[Role, Piece]] = []
        self.tally = Tally()
        self.revisions = 0
        self.authors: list[int] = []
        self.names: list[str] = []
        self.replaced = 0
        """Bytes that are no characters of their code page."""
        self._reject = reject
        self._tables = [0]
        self._stories = [Story(self._tables)]
        self._state = State()
        self._stack: list[State] = []
        self._closers: list[Closer | None] = []
        self._bytes: list[str] = []
        self._skip = 0
        self._starred = False
        self._high = 0
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._default_font = 0
        self._sheet: dict[int, Sheet] = {}
        self._captured: list[str] = []
        self._fields: list[str] = []
        self._furniture = 0
        self._auto = False
        self._auto_in_text = False
        self._end_note = False
        self._counts = {"ftn": 0, "aftn": 0}
        self._forms = {"ftn": "nar", "aftn": "nrlc"}
        self._tracked: tuple[bool, int] | None = None
        self._author = 0

    def _word(self, word: str, number: int | None) -> None:
        """Do what a control word says."""
        raise NotImplementedError

    def _sign(self, sign: str) -> None:
        """Do what a control sign says."""
        raise NotImplementedError

    def _style(self) -> None:
        """Keep a style of the style sheet."""
        raise NotImplementedError

    def run(self, text: str) -> None:
        """Read a text that holds one character a byte.

        Raises InputError (cut short, no RTF) and LimitError (nested as no document is).
        """
        opened = False
        for kind, said, number in tokens(text):
            if kind is BYTES:
                self._literal(said)
                continue
            if kind is not WORD or said != "u":
                self._decode()
            if kind is OPEN:
                opened = True
                self._open()
            elif kind is CLOSE:
                if self._close() == 0:
                    break  # what stands behind the document is no part of it
            elif kind is WORD:
                self._word(said, number)
            elif kind is RAW:
                self._put(said)
            else:
                self._sign(said)
        self._decode()
        if self._stack or not opened:
            raise InputError(f"{self.name} is cut short or damaged; fetch or save it again")
        self.body = self._stories[0].finish(self._state, 0)

    # --- groups -------------------------------------------------------------------------------

    def _open(self) -> None:
        self._skip = 0
        if len(self._stack) >= _DEEPEST:
            raise LimitError(
                f"{self.name} nests more than {_DEEPEST:,} groups, as no draft does; "
                "save it again from the program that made it"
            )
        self._stack.append(self._state)
        self._closers.append(self._style if self._state.dest == "stylesheet" else None)
        self._state = self._state.copy()
        if self._state.dest == "stylesheet":
            self._captured = []
            self._state.paragraph()
            self._state.plain()

    def _close(self) -> int:
        """End a group; returns how many are still open."""
        self._skip = 0
        self._starred = False
        if not self._stack:
            return 0
        closer = self._closers.pop()
        if closer is not None:
            closer()
        self._state = self._stack.pop()
        return len(self._stack)

    def _on_close(self, closer: Closer) -> None:
        if self._closers:
            self._closers[-1] = closer

    # --- characters ---------------------------------------------------------------------------

    def _literal(self, text: str) -> None:
        if self._skip:
            dropped = min(self._skip, len(text))
            self._skip -= dropped
            text = text[dropped:]
        if text and self._state.dest != "skip":
            self._bytes.append(text)

    def _decode(self) -> None:
        """Make characters of the bytes gathered; of two bytes one may be hexadecimal."""
        if not self._bytes:
            return
        text = "".join(self._bytes)
        self._bytes.clear()
        name = self._state.codec or self._page
        if self._state.dest == "pict":
            self._captured.append(text)
        elif name == _SYMBOL:
            self._put(text.replace("\xb7", _BULLET))
        elif text.isascii():
            self._put(text)
        else:
            made = text.encode("latin-1").decode(name, "replace")
            self.replaced += made.count("\ufffd")
            self._put(made)

    def _unicode(self, number: int) -> None:
        """A character by its number; beyond the first 65,536 it is written as two halves."""
        code = number + 0x10000 if number < 0 else number
        self._skip = self._state.uc
        if 0xD800 <= code < 0xDC00:
            self._decode()
            self._high = code
            return
        if self._high and not 0xDC00 <= code < 0xE000:  # half a character stands alone
            self._high = 0
            self.replaced += 1
            self._put("\ufffd")
        if 0xDC00 <= code < 0xE000:
            high, self._high = self._high, 0
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        self._decode()
        if code == 0xFFFD or not 0 < code <= 0x10FFFF:
            self.replaced += 1
            code = 0xFFFD
        # Bullets of symbol fonts have letters of nobody's own.
        self._put(_BULLET if code == 0xF0B7 else chr(code))

    def _put(self, text: str) -> None:
        """Text at this place, whatever it is there."""
        state, story = self._state, self._stories[-1]
        dest = state.dest
        if dest == "text":
            if self._left_out():
                return
            if state.hidden:
                if text.strip():
                    self.tally.add("hidden passage", "hidden passages", text)
                return
            sheet = self._sheet.get(state.shape)
            shown = state.styles if sheet is None else state.styles - sheet.styles
            if state.target is not None:
                shown -= {Style.UNDERLINE}
            story.builder.add(text, tuple(sorted(shown)), state.target)
        elif dest == "label":
            story.label.append(text)
        elif dest in ("capture", "math", "stylesheet"):
            self._captured.append(text)
        elif dest == "pict":
            self._captured.append(text.encode("latin-1", "replace").hex())

    def _left_out(self) -> bool:
        """Whether a tracked change takes this text away; each stretch is counted once."""
        state = self._state
        if not (state.inserted or state.deleted):
            self._tracked = None
            return False
        now = (state.deleted, self._author)
        if now != self._tracked:
            self._tracked = now
            self.revisions += 1
            if self._author not in self.authors:
                self.authors.append(self._author)
        return state.inserted if self._reject else state.deleted
