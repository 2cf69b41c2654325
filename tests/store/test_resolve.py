"""X is an id, a name, or free words in any order; near misses are proposed, never used."""

import pytest

from provenance.store.corpus import open_corpus
from provenance.store.search.resolve import resolve_actor, resolve_any, resolve_claims

CLAIMS = """\
claim: guards-deployed-at-the-dam
text: Fighters of the Harbour Guard are present at the dam.
about: [harbour-guard, dam]
accuses: council
topics: [water]
asserted:
  - {by: x, quote: "mercenary troops", id: first-word}
  - {by: y, quote: "auf jeden Fall"}
---
claim: dam-has-only-a-treaty
text: The dam has only a treaty with the state.
about: [dam]
note: Somebody speaks of mercenary troops near it.
denied:
  - by: x
---
claim: council-paid-the-guard
text: The council pays for them.
about: [council, harbour-guard]
figure: {of: pay of the guard, value: 10, unit: crowns}
asserted:
  - by: x
---
claim: mercenary-camp
text: Mercenaries have a camp.
about: [somebody-unrecorded]
asserted:
  - by: y
---
actors:
  harbour-guard: {name: Harbour Guard, kind: armed-group, aka: [Hafenwache, ЧВК Гавань, HG]}
  council: {name: Council of Elders, kind: government, aka: [the junta, Ägidienrat]}
  dam: {name: Dam, kind: body}
  east: {name: East, kind: body, aka: [The Point]}
  west: {name: West, kind: body, aka: [The Point]}
  x: {name: Xaver, kind: person}
  y: {name: Ygor, kind: person}
---
sources:
  letter: {title: A letter to the council, kind: letter}
"""


@pytest.fixture
def corpus(write):
    with open_corpus(write({"claims/all.yaml": CLAIMS})) as corpus:
        yield corpus


def ids(corpus, *typed):
    return [match.id for match in resolve_claims(corpus, typed).claims]


def test_an_id(corpus):
    resolution = resolve_claims(corpus, ["mercenary-camp"])
    assert resolution.exact
    assert ids(corpus, "mercenary-camp") == ["mercenary-camp"]


def test_an_id_as_words(corpus):
    assert ids(corpus, "guards", "deployed", "at", "the", "dam")[0] == "guards-deployed-at-the-dam"


def test_a_statement_by_its_id_or_its_beginning(corpus):
    given = corpus.record("claim", "guards-deployed-at-the-dam").statements
    assert given[0].id == "first-word"
    for text in ("first-word", "first-wo", given[1].id, given[1].id[:6]):
        assert resolve_claims(corpus, [text]).exact
        assert ids(corpus, text) == ["guards-deployed-at-the-dam"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("present fighters", ["guards-deployed-at-the-dam"]),
        ("fighter dams", ["guards-deployed-at-the-dam"]),
        ("Hafenwache", ["council-paid-the-guard", "guards-deployed-at-the-dam"]),
        ("hafenwache fighters", ["guards-deployed-at-the-dam"]),
        ("гавань", ["council-paid-the-guard", "guards-deployed-at-the-dam"]),
        ("ЧВК Гавань fighters", ["guards-deployed-at-the-dam"]),
        ("the junta pays", ["council-paid-the-guard"]),
        ("junta fighters", ["guards-deployed-at-the-dam"]),  # accused, not in the text
        ("agidienrat", ["council-paid-the-guard", "guards-deployed-at-the-dam"]),
        ("crowns", ["council-paid-the-guard"]),
        ("water", ["guards-deployed-at-the-dam"]),
        ("treaties", ["dam-has-only-a-treaty"]),
        ("mercenary camp", ["mercenary-camp"]),
        ("camp treaty", []),
        ("paying", ["council-paid-the-guard"]),
        ("with", ["dam-has-only-a-treaty"]),  # nothing else was asked
    ],
)
def test_words(corpus, typed, found):
    for given in (typed.split(), [typed], typed.split()[::-1]):  # quoted in the shell: the same
        result = resolve_claims(corpus, given)
        if " " not in typed or given[0] == typed or given == typed.split():
            assert sorted(match.id for match in result.claims if result.whole) == found


def test_what_the_text_says_comes_before_what_a_note_says(corpus):
    found = resolve_claims(corpus, ["mercenary"])
    assert [match.id for match in found.claims] == ["mercenary-camp"]
    others = [match.id for match in found.others]
    assert others == ["guards-deployed-at-the-dam", "dam-has-only-a-treaty"]


@pytest.mark.parametrize(
    ("typed", "candidate", "read_as", "left_out"),
    [
        ("fihgters dam", "guards-deployed-at-the-dam", (("fihgters", "fighters"),), ()),
        ("mercenery camp", "mercenary-camp", (("mercenery", "mercenary"),), ()),
        ("tready", "dam-has-only-a-treaty", (("tready", "treaty"),), ()),
        ("mersenari camp", "mercenary-camp", (("mersenari", "mercenary"),), ()),
        ("treaty mercenary", "dam-has-only-a-treaty", (), ()),  # the one only in a note
        ("contractor camp", "mercenary-camp", (("contractor", "mercenaries"),), ()),
        ("council paid xyzzy", "council-paid-the-guard", (), ("xyzzy",)),
        ("mercenary-kamp", "mercenary-camp", (("kamp", "camp"),), ()),
        ("Гафань fighters", "guards-deployed-at-the-dam", (("Гафань", "гавань"),), ()),
    ],
)
def test_near_misses_are_candidates(corpus, typed, candidate, read_as, left_out):
    found = resolve_claims(corpus, typed.split())
    assert not found.whole
    assert found.claims[0].id == candidate
    assert (found.claims[0].read_as, found.claims[0].left_out) == (read_as, left_out)


def test_nothing_may_be_found(corpus):
    resolution = resolve_claims(corpus, ["xyzzy"])
    assert resolution.claims == resolution.suggestions == ()


@pytest.mark.parametrize(
    "typed", ['"', "'", "* OR", "NEAR(", "()", "a:b", "-", "", "\0", "\U0001f40d"]
)
def test_whatever_is_typed_is_only_words(corpus, typed):
    resolve_claims(corpus, [typed])
    resolve_any(corpus, [typed])
    resolve_actor(corpus, typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("council", ["council"]),
        ("Council of Elders", ["council"]),
        ("COUNCIL OF ELDERS", ["council"]),
        ("the junta", ["council"]),
        ("junta", ["council"]),
        ("Aegidienrat", []),
        ("Agidienrat", ["council"]),
        ("чвк гавань", ["harbour-guard"]),
        ("the point", ["east", "west"]),
        ("letter", []),
    ],
)
def test_actors(corpus, typed, found):
    assert [match.id for match in resolve_actor(corpus, typed).actors] == found


@pytest.mark.parametrize("typed", ["Harbor Guard", "hafenwach", "guard", "harbour-gaurd"])
def test_actors_that_come_near_are_proposed(corpus, typed):
    match = resolve_actor(corpus, typed)
    assert match.actors == ()
    assert "harbour-guard" in match.suggestions


@pytest.mark.parametrize(
    ("typed", "kind", "id"),
    [
        ("council", "actor", "council"),
        ("the junta", "actor", "council"),
        ("letter", "source", "letter"),
        ("A letter to the council", "source", "letter"),
        ("mercenary-camp", "claim", "mercenary-camp"),
        ("present fighters", "claim", "guards-deployed-at-the-dam"),
        ("first-word", "statement", "first-word"),
        ("first-wo", "statement", "first-word"),
    ],
)
def test_whatever_x_names(corpus, typed, kind, id):
    for given in (typed, typed.split()):
        resolved = resolve_any(corpus, given)
        assert (resolved.kind, resolved.id) == (kind, id)
    if kind == "statement":
        assert resolved.claim == "guards-deployed-at-the-dam"


def test_what_x_may_name(corpus):
    assert [match.id for match in resolve_any(corpus, "the point").candidates] == ["east", "west"]
    assert len(resolve_any(corpus, "mercenary").candidates) == 3
    assert resolve_any(corpus, "mercenery").candidates[0].id == "mercenary-camp"


def test_an_actor_and_a_claim_of_one_id_are_both_named(write):
    root = write(
        {
            "claims/a.yaml": "claim: dam\ntext: The dam holds.\nasserted:\n  - by: dam\n",
            "claims/b.yaml": "actors:\n  dam: {name: Dam, kind: body}\n",
        }
    )
    with open_corpus(root) as corpus:
        texts = [match.text for match in resolve_any(corpus, "dam").candidates]
        assert texts == ["The dam holds.", "Dam"]
