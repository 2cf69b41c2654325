"""Ranking: the records that have most of what is asked for, the best first."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.model.records import Claim, Record, Statement
from provenance.store.index import terms as columns
from provenance.store.index.fold import words
from provenance.store.index.terms import kind_of, passages
from provenance.store.search.asking import BEGUN, Finder, Spot, Term
from provenance.store.search.wording import STOP_WORDS

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

CANDIDATES: Final = 300
"""Records that are ranked at most. Ranking all that share a common word would take too long."""

ASKED_OF: Final = 2_000
"""Records at most of which it is asked whether an actor speaks there."""

PARTLY: Final = 60
"""Records that are ranked at most of those that have only some of the words."""

SPOKEN: Final = "spoken"
"""Where an actor stands that speaks on a claim."""

_WEIGHTS: Final = {
    columns.BODY: 1.0,
    columns.NAME: 0.95,
    columns.ABOUT: 0.7,
    SPOKEN: 0.65,
    columns.LABELS: 0.5,
    columns.QUOTES: 0.35,
    columns.NOTES: 0.25,
}
TEXT, SUBJECT, LABEL, PART = range(4)
"""Where a record has what was asked for (`Ranked.tier`)."""

_LEAST: Final = {
    TEXT: _WEIGHTS[columns.NAME] * BEGUN - 1e-9,
    SUBJECT: _WEIGHTS[columns.ABOUT] * BEGUN - 1e-9,
    LABEL: _WEIGHTS[columns.LABELS] * BEGUN - 1e-9,
}
"""What a term weighs at least that stands there."""

_FIRST: Final = f"{{{columns.NAME} {columns.BODY} {columns.ABOUT}}}"


_RUNNING: Final = frozenset({columns.BODY, columns.QUOTES, columns.NOTES})
"""Where a record has running text, in which names are written as such."""


class Taken(NamedTuple):
    """Which stances are asked for, and whose: one of these actors', or anybody's.

    ``among`` are the claims that may be meant, where not all may.
    """

    stances: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    among: frozenset[str] | None = None


ANY: Final = Taken()


class Ranked(NamedTuple):
    """A record, and how well it fits.

    ``tier`` tells where it has what was asked for, as typed but for endings: all of it in its text
    or id (``TEXT``; an actor also as its subject or speaker), or in its subjects and speakers too
    (``SUBJECT``), or some only as a topic, a place or a figure's question (``LABEL``), or not all,
    or some only in quotations, notes or other words (``PART``). ``covered`` is the share of what
    was asked for that it has at all, by how much each word tells; ``missing`` are the terms that it
    lacks, ``read_as`` those that it has only in other words, with these.
    """

    record: Record
    score: float
    tier: int
    covered: float
    missing: tuple[str, ...]
    read_as: tuple[tuple[str, str], ...] = ()


def rank(
    corpus: "Corpus", asked: Sequence[Term], kind: str | None = None, taken: Taken = ANY
) -> tuple[list[Ranked], bool]:
    """Rank the records in which all the terms occur, and tell whether there are more.

    Where there are too many to rank, those with the words in name, text or subject go first. An
    actor also stands for the claims that it speaks on. Claims on which what is asked for was
    ``taken`` go before others that fit as well.
    """
    if taken.among is not None:
        ranked = weigh(corpus, _records(corpus, taken.among), asked, taken)
        return [one for one in ranked if not one.missing], len(taken.among) > CANDIDATES
    every = " AND ".join(map(str, asked))
    found = _candidates(corpus, every, kind)
    if len(found) == CANDIDATES:
        first = _candidates(corpus, f"{_FIRST} : ({every})", kind)
        found = first if len(first) == CANDIDATES else first | found
    written = [term for term in asked if not term.named]
    others: _Keys = {}
    if len(written) < len(asked) and len(found) < CANDIDATES:
        if written:
            others = _candidates(corpus, " AND ".join(map(str, written)), kind, ASKED_OF)
            found |= _speaking(corpus, others.keys() - found.keys(), asked)
        else:
            found |= _spoken(corpus, asked, kind)
    ranked = [one for one in weigh(corpus, _fetch(corpus, found), asked, taken) if not one.missing]
    return ranked, len(found) >= CANDIDATES or len(others) >= ASKED_OF


def rank_partly(corpus: "Corpus", asked: Sequence[Term], taken: Taken) -> list[Ranked]:
    """Rank the claims in which at least some of the terms occur; the rarest words choose them."""
    if taken.among is not None:
        return weigh(corpus, _records(corpus, taken.among), asked, taken)
    known = sorted((term for term in asked if term.known), key=lambda term: -term.rare)
    found: _Keys = {}
    for fewer in range(len(known)) if 1 < len(known) <= _FEW else ():
        rest = [term for place, term in enumerate(known) if place != fewer]
        found |= _candidates(corpus, " AND ".join(map(str, rest)), "claim", PARTLY)
    if len(found) < PARTLY and known:
        some = " OR ".join(map(str, known[:_RAREST]))
        found |= _candidates(corpus, some, "claim", PARTLY, best=True)
    found |= _spoken(corpus, known, "claim") if len(found) < PARTLY else {}
    return weigh(corpus, _fetch(corpus, found), asked, taken)


def _records(corpus: "Corpus", among: Iterable[str]) -> list[Record]:
    """The claims of which all are looked at, instead of those that words choose."""
    return corpus.records("claim", sorted(among)[:CANDIDATES])


def rank_taken(corpus: "Corpus", asked: Sequence[Term], taken: Taken) -> list[Ranked]:
    """Rank the claims with some of the terms on which what is asked for was ``taken``.

    Where it is asked of somebody, all claims on which they speak are looked at; else those that
    have most of the words.
    """
    if taken.by and taken.among is None:
        found = corpus.records("claim", corpus.claims_spoken_by(taken.by)[:CANDIDATES])
        ranked = weigh(corpus, found, asked, taken)
    else:
        ranked = rank_partly(corpus, asked, taken)
    return [
        one
        for one in ranked
        if one.covered and isinstance(one.record, Claim) and takes(corpus, one.record, taken)
    ]


_RAREST: Final = 8
"""Terms by which records are chosen that lack some of the terms."""

_FEW: Final = 5
"""Terms at most of which each is left out in turn."""


def weigh(
    corpus: "Corpus", records: Iterable[Record], asked: Sequence[Term], taken: Taken = ANY
) -> list[Ranked]:
    """Weigh records against what is asked for; the best first."""
    finder = Finder(asked)
    ranked = [_weigh(corpus, record, asked, finder, taken) for record in records]
    return sorted(ranked, key=lambda one: (-one.score, kind_of(one.record), one.record.id))


def occurs(corpus: "Corpus", term: Term, kind: str | None = None) -> bool:
    """Whether a term occurs in any record."""
    return bool(_candidates(corpus, str(term), kind, 1))


_Keys = dict[tuple[str, str], None]
"""Kinds and ids of records, each once, in order."""


def _candidates(
    corpus: "Corpus",
    expression: str,
    kind: str | None,
    limit: int = CANDIDATES,
    *,
    best: bool = False,
) -> _Keys:
    rows = corpus.query(
        "SELECT r.kind, r.id FROM words w CROSS JOIN records r ON r.key = w.rowid "
        "WHERE w.words MATCH ? AND r.kind = ifnull(?, r.kind) "
        f"{'ORDER BY w.rank ' if best else ''}LIMIT ?",
        (expression, kind, limit),
    )
    return dict.fromkeys((kind, id) for kind, id in rows)


def _fetch(corpus: "Corpus", found: _Keys) -> list[Record]:
    by_kind: dict[str, list[str]] = {}
    for kind, id in found:
        by_kind.setdefault(kind, []).append(id)
    return [record for kind, ids in by_kind.items() for record in corpus.records(kind, ids)]


def _spoken(corpus: "Corpus", asked: Sequence[Term], kind: str | None) -> _Keys:
    """The claims on which the actors that are asked for speak, or somebody does for them."""
    actors = [term.voices for term in asked if term.actors]
    if not actors or kind not in (None, "claim"):
        return {}
    spoken = [set(corpus.claims_spoken_by(voices)) for voices in actors]
    ids = sorted(set.intersection(*spoken) or set.union(*spoken))[:PARTLY]
    return dict.fromkeys(("claim", id) for id in ids)


def _speaking(corpus: "Corpus", among: Iterable[tuple[str, str]], asked: Sequence[Term]) -> _Keys:
    """Those of some claims on which any of the actors that are asked for may speak."""
    ids = sorted(id for kind, id in among if kind == "claim")
    voices = frozenset().union(*(term.voices for term in asked if term.named))
    speaking = corpus.perhaps_spoken_by(voices, ids)[:CANDIDATES]
    return dict.fromkeys(("claim", id) for id in speaking)


def _weigh(
    corpus: "Corpus",
    record: Record,
    asked: Sequence[Term],
    finder: Finder,
    taken: Taken,
) -> Ranked:
    """Weigh a record: where each term stands, and how much of the text the terms make up."""
    best = [0.0] * len(asked)
    fits = [0.0] * len(asked)
    others: dict[str, str] = {}
    share = 0.0
    in_a_row = False
    if isinstance(record, Claim):
        named = frozenset((*record.about, *record.accuses))
        speaking = speakers(corpus, record) if any(term.named for term in asked) else frozenset()
        for i, term in enumerate(asked):
            if term.named and term.voices & speaking:
                best[i], fits[i] = _WEIGHTS[SPOKEN], 1.0
            if term.actors & named:
                best[i], fits[i] = _WEIGHTS[columns.ABOUT], 1.0
    for column, text in passages(record):
        weight = _WEIGHTS[column]
        if min(best) >= weight:
            continue
        cut = words(text)
        places = finder.find(cut, text if column in _RUNNING else "")
        for i, found in places.items():
            place = max(found, key=_fit)
            if weight * place.fit > best[i]:
                best[i], fits[i] = weight * place.fit, place.fit
                others.pop(asked[i].typed, "")
                if place.fit < BEGUN:
                    others[asked[i].typed] = " ".join(cut[place.start : place.end])
        if places and column in (columns.BODY, columns.NAME):
            covered = {i for found in places.values() for s in found for i in range(s.start, s.end)}
            share = max(share, len(covered) / len(cut))
            if len(places) == len(asked) > 1:
                in_a_row = in_a_row or _in_a_row([places[i] for i in range(len(asked))], cut)
    total = sum(term.rare for term in asked)
    covered_by = sum(term.rare * value for term, value in zip(asked, best, strict=True)) / total
    missing = tuple(term.typed for term, value in zip(asked, best, strict=True) if not value)
    taking = isinstance(record, Claim) and takes(corpus, record, taken)
    score = covered_by + share / 4 + in_a_row / 2 + taking / 5
    present = sum(t.rare for t, value in zip(asked, best, strict=True) if value) / total
    tier = _tier(asked, best, fits)
    read_as = tuple(others.items())
    return Ranked(record, round(score, 4), tier, round(present, 4), missing, read_as)


def _fit(place: Spot) -> float:
    return place.fit


def _tier(asked: Sequence[Term], best: Sequence[float], fits: Sequence[float]) -> int:
    if min(fits) < BEGUN:
        return PART
    words = [value for term, value in zip(asked, best, strict=True) if not term.actors]
    if min(words, default=1.0) >= _LEAST[TEXT] and min(best) >= _LEAST[SUBJECT]:
        return TEXT
    return next((tier for tier in (SUBJECT, LABEL) if min(best) >= _LEAST[tier]), PART)


def speakers(corpus: "Corpus", record: Record) -> frozenset[str]:
    """Everybody who speaks on a claim, and for whom; what an utterance supplies counts."""
    if not isinstance(record, Claim):
        return frozenset()
    return frozenset().union(*(_voices(corpus, s) for s in record.statements))


def _voices(corpus: "Corpus", s: Statement) -> frozenset[str]:
    utterance = corpus.record("source", s.said_in) if s.said_in else None
    supplied = (*utterance.by, *utterance.for_) if utterance else ()
    return frozenset((*s.by, *s.for_, *supplied))


def concerns(corpus: "Corpus", record: Record, actors: frozenset[str]) -> bool:
    """Whether a claim is about some actors, accuses one, or any of them speaks on it."""
    if not isinstance(record, Claim):
        return False
    named = {*record.about, *record.accuses}
    return bool(actors & named) or bool(actors & speakers(corpus, record))


def takes(corpus: "Corpus", claim: Claim, taken: Taken) -> bool:
    """Whether a stance that is asked for was taken on a claim, by one of those asked for."""
    return any(
        s.stance in taken.stances and (not taken.by or bool(taken.by & _voices(corpus, s)))
        for s in claim.statements
    )


def _in_a_row(places: Sequence[Sequence[Spot]], cut: Sequence[str]) -> bool:
    """Whether the terms stand in the order asked, with nothing but stop words between them."""
    ends = {place.end for place in places[0]}
    for found in places[1:]:
        reachable = set(ends)
        for end in ends:
            while end < len(cut) and cut[end] in STOP_WORDS:
                end += 1
                reachable.add(end)
        ends = {place.end for place in found if place.start in reachable}
    return bool(ends)
