"""The words and cells that several views share: who spoke, when, how it was put, where."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from provenance.answers.parties import Party, Through
from provenance.answers.rows import Later, StatementRow
from provenance.derive.headline import WORDS
from provenance.model.vocabulary import (
    AFFIRMING,
    AMBIGUOUS,
    BLANKET,
    DENIED,
    EXPLICIT,
    PARAPHRASE,
)
from provenance.views.document import Cell, Line, Span, cell, line

if TYPE_CHECKING:
    from provenance.answers.nearest import Near
    from provenance.derive.origins import Tally


def status(headline: str, as_of: str | None = None) -> str:
    """A headline in words, with the day that it is about where one was asked for."""
    told = WORDS.get(headline, headline)
    return f"{told} as of {as_of}" if as_of else told


def as_of(day: str | None) -> str:
    """The day that a sentence is about, where one was asked for, to begin it with."""
    return f"As of {day}: " if day else ""


def style(stance: str) -> str:
    """The style of a stance."""
    if stance in AFFIRMING:
        return "affirm"
    return "deny" if stance == DENIED else "neither"


def names(parties: tuple[Party, ...]) -> str:
    """Several names, joined by commas."""
    return ", ".join(party.name for party in parties)


NO_SPEAKER: Final = "speaker not recorded"
ATTRIBUTION_OPEN: Final = "attribution open"


def spoken_by(parties: tuple[Party, ...]) -> str:
    """The names of those who uttered something."""
    return names(parties) or NO_SPEAKER


def as_one(of: int | None) -> str:
    """Of so many of a group, whose words count as a member's; nothing where they do otherwise."""
    return f" as one of {of}" if of else ""


def through(found: Through | None) -> str:
    """Whose words count as an actor's that did not speak itself."""
    if found is None:
        return ""
    doubt = "" if found.certain else ", if in that role then"
    return f"{found.actor.name}{as_one(found.one_of)}{doubt}"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tally(tally: "Tally", taken_back: int = 0) -> str:
    """Statements, utterances, actors and recorded origins, always beside each other.

    Where nothing is counted, what is left says why: it only repeats others, or was taken back.
    """
    echoes = "only repeats" if tally.repeats == 1 else "only repeat"
    counts = ((tally.repeats, f"{echoes} what another said"), (taken_back, "taken back since"))
    left = [f"{number} %s{told}" for number, told in counts if number]
    if not tally.statements:
        found = count(tally.repeats + taken_back, "statement")
        return f"{found}: {', '.join(told % '' for told in left)}" if left else found
    voices = count(tally.actors, "actor")
    if tally.groups:
        groups = "a group" if tally.groups == 1 else f"{tally.groups} groups"
        voices += f" ({count(tally.signatories, 'signatory', 'signatories')} in {groups})"
    said = (
        f"{count(tally.statements, 'statement')}, {count(tally.utterances, 'utterance')}, {voices}"
    )
    return "; ".join((said, origins(tally), *(told % "more " for told in left)))


def voices(tally: "Tally") -> str:
    """How many spoke, and how few of them may be independent: all that a row says of it."""
    told = count(tally.actors, "voice")
    return f"{told}, at most {tally.independent} independent" if tally.actors > 1 else told


def origins(tally: "Tally") -> str:
    """Recorded origins, those unknown, and how few of them are independent."""
    began = count(tally.recorded, "recorded origin")
    if tally.unknown:
        began += f" and {tally.unknown} unknown"
    return began + (f", at most {tally.independent} independent" if tally.statements > 1 else "")


def near(item: "Near") -> str:
    """Who of the accused side said what, and when, on which other claim."""
    who = item.actor.name
    if item.by:
        who = f"{names(item.by)} for {who}"
    told = f"{who} {item.stance}, {item.when.text}: {item.text}"
    return told if item.certain else f"{told} (open whether by then)"


def speaker(row: StatementRow) -> Cell:
    """Who uttered it, and for whom."""
    link = f"{row.file}:{row.line}"
    return cell(
        Span(spoken_by(row.by), "actor", link),
        f"for {names(row.for_)}" if row.for_ else "",
    )


def moment(row: StatementRow) -> Cell:
    """When it was said; what was not recorded says so."""
    return cell(
        Span(row.when.text, "derived" if row.when.recorded is None else ""),
        Span("date inferred by the editors", "muted") if row.when.inferred else "",
    )


def reply(row: StatementRow) -> Cell:
    """What it answers."""
    return cell(*(Span(reference.name) for reference in row.answers))


def manner(row: StatementRow) -> Cell:
    """How it was put: form, hedges, whose they are, and the quotation."""
    lines: list[Line] = []
    if row.form and row.form != EXPLICIT:
        lines.append(line("blanket denial" if row.form == BLANKET else "the document's verdict"))
    if row.covers:
        told = ", ".join(f"“{claim.name}”" for claim in row.covers)
        lines.append(line(Span(f"one statement on {len(row.covers)} claims: {told}", "muted")))
    if row.rating:
        lines.append(line(f"rated “{row.rating}”"))
    for hedge in row.hedges:
        whose = f" ({hedge.whose}'s)" if hedge.whose else ""
        lines.append(line(f"hedged: “{hedge.words}”{whose}"))
    if row.repeats:
        lines.append(line("repeats ", ", ".join(reference.name for reference in row.repeats)))
    if row.attribution == AMBIGUOUS:
        other = f": the statement may be {names(row.or_by)}’s" if row.or_by else ""
        lines.append(line(Span(f"attribution: {row.attribution}{other}", "muted")))
    if row.undoes:
        lines.append(line(Span("takes a retraction back", "warn")))
    lines += _words(row)
    lines += [line(Span(taken_back(row, item), "warn")) for item in row.later]
    return tuple(lines)


def _words(row: StatementRow) -> Iterator[Line]:
    """The words in which it was put, a quotation where they are surely the speaker's."""
    told = not own_words(row.attribution)
    for quote in row.quotes:
        if told:
            yield line(Span(f"as {teller(row)} tells it: ", "muted"), Span(quote.words, "quote"))
        else:
            yield line(Span(f"“{quote.words}”", "quote"))
        if quote.translation:
            words = quote.translation if told else f"“{quote.translation}”"
            yield line(Span(f"translated: {words}", "muted"))


def own_words(attribution: str | None) -> bool:
    """Whether words on record are surely the speaker's: no others stand in quotation marks."""
    return attribution not in (PARAPHRASE, AMBIGUOUS)


def teller(row: StatementRow) -> str:
    """Who tells it where no words are surely the speaker's: the source's authors, or publisher."""
    source = row.read_in
    if source is None:
        return "its source"
    if source.authors:
        return ", ".join(author.name for author in source.authors)
    return source.publisher.name if source.publisher else source.title or source.source


def taken_back(row: StatementRow, item: Later) -> str:
    """What took a statement back, and whose word that was where several spoke."""
    who = f"{item.actor.name} " if len(row.for_ or row.by) > 1 else ""
    told = f"{who}{item.stance}, {item.when.text}"
    return f"later: {told}" if item.certain else f"open whether before or after: {told}"


def place(row: StatementRow) -> Cell:
    """The statement's id, and the file and line where it stands."""
    return (line(Span(row.statement, "id"), "  ", in_file(row.file, row.line)),)


def in_file(file: str, number: int) -> Span:
    """The file and line where a record stands, which lead there."""
    link = f"{file}:{number}"
    return Span(link, "muted", link)


def _join(parties: tuple[Party, ...]) -> str:
    return " ".join(party.id for party in parties)


def _taken_back(item: Later) -> str:
    return f"{item.statement} {item.stance}" + ("" if item.certain else " (perhaps)")


STATEMENT_COLUMNS: Final = (
    ("claim", lambda row: row.claim),
    ("statement", lambda row: row.statement),
    ("stance", lambda row: row.stance),
    ("by", lambda row: _join(row.by)),
    ("for", lambda row: _join(row.for_)),
    ("date", lambda row: row.when.recorded or ""),
    ("first", lambda row: row.when.first or ""),
    ("last", lambda row: row.when.last or ""),
    ("answers", lambda row: " ".join(reference.ref for reference in row.answers)),
    ("repeats", lambda row: " ".join(reference.ref for reference in row.repeats)),
    ("form", lambda row: row.form or ""),
    ("covers", lambda row: _join(row.covers)),
    ("rating", lambda row: row.rating or ""),
    ("attribution", lambda row: row.attribution or ""),
    ("or-by", lambda row: _join(row.or_by)),
    ("hedge", lambda row: " | ".join(f"{h.words} ({h.whose})" for h in row.hedges)),
    ("quote", lambda row: " | ".join(quote.words for quote in row.quotes)),
    ("said-in", lambda row: row.said_in or ""),
    ("source", lambda row: row.source or ""),
    ("at", lambda row: " ".join(row.at)),
    ("via", lambda row: _join(row.via)),
    ("later", lambda row: " | ".join(_taken_back(item) for item in row.later)),
    ("file", lambda row: row.file),
    ("line", lambda row: row.line),
)
