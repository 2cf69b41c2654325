"""The compiled corpus is a pure function of the files, whatever happens to either."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.store.corpus import open_corpus
from provenance.store.files import intake
from provenance.store.index import build, cache, compiled, database, schema
from provenance.store.index.database import database_path


def dump(root: Path) -> dict[str, list[tuple]]:
    """All that is compiled, with what numbers stand for in their stead."""
    db = sqlite3.connect(database_path(root))
    db.execute("CREATE VIRTUAL TABLE temp.places USING fts5vocab (main, words, instance)")
    db.execute(
        "CREATE TEMP VIEW stands AS SELECT r.key, r.kind, r.id, f.path, r.document, r.line, r.row "
        "FROM records r JOIN files f USING (file)"
    )
    told = {
        "records": "SELECT * FROM stands",
        "files": "SELECT path, digest, problems, broken FROM files",
        "meta": "SELECT name, value FROM meta WHERE name != 'listing'",
        "totals": "SELECT * FROM totals WHERE count",
        "doubles": "SELECT * FROM doubles",
        "edges": "SELECT e.role, e.target, s.* FROM edges e JOIN stands s USING (key)",
        "names": "SELECT n.name, s.* FROM names n JOIN stands s USING (key)",
        "words": "SELECT p.term, p.col, p.offset, s.* FROM temp.places p "
        "JOIN stands s ON s.key = p.doc",
    }
    rows = {}
    for table, sql in told.items():
        cursor = db.execute(sql)
        drop = [i for i, column in enumerate(cursor.description) if column[0] == "key"]
        rows[table] = sorted(
            (tuple(v for i, v in enumerate(row) if i not in drop) for row in cursor), key=repr
        )
    db.close()
    return rows


def fresh_dump(root: Path) -> dict[str, list[tuple]]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns(".provenance"))
        open_corpus(copy).close()
        return dump(copy)


CONTENTS = [
    "claim: a\ntext: Ä text on the mill\nabout: [x, y]\nasserted:\n  - by: x\n    note: café\n",
    "claim: a\ntext: A text on the well\nabout: [x, z]\nasserted:\n  - by: x\n    note: caffe\n",
    "claim: b\ntext: B\nimplies: a\ndenied:\n  - by: y\n---\n"
    "claim: c\ntext: C\nasserted:\n  - by: z\n",
    "actors:\n  x: {name: X, kind: person, part-of: y}\n  y: {name: Y, kind: body}\n",
    "claim: broken\ntxt: B\n",
    "claim: [\n",
    "",
    "sources:\n  s: {title: 文書の題, kind: report, by: x}\n",
]
NAMES = ["claims/a.yaml", "claims/b.yaml", "claims/t/c.yml", "seeds/d.yaml"]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(CONTENTS)),
        st.tuples(st.just("same time"), st.sampled_from(NAMES), st.sampled_from(CONTENTS)),
        st.tuples(st.just("past"), st.sampled_from(NAMES), st.sampled_from(CONTENTS)),
        st.tuples(st.just("delete"), st.sampled_from(NAMES), st.none()),
        st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.tuples(st.just("swap"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.tuples(st.just("open"), st.none(), st.none()),
    ),
    max_size=8,
)


def take(root: Path, step: str, name: str, other: str | None) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.stat() if path.exists() else None
    if step in ("write", "same time", "past"):
        path.write_text(other, encoding="utf-8")
        if before and step == "same time":
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        if step == "past":
            os.utime(path, (1, 1))
    elif step == "delete":
        path.unlink(missing_ok=True)
    elif before and step == "rename":
        (root / other).parent.mkdir(parents=True, exist_ok=True)
        path.rename(root / other)
    elif before and step == "swap" and name != other and (root / other).exists():
        path.rename(root / "claims" / "aside")
        (root / other).rename(path)
        (root / "claims" / "aside").rename(root / other)


@given(STEPS)
@settings(max_examples=examples(30), deadline=None)
def test_updating_leaves_what_a_fresh_build_would(steps):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        take(root, "write", "claims/always.yaml", CONTENTS[2])
        for step, name, other in [*steps, ("open", None, None)]:
            if step == "open":
                open_corpus(root).close()
            else:
                take(root, step, name, other)
        assert dump(root) == fresh_dump(root)


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(CONTENTS)))
@settings(max_examples=examples(20), deadline=None)
def test_unsaved_text_answers_as_if_it_were_saved(unsaved):
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        for folder in (one, two):
            take(Path(folder), "write", "claims/a.yaml", CONTENTS[0])
            take(Path(folder), "write", "claims/always.yaml", CONTENTS[2])
        before = fresh_dump(Path(one))
        for name, text in unsaved.items():
            take(Path(two), "write", name, text)
        with open_corpus(Path(one), overlay=unsaved) as a, open_corpus(Path(two)) as b:
            assert a.files() == b.files()
            assert a.problems() == b.problems()
            assert a.broken() == b.broken()
            assert a.revision == b.revision
            assert [a.text(file) for file in a.files()] == [b.text(file) for file in b.files()]
            assert dict(a.whole().claims) == dict(b.whole().claims)
            assert dict(a.whole().actors) == dict(b.whole().actors)
        assert dump(Path(one)) == before  # nothing unsaved was kept


def counting(monkeypatch) -> list[str]:
    """Note which files are read for their records."""
    read: list[str] = []
    real = compiled.take_in
    for module in (build, compiled):
        monkeypatch.setattr(
            module, "take_in", lambda path, content: (read.append(path), real(path, content))[1]
        )
    return read


def test_only_what_changed_is_read(tarn, monkeypatch):
    read = counting(monkeypatch)
    open_corpus(tarn).close()
    assert sorted(read) == ["claims/actors.yaml", "claims/well.yaml"]
    read.clear()
    open_corpus(tarn).close()
    os.utime(tarn / "claims" / "well.yaml")  # a new time, the same content
    open_corpus(tarn).close()
    assert read == []
    (tarn / "claims" / "well.yaml").write_text("claim: [")
    open_corpus(tarn).close()
    assert read == ["claims/well.yaml"]


def test_once_files_have_rested_their_content_is_not_even_looked_at(tarn, monkeypatch):
    monkeypatch.setattr(intake, "_TICK", 0)
    time.sleep(0.02)
    open_corpus(tarn).close()
    monkeypatch.setattr(build, "fetch", None)
    open_corpus(tarn).close()


def test_an_edit_that_keeps_size_and_time_is_seen(tarn, monkeypatch):
    monkeypatch.setattr(intake, "_TICK", 0)
    path = tarn / "claims" / "well.yaml"
    open_corpus(tarn).close()
    before = path.stat()
    time.sleep(0.02)
    path.write_text(path.read_text().replace("poisoned.", "poisonee."))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with open_corpus(tarn) as corpus:
        assert corpus.record("claim", "well-is-poisoned").text.endswith("poisonee.")


def test_the_revision_changes_with_content_and_comes_back_with_it(tarn):
    path = tarn / "claims" / "well.yaml"
    text = path.read_text()
    revisions = []
    for content in (text, text + "# more\n", text):
        path.write_text(content)
        with open_corpus(tarn) as corpus:
            revisions.append(corpus.revision)
    assert revisions[0] == revisions[2] != revisions[1]


def test_git_does_not_see_it(tarn):
    open_corpus(tarn).close()
    subprocess.run(["git", "init", "-q"], cwd=tarn, check=True)
    told = subprocess.run(
        ["git", "status", "--porcelain", "-uall"], cwd=tarn, check=True, capture_output=True
    )
    assert b".provenance" not in told.stdout


# --- what can be wrong with the file --------------------------------------------------------------


def spoil_with_garbage(path: Path) -> None:
    path.write_bytes(b"this is no database" * 500)


def spoil_the_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 3 + 17])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def put_another_database(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE meta (something TEXT)")
    db.execute("CREATE TABLE records (x)")
    db.execute("CREATE VIEW files AS SELECT x FROM records")
    db.execute("CREATE TRIGGER words AFTER INSERT ON records BEGIN DELETE FROM records; END")
    db.close()


def make_it_old(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("UPDATE meta SET value = 'old' WHERE name = 'version'")
    db.execute("DELETE FROM records")
    db.commit()
    db.close()


@pytest.mark.parametrize(
    "spoil",
    [spoil_with_garbage, spoil_the_middle, cut_short, empty, put_another_database, make_it_old],
)
def test_a_file_that_is_no_good_is_built_anew(tarn, spoil):
    open_corpus(tarn).close()
    spoil(database_path(tarn))
    with open_corpus(tarn) as corpus:
        assert corpus.record("claim", "well-is-poisoned")
        assert len(corpus.slice(["well-is-poisoned"]).actors) == 6
    with open_corpus(tarn) as corpus:
        assert corpus.notices == []
    assert dump(tarn) == fresh_dump(tarn)


def test_damage_that_shows_only_later_is_repaired_on_the_way(tarn):
    open_corpus(tarn).close()
    with open_corpus(tarn) as corpus:
        real = corpus._db
        spoilt = iter([True])

        class Spoilt:
            def execute(self, sql, values=()):
                if next(spoilt, False):
                    error = sqlite3.DatabaseError("database disk image is malformed")
                    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
                    raise error
                return real.execute(sql, values)

            def close(self):
                real.close()

        corpus._db = Spoilt()
        assert corpus.ids("claim") == ["well-is-poisoned"]
        assert corpus.notices == ["the compiled corpus was damaged; it was built anew"]


# --- where it cannot be kept ----------------------------------------------------------------------


def test_without_a_place_to_keep_it_answers_come_all_the_same(tarn):
    (tarn / ".provenance").write_text("a file where the folder should be")
    with open_corpus(tarn) as corpus:
        assert corpus.ids("claim") == ["well-is-poisoned"]
        (notice,) = corpus.notices
        assert "cannot be kept" in notice


def as_nobody(root: Path, ask) -> str:
    """Run in a child process without the rights of the superuser."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            told = ask(root)
        except BaseException as error:
            told = f"{type(error).__name__}: {error}"
        os.write(writer, told.encode())
        os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8") as file:
        told = file.read()
    os.waitpid(child, 0)
    return told


def ask(root: Path) -> str:
    with open_corpus(root) as corpus:
        return f"{corpus.count('claim')} {len(corpus.notices)} {len(corpus.problems())}"


@pytest.fixture
def public(tarn):
    """The corpus where others may look but not write."""
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        root = Path(folder) / "corpus"
        shutil.copytree(tarn, root)
        os.chmod(root, 0o755)
        yield root


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become nobody")


@needs_root
def test_a_folder_that_may_not_be_written(public):
    assert as_nobody(public, ask) == "1 1 0"
    assert not (public / ".provenance").exists()


@needs_root
def test_a_folder_that_may_not_be_written_but_was_compiled(public):
    open_corpus(public).close()
    assert as_nobody(public, ask) == "1 0 0"
    (public / "claims" / "more.yaml").write_text("claim: more\ntext: M\nasserted:\n  - by: x\n")
    assert as_nobody(public, ask) == "2 1 0"


@needs_root
def test_a_file_that_may_not_be_read_is_left_out_and_told(public):
    (public / "claims" / "secret.yaml").write_text("claim: s\ntext: S\nasserted:\n  - by: x\n")
    os.chmod(public / "claims" / "secret.yaml", 0)
    assert as_nobody(public, ask) == "1 1 1"
    os.chmod(public / "claims" / "secret.yaml", 0o644)
    assert as_nobody(public, ask) == "2 1 0"


SCRIPT = """
import sys; from pathlib import Path
from provenance.store.corpus import open_corpus
"""


def run(code: str, *arguments: str, **options) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT + code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_a_full_disk(tarn):
    full = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
with open_corpus(Path(sys.argv[1])) as corpus:
    print(corpus.count('claim'), len(corpus.notices))
"""
    out, err = run(full, str(tarn)).communicate()
    assert (out, err) == ("1 1\n", "")
    with open_corpus(tarn) as corpus:
        assert (corpus.count("claim"), corpus.notices) == (1, [])


def test_another_process_that_never_stops_writing(tarn, monkeypatch):
    open_corpus(tarn).close()
    (tarn / "claims" / "more.yaml").write_text("claim: more\ntext: M\nasserted:\n  - by: x\n")
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    other = sqlite3.connect(database_path(tarn), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_corpus(tarn) as corpus:
        assert corpus.count("claim") == 2
        (notice,) = corpus.notices
        assert "another process" in notice
    other.close()


def test_a_reader_sees_one_moment_while_others_write(tarn):
    with open_corpus(tarn) as early:
        (tarn / "claims" / "well.yaml").unlink()
        with open_corpus(tarn) as late:
            assert (early.count("claim"), late.count("claim")) == (1, 0)
            assert late.notices == []
        assert early.slice(["well-is-poisoned"]).claims


def test_many_processes_at_once(tarn):
    ask = """
with open_corpus(Path(sys.argv[1])) as corpus:
    print(corpus.count('claim'), corpus.notices)
"""
    processes = [run(ask, str(tarn)) for _ in range(6)]
    assert {process.communicate() for process in processes} == {("1 []\n", "")}
    assert dump(tarn) == fresh_dump(tarn)


def test_a_kill_at_any_point_leaves_nothing_wrong(write):
    root = write(
        {f"claims/{i}.yaml": CONTENTS[2].replace("claim: ", f"claim: x{i}-") for i in range(300)}
    )
    expected = fresh_dump(root)
    for moment in (0.12, 0.2, 0.3, 0.4):
        process = run("open_corpus(Path(sys.argv[1])).close()", str(root))
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with open_corpus(root) as corpus:
            assert corpus.count("claim") == 600
            assert corpus.notices == []
        assert dump(root) == expected
        cache.clear(root)


@pytest.mark.parametrize(
    ("beside", "is_told"),
    [("", False), ("corpus.sqlite-journal", False), ("corpus.sqlite-wal", True)],
)
def test_what_a_kill_left_empty_is_built_without_a_word(tarn, beside, is_told):
    folder = tarn / ".provenance"
    folder.mkdir(exist_ok=True)
    (folder / "corpus.sqlite").touch()
    if beside:
        (folder / beside).write_bytes(bytes(512))
    with open_corpus(tarn) as corpus:
        assert bool(corpus.notices) == is_told
    assert dump(tarn) == fresh_dump(tarn)


# --- version --------------------------------------------------------------------------------------


def test_the_version_covers_every_module_that_a_build_imports(tarn):
    listing = """
open_corpus(Path(sys.argv[1])).close()
inside = [m for m in sys.modules.values() if m.__name__.startswith('provenance.')]
print(*(m.__name__ for m in inside if m.__name__.count('.') > 1 and not hasattr(m, '__path__')))
"""
    out, _ = run(listing, str(tarn)).communicate()
    imported = {"/".join(name.split(".")[1:]) for name in out.split()}
    opening = {"corpus", "roles", "errors", "files/discovery", "files/settings", "index/database"}
    opening |= {"index/freshness", "index/session"}
    covered = {f"{room}/{module}" for room in schema._SHAPING for module in schema._SHAPING[room]}
    unneeded = {"reading/plain_words", "model/date_hints"}  # for what is broken
    assert imported - {f"store/{module}" for module in opening} == covered - unneeded


def test_cache_status_and_clear(tarn):
    assert cache.status(tarn).state == "none"
    assert cache.clear(tarn) is False
    open_corpus(tarn).close()
    status = cache.status(tarn)
    assert (status.state, status.files, status.records) == (
        "fresh" if status.state == "fresh" else "stale",
        2,
        9,
    )
    assert status.size > 0
    (tarn / "claims" / "well.yaml").write_text("claim: [")
    assert cache.status(tarn).state == "stale"
    make_it_old(database_path(tarn))
    assert cache.status(tarn).state == "old"
    empty(database_path(tarn))
    assert cache.status(tarn).state == "none"
    spoil_with_garbage(database_path(tarn))
    assert cache.status(tarn).state == "damaged"
    assert cache.clear(tarn) is True
    assert not (tarn / ".provenance").exists()
