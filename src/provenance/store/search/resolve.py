"""What X means: an id, a name, or free words in any order, without quotes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.model.records import Claim, Record
from provenance.model.vocabulary import IMPLIES
from provenance.store.index import terms
from provenance.store.index.fold import words as cut
from provenance.store.index.terms import name_key, passages
from provenance.store.search.asking import Term, understand
from provenance.store.search.ranking import ANY, PART, Ranked, Taken, concerns, rank, takes

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

FAR_BETTER: Final = 10.0
"""A match whose score leads by so much is the one that is meant."""


SHOWN: Final = 5
"""Candidates that are shown at most."""

_SHARED: Final = 0.6
"""What a claim gains at most by claims that imply it."""

_MUCH: Final = 0.4
"""What a claim gains at most by the statements that are made on it."""

ENOUGH: Final = 0.5
"""The share that a candidate must have of what was asked for, by how much each word tells."""

LONG: Final = 7
"""Words of a passage, as a headline is one: it has more than any claim, and of names not all."""

ENOUGH_OF_PASSAGE: Final = 0.15
"""How well a claim must fit a passage, counted with the words that no record has."""

AS_GOOD: Final = 0.5
"""What fits a passage less well than so much of the best is no candidate beside it."""

NEARLY_ALL: Final = 0.7
"""The share that it must have to be told before what has all of it, and no such stance."""


class Match(NamedTuple):
    """A record that may be meant: its id, its text or name, and how well it fits.

    ``left_out`` are the words asked for that it lacks, ``read_as`` pairs of a word and what it has
    instead: another spelling, or another word for the same.
    """

    id: str
    text: str
    score: float = 0.0
    left_out: tuple[str, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()


class Resolution(NamedTuple):
    """The claims that are meant, or may be, the best first.

    ``exact``: an id was given. ``whole``: each claim has all that was asked for, and ``others``
    have it, but not in their texts as these do; else they are candidates, which have only some of
    the words, or have them only in quotations, notes or other words, and none may be taken for what
    was meant. ``suggestions`` are what to type instead where nothing was found. ``more``: others
    match, too many to rank. ``near``: the best candidate has enough of the words to be meant.
    """

    exact: bool
    claims: tuple[Match, ...]
    suggestions: tuple[str, ...]
    more: bool = False
    whole: bool = True
    near: bool = False
    others: tuple[Match, ...] = ()


class ActorMatch(NamedTuple):
    """The actors (or sources) that are meant: one, several where a name is ambiguous, or none."""

    actors: tuple[Match, ...]
    suggestions: tuple[str, ...] = ()


class Resolved(NamedTuple):
    """The record that is meant, or those that may be.

    ``kind`` is ``claim``, ``actor``, ``source`` or ``statement``, and ``""`` where it is open.
    ``claim`` is the claim that a statement is made on.
    """

    kind: str = ""
    id: str = ""
    claim: str = ""
    candidates: tuple[Match, ...] = ()
    suggestions: tuple[str, ...] = ()


def resolve_claims(corpus: "Corpus", typed: Sequence[str], taken: Taken = ANY) -> Resolution:
    """Find the claims that are meant by an id, a statement's id or its beginning, or words.

    All words must occur in a claim's id, text, subjects, topics, figure or speakers, in any form; a
    run of words that is an actor's name stands for the actor, under all its names. Where no claim
    has them all, those that have the most of them are candidates.

    Args:
        corpus: where to look.
        typed: what was typed.
        taken: the stances asked for, and whose: of claims that fit as well, those on which they
            were taken go first.
    """
    text = " ".join(typed).strip()
    id = text if corpus.record("claim", text) else _claim_of_statement(corpus, text)
    if id:
        return Resolution(True, (_match(corpus, "claim", id),), ())
    asked = understand(corpus, typed)
    ranked, more = rank(corpus, asked, "claim", taken) if asked else ([], False)
    tier = _tier(corpus, ranked, taken)
    whole = [one for one in ranked if one.tier == tier] if tier < PART else []
    if whole:
        slug = "-".join(cut(text))
        matches = [
            _as_match(one, one.score + FAR_BETTER * (one.record.id == slug)) for one in whole
        ]
        records = [one.record for one in whole]
        gains = (_implied(records), _spoken_of(records))
        matches.sort(key=lambda match: -(match.score + sum(g.get(match.id, 0) for g in gains)))
        others = tuple(_as_match(one, one.score) for one in ranked if one not in whole)
        return Resolution(False, tuple(matches), (), more, others=others)
    statement = statement_beginning(corpus, text)
    if statement:
        claim = corpus.claim_of_statement(statement) or ""
        return Resolution(True, (_match(corpus, "claim", claim),), ())
    return _candidates(corpus, typed, asked, taken)


def _tier(corpus: "Corpus", ranked: Sequence[Ranked], taken: Taken) -> int:
    """Where the claims that are meant have the words.

    It is the best place, but of what is asked of somebody the best in which that side is spoken of
    or speaks: a word may stand in the text of another's claim, and be the topic of its own.
    """
    tiers = {one.tier for one in ranked}
    if taken.by and len(tiers) > 1:
        tiers = {one.tier for one in ranked if concerns(corpus, one.record, taken.by)} or tiers
    return min(tiers, default=PART)


def _implied(found: Sequence[Record]) -> dict[str, float]:
    """Let a claim go before those that imply it, of which it says what they share."""
    ids = {record.id for record in found}
    implied: dict[str, float] = {}
    for record in found:
        if isinstance(record, Claim):
            for relation in record.related(IMPLIES):
                if relation.claim in ids:
                    implied[relation.claim] = min(_SHARED, implied.get(relation.claim, 0) + 0.1)
    return implied


def _spoken_of(found: Sequence[Record]) -> dict[str, float]:
    """Let claims of which much is said go before others that fit nearly as well."""
    return {
        record.id: min(_MUCH, len(record.statements) * _MUCH / 10)
        for record in found
        if isinstance(record, Claim)
    }


def resolve_near(corpus: "Corpus", typed: Sequence[str], taken: Taken = ANY) -> Resolution:
    """Find the claims nearest to some words on which what is asked for was certainly ``taken``.

    Where it is asked of somebody, few of the words are enough: of what a speaker admitted, the
    nearest is told, and that it lacks some of them.
    """
    from provenance.store.search.ranking import rank_taken
    from provenance.store.search.widening import widen

    asked = widen(corpus, understand(corpus, typed))
    ranked = rank_taken(corpus, asked, taken) if asked else []
    near = [one for one in ranked if taken.by or _near(one, asked, asked)]
    return _near_ones(corpus, asked, near)


def _candidates(
    corpus: "Corpus", typed: Sequence[str], asked: Sequence[Term], taken: Taken
) -> Resolution:
    """What comes near enough to be shown, where no claim has all that was asked for."""
    from provenance.store.search.ranking import rank_partly
    from provenance.store.search.widening import widen

    if any(not term.known and "-" in term.typed for term in asked):  # an id with a slip in it
        asked = understand(corpus, [text.replace("-", " ") for text in typed])
    told = _unguessed(widen(corpus, asked))
    is_long = len(told) >= LONG
    # What no record has tells nothing of which is meant.
    asked = (tuple(term for term in told if term.known) if is_long else ()) or told
    ranked, _ = rank(corpus, asked, "claim", taken) if asked else ([], False)
    if len(ranked) < SHOWN:
        ids = {one.record.id for one in ranked}
        partly = rank_partly(corpus, asked, taken)
        ranked += [one for one in partly if one.record.id not in ids and _near(one, asked, told)]
    if is_long:
        ranked = [one for one in ranked if _near(one, asked, told)]
    if not ranked:
        from provenance.store.search.suggest import suggest

        return Resolution(False, (), suggest(corpus, typed, "claim"))
    names = {term.typed for term in asked if term.named}

    def order(one: Ranked) -> tuple[int, int, float, str]:
        """Whose claim it is that was asked for, the names, then the words.

        Of what is asked of somebody, that goes first on which they took that stance.
        """
        apart = 0
        if taken.by and isinstance(one.record, Claim) and not takes(corpus, one.record, taken):
            apart = 1 + (not concerns(corpus, one.record, taken.by))
        lacking = 0 if is_long else len(names.intersection(one.missing))
        return apart, lacking, -one.score, one.record.id

    best = max(one.score for one in ranked) if is_long else 0.0
    ranked = [one for one in ranked if one.score >= best * AS_GOOD]
    return _near_ones(corpus, told, sorted(ranked, key=order))


def _unguessed(asked: tuple[Term, ...]) -> tuple[Term, ...]:
    """The terms of a passage without what is only a guess at a spelling, but of names.

    A passage is copied, and has words that no record has; some come near to another by chance.
    """
    if len(asked) < LONG:
        return asked
    return tuple(
        term._replace(known=False, read_as="") if term.read_as and term.typed.islower() else term
        for term in asked
    )


def _near_ones(corpus: "Corpus", asked: Sequence[Term], ranked: Sequence[Ranked]) -> Resolution:
    unknown = {term.typed.lower() for term in asked if not term.known}
    return Resolution(
        False,
        tuple(_with_words(one, asked, unknown) for one in ranked[:SHOWN]),
        (),
        whole=False,
        # Of one word, what has only another like it goes before nothing that has the word.
        near=len(asked) > 1
        and any(one.covered >= NEARLY_ALL for one in ranked[:1])
        and (len(asked) < LONG or not unknown),
    )


def _with_words(one: Ranked, asked: Sequence[Term], unknown: set[str]) -> Match:
    """A candidate with the words that it lacks, and those that it has in other words."""
    missing = unknown | {typed.lower() for typed in one.missing}
    other = dict(one.read_as)
    told = [(term, term.read_as or other.get(term.typed, "")) for term in asked]
    return _as_match(one, one.score)._replace(
        left_out=tuple(term.typed for term in asked if term.typed.lower() in missing),
        read_as=tuple(
            (term.typed, read) for term, read in told if read and term.typed.lower() not in missing
        ),
    )


def resolve_among(corpus: "Corpus", typed: Sequence[str], taken: Taken) -> Resolution:
    """Order the claims that may be meant, however few of the words they have.

    Those on which one who is asked for took the stance go first, then those with most of the words,
    then those on which most statements stand.
    """
    from provenance.store.search.ranking import rank_partly
    from provenance.store.search.widening import widen

    asked = widen(corpus, understand(corpus, typed))
    ranked = rank_partly(corpus, asked, taken)

    def order(one: Ranked) -> tuple[bool, float, int, str]:
        claim = one.record
        assert isinstance(claim, Claim)
        apart = bool(taken.by) and not takes(corpus, claim, taken)
        number = sum(s.stance in taken.stances for s in claim.statements)
        return apart, -one.covered, -number, claim.id

    return _near_ones(corpus, asked, sorted(ranked, key=order))


def _near(one: Ranked, asked: Sequence[Term], told: Sequence[Term]) -> bool:
    """Whether a claim has enough of what was asked for to be shown.

    Of a few words it must have what tells most, or all but one. One word alone is enough only if it
    names an actor, or tells more than the other of two, which names none. Of a passage it must have
    two, and fit well; ``told`` are its words with those that no record has.
    """
    has = [term for term in asked if term.typed not in one.missing]
    if len(told) >= LONG:
        known, all_ = (sum(term.rare for term in terms) for terms in (asked, told))
        return len(has) > 1 and one.score * known / all_ >= ENOUGH_OF_PASSAGE
    if len(has) == 1 and not has[0].actors:
        lacks_name = any(term.actors for term in asked)
        return len(asked) == 2 and not lacks_name and one.covered >= ENOUGH
    known = sum(term.rare for term in asked if term.known)  # what no record has tells of none
    covered = sum(term.rare for term in has) / known if len(has) > 1 else one.covered
    return covered >= ENOUGH or (len(has) > 1 and len(one.missing) == 1)


def resolve_actor(corpus: "Corpus", text: str) -> ActorMatch:
    """Find the actor that is meant by an id, a name or an alias, whatever its case and accents."""
    ids = [text] if corpus.record("actor", text) else _named(corpus, text, "actor")
    if ids:
        return ActorMatch(tuple(_match(corpus, "actor", id) for id in ids))
    from provenance.store.search.suggest import near_names

    return ActorMatch((), near_names(corpus, text, "actor"))


def resolve_source(corpus: "Corpus", text: str) -> ActorMatch:
    """Find the source that is meant by an id, a title or an address."""
    ids = [text] if corpus.record("source", text) else _named(corpus, text, "source")
    if not ids and "://" in text:
        ids = [
            source.id for source in corpus.each("source") if text in (source.url, *source.archive)
        ]
    if ids:
        return ActorMatch(tuple(_match(corpus, "source", id) for id in ids))
    from provenance.store.search.suggest import near_names

    return ActorMatch((), near_names(corpus, text, "source"))


def resolve_any(corpus: "Corpus", typed: Sequence[str] | str) -> Resolved:
    """Find the record that is meant: by its id, else by name, else by the words of a claim.

    An id that several kinds of record share, or a name that several bear, gives candidates.
    """
    typed = [typed] if isinstance(typed, str) else typed
    return resolve_named(corpus, typed) or _by_words(corpus, typed)


def resolve_named(corpus: "Corpus", typed: Sequence[str]) -> Resolved | None:
    """Find the record that has an id, or a name in any spelling; None where none has."""
    text = " ".join(typed).strip()
    found = [(kind, text) for kind in corpus.kind_of(text)]
    if not found and corpus.claim_of_statement(text):
        found = [("statement", text)]
    for kind in ("actor", "source"):
        found = found or [(kind, id) for id in _named(corpus, text, kind)]
    return _settle(corpus, found) if found else None


def _by_words(corpus: "Corpus", typed: Sequence[str]) -> Resolved:
    text = " ".join(typed).strip()
    resolution = resolve_claims(corpus, typed)
    statement = statement_beginning(corpus, text) if resolution.exact else None
    if statement:
        return _settle(corpus, [("statement", statement)])
    if not resolution.whole or not resolution.claims:
        from provenance.store.search.search import search

        hits = search(corpus, typed).hits
        found = [(hit.kind, hit.id) for hit in hits]
        if found:
            return _settle(corpus, found)
        return Resolved(candidates=resolution.claims, suggestions=resolution.suggestions)
    first, *rest = (*resolution.claims, *resolution.others)
    if not rest or first.score - rest[0].score >= FAR_BETTER:
        return Resolved("claim", first.id)
    return Resolved(candidates=(first, *rest))


def statement_beginning(corpus: "Corpus", text: str) -> str | None:
    """Give the only statement whose id begins with a text of at least three characters."""
    if len(text) < 3:
        return None
    rows = corpus.query(
        "SELECT DISTINCT target FROM edges WHERE role = ? AND target >= ? AND target < ? LIMIT 2",
        (terms.STATEMENT, text, text + "\U0010ffff"),
    )
    return str(rows[0][0]) if len(rows) == 1 else None


def _settle(corpus: "Corpus", found: Sequence[tuple[str, str]]) -> Resolved:
    if len(found) > 1:
        return Resolved(candidates=tuple(_match(corpus, kind, id) for kind, id in found))
    ((kind, id),) = found
    claim = corpus.claim_of_statement(id) if kind == "statement" else ""
    return Resolved(kind, id, claim or "")


def _named(corpus: "Corpus", text: str, kind: str) -> list[str]:
    rows = corpus.query(
        "SELECT DISTINCT r.id FROM names n CROSS JOIN records r USING (key) "
        "WHERE n.name = ? AND r.kind = ? ORDER BY r.id",
        (name_key(text), kind),
    )
    return [id for (id,) in rows]


def _claim_of_statement(corpus: "Corpus", text: str) -> str | None:
    return None if " " in text else corpus.claim_of_statement(text)


def _as_match(one: Ranked, score: float) -> Match:
    texts = [text for column, text in passages(one.record) if column == terms.BODY]
    return Match(one.record.id, texts[0], score)


def _match(corpus: "Corpus", kind: str, id: str) -> Match:
    record = corpus.record(kind, id)
    texts = [text for column, text in passages(record) if column == terms.BODY] if record else [id]
    return Match(id, texts[0])
