"""Quoted words shown where they stand in the document."""

import re
from typing import Final, NamedTuple

from provenance.quotes.normalise import Text
from provenance.quotes.safe import safe
from provenance.quotes.verify import Located

_BESIDE: Final = 90
_BETWEEN: Final = 120
_BREAK: Final = re.compile(r"\n[ \t\r]*\n")


class Run(NamedTuple):
    """A stretch of the document, fit for a terminal; ``quoted`` marks the quotation's words."""

    text: str
    quoted: bool = False


def context(text: Text, found: Located) -> tuple[Run, ...]:
    """The words of a quotation with what stands beside and between them in the same passage."""
    original = text.original
    (first, _), (_, last) = found.at[0], found.at[-1]
    runs = [Run(_before(original[max(0, first - _BESIDE) : first], first > _BESIDE))]
    end = first
    for start, stop in found.at:
        if start > end:
            runs.append(Run(_between(original[end:start])))
        runs.append(Run(safe(original[start:stop]), quoted=True))
        end = stop
    runs.append(Run(_after(original[last : last + _BESIDE], len(original) > last + _BESIDE)))
    return tuple(run for run in runs if run.text)


def _before(text: str, cut: bool) -> str:
    breaks = list(_BREAK.finditer(text))
    if breaks:
        text, cut = text[breaks[-1].end() :], False
    text = safe(text)
    return "… " + text.partition(" ")[2] if cut else text.lstrip()


def _after(text: str, cut: bool) -> str:
    stop = _BREAK.search(text)
    if stop:
        text, cut = text[: stop.start()], False
    text = safe(text)
    return text.rpartition(" ")[0] + " …" if cut else text.rstrip()


def _between(text: str) -> str:
    text = safe(text)
    if len(text) <= _BETWEEN:
        return text
    half = _BETWEEN // 2
    return f"{text[:half].rpartition(' ')[0]} … {text[-half:].partition(' ')[2]}"
