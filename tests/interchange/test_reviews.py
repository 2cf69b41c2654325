"""Fact-checks in, as people write them, and the record out as Claims and ClaimReviews."""

import io
import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.interchange.reviews.rating import stance
from provenance.interchange.reviews.reading import read
from provenance.model.records import Actor, Claim, Source
from provenance.store.corpus import open_corpus

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://check.example/oil",
    "claimReviewed": "A Corvin ship&#8217;s <b>oil</b> reached the &amp; bay.",
    "datePublished": "2011-03-20",
    "author": {"@type": "Organization", "name": "Bay Check", "url": "https://check.example"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {
            "@type": "Person",
            "name": "Ida Voss",
            "sameAs": "https://www.wikidata.org/wiki/Q42",
        },
        "datePublished": "2011-03-02",
    },
    "reviewRating": {"ratingValue": 1, "bestRating": 1, "worstRating": 5, "alternateName": "False"},
}


def bring(value):
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(read(io.BytesIO(text)))


def only(value, kind):
    (item,) = bring(value)
    return [record for record in item.records if isinstance(record, kind)]


def with_(**changed):
    return {**REVIEW, **changed}


def told(value):
    return " ".join(trouble for item in bring(value) for trouble in item.troubles)


def test_the_claimant_asserts_and_the_checker_gives_a_verdict_in_its_words():
    (claim,) = only(REVIEW, Claim)
    assert claim.text == "A Corvin ship’s oil reached the & bay."
    asserted, denied = claim.statements
    assert (asserted.stance, asserted.by, asserted.date.text) == (
        "asserted",
        ("Ida Voss",),
        "2011-03-02",
    )
    assert (denied.stance, denied.by, denied.date.text) == ("denied", ("Bay Check",), "2011-03-20")
    assert (denied.form, denied.rating) == ("verdict", "False")
    assert {a.name: a.same_as for a in only(REVIEW, Actor)}["Ida Voss"] == ("wikidata:Q42",)
    (review,) = only(REVIEW, Source)
    assert (review.url, review.published.text) == ("https://check.example/oil", "2011-03-20")


@pytest.mark.parametrize(
    ("rating", "taken"),
    [
        ("False", "denied"),
        ("FALSE!", "denied"),
        ("False. The photograph is from 2009.", "denied"),
        ("Pants on Fire", "denied"),
        ("Falso", "denied"),
        ("True", "asserted"),
        ("Mostly false", "commented"),
        ("Half true", "commented"),
        ("True, but misleading", "commented"),
        ("False: but some of it is true", "commented"),
        ("Not false", "commented"),
        ("False?", "commented"),
        ("Фейк", "denied"),
        ("4 Pinocchios", "commented"),
        ("Missing context", "commented"),
        ("Unproven", "commented"),
        ("-1", "commented"),
        ("Ένα", "commented"),
    ],
)
def test_only_a_rating_that_clearly_says_so_takes_a_stance(rating, taken):
    assert stance([rating]) == taken


def test_ratings_that_differ_take_no_stance():
    assert stance(["False", "True"]) == "commented"
    assert stance(["False", "fake"]) == "denied"


@pytest.mark.parametrize(
    "value",
    [
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"@type": "DataFeed", "dataFeedElement": [{"item": None}, {"item": REVIEW}]},
        with_(**{"@type": ["Review", "ClaimReview"]}),
        with_(author=[{"@type": "Organization", "name": "Bay Check"}]),
        with_(author="Bay Check"),
        with_(itemReviewed=[REVIEW["itemReviewed"]]),
        with_(reviewRating=[{"alternateName": {"@value": "False", "@language": "en"}}]),
        with_(reviewRating="False"),
        with_(claimReviewed=[REVIEW["claimReviewed"]]),
        {"type": "schema:ClaimReview", **{k: v for k, v in REVIEW.items() if k != "@type"}},
    ],
)
def test_one_review_in_many_forms(value):
    claims = [r for item in bring(value) for r in item.records if isinstance(r, Claim)]
    (claim,) = claims
    assert [(s.stance, s.by) for s in claim.statements] == [
        ("asserted", ("Ida Voss",)),
        ("denied", ("Bay Check",)),
    ]


def test_the_answer_of_a_search_service():
    answer = {
        "claims": [
            {
                "text": "Oil was spilled.",
                "claimant": "Ida Voss",
                "claimDate": "2011-03-02T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "Bay Check", "site": "check.example"},
                        "url": "https://check.example/1",
                        "title": "No oil",
                        "reviewDate": "2011-03-20T00:00:00Z",
                        "textualRating": "False",
                        "languageCode": "en",
                    },
                    {
                        "publisher": {"site": "other.example"},
                        "url": "https://other.example/2",
                        "textualRating": "Half true",
                    },
                ],
            },
            {"text": "Unreviewed"},
        ],
        "nextPageToken": "abc",
    }
    items = bring(answer)
    first, second, third = items
    (claim,) = [r for r in first.records if isinstance(r, Claim)]
    assert [s.stance for s in claim.statements] == ["asserted", "denied"]
    (claim,) = [r for r in second.records if isinstance(r, Claim)]
    assert [(s.by, s.rating) for s in claim.comments] == [(("other.example",), "Half true")]
    assert third.troubles == ("holds no review of a claim: skipped",)
    assert len(bring([answer, answer])) > len(items)  # pages
    pages = json.dumps(answer).encode() + b"\n" + json.dumps(answer, indent=1).encode()
    assert len(bring(b"\xef\xbb\xbf" + pages)) >= len(items)


def test_json_lines_of_which_one_is_broken():
    lines = [json.dumps(REVIEW), "{broken", "", json.dumps(with_(claimReviewed="Another."))]
    items = bring("\n".join(lines).encode())
    assert [item.place for item in items] == ["line 1", "line 2", "line 4"]
    assert items[1].troubles == ("is no JSON: skipped",)


def test_a_file_that_breaks_off_gives_what_stood_before():
    text = json.dumps([REVIEW, with_(claimReviewed="Another.")])[:-20].encode()
    items = bring(text)
    assert items[0].records
    assert "no JSON from there on" in items[-1].troubles[0]


def test_what_cannot_be_told_is_told():
    assert "tells no claim" in told(with_(claimReviewed="  ", itemReviewed=None))
    assert "names nobody who reviewed" in told(with_(author={}))
    assert "but WebPage" in told({"@type": "WebPage"})
    assert "datePublished" in told(with_(datePublished="2011-02-31"))
    assert "takes no stance" in told(with_(reviewRating={"alternateName": "Mixture"}))
    assert "no rating in words" in told(with_(reviewRating={"ratingValue": -1, "worstRating": -1}))


def test_days_with_times_and_claims_without_dates():
    (claim,) = only(
        with_(datePublished="2020-10-07 20:05", itemReviewed={"author": "Ida Voss"}), Claim
    )
    asserted, denied = claim.statements
    assert denied.date.text == "2020-10-07T20:05:00"
    assert asserted.date is None


def test_nobody_in_particular_says_nothing_and_several_claimants_say_it_together():
    review = with_(
        itemReviewed={"author": [{"name": "Facebook users"}, {"name": "Ida Voss"}, "Jo Ray"]}
    )
    (claim,) = only(review, Claim)
    asserted, denied = claim.statements
    assert asserted.by == ("Ida Voss", "Jo Ray")
    assert denied.note == "The review names as claimant: Facebook users."
    assert "Facebook users" not in {a.name for a in only(review, Actor)}


def test_a_checker_of_which_only_the_address_is_known():
    (claim,) = only(with_(author={"url": "https://www.check.example/about"}), Claim)
    assert claim.statements[-1].by == ("check.example",)


KEYS = [
    *REVIEW,
    "@graph",
    "item",
    "claims",
    "claimReview",
    "text",
    "name",
    "alternateName",
    "appearance",
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(string.printable, max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=15,
)


@given(VALUES, st.sampled_from(sorted(REVIEW)))
def test_no_json_ends_the_reader(value, key):
    bring(value)
    bring({**REVIEW, key: value})
    bring({"@graph": [{**REVIEW, "itemReviewed": {**REVIEW["itemReviewed"], "author": value}}]})


@given(st.binary(max_size=80))
def test_no_bytes_end_the_reader(noise):
    bring(noise)
    bring(b'{"@graph": [' + noise)


# as commands


@pytest.fixture
def empty(tmp_path):
    corpus = tmp_path / "empty"
    corpus.mkdir()
    (corpus / "provenance.toml").write_text("")
    return corpus


CORPUS = """
claim: oil
text: A Corvin ship's oil reached the bay.
asserted:
  - {by: ida, date: 2011-03-02, source: page}
  - {by: jo, source: page, hedge: {words: perhaps, whose: speaker}}
  - {by: kim, date: 2011-03-03, source: page}
denied:
  - {by: check, date: 2011-03-20, source: review, form: verdict, rating: False.}
  - {by: corvin, date: 2011-03-08, source: page}
retracted:
  - {by: kim, date: 2011-03-09, source: page}
commented:
  - {by: check, date: 2011-03, source: second, form: verdict, rating: Half true}
---
claim: drops
text: Drops fell on the quay.
asserted:
  - {by: check, date: 2011-03-20, source: review, form: verdict, rating: "True"}
"""
RECORDS = """
actors:
  ida: {name: Ida Voss, kind: person, same-as: wikidata:Q42}
  jo: {name: Jo Ray, kind: person}
  kim: {name: Kim Ash, kind: person}
  check: {name: Bay Check, kind: organisation}
  corvin: {name: Corvin Shipping, kind: company}
"""
SOURCES = """
sources:
  page: {title: The page, kind: article, url: "https://tide.example/page"}
  review: {title: The review, kind: article, url: "https://check.example/1", language: en}
  second: {title: The second, kind: article, url: "https://check.example/2"}
"""


@pytest.fixture
def corpus(write):
    return write({"claims/a.yaml": CORPUS, "claims/actors.yaml": RECORDS, "seeds/s.yaml": SOURCES})


def said(corpus):
    with open_corpus(corpus) as opened:
        slice = opened.whole()
        return {
            (
                claim.text,
                s.stance,
                tuple(slice.name(id) for id in s.by),
                s.date.text if s.date else "",
                slice.sources[s.source].url,
                s.form,
                s.rating,
            )
            for claim in slice.claims.values()
            for s in claim.said
        }


def test_what_may_leave_comes_back_and_the_rest_is_counted(run, corpus, empty):
    file = empty / "out.jsonld"
    done = run(corpus, f"export claimreview --output {file}")
    assert done.code == 0
    assert "left out: statements that deny: 1" in done.err
    assert "left out: statements hedged: 1" in done.err
    assert "no longer stand" in done.err
    assert "Corvin Shipping" not in file.read_text()
    back = run(empty, "import claimreview out.jsonld")
    assert back.code == 0, back.err
    kept = {row for row in said(corpus) if row[2][0] in ("Ida Voss", "Bay Check")}
    assert said(empty) == kept


def test_a_page_keeps_its_own_authors_where_it_tells_what_others_said(run, corpus):
    (corpus / "seeds/s.yaml").write_text(
        SOURCES.replace(
            'kind: article, url: "https://tide', 'kind: article, by: kim, url: "https://tide'
        )
    )
    graph = json.loads(run(corpus, "export claimreview").out)["@graph"]
    works = [work for node in graph for work in node.get("appearance", [])]
    (ida,) = (work for work in works if work["author"][0]["name"] == "Ida Voss")
    assert "name" not in ida
    assert "url" not in ida
    assert ida["subjectOf"]["name"] == "The page"
    assert ida["subjectOf"]["author"][0]["name"] == "Kim Ash"
    assert not [work for work in works if work["author"][0]["name"] == "Bay Check"]  # a review


def test_every_word_is_one_of_schema_orgs_published_definitions(run, corpus, harbour):
    definitions = pytest.importorskip("rdflib").SDO

    def words(value):
        if isinstance(value, list):
            return {word for one in value for word in words(one)}
        if not isinstance(value, dict):
            return set()
        own = {key for key in value if not key.startswith("@")} | {value["@type"]}
        return own | {word for one in value.values() for word in words(one)}

    for folder in (corpus, harbour):
        used = words(json.loads(run(folder, "export claimreview").out)["@graph"])
        assert len(used) > 8
        assert [word for word in used if definitions[word] not in definitions] == []


def test_days_that_cannot_be_are_left_out_and_stop_nothing(run, empty):
    late = {**REVIEW["itemReviewed"], "datePublished": "2011-05-05"}
    rows = [with_(itemReviewed=late), with_(url="https://check.example/2", claimReviewed="Two.")]
    (empty / "feed.json").write_text(json.dumps(rows))
    done = run(empty, "import claimreview feed.json")
    assert done.code == 0, done.err
    told = "item 1: said on `2011-05-05`, but its source is of `2011-03-20`; the day was left out"
    assert told in done.err
    assert run(empty, "check --fail-on error").code == 0


def test_what_is_imported_twice_is_there_once(run, corpus, empty):
    run(corpus, f"export claimreview --output {empty / 'out.jsonld'}")
    run(empty, "import claimreview out.jsonld")
    again = run(empty, "import claimreview out.jsonld")
    assert again.code == 0, again.err
    assert again.out == ""
    assert "already there" in again.err


def test_a_large_feed_is_written_file_by_file_and_a_claim_met_twice_is_one(run, empty):
    feed = empty / "feed.jsonl"
    with feed.open("w") as file:
        for number in [*range(1200), 7]:
            url = f"https://check.example/{number}/{file.tell()}"
            review = with_(claimReviewed=f"Claim number {number} is so.", url=url)
            file.write(json.dumps(review) + "\n")
        file.write("{broken\n")
    shown = run(empty, "import claimreview feed.jsonl --dry-run")
    assert shown.code == 0, shown.err
    assert not (empty / "claims").exists()
    done = run(empty, "import claimreview feed.jsonl")
    assert done.code == 0, done.err
    assert "2,402 statements, 1200 new claims" in done.err.replace("1,200", "1200")
    assert "1 item skipped" in done.err
    assert len(list((empty / "claims").glob("feed-*.yaml"))) == 3
    with open_corpus(empty) as opened:
        assert opened.count("claim") == 1200
        assert not opened.broken()
        both = opened.record("claim", "claim-number-7-is-so")
        assert len(both.statements) == 4
    assert run(empty, "check --fail-on error").code == 0


def test_a_comment_may_be_a_verdict(run, corpus):
    assert "S411" not in run(corpus, "check").out
