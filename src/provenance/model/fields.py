"""The one table of fields: every key that may stand in a file, its type, and what it is for.

The reader, the formatter, the JSON Schema, the suggestions and the documentation of the format
all read this table, so that none of them can know a key that the others do not.
"""

from enum import Enum
from typing import Final, NamedTuple

from provenance.model import vocabulary as words


class Type(Enum):
    """What a field's value may be."""

    ID = "id"
    TEXT = "text"
    WORD = "word"
    """One word of a closed vocabulary (``Field.choices``)."""
    FLAG = "flag"
    COUNT = "count"
    """A whole number, zero or more."""
    NUMBER = "number"
    DATE = "date"
    """EDTF, or a mapping with ``not-before`` and/or ``not-after``."""
    LOCATOR = "locator"
    """A place in a source: a line, a page, a time code; kept as written."""
    URL = "url"
    IDENTIFIER = "identifier"
    """What another register calls it: ``scheme:id``, or an https address."""
    HASH = "hash"
    """64 hexadecimal digits of a SHA-256."""
    ACTOR = "actor"
    CLAIM = "claim"
    SOURCE = "source"
    SUBJECT = "subject"
    """An actor or a claim."""
    TARGET = "target"
    """What a statement answers or repeats: a statement, an utterance or an actor."""
    RECORD = "record"
    """A nested mapping (``Field.record``)."""


class Field(NamedTuple):
    """One key of a mapping.

    ``many``: a list is taken too (and a lone value stands for a list of one).
    ``short``: for a RECORD, the key that a bare scalar stands for.
    ``inert``: nothing is derived from it, so that an edit of it leaves every derivation as it was.
    """

    key: str
    type: Type
    about: str
    required: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()
    record: str = ""
    short: str = ""
    inert: bool = False

    @property
    def attribute(self) -> str:
        """The name of the record's attribute that holds this field."""
        name = self.key.replace("-", "_")
        return f"{name}_" if name in {"for", "from"} else name


def _relation(key: str, about: str, because: str = "") -> Field:
    return Field(key, Type.RECORD, about + because, many=True, record="relation", short="claim")


def _stance(key: str, about: str, *, inert: bool = False) -> Field:
    return Field(key, Type.RECORD, about, many=True, record="statement", inert=inert)


_EXPECTED: Final = (*words.STANCES, "affirmed")

CLAIM: Final = (
    Field("claim", Type.ID, "The claim's id, unique in the corpus.", required=True),
    Field(
        "text",
        Type.TEXT,
        "The proposition, in neutral words and positive form.",
        required=True,
        inert=True,
    ),
    Field("about", Type.SUBJECT, "Actors or claims that it is about.", many=True),
    Field("accuses", Type.ACTOR, "Those whose act the text blames.", many=True),
    Field("topics", Type.TEXT, "Free labels to group and filter by.", many=True, inert=True),
    Field("event", Type.DATE, "When the claimed thing happened or held."),
    Field("foretells", Type.FLAG, "True for a prediction: it may be said before its event."),
    Field("place", Type.TEXT, "Where the claimed thing happened."),
    Field("figure", Type.RECORD, "The number or date that the claim gives.", record="figure"),
    Field("source", Type.SOURCE, "Default source of the statements below."),
    _stance(words.ASSERTED, "Statements that affirm the claim."),
    _stance(words.ADMITTED, "Affirmations against the speaker's own side or earlier line."),
    _stance(words.DENIED, "Statements that negate the claim."),
    _stance(words.QUESTIONED, "Doubts and demands for proof: answers without a position."),
    _stance(words.DECLINED, "Neither confirmed nor denied: answers without a position."),
    _stance(words.RETRACTED, "Withdrawals of what the actor said before."),
    _stance(
        words.COMMENTED,
        "Calls, attitudes and mixed ratings: utterances that take no stance and count nowhere.",
        inert=True,
    ),
    _relation(words.IMPLIES, "If this claim is true, so is that one."),
    _relation(words.EXCLUDES, "Both claims cannot be true; ", "`because` is required."),
    _relation(words.SUPPORTS, "This claim bears on that one, in its favour, without settling it."),
    _relation(words.UNDERMINES, "This claim bears on that one, against it, without settling it."),
    Field(
        "expect",
        Type.RECORD,
        "What the corpus must answer for this claim; `check` runs it.",
        many=True,
        record="expect",
        inert=True,
    ),
    Field("note", Type.TEXT, "The editors' remarks.", inert=True),
)

STATEMENT: Final = (
    Field("id", Type.ID, "A name by which other statements can refer to this one."),
    Field("by", Type.ACTOR, "Who uttered it.", many=True),
    Field("for", Type.ACTOR, "On whose behalf.", many=True),
    Field("date", Type.DATE, "When it was said."),
    Field(
        "date-basis",
        Type.WORD,
        "Whether the source states the date or the editor inferred it (say why in `note`).",
        choices=words.DATE_BASES,
    ),
    Field(
        "said-in",
        Type.SOURCE,
        "The utterance, a source that supplies `by`, `for` and `date` where they are left out.",
    ),
    Field("source", Type.SOURCE, "Where it was read."),
    Field("at", Type.LOCATOR, "Places in the source.", many=True, inert=True),
    Field(
        "via",
        Type.ACTOR,
        "Carriers between speaker and source, nearest the speaker first.",
        many=True,
    ),
    Field(
        "quote",
        Type.RECORD,
        "The words, verbatim.",
        many=True,
        record="quote",
        short="words",
        inert=True,
    ),
    Field("hedge", Type.RECORD, "A reservation, and whose it is.", many=True, record="hedge"),
    Field(
        "answers",
        Type.TARGET,
        "What it answers: a statement, an utterance, or an actor with one fitting statement.",
        many=True,
    ),
    Field(
        "repeats",
        Type.TARGET,
        "Whose statement it passes on; it takes the stance but is no origin.",
        many=True,
    ),
    Field(
        "form",
        Type.WORD,
        "How a denial was put: explicit, blanket (swept in with others) or a document's verdict.",
        choices=words.FORMS,
    ),
    Field(
        "covers",
        Type.CLAIM,
        "Of a blanket denial, a verdict, or its retraction: the other claims that it answers too.",
        many=True,
    ),
    Field("rating", Type.TEXT, "Of a verdict: the rating, in the checker's own words."),
    Field(
        "attribution",
        Type.WORD,
        "How surely the words are the speaker's.",
        choices=words.ATTRIBUTIONS,
    ),
    Field(
        "or-by",
        Type.ACTOR,
        "Of an ambiguous attribution: whose the words may be instead.",
        many=True,
    ),
    Field("evidence", Type.SOURCE, "Sources named as evidence (photos, footage, data).", many=True),
    Field("note", Type.TEXT, "The editors' remarks.", inert=True),
)

ACTOR: Final = (
    Field("name", Type.TEXT, "The name to show.", required=True, inert=True),
    Field("kind", Type.WORD, "What it is.", required=True, choices=words.ACTOR_KINDS),
    Field("aka", Type.TEXT, "Every other spelling met.", many=True, inert=True),
    Field(
        "part-of",
        Type.RECORD,
        "The actor that it is a part of.",
        many=True,
        record="tenure",
        short="actor",
    ),
    Field(
        "speaks-for",
        Type.RECORD,
        "The actor that it speaks for.",
        many=True,
        record="tenure",
        short="actor",
    ),
    Field(
        "members",
        Type.RECORD,
        "The named members of a group, an alliance or a camp.",
        many=True,
        record="tenure",
        short="actor",
    ),
    Field("size", Type.COUNT, "How many members there are, when more exist than are named."),
    Field(
        "same-as",
        Type.IDENTIFIER,
        "What other registers call it: `wikidata:Q7188`, `viaf:…`, `ftm:…`, or an https address.",
        many=True,
        inert=True,
    ),
    Field("note", Type.TEXT, "The editors' remarks.", inert=True),
)

SOURCE: Final = (
    Field("title", Type.TEXT, "Its title, or a short description.", required=True, inert=True),
    Field("kind", Type.WORD, "What it is.", required=True, choices=words.SOURCE_KINDS),
    Field("publisher", Type.ACTOR, "Who published it."),
    Field("by", Type.ACTOR, "Its author; for an utterance, the speaker.", many=True),
    Field("for", Type.ACTOR, "For an utterance: on whose behalf.", many=True),
    Field("date", Type.DATE, "When it was written or uttered."),
    Field(
        "date-basis",
        Type.WORD,
        "Whether `date` is stated or the editors inferred it (say why in `note`).",
        choices=words.DATE_BASES,
    ),
    Field("url", Type.URL, "Where it can be read.", inert=True),
    Field("archive", Type.URL, "Archived copies.", many=True, inert=True),
    Field("published", Type.DATE, "When it was published."),
    Field("accessed", Type.DATE, "When an editor read it."),
    Field("language", Type.TEXT, "A BCP 47 language tag.", inert=True),
    Field("sha256", Type.HASH, "The digest of the document's bytes.", inert=True),
    Field("size", Type.COUNT, "The document's length in bytes.", inert=True),
    Field(
        "media-type",
        Type.TEXT,
        "What the bytes are, such as `text/plain; charset=utf-8`.",
        inert=True,
    ),
    Field(
        "extractor", Type.TEXT, "What read the text out of the bytes, with its version.", inert=True
    ),
    Field(
        "normaliser",
        Type.TEXT,
        "The version of the rules under which quotations match.",
        inert=True,
    ),
    Field("seen", Type.FLAG, "False when it is known only through other sources."),
    Field(
        "derived-from",
        Type.RECORD,
        "The sources that it was taken from, and how.",
        many=True,
        record="derivation",
        short="source",
    ),
    Field("complete", Type.FLAG, "True when every paragraph must be cited or skipped.", inert=True),
    Field("paragraphs", Type.LOCATOR, "The locators of its paragraphs.", many=True, inert=True),
    Field(
        "skipped",
        Type.RECORD,
        "Paragraphs that no statement cites, and why.",
        many=True,
        record="skipped",
        inert=True,
    ),
    Field("note", Type.TEXT, "The editors' remarks.", inert=True),
)

HEDGE: Final = (
    Field("words", Type.TEXT, "The words that hedge.", required=True),
    Field("whose", Type.WORD, "Whose reservation it is.", choices=words.HEDGE_OWNERS),
)

QUOTE: Final = (
    Field("words", Type.TEXT, "The exact words, elisions marked with […].", required=True),
    Field("prefix", Type.TEXT, "Words just before, only where needed to be unique."),
    Field("suffix", Type.TEXT, "Words just after, only where needed to be unique."),
    Field("language", Type.TEXT, "BCP 47 tag, where it is not the source's."),
    Field("translation", Type.TEXT, "The editors' translation, marked as one when shown."),
)

FIGURE: Final = (
    Field("of", Type.TEXT, "The question that it answers; rivals share it.", required=True),
    Field("value", Type.NUMBER, "The number given."),
    Field("low", Type.NUMBER, "The lower end of a range."),
    Field("high", Type.NUMBER, "The upper end of a range."),
    Field("date", Type.DATE, "The date given, where the question is when."),
    Field("bound", Type.WORD, "How the value bounds the quantity.", choices=words.BOUNDS),
    Field("words", Type.TEXT, "How the figure was put: alone where it is vague (“hundreds”)."),
    Field(
        "editors",
        Type.RECORD,
        "Bounds that the editors add to compare by; given by nobody.",
        record="bounds",
    ),
    Field("unit", Type.TEXT, "What is counted."),
    Field("within", Type.CLAIM, "The claim whose figure this one is a part of."),
)

BOUNDS: Final = (
    Field("low", Type.NUMBER, "The least that the words allow."),
    Field("high", Type.NUMBER, "The most that the words allow."),
)

RELATION: Final = (
    Field("claim", Type.CLAIM, "The other claim.", required=True),
    Field("because", Type.TEXT, "The reason.", inert=True),
)

TENURE: Final = (
    Field("actor", Type.ACTOR, "The other actor.", required=True),
    Field("from", Type.DATE, "Since when."),
    Field("to", Type.DATE, "Until when."),
)

DERIVATION: Final = (
    Field("source", Type.SOURCE, "The earlier source.", required=True),
    Field("how", Type.WORD, "How it was taken.", choices=words.DERIVATIONS),
)

SKIPPED: Final = (
    Field("at", Type.LOCATOR, "The paragraphs.", required=True, many=True),
    Field("because", Type.TEXT, "Why they hold no claim.", required=True),
)

EXPECT: Final = (
    Field("as-of", Type.DATE, "Ask at this date; without it, over all that is recorded."),
    Field("status", Type.TEXT, "The headline status."),
    Field("not-status", Type.TEXT, "Headlines that it must not have.", many=True),
    Field("origins-at-most", Type.COUNT, "How many independent origins it may have at most."),
    *(
        Field(f"{stance}-by", Type.ACTOR, f"Actors that must have {stance} it.", many=True)
        for stance in _EXPECTED
    ),
    *(
        Field(f"{how}-by", Type.ACTOR, about, many=True)
        for how, about in words.ANSWERED_HOW.items()
    ),
    Field("silent", Type.ACTOR, "Accused of whom nothing must be recorded in answer.", many=True),
    Field("versus", Type.ACTOR, "Two sides that `versus` holds against each other.", many=True),
    Field("listed", Type.TEXT, "The heading under which that must list it, or `nowhere`."),
)

DATE_WITHIN: Final = (
    Field("not-before", Type.DATE, "The first day that is possible."),
    Field("not-after", Type.DATE, "The last day that is possible."),
)

RECORDS: Final[dict[str, tuple[Field, ...]]] = {
    "claim": CLAIM,
    "statement": STATEMENT,
    "actor": ACTOR,
    "source": SOURCE,
    "hedge": HEDGE,
    "quote": QUOTE,
    "figure": FIGURE,
    "bounds": BOUNDS,
    "relation": RELATION,
    "tenure": TENURE,
    "derivation": DERIVATION,
    "skipped": SKIPPED,
    "expect": EXPECT,
    "date-within": DATE_WITHIN,
}
"""Every kind of mapping by name, its fields in canonical order."""

KINDS: Final = {"claim": "claim", "actors": "actor", "sources": "source"}
"""A document's first key, and the kind of record that it holds.

A ``claim`` document is one claim; ``actors`` and ``sources`` map ids to records.
"""
