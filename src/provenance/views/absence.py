"""That something was not found, in sentences that stand when they are read alone."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from provenance.answers.absence import CLAIMS, FIGURES, RIVALS, SIDE, Absence, Lifted, Searched
from provenance.answers.asked import Asked
from provenance.answers.parties import Party
from provenance.views.document import Paragraph, Span, line
from provenance.views.wording import count, names

_WHEN: Final = {"--before": "before", "--after": "after", "--as-of": "by the end of"}

_NOUNS: Final = {
    "asserted": ("assertion", "assertions"),
    "admitted": ("admission", "admissions"),
    "denied": ("denial", "denials"),
    "questioned": ("question", "questions"),
    "declined": ("refusal to comment", "refusals to comment"),
    "retracted": ("retraction", "retractions"),
    "affirmed": ("affirmation", "affirmations"),
    "said": ("statement", "statements"),
    "answered": ("answer", "answers"),
    "commented": ("comment", "comments"),
}


NAMES: Final = "ids, names and aliases, and the words of claims"
"""Where a record of any kind is looked for."""


def where(found: Searched) -> str:
    """Where an answer was looked for."""
    number, of = found.number or 0, found.of
    if found.among == FIGURES:
        return f"the {count(number, 'question')} that claims answer with a figure"
    if found.among == CLAIMS:
        return f"what was said on every claim, {number:,} in all"
    if found.among == SIDE and of:
        return f"what the side of {of.name} said"
    if found.among == RIVALS and of:
        return f"what was said on {of.id} and on its rivals"
    return f"the ids, texts, subjects, topics, quotations and notes of {count(number, 'claim')}"


def in_vain(searched: str, near: Iterable[str] = ()) -> Iterator[Paragraph]:
    """Say where it was looked for in vain, and what may be meant instead."""
    yield Paragraph(line(Span(f"Searched: {searched}.", "muted")))
    yield from meant(near)


def meant(near: Iterable[str]) -> Iterator[Paragraph]:
    """Say what may be meant instead, if anything."""
    if told := ", ".join(near):
        yield Paragraph(line(f"Did you mean: {told}?"))


def echo(filters: tuple[Asked, ...]) -> str:
    """The filters as they were given, with the names of what they name."""
    return " ".join(f"{item.option} {_value(value)}" for item in filters for value in item.values)


def _value(value: Party) -> str:
    id = f'"{value.id}"' if " " in value.id else value.id
    return id if value.name == value.id else f"{id} ({value.name})"


def passing(filters: tuple[Asked, ...]) -> str:
    """The filters that something was to pass."""
    left = tuple(item for item in filters if item.option != "--limit")
    return f" that passes {echo(left)}" if left else ""


def asked_with(filters: tuple[Asked, ...]) -> Paragraph:
    """The line that says under which filters an answer was asked for."""
    return Paragraph(line(Span(f"Asked with {echo(filters)}.", "muted")))


def verb(stance: str) -> str:
    """A stance as a verb in the past."""
    return "said anything on" if stance == "said" else stance


def absence(found: Absence, what: str = "it") -> str:
    """Say that nobody asked for certainly took the stance on it, and what stands otherwise."""
    return " ".join((nobody(found, what), *otherwise(found)))


def nobody(found: Absence, what: str = "it") -> str:
    """Say that none of what was asked for certainly took the stance."""
    did, when = verb(found.stance), circumstances(found.filters)
    given = {item.option: item.values for item in found.filters}
    speakers, extra = given.get("--by", ()), _extra(given)
    if found.perhaps:
        which = f"{count(found.perhaps, *_NOUNS[found.stance])} cannot be placed"
        who = f"{_all(speakers, 'or')}{extra}" if speakers else f"anybody{extra}"
        return f"It is open whether {who} {did} {what}{when}: {which} in that time."
    if len(speakers) == 1:
        return f"{speakers[0].name}{extra} is not recorded to have {did} {what}{when}."
    who = f"None of {_all(speakers, 'and')}" if speakers else "Nobody"
    return f"{who}{extra} is recorded to have {did} {what}{when}."


def otherwise(found: Absence) -> Iterator[str]:
    """Say what stands without the filters, and whose side did what it itself did not."""
    for item in found.without:
        told = count(item.number, *_NOUNS[found.stance])
        by = f", by {_some(item.voices)}" if item.voices else ""
        yield f"Without {options(item.options)}: {told}{by}."
    for side in found.sides:
        yield f"`{side.id}` itself did not, its side did: --side {side.id}."


def circumstances(filters: Iterable[Asked]) -> str:
    """The time, carrier or stance that filters ask for, in words."""
    told = [f" {_when(f.option, f.values[0].name)}" for f in filters if f.option in _WHEN]
    for item in filters:
        values = _all(item.values, "or")
        if item.option == "--via":
            told.append(f" through {values}")
        elif item.option == "--stance":
            told.append(f" in what is recorded as {values}")
    return "".join(told)


def _when(option: str, moment: str) -> str:
    """A day has an end, by which something was said or not; a time of day is a moment."""
    before = "by" if option == "--as-of" and "T" in moment else _WHEN[option]
    return f"{before} {moment}"


def lifted(found: tuple[Lifted, ...], one: str, many: str = "") -> str:
    """Say what an answer would hold without its filters."""
    told = [f"Without {options(item.options)}: {count(item.number, one, many)}." for item in found]
    return " ".join(told)


def options(given: Iterable[str]) -> str:
    """Several options, joined."""
    return " and ".join(given)


def _extra(given: Mapping[str, tuple[Party, ...]]) -> str:
    """On whose behalf somebody was to have spoken."""
    extra = ""
    if "--for" in given:
        extra += f" speaking for {_all(given['--for'], 'or')}"
    if "--side" in given:
        extra += f" of the side of {_all(given['--side'], 'or')}"
    return extra


def _all(parties: tuple[Party, ...], word: str) -> str:
    *most, last = (party.name for party in parties)
    return f"{', '.join(most)} {word} {last}" if most else last


def _some(voices: tuple[Party, ...]) -> str:
    shown = names(voices[:4])
    return shown + (f" and {len(voices) - 4} more" if len(voices) > 4 else "")
