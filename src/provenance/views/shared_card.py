"""The card of a place or a topic, drawn."""

from collections.abc import Iterator
from shlex import quote
from typing import Final

from provenance.answers.cards import SharedCard
from provenance.answers.disputes import Dispute
from provenance.views.disputes import counted
from provenance.views.disputes_table import table
from provenance.views.document import (
    Block,
    Cell,
    Column,
    Group,
    Heading,
    Listing,
    Page,
    Paragraph,
    Span,
    cell,
    line,
)
from provenance.views.fitting import shorter
from provenance.views.stands import affirmed, set_against, titled
from provenance.views.wording import as_of, count, status

_ANSWERING: Final = 110
"""The width from which a line also names who set what against a claim."""

_IDS: Final = 160


def brief(card: SharedCard) -> Page:
    """Count the claims by headline, and give each a line: by whom, and against whom."""
    return (*_head(card), _listing(card), *_foot(card))


def page(card: SharedCard) -> Page:
    """Draw all that is known of each claim."""
    return (*_head(card), table(card.claims, card.as_of), *_foot(card))


def _head(card: SharedCard) -> Iterator[Block]:
    yield Heading(line(Span(card.name, "claim")), level=1)
    others = [name for name in card.spellings if name != card.name]
    also = f", also written {', '.join(others)}" if others else ""
    kinds = f": {counted(card.counts)}" if card.total else ""
    told = f"{as_of(card.as_of)}{card.kind} of {count(card.total, 'claim')}{also}{kinds}"
    yield Paragraph(line(told), indent=1)


def _listing(card: SharedCard) -> Listing:
    return Listing(
        (
            Column("claim", ratio=5),
            Column("affirmed by", ratio=3),
            Column("accused", ratio=3),
            Column("set against it", ratio=3, from_width=_ANSWERING),
            Column("id", whole=True, from_width=_IDS),
        ),
        tuple(
            Group(
                line(Span(f"{status(name, card.as_of)} ({number:,})", "heading")),
                tuple(_row(dispute) for dispute in card.claims if dispute.status == name),
            )
            for name, number in card.counts
            if any(dispute.status == name for dispute in card.claims)
        ),
    )


def _row(dispute: Dispute) -> tuple[Cell, ...]:
    return (
        titled(dispute),
        affirmed(dispute),
        shorter([(party.name, "") for party in dispute.accuses]),
        set_against(dispute),
        cell(Span(dispute.claim, "id")),
    )


def _foot(card: SharedCard) -> Iterator[Block]:
    """How to see what is not shown, how to narrow, and who said what."""
    rest = card.total - len(card.claims)
    if rest:
        told = f"{count(rest, 'more claim')} (-v). Narrow: --status NAME, --about X, --by X."
        yield Paragraph(line(Span(told, "muted")))
    command = f"provenance statements --{card.kind} {quote(card.name)}"
    yield Paragraph(line(Span(f"Who said what: {command}", "muted")))
