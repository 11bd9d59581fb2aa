# ruff: noqa: E501 - words in tables; wide characters count double
"""The fixed words of United Nations mastheads and closings in the six languages, lower-cased."""

from __future__ import annotations

__all__ = [
    "ADOPTION", "AGENDA", "AGREED", "COMMAS", "DETERMINERS", "DISTRIBUTION", "DRAFTS",
    "LANGUAGES", "MASTHEAD_LINE", "MEETINGS", "MONTHS", "ORGANS", "ORGAN_WORDS", "ORIGINAL", "PAPER_LINES", "PREAMBLES", "SESSIONS",
    "STATUS", "TERMINAL",
]  # fmt: skip

COMMAS = (",", "،", "，")
MASTHEAD_LINE = 120
"""Longest masthead line in characters; titles and agenda titles may be longer."""
PAPER_LINES = 16
"""Blocks among which the masthead of a paper that is no draft shows itself."""
TERMINAL = (".", ";", ":", ",", "?", "!", "…", "،", "؛", "؟", "。", "；", "：", "，", "！", "？")

DETERMINERS = (
    "the ", "we, ", "l'", "l’", "le ", "la ", "les ", "el ", "los ", "las ", "إن ", "إنّ ", "إنَّ ",
    "die ", "der ", "das ", "o ", "a ", "os ", "as ", "il ", "[the ", "*the ",
)  # fmt: skip
"""How an enacting line begins where the language has an article."""

ORGAN_WORDS = (
    "ассамблея", "совет", "комиссия", "комитет", "конференция", "стороны", "участники", "大会", "理事会",
    "委员会", "会议", "缔约方", "缔约国", "总会",
)  # fmt: skip
"""What an enacting line holds where it does not."""

ORGANS = (
    "united nations", "nations unies", "naciones unidas", "организация объединенных наций", "联合国",
    "الأمم المتحدة", "general assembly", "security council", "economic and social council",
    "human rights council", "assemblée générale", "conseil de sécurité", "conseil économique et social",
    "conseil des droits de l'homme", "asamblea general", "consejo de seguridad",
    "consejo económico y social", "consejo de derechos humanos", "генеральная ассамблея",
    "совет безопасности", "экономический и социальный совет", "совет по правам человека", "大会",
    "安全理事会", "经济及社会理事会", "人权理事会", "الجمعية العامة", "مجلس الأمن",
    "المجلس الاقتصادي والاجتماعي", "مجلس حقوق الإنسان",
)  # fmt: skip

DISTRIBUTION = ("distr.", "distr ", "distribution:", "distribución", "分发", "distr：", "التوزيع")
ORIGINAL = ("original:", "original :", "original：", "原文", "оригинал", "الأصل", "original—")

LANGUAGES = frozenset(
    (
        "arabic", "chinese", "english", "french", "russian", "spanish", "english only", "arabe", "chinois",
        "anglais", "français", "russe", "espagnol", "español", "inglés", "francés", "ruso", "chino",
        "русский", "английский", "французский", "испанский", "китайский", "арабский", "عربي", "العربية",
        "الإنكليزية", "中文", "英文", "法文", "俄文", "西班牙文", "阿拉伯文",
    )
)  # fmt: skip
"""The language of the paper on a line of its own, above ``Original:``."""

STATUS = (
    "status ",
    "as of ",
    "as at ",
    "version",
    "état au",
    "draft of ",
    "revised ",
    "non-paper",
    "[status",
)
"""How lines begin that tell the state of a working text: not titles."""

PREAMBLES = ("preamble", "préambule", "preámbulo", "преамбула", "序言", "الديباجة")

SESSIONS = (
    "session", "período de sesiones", "periodo de sesiones", "сессия", "届会议", "届", "الدورة",
)  # fmt: skip

AGENDA = (
    "agenda item", "item ", "items ", "provisional agenda", "ordre du jour", "tema ", "temas ", "programa",
    "повестки дня", "议程项目", "议程", "جدول الأعمال",
)  # fmt: skip

DRAFTS = (
    "draft resolution", "draft decision", "amendment to", "amendments to", "projet de résolution",
    "projet de décision", "amendement", "proyecto de resolución", "proyecto de decisión", "enmienda",
    "проект резолюции", "проект решения", "поправк", "决议草案", "决定草案", "修正", "مشروع قرار",
    "مشروع مقرر", "مشروع القرار", "تعديل",
)  # fmt: skip

ADOPTION = (
    "resolution adopted by", "adopted by the", "resolutions adopted", "decision adopted",
    "résolution adoptée", "adoptée par", "resolución aprobada", "aprobada por", "aprobado por",
    "резолюция, принятая", "принятая", "принята ", "通过", "قرار اتخذ", "اتخذ", "الذي اتخذ", "القرار الذي اتخذ",
    "[without reference", "[on the report", "[sans renvoi", "[ sans renvoi", "[sur ", "[ sur ",
    "[sin remisión", "[sobre la base", "[без передачи", "[по докладу", "[未经", "[根据", "[دون", "[بناء",
)  # fmt: skip

MEETINGS = (
    "plenary meeting", "meeting", "séance", "sesión", "заседани", "次会议", "次全体会议", "全体会议", "الجلسة",
    "adopted unanimously", "adopted at", "adopted by", "adoptée", "aprobad",
)  # fmt: skip

AGREED = (
    "have agreed as follows", "has agreed as follows", "agree as follows", "sont convenus de ce qui suit",
    "sont convenues de ce qui suit", "han convenido en lo siguiente", "han acordado lo siguiente",
    "согласились о нижеследующем", "договорились о нижеследующем", "兹商定如下", "议定如下", "商定如下",
    "اتفقت على ما يلي", "قد اتفقت على ما يلي",
)  # fmt: skip
"""The second half of a treaty's enacting formula, behind its preamble."""

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
    "septembre", "octobre", "novembre", "décembre", "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre", "января", "февраля", "марта",
    "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
