"""What it costs to compile a corpus, by size: time beside the parse alone, memory, disk."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.corpora import corpus, forget
from benchmarks.measure import PROVENANCE, PYTHON, Command, Costs, in_turn, once, parts
from benchmarks.table import Row, mb

PROGRAMS = Path(__file__).parent / "programs"


def rows(sizes: Sequence[int]) -> Iterator[Row]:
    """Measure cold builds, and the first list of disputes, which derives every claim once."""
    for claims in sizes:
        folder = corpus(claims, "hundred")
        forget(folder)
        build = once(Command((*PROVENANCE, "who", "denied", "nothing-of-the-kind"), folder))
        kept = (folder / ".provenance" / "corpus.sqlite").stat().st_size
        first = once(Command((*PROVENANCE, "disputes", "--limit", "20"), folder))
        grown = (folder / ".provenance" / "corpus.sqlite").stat().st_size
        parse = once(Command((PYTHON, str(PROGRAMS / "records.py"), "."), folder))
        yield from told(claims, build, parse, first, (kept, grown))


def told(
    claims: int, build: Costs, parse: Costs, first: Costs, sizes: tuple[int, int]
) -> Iterator[Row]:
    """Tell what a build cost beside the parse, what summing up cost, and the sizes of both."""
    yield Row(
        f"cold build, {claims:,} claims",
        "≤ 2 times the parse; ≤ 400 MB" if claims == 1_000_000 else "",
        f"{build.wall / parse.wall:.1f} times the parse by the clock, "
        f"{build.times(parse):.1f} times by the processor; {mb(build.memory)}",
        f"{build.wall:,.0f} s; {build.cpu / claims * 1e3:.2f} ms a claim of the processor",
    )
    yield Row(
        f"first `disputes`, {claims:,} claims",
        "",
        f"{first.cpu:,.0f} s, {first.cpu / claims * 1e3:.2f} ms a claim",
        mb(first.memory),
    )
    kept, grown = sizes
    yield Row(
        f"size of the compiled corpus, {claims:,} claims",
        "",
        f"{kept / claims / 1e3:.2f} MB per 1,000 claims",
        f"{grown / claims / 1e3:.2f} MB with summaries",
    )


def stages(claims: int = 10_000, rounds: int = 5) -> Iterator[Row]:
    """The stages of a cold build, in processor time."""
    command = Command((PYTHON, str(PROGRAMS / "stages.py"), "."), corpus(claims, "hundred"))
    taken = parts(rounds, command)
    whole = sum(taken.values())
    for stage, spent in taken.items():
        yield Row(stage, "", f"{spent:,.0f} ms", f"{spent / whole:.0%}")


def processes() -> Iterator[Row]:
    """Whether it pays to have other processes read: by the wall clock, which must be quiet."""
    program = str(PROGRAMS / "processes.py")
    for claims in (300, 1_000, 10_000):
        folder = corpus(claims, "hundred")
        found = in_turn(
            5,
            {str(n): Command((PYTHON, program, ".", str(n)), folder) for n in (0, 1, 2)},
        )
        alone, one, two = found["0"], found["1"], found["2"]
        told = f"one worker {one.wall / alone.wall:.2f}, two {two.wall / alone.wall:.2f} times"
        beside = (
            f"alone {alone.wall:.2f} s; processor {alone.cpu:.1f}, {one.cpu:.1f}, {two.cpu:.1f} s"
        )
        yield Row(f"reading {claims:,} claims in other processes", "", told, beside)
