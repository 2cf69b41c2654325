"""What goes out and comes in again: nothing joined, invented or lost without being counted."""

import json
import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import program
from laws import examples
from provenance.model.vocabulary import SAID_AS
from provenance.store.corpus import open_corpus

some = settings(max_examples=examples(60, heavy=True))

WORDS = ["oil", "Bay's", "é", "#1", "“so”", 'a "b"', "& Co", "[sic]", "x: y", "- z", "<", "Ж", "{}"]
PLAIN = ["2011", "2011-03", "2011-03-02", "2011-03-02T10:00Z"]
DATES = [*PLAIN, "2011-03~", "2011?", "2011-21", "2011/2012", {"not-after": "2011-03-09"}]
STANCES = ["asserted", "asserted", "admitted", "denied", "questioned", "declined", "retracted"]
KINDS = ["person", "government", "organisation", "company", "outlet", "unnamed", "account", "group"]


def phrases(first):
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(
        lambda parts: " ".join([first, *parts])
    )


@st.composite
def statements(draw, claim):
    made = {"by": draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=2, unique=True))}
    stance = draw(st.sampled_from(STANCES))
    for key, values in {
        "date": st.sampled_from(DATES),
        "source": st.sampled_from(["s1", "s2", "s3"]),
        "quote": st.lists(phrases("said"), min_size=1, max_size=2, unique=True),
        "hedge": phrases("perhaps"),
        "attribution": st.sampled_from(["ambiguous", "paraphrase"]),
        "for": st.sampled_from("abcd"),
    }.items():
        if draw(st.integers(0, 9)) < {"date": 7, "source": 7, "quote": 5}.get(key, 2):
            made[key] = draw(values)
    if stance == "denied" and draw(st.booleans()):
        made["form"] = draw(st.sampled_from(["verdict", "blanket"]))
        if made["form"] == "verdict" and draw(st.booleans()):
            made["rating"] = "False"
    return stance, made


@st.composite
def corpora(draw):
    """Actors, sources and claims, as the YAML of their files."""
    actors = {}
    for id in "abcd":
        actors[id] = {"name": draw(phrases(f"N {id}")), "kind": draw(st.sampled_from(KINDS))}
        if draw(st.booleans()):
            actors[id]["aka"] = draw(
                st.lists(phrases(f"A {id}"), min_size=1, max_size=2, unique=True)
            )
        if draw(st.booleans()):
            actors[id]["note"] = draw(phrases("Note"))
        if draw(st.booleans()):
            actors[id]["same-as"] = f"wikidata:Q{ord(id)}"
    tie = {"actor": "a", "from": draw(st.sampled_from(["2009", "2009-02-03"]))}
    actors["b"]["part-of"] = [tie]
    actors["c"]["speaks-for"] = ["a"]
    sources = {
        "s1": {"title": draw(phrases("One")), "kind": "article", "url": "https://one.example/1"},
        "s2": {"title": draw(phrases("Two")), "kind": "web-page", "url": "https://one.example/2"},
        "s3": {"title": draw(phrases("Three")), "kind": "article"},
    }
    claims = {}
    for id in ("oil", "sand"):
        claims[id] = {"claim": id, "text": draw(phrases(f"The {id}"))}
        for stance, said in draw(st.lists(statements(id), max_size=4)):
            claims[id].setdefault(stance, []).append(said)
    return actors, sources, claims


def corpus(root, actors, sources, claims):
    files = {
        "provenance.toml": "",
        "claims/actors.yaml": {"actors": actors},
        "seeds/s.yaml": {"sources": sources},
        **{f"claims/{id}.yaml": claim for id, claim in claims.items()},
    }
    for path, held in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        text = held if isinstance(held, str) else json.dumps(held, ensure_ascii=False)
        target.write_text(text, encoding="utf-8")
    return root


def sent(kind, made, prepare):
    """What a corpus is before, what the export left out, and what stands where it came in."""
    with tempfile.TemporaryDirectory() as folder:
        before = corpus(Path(folder) / "before", *made)
        out = Path(folder) / "out.json"
        done = program.run(before, f"export {kind} --output {out}")
        assert done.code == 0, done.err
        left = {
            what: int(number)
            for what, number in re.findall(r"^left out: (.+): (\d+)$", done.err, re.MULTILINE)
        }
        after = Path(folder) / "after"
        corpus(after, *prepare(*made))
        back = program.run(after, f"import {kind} {out}")
        assert back.code in (0, 2), back.err
        return said(before), left, said(after), back.err, records(before), records(after)


def said(root):
    """Every statement, by the texts and names that a reader sees."""
    with open_corpus(root) as opened:
        slice = opened.whole()
        return [
            {
                "claim": claim.text,
                "stance": s.stance,
                "by": tuple(sorted(map(slice.name, s.by))),
                "for": tuple(map(slice.name, s.for_)),
                "date": s.date.text if s.date else "",
                "quotes": tuple(quote.words for quote in s.quote),
                "hedges": tuple(hedge.words for hedge in s.hedge),
                "form": s.form,
                "attribution": s.attribution,
                "rating": s.rating,
                "source": slice.sources[s.source].url if s.source else None,
            }
            for claim in slice.claims.values()
            for s in claim.said
        ]


def records(root):
    with open_corpus(root) as opened:
        return list(opened.each("actor")), list(opened.each("source"))


def rows(found, *keys):
    return sorted(tuple(map(str, (one[key] for key in keys))) for one in found)


def lone(found):
    """Statements of claims on which nobody said two things: nothing there can be withdrawn."""
    met = {}
    for one in found:
        for name in one["by"]:
            met.setdefault((one["claim"], name), []).append(one)
    return [one for one in found if all(len(met[one["claim"], name]) == 1 for name in one["by"])]


def nothing(actors, sources, claims):
    return {}, {}, {}


@some
@given(corpora())
def test_plain_assertions_and_verdicts_are_what_a_feed_gives_back(made):
    before, left, after, told, _, _ = sent("claimreview", made, nothing)

    def leaves(one):
        if one["hedges"] or one["attribution"] == "ambiguous":
            return False
        verdict = one["form"] == "verdict" and one["rating"]
        return bool(verdict) or one["stance"] in ("asserted", "admitted")

    def seen(found):
        return [
            {
                **one,
                "stance": "denied" if one["stance"] == "denied" else "asserted",
                "date": one["date"] if one["date"] in PLAIN else "",
            }
            for one in found
        ]

    keys = ("claim", "stance", "by", "date", "form", "rating")
    allowed = rows(seen(filter(leaves, before)), *keys)
    back = rows(seen(after), *keys)
    assert all(back.count(row) <= allowed.count(row) for row in back), (back, allowed, told)
    needed = set(rows(seen(filter(leaves, lone(before))), *keys))
    assert needed <= set(back), (needed, back, told, left)
    assert len(set(back)) <= len(before) - sum(left.values())


def only_claims(actors, sources, claims):
    bare = {
        id: {key: value for key, value in claim.items() if key not in SAID_AS}
        for id, claim in claims.items()
    }
    return actors, {}, bare


@some
@given(corpora())
def test_quotations_come_back_with_who_took_which_stance(made):
    before, left, after, told, _, _ = sent("annotations", made, only_claims)
    keys = ("claim", "stance", "by", "for", "date", "quotes", "hedges", "form", "attribution")
    quoted = [one for one in before if one["quotes"] and one["source"]]
    allowed, back = rows(quoted, *keys, "source"), rows(after, *keys, "source")
    assert set(back) <= set(allowed), (set(back) - set(allowed), told)
    alone = [one for one in lone(before) if one in quoted]
    assert set(rows(alone, *keys, "source")) <= set(back), (back, told)
    assert len(rows(after, *keys)) <= len(before) - sum(left.values())


@some
@given(corpora())
def test_what_a_map_can_say_comes_back_speaker_by_speaker(made):
    before, _, after, told, _, _ = sent("aif", made, nothing)
    parted = [{**one, "by": (name,)} for one in before for name in one["by"]]

    def leaves(one):
        plainly = not one["hedges"] and one["attribution"] != "ambiguous" and not one["form"]
        return plainly and one["stance"] in ("asserted", "admitted", "denied", "questioned")

    def seen(found):
        return [
            {
                **one,
                "stance": {"admitted": "asserted"}.get(one["stance"], one["stance"]),
                "date": one["date"] if one["date"] in PLAIN else "",
                "quotes": " […] ".join(one["quotes"]),
            }
            for one in found
        ]

    keys = ("claim", "stance", "by", "date", "quotes")
    allowed = rows(seen(filter(leaves, parted)), *keys)
    back = rows(seen(after), *keys)
    assert all(back.count(row) <= allowed.count(row) for row in back), (back, allowed, told)
    alone = [{**one, "by": (name,)} for one in lone(before) for name in one["by"]]
    needed = set(rows(seen(filter(leaves, alone)), *keys))
    assert needed <= set(back), (needed - set(back), back, told)


@some
@given(corpora())
def test_entities_come_back_as_they_were(made):
    _, left, _, told, (before, sources), (after, found) = sent("ftm", made, nothing)
    kinds = {"government": "body", "outlet": "organisation", "unnamed": "organisation"}
    kinds["account"] = "organisation"
    kept = [one for one in before if one.kind != "group"]
    assert left.get("groups, which are no entities", 0) == len(before) - len(kept)
    names = {one.id: one.name for one in before}
    back = {one.id: one.name for one in after}

    def seen(one, named):
        ties = [
            (field, named.get(tie.actor), tie.from_.text if tie.from_ else None)
            for field in ("part_of", "speaks_for")
            for tie in getattr(one, field)
        ]
        ties = [tie for tie in ties if tie[1] in {k.name for k in kept}]
        same = tuple(one for one in one.same_as if one.startswith("wikidata:"))
        kind = kinds.get(one.kind, one.kind)
        return one.name, kind, sorted(one.aka), one.note, same, sorted(ties, key=str)

    assert sorted(seen(one, names) for one in kept) == sorted(seen(one, back) for one in after), (
        told
    )
    assert sorted((s.title, s.url, s.kind) for s in sources) == sorted(
        (s.title, s.url, s.kind) for s in found
    )
