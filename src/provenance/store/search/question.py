"""A question as people type it: which stance it asks for, whose, and of what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from provenance.model.records import Actor
from provenance.model.tuples import NamedTuple
from provenance.store.index.fold import words
from provenance.store.search.asking import Chunk, bearing, chunks, names_in
from provenance.store.search.wording import (
    ADVERBS,
    INTERROGATIVES,
    LONGEST,
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
    """

    stance: str
    verb: str
    speakers: tuple[str, ...]
    speaker: str
    words: tuple[str, ...]


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
        return Question(stance, "", (), "", _typed(given[begin:]))
    verb = _verb(given, begin)
    if verb is None:
        return Question(SAID, "", (), "", _typed(given[begin:]))
    place, end, meant = verb
    before, after = _without_adverbs(given[begin:place]), given[end:]
    speakers = _named(corpus, before) if before else ()
    rest = after[_asking(corpus, after) :] if after else after
    words_before = () if speakers else before
    return Question(
        meant,
        " ".join(chunk.typed for chunk in given[place:end]),
        tuple(actor.id for actor in speakers),
        " ".join(chunk.typed for chunk in before) if speakers else "",
        _typed((*words_before, *rest)),
    )


def _named(corpus: "Corpus", before: Sequence[Chunk]) -> tuple[Actor, ...]:
    """Whom the words before a verb name: by a name, or by a word that only one name has."""
    whole = names_in(corpus, before).get((0, len(before)), ())
    telling = [c.cut for c in before if any(word not in STOP_WORDS for word in c.cut)]
    if whole or len(telling) != 1:
        return whole
    found = bearing(corpus, telling[0])
    return found if len(found) == 1 else ()


def _without_adverbs(before: Sequence[Chunk]) -> Sequence[Chunk]:
    """What stands before a verb, without what tells when of it (*did the mayor first deny*)."""
    while len(before) > 1 and all(word in ADVERBS for word in before[-1].cut):
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


def _typed(given: Sequence[Chunk]) -> tuple[str, ...]:
    return tuple(chunk.typed for chunk in given)
