"""What no program of this kind can do without: the physical floor of a warm ``who``."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.answers import BARE, a_denied_claim, printed, question
from benchmarks.corpora import compiled, home
from benchmarks.generate import claim_id, plan
from benchmarks.measure import PROVENANCE, PYTHON, Command, in_turn, parts
from benchmarks.table import Row, ms

CLAIMS = 100_000
FILES = (1_111, 11_110)
"""Files of a hundred thousand and of a million claims, a hundred in a file."""

PROGRAM = str(Path(__file__).parent / "programs" / "floor.py")
ROUNDS = 21


def rows() -> Iterator[Row]:
    """Measure whole programs that do less and less, then what one must do inside."""
    folder = compiled(CLAIMS, "hundred")
    who = ["who", "denied", *question(CLAIMS)]
    text, table = (printed(who, folder, kind) for kind in ("txt", "json"))
    found = in_turn(
        ROUNDS,
        {
            "python -c pass": Command((PYTHON, "-c", "pass")),
            "python -c 'import typer.main'": Command((PYTHON, "-c", "import typer.main")),
            "a bare Typer program prints the text": Command((PYTHON, BARE, text)),
            "a bare Typer program draws the table": Command((PYTHON, BARE, table), terminal=True),
            f"`who`, piped, {CLAIMS:,} claims": Command((*PROVENANCE, *who), folder),
            f"`who`, drawn at a terminal, {CLAIMS:,} claims": Command(
                (*PROVENANCE, *who), folder, terminal=True
            ),
        },
    )
    for work, cost in found.items():
        yield Row(work, "", f"{ms(cost.wall)}, {ms(cost.cpu)} of processor time")
    database = folder / ".provenance" / "corpus.sqlite"
    id = claim_id(plan(CLAIMS), a_denied_claim(CLAIMS))
    trees = [str(_tree(files)) for files in FILES]
    inside = parts(ROUNDS, Command((PYTHON, PROGRAM, str(database), id, *trees)))
    works = {
        "import sqlite3": "import sqlite3",
        "connect": "open a database",
        "one look-up": "the first look-up in it",
        **{f"list {n:,}": f"list {n:,} files and ask the status of each" for n in FILES},
    }
    for part, work in works.items():
        yield Row(work, "", f"{inside[part]:.1f} ms of processor time")


def _tree(files: int) -> Path:
    """A folder of empty files, a hundred in each folder in it."""
    top = home() / f"files-{files}"
    if not top.exists():
        for number in range(files):
            path = top / f"{number // 100:03}" / f"block-{number:05}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    return top
