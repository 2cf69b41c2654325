"""Who says what in a parsed text, by reporting verbs and quotation marks.

These rules see one sentence at a time. They do not know whom a pronoun means, or what the text
before said. What is not told as done makes none: a negated verb ("did not deny", "nobody denied"),
one that may or should be, a question, a condition, what hangs on a denial or on a mere noun. Within
another's report that one is named.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from provenance.model import vocabulary as words

_ASSERTING: Final = (
    *("say", "state", "claim", "assert", "declare", "announce", "report", "allege", "accuse"),
    *("tell", "add", "note", "insist", "argue", "maintain", "warn", "confirm", "estimate"),
    *("write", "describe", "explain", "stress", "affirm", "blame", "conclude", "reveal"),
    *("suggest", "contend", "speculate", "indicate"),
)
_VERBS: Final = {
    **dict.fromkeys(_ASSERTING, words.ASSERTED),
    **dict.fromkeys(("admit", "concede", "acknowledge"), words.ADMITTED),
    **dict.fromkeys(("deny", "reject", "refute", "dismiss", "dispute", "rebut"), words.DENIED),
    **dict.fromkeys(("question", "doubt"), words.QUESTIONED),
}
_NOUNS: Final = {"denial": words.DENIED, "rebuttal": words.DENIED}
_TOLD: Final = frozenset(
    {
        *("accusation", "account", "admission", "allegation", "argument", "assertion"),
        *("assessment", "charge", "claim", "comment", "conclusion", "criticism"),
        *("description", "finding", "idea", "insinuation", "interpretation"),
        *("narrative", "notion", "premise", "remark", "report", "rumor", "rumour"),
        *("speculation", "statement", "story", "suggestion", "theory", "version"),
        *("view",),
    }
)
_OWNED: Final = frozenset(
    {
        *("blame", "complicity", "defeat", "error", "failure", "fault", "guilt"),
        *("involvement", "knowledge", "liability", "mistake", "participation"),
        *("presence", "responsibility", "role", "shortcoming", "wrongdoing"),
    }
)
_TURNED_DOWN: Final = frozenset(
    {
        *("access", "admission", "appeal", "application", "asylum", "bail", "claimant"),
        *("coverage", "credit", "entry", "help", "license", "licence", "loan"),
        *("motion", "opportunity", "parole", "passage", "permission", "permit"),
        *("petition", "plea", "privilege", "proposal", "request", "right", "service"),
        *("treatment", "visa", "visit"),
    }
)
_OBJECTS: Final = {
    **dict.fromkeys(("reject", "dismiss"), _TOLD),
    "admit": _OWNED | {"truth", "fact", "lie"},
}
"""What some verbs must have for an object to be words on what somebody said."""
_IT: Final = frozenset({"it", "that", "this"})
_AS_SAYING: Final = frozenset({"quote", "cite"})
_NOBODY: Final = frozenset({"few", "neither", "nobody", "none", "nothing"})
_HARDLY: Final = frozenset(
    {"almost", "barely", "hardly", "longer", "nearly", "never", "rarely", "scarcely", "seldom"}
)
_IF: Final = frozenset({"if", "lest", "unless", "until", "whether"})
_WITHIN: Final = frozenset({"acl", "ccomp", "csubj", "csubjpass", "pcomp", "xcomp"})
_GIVING: Final = frozenset({"give", "issue", "make", "publish", "release"})
_REFUSING: Final = frozenset({"decline", "refuse"})
_SUBJECTS: Final = frozenset({"nsubj"})
_NEITHER: Final = re.compile(r"\bneither\s+confirm\w*\s+(?:n?or)\s+den\w+", re.IGNORECASE)
_QUOTED: Final = re.compile(r"[“\"]([^“”\"]{3,})[”\"]")
_HEDGES: Final = re.compile(
    r"\b(reportedly|allegedly|apparently|possibly|probably|perhaps|likely|potential(?:ly)?|may|might"
    r"|could|appears? to|seems? to|suspected|purported(?:ly)?)\b",
    re.IGNORECASE,
)


class DraftProposal(NamedTuple):
    """What may be a statement: the line of the text, its sentence, and what was read out of it."""

    line: int
    sentence: str
    speaker: str
    stance: str
    verb: str
    content: str
    quotes: tuple[str, ...]
    hedges: tuple[str, ...]
    pronoun: bool
    """Whether the speaker is only a pronoun, which the rules cannot follow."""
    via: str = ""
    """Whose report it is in which somebody says it, if the sentence tells of one."""


def proposals(line: int, parsed: Any) -> Iterator[DraftProposal]:
    """The proposals of one parsed line of a text."""
    for sentence in parsed.sents:
        for token in sentence if not sentence.text.rstrip().endswith("?") else ():
            stance = _stance(token, sentence)
            speaker = _speaker(token) if stance else None
            if stance and speaker is not None and not _is_nobody(speaker):
                reporter = _reporter(token)
                if reporter is not None:
                    yield _proposal(line, sentence, token, stance, speaker, reporter)
        yield from _according(line, sentence)


def _stance(token: Any, sentence: Any) -> str | None:
    lemma = token.lemma_.lower()
    neither = lemma == "confirm" and _NEITHER.search(sentence.text)
    if token.pos_ not in ("VERB", "AUX") or (_is_not_done(token) and not neither):
        return None
    if lemma in ("confirm", "deny") and _NEITHER.search(sentence.text):
        return words.DECLINED if lemma == "confirm" else None
    if lemma in _REFUSING:
        comment = any(child.lemma_.lower() == "comment" for child in token.subtree)
        return words.DECLINED if comment else None
    if lemma in _GIVING:
        objects = (child for child in token.children if child.dep_ in ("dobj", "obj"))
        return next((_NOUNS[one.lemma_] for one in objects if one.lemma_ in _NOUNS), None)
    stance = _VERBS.get(lemma)
    return stance if stance and _is_of_words(token, lemma, stance) else None


def _is_not_done(token: Any) -> bool:
    """Whether a verb tells of what did not happen, or only may, should or would."""
    for one in (token, *([token.head] if token.dep_ == "conj" else [])):
        for child in one.children:
            lower = child.lower_
            if child.dep_ == "neg" or (child.dep_ in ("aux", "mark") and lower in _IF):
                return True
            if child.dep_ == "aux" and child.tag_ == "MD":
                return True
            if child.dep_ in ("advmod", "mark", "preconj", "cc") and lower in _HARDLY | _IF:
                return True
            if child.dep_ in (*_SUBJECTS, "nsubjpass", "agent") and _is_nobody(child):
                return True
    return False


def _is_nobody(token: Any) -> bool:
    """Whether a subject is nobody: `nobody`, `no one`, `neither of them`, `neither A nor B`."""
    first = next(iter(token.subtree))
    return token.lower_ in _NOBODY or first.lower_ in {"no", *_NOBODY, *_HARDLY}


def _is_of_words(token: Any, lemma: str, stance: str) -> bool:
    """Whether a verb is about words, and not about a request, an entry, a visitor."""
    for child in token.children:
        if child.dep_ not in ("dobj", "obj", "nsubjpass", "dative"):
            continue
        object = child.lemma_.lower()
        if object in _NOBODY or child.tag_ in ("WP", "WDT"):
            return False
        if lemma in _OBJECTS:
            said_so = lemma == "dismiss" and any(one.lower_ == "as" for one in token.children)
            return object in _OBJECTS[lemma] | _IT or (said_so and child.pos_ != "PROPN")
        if stance == words.DENIED and (object in _TURNED_DOWN or child.dep_ == "dative"):
            return False
    return True


def _reporter(token: Any) -> str | None:
    """In whose report a verb stands: "" where in the text's own, None where it is not told as so.

    What hangs on a denial, on what did not happen, on a noun or on `it is untrue` is not.
    """
    here, found = token, ""
    while here.dep_ != "ROOT":
        head = here.head
        if here.dep_ == "conj":
            here = head
            continue
        if here.dep_ in _WITHIN:
            if head.dep_ == "prep" or head.pos_ == "ADP":
                here = head
                continue
            stance = _VERBS.get(head.lemma_.lower())
            if stance not in (words.ASSERTED, words.ADMITTED) or _is_not_done(head):
                return None
            speaker = _speaker(head) or _quoted(head)
            if speaker is None or _is_nobody(speaker):
                return None
            found = found or _name(speaker)
        elif here.dep_ == "advcl" and _is_not_done(here):
            return None
        here = head
    return found


def _quoted(token: Any) -> Any | None:
    """Who is quoted, of "quoted her as saying"."""
    preposition = token.head
    verb = preposition.head
    if token.dep_ != "pcomp" or preposition.lower_ != "as" or verb.lemma_ not in _AS_SAYING:
        return None
    return next((one for one in verb.children if one.dep_ in ("dobj", "obj")), None)


def _speaker(token: Any) -> Any | None:
    """The subject of a verb, or of the verb that it is joined to; of a passive, who did it."""
    for one in (token, *([token.head] if token.dep_ == "conj" else [])):
        for child in one.children:
            if child.dep_ in _SUBJECTS:
                return child
            if child.dep_ == "agent":
                return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _according(line: int, sentence: Any) -> Iterator[DraftProposal]:
    for token in sentence:
        if token.lower_ == "according" and token.i + 1 < sentence.end:
            inner = [child for child in token.subtree if child.dep_ == "pobj"]
            if inner:
                yield _proposal(line, sentence, token, words.ASSERTED, inner[0])


def _proposal(
    line: int, sentence: Any, token: Any, stance: str, speaker: Any, reporter: str = ""
) -> DraftProposal:
    clause = next((one for one in token.children if one.dep_ in ("ccomp", "xcomp", "dobj")), None)
    content = _text(clause.subtree) if clause is not None else sentence.text
    text = sentence.text
    return DraftProposal(
        line,
        " ".join(text.split()),
        _name(speaker),
        stance,
        token.lemma_.lower(),
        content,
        tuple(match[1].strip(" ,.") for match in _QUOTED.finditer(text)),
        tuple(dict.fromkeys(match[0] for match in _HEDGES.finditer(text))),
        speaker.pos_ == "PRON",
        reporter,
    )


def _name(token: Any) -> str:
    """The words of a name or a noun with what stands before it, without clauses behind it."""
    kept = [one for one in token.subtree if one.i <= token.i and one.dep_ not in ("det", "punct")]
    return _text(kept)


def _text(tokens: Any) -> str:
    return " ".join("".join(one.text_with_ws for one in tokens).split())
