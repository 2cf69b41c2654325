"""Every order of the statements that the dates allow, by brute force.

`strict` worlds obey whatever somebody could read out of DESIGN (fewest worlds: what is possible in
one of them is possible under every reading). `loose` worlds obey only what nobody can doubt (most
worlds: what holds in all of them is certain under every reading).
"""

from itertools import permutations, product
from typing import NamedTuple

from oracle.record import POSITIONS, Corpus, Statement, filled
from oracle.times import FAR, Moment, Span, is_timed, moment

CUT = "<cut>"
LIMIT = 2000


class TooMany(Exception):
    """More orders than are worth trying."""


class Contradiction(Exception):
    """The record allows no order: nothing can be said of it."""


class Bounds(NamedTuple):
    """A statement's possible minutes; `when` is the date as recorded."""

    span: Span
    when: Moment


def holders(s: Statement) -> tuple[str, ...]:
    return s.for_ or s.by


def placed(corpus: Corpus, strict: bool, mixed: bool | None = None) -> dict[str, Bounds]:
    """Each statement's bounds: as recorded, else after its event and not after its source."""
    if mixed is None:
        mixed = any_time(corpus)
    out: dict[str, Bounds] = {}
    for raw in corpus.statements:
        s = filled(corpus, raw)
        when = moment(s.date, mixed)
        span = when.narrow if strict else when.wide
        undated = s.date is None
        source = corpus.source(s.source)
        told = moment(source and (source.date or source.published), mixed)
        told_span = told.narrow if strict else told.wide
        if undated and source and source.by == s.by and not s.said_in and source.date:
            span = span.meet(told_span)
        elif (undated or strict) and source:
            tight = span.meet(Span(hi=told_span.hi))
            span = tight if not tight.empty else span
        event = corpus.claim(s.claim).event
        if event and (undated or strict):
            start = moment(event, mixed)
            tight = span.meet(Span(lo=(start.narrow if strict else start.wide).lo))
            span = tight if not tight.empty else span
        out[s.id] = Bounds(span, when)
    shared: dict[str, Span] = {}
    for s in corpus.statements:
        if s.said_in:
            shared[s.said_in] = shared.get(s.said_in, Span()).meet(out[s.id].span)
    for s in corpus.statements:
        if s.said_in and not shared[s.said_in].empty:
            out[s.id] = out[s.id]._replace(span=shared[s.said_in])
    return out


def any_time(corpus: Corpus, *more: object) -> bool:
    dates = [s.date for s in corpus.statements] + [s.date for s in corpus.sources] + list(more)
    return any(is_timed(d) for d in dates)


def before(corpus: Corpus, strict: bool, bounds: dict[str, Bounds]) -> set[tuple[str, str]]:
    """Pairs of statements of which the first is not later than the second."""
    pairs: set[tuple[str, str]] = set()
    full = [filled(corpus, s) for s in corpus.statements]
    for a in full:
        for b in full:
            if a.id == b.id:
                continue
            one, two = bounds[a.id].when, bounds[b.id].when
            if (
                not (one.zoned or two.zoned)
                and one.day.hi < two.day.lo
                and not (one.timed or two.timed)
            ):
                pairs.add((a.id, b.id))
            if b.answers == a.id and (strict or a.date is None or b.date is None):
                if bounds[a.id].span.lo > bounds[b.id].span.hi:
                    raise Contradiction
                pairs.add((a.id, b.id))
            if (
                strict
                and b.stance == "retracted"
                and set(a.on) & set(b.on)
                and set(holders(a)) & set(holders(b))
                and a.stance in POSITIONS
            ):
                pairs.add((a.id, b.id))
    return {(a, b) for a, b in pairs if bounds[a].span.lo <= bounds[b].span.hi}


def worlds(corpus: Corpus, strict: bool, cut: str | None = None) -> list[tuple[str, ...]]:
    """The orders, as tuples of statement ids; with a cut, only what was said by then."""
    mixed = any_time(corpus, cut)
    bounds = placed(corpus, strict, mixed)
    spans = {id: b.span for id, b in bounds.items()}
    pairs = before(corpus, strict, bounds)
    if cut is not None:
        when = moment(cut, mixed)
        end = when.narrow if strict else when.wide
        if when.timed:
            spans[CUT] = Span(end.lo + 0.5, end.hi + 0.5)
        else:
            late, early = (720, -840) if mixed and not strict else (0, 0)
            spans[CUT] = Span(when.day.hi + early + 0.5, when.day.hi + late + 0.5)
        if mixed and not when.timed:
            for s in corpus.statements:
                other = bounds[s.id].when
                if not other.zoned and not other.timed and s.date is not None:
                    if other.day.hi <= when.day.hi:
                        pairs.add((s.id, CUT))
                    elif other.day.lo > when.day.hi:
                        pairs.add((CUT, s.id))
    # The statements of one utterance are one act: they stand side by side in every order, and
    # which of them came first nobody says but their answers.
    act = {id: id for id in spans}
    for s in corpus.statements:
        if s.said_in:
            act[s.id] = f"@{s.said_in}"
    acts: dict[str, list[str]] = {}
    for id, name in act.items():
        acts.setdefault(name, []).append(id)
    orders = {name: _inside(ids, pairs) for name, ids in acts.items()}
    span = {name: spans[ids[0]] for name, ids in acts.items()}
    links = {(act[a], act[b]) for a, b in pairs if act[a] != act[b]}
    found: list[tuple[str, ...]] = []

    def walk(order: list[str], left: frozenset[str], now: int) -> None:
        if len(found) > LIMIT:
            raise TooMany
        if not left:
            for inside in product(*(orders[name] for name in order)):
                flat = [id for ids in inside for id in ids]
                found.append(tuple(flat[: flat.index(CUT)] if cut is not None else flat))
            return
        if any(span[name].hi < now for name in left):
            return
        for name in sorted(left):
            if any(b == name and a in left for a, b in links):
                continue
            walk([*order, name], left - {name}, max(now, span[name].lo))

    walk([], frozenset(acts), -FAR)
    if not found:
        raise Contradiction
    return sorted(set(found))


def _inside(ids: list[str], pairs: set[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The orders of the statements of one act, without those that their answers forbid."""
    return [
        order
        for order in permutations(ids)
        if not any((b, a) in pairs for i, a in enumerate(order) for b in order[i + 1 :])
    ] or [tuple(ids)]
