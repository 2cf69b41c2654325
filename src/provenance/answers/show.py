"""The card of one record: a claim, an actor, a source or a statement; or of a place or a topic."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from provenance.answers.absence import absence
from provenance.answers.against import against
from provenance.answers.asked import ON_STATEMENTS, given
from provenance.answers.cards import (
    Accusation,
    ActorCard,
    ActorTie,
    Card,
    ClaimCard,
    Neighbour,
    SharedCard,
    SourceCard,
    StatementCard,
)
from provenance.answers.citation import citation
from provenance.answers.counting import tallied
from provenance.answers.filters import AFFIRMED, EVERYTHING, Filters, part, takes_claim
from provenance.answers.on_claim import derived_for
from provenance.answers.parties import Party, Through, parties, party
from provenance.answers.places import near
from provenance.answers.points import told
from provenance.answers.rows import row, rows
from provenance.answers.when import day_asked, describe
from provenance.derive.frame import Frame
from provenance.derive.points import HEDGED
from provenance.derive.positions import Position, is_doubtful
from provenance.derive.sides import Sides
from provenance.derive.ties import Voice
from provenance.model.dates import NO, YES
from provenance.model.records import (
    Actor,
    Claim,
    Derivation,
    Source,
    Statement,
    Tenure,
)
from provenance.model.slice import Link, Slice
from provenance.model.vocabulary import (
    AFFIRMING,
    COMMENTED,
    DECLINED,
    DENIED,
    QUESTIONED,
    RETRACTED,
)
from provenance.store.corpus import Corpus
from provenance.store.index.terms import STATEMENT
from provenance.store.search.resolve import Resolved, resolve_any, resolve_named
from provenance.store.slices.around import citing, concerning, related
from provenance.store.slices.asking import Asking, Reached, each_for_itself, reach_all, union
from provenance.store.slices.gather import gather_for

_OTHERWISE: Final = (QUESTIONED, DECLINED, RETRACTED)


class Shown(NamedTuple):
    """The answer to ``show X``: one card, or what the words could mean.

    ``place`` and ``topic`` count the claims that have the words as a place or a topic, where the
    card is not that. ``near`` are places that come near to words which name nothing.
    """

    asked: str
    card: Card | None
    candidates: tuple[Party, ...]
    suggestions: tuple[str, ...]
    topic: int = 0
    place: int = 0
    near: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether one record, place or topic was found."""
        return self.card is not None


def show(corpus: Corpus, words: tuple[str, ...], filters: Filters = EVERYTHING) -> Shown:
    """Return the card of what the words name: a record, else a place, else a topic.

    Args:
        corpus: where to look.
        words: an id, a name, a place, a topic, or words of a claim; ``place`` or ``topic`` before
            them says which is meant.
        filters: what to leave out of the card's statements, or of the claims of a place or a topic.
    """
    asked = " ".join(words)
    named = resolve_named(corpus, words)
    found = _of(corpus, named, filters) if named else _shared(corpus, words, filters)
    resolved = named or (Resolved() if found else resolve_any(corpus, words))
    found = found or _of(corpus, resolved, filters)
    kind = found.kind if isinstance(found, SharedCard) else ""
    return Shown(
        asked=asked,
        card=found,
        candidates=tuple(Party(match.id, match.text) for match in resolved.candidates),
        suggestions=resolved.suggestions,
        topic=0 if kind == "topic" else len(corpus.claims_with_topic(asked)),
        place=0 if kind == "place" else len(corpus.claims_at(asked)),
        near=() if found else near(corpus, asked),
    )


def _of(corpus: Corpus, resolved: Resolved, filters: Filters) -> Card | None:
    return card(corpus, resolved.kind, resolved.id, filters) if resolved.id else None


def _shared(corpus: Corpus, words: tuple[str, ...], filters: Filters) -> SharedCard | None:
    """The card of a place, else of a topic, that the words name."""
    from provenance.answers.shared import KINDS, shared

    for kind in KINDS:
        if found := shared(corpus, kind, " ".join(words), filters):
            return found
    kind, *rest = words or ("",)
    return shared(corpus, kind, " ".join(rest), filters) if rest and kind in KINDS else None


def card(
    corpus: Corpus,
    kind: str,
    id: str,
    filters: Filters = EVERYTHING,
    frame: Frame | None = None,
) -> Card | None:
    """Return the card of the record of a kind that has an id; None if there is none.

    Args:
        corpus: where to look.
        kind: ``claim``, ``actor``, ``source`` or ``statement``.
        id: its whole id.
        filters: what to leave out of the card's statements.
        frame: what `framed` gave for this record, among others; made for it alone if there is none.
    """
    holder = corpus.claim_of_statement(id) if kind == "statement" else id
    record = corpus.record("claim" if kind == "statement" else kind, holder) if holder else None
    if record is None:
        return None
    frame = frame or framed(corpus, kind, (id,), filters)
    match record:
        case Claim():
            return _statement(frame, id) if kind == "statement" else _claim(frame, id, filters)
        case Actor():
            return _actor(frame, record, filters)
        case Source():
            return _source(frame, corpus, record, filters)


def framed(corpus: Corpus, kind: str, ids: Sequence[str], filters: Filters = EVERYTHING) -> Frame:
    """Give what the cards of some records of one kind are derived from.

    Cards do not depend on which others they are made with: what is derived of a claim is the same
    in every Slice that is closed around it.
    """
    return framed_noting(corpus, kind, ids, filters).frame


class NotedFrame(NamedTuple):
    """What cards are derived from, and what was looked up for which of them (``asking``)."""

    frame: Frame
    read: Mapping[str, Reached]


def framed_noting(
    corpus: Corpus, kind: str, ids: Sequence[str], filters: Filters = EVERYTHING
) -> NotedFrame:
    """Give the same, and note what is looked up for each: a bit each, the first has the lowest."""
    ask, each = corpus.asking(), each_for_itself(ids)
    named: Reached = dict.fromkeys(filters.side, (1 << len(each)) - 1)
    sources: Reached = {}
    match kind:
        case "claim":
            start = union(each, related(ask, each))
        case "statement":
            start = ask.naming([STATEMENT], each)
        case "actor":
            concerned = _concerned(ask, each)
            start = concerning(ask, concerned, corpus.covering())
            named = union(named, concerned)
        case _:
            start, sources = citing(ask, each), each
    slice = gather_for(ask, start, named=named, sources=sources, sides=False)
    return NotedFrame(Frame(slice, filters.as_of), ask.read)


def _concerned(ask: Asking, actors: Reached) -> Reached:
    """Actors with the whole sides that they stand for, and the groups of all of these."""
    ties = Sides(gather_for(ask, {}, named=actors))
    side: Reached = {}
    for id, bits in actors.items():
        reach_all(side, ties.accused_side(id), bits)
    groups: Reached = {}
    for id, bits in side.items():
        reach_all(groups, ties.slice.member_of.get(id, ()), bits)
    return union(side, groups)


def _claim(frame: Frame, id: str, filters: Filters) -> ClaimCard:
    slice = frame.slice
    claim = slice.claims[id]
    status = frame.status(id)
    certain, unplaced = part(filters, frame, (*claim.statements, *claim.comments))
    affirming = tuple(s for s in certain if s.affirms)
    denying = tuple(s for s in certain if s.stance == DENIED)
    sources = {s.source for s in claim.said if s.source}
    return ClaimCard(
        claim=id,
        text=claim.text,
        status=status.headline,
        grounds=told(frame, status.grounds),
        suffixes=told(frame, status.suffixes),
        open=told(frame, status.open),
        filtered=bool(given(filters, ON_STATEMENTS[:-1])),
        about=tuple(_subject(frame, subject) for subject in claim.about),
        accuses=parties(slice, claim.accuses),
        silent=parties(slice, status.silent),
        topics=claim.topics,
        event=describe(claim.event) if claim.event else None,
        foretells=claim.foretells,
        place=claim.place,
        figure=claim.figure,
        source=_titled(slice, claim.source) if claim.source else None,
        affirm=rows(frame, affirming, id),
        affirm_tally=tallied(frame, id, affirming)[0],
        affirm_absence=absence(frame, AFFIRMED, filters, _with(claim, *AFFIRMING)),
        deny=rows(frame, denying, id),
        deny_tally=tallied(frame, id, denying)[0],
        deny_absence=absence(frame, DENIED, filters, _with(claim, DENIED)),
        against=against(frame, id),
        otherwise=rows(frame, tuple(s for s in certain if s.stance in _OTHERWISE), id),
        comments=rows(frame, tuple(s for s in certain if s.stance == COMMENTED), id),
        unplaced=rows(frame, unplaced, id),
        derived=tuple(derived_for(frame, claim, "said", filters)),
        relations=_neighbours(frame, claim),
        sources=tuple(citation(slice, source) for source in sorted(sources)),
        note=claim.note,
        file=claim.origin.file,
        line=claim.origin.line,
        as_of=day_asked(frame.cutoff),
    )


def _with(claim: Claim, *stances: str) -> tuple[Statement, ...]:
    return tuple(s for s in claim.statements if s.stance in stances)


def _titled(slice: Slice, id: str) -> Party:
    source = slice.sources.get(id)
    return Party(id, source.title if source else id)


def _subject(frame: Frame, subject: str) -> Party:
    claim = frame.slice.claims.get(subject)
    return Party(subject, claim.text) if claim else party(frame.slice, subject)


def _neighbours(frame: Frame, claim: Claim) -> tuple[Neighbour, ...]:
    slice = frame.slice
    made = []
    for outgoing, links in (
        (True, slice.links_from.get(claim.id, ())),
        (False, slice.links_to.get(claim.id, ())),
    ):
        made += [_neighbour(frame, link, outgoing) for link in links]
    return tuple(made)


def _neighbour(frame: Frame, link: Link, outgoing: bool) -> Neighbour:
    other = link.other if outgoing else link.claim
    known = frame.slice.claims.get(other)
    return Neighbour(
        kind=link.kind,
        outgoing=outgoing,
        claim=other,
        text=known.text if known else "",
        status=frame.headline(other) if known else "",
        because=link.because,
    )


def _statement(frame: Frame, id: str) -> StatementCard:
    statement = frame.slice.said(id)
    assert statement is not None
    made = row(frame, statement)
    return StatementCard(
        row=made,
        text=frame.slice.claims[statement.claim].text,
        status=frame.status(statement.claim).headline,
        answered_by=rows(frame, frame.clock.answering(statement.id)),
        file=made.file,
        line=made.line,
    )


def _actor(frame: Frame, actor: Actor, filters: Filters) -> ActorCard:
    slice, sides = frame.slice, frame.sides
    side = sides.expand(actor.id)
    spoken = [
        s for s in frame.spoken_for(side) if takes_claim(filters, frame, slice.claims[s.claim])
    ]
    voices = {
        s.id: voice
        for s in spoken
        if (voice := frame.voice(s, side)) is not None and voice.certain is not NO
    }
    certain, unplaced = part(filters, frame, tuple(s for s in spoken if s.id in voices))
    accusing = [claim for claim in frame.accusing(side) if takes_claim(filters, frame, claim)]
    return ActorCard(
        actor=actor.id,
        name=actor.name,
        kind=actor.kind,
        aka=actor.aka,
        note=actor.note,
        side=sides.tree(actor.id),
        part_of=tuple(_tie(slice, tenure) for tenure in actor.part_of),
        speaks_for=tuple(_tie(slice, tenure) for tenure in actor.speaks_for),
        member_of=parties(slice, tuple(sorted(slice.member_of.get(actor.id, ())))),
        size=actor.size,
        members=parties(slice, tuple(tenure.actor for tenure in actor.members)),
        same_as=actor.same_as,
        speakers=parties(slice, tuple(sorted(slice.spokespeople.get(actor.id, ())))),
        affirmed=rows(frame, tuple(s for s in certain if s.affirms)),
        denied=rows(frame, tuple(s for s in certain if s.stance == DENIED)),
        otherwise=rows(frame, tuple(s for s in certain if s.stance in _OTHERWISE)),
        comments=rows(frame, tuple(s for s in certain if s.stance == COMMENTED)),
        unplaced=rows(frame, unplaced),
        unanswered=tuple(
            _accusation(frame, claim)
            for claim in accusing
            if side.intersection(frame.status(claim.id).silent)
        ),
        through={
            s.id: told for s in (*certain, *unplaced) if (told := _through(slice, voices[s.id]))
        },
        texts={s.claim: slice.claims[s.claim].text for s in (*certain, *unplaced)},
        file=actor.origin.file,
        line=actor.origin.line,
        as_of=day_asked(frame.cutoff),
        perhaps=tuple(s.id for s in certain if voices[s.id].certain is not YES),
    )


def _tie(slice: Slice, tenure: Tenure) -> ActorTie:
    from_, to = (describe(day) if day else None for day in (tenure.from_, tenure.to))
    return ActorTie(party(slice, tenure.actor), from_, to)


def _through(slice: Slice, voice: Voice) -> Through | None:
    """How words are a side's, where more is to be said of it than who spoke."""
    if voice.one_of is None and voice.certain is YES:
        return None
    return Through(party(slice, voice.actor), voice.one_of, voice.certain is YES)


def _accusation(frame: Frame, claim: Claim) -> Accusation:
    status = frame.status(claim.id)
    own: dict[str, Position] = {}
    for position in status.affirmers:  # those first who do so in words of their own
        own.setdefault(position.actor, position)
    hedged = any(suffix.kind == HEDGED for suffix in status.suffixes)
    return Accusation(
        claim.id,
        claim.text,
        status.headline,
        tuple(party(frame.slice, p.actor) for p in own.values()),
        hedged,
        derived=tuple(p.actor for p in own.values() if p.derived),
        unsettled=tuple(p.actor for p in own.values() if p.certain is not YES),
        doubtful=tuple(p.actor for p in own.values() if is_doubtful(frame.slice, p)),
    )


def _source(frame: Frame, corpus: Corpus, source: Source, filters: Filters) -> SourceCard:
    slice = frame.slice
    read = tuple(
        s for s in frame.read_in(source.id) if takes_claim(filters, frame, slice.claims[s.claim])
    )
    certain, unplaced = part(filters, frame, read)
    taken = tuple(
        Derivation(other.id, derivation.how)
        for id in corpus.sources_from(source.id)
        if isinstance(other := corpus.record("source", id), Source)
        for derivation in other.derived_from
        if derivation.source == source.id
    )
    return SourceCard(
        source=source.id,
        title=source.title,
        kind=source.kind,
        by=parties(slice, source.by),
        for_=parties(slice, source.for_),
        publisher=party(slice, source.publisher) if source.publisher else None,
        date=describe(source.date) if source.date else None,
        date_basis=source.date_basis,
        published=describe(source.published) if source.published else None,
        accessed=describe(source.accessed) if source.accessed else None,
        url=source.url,
        archive=source.archive,
        language=source.language,
        sha256=source.sha256,
        size=source.size,
        media_type=source.media_type,
        extractor=source.extractor,
        normaliser=source.normaliser,
        seen=source.seen,
        derived_from=source.derived_from,
        taken_by=taken,
        complete=source.complete,
        paragraphs=source.paragraphs,
        skipped=source.skipped,
        citation=citation(slice, source.id),
        rows=rows(frame, (*certain, *unplaced)),
        texts={s.claim: slice.claims[s.claim].text for s in read},
        note=source.note,
        file=source.origin.file,
        line=source.origin.line,
    )
