"""On Spark: the rows of every question are the local program's, whatever happens to its workers."""

import json
from random import Random

import pytest

import oracle.make
import oracle.record
from cluster.asked import QUESTIONS, local
from oracle.laws.twins import _rename
from provenance.cli.exporting import export_into
from provenance.store.corpus import open_corpus

pytestmark = pytest.mark.spark


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Many small corpora in one: each with names of its own, but for a few that all share."""
    root = tmp_path_factory.mktemp("many")
    (root / "provenance.toml").touch()
    for seed in range(40):
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
            assert there, question
