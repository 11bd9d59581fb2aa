"""Languages told by script and by their commonest words."""

from __future__ import annotations

import pytest

from unxdiff.model.document import Block
from unxdiff.structure.language import detect
from unxdiff.structure.lead_phrases import BOTH, OPERATIVE, PREAMBULAR, lead, shape

SAMPLES = [
    ("en", "The well of the village is open to all and the water is free."),
    ("fr", "Le puits de la commune est ouvert aux habitants et les eaux sont libres."),
    ("es", "El pozo de la aldea se abre para los vecinos y las aguas del monte."),
    ("de", "Der Brunnen ist für die Leute und das Wasser von den Bergen."),
    ("es", "Tema 6 del programa. Prevención del delito. La Comisión de Prevención del Delito,"),
    ("nl", "Het water uit de put is van de mensen die bij het dorp wonen."),
    ("ru", "Колодец открыт для всех жителей деревни."),
    ("uk", "Криниця відкрита для всіх жителів її села і міста."),
    ("zh", "水井向所有村民开放。"),
    ("ja", "井戸はすべての村人に開かれている。"),
    ("ar", "البئر مفتوحة لجميع أهالي القرية."),
    ("el", "Το πηγάδι είναι ανοιχτό σε όλους."),
    (None, "4711 – 0815"),
    (None, ""),
]


@pytest.mark.parametrize(("language", "text"), SAMPLES)
def test_detect(language: str | None, text: str) -> None:
    """Script first, then short words; nothing is told where nothing tells."""
    assert detect((Block(text),)) == language


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Recalling also its resolution", "en", PREAMBULAR),
        ("Also recalling its resolution", "en", PREAMBULAR),
        ("[Deeply concerned about wells", "en", PREAMBULAR),
        ("Strongly urges States", "en", OPERATIVE),
        ("Takes note of the report", "en", OPERATIVE),
        ("Taking note of the report", "en", PREAMBULAR),
        ("Se félicitant de l’adoption", "fr", PREAMBULAR),
        ("S’inquiète de la situation", "fr", OPERATIVE),
        ("Profundamente preocupada por", "es", PREAMBULAR),
        ("ссылаясь также на", "ru", PREAMBULAR),
        ("вновь подтверждает", "ru", OPERATIVE),
        ("还回顾其决议", "zh", BOTH),
        ("بئر", "ar", ""),
        ("وإذ تشير إلى", "ar", PREAMBULAR),
        ("Grumbling about wells", "en", ""),
        ("Recalling", "de", ""),
    ],
)
def test_lead(text: str, language: str, kind: str) -> None:
    """Lead phrases are known with and without their adverbs, brackets and apostrophes."""
    assert lead(text, language) == kind


def test_shape() -> None:
    """Endings suggest what an unknown word is."""
    assert shape("Grumbling about wells", "en") == PREAMBULAR
    assert shape("Trumpets the results", "en") == OPERATIVE
    assert shape("Is it", "en") == ""
