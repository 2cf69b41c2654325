"""How stances and relations look in every picture: line, arrowhead and label, not colour alone.

Colours are neutral: affirming is blue and denying magenta, which nobody reads as right and wrong.
"""

from textwrap import wrap
from typing import Final, NamedTuple

from provenance.answers.graph import CORPUS, Arrow, ClaimBox, Fold, Graph
from provenance.model import vocabulary as words
from provenance.model.vocabulary import AFFIRMING
from provenance.views.wording import ATTRIBUTION_OPEN, status

BLUE: Final = "#1d5fa6"
MAGENTA: Final = "#a3146f"
SLATE: Final = "#5b6470"
INK: Final = "#1f2430"
PAPER: Final = "#ffffff"
CLAIM: Final = "#f3f5f9"
SIDE: Final = "#f8f8fa"


class Stroke(NamedTuple):
    """A line: ``line`` is solid, dashed or dotted; ``head`` is how it ends at the claim."""

    colour: str
    line: str
    head: str


AFFIRM: Final = Stroke(BLUE, "solid", "normal")
DENY: Final = Stroke(MAGENTA, "dashed", "tee")
NEITHER: Final = Stroke(SLATE, "dotted", "odot")

RELATIONS: Final = {
    words.IMPLIES: Stroke(SLATE, "solid", "onormal"),
    words.EXCLUDES: Stroke(SLATE, "dashed", "box"),
    words.SUPPORTS: Stroke(SLATE, "dotted", "onormal"),
    words.UNDERMINES: Stroke(SLATE, "dotted", "box"),
}

_PLURAL: Final = {
    words.IMPLIES: "imply",
    words.EXCLUDES: "exclude",
    words.SUPPORTS: "support",
    words.UNDERMINES: "undermine",
}

_WIDTH: Final = 30
_DATES: Final = 3


_MANNERS: Final = {words.VERDICT: "as a verdict", words.AMBIGUOUS: ATTRIBUTION_OPEN}


def title(graph: Graph) -> str:
    """What the picture is of."""
    if graph.kind == "actor":
        return f"What the side of {graph.name} took a stance on"
    if graph.kind == "source":
        return f"What goes back to {graph.name}"
    return "The whole corpus" if graph.kind == CORPUS else graph.name or graph.asked


def stroke(stance: str) -> Stroke:
    """The line of a stance."""
    if stance in AFFIRMING:
        return AFFIRM
    return DENY if stance == words.DENIED else NEITHER


def label(arrow: Arrow) -> list[str]:
    """What stands at a stance's line: the stance, how it was put, when."""
    how = [_MANNERS.get(manner, manner) for manner in arrow.manner]
    how += [] if arrow.lasts else ["no longer"]
    lines = [arrow.stance + (f" ({', '.join(how)})" if how else "")]
    lines += arrow.when[:_DATES]
    if len(arrow.when) > _DATES:
        lines.append(f"and {len(arrow.when) - _DATES} more")
    return lines


def body(claim: ClaimBox) -> tuple[list[str], list[str]]:
    """The lines of a claim's box: its text, then its status and whom it accuses."""
    facts = [status(claim.status)]
    if claim.accuses:
        facts += wrap(f"accuses {', '.join(party.name for party in claim.accuses)}", _WIDTH + 4)
    return wrapped(claim.text), facts


def folded(fold: Fold) -> str:
    """How many claims stand together, and how they are related to the one that is drawn."""
    number = f"{len(fold.claims)} claims"
    if fold.outgoing:
        return f"it {fold.kind} {number}"
    return f"{number} {_PLURAL[fold.kind]} it"


def wrapped(text: str) -> list[str]:
    """A text in lines that fit a box."""
    return wrap(text, _WIDTH) or [""]
