"""What comes nearest to an answer of the accused, where they did not answer an accusation."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import NamedTuple

from provenance.answers.parties import Party, party
from provenance.answers.rows import beside
from provenance.answers.when import When, when
from provenance.derive.frame import Frame
from provenance.model.dates import NO, YES
from provenance.model.records import Claim


class Near(NamedTuple):
    """What an accused's side said on a claim that this one bears on, or that bears on it."""

    actor: Party
    by: tuple[Party, ...]
    stance: str
    when: When
    claim: str
    text: str
    statement: str
    certain: bool


def nearest(frame: Frame, claim: Claim) -> Iterator[Near]:
    """Statements of an accused side on claims that this one bears on, or that bear on it.

    Only what had been said, or may have been, by the date asked for.
    """
    slice, clock = frame.slice, frame.clock
    neighbours = {link.other for link in slice.links_from.get(claim.id, ())}
    neighbours |= {link.claim for link in slice.links_to.get(claim.id, ())}
    for neighbour in sorted(neighbours - {claim.id}):
        record = slice.claims.get(neighbour)
        for s in clock.order(record.statements) if record else ():
            said = clock.said_by(s.id, frame.cutoff)
            days = clock.clipped(s.id, frame.cutoff)
            voices = [frame.sides.lends_side(s, accused, days) for accused in claim.accuses]
            truths = [said & voice.certain for voice in voices if voice is not None]
            truth = reduce(or_, truths, NO)
            if truth is not NO:
                yield Near(
                    party(slice, s.voices[0]),
                    beside(frame, s.voices[0], (s,)),
                    s.stance,
                    when(frame, s),
                    neighbour,
                    slice.claims[neighbour].text,
                    s.id,
                    truth is YES,
                )
