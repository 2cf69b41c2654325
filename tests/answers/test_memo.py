"""Lists picked by what is remembered of claims equal those picked by deriving everything."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.answers import meetings
from provenance.answers.disputes import disputes
from provenance.answers.filters import EVERYTHING, Filters, part, takes_claim
from provenance.answers.statements import statements
from provenance.answers.stats import stats
from provenance.answers.versus import hearings, versus
from provenance.derive.frame import Frame
from provenance.derive.headline import ANSWERED
from provenance.derive.meeting import Held, Met, Said, met, section_of
from provenance.model.dates import ANY_DAY, CANNOT_TELL, YES, Instant, cutoff_day, parse
from provenance.model.slice import Slice
from provenance.model.vocabulary import FORMS, STANCES
from provenance.store.corpus import Corpus, open_corpus

CLAIMS = [f"c{i}" for i in range(4)]
ACTORS = [f"a{i}" for i in range(5)]
SOURCES = [f"s{i}" for i in range(2)]
DAY = cutoff_day(parse("2002-03"))
FIGURES = [f"{{of: {of}, value: '{value}', unit: dead}}" for of in ("q", "r") for value in (0, 20)]

FILTERS = [
    EVERYTHING,
    Filters(status=("unanswered", "contested")),
    Filters(status=("nothing-certain",)),
    Filters(limit=2),
    Filters(sort="date"),
    Filters(sort="claim", limit=1),
    Filters(about=("a1", "c2")),
    Filters(topic=("t1",)),
    Filters(by=("a0",)),
    Filters(for_=("a1",), stance=("denied",)),
    Filters(via=("a2",)),
    Filters(side=("a0",)),
    Filters(side=("a3",), before=DAY),
    Filters(after=DAY),
    Filters(as_of=DAY),
    Filters(as_of=DAY, topic=("t0",)),
    Filters(as_of=DAY, by=("a0", "a2"), status=("contested",)),
]


def some(key: str, values: list[str], indent: str = "") -> st.SearchStrategy[str]:
    return st.one_of(
        st.just(""), st.sampled_from(values).map(lambda value: f"{indent}{key}: {value}\n")
    )


@st.composite
def said(draw) -> str:
    who = draw(
        st.sampled_from([*(f"by: {a}" for a in ACTORS), *(f"said-in: {s}" for s in SOURCES)])
    )
    rest = (
        some("for", ACTORS, "    "),
        some("date", ["2001", "2002-05", "2001/..", "2002?", "2002-05-01T10:00:00Z"], "    "),
        some("answers", [*ACTORS[:3], "s0"], "    "),
        some("via", ACTORS[:3], "    "),
        some("form", ["blanket", "verdict"], "    "),
    )
    return f"  - {who}\n" + "".join(draw(part) for part in rest)


@st.composite
def claim_files(draw) -> str:
    id = draw(st.sampled_from(CLAIMS))
    text = f"claim: {id}\ntext: T\n"
    text += draw(some("about", [*ACTORS, *CLAIMS])) + draw(some("accuses", ACTORS))
    text += draw(some("topics", ["t0", "t1"])) + draw(some("event", ["2001-06", "2003"]))
    text += draw(some("source", SOURCES)) + draw(some("implies", CLAIMS))
    text += draw(some("excludes", [f"{{claim: {claim}, because: b}}" for claim in CLAIMS]))
    text += draw(some("undermines", CLAIMS)) + draw(some("figure", FIGURES))
    stances = draw(st.lists(st.sampled_from(["asserted", *STANCES]), min_size=1, max_size=4))
    for stance, count in Counter(stances).items():
        text += f"{stance}:\n{''.join(draw(said()) for _ in range(count))}"
    return text


@st.composite
def other_files(draw) -> str:
    text = "actors:\n"
    for actor in ACTORS:
        text += f"  {actor}:\n    name: {draw(st.sampled_from(['N', 'M']))} {actor}\n"
        text += f"    kind: {draw(st.sampled_from(['body', 'group', 'person', 'camp']))}\n"
        for key in ("part-of", "speaks-for", "members"):
            text += draw(some(key, [*ACTORS, "{actor: a1, from: 2002}"], "    "))
    text += "---\nsources:\n"
    for source in SOURCES:
        text += f"  {source}:\n    title: T\n    kind: statement\n"
        text += draw(some("by", ACTORS, "    ")) + draw(some("date", ["2001", "2003"], "    "))
    return text


FILES = [f"claims/{i}.yaml" for i in range(4)]
CORPORA = st.fixed_dictionaries(
    {**{file: claim_files() for file in FILES}, "claims/x.yaml": other_files()}
)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(FILES), claim_files()),
        st.tuples(st.sampled_from(FILES), st.just("")),
        st.tuples(st.just("claims/x.yaml"), other_files()),
    ),
    min_size=1,
    max_size=2,
)


def oracle(corpus: Corpus, filters: Filters) -> tuple[dict[str, str], Counter[str]]:
    """The disputes by status and all others counted, from one Slice of everything."""
    frame = Frame(corpus.whole(), filters.as_of)
    found, others = {}, Counter()
    for claim in frame.slice.claims.values():
        if takes_claim(filters._replace(status=()), frame, claim) and (
            not filters.on_statements or any(part(filters, frame, claim.statements))
        ):
            name = frame.status(claim.id).headline
            if name in (filters.status or {name} & ANSWERED):
                found[claim.id] = name
            else:
                others[name] += 1
    return found, others


def hold(root: Path) -> None:
    """What the corpus answers now equals what one that remembers nothing answers."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh"
        shutil.copytree(root, fresh, ignore=shutil.ignore_patterns(".provenance"))
        with open_corpus(root) as corpus, open_corpus(fresh) as anew:
            hold_versus(corpus)  # of some claims nothing is kept yet
            for filters in FILTERS:
                answer = disputes(corpus, filters)
                assert answer == disputes(anew, filters), filters
                found, others = oracle(corpus, filters)
                assert Counter(dict(answer.others)) == others, (filters, found, answer)
                assert answer.total == len(found)
                assert {d.claim: d.status for d in answer.disputes}.items() <= found.items()
                assert len(answer.disputes) == min(len(found), filters.limit or len(found))
            assert stats(corpus) == stats(anew)
            hold_statements(corpus)
            hold_versus(corpus)
            hold_rows(corpus)
            frame = Frame(corpus.whole())
            headlines = Counter(frame.status(claim).headline for claim in frame.slice.claims)
            assert Counter(dict(stats(corpus).statuses)) == headlines


def hold_statements(corpus: Corpus) -> None:
    """The statements that filters let pass, looked up, equal those of one Slice of everything."""
    whole = corpus.whole()
    for filters in FILTERS:
        frame = Frame(whole, filters.as_of)
        claims = [c for c in whole.claims.values() if takes_claim(filters, frame, c)]
        certain, open_ = part(filters, frame, tuple(s for c in claims for s in c.statements))
        answer = statements(corpus, (), filters._replace(limit=None))
        assert {r.statement for r in answer.rows} == {s.id for s in certain}, filters
        assert {r.statement for r in answer.unplaced} == {s.id for s in open_}, filters


class Whole:
    """A corpus of which every Slice is all of it, where sides may meet on every claim."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.whole = corpus.whole()

    def __getattr__(self, name: str) -> object:
        return getattr(self._corpus, name)

    def slice(self, *args: object, **more: object) -> Slice:
        return self.whole

    slice_of_sides = slice

    def claims_spoken_by(self, actors: Iterable[str]) -> list[str]:
        return [*self.whole.claims]

    def kept_meetings(self, claims: Iterable[str], *, beside: bool = False) -> dict[str, None]:
        return dict.fromkeys(claims)


def hold_rows(corpus: Corpus) -> None:
    """What decides where sides meet is read back from its row as it was."""
    frame = Frame(corpus.whole())
    for claim in frame.slice.claims.values():
        known = met(frame, claim)
        numbers = {id: n for n, id in enumerate(dict.fromkeys(meetings.actors(known)), 1)}
        row = meetings.write(known, numbers)
        if row is None:
            assert Instant.__name__ in repr(known)  # times of day have no short form
        else:
            assert meetings.read(row, {n: id for id, n in numbers.items()}) == known


def hold_versus(corpus: Corpus) -> None:
    """Two sides held against each other where they may meet, and in one Slice of everything.

    They meet where what decides it says so, of every claim: nothing is looked up for that.
    """
    whole = Whole(corpus)
    frame = Frame(whole.whole)
    for left, right in ((("a0",), ("a1",)), (("a2",), ("a3", "a4")), (("a4", "a1"), ("a2",))):
        every = versus(corpus, left, right)
        assert every == versus(whole, left, right)
        for filters in (Filters(limit=1), Filters(as_of=DAY)):
            assert versus(corpus, left, right, filters) == versus(whole, left, right, filters)
        sides, _ = hearings(frame, left, right)
        found = {
            (entry.claim, entry.affirmed_by): section.title
            for section in every.sections
            for entry in section.entries
        }
        assert found == {
            (claim.id, name): title
            for claim in whole.whole.claims.values()
            for name, two in (("left", sides), ("right", sides[::-1]))
            if (title := section_of(met(frame, claim), *two))
        }


def laid(root: Path, files: dict[str, str]) -> Path:
    (root / "claims").mkdir()
    (root / "claims" / "always.yaml").write_text("claim: z\ntext: Z\nasserted:\n  - by: a0\n")
    for name, text in files.items():
        (root / name).write_text(text)
    return root


@st.composite
def positions(draw):
    affirms = draw(st.booleans())
    said = st.builds(
        Said,
        st.sampled_from(STANCES),
        st.just(ANY_DAY),
        st.sampled_from([(), ("a0",), ("a0", "a1")]),
        st.sampled_from([(), ("a1",), ("a0", "a1")]),
        st.sampled_from([(), ("a2",)]),
        st.just(YES),
    )
    statements = draw(st.lists(said, min_size=1, max_size=2, unique=True))
    form = None if affirms else draw(st.sampled_from(FORMS))
    return Held(affirms, tuple(statements), draw(st.sampled_from([YES, CANNOT_TELL])), form)


@given(st.lists(positions(), max_size=3), st.booleans())
@settings(max_examples=examples(200), deadline=None)
def test_whatever_position_decides_where_sides_meet_is_read_back_as_it_was(held, is_own):
    said = tuple(dict.fromkeys(s for p in held for s in p.statements)) if is_own else ()
    known = Met(("a0",), (), said, tuple(held))
    numbers = {f"a{n}": n + 1 for n in range(3)}
    row = meetings.write(known, numbers)
    assert meetings.read(row, {n: id for id, n in numbers.items()}) == known
    assert row.startswith(meetings.BESIDE) == (bool(held) and not is_own)


@given(CORPORA)
@settings(max_examples=examples(40, heavy=True), deadline=None, phases=[Phase.generate])
def test_sides_meet_where_what_decides_it_says_so(files):
    with (
        tempfile.TemporaryDirectory() as folder,
        open_corpus(laid(Path(folder), files)) as corpus,
    ):
        hold_versus(corpus)
        disputes(corpus)
        hold_versus(corpus)


@given(CORPORA, EDITS)
@settings(max_examples=examples(15, heavy=True), deadline=None, phases=[Phase.generate])
def test_what_is_remembered_answers_as_if_derived_anew(files, edits):
    with tempfile.TemporaryDirectory() as folder:
        root = laid(Path(folder), files)
        hold(root)
        for name, text in edits:
            (root / name).write_text(text)
            hold(root)
