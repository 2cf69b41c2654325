"""A kept summary holds exactly as long as nothing that it comes from has changed."""

import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from provenance.store.corpus import Corpus, open_corpus
from provenance.store.index import schema
from provenance.store.memo import dirt, summaries


def told(corpus: Corpus, claim: str) -> str:
    """All that can be derived from for a claim: a summary that knows everything."""
    slice = corpus.slice([claim], sides=False)
    held = (*slice.claims.values(), *slice.actors.values(), *slice.sources.values())
    return repr(sorted(dirt.meaning(record) for record in held if record))


def save_all(corpus: Corpus) -> None:
    corpus.save_summaries({claim: told(corpus, claim) for claim in corpus.ids("claim")})


CLAIM_IDS = [f"c{i}" for i in range(6)]
ACTOR_IDS = [f"a{i}" for i in range(6)]
SOURCE_IDS = [f"s{i}" for i in range(3)]
CLAIM = st.sampled_from(CLAIM_IDS)
ACTOR = st.sampled_from(ACTOR_IDS)
SOURCE = st.sampled_from(SOURCE_IDS)


def maybe(key: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), values.map(lambda value: f"{key}: {value}\n"))


@st.composite
def claim_files(draw) -> str:
    id = draw(CLAIM)
    statement = "".join(
        f"    {line}"
        for line in (
            draw(maybe("said-in", SOURCE)),
            draw(maybe("date", st.sampled_from(["2001", "2002-05"]))),
            draw(maybe("answers", st.sampled_from([f"t{i}" for i in range(6)] + SOURCE_IDS))),
            draw(maybe("repeats", st.sampled_from([f"t{i}" for i in range(6)]))),
        )
        if line
    )
    return (
        f"claim: {id}\ntext: {draw(st.sampled_from(['T', 'U']))}\n"
        + draw(maybe("about", ACTOR))
        + draw(maybe("accuses", ACTOR))
        + draw(maybe("source", SOURCE))
        + draw(maybe("implies", CLAIM))
        + draw(maybe("excludes", CLAIM.map(lambda c: f"{{claim: {c}, because: b}}")))
        + draw(maybe("undermines", CLAIM))
        + draw(maybe("note", st.sampled_from(["n", "m"])))
        + f"asserted:\n  - id: t{id[1]}\n    by: {draw(ACTOR)}\n{statement}"
    )


@st.composite
def other_files(draw) -> str:
    actors = "".join(
        f"  {id}:\n    name: {draw(st.sampled_from(['N', 'M']))}\n"
        f"    kind: {draw(st.sampled_from(['body', 'group', 'camp']))}\n"
        + "".join(
            f"    {line}"
            for key in ("part-of", "speaks-for", "members")
            if (line := draw(maybe(key, ACTOR)))
        )
        for id in sorted(draw(st.sets(ACTOR, max_size=3)))
    )
    sources = "".join(
        f"  {id}:\n    title: T\n    kind: statement\n"
        + "".join(
            f"    {line}"
            for line in (
                draw(maybe("by", ACTOR)),
                draw(maybe("date", st.sampled_from(["2001", "2003"]))),
                draw(maybe("derived-from", SOURCE)),
            )
            if line
        )
        for id in sorted(draw(st.sets(SOURCE, max_size=2)))
    )
    return "---\n".join(filter(None, ["actors:\n" + actors, "sources:\n" + sources]))


FILES = [f"claims/{i}.yaml" for i in range(6)]
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
    max_size=3,
)


@given(CORPORA, EDITS)
@settings(max_examples=15, deadline=None, phases=[Phase.generate])
def test_what_is_kept_equals_what_would_be_worked_out_anew(files, edits):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "claims").mkdir()
        (root / "claims" / "always.yaml").write_text("claim: z\ntext: Z\nasserted:\n  - by: a0\n")
        for name, text in files.items():
            (root / name).write_text(text)
        with open_corpus(root) as corpus:
            save_all(corpus)
            assert corpus.dirty_claims() == []
        for name, text in edits:
            (root / name).write_text(text)
            with open_corpus(root) as corpus:
                kept = corpus.summaries()
                assert sorted([*kept, *corpus.dirty_claims()]) == corpus.ids("claim")
                assert kept == {claim: told(corpus, claim) for claim in kept}


def rows(root: Path) -> tuple[list[str], list[str]]:
    with open_corpus(root) as corpus:
        return sorted(corpus.summaries()), corpus.dirty_claims()


def three(write) -> Path:
    claim = "claim: {0}\ntext: T\n{1}asserted:\n  - by: {2}\n"
    return write(
        {
            "claims/a.yaml": claim.format("a", "implies: b\n", "x"),
            "claims/b.yaml": claim.format("b", "", "x"),
            "claims/c.yaml": claim.format("c", "", "y"),
            "claims/actors.yaml": """\
                actors:
                  x: {name: X, kind: body}
                  y: {name: Y, kind: body}
            """,
        }
    )


def test_all_claims_need_one_at_first(write):
    root = three(write)
    assert rows(root) == ([], ["a", "b", "c"])
    with open_corpus(root) as corpus:
        save_all(corpus)
        assert corpus.dirty_claims() == []
        assert sorted(corpus.summaries(["a", "nothing"])) == ["a"]
    assert rows(root) == (["a", "b", "c"], [])


def test_an_edit_touches_only_its_reach(write):
    root = three(write)
    with open_corpus(root) as corpus:
        save_all(corpus)
    (root / "claims/a.yaml").write_text((root / "claims/a.yaml").read_text() + "    date: 2001\n")
    assert rows(root) == (["c"], ["a", "b"])


def test_an_alias_touches_nothing_and_a_tie_touches_who_is_named(write):
    root = three(write)
    actors = root / "claims/actors.yaml"
    with open_corpus(root) as corpus:
        save_all(corpus)
    actors.write_text(actors.read_text().replace("name: Y,", "name: Y, aka: [Z],"))
    assert rows(root) == (["a", "b", "c"], [])
    actors.write_text(actors.read_text().replace("name: Y,", "name: Y, part-of: w,"))
    assert rows(root) == (["a", "b"], ["c"])


def test_a_comment_touches_nothing_but_a_note_touches_its_own_claim(write):
    root = three(write)
    path = root / "claims/b.yaml"
    with open_corpus(root) as corpus:
        save_all(corpus)
    path.write_text(path.read_text() + "# seen\n")
    assert rows(root) == (["a", "b", "c"], [])
    path.write_text(path.read_text() + "note: N\n")
    assert rows(root) == (["a", "c"], ["b"])


def test_other_code_holds_none_of_them(write, monkeypatch):
    root = three(write)
    with open_corpus(root) as corpus:
        save_all(corpus)
    monkeypatch.setattr(schema, "meaning", lambda: "another")
    assert rows(root) == ([], ["a", "b", "c"])
    with open_corpus(root) as corpus:
        corpus.save_summaries({"a": "anew"})
    assert rows(root) == (["a"], ["b", "c"])


def test_what_was_worked_out_before_an_edit_is_dropped(write):
    root = three(write)
    with open_corpus(root) as early:
        (root / "claims/d.yaml").write_text("claim: d\ntext: T\nasserted:\n  - by: x\n")
        open_corpus(root).close()
        early.save_summaries({"a": "old"})
        assert early.ids("claim") == ["a", "b", "c", "d"]
    assert rows(root)[0] == []


def test_unsaved_text_has_its_own(write):
    root = three(write)
    with open_corpus(root) as corpus:
        save_all(corpus)
    unsaved = {"claims/c.yaml": "claim: c\ntext: T\ndenied:\n  - by: y\n"}
    with open_corpus(root, overlay=unsaved) as corpus:
        assert corpus.dirty_claims() == ["c"]
        corpus.save_summaries({"c": "unsaved"})
        assert corpus.dirty_claims() == []
    assert rows(root) == (["a", "b", "c"], [])


def test_to_forget_is_to_look_up_and_not_to_go_through_all(write):
    claims = (f"claim: c{i}\ntext: T\nasserted:\n  - by: x\n" for i in range(3_000))
    root = write({"claims/many.yaml": "---\n".join(claims)})
    with open_corpus(root) as corpus:
        db, steps = corpus._db, []
        db.set_progress_handler(lambda: steps.append(1_000), 1_000)
        summaries.forget(db, [f"c{i}" for i in range(1_000)])
        assert sum(steps) < 200_000  # of the machine that SQLite runs a statement on
        assert db.execute("SELECT count(*) FROM unsummed").fetchone() == (3_000,)
