"""The answer to ``disputes``, drawn."""

from collections.abc import Iterator
from typing import Final

from provenance.answers.disputes import Dispute, Disputes, Former, Stand
from provenance.derive.headline import NOTHING_CERTAIN
from provenance.derive.status import CLASHES, HEDGED, RESTS, VOICES
from provenance.model.vocabulary import DENIED
from provenance.views.absence import lifted
from provenance.views.against import against, briefly
from provenance.views.document import (
    Block,
    Cell,
    Column,
    Page,
    Paragraph,
    Span,
    Table,
    cell,
    line,
)
from provenance.views.wording import count, names, near, status, tally

COLUMNS: Final = (
    ("claim", lambda item: item.claim),
    ("text", lambda item: item.text),
    ("status", lambda item: item.status),
    ("reason", lambda item: item.reason),
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


_NAMES: Final = 4
"""So many names stand in a cell before the rest is counted; ``show`` has them all."""


def items(answer: Disputes) -> tuple[Dispute, ...]:
    """The disputes."""
    return answer.disputes


def page(answer: Disputes) -> Page:
    """Draw the table of disputes, and count what is not in it."""
    return tuple(_blocks(answer))


def _blocks(answer: Disputes) -> Iterator[Block]:
    if not answer.found:
        asked = " or ".join(status(name) for name in answer.statuses)
        under = " under these filters" if answer.lifted else ""
        what = asked or "disputed here"
        if any(name == NOTHING_CERTAIN for name, _ in answer.others):
            what = f"certain to be {what}"
        yield Paragraph(line(f"No claim is {what}{under}."))
        if answer.lifted:
            yield Paragraph(line(lifted(answer.lifted, "claim")))
        searched = answer.total + sum(number for _, number in answer.others)
        told = f"Searched: {count(searched, 'claim')}, all that pass the other filters."
        yield Paragraph(line(Span(told, "muted")))
    elif answer.statuses == ("unanswered",):
        yield _unanswered(answer)
    else:
        yield _table(answer)
    left = answer.total - len(answer.disputes)
    if left:
        yield Paragraph(line(Span(f"{left:,} more with a higher --limit.", "muted")))
    if answer.others:
        counted = ", ".join(f"{number} {status(name)}" for name, number in answer.others)
        yield Paragraph(line(Span(f"Not in this table: {counted} (--status NAME).", "muted")))


def _table(answer: Disputes) -> Table:
    return Table(
        (
            Column("claim", across=True),
            Column("status", ratio=4),
            Column("affirmed by", ratio=4),
            Column("denied by", ratio=4),
            Column("since", whole=True),
            Column("against", below=True),
            Column("also", below=True),
            Column("file", below=True),
        ),
        tuple(
            (
                _claim(dispute),
                cell(
                    Span(status(dispute.status), "status"),
                    Span(
                        "hedged" if any(item.kind == HEDGED for item in dispute.suffixes) else "",
                        "muted",
                    ),
                ),
                _side(dispute.affirm, dispute.affirmed_before, "affirm"),
                _side(dispute.deny, dispute.denied_before, "deny"),
                cell(dispute.since or ("not known" if dispute.affirm or dispute.deny else "")),
                cell(*(Span(told, "derived") for told in briefly(dispute.against, dispute.claim))),
                _also(dispute),
                cell(Span(f"{dispute.file}:{dispute.line}", "muted")),
            )
            for dispute in answer.disputes
        ),
    )


def _unanswered(answer: Disputes) -> Table:
    return Table(
        (
            Column("accusation", across=True),
            Column("silent", ratio=3),
            Column("accused by", ratio=3),
            Column("nearest to an answer", ratio=4),
            Column("tally", below=True),
            Column("file", below=True),
        ),
        tuple(
            (
                _claim(dispute),
                cell(*(Span(party.name, "actor") for party in dispute.silent)),
                cell(*(Span(party.name, "actor") for party in dispute.accusers)),
                cell(*(Span(near(item), "derived") for item in dispute.nearest[:3])),
                cell(*_tallies(dispute)),
                cell(Span(f"{dispute.file}:{dispute.line}", "muted")),
            )
            for dispute in answer.disputes
        ),
    )


def _claim(dispute: Dispute) -> Cell:
    link = f"{dispute.file}:{dispute.line}"
    return (line(Span(dispute.text, "claim", link), "  ", Span(dispute.claim, "id")),)


def _also(dispute: Dispute) -> Cell:
    """What always goes with the headline and stands in no column, and what dates leave open."""
    return cell(
        *_tallies(dispute),
        *(
            Span(item.text, "muted")
            for item in dispute.suffixes
            if item.kind not in (HEDGED, VOICES, RESTS, CLASHES)
        ),
        *(Span(item, "warn") for item in dispute.open),
    )


def _tallies(dispute: Dispute) -> Iterator[Span]:
    """Several statements never stand without their origins beside them."""
    for title, found in (("affirmed", dispute.affirm_tally), ("denied", dispute.deny_tally)):
        if found.statements > 1 or found.repeats:
            yield Span(f"{title}: {tally(found)}{_presupposing(dispute, title)}", "muted")


def _presupposing(dispute: Dispute, title: str) -> str:
    number = sum(stand.derived for stand in dispute.affirm) if title == "affirmed" else 0
    what = "only presupposes it" if number == 1 else "only presuppose it"
    return f"; {number} of the {len(dispute.affirm)} named {what}" if number else ""


def _side(stands: tuple[Stand, ...], before: tuple[Former, ...], style: str) -> Cell:
    """Who holds a position, and who held one and has taken it back."""
    told = (Span(_former(former), "muted") for former in before[:_NAMES])
    more = len(before) - _NAMES
    return (
        *_stands(stands, style),
        *cell(*told, Span(f"and {more} more taken back", "muted") if more > 0 else ""),
    )


def _former(former: Former) -> str:
    who = former.actor.name
    if former.by:
        who = f"{names(former.by)} for {who}"
    if not former.certain:
        return f"{who} {former.said}, {former.when.text} (open whether after {former.until.text})"
    return f"until {former.until.text} ({former.stance}): {who}, {former.when.text}"


def _stand(stand: Stand) -> str:
    who = stand.actor.name
    if stand.by:
        more = f" and {len(stand.by) - 2} more" if len(stand.by) > 2 else ""
        who = f"{names(stand.by[:2])}{more} for {who}"
    marks = [
        "presupposed" if stand.derived else "",
        "of the accused side" if stand.accused and stand.stance != DENIED else "",
        "" if stand.certain else "open",
    ]
    shown = ", ".join(filter(None, marks))
    return f"{who} ({shown})" if shown else who


def _stands(stands: tuple[Stand, ...], style: str) -> Cell:
    shown = [
        Span(
            _stand(stand),
            "derived" if stand.derived else style,
        )
        for stand in stands[:_NAMES]
    ]
    if len(stands) > _NAMES:
        rest = stands[_NAMES:]
        derived = sum(stand.derived for stand in rest)
        only = "" if derived == len(rest) else f"{derived} "
        shown.append(Span(f"and {len(rest)} more", "muted"))
        if derived:
            shown[-1] = Span(f"and {len(rest)} more ({only}presupposed)", "muted")
    return cell(*shown)
