"""A group of claims with what has come of it: its rows, or what more is wanted for them."""

from array import array
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from provenance.cluster.bundle import Actors, Bundle
from provenance.cluster.questions import ClusterQuestion
from provenance.derive.frame import Frame
from provenance.model.records import Claim, Source
from provenance.store.slices.gather import gather
from provenance.views.visible import dumps

WANTED: Final = "wanted"
ANSWERED: Final = "answered"
ROW: Final = "row"
"""What leaves of a group: keys that are wanted, with all that are answered then; or rows."""

Left = tuple[int, str, int | None, int | None, str | None, bytes | None]
"""The group, what it is, the wanted key, the place of the question, its row, the answered keys."""


class SettledGroup(NamedTuple):
    """What has come of a group of claims."""

    number: int
    asked: list[str]
    claims: list[Claim]
    sources: list[Source]
    answered: set[int]


def settle(
    group: SettledGroup, questions: Sequence[ClusterQuestion], actors: Actors
) -> Iterator[Left]:
    """Make the rows of a group or, where that needs more than has come, tell what is wanted."""
    look = Bundle(group.claims, group.sources, actors, group.answered)
    asked = dict.fromkeys(id for one in questions for id in one.asks(look, group.asked))
    named = dict.fromkeys(id for one in questions for id in one.named)
    slice = gather(look, asked, named=named, sides=any(one.sides for one in questions))
    if look.wanted:
        for key in look.wanted:
            yield group.number, WANTED, key, None, None, None
        keys = array("q", sorted(group.answered | look.wanted)).tobytes()
        yield group.number, ANSWERED, None, None, None, keys
        return
    frames = {one.filters.as_of: Frame(slice, one.filters.as_of) for one in questions}
    for place, question in enumerate(questions):
        for row in question.rows(frames[question.filters.as_of], group.asked):
            yield group.number, ROW, None, place, dumps(row), None
