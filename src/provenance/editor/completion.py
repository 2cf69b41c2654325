"""What may be written at a place: keys, ids by name, words of a vocabulary, dates, locators, and
quotations from the text of the source.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Final, NamedTuple

from provenance.checks.config import MAX_QUOTE_WORDS
from provenance.derive.status import HEADLINES
from provenance.editor.spots import NAMING
from provenance.editor.where import FILE, Where
from provenance.model.fields import KINDS, RECORDS, Field, Type
from provenance.model.records import Source
from provenance.quotes.errors import QuotesError
from provenance.quotes.library import Library
from provenance.quotes.locators import line_of, places
from provenance.quotes.normalise import Text as Document
from provenance.reading.scalars import inline
from provenance.store.corpus import Corpus

_MOST: Final = 100
_SHOWN: Final = 100
_SENTENCE: Final = re.compile(r"[^.!?。！？؟\n]+[.!?。！？؟]*")


class Offer(NamedTuple):
    """What may be written: the text, a word for its kind, and what it means.

    ``kind`` is ``key``, ``word``, ``date``, ``text``, or the kind of record that it names.
    """

    text: str
    kind: str
    about: str = ""
    more: str = ""


def complete(corpus: Corpus, where: Where, quoted: bool) -> list[Offer]:
    """List what may be written at a place, the likeliest first.

    Args:
        corpus: the corpus, as it is being written.
        where: what is being written.
        quoted: whether the place is inside quotation marks.
    """
    found: list[Offer] = []
    if where.field is None or where.key_too:
        found += _keys(where)
    if where.field is not None:
        found += _values(corpus, where.field, where, quoted)
    return found[:_MOST]


def _keys(where: Where) -> Iterator[Offer]:
    if where.record == FILE:
        for key, kind in KINDS.items():
            yield Offer(
                f"{key}: ", "key", f"The file holds {'one' if key == 'claim' else 'many'}: {kind}."
            )
        return
    for field in RECORDS.get(where.key_too or where.record, ()):
        if field.key not in where.keys and field.key.startswith(where.typed):
            yield Offer(f"{field.key}: ", "key", field.about)


def _values(corpus: Corpus, field: Field, where: Where, quoted: bool) -> Iterable[Offer]:
    typed = where.typed
    if field.type in NAMING:
        return _named(corpus, NAMING[field.type], typed)
    if field.type is Type.WORD:
        return _words(field.choices, typed, field.about)
    if field.type is Type.FLAG:
        return _words(("true", "false"), typed, field.about)
    if field.type is Type.DATE:
        return _dates(corpus, where)
    if field.type is Type.LOCATOR:
        return _locators(corpus, where)
    if field.key == "topics":
        return _words(corpus.topics(), typed, "a topic in use")
    if field.key in ("status", "not-status"):
        return _words(HEADLINES, typed, "a headline")
    if where.record == "figure" and field.key == "of":
        return _words(corpus.figure_questions(), typed, "a question that other figures answer")
    if where.record == "quote" and field.key == "words":
        return _quotations(corpus, where, quoted)
    return ()


def _named(corpus: Corpus, kinds: tuple[str, ...], typed: str) -> Iterator[Offer]:
    for kind in kinds:
        if kind != "statement":
            for id, name in corpus.beginning(kind, typed, _MOST):
                yield Offer(id, kind, name, _spellings(corpus, kind, id))


def _spellings(corpus: Corpus, kind: str, id: str) -> str:
    record = corpus.record("actor", id) if kind == "actor" else None
    return ", ".join(record.aka) if record else ""


def _words(words: Iterable[str], typed: str, about: str) -> Iterator[Offer]:
    return (Offer(word, "word", about) for word in words if word.startswith(typed))


def _dates(corpus: Corpus, where: Where) -> Iterator[Offer]:
    """Dates that are at hand: of the utterance and the source, and today."""
    at_hand: dict[str, str] = {}
    for source in _sources(corpus, where):
        for told, found in (("date", source.date), ("published", source.published)):
            if found and found.kind == "moment":
                at_hand.setdefault(found.text, f"{told} of {source.id}")
    today = date.today().isoformat()
    at_hand.setdefault(today, "today")
    for text, about in at_hand.items():
        if text.startswith(where.typed):
            yield Offer(text, "date", about)
    if not where.typed and where.record not in ("date-within",):
        first = next(iter(at_hand))
        yield Offer(f"{{not-after: {first}}}", "date", "on an unknown day, this one at the latest")
        yield Offer(f"{{not-before: {first}}}", "date", "on an unknown day, not before this one")
        yield Offer(f"{first}/..", "date", "from this day on, going on")


def _sources(corpus: Corpus, where: Where) -> list[Source]:
    """The sources of what is being written: its utterance, its source, the claim's default."""
    ids = [where.keys.get("said-in"), where.keys.get("source"), where.above.get("source")]
    found = (corpus.record("source", id) for id in dict.fromkeys(filter(None, ids)))
    return [source for source in found if source]


def _document(corpus: Corpus, where: Where) -> Document | None:
    """The text in which the words were read, where it is attached here."""
    for id in (where.keys.get("source"), where.above.get("source"), where.keys.get("said-in")):
        source = corpus.record("source", id) if id else None
        if source:
            with suppress(QuotesError):
                held = Library(corpus.root, {source.id: source}).held(source.id)
                if held.text:
                    return held.text
    return None


def _locators(corpus: Corpus, where: Where) -> Iterator[Offer]:
    """The paragraphs that the source's record lists, and the lines of its text."""
    given = {at for source in _sources(corpus, where) for at in source.paragraphs}
    document = _document(corpus, where)
    words = where.typed.casefold().split()
    lines = document.original.split("\n") if document else []
    for number, text in enumerate(lines, 1):
        hit = str(number).startswith(where.typed) or all(w in text.casefold() for w in words)
        if text.strip() and hit and (not given or str(number) in given):
            given.discard(str(number))
            yield Offer(str(number), "text", text.strip()[:_SHOWN])
    for at in sorted(given, key=lambda at: (len(at), at)):
        if at.startswith(where.typed):
            yield Offer(at, "text", "a paragraph of the source")


def _quotations(corpus: Corpus, where: Where, quoted: bool) -> Iterator[Offer]:
    """Words of the source's text: what goes on from those typed, else what stands at the place."""
    document = _document(corpus, where)
    if document is None:
        return
    at = tuple(
        re.findall(r"[\w.:-]+(?: \d+)?", where.keys.get("at") or where.above.get("at") or "")
    )
    stretches = [(p.start, p.end) for p in places(at, document)] or [(0, len(document.original))]
    typed = re.sub(r"\s+", r"\\s+", re.escape(where.typed.strip()).replace(r"\ ", " "))
    seen: set[str] = set()
    for start, end in stretches:
        for sentence in _SENTENCE.finditer(document.original, start, end):
            if typed:
                found = re.search(typed, sentence[0], re.IGNORECASE)
                words = sentence[0][found.start() :].split() if found else []
            else:
                words = sentence[0].split()
            text = " ".join(words[:MAX_QUOTE_WORDS]).rstrip(".,;:")
            if text and text not in seen:
                seen.add(text)
                told = text.replace("'", "’") if quoted else inline(text, None, Type.TEXT)
                yield Offer(told, "text", f"line {line_of(document, sentence.start())}")
            if len(seen) >= _MOST:
                return
