"""The answer to ``diff``, drawn: a summary first, then claim by claim what is another."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from provenance.history.claims import SAME, ClaimChange
from provenance.history.diff import Diff, RecordChange, Revision
from provenance.history.quotations import NOT_VERIFIED, UNVERIFIED, VERIFIED
from provenance.history.statements import ADDED, CHANGED, REMOVED
from provenance.views import folded
from provenance.views.changes import (
    counted,
    field_lines,
    relation_line,
    short,
    statement_blocks,
    statement_line,
)
from provenance.views.data import columns
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
from provenance.views.points import sentence
from provenance.views.wording import count, status

_READ: Final = (
    "Claims, statements, relations, actors, sources, headlines and locked quotations were compared;"
    " where and how they are written was not."
)


_TOLD: Final = 6
"""So many claims are told of in some lines each."""

_LINES: Final = 8
"""In so many lines."""

_LISTED: Final = 12
"""So many records are listed in a line each."""


class FlatDiff(NamedTuple):
    """One change as a row of a spreadsheet."""

    record: str
    id: str
    change: str
    statement: str
    what: str
    before: str
    after: str


COLUMNS: Final = columns(FlatDiff)


def items(answer: Diff) -> tuple[ClaimChange | RecordChange, ...]:
    """The claims, actors and sources that changed."""
    return (*answer.claims, *answer.actors, *answer.sources)


def flat(answer: Diff) -> Iterator[FlatDiff]:
    """Every single change as a row."""
    for claim in answer.claims:
        for change, statement, what, before, after in _rows(claim):
            yield FlatDiff("claim", claim.claim, change, statement, what, before, after)
    for record in (*answer.actors, *answer.sources):
        head = (record.kind, record.id, record.change, "")
        if not record.fields:
            yield FlatDiff(*head, "record", "", "")
        for field in record.fields:
            yield FlatDiff(*head, field.field, "; ".join(field.before), "; ".join(field.after))


def _rows(claim: ClaimChange) -> Iterator[tuple[str, str, str, str, str]]:
    if claim.turns or claim.change in (ADDED, REMOVED):
        yield claim.change, "", "headline", claim.before or "", claim.after or ""
    for accused in claim.answered:
        yield claim.change, "", "answered", "", accused.id
    for accused in claim.unanswered:
        yield claim.change, "", "unanswered", "", accused.id
    for position in claim.positions:
        what = f"position of {position.actor.id}"
        yield claim.change, "", what, position.before, position.after
    for s in claim.statements:
        if not s.fields:
            by = " ".join(party.id for party in s.said.by)
            yield s.change, s.said.statement, s.said.stance, *_ends(s.change, by)
        for field in s.fields:
            ends = "; ".join(field.before), "; ".join(field.after)
            yield s.change, s.said.statement, field.field, *ends
    for related in claim.relations:
        yield related.change, "", related.kind, *_ends(related.change, related.claim)
    for field in claim.fields:
        ends = "; ".join(field.before), "; ".join(field.after)
        yield claim.change, "", field.field, *ends
    for quotation in claim.quotations:
        yield quotation.change, quotation.statement, "quotation", "", quotation.words


def _ends(change: str, told: str) -> tuple[str, str]:
    return (told, "") if change == REMOVED else ("", told)


def brief(answer: Diff) -> Page:
    """Draw the summary, the weightiest changes in some lines each, the others in one."""
    return tuple(_blocks(answer, _briefly))


def page(answer: Diff) -> Page:
    """Draw the summary, the claims with each single change, then actors and sources."""
    return tuple(_blocks(answer, _wholly))


def _blocks(answer: Diff, draw: Callable[[Diff], Iterator[Block]]) -> Iterator[Block]:
    between = f"from {_moment(answer.before)} to {_moment(answer.after)}"
    if not answer.found:
        partly = answer.unread or answer.left_out
        what = "All that could be read" if partly else "The record"
        yield Paragraph(line(f"{what} is the same {between}."))
        yield Paragraph(line(Span(_READ, "muted")))
    else:
        yield Heading(line(f"What changed in the record {between}"), level=2)
        yield Paragraph(line(summary(answer)))
        yield from draw(answer)
        if answer.total > len(answer.claims):
            more = count(answer.total - len(answer.claims), "more claim")
            yield Paragraph(line(Span(f"{more} with a higher --limit.", "muted")))
    yield from _caveats(answer)


def _wholly(answer: Diff) -> Iterator[Block]:
    for claim in answer.claims:
        yield from _claim(claim, partly=bool(answer.unread))
    for title, records in (("Actors", answer.actors), ("Sources", answer.sources)):
        if records:
            yield Heading(line(title), level=3)
        for record in records:
            yield from _record(record)


def _briefly(answer: Diff) -> Iterator[Block]:
    weighty = [claim for claim in answer.claims if _is_weighty(claim)]
    told, rest = weighty[:_TOLD], weighty[_TOLD:]
    rest += [claim for claim in answer.claims if not _is_weighty(claim)]
    if told:
        yield Listing(
            (Column(""),), tuple(_group(claim, partly=bool(answer.unread)) for claim in told)
        )
    if rest:
        lines = [_in_a_line(claim) for claim in rest]
        yield _listed("Changed too" if told else "Changed", lines, Column("", whole=True))
    for title, records in (("Actors", answer.actors), ("Sources", answer.sources)):
        if records:
            yield _listed(title, [_record_line(record) for record in records])


def _is_weighty(claim: ClaimChange) -> bool:
    """Whether more changed than fields that no answer rests on."""
    return claim.turns or bool(
        claim.change in (ADDED, REMOVED)
        or claim.answered
        or claim.unanswered
        or claim.positions
        or claim.statements
        or claim.relations
        or any(quotation.change != VERIFIED for quotation in claim.quotations)
    )


def _group(claim: ClaimChange, *, partly: bool) -> Group:
    """A claim with what changed in it, a line each; of fields only which."""
    found = [*_lines(claim, partly=partly), *map(statement_line, claim.statements)]
    found += map(relation_line, claim.relations)
    if claim.fields:
        found.append(line(counted((), (), claim.fields)))
    found += _unverified(claim)
    shown = folded.rows("", [(item,) for item in found], most=_LINES)
    return shown._replace(title=_titled(claim))


def _in_a_line(claim: ClaimChange) -> tuple[Cell, ...]:
    how = "" if claim.change in (CHANGED, SAME) else claim.change
    told = counted(claim.statements, claim.relations, claim.fields)
    return (
        cell(Span(claim.text, "text", _link(claim))),
        cell(Span(status(claim.after or claim.before or ""), "muted")),
        cell(": ".join(filter(None, (how, told)))),
    )


def _record_line(record: RecordChange) -> tuple[Cell, ...]:
    told = counted((), (), record.fields) or record.change
    return cell(Span(record.name, "text", _link(record))), cell(told)


def _listed(title: str, rows: list[tuple[Cell, ...]], *columns: Column) -> Listing:
    shown = rows[:_LISTED]
    if len(rows) > len(shown):
        more = cell(Span(f"and {len(rows) - len(shown):,} more (-v)", "muted"))
        shown.append((more, *[()] * (len(columns) + 1)))
    heading = line(Span(f"{title} ({len(rows):,})", "heading"))
    return Listing(
        (Column("", ratio=5), *columns, Column("", ratio=4)), (Group(heading, tuple(shown)),)
    )


def _link(record: ClaimChange | RecordChange) -> str:
    return f"{record.file}:{record.line}" if record.change != REMOVED else ""


def _titled(claim: ClaimChange) -> Line:
    return line(Span(claim.text, "claim", _link(claim)), "  ", Span(claim.claim, "id"))


def summary(answer: Diff) -> str:
    """Every kind of change, counted, the weightiest first."""
    counts = answer.counts
    parts = [
        _turned(answer),
        _accusations(counts.answered, "newly answered"),
        _accusations(counts.unanswered, "newly without an answer on record"),
        _three("claim", counts.claims_added, counts.claims_changed, counts.claims_removed),
        _three(
            "statement",
            counts.statements_added,
            counts.statements_changed,
            counts.statements_removed,
        ),
        _three(
            "relation", counts.relations_added, counts.relations_changed, counts.relations_removed
        ),
        count(counts.positions, "position") + " changed" if counts.positions else "",
        _quotations(counts.quotations_unverified, "no longer verified by the lock"),
        _quotations(counts.quotations_not_verified, "new and not verified by the lock"),
        _quotations(counts.quotations_verified, "newly verified by the lock"),
        count(counts.actors, "actor") if counts.actors else "",
        count(counts.sources, "source") if counts.sources else "",
    ]
    told = "; ".join(filter(None, parts))
    return f"{told}." if told else "No claim changed."


def _turned(answer: Diff) -> str:
    number = answer.counts.turned
    told = count(number, "headline turns", "headlines turn") if number else ""
    return f"{told} as far as the record could be read" if told and answer.unread else told


def _three(noun: str, added: int, changed: int, removed: int) -> str:
    parts = ((added, "added"), (changed, "changed"), (removed, "removed"))
    first, *rest = [part for part in parts if part[0]] or [(0, "")]
    told = [f"{count(first[0], noun)} {first[1]}", *(f"{number:,} {what}" for number, what in rest)]
    return ", ".join(told) if first[0] else ""


def _accusations(number: int, what: str) -> str:
    return f"{count(number, 'accusation')} {what}" if number else ""


def _quotations(number: int, what: str) -> str:
    return f"{count(number, 'quotation')} {what}" if number else ""


def _moment(revision: Revision) -> str:
    commit = revision.commit
    if commit is None:
        return "the files as they are"
    return f"{revision.asked} ({short(commit)}, {commit.date})"


def _claim(claim: ClaimChange, *, partly: bool) -> Iterator[Block]:
    yield Heading(_titled(claim), level=3)
    for told in _lines(claim, partly=partly):
        yield Paragraph(told, 1)
    for statement in claim.statements:
        yield from statement_blocks(statement)
    for told in _below(claim):
        yield Paragraph(told, 1)


def _lines(claim: ClaimChange, *, partly: bool) -> Iterator[Line]:
    yield headline(claim, partly=partly)
    for accused in claim.answered:
        yield line("newly answered by ", Span(accused.name, "actor"))
    for accused in claim.unanswered:
        yield line("no answer on record by the accused ", Span(accused.name, "actor"))
    for position in claim.positions:
        yield line(
            "position of ",
            Span(position.actor.name, "actor"),
            f": {position.before} → {position.after}",
        )


def _below(claim: ClaimChange) -> Iterator[Line]:
    for related in claim.relations:
        yield relation_line(related)
    for field in claim.fields:
        yield from field_lines(field)
    yield from _unverified(claim)


def _unverified(claim: ClaimChange) -> Iterator[Line]:
    """The quotations that the lock does not vouch for any more, or not yet."""
    for told in claim.quotations:
        if told.change == VERIFIED:
            continue
        words = {UNVERIFIED: "no longer verified", NOT_VERIFIED: "new, not verified"}[told.change]
        yield line(Span(words, "warn"), ": ", Span(f"“{told.words}”", "quote"), f" ({told.reason})")


def headline(claim: ClaimChange, *, partly: bool = False) -> Line:
    """What became of a claim's headline, and why; ``partly``: not everything could be read."""
    before, after = (status(name) if name else "" for name in (claim.before, claim.after))
    because = f": {sentence(claim.after_grounds)}" if claim.after_grounds else ""
    if claim.change == ADDED:
        return line("new claim, ", Span(after, "status"), because)
    if claim.change == REMOVED:
        return line(f"claim removed; its headline was {before}")
    if claim.turns:
        other = Span(" (by other records than its own)" if claim.change == SAME else "", "muted")
        read = Span(" (as far as the record could be read)" if partly else "", "warn")
        return line(Span(f"{before} → {after}", "status"), read, because, other)
    return line(Span(f"{after}, as before", "muted"))


def _record(record: RecordChange) -> Iterator[Block]:
    name = Span(record.name, "actor", _link(record))
    yield Paragraph(line(f"{record.change}: ", name, "  ", Span(record.id, "id")), 1)
    for field in record.fields:
        for told in field_lines(field):
            yield Paragraph(told, 2)


def _caveats(answer: Diff) -> Iterator[Block]:
    for revision in (answer.before, answer.after):
        if not revision.files:
            told = f"In {_moment(revision)} this folder holds no claim files."
            yield Paragraph(line(Span(told, "warn")))
    for unread in answer.unread:
        when = {"before": answer.before, "after": answer.after}[unread.moment]
        what = f"{unread.kind} {unread.id}".strip() or "a document"
        place = f"{unread.file}:{unread.line}"
        told = f"not compared, because it cannot be read in {_moment(when)}: {what}, {place}"
        if not unread.id:
            told += "; what is missing there may stand in it"
        yield Paragraph(line(Span(told, "warn")))
    if answer.left_out:
        told = ", ".join(answer.left_out)
        yield Paragraph(
            line(
                Span(f"not compared, being links or named in what cannot be shown: {told}", "warn")
            )
        )
