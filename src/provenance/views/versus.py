"""The answer to ``versus``, drawn."""

from collections.abc import Generator, Iterator
from typing import Final, NamedTuple

from provenance.answers.against import COUNTERED, DECLINED, QUESTIONED
from provenance.answers.parties import Party
from provenance.answers.rows import StatementRow
from provenance.answers.versus import Section, Versus, VersusEntry
from provenance.derive import meeting
from provenance.derive.meeting import (
    BLANKET_ONLY,
    CONCEDED,
    CONTESTED,
    NEVER_ANSWERED,
    QUESTIONED_OR_DECLINED,
    VERDICT_ONLY,
    WHETHER_ANSWERED,
)
from provenance.derive.origins import Tally
from provenance.views import said
from provenance.views.absence import lifted, passing
from provenance.views.against import against, briefly, in_lines, surest
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
    Table,
    cell,
    line,
)
from provenance.views.fitting import shorter
from provenance.views.folded import fitting
from provenance.views.wording import (
    as_of,
    as_one,
    count,
    in_file,
    manner,
    names,
    near,
    spoken_by,
    style,
    tally,
)

_MET: Final = (
    CONTESTED,
    BLANKET_ONLY,
    VERDICT_ONLY,
    meeting.COUNTERED,
    CONCEDED,
    QUESTIONED_OR_DECLINED,
    WHETHER_ANSWERED,
)
"""The sections in which each side speaks to a claim, or may: what each said is shown."""

_CLAIMS: Final = 2
"""So many claims of such a section are shown, with what was said."""

_FEW: Final = 2
"""So many claims of the other sections."""

_STATEMENTS: Final = 2
"""So many statements of a side on a claim."""


class FlatVersus(NamedTuple):
    """An entry with its section, for CSV and JSON lines."""

    section: str
    entry: VersusEntry


COLUMNS: Final = (
    ("section", lambda item: item.section),
    ("claim", lambda item: item.entry.claim),
    ("text", lambda item: item.entry.text),
    ("affirmed_by", lambda item: item.entry.affirmed_by),
    ("left", lambda item: " ".join(row.statement for row in item.entry.left)),
    ("right", lambda item: " ".join(row.statement for row in item.entry.right)),
    ("against", lambda item: " | ".join(against(item.entry.against))),
    ("others_affirm", lambda item: " ".join(p.id for p in item.entry.others.affirm)),
    ("others_deny", lambda item: " ".join(p.id for p in item.entry.others.deny)),
    ("file", lambda item: item.entry.file),
    ("line", lambda item: item.entry.line),
)


def items(answer: Versus) -> list[FlatVersus]:
    """Every entry of every section."""
    return [
        FlatVersus(section.title, entry) for section in answer.sections for entry in section.entries
    ]


def brief(answer: Versus) -> Page:
    """Draw a line a statement where both sides speak on a claim, a line a claim elsewhere."""
    return tuple(_briefly(answer))


def page(answer: Versus) -> Page:
    """Draw one table a section, the two sides facing each other."""
    return tuple(_wholly(answer))


def _wholly(answer: Versus) -> Iterator[Block]:
    left, right = yield from _head(answer)
    for section in answer.sections:
        if section.entries:
            yield Heading(_title(section, answer.as_of))
            missing = _missing(answer.as_of) if section.title == NEVER_ANSWERED else ""
            yield _table(section.entries, left, right, missing)
            yield from _beyond(section)


def _briefly(answer: Versus) -> Iterator[Block]:
    left, right = yield from _head(answer)
    for section in answer.sections:
        if section.entries and section.title in _MET:
            yield Heading(_title(section, answer.as_of))
            shown = fitting(len(section.entries), _CLAIMS)
            yield _lines(section.entries[:shown], left, right)
            yield from _beyond(section, shown)
    apart = [s for s in answer.sections if s.entries and s.title not in _MET]
    if apart:
        columns = Column("", ratio=5), Column("affirmed by", ratio=4), Column("against it", ratio=3)
        yield Listing(columns, tuple(_claims(section, answer.as_of) for section in apart))
    if answer.others:
        told = (
            f"Others, on neither side, took a position on {answer.others:,} of the claims counted "
            "here (-v)."
        )
        yield Paragraph(line(Span(told, "muted")))


def _head(answer: Versus) -> Generator[Block, None, tuple[str, str]]:
    left, right = names(answer.left.named), names(answer.right.named)
    yield Heading(line(Span(f"{left} versus {right}", "heading")), level=1)
    counts = [f"{_named(s, answer.as_of)} ({s.total:,})" for s in answer.sections if s.total]
    claims = count(sum(section.total for section in answer.sections), "claim")
    sections = f"{as_of(answer.as_of)}{claims}: {', '.join(counts)}." if counts else ""
    none = f"{left} and {right} meet on no recorded claim{passing(answer.filters)}"
    yield Paragraph(line(Span(sections or f"{none}.", "muted")))
    if answer.lifted:
        yield Paragraph(line(lifted(answer.lifted, "claim")))
    if answer.both:
        yield Paragraph(
            line(f"On both sides, counted in neither: {names(answer.both)}."),
        )
    return left, right


def _title(section: Section, day: str | None) -> Line:
    title = _named(section, day)
    return line(Span(f"{title[0].upper()}{title[1:]} ({section.total:,})", "heading"))


def _named(section: Section, day: str | None) -> str:
    """The title of a section; that nobody answered is told of the day that was asked for."""
    unanswered = section.title == NEVER_ANSWERED
    return f"not answered as of {day}" if day and unanswered else section.title


def _missing(day: str | None) -> str:
    return f"no answer recorded as of {day}" if day else "no answer recorded"


def _beyond(section: Section, shown: int | None = None) -> Iterator[Block]:
    """How many claims of a section are not shown, and how to see them."""
    told = _left_out(section, shown)
    if told:
        yield Paragraph(line(Span(told, "muted")), indent=1)


def _left_out(section: Section, shown: int | None) -> str:
    folded = len(section.entries[shown:]) if shown is not None else 0
    if folded:
        return f"and {section.total - len(section.entries) + folded:,} more (-v)"
    left = section.total - len(section.entries)
    return f"{left:,} more with a higher --limit" if left else ""


def _claims(section: Section, day: str | None) -> Group:
    """A line a claim on which one side speaks: who affirms it, and who says what tells against."""
    shown = fitting(len(section.entries), _FEW)
    missing = _missing(day) if section.title == NEVER_ANSWERED else ""
    rows = [_claim(entry, missing) for entry in section.entries[:shown]]
    told = _left_out(section, shown)
    if told:
        rows.append((cell(Span(told, "muted")), (), ()))
    return Group(_title(section, day), tuple(rows))


def _claim(entry: VersusEntry, missing: str) -> tuple[Cell, ...]:
    spoken, other = (
        (entry.left, entry.right) if entry.affirmed_by == "left" else (entry.right, entry.left)
    )
    against: dict[str, str] = {}
    for item, mark in surest(entry.against):
        against.setdefault(item.actor.name, f" ({mark})" if mark else "")
    return (
        cell(Span(entry.text, "text", f"{entry.file}:{entry.line}")),
        said.voices(spoken or entry.perhaps, "affirm"),
        said.voices(other, "") or shorter([*against.items()]) or cell(Span(missing, "muted")),
    )


def _lines(entries: tuple[VersusEntry, ...], left: str, right: str) -> Listing:
    """A line a statement, the side that affirms first."""
    return Listing(
        (Column("", whole=True), Column("")),
        tuple(
            Group(
                line(
                    Span(entry.text, "claim", f"{entry.file}:{entry.line}"),
                    Span(f"  {entry.claim}", "id"),
                ),
                tuple(
                    (cell(Span(label, "muted")), told) for label, told in _told(entry, left, right)
                ),
            )
            for entry in entries
        ),
    )


def _told(entry: VersusEntry, left: str, right: str) -> Iterator[tuple[str, Cell]]:
    """Each line of a claim after whose it is."""
    sides = [("left", left, entry.left), ("right", right, entry.right)]
    if entry.affirmed_by == "right":
        sides.reverse()
    for side, name, rows in sides:
        heard = {
            h.statement: f"{h.actor.name}{as_one(h.one_of)}"
            for h in entry.heard
            if h.side == side and h.one_of
        }
        found = [said.told(row, heard.get(row.statement, "")) for row in rows]
        if side != entry.affirmed_by:
            lines = in_lines(i for i in entry.against if not rows or i.how == COUNTERED)
            found += [(told,) for told in lines]
        shown = found[: fitting(len(found), _STATEMENTS)]
        for number, item in enumerate(shown):
            yield ("" if number else name), item
        if len(found) > len(shown):
            yield "", cell(Span(f"and {len(found) - len(shown):,} more (-v)", "muted"))
    for maybe in _perhaps(entry, left, right):
        yield "open", cell(maybe)


def _table(entries: tuple[VersusEntry, ...], left: str, right: str, missing: str) -> Table:
    return Table(
        (
            Column("claim", across=True),
            Column(left, ratio=4),
            Column(right, ratio=4),
            Column("others", ratio=3),
            Column("file", below=True),
        ),
        tuple(
            (
                (
                    line(
                        Span(entry.text, "claim", f"{entry.file}:{entry.line}"),
                        "  ",
                        Span(entry.claim, "id"),
                    ),
                ),
                _said(entry, "left", entry.left, entry.left_tally, missing),
                _said(entry, "right", entry.right, entry.right_tally, missing),
                cell(
                    *_perhaps(entry, left, right),
                    _others("also affirmed by", entry.others.affirm),
                    _others("also denied by", entry.others.deny),
                ),
                cell(in_file(entry.file, entry.line)),
            )
            for entry in entries
        ),
    )


def _said(
    entry: VersusEntry, side: str, rows: tuple[StatementRow, ...], counts: Tally, missing: str
) -> Cell:
    lines = []
    heard = {h.statement: h for h in entry.heard if h.side == side}
    for row in rows:
        link = f"{row.file}:{row.line}"
        lines.append(
            line(Span(_speaker(row), "actor", link), " ", Span(row.stance, style(row.stance)))
        )
        if row.statement in heard and (how := heard[row.statement]).one_of:
            lines.append(line(Span(f"{how.actor.name}{as_one(how.one_of)}", "muted")))
        lines.append(line(Span(row.when.text, "derived" if row.when.derived else "muted")))
        lines += manner(row)
    if counts.statements > 1 or counts.groups or counts.repeats:
        lines.append(line(Span(tally(counts), "muted")))
    if side != entry.affirmed_by:
        beside = [item for item in entry.against if item.how not in (QUESTIONED, DECLINED)]  # rows
        lines += [line(Span(told, "derived")) for told in briefly(beside, entry.claim)]
        lines += [line(Span(f"nearest: {near(item)}", "derived")) for item in entry.nearest[:3]]
    if not lines:
        return cell(Span(missing or "nothing on this claim", "muted"))
    return tuple(lines)


def _speaker(row: StatementRow) -> str:
    """Who spoke, and for whom."""
    if row.for_ and row.by and row.for_ != row.by:
        return f"{names(row.by)} for {names(row.for_)}"
    return spoken_by(row.for_ or row.by)


def _perhaps(entry: VersusEntry, left: str, right: str) -> list[str]:
    """What may be a side's, and the tie of which the record leaves open whether it held."""
    rows = {row.statement: row for row in entry.perhaps}
    return [
        f"{_speaker(row)} {row.stance}{' (hedged)' if row.hedges else ''}, {row.when.text}: "
        f"open whether that was for {left if heard.side == 'left' else right} then"
        for heard in entry.heard
        if not heard.certain and (row := rows.get(heard.statement)) is not None
    ]


def _others(title: str, parties: tuple[Party, ...]) -> str:
    if not parties:
        return ""
    shown = names(parties[:3])
    more = f" and {count(len(parties) - 3, 'other')}" if len(parties) > 3 else ""
    return f"{title} {shown}{more}"
