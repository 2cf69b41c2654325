"""Drawing pages: templates, what they may call, and lines of a view as marked text."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from provenance.authoring.create import named
from provenance.pages import charts, tables, terms
from provenance.pages.address import Address
from provenance.pages.catalogue import ENGLISH, LANGUAGES, direction, texts
from provenance.pages.linking import KnownRecords
from provenance.pages.links import FEEDS, Links
from provenance.views import absence, against, card_parts, disputes_table, points, why, wording
from provenance.views.citation import short
from provenance.views.citation.address import web
from provenance.views.document import Line

_ID: Final = re.compile(r"(?=[\w.]*[-\d])[^\W_][\w.-]*[\w-]")
"""What can be an id that leads somewhere: a hyphen or a digit tells it from a word."""
_IN_ID: Final = re.compile(r"[-\d]")

_VERBATIM: Final = frozenset({"actor", "claim", "quote", "match", "id"})
"""Styles of text that is no sentence of a view's."""

_WORDS: Final[Mapping[str, Any]] = {
    **{f.__name__: f for f in (wording.names, wording.status, wording.style, wording.tally)},
    **{f.__name__: f for f in (points.sentence, points.ground, points.opening)},
    **{f.__name__: f for f in (wording.manner, wording.count, wording.taken_back, wording.through)},
    **{f.__name__: f for f in (card_parts.relation, card_parts.figure_words)},
    **{f.__name__: f for f in (card_parts.tie, card_parts.dated, card_parts.accusing)},
    **{f.__name__: f for f in (short.told, short.address, short.whole)},
    "because": why.because,
    "side": disputes_table.side,
    "asked": terms.asked,
    "terms": terms.told,
    "named": named,
    "labels": terms.labels,
    "hint": terms.hint,
    "absence": lambda found: terms.told(absence.absence(found)),
    "against": against.against,
    "laid": tables.laid,
    "picture": charts.picture,
    "web": web,
    "direction": direction,
    "languages": LANGUAGES,
    "feeds": FEEDS,
    "most": 100,
    "few": 12,
}
"""What templates put into words with: the functions of the views room.

``most`` is how many statements stand under one heading, ``few`` how many remarks behind a headline;
its data has all.
"""


class Around(NamedTuple):
    """What stands around every page.

    ``title`` is the corpus's. ``formats`` are the endings under which its answer is there as data.
    ``live`` pages notice when files change; ``editable`` ones lead to forms, those of a corpus
    with ``history`` to what its commits changed.
    """

    title: str
    address: Address
    language: str = ENGLISH
    formats: tuple[str, ...] = ()
    live: bool = False
    editable: bool = False
    history: bool = False
    revision: str = ""
    token: str = ""
    """What a form must send along."""
    drafts: tuple[tuple[str, str], ...] = ()
    """Forms that were begun and not saved."""
    nav: tuple[tuple[str, Address], ...] = ()
    """The pages that every page leads to, each with the name of its text."""


class Writer:
    """Gives templates the addresses of pages, and lines as marked text."""

    def __init__(self, links: Links, known: KnownRecords | None = None) -> None:
        self._links = links
        self._known = known

    def __call__(self, page: str, *words: str, **query: str) -> str:
        asked = tuple((name.rstrip("_").replace("_", "-"), v) for name, v in query.items() if v)
        return self._links.to(Address(page, words, asked))

    def to(self, address: Address) -> str:
        return self._links.to(address)

    def data(self, address: Address, format: str) -> str:
        return self._links.to(address._replace(format=format))

    def asset(self, name: str) -> str:
        return self._links.asset(name)

    def place(self, file: str, line: int) -> str:
        return self._links.place(file, line)

    def feed(self, name: str) -> str:
        return self._links.feed(name)

    def statement(self, id: str, claim: str = "") -> str:
        if not claim and self._known is not None:
            claim = self._known.claim_of(id)
        return self._links.to(Address("statement", (id,), within=claim))

    def linked(self, page: str, id: str, text: str, classes: str = "") -> Markup:
        """A text that leads to a record, if that has a page."""
        address = self._links.to(Address(page, (id,)))
        told = f'class="{escape(classes)}"'
        if not address:
            return Markup(f'<span {told} dir="auto">{escape(text)}</span>')
        return Markup(f'<a {told} href="{escape(address)}" dir="auto">{escape(text)}</a>')

    def line(self, line: Line) -> Markup:
        """A line of a view; what it names leads to its page."""
        return Markup("".join([self._span(span.text, span.style, span.link) for span in line]))

    def marked(self, line: Line) -> Markup:
        """A line that is a link itself: nothing in it leads elsewhere."""
        spans = (
            f'<span class="{span.style}">{escape(span.text)}</span>'
            if span.style
            else escape(span.text)
            for span in line
        )
        return Markup("").join(map(Markup, spans))

    def told(self, text: str) -> Markup:
        """A sentence of a view; the ids in it lead to what they name."""
        return Markup(self._told(terms.told(text)))

    def _told(self, text: str) -> str:
        escaped = str(escape(text))
        if self._known is None or not _IN_ID.search(text):
            return escaped
        return _ID.sub(self._id, escaped)

    def _id(self, match: "re.Match[str]") -> str:
        assert self._known is not None
        found = self._known.named(match[0])
        address = self._links.to(found) if found else ""
        return f'<a class="id" href="{escape(address)}">{match[0]}</a>' if address else match[0]

    def _span(self, text: str, style: str, link: str) -> str:
        apart = "" if style == "id" else ' dir="auto"'
        classes = f' class="{style}"' if style else ""
        address = self._address(text.strip(), style, link)
        if address.startswith(("http:", "https:")):
            leads = f'href="{escape(address)}" rel="noopener noreferrer nofollow external"'
            return f"<a{classes}{apart} {leads}>{escape(text)}</a>"
        if address:
            told = str(escape(text))
            if text == link:  # a place in a file, which is long
                told = told.replace("/", "/<wbr>")
            return f'<a{classes}{apart} href="{escape(address)}">{told}</a>'
        if style:
            inside = text if style in _VERBATIM else terms.told(text)
            return f"<span{classes}{apart}>{self._told(inside)}</span>"
        return self._told(terms.told(text))

    def _address(self, text: str, style: str, link: str) -> str:
        if link.startswith(("http:", "https:")):
            return link
        known = self._known
        found = None
        if known is not None:
            if style == "id":
                found = known.of_id(text)
            elif style == "claim":
                found = known.of_id(text) or known.of_name(text)
            elif style == "actor":
                found = known.of_place(link) or known.of_name(text)
            elif not style and link:
                found = known.of_place(link)
        if found is not None:
            return self._links.to(found)
        file, colon, number = link.rpartition(":")
        return self._links.place(file, int(number)) if colon and number.isdigit() else ""


def render(template: str, around: Around, links: Links, model: Any, known: Any = None) -> str:
    """Draw a page.

    Args:
        template: its name, without ``.html``.
        around: what stands around it.
        links: how links are written.
        model: what the template draws.
        known: what the answer names, where a view drew it.
    """
    return (
        _environment()
        .get_template(f"{template}.html")
        .render(
            model=model,
            around=around,
            url=Writer(links, known),
            t=_named(around.language),
            w=_WORDS_BY_NAME,
        )
    )


def data_block(value: Any) -> Markup:
    """A value as JSON that can stand in a page: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


class _Names(dict[str, Any]):
    """Names by attribute, which templates look for first, and by key."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        super().__init__(names)
        self.__dict__.update(names)


_WORDS_BY_NAME: Final = _Names(_WORDS)


@cache
def _named(language: str) -> Mapping[str, str]:
    return _Names(texts(language))


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("provenance.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    made.filters["data"] = data_block
    made.filters["kind"] = lambda value: type(value).__name__
    return made
