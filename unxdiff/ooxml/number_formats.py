"""Numbers as Word writes them: decimal, Roman, letters, and those of other scripts.

Source: ST_NumberFormat, ECMA-376 part 1, 17.18.59.
"""

from __future__ import annotations

from unxdiff.algorithms.counting import in_repeated_letters, in_roman

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["number"]

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_HEBREW_TENS = "יכלמנסעפצ"
_HEBREW_HUNDREDS = "קרשת"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウ"
    "ヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)
_GANADA = "가나다라마바사아자차카타파하"
_CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_HEAVENLY = "甲乙丙丁戊己庚辛壬癸"
_EARTHLY = "子丑寅卯辰巳午未申酉戌亥"
_CHICAGO = "*†‡§"
_DEVANAGARI_VOWELS = "अआइईउऊऋऌऍऎएऐऑऒओऔअंअः"
_DEVANAGARI = "कखगघङचछजझञटठडढणतथदधनऩपफबभमयरऱलळऴवशषसह"
_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL_SIMPLIFIED = ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), "万")
_LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"), "萬")
_LEGAL_JAPANESE = ("〇壱弐参四伍六七八九", ("", "拾", "百", "阡"), "萬")
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_KOREAN = (
    "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열하나", "열둘",
    "열셋", "열넷", "열다섯", "열여섯", "열일곱", "열여덟", "열아홉", "스물",
)  # fmt: skip
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def number(value: int, form: str) -> str | None:
    """A number as ``form`` (``decimal``, ``lowerRoman`` …) writes it.

    ``none`` and ``bullet`` write nothing. None is given for a form that is not known here, and for
    a number that the form cannot write; Word itself then writes digits.
    """
    if form in ("none", "bullet"):
        return ""
    if value < 0 or value > 32767:  # what Word counts to
        return None
    write = _FORMS.get(form)
    return write(value) if write is not None else None


def _roman(value: int) -> str | None:
    return in_roman(value) if value else None


def _repeated(signs: str) -> Callable[[int], str | None]:
    """Letters: a … z, aa, bb …, as often as the alphabet was gone through."""

    def write(value: int) -> str | None:
        return in_repeated_letters(value, signs) if value else None

    return write


def _once(signs: Sequence[str], start: int = 1) -> Callable[[int], str | None]:
    """Signs for the first numbers only."""

    def write(value: int) -> str | None:
        return signs[value - start] if start <= value < start + len(signs) else None

    return write


def _signs(first: int, count: int) -> str:
    return "".join([chr(first + at) for at in range(count)])


def _digits(signs: str) -> Callable[[int], str | None]:
    """Decimal places in other digits."""
    return lambda value: "".join([signs[int(digit)] for digit in str(value)])


def _zero(width: int) -> Callable[[int], str | None]:
    return lambda value: str(value).zfill(width)


def _ordinal(value: int) -> str:
    last = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10)
    return f"{value}{last or 'th'}"


def _words(value: int) -> str:
    if value < 20:
        return _SMALL[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")
    worth, name = (100, "hundred") if value < 1000 else (1000, "thousand")
    many, rest = divmod(value, worth)
    return f"{_words(many)} {name}" + (f" {_words(rest)}" if rest else "")


def _ordinal_words(value: int) -> str:
    words = _words(value)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    else:
        last = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return words[:cut] + last


def _counted(
    digits: str = _DIGITS, units: tuple[str, ...] = _UNITS, myriad: str = "万", *, bare: bool = True
) -> Callable[[int], str | None]:
    """Chinese numbers with units: 十一, 一百二十; ``bare`` leaves 一 out from 十 to 十九."""

    def four(value: int) -> str:
        out, gap = "", False
        text = str(value)
        for at, digit in enumerate(text):
            if digit == "0":
                gap = bool(out)
                continue
            out += (digits[0] if gap else "") + digits[int(digit)] + units[len(text) - 1 - at]
            gap = False
        return out

    def write(value: int) -> str | None:
        if not value:
            return digits[0]
        many, rest = divmod(value, 10000)
        out = (four(many) + myriad if many else "") + (
            (digits[0] if many and 0 < rest < 1000 else "") + four(rest)
        )
        return out[1:] if bare and 10 <= value < 20 else out

    return write


def _hebrew(value: int) -> str | None:
    if not 0 < value < 1000:
        return None
    hundreds, rest = divmod(value, 100)
    out = "ת" * (hundreds // 4)
    if hundreds % 4:
        out += _HEBREW_HUNDREDS[hundreds % 4 - 1]
    if rest in (15, 16):  # otherwise letters of the name of God
        return out + "ט" + _HEBREW[rest - 10]
    tens, ones = divmod(rest, 10)
    return out + (_HEBREW_TENS[tens - 1] if tens else "") + (_HEBREW[ones - 1] if ones else "")


def _paired(value: int) -> str | None:
    """甲子, 乙丑 …: the cycle of sixty."""
    return _HEAVENLY[(value - 1) % 10] + _EARTHLY[(value - 1) % 12] if value else None


def _upper(write: Callable[[int], str | None]) -> Callable[[int], str | None]:
    def upper(value: int) -> str | None:
        written = write(value)
        return written.upper() if written is not None else None

    return upper


def _title(write: Callable[[int], str]) -> Callable[[int], str | None]:
    def title(value: int) -> str:
        written = write(value)
        return written[:1].upper() + written[1:]

    return title


_CHINESE = _counted()
_FORMS: dict[str, Callable[[int], str | None]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": _zero(2),
    "numberInDash": lambda value: f"- {value} -",
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "upperRoman": _upper(_roman),
    "lowerRoman": _roman,
    "upperLetter": _repeated(_LATIN.upper()),
    "lowerLetter": _repeated(_LATIN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "russianLower": _repeated(_RUSSIAN),
    "ordinal": _ordinal,
    "cardinalText": _title(_words),
    "ordinalText": _title(_ordinal_words),
    "hex": lambda value: f"{value:X}",
    "chicago": _repeated(_CHICAGO),
    "decimalEnclosedCircle": _once(_signs(0x2460, 20)),
    "decimalEnclosedCircleChinese": _once(_signs(0x2460, 10)),
    "decimalEnclosedParen": _once(_signs(0x2474, 20)),
    "decimalEnclosedFullstop": _once(_signs(0x2488, 20)),
    "ideographEnclosedCircle": _once(_signs(0x3220, 10)),
    "ideographDigital": _digits(_DIGITS),
    "japaneseDigitalTenThousand": _digits(_DIGITS),
    "taiwaneseDigital": _digits("○一二三四五六七八九"),
    "koreanDigital": _digits("영일이삼사오육칠팔구"),
    "koreanDigital2": _digits("零一二三四五六七八九"),
    "chineseCounting": _CHINESE,
    "chineseCountingThousand": _CHINESE,
    "taiwaneseCounting": _CHINESE,
    "taiwaneseCountingThousand": _CHINESE,
    "japaneseCounting": _CHINESE,
    "chineseLegalSimplified": _counted(*_LEGAL_SIMPLIFIED, bare=False),
    "ideographLegalTraditional": _counted(*_LEGAL_TRADITIONAL, bare=False),
    "japaneseLegal": _counted(*_LEGAL_JAPANESE, bare=False),
    "koreanCounting": _counted("영일이삼사오육칠팔구", ("", "십", "백", "천"), "만"),
    "koreanLegal": _once(_KOREAN),
    "ideographTraditional": _once(_HEAVENLY),
    "ideographZodiac": _once(_EARTHLY),
    "ideographZodiacTraditional": _paired,
    "aiueo": _repeated(_AIUEO),
    "aiueoFullWidth": _repeated(_AIUEO),
    "iroha": _repeated(_IROHA),
    "irohaFullWidth": _repeated(_IROHA),
    "ganada": _repeated(_GANADA),
    "chosung": _repeated(_CHOSUNG),
    "arabicAbjad": _repeated(_ABJAD),
    "arabicAlpha": _repeated(_ARABIC),
    "hebrew1": _hebrew,
    "hebrew2": _repeated(_HEBREW),
    "thaiLetters": _repeated(_THAI),
    "thaiNumbers": _digits("๐๑๒๓๔๕๖๗๘๙"),
    "hindiNumbers": _digits("०१२३४५६७८९"),
    "hindiVowels": _repeated(_DEVANAGARI),
    "hindiConsonants": _once(_DEVANAGARI_VOWELS),
}
"""Word's hindiVowels are consonants, and the other way round; that is how its files read."""
