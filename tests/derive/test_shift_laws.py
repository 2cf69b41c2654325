"""Laws of shifts, held on small generated corpora."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from derive.derive_corpus import sliced
from derive.test_derive_laws import (
    ACTORS,
    CLAIMS,
    HERE,
    answers_are_sound,
    corpora,
    cutoffs,
    dates,
    days,
    renamed,
    statements,
)
from laws import examples
from provenance.derive import shifts as kinds
from provenance.derive.clock import Clock
from provenance.derive.shifts import KINDS, shifts
from provenance.derive.sides import Sides
from provenance.derive.targets import answered
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, NO_CUTOFF, YES
from provenance.model.records import Actor, Claim, Figure, Hedge

law = settings(max_examples=examples(50, heavy=True), deadline=None)
some_figure = st.none() | st.builds(
    Figure,
    st.just("how many"),
    value=st.sampled_from([1.0, 2.0]),
    unit=st.just("men"),
    editors=st.none(),
)


@st.composite
def told(draw, dates=dates):
    """A corpus in which claims have figures and hedges are the speaker's."""
    found = []
    for record in draw(corpora(dates)):
        if isinstance(record, Claim):
            spoken = tuple(
                s._replace(hedge=(Hedge("perhaps", "speaker"),) if s.hedge else ())
                for s in record.statements
            )
            record = record._replace(figure=draw(some_figure), statements=spoken)
        found.append(record)
    return found


def derive(records, cutoff=NO_CUTOFF):
    slice = sliced(records)
    return shifts(slice, Clock(slice), Sides(slice), cutoff)


@law
@given(told(), st.none() | cutoffs)
def test_a_certain_change_is_of_one_actor_in_its_own_words_and_certainly_in_that_order(
    records, cutoff
):
    cutoff = NO_CUTOFF if cutoff is None else cutoff
    slice = sliced(records)
    clock = Clock(slice)
    for shift in shifts(slice, clock, Sides(slice), cutoff):
        if shift.kind not in {kinds.CHANGED, kinds.REVISED, kinds.HARDENED, kinds.SOFTENED}:
            continue
        before = [slice.statements[id] for id in shift.one.statements]
        after = [slice.statements[id] for id in shift.other.statements]
        assert shift.one.actor == shift.other.actor
        for s in (*before, *after):
            assert shift.one.actor in s.voices
            assert s.stance in words.POSITIONED
            assert clock.said_by(s.id, cutoff) is YES
        assert any(surely_before(slice, clock, x, y, cutoff) for x in before for y in after)
        if shift.kind == kinds.CHANGED and not shift.steps:
            assert {s.affirms for s in before} == {not s.affirms for s in after}
            assert len({s.claim for s in (*before, *after)}) == 1


def surely_before(slice, clock, x, y, cutoff):
    last, first = clock.bounds(x.id).until.last, clock.bounds(y.id).days.first
    if last is None and cutoff is not NO_CUTOFF:
        last = cutoff
    by_days = last is not None and first is not None and min(last, first) < first
    return by_days or x.id in answered_through(slice, y)


def answered_through(slice, said):
    """What was said before a statement because that answers it, or one of its utterance does."""
    found, seen, stack = set(), set(), [(said, False)]
    while stack:
        here, later = stack.pop()
        if (here.id, later) in seen:
            continue
        seen.add((here.id, later))
        if later:
            found.add(here.id)
        stack += [(t, True) for t in answered(slice, here)]
        if here.said_in:
            others = slice.statements.values()
            stack += [(t, later) for t in others if t.said_in == here.said_in]
    return found


@law
@given(told(), st.none() | cutoffs)
def test_every_shift_names_its_kind_its_statements_and_its_sides(records, cutoff):
    cutoff = NO_CUTOFF if cutoff is None else cutoff
    slice = sliced(records)
    for shift in shifts(slice, Clock(slice), Sides(slice), cutoff):
        assert shift.kind in KINDS
        assert shift.statements
        assert set(shift.statements) <= set(slice.statements)
        together = {
            kinds.REVERSED,
            kinds.DIVIDED,
            kinds.CAMP_DIVIDED,
            kinds.ALLIES,
            kinds.SIGNATORY,
        }
        assert (shift.side is not None) == (shift.kind in together)
        if shift.kind in together:
            assert shift.one.actor != shift.other.actor


@law
@given(told(), st.data())
def test_doubts_and_silence_shift_nothing(records, data):
    place = data.draw(st.sampled_from(range(len(CLAIMS))))
    extra = data.draw(statements(CLAIMS[place], 9))._replace(
        stance=data.draw(st.sampled_from([words.QUESTIONED, words.DECLINED])),
        said_in=None,
        answers=(),
    )
    # A second statement may leave open whom an answer is to; that is another law's.
    records = [
        r._replace(statements=tuple(s._replace(answers=()) for s in r.statements))
        if isinstance(r, Claim)
        else r
        for r in records
    ]
    more = list(records)
    more[place] = more[place]._replace(statements=(*more[place].statements, extra))
    assert derive(more) == derive(records)


@law
@given(told(), st.randoms(use_true_random=False), st.none() | cutoffs)
def test_the_order_of_files_shifts_nothing(records, random, cutoff):
    cutoff = NO_CUTOFF if cutoff is None else cutoff
    shuffled = list(records)
    random.shuffle(shuffled)
    assert derive(records, cutoff) == derive(shuffled, cutoff)


@law
@given(told(), st.none() | cutoffs)
def test_renaming_every_id_shifts_nothing(records, cutoff):
    cutoff = NO_CUTOFF if cutoff is None else cutoff
    records = [*records, Actor(ACTORS[4], "A4", "person", HERE)]
    after = derive([renamed(record) for record in records], cutoff)
    before = [renamed(shift)._replace(because=()) for shift in derive(records, cutoff)]
    assert before == [shift._replace(because=()) for shift in after]


@law
@given(told(days), cutoffs)
def test_shifts_as_of_a_date_are_those_of_the_corpus_cut_at_that_date(records, cutoff):
    records = [
        r._replace(part_of=(), speaks_for=(), members=()) if isinstance(r, Actor) else r
        for r in records
    ]
    slice = sliced(records)
    clock = Clock(slice)
    said = {id: clock.said_by(id, cutoff) for id in slice.statements}
    assume(CANNOT_TELL not in said.values())
    assume(answers_are_sound(slice))
    cut = [
        r._replace(statements=tuple(s for s in r.statements if said[s.id] is YES))
        if isinstance(r, Claim)
        else r
        for r in records
    ]
    cut_clock = Clock(sliced(cut))
    assume(all(cut_clock.bounds(id) == clock.bounds(id) for id in cut_clock.slice.statements))
    assert derive(records, cutoff) == derive(cut, cutoff)


@law
@given(told(), st.data())
def test_a_claim_that_shares_nothing_shifts_nothing_elsewhere(records, data):
    spoken = data.draw(statements("z", 0))._replace(said_in=None, answers=())
    stranger = Claim("z", "Z", HERE, statements=(spoken,))
    after = [shift for shift in derive([*records, stranger]) if "z" not in shift.claims]
    assert list(derive(records)) == after


@law
@given(told())
def test_no_pair_is_both_a_certain_change_and_one_that_cannot_be_placed(records):
    found = derive(records)
    sure = {
        (x, y)
        for shift in found
        if shift.kind == kinds.CHANGED and not shift.steps
        for x in shift.one.statements
        for y in shift.other.statements
    }
    slice = sliced(records)
    clock = Clock(slice)
    for shift in found:
        if shift.kind == kinds.POSSIBLE and not shift.steps and len(shift.statements) == 2:
            assert tuple(shift.statements) not in sure
            assert tuple(reversed(shift.statements)) not in sure
    for x, y in sure:
        assert clock.before(slice.statements[y], slice.statements[x]) is not YES
