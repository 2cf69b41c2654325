"""The answers to ``source status``, ``source verify`` and ``source attach``, drawn."""

from collections.abc import Iterator
from typing import Final

from provenance.answers import source_status as defects
from provenance.answers.source_status import Defect, Effect, Status, Verification
from provenance.quotes.library import (
    ABSENT,
    ATTACHED,
    CHANGED,
    DAMAGED,
    FOREIGN,
    FOREIGN_HELP,
    UNREADABLE,
)
from provenance.quotes.overlap import Overlap
from provenance.views.document import (
    Block,
    Column,
    Heading,
    Page,
    Paragraph,
    Span,
    Table,
    cell,
    line,
)
from provenance.views.quotes import failure
from provenance.views.wording import count

_STATE_WORDS: Final = {
    ATTACHED: "attached",
    CHANGED: "changed: another version is attached than the one on record",
    DAMAGED: "damaged: the vault's copy no longer has its digest",
    UNREADABLE: "attached, but no text can be got out of it here",
    ABSENT: "not attached",
}
_STATE_STYLES: Final = {ATTACHED: "affirm", ABSENT: "muted"}

COLUMNS: Final = (
    ("source", lambda row: row.source),
    ("state", lambda row: row.state),
    ("sha256", lambda row: row.recorded),
    ("attached", lambda row: row.here),
    ("size", lambda row: row.size),
    ("quotations", lambda row: sum(number for _, number in row.verdicts)),
)


def items(answer: Status) -> tuple[object, ...]:
    """One row a source."""
    return answer.sources


def page(answer: Status) -> Page:
    """Draw a table of sources."""
    if not answer.found:
        return (Paragraph(line("No source is quoted, attached, or has a version on record.")),)
    columns = (
        Column("source", ratio=3),
        Column("document", ratio=3),
        Column("sha256", whole=True),
        Column("quotations", ratio=3),
    )
    rows = tuple(
        (
            cell(Span(row.source, "claim")),
            cell(Span(_STATE_WORDS[row.state], _STATE_STYLES.get(row.state, "warn"))),
            cell(row.recorded[:12] + "…" if row.recorded else "none on record"),
            cell(", ".join(f"{number:,} {verdict}" for verdict, number in row.verdicts) or "none"),
        )
        for row in answer.sources
    )
    blocks: list[Block] = [Table(columns, rows)]
    if not answer.has_vault:
        attach = "provenance source attach FILE"
        blocks.append(Paragraph(line(f"There is no vault here yet; `{attach}` makes one.")))
    if answer.unclaimed:
        what = count(len(answer.unclaimed), "document")
        blocks.append(Paragraph(line(f"The vault has {what} of no source on record.")))
    return tuple(blocks)


def verification(answer: Verification) -> Page:
    """Draw what reading every document anew showed."""
    blocks: list[Block] = []
    for defect in (*answer.defects, *answer.notes):
        blocks += _defect(defect, "warn" if defect in answer.defects else "muted")
    if answer.overlaps:
        blocks.append(Heading(line("texts that share much, and no tie is recorded")))
        blocks += [Paragraph(line(_overlap(overlap)), 1) for overlap in answer.overlaps]
    defects = count(len(answer.defects), "defect") if answer.defects else "no defect"
    documents = count(answer.documents, "attached document")
    blocks.append(Paragraph(line(f"{documents} read anew: {defects}.")))
    return tuple(blocks)


def effect(answer: Effect) -> Page:
    """Say what an attached document is, and what it means for the source's quotations."""
    held = answer.held
    blocks: list[Block] = []
    if answer.state == CHANGED:
        blocks.append(
            Paragraph(
                line(
                    Span("changed", "warn"),
                    f": `{answer.source}` is on record with sha256 {answer.recorded[:12]}…,"
                    f" this document has {held.sha256[:12]}…",
                )
            )
        )
    else:
        by = f", read by {held.extractor}" if held.extractor else ""
        done = f"`{answer.source}` is attached: sha256 {held.sha256[:12]}…{by}."
        blocks.append(Paragraph(line(done)))
    blocks += [Paragraph(line(Span(note, "warn")), 1) for note in held.notes]
    if held.text is None:
        blocks.append(Paragraph(line(Span("unreadable", "warn"), f": {held.reason}")))
        if held.help:
            blocks.append(Paragraph(line(Span(f"help: {held.help}", "muted")), 1))
        return tuple(blocks)
    tally = ", ".join(f"{number:,} {verdict}" for verdict, number in answer.verdicts)
    blocks.append(Paragraph(line(f"Its quotations against this document: {tally or 'none'}.")))
    for one in answer.affected:
        blocks += failure(one)
    if answer.state == CHANGED:
        help = f"help: record it with provenance source add --id {answer.source} FILE"
        blocks.append(Paragraph(line(Span(help, "muted"))))
    return tuple(blocks)


def _defect(defect: Defect, style: str) -> Iterator[Block]:
    told, help = _told(defect)
    yield Paragraph(line(Span(defect.source or "vault", style), f": {told}"))
    if help:
        yield Paragraph(line(Span(f"help: {help}", "muted")), 1)


def _told(defect: Defect) -> tuple[str, str | None]:
    """What a defect is, and what to do."""
    source, recorded, now = defect.source, defect.recorded, defect.now
    match defect.kind:
        case defects.FOREIGN:
            return FOREIGN, FOREIGN_HELP
        case defects.LOST:
            return f"the vault's file {now} no longer has its digest", None
        case defects.CHANGED:
            told = "another version is attached than the one on record"
            record = f"record it: provenance source add --id {source} FILE"
            return told, f"{record}; or attach the one on record"
        case defects.SIZE:
            told = f"`size` says {recorded} bytes, the document has {now}"
            return told, f"write size: {now}"
        case defects.READER:
            told = f"was read by {recorded} and is now read by {now}"
            return told, "run provenance quotes lock to hold it to the new"
        case _:
            return defect.words, defect.help


def _overlap(overlap: Overlap) -> str:
    return (
        f"{overlap.first} and {overlap.second} share {overlap.share:.0%} of the shorter one's word"
        f" 5-grams ({overlap.runs:,}): does one derive from the other?"
    )
