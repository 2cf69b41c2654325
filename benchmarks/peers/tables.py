"""The same question put to DuckDB and to a plain networkx graph, on the tables of a corpus.

They are asked who took a stance on a claim or on what implies it. They neither look whether a file
has changed, nor find the claim by its words, nor derive a status.
"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.answers import a_denied_claim, question
from benchmarks.corpora import compiled, corpus, forget, home
from benchmarks.generate import claim_id, plan
from benchmarks.measure import PROVENANCE, PYTHON, Command, Costs, in_turn, once, parts, run
from benchmarks.peers.tools import tool, version
from benchmarks.table import Row, mb, ms, told

PROGRAMS = Path(__file__).parents[1] / "programs"
ROUNDS = 7


def rows(claims: int) -> Iterator[Row]:
    """Measure both, beside ours."""
    size = f"{claims:,} claims"
    folder = corpus(claims, "hundred")
    forget(folder)
    who = Command((*PROVENANCE, "who", "denied", *question(claims)), folder)
    yield Row(f"ours: cold build and `who`, {size}", "", _whole(once(who)))
    compiled(claims, "hundred")
    tables = _tables(folder, claims)
    id = claim_id(plan(claims), a_denied_claim(claims))
    for program in ("duck.py", "graph.py"):
        once(Command((tool("python"), str(PROGRAMS / program), str(tables), "keep", id)))
    asked = {
        f"{version(name)}: {work}, {size}": Command(
            (tool("python"), str(PROGRAMS / program), str(tables), how, id)
        )
        for name, program, how, work in (
            ("duckdb", "duck.py", "csv", "from the tables' text"),
            ("duckdb", "duck.py", "kept", "from a kept database"),
            ("networkx", "graph.py", "csv", "from the tables' text"),
            ("networkx", "graph.py", "kept", "from a kept pickle"),
        )
    }
    ours = f"ours: warm `who`, {size}"
    rounds = ROUNDS if claims <= 10_000 else 3
    found = in_turn(rounds, {ours: who, **asked})
    yield Row(ours, "", _whole(found[ours]), "see the breakdown above")
    for name, command in asked.items():
        yield Row(name, "", _whole(found[name]), told(parts(rounds, command)))


def _whole(cost: Costs) -> str:
    return f"{ms(cost.cpu)}, {mb(cost.memory)}"


def _tables(folder: Path, claims: int) -> Path:
    """The statements and the implications of a corpus as tables of text, in a folder of theirs."""
    tables = home() / f"tables-{claims}"
    if not (tables / ".complete").exists():
        tables.mkdir(exist_ok=True)
        run(Command((PYTHON, str(PROGRAMS / "tables.py"), str(folder), str(tables))))
        (tables / ".complete").touch()
    return tables
