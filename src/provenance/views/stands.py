"""Who stands where on a claim, in a cell each: who affirms it, and what is set against it."""

from collections.abc import Iterable
from typing import Final

from provenance.answers.against import (
    COUNTERED,
    DECLINED,
    EXCLUDED,
    QUESTIONED,
    STRONGER,
    UNDERMINED,
    UNDERNEATH,
)
from provenance.answers.disputes import Dispute, Former, Stand
from provenance.derive import headline
from provenance.derive.headline import (
    BY_VERDICT,
    CONTESTED,
    IN_GENERAL,
    NO_COMMENT,
)
from provenance.derive.points import HEDGED
from provenance.model.vocabulary import BLANKET, DENIED, VERDICT
from provenance.views.against import surest
from provenance.views.document import (
    Cell,
    Span,
    cell,
    line,
)
from provenance.views.fitting import shorter
from provenance.views.wording import ATTRIBUTION_OPEN

PRINCIPAL: Final = {
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

ANSWERS: Final = (COUNTERED, QUESTIONED, DECLINED)
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

FORMS: Final = {BLANKET: "in general", VERDICT: "verdict"}
"""How a denial was put that is none in so many words."""

OUTSIDE: Final = "outside the time asked for"
"""Of a position by which no claim was chosen that was asked for by a time."""

_TELLS_NOTHING_AGAINST: Final = (QUESTIONED, DECLINED)
"""What is said of each who did it, also under the headline that tells it."""


def titled(dispute: Dispute) -> Cell:
    """The claim, and whether all who affirm it hedge: a cut leaves that standing."""
    hedged = all_hedge(dispute)
    link = f"{dispute.file}:{dispute.line}"
    return cell(
        line(
            Span(dispute.text, "", link),
            Span(" (hedged)" if hedged else "", "muted", kept=True),
        )
    )


def all_hedge(dispute: Dispute) -> bool:
    """Whether all who affirm it hedge: then the claim itself says so."""
    return any(item.kind == HEDGED for item in dispute.suffixes)


def affirmed(dispute: Dispute) -> Cell:
    """Who affirms it, those first who do so in words of their own."""
    if not dispute.affirm:
        return _taken_back(dispute.affirmed_before)
    told = {
        stand.actor.name: _mark(stand, hedging=not all_hedge(dispute))
        for stand in reversed(dispute.affirm)  # own words win
    }
    named = [*reversed(told.items())]
    if dispute.status == headline.CONCEDED:  # who conceded it goes first
        accused = {stand.actor.name for stand in dispute.affirm if stand.accused}
        named.sort(key=lambda item: item[0] not in accused)
    return shorter(named, "affirm")


def _taken_back(before: Iterable[Former]) -> Cell:
    """Who said it, of whom nothing of it stands, and until when."""
    taken = {item.actor.name: f" ({until(item)})" for item in before}
    briefly = dict.fromkeys(taken, " (taken back)")
    return (*shorter([*taken.items()], "muted"), *shorter([*briefly.items()], "muted"))


def _mark(stand: Stand, did: str = "", *, hedging: bool = True) -> str:
    return _marks(
        did,
        "hedged" if stand.hedged and hedging else "",
        "presupposed" if stand.derived else "",
        "revised later" if stand.revised else "",
        ATTRIBUTION_OPEN if stand.doubtful else "",
        FORMS.get(stand.form or "", ""),
        "" if stand.certain else "open",
        OUTSIDE if stand.outside else "",
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
    answered = dispute.status in PRINCIPAL
    how = PRINCIPAL.get(dispute.status) or _OTHERWISE.get(dispute.status)
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
        elif item.how in ANSWERS or item.accused or not answered:
            others.setdefault(name, _marks(_DID[item.how], mark))
            did = _DID[item.how] if item.how in ANSWERS else ""
            in_brief.setdefault(name, _marks(did, mark))
    if not told and not others:
        return _taken_back(dispute.denied_before)
    style = "deny" if how == DENIED else ""
    ways = (others,) if answered else (others, in_brief)
    rest = ([(name, mark) for name, mark in way.items() if name not in told] for way in ways)
    return tuple(one for more in rest for one in shorter([*told.items(), *more], style))


def accusing(dispute: Dispute) -> list[tuple[str, str]]:
    """Who accuses, each with what is to be said of how."""
    marks = {stand.actor.id: _mark(stand) for stand in reversed(dispute.affirm)}
    return [(who.name, marks.get(who.id, "")) for who in dispute.accusers]


def until(former: Former) -> str:
    """Up to when somebody held a position; of a stretch of days, that it was one of them."""
    text = former.until.text
    return f"until some day {text}" if text.startswith("between ") else f"until {text}"
