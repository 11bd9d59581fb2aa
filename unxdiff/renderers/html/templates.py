"""The template engine: sandboxed, everything escaped, folders of templates over the stock ones.

A template is data from the user or from us, never code to trust: it runs in Jinja's sandbox, sees
plain records, and reaches other templates by name only. What it prints is escaped, and it cannot
ask for anything else.
"""

from __future__ import annotations

import os
import re
import traceback
import unicodedata
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from unxdiff.errors import RendererError, TemplateError
from unxdiff.renderers.bidi import isolated
from unxdiff.renderers.html.blocks import check, refuse_loose
from unxdiff.renderers.html.compiled import stock_cache
from unxdiff.renderers.pieces import Part, Piece
from unxdiff.renderers.stock import stock_folder
from unxdiff.renderers.view import Group, Label, Line, Listed, NoteRow, Row, Section, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = [
    "Templates",
    "clean",
    "direction",
    "read_css",
    "safe_script",
    "safe_style",
    "web_address",
]

_TAGS = {
    "bold": "strong",
    "italic": "em",
    "underline": "u",
    "strike": "s",
    "superscript": "sup",
    "subscript": "sub",
    "code": "code",
}
_RECORDS = frozenset((Group, Label, Line, Listed, NoteRow, Part, Piece, Row, Section, View))
_STOCK = "stock"
"""The name before the slash by which an own template extends the stock one that it stands for."""
_LIMIT = 1_000_000
"""Largest template or style sheet in bytes: the stock ones are below 20,000."""
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), 65533)
_CONTROLS[13] = 10
_CONTROLS |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_SPECIAL = re.compile("[&<>\"'\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What is escaped or cleaned. Most words have none of it."""
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """Text without the control characters and half pairs that no page or paper can hold; each
    becomes U+FFFD, so that it is seen."""
    return text.translate(_CONTROLS) if _ODD.search(text) else text


def web_address(target: str | None) -> str:
    """A link's address where following it can only open a web page or a letter, else nothing."""
    text = (target or "").strip()
    return text if re.match(r"(?:https?://|mailto:)[^\s\x00-\x1f]+\Z", text, re.IGNORECASE) else ""


def safe_style(text: str) -> str:
    """CSS that cannot end its ``<style>``: ``\\/`` is a slash to CSS, and no end tag to HTML."""
    return _inline(text).replace("</", "<\\/").replace("<!--", "<\\!--")


def safe_script(text: str) -> str:
    """A script that cannot end its ``<script>`` nor open a comment inside it."""
    return _inline(text).replace("</", "<\\/").replace("<!--", "<\\!--")


def _inline(text: str) -> str:
    # A browser hashes what its parser kept: line ends as \n, no NUL.
    return clean(text.replace("\r\n", "\n").replace("\r", "\n"))


def read_css(path: str) -> str:
    """A style sheet of the user's. Raises RendererError when it cannot be read."""
    try:
        data = Path(path).read_bytes()
        if len(data) > _LIMIT:
            raise RendererError(f"the style sheet {path} is larger than {_LIMIT} bytes")
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise RendererError(f"cannot read the style sheet {path}: {reason}") from None


class _Folder(jinja2.FileSystemLoader):
    """A folder of the user's, out of which no template leads."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder, encoding="utf-8")
        self._root = os.path.realpath(folder)

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """A template's text. Raises TemplateError for a link that leads out of the folder, for a
        file larger than any template, and for one that prints without escaping."""
        text, path, fresh = super().get_source(environment, template)
        real = os.path.realpath(path)
        if os.path.commonpath((real, self._root)) != self._root:
            raise TemplateError(f"{path} is a link out of the template folder; put a copy there")
        if len(text) > _LIMIT:
            raise TemplateError(f"{path} is larger than {_LIMIT} characters")
        if template.endswith(".html"):
            refuse_loose(environment, text, template, path)
        return text, path, fresh


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, quick with our own records.

    They have texts, numbers and tuples as fields and nothing to call, so that a name without an
    underscore is all there is to ask for. Jinja's own tests of each value took half of a page.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record, or what the sandbox lets out of anything else."""
        if type(obj) in _RECORDS and attribute in obj.__slots__ and attribute[0] != "_":
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class Templates:
    """The stock templates, with those of a folder over them."""

    def __init__(self, folder: str | None) -> None:
        """``folder`` may hold any of the stock templates under its own name; None is stock only.

        Raises TemplateError when the folder does not exist.
        """
        stock = jinja2.FileSystemLoader(stock_folder(), encoding="utf-8")
        loaders: list[jinja2.BaseLoader] = [jinja2.PrefixLoader({_STOCK: stock}), stock]
        if folder is not None:
            if not Path(folder).is_dir():
                raise TemplateError(f"the template folder {folder} does not exist")
            loaders.insert(0, _Folder(folder))
        self._own = folder is not None
        self._loader = jinja2.ChoiceLoader(loaders)
        self._environment = _Sandbox(
            loader=self._loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            finalize=_finalize,
            bytecode_cache=None if self._own else stock_cache(__file__),
        )
        # An own template that could print text as mark-up would let a draft write the page.
        del self._environment.filters["safe"]
        self._environment.filters["web_address"] = web_address
        self._environment.filters["strip_ids"] = _strip_ids
        self._environment.filters["direction"] = direction
        self._environment.filters["runs"] = _runs
        self._environment.filters["isolated"] = isolated
        self._environment.globals["tags"] = _TAGS

    def source(self, name: str) -> str:
        """A file of the template folders as it is, for style sheets and scripts."""
        try:
            return self._loader.get_source(self._environment, name)[0]
        except (jinja2.TemplateNotFound, UnicodeDecodeError) as error:
            raise TemplateError(f"cannot read the template {name}: {_one_line(error)}") from None

    def render(self, name: str, **values: Any) -> str:
        """Render a template. Raises TemplateError naming file, line and what is wrong there."""
        try:
            if self._own:
                check(self._environment, self._loader, name)
            return self._environment.get_template(name).render(**values)
        except jinja2.TemplateSyntaxError as error:
            where = error.filename or error.name or name
            raise TemplateError(f"{where}, line {error.lineno}: {_one_line(error)}") from None
        except jinja2.TemplateNotFound as error:
            raise TemplateError(self._missing(name, error)) from None
        except TemplateError:
            raise
        except UnicodeDecodeError:
            raise TemplateError(f"the template {name} is not UTF-8") from None
        except Exception as error:
            place = self._where(error)
            if place is None:
                raise
            raise TemplateError(f"{place}: {_one_line(error)}") from None

    def _missing(self, name: str, error: jinja2.TemplateNotFound) -> str:
        place = self._where(error)
        asking = f"{place}:" if place else f"{name} asks for"
        return f"{asking} a template that is not there: {_one_line(error)}"

    def _where(self, error: Exception) -> str | None:
        """The template file and line an error came from; None where it is a defect of ours."""
        place: str | None = None
        for frame, line in traceback.walk_tb(error.__traceback__):
            file: str = frame.f_code.co_filename
            if file.endswith((".html", ".css", ".js")):
                place = f"{file}, line {line}"
        return place


def direction(shown: str | Sequence[Piece]) -> str:
    """``rtl`` or ``ltr``, by the first letter of a text or of a line's pieces that has a direction:
    what ``dir="auto"`` means, for a printer that does not know it."""
    texts = [shown] if isinstance(shown, str) else [p.text for s in shown for p in s.parts]
    for text in texts:
        for character in text:
            strong = unicodedata.bidirectional(character)
            if strong in ("R", "AL"):
                return "rtl"
            if strong == "L":
                return "ltr"
    return "ltr"


def _strip_ids(markup: Markup) -> Markup:
    """Mark-up that is shown a second time, without its addresses. In escaped text a quotation mark
    is an entity, so this only ever meets attributes."""
    bare = re.sub(r' (?:id|data-number|tabindex)="[^"]*"', "", str(escape(markup)))
    return Markup(bare)  # noqa: S704 - escaped, if it was not mark-up before


def _runs(
    pieces: Iterable[Piece], tags: Mapping[str, Sequence[str]], rich: Callable[..., str], *more: Any
) -> Markup:
    """The pieces of a line as mark-up.

    Plain words stand between the two tags that the template names for their op; of any other piece
    the template's own macro ``rich`` makes the mark-up, called with the piece and ``more``.
    """
    ends = {op: (str(escape(pair[0])), str(escape(pair[1]))) for op, pair in tags.items()}
    out = []
    for piece in pieces:
        parts = piece.parts
        part = parts[0]
        if piece.opens:
            out.append(f'<span dir="{piece.opens}">')
        if (
            len(parts) > 1
            or piece.moved
            or piece.folded is not None
            or part.kind != "text"
            or part.styles
            or part.was is not None
        ):
            out.append(escape(rich(piece, *more)))
        else:
            start, end = ends[piece.op]
            text = part.text
            if _SPECIAL.search(text):
                text = escape(clean(text))
            out += (start, text, end)
        if piece.closes:
            out.append("</span>")
    return Markup("".join(out))  # noqa: S704 - each text was escaped above


def _finalize(value: Any) -> Any:
    """Every printed value passes here: control characters go, None prints nothing."""
    if type(value) is str:
        return clean(value)
    return "" if value is None else value


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
