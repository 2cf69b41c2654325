"""Which records the rules must look at: only where something changed may something new be found.

Every rule is a pure function of some records and what it sees beside them. So it is enough to
remember where each found something, its *suspects*; to look again at what an edit may have made a
suspect; and to let the rules run on the suspects alone to tell what is wrong now, and where. A
rule that would find more if other findings were mended names all such records as its suspects.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from provenance.checks.checked import Checkable
from provenance.checks.config import Config
from provenance.checks.context import Context
from provenance.checks.registry import BY_CODE, RULES
from provenance.checks.rule import Found, Rule
from provenance.model import vocabulary as words
from provenance.model.records import Claim
from provenance.model.slice import Slice
from provenance.store.index.memory import uncollected
from provenance.store.index.schema import modules, state
from provenance.store.index.terms import kind_of
from provenance.store.memo.suspects import FAR, Suspect

_NEAR: Final = tuple(rule for rule in RULES if rule.finds and not rule.local and not rule.far)
_FAR: Final = tuple(rule for rule in RULES if rule.far)

_AT_ONCE: Final = 3_000
"""Records that are looked at together: more take more memory, fewer have more neighbours each."""

SMALL: Final = 40_000
"""Records up to which a whole corpus is looked at in one piece, which takes half the time."""

Pair = tuple[str, str]
"""The kind of a record, and its id."""


class Suspicion(NamedTuple):
    """The suspects of every rule; ``whole`` is the corpus, where all of it was looked at."""

    by_rule: Mapping[str, set[Pair]]
    whole: Slice | None


def suspect(corpus: Checkable, config: Config, today: int) -> Suspicion:
    """Find the suspects, from what is kept and from looking at what is not known to be clean."""
    rules = _state()
    kept = corpus.kept_suspects(rules, today)
    if kept is None:
        whole = corpus.whole() if _is_small(corpus) else None
        if whole:
            found = _among_whole(corpus, config, today, whole)
        else:
            found = _among(corpus, config, today, corpus.pairs())
        corpus.keep_suspects(None, found, rules, today)
        return Suspicion(_by_rule(found), whole)
    found = {one for one in kept.suspects if one[1:] not in kept.unchecked}
    if kept.unchecked:
        new = _among(corpus, config, today, sorted(kept.unchecked))
        found |= new
        corpus.keep_suspects(kept.unchecked, new, rules, today)
    return Suspicion(_by_rule(found), None)


def find(
    corpus: Checkable,
    config: Config,
    today: int,
    suspicion: Suspicion,
    files: Sequence[str] | None = None,
) -> Iterator[tuple[Rule, Found]]:
    """What the rules that the settings select find in their suspects.

    Of some ``files`` it is all that is found in them; what is found in others may be among it.
    """
    wanted = {code: pairs for code, pairs in suspicion.by_rule.items() if code in config.severities}
    if files is not None:
        wanted = _in_files(corpus, wanted, files)
    near = set().union(*(wanted.get(rule.code, ()) for rule in _NEAR))
    far = set().union(*(wanted.get(rule.code, ()) for rule in _FAR))
    for rules, asked in ((_NEAR, near), (_FAR, far)):
        if asked:
            slice = suspicion.whole or _around(corpus, asked, far=rules is _FAR)
            context = Context(corpus, config, today, slice, asked)
            owner = _Owners(slice)
            for rule in rules:
                for found in rule.module().find(context) if rule.code in wanted else ():
                    if owner.of(found) in wanted[rule.code]:
                        yield rule, found


def _in_files(
    corpus: Checkable, suspects: Mapping[str, set[Pair]], files: Sequence[str]
) -> dict[str, set[Pair]]:
    """The suspects in some files; a rule that names its suspects may need to see them all."""
    held: set[Pair] = set()
    for slice in corpus.slices_of_files(files):
        held.update(("claim", id) for id in slice.claims)
        held.update(("actor", id) for id in slice.actors)
        held.update(("source", id) for id in slice.sources)
    return {
        code: pairs if hasattr(BY_CODE[code].module(), "suspects") else pairs & held
        for code, pairs in suspects.items()
    }


def _among_whole(corpus: Checkable, config: Config, today: int, whole: Slice) -> set[Suspect]:
    context = Context(corpus, config, today, whole, strict=True)
    found = {(FAR, "claim", claim.id) for claim in whole.claims.values() if is_far(claim)}
    with uncollected():
        for rule in (*_NEAR, *_FAR):
            found.update(_of(rule, context))
    return found


def _among(corpus: Checkable, config: Config, today: int, pairs: Iterable[Pair]) -> set[Suspect]:
    found: set[Suspect] = set()
    waiting = iter(pairs)
    while asked := set(islice(waiting, _AT_ONCE)):
        with uncollected():
            found |= _among_some(corpus, config, today, asked)
    return found


def _among_some(corpus: Checkable, config: Config, today: int, asked: set[Pair]) -> set[Suspect]:
    context = Context(corpus, config, today, _around(corpus, asked), asked, strict=True)
    found = {one for rule in _NEAR for one in _of(rule, context)}
    claims = context.slice.claims
    far = {pair for pair in asked if pair[0] == "claim" and is_far(claims.get(pair[1]))}
    if far:
        slice = _around(corpus, far, far=True)
        context = Context(corpus, config, today, slice, far, strict=True)
        found.update(one for rule in _FAR for one in _of(rule, context))
        found.update((FAR, kind, id) for kind, id in far)
    return found


def is_far(claim: Claim | None) -> bool:
    """Whether the rules that look at a claim's whole reach have anything to look at in a claim."""
    return claim is not None and (
        bool(claim.expect or claim.figure)
        or any(
            s.stance == words.RETRACTED or (s.stance == words.ADMITTED and not s.note)
            for s in claim.statements
        )
    )


def _of(rule: Rule, context: Context) -> Iterator[Suspect]:
    """The suspects of one rule: those it names, else where it finds something."""
    module = rule.module()
    if hasattr(module, "suspects"):
        for record in module.suspects(context):
            yield rule.code, kind_of(record), record.id
        return
    owner = _Owners(context.slice)
    for found in module.find(context):
        pair = owner.of(found)
        if context.asked is None or pair in context.asked:
            yield (rule.code, *pair)


class _Owners:
    """Tells in which record something was found."""

    def __init__(self, slice: Slice) -> None:
        self._slice = slice
        self._claims: dict[tuple[str, int], str] | None = None

    def of(self, found: Found) -> Pair:
        """The kind and id of a record; of one that does not count, those that it bears."""
        origin, path = found.place
        if path[0] == "actors" or path[0] == "sources":
            return path[0][:-1], str(path[1])
        if self._claims is None:
            claims = self._slice.claims.values()
            self._claims = {(c.origin.file, c.origin.document): c.id for c in claims}
        return "claim", self._claims.get((origin.file, origin.document), found.subject)


def _around(corpus: Checkable, pairs: Iterable[Pair], *, far: bool = False) -> Slice:
    ids: dict[str, set[str]] = {"claim": set(), "actor": set(), "source": set()}
    for kind, id in pairs:
        ids[kind].add(id)
    return corpus.slice(ids["claim"]) if far else corpus.nearby(ids)


def _by_rule(found: Iterable[Suspect]) -> dict[str, set[Pair]]:
    by_rule: dict[str, set[Pair]] = {}
    for code, kind, id in found:
        by_rule.setdefault(code, set()).add((kind, id))
    return by_rule


def _is_small(corpus: Checkable) -> bool:
    return sum(corpus.count(kind) for kind in ("claim", "actor", "source")) <= SMALL


@cache
def _state() -> str:
    """Names the state of all code that suspects come from, but for what shapes the tables."""
    return state((*modules("checks"), *modules("derive"), "store/slices/nearby"))
