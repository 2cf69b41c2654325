"""What is counted of some statements: what nobody took back, and whose words it still is."""

from collections.abc import Iterable

from provenance.derive.frame import Frame
from provenance.derive.lines import later
from provenance.derive.origins import Origins, Tally, origins, tally
from provenance.model.records import Statement


def standing_words(
    frame: Frame, claim: str, statements: Iterable[Statement]
) -> tuple[list[Statement], set[str]]:
    """Those of some statements on a claim that were not certainly taken back, and whose they are.

    Of several who spoke together, one who took its words back is none of those.
    """
    kept: list[Statement] = []
    voices: set[str] = set()
    for s in statements:
        taken = {
            item.actor
            for item in later(frame.slice, frame.clock, s, frame.cutoff, claim)
            if item.certain
        }
        left = set(s.voices) - taken
        if left or not s.voices:
            kept.append(s)
            voices |= left
    return kept, voices


def tallied(frame: Frame, claim: str, statements: Iterable[Statement]) -> tuple[Tally, int]:
    """Count what stands of some statements on a claim, and how many of them were taken back."""
    said = tuple(statements)
    kept, voices = standing_words(frame, claim, said)
    return tally(frame.slice, kept, voices), len(said) - len(kept)


def traced_back(frame: Frame, claim: str, statements: Iterable[Statement]) -> tuple[Origins, int]:
    """Trace some statements on a claim, with the origins of what stands, and count what does not.

    That all of it passes a place is told of all of it.
    """
    said = tuple(statements)
    kept, voices = standing_words(frame, claim, said)
    found, gone = origins(frame.slice, kept, voices), len(said) - len(kept)
    if gone:
        whole = origins(frame.slice, said)
        found = found._replace(chokes=whole.chokes, circles=whole.circles)
    return found, gone
