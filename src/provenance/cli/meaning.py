"""Questions that a command answers: *which accusations are unanswered*, *mali vs france*.

They are told by their words alone, or by names between them, and the command is told with the
answer, to be pasted.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from provenance.store.errors import CorpusError
from provenance.store.search.asking import Chunk, chunks
from provenance.store.search.wording import (
    ABOUT,
    CHAT,
    INTERROGATIVES,
    NEGATIONS,
    STANCES,
    STOP_WORDS,
)


class Meaning(NamedTuple):
    """A command that answers where one word of each group stands, and what it is asked about.

    ``of`` is the option that takes that, or ``""`` where it is an argument. ``people``: whether
    somebody may be asked for (*who*).
    """

    command: tuple[str, ...]
    groups: tuple[frozenset[str], ...]
    of: str
    people: bool


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ACCUSATIONS: Final = _set("accusation accusations allegation allegations charge charges")
_ANSWERS: Final = _set("answer answers answered respond responded reply replied rebutted")
_CHANGED: Final = _set("change changes changed changing shift shifted switched reversed")
_LINES: Final = _set("story stories position positions line lines mind minds tune stance stances")
_UNANSWERED: Final = ("disputes", "--status", "unanswered")

_MEANINGS: Final = (
    Meaning(_UNANSWERED, (_set("unanswered unrebutted"),), "--about", people=True),
    Meaning(_UNANSWERED, (_ANSWERS, NEGATIONS, _ACCUSATIONS), "--about", people=True),
    Meaning(("shifts",), (_CHANGED, _LINES), "", people=True),
    Meaning(("disputes",), (_set("contested disputed dispute disputes"),), "--about", people=False),
    Meaning(
        ("disputes",),
        (_set("contradiction contradictions contradictory"),),
        "--about",
        people=False,
    ),
)
"""The first that fits is meant."""

_PEOPLE: Final = _set("who whose")
_IDLE: Final = (
    STOP_WORDS | INTERROGATIVES | CHAT | NEGATIONS | _ACCUSATIONS | _set("their his her its")
)


def meant(
    typed: Sequence[str], is_actor: Callable[[str], bool] = lambda text: False
) -> tuple[str, ...] | None:
    """Give the command that answers a question, as words to type; None where none does.

    Args:
        typed: the words, as typed, and options behind them.
        is_actor: whether a text is an actor's id or name; asked only where that decides.

    Raises:
        CorpusError: it is asked what changed, and not since when; or what is unanswered by one of
            the accused.
    """
    end = next((n for n, word in enumerate(typed) if word.startswith("-")), len(typed))
    given = chunks(typed[:end])
    folded = [word for chunk in given for word in chunk.cut]
    if folded[:1] == ["what"] and [word for word in folded if word not in _IDLE] == ["changed"]:
        raise CorpusError(
            "what changed since when, or in whose line?",
            "the record since a commit: `provenance diff HEAD~1`; one record, commit by commit: "
            "`provenance log ID`; what somebody says: `provenance shifts`",
        )
    sides = _sides(given, is_actor)
    if sides:
        return (*sides, *typed[end:])
    for meaning in _MEANINGS:
        of = _of(meaning, given)
        if of and meaning.command == _UNANSWERED and "against" in folded:
            from provenance.cli.spelling import spelt

            raise CorpusError(
                "what is unanswered cannot be narrowed by who is accused",
                f"of claims about it: `{spelt(*meaning.command, meaning.of, of)}`; "
                f"all accusations against it: `{spelt('who', 'accused', *of.split())}`",
            )
        if of is not None:
            about = (*([meaning.of] if meaning.of else []), of) if of else ()
            return (*meaning.command, *about, *typed[end:])
    return None


_VERSUS: Final = _set("vs versus v contra против contre")
_BESIDE: Final = _set("and et y и")
_ON: Final = _set("on about over regarding concerning sur sobre о об")

_LONGEST: Final = 5
"""Words in the longest name of a side; more is a passage, as of a headline."""


def _sides(given: Sequence[Chunk], is_actor: Callable[[str], bool]) -> tuple[str, ...] | None:
    """Give the command that holds two sides against each other: *mali vs france*.

    *mali against france* and *mali and france on gossi* ask for that where both are actors.
    """
    for place, chunk in enumerate(given[1:-1], 1):
        word = " ".join(chunk.cut)
        if word not in _VERSUS and word != "against" and word not in _BESIDE:
            continue
        behind = given[place + 1 :]
        on = next((at for at, one in enumerate(behind) if _ON.issuperset(one.cut)), len(behind))
        sides = (_without_idle(given[:place]), _without_idle(behind[:on]))
        if not all(0 < len(side) <= _LONGEST for side in sides):
            continue
        parts = (*sides, _without_idle(behind[on + 1 :]))
        a, b, of = (" ".join(c.typed for c in part) for part in parts)
        if word in _BESIDE and not of:
            continue
        if word in _VERSUS or (is_actor(a) and is_actor(b)):
            return ("versus", a, b, *(("--about", of) if of else ()))
    return None


def _without_idle(given: Sequence[Chunk]) -> Sequence[Chunk]:
    """The words of a side without those before that only lead to it: *how about mali*."""
    while given and _IDLE.issuperset(given[0].cut) and not given[0].typed.isupper():
        given = given[1:]
    return given


def _of(meaning: Meaning, given: Sequence[Chunk]) -> str | None:
    """What a question is about that a command answers, as typed; None if it does not.

    It stands behind *about*, *against* or the like; of a line that changed also before it.
    """
    asked = [chunk for chunk in given if not _IDLE.issuperset(chunk.cut)]
    every = frozenset().union(*meaning.groups)
    if not all(any(g.issuperset(c.cut) for c in given) for g in meaning.groups):
        return None
    if not meaning.people and any(_PEOPLE.issuperset(chunk.cut) for chunk in given):
        return None
    places = [at for at, chunk in enumerate(given) if chunk in asked and not every & {*chunk.cut}]
    places = [at for at in places if not ABOUT.issuperset(given[at].cut)]
    if not places:
        return ""
    first, last = places[0], places[-1]
    led = any(ABOUT.issuperset(chunk.cut) for chunk in given[max(0, first - 2) : first])
    of = given[first : last + 1]
    parted = any(every & {*c.cut} or c.cut in STANCES or ABOUT.issuperset(c.cut) for c in of)
    return " ".join(chunk.typed for chunk in of) if (led or not meaning.of) and not parted else None
