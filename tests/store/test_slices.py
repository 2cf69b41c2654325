"""A Slice holds what its question needs, and is bounded by it."""

import pytest

from provenance.model.slice import Slice
from provenance.store.corpus import open_corpus


def claim(id: str, *lines: str, by: str = "s") -> str:
    return "\n".join([f"claim: {id}", f"text: {id}", *lines, "asserted:", f"  - by: {by}", ""])


RELATED = "---\n".join(
    [
        claim("asked", "implies: weaker"),
        claim("weaker", "implies: weakest"),
        claim("weakest"),
        claim("stronger", "implies: asked"),
        claim("strongest", "implies: stronger"),
        claim("rival", "excludes: {claim: asked, because: b}"),
        claim("rival-of-stronger", "excludes: {claim: stronger, because: b}"),
        claim("implies-rival", "implies: rival"),
        claim("weaker-than-rival"),
        claim("against", "undermines: asked"),
        claim("in-favour", "supports: asked"),
        claim("against-against", "undermines: against"),
        claim("elsewhere"),
    ]
)


def test_relations(write):
    with open_corpus(write({"claims/a.yaml": RELATED})) as corpus:
        assert set(corpus.slice(["asked"]).claims) == {
            "asked",
            "weaker",
            "weakest",
            "stronger",
            "strongest",
            "rival",
            "rival-of-stronger",
            "implies-rival",
            "against",
            "in-favour",
        }
        assert set(corpus.slice(["elsewhere"]).claims) == {"elsewhere"}
        assert set(corpus.slice(["nothing"]).claims) == set()


TIMED = """\
claim: asked
text: T
supports: other
denied:
  - {by: a, answers: report, id: denial}
---
claim: other
text: T
asserted:
  - {by: b, said-in: report}
---
claim: third
text: T
asserted:
  - {by: b, said-in: report, answers: dated, id: undated}
---
claim: fourth
text: T
asserted:
  - {by: c, date: 2001-05-05, id: dated, answers: fifth-one}
---
claim: fifth
text: T
asserted:
  - {by: c, id: fifth-one}
---
claim: answering
text: T
denied:
  - {by: d, date: 2003, answers: denial}
---
sources:
  report: {title: R, kind: statement, by: b}
"""


def test_what_places_an_undated_statement_in_time(write):
    """Its answers, who answers it, its utterance's other statements, and so on, up to a day."""
    with open_corpus(write({"claims/a.yaml": TIMED})) as corpus:
        slice = corpus.slice(["asked"])
        assert set(slice.claims) == {"asked", "other", "third", "fourth", "answering"}
        assert "report" in slice.sources


ACTORS = """\
actors:
  state: {name: S, kind: state}
  army: {name: A, kind: armed-force, part-of: state}
  unit: {name: U, kind: armed-force, part-of: army}
  ministry: {name: M, kind: body, part-of: {actor: state, from: 1990}}
  speaker: {name: P, kind: person, speaks-for: ministry}
  union: {name: N, kind: alliance, members: [state]}
  pact: {name: Q, kind: group, members: [ally]}
  ally: {name: L, kind: state}
  ally-army: {name: LA, kind: armed-force, part-of: ally}
  friends: {name: F, kind: camp, members: [ally, pact]}
  stranger: {name: X, kind: person}
"""


@pytest.mark.parametrize(
    ("named", "side", "voiced"),
    [
        ("army", {"state", "army", "unit", "ministry", "speaker", "union"}, {"army", "state"}),
        (
            "speaker",
            {"state", "army", "unit", "ministry", "speaker", "union"},
            {"speaker", "ministry", "state"},
        ),
        ("pact", {"pact", "ally", "ally-army", "friends"}, {"pact", "ally"}),
        ("stranger", {"stranger"}, {"stranger"}),
    ],
)
def test_sides(write, named, side, voiced):
    """Whole sides, or only what tells whose words those of a speaker are."""
    root = write({"claims/a.yaml": claim("c", by=named), "claims/actors.yaml": ACTORS})
    with open_corpus(root) as corpus:
        assert set(corpus.slice(["c"]).actors) == side
        assert set(corpus.slice(["c"], sides=False).actors) == voiced
        assert set(corpus.slice(["c"], actors=[named], sides=False).actors) == side


def test_the_accused_stand_for_their_whole_sides(write):
    root = write({"claims/a.yaml": claim("c", "accuses: army"), "claims/actors.yaml": ACTORS})
    with open_corpus(root) as corpus:
        side = {"state", "army", "unit", "ministry", "speaker"}
        assert set(corpus.slice(["c"], sides=False).actors) == side


def test_the_side_of_an_actor_is_what_is_below_it(write):
    root = write({"claims/a.yaml": claim("c"), "claims/actors.yaml": ACTORS})
    with open_corpus(root) as corpus:
        assert corpus.side_of("state") == ["army", "ministry", "speaker", "state", "unit"]
        assert corpus.side_of("friends") == ["ally", "ally-army", "friends", "pact"]
        assert corpus.side_of("unit") == ["unit"]


def test_a_circle_of_parts_ends(write):
    circle = (
        "actors:\n  a: {name: A, kind: body, part-of: b}\n  b: {name: B, kind: body, part-of: a}\n"
    )
    root = write({"claims/a.yaml": claim("c", by="a"), "claims/b.yaml": circle})
    with open_corpus(root) as corpus:
        assert set(corpus.slice(["c"]).actors) == {"a", "b"}
        assert corpus.side_of("a") == ["a", "b"]


def test_sources_down_to_where_they_derive_from(corpus):
    slice = corpus.slice(["well-is-poisoned"])
    assert set(slice.sources) == {"gazette", "millers-letter"}
    assert set(slice.actors) == set(corpus.ids("actor"))
    denial = slice.claims["well-is-poisoned"].statements[1]
    assert (denial.by, denial.for_) == (("clerk",), ("millers",))


def test_everything(corpus):
    whole = corpus.whole()
    assert isinstance(whole, Slice)
    assert set(whole.claims) == set(corpus.ids("claim"))
    assert set(whole.actors) == set(corpus.ids("actor"))
    assert set(whole.sources) == set(corpus.ids("source"))


def test_figures(write):
    text = "---\n".join(
        [
            claim("few", "figure: {of: how many, value: 3}"),
            claim("many", "figure: {of: how many, value: 9, within: all}"),
            claim("all", "figure: {of: in all, value: 12}"),
            claim("part", "figure: {of: a part, value: 1, within: few}"),
            claim("else", "figure: {of: else, value: 1}"),
        ]
    )
    with open_corpus(write({"claims/a.yaml": text})) as corpus:
        assert corpus.figure_questions() == ["a part", "else", "how many", "in all"]
        assert corpus.claims_with_figure("how many") == ["few", "many"]
        assert set(corpus.figures_slice("how many").claims) == {"few", "many", "all", "part"}


def test_claims_of_actors(corpus):
    assert set(corpus.slice_of_actors(["millers"]).claims) == {"well-is-poisoned"}
    assert set(corpus.slice_of_actors(["crafts"]).claims) == set()


REPEATED = """\
claim: asked
text: T
asserted: {by: echo, repeats: far}
---
claim: elsewhere
text: U
asserted: {by: voice, id: far, repeats: farther}
---
claim: farthest
text: V
asserted: {by: first, id: farther}
"""


def test_what_a_statement_repeats_by_id_is_held_wherever_it_was_said(write):
    with open_corpus(write({"claims/a.yaml": REPEATED})) as corpus:
        assert set(corpus.slice(["asked"]).statements) >= {"far", "farther"}
