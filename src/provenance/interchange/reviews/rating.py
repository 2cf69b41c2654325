"""From a checker's words to a stance: only what clearly says false or true takes one."""

import re
from collections.abc import Sequence
from typing import Final

from provenance.model.vocabulary import ASSERTED, COMMENTED, DENIED

_FALSE: Final = frozenset(
    """false; fake; hoax; fabricated; incorrect; untrue; not true; wrong; debunked; pants on fire;
    pants on fire!; pants-fire; refuted; disproved; disproven; fiction;
    totally false; completely false; entirely false; absolutely false;
    false claim; claim false; the claim is false; this claim is false; this is false; it is false;
    fake news; falso; falsa; es falso; bulo; mentira; faux; c'est faux; infox; falsch;
    frei erfunden; bufala; fałsz; fałszywe; yanlış; asılsız; ложь; фейк; неправда; ложно; неверно;
    брехня; фальш;
    salah; hoaks; palsu; onwaar; vals; nepravda; hamis; fals; valse; falsk; falskt; usant;
    galt; ψευδές; ψευδής; خطأ; زائف; كاذب; خاطئ; गलत; झूठ; फर्जी; মিথ্যা; ভুয়া; 虚假; 虛假; 错误;
    錯誤; 不實; 谣言; 誤り; 虚偽; 거짓; เท็จ; ข่าวปลอม; sai; sai sự thật; huwad; uongo; fòs;
    laž; lažno; neistina; невярно; лъжа; melagiena; nepatiesība; väär""".replace("\n", " ").split(
        ";"
    )
)
_TRUE: Final = frozenset(
    """true; correct; accurate; verified; confirmed; supported; fact; it's true; the claim is true;
    this claim is true; this is true; it is true; completely true; entirely true; verdadero;
    verdadera; cierto; verdadeiro; verdadeira; correcto; vrai; c'est vrai; wahr; richtig; vero;
    prawda; doğru; правда; верно; benar; waar; pravda; igaz; adevărat; sant; sandt; rätt;
    αληθές; صحيح; सच; সত্য; 属实; 正确; 正確; 사실; จริง; đúng; totoo; kweli; istina; tiesa
    """.replace("\n", " ").split(";")
)
_STANCES: Final = {
    **{" ".join(word.split()): DENIED for word in _FALSE},
    **{" ".join(word.split()): ASSERTED for word in _TRUE},
}
_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")
_ASKED: Final = re.compile("[?¿？؟]")
_OPENING: Final = re.compile(r"([^.:;,!–—|(-]+?)\s*(?:[.:;!–—|(]|\s-\s)\s*(.+)", re.DOTALL)
_TURNING: Final = re.compile(
    r"\b(but|however|though|although|partly|partially|mostly|half|some|pero|aunque|mais|aber|ma|jedoch"
    r"|misleading|missing|context|unproven|mixture|mixed)\b"
)


def stance(rating: Sequence[str]) -> str:
    """The stance that a rating's words take: denied, asserted, or none of them (a comment).

    Numbers are never looked at: scales run both ways. Several ratings must agree.
    """
    found = {_one(words) for words in rating}
    return found.pop() if len(found) == 1 else COMMENTED


def _one(words: str) -> str:
    low = " ".join(words.casefold().replace("’", "'").split())
    if _ASKED.search(low):
        return COMMENTED
    bare = _EDGES.sub("", low)
    if bare in _STANCES:
        return _STANCES[bare]
    match = _OPENING.fullmatch(low)
    if match and not _TURNING.search(match[2]):
        return _STANCES.get(_EDGES.sub("", match[1]), COMMENTED)
    return COMMENTED
