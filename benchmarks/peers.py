"""The same work done by others: ledgers, argument maps, a column store, a plain graph."""

import csv
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.answers import a_denied_claim, question
from benchmarks.corpora import compiled, corpus, home
from benchmarks.generate import claim_id, plan
from benchmarks.measure import PROVENANCE, Command, in_turn, once
from benchmarks.table import Row, mb, ms

PACKAGES = ("yamllint", "check-jsonschema", "beancount", "beanquery", "duckdb", "networkx")
PROGRAMS = Path(__file__).parent / "programs"
CLAIMS = 100_000


def tool(name: str) -> str:
    """A program of another project, from a virtual environment made for these only."""
    folder = home() / "tools"
    if not folder.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin/pip", "install", "--quiet", *PACKAGES], check=True)
    return str(folder / "bin" / name)


def rows() -> Iterator[Row]:
    """Measure each peer that can be had, beside ours on as many records."""
    folder = compiled(CLAIMS, "hundred")
    id = claim_id(plan(CLAIMS), a_denied_claim(CLAIMS))
    table = _statements(folder)
    python = tool("python")
    ours = Command((*PROVENANCE, "who", "denied", *question(CLAIMS)), folder)
    duck = Command((python, str(PROGRAMS / "duck.py"), str(table), id))
    once(duck)
    found = in_turn(5, {"ours": ours, "duck": duck})
    told = f"{ms(found['duck'].cpu)}, {mb(found['duck'].memory)}"
    beside = f"ours {ms(found['ours'].cpu)}, {mb(found['ours'].memory)}"
    yield Row("DuckDB: one look-up in a loaded table of 476,000 statements", "", told, beside)
    graph = once(Command((python, str(PROGRAMS / "graph.py"), str(table), id)))
    told = f"{graph.cpu:.1f} s, {mb(graph.memory)}"
    yield Row("networkx: the same from the table", "", told, beside)
    yield from _ledger(100_000)
    yield from _argdown(1_000)


def _statements(folder: Path) -> Path:
    """The statements of a corpus as one table."""
    from provenance.store.corpus import open_corpus

    table = home() / "statements.csv"
    if not table.exists():
        with table.open("w", newline="", encoding="utf-8") as file, open_corpus(folder) as corpus:
            writer = csv.writer(file)
            writer.writerow(["claim", "stance", "actor", "said"])
            for claim in corpus.each("claim"):
                for s in claim.statements:
                    for actor in s.by:
                        said = s.date.text if s.date else ""
                        writer.writerow([claim.id, s.stance, actor, said])
    return table


def _ledger(transactions: int) -> Iterator[Row]:
    file = home() / f"{transactions}.beancount"
    if not file.exists():
        rng = Random(1)
        lines = [f"2015-01-01 open Assets:A{n}" for n in range(500)]
        for n in range(transactions):
            one, other = rng.sample(range(500), 2)
            lines += [
                f'2020-{n % 12 + 1:02}-{n % 28 + 1:02} * "Payee {n % 997}" "Number {n}"',
                f"  Assets:A{one}  1.00 USD",
                f"  Assets:A{other}  -1.00 USD",
            ]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    cache = file.with_name(f".{file.name}.picklecache")
    query = "SELECT date, account WHERE narration = 'Number 77'"
    size = f"{transactions:,} transactions"
    for name, argv in (
        ("bean-check", [tool("bean-check"), str(file)]),
        ("bean-query", [tool("bean-query"), str(file), query]),
    ):
        cache.unlink(missing_ok=True)
        cold, warm = once(Command(argv)), once(Command(argv))
        told = f"cold {cold.cpu:.1f} s, warm {warm.cpu:.1f} s, {mb(cold.memory)}"
        yield Row(f"{name}, {size}", "", told)


def _argdown(claims: int) -> Iterator[Row]:
    folder = home() / "argdown"
    program = folder / "node_modules" / ".bin" / "argdown"
    if not program.exists():
        npm = shutil.which("npm")
        if npm is None:
            return
        folder.mkdir(exist_ok=True)
        subprocess.run([npm, "install", "--silent", "@argdown/cli"], cwd=folder, check=True)
    lines = []
    for n in range(claims):
        lines += [f"[c{n}]: Claim number {n} is so.", f"  - [d{n}]: It is denied.", ""]
    (folder / "map.argdown").write_text("\n".join(lines), encoding="utf-8")
    found = once(Command([str(program), "json", "map.argdown", "out"], folder))
    single = corpus(claims, "single")
    shutil.rmtree(single / ".provenance", ignore_errors=True)
    ours = once(Command((*PROVENANCE, "check"), single))
    told = f"{found.cpu:.1f} s, {mb(found.memory)}"
    beside = f"ours, cold `check`, 40 lines each: {ours.cpu:.1f} s, {mb(ours.memory)}"
    yield Row(f"argdown json, {claims:,} claims of two lines", "", told, beside)


if __name__ == "__main__":
    for each in rows():
        print(each, file=sys.stdout)
