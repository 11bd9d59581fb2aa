"""Names, defined terms and titles that were changed in some places and forgotten in others."""

from __future__ import annotations

import json

import pytest

import unxdiff
from unxdiff.diagnostics import Code
from unxdiff.options import TermOptions
from unxdiff.redline.json_form import from_json, to_json
from unxdiff.redline.phrases import name_around, quoted, same_name, stands
from unxdiff.redline.terms import inconsistent_terms

ENGLISH = (
    "The General Assembly,",
    "Recalling its resolution 61/180 of 20 December 2006 on safe water in rural schools,",
    "1. Welcomes the work of the Special Envoy on safe water in rural schools;",
    "2. Requests Member States to support the Special Envoy in carrying out his mandate;",
    "3. Encourages donors to finance wells, pumps and training in all regions;",
    "4. Also requests the Special Envoy to report to it at its next session.",
)


def messages(old: list[str], new: list[str]) -> list[str]:
    """What is said about terms when a draft of these paragraphs becomes another."""
    redline = unxdiff.compare(
        *(
            unxdiff.read_bytes("\n\n".join(lines).encode(), f"{side}.txt")
            for side, lines in (("old", old), ("new", new))
        )
    )
    return [one.message for one in redline.diagnostics if one.code is Code.TERM_INCONSISTENT]


def edited(lines: tuple[str, ...], old: str, new: str, *places: int) -> list[str]:
    """The paragraphs, with a term replaced in some of them."""
    return [line.replace(old, new) if at in places else line for at, line in enumerate(lines)]


def test_a_post_renamed_in_two_paragraphs_of_three() -> None:
    """The new name, where it was changed, and where the old one still stands are all said."""
    new = edited(ENGLISH, "Special Envoy", "Special Representative", 2, 3)
    (message,) = messages(list(ENGLISH), new)
    assert message == (
        "“Special Envoy” became “Special Representative” in OP 1 and OP 2,"
        " but OP 4 still says “Special Envoy”"
    )


def test_where_it_is_said() -> None:
    """The remark stands at the first paragraph that was forgotten, and survives JSON."""
    new = edited(ENGLISH, "Special Envoy", "Special Representative", 2, 5)
    old_text, new_text = ("\n\n".join(lines).encode() for lines in (ENGLISH, new))
    redline = unxdiff.compare(
        unxdiff.read_bytes(old_text, "old.txt"), unxdiff.read_bytes(new_text, "new.txt")
    )
    (remark,) = (one for one in redline.diagnostics if one.code is Code.TERM_INCONSISTENT)
    assert (remark.block, remark.side, remark.text) == (3, "new", "Special Envoy")
    form = json.loads(json.dumps(to_json(redline)))
    assert remark in from_json(form).diagnostics


def test_a_name_changed_everywhere_is_no_remark() -> None:
    """Nothing is left of the old name, so nothing was forgotten."""
    new = edited(ENGLISH, "Special Envoy", "Special Representative", 2, 3, 5)
    assert not messages(list(ENGLISH), new)


def test_a_name_that_the_old_draft_had_is_another_thing() -> None:
    """Two names that stood beside each other are two things, and each may take a place."""
    old = [*ENGLISH, "5. Thanks the Special Representative for his report on wells."]
    new = [*edited(ENGLISH, "Special Envoy", "Special Representative", 2), old[-1]]
    assert not messages(old, new)


def test_one_place_of_many_is_an_edit_of_that_place() -> None:
    """Where most paragraphs keep the name, the one that does not was meant."""
    assert not messages(
        list(ENGLISH), edited(ENGLISH, "Special Envoy", "Special Representative", 2)
    )


def test_another_ending_or_a_longer_form_is_the_same_name() -> None:
    """A plural, and a name given in full once and short after, are no rename."""
    for other in ("Special Envoys", "Special Envoy of the Council"):
        assert not messages(list(ENGLISH), edited(ENGLISH, "Special Envoy", other, 2, 3))


def test_verbs_at_the_beginning_are_no_names() -> None:
    """The capital of an operative verb is that of its sentence."""
    new = edited(ENGLISH, "Welcomes", "Commends", 2)
    assert not messages(
        [*ENGLISH, "5. Welcomes Member States."], [*new, "5. Welcomes Member States."]
    )


def test_one_word_needs_two_places() -> None:
    """A single word, an acronym for instance, is a rename when it was changed twice."""
    lines = tuple(line.replace("Special Envoy", "AMISOM") for line in ENGLISH)
    assert not messages(list(lines), edited(lines, "AMISOM", "ATMIS", 2))
    assert len(messages(list(lines), edited(lines, "AMISOM", "ATMIS", 2, 3))) == 1


DEFINITIONS = {
    "en": (
        "The States adopt a plan of work for rural schools (hereinafter “the Programme”).",
        "Each State shall report on the Programme every second year.",
        "The States shall review what they have done after five years.",
        "Programme",
        "Framework",
    ),
    "fr": (
        "Les États adoptent un plan de travail (ci-après dénommé le « Programme »).",
        "Chaque État rend compte tous les deux ans de la mise en œuvre du Programme.",
        "Les États examinent les progrès accomplis au bout de cinq ans.",
        "Programme",
        "Cadre",
    ),
    "es": (
        "Los Estados aprueban un plan de trabajo (en adelante, el «Programa»).",
        "Cada Estado informará cada dos años sobre la ejecución del Programa.",
        "Los Estados examinarán los progresos al cabo de cinco años.",
        "Programa",
        "Marco",
    ),
    "ru": (
        "Государства принимают план работы для школ (далее именуемый «Программа»).",
        "В каждом государстве Программа рассматривается один раз в два года.",
        "Государства проводят обзор достигнутого через пять лет.",
        "Программа",
        "Рамки",
    ),
    "ar": (
        "تعتمد الدول خطة عمل للمدارس الريفية (يشار إليها فيما بعد باسم «البرنامج»).",
        "تقدم كل دولة تقريرا عن البرنامج كل سنتين إلى الجمعية العامة.",
        "تستعرض الدول ما أنجزته بعد خمس سنوات من العمل.",
        "البرنامج",
        "الإطار",
    ),
    "zh": (
        "各国通过一项农村学校工作计划(以下称“方案”)，并予以执行。",
        "各国每两年报告一次方案的执行情况。",
        "各国在五年后审查所取得的进展。",
        "方案",
        "框架",
    ),
}


@pytest.mark.parametrize("language", DEFINITIONS)
def test_a_defined_term_that_is_still_used_undefined(language: str) -> None:
    """The definition has another term now, and another paragraph still has the old one."""
    *lines, old, new = DEFINITIONS[language]
    (message,) = messages(lines, [lines[0].replace(old, new), *lines[1:]])
    assert message == (
        f"the defined term “{old}” became “{new}” in ¶ 1, but ¶ 2 still says “{old}”"
    )
    assert not messages(lines, [line.replace(old, new) for line in lines])


def test_a_title_quoted_elsewhere() -> None:
    """The draft's title changed, and a paragraph still quotes the old one; an earlier resolution
    of the same title, cited with its number, is another text."""
    lines = (
        "Safe water in rural schools",
        "The General Assembly,",
        "Recalling its resolution 61/180 of 2006 entitled “Safe water in rural schools”,",
        "1. Urges States to dig wells;",
        "2. Decides to include the item “Safe water in rural schools” in its agenda.",
    )
    new = list(lines)
    new[0] = "Safe water in all schools"
    (message,) = messages(list(lines), new)
    assert message == (
        "the title “Safe water in rural schools” became “Safe water in all schools” in Title,"
        " but OP 2 still says “Safe water in rural schools”"
    )


def test_a_long_draft_is_searched_within_a_limit() -> None:
    """Names that are not followed for want of work allowed are said to be."""
    new = edited(ENGLISH, "Special Envoy", "Special Representative", 2, 3)
    old_text, new_text = ("\n\n".join(lines).encode() for lines in (ENGLISH, new))
    redline = unxdiff.compare(
        unxdiff.read_bytes(old_text, "old.txt"), unxdiff.read_bytes(new_text, "new.txt")
    )
    few = TermOptions(most_searched=1)
    (remark,) = inconsistent_terms(redline.changes, redline.old, redline.new, few)
    assert remark.code is Code.LIMIT_REACHED


@pytest.mark.parametrize(
    ("text", "part", "name"),
    [
        ("Welcomes the Special Envoy for water,", "Envoy", "Special Envoy"),
        ("Recalling the Programme of Action, and", "Programme", "Programme of Action"),
        ("Recalling the Plan of the Office, and", "Office", "Plan of the Office"),
        ("Urges Member States to act,", "Member", "Member States"),
        ("Urges Member States to act,", "Urges", ""),
        ("Requests the Secretary-General to act,", "Secretary-General", "Secretary-General"),
        ("ссылаясь на доклад Генерального секретаря,", "Генерального", "Генерального"),
        ("the work of states", "states", ""),
    ],
)
def test_names_in_a_text(text: str, part: str, name: str) -> None:
    """A name is the capitalised words around a place; a sentence's capital is none."""
    at = text.index(part)
    assert name_around(text, at, at + len(part)) == name


def test_where_a_name_stands() -> None:
    """Whole words, and not as a part of a longer name."""
    text = "The Human Rights Council and Human Rights, by human rights and Human Rightsism."
    assert stands("Human Rights", text) == [text.index("Human Rights,")]
    assert len(stands("Human Rights", text, alone=False)) == 2


def test_quoted_terms() -> None:
    """Pairs of quotation marks of any kind."""
    text = '“One” « deux » „три“ "four" 「五」 《六》 ”no“'
    assert [term for term, _ in quoted(text)] == ["One", "deux", "три", "four", "五", "六"]
    assert all(text[at:].startswith(term) for term, at in quoted(text))


def test_one_name_in_other_forms() -> None:
    """Case, number, endings and longer forms do not make another name."""
    assert same_name("Special Envoy", "Special envoys")
    assert same_name("Специальный посланник", "Специального посланника")
    assert same_name("Office", "Executive Office")
    assert not same_name("Special Envoy", "Special Representative")
    assert not same_name("AMISOM", "ATMIS")
