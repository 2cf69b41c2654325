"""What `answers` and `repeats` point at: the statements behind a reference."""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from provenance.model.dates import YES, Date, earlier
from provenance.model.records import Statement
from provenance.model.slice import Slice

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
    for claims in ((statement.claim,), _related(slice, statement.claim)):
        heard = chain.from_iterable(slice.heard(claim, ref) for claim in claims)
        if is_source:
            fitting = [s for s in heard if s.said_in == ref and s.id != statement.id]
        else:
            fitting = _two_that_fit(statement, ref, heard)
            if len(fitting) > 1:
                return Target((), SEVERAL)
        if fitting:
            return Target(tuple(fitting))
    return Target((), NEVER_SPOKE if is_source or ref in slice.actors else UNKNOWN)


def answered(slice: Slice, statement: Statement) -> tuple[Statement, ...]:
    """The statements that a statement answers, each once, in the order of its references."""
    return _all(slice, statement, statement.answers)


def repeated(slice: Slice, statement: Statement) -> tuple[Statement, ...]:
    """The statements that a statement passes on, each once, in the order of its references."""
    return _all(slice, statement, statement.repeats)


def _two_that_fit(statement: Statement, ref: str, heard: Iterable[Statement]) -> list[Statement]:
    """An actor's statement that was not certainly first said after another; two, if more are.

    Where all were said after it, one or two of these.
    """
    early: list[Statement] = []
    late: list[Statement] = []
    for s in heard:
        if s.id == statement.id or ref not in (*s.by, *s.principals):
            continue
        if _is_later(statement.date, s.date):
            late.append(s)
            continue
        early.append(s)
        if len(early) > 1:
            break
    return early or late[:2]


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
