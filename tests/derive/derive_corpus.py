"""Builds Slices from YAML text, for the tests of what follows from the record."""

from itertools import count
from textwrap import dedent

from provenance.derive.clock import Clock
from provenance.derive.frame import Frame
from provenance.derive.sides import Sides
from provenance.derive.status import Status, status
from provenance.model.dates import NO_CUTOFF, Cutoff, Days, cutoff_day, parse
from provenance.model.records import Actor, Claim, Record, Source
from provenance.model.slice import Slice
from provenance.reading.reader import read

_names = count()


def records(text: str) -> tuple[Record, ...]:
    """The records of a YAML text; a problem in it fails the test (but a claim may be empty)."""
    reading = read(f"test-{next(_names)}.yaml", dedent(text))
    problems = [problem for problem in reading.problems if problem.rule != "empty-claim"]
    assert not problems, problems
    return reading.records


def sliced(found: tuple[Record, ...] | list[Record]) -> Slice:
    return Slice(
        [r for r in found if isinstance(r, Claim)],
        [r for r in found if isinstance(r, Actor)],
        [r for r in found if isinstance(r, Source)],
    )


def corpus(text: str) -> Slice:
    return sliced(records(text))


def day(text: str | None) -> Cutoff:
    return NO_CUTOFF if text is None else cutoff_day(parse(text))


def told(slice: Slice, claim: str, as_of: str | None = None) -> Status:
    return status(slice, Clock(slice), Sides(slice), claim, day(as_of))


def stands_since(slice: Slice, claim: str, as_of: str | None = None) -> Days:
    return Frame(slice, day(as_of)).since(claim)
