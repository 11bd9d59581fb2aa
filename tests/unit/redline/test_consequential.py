"""Which changes follow from others, in six languages."""

from __future__ import annotations

import pytest

from unxdiff import Change, ChangeKind, compare, read_bytes
from unxdiff.redline.statistics import statistics

LANGUAGES = {
    "en": (
        "The General Assembly,",
        "Recalling {}its resolution 61/180 on the coordination of efforts against trafficking,",
        ("also ", "further "),
        "Recalling the Charter of the United Nations and its purposes,",
        "Noting with appreciation the report of the Secretary-General,",
    ),
    "fr": (
        "L’Assemblée générale,",
        "Rappelant {}sa résolution 61/180 relative à la coordination de l’action contre la traite,",
        ("également ", "en outre "),
        "Rappelant la Charte des Nations Unies et les buts qui y sont énoncés,",
        "Prenant note avec satisfaction du rapport du Secrétaire général,",
    ),
    "es": (
        "La Asamblea General,",
        "Recordando {}su resolución 61/180 sobre la coordinación de la lucha contra la trata,",
        ("también ", "además "),
        "Recordando la Carta de las Naciones Unidas y sus propósitos,",
        "Tomando nota con aprecio del informe del Secretario General,",
    ),
    "ru": (
        "Генеральная Ассамблея,",
        "ссылаясь {}на свою резолюцию 61/180 о координации борьбы с торговлей людьми,",
        ("также ", "далее "),
        "ссылаясь на Устав Организации Объединенных Наций и его цели,",
        "с удовлетворением отмечая доклад Генерального секретаря,",
    ),
    "zh": (
        "大会，",
        "{}回顾其关于协调打击贩运人口工作的第61/180号决议，",
        ("又", "还"),
        "回顾《联合国宪章》及其宗旨，",
        "赞赏地注意到秘书长的报告，",
    ),
    "ar": (
        "إن الجمعية العامة،",
        "{}إذ تشير إلى قرارها 61/180 بشأن تنسيق مكافحة الاتجار بالأشخاص،",
        ("و",),
        "إذ تسترشد بميثاق الأمم المتحدة ومقاصده،",
        "وإذ تحيط علما مع التقدير بتقرير الأمين العام،",
    ),
}
CASES = [(language, adverb) for language, rest in LANGUAGES.items() for adverb in rest[2]]


def changes(old: list[str], new: list[str]) -> tuple[Change, ...]:
    """Two texts of these paragraphs, read and compared."""
    sides = (read_bytes("\n\n".join(side).encode(), "d.txt") for side in (old, new))
    return compare(*sides).changes


@pytest.mark.parametrize(("language", "adverb"), CASES)
def test_an_adverb_follows_an_inserted_opener(language: str, adverb: str) -> None:
    """``also`` that a new paragraph before it calls for is consequential, and counted so."""
    enacting, pattern, _, inserted, last = LANGUAGES[language]
    old = [enacting, pattern.format(""), last]
    new = [enacting, inserted, pattern.format(adverb), last]
    sides = [read_bytes("\n\n".join(side).encode(), "d.txt") for side in (old, new)]
    redline = compare(*sides)
    kinds = [(change.kind, change.consequential) for change in redline.changes]
    assert kinds == [
        (ChangeKind.EQUAL, False),
        (ChangeKind.INSERTED, False),
        (ChangeKind.AMENDED, True),
        (ChangeKind.EQUAL, False),
    ]
    assert statistics(redline).blocks.consequential == 1


@pytest.mark.parametrize(("language", "adverb"), CASES)
def test_an_adverb_that_nothing_calls_for(language: str, adverb: str) -> None:
    """Without an inserted, deleted or moved neighbour the same change is real."""
    enacting, pattern, _, _, last = LANGUAGES[language]
    found = changes([enacting, pattern.format(""), last], [enacting, pattern.format(adverb), last])
    assert [change.kind for change in found] == ["equal", "amended", "equal"]
    assert not any(change.consequential for change in found)


def test_an_adverb_and_a_real_change() -> None:
    """One real difference beside it makes the change real."""
    enacting, pattern, _, inserted, last = LANGUAGES["en"]
    real = pattern.format("also ").replace("efforts", "measures")
    found = changes([enacting, pattern.format(""), last], [enacting, inserted, real, last])
    assert not any(change.consequential for change in found)


ENDS = {
    "en": ("Urges States to ratify the Protocol without delay", "Decides to meet again", ".;"),
    "zh": ("敦促各国毫不拖延地批准《议定书》并予以充分执行", "决定继续处理此案", "。；"),
    "ar": (
        "تحث الدول على التصديق على البروتوكول دون تأخير",
        "تقرر أن تبقي المسألة قيد نظرها",
        ".؛",
    ),
}


@pytest.mark.parametrize("language", sorted(ENDS))
def test_the_end_of_the_list(language: str) -> None:
    """A full stop becomes a semicolon because a paragraph was appended, and back."""
    first, second, (stop, more) = ENDS[language]
    short = [f"1. {first}{more}", f"2. {second}{stop}"]
    long = [f"1. {first}{more}", f"2. {second}{more}", f"3. {first[::-1]}{stop}"]
    there = changes(short, long)
    assert [(change.kind, change.consequential) for change in there][1] == ("amended", True)
    back = changes(long, short)
    assert [(change.kind, change.consequential) for change in back][1] == ("amended", True)


def test_a_semicolon_inside_the_list_is_real() -> None:
    """A mark that changes while the list ends where it ended is a real change."""
    old = ["1. Urges States to ratify the Protocol;", "2. Decides to meet again."]
    new = ["1. Urges States to ratify the Protocol.", "2. Decides to meet again."]
    assert not any(change.consequential for change in changes(old, new))
