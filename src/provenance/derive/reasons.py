"""The one line that says what a claim's headline rests on, naming the actors."""

from collections.abc import Iterable
from typing import Final, TypeVar

from provenance.derive import headline as heads
from provenance.derive.exclusions import EXCLUDES, FIGURE, Excluding
from provenance.derive.facts import Case, Counter, Undermining, Underneath
from provenance.derive.positions import Position
from provenance.model import vocabulary as words
from provenance.model.dates import CANNOT_TELL, YES
from provenance.model.slice import Slice

_SHOWN = 3

CLASHES: Final = {EXCLUDES: "which excludes", FIGURE: "whose figure cannot hold beside"}
"""How what somebody affirms stands against a claim, by the kind of the clash."""


def reason(slice: Slice, slug: str, claim: str, found: Case) -> str:
    """What a headline rests on, in one line.

    Args:
        slice: the graph, for names.
        slug: one of `headline.HEADLINES`.
        claim: the claim's id.
        found: the facts of the claim and the records behind them.
    """
    own = [p for p in found.positions if p.certain is YES]
    affirm = _affirmed(slice, own)
    deniers = [p.actor for p in own if p.denies]
    record = slice.claims.get(claim)
    if slug == heads.WITHDRAWN:
        return f"{names(slice, found.withdrawn)} withdrew it"
    if slug == heads.DENIED:
        return f"{_verb(slice, deniers, 'denies', 'deny')} it; nobody certainly affirms it"
    if slug == heads.CONTESTED:
        return f"{affirm}; {_verb(slice, deniers, 'denies', 'deny')} it"
    if slug == heads.IN_GENERAL:
        return f"{affirm}; {_verb(slice, deniers, 'denies', 'deny')} it only in general"
    if slug == heads.BY_VERDICT:
        return f"{affirm}; only a verdict by {names(slice, deniers)} denies it"
    if slug == heads.COUNTERED:
        row = next(row for row in found.countered if row.certain is YES)
        who = names(slice, _all(found.countered, row))
        return f"{affirm}; {who} answered with {row.claim}, which {row.kind} it"
    if slug == heads.UNDERNEATH:
        under = next(row for row in found.underneath if row.certain is YES)
        denies = _verb(slice, _all(found.underneath, under), "denies", "deny")
        return f"{affirm}; {denies} {under.claim}, which it implies"
    if slug == heads.UNANSWERED:
        accused = record.accuses if record else ()
        return f"{affirm}; no recorded stance of {names(slice, accused)} on it"
    if slug == heads.CONCEDED:
        conceding = [row.actor for row in found.conceded]
        return f"{_verb(slice, conceding, 'affirms', 'affirm')} it, {_why_conceded(found)}"
    if slug in (heads.QUESTIONED, heads.DECLINED, heads.NO_COMMENT):
        stance = words.QUESTIONED if slug == heads.QUESTIONED else words.DECLINED
        actors = [r.actor for r in found.replies if r.stance == stance and r.certain is YES]
        did = "questioned it" if stance == words.QUESTIONED else "neither confirmed nor denied it"
        return f"{affirm or 'nobody certainly affirms it'}; {names(slice, actors)} {did}"
    if slug == heads.CLASHING:
        clash = next(row for row in found.excluded if row.certain is YES)
        affirms = _verb(slice, _all(found.excluded, clash), "affirms", "affirm")
        return f"{affirm}; {affirms} {clash.claim}, {CLASHES[clash.kind]} it"
    if slug == heads.IN_TENSION:
        tense = next(row for row in found.undermined if row.certain is YES)
        how = "which it undermines" if tense.turned else "which undermines it"
        affirms = _verb(slice, _all(found.undermined, tense), "affirms", "affirm")
        return f"{affirm}; {affirms} {tense.claim}, {how}"
    if slug == heads.POSSIBLY:
        return f"{affirm}; {_perhaps(slice, found)}"
    if slug == heads.RESTS:
        rest = found.rests[0]
        return f"{affirm}; it rests on {rest.claim}, which {_verb_after(slice, rest.actors)}"
    if slug == heads.UNDISPUTED:
        return f"{affirm}; nobody recorded here disputes it"
    return "nobody certainly affirms or denies it"


_Row = TypeVar("_Row", Counter, Underneath, Excluding, Undermining)


def _all(rows: tuple[_Row, ...], first: _Row) -> list[str]:
    """All who certainly said the same as the first, on the same claim."""
    return [row.actor for row in rows if row.claim == first.claim and row.certain is YES]


def names(slice: Slice, actors: Iterable[str]) -> str:
    """Up to three actors by name, each once, and the number of the rest."""
    shown = [slice.name(actor) for actor in dict.fromkeys(actors)]
    if len(shown) > _SHOWN:
        rest = len(shown) - _SHOWN + 1
        shown = [*shown[: _SHOWN - 1], f"{rest} others"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _affirmed(slice: Slice, own: list[Position]) -> str:
    """Who affirms it in their own words, and of whom that is hedged; else who presupposes it."""
    spoken = [p for p in own if p.affirms and not p.derived]
    hedging = [p.actor for p in spoken if hedged(slice, p)]
    told = []
    if spoken:
        told.append(f"{_verb(slice, [p.actor for p in spoken], 'affirms', 'affirm')} it")
        if len(hedging) == len(spoken):
            told[0] += " with a hedge"
        elif hedging:
            told[0] += f" ({names(slice, hedging)} with a hedge)"
    presupposing = [p.actor for p in own if p.derived]
    if presupposing and len(hedging) == len(spoken):
        told.append(f"{_verb(slice, presupposing, 'presupposes', 'presuppose')} it")
    return " and ".join(told)


def hedged(slice: Slice, held: Position) -> bool:
    """Whether all that an actor says or may be saying in its own words is hedged."""
    said = [slice.statements[id] for id in (*held.line, *held.statements)]
    return not held.derived and all(s.hedge for s in said if s.affirms)


def _verb(slice: Slice, actors: Iterable[str], one: str, many: str) -> str:
    actors = list(dict.fromkeys(actors))
    return f"{names(slice, actors)} {one if len(actors) == 1 else many}"


def _verb_after(slice: Slice, actors: Iterable[str]) -> str:
    return _verb(slice, actors, "denies", "deny")


def _perhaps(slice: Slice, found: Case) -> str:
    """What open dates leave possible against a claim."""
    told = []
    deniers = [
        p.actor for p in found.positions if p.certain is CANNOT_TELL and words.DENIED in p.stances
    ]
    if deniers:
        told.append(f"{names(slice, deniers)} may deny it")
    for stance, did in ((words.QUESTIONED, "question it"), (words.DECLINED, "decline to say")):
        actors = [r.actor for r in found.replies if r.stance == stance and r.certain is CANNOT_TELL]
        if actors:
            told.append(f"{names(slice, actors)} may {did}")
    told += [
        f"{slice.name(row.actor)} may {did} {row.claim}{how}"
        for rows, did, how in (
            (found.countered, "have answered with", ""),
            (found.underneath, "deny", ", which it implies"),
            (found.excluded, "affirm", ", which clashes with it"),
            (found.undermined, "affirm", ", which is in tension with it"),
        )
        for row in rows
        if row.certain is CANNOT_TELL
    ]
    return "; ".join(dict.fromkeys(told))


def _why_conceded(found: Case) -> str:
    """Why an affirmation is a concession: only what holds of all who are named."""
    if all(row.accused for row in found.conceded):
        return "though accused by it"
    if all(row.had_denied for row in found.conceded):
        return "having denied it before"
    return "accused by it or having denied it before"
