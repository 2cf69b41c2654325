"""That nothing was found: where it was searched, under which filters, what stands without them."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from provenance.answers.asked import ON_STATEMENTS, Asked, as_asked, given, leaving_out, option
from provenance.answers.filters import Filters, part
from provenance.answers.parties import Party, party
from provenance.derive.frame import Frame
from provenance.model.records import Statement

WORDS: Final = "words"
CLAIMS: Final = "claims"
SIDE: Final = "side"
RIVALS: Final = "rivals"
FIGURES: Final = "figures"
"""What was searched."""


class Searched(NamedTuple):
    """Where an answer was looked for.

    ``among`` is ``words`` (what is recorded in words of ``number`` claims), ``claims`` (what was
    said on that many), ``figures`` (that many questions which claims answer with a figure),
    ``side`` (what the side of the actor ``of`` said), or ``rivals`` (what was said on the claim
    ``of`` and on its rivals).
    """

    among: str
    number: int | None = None
    of: Party | None = None


class Without(NamedTuple):
    """What stands where some of the filters are left out: how many, whose, and which statements."""

    options: tuple[str, ...]
    number: int
    voices: tuple[Party, ...]
    statements: tuple[str, ...]


class Absence(NamedTuple):
    """That no statement with the stance certainly passes.

    ``perhaps`` counts those that cannot be placed in the time asked for. ``without`` says what
    stands without one of the filters, or without all where it takes more. ``sides`` are actors
    that a filter names who did not say it themselves, while others of their sides did.
    """

    stance: str
    filters: tuple[Asked, ...]
    perhaps: int
    without: tuple[Without, ...]
    sides: tuple[Party, ...]


def absence(
    frame: Frame, stance: str, filters: Filters, among: tuple[Statement, ...]
) -> Absence | None:
    """Say that none of some statements certainly passes; ``None`` where one does.

    Args:
        frame: what is asked.
        stance: the stance that was asked for, in a word of ``who``.
        filters: what was left out.
        among: the statements on the claim with that stance.
    """
    certain, unplaced = part(filters, frame, among)
    if certain:
        return None
    fields = given(filters, ON_STATEMENTS)

    def left(without: tuple[str, ...]) -> tuple[Statement, ...]:
        less = leaving_out(filters, without)
        seen = frame if less.as_of == frame.cutoff else Frame(frame.slice, less.as_of)
        return part(less, seen, among)[0]

    found = [without(frame, (field,), said) for field in fields if (said := left((field,)))]
    if not found and len(fields) > 1 and (said := left(fields)):
        found = [without(frame, fields, said)]
    names = dict.fromkeys((*filters.by, *filters.for_))
    by_side = leaving_out(filters, ("by", "for_"))
    return Absence(
        stance,
        as_asked(filters, frame.slice.name),
        len(unplaced),
        tuple(found),
        tuple(
            party(frame.slice, actor)
            for actor in names
            if part(by_side._replace(side=(actor,)), frame, among)[0]
        ),
    )


def without(frame: Frame, fields: tuple[str, ...], said: Iterable[Statement]) -> Without:
    """What stands without some filters."""
    statements = tuple(said)
    voices = dict.fromkeys(actor for s in statements for actor in s.voices)
    return Without(
        tuple(option(field) for field in fields),
        len(statements),
        tuple(party(frame.slice, actor) for actor in voices),
        tuple(s.id for s in statements),
    )


class Lifted(NamedTuple):
    """How much an answer would hold if some of its filters were left out."""

    options: tuple[str, ...]
    number: int


def lifted(
    filters: Filters, fields: tuple[str, ...], count: Callable[[Filters], int]
) -> tuple[Lifted, ...]:
    """What an empty answer would hold without one of its filters, else without all of them.

    Args:
        filters: under which nothing was found.
        fields: those of `Filters` that the question heeds.
        count: asks again, and counts what is found.
    """
    set_ = given(filters, fields)
    found = [
        Lifted((option(field),), number)
        for field in set_
        if (number := count(leaving_out(filters, (field,))))
    ]
    if not found and len(set_) > 1 and (number := count(leaving_out(filters, set_))):
        found = [Lifted(tuple(option(field) for field in set_), number)]
    return tuple(found)
