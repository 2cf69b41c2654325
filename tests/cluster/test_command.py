"""What the command says where it cannot begin; nothing of that needs Spark."""

import subprocess
import sys

import pytest

from provenance.cluster import session


@pytest.fixture
def there(monkeypatch):
    """Let Spark be installed, whether it is or not."""
    monkeypatch.setattr(session, "_needs_pyspark", lambda: None)


ASK = "cluster disputes --input in.parquet --output out --master"


@pytest.mark.parametrize("master", ["local[0]", "locale", "spark://host", "http://host:7077", ""])
def test_a_master_that_is_none(run, harbour, master):
    done = run(harbour, [*ASK.split(), master])
    assert done.code == 2
    assert f"error: `{master}` is no master of a cluster" in done.err
    assert "help: write local[2], spark://HOST:7077, yarn or k8s://https://HOST:PORT" in done.err


def test_without_spark(run, harbour, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    done = run(harbour, f"{ASK} local[2]")
    assert done.code == 2
    assert "help: pip install 'provenance-claims[spark]'" in done.err


def test_without_java(run, harbour, there, monkeypatch, tmp_path):
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    done = run(harbour, f"{ASK} local[2]")
    assert done.code == 2
    assert "error: there is no Java on this machine" in done.err
    assert "openjdk-17" in done.err


def test_with_an_old_java(run, harbour, there, monkeypatch, tmp_path):
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"1.8.0_392\"' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    done = run(harbour, f"{ASK} local[2]")
    assert done.code == 2
    assert "the Java of this machine is 8, and Spark needs 17" in done.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--conf", "memory=2g"], "`memory=2g` is no setting of Spark"),
        (["--as-of", "2021-02-30"], "--as-of 2021-02-30"),
        (["--status", "contestd"], "did you mean `contested`?"),
    ],
)
def test_a_word_that_is_wrong(run, harbour, there, monkeypatch, words, told):
    monkeypatch.setattr(session, "_needs_java", lambda: None)
    done = run(harbour, [*f"{ASK} local[2]".split(), *words])
    assert done.code == 2
    assert told in done.err


def test_a_stance_that_is_none(run, harbour, there, monkeypatch):
    monkeypatch.setattr(session, "_needs_java", lambda: None)
    done = run(harbour, "cluster who denies -i in -o out --master local[2]")
    assert done.code == 2
    assert "error: `denies` is no stance" in done.err


def test_what_is_no_export(run, harbour, there, monkeypatch):
    monkeypatch.setattr(session, "_needs_java", lambda: None)
    done = run(harbour, f"{ASK} local[2]")
    assert done.code == 2
    assert "error: in.parquet is no export of a record" in done.err
    assert "help: `provenance export parquet DIR` writes one" in done.err


def test_an_export_of_another_version(run, harbour, there, monkeypatch):
    monkeypatch.setattr(session, "_needs_java", lambda: None)
    (harbour / "in.parquet").mkdir()
    (harbour / "in.parquet" / "schema.json").write_text(
        '{"schema": "provenance-dump", "version": 99}'
    )
    done = run(harbour, f"{ASK} local[2]")
    assert done.code == 2
    assert "error: in.parquet has tables of version 99; this program reads 1" in done.err


def test_an_output_that_is_there(run, harbour, there, monkeypatch):
    pytest.importorskip("pyarrow")
    monkeypatch.setattr(session, "_needs_java", lambda: None)
    assert run(harbour, "export parquet in.parquet").code == 0
    (harbour / "out").mkdir()
    done = run(harbour, f"{ASK} local[2]")
    assert done.code == 2
    assert "error: out is there already" in done.err


def test_the_program_runs_out_of_an_archive(tmp_path):
    """As workers have it, on which it is not installed."""
    archive = session._own_code(tmp_path)
    told = "import provenance.cluster.settling as one; print(one.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", told],
        env={"PYTHONPATH": str(archive)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith(str(archive)), done.stderr
