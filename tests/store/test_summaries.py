"""A kept summary holds exactly as long as nothing that it comes from has changed."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.derive.frame import Frame
from provenance.derive.meeting import met
from provenance.model.slice import Slice
from provenance.store.corpus import Corpus, open_corpus
from provenance.store.index import schema
from provenance.store.memo import summaries
from store import random_corpora


def status_of(slice: Slice, claim: str) -> tuple[str, str]:
    """All of a claim's status, far more than is kept of it; and what decides where sides meet."""
    frame = Frame(slice)
    return repr(frame.status(claim)), repr(met(frame, slice.claims[claim]))


def save_all(corpus: Corpus) -> None:
    for claims, slice, read in corpus.readings(corpus.dirty_claims()):
        rows = {claim: status_of(slice, claim) for claim in claims}
        assert corpus.save_summaries(rows, read)


def all_kept(corpus: Corpus) -> dict[str, tuple[str, str | None]]:
    kept = corpus.summaries()
    met_on = corpus.kept_meetings(kept)
    return {claim: (row, met_on[claim]) for claim, row in kept.items()}


def lay(root: Path, files: dict[str, str]) -> None:
    (root / "claims").mkdir(exist_ok=True)
    for name in {f"claims/{path.name}" for path in (root / "claims").iterdir()} - files.keys():
        (root / name).unlink()
    for name, text in files.items():
        if not (root / name).exists() or (root / name).read_text() != text:
            (root / name).write_text(text)


def derived_anew(files: dict[str, str]) -> dict[str, tuple[str, str]]:
    """By `derive` over the whole of a corpus that was never opened before."""
    with tempfile.TemporaryDirectory() as folder:
        lay(Path(folder), files)
        with open_corpus(Path(folder)) as corpus:
            whole = corpus.whole()
            return {claim: status_of(whole, claim) for claim in corpus.ids("claim")}


@given(st.data())
@settings(max_examples=examples(100, heavy=True), deadline=None, phases=[Phase.generate])
def test_what_is_kept_equals_what_is_derived_anew(data):
    """Whatever field of whatever record is edited, and whatever comes and goes."""
    records = data.draw(random_corpora.corpora())
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lay(root, random_corpora.files(records))
        with open_corpus(root) as corpus:
            save_all(corpus)
        for _ in range(2):
            records = data.draw(random_corpora.edited(records))
            lay(root, random_corpora.files(records))
            anew = derived_anew(random_corpora.files(records))
            with open_corpus(root) as corpus:
                kept = all_kept(corpus)
                assert sorted([*kept, *corpus.dirty_claims()]) == sorted(anew)
                assert kept == {claim: anew[claim] for claim in kept}
                save_all(corpus)
                assert all_kept(corpus) == anew


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


@pytest.mark.parametrize(
    ("tied", "dirty"),
    [("x", ["a", "b"]), ("y", ["c"]), ("xy", ["a", "b", "c"])],
)
def test_what_was_kept_at_different_times_is_forgotten_alike(tied, dirty, write):
    """Each claim that is kept shares a batch with those before it, and is told apart from them."""
    root = three(write)
    for claim in ("a", "b", "c"):
        with open_corpus(root) as corpus:
            for _, slice, read in corpus.readings([claim]):
                assert corpus.save_summaries({claim: status_of(slice, claim)}, read)
    actors = root / "claims/actors.yaml"
    text = actors.read_text()
    for id in tied:
        text = text.replace(f"name: {id.upper()},", f"name: {id.upper()}, part-of: w,")
    actors.write_text(text)
    assert rows(root) == (sorted({"a", "b", "c"} - set(dirty)), dirty)


def test_a_claim_that_comes_to_name_another_or_no_longer_does_touches_it(write):
    """The other was asked who names it, and nobody did; nothing else of it has changed."""
    root = three(write)
    with open_corpus(root) as corpus:
        save_all(corpus)
    path = root / "claims/d.yaml"
    path.write_text("claim: d\ntext: T\nimplies: c\nasserted:\n  - by: x\n")
    assert rows(root) == (["a", "b"], ["c", "d"])
    with open_corpus(root) as corpus:
        save_all(corpus)
    path.unlink()
    assert rows(root) == (["a", "b"], ["c"])


def test_an_id_that_stands_twice_touches_what_either_names(write):
    """Of two records the first place counts: when it goes, what the other names is named anew."""
    root = three(write)
    second = root / "claims/z.yaml"
    second.write_text("claim: b\ntext: T\nimplies: c\nasserted:\n  - by: y\n")
    with open_corpus(root) as corpus:
        save_all(corpus)
    first = root / "claims/b.yaml"
    text = first.read_text()
    first.unlink()
    assert sorted(rows(root)[1]) == ["a", "b", "c"]
    with open_corpus(root) as corpus:
        save_all(corpus)
    first.write_text(text)
    assert sorted(rows(root)[1]) == ["a", "b", "c"]


def test_neither_a_comment_nor_a_note_touches_anything(write):
    root = three(write)
    path = root / "claims/b.yaml"
    with open_corpus(root) as corpus:
        save_all(corpus)
    path.write_text(path.read_text() + "# seen\n")
    assert rows(root) == (["a", "b", "c"], [])
    path.write_text(path.read_text() + "note: N\n")
    assert rows(root) == (["a", "b", "c"], [])


def test_other_code_holds_none_of_them(write, monkeypatch):
    root = three(write)
    with open_corpus(root) as corpus:
        save_all(corpus)
    monkeypatch.setattr(schema, "meaning", lambda: "another")
    assert rows(root) == ([], ["a", "b", "c"])
    with open_corpus(root) as corpus:
        corpus.save_summaries({"a": ("anew", None)}, {})
    assert rows(root) == (["a"], ["b", "c"])


def test_what_was_worked_out_before_an_edit_is_dropped(write):
    root = three(write)
    with open_corpus(root) as early:
        (root / "claims/d.yaml").write_text("claim: d\ntext: T\nasserted:\n  - by: x\n")
        open_corpus(root).close()
        early.save_summaries({"a": ("old", None)}, {})
        assert early.ids("claim") == ["a", "b", "c", "d"]
    assert rows(root)[0] == []


def test_unsaved_text_has_its_own(write):
    root = three(write)
    with open_corpus(root) as corpus:
        save_all(corpus)
    unsaved = {"claims/c.yaml": "claim: c\ntext: T\ndenied:\n  - by: y\n"}
    with open_corpus(root, overlay=unsaved) as corpus:
        assert corpus.dirty_claims() == ["c"]
        corpus.save_summaries({"c": ("unsaved", None)}, {})
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
