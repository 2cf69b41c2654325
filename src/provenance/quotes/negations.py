"""Words that negate, by language: what a quotation may not leave out without being told."""

from typing import Final

NEGATIONS: Final = {
    "ar": "لا لم لن ليس ليست ليسوا لسنا لست غير بلا بدون دون كلا ولا ولم ولن وليس عدم",
    "bg": "не няма без нито никога никой нищо",
    "ca": "no mai ni sense cap ningú res tampoc",
    "cs": "ne není nejsou nejsem nebyl nebyla nebylo nebyli nemá nikdy bez ani nikdo nic žádný",
    "da": "ikke ej aldrig ingen intet uden hverken",
    "de": (
        "nicht nichts nie niemals niemand kein keine keinen keinem keiner keines ohne weder noch"
        " nirgends keinesfalls keineswegs"
    ),
    "el": "δεν δε μη μην όχι ποτέ χωρίς ούτε κανείς τίποτα",
    "en": (
        "not no never none nobody nothing nowhere neither nor without cannot hardly scarcely"
        " barely aint dont doesnt didnt isnt arent wasnt werent wont wouldnt cant couldnt"
    ),
    "es": "no nunca jamás ni sin nadie nada ningún ninguno ninguna tampoco",
    "et": "ei ära mitte pole ilma",
    "fa": "نه نیست نیستند نبود هیچ هرگز بدون نمی",
    "fi": "ei en et emme ette eivät älä ilman eikä",
    "fr": (
        "ne n pas point jamais aucun aucune aucunement sans ni non nul nulle personne rien"
        " guère nullement"
    ),
    "he": "לא אין אל בלי ללא בלתי אינו אינה אינם מעולם איננו",
    "hi": "नहीं न मत बिना कभी",
    "hr": "ne nije nisu nisam nema bez nikad nikada nitko ništa ni",
    "hu": "nem ne sem nincs nincsenek soha senki semmi nélkül",
    "id": "tidak bukan belum jangan tanpa tak tiada",
    "it": "non no né mai senza nessuno nessuna nessun niente nulla neanche nemmeno neppure",
    "lt": "ne nėra be niekada niekas nei",
    "nl": "niet geen nooit niemand niets zonder noch nergens evenmin",
    "no": "ikke ikkje aldri ingen intet uten verken",
    "pl": "nie nigdy bez nikt nic ani żaden żadna żadne brak",
    "pt": "não nunca jamais nem sem ninguém nada nenhum nenhuma tampouco",
    "ro": "nu nici niciodată fără nimeni nimic",
    "ru": ("не ни нет никогда без никто ничто ничего нельзя никакой никаких отнюдь никого вовсе"),
    "sk": "nie nikdy bez ani nikto nič žiadny",
    "sr": "не није нису нема без никад никада нико ништа ne nije nisu nema bez",
    "sv": "inte icke ej aldrig ingen inget inga utan varken ingenting",
    "sw": "si hapana bila kamwe hakuna wala",
    "tr": "değil yok hayır hiç asla olmadan",
    "uk": "не ні немає без ніколи ніхто нічого жоден",
    "ur": "نہیں نہ مت بغیر کبھی",
    "vi": "không chưa chẳng chả đừng",
}
"""The negations of a language, by its BCP 47 subtag, separated by spaces, case folded."""

UNSPACED: Final = {
    "ja": "ない なかっ なく なけれ ません ぬ まい 不 無 非 未 否",
    "ko": "않 안 못 아니 없",
    "lo": "ບໍ່",
    "km": "មិន ពុំ គ្មាន",
    "my": "မ",
    "th": "ไม่ มิ ไร้",
    "zh": "不 没 沒 未 无 無 非 否 勿 莫 别 別",
}
"""Negations that are no words of their own: parts of words, or of a script without spaces."""

_ONLY_IN_ITS_LANGUAGE: Final = (
    "an be bila brak cap de een ej en et ette kamwe mai me "
    "mit nei ni noch nu nul nulla personne point pole res si tak wala yok"
)
"""Words that mean something else in another language: looked for only where it is known."""


def words(language: str | None) -> frozenset[str]:
    """The negations that are words: of a language, or of all where it is not known."""
    known = NEGATIONS.get(_subtag(language))
    if known is not None:
        return frozenset(known.split())
    if _subtag(language) in UNSPACED:
        return frozenset()
    every = {word for text in NEGATIONS.values() for word in text.split()}
    return frozenset(every - set(_ONLY_IN_ITS_LANGUAGE.split()))


def parts(language: str | None) -> tuple[str, ...]:
    """The negations that are parts of words: of a language, or of all where it is not known."""
    subtag = _subtag(language)
    if subtag in NEGATIONS:
        return ("n't",) if subtag == "en" else ()
    if subtag in UNSPACED:
        return tuple(UNSPACED[subtag].split())
    return ("n't", *(part for text in UNSPACED.values() for part in text.split()))


def _subtag(language: str | None) -> str:
    plain = (language or "").lower().replace("_", "-").partition("-")[0]
    return {"nb": "no", "nn": "no", "yue": "zh", "ms": "id", "bs": "hr"}.get(plain, plain)
