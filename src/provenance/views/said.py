"""A statement in one line: when, who, which stance, on what, in which words.

What would make the line say something else if it were cut away stands in marks that are kept: a
blanket denial, a hedge, a paraphrase, that the words may be another's, that they were taken back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from provenance.answers.filters import ANSWERED
from provenance.answers.parties import Through
from provenance.answers.rows import StatementRow
from provenance.model.vocabulary import (
    AMBIGUOUS,
    ASSERTED,
    BLANKET,
    DENIED,
    DOCUMENT,
    EXPLICIT,
    PARAPHRASE,
)
from provenance.views.document import Cell, Column, Group, Line, Listing, Span, cell, line
from provenance.views.fitting import shorter
from provenance.views.wording import (
    ATTRIBUTION_OPEN,
    as_one,
    names,
    own_words,
    spoken_by,
    style,
    through,
)

IDS: Final = 180
"""The width from which a line has room for ids."""

_WORDS: Final = 130
"""The width from which a line also has room for words."""

_ANSWERS: Final = 110
"""The width from which a line on one claim also has room for what it answers."""


_WHOLE, _SHORT, _LEAST = range(3)
"""How much room the marks of a statement are given."""


def marks(row: StatementRow, short: bool) -> Iterator[str]:
    """What no shortening takes away from a statement."""
    if row.form and row.form != EXPLICIT:
        yield "blanket" if row.form == BLANKET else "verdict"
    if row.covers:
        yield f"over {len(row.covers)} claims"
    if row.rating:
        yield f"rated “{row.rating}”"
    if row.hedges:
        yield "hedged" if short else hedged(row)
    if row.undoes:
        yield "takes a retraction back"
    if row.later:
        yield taken_back(row)
    if row.attribution == AMBIGUOUS:
        whose = f"the statement may be {names(row.or_by)}’s" if row.or_by else ""
        yield ATTRIBUTION_OPEN if short or not whose else whose


def hedged(row: StatementRow) -> str:
    """That it is hedged, and in which words where no quotation here has them."""
    told = " ".join(quote.words for quote in row.quotes[:1]).casefold()
    missing = [hedge for hedge in row.hedges if hedge.words.casefold() not in told]
    if not missing:
        return "hedged"
    by = " by the document" if all(hedge.whose == DOCUMENT for hedge in row.hedges) else ""
    return f"hedged{by}: {', '.join(f'“{hedge.words}”' for hedge in missing)}"


def _besides(row: StatementRow) -> Iterator[str]:
    """What is told too where there is room, and counted where there is none."""
    if row.repeats:
        yield "repeated"
    if row.when.inferred:
        yield "date inferred"


def taken_back(row: StatementRow) -> str:
    """Whether it was taken back, and by whom where not all who spoke did."""
    certain = {item.actor.id: item.actor for item in row.later if item.certain}
    found = certain or {item.actor.id: item.actor for item in row.later}
    whole = found.keys() >= {party.id for party in row.for_ or row.by}
    by = "" if whole else f" by {names(tuple(found.values()))}"
    return f"taken back{by}" if certain else f"open if taken back{by}"


def _marked(row: StatementRow, length: int = _WHOLE, more: tuple[str, ...] = ()) -> Line:
    """The marks of a statement in one of three lengths."""
    found, besides = [*marks(row, length > _WHOLE)], [*_besides(row), *more]
    return line(Span(_bracketed(found, besides, length), "muted", kept=True))


def _bracketed(found: list[str], besides: list[str], length: int) -> str:
    """Marks in brackets; in the least length those that are only told besides are counted."""
    if length == _LEAST and len(found) + len(besides) > 1 and besides:
        first = [] if found else besides[:1]
        told = ", ".join((*found, *first))
        return f" ({told} +{len(besides) - len(first)})"
    return f" ({', '.join((*found, *besides))})" if found or besides else ""


def who(row: StatementRow, heard: Through | None = None) -> Cell:
    """Who uttered it and for whom; where there is less room, on whose behalf alone."""
    link = f"{row.file}:{row.line}"
    by = spoken_by(row.by)
    kept, briefly = (Span(f" ({h})" if h else "", "muted", kept=True) for h in _heard(heard))
    if not row.for_:
        return _once((line(Span(by, "", link), kept), line(Span(by, "", link), briefly)))
    whose = names(row.for_)
    full = line(Span(by, "", link), f" for {whose}", kept)
    least = (line(Span(whose, "", link), told) for told in (kept, briefly))
    return _once((full, *least)) if row.by else _once((line(whose, kept), line(whose, briefly)))


def _heard(heard: Through | None) -> tuple[str, str]:
    """How it comes to be told here, and that without the name of which it is told."""
    whole = through(heard)
    return whole, as_one(heard.one_of).strip() if heard and heard.one_of else whole


def moment(row: StatementRow) -> Cell:
    """When it was said; where there is less room, a date that tells no more, never half of it."""
    text, look = row.when.text, "derived" if row.when.recorded is None else ""
    shorter = [text]
    if text.startswith("undated ("):
        shorter.append("undated")
    for ending, sign in ((" or earlier", "≤ "), (" or later", "≥ ")):
        if text.endswith(ending) and "(" not in text:
            shorter.append(sign + text.removesuffix(ending))
    return cell(*(line(Span(item, look, kept=True)) for item in shorter))


def words(row: StatementRow) -> Cell:
    """The first words in which it was put; those of a paraphrase are the teller's."""
    quoted = _quoted(row)
    told = Span(f" ({', '.join(_teller(row))})" if _teller(row) else "", "muted", kept=True)
    return cell(line(Span(quoted, "quote"), told)) if quoted else ()


def on_claims(
    rows: Sequence[StatementRow],
    texts: Mapping[str, str],
    heard: Mapping[str, Through] | None = None,
    under: str = "",
) -> Listing:
    """Statements on various claims, a line each.

    ``heard`` says of some statements, by id, how they come to be told here. ``under`` is the
    actor of whom they are listed: what all of them share with the heading above is not repeated.
    """
    heard = heard or {}
    stances = {row.stance for row in rows}
    own = bool(under) and all(
        [party.id for party in row.for_ or row.by] == [under] and row.statement not in heard
        for row in rows
    )
    alike = own and (stances <= {ASSERTED} or stances <= {DENIED})
    return Listing(
        (
            Column("when", whole=True),
            Column("who", ratio=3, from_width=_ANSWERS if own else 0),
            Column("stance", whole=True),
            Column("claim", ratio=5),
            Column("words", ratio=3, from_width=_WORDS),
            Column("id", whole=True, from_width=IDS),
            Column("of claim", whole=True, from_width=IDS),
        ),
        (
            Group(
                (),
                tuple(
                    (
                        moment(row),
                        who(row, heard.get(row.statement)),
                        () if alike else cell(Span(row.stance, style(row.stance), kept=True)),
                        beside(row, texts[row.claim]),
                        words(row),
                        cell(Span(row.statement, "id")),
                        cell(Span(row.claim, "id")),
                    )
                    for row in rows
                ),
            ),
        ),
    )


def beside(row: StatementRow, text: str, *more: Span) -> Cell:
    """A text with the marks of a statement, and more that no cut takes away."""
    shown = Span(text, "text", f"{row.file}:{row.line}")
    # All of the marks only beside all of the text: it tells more than they do at length.
    whole = line(shown._replace(style=""), *_marked(row), *more)
    lengths = (_SHORT, _LEAST)
    return _once((whole, *(line(shown, *_marked(row, length), *more) for length in lengths)))


def is_on(row: StatementRow, claim: str) -> bool:
    """Whether a statement takes a stance on a claim, and does not answer it with another one."""
    return row.claim == claim or any(covered.id == claim for covered in row.covers)


def on_claim(rows: Sequence[StatementRow], claim: str) -> Listing:
    """Statements on one claim, a line each; their stances too where there are several.

    What answers it with another claim takes no stance on this one, and names that claim.
    """
    stances = [row.stance if is_on(row, claim) else ANSWERED for row in rows]
    several = len(set(stances)) > 1
    return Listing(
        (
            Column("when", whole=True),
            Column("who", ratio=4),
            Column("stance", whole=True),
            Column("in answer to", ratio=3, from_width=_ANSWERS),
            Column("how put", ratio=5),
            Column("id", whole=True, from_width=IDS),
        ),
        (
            Group(
                (),
                tuple(
                    (
                        moment(row),
                        who(row),
                        cell(Span(stance, style(row.stance), kept=True)) if several else (),
                        shorter([(reference.name, "") for reference in row.answers]),
                        _put(row, "" if is_on(row, claim) else row.claim),
                        cell(Span(row.statement, "id")),
                    )
                    for row, stance in zip(rows, stances, strict=True)
                ),
            ),
        ),
    )


def voices(rows: Iterable[StatementRow], style: str) -> Cell:
    """Those who spoke, each once, with what marks all that it said; dates are not told of."""
    by_name: dict[str, set[tuple[str, ...]]] = {}
    for row in rows:
        name = spoken_by(row.for_ or row.by)
        by_name.setdefault(name, set()).add(tuple(marks(row, short=True)))
    told = [(name, found.pop() if len(found) == 1 else ()) for name, found in by_name.items()]
    least = [(n, (f"{m[0]} +{len(m) - 1}",) if len(m) > 1 else m) for n, m in told]
    cells = (
        shorter([(name, _bracketed([*found], [], _WHOLE)) for name, found in each], style)
        for each in (told, least)
    )
    return _once(item for each in cells for item in each)


def _put(row: StatementRow, other: str) -> Cell:
    """The first words of a statement, with its marks, and the other claim that it is made on."""
    quoted = _quoted(row)
    more = _teller(row)
    lengths = (_WHOLE, _SHORT, _LEAST)
    on = Span(f" on {other}" if other else "", "id", kept=True)
    put = [line(Span(quoted, "quote"), *_marked(row, length, more), on) for length in lengths]
    if other:  # which claim it is matters more than how it was put
        put.append(line(Span(f"on {other}", "id"), *_marked(row, _LEAST)))
    return _once(put)


def _quoted(row: StatementRow) -> str:
    """The first words in which it was put, a quotation where they are surely the speaker's."""
    for quote in row.quotes:
        return f"“{quote.words}”" if own_words(row.attribution) else quote.words
    return ""


def _teller(row: StatementRow) -> tuple[str, ...]:
    """That the words shown are those of whoever tells it."""
    return ("paraphrase",) if row.quotes and row.attribution == PARAPHRASE else ()


def _once(lines: Iterable[Line]) -> Cell:
    return tuple(dict.fromkeys(lines))


def told(row: StatementRow, heard: str = "") -> Cell:
    """A statement on a claim that is known: who, which stance, when, how put, in which words."""
    return _once(_told(row, heard, length) for length in (_WHOLE, _SHORT, _LEAST))


def _told(row: StatementRow, heard: str, length: int) -> Line:
    by = spoken_by(row.by)
    whose = f" for {names(row.for_)}" if row.for_ and row.for_ != row.by else ""
    if row.for_ and (length > _WHOLE or not row.by):
        by, whose = names(row.for_), ""
    put = _quoted(row)
    when = moment(row)[-1 if length > _WHOLE else 0]
    return line(
        Span(by, "actor", f"{row.file}:{row.line}"),
        Span(whose),
        Span(f" ({heard})" if heard else "", "muted"),
        Span(f" {row.stance}", style(row.stance), kept=True),
        Span(", ", kept=True),
        *when,
        *_marked(row, length, _teller(row)),
        Span(": " if put else ""),
        Span(put, "quote"),
    )
