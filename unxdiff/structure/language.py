"""Which language a document is in: its script first, then its commonest short words."""

from __future__ import annotations

from unxdiff.model.document import Block

__all__ = ["detect"]

_SAMPLE_BLOCKS = 40
_SAMPLE_CHARACTERS = 100
_LETTERS = 800
"""Characters that are enough to tell a script."""

_STOP_WORDS = {
    "en": "the of and to in that for on with is by as its their or shall",
    "fr": "de les des et du le la en que dans pour par au aux qui une sur",
    "es": "de los las del y el la en que para por con una se al su",
    "de": "der die das und den von zu im mit ist des für auf dem",
    "it": "il di che della per delle con del gli una degli nel dei alla",
    "pt": "os das do da em que para com uma dos ao pela não são",
    "nl": "het een van dat zijn voor met aan door niet wordt ook bij uit naar",
}

_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("ar", "\u0600", "\u06ff"),
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("hi", "\u0900", "\u097f"),
)
"""Scripts that (nearly) tell the language, with their first and last character."""


def _sample(blocks: tuple[Block, ...]) -> str:
    step = max(1, len(blocks) // _SAMPLE_BLOCKS)
    return " ".join([block.text[:_SAMPLE_CHARACTERS] for block in blocks[::step]])


def _by_script(sample: str) -> str | None:
    foreign = len(sample) - len(sample.encode("ascii", "ignore"))
    if foreign * 5 < len(sample):
        return None  # Latin letters, however many of them have accents
    letters = [character for character in sample[:_LETTERS] if character.isalpha()]
    if not letters:
        return None
    for language, first, last in _SCRIPTS:
        count = sum([first <= character <= last for character in letters])
        # A few kana are enough to tell Japanese from Chinese.
        if count * (10 if language == "ja" else 3) >= len(letters):
            if language == "ru" and sum([character in "іїєґІЇЄҐ" for character in letters]) > 2:
                return "uk"
            return language
    return None


def detect(blocks: tuple[Block, ...]) -> str | None:
    """The ISO 639-1 code of the blocks' language, or None where nothing tells it.

    Looks at 40 blocks spread over the document, so the cost does not grow with its length. Latin
    scripts are told apart by their commonest short words; two languages that tie tell nothing.
    """
    sample = _sample(blocks)
    if not sample.isascii():
        language = _by_script(sample)
        if language is not None:
            return language
    words = sample.lower().replace("’", " ").replace("'", " ").split()
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    counts = []
    for language, stops in _STOP_WORDS.items():
        counts.append((sum([found.get(word, 0) for word in stops.split()]), language))
    counts.sort(reverse=True)
    best, second = counts[0], counts[1]
    if best[0] * 12 < len(words) or best[0] == second[0] or not best[0]:
        return None
    return best[1]
