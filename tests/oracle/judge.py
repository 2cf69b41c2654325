"""One corpus before all laws."""

from pathlib import Path

from oracle.ask import Crash
from oracle.laws import LAWS, Law
from oracle.laws.case import Case, Finding
from oracle.record import Corpus
from oracle.worlds import Contradiction, TooMany


def judge(corpus: Corpus, root: Path, seed: int, laws: tuple[Law, ...] = LAWS) -> list[Finding]:
    """What the laws find false; a corpus that allows no order, or too many, is let be."""
    case = Case(corpus, root, seed)
    out: list[Finding] = []
    for law in laws:
        try:
            out += law(case)
        except (TooMany, Contradiction):
            continue
        except Crash as crash:
            out.append(Finding("traceback", str(crash), repr(crash.__cause__), "an answer", "§1"))
    return out


def law_that_finds(
    kind: str, corpus: Corpus, root: Path, seed: int, laws: tuple[Law, ...]
) -> Law | None:
    for law in laws:
        if any(f.kind == kind for f in judge(corpus, root, seed, (law,))):
            return law
    return None
