"""Laws of what is derived, held on small generated corpora."""

import networkx as nx
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from derive.derive_corpus import sliced
from derive.rows import statements_on
from laws import examples
from provenance.answers.points import told as named
from provenance.derive.clock import Clock
from provenance.derive.exclusions import excluding
from provenance.derive.frame import Frame
from provenance.derive.headline import HEADLINES
from provenance.derive.positions import positions
from provenance.derive.presupposed import presupposed
from provenance.derive.sides import Sides
from provenance.derive.status import status
from provenance.derive.targets import SEVERAL, target
from provenance.derive.walks import stronger, weaker
from provenance.model import vocabulary as words
from provenance.model.dates import (
    CANNOT_TELL,
    NO,
    NO_CUTOFF,
    YES,
    day_number,
    earlier,
    parse,
    within,
)
from provenance.model.records import (
    Actor,
    Claim,
    Hedge,
    RecordPlace,
    Relation,
    Source,
    Statement,
    Tenure,
)
from provenance.views import points

HERE = RecordPlace("claims.yaml", 0, 1)
CLAIMS = ("c0", "c1", "c2", "c3")
ACTORS = ("a0", "a1", "a2", "a3", "a4")
SOURCES = ("s0", "s1")
law = settings(max_examples=examples(50), deadline=None)

moments = st.sampled_from(
    ["2020", "2020-06", "2021", "2021-03-05", "2021-06", "2022", "2021?", "2021~", "2020-02/.."]
).map(parse)
windows = st.sampled_from(["2020-05", "2021-02"]).map(lambda day: within(None, parse(day)))
dates = st.none() | moments | windows
days = st.sampled_from(["2020-02-02", "2021-03-05", "2021-08-08", "2020-02/.."]).map(parse)
cutoffs = st.sampled_from(
    [day_number(2020, 6, 1), day_number(2021, 3, 5), day_number(2021, 12, 31)]
)
some = st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2, unique=True).map(tuple)


@st.composite
def statements(draw, claim, index, dates=dates):
    return Statement(
        id=f"{claim}-{index}",
        claim=claim,
        stance=draw(st.sampled_from(words.STANCES)),
        ordinal=index,
        line=index + 1,
        by=draw(some),
        for_=draw(st.just(()) | some),
        date=draw(dates),
        said_in=draw(st.none() | st.sampled_from(SOURCES)),
        source=draw(st.none() | st.sampled_from(SOURCES)),
        hedge=draw(st.sampled_from([(), (Hedge("perhaps"),)])),
        answers=tuple(
            draw(
                st.lists(
                    st.sampled_from([*ACTORS, *SOURCES, "c0-0", "c1-0", "c2-1", "nowhere"]),
                    max_size=1,
                )
            )
        ),
        form=draw(st.none() | st.sampled_from(words.FORMS)),
    )


@st.composite
def corpora(draw, dates=dates):
    """A list of records: claims with statements and relations, actors with ties, sources."""
    found = []
    for claim in CLAIMS:
        relations = tuple(
            Relation(kind, other, "because", i)
            for i, (kind, other) in enumerate(
                draw(
                    st.lists(
                        st.tuples(
                            st.sampled_from([words.IMPLIES, *words.RELATIONS]),
                            st.sampled_from([*CLAIMS, "missing"]),
                        ),
                        max_size=3,
                        unique=True,
                    )
                )
            )
        )
        count = draw(st.integers(0, 3))
        found.append(
            Claim(
                claim,
                claim.upper(),
                HERE,
                accuses=draw(st.just(()) | some),
                event=draw(dates),
                statements=tuple(draw(statements(claim, i, dates)) for i in range(count)),
                relations=relations,
            )
        )
    for actor in ACTORS[:4]:  # the last has no record
        ties = st.lists(
            st.builds(Tenure, st.sampled_from(ACTORS), st.none() | moments, st.none()), max_size=1
        ).map(tuple)
        found.append(
            Actor(
                actor,
                actor.upper(),
                draw(st.sampled_from(["person", "state", "group", "camp"])),
                HERE,
                part_of=draw(ties),
                speaks_for=draw(ties),
                members=draw(ties),
            )
        )
    found += [
        Source(source, source.upper(), "speech", HERE, date=draw(dates)) for source in SOURCES
    ]
    return found


def everything(slice, cutoff):
    """All that is derived of a Slice."""
    clock, sides = Clock(slice), Sides(slice)
    return {
        claim: (
            status(slice, clock, sides, claim, cutoff),
            positions(slice, clock, sides, claim, cutoff),
            excluding(slice, clock, claim, cutoff),
        )
        for claim in slice.claims
    }


@law
@given(corpora())
def test_every_claim_has_one_headline_and_a_reason(records):
    slice = sliced(records)
    for found, _, _ in everything(slice, NO_CUTOFF).values():
        assert found.headline in HEADLINES
        reason = points.sentence(named(Frame(slice), found.grounds))
        assert reason
        assert "\n" not in reason
        assert all(map(points.ground, named(Frame(slice), found.suffixes)))
        assert all(map(points.opening, named(Frame(slice), found.open)))


@law
@given(corpora(), cutoffs)
def test_a_position_is_held_by_statements_and_a_denial_by_a_denial(records, cutoff):
    slice = sliced(records)
    for claim, (found, held, against) in everything(slice, cutoff).items():
        for p in (*held, *found.affirmers, *found.deniers, *found.undecided):
            for id in (*p.statements, *p.line, *p.earlier):
                s = slice.statements[id]
                assert p.actor in s.voices
                assert p.derived or s.claim == claim
            if p.denies:
                assert not p.derived
                assert all(slice.statements[id].stance == words.DENIED for id in p.line)
            if p.derived:
                assert p.presupposed.steps[-1].other == claim
        for row in against:
            assert slice.statements[row.statement].affirms
            assert row.actor in slice.statements[row.statement].voices


@law
@given(corpora(), cutoffs)
def test_nothing_certain_rests_on_what_was_not_certainly_said_by_then(records, cutoff):
    slice = sliced(records)
    clock = Clock(slice)
    for _, held, against in everything(slice, cutoff).values():
        for p in held:
            said = [clock.said_by(id, cutoff) for id in p.statements]
            assert NO not in said
            assert p.certain is not YES or YES in said
        for row in against:
            said = clock.said_by(row.statement, cutoff)
            assert said is YES or (said is CANNOT_TELL and row.certain is CANNOT_TELL)


def answers_are_sound(slice):
    """Whether no answer is an error that is reported: to any of several, or to what is later.

    Such an answer has no meaning that an earlier view could keep.
    """
    return all(
        found.problem != SEVERAL
        and all(
            t.date is None or earlier(s.date.start, t.date.start) is not YES
            for t in found.statements
        )
        for s in slice.statements.values()
        if s.date is not None
        for ref in s.answers
        for found in [target(slice, s, ref)]
    )


@law
@given(corpora(days), cutoffs)
def test_as_of_a_date_is_the_same_as_over_the_corpus_cut_at_that_date(records, cutoff):
    records = [
        r._replace(part_of=(), speaks_for=(), members=()) if isinstance(r, Actor) else r
        for r in records
    ]
    slice = sliced(records)
    clock = Clock(slice)
    said = {id: clock.said_by(id, cutoff) for id in slice.statements}
    assume(CANNOT_TELL not in said.values())
    assume(answers_are_sound(slice))
    cut = sliced(
        [
            r._replace(statements=tuple(s for s in r.statements if said[s.id] is YES))
            if isinstance(r, Claim)
            else r
            for r in records
        ]
    )
    cut_clock = Clock(cut)
    assume(all(cut_clock.bounds(id) == clock.bounds(id) for id in cut.statements))
    then, now = everything(slice, cutoff), everything(cut, cutoff)
    assert then == now


@law
@given(corpora(), st.randoms(use_true_random=False), st.none() | cutoffs)
def test_the_order_of_files_changes_nothing(records, random, cutoff):
    cutoff = NO_CUTOFF if cutoff is None else cutoff
    shuffled = list(records)
    random.shuffle(shuffled)
    assert everything(sliced(records), cutoff) == everything(sliced(shuffled), cutoff)


def renamed(value):
    """The same records with every id prefixed."""
    if isinstance(value, str):
        known = value in {*CLAIMS, *ACTORS, *SOURCES, "missing", "nowhere"}
        return f"x-{value}" if known or (value[:2] in CLAIMS and value[2:3] == "-") else value
    if isinstance(value, tuple):
        items = [renamed(item) for item in value]
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    return value


@law
@given(corpora(), st.none() | cutoffs)
def test_renaming_every_id_changes_nothing_but_names(records, cutoff):
    cutoff = NO_CUTOFF if cutoff is None else cutoff
    # Of an actor without a record the id is the name.
    records = [*records, Actor(ACTORS[4], "A4", "person", HERE)]
    before = everything(sliced(records), cutoff)
    after = everything(sliced([renamed(record) for record in records]), cutoff)
    assert {claim: [found[0].headline, renamed(found[1:])] for claim, found in before.items()} == {
        claim.removeprefix("x-"): [found[0].headline, found[1:]] for claim, found in after.items()
    }


@law
@given(corpora(), st.data())
def test_adding_a_statement_never_removes_an_explicit_one(records, data):
    claim = data.draw(st.sampled_from(CLAIMS))
    place = CLAIMS.index(claim)
    more = list(records)
    extra = data.draw(statements(claim, 9))
    more[place] = more[place]._replace(statements=(*more[place].statements, extra))
    before, after = sliced(records), sliced(more)
    for id in CLAIMS:
        old = statements_on(before, Clock(before), id, words.STANCES, NO_CUTOFF)
        new = statements_on(after, Clock(after), id, words.STANCES, NO_CUTOFF)
        assert {s.id for s in old.certain} <= {s.id for s in new.certain}


@law
@given(corpora(), st.data())
def test_a_claim_that_is_not_connected_changes_nothing(records, data):
    stranger = Claim(
        "z",
        "Z",
        HERE,
        statements=(data.draw(statements("z", 0))._replace(said_in=None, answers=()),),
    )
    before, after = (
        everything(sliced(records), NO_CUTOFF),
        everything(sliced([*records, stranger]), NO_CUTOFF),
    )
    assert before == {claim: found for claim, found in after.items() if claim != "z"}


@law
@given(corpora())
def test_walks_equal_reachability_in_networkx(records):
    slice = sliced(records)
    graph = nx.DiGraph()
    graph.add_nodes_from(CLAIMS)
    graph.add_edges_from(
        (claim, link.other)
        for claim in CLAIMS
        for link in slice.links_from.get(claim, ())
        if link.kind == words.IMPLIES
    )
    for claim in CLAIMS:
        for found, oracle in (
            (stronger(slice, claim), nx.shortest_path_length(graph, target=claim)),
            (weaker(slice, claim), nx.shortest_path_length(graph, source=claim)),
        ):
            assert {id: len(steps) for id, steps in found.items()} == dict(oracle)
        for id, steps in stronger(slice, claim).items():
            assert nx.is_path(graph, [*(link.claim for link in steps), claim])
            assert [link.claim for link in steps][:1] == ([id] if steps else [])


@law
@given(corpora())
def test_whoever_presupposes_affirms_something_that_implies_it(records):
    slice = sliced(records)
    clock = Clock(slice)
    for claim in CLAIMS:
        for row in presupposed(slice, clock, claim, NO_CUTOFF):
            assert slice.statements[row.statement].claim == row.claim
            assert row.claim != claim
            assert slice.statements[row.statement].affirms
            assert not any(
                p.actor == row.actor and p.affirms and p.certain is YES and not p.derived
                for p in positions(slice, clock, Sides(slice), claim, NO_CUTOFF)
                if row.hedges_on_stronger or not all(slice.statements[id].hedge for id in p.line)
            )


@law
@given(corpora())
def test_sides_hold_what_lends_and_three_values_grow_with_time(records):
    """Over all that is recorded a side is never smaller than at a day."""
    sides = Sides(sliced(records))
    for actor in ACTORS:
        ever = sides.side(actor)
        assert actor in ever
        assert sides.side(actor, day_number(2021, 1, 1)) <= ever
        assert ever <= sides.accused_side(actor)


@law
@given(corpora(), cutoffs)
def test_words_reach_an_actor_only_from_its_side_or_as_a_named_member(records, cutoff):
    slice = sliced(records)
    clock, sides = Clock(slice), Sides(slice)
    for s in slice.statements.values():
        for actor in ACTORS:
            voice = sides.lends(s, actor, clock.clipped(s.id, cutoff))
            if voice is not None and voice.how in ("speaks-for", "part"):
                assert voice.through in sides.side(actor)
