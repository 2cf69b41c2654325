"""A footnote as data: who took what stance on what, the words, and where they were read.

Each format puts it into words of its own marking with `prose`. A reader who sees the footnote
alone must learn whose word it is: a denial never reads as the source's own assertion.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from provenance.answers.citation import Citation
from provenance.answers.rows import StatementRow
from provenance.model.records import Quote
from provenance.model.vocabulary import AMBIGUOUS, COMMENTED, DECLINED, RETRACTED
from provenance.quotes.verify import UNVERIFIED
from provenance.views.citation.address import web
from provenance.views.citation.cited import Verdicts
from provenance.views.citation.fragment import fragment
from provenance.views.citation.short import at, dated, described, unrecorded
from provenance.views.document import text
from provenance.views.wording import manner, names, own_words

_SAID: Final = {
    DECLINED: "neither confirmed nor denied",
    RETRACTED: "took back an earlier stance on",
    COMMENTED: "spoke, without taking a stance, of",
}
"""What was done to the claim, where the stance's own word does not say it before its words."""


class Quoted(NamedTuple):
    """Quoted words. ``doubt`` says why they do not count as verified; ``link`` opens them."""

    words: str
    language: str | None
    translation: str | None
    doubt: str
    link: str | None


class Note(NamedTuple):
    """What a footnote says.

    ``told`` is true where the words quoted are the source's telling, ``doubtful`` where it is open
    whose statement they tell.
    """

    statement: str
    lead: str
    remarks: tuple[str, ...]
    told: bool
    doubtful: bool
    quotes: tuple[Quoted, ...]
    uttered: Citation | None
    read: Citation | None
    via: str


class Marking(NamedTuple):
    """How a format writes text, a title, a link on words, and what is no link."""

    text: Callable[[str], str]
    link: Callable[[str, str], str]
    address: Callable[[str], str]
    bare: Callable[[str], str]


def note(row: StatementRow, claim: str, verdicts: Verdicts) -> Note:
    """Make the footnote of a statement on a claim with this text."""
    url = row.read_in.url if row.read_in else None
    page = web(url) if url else None
    return Note(
        statement=row.statement,
        lead=_lead(row, claim),
        remarks=tuple(_remarks(row)),
        told=not own_words(row.attribution),
        doubtful=row.attribution == AMBIGUOUS,
        quotes=tuple(
            _quoted(quote, page, _doubt(verdicts.get((row.statement, number), UNVERIFIED)))
            for number, quote in enumerate(row.quotes, 1)
        ),
        uttered=row.uttered_in,
        read=row.read_in,
        via=names(row.via),
    )


def prose(note: Note, marking: Marking) -> str:
    """The footnote in words, whole sentences."""
    parts = [said(note, marking)]
    if note.uttered is not None:
        parts.append(f"Said in {source(note.uttered, marking)}")
    if note.read is not None:
        parts.append(f"Read in {source(note.read, marking)}")
    else:
        parts.append("Where it was read is not recorded")
    return " ".join(map(_stopped, parts))


def attributed(note: Note, marking: Marking) -> str:
    """The same for the source's own entry: who said what, and where in it that stands."""
    parts = [said(note, marking)]
    if note.read is not None and note.read.locator:
        parts.append(f"Read {marking.text(at(note.read))}")
    return " ".join(map(_stopped, parts))


def said(note: Note, marking: Marking) -> str:
    """Who took what stance on what, through whom it came, and the words."""
    parts = [note.lead, *note.remarks, *([f"Passed on by {note.via}"] if note.via else [])]
    words = [_quotes(note, marking)] if note.quotes else []
    return " ".join(map(_stopped, (*map(marking.text, parts), *words)))


def _quotes(note: Note, marking: Marking) -> str:
    """The quoted words, in quotation marks where they are the speaker's own."""
    lead = "In the words of the source, not of the speaker:" if note.told else "Quoted:"
    if note.doubtful:
        lead = "In the words of the source, which leaves open whose statement it is:"
    return f"{lead} " + "; ".join(_words(q, note.told, marking) for q in note.quotes)


def source(cited: Citation, marking: Marking) -> str:
    """A source in words: all that its record has of where to find it."""
    escape = marking.text
    if cited.title is None:
        return escape(unrecorded(cited))
    parts = []
    if authors := [author for author in cited.authors if author != cited.publisher]:
        parts.append(escape(", ".join(author.name for author in authors)))
    page = web(cited.url) if cited.url else None
    title = escape(f"“{cited.title}”")
    place = f" {escape(at(cited))}" if cited.locator else ""
    parts.append((marking.link(title, page) if page else title) + place)
    if cited.publisher:
        parts.append(escape(cited.publisher.name))
    if cited.issued:
        parts.append(escape(dated(cited)))
    if cited.language:
        parts.append(escape(f"in {cited.language}"))
    if not cited.seen:
        parts.append(escape("not seen, known only through other sources"))
    return ". ".join((", ".join(parts), *_found(cited, marking)))


def _found(cited: Citation, marking: Marking) -> Iterator[str]:
    """Where a source can be found: its address, archived copies, when it was accessed."""
    escape = marking.text
    accessed = f", {escape(f'accessed {described(cited.accessed)}')}" if cited.accessed else ""
    if cited.url is None:
        yield f"No address on record{accessed}"
    else:
        yield f"Address: {_address(cited.url, marking)}{accessed}"
    for copy in cited.archive:
        yield f"Archived copy: {_address(copy, marking)}"


def _address(address: str, marking: Marking) -> str:
    page = web(address)
    if page is not None:
        return marking.address(page)
    return f"recorded, but no web link: {marking.bare(address)}"


def _lead(row: StatementRow, claim: str) -> str:
    who = names(row.by) or "A speaker who is not recorded"
    principal = f" for {names(row.for_)}" if row.for_ else ""
    inferred = " (date inferred by the editors)" if row.when.inferred else ""
    did = _SAID.get(row.stance, row.stance)
    return f"{who}{principal}, {row.when.text}{inferred}, {did} what the editors put as: {claim}"


def _remarks(row: StatementRow) -> Iterator[str]:
    """How it was put, but for the quotations, in the words that the tables use."""
    if row.answers:
        yield f"In answer to {', '.join(reference.name for reference in row.answers)}"
    for line in manner(row._replace(quotes=())):
        told = text(line)
        yield told[:1].upper() + told[1:]


def _doubt(verdict: str) -> str:
    """Why quoted words do not count as verified; nothing where they do."""
    if not verdict:
        return ""
    return "not verified" if verdict == UNVERIFIED else f"not verified: {verdict}"


def _quoted(quote: Quote, page: str | None, doubt: str) -> Quoted:
    return Quoted(
        quote.words,
        quote.language,
        quote.translation,
        doubt,
        fragment(page, quote) if page else None,
    )


def _words(quote: Quoted, told: bool, marking: Marking) -> str:
    escape = marking.text
    words = escape(quote.words if told else f"“{quote.words}”")
    linked = marking.link(words, quote.link) if quote.link else words
    beside = [f"in {quote.language}"] if quote.language else []
    beside += [f"translated by the editors: {quote.translation}"] if quote.translation else []
    beside += [quote.doubt] if quote.doubt else []
    return f"{linked} ({escape('; '.join(beside))})" if beside else linked


def _stopped(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
