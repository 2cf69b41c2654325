"""Statements are traced back to where they began, and no tally passes off an echo as a voice."""

from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.derive_corpus import corpus, records, sliced
from laws import examples
from provenance.derive.chains import NAMED, SOURCE, SPEAKER, Node, chains
from provenance.derive.chokes import chokes, dominators
from provenance.derive.circles import circles, components
from provenance.derive.origins import CIRCULAR, UNNAMED, Tally, origins, tally
from provenance.model.records import Actor, Claim, Derivation, RecordPlace, Source, Statement
from provenance.model.slice import Slice

CORPORA = Path(__file__).parents[1] / "corpora"
law = settings(max_examples=examples(30), deadline=None)


def on(slice: Slice, claim: str = "p") -> tuple[Statement, ...]:
    return slice.claims[claim].statements


def by_id(slice: Slice, *ids: str) -> tuple[Statement, ...]:
    return tuple(slice.statements[id] for id in ids)


def sources(*ids: str) -> tuple[Node, ...]:
    return tuple(Node(SOURCE, id) for id in ids)


def known(name: str) -> Slice:
    (file,) = (CORPORA / name / "claims").glob("*.yaml")
    return corpus(file.read_text(encoding="utf-8"))


# What a tally counts


def test_a_group_is_one_voice_with_its_signatories_beside_it(slice):
    """
    claim: p
    text: P.
    asserted: {id: s, by: fifteen, source: page}
    ---
    actors: {fifteen: {name: The 15, kind: group, members: [anna, ben], size: 15}}
    ---
    sources: {page: {title: Page, kind: web-page}}
    """
    found = tally(slice, on(slice))
    assert (found.statements, found.utterances, found.actors) == (1, 1, 1)
    assert (found.groups, found.signatories) == (1, 15)
    assert (found.recorded, found.independent) == (1, 1)


def test_four_outlets_with_one_dispatch_have_one_origin_and_it_is_the_choke_point(slice):
    """
    claim: p
    text: P.
    asserted:
      - {by: a, source: article-a}
      - {by: b, source: article-b}
      - {by: c, source: article-c}
      - {by: d, source: article-d}
    ---
    sources:
      dispatch: {title: Dispatch, kind: dispatch, by: agency}
      article-a: {title: A, kind: article, by: a, derived-from: dispatch}
      article-b:
        title: B
        kind: article
        by: b
        derived-from: {source: dispatch, how: republishes}
      article-c: {title: C, kind: article, by: c, derived-from: article-b}
      article-d:
        title: D
        kind: article
        by: d
        derived-from: {source: dispatch, how: translates}
    """
    found = origins(slice, on(slice))
    assert found.tally == Tally(4, 0, 4, 4, 0, 0, recorded=1, unknown=0, independent=1)
    (origin,) = found.origins
    assert (origin.places, origin.parties) == (sources("dispatch"), ("agency",))
    assert found.chokes == sources("dispatch")


def test_what_a_page_says_itself_begins_with_its_author_whatever_else_it_quotes(slice):
    """
    claim: p
    text: P.
    asserted:
      - {id: own, by: editor, source: page}
      - {id: told, said-in: interview, source: page}
    denied: {id: denial, said-in: reply, source: page}
    ---
    sources:
      page:
        title: Page
        kind: web-page
        by: editor
        derived-from:
          - {source: interview, how: quotes}
          - {source: reply, how: quotes}
          - {source: elsewhere, how: cites}
      interview: {title: Interview, kind: interview, by: anna}
      reply: {title: Reply, kind: statement, by: ben}
      elsewhere: {title: Elsewhere, kind: report, by: carl}
    """
    own, told = chains(slice, by_id(slice, "own", "told"))
    assert (own.start, own.steps) == (sources("page")[0], ())
    assert [step.end for step in told.steps] == list(sources("interview"))
    found = origins(slice, on(slice))
    assert {origin.parties for origin in found.origins} == {("anna",), ("ben",), ("editor",)}
    assert found.chokes == sources("page"), "all that is recorded was read on one page"


def test_carriers_stand_between_the_source_and_the_speaker_nearest_the_speaker_first(slice):
    """
    claim: p
    text: P.
    asserted: {id: s, by: anna, via: [village-radio, agency], source: page}
    ---
    sources: {page: {title: Page, kind: web-page}}
    """
    (chain,) = chains(slice, on(slice))
    assert [step.end.id for step in chain.steps] == ["agency", "village-radio", "s"]
    assert [step.how for step in chain.steps] == ["via", "via", "said"]
    assert chain.spoken == Node(SPEAKER, "s"), "the act of speaking has no record of its own"


def test_recorded_ways_from_the_page_to_the_utterance_are_taken_rather_than_a_leap(slice):
    """
    claim: p
    text: P.
    asserted: {id: s, said-in: speech, source: page}
    ---
    sources:
      speech: {title: Speech, kind: speech, by: anna}
      dispatch: {title: Dispatch, kind: dispatch, derived-from: {source: speech, how: quotes}}
      paper: {title: Paper, kind: article, derived-from: {source: speech, how: quotes}}
      aside: {title: Aside, kind: article}
      page:
        title: Page
        kind: web-page
        derived-from: [{source: dispatch, how: cites}, {source: paper, how: cites}, aside]
    """
    (chain,) = chains(slice, on(slice))
    assert {step.end.id for step in chain.steps} == {"dispatch", "paper", "speech"}
    assert dominators(chain) == sources("page", "speech")


def test_unnamed_speakers_are_unknown_origins_and_never_merged(slice):
    """
    claim: p
    text: P.
    asserted:
      - {by: an-official, source: page}
      - {by: reports, source: page}
      - {by: anna, source: page}
    ---
    actors:
      an-official: {name: An official, kind: unnamed}
      reports: {name: Reports, kind: unnamed}
      anna: {name: Anna, kind: person}
    """
    found = origins(slice, on(slice))
    assert (found.tally.recorded, found.tally.unknown, found.tally.independent) == (1, 2, 3)
    assert sorted(origin.unknown or "" for origin in found.origins) == ["", UNNAMED, UNNAMED]


def test_one_speaker_who_says_it_three_times_is_not_three_independent_origins(slice):
    """
    claim: p
    text: P.
    asserted:
      - {said-in: speech, source: page}
      - {said-in: interview, source: page}
      - {by: [anna, ben], source: page}
      - {by: carl, source: page}
    ---
    sources:
      page: {title: Page, kind: web-page}
      speech: {title: Speech, kind: speech, by: anna}
      interview: {title: Interview, kind: interview, by: anna}
    """
    found = tally(slice, on(slice))
    assert (found.recorded, found.independent) == (4, 2)


def test_two_speakers_at_one_event_are_two_origins(slice):
    """
    claim: p
    text: P.
    asserted:
      - {by: anna, said-in: hearing}
      - {by: ben, said-in: hearing}
    ---
    sources: {hearing: {title: Hearing, kind: testimony}}
    """
    found = tally(slice, on(slice))
    assert (found.utterances, found.recorded, found.independent) == (1, 2, 2)


def test_what_is_said_to_be_repeated_but_was_not_recorded_is_named_and_not_counted(slice):
    """
    claim: p
    text: P.
    asserted: {by: outlet, repeats: anna, source: article}
    ---
    sources: {article: {title: Article, kind: article, by: outlet}}
    """
    found = origins(slice, on(slice))
    (chain,) = found.chains
    assert chain.steps[-1].end == Node(NAMED, "anna")
    assert found.tally == Tally(0, 1, 0, 0, 0, 0, 0, 0, 0)


def test_amplifiers_that_repeat_each_other_have_no_origin_and_their_circle_is_shown(slice):
    """
    claim: p
    text: P.
    asserted:
      - {id: one, by: a, source: article-a, repeats: two}
      - {id: two, by: b, source: article-b, repeats: one}
    ---
    sources:
      article-a: {title: A, kind: article, by: a}
      article-b: {title: B, kind: article, by: b}
    """
    found = origins(slice, on(slice))
    assert found.origins == ()
    ((first, *_),) = found.circles
    assert first == Node(SOURCE, "article-a")


def test_a_circle_without_a_beginning_is_one_unknown_origin(slice):
    """
    claim: p
    text: P.
    asserted:
      - {by: a, source: article-a, evidence: article-b}
      - {by: b, source: article-b, evidence: article-a}
    ---
    sources:
      article-a: {title: A, kind: article, by: a, derived-from: {source: article-b, how: cites}}
      article-b: {title: B, kind: article, by: b, derived-from: {source: article-a, how: cites}}
    """
    found = origins(slice, on(slice))
    (origin,) = found.origins
    assert (origin.unknown, origin.places) == (CIRCULAR, sources("article-a", "article-b"))
    assert found.circles == (sources("article-a", "article-b"),)
    assert (found.tally.recorded, found.tally.unknown, found.tally.independent) == (0, 1, 1)


# Published cases


def test_the_brazilian_aardvark_goes_round_in_a_circle_back_to_one_edit():
    """Four outlets; what the encyclopedia cites had taken it from the encyclopedia."""
    slice = known("aardvark")
    found = origins(slice, on(slice, "coati-is-called-brazilian-aardvark"))
    assert found.circles == (sources("telegraph-2010-06-21", "wikipedia-on-the-coati"),)
    (origin,) = found.origins
    assert origin.parties == ("dylan-breves",)
    assert found.tally == Tally(4, 1, 4, 4, 0, 0, recorded=1, unknown=0, independent=1)
    assert found.chokes == sources("edit-of-july-2008")


def test_the_mobile_laboratories_had_four_voices_and_two_origins():
    """An estimate and a speech stand on the words of two men, one of whom withdrew them."""
    slice = known("curveball")
    said = tuple(s for s in on(slice, "iraq-had-mobile-germ-laboratories") if s.affirms)
    found = origins(slice, said)
    assert {origin.parties for origin in found.origins} == {("curveball",), ("iraqi-major",)}
    assert found.tally == Tally(4, 0, 4, 4, 0, 0, recorded=2, unknown=0, independent=2)
    estimate = [chain for chain in found.chains if chain.start == sources("estimate-of-2002")[0]]
    assert dominators(estimate[0]) == sources(
        "estimate-of-2002", "dia-reports", "curveball-debriefings"
    )


# Laws

HERE = RecordPlace("claims.yaml", 0, 1)
NAMES = [f"d{number}" for number in range(6)]


@st.composite
def worlds(draw):
    """Statements by various actors, read in documents that were taken from each other anyhow."""
    documents = [
        Source(
            id,
            id,
            draw(st.sampled_from(["article", "statement"])),
            HERE,
            by=tuple(draw(st.lists(st.sampled_from("abc"), max_size=2, unique=True))),
            derived_from=tuple(
                Derivation(other, draw(st.sampled_from([None, "cites", "republishes"])))
                for other in draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
            ),
        )
        for id in NAMES
    ]
    said = [
        Statement(
            f"s{number}",
            "p",
            draw(st.sampled_from(["asserted", "denied"])),
            number,
            number + 1,
            by=(draw(st.sampled_from("abcu")),),
            said_in=draw(st.none() | st.sampled_from(NAMES)),
            source=draw(st.none() | st.sampled_from(NAMES)),
            via=tuple(draw(st.lists(st.sampled_from("xy"), max_size=2, unique=True))),
            repeats=tuple(draw(st.lists(st.sampled_from(["s0", "s1", "a"]), max_size=1))),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    actors = [Actor("u", "U", "unnamed", HERE), *(Actor(id, id, "person", HERE) for id in "abcxy")]
    return [Claim("p", "P.", HERE, statements=tuple(said)), *actors, *documents]


@law
@given(worlds(), st.data())
def test_ten_outlets_that_repeat_a_statement_change_no_count_of_origins(world, data):
    claim, *rest = world
    before = origins(sliced(world), claim.statements)
    repeated = data.draw(st.sampled_from(claim.statements))
    outlets = tuple(
        Statement(
            f"echo{number}",
            "p",
            repeated.stance,
            50 + number,
            50 + number,
            by=(f"outlet{number}",),
            source=f"paper{number}",
            repeats=(repeated.id,),
        )
        for number in range(10)
    )
    papers = [
        Source(f"paper{number}", "Paper", "article", HERE, by=(f"outlet{number}",))
        for number in range(10)
    ]
    louder = claim._replace(statements=(*claim.statements, *outlets))
    slice = sliced([louder, *rest, *papers])
    after = origins(slice, slice.claims["p"].statements)
    assert after.tally == before.tally._replace(repeats=before.tally.repeats + 10)
    assert after.origins == before.origins


@law
@given(worlds())
def test_results_do_not_depend_on_the_order_of_records_or_statements(world):
    claim, *rest = world
    slice = sliced(world)
    turned = sliced([*reversed(rest), claim])
    one, other = origins(slice, on(slice)), origins(turned, reversed(on(turned)))
    assert one.tally == other.tally
    assert one.circles == other.circles
    assert set(one.chokes) == set(other.chokes)
    assert {o[:3] for o in one.origins} == {o[:3] for o in other.origins}


@law
@given(worlds())
def test_counts_never_exceed_what_they_are_counts_of(world):
    slice = sliced(world)
    found = tally(slice, on(slice))
    assert found.independent <= found.recorded + found.unknown
    assert found.utterances <= found.statements
    assert found.statements + found.repeats == len(on(slice))


@law
@given(worlds())
def test_chokes_are_the_dominators_that_networkx_finds(world):
    slice = sliced(world)
    for chain in chains(slice, on(slice)):
        graph = nx.DiGraph()
        graph.add_node(chain.start)
        graph.add_edges_from((step.start, step.end) for step in chain.steps)
        assert set(graph) == nx.descendants(graph, chain.start) | {chain.start}
        condensed = nx.condensation(graph)
        ends = [
            node
            for knot in condensed
            if not condensed[knot]
            for node in condensed.nodes[knot]["members"]
        ]
        graph.add_edges_from((end, "beginning") for end in ends)
        above = nx.immediate_dominators(graph.reverse(), "beginning")
        expected, here = [], chain.start
        while here != "beginning":
            expected.append(here)
            here = above[here]
        assert list(dominators(chain)) == expected


@law
@given(worlds())
def test_the_choke_point_dominates_all_chains_together(world):
    slice = sliced(world)
    found = chains(slice, on(slice))
    every = [set(dominators(chain)) for chain in found]
    expected = set.intersection(*every) if len(every) > 1 else set()
    assert set(chokes(found)) == expected


graphs = st.dictionaries(st.integers(0, 6), st.lists(st.integers(0, 6), max_size=3)).map(
    lambda ties: {node: ties.get(node, []) for node in range(7)}
)


@law
@given(graphs)
def test_circles_are_the_shortest_of_each_component_that_networkx_finds(ties):
    graph = nx.DiGraph(ties)
    assert {frozenset(c) for c in components(ties)} == {
        frozenset(c) for c in nx.strongly_connected_components(graph)
    }
    every = list(nx.simple_cycles(graph))
    shortest = {}
    for component in nx.strongly_connected_components(graph):
        lengths = [len(cycle) for cycle in every if set(cycle) <= component]
        if lengths:
            shortest[frozenset(component)] = min(lengths)
    found = circles(ties)
    assert len(found) == len(shortest)
    for way in found:
        (component,) = (c for c in shortest if set(way) <= c)
        assert len(way) == shortest[component]
        assert all(graph.has_edge(a, b) for a, b in zip(way, (*way[1:], way[0]), strict=True))


def test_a_chain_longer_than_the_stack_of_the_interpreter_is_walked():
    documents = [
        Source(
            f"d{n}", "D", "article", HERE, by=(f"a{n}",), derived_from=(Derivation(f"d{n + 1}"),)
        )
        for n in range(5000)
    ]
    said = Statement("s", "p", "asserted", 0, 1, by=("a0",), source="d0")
    slice = sliced([Claim("p", "P.", HERE, statements=(said,)), *documents])
    assert tally(slice, on(slice)).recorded == 1


@pytest.mark.parametrize("name", ["aardvark", "curveball"])
def test_the_published_cases_are_read_without_a_problem(name):
    (file,) = (CORPORA / name / "claims").glob("*.yaml")
    assert records(file.read_text(encoding="utf-8"))
