"""On Spark: the rows of every question are the local program's, whatever happens to its workers."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pytest

import oracle.make
import oracle.record
from cluster.asked import QUESTIONS, local
from cluster.small import SMALL
from oracle.laws.twins import _rename
from provenance.answers.who import who
from provenance.cli.exporting import export_into
from provenance.cluster.questions import ROWS
from provenance.store.corpus import open_corpus
from provenance.store.errors import CorpusError

pytestmark = pytest.mark.spark


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Many small corpora in one: each with names of its own, but for a few that all share."""
    root = tmp_path_factory.mktemp("many")
    (root / "provenance.toml").touch()
    for seed in range(20):
        made = oracle.make.corpus(seed)
        ids = {one.id for kind in (made.actors, made.claims, made.sources) for one in kind}
        ids |= {s.id for s in made.statements}
        new = {id: id if seed == 0 else f"{id}-{seed}" for id in ids}
        for name, text in oracle.record.files(_rename(made, new, Random(seed))).items():
            if name.endswith(".yaml"):
                file = root / name.replace("all", f"all-{seed}")
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, encoding="utf-8")
    return root


def test_the_rows_are_those_of_the_program(spark, many, tmp_path, monkeypatch):
    from provenance.cluster import export as exports
    from provenance.cluster.export import Export
    from provenance.cluster.rounds import rows

    monkeypatch.setattr(exports, "HUB", 2)  # so that keys are spread, and groups are many
    monkeypatch.setattr(exports, "IN_A_GROUP", 6)
    with open_corpus(many) as corpus:
        export_into(corpus, "parquet", tmp_path / "export")
        with Export(spark, str(tmp_path / "export")) as export:
            found = rows(export, QUESTIONS, export.scratch.below()).collect()
        made = [sorted(r.row for r in found if r.question == n) for n in range(len(QUESTIONS))]
        for question, there in zip(QUESTIONS, made, strict=True):
            assert [json.dumps(json.loads(row)) for row in there] == local(corpus, question)
        told = {question.name for question, there in zip(QUESTIONS, made, strict=True) if there}
        assert told == set(ROWS)


def test_a_dataframe_has_the_keys_of_the_rows(spark, run, harbour, tmp_path):
    from provenance import cluster

    with open_corpus(harbour) as corpus:
        export_into(corpus, "parquet", tmp_path / "export")
        with cluster.Export(spark, str(tmp_path / "export")) as export:
            rows = cluster.disputes(export).collect()
            found = sorted(json.dumps(row.asDict(recursive=True)) for row in rows)
            assert found == local(corpus, QUESTIONS[0])
            one = cluster.who(export, "denied", ("corvin-spilled-oil",)).select("claim", "status")
            (group,) = who(corpus, "denied", ("corvin-spilled-oil",)).groups
            assert [tuple(row) for row in one.collect()] == [(group.claim, group.status)]
            with pytest.raises(CorpusError, match="has no actor `nobody`"):
                cluster.versus(export, ("nobody",), ("corvin-shipping",))


def test_what_is_no_export(spark, tmp_path):
    from provenance.cluster import Export

    with pytest.raises(CorpusError, match="is no export of a record"):
        Export(spark, str(tmp_path))


def test_a_worker_that_is_killed_changes_nothing(many, tmp_path):
    """A master and two workers on this machine; one worker dies once the first round is done."""
    with open_corpus(many) as corpus:
        export_into(corpus, "parquet", tmp_path / "export")
        expected = local(corpus, QUESTIONS[0])
    with standalone(tmp_path) as (master, workers):
        command = [
            *(sys.executable, "-m", "provenance", "cluster", "disputes", "--master", master),
            *("-i", tmp_path / "export", "-o", tmp_path / "out"),
        ]
        for name, value in SMALL.items():
            command += ["--conf", f"{name}={value}"]
        asking = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
        first = tmp_path / "out.part"
        deadline = time.monotonic() + 200
        while not list(first.glob("*/round-000/_SUCCESS")):
            assert asking.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        os.killpg(workers[0].pid, signal.SIGKILL)
        told, _ = asking.communicate(timeout=200)
    assert asking.returncode == 0
    assert told.endswith(f"{len(expected):,} rows in {tmp_path / 'out'}\n")
    parts = (part.read_text("utf-8") for part in (tmp_path / "out").glob("part-*"))
    rows = [json.loads(line) for text in parts for line in text.splitlines()]
    assert sorted(map(json.dumps, rows)) == expected
    assert not first.exists()


ENVIRONMENT = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}


@contextmanager
def standalone(folder):
    """Begin a master and two workers of a core each; give the master's address, and the workers."""
    home = Path(pytest.importorskip("pyspark").__file__).parent
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    master = f"spark://127.0.0.1:{port}"
    own = f"--host 127.0.0.1 --port {port} --webui-port 0".split()
    theirs = f"--host 127.0.0.1 --cores 1 --memory 1g --webui-port 0 {master}".split()
    kinds = [("master.Master", own), ("worker.Worker", theirs), ("worker.Worker", theirs)]
    begun = []
    try:
        for number, (kind, words) in enumerate(kinds):
            work = folder / f"spark-{number}"
            work.mkdir()
            with (work / "log").open("w") as log:
                begun.append(
                    subprocess.Popen(
                        [home / "bin" / "spark-class", f"org.apache.spark.deploy.{kind}", *words],
                        env={**ENVIRONMENT, "SPARK_WORKER_DIR": str(work)},
                        stdout=log,
                        stderr=log,
                        cwd=work,
                        start_new_session=True,
                    )
                )
        yield master, begun[1:]
    finally:
        for process in begun:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
