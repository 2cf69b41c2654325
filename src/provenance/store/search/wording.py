"""The words in which people ask: which stance they mean, and which words only ask.

Everything is folded (`fold`), so that case and accents do not matter. A stance is meant by any
form of its verbs, in English, French, Russian, Spanish and Arabic (``verbs.txt``; a form of several
words is joined by ``_``). What a verb says beyond the stance (that somebody *refuted* it, say) is
nobody's statement here.
"""

import os
from typing import Any, Final

AFFIRMED: Final = "affirmed"
SAID: Final = "said"
ANSWERED: Final = "answered"
"""What can be asked for beside single stances: asserted or admitted; any stance; any reply."""

ACCUSED: Final = "accused"
"""What is asked by verbs of accusing: who affirms a claim that accuses whom they name."""


def listed(name: str) -> list[str]:
    """Read the lines of a list of words that stands beside this module."""
    # The loader reads it: in an archive, as workers of a cluster have the program, no file can be.
    loader: Any = globals()["__loader__"]
    text = loader.get_data(os.path.join(os.path.dirname(__file__), name)).decode()
    return [line for line in text.splitlines() if line]


def _verbs() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for line in listed("verbs.txt"):
        meant, _, forms = line.partition(": ")
        found |= {tuple(form.split("_")): meant for form in forms.split()}
    return found


STANCES: Final = _verbs()
"""A verb's form, word by word and folded, and the stance that is asked for by it."""

LONGEST: Final = max(map(len, STANCES))
"""Words of the longest form."""

INTERROGATIVES: Final = frozenset(" ".join(listed("interrogatives.txt")).split())
"""What a question may begin with; dropped before its verb, wherever no name begins with it."""

ADVERBS: Final = frozenset(" ".join(listed("adverbs.txt")).split())
"""Words that stand between a speaker and a verb and tell nothing of either."""

PASSIVES: Final = frozenset(
    (
        *("is", "are", "was", "were", "be", "been", "being", "est", "sont", "etait", "etaient"),
        *("ete", "es", "son", "fue", "fueron", "sido", "был", "была", "были"),
    )
)
"""Words with which a verb tells what is done to somebody."""

AGENTS: Final = frozenset(["by", "par", "por"])
"""Words after which stands who did it."""

WHOSE: Final = AGENTS | {"from", "of", "de", "du", "d", "от", "del", "من"}
"""Words after which stands whose words they are: *statements of the mayor*."""

ABOUT: Final = frozenset(
    (
        *("about", "on", "of", "against", "that", "for", "to", "with", "regarding", "concerning"),
        *("sur", "de", "du", "contre", "о", "об", "про", "sobre", "contra", "عن"),
    )
)
"""Words that lead to what something is said of, and are no part of it."""

NOUNS: Final = frozenset(
    (
        *("statement", "statements", "quote", "quotes", "quotation", "quotations", "remark"),
        *("remarks", "comment", "comments", "reply", "answer", "answers", "reports"),
    )
)
"""Verbs of a stance that are names for somebody's words too: after *of* stands whose."""

NEGATIONS: Final = frozenset(" ".join(listed("negations.txt")).split())
"""Words that turn a question round. A record holds what was said, so that none is looked for."""

CHAT: Final = frozenset(" ".join(listed("chat.txt")).split())
"""Words around a question that are no part of it: *hey*, *please*, *I was wondering*."""

FIRST: Final = frozenset(["first", "earliest"])
"""Words that ask for who did something before all others."""

ASKING: Final = frozenset(
    (
        *("who", "whom", "anybody", "anyone", "somebody", "someone"),
        *("qui", "кто", "quien", "quienes", "من", "هل"),
    )
)
"""Words with which a question begins, also behind other words."""

RELATIVES: Final = frozenset(["who", "that", "which", "qui", "que", "quien"])

STOP_WORDS: Final = frozenset(" ".join(listed("stop_words.txt")).split())
"""Words that carry too little to be looked for, unless nothing else is asked."""
