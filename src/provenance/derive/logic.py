"""Claims that reach their own negation: implications, then one exclusion."""

from typing import NamedTuple

from provenance.derive.walks import Steps, stronger
from provenance.model import vocabulary as words
from provenance.model.slice import Link, Slice


class Contradiction(NamedTuple):
    """A claim that cannot be true, because two claims that follow from it exclude each other.

    ``steps`` lead from the claim to one side of the ``exclusion``, ``others`` to its other side;
    either may be empty, where the claim itself is that side.
    """

    claim: str
    steps: Steps
    exclusion: Link
    others: Steps


def contradictions(slice: Slice) -> tuple[Contradiction, ...]:
    """Every exclusion of which both sides follow from one claim, with the shortest such way.

    The claim nearest to the exclusion is named; whatever implies that claim is impossible for the
    same reason and not named again. A claim that excludes itself is a slip, and none of these.
    """
    found = []
    seen: set[frozenset[str]] = set()
    for claim in slice.claims:
        for link in slice.out(claim, words.EXCLUDES):
            pair = frozenset((link.claim, link.other))
            if len(pair) == 2 and pair not in seen:
                seen.add(pair)
                contradiction = _nearest(slice, link)
                if contradiction is not None:
                    found.append(contradiction)
    return tuple(found)


def _nearest(slice: Slice, link: Link) -> Contradiction | None:
    left, right = stronger(slice, link.claim), stronger(slice, link.other)
    both = left.keys() & right.keys()
    if not both:
        return None
    claim = min(both, key=lambda one: (len(left[one]) + len(right[one]), one))
    return Contradiction(claim, left[claim], link, right[claim])
