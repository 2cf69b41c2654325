"""A statement in one line: when, who, which stance, on what, in which words.

What would make the line say something else if it were cut away stands in marks that are kept: a
blanket denial, a hedge, a paraphrase, that the words may be another's, that they were taken back.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from provenance.answers.rows import Row
from provenance.model.vocabulary import AMBIGUOUS, BLANKET, EXPLICIT, PARAPHRASE
from provenance.views.document import Cell, Column, Group, Line, Listing, Span, cell, line
from provenance.views.wording import names, style

IDS: Final = 180
"""The width from which a line has room for ids."""

_WORDS: Final = 130
"""The width from which a line also has room for words."""


def _marks(row: Row, short: bool) -> Iterator[str]:
    """What no shortening takes away from a statement."""
    if row.form and row.form != EXPLICIT:
        yield "blanket" if row.form == BLANKET else "verdict"
    if row.rating:
        yield f"rated “{row.rating}”"
    if row.hedges:
        yield "hedged"
    if row.attribution == AMBIGUOUS:
        whose = f"the words may be {names(row.or_by)}’s" if row.or_by else ""
        yield "attribution open" if short or not whose else whose
    if row.repeats:
        yield "repeated"
    if row.when.inferred:
        yield "date inferred"
    if row.later:
        yield _taken_back(row)


def _taken_back(row: Row) -> str:
    """Whether it was taken back, and by whom where not all who spoke did."""
    certain = {item.actor.id: item.actor for item in row.later if item.certain}
    found = certain or {item.actor.id: item.actor for item in row.later}
    whole = found.keys() >= {party.id for party in row.for_ or row.by}
    by = "" if whole else f" by {names(tuple(found.values()))}"
    return f"taken back{by}" if certain else f"open if taken back{by}"


def _marked(row: Row, *, short: bool = False, more: tuple[str, ...] = ()) -> Line:
    found = (*_marks(row, short), *more)
    return line(Span(f" ({', '.join(found)})" if found else "", "muted", kept=True))


def who(row: Row, heard: str = "") -> Cell:
    """Who uttered it and for whom; where there is less room, on whose behalf alone."""
    link = f"{row.file}:{row.line}"
    by = names(row.by) or "speaker not recorded"
    kept = Span(f" ({heard})" if heard else "", "muted", kept=True)
    if not row.for_:
        return cell(line(Span(by, "", link), kept))
    whose = names(row.for_)
    full = line(Span(by, "", link), f" for {whose}", kept)
    return cell(full, line(Span(whose, "", link), kept)) if row.by else cell(line(whose, kept))


def moment(row: Row) -> Cell:
    """When it was said; where there is less room, a date that tells no more, never half of it."""
    text, look = row.when.text, "derived" if row.when.recorded is None else ""
    shorter = [text]
    if text.startswith("undated ("):
        shorter.append("undated")
    for ending, sign in ((" or earlier", "≤ "), (" or later", "≥ ")):
        if text.endswith(ending) and "(" not in text:
            shorter.append(sign + text.removesuffix(ending))
    return cell(*(line(Span(item, look, kept=True)) for item in shorter))


def words(row: Row) -> Cell:
    """The first words in which it was put; those of a paraphrase are the teller's."""
    for quote in row.quotes:
        if row.attribution == PARAPHRASE:
            return cell(line(Span(quote.words, "quote"), Span(" (paraphrase)", "muted", kept=True)))
        return cell(Span(f"“{quote.words}”", "quote"))
    return ()


def on_claims(
    rows: Iterable[Row], texts: Mapping[str, str], through: Mapping[str, str] | None = None
) -> Listing:
    """Statements on various claims, a line each, under their stances where there are several.

    ``through`` says of some statements, by id, how they come to be told here.
    """
    heard = through or {}
    return Listing(
        (
            Column("when", whole=True),
            Column("who", ratio=3),
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
                        who(row, heard.get(row.statement, "")),
                        cell(Span(row.stance, style(row.stance), kept=True)),
                        (
                            line(
                                Span(texts[row.claim], "", f"{row.file}:{row.line}"), *_marked(row)
                            ),
                        ),
                        words(row),
                        cell(Span(row.statement, "id")),
                        cell(Span(row.claim, "id")),
                    )
                    for row in rows
                ),
            ),
        ),
    )


def beside(row: Row, text: str, *more: Span) -> Cell:
    """A text with the marks of a statement, and more that no cut takes away."""
    shown = Span(text, "", f"{row.file}:{row.line}")
    return _once(tuple(line(shown, *_marked(row, short=short), *more) for short in (False, True)))


def _claim(row: Row, texts: Mapping[str, str]) -> Cell:
    return beside(row, texts[row.claim])


def _once(lines: Iterable[Line]) -> Cell:
    return tuple(dict.fromkeys(lines))


def told(row: Row, heard: str = "") -> Cell:
    """A statement on a claim that is known: who, which stance, when, how put, in which words."""
    return _once((_told(row, heard, short=False), _told(row, heard, short=True)))


def _told(row: Row, heard: str, *, short: bool) -> Line:
    by = names(row.by) or "speaker not recorded"
    whose = f" for {names(row.for_)}" if row.for_ and row.for_ != row.by else ""
    if row.for_ and (short or not row.by):
        by, whose = names(row.for_), ""
    quoted = [quote.words for quote in row.quotes[:1]]
    paraphrase = bool(quoted) and row.attribution == PARAPHRASE
    put = quoted[0] if paraphrase else "".join(f"“{item}”" for item in quoted)
    when = moment(row)[-1 if short else 0]
    return line(
        Span(by, "actor", f"{row.file}:{row.line}"),
        Span(whose),
        Span(f" ({heard})" if heard else "", "muted"),
        Span(f" {row.stance}, ", style(row.stance), kept=True),
        *when,
        *_marked(row, short=short, more=("paraphrase",) if paraphrase else ()),
        Span(f": {put}" if put else "", "quote"),
    )
