# ruff: noqa: E501 - words in tables; wide characters count double
"""Lead phrases of preambular and operative paragraphs, as data, in the six languages.

The lists help, they are never required: position, punctuation and numbers decide first. The
phrases are those counted in issued resolutions of the General Assembly, the Security Council and
the UNFCCC bodies, reduced to the words that tell one kind from the other and lower-cased. A
phrase that opens both kinds (Chinese) stands in both lists.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BOTH", "OPERATIVE", "PREAMBULAR", "known", "lead", "shape"]

PREAMBULAR = "preambular"
OPERATIVE = "operative"
BOTH = "both"

_ADVERBS = {
    "en": "also further deeply gravely strongly solemnly urgently fully once again firmly"
    " seriously particularly extremely profoundly greatly once more now",
    "fr": "profondément gravement vivement également en outre de nouveau fermement énergiquement",
    "es": "también además profundamente gravemente sumamente firmemente muy",
    "ru": "также далее вновь глубоко особо решительно будучи настоятельно серьезно",
}
"""Words that may stand before the verb of either kind."""

_PREAMBULAR = {
    "en": "recalling|noting|reaffirming|having|taking note|taking into|taking account|taking full"
    "|taking|recognizing|recognising|welcoming|concerned|considering|acknowledging|convinced|acting"
    "|bearing in mind|emphasizing|emphasising|reiterating|stressing|conscious|mindful|whereas"
    "|determined|affirming|commending|deploring|responding|determining|cognizant|underlining"
    "|disturbed|condemning|grieved|expressing|observing|pursuant to|alarmed|underscoring"
    "|in pursuit|being|aware|urging|appreciating|highlighting|desiring|desirous|outraged|agreeing"
    "|guided|re-emphasizing|paying|remaining|seeking|realizing|viewing|fulfilling|believing"
    "|regretting|supporting|encouraging|confirming|appalled|shocked|dismayed|inspired|resolved"
    "|committed|reminding|respecting|aspiring|calling|calling upon|inviting|understanding|indignant"
    "|in furtherance|anxious|wishing|deeming|praising|declaring|looking forward|having regard",
    "fr": "rappelant|réaffirmant|soulignant|se félicitant|se déclarant|prenant|notant|consciente"
    "|conscient|conscientes|conscients|considérant|constatant|ayant|sachant|saluant|préoccupé"
    "|préoccupée|préoccupés|reconnaissant|condamnant|accueillant|exprimant|estimant|convaincu"
    "|convaincue|convaincus|convaincues|déplorant|insistant|guidé|guidée|guidés|affirmant|tenant"
    "|encourageant|agissant|s'inquiétant|réitérant|alarmé|alarmée|demeurant|s'inspirant|résolu"
    "|résolue|résolus|résolues|désireuse|désireux|désireuses|relevant|observant|remerciant"
    "|appréciant|se fondant|gardant|rendant|faisant|attendu|troublé|troublée|inquiet|inquiète"
    "|déterminé|déterminée|animé|animée|appelant|engageant|demandant|félicitant|invitant|voulant"
    "|consternée|consterné|indignée|indigné|se disant|mesurant|regrettant|confirmant|soucieuse"
    "|soucieux|respectant|aspirant|s'étant|vu|étant",
    "es": "guiada por|guiado por|recordando|destacando|habiendo|acogiendo|reconociendo|reafirmando"
    "|tomando|consciente|conscientes|afirmando|teniendo|deseando|deseosa|deseoso|respetando"
    "|comprometidas|aspirando|observando|subrayando|poniendo|expresando|considerando|convencida"
    "|convencido|convencidas|preocupada|preocupado|alarmada|alarmado|condenando|encomiando"
    "|actuando|reiterando|determinando|decidida|decidido|resuelta|resuelto|lamentando|deplorando"
    "|haciendo|alentando|notando|inspirada|inspirado|advirtiendo|señalando|instando|exhortando"
    "|celebrando|recalcando|agradeciendo|apoyando|perturbada|perturbado|confirmando|insistiendo"
    "|felicitando|valorando|manifestando|pidiendo|invitando|rindiendo|profundamente preocupada",
    "ru": "ссылаясь|руководствуясь|подтверждая|признавая|приветствуя|подчеркивая|подчёркивая"
    "|осознавая|памятуя|констатируя|уважая|напоминая|учитывая|будучи|стремясь|исходя|принимая"
    "|отмечая|выражая|заявляя|определяя|действуя|рассмотрев|сознавая|заслушав|осуждая|считая"
    "|призывая|изучив|получив|вновь заявляя|испытывая|высоко|с удовлетворением|преисполненная"
    "|убежденная|обеспокоенная|встревоженная|настаивая|сожалея|поддерживая|воздавая|поощряя"
    "|глубоко|с глубокой|с озабоченностью|с признательностью|желая|полагая|ожидая|с сожалением",
    "zh": "回顾|还回顾|又回顾|强调|又强调|还强调|重新强调|重申|又重申|还重申|惋惜|认为|注意到|又注意到"
    "|满意地注意到|审议了|审议|深信|认识到|又认识到|还认识到|意识到|确认|又确认|还确认|铭记|表示|还表示"
    "|欢迎|又欢迎|还欢迎|认定|根据|依照|谴责|严重关切|深为关切|深切关注|关切|关切地注意到|赞扬|赞赏"
    "|考虑到|着重指出|着重|决心|感到|痛惜|对|鼓励|断定|遵循|本着|申明|念及|指出|肯定|继续|进一步|敦促",
    "ar": "إذ|وإذ|وقد|ورغبة|وإدراكا|واقتناعا|وتصميما|وإيمانا|واسترشادا|رغبة|وحرصا|وقناعة|وإقرارا",
}

_OPERATIVE = {
    "en": "requests|decides|welcomes|notes|invites|calls|takes note|takes|urges|encourages"
    "|reaffirms|reiterates|recognizes|recognises|demands|recalls|recommends|expresses|acknowledges"
    "|condemns|approves|emphasizes|emphasises|commends|adopts|extends|endorses|affirms|authorizes"
    "|authorises|declares|stresses|confirms|appeals|deplores|underscores|underlines"
    "|re-emphasizes|agrees|considers|appreciates|clarifies|determines|supports|reminds|resolves"
    "|directs|instructs|looks forward|highlights|designates|congratulates|concludes|undertakes"
    "|insists|censures|exhorts|regrets|accepts|acts|asks|draws|establishes|proclaims|remains"
    "|suggests|transmits|trusts|pays|renews|elects|appoints|concurs|affirms|rejects|warns|thanks"
    "|commits|views|observes|proposes|admits|terminates|mandates|shares|expects|intends",
    "fr": "prie|demande|souligne|prend|encourage|se félicite|se déclare|réaffirme|décide|engage"
    "|invite|rappelle|note|exhorte|constate|condamne|considère|salue|est|accueille|exige|insiste"
    "|exprime|approuve|estime|remercie|sait|reconnaît|souscrit|autorise|déplore|affirme|appelle"
    "|recommande|apprécie|félicite|charge|réitère|s'inquiète|préconise|souhaite|appuie|confirme"
    "|déclare|enjoint|renouvelle|redit|adopte|fait|rend|se réjouit|regrette|attend|relève|proclame"
    "|se dit|demeure|convient|entérine|nomme|crée|proroge|prévoit|espère|attache|se propose",
    "es": "toma|subraya|solicita|insta|exhorta|pide|decide|invita|alienta|reafirma|observa|acoge"
    "|hace|condena|exige|reitera|recuerda|destaca|expresa|reconoce|aprueba|encomia|autoriza"
    "|recomienda|pone|lamenta|deplora|afirma|declara|apoya|proclama|resuelve|recalca|felicita"
    "|confirma|prorroga|acepta|agradece|encarga|señala|aguarda|celebra|considera|establece|adopta",
    "ru": "постановляет|просит|призывает|поощряет|требует|подтверждает|отмечает|выражает|осуждает"
    "|подчеркивает|рекомендует|приветствует|признает|предлагает|настоятельно|принимает|поручает"
    "|уполномочивает|одобряет|заявляет|напоминает|ссылается|высоко|рассчитывает|продлевает"
    "|утверждает|вновь|провозглашает|рассматривает|осознает|обращается|отвергает|считает",
    "zh": "重申|欢迎|促请|承认|鼓励|请|决定|又决定|还决定|回顾|强调|吁请|敦促|谴责|要求|注意到|呼吁|赞扬"
    "|邀请|建议|表示|认识到|确认|授权|核可|申明|重新|强烈|赞赏|支持|着重|还|又|通过|赞同|期待|铭记",
    "ar": "تحيط|تلاحظ|تطلب|تعرب|تقرر|تؤكد|تدعو|تحث|تشجع|ترحب|تدين|تشدد|تهيب|توصي|تعيد|تسلم|تنوه"
    "|تثني|تشير|يحيط|يلاحظ|يطلب|يعرب|يقرر|يؤكد|يدعو|يحث|يشجع|يرحب|يدين|يشدد|يهيب|يوصي|يعيد|يسلم"
    "|ينوه|يثني|يشير|يطالب|تطالب|يأذن|تأذن|يكرر|تكرر|يعتزم|يسلّم|يشدّد|يشجّع|يقرّر|يرحّب|يحثّ|يمدد",
}

_SHAPES = {
    "en": (("ing",), ("s",)),
    "fr": (("ant",), ()),
    "es": (("ando", "iendo", "yendo"), ()),
    "ru": (("я", "ясь", "вшись"), ("ет", "ит", "ёт")),
}
"""Endings of participles and of present-tense verbs: weak evidence for words in no list."""

_STRIP = "[]*_“”\"«»'‘’ ,.:;()"


class _Split(dict[str, frozenset[str]]):
    """A table's entries taken apart at a sign, each when first asked for; functools.cache would do
    it too, but importing it takes as long as comparing two short drafts."""

    def __init__(self, table: Mapping[str, str], sign: str | None) -> None:
        super().__init__()
        self._table = table
        self._sign = sign

    def __missing__(self, language: str) -> frozenset[str]:
        self[language] = parts = frozenset(self._table.get(language, "").split(self._sign))
        return parts


_ADVERBS_OF = _Split(_ADVERBS, None)
_PREAMBULAR_OF = _Split(_PREAMBULAR, "|")
_OPERATIVE_OF = _Split(_OPERATIVE, "|")


def _words(text: str, language: str) -> list[str]:
    """The first words, lower-cased, without adverbs before the verb."""
    words = [word.strip(_STRIP) for word in text[:72].replace("’", "'").lower().split()[:7]]
    words = [word for word in words if word]
    adverbs = _ADVERBS_OF[language]
    while len(words) > 1 and words[0] in adverbs and words[0] not in ("be", "now"):
        if " ".join(words[:2]) in _PREAMBULAR_OF[language]:
            break
        del words[0]
    return words


def known(language: str | None) -> bool:
    """Whether there is a list for this language."""
    return language in _PREAMBULAR


def lead(text: str, language: str | None) -> str:
    """Which kind of paragraph the text's first words open, by the lists alone.

    ``PREAMBULAR``, ``OPERATIVE``, ``BOTH``, or an empty string where no list knows them.
    """
    if language not in _PREAMBULAR or not text:
        return ""
    if language == "zh":
        start = text[:16].lstrip("[*“ ").replace(" ", "")
        first = start.startswith(tuple(_PREAMBULAR_OF["zh"]))
        second = start.startswith(tuple(_OPERATIVE_OF["zh"]))
    else:
        words = _words(text, language)
        heads = {" ".join(words[:count]) for count in (1, 2, 3)}
        first = not heads.isdisjoint(_PREAMBULAR_OF[language])
        second = not heads.isdisjoint(_OPERATIVE_OF[language])
    if first:
        return BOTH if second else PREAMBULAR
    return OPERATIVE if second else ""


def shape(text: str, language: str | None) -> str:
    """What the first word's ending suggests, for words that no list knows; weak evidence."""
    endings = _SHAPES.get(language or "")
    if endings is None:
        return ""
    words = _words(text, language or "")
    if not words or len(words[0]) < 4:
        return ""
    if words[0].endswith(endings[0]):
        return PREAMBULAR
    return OPERATIVE if endings[1] and words[0].endswith(endings[1]) else ""
