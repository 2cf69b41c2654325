"""What broken records name and nothing bears: one run finds all that is wrong in a record."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from provenance.checks.checked import Checkable
from provenance.checks.config import Config
from provenance.checks.context import Context
from provenance.checks.references import ACTOR, CLAIM, SOURCE, guesses, nearest
from provenance.model.fields import Type
from provenance.model.findings import Problem
from provenance.model.slice import Slice
from provenance.store.index.terms import STATEMENT

if TYPE_CHECKING:
    from provenance.reading.reader import Named

_KINDS: Final[Mapping[Type, tuple[str, ...]]] = {
    Type.ACTOR: (ACTOR,),
    Type.CLAIM: (CLAIM,),
    Type.SOURCE: (SOURCE,),
    Type.SUBJECT: (ACTOR, CLAIM),
    Type.TARGET: (ACTOR, SOURCE),
}
"""What may bear an id of each type; a target may be a statement, too."""


def named_nowhere(corpus: Checkable, config: Config, today: int) -> Iterator[Problem]:
    """Yield the ids in broken records that no record bears, be it whole or broken itself."""
    broken = corpus.broken()
    if not broken:
        return
    from provenance.reading.reader import named_in_broken

    context = Context(corpus, config, today, Slice((), (), ()))
    borne = {one.id for one in broken}
    named: list[Named] = []
    for file in dict.fromkeys(one.file for one in broken):
        named += named_in_broken(file, corpus.text(file) or "")
    borne |= {one.id for one in named if one.type is Type.ID}
    lost = []
    for one in named:
        kinds = _KINDS.get(one.type)
        if kinds and one.id not in borne and not _is_borne(context, one, kinds):
            lost.append((one, kinds))
    guessed = guesses(one.id for one, _ in lost)
    for one, kinds in lost:
        yield _problem(context, one, kinds, one.id in guessed)


def _is_borne(context: Context, one: "Named", kinds: tuple[str, ...]) -> bool:
    corpus = context.corpus
    if any(one.id in context.ids(kind) for kind in kinds):
        return True
    if any(context.left_out(kind, one.id) for kind in kinds):
        return True
    return one.type is Type.TARGET and one.id in corpus.named([STATEMENT], [one.id])


def _problem(context: Context, one: "Named", kinds: tuple[str, ...], guess: bool) -> Problem:
    likes = (nearest(context, one.id, kind, guess=guess) for kind in kinds)
    near = next((found for found in likes if found), None)
    if one.type is Type.TARGET:
        rule, message = "unknown-target", f"no statement, utterance or actor is `{one.id}`"
    else:
        rule = f"unknown-{kinds[0]}"
        message = f"no {' or '.join(kinds)} `{one.id}` is recorded"
    help = f"did you mean `{near}`?" if near else "record it, or mend the id"
    return Problem(rule, one.span, message, help, None, None, one.subject)
