"""The words in which people ask: which stance they mean, and which words only ask.

Everything is folded (`fold`), so that case and accents do not matter. A stance is meant by any form
of its verbs, in English, French, Russian, Spanish and Arabic. What a verb says beyond the stance
(that somebody *refuted* it, say) is nobody's statement here: the answer tells how it was read.
"""

from typing import Final

from provenance.model import vocabulary as stance

AFFIRMED: Final = "affirmed"
SAID: Final = "said"
ANSWERED: Final = "answered"
"""What can be asked for beside single stances: asserted or admitted; any stance; any reply."""

_FORMS: Final = {
    stance.ASSERTED: "asserted assert asserts asserting",
    stance.ADMITTED: (
        "admitted admit admits admitting concede concedes conceded conceding acknowledge acknowledges "
        "acknowledged acknowledging confess confesses confessed own_up_to owns_up_to owned_up_to "
        "owned_up own_up | admet admettent admis reconnait reconnaissent reconnu avoue avouent | "
        "признал признала признали признает признают | admite admiten admitio admitieron reconoce "
        "reconocio reconocieron | اعترف اعترفت اقر اقرت يعترف"
    ),
    stance.DENIED: (
        "denied deny denies denying denial denials reject rejects rejected rejecting refute refutes "
        "refuted refuting dismiss dismisses dismissed dismissing contradict contradicts contradicted "
        "rebut rebuts rebutted disavow disavows disavowed repudiate repudiates repudiated | "
        "nie nient nier nia niait dement dementent dementi rejette rejettent refute refutent a_nie "
        "ont_nie | отрицает отрицают отрицал отрицала отрицали отверг отвергла отвергли отвергает "
        "опроверг опровергла опровергли опровергает опровергают | niega niegan nego negaron desmintio "
        "desmiente desmintieron rechaza rechazo rechazaron | نفي نفت ينفي تنفي انكر انكرت"
    ),
    stance.QUESTIONED: (
        "questioned question questions questioning doubt doubts doubted doubting cast_doubt_on "
        "casts_doubt_on | doute doutent met_en_doute mis_en_doute | усомнился усомнились сомневается | "
        "cuestiona cuestiono duda | شكك يشكك"
    ),
    stance.DECLINED: (
        "declined decline declines declining refused_to_comment refuses_to_comment refused_to_say "
        "declined_to_comment would_not_comment neither_confirmed_nor_denied | refuse_de_commenter "
        "a_refuse_de_commenter | отказался_комментировать | se_nego_a_comentar"
    ),
    stance.RETRACTED: (
        "retracted retract retracts retracting recant recants recanted walked_back walks_back "
        "walk_back took_back takes_back take_back taken_back backtracked | retracte s_est_retracte | "
        "отказался_от_слов отозвал отозвала | se_retracto retiro | تراجع تراجعت"
    ),
    AFFIRMED: (
        "affirmed affirm affirms affirming confirm confirms confirmed confirming allege alleges alleged "
        "alleging claimed claims claiming accuse accuses accused accusing blame blames blamed blaming "
        "maintain maintains maintained insist insists insisted | affirme affirment accuse accusent "
        "pretend soutient confirme confirment | утверждает утверждают утверждал утверждала утверждали "
        "обвиняет обвинил обвинила обвинили подтвердил подтвердили подтверждает | afirma afirman afirmo "
        "acusa acusan acuso acusaron confirma confirmo sostiene | اكد اكدت يوكد اتهم اتهمت زعم زعمت"
    ),
    SAID: (
        "said say says saying stated states told tells tell | dit disent disait | сказал сказала "
        "сказали говорит говорят заявил заявила заявили заявляет | dice dicen dijo dijeron | "
        "قال قالت يقول تقول صرح"
    ),
    ANSWERED: (
        "answered answer answers answering respond responds responded reply replies replied react "
        "reacts reacted dispute disputes disputed disputing contest contests contested challenge "
        "challenges challenged | conteste contestent repond repondu | ответил ответила ответили "
        "оспаривает | respondio disputa | رد ردت"
    ),
}

STANCES: Final[dict[tuple[str, ...], str]] = {
    tuple(form.split("_")): meant
    for meant, forms in _FORMS.items()
    for form in forms.split()
    if form != "|"
}
"""A verb's form, word by word and folded, and what is asked for by it."""

LONGEST: Final = max(map(len, STANCES))

INTERROGATIVES: Final = frozenset(
    "who whom whose what which when where why how did does do has have had is are was were can could "
    "ever anyone anybody anything any somebody someone there that it exactly much many actually really "
    "so far country countries people person party "
    "qui que quoi quel quelle quels quelles quand ou comment combien est ce a ont t il elle "
    "кто что когда где как ли который какой сколько кем чем "
    "quien quienes que cual cuando donde como cuanto ha han "
    "من ما ماذا متي اين هل كيف كم".split()
)
"""What a question may begin with; dropped before its verb, wherever no name begins with it."""

STOP_WORDS: Final = frozenset(
    "a an and any are as at be been being but by can could did do does for from had has have he her "
    "him his how i if in into is it its me my no not of on or our she so some such than that the their "
    "them then there these they this those to us was we were what when where which while who whom "
    "whose why will with would you your about all also anyone anybody anything ever exactly such "
    "au aux avec ce ces cette d dans de des du elle en est et etait etre il ils je l la le les leur "
    "lui ne nous on ont ou par pas pour qu que qui sa se ses son sont sur un une y avoir cela c s n "
    "в во и на не но о об от по под при с со у за из к ко до для что это как так его ее их он она они "
    "был была были быть бы ли же то "
    "el los las del al y en que con por para su sus una uno unos unas es son fue fueron lo se ha han "
    "في من الي علي عن ان التي الذي هذا هذه كان كانت مع لا و هل".split()
)
"""Words that carry too little to be looked for, unless nothing else is asked."""
