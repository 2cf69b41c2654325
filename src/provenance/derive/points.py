"""What a status tells, point by point: data that views put into words."""

from typing import Final, NamedTuple

from provenance.model.dates import Days

# What a headline rests on
AFFIRMED: Final = "affirmed"
PRESUPPOSED: Final = "presupposed"
NOT_AFFIRMED: Final = "not-affirmed"
DENIED: Final = "denied"
IN_GENERAL: Final = "denied-in-general"
BY_VERDICT: Final = "denied-by-verdict"
WITHDRAWN: Final = "withdrawn"
COUNTERED: Final = "countered"
UNDERNEATH: Final = "denied-underneath"
NO_STANCE: Final = "no-stance"
CONCEDED: Final = "conceded"
QUESTIONED: Final = "questioned"
DECLINED: Final = "declined"
CLASHES: Final = "clashes"
TENSION: Final = "tension"
RESTS: Final = "rests"
NOT_DISPUTED: Final = "not-disputed"
NOTHING_CERTAIN: Final = "nothing-certain"

# What always follows a headline, besides
HEDGED: Final = "hedged"
VOICES: Final = "voices"
GONE: Final = "gone"
TAKEN_BACK: Final = "taken-back"
REPLACED: Final = "replaced"
DENIED_BEFORE: Final = "denied-before"
SILENT: Final = "silent"

# What open dates could change, besides
LAST: Final = "last"
SAID: Final = "said"
ANSWERED: Final = "answered"


class Point(NamedTuple):
    """One thing that a status tells of a claim.

    ``kind`` says what, ``actors`` of whom, ``statements`` by which of their words. ``hedged`` are
    those of the actors who say so with a hedge only, ``members`` those of a group among them of
    whom it holds. ``claim`` is another claim that it is about, and ``relation`` how that bears on
    this one. ``stances`` are what was said, the last one last; ``days`` bound when. ``numbers``
    count those who affirm and those who deny. Where it is not ``certain``, dates leave it open:
    ``headlines`` would follow if it were so, ``otherwise`` if it were not, ``by`` the day asked
    for.
    """

    kind: str
    actors: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    hedged: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    claim: str | None = None
    relation: str | None = None
    stances: tuple[str, ...] = ()
    days: Days | None = None
    numbers: tuple[int, ...] = ()
    certain: bool = True
    headlines: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    by: int | None = None
