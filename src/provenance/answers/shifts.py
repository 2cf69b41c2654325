"""Whose line changed, whose only seems to have, and where those of one side differ."""

from typing import TYPE_CHECKING, NamedTuple

from provenance.answers.absence import CLAIMS, RIVALS, SIDE, Lifted, Searched, lifted
from provenance.answers.asked import FILTERS, Asked, as_asked
from provenance.answers.filters import Filters, arrange, takes, takes_claim
from provenance.answers.parties import Party, party
from provenance.answers.rows import StatementRow, row
from provenance.answers.when import day_asked, order
from provenance.answers.why import Reason, reasons
from provenance.derive.frame import Frame
from provenance.derive.shifts import KINDS, Shift
from provenance.derive.shifts import shifts as derive
from provenance.derive.turns import Turn
from provenance.model.dates import NO
from provenance.model.slice import Link

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


class End(NamedTuple):
    """One end of a shift: who, on which claim, with what stance, and the statements."""

    actor: Party
    claim: str
    text: str
    stance: str
    rows: tuple[StatementRow, ...]


class ToldShift(NamedTuple):
    """One shift. ``one`` is the earlier end where the order is known."""

    kind: str
    side: Party | None
    one: End
    other: End | None
    reasons: tuple[Reason, ...]
    steps: tuple[Link, ...]
    certain: bool


class Shifts(NamedTuple):
    """The answer to ``shifts [X]``, by kind and then by time; ``kinds`` counts each kind."""

    asked: str
    shifts: tuple[ToldShift, ...]
    kinds: tuple[tuple[str, int], ...]
    searched: Searched | None
    candidates: tuple[Party, ...]
    suggestions: tuple[str, ...]

    lifted: tuple[Lifted, ...] = ()
    """What there would be without some of the filters, where there is nothing under them."""
    as_of: str | None = None
    """The day that it is about, where one was asked for."""
    filters: tuple[Asked, ...] = ()
    """Those that it was asked under, where there is nothing under them."""

    @property
    def found(self) -> bool:
        """Whether there is any shift to tell of."""
        return bool(self.shifts)


def shifts(corpus: "Corpus", words: tuple[str, ...], filters: Filters) -> Shifts:
    """List the shifts of a corpus.

    Args:
        corpus: where to look.
        words: a claim, or an actor whose side is asked about; empty for the whole corpus.
        filters: a shift passes if any of its claims and any of its statements does.
    """
    found = _shifts(corpus, words, filters)._replace(as_of=day_asked(filters.as_of))
    if found.found or found.searched is None:
        return found

    def count(less: Filters) -> int:
        return len(_shifts(corpus, words, less._replace(limit=None)).shifts)

    return found._replace(
        lifted=lifted(filters, FILTERS, count), filters=as_asked(filters, corpus.name_of)
    )


def _shifts(corpus: "Corpus", words: tuple[str, ...], filters: Filters) -> Shifts:
    asked = " ".join(words)
    claim, side = "", frozenset[str]()
    if words:
        from provenance.store.search.resolve import resolve_any

        resolved = resolve_any(corpus, words)
        if resolved.kind == "actor":
            side = frozenset((resolved.id, *corpus.side_of(resolved.id)))
            frame = Frame(corpus.slice_of_actors(side, filters.side), filters.as_of)
            searched = Searched(SIDE, of=party(frame.slice, resolved.id))
        elif resolved.kind in {"claim", "statement"}:
            claim = resolved.claim or resolved.id
            frame = Frame(
                corpus.slice(_with_rivals(corpus, claim), actors=filters.side), filters.as_of
            )
            text = frame.slice.claims[claim].text
            searched = Searched(RIVALS, of=Party(claim, text))
        else:
            candidates = tuple(Party(m.id, m.text) for m in resolved.candidates)
            return Shifts(asked, (), (), None, candidates, resolved.suggestions)
    else:
        frame = Frame(corpus.whole(), filters.as_of)
        searched = Searched(CLAIMS, len(frame.slice.claims))
    found = [
        shift
        for shift in derive(frame.slice, frame.clock, frame.sides, frame.cutoff)
        if _concerns(shift, claim, side) and passes(frame, shift, filters)
    ]
    found = arrange(
        filters,
        found,
        date=lambda shift: _first(frame, shift),
        claim=lambda shift: shift.one.claim,
        status=lambda shift: frame.status(shift.one.claim).headline,
    )
    found.sort(key=lambda shift: KINDS.index(shift.kind))
    kinds = [shift.kind for shift in found]
    return Shifts(
        asked,
        tuple(told(frame, shift) for shift in found[: filters.limit]),
        tuple((kind, kinds.count(kind)) for kind in KINDS if kind in kinds),
        searched,
        (),
        (),
    )


def _with_rivals(corpus: "Corpus", claim: str) -> list[str]:
    record = corpus.record("claim", claim)
    rivals = corpus.claims_with_figure(record.figure.of) if record and record.figure else []
    return [claim, *rivals]


def _concerns(shift: Shift, claim: str, side: frozenset[str]) -> bool:
    if claim:
        return claim in shift.claims
    if not side:
        return True
    ends = (shift.one, *((shift.other,) if shift.other else ()))
    return any(end.actor in side for end in ends)


def passes(frame: Frame, shift: Shift, filters: Filters) -> bool:
    """Whether any claim of a shift passes, and any of its statements does or might."""
    slice = frame.slice
    if not any(takes_claim(filters, frame, slice.claims[id]) for id in shift.claims):
        return False
    return any(takes(filters, frame, slice.statements[id]) is not NO for id in shift.statements)


def _first(frame: Frame, shift: Shift) -> tuple[int, int]:
    return min(order(frame.clock.bounds(id).days) for id in shift.statements)


def told(frame: Frame, shift: Shift) -> ToldShift:
    """Make the row of a shift."""
    return ToldShift(
        shift.kind,
        party(frame.slice, shift.side) if shift.side else None,
        _end(frame, shift.one),
        _end(frame, shift.other) if shift.other else None,
        reasons(frame.slice, shift.because),
        shift.steps,
        shift.certain,
    )


def _end(frame: Frame, turn: Turn) -> End:
    slice = frame.slice
    return End(
        party(slice, turn.actor),
        turn.claim,
        slice.claims[turn.claim].text,
        turn.stance,
        tuple(row(frame, slice.statements[id]) for id in turn.statements),
    )
