"""Make a failing corpus small: leave out what the failure does not need."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from oracle.record import Corpus


def shrink(corpus: Corpus, fails: Callable[[Corpus], bool], budget: int = 150) -> Corpus:
    changed = True
    while changed and budget > 0:
        changed = False
        for smaller in _smaller(corpus):
            budget -= 1
            if budget <= 0:
                break
            try:
                bad = fails(smaller)
            except Exception:  # not a corpus any more
                bad = False
            if bad:
                corpus, changed = smaller, True
                break
    return corpus


def _without(items: tuple, i: int) -> tuple:
    return items[:i] + items[i + 1 :]


def _smaller(c: Corpus) -> Iterator[Corpus]:
    for i, s in enumerate(c.statements):
        if not any(x.answers == s.id or x.repeats == s.id for x in c.statements):
            yield replace(c, statements=_without(c.statements, i))
    used_claims = {claim for s in c.statements for claim in s.on}
    for i, claim in enumerate(c.claims):
        if claim.id not in used_claims:
            rest = tuple(
                replace(
                    x,
                    **{
                        k: tuple(y for y in getattr(x, k) if y != claim.id)
                        for k in ("implies", "excludes", "undermines", "supports", "about")
                    },
                )
                for x in _without(c.claims, i)
            )
            yield replace(c, claims=rest)
    for i, a in enumerate(c.actors):
        named = {x for s in c.statements for x in (*s.by, *s.for_, *s.via)}
        named |= {x for k in c.claims for x in (*k.accuses, *k.about)}
        named |= {t.actor for o in c.actors for t in (*o.part_of, *o.speaks_for, *o.members)}
        named |= {x for s in c.sources for x in (*s.by, *s.for_)}
        if a.id not in named:
            yield replace(c, actors=_without(c.actors, i))
    for i, s in enumerate(c.sources):
        if not any(s.id in (x.source, x.said_in) for x in c.statements):
            yield replace(c, sources=_without(c.sources, i))
    for i, claim in enumerate(c.claims):
        for key in ("accuses", "about", "implies", "excludes", "undermines", "supports"):
            if getattr(claim, key):
                yield _set(c, "claims", i, replace(claim, **{key: ()}))
        for key in ("event", "value"):
            if getattr(claim, key) is not None:
                yield _set(c, "claims", i, replace(claim, **{key: None}))
    for i, a in enumerate(c.actors):
        for key in ("part_of", "speaks_for", "members"):
            if getattr(a, key):
                yield _set(c, "actors", i, replace(a, **{key: ()}))
    for i, s in enumerate(c.statements):
        for key, none in (
            ("answers", None),
            ("form", None),
            ("hedge", False),
            ("via", ()),
            ("source", None),
            ("for_", ()),
            ("date", None),
            ("covers", ()),
            ("repeats", None),
        ):
            if getattr(s, key):
                yield _set(c, "statements", i, replace(s, **{key: none}))
        if s.said_in and s.by:
            yield _set(c, "statements", i, replace(s, said_in=None))


def _set(c: Corpus, key: str, i: int, value: object) -> Corpus:
    items = getattr(c, key)
    return replace(c, **{key: (*items[:i], value, *items[i + 1 :])})
