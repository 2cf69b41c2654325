"""A question as people type it: which stance it asks for, whose, and of what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from provenance.model.records import Actor
from provenance.store.index.fold import words
from provenance.store.search.asking import Chunk, bearing, chunks, names_in
from provenance.store.search.wording import (
    ABOUT,
    ACCUSED,
    ADVERBS,
    AFFIRMED,
    AGENTS,
    ASKING,
    CHAT,
    FIRST,
    INTERROGATIVES,
    LONGEST,
    NEGATIONS,
    NOUNS,
    PASSIVES,
    RELATIVES,
    SAID,
    STANCES,
    STOP_WORDS,
    WHOSE,
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
    ``first``: it is asked who was the first. ``negated`` are the words, as typed, that ask who did
    *not* take the stance. ``reports``: nothing asks, so that it may be the headline of a report.
    """

    stance: str
    verb: str = ""
    speakers: tuple[str, ...] = ()
    speaker: str = ""
    words: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    first: bool = False
    negated: tuple[str, ...] = ()
    reports: bool = False


def question(corpus: "Corpus", typed: Sequence[str]) -> Question:
    """Read a question.

    Args:
        corpus: whose actors may be named before the verb.
        typed: its words, as typed; with or without what it asks with (*who*, *did*, *qui* …).

    A verb that is no stance (*who runs it*) is a word like the others, and any stance is asked for.
    """
    given = _without_chat(chunks(typed))
    begin, verb = _lead(corpus, given)
    lead, given = given[:begin], given[begin:]
    if verb:
        verb = (verb[0] - begin, verb[1] - begin, verb[2])
    if all(_is_idle(chunk) for chunk in lead):
        lead = ()
    while lead and (_is_chat(lead[0]) or lead[0].cut in _LEADING):
        lead = lead[1:]
    begin = _asking(corpus, given)
    verb = verb or _verb(corpus, given, begin)
    if verb is None:
        voices, name, others = _led_by(corpus, given[begin:])
        words = _telling((*lead, *others))
        return Question(SAID, "", _ids(voices), _as_typed(name), words)
    place, end, meant = verb
    negated = tuple(chunk.typed for chunk in given[:place] if _is_negation(chunk))
    if negated:
        kept = tuple(chunk for chunk in given[:place] if not _is_negation(chunk))
        given, place, end = (*kept, *given[place:]), len(kept), end - place + len(kept)
        begin = _asking(corpus, given)
    first = any(word in FIRST for chunk in given[begin:place] for word in chunk.cut)
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
        if not speakers:
            is_noun = NOUNS.issuperset(given[place].cut)
            speakers, named, rest = _led_by(corpus, after, WHOSE if is_noun else _UTTERING)
            if not speakers and is_noun:
                speakers, named, rest = _agent(corpus, rest)
        if meant == ACCUSED:
            accused, rest = _object(corpus, rest)
    return Question(
        AFFIRMED if meant == ACCUSED else meant,
        _as_typed(given[place:end]),
        _ids(speakers),
        _as_typed(named),
        _telling((*lead, *before, *rest)),
        _ids(accused),
        first,
        negated,
        reports=not begin and not lead,
    )


_UTTERING: Final = AGENTS | {"from"}


def _led_by(
    corpus: "Corpus", given: tuple[Chunk, ...], leading: frozenset[str] = _UTTERING
) -> tuple[tuple[Actor, ...], tuple[Chunk, ...], tuple[Chunk, ...]]:
    """Whose words are asked for where a name follows at once (*by the mayor …*), and what of."""
    if len(given) > 1 and all(word in leading for word in given[0].cut):
        actors, rest = _object(corpus, given[1:])
        if actors:
            return actors, given[1 : len(given) - len(rest)], rest
    return (), (), given


def spoken_by(corpus: "Corpus", typed: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whose words are asked for, and on what, where somebody asks for statements.

    Args:
        corpus: whose actors may be named.
        typed: what stands after *statements*: *by the mayor about the dam*.
    """
    given = chunks(typed)
    speakers, _, rest = _led_by(corpus, given, WHOSE)
    if not speakers:
        speakers, _, rest = _agent(corpus, given)
    return (_ids(speakers), _telling(rest)) if speakers else ((), tuple(typed))


def _ids(actors: Sequence[Actor]) -> tuple[str, ...]:
    return tuple(actor.id for actor in actors)


def _is_negation(chunk: Chunk) -> bool:
    return all(word in NEGATIONS for word in chunk.cut)


def _without_chat(given: tuple[Chunk, ...]) -> tuple[Chunk, ...]:
    """A question without the words around it that are no part of it."""
    start, end = 0, len(given)
    while start < end and _is_chat(given[start]):
        start += 1
    while end > start and (_is_chat(given[end - 1]) or given[end - 1].cut == ("no",)):
        end -= 1
    return given[start:end] or given


_LEADING: Final = (("i",), ("that",))


def _is_idle(chunk: Chunk) -> bool:
    return all(word in CHAT or word in STOP_WORDS or word.isdigit() for word in chunk.cut)


def _is_chat(chunk: Chunk) -> bool:
    return all(word in CHAT for word in chunk.cut) and not chunk.typed.isupper()


def _lead(corpus: "Corpus", given: tuple[Chunk, ...]) -> tuple[int, tuple[int, int, str] | None]:
    """Where a question begins that stands behind other words, and its verb: *the dam: who denies*.

    It asks with a word before the verb, and nothing but a name and adverbs between them.
    """
    for place in range(1, min(len(given), _LONGEST)):
        begins = _only_asks(given[place]) and given[place - 1].ends
        if not begins and not ASKING.issuperset(given[place].cut):
            continue
        verb = _verb(corpus, given[: place + _NEAR], place)
        if verb is None:
            continue
        if not any(_verb_at(given, at) for at in range(place)):
            return place, verb
    return 0, None


_LONGEST: Final = 24
"""So many of the words of a question are looked through for where it begins."""

_NEAR: Final = 5
"""So many words stand at most between what a question asks with and behind its verb."""


def _is_passive(given: Sequence[Chunk], begin: int, place: int) -> bool:
    """Whether a verb tells what is done to who stands before it: *was the mayor accused of …*."""
    if given[place].cut[-1].endswith("ing"):
        return False
    if given[place - 1].cut == ("to",):  # *was the first to deny*
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
    if whole:
        return whole
    if len(telling) > 1:
        return _all_named(corpus, before)
    if not telling:
        return ()
    found = bearing(corpus, telling[0])
    return found if len(found) == 1 else ()


def _all_named(corpus: "Corpus", before: Sequence[Chunk]) -> tuple[Actor, ...]:
    """Whom words name that are names and nothing else: *Mali junta*, *France and Mali*."""
    named = names_in(corpus, before)
    found: list[Actor] = []
    place = 0
    while place < len(before):
        end = max((end for start, end in named if start == place), default=0)
        if end:
            found += named[place, end]
        elif any(word not in STOP_WORDS for word in before[place].cut):
            return ()
        place = end or place + 1
    return tuple(dict.fromkeys(found))


def _without(idle: frozenset[str], before: Sequence[Chunk]) -> Sequence[Chunk]:
    """What stands before a verb, without what tells when of it (*did the mayor first deny*)."""
    while before and all(word in idle for word in before[-1].cut):
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


def _verb(corpus: "Corpus", given: Sequence[Chunk], begin: int) -> tuple[int, int, str] | None:
    """Where the first verb of a stance stands, and what it asks for; the longest form there.

    None is part of a name (*United States*), and a noun is one only where the question begins with
    it: *who signed the statement* asks for no words.
    """
    end = min(len(given), begin + _FAR)
    verbs = [verb for place in range(begin, end) if (verb := _verb_at(given, place))]
    named = names_in(corpus, given[:end]) if verbs and verbs[0][0] > begin else {}
    for place, end, meant in verbs:
        within = any(start < place < stop for start, stop in named)
        late = _NAMES_ONLY.issuperset(given[place].cut) and any(
            word not in STOP_WORDS for chunk in given[begin:place] for word in chunk.cut
        )
        if not within and not late:
            return place, end, meant
    return None


_NAMES_ONLY: Final = frozenset(
    ("statement", "statements", "quote", "quotes", "quotation", "quotations")
)


def _verb_at(given: Sequence[Chunk], place: int) -> tuple[int, int, str] | None:
    for end in range(min(len(given), place + LONGEST), place, -1):
        form = tuple(word for chunk in given[place:end] for word in chunk.cut)
        if form in STANCES:
            return place, end, STANCES[form]
    return None


def _telling(given: Sequence[Chunk]) -> tuple[str, ...]:
    """Words as typed, without those that only lead to them; none where not one tells anything."""
    while given and all(word in ABOUT for word in given[0].cut) and not given[0].typed.isupper():
        given = given[1:]
    telling = any(
        word not in STOP_WORDS or chunk.typed.isupper() for chunk in given for word in chunk.cut
    )
    return _words(given) if telling else ()


def _words(given: Sequence[Chunk]) -> tuple[str, ...]:
    """Chunks as typed; what was typed as one word stays one."""
    parted = {at for at in range(1, len(given)) if given[at].cut == ("not",)}
    parted = {at for at in parted if given[at].typed == given[at - 1].typed}
    return tuple(chunk.typed for at, chunk in enumerate(given) if at not in parted)


def _as_typed(given: Sequence[Chunk]) -> str:
    return " ".join(chunk.typed for chunk in given)
