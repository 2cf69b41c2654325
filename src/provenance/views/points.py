"""The points of a status in words: what a headline rests on, what follows it, what is open.

Who is told of may be one or many whatever the name says (“Witnesses”, “Fifteen powers”), so that no
sentence makes a verb agree with a name.
"""

from collections.abc import Callable, Container, Iterable
from typing import Final

from provenance.answers.points import Told, Whose
from provenance.derive import points, reasons
from provenance.derive.exclusions import EXCLUDES, FIGURE
from provenance.derive.headline import WORDS
from provenance.model.vocabulary import RETRACTED, UNDERMINES

_SHOWN: Final = 3

RELATED: Final = {
    EXCLUDES: "recorded as excluding it",
    FIGURE: "whose figure cannot hold beside it",
    UNDERMINES: "recorded as undermining it",
    reasons.TURNED: "recorded as undermined by it",
}
"""How another claim bears on this one; that it does so is the editors' word."""

BESIDE: Final = (points.RESTS, points.CLASHES, points.TENSION)
"""What follows a headline and tells against the claim: left out where that is listed beside it."""

_CONCEDED: Final = {
    reasons.ACCUSED: "of the side that it accuses",
    reasons.HAD_DENIED: "having denied it before",
    reasons.EITHER: "of the side that it accuses or having denied it before",
}

_DID: Final = {RETRACTED: "withdrew"}


def sentence(found: Iterable[Told]) -> str:
    """What a headline rests on, in one line."""
    return "; ".join(ground(item) for item in found)


def ground(item: Told) -> str:
    """One thing that a headline rests on, or that follows it."""
    return _GROUNDS[item.kind](item)


def names(actors: Iterable[Whose], doubtful: Container[str] = ()) -> str:
    """Up to three actors by name, with who spoke for them, and the number of the rest.

    Args:
        actors: those who are named.
        doubtful: those of them of whom it is open whether any of the words are theirs.
    """
    open_ = " (attribution open)"
    shown = [whose(actor) + (open_ if actor.id in doubtful else "") for actor in actors]
    if len(shown) > _SHOWN:
        rest = len(shown) - _SHOWN + 1
        shown = [*shown[: _SHOWN - 1], f"{rest} others"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def whose(actor: Whose) -> str:
    """An actor, and those who spoke for it."""
    if not actor.by:
        return actor.name
    spoke = ", ".join(party.name for party in actor.by[:2])
    more = f" and {len(actor.by) - 2} more" if len(actor.by) > 2 else ""
    return f"{spoke}{more} for {actor.name}"


def _who(item: Told) -> str:
    """Who says so, and who of them only with a hedge."""
    told = names(item.actors, item.doubtful)
    hedging = [actor for actor in item.actors if actor.id in item.hedged]
    if len(hedging) == len(item.actors):
        return f"{told} with a hedge" if told else told
    return f"{told} ({names(hedging)} with a hedge)" if hedging else told


def _by(verb: str) -> Callable[[Told], str]:
    def told(item: Told) -> str:
        perhaps = "" if item.certain else "perhaps "
        return f"{perhaps}{verb} {_who(item)}"

    return told


def _countered(item: Told) -> str:
    how = "answered" if item.certain else "perhaps answered"
    return f"{how} by {_who(item)} with {item.claim}, {RELATED[item.relation or '']}"


def _with(verb: str, *, said: str) -> Callable[[Told], str]:
    def told(item: Told) -> str:
        perhaps = "" if item.certain else "perhaps "
        other = f"{item.claim}, {perhaps}{said} by {_who(item)}"
        related = RELATED.get(item.relation or "")
        return f"{verb} {other} ({related})" if related else f"{verb} {other}"

    return told


def _underneath(item: Told) -> str:
    denied = "denied" if item.certain else "perhaps denied"
    return f"{item.claim}, recorded as implied by it, {denied} by {_who(item)}"


def _conceded(item: Told) -> str:
    told = f"affirmed by {_who(item)}"
    if item.members:
        among = " and ".join(party.name for party in item.members)
        return f"{told}, among whom {among}, of the side that it accuses"
    return f"{told}, {_CONCEDED[item.relation or '']}"


def _voices(item: Told) -> str:
    affirm, deny = item.numbers
    counts = [
        f"{number} {one if number == 1 else many}"
        for number, one, many in ((affirm, "affirms", "affirm"), (deny, "denies", "deny"))
        if number
    ]
    return f"voices: {', '.join(counts)}"


def _gone(item: Told) -> str:
    *had, last = item.stances
    may = "" if item.certain else "perhaps "
    did = _DID.get(last, last)
    return f"{_bodies(item)} had {' and '.join(had)} it and {may}{did} it{_on(item)}"


def _bodies(item: Told) -> str:
    """Whose several stances were; who spoke one of them for it did not speak all."""
    return names(actor._replace(by=()) for actor in item.actors)


def _on(item: Told) -> str:
    if item.last is None:
        return "" if item.first is None else f" on {item.first} or later"
    if item.first is None:
        return f" on {item.last} or earlier"
    same = item.first == item.last
    return f" on {item.first}" if same else f" between {item.first} and {item.last}"


_GROUNDS: Final[dict[str, Callable[[Told], str]]] = {
    points.AFFIRMED: _by("affirmed by"),
    points.PRESUPPOSED: _by("presupposed by"),
    points.NOT_AFFIRMED: lambda _: "nobody certainly affirms it",
    points.DENIED: _by("denied by"),
    points.IN_GENERAL: _by("denied only in general by"),
    points.BY_VERDICT: _by("denied only by a verdict of"),
    points.WITHDRAWN: _by("withdrawn by"),
    points.COUNTERED: _countered,
    points.UNDERNEATH: _underneath,
    points.NO_STANCE: _by("no recorded stance on it of"),
    points.CONCEDED: _conceded,
    points.QUESTIONED: _by("questioned by"),
    points.DECLINED: _by("neither confirmed nor denied by"),
    points.CLASHES: _with("clashes with", said="affirmed"),
    points.TENSION: _with("in tension with", said="affirmed"),
    points.RESTS: _with("rests on", said="denied"),
    points.NOT_DISPUTED: lambda _: "nobody recorded here disputes it",
    points.NOTHING_CERTAIN: lambda _: "nobody certainly affirms or denies it",
    points.HEDGED: lambda _: "hedged",
    points.VOICES: _voices,
    points.GONE: _gone,
    points.TAKEN_BACK: lambda item: (
        f"{names(item.actors)} withdrew it and took that back{_on(item)}"
    ),
    points.REPLACED: lambda item: (
        f"{names(item.actors)} {'' if item.certain else 'perhaps '}gave another figure later "
        f"({item.claim}){_on(item)}"
    ),
    points.DENIED_BEFORE: lambda item: (
        f"{names(item.actors)} denied it before; nothing later recorded"
    ),
    points.SILENT: lambda item: f"silent: {', '.join(actor.name for actor in item.actors)}",
}


def opening(item: Told) -> str:
    """What dates leave open, and the headline that would follow."""
    by_then = f" by {item.asked_by}" if item.asked_by else ""
    told = f"open whether {_OPENINGS[item.kind](item)}{by_then}"
    if item.headlines:
        return f"{told}; if so, {' or '.join(WORDS[slug] for slug in item.headlines)}"
    if item.otherwise:
        return f"{told}; if not, {' or '.join(WORDS[slug] for slug in item.otherwise)}"
    return told


_OPENINGS: Final[dict[str, Callable[[Told], str]]] = {
    points.LAST: lambda item: f"{_bodies(item)} last {' or '.join(item.stances)} it",
    points.PRESUPPOSED: lambda item: f"{names(item.actors)} presupposed it",
    points.SAID: lambda item: f"{names(item.actors)} had {item.stances[0]} it",
    points.QUESTIONED: lambda item: f"{names(item.actors)} had questioned it",
    points.DECLINED: lambda item: f"{names(item.actors)} had declined to say",
    points.CLASHES: lambda item: (
        f"{names(item.actors)} affirmed {item.claim} ({RELATED[item.relation or '']})"
    ),
    points.TENSION: lambda item: (
        f"{names(item.actors)} affirmed {item.claim} ({RELATED[item.relation or '']})"
    ),
    points.COUNTERED: lambda item: f"{names(item.actors)} answered with {item.claim}",
    points.UNDERNEATH: lambda item: (
        f"{names(item.actors)} denied {item.claim} (recorded as implied by it)"
    ),
    points.RESTS: lambda item: f"{names(item.actors)} denied {item.claim} (on which it rests)",
    points.ANSWERED: lambda item: f"{names(item.actors)} had answered",
}

TEXTS: Final[dict[str, Callable[[Told], str]]] = {
    "grounds": ground,
    "before_grounds": ground,
    "after_grounds": ground,
    "suffixes": ground,
    "open": opening,
}
"""How the points under each key of an answer are said."""
