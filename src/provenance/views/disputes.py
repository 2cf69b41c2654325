"""The answer to ``disputes``, drawn."""

from collections.abc import Iterator
from typing import Final

from provenance.answers.against import (
    STRONGER,
    Against,
)
from provenance.answers.disputes import Dispute, Disputes, Stand
from provenance.derive.headline import (
    NOTHING_CERTAIN,
    UNANSWERED,
)
from provenance.views.absence import echo, lifted, passing
from provenance.views.against import against
from provenance.views.disputes_table import table, unanswered
from provenance.views.document import (
    Block,
    Cell,
    Column,
    Group,
    Listing,
    Page,
    Paragraph,
    Span,
    cell,
    line,
)
from provenance.views.fitting import shorter
from provenance.views.points import sentence
from provenance.views.stands import ANSWERS, PRINCIPAL, accusing, affirmed, set_against, titled
from provenance.views.wording import as_of, count, status

COLUMNS: Final = (
    ("claim", lambda item: item.claim),
    ("text", lambda item: item.text),
    ("status", lambda item: item.status),
    ("reason", lambda item: sentence(item.grounds)),
    ("affirm", lambda item: _ids(item.affirm)),
    ("affirm_derived", lambda item: _ids(item.affirm, derived=True)),
    ("affirmed_before", lambda item: " ".join(former.actor.id for former in item.affirmed_before)),
    ("deny", lambda item: _ids(item.deny)),
    ("denied_before", lambda item: " ".join(former.actor.id for former in item.denied_before)),
    ("open", lambda item: _open(item)),
    ("against", lambda item: " | ".join(against(item.against))),
    ("since", lambda item: item.since or ""),
    ("silent", lambda item: " ".join(party.id for party in item.silent)),
    ("file", lambda item: item.file),
    ("line", lambda item: item.line),
)


def _ids(stands: tuple[Stand, ...], *, derived: bool = False) -> str:
    return " ".join(stand.actor.id for stand in stands if stand.derived == derived)


def _open(item: Dispute) -> str:
    return " ".join(stand.actor.id for stand in (*item.affirm, *item.deny) if not stand.certain)


_LED: Final = 6
"""So many accused are named above the accusations."""

_NAMING: Final = 100
"""The width from which a line also names who affirms a claim."""

_IDS: Final = 160
"""The width from which a line has room for a claim's id."""


def items(answer: Disputes) -> tuple[Dispute, ...]:
    """The disputes."""
    return answer.disputes


def brief(answer: Disputes) -> Page:
    """Count the disputes by headline, and give each a line under its own."""
    if not answer.found:
        return page(answer)
    listing = _accusations(answer) if _are_accusations(answer) else _listing(answer)
    return (Paragraph(line(as_of(answer.as_of) + _lead(answer))), listing, *_left_out(answer))


def _are_accusations(answer: Disputes) -> bool:
    return answer.statuses == (UNANSWERED,)


def _lead(answer: Disputes) -> str:
    """How many there are, and of which kinds."""
    if _are_accusations(answer):
        against = [f"{one.actor.name} {one.claims:,}" for one in answer.accused]
        rest = len(against) - _LED
        more = f" and {count(rest, 'other')}" if rest > 0 else ""
        told = f"{count(answer.total, 'accusation')} on which no accused took a recorded stance"
        return f"{told}. Accused: {', '.join(against[:_LED])}{more}."
    kinds = counted(answer.counts)
    if answer.statuses:
        return f"{count(answer.total, 'claim')}: {kinds}."
    it = "it" if answer.total == 1 else "them"
    return f"{count(answer.total, 'claim')} answered, or with something set against {it}: {kinds}."


def _listing(answer: Disputes) -> Listing:
    rows = {
        name: tuple(_row(dispute) for dispute in answer.disputes if dispute.status == name)
        for name, _ in answer.counts
    }
    return Listing(
        (
            Column("claim", ratio=5),
            Column("affirmed by", ratio=3, from_width=_NAMING),
            Column("answered by" if _only_answers(answer) else "set against it", ratio=3),
            Column("id", whole=True, from_width=_IDS),
        ),
        tuple(
            Group(line(Span(f"{status(name, answer.as_of)} ({number:,})", "heading")), rows[name])
            for name, number in answer.counts
            if rows[name]
        ),
    )


def _only_answers(answer: Disputes) -> bool:
    """Whether nothing is told but what answers the claims themselves."""
    return all(
        dispute.status in PRINCIPAL
        and not any(_is_beside(item) and item.accused for item in dispute.against)
        for dispute in answer.disputes
    )


def _is_beside(item: Against) -> bool:
    """Whether it tells against a claim and is no answer to it."""
    return item.how not in (*ANSWERS, STRONGER)


def _row(dispute: Dispute) -> tuple[Cell, ...]:
    return (
        titled(dispute),
        affirmed(dispute),
        set_against(dispute),
        cell(Span(dispute.claim, "id")),
    )


def _accusations(answer: Disputes) -> Listing:
    order = [one.actor.id for one in answer.accused]
    is_whole = len(answer.disputes) == answer.total
    groups: dict[tuple[str, ...], list[Dispute]] = {}
    for dispute in answer.disputes:
        groups.setdefault(tuple(party.name for party in dispute.silent), []).append(dispute)
    ranked = sorted(
        groups.items(),
        key=lambda item: min((order.index(p.id) for p in item[1][0].silent), default=len(order)),
    )
    return Listing(
        (
            Column("accusation", ratio=5),
            Column("accused by", ratio=3),
            Column("set against it", ratio=3, from_width=_NAMING),
            Column("id", whole=True, from_width=_IDS),
        ),
        tuple(
            Group(
                line(
                    Span(_silent(silent, answer.as_of), "heading"),
                    Span(f" ({len(found):,})" if is_whole else "", "heading"),
                ),
                tuple(
                    (
                        titled(dispute),
                        shorter(accusing(dispute), "affirm"),
                        set_against(dispute),
                        cell(Span(dispute.claim, "id")),
                    )
                    for dispute in found
                ),
            )
            for silent, found in ranked
        ),
    )


def _silent(silent: tuple[str, ...], day: str | None) -> str:
    """Of whom nothing is recorded; who says something that tells against it is not among them."""
    if not silent:
        return "nobody silent: of the accused side something else is recorded that bears on it"
    until = f" as of {day}" if day else ""
    return f"silent{until}: {' and '.join(silent)}"


def page(answer: Disputes) -> Page:
    """Draw the table of disputes with all that is known of each, and count what is not in it."""
    return tuple(_blocks(answer))


def _blocks(answer: Disputes) -> Iterator[Block]:
    if not answer.found:
        yield from _nothing(answer)
    elif _are_accusations(answer):
        yield unanswered(answer)
    else:
        yield table(answer.disputes, answer.as_of)
    yield from _left_out(answer)


def _nothing(answer: Disputes) -> Iterator[Block]:
    """That no claim has the status asked for, of which claims, and how many these are."""
    what = " or ".join(status(name) for name in answer.statuses) or "disputed here"
    if any(name == NOTHING_CERTAIN for name, _ in answer.others):
        what = f"certain to be {what}"
    others = tuple(item for item in answer.filters if item.option not in ("--status", "--limit"))
    yield Paragraph(line(f"No claim{passing(others)} is {what}."))
    if others and answer.lifted:
        yield Paragraph(line(lifted(answer.lifted, "claim")))
    searched = count(sum(number for _, number in answer.others), "claim")
    passing_ = f" that pass {echo(others)}" if others else ", all that are recorded"
    yield Paragraph(line(Span(f"Searched: {searched}{passing_}.", "muted")))


def _left_out(answer: Disputes) -> Iterator[Block]:
    left = answer.total - len(answer.disputes)
    told = f"{left:,} more with a higher --limit (--limit {answer.total})." if left else ""
    if answer.others:
        told += f" Not in this table: {counted(answer.others)} (--status NAME)."
    if told:
        yield Paragraph(line(Span(told.strip(), "muted")))


def counted(counts: tuple[tuple[str, int], ...]) -> str:
    """How many claims have each headline."""
    return ", ".join(f"{status(name)} {number:,}" for name, number in counts)
