"""What stands on a claim's page beside its card: its reasons, origins, chart and history."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from provenance.answers.cards import ClaimCard, Neighbour
from provenance.answers.explain import ClaimReason, reasons
from provenance.answers.filters import EVERYTHING
from provenance.answers.on_claim import NEARBY, Derived
from provenance.answers.show import card
from provenance.answers.timeline import of_claim
from provenance.derive.frame import Frame
from provenance.pages.history import Changed, History
from provenance.pages.questions import PageAnswer
from provenance.store.corpus import Corpus
from provenance.views import explain as explain_view
from provenance.views import timeline as timeline_view
from provenance.views.card_parts import relation
from provenance.views.document import Chart, Line, Tree, line
from provenance.views.visible import shown

_BRANCHES: Final = 60
"""A tree with more branches is cut."""
_LANES: Final = 40
"""A chart with more lanes is told by the list beside it."""
_FEWEST: Final = 3
_MOST: Final = 300
"""Fewer marks than these are told by the list as well, more by nothing but a list."""


class ClaimParts(NamedTuple):
    """What a claim's page has beside the card.

    ``days`` are those on which something was said of it, ``kinds`` tells of what it is about
    whether that is a claim, ``texts`` has the texts of the claims from which something follows.
    ``derived`` and ``nearby`` are what follows, told apart; ``related`` its relations, by how they
    are told. ``why`` is what decides its headline; ``origins`` where it was read and where that
    began, ``traced`` the same of each side in lines; ``changes`` what commits changed its file.
    """

    days: tuple[str, ...]
    kinds: Mapping[str, str]
    texts: Mapping[str, str]
    derived: tuple[Derived, ...]
    nearby: tuple[Derived, ...]
    related: tuple[tuple[str, tuple[Neighbour, ...]], ...]
    why: Tree
    origins: tuple[Tree, ...]
    traced: tuple[tuple[str, tuple[Line, ...]], ...]
    chart: Chart | None
    changes: tuple[Changed, ...]


def claim_parts(
    corpus: Corpus, found: ClaimCard, answer: PageAnswer, history: History
) -> tuple[ClaimParts, ClaimReason]:
    """Make what stands beside the card of a claim, and the reasons, which name further records."""
    frame = answer.frame
    assert frame is not None
    reason = reasons(frame, found.claim, answer.filters._replace(limit=None), follows=False)
    by_relation: dict[str, list[Neighbour]] = {}
    for other in found.relations:
        by_relation.setdefault(relation(other), []).append(other)
    return ClaimParts(
        days=_days(corpus, found, answer),
        kinds={one.id: "claim" for one in found.about if one.id in frame.slice.claims},
        texts=_texts(frame, found),
        derived=tuple(item for item in found.derived if item.how != NEARBY),
        nearby=tuple(item for item in found.derived if item.how == NEARBY),
        related=tuple((told, tuple(others)) for told, others in by_relation.items()),
        why=_bounded((shown(explain_view.why(reason)),))[0],
        origins=_bounded(shown(explain_view.ancestry(reason))),
        traced=tuple(
            (cell.title, shown(tuple(explain_view.tracing(cell.traced)))) for cell in reason.cells
        ),
        chart=_chart(frame, found, answer),
        changes=shown(history.get(found.file, ())),
    ), reason


def _bounded(trees: tuple[Tree, ...]) -> tuple[Tree, ...]:
    """The first branches of a tree, and how many more there are; its data has all."""
    rest = len(trees) - _BRANCHES
    cut = trees if rest <= 0 else (*trees[:_BRANCHES], Tree(line(f"and {rest:,} more")))
    return tuple(tree._replace(branches=_bounded(tree.branches)) for tree in cut)


def _texts(frame: Frame, found: ClaimCard) -> Mapping[str, str]:
    """The texts of the claims that derived rows and their steps name."""
    ids = {item.row.claim for item in found.derived}
    ids |= {
        end for item in found.derived for step in item.steps for end in (step.claim, step.other)
    }
    claims = frame.slice.claims
    return {id: shown(claims[id].text) for id in ids if id in claims}


def _days(corpus: Corpus, found: ClaimCard, answer: PageAnswer) -> tuple[str, ...]:
    """The days by which something was certainly said of the claim."""
    whole = found
    if answer.filters != EVERYTHING and answer.frame is not None:
        unfiltered = card(corpus, "claim", found.claim, frame=Frame(answer.frame.slice))
        whole = unfiltered if isinstance(unfiltered, ClaimCard) else found
    rows = (*whole.affirm, *whole.deny, *whole.otherwise, *whole.comments)
    rows = (*rows, *(item.row for item in whole.derived))
    return tuple(sorted({row.when.last for row in rows if row.when.last}))


def _chart(frame: Frame, found: ClaimCard, answer: PageAnswer) -> Chart | None:
    said = sum(map(len, (found.affirm, found.deny, found.otherwise)))
    if not _FEWEST <= said <= _MOST:
        return None
    laid = of_claim(frame, found.claim, found.claim, answer.filters)
    if not 1 < len(laid.lanes) <= _LANES:
        return None
    return shown(next((chart for _, chart in timeline_view.charts(laid)), None))
