"""The inside of a paragraph of a clean Word file: runs of text, links, note marks, line breaks."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.lazy import lazy
from unxdiff.model.roles import Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from unxdiff.model.document import Mark, Run

__all__ = ["Inline", "escaped", "placed"]

_REPLACEMENT = "\ufffd"
_T = '<w:t xml:space="preserve">'
_SWITCHES = (
    (Style.BOLD, "<w:b/><w:bCs/>"),
    (Style.ITALIC, "<w:i/><w:iCs/>"),
    (Style.STRIKE, "<w:strike/>"),
    (Style.UNDERLINE, '<w:u w:val="single"/>'),
    (Style.SUPERSCRIPT, '<w:vertAlign w:val="superscript"/>'),
)
"""What switches a look on, in the order of the schema."""
_EAST_ASIAN = '<w:rFonts w:hint="eastAsia"/>'


@lazy
def _illegal() -> re.Pattern[str]:
    """What XML 1.0 cannot hold, and the carriage return, which it does not keep."""
    import re

    return re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


@lazy
def _to_the_left() -> re.Pattern[str]:
    """Letters that are read from the right."""
    import re

    return re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")


@lazy
def _letters() -> re.Pattern[str]:
    """Letters of either direction."""
    import re

    return re.compile(r"[^\W\d_]")


@lazy
def _stretches() -> re.Pattern[str]:
    """Words read from the left, with what stands between two of them."""
    import re

    word = r"[^\W\d_\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
    other = r"[^\s\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
    return re.compile(f"{word}(?:{other}*[\\w/])?(?:[ \xa0]{word}(?:{other}*[\\w/])?)*")


@lazy
def _in_address() -> re.Pattern[str]:
    """What no address may hold as it stands."""
    import re

    return re.compile('[\x00-\x20\x7f"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})')


def escaped(text: str) -> str:
    """Text as XML has it between tags and, in double quotation marks, in attributes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


class Inline:
    """Writes the texts of one part after another; says what could not be written as it was."""

    def __init__(self, language: str | None, styles: dict[str, str]) -> None:
        """``styles`` are the ids of styles by our names for them."""
        self.turned = language in ("ar", "fa", "he", "ur")
        self._hint = _EAST_ASIAN if language in ("zh", "ja", "ko") else ""
        self._styles = styles
        self.links: dict[str, str] = {}
        """The relationships of the part that is being written: ids by address."""
        self._replaced: list[str] = []
        self._lost: list[str] = []
        opened = f"<w:r><w:rPr>{self._hint}</w:rPr>" if self._hint else "<w:r>"
        self._usual = opened + _T

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What could not be written."""
        out = []
        if self._replaced:
            count = len(self._replaced)
            out.append(
                Diagnostic(
                    Code.CHARACTERS_REPLACED,
                    f"{count} control character{'s' if count != 1 else ''} that no Word file can "
                    "hold written as U+FFFD",
                    text="".join(self._replaced),
                )
            )
        out += [
            Diagnostic(
                Code.CONTENT_SKIPPED, "a link's address that is none was left out", text=address
            )
            for address in self._lost
        ]
        return tuple(out)

    def sound(self, text: str) -> str:
        """Text that XML can hold: any other character is U+FFFD."""
        if text.isprintable():
            return text
        found = _illegal().findall(text)
        if not found:
            return text
        self._replaced += found
        return _illegal().sub(_REPLACEMENT, text)

    def is_turned(self, text: str) -> bool:
        """Whether a paragraph is read from the right: in a language that is, all but those with
        nothing but other letters; elsewhere those that begin with such a letter."""
        if not self.turned and text.isascii():
            return False
        if _to_the_left().search(text) is None:
            return self.turned and _letters().search(text) is None
        if self.turned:
            return True
        first = _letters().search(text)
        return first is not None and _to_the_left().match(first[0]) is not None

    def runs(
        self,
        text: str,
        runs: tuple[Run, ...] = (),
        marks: tuple[tuple[int, str], ...] = (),
        *,
        tabs: bool = True,
    ) -> str:
        """The runs of a text; ``marks`` are places with the XML of a note's citation there.

        Tabs are written as tabs where ``tabs``, else as blanks.
        """
        text = self.sound(text)
        if not tabs and "\t" in text:
            text = text.replace("\t", " ")
        if not runs and not marks:
            return self._piece(text, "")
        return self._mixed(text, runs, marks)

    def _mixed(self, text: str, runs: tuple[Run, ...], marks: tuple[tuple[int, str], ...]) -> str:
        """A text with styles and marks, cut where one of them begins or ends."""
        size = len(text)
        cuts = {0, size}
        for run in runs:
            cuts |= {min(run.start, size), min(run.end, size)}
        cited: dict[int, list[str]] = {}
        for place, xml in marks:
            at = min(max(place, 0), size)
            cuts.add(at)
            cited.setdefault(at, []).append(xml)
        places = sorted(cuts)
        out: list[str] = []
        link = ""
        for start, end in zip(places, [*places[1:], size], strict=True):
            over = [run for run in runs if run.start <= start < end <= run.end]
            here = next((run.target for run in over if run.style is Style.LINK and run.target), "")
            if here != link:
                out.append(self._turn(link, here))
                link = here or ""
            out += cited.get(start, ())
            if start < end:
                look = self._look({run.style for run in over}, linked=bool(link))
                out.append(self._piece(text[start:end], look))
        if link:
            out.append(self._turn(link, ""))
        return "".join(out)

    def _turn(self, link: str, following: str | None) -> str:
        """The end of one link and the beginning of another."""
        out = "</w:hyperlink>" if link and self._address(link) else ""
        if following:
            address = self._address(following)
            if not address:
                self._lost.append(following)
            elif address.startswith("#"):
                out += f'<w:hyperlink w:anchor="{escaped(address[1:])}" w:history="1">'
            else:
                key = self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")
                out += f'<w:hyperlink r:id="{key}" w:history="1">'
        return out

    def _address(self, target: str) -> str:
        """An address as a relationship can hold it; empty where it is none."""
        from urllib.parse import quote, urlsplit

        address = _illegal().sub("", target)
        if _in_address().search(address):
            address = _in_address().sub(lambda found: quote(found[0], safe=""), address)
        try:
            said = urlsplit(address).port
        except ValueError:
            return ""
        return "" if address == "#" or (said is None and address.startswith(":")) else address

    def _look(self, styles: set[Style], *, linked: bool) -> str:
        """What run properties say for some styles."""
        if not styles and not linked:
            return ""
        named = ""
        if Style.CODE in styles:
            named = self._styles["HTML Code"]
        elif linked:
            named = self._styles["Hyperlink"]
        out = f'<w:rStyle w:val="{named}"/>' if named else ""
        out += self._hint
        for style, xml in _SWITCHES:
            if style in styles:
                out += xml
        if Style.SUBSCRIPT in styles and Style.SUPERSCRIPT not in styles:
            out += '<w:vertAlign w:val="subscript"/>'
        return out

    def _piece(self, text: str, look: str) -> str:
        """Text of one look as runs, one a direction."""
        if not text:
            return ""
        if text.isascii() or not (self.turned or _to_the_left().search(text)):
            if not self.turned or _letters().search(text):
                return self._run(text, look)
            return self._run(text, look, turned=True)
        out = []
        at = 0
        for found in _stretches().finditer(text):
            if found.start() > at:
                out.append(self._run(text[at : found.start()], look, turned=True))
            out.append(self._run(found[0], look))
            at = found.end()
        if at < len(text):
            out.append(self._run(text[at:], look, turned=True))
        return "".join(out)

    def _run(self, text: str, look: str, *, turned: bool = False) -> str:
        if "&" in text or "<" in text or ">" in text:
            text = escaped(text)
        if "\n" in text or "\t" in text:
            text = text.replace("\n", f"</w:t><w:br/>{_T}").replace("\t", f"</w:t><w:tab/>{_T}")
            text = f"{_T}{text}</w:t>".replace(f"{_T}</w:t>", "")
            return f"<w:r>{self._properties(look, turned=turned)}{text}</w:r>"
        if not look and not turned:
            return f"{self._usual}{text}</w:t></w:r>"
        return f"<w:r>{self._properties(look, turned=turned)}{_T}{text}</w:t></w:r>"

    def _properties(self, look: str, *, turned: bool) -> str:
        whole = (look or self._hint) + ("<w:rtl/>" if turned else "")
        return f"<w:rPr>{whole}</w:rPr>" if whole else ""


def placed(marks: tuple[Mark, ...], cites: dict[int, str]) -> tuple[tuple[int, str], ...]:
    """The citations that marks stand for; one whose note is not there is left out."""
    return tuple([(mark.at, cites[mark.note]) for mark in marks if mark.note in cites])
