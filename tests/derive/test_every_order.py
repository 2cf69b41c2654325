"""What is told of a claim, held to every order that the dates of its statements allow.

The oracle is written from the documentation's table alone: it puts the statements of one claim in
each order that no two days forbid, and reads the headline off each.
"""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from derive.derive_corpus import corpus
from laws import examples
from provenance.derive.clock import Clock
from provenance.derive.frame import Frame
from provenance.derive.headline import ANSWERED
from provenance.derive.positions import positions
from provenance.derive.sides import Sides
from provenance.derive.status import status
from provenance.model.dates import CANNOT_TELL, NO_CUTOFF, YES, day_number

ACTORS = ("ann", "ben", "gov")
STANCES = ("asserted", "denied", "retracted", "questioned")
POSITIONED = ("asserted", "denied", "retracted")
DAYS = range(1, 5)

law = settings(max_examples=examples(100), deadline=None)
windows = st.one_of(
    st.none(),
    st.sampled_from(DAYS).map(lambda day: (day, day)),
    st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(lambda d: (min(d), max(d))),
)
said = st.lists(
    st.tuples(st.sampled_from(STANCES), st.sampled_from(ACTORS), windows), min_size=1, max_size=4
)


def written(said, accuses, times=None):
    lines = ["claim: c", "text: C.", *(["accuses: gov"] if accuses else [])]
    for stance in STANCES:
        found = [i for i, s in enumerate(said) if s[0] == stance]
        if found:
            lines.append(f"{stance}:")
        for i in found:
            _, actor, window = said[i]
            lines.append(f"  - {{id: s{i}, by: {actor}{date(window, (times or {}).get(i))}}}")
    return "\n".join(lines)


def date(window, time):
    if window is None:
        return ""
    first, last = (f"2020-01-0{day}" for day in window)
    if first == last:
        return f", date: {first}{time or ''}"
    return f", date: {{not-before: {first}, not-after: {last}}}"


def orders(said):
    """Every order of the statements that their days allow, by index."""

    def is_after(one, other):
        """Whether a statement certainly came after another."""
        a, b = said[one], said[other]
        if a[2] and b[2] and a[2][0] > b[2][1]:
            return True
        if b[2] and a[2] and b[2][0] > a[2][1]:
            return False
        # A withdrawal follows the only stance that its actor took.
        own = [s for s in said if s[1] == a[1] and s[0] in POSITIONED and s[0] != "retracted"]
        return a[0] == "retracted" and len(own) == 1 and b is own[0]

    for order in permutations(range(len(said))):
        if not any(is_after(one, other) for i, one in enumerate(order) for other in order[i + 1 :]):
            yield [said[i] for i in order]


def read_off(order, accuses):
    """The headline of a claim whose statements were made in this order."""
    last = {actor: stance for stance, actor, _ in order if stance in POSITIONED}
    affirming = {actor for actor, stance in last.items() if stance == "asserted"}
    denying = {actor for actor, stance in last.items() if stance == "denied"}
    asking = {actor for stance, actor, _ in order if stance == "questioned"} - affirming
    had = {(stance, actor) for stance, actor, _ in order}
    if not affirming:
        if any(
            stance == "retracted" and (("asserted", actor) in had or ("denied", actor) not in had)
            for actor, stance in last.items()
        ):
            return "withdrawn"
        return "denied" if denying else "questioned" if asking else "nothing-certain"
    if denying:
        return "contested"
    if accuses and not is_answered(order):
        return "unanswered"
    if (accuses and "gov" in affirming) or any(("denied", actor) in had for actor in affirming):
        return "conceded"
    return "questioned" if asking else "undisputed-here"


def is_answered(order):
    charges = [i for i, s in enumerate(order) if s[0] == "asserted" and s[1] != "gov"]
    return any(
        s[1] == "gov" and (s[0] == "asserted" or not charges or i > charges[0])
        for i, s in enumerate(order)
    )


def told(said, accuses, cutoff=NO_CUTOFF):
    slice = corpus(written(said, accuses))
    return status(slice, Clock(slice), Sides(slice), "c", cutoff)


@law
@given(said, st.booleans())
def test_what_holds_in_every_order_is_told_and_nothing_else_is_told_for_certain(said, accuses):
    headline = told(said, accuses).headline
    possible = {read_off(order, accuses) for order in orders(said)}
    if len(possible) == 1:
        assert {headline} == possible
    if headline in ("contested", "unanswered", "withdrawn"):
        assert possible == {headline}
    if headline == "conceded":
        assert possible <= {"conceded", "undisputed-here", "unanswered"}
    if headline == "undisputed-here":
        # Whether an accused spoke after the accusation may be open where nobody can have denied
        # last, nor conceded.
        assert possible <= {"undisputed-here", "unanswered"}
    if headline == "possibly-conceded":
        assert "conceded" in possible
        assert possible <= {"conceded", "undisputed-here", "unanswered"}
    if headline == "possibly-disputed":
        assert possible & ANSWERED
        assert len(possible) > 1


@law
@given(said, st.booleans())
def test_a_claim_stands_as_its_headline_says_on_every_day_since(said, accuses):
    found = told(said, accuses)
    first, last = Frame(corpus(written(said, accuses))).since("c")
    if last is None:
        return
    assert first == last
    start = day_number(2020, 1, 1)
    for day in range(start, start + 5):
        then = told(said, accuses, day).headline
        if day >= first:
            assert then == found.headline
        if day == first - 1:
            assert then != found.headline


@law
@given(said, st.data())
def test_a_time_of_day_only_narrows(said, data):
    """What was certain of an actor stays so when some of the days are given their times."""
    times = {
        i: f"T{data.draw(st.integers(0, 23), f'hour of {i}'):02}:00:00Z"
        for i, (_, _, window) in enumerate(said)
        if window and window[0] == window[1] and data.draw(st.booleans(), f"time of {i}")
    }
    before, after = (
        {p.actor: (p.stance, p.certain) for p in positions(s, Clock(s), Sides(s), "c", NO_CUTOFF)}
        for s in (corpus(written(said, False)), corpus(written(said, False, times)))
    )
    for actor, (stance, certain) in before.items():
        if certain is YES:
            assert after[actor] == (stance, certain)
        else:
            assert certain is CANNOT_TELL
