"""“Read in” in few words: title, publisher, date, the place, and the address."""

from collections.abc import Iterable
from typing import Final

from provenance.answers.citation import Citation
from provenance.answers.rows import StatementRow
from provenance.answers.when import describe
from provenance.model.dates import parse
from provenance.views.citation.address import archived_on, shown, web
from provenance.views.citation.characters import clean
from provenance.views.document import Cell, Line, Span, cell, line

_TITLE: Final = 48
"""A title is shown up to about so many characters; the source's card has it whole."""


_READ: Final = 3
"""So many sources of statements are named together."""


def reading(row: StatementRow) -> Cell:
    """Where a statement was read, and through whom it came."""
    through = ", ".join(party.name for party in row.via)
    return cell(where(row.read_in), f"via {through}" if through else "")


def read(rows: Iterable[StatementRow]) -> Cell:
    """Each source that statements were read in, once, with all the places in it."""
    cited: dict[str, Citation] = {}
    nowhere = 0
    for row in rows:
        if row.read_in is None:
            nowhere += 1
        elif row.read_in.source in cited:
            known = cited[row.read_in.source]
            places = dict.fromkeys((*known.locator, *row.read_in.locator))
            cited[known.source] = known._replace(locator=tuple(sorted(places, key=_in_order)))
        else:
            cited[row.read_in.source] = row.read_in
    shown = [whole(item) for item in [*cited.values()][:_READ]]
    rest = len(cited) - len(shown)
    more = f"and {rest} more (-v)" if rest else ""
    missing = f"not recorded, of {nowhere} of them" if nowhere else ""
    return cell(*shown, Span(more, "muted"), Span(missing, "muted"))


def _in_order(place: str) -> tuple[bool, int, str]:
    """Numbers by their size, before what is no number."""
    number = place.isascii() and place.isdigit()
    return (not number, int(place) if number and len(place) < 9 else 0, place)


def whole(cited: Citation) -> Line:
    """A source as its card's neighbours name it: the title whole, the id, the addresses."""
    if cited.title is None:
        return line(unrecorded(cited))
    named = f"{told(cited, len(cited.title))} ({cited.source}); "
    if cited.url is None:
        return line(named, "no address on record", *archived(cited))
    link = web(cited.url) or ""
    odd = "" if link else " (address that is no web link)"
    return line(named, Span(clean(cited.url), "", link), odd, *archived(cited))


def where(cited: Citation | None) -> Line:
    """A source in few words, and its address or that none is on record."""
    if cited is None:
        return line("not recorded")
    if cited.title is None:
        return line(unrecorded(cited))
    return line(f"{told(cited)}; ", address(cited), *archived(cited))


def unrecorded(cited: Citation) -> str:
    """A source by its id, of which nothing else is known."""
    return f"{f'{cited.source} {at(cited)}'.strip()}, of which there is no record"


def address(cited: Citation) -> Span:
    """The address of a source in few characters, a link where it is a web address."""
    if cited.url is None:
        return Span("no address on record")
    return Span(shown(cited.url), "", web(cited.url) or "")


def archived(cited: Citation) -> Line:
    """Where a copy is archived, in few characters: a link, and the day where the address has it."""
    copies = [(copy, web(copy)) for copy in cited.archive]
    for copy, link in copies:
        if link:
            day = archived_on(copy)
            when = f", {day:%Y-%m-%d}" if day else ""
            return line("; archived: ", Span(f"{shown(copy)}{when}", "", link))
    return ()


def told(cited: Citation, limit: int = _TITLE) -> str:
    """Title, place in it, publisher or else author, date, and that it was not seen."""
    who = (cited.publisher,) if cited.publisher else cited.authors
    title = f"“{shortened(cited.title or cited.source, limit)}”"
    parts = [f"{title} {at(cited)}".strip()]
    parts += [", ".join(named.name for named in who)] if who else []
    parts += [dated(cited)] if cited.issued else []
    parts += [] if cited.seen else ["not seen by the editors"]
    return ", ".join(parts)


def dated(cited: Citation) -> str:
    """The date that a source is cited by, in words."""
    if not cited.issued:
        return ""
    inferred = " (inferred by the editors)" if cited.issue_inferred else ""
    return described(cited.issued) + inferred


def described(edtf: str) -> str:
    """A recorded date for people."""
    return describe(parse(edtf))


def at(cited: Citation) -> str:
    """The places in a source, as they were recorded."""
    return f"at {', '.join(cited.locator)}" if cited.locator else ""


def shortened(title: str, limit: int) -> str:
    """A title, cut with … after a word where it is longer than there is room."""
    title = " ".join(title.split())
    if len(title) <= limit:
        return title
    cut = title[:limit]
    return f"{cut.rpartition(' ')[0].rstrip(' ,;:') or cut}…"
