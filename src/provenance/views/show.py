"""The answer to ``show``: the card of a record, a place or a topic, drawn."""

from collections.abc import Iterator
from shlex import quote
from typing import Any

from provenance.answers.cards import (
    ActorCard,
    ActorTie,
    Card,
    ClaimCard,
    Neighbour,
    SharedCard,
    SourceCard,
    StatementCard,
)
from provenance.answers.on_claim import NEARBY
from provenance.answers.rows import StatementRow
from provenance.answers.show import Shown
from provenance.views import brief_card, shared_card
from provenance.views.absence import absence, in_vain
from provenance.views.against import against
from provenance.views.candidates import listed
from provenance.views.card_parts import (
    accusing,
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
    Column,
    Heading,
    Line,
    Page,
    Paragraph,
    Span,
    Table,
    cell,
    line,
)
from provenance.views.entries import derived, entries, entry
from provenance.views.points import BESIDE, ground, opening, sentence
from provenance.views.why import because
from provenance.views.wording import (
    STATEMENT_COLUMNS,
    count,
    names,
    status,
    tally,
)

COLUMNS = STATEMENT_COLUMNS


def items(answer: Shown) -> list[StatementRow]:
    """The statements of the card."""
    match answer.card:
        case ClaimCard() as card:
            return [*card.affirm, *card.deny, *card.otherwise, *card.comments]
        case ActorCard() as card:
            return [*card.affirmed, *card.denied, *card.otherwise, *card.comments]
        case SourceCard() as card:
            return list(card.rows)
        case StatementCard() as card:
            return [card.row]
        case SharedCard() as card:
            return list(card.rows)
    return []


def brief(answer: Shown) -> Page:
    """Draw what matters most of the card, a line a statement."""
    match answer.card:
        case None | StatementCard():
            return page(answer)
        case SharedCard() as card:
            return (*shared_card.brief(card), *_also(answer))
        case card:
            return (*brief_card.page(card), *_also(answer))


def page(answer: Shown) -> Page:
    """Draw the card with all that is recorded, or what the words could have meant."""
    if answer.card is None:
        return tuple(_nothing(answer))
    return (*_card(answer.card), *_also(answer))


def _also(answer: Shown) -> Iterator[Block]:
    """What else the words name: a place or a topic."""
    for kind, number in (("place", answer.place), ("topic", answer.topic)):
        if number:
            told = f"“{answer.asked}” is also the {kind} of {count(number, 'claim')}: "
            command = f"provenance show {kind} {answer.asked}"
            yield Paragraph(line(Span(told + command, "muted")))


def _nothing(answer: Shown) -> Iterator[Block]:
    yield from _also(answer)
    if answer.near:
        places = "; ".join(f"{place}: provenance show {quote(place)}" for place in answer.near)
        yield Paragraph(line(Span(f"Near it is the place {places}", "muted")))
    if answer.candidates:
        yield from listed(answer.asked, answer.candidates)
        return
    yield Paragraph(line(f"No record, place or topic is called “{answer.asked}”."))
    searched = "ids, names and aliases, places, topics, and the words of claims"
    yield from in_vain(searched, answer.suggestions)


def _card(card: Card) -> Iterator[Block]:
    match card:
        case ClaimCard():
            yield from _claim(card)
        case ActorCard():
            yield from _actor(card)
        case SourceCard():
            yield from _source(card)
        case StatementCard():
            yield from _statement(card)
        case SharedCard():
            yield from shared_card.page(card)


def _claim(card: ClaimCard) -> Iterator[Block]:
    yield from head(card.text, card.claim, "claim", card.file, card.line)
    yield Paragraph(
        line(
            Span(status(card.status, card.as_of), "status"),
            f": {sentence(card.grounds)}",
            "".join(f"; {ground(item)}" for item in card.suffixes if item.kind not in BESIDE),
        ),
        indent=1,
    )
    for note in card.open:
        yield Paragraph(line(Span(opening(note), "warn")), indent=1)
    if card.filtered:
        told = "This is the status of the whole record; the filters choose among what is below."
        yield Paragraph(line(Span(told, "muted")), indent=1)
    yield from facts(
        (
            ("about", names(card.about)),
            ("accuses", names(card.accuses)),
            ("silent", names(card.silent)),
            ("event", _event(card)),
            ("place", card.place),
            ("figure", figure_words(card.figure)),
            ("topics", ", ".join(card.topics)),
            ("read in", tuple(whole(cited) for cited in card.sources)),
            ("by default in", card.source.id if card.source else None),
            ("note", card.note),
        )
    )
    for title, found in (("affirmed", card.affirm_tally), ("denied", card.deny_tally)):
        if found.statements or found.repeats:
            yield Paragraph(line(f"{title}: {tally(found)}"), indent=1)
    for title, rows, missing in (
        ("Affirmed by", card.affirm, card.affirm_absence),
        ("Denied by", card.deny, card.deny_absence),
        ("Answered without a position, or withdrawn", card.otherwise, None),
        ("Said of it without taking a stance", card.comments, None),
        ("Cannot be placed in the time asked for", card.unplaced, None),
    ):
        if rows or missing:
            yield Heading(line(title))
        yield from entries(rows)
        if missing and not rows:
            yield Paragraph(line(Span(absence(missing), "muted")), indent=1)
    if card.against:
        yield Heading(line("Tells against it (no denial of it)"))
        for told in against(card.against):
            yield Paragraph(line(Span(told, "derived")), indent=1)
    if any(item.how != NEARBY for item in card.derived):
        yield Heading(line("Follows from what was said elsewhere (derived)"))
        yield from derived(item for item in card.derived if item.how != NEARBY)
    if card.relations:
        yield Heading(line("Relations"))
        for neighbour in card.relations:
            yield Paragraph(_neighbour(neighbour), indent=1)


def _event(card: ClaimCard) -> str | None:
    if not card.foretells:
        return card.event
    return f"{card.event} (foretold)" if card.event else "foretold"


def _neighbour(neighbour: Neighbour) -> Line:
    return line(
        relation(neighbour),
        " ",
        Span(neighbour.claim, "claim"),
        Span(f" ({status(neighbour.status)})" if neighbour.status else " (not recorded)", "muted"),
        Span(f", because: {neighbour.because}" if neighbour.because else "", "muted"),
    )


def _actor(card: ActorCard) -> Iterator[Block]:
    yield from head(card.name, card.actor, card.kind, card.file, card.line)
    size = f", {len(card.members)} of {card.size} named" if card.size else ""
    yield from facts(
        (
            ("also called", ", ".join(card.aka)),
            ("part of", "; ".join(map(_tie, card.part_of))),
            ("speaks for", "; ".join(map(_tie, card.speaks_for))),
            ("spoken for by", names(card.speakers)),
            ("members", f"{names(card.members)}{size}" if card.members else None),
            ("member of", names(card.member_of)),
            ("same as", ", ".join(card.same_as)),
            ("note", card.note),
        )
    )
    if card.side.children:
        yield Heading(line(whose_side(card.side)))
        yield side(card.side)
    for title, rows in (
        ("Affirmed", card.affirmed),
        ("Denied", card.denied),
        ("Questioned, declined, retracted", card.otherwise),
        ("Said without taking a stance", card.comments),
        ("Cannot be placed in the time asked for", card.unplaced),
    ):
        if rows:
            yield Heading(line(f"{title} ({len(rows)})"))
            yield from entries(rows, card.texts, card.through)
    if card.unanswered:
        yield Heading(line(f"{unanswered(card)} ({len(card.unanswered):,})"))
        yield Table(
            (Column("accusation", across=True), Column("affirmed by")),
            tuple(
                (
                    (line(Span(item.text, "claim"), "  ", Span(item.claim, "id")),),
                    cell(", ".join(f"{who.name}{accusing(item, who.id)}" for who in item.by)),
                )
                for item in card.unanswered
            ),
        )


def _tie(tie: ActorTie) -> str:
    since = f", from {tie.from_}" if tie.from_ else ""
    return f"{tie.actor.name}{since}{f', to {tie.to}' if tie.to else ''}"


def _source(card: SourceCard) -> Iterator[Block]:
    yield from head(card.title, card.source, card.kind, card.file, card.line)
    yield from facts(
        (
            ("by", names(card.by)),
            ("for", names(card.for_)),
            ("publisher", card.publisher.name if card.publisher else None),
            ("date", dated(card)),
            ("published", card.published),
            ("accessed", card.accessed),
            ("language", card.language),
            ("url", card.url),
            ("archived at", ", ".join(card.archive)),
            ("sha256", card.sha256),
            ("size", f"{card.size:,} bytes" if card.size is not None else None),
            ("media type", card.media_type),
            ("read by", card.extractor),
            ("quotations match by", card.normaliser),
            ("seen", None if card.seen else "no: known only through other sources"),
            ("taken from", ", ".join(_taken(item) for item in card.derived_from)),
            ("taken up by", ", ".join(_taken(item) for item in card.taken_by)),
            ("complete", "yes: every paragraph is cited or skipped" if card.complete else None),
            ("paragraphs", ", ".join(card.paragraphs)),
            (
                "skipped",
                "; ".join(f"{', '.join(item.at)}: {item.because}" for item in card.skipped),
            ),
            ("note", card.note),
        )
    )
    if card.rows:
        yield Heading(line(f"Statements that go back to it ({len(card.rows)})"))
        yield from entries(card.rows, card.texts)


def _taken(derivation: Any) -> str:
    return f"{derivation.source} ({derivation.how})" if derivation.how else derivation.source


def _statement(card: StatementCard) -> Iterator[Block]:
    yield from head(card.text, card.row.claim, status(card.status), card.file, card.line)
    yield entry(card.row)
    if card.row.when.reasons:
        told = "; ".join(because(card.row.when.reasons))
        yield Paragraph(line(Span(f"time derived: {told}", "derived")), indent=1)
    if card.answered_by:
        yield Heading(line("Answered by"))
        yield from entries(card.answered_by)
