"""The table of disputes, with all that is known of each claim."""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.answers.disputes import Dispute, Disputes, Former, Stand
from provenance.derive.points import HEDGED, VOICES
from provenance.model.vocabulary import DENIED
from provenance.views.against import briefly
from provenance.views.document import (
    Cell,
    Column,
    Span,
    Table,
    cell,
    line,
)
from provenance.views.points import BESIDE, ground, opening
from provenance.views.stands import FORMS, OUTSIDE, accusing, all_hedge, until
from provenance.views.wording import ATTRIBUTION_OPEN, in_file, names, near, status, tally

_NAMES: Final = 4
"""So many names stand in a cell before the rest is counted; ``show`` has them all."""


def table(disputes: Iterable[Dispute], day: str | None = None) -> Table:
    """Draw all that is known of each claim."""
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
                    Span(status(dispute.status, day), "status"),
                    Span(
                        "hedged" if all_hedge(dispute) else "",
                        "muted",
                    ),
                ),
                side(dispute.affirm, dispute.affirmed_before, "affirm"),
                side(dispute.deny, dispute.denied_before, "deny"),
                cell(dispute.since or ("not known" if dispute.affirm or dispute.deny else "")),
                cell(*(Span(told, "derived") for told in briefly(dispute.against, dispute.claim))),
                _also(dispute),
                cell(in_file(dispute.file, dispute.line)),
            )
            for dispute in disputes
        ),
    )


def unanswered(answer: Disputes) -> Table:
    """Draw all that is known of accusations without an answer."""
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
                cell(*(line(Span(who, "actor"), mark) for who, mark in accusing(dispute))),
                cell(*(Span(near(item), "derived") for item in dispute.nearest[:3])),
                cell(*_tallies(dispute)),
                cell(in_file(dispute.file, dispute.line)),
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
            Span(ground(item), "muted")
            for item in dispute.suffixes
            if item.kind not in (HEDGED, VOICES, *BESIDE)
        ),
        *(Span(opening(item), "warn") for item in dispute.open),
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


def side(stands: tuple[Stand, ...], before: tuple[Former, ...], style: str) -> Cell:
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
    return f"{until(former)} ({former.stance}): {who}, {former.when.text}"


def _stand(stand: Stand) -> str:
    who = stand.actor.name
    if stand.by:
        more = f" and {len(stand.by) - 2} more" if len(stand.by) > 2 else ""
        who = f"{names(stand.by[:2])}{more} for {who}"
    marks = [
        "presupposed" if stand.derived else "",
        "hedged" if stand.hedged else "",
        "revised later" if stand.revised else "",
        ATTRIBUTION_OPEN if stand.doubtful else "",
        "of the accused side" if stand.accused and stand.stance != DENIED else "",
        FORMS.get(stand.form or "", ""),
        "" if stand.certain else "open",
        OUTSIDE if stand.outside else "",
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
