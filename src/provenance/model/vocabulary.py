"""The closed vocabularies of the file format, and what sets of their words mean.

Every word here is a value that may stand in a claim file. The terms follow DESIGN's table:
stances after RumourEval and CiTO, kinds of actors after Popolo and PROV, the ways one source
derives from another after PROV's ``prov:Quotation`` and ``prov:wasDerivedFrom``.
"""

from typing import Final

ASSERTED: Final = "asserted"
ADMITTED: Final = "admitted"
DENIED: Final = "denied"
QUESTIONED: Final = "questioned"
DECLINED: Final = "declined"
RETRACTED: Final = "retracted"

STANCES: Final = (ASSERTED, ADMITTED, DENIED, QUESTIONED, DECLINED, RETRACTED)
"""The six stances, in the order in which files and answers list them."""

COMMENTED: Final = "commented"
"""What takes no stance: a call, an attitude, a mixed rating. It is shown, and counts nowhere."""

SAID_AS: Final = (*STANCES, COMMENTED)
"""How anything can be said of a claim: the stances, and what takes none."""

AFFIRMING: Final = frozenset({ASSERTED, ADMITTED})
"""Stances that affirm a claim."""

POSITIONED: Final = frozenset({ASSERTED, ADMITTED, DENIED})
"""Stances that compete for an actor's position."""

IMPLIES: Final = "implies"
EXCLUDES: Final = "excludes"
SUPPORTS: Final = "supports"
UNDERMINES: Final = "undermines"

RELATIONS: Final = (IMPLIES, EXCLUDES, SUPPORTS, UNDERMINES)
"""The relations between claims, in the order in which files and answers list them."""

EXPLICIT: Final = "explicit"
BLANKET: Final = "blanket"
VERDICT: Final = "verdict"

FORMS: Final = (EXPLICIT, BLANKET, VERDICT)
"""How a denial was put; ``explicit`` where a file says nothing."""

PARAPHRASE: Final = "paraphrase"
AMBIGUOUS: Final = "ambiguous"

ATTRIBUTIONS: Final = ("explicit", PARAPHRASE, AMBIGUOUS)
"""How surely the words belong to the speaker; ``explicit`` where a file says nothing."""

INFERRED: Final = "inferred"

DATE_BASES: Final = ("stated", INFERRED)
"""Where a date comes from; ``stated`` where a file says nothing."""

SPEAKER: Final = "speaker"
DOCUMENT: Final = "document"
HEDGE_OWNERS: Final = (SPEAKER, DOCUMENT)
"""Whose reservation a hedge is."""

BOUNDS: Final = ("exactly", "about", "at-least", "at-most", "more-than", "less-than")
"""How a figure's value bounds the quantity; ``exactly`` where a file says nothing."""

COUNTERED: Final = "countered"
EXCLUDED: Final = "excluded"
UNDERMINED: Final = "undermined"
DENIED_UNDERNEATH: Final = "denied-underneath"

ANSWERED_HOW: Final = {
    COUNTERED: "Actors that must have answered it with what tells against it.",
    EXCLUDED: "Actors that must affirm what excludes it.",
    UNDERMINED: "Actors that must affirm what undermines it.",
    DENIED_UNDERNEATH: "Actors that must deny a claim which it implies.",
}
"""How a claim can be answered but by a stance on it, and what `expect` says of that."""

GROUP: Final = "group"
CAMP: Final = "camp"
UNNAMED: Final = "unnamed"

ACTOR_KINDS: Final = (
    "person",
    "state",
    "government",
    "body",
    "armed-force",
    "armed-group",
    "organisation",
    "company",
    "alliance",
    GROUP,
    "outlet",
    "account",
    UNNAMED,
    CAMP,
)
"""Kinds of actors. Only a ``group`` lends its words to its members; a ``camp`` never speaks."""

UTTERANCE_KINDS: Final = frozenset(
    {"statement", "interview", "speech", "post", "letter", "testimony", "press-conference"}
)
"""Kinds of sources that are themselves acts of speaking."""

SOURCE_KINDS: Final = (
    "web-page",
    "article",
    "report",
    "book",
    "broadcast",
    "dispatch",
    "statement",
    "interview",
    "speech",
    "post",
    "letter",
    "testimony",
    "press-conference",
    "photo",
    "video",
    "audio",
    "data",
    "document",
)
"""Kinds of sources; ``document`` where none of the others fits."""

DERIVATIONS: Final = ("quotes", "republishes", "cites", "translates")
"""How one source was taken from another."""
