"""Text → tokens: the smallest units that are compared. Tokens join back to the exact text.

One token: a run of blanks, a word (with inner apostrophes and hyphens), a date, a number with its
separators, sign and unit (``1,000.50``, ``5 %``, ``US$ 3 million``), a document symbol or a
reference (``A/RES/64/178``, ``61/180``, ``1/CP.21``), an abbreviation (``e.g.``, ``U.S.``), an
address, each Chinese or Japanese character, an elided French article, a mark of punctuation.
Superscript digits are note marks and never part of a word. Graphemes are never cut.
"""

from __future__ import annotations

from unxdiff.lazy import lazy
from unxdiff.text.prose import prose_tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Pattern

__all__ = ["cjk", "graphemes", "sentences", "tokens"]

# Characters that only make sense on the one before them: combining marks of the scripts we meet,
# joiners, variation selectors, emoji skin tones. `re` has no \p{M}. And what takes no room at all,
# soft hyphens and direction marks, which must not cut a word either.
_MARKS = (
    "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200c\u200d\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff"
)
_RAISED = "¹²³⁰⁴-⁹"
_SELDOM = frozenset("⁰⁴⁵⁶⁷⁸⁹ʼ\u2010\u2011\u202f")
"""Characters that few texts have, but that most of the time to compile the pattern goes to."""
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"

_MONTHS = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "setiembre",
        "octubre",
        "noviembre",
        "diciembre",
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ]
)
_SCALES = frozenset(
    [
        "million",
        "billion",
        "trillion",
        "thousand",
        "millions",
        "milliards",
        "milliard",
        "millones",
        "mil",
        "миллионов",
        "миллиардов",
        "тысяч",
        "млн",
        "млрд",
    ]
)
_CURRENCIES = frozenset([*"$€£¥₽", "CHF", "CNY", "EUR", "GBP", "JPY", "USD"])


# 2006年12月20日, and 20 كانون الأول/ديسمبر 2006, where a month has two names.
_EASTERN_DATE = (
    r"|\d{4}年\d\d?月(?:\d\d?日)?"
    r"|\d\d? [ء-ي]+(?: (?:الأول|الثاني))?/[ء-ي]+ \d{4}"
)


def _build(marks: str, cjk_range: str, *, seldom: bool = True) -> Pattern[str]:
    """The one alternation. Without marks and Chinese it compiles three times faster, and without
    the characters of _SELDOM, for texts that have none, three times faster again: three ranges in
    one class make a table of all characters."""
    raised = _RAISED if seldom else "¹²³"
    blank = r"[ \xa0\u202f]" if seldom else r"[ \xa0]"
    letter = rf"[^\W\d_{raised}{cjk_range}]"
    word = rf"[^\W_{raised}{cjk_range}{marks}]"
    if marks:
        word = rf"(?:{word}[{marks}]*)"
    rest = r"[\U0001f1e6-\U0001f1ff]{2}|." if marks else "."
    # What belongs to the character before it ends no token, whatever the token is.
    tail = rf"(?:[{marks}]|(?<=\u200d).)*" if marks else ""
    inner = rf"['’ʼ\u2010\u2011-]{word}+" if seldom else rf"['’]{word}+|-{word}+"
    import re

    return re.compile(
        r"[\n\t]|(?:[^\S\n\t]+"  # marks of paragraphs and cells, blanks
        r"|https?://[^\s<>\"]*[\w/]"  # an address
        + (_EASTERN_DATE if marks else "")
        + rf"|[A-Z]+(?:-\d+)?/(?=\S*\d)[\w./\-]*[^\W{raised}](?:\[[A-Z]-[A-Z]\])?"  # a symbol
        rf"|\d+(?:/(?:[A-Z]+\.)?\d+|(?:{blank}\d{{3}})+(?![\d/])|(?:[.,:]\d+)+|){word}*"
        rf"(?:-{letter}{{1,3}}(?!{word}))?(?:{blank}?%)?"  # a reference, a number, 5-го
        rf"|(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)[’'](?={letter})"
        rf"|(?:{letter}\.){{2,}}"  # e.g., U.S.
        rf"|\\[A-Za-z]+"  # a command of TeX, an escape
        rf"|‹(?:image|equation|symbol|object) [^›]*›"  # what stands for no text
         + (rf"|[{cjk_range}][{marks}]*|و(?=إذ)" if marks else "") + rf"|{word}+(?:{inner})*"
        rf"|[-–—]{{2,}}|\.{{3}}|[{raised}]+"
        rf"|{rest}){tail}",
        re.DOTALL,
    )


@lazy
def _usual() -> Pattern[str]:
    return _build("", "", seldom=False)


@lazy
def _plain() -> Pattern[str]:
    return _build("", "")


@lazy
def _wide() -> Pattern[str]:
    return _build(_MARKS, _CJK)


def _is_plain(text: str) -> bool:
    """Latin, Greek, Cyrillic and general punctuation only. Compiling a character class for this
    would cost more than the whole comparison of a short draft."""
    return text.isascii() or all(
        (c < "\u0300" and c != "\xad") or "\u2010" <= c < "\u202a" or "\u202f" <= c < "\u2060"
            or "\u2070" <= c < "\u20a0" or "\u0370" <= c < "\u0483"
            or "\u048a" <= c < "\u0530" or "\u1e00" <= c < "\u2000"
            for c in set(text)
    )  # fmt: skip


def tokens(text: str) -> list[str]:
    """The tokens of a text, blanks among them; ``"".join`` of them is the text."""
    simple = prose_tokens(text)
    if simple is not None:
        found = simple
    elif not _is_plain(text):
        found = _wide().findall(text)
    elif text.isascii() or _SELDOM.isdisjoint(text):
        found = _usual().findall(text)
    else:
        found = _plain().findall(text)
    if not (
        _MONTHS.isdisjoint(found) and _SCALES.isdisjoint(found) and _CURRENCIES.isdisjoint(found)
    ):
        return _joined(found)
    return found


def _joined(found: list[str]) -> list[str]:
    """Dates and sums put together: ``8| |March| |2007``, ``US|$|1,000| |million``."""
    out: list[str] = []
    for token in found:
        out.append(token)
        if token in _MONTHS:
            _join_day(out)
        elif token in _SCALES:
            if len(out) > 2 and out[-3][-1:].isdigit() and out[-2].isspace():
                out[-3:] = ["".join(out[-3:])]
        elif token[0].isdigit() and len(out) > 1:
            _join_year_or_sum(out)
    return out


def _join_day(out: list[str]) -> None:
    back = 5 if len(out) > 4 and out[-3] == "de" and out[-2].isspace() else 3
    if len(out) >= back and out[-back][0].isdigit() and out[-back + 1].isspace():
        day = out[-back].removesuffix("er").removesuffix("º")
        if day.isdigit() and len(day) <= 2:
            out[-back:] = ["".join(out[-back:])]


def _join_year_or_sum(out: list[str]) -> None:
    token = out[-1]
    if len(token) == 4 and token.isdigit() and len(out) > 2:
        back = 5 if len(out) > 4 and out[-3] == "de" else 3
        before = out[-back] if len(out) >= back else ""
        if before[:1].isdigit() and before.split()[-1] in _MONTHS and out[-2].isspace():
            out[-back:] = ["".join(out[-back:])]
            return
    sign = -2 if out[-2] in _CURRENCIES else -3 if len(out) > 2 and out[-2] in " \xa0" else 0
    if sign and out[sign] in _CURRENCIES:
        start = sign - 1 if len(out) > -sign and out[sign - 1] in ("US", "A", "C", "HK") else sign
        out[start:] = ["".join(out[start:])]


@lazy
def _grapheme_pattern() -> Pattern[str]:
    import re

    return re.compile(
        rf"\r\n|[\r\n\t]|(?:[\U0001f1e6-\U0001f1ff]{{2}}|.)(?:[{_MARKS}]|(?<=\u200d).)*", re.DOTALL
    )


def graphemes(text: str) -> list[str]:
    """What a reader sees as single characters; joins back to the text."""
    return _grapheme_pattern().findall(text)


@lazy
def _sentence_pattern() -> Pattern[str]:
    # A sentence ends with its punctuation and closing quotes before a blank and anything that is
    # not a lower-case letter; Chinese full stops need no blank.
    import re

    return re.compile(
        r"[^\n]*?(?:[.!?…؟۔]+[\"'”’»)\]]*(?=[ \t\u00a0]+[^a-zа-яё])|[。！？；]+[”’」』）]*"
        r"|;(?= )|(?=\n)|$)"
        rf"(?:[ \t\u00a0][{_MARKS}]*)*|\n",
        re.DOTALL,
    )


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the blanks after it; joins back to the text."""
    return [piece for piece in _sentence_pattern().findall(text) if piece]


@lazy
def _cjk_pattern() -> Pattern[str]:
    import re

    return re.compile(f"[{_CJK}]")


def cjk(text: str) -> int:
    """How many Chinese or Japanese characters a text has: each counts as a word."""
    if _is_plain(text):
        return 0
    return len(_cjk_pattern().findall(text))
