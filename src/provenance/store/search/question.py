"""A question as people type it: which stance it asks for, whose, and of what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.model.records import Actor
from provenance.store.index.fold import words
from provenance.store.search.asking import Chunk, bearing, chunks, names_in
from provenance.store.search.wording import (
    ACCUSED,
    ADVERBS,
    AFFIRMED,
    AGENTS,
    INTERROGATIVES,
    LONGEST,
    PASSIVES,
    RELATIVES,
    SAID,
    STANCES,
    STOP_WORDS,
)

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_FAR: Final = 8
"""The verb of a question stands among so many of its first words."""


class Question(NamedTuple):
    """What is asked: a stance (or ``said``), by whom, and the words of the claim.

    ``verb`` is how the stance was asked for. ``speakers`` are the ids of the actors that stand
    before the verb (*did the ministry deny …*), ``speaker`` their name as typed.
    ``accused`` are those of whom it is asked who accused them; ``words`` then say of what.
    """

    stance: str
    verb: str = ""
    speakers: tuple[str, ...] = ()
    speaker: str = ""
    words: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()


def question(corpus: "Corpus", typed: Sequence[str], stance: str = "") -> Question:
    """Read a question.

    Args:
        corpus: whose actors may be named before the verb.
        typed: its words, as typed; with or without what it asks with (*who*, *did*, *qui* …).
        stance: what is asked for where that is known; then all words tell of what.

    A verb that is no stance (*who runs it*) is a word like the others, and any stance is asked for.
    """
    given = chunks(typed)
    begin = _asking(corpus, given)
    if stance:
        return Question(stance, words=_telling(given[begin:]))
    verb = _verb(given, begin)
    if verb is None:
        return Question(SAID, words=_telling(given[begin:]))
    place, end, meant = verb
    before: Sequence[Chunk] = _without(ADVERBS, given[begin:place])
    after = given[end:]
    speakers = _named(corpus, before) if before else ()
    named: Sequence[Chunk] = before if speakers else ()
    rest = after[_asking(corpus, after) :] if after else after
    accused: tuple[Actor, ...] = ()
    if _is_passive(given, begin, place):
        before = _without(PASSIVES, before)
        if meant == ACCUSED:
            accused = _named(corpus, before) if before else ()
            before = () if accused else before
        speakers, named, rest = _agent(corpus, rest)
    else:
        before = () if speakers else before
        if meant == ACCUSED:
            accused, rest = _object(corpus, rest)
    return Question(
        AFFIRMED if meant == ACCUSED else meant,
        _as_typed(given[place:end]),
        tuple(actor.id for actor in speakers),
        _as_typed(named),
        _telling((*before, *rest)),
        tuple(actor.id for actor in accused),
    )


def _is_passive(given: Sequence[Chunk], begin: int, place: int) -> bool:
    """Whether a verb tells what is done to who stands before it: *was the mayor accused of …*."""
    if given[place].cut[-1].endswith("ing"):
        return False
    straight = place > 0 and not PASSIVES.isdisjoint(given[place - 1].cut)
    turned = 0 < begin < place and not PASSIVES.isdisjoint(given[begin - 1].cut)
    between = {word for chunk in given[begin:place] for word in chunk.cut}
    return straight or (turned and RELATIVES.isdisjoint(between))


def _agent(
    corpus: "Corpus", rest: tuple[Chunk, ...]
) -> tuple[tuple[Actor, ...], tuple[Chunk, ...], tuple[Chunk, ...]]:
    """By whom something was done (*… denied by the mayor*), and the words without that."""
    for place in range(len(rest) - 1, -1, -1):
        if all(word in AGENTS for word in rest[place].cut) and place + 1 < len(rest):
            found = _named(corpus, rest[place + 1 :])
            return (found, rest[place + 1 :], rest[:place]) if found else ((), (), rest)
    return (), (), rest


def _object(
    corpus: "Corpus", rest: tuple[Chunk, ...]
) -> tuple[tuple[Actor, ...], tuple[Chunk, ...]]:
    """Whom the first words after a verb name, by the longest name; and the words after that."""
    runs = [end for start, end in names_in(corpus, rest) if start == 0]
    if runs:
        return names_in(corpus, rest)[0, max(runs)], rest[max(runs) :]
    found = bearing(corpus, rest[0].cut) if rest else ()
    return (found, rest[1:]) if len(found) == 1 else ((), rest)


def _named(corpus: "Corpus", before: Sequence[Chunk]) -> tuple[Actor, ...]:
    """Whom the words before a verb name: by a name, or by a word that only one name has."""
    whole = names_in(corpus, before).get((0, len(before)), ())
    telling = [c.cut for c in before if any(word not in STOP_WORDS for word in c.cut)]
    if whole or len(telling) != 1:
        return whole
    found = bearing(corpus, telling[0])
    return found if len(found) == 1 else ()


def _without(idle: frozenset[str], before: Sequence[Chunk]) -> Sequence[Chunk]:
    """What stands before a verb, without what tells when of it (*did the mayor first deny*)."""
    while len(before) > 1 and all(word in idle for word in before[-1].cut):
        before = before[:-1]
    return before


def is_question(text: str) -> bool:
    """Whether a word may begin a question."""
    return any(word in INTERROGATIVES for word in words(text)[:1])


def _asking(corpus: "Corpus", given: Sequence[Chunk]) -> int:
    """How many of the first words only ask; none of them begins a name."""
    named = {start for start, _ in names_in(corpus, given[:_FAR])}
    place = 0
    while place < len(given) and place not in named and _only_asks(given[place]):
        place += 1
    return place if place < len(given) else 0


def _only_asks(chunk: Chunk) -> bool:
    return all(word in INTERROGATIVES for word in chunk.cut)


def _verb(given: Sequence[Chunk], begin: int) -> tuple[int, int, str] | None:
    """Where the first verb of a stance stands, and what it asks for; the longest form there."""
    for place in range(begin, min(len(given), begin + _FAR)):
        for end in range(min(len(given), place + LONGEST), place, -1):
            form = tuple(word for chunk in given[place:end] for word in chunk.cut)
            if form in STANCES:
                return place, end, STANCES[form]
    return None


def _telling(given: Sequence[Chunk]) -> tuple[str, ...]:
    """Words as typed; none where not one of them tells anything."""
    telling = any(
        word not in STOP_WORDS or chunk.typed.isupper() for chunk in given for word in chunk.cut
    )
    return tuple(chunk.typed for chunk in given) if telling else ()


def _as_typed(given: Sequence[Chunk]) -> str:
    return " ".join(chunk.typed for chunk in given)
