"""What `answers` and `repeats` point at: the statements behind a reference."""

from collections.abc import Iterable

from provenance.model.dates import YES, Date, earlier
from provenance.model.records import Statement
from provenance.model.slice import Slice
from provenance.model.tuples import NamedTuple

UNKNOWN = "unknown"
SEVERAL = "several"
NEVER_SPOKE = "never-spoke"


class Target(NamedTuple):
    """The statements that a reference leads to, or why it leads to none.

    ``problem`` is ``unknown`` (no record has that id), ``several`` (more than one statement of the
    actor fits), ``never-spoke`` (the actor or utterance has no fitting statement) or ``None``.
    """

    statements: tuple[Statement, ...]
    problem: str | None = None


def target(slice: Slice, statement: Statement, ref: str) -> Target:
    """Resolve one reference of a statement.

    Args:
        slice: the graph.
        statement: the statement that holds the reference.
        ref: the id of a statement, of an utterance (all its statements on the same claim, else on
            claims related to it) or of an actor (its one statement on the same claim, else on
            claims related to it; as speaker or as principal). Of several, what is certainly later
            than the reference does not fit: nothing that is said later makes an answer ambiguous.
    """
    found = slice.statements.get(ref)
    if found is not None:
        return Target((found,))
    is_source = ref in slice.sources
    for among in (
        _on((statement.claim,), slice, statement),
        _on(_related(slice, statement.claim), slice, statement),
    ):
        if is_source:
            fitting = tuple(s for s in among if s.said_in == ref)
        else:
            fitting = tuple(s for s in among if ref in (*s.by, *s.principals))
        if fitting:
            if len(fitting) > 1 and not is_source:
                fitting = _not_later(statement, fitting)
                if len(fitting) > 1:
                    return Target((), SEVERAL)
            return Target(fitting)
    return Target((), NEVER_SPOKE if is_source or ref in slice.actors else UNKNOWN)


def answered(slice: Slice, statement: Statement) -> tuple[Statement, ...]:
    """The statements that a statement answers, each once, in the order of its references."""
    return _all(slice, statement, statement.answers)


def repeated(slice: Slice, statement: Statement) -> tuple[Statement, ...]:
    """The statements that a statement passes on, each once, in the order of its references."""
    return _all(slice, statement, statement.repeats)


def _not_later(statement: Statement, others: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Those that were not certainly first said after a statement was; all, where all were."""
    early = tuple(s for s in others if not _is_later(statement.date, s.date))
    return early or others


def _is_later(date: Date | None, other: Date | None) -> bool:
    if date is None or other is None or date.uncertain or other.uncertain:
        return False
    return earlier(date.start, other.start) is YES


def _all(slice: Slice, statement: Statement, refs: Iterable[str]) -> tuple[Statement, ...]:
    found = {s.id: s for ref in refs for s in target(slice, statement, ref).statements}
    return tuple(found.values())


def _related(slice: Slice, claim: str) -> list[str]:
    others = {link.other for link in slice.links_from.get(claim, ())}
    others.update(link.claim for link in slice.links_to.get(claim, ()))
    others.discard(claim)
    return sorted(others)


def _on(claims: Iterable[str], slice: Slice, statement: Statement) -> list[Statement]:
    """The statements on some claims, but for the one that refers."""
    return [
        s
        for claim in claims
        if claim in slice.claims
        for s in slice.claims[claim].statements
        if s.id != statement.id and s.claim == claim
    ]
