"""The card of a place or a topic: what is claimed of it, the most contested first."""

from typing import Final

from provenance.answers.cards import SharedCard
from provenance.answers.disputes import disputes
from provenance.answers.filters import EVERYTHING, Filters, part
from provenance.answers.memo import RANKS
from provenance.answers.places import spellings
from provenance.answers.rows import StatementRow, in_time, rows
from provenance.answers.when import day_asked
from provenance.derive.frame import Frame
from provenance.store.corpus import Corpus

PLACE: Final = "place"
TOPIC: Final = "topic"
KINDS: Final = (PLACE, TOPIC)


def written(corpus: Corpus, kind: str, name: str) -> tuple[str, ...]:
    """How claims write a place or a topic; nothing where none has it."""
    if kind == PLACE:
        return spellings(corpus, name)
    return (name,) if corpus.claims_with_topic(name) else ()


def shared(
    corpus: Corpus, kind: str, name: str, filters: Filters = EVERYTHING
) -> SharedCard | None:
    """Return the card of a place or a topic; None where no claim has it.

    Args:
        corpus: where to look.
        kind: ``place`` or ``topic``.
        name: in any spelling of a place; a topic as it is written.
        filters: what to leave out, and how many claims to show at most.
    """
    names = written(corpus, kind, name)
    if not names:
        return None
    within = filters._replace(place=names) if kind == PLACE else filters._replace(topic=names)
    within = within._replace(status=filters.status or RANKS)
    found = disputes(corpus, within)
    made: list[StatementRow] = []
    open_: list[StatementRow] = []
    for asked, slice in corpus.slices([d.claim for d in found.disputes], actors=filters.side):
        frame = Frame(slice, filters.as_of)
        claims = [slice.claims[id] for id in asked]
        said = (s for claim in claims for s in (*claim.statements, *claim.comments))
        certain, unplaced = part(filters, frame, tuple({s.id: s for s in said}.values()))
        made += rows(frame, certain)
        open_ += rows(frame, unplaced)
    return SharedCard(
        kind=kind,
        name=names[0],
        spellings=names,
        claims=found.disputes,
        total=found.total,
        counts=found.counts,
        rows=tuple(sorted(made, key=in_time)),
        unplaced=tuple(sorted(open_, key=in_time)),
        texts={dispute.claim: dispute.text for dispute in found.disputes},
        as_of=day_asked(filters.as_of),
    )
