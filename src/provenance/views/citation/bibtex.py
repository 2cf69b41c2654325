"""BibTeX: an entry for each source, with what is cited of it in its note."""

import re
from collections.abc import Iterator
from typing import Final

from provenance.answers.citation import Citation
from provenance.model.date_errors import MONTHS
from provenance.views.citation.address import web
from provenance.views.citation.beside import beside
from provenance.views.citation.characters import clean
from provenance.views.citation.cited import Cited, Verdicts
from provenance.views.citation.dates import plain
from provenance.views.citation.sentence import Marking
from provenance.views.citation.short import dated
from provenance.views.citation.works import Work, works

_SPECIAL: Final = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces even after a backslash: a lone one would swallow what follows.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_SPECIALS: Final = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")


def escape(text: str) -> str:
    """Text that LaTeX sets as it is, its braces in balance."""
    return _SPECIALS.sub(lambda match: _SPECIAL[match[0]], clean(text))


_MARKING: Final = Marking(
    text=escape,
    link=lambda text, address: text,
    address=escape,
    bare=escape,
)


def render(cited: Cited, verdicts: Verdicts) -> str:
    """The entries, keyed by the sources' ids."""
    return "\n".join(_entry(work) + "\n" for work in works(cited, verdicts))


def _entry(work: Work) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(work))
    return f"@misc{{{work.citation.source},\n{fields}}}"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    cited = work.citation
    if cited.authors:
        # In braces of its own a name is one word, which no style cuts or turns.
        yield "author", _braced(" and ".join(f"{{{escape(a.name)}}}" for a in cited.authors))
    yield "title", _braced(f"{{{escape(cited.title or '')}}}")
    if cited.publisher:
        yield "publisher", _braced(escape(cited.publisher.name))
    yield from _date(cited)
    link = web(cited.url) if cited.url else None
    if link:
        yield "url", _braced(link)
    if cited.accessed:
        yield "urldate", _braced(escape(cited.accessed))
    if cited.language:
        yield "language", _braced(escape(cited.language))
    note = " ".join(filter(None, (work.note(_MARKING), *map(escape, beside(cited)))))
    if note:
        yield "note", _braced(note)


def _date(cited: Citation) -> Iterator[tuple[str, str]]:
    """Numbers where the record has them without doubt, else the date in words."""
    if not cited.issued:
        return
    parts = None if cited.issue_inferred else plain(cited.issued)
    if parts is None or parts.season:
        yield "year", _braced(escape(dated(cited)))
        return
    yield "year", _braced(str(parts.year))
    if parts.month:
        yield "month", MONTHS[parts.month - 1][:3].lower()
    if parts.day:
        yield "day", _braced(str(parts.day))


def _braced(text: str) -> str:
    return f"{{{text}}}"
