"""Rival figures: the questions that claims answer with a number or a date, and who says which."""

from typing import TYPE_CHECKING, NamedTuple

from provenance.answers.absence import FIGURES, Searched
from provenance.answers.asked import Asked, as_asked
from provenance.answers.filters import Filters, takes, takes_claim
from provenance.answers.parties import Party, party
from provenance.answers.when import When, day_asked, describe, when
from provenance.answers.why import Reason, reasons
from provenance.derive.figures import Compared, Gone, Rival, RivalQuestion, rival
from provenance.derive.frame import Frame
from provenance.derive.intervals import DAY
from provenance.derive.positions import Position, is_doubtful, is_hedged
from provenance.model.dates import NO, YES, show_day
from provenance.model.records import Figure
from provenance.store.index.fold import words as cut

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus


class Range(NamedTuple):
    """What a figure allows: numbers, or days as ``YYYY-MM-DD``; None is no bound on that side.

    An ``open`` end is itself left out; an ``estimate`` sets no bound. An ``added`` end was given by
    nobody: the editors compare by it.
    """

    low: float | str | None
    high: float | str | None
    low_open: bool
    high_open: bool
    low_added: bool
    high_added: bool
    estimate: bool


class Holder(NamedTuple):
    """An actor's position on the claim that gives a figure, since when, and by which words."""

    actor: Party
    stance: str | None
    presupposed: bool
    certain: bool
    hedged: bool
    when: When
    statements: tuple[str, ...]
    doubtful: bool
    """Whether of none of the words it is sure that they are the actor's."""


class FormerHolder(NamedTuple):
    """An actor that gave a figure and no longer stands by it, or may not.

    ``stance`` is ``retracted`` or ``denied``, or how it gave the later figure on ``claim``.
    """

    actor: Party
    stance: str
    claim: str
    certain: bool
    when: When
    statement: str


class GivenFigure(NamedTuple):
    """One claim's answer to a question."""

    claim: str
    text: str
    figure: Figure
    range: Range | None
    event: str | None
    place: str | None
    holders: tuple[Holder, ...]
    gone: tuple[FormerHolder, ...]
    file: str
    line: int


class Pair(NamedTuple):
    """Two figures held against each other; ``verdict`` is a word of `VERDICTS`.

    ``part`` is true where the first is recorded as a part of the second.
    """

    one: str
    other: str
    verdict: str
    reasons: tuple[Reason, ...]
    part: bool


class Rivalry(NamedTuple):
    """A question, every answer to it, and every pair of answers."""

    of: str
    given: tuple[GivenFigure, ...]
    pairs: tuple[Pair, ...]
    parts: tuple[Pair, ...]
    others: tuple[GivenFigure, ...]
    """Parts and wholes that answer another question."""
    left_out: int = 0
    """How many rival figures on which something was said do not pass the filters."""

    @property
    def is_compared(self) -> bool:
        """Whether there is anything to hold a figure against: a rival, a part or a whole."""
        return bool(self.pairs or self.parts)


class Figures(NamedTuple):
    """The answer to ``figures [OF]``: questions with figures to compare, then lone figures."""

    asked: str
    questions: tuple[Rivalry, ...]
    searched: Searched
    suggestions: tuple[str, ...]
    as_of: str | None = None
    """The day that it is about, where one was asked for."""
    filters: tuple[Asked, ...] = ()
    """Those that it was asked under."""

    @property
    def found(self) -> bool:
        """Whether any claim gives a figure that was asked for."""
        return bool(self.questions)


def figures(corpus: "Corpus", typed: tuple[str, ...], filters: Filters) -> Figures:
    """Gather rival figures.

    Args:
        corpus: where to look.
        typed: words of a question in any order, or the id of a claim that answers it; empty for
            every question.
        filters: which claims and statements count.
    """
    known = corpus.figure_questions()
    wanted = _wanted(corpus, known, typed)
    frame = Frame(corpus.whole(), filters.as_of) if len(wanted) == len(known) else None
    made = []
    for of in wanted:
        here = frame or Frame(corpus.figures_slice(of, filters.side), filters.as_of)
        found = _asked(here, of, filters)
        if found.given:
            made.append(found)
    made.sort(key=lambda asked: not asked.is_compared)
    suggestions: tuple[str, ...] = ()
    if not wanted and typed:
        from difflib import get_close_matches

        suggestions = tuple(get_close_matches(" ".join(typed), known, n=3, cutoff=0.3))
    return Figures(
        " ".join(typed),
        tuple(made[: filters.limit]),
        Searched(FIGURES, len(known)),
        suggestions,
        day_asked(filters.as_of),
        as_asked(filters, corpus.name_of),
    )


def _wanted(corpus: "Corpus", known: list[str], typed: tuple[str, ...]) -> list[str]:
    if not typed:
        return known
    claim = corpus.record("claim", " ".join(typed))
    if claim is not None and claim.figure is not None:
        return [claim.figure.of]
    asked = [word for text in typed for word in cut(text)]
    return [
        of
        for of in known
        if all(any(word.startswith(begun) for word in cut(of)) for begun in asked)
    ]


def _asked(frame: Frame, of: str, filters: Filters) -> Rivalry:
    slice = frame.slice
    question = rival(slice, frame.clock, frame.sides, of, frame.cutoff)
    kept = {r.claim for r in question.rivals if _takes(frame, r, filters)}
    left_out = len(question.rivals) - len(kept)
    question = question._replace(
        rivals=tuple(r for r in question.rivals if r.claim in kept),
        pairs=tuple(p for p in question.pairs if p.one in kept and p.other in kept),
        parts=tuple(p for p in question.parts if p.one in kept or p.other in kept),
    )
    return Rivalry(
        of,
        tuple(_given(frame, r) for r in question.rivals),
        tuple(_pair(frame, p) for p in question.pairs),
        tuple(_pair(frame, p) for p in question.parts),
        tuple(_others(frame, question, kept)),
        left_out,
    )


def _pair(frame: Frame, found: Compared) -> Pair:
    told = reasons(frame.slice, found.reasons)
    return Pair(found.one, found.other, found.verdict, told, found.part)


def _takes(frame: Frame, found: Rival, filters: Filters) -> bool:
    claim = frame.slice.claims[found.claim]
    if not takes_claim(filters, frame, claim):
        return False
    if not filters.on_statements:
        return True
    return any(takes(filters, frame, s) is not NO for s in claim.statements)


def _others(frame: Frame, question: RivalQuestion, kept: set[str]) -> list[GivenFigure]:
    """The parts and wholes of figures that answer another question."""
    ids = {id for pair in question.parts for id in (pair.one, pair.other)} - kept
    found = []
    for of in sorted({f.of for id in ids if (f := _figure(frame, id))}):
        asked = rival(frame.slice, frame.clock, frame.sides, of, frame.cutoff)
        found += [_given(frame, r) for r in asked.rivals if r.claim in ids]
    return found


def _figure(frame: Frame, claim: str) -> Figure | None:
    record = frame.slice.claims.get(claim)
    return record.figure if record else None


def _given(frame: Frame, found: Rival) -> GivenFigure:
    claim = frame.slice.claims[found.claim]
    bounds = found.interval
    shown = None
    if bounds is not None:
        low, high = (
            show_day(int(end)) if end is not None and bounds.kind == DAY else end
            for end in (bounds.low, bounds.high)
        )
        shown = Range(low, high, *bounds[3:])
    return GivenFigure(
        claim.id,
        claim.text,
        found.figure,
        shown,
        describe(claim.event) if claim.event else None,
        claim.place,
        tuple(_holder(frame, p) for p in found.positions),
        tuple(_former(frame, row) for row in found.gone),
        claim.origin.file,
        claim.origin.line,
    )


def _holder(frame: Frame, held: Position) -> Holder:
    said = [frame.slice.statements[id] for id in (held.line or held.statements)]
    first = frame.clock.order(said)[0]
    return Holder(
        party(frame.slice, held.actor),
        held.stance,
        held.derived,
        held.certain is YES,
        is_hedged(frame.slice, held),
        when(frame, first),
        tuple(s.id for s in said),
        is_doubtful(frame.slice, held),
    )


def _former(frame: Frame, row: Gone) -> FormerHolder:
    said = frame.slice.statements[row.statement]
    return FormerHolder(
        party(frame.slice, row.actor),
        row.stance,
        row.claim,
        row.certain is YES,
        when(frame, said),
        said.id,
    )
