"""What tells against a claim besides a denial of it: by whom, with what, and by which relation."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from provenance.answers.parties import Party, party
from provenance.answers.rows import beside
from provenance.answers.when import When, when
from provenance.derive.frame import Frame
from provenance.derive.lines import later
from provenance.derive.nearby import denied_stronger
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO, YES, Truth
from provenance.model.records import Statement

COUNTERED: Final = "countered"
EXCLUDED: Final = "excluded"
UNDERMINED: Final = "undermined"
QUESTIONED: Final = words.QUESTIONED
DECLINED: Final = words.DECLINED
UNDERNEATH: Final = "denied underneath"
STRONGER: Final = "denied of a stronger claim"

_ORDER: Final = (COUNTERED, UNDERNEATH, QUESTIONED, DECLINED, EXCLUDED, UNDERMINED, STRONGER)


class Against(NamedTuple):
    """Somebody's words that tell against a claim without denying it.

    ``how`` is ``countered`` (an answer says what excludes or undermines it), ``denied underneath``
    (what it implies is denied), ``questioned``, ``declined``, ``excluded``, ``undermined`` or
    ``denied of a stronger claim`` (which implies this one, and of which the denial is none of
    this). ``claim`` is what they were said on (or cover), ``relation`` how that bears on this one.
    ``accused``: of a side that the claim accuses. ``doubtful``: it is not sure whose words they
    are. Where it is not ``certain``, dates leave it open.
    """

    how: str
    actor: Party
    by: tuple[Party, ...]
    claim: str
    text: str
    relation: str | None
    because: str | None
    statement: str
    when: When
    accused: bool
    certain: bool
    doubtful: bool
    hedged: bool = False
    """Whether it was said with a hedge."""


def against(
    frame: Frame, claim: str, speaks: Callable[[Statement], Truth] = lambda _: YES
) -> tuple[Against, ...]:
    """List what tells against a claim, at the date asked for.

    Args:
        frame: what is asked.
        claim: the claim's id.
        speaks: whether a statement is one of those asked for; by default all are.
    """
    found: dict[tuple[str, str, str], Against] = {}
    for item in _all(frame, claim):
        certain = speaks(frame.slice.statements[item.statement])
        if certain is not NO:
            key = (item.how, item.actor.id, item.claim)
            found.setdefault(key, item._replace(certain=item.certain and certain is YES))
    countered = {(i.actor.id, i.claim) for i in found.values() if i.how == COUNTERED}
    clashing = countered | {(i.actor.id, i.claim) for i in found.values() if i.how == EXCLUDED}
    told = {EXCLUDED: countered, UNDERMINED: clashing}  # the same words are told once, as the more
    kept = [
        item
        for item in found.values()
        if (item.actor.id, item.claim) not in told.get(item.how, set())
    ]
    return tuple(sorted(kept, key=lambda i: (_ORDER.index(i.how), not i.certain, i.claim)))


def _all(frame: Frame, claim: str) -> Iterator[Against]:
    slice, status = frame.slice, frame.status(claim)
    made = _Maker(frame, claim)
    for c in status.countered:
        yield made(COUNTERED, c.actor, c.statement, c.claim, c.kind, None, c.certain)
    for rest in status.rests:
        step = rest.steps[-1]
        for id in rest.statements:
            for actor in slice.statements[id].voices:
                if actor in rest.actors:
                    yield made(
                        UNDERNEATH, actor, id, rest.claim, words.IMPLIES, step.because, rest.certain
                    )
    for reply in status.replies:
        yield made(reply.stance, reply.actor, reply.statement, claim, None, None, reply.certain)
    for row in status.excluded:
        yield made(
            EXCLUDED, row.actor, row.statement, row.claim, row.kind, row.because, row.certain
        )
    for under in status.undermined:
        yield made(
            UNDERMINED,
            under.actor,
            under.statement,
            under.claim,
            words.UNDERMINES,
            under.because,
            under.certain,
        )
    for near in denied_stronger(slice, frame.clock, claim, frame.cutoff):
        because, said = near.steps[-1].because, slice.statements[near.statement]
        back = later(slice, frame.clock, said, frame.cutoff, near.claim)
        gone = {item.actor: item.certain for item in back}
        for actor in said.voices:
            if not gone.get(actor, False):  # what was taken back tells against nothing
                certain = near.certain if actor not in gone else CANNOT_TELL
                yield made(
                    STRONGER, actor, near.statement, near.claim, words.IMPLIES, because, certain
                )


class _Maker:
    def __init__(self, frame: Frame, claim: str) -> None:
        self._frame, self._accused = frame, frame.slice.claims[claim].accuses

    def __call__(
        self,
        how: str,
        actor: str,
        statement: str,
        claim: str,
        relation: str | None,
        because: str | None,
        certain: Truth,
    ) -> Against:
        frame, slice = self._frame, self._frame.slice
        said = slice.statements[statement]
        days = frame.clock.clipped(said.id, frame.cutoff)
        voices = (frame.sides.lends_side(said, accused, days) for accused in self._accused)
        return Against(
            how,
            party(slice, actor),
            beside(frame, actor, (said,)),
            claim,
            slice.claims[claim].text,
            relation,
            because,
            statement,
            when(frame, said),
            any(voice is not None and voice.certain is YES for voice in voices),
            certain is YES,
            said.attribution == words.AMBIGUOUS,
            bool(said.hedge),
        )
