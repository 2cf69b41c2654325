"""The cards of ``show`` in brief: what matters first, a line a statement, long lists folded."""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.answers.absence import Absence
from provenance.answers.against import DECLINED, QUESTIONED, STRONGER, Against
from provenance.answers.cards import Accusation, ActorCard, ClaimCard, Neighbour, SourceCard
from provenance.answers.on_claim import EXCLUDED, NEARBY, PRESUPPOSED
from provenance.answers.rows import StatementRow
from provenance.derive.origins import Tally
from provenance.derive.points import AFFIRMED, DENIED, VOICES
from provenance.model.vocabulary import CAMP, GROUP
from provenance.views import said
from provenance.views.absence import absence
from provenance.views.against import in_lines
from provenance.views.card_parts import (
    accusers,
    dated,
    facts,
    figure_words,
    head,
    relation,
    side,
    unanswered,
    whose_side,
)
from provenance.views.citation.short import whole
from provenance.views.document import (
    Block,
    Cell,
    Column,
    Group,
    Heading,
    Line,
    Listing,
    Page,
    Paragraph,
    Span,
    cell,
    line,
)
from provenance.views.folded import MOST, derived, fitting, lines
from provenance.views.folded import rows as rows_of
from provenance.views.points import BESIDE, ground, opening, sentence
from provenance.views.wording import as_of, count, names, status, voices

_BELOW: Final = (VOICES, *BESIDE)
"""What follows a headline and is told below, with who said it."""

_LISTED: Final = (AFFIRMED, DENIED)
"""What a headline rests on and is told below, statement by statement."""

_NEIGHBOURS: Final = 6
"""So many relations are told one by one; of more only the first of each kind."""

_SOURCES: Final = 4
"""So many sources, or names, are told in a row."""

_STATEMENTS: Final = 3
"""So many statements of a kind are told on an actor's card."""


def page(card: ClaimCard | ActorCard | SourceCard) -> Page:
    """Draw a card in brief."""
    match card:
        case ClaimCard():
            return tuple(_claim(card))
        case ActorCard():
            return tuple(_actor(card))
        case SourceCard():
            return tuple(_source(card))


def _claim(card: ClaimCard) -> Iterator[Block]:
    yield from head(card.text, card.claim, "claim", card.file, card.line)
    suffixes = "".join(f"; {ground(item)}" for item in card.suffixes if item.kind not in _BELOW)
    grounds = tuple(item for item in card.grounds if item.kind not in _LISTED)
    reason = f": {sentence(grounds)}" if grounds else ""
    yield Paragraph(
        line(Span(status(card.status, card.as_of), "status"), reason, suffixes), indent=1
    )
    for note in card.open:
        yield Paragraph(line(Span(opening(note), "warn")), indent=1)
    if card.filtered:
        told = "This is the status of the whole record; the filters choose among what is below."
        yield Paragraph(line(Span(told, "muted")), indent=1)
    yield Listing(
        (Column(""),),
        tuple(
            group
            for group in (
                _spoken("affirmed by", card.affirm, card.affirm_tally, card.affirm_absence),
                _spoken("denied by", card.deny, card.deny_tally, card.deny_absence),
                _spoken("questioned, declined or retracted by", card.otherwise),
                _spoken("said of it without taking a stance", card.comments),
                _spoken("cannot be placed in the time asked for", card.unplaced),
                lines("tells against it, and is no denial of it", in_lines(_else(card))),
                derived("presupposed by what was said elsewhere", card.derived, PRESUPPOSED),
                derived("said what excludes it", card.derived, EXCLUDED),
                derived(
                    "denied of a stronger claim; not a denial of this one", card.derived, NEARBY
                ),
            )
            if group.rows
        ),
    )
    foretold = f"{card.event} (foretold)" if card.foretells and card.event else card.event
    yield from facts(
        (
            ("about", names(card.about)),
            ("accuses", names(card.accuses)),
            ("silent", names(card.silent)),
            ("event", foretold),
            ("place", card.place),
            ("figure", figure_words(card.figure)),
            ("topics", ", ".join(card.topics)),
            ("read in", tuple(whole(cited) for cited in card.sources)),
            ("note", card.note),
        )
    )
    yield from facts(tuple(_relations(card.relations)))


def _else(card: ClaimCard) -> Iterator[Against]:
    """What tells against it and is not among the statements on it."""
    return (item for item in card.against if item.how not in (QUESTIONED, DECLINED, STRONGER))


def _spoken(
    heading: str,
    rows: tuple[StatementRow, ...],
    tally: Tally | None = None,
    missing: Absence | None = None,
) -> Group:
    """Statements under a heading that counts voices, never without their independence."""
    counted = f": {voices(tally)}" if tally and tally.statements > 1 else ""
    lines = [said.told(row) for row in rows] or (
        [cell(Span(absence(missing), "muted"))] if missing else []
    )
    return rows_of(heading, lines, counted)


def _relations(neighbours: tuple[Neighbour, ...]) -> Iterator[tuple[str, Cell]]:
    """Each relation with the claims at its other end; of many only the first are named."""
    kinds: dict[str, list[Neighbour]] = {}
    for item in neighbours:
        kinds.setdefault(relation(item), []).append(item)
    for kind, found in kinds.items():
        shown = found if len(neighbours) <= _NEIGHBOURS else found[:1]
        *told, last = [_neighbour(item) for item in shown]
        rest = len(found) - len(shown)
        more = Span(f" +{rest:,} (-v)" if rest else "", "muted")
        yield kind, (*told, (*last, more))


def _neighbour(item: Neighbour) -> Line:
    known = status(item.status) if item.status else "not recorded"
    return line(Span(item.claim), Span(f" ({known})", "muted"))


def _actor(card: ActorCard) -> Iterator[Block]:
    yield from head(card.name, card.actor, card.kind, card.file, card.line)
    yield Paragraph(line(_summary(card)), indent=1)
    listed = (
        ("Denied", card.denied),
        ("Affirmed", card.affirmed),
        ("Questioned, declined, retracted", card.otherwise),
        ("Said without taking a stance", card.comments),
        ("Cannot be placed in the time asked for", card.unplaced),
    )
    if card.unanswered:
        yield _heading(f"{unanswered(card)} ({len(card.unanswered):,})")
        rows = tuple(
            (_accusation(item), accusers(item), cell(Span(item.claim, "id")))
            for item in card.unanswered[: fitting(len(card.unanswered))]
        )
        columns = (
            Column("accusation", ratio=5),
            Column("by", ratio=3),
            Column("id", whole=True, from_width=said.IDS),
        )
        yield Listing(columns, (Group((), rows),))
        yield from _rest(len(card.unanswered))
    for heading, statements in listed:
        if statements:
            yield _heading(f"{heading} ({len(statements):,})")
            shown = statements[: fitting(len(statements), _STATEMENTS)]
            yield said.on_claims(shown, card.texts, card.through, card.actor)
            yield from _rest(len(statements), _STATEMENTS)
    if card.side.children:
        yield _heading(whose_side(card.side))
        yield side(card.side)
    size = f", {len(card.members)} of {card.size} named" if card.size else ""
    yield from facts(
        (
            ("spoken for by", "" if card.side.children else names(card.speakers)),
            ("members", f"{names(card.members)}{size}" if card.members else None),
            ("member of", names(card.member_of)),
            ("also called", _some(card.aka)),
            ("same as", ", ".join(card.same_as)),
            ("note", card.note),
        )
    )


def _heading(told: str) -> Heading:
    return Heading(line(Span(told, "heading")), level=3)


def _accusation(item: Accusation) -> Cell:
    hedged = Span(" (hedged)" if item.hedged else "", "muted", kept=True)
    return cell(line(item.text, hedged))


def _summary(card: ActorCard) -> str:
    """How much of each kind its side said, and what it left unanswered."""
    counts = [
        f"{name} {_number(card, rows)}"
        for name, rows in (
            ("affirmed", card.affirmed),
            ("denied", card.denied),
            ("questioned, declined or retracted", card.otherwise),
        )
        if rows
    ]
    who, whose = card.name, "of its side"
    if card.kind in (GROUP, CAMP):
        who, whose = "It, or the side of one of its members,", "of it or of a member"
    elif card.side.children:
        who = "Its side"
    day = as_of(card.as_of)
    told = f"{who} {', '.join(counts)}." if counts else f"Nothing {whose} is on record."
    if not card.unanswered:
        return f"{day}{told}"
    number = count(len(card.unanswered), "accusation")
    return f"{day}{told} {day}On {number} no answer {whose} is recorded."


def _number(card: ActorCard, rows: tuple[StatementRow, ...]) -> str:
    """How many there are, and of how many it is open whether they are of its side."""
    open_ = sum(row.statement in card.perhaps for row in rows)
    return f"{len(rows):,} ({open_:,} open whether of its side)" if open_ else f"{len(rows):,}"


def _rest(number: int, most: int = MOST) -> Iterator[Block]:
    rest = number - fitting(number, most)
    if rest:
        yield Paragraph(line(Span(f"and {rest:,} more (-v)", "muted")), indent=1)


def _some(told: Iterable[str]) -> str:
    """Some ids or names, and how many more there are."""
    found = list(told)
    shown = found[: fitting(len(found), _SOURCES)]
    rest = len(found) - len(shown)
    return ", ".join(shown) + (f" and {rest:,} more (-v)" if rest else "")


def _source(card: SourceCard) -> Iterator[Block]:
    yield from head(card.title, card.source, card.kind, card.file, card.line)
    yield from facts(
        (
            ("by", names(card.by)),
            ("for", names(card.for_)),
            ("publisher", card.publisher.name if card.publisher else None),
            ("date", dated(card)),
            ("published", card.published),
            ("address", card.url or "no address on record"),
            ("archived at", ", ".join(card.archive)),
            ("seen", None if card.seen else "no: known only through other sources"),
            ("taken from", _some(item.source for item in card.derived_from)),
            ("taken up by", _some(item.source for item in card.taken_by)),
            ("note", card.note),
        )
    )
    if card.rows:
        yield _heading(f"Statements that go back to it ({len(card.rows):,})")
        yield said.on_claims(card.rows[: fitting(len(card.rows))], card.texts)
        yield from _rest(len(card.rows))
