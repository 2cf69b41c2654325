"""Other words for kinds and stances: what people and their sheets write before they know ours."""

from collections.abc import Sequence
from typing import Final

from provenance.model import vocabulary as words
from provenance.model.vocabulary import ACTOR_KINDS, SOURCE_KINDS

_ACTORS: Final = {
    "person": "people individual man woman politician journalist reporter official minister "
    "president spokesperson spokesman spokeswoman witness expert author",
    "state": "country nation nation-state",
    "government": "govt cabinet council city-council town-council municipality administration",
    "body": "ministry department agency commission committee court parliament regulator authority "
    "police institution",
    "armed-force": "army military navy air-force armed-forces troops",
    "armed-group": "militia rebels rebel-group guerrilla insurgents mercenaries armed-groups",
    "organisation": "organization org ngo non-profit nonprofit charity association union party "
    "political-party church university think-tank campaign",
    "company": "firm corporation business enterprise bank contractor",
    "alliance": "coalition bloc pact treaty-organisation",
    "group": "signatories joint-signatories signers",
    "outlet": "newspaper paper magazine media news-outlet news-agency agency-press broadcaster "
    "tv-channel channel radio-station press fact-checker blog website publisher journal",
    "account": "user handle profile social-media-account twitter-account channel-account bot",
    "unnamed": "anonymous unknown unnamed-source anonymous-source sources",
    "camp": "side bloc-of-sides",
}

_SOURCES: Final = {
    "web-page": "webpage website page site web url link wiki blog-post",
    "article": "news news-article story newspaper-article paper op-ed",
    "report": "study briefing-paper white-paper assessment",
    "book": "monograph",
    "broadcast": "tv television radio programme program tv-programme",
    "dispatch": "wire wire-report agency-report cable",
    "statement": "press-release communique communiqué declaration announcement",
    "interview": "conversation",
    "speech": "talk address lecture",
    "post": "tweet toot thread social-media-post facebook-post telegram-post comment",
    "letter": "email e-mail mail",
    "testimony": "hearing affidavit deposition witness-statement",
    "press-conference": "briefing news-conference presser",
    "photo": "photograph image picture screenshot",
    "video": "footage clip film",
    "audio": "recording podcast",
    "data": "dataset data-set spreadsheet table sheet csv database",
    "document": "doc pdf file memo record paper-document",
}

_STANCES: Final = {
    words.ASSERTED: "assertion claim claims claimed say says said state states stated allege "
    "alleges alleged allegation support supports supported supporting",
    words.ADMITTED: "admission confession",
    words.DENIED: "denial refutation refuted",
    words.QUESTIONED: "query queries queried querying doubt",
    words.DECLINED: "no-comment refused-to-comment",
    words.RETRACTED: "retraction withdrawal withdrawn withdraw withdraws withdrew withdrawing "
    "recant recants recanted takes-back took-back",
    words.COMMENTED: "comment comments commenting comment-only",
}

STANCE_WORDS: Final = {form: stance for stance, forms in _STANCES.items() for form in forms.split()}
"""Words of sheets and of people for stances, beside the forms of verbs that questions know."""

_MEANT: Final[dict[tuple[str, ...], dict[str, str]]] = {
    choices: {word: kind for kind, forms in table.items() for word in forms.split()}
    for choices, table in ((ACTOR_KINDS, _ACTORS), (SOURCE_KINDS, _SOURCES))
}


_LONGEST: Final = 40
"""Characters above which a word is not compared with others."""


def near_words(word: str, choices: Sequence[str]) -> tuple[str, ...]:
    """Give the words of a vocabulary that a misspelt word may mean, the nearest first.

    Other words for them count too: ``nwes`` is near to ``news``, which means ``article``.
    """
    from difflib import get_close_matches

    if len(word) > _LONGEST:
        return ()
    other = _MEANT.get(tuple(choices), {})
    if words.DENIED in choices:
        other = {form: one for form, one in STANCE_WORDS.items() if one in choices}
    plain = "-".join(word.casefold().replace("_", " ").replace("-", " ").split())
    found = get_close_matches(plain, [*choices, *other], n=3)
    return tuple(dict.fromkeys(other.get(one, one) for one in found))


def kind_meant(word: str, choices: Sequence[str]) -> str | None:
    """Give the kind of ``choices`` (of actors, or of sources) that a word stands for, if any."""
    plain = "-".join(word.casefold().replace("_", " ").replace("-", " ").split())
    forms = (plain, plain.removesuffix("s"))
    known = _MEANT.get(tuple(choices), {})
    return next((one for one in forms if one in choices), None) or next(
        (known[one] for one in forms if one in known), None
    )
