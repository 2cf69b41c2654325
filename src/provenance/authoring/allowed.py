"""What of a record out of another tool's file can be recorded; the rest is left out, and told."""

from collections.abc import Callable

from provenance.checks.rules.sources.long_quotation import count_words
from provenance.checks.rules.time.after_publication import latest
from provenance.model.dates import YES, before
from provenance.model.records import Actor, Source, Statement
from provenance.reading.plans import is_identifier

Trouble = Callable[[str], None]
"""Takes what was left out, in words."""


def registrable(actor: Actor, trouble: Trouble | None = None) -> Actor:
    """Give an actor with those ids of other registers that have their shape."""
    if all(map(is_identifier, actor.same_as)):
        return actor
    if trouble:
        trouble(f"“{actor.name}” has an id that is none of its register; it was left out")
    return actor._replace(same_as=tuple(filter(is_identifier, actor.same_as)))


def ordered(source: Source, trouble: Trouble) -> Source:
    """Give a source without a date that cannot stand beside another of its own."""
    for first, second in (("date", "published"), ("published", "accessed"), ("date", "accessed")):
        early, late = getattr(source, first), getattr(source, second)
        if early and late and before(late, early) is YES:
            out = second if second == "accessed" else first
            trouble(f"{second} `{late}` is before {first} `{early}`; {out} was left out")
            source = _without(source, out)
    return source


def _without(source: Source, key: str) -> Source:
    if key == "accessed":
        return source._replace(accessed=None)
    if key == "published":
        return source._replace(published=None)
    return source._replace(date=None, date_basis=None)


def carried(statement: Statement, source: Source | None, trouble: Trouble) -> Statement:
    """Give a statement without a date on which its source was there already."""
    when = latest(source)[1] if source else None
    if not statement.date or not when or before(when, statement.date) is not YES:
        return statement
    what = f"said on `{statement.date}`, but its source is of `{when}`"
    trouble(f"{what}; the day was left out")
    return statement._replace(date=None)


def shorter(statement: Statement, longest: int, trouble: Trouble) -> Statement:
    """Give a statement without quotations of more than so many words."""
    kept = tuple(q for q in statement.quote if count_words(q.words) <= longest)
    if len(kept) < len(statement.quote):
        what = f"a quotation has more than {longest} words (`max-quote-words`)"
        trouble(f"{what}; it was left out, and its statement recorded")
    return statement._replace(quote=kept)
