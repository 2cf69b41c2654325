"""What an editor shows over and beside the text: cards, lenses, dates in words."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from provenance.answers.cards import Card, ClaimCard, StatementCard
from provenance.answers.citation import Citation
from provenance.answers.parties import Party
from provenance.answers.rows import StatementRow
from provenance.answers.show import Shown
from provenance.answers.when import describe
from provenance.derive.sides import Branch
from provenance.derive.status import Status
from provenance.model.dates import CANNOT_TELL, NO, Date, show_day
from provenance.model.fields import Field
from provenance.model.records import Actor, Source
from provenance.model.vocabulary import SAID_AS
from provenance.views import show
from provenance.views.absence import absence
from provenance.views.against import briefly
from provenance.views.card_parts import TIES, whose_side
from provenance.views.citation.short import whole
from provenance.views.document import (
    Block,
    Cell,
    Column,
    Heading,
    Page,
    Paragraph,
    Span,
    Table,
    Tree,
    cell,
    line,
)
from provenance.views.points import BESIDE, ground, opening, sentence
from provenance.views.wording import count, names, spoken_by, status, style

_ROWS: Final = 6
"""Statements on a side of a card before the rest is counted."""

_PARTS: Final = 12
"""Parts of a side that a card names."""


def lens(found: Status) -> str:
    """The line over a claim: its headline, and how many certainly affirm and deny it in words."""
    told = []
    for positions, word in ((found.affirmers, "affirm"), (found.deniers, "deny")):
        number = sum(not held.derived and held.certain is not NO for held in positions)
        sure = sum(not held.derived and held.certain not in (NO, CANNOT_TELL) for held in positions)
        if number:
            verb = word if number > 1 else {"affirm": "affirms", "deny": "denies"}[word]
            told.append(f"{number} {verb}" + (f" ({sure} for certain)" if sure < number else ""))
    return f"{status(found.headline)}: {', '.join(told)}" if told else status(found.headline)


def claim_card(card: Card | None) -> Page:
    """A claim with its headline and both sides, or a statement with what answers it."""
    if isinstance(card, ClaimCard):
        return tuple(_claim(card))
    if isinstance(card, StatementCard):
        return show.page(Shown(card.row.statement, card, (), ()))
    return ()


def _claim(card: ClaimCard) -> Iterator[Block]:
    yield Heading(line(card.text), level=3)
    yield Paragraph(
        line(
            Span(status(card.status), "status"),
            f": {sentence(card.grounds)}",
            "".join(f"; {ground(item)}" for item in card.suffixes if item.kind not in BESIDE),
        )
    )
    for note in card.open:
        yield Paragraph(line(Span(opening(note), "warn")))
    affirm = _side(card.affirm) or _nobody(card.affirm_absence and absence(card.affirm_absence))
    deny = _side(card.deny) or _nobody(card.deny_absence and absence(card.deny_absence))
    yield Table(
        (Column("affirmed by"), Column("denied by")),
        tuple(zip_longest(affirm, deny, fillvalue=())),
    )
    for told in briefly(card.against, card.claim):
        yield Paragraph(line(Span(told, "derived")), indent=1)
    for title, parties in (("about", card.about), ("accuses", card.accuses)):
        if parties:
            yield Paragraph(line(f"{title}: {names(parties)}"), indent=1)
    if card.event:
        foretold = " (foretold)" if card.foretells else ""
        yield Paragraph(line(f"event: {card.event}{foretold}"), indent=1)


def _side(rows: Sequence[StatementRow]) -> tuple[Cell, ...]:
    shown = [_stance(row) for row in rows[:_ROWS]]
    left = len(rows) - len(shown)
    return (*shown, *((cell(f"and {left} more"),) if left else ()))


def _stance(row: StatementRow) -> Cell:
    principal = f" for {names(row.for_)}" if row.for_ else ""
    speaker = spoken_by(row.by)
    return cell(line(f"{speaker}{principal} ", Span(row.stance, style(row.stance))), row.when.text)


def _nobody(told: str | None) -> tuple[Cell, ...]:
    return (cell(told),) if told else ()


def actor_card(actor: Actor, side: Branch, root: Party, groups: Sequence[Party]) -> Page:
    """An actor with its side: its parts and who speaks for it, and the side that it is on."""
    return tuple(_actor(actor, side, root, groups))


def _actor(actor: Actor, side: Branch, root: Party, groups: Sequence[Party]) -> Iterator[Block]:
    yield Heading(line(actor.name), level=3)
    yield Paragraph(line(Span(actor.id, "id"), f"  {actor.kind}"))
    for title, told in (
        ("also called", ", ".join(actor.aka)),
        ("on the side of", root.name if root.id != actor.id else ""),
        ("member of", names(tuple(groups))),
        ("note", actor.note or ""),
    ):
        if told:
            yield Paragraph(line(f"{title}: {told}"), indent=1)
    if side.children:
        yield Heading(line(whose_side(side)), level=4)
        yield _branch(side)


def _branch(branch: Branch) -> Tree:
    shown = branch.children[:_PARTS]
    left = len(branch.children) - len(shown)
    rest = (Tree(line(f"and {left} more")),) if left else ()
    tie = f" ({TIES[branch.tie]})" if branch.tie else ""
    return Tree(line(f"{branch.name}{tie}"), (*map(_branch, shown), *rest))


def source_card(source: Source, cited: Citation, state: str, quoted: int) -> Page:
    """A source as it is cited, whether its text is at hand, and how many claims cite it."""
    return (
        Heading(line(source.title), level=3),
        Paragraph(line(Span(source.id, "id"), f"  {source.kind}")),
        Paragraph(whole(cited), indent=1),
        *(
            Paragraph(line(f"{title}: {describe(date)}"), indent=1)
            for title, date in (("date", source.date), ("published", source.published))
            if date
        ),
        Paragraph(line(f"its text: {state}"), indent=1),
        Paragraph(line(f"cited by {count(quoted, 'claim')}"), indent=1),
    )


def date(found: Date) -> str:
    """A date in words, with its first and last possible day."""
    first = show_day(found.first) if found.first is not None else "any day before"
    last = show_day(found.last) if found.last is not None else "any day after"
    bounds = f"on {first}" if first == last else f"first possible day: {first}; last: {last}"
    return f"**{describe(found)}**\n\n{bounds}"


def key(field: Field) -> str:
    """What a key is for."""
    told = f"**{field.key}**: {field.about}"
    return f"{told}\n\nOne of: {', '.join(field.choices)}." if field.choices else told


STANCES: Final = SAID_AS
"""The keys under which statements stand, in the order in which an outline lists them."""
