"""The Slice that most rules need to look at some records: the records and their neighbours.

What rules derive from more than that is asked of ``gather``. Like that, this fetches a superset.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain

from provenance.model import vocabulary as words
from provenance.model.records import Actor, Claim, Source
from provenance.model.slice import Slice
from provenance.store.index import resemblance, terms
from provenance.store.slices.lookup import Lookup
from provenance.store.slices.steps import all_steps, related, speaking, ties


def nearby(look: Lookup, asked: Mapping[str, Set[str]]) -> Slice:
    """Give records, by kind and id, with all that rules see beside them.

    That is who and what they name, or would be taken for; what statements answer or repeat, and
    what else was said in their utterances; the circles of ties that they are on; and where claims
    exclude each other, what implies them.
    """
    claims, actors = look.claims(asked["claim"]), look.actors(asked["actor"])
    sources = look.sources(asked["source"])
    utterances = look.sources(_said_in(claims))
    named_claims = set(_claims_named(claims))
    named_sources = set(_sources_named(claims, sources))
    named_actors = set(_actors_named(claims, actors, (*sources, *utterances)))
    strays = {
        *named_claims.difference(claim.id for claim in look.claims(named_claims)),
        *named_sources.difference(source.id for source in look.sources(named_sources)),
        *named_actors.difference(actor.id for actor in look.actors(named_actors)),
    }
    same = {*asked["claim"], *asked["actor"], *asked["source"], *_statements(claims), *strays}
    held = look.claims(
        same
        | named_claims
        | _answered(look, claims)
        | _bound(look, claims)
        | _in_one_utterance(look, claims)
        | look.naming([terms.STATEMENT], _statements(claims))
        | look.naming([terms.GIST], (resemblance.gist(claim.text) for claim in claims))
        | look.naming([terms.SOURCE, terms.SAID_IN], _all_read(sources))
        | _alike(look, asked["claim"])
    )
    spelt = chain((terms.name_key(id) for id in strays), *(terms.names(actor) for actor in actors))
    return Slice(
        held,
        look.actors(
            same
            | named_actors
            | _circles(look, asked["actor"])
            | _alike(look, asked["actor"])
            | look.bearing(spelt)
        ),
        look.sources(
            same
            | named_sources
            | set(_said_in(held))
            | set(_read_in(held))
            | _derived(look, asked["source"])
            | _alike(look, asked["source"])
        ),
    )


# --- what is named --------------------------------------------------------------------------------


def _claims_named(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        yield from claim.about
        for relation in claim.relations:
            yield relation.claim
        for s in claim.said:
            yield from s.covers
        if claim.figure and claim.figure.within:
            yield claim.figure.within


def _actors_named(
    claims: Iterable[Claim], actors: Iterable[Actor], sources: Iterable[Source]
) -> Iterator[str]:
    for claim in claims:
        yield from chain(claim.about, claim.accuses)
        for s in claim.said:
            yield from chain(s.by, s.for_, s.via, s.or_by, s.answers, s.repeats)
        for expectation in claim.expect:
            for _, expected in expectation.by:
                yield from expected
            yield from expectation.silent
            yield from expectation.versus
    for actor in actors:
        for tie in chain(actor.part_of, actor.speaks_for, actor.members):
            yield tie.actor
    for source in sources:
        yield from chain(source.by, source.for_)
        if source.publisher:
            yield source.publisher


def _sources_named(claims: Iterable[Claim], sources: Iterable[Source]) -> Iterator[str]:
    yield from _said_in(claims)
    yield from _read_in(claims)
    for claim in claims:
        for s in claim.said:
            yield from chain(s.evidence, s.answers, s.repeats)
    for source in sources:
        for derivation in source.derived_from:
            yield derivation.source


def _all_read(sources: Iterable[Source]) -> Iterator[str]:
    """The sources of which rules see everything that was read in them."""
    return (s.id for s in sources if s.complete or not s.has_first_day)


def _said_in(claims: Iterable[Claim]) -> Iterator[str]:
    return (s.said_in for claim in claims for s in claim.said if s.said_in)


def _read_in(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        if claim.source:
            yield claim.source
        for s in claim.said:
            if s.source:
                yield s.source


def _statements(claims: Iterable[Claim]) -> set[str]:
    """The ids of statements; of one that another bears too, also without the number after it."""
    ids = {s.id for claim in claims for s in claim.said}
    return ids | {id.rpartition(".")[0] for id in ids if "." in id}


# --- claims beside claims -------------------------------------------------------------------------


def _answered(look: Lookup, claims: Iterable[Claim]) -> set[str]:
    """The claims of what statements answer or repeat, of what those answer, and so on."""

    def answered(ids: set[str]) -> set[str]:
        found = [claim for claim in look.claims(ids) if any(_refs(claim))]
        into = look.into([terms.STATEMENT], {ref for claim in found for ref in _refs(claim)})
        told = {target for _, target, _ in into}
        utterances = {u.id: u for u in look.sources(_said_in(found))}
        apart = {
            claim.id
            for claim in found
            if not told.union(*(speaking(s, utterances) for s in claim.said)).issuperset(
                _refs(claim)
            )
        }
        beside = related(look, apart, *words.RELATIONS) | look.naming(words.RELATIONS, apart)
        return beside | {claim for _, _, claim in into}

    return all_steps({claim.id for claim in claims}, answered)


def _refs(claim: Claim) -> Iterator[str]:
    for s in claim.said:
        yield from chain(s.answers, s.repeats)


def _bound(look: Lookup, claims: Iterable[Claim]) -> set[str]:
    """The claims that follow from claims, those that exclude one of these, what implies both."""

    def implied(ids: set[str]) -> set[str]:
        return related(look, ids, words.IMPLIES)

    def implying(ids: set[str]) -> set[str]:
        return look.naming([terms.IMPLIES], ids)

    asked = {claim.id for claim in claims}
    weaker = asked | all_steps(asked, implied)
    into = look.into([terms.EXCLUDES], weaker)
    ends = {claim.id for claim in look.claims(weaker) if any(claim.related(words.EXCLUDES))}
    ends |= related(look, ends, words.EXCLUDES)
    ends.update(end for _, target, rival in into for end in (target, rival))
    return weaker | ends | all_steps(ends, implying)


def _in_one_utterance(look: Lookup, claims: Iterable[Claim]) -> set[str]:
    return look.naming([terms.SAID_IN], set(_said_in(claims)))


# --- actors and sources ---------------------------------------------------------------------------


def _circles(look: Lookup, actors: Set[str]) -> set[str]:
    """The actors to which each kind of tie leads; a circle leads back."""
    return set().union(
        *(
            all_steps(actors, lambda ids, kind=kind: ties(look, ids, kind))  # type: ignore[misc]
            for kind in ("part_of", "speaks_for", "members")
        )
    )


def _derived(look: Lookup, sources: Set[str]) -> set[str]:
    def origins(ids: set[str]) -> set[str]:
        return {d.source for source in look.sources(ids) for d in source.derived_from}

    return all_steps(sources, origins)


def _alike(look: Lookup, ids: Set[str]) -> set[str]:
    looks = {resemblance.look(id) for id in ids}
    return looks | look.naming([terms.LOOK], looks)
