"""What warm answers cost above a bare program that prints the same, and how that grows."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora import compiled, home
from benchmarks.generate import claim, claim_id, plan, words_of
from benchmarks.measure import PROVENANCE, PYTHON, Command, Costs, in_turn, parts
from benchmarks.table import Row, mb, ms

ROUNDS = 9
BARE = str(Path(__file__).parent / "programs" / "bare.py")
PHASES = str(Path(__file__).parent / "programs" / "phases.py")


def a_denied_claim(claims: int) -> int:
    """The number of a claim in the midst of a corpus, no hub, that somebody denied."""
    return _denied(claims, claims // 2 + min(claims // 4, 5_432))


def a_hub(claims: int) -> int:
    """The number of one of the claims to which the most relations lead, which somebody denied."""
    return _denied(claims, claims // 2 // 10_000 * 10_000)


def _denied(claims: int, first: int) -> int:
    laid = plan(claims)
    return next(n for n in range(first, claims) if "denied:" in claim(laid, n))


def question(claims: int) -> list[str]:
    """Words that name one claim."""
    return words_of(plan(claims), a_denied_claim(claims))


def printed(words: list[str], folder: Path, kind: str) -> str:
    """Keep what an answer prints, as text or as rows, for the bare program to print."""
    file = home() / f"printed.{kind}"
    more = ["--format", "json"] if kind == "json" else []
    text = subprocess.run(
        [*PROVENANCE, *words, *more], cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    if kind == "json":
        (group,) = json.loads(text)["groups"]
        rows = [
            (
                ", ".join(party["name"] for party in row["by"]),
                row["when"]["text"],
                row["stance"],
                " ".join(quote["words"] for quote in row["quotes"]),
                f"{row['file']}:{row['line']}",
            )
            for row in group["rows"]
        ]
        text = json.dumps([group["text"], ["who", "when", "stance", "words", "file"], *rows])
    file.write_text(text, encoding="utf-8")
    return str(file)


def above(
    folder: Path, words: list[str], *, terminal: bool, rounds: int = ROUNDS
) -> tuple[Costs, Costs]:
    """The cost of a question, and of a bare program that prints the same."""
    kind = "json" if terminal else "txt"
    found = in_turn(
        rounds,
        {
            "ours": Command((*PROVENANCE, *words), folder, terminal),
            "bare": Command((PYTHON, BARE, printed(words, folder, kind)), folder, terminal),
        },
    )
    return found["ours"], found["bare"]


def row(work: str, aim: str, costs: tuple[Costs, Costs]) -> Row:
    """Tell by how much a question costs more than printing its answer."""
    ours, bare = costs
    wall, cpu = ours.above(bare)
    told = f"{ms(wall)} above ({ms(cpu)} of processor time)"
    return Row(work, aim, told, f"{ms(ours.wall)} and {ms(bare.wall)} in all, {mb(ours.memory)}")


def rows(sizes: Sequence[int]) -> Iterator[Row]:
    """Measure the warm answers."""
    for claims in sizes:
        folder = compiled(claims, "hundred")
        who = ["who", "denied", *question(claims)]
        aim = {100_000: "≤ 25 ms above", 1_000_000: "≤ 80 ms above"}.get(claims, "")
        size = f"{claims:,} claims"
        yield row(f"`who`, piped, {size}", aim, above(folder, who, terminal=False))
        yield row(f"`who`, drawn at a terminal, {size}", aim, above(folder, who, terminal=True))
        hub = ["who", "denied", *words_of(plan(claims), a_hub(claims))]
        yield row(f"`who` of a hub, piped, {size}", "", above(folder, hub, terminal=False))
        first = ["disputes", "--limit", "20"]
        yield row(f"`disputes`, first 20, {size}", aim, above(folder, first, terminal=False))
        if claims == 100_000:
            camps = ["versus", "camp-left", "camp-right"]
            costs = above(folder, camps, terminal=False, rounds=2)
            yield row(f"`versus`, two camps of thirty states, {size}", "≤ 200 ms above", costs)


def breakdown(claims: int = 100_000, rounds: int = 11) -> Iterator[Row]:
    """The parts of a warm question, of a claim in the midst and of a hub, in processor time."""
    folder = compiled(claims, "hundred")
    bare = in_turn(rounds, {"python": Command((PYTHON, "-c", "pass"))})["python"]
    yield Row("start and end Python", "", ms(bare.cpu))
    hub = words_of(plan(claims), a_hub(claims))
    taken, of_hub = (
        parts(rounds, Command((PYTHON, PHASES, *words), folder))
        for words in (question(claims), hub)
    )
    for part in taken:
        yield Row(part, "", f"{taken[part]:.1f} ms", f"of a hub: {of_hub[part]:.1f} ms")


def hub(claims: int) -> str:
    """The claim to which the most relations lead."""
    return claim_id(plan(claims), 0)
