"""The answer to ``who``, drawn."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from provenance.answers.on_claim import EXCLUDED, NEARBY, PRESUPPOSED, ClaimAnswer
from provenance.answers.rows import StatementRow
from provenance.answers.who import CLAIM, STANCE, TIME, Silent, Who
from provenance.views import against, candidates, entries, said
from provenance.views.absence import (
    absence,
    asked_with,
    in_vain,
    nobody,
    options,
    otherwise,
    verb,
    where,
)
from provenance.views.card_parts import facts
from provenance.views.citation.short import read
from provenance.views.document import Block, Column, Heading, Listing, Page, Paragraph, Span, line
from provenance.views.folded import derived, lines
from provenance.views.points import sentence
from provenance.views.wording import STATEMENT_COLUMNS, count, status, tally

COLUMNS = STATEMENT_COLUMNS


def items(answer: Who) -> list[StatementRow]:
    """The explicit rows of all claims; JSON has the derived ones too, told apart."""
    return [row for group in answer.groups for row in group.rows]


def brief(answer: Who) -> Page:
    """Draw the claim with a line a statement, where they were read, and what follows, folded."""
    return tuple(_page(answer, _briefly))


def page(answer: Who) -> Page:
    """Draw the claim with all that is recorded of each statement, and of each that follows."""
    return tuple(_page(answer, _wholly))


def _page(answer: Who, draw: Callable[[ClaimAnswer], Iterator[Block]]) -> Page:
    understood = (asked_with(answer.understood),) if answer.understood else ()
    return (*understood, *_unread(answer), *_answered(answer, draw))


def _unread(answer: Who) -> Iterator[Block]:
    """The words that the question was read without, and what that means for the answer."""
    by_part: dict[str, list[str]] = {}
    for item in answer.unread:
        by_part.setdefault(item.of, []).append(f"“{item.words}”")
    for part, words in by_part.items():
        told = f"Read without {', '.join(words)}: {_MEANS[part].format(did=verb(answer.stance))}"
        yield Paragraph(line(told))


_MEANS: Final = {
    STANCE: "this tells who {did} it, not who did not.",
    CLAIM: "claims stand in positive form, and who says the opposite of one denies it.",
    TIME: "no date stands there; --before and --after take one.",
}


def _answered(answer: Who, draw: Callable[[ClaimAnswer], Iterator[Block]]) -> Page:
    if answer.candidates and answer.silent and answer.near:
        whole = Paragraph(line("With all of the words:"))
        return (*candidates.nearest(answer, candidates.FEW), whole, *_named(answer))
    if answer.candidates:
        return (*_named(answer), *candidates.nearest(answer))
    if not answer.found:
        return tuple(_nothing(answer))
    blocks: list[Block] = []
    if len(answer.groups) > 1:
        blocks += candidates.several(answer)
    else:
        blocks += _head(answer.groups[0])
        blocks += draw(answer.groups[0])
    if len(answer.groups) < answer.total:
        more = f"{answer.total - len(answer.groups):,} more with a higher --limit."
        blocks.append(Paragraph(line(Span(more, "muted"))))
    blocks += _silent(answer, "other claim matches", "other claims match")
    blocks += _others(answer)
    return tuple(blocks)


def _head(group: ClaimAnswer) -> Iterator[Block]:
    yield Heading(line(Span(group.text, "claim"), Span(f"  {group.claim}", "id")))
    headline = Span(status(group.status, group.as_of), "status")
    told = (headline, f": {sentence(group.grounds)}")
    yield Paragraph(line(*told), indent=1)


_FOLLOWS: Final = (
    (PRESUPPOSED, "presupposed by what was affirmed elsewhere"),
    (EXCLUDED, "said what excludes it; not a denial"),
    (NEARBY, "denied of a stronger claim; not a denial of this one"),
)
"""What follows from statements on other claims, and its heading."""


def _briefly(group: ClaimAnswer) -> Iterator[Block]:
    if group.rows:
        yield said.on_claim(group.rows, group.claim)
        yield from _counted(group)
    else:
        yield Paragraph(line(_not_in_so_many_words(group)))
    if group.unplaced:
        yield Paragraph(line(_UNPLACED))
        yield said.on_claim(group.unplaced, group.claim)
    hows = {item.how for item in group.derived}
    follows = [derived(title, group.derived, how) for how, title in _FOLLOWS if how in hows]
    if group.against:
        follows.append(lines(_AGAINST, against.in_lines(group.against)))
    if follows:
        yield Listing((Column(""),), tuple(follows))
    yield from facts((("read in", read((*group.rows, *group.unplaced))),))


def _wholly(group: ClaimAnswer) -> Iterator[Block]:
    if group.rows:
        yield from entries.entries(group.rows)
        yield from _counted(group)
    else:
        yield Paragraph(line(_not_in_so_many_words(group)))
    if group.unplaced:
        yield Paragraph(line(_UNPLACED))
        yield from entries.entries(group.unplaced)
    for how, title in _FOLLOWS:
        found = [item for item in group.derived if item.how == how]
        if found:
            yield Heading(line(f"{title[0].upper()}{title[1:]} ({len(found)}, derived)"))
            yield from entries.derived(found)
    if group.against:
        yield Heading(line(f"{_AGAINST[0].upper()}{_AGAINST[1:]}"))
        for told in against.against(group.against):
            yield Paragraph(line(Span(told, "derived")), indent=1)


_AGAINST: Final = "tells against it, and is no denial of it"

_UNPLACED: Final = "The record cannot tell whether these fall in the time asked for:"


def _counted(group: ClaimAnswer) -> Iterator[Block]:
    counts = group.tally
    if counts.statements > 1 or counts.groups or counts.repeats or group.taken_back:
        yield Paragraph(line(Span(tally(counts, group.taken_back), "muted")), indent=1)


def _not_in_so_many_words(group: ClaimAnswer) -> str:
    """That nobody took the stance itself, above what is told apart."""
    found = group.absence
    if found is None:
        return ""
    return absence(found, "it" if found.perhaps else "it in so many words")


def _silent(answer: Who, one: str, many: str) -> Iterator[Block]:
    """The claims that are meant, but of which nothing passes, told with the filters."""
    left_out = [item for item in answer.silent if item.options]
    silent = [item for item in answer.silent if item.absence]
    if silent and (found := silent[0].absence):
        them = "it" if len(silent) == 1 else "them"
        told = f"{count(len(silent), one, many)}. {nobody(found, them)}"
        number = sum(bool(item.absence and item.absence.without) for item in silent)
        if number:
            lifting = options(_all_options(silent))
            told += f" Without {lifting} that is otherwise for {number:,} of these."
        yield Paragraph(line(Span(told, "muted")))
    if left_out:
        by = options(dict.fromkeys(option for item in left_out for option in item.options))
        told = f"{count(len(left_out), one, many)} but not {by}: {_ids(left_out)}."
        yield Paragraph(line(Span(told, "muted")))


def _all_options(silent: list[Silent]) -> dict[str, None]:
    return dict.fromkeys(
        option
        for item in silent
        for found in (item.absence.without if item.absence else ())
        for option in found.options
    )


def _ids(silent: Sequence[Silent]) -> str:
    more = f" and {len(silent) - 5} more" if len(silent) > 5 else ""
    return ", ".join(item.claim for item in silent[:5]) + more


def _nothing(answer: Who) -> Iterator[Block]:
    yield from _named(answer)
    if not answer.silent:
        if answer.accused:
            told = f"No claim on record accuses {candidates.who(answer.accused)}."
        else:
            told = f"No claim matches “{answer.asked}”."
        yield Paragraph(line(told))
    yield from _others(answer)
    yield from in_vain(where(answer.searched), answer.suggestions)


def _named(answer: Who) -> Iterator[Block]:
    """The claims that are meant, each with what is missing on it, or the filters that it fails."""
    alike: dict[str, list[Silent]] = {}
    for item in answer.silent:
        if item.absence:
            alike.setdefault(nobody(item.absence), []).append(item)
    for told, silent in alike.items():
        yield from _missing(told, silent)
    left_out = [item for item in answer.silent if item.options]
    for item in left_out[:10]:
        by = options(item.options)
        yield Paragraph(line(Span(item.claim, "id"), "  ", item.text), indent=1)
        yield Paragraph(line(f"It matches, and is left out by {by}."), indent=2)
    if len(left_out) > 10:
        yield Paragraph(
            line(f"and {count(len(left_out) - 10, 'more claim')}, left out too"), indent=1
        )


def _missing(told: str, silent: Sequence[Silent]) -> Iterator[Block]:
    """Claims of which the same is missing; first those of which something else was said."""
    one = len(silent) == 1
    if not one and (found := silent[0].absence):
        any_ = nobody(found, f"any of these {len(silent):,} claims").removesuffix(".")
        yield Paragraph(line(f"{any_}:"))
    speaking = [item for item in silent if item.instead or (item.absence and item.absence.without)]
    quiet = [item for item in silent if item not in speaking]
    shown = (*speaking[:10], *quiet[:5])
    for item in shown:
        yield Paragraph(line(Span(item.claim, "id"), "  ", item.text), indent=1)
        rest = otherwise(item.absence) if item.absence else ()
        more = " ".join((told, *rest) if one else rest)
        if more:
            yield Paragraph(line(more), indent=2)
        if item.instead:
            yield Paragraph(
                line(f"On record instead: {candidates.spoken(item.instead, item.claim)}."), indent=2
            )
        if item.against:
            yield Paragraph(line("Tells against it, and is no denial of it:"), indent=2)
            for told_otherwise in against.in_lines(item.against):
                yield Paragraph(told_otherwise, indent=3)
    if len(silent) > len(shown):
        yield Paragraph(line(f"and {count(len(silent) - len(shown), 'more claim')}"), indent=1)


def _others(answer: Who) -> Iterator[Block]:
    if answer.others:
        ids = ", ".join(claim.id for claim in answer.others[:_ALSO])
        rest = len(answer.others) - _ALSO
        more = f" and {rest} more" if rest > 0 else ""
        yield Paragraph(line(Span(f"These words also match: {ids}{more}.", "muted")))


_ALSO: Final = 3
"""So many claims are named that the words match too."""
