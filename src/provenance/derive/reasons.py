"""The one line that says what a claim's headline rests on, naming the actors."""

from collections.abc import Iterable

from provenance.derive import headline as heads
from provenance.derive.facts import Case
from provenance.derive.positions import Position
from provenance.model import vocabulary as words
from provenance.model.dates import YES
from provenance.model.slice import Slice

_SHOWN = 3


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
        row = found.countered[0]
        return f"{affirm}; {slice.name(row.actor)} answered with {row.claim}, which {row.kind} it"
    if slug == heads.UNANSWERED:
        accused = record.accuses if record else ()
        return f"{affirm}; no recorded stance of {names(slice, accused)}"
    if slug == heads.CONCEDED:
        return f"{_verb(slice, found.conceded, 'affirms', 'affirm')} it, {_why_conceded(found)}"
    if slug in (heads.QUESTIONED, heads.DECLINED, heads.NO_COMMENT):
        stance = words.QUESTIONED if slug == heads.QUESTIONED else words.DECLINED
        actors = [r.actor for r in found.replies if r.stance == stance and r.certain is YES]
        did = "questioned it" if stance == words.QUESTIONED else "neither confirmed nor denied it"
        return f"{affirm or 'nobody certainly affirms it'}; {names(slice, actors)} {did}"
    if slug == heads.CLASHING:
        clash = next(row for row in found.excluded if row.certain is YES)
        return f"{affirm}; {slice.name(clash.actor)} affirms {clash.claim}, which excludes it"
    if slug == heads.IN_TENSION:
        under = next(row for row in found.undermined if row.certain is YES)
        return f"{affirm}; {slice.name(under.actor)} affirms {under.claim}, which undermines it"
    if slug == heads.RESTS:
        rest = found.rests[0]
        return f"{affirm}; it rests on {rest.claim}, which {_verb_after(slice, rest.actors)}"
    if slug == heads.UNDISPUTED:
        return f"{affirm}; nobody recorded here disputes it"
    return "no stance on it is certain"


def names(slice: Slice, actors: Iterable[str]) -> str:
    """Up to three actors by name, each once, and the number of the rest."""
    shown = [slice.name(actor) for actor in dict.fromkeys(actors)]
    if len(shown) > _SHOWN:
        rest = len(shown) - _SHOWN + 1
        shown = [*shown[: _SHOWN - 1], f"{rest} others"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _affirmed(slice: Slice, own: list[Position]) -> str:
    spoken = [p.actor for p in own if p.affirms and not p.derived]
    if spoken:
        return f"{_verb(slice, spoken, 'affirms', 'affirm')} it"
    derived = [p.actor for p in own if p.affirms]
    return f"{_verb(slice, derived, 'presupposes', 'presuppose')} it" if derived else ""


def _verb(slice: Slice, actors: Iterable[str], one: str, many: str) -> str:
    actors = list(dict.fromkeys(actors))
    return f"{names(slice, actors)} {one if len(actors) == 1 else many}"


def _verb_after(slice: Slice, actors: Iterable[str]) -> str:
    return _verb(slice, actors, "denies", "deny")


def _why_conceded(found: Case) -> str:
    conceding = [p for p in found.positions if p.actor in found.conceded and not p.derived]
    had = {bool(p.earlier) for p in conceding}
    if len(had) > 1:
        return "accused by it or having denied it before"
    return "having denied it before" if True in had else "though accused by it"
