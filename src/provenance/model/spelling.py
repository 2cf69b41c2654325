"""What a word may mean that is none of those known: the nearest, or all, if they are few."""

from collections.abc import Iterable
from typing import Final

from provenance.model.synonyms import near_words

_FEW: Final = 20


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Give the known word that another comes nearest to; ``""`` if none comes near."""
    from difflib import get_close_matches

    choices = [*known]
    folded = {one.casefold(): one for one in reversed(choices)}
    near = get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    if near:
        return folded[near[0]]
    return next(iter(near_words(word, tuple(choices))), "")


def help_for(word: str, known: Iterable[str]) -> str | None:
    """Say what may be meant by a word, or what can be written; None where that is too much."""
    choices = [*known]
    if near := nearest(word, choices):
        return f"did you mean `{near}`?"
    return f"write one of {', '.join(choices)}" if 0 < len(choices) <= _FEW else None
