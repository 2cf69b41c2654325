"""Footnotes for a wiki: ``<ref>`` with who said it, then ``{{cite web}}`` of the source.

The template's parameters are those of English Wikipedia's citation templates (CS1). What they
cannot hold without saying more than the record stands beside the template.
"""

import re
from collections.abc import Iterator
from typing import Final

from provenance.answers.citation import Citation
from provenance.model.date_errors import MONTHS
from provenance.views.citation.address import archived_on, web
from provenance.views.citation.characters import clean
from provenance.views.citation.cited import Cited, Verdicts
from provenance.views.citation.dates import plain
from provenance.views.citation.sentence import Marking, Note, Quoted, note, said
from provenance.views.citation.short import dated

_SEASONS: Final = ("Spring", "Summer", "Autumn", "Winter")
_ACTING: Final = re.compile(r"[&<>\[\]{}|~=]|:(?=\S)|'(?=')|(?<=')'|_(?=_)|(?<=_)_|\A[*#;:]")
"""What a wiki's parser could take for its own, as far as it can stand within a line."""
_MAGIC: Final = re.compile(r"\b(ISBN|PMID|RFC)(?=\s)")


def escape(text: str) -> str:
    """Text that a wiki shows as it is, also in a parameter of a template."""
    plain = _ACTING.sub(lambda match: f"&#{ord(match[0])};", clean(text))
    return _MAGIC.sub(lambda match: f"&#{ord(match[0][0])};{match[0][1:]}", plain)


def _link(address: str) -> str:
    """An address that stands as it is in wikitext: nothing to sign with, no magic word."""
    return address.replace("~~", "%7E%7E").replace("__", "%5F%5F")


_MARKING: Final = Marking(
    text=escape,
    link=lambda text, address: f"[{_link(address)} {text}]",
    address=_link,
    bare=escape,
)


def render(cited: Cited, verdicts: Verdicts) -> str:
    """A ``<ref>`` for each statement, and the bare template for each source, one a line."""
    refs = [_ref(note(row, text, verdicts)) for row, text in cited.statements]
    refs += [" ".join((_template(one), *_beside(one))) for one in cited.sources]
    return "\n".join(refs) + "\n" if refs else ""


def _ref(note: Note) -> str:
    quotes = () if note.told else note.quotes
    alone = quotes[0] if len(quotes) == 1 and not quotes[0].doubt else None
    parts = [said(note._replace(quotes=()) if alone else note, _MARKING)]
    if note.uttered is not None:
        parts.append(f"Said in {_source(note.uttered)}.")
    if note.read is not None:
        parts.append(f"Read in {_source(note.read, alone)}.")
    else:
        parts.append("Where it was read is not recorded.")
    name = re.sub(r"[^\w.-]", "-", note.statement)
    prefix = "s" if name.isdigit() else ""  # no name may be a number
    return f'<ref name="{prefix}{name}">{" ".join(parts)}</ref>'


def _source(cited: Citation, quoted: Quoted | None = None) -> str:
    if cited.title is None:
        return escape(f"{cited.source}, of which there is no record")
    return " ".join((_template(cited, quoted), *_beside(cited)))


def _template(cited: Citation, quoted: Quoted | None = None) -> str:
    link = web(cited.url) if cited.url else None
    head = "cite web" if link else "citation |mode=cs1"  # `cite web` is an error without address
    fields = "".join(f" |{name}={value}" for name, value in _fields(cited, link, quoted))
    return f"{{{{{head}{fields}}}}}"


def _fields(cited: Citation, link: str | None, quoted: Quoted | None) -> Iterator[tuple[str, str]]:
    for number, author in enumerate(cited.authors, 1):
        if author != cited.publisher:
            yield f"author{number}", _value(author.name)
    yield "title", _value(cited.title or "")
    if link:
        yield "url", _link(link)
        yield from _archive(cited)
    if cited.publisher:
        yield "publisher", _value(cited.publisher.name)
    if date := _date(cited.issued) if not cited.issue_inferred else None:
        yield "date", date
    if link and (accessed := _day(cited.accessed)):
        yield "access-date", accessed
    if cited.locator:
        yield "at", _value(", ".join(cited.locator))
    if cited.language:
        yield "language", _value(cited.language)
    if quoted:
        yield "quote", _value(quoted.words)
        if quoted.translation:
            yield "trans-quote", _value(quoted.translation)


def _value(text: str) -> str:
    """A parameter's value; round brackets twice would make the template take it as it stands."""
    return escape(text).replace("((", "&#40;&#40;").replace("))", "&#41;&#41;")


def _archive(cited: Citation) -> Iterator[tuple[str, str]]:
    """The first copy whose day its address tells, without which the template takes none."""
    for copy in cited.archive:
        link, day = web(copy), archived_on(copy)
        if link and day:
            yield "archive-url", _link(link)
            yield "archive-date", day.isoformat()
            return


def _beside(cited: Citation) -> Iterator[str]:
    """What of a source's record the template does not take."""
    taken = dict(_archive(cited)).get("archive-url") if cited.url and web(cited.url) else None
    if cited.issued and (cited.issue_inferred or _date(cited.issued) is None):
        yield escape(f"({dated(cited)})")
    if cited.url is None:
        yield "(no address on record)"
    elif web(cited.url) is None:
        yield escape(f"(address recorded, but no web link: {cited.url})")
    if not cited.seen:
        yield "(not seen, known only through other sources)"
    for copy in cited.archive:
        link = web(copy)
        if link is None:
            yield escape(f"(archived copy recorded, but no web link: {copy})")
        elif _link(link) != taken:
            yield f"([{_link(link)} archived copy])"


def _date(edtf: str | None) -> str | None:
    """A date as the templates take it, or None where they cannot hold it."""
    parts = plain(edtf) if edtf else None
    if parts is None:
        return None
    if parts.season:
        return f"{_SEASONS[parts.season - 1]} {parts.year}"
    month = f"{MONTHS[parts.month - 1]} " if parts.month else ""
    return f"{parts.day} {month}{parts.year}" if parts.day else f"{month}{parts.year}"


def _day(edtf: str | None) -> str | None:
    parts = plain(edtf) if edtf else None
    return _date(edtf) if parts and parts.day else None
