"""Who says what in a parsed text, by reporting verbs and quotation marks.

These rules see one sentence at a time. They do not know whom a pronoun means, what the text before
said, or whether the words are somebody else's report. A negated verb ("did not deny") makes none.
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


def proposals(line: int, parsed: Any) -> Iterator[DraftProposal]:
    """The proposals of one parsed line of a text."""
    for sentence in parsed.sents:
        for token in sentence:
            stance = _stance(token, sentence)
            speaker = _speaker(token) if stance else None
            if stance and speaker is not None:
                yield _proposal(line, sentence, token, stance, speaker)
        yield from _according(line, sentence)


def _stance(token: Any, sentence: Any) -> str | None:
    if token.pos_ not in ("VERB", "AUX") or _negated(token):
        return None
    lemma = token.lemma_.lower()
    if lemma in ("confirm", "deny") and _NEITHER.search(sentence.text):
        return words.DECLINED if lemma == "confirm" else None
    if lemma in _REFUSING:
        comment = any(child.lemma_.lower() == "comment" for child in token.subtree)
        return words.DECLINED if comment else None
    if lemma in _GIVING:
        objects = (child for child in token.children if child.dep_ in ("dobj", "obj"))
        return next((_NOUNS[one.lemma_] for one in objects if one.lemma_ in _NOUNS), None)
    return _VERBS.get(lemma)


def _negated(token: Any) -> bool:
    return any(child.dep_ == "neg" for child in token.children)


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


def _proposal(line: int, sentence: Any, token: Any, stance: str, speaker: Any) -> DraftProposal:
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
    )


def _name(token: Any) -> str:
    """The words of a name or a noun with what stands before it, without clauses behind it."""
    kept = [one for one in token.subtree if one.i <= token.i and one.dep_ not in ("det", "punct")]
    return _text(kept)


def _text(tokens: Any) -> str:
    return " ".join("".join(one.text_with_ws for one in tokens).split())
