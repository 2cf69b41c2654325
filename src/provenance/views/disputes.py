"""The answer to ``disputes``, drawn."""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.answers.against import (
    COUNTERED,
    DECLINED,
    EXCLUDED,
    QUESTIONED,
    STRONGER,
    UNDERMINED,
    UNDERNEATH,
    Against,
)
from provenance.answers.disputes import Dispute, Disputes, Former, Stand
from provenance.derive import headline
from provenance.derive.headline import (
    BY_VERDICT,
    CONTESTED,
    IN_GENERAL,
    NO_COMMENT,
    NOTHING_CERTAIN,
    UNANSWERED,
)
from provenance.derive.points import HEDGED, VOICES
from provenance.model.vocabulary import BLANKET, DENIED, VERDICT
from provenance.views.absence import echo, lifted, passing
from provenance.views.against import against, briefly, surest
from provenance.views.document import (
    Block,
    Cell,
    Column,
    Group,
    Listing,
    Page,
    Paragraph,
    Span,
    Table,
    cell,
    line,
)
from provenance.views.fitting import shorter
from provenance.views.points import BESIDE, ground, opening, sentence
from provenance.views.wording import as_of, count, names, near, status, tally

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

_PRINCIPAL: Final = {
    CONTESTED: DENIED,
    IN_GENERAL: DENIED,
    BY_VERDICT: DENIED,
    headline.DENIED: DENIED,
    headline.COUNTERED: COUNTERED,
    headline.QUESTIONED: QUESTIONED,
    headline.DECLINED: DECLINED,
    NO_COMMENT: DECLINED,
}
"""The headlines that tell of an answer, and how those answered it who stand first."""

_ANSWERS: Final = (COUNTERED, QUESTIONED, DECLINED)
"""What answers a claim besides a denial."""

_OTHERWISE: Final = {
    headline.UNDERNEATH: UNDERNEATH,
    headline.CLASHING: EXCLUDED,
    headline.IN_TENSION: UNDERMINED,
    headline.RESTS: UNDERNEATH,
}
"""The headlines of what tells against a claim without answering it."""

_DID: Final = {
    COUNTERED: "countered",
    EXCLUDED: "clashing",
    UNDERMINED: "in tension",
    UNDERNEATH: "denied underneath",
    QUESTIONED: "questioned",
    DECLINED: "declined",
}
"""What somebody did about a claim, in the words of the headlines."""

_TELLS_NOTHING_AGAINST: Final = (QUESTIONED, DECLINED)
"""What is said of each who did it, also under the headline that tells it."""

_FORMS: Final = {BLANKET: "in general", VERDICT: "verdict"}
"""How a denial was put that is none in so many words."""

_OUTSIDE: Final = "outside the time asked for"
"""Of a position by which no claim was chosen that was asked for by a time."""

_NAMES: Final = 4
"""So many names stand in a cell before the rest is counted; ``show`` has them all."""


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
        dispute.status in _PRINCIPAL
        and not any(_is_beside(item) and item.accused for item in dispute.against)
        for dispute in answer.disputes
    )


def _is_beside(item: Against) -> bool:
    """Whether it tells against a claim and is no answer to it."""
    return item.how not in (*_ANSWERS, STRONGER)


def _row(dispute: Dispute) -> tuple[Cell, ...]:
    return (
        titled(dispute),
        affirmed(dispute),
        set_against(dispute),
        cell(Span(dispute.claim, "id")),
    )


def titled(dispute: Dispute) -> Cell:
    """The claim, and whether all who affirm it hedge: a cut leaves that standing."""
    hedged = _all_hedge(dispute)
    link = f"{dispute.file}:{dispute.line}"
    return cell(
        line(
            Span(dispute.text, "", link),
            Span(" (hedged)" if hedged else "", "muted", kept=True),
        )
    )


def _all_hedge(dispute: Dispute) -> bool:
    """Whether all who affirm it hedge: then the claim itself says so."""
    return any(item.kind == HEDGED for item in dispute.suffixes)


def affirmed(dispute: Dispute) -> Cell:
    """Who affirms it, those first who do so in words of their own."""
    if not dispute.affirm:
        return _taken_back(dispute.affirmed_before)
    told = {
        stand.actor.name: _mark(stand, hedging=not _all_hedge(dispute))
        for stand in reversed(dispute.affirm)  # own words win
    }
    named = [*reversed(told.items())]
    if dispute.status == headline.CONCEDED:  # who conceded it goes first
        accused = {stand.actor.name for stand in dispute.affirm if stand.accused}
        named.sort(key=lambda item: item[0] not in accused)
    return shorter(named, "affirm")


def _taken_back(before: Iterable[Former]) -> Cell:
    """Who said it, of whom nothing of it stands, and until when."""
    taken = {item.actor.name: f" ({_until(item)})" for item in before}
    briefly = dict.fromkeys(taken, " (taken back)")
    return (*shorter([*taken.items()], "muted"), *shorter([*briefly.items()], "muted"))


def _mark(stand: Stand, did: str = "", *, hedging: bool = True) -> str:
    return _marks(
        did,
        "hedged" if stand.hedged and hedging else "",
        "derived" if stand.derived else "",
        "revised later" if stand.revised else "",
        "attribution open" if stand.doubtful else "",
        _FORMS.get(stand.form or "", ""),
        "" if stand.certain else "open",
        _OUTSIDE if stand.outside else "",
    )


def _marks(*marks: str) -> str:
    shown = ", ".join(filter(None, marks))
    return f" ({shown})" if shown else ""


def set_against(dispute: Dispute) -> Cell:
    """Who did what the headline tells, and who else answered it or told something against it.

    Of whoever did something else it is said what: beside a denial a name alone were one. Where the
    headline tells of no denial, names come before that. A denial of a stronger claim is none of
    this one, and tells nothing against it.
    """
    answered = dispute.status in _PRINCIPAL
    how = _PRINCIPAL.get(dispute.status) or _OTHERWISE.get(dispute.status)
    told = {stand.actor.name: _mark(stand) for stand in dispute.deny} if how == DENIED else {}
    others = {} if told else {s.actor.name: _mark(s, "denied") for s in dispute.deny}
    in_brief = dict(others)
    for item, mark in surest(dispute.against):
        name = item.actor.name
        if item.how == STRONGER:
            continue
        if item.how == how:
            did = _DID[item.how] if item.how in _TELLS_NOTHING_AGAINST else ""
            told.setdefault(name, _marks(did, mark))
        elif item.how in _ANSWERS or item.accused or not answered:
            others.setdefault(name, _marks(_DID[item.how], mark))
            did = _DID[item.how] if item.how in _ANSWERS else ""
            in_brief.setdefault(name, _marks(did, mark))
    if not told and not others:
        return _taken_back(dispute.denied_before)
    style = "deny" if how == DENIED else ""
    ways = (others,) if answered else (others, in_brief)
    rest = ([(name, mark) for name, mark in way.items() if name not in told] for way in ways)
    return tuple(one for more in rest for one in shorter([*told.items(), *more], style))


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
                        shorter(_accusing(dispute), "affirm"),
                        set_against(dispute),
                        cell(Span(dispute.claim, "id")),
                    )
                    for dispute in found
                ),
            )
            for silent, found in ranked
        ),
    )


def _accusing(dispute: Dispute) -> list[tuple[str, str]]:
    """Who accuses, each with what is to be said of how."""
    marks = {stand.actor.id: _mark(stand) for stand in reversed(dispute.affirm)}
    return [(who.name, marks.get(who.id, "")) for who in dispute.accusers]


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
        yield _unanswered(answer)
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
                        "hedged" if _all_hedge(dispute) else "",
                        "muted",
                    ),
                ),
                side(dispute.affirm, dispute.affirmed_before, "affirm"),
                side(dispute.deny, dispute.denied_before, "deny"),
                cell(dispute.since or ("not known" if dispute.affirm or dispute.deny else "")),
                cell(*(Span(told, "derived") for told in briefly(dispute.against, dispute.claim))),
                _also(dispute),
                cell(Span(f"{dispute.file}:{dispute.line}", "muted")),
            )
            for dispute in disputes
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
                cell(*(line(Span(who, "actor"), mark) for who, mark in _accusing(dispute))),
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


def _until(former: Former) -> str:
    """Up to when somebody held a position; of a stretch of days, that it was one of them."""
    text = former.until.text
    return f"until some day {text}" if text.startswith("between ") else f"until {text}"


def _former(former: Former) -> str:
    who = former.actor.name
    if former.by:
        who = f"{names(former.by)} for {who}"
    if not former.certain:
        return f"{who} {former.said}, {former.when.text} (open whether after {former.until.text})"
    return f"{_until(former)} ({former.stance}): {who}, {former.when.text}"


def _stand(stand: Stand) -> str:
    who = stand.actor.name
    if stand.by:
        more = f" and {len(stand.by) - 2} more" if len(stand.by) > 2 else ""
        who = f"{names(stand.by[:2])}{more} for {who}"
    marks = [
        "presupposed" if stand.derived else "",
        "hedged" if stand.hedged else "",
        "revised later" if stand.revised else "",
        "attribution open" if stand.doubtful else "",
        "of the accused side" if stand.accused and stand.stance != DENIED else "",
        _FORMS.get(stand.form or "", ""),
        "" if stand.certain else "open",
        _OUTSIDE if stand.outside else "",
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
