"""From the facts about a claim to its one headline: one table, first row that fits.

All that is known of a headline stands in its row: when it fits, what decides it, whether it tells
of an answer to the claim, and how it is said.
"""

from collections.abc import Callable
from functools import cache
from itertools import product
from typing import Any, Final, NamedTuple

from provenance.model.dates import CANNOT_TELL, NO, YES, Truth

WITHDRAWN: Final = "withdrawn"
DENIED: Final = "denied"
QUESTIONED: Final = "questioned"
DECLINED: Final = "declined"
NOTHING_CERTAIN: Final = "nothing-certain"
CONTESTED: Final = "contested"
COUNTERED: Final = "countered"
IN_GENERAL: Final = "contested-in-general"
BY_VERDICT: Final = "contested-by-verdict"
UNDERNEATH: Final = "denied-underneath"
UNANSWERED: Final = "unanswered"
CONCEDED: Final = "conceded"
NO_COMMENT: Final = "no-comment"
CLASHING: Final = "clashing"
IN_TENSION: Final = "in-tension"
POSSIBLY: Final = "possibly-disputed"
PERHAPS_CONCEDED: Final = "possibly-conceded"
RESTS: Final = "rests-on-a-denied-claim"
UNDISPUTED: Final = "undisputed-here"


class Facts(NamedTuple):
    """What is known of a claim at a date.

    A bool says that something certainly happened. Three values stand where it also matters that
    something may have happened: nothing is told to be missing that may be there.
    """

    affirmed: Truth = NO
    """Whether somebody's position affirms it, explicitly or by presupposing it."""
    withdrawn: bool = False
    """Somebody had affirmed it and withdrew."""
    denied: bool = False
    """Somebody's position is an explicit denial."""
    blanket: bool = False
    """Somebody's position is a blanket denial."""
    verdict: bool = False
    """Somebody's position is a document's verdict against it."""
    questioned: bool = False
    """Somebody questioned it who does not affirm it."""
    declined: bool = False
    """Somebody neither confirmed nor denied it who does not affirm it."""
    countered: bool = False
    """A statement that answers an affirmation says what excludes or undermines it."""
    accuses: bool = False
    """It accuses somebody."""
    answered: Truth = NO
    """Whether an accused took an explicit stance."""
    underneath: bool = False
    """One of an accused's side denies a claim that this one implies."""
    conceded: bool = False
    """An accused, or one who had denied it, affirms it."""
    excluded: bool = False
    """Somebody says what excludes it, or gives a figure that clashes with it."""
    undermined: bool = False
    """Somebody directly affirms what undermines it, or what it undermines."""
    perhaps_denied: bool = False
    """Open dates leave it possible that somebody denies or counters it, or that one of an accused's
    side denies a claim that this one implies."""
    perhaps_disputed: bool = False
    """Open dates leave it possible that somebody who does not affirm it questions it or declines to
    comment, that somebody says what excludes it, undermines it or is undermined by it, or that
    what it implies is denied."""
    perhaps_conceded: bool = False
    """Open dates leave it possible that an accused, or one who had denied it, affirms it."""
    rests: bool = False
    """It implies a claim that somebody denies."""


def holding(facts: Facts, fact: str) -> Facts:
    """Facts of which one more, told by its name, certainly holds."""
    place = Facts._fields.index(fact)
    value = YES if isinstance(facts[place], Truth) else True
    return Facts._make((*facts[:place], value, *facts[place + 1 :]))


class Headline(NamedTuple):
    """A row of the table.

    ``slug`` names it in commands and files, ``words`` say it to people. ``answers`` is true where
    it tells of an answer to the claim: what `disputes` lists. ``when`` says when it fits, where no
    row above does, ``deciding`` names the facts by which.
    """

    slug: str
    words: str
    answers: bool
    when: str
    deciding: tuple[str, ...]
    fits: Callable[[Facts], bool]


def _affirmed(facts: Facts) -> bool:
    return facts.affirmed is YES


def _denied_somehow(facts: Facts) -> bool:
    return facts.denied or facts.blanket or facts.verdict


TABLE: Final = (
    Headline(
        WITHDRAWN,
        "withdrawn",
        True,
        "nobody affirms it, and somebody withdrew",
        ("affirmed", "withdrawn"),
        lambda facts: facts.affirmed is NO and facts.withdrawn,
    ),
    Headline(
        DENIED,
        "denied",
        True,
        "nobody certainly affirms it, and somebody denies it",
        ("affirmed", "denied", "blanket", "verdict"),
        lambda facts: not _affirmed(facts) and _denied_somehow(facts),
    ),
    Headline(
        QUESTIONED,
        "questioned",
        True,
        "nobody certainly affirms it, and somebody questions it",
        ("affirmed", "questioned"),
        lambda facts: not _affirmed(facts) and facts.questioned,
    ),
    Headline(
        DECLINED,
        "declined",
        True,
        "nobody certainly affirms it, and somebody neither confirms nor denies it",
        ("affirmed", "declined"),
        lambda facts: not _affirmed(facts) and facts.declined,
    ),
    Headline(
        NOTHING_CERTAIN,
        "nothing certain",
        False,
        "nobody certainly affirms it",
        ("affirmed",),
        lambda facts: not _affirmed(facts),
    ),
    Headline(
        CONTESTED,
        "contested",
        True,
        "somebody's position is an explicit denial",
        ("affirmed", "denied"),
        lambda facts: facts.denied,
    ),
    Headline(
        COUNTERED,
        "countered",
        True,
        "an answer to an affirmation says what excludes or undermines it",
        ("affirmed", "countered"),
        lambda facts: facts.countered,
    ),
    Headline(
        IN_GENERAL,
        "contested in general",
        True,
        "only a blanket denial stands against it",
        ("affirmed", "blanket"),
        lambda facts: facts.blanket,
    ),
    Headline(
        BY_VERDICT,
        "contested by verdict",
        True,
        "only a document's own verdict stands against it",
        ("affirmed", "verdict"),
        lambda facts: facts.verdict,
    ),
    Headline(
        UNDERNEATH,
        "denied underneath",
        True,
        "it accuses; no accused took a stance on it, but one of their side denies what it implies",
        ("affirmed", "accuses", "answered", "underneath"),
        lambda facts: facts.accuses and facts.answered is not YES and facts.underneath,
    ),
    Headline(
        UNANSWERED,
        "unanswered",
        False,
        "it accuses, and none of the accused took a stance on it",
        ("affirmed", "accuses", "answered"),
        lambda facts: facts.accuses and facts.answered is NO and not facts.perhaps_denied,
    ),
    Headline(
        CONCEDED,
        "conceded",
        True,
        "an accused, or one who had denied it, affirms it",
        ("affirmed", "conceded"),
        lambda facts: facts.conceded and not facts.perhaps_denied,
    ),
    Headline(
        QUESTIONED,
        "questioned",
        True,
        "somebody who does not affirm it questions it",
        ("affirmed", "questioned"),
        lambda facts: facts.questioned,
    ),
    Headline(
        NO_COMMENT,
        "no comment",
        True,
        "somebody who does not affirm it neither confirms nor denies it",
        ("affirmed", "declined"),
        lambda facts: facts.declined,
    ),
    Headline(
        CLASHING,
        "clashing",
        True,
        "what somebody says excludes it, or gives another figure that cannot also hold",
        ("affirmed", "excluded"),
        lambda facts: facts.excluded,
    ),
    Headline(
        IN_TENSION,
        "in tension",
        True,
        "what somebody directly affirms undermines it, or is undermined by it",
        ("affirmed", "undermined"),
        lambda facts: facts.undermined,
    ),
    Headline(
        POSSIBLY,
        "possibly disputed",
        True,
        "open dates leave it possible that one of these answers stands against it, or that what it "
        "implies is denied",
        ("affirmed", "perhaps_denied", "perhaps_disputed"),
        lambda facts: facts.perhaps_denied or facts.perhaps_disputed,
    ),
    Headline(
        RESTS,
        "rests on a denied claim",
        False,
        "it implies a claim that somebody denies",
        ("affirmed", "rests"),
        lambda facts: facts.rests,
    ),
    Headline(
        PERHAPS_CONCEDED,
        "possibly conceded",
        True,
        "it is open whether an accused, or one who had denied it, affirms it",
        ("affirmed", "perhaps_conceded"),
        lambda facts: facts.perhaps_conceded,
    ),
    Headline(
        UNDISPUTED,
        "undisputed here",
        False,
        "none of these: nobody recorded here disputes it",
        ("affirmed",),
        lambda facts: True,
    ),
)
"""Every row, in order. The last always fits."""

HEADLINES: Final = tuple(dict.fromkeys(row.slug for row in TABLE))
"""Every headline, in the order of the table."""

ANSWERED: Final = frozenset(row.slug for row in TABLE if row.answers)
"""The headlines that tell of an answer to a claim."""

WORDS: Final = {row.slug: row.words for row in TABLE}
"""How each headline is said."""


def row(facts: Facts) -> Headline:
    """The one row of the table for a combination of facts."""
    return next(row for row in TABLE if row.fits(facts))


def headline(facts: Facts) -> str:
    """The one headline for a combination of facts; always one of `HEADLINES`."""
    return row(facts).slug


_OF_POSITIONS: Final = ("affirmed", "denied", "blanket", "verdict")


def reachable(known: Facts) -> frozenset[str]:
    """The headlines that a claim can have of which only what its positions tell is known.

    Whatever the other facts turn out to be, its headline is one of these.
    """
    return _reachable(known.affirmed, known.denied, known.blanket, known.verdict)


@cache
def _reachable(affirmed: Truth, denied: bool, blanket: bool, verdict: bool) -> frozenset[str]:
    known = Facts(affirmed, denied=denied, blanket=blanket, verdict=verdict)
    found: set[str] = set()
    for one in TABLE:
        # No row above fits for lack of a fact, so that where this one can fit it does with no more.
        others = [fact for fact in one.deciding if fact not in _OF_POSITIONS]
        values = (
            (NO, CANNOT_TELL, YES) if fact == "answered" else (False, True) for fact in others
        )
        for chosen in product(*values):
            given: dict[str, Any] = dict(zip(others, chosen, strict=True))
            if row(known._replace(**given)) is one:
                found.add(one.slug)
    return frozenset(found)
