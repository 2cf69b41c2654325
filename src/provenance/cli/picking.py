"""Letting somebody at a terminal choose which of several claims or records is meant."""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

_MOST = 9


def pick(answer: Any) -> str | None:
    """Ask which candidate is meant, where an answer has some and somebody can be asked.

    Returns the id of the record that was chosen; ``None`` where there is nothing to choose from,
    nobody to ask, or nothing was chosen.
    """
    ids = _offered(answer)
    if not ids or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    prompt = f"Which one? 1 to {len(ids)}, or Enter for none: "
    while True:
        try:
            given = input(prompt).strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return None
        if not given:
            return None
        if given in ids:
            return given
        if given.isascii() and given.isdigit() and 1 <= int(given) <= len(ids):
            return ids[int(given) - 1]
        print(f"`{given}` is no number from 1 to {len(ids)}")


def subject(corpus: "Corpus", values: dict[str, Any], answer: Any) -> str:
    """Which commands answer for a topic or a place, where a record was asked for and many may be.

    Empty where the words name neither, or the answer has it already.
    """
    if answer.found or not getattr(answer, "candidates", ()) or hasattr(answer, "stance"):
        return ""
    words = next((value for value in values.values() if isinstance(value, list | str)), ())
    text = words if isinstance(words, str) else " ".join(words)
    topic = "-".join(text.lower().split())
    if corpus.claims_with_topic(topic):
        kind, option, name = "topic", "--topic", topic
    elif corpus.claims_at(text):
        kind, option, name = "place", "--place", text
    else:
        return ""
    from provenance.cli.spelling import spelt

    return (
        f"`{text}` is a {kind}: `{spelt('show', name)}` has its card, "
        f"`{spelt('statements', option, name)}` what was said, in the order of time"
    )


def _offered(answer: Any) -> tuple[str, ...]:
    """The ids in the order in which the answer shows them, numbered."""
    candidates = getattr(answer, "candidates", ())
    if not candidates and len(getattr(answer, "groups", ())) > 1:
        candidates = answer.groups
    ids = (getattr(one, "claim", None) or one.id for one in candidates)
    return tuple(ids)[:_MOST]


def instead(values: dict[str, Any], answer: Any, id: str) -> dict[str, Any]:
    """The command's own arguments, with the record that was chosen in place of the words typed."""
    name = next(name for name, value in values.items() if isinstance(value, list | str))
    words = [answer.stance, id] if hasattr(answer, "stance") else [id]
    return {**values, name: words if isinstance(values[name], list) else id}
