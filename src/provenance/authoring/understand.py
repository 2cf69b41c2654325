"""What somebody writes for a field of a record, to what a file says; or what is not clear in it.

Actors, sources and claims are meant as in questions: by id, name, alias, title, address or words.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from provenance.authoring import compose
from provenance.model.columns import ColumnError, record
from provenance.model.dates import DateError, parse
from provenance.model.fields import RECORDS, Field, Type
from provenance.model.nouns import with_article
from provenance.model.synonyms import STANCE_WORDS, kind_meant, near_words
from provenance.model.vocabulary import SAID_AS
from provenance.reading.reader import read

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus
    from provenance.store.search.resolve import Match

_MEANS: Final = {
    Type.ACTOR: ("actor",),
    Type.SOURCE: ("source",),
    Type.CLAIM: ("claim",),
    Type.SUBJECT: ("actor", "claim"),
    Type.TARGET: ("statement", "source", "actor"),
}
"""The kinds of records that a field of a type can name."""

_MOST: Final = 5


class New(NamedTuple):
    """A record that is to be written: its kind, its id, and its keys with their values."""

    kind: str
    id: str
    values: compose.Values

    @property
    def name(self) -> str:
        """What it is called in words."""
        key = {"actor": "name", "source": "title"}.get(self.kind, "text")
        return str(self.values.get(key, ""))


class Choice(NamedTuple):
    """What may be meant: what to write for it, and what it is."""

    word: str
    about: str = ""


class Doubt(NamedTuple):
    """What was written for a field and cannot be taken, why, and what may be meant.

    ``choices`` are the best first; ``sure`` when the first alone fits, so that one key takes it.
    ``make`` is the kind of record that can be made of what was written, or ``""``.
    """

    key: str
    given: str
    message: str
    choices: tuple[Choice, ...] = ()
    sure: bool = False
    make: str = ""
    help: str = ""


class Doubtful(ValueError):
    """Raised for a `Doubt`."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt.message)
        self.doubt = doubt


def stance(text: str) -> str:
    """Give the stance that a word means, in any of its forms: `denies`, `denial`.

    Raises:
        Doubtful: none is meant, or either of two.
    """
    from provenance.store.search.wording import AFFIRMED

    plain = "-".join(text.lower().split())
    meant = stance_word(text)
    if meant in SAID_AS:
        return meant
    near = tuple(Choice(word, _STANCES[word]) for word in near_words(plain, SAID_AS))
    help = f"write one of {', '.join(SAID_AS)}"
    if meant == AFFIRMED:  # which of the two is never filled in
        near = ()
        help = "write asserted, or admitted where it goes against the speaker's own side"
    raise Doubtful(Doubt("stance", text, f"`{text}` is no stance", near, len(near) == 1, help=help))


def stance_word(text: str) -> str:
    """Give the stance that a word means, `AFFIRMED` where it may be either of two, or ``""``."""
    from provenance.store.index.fold import words
    from provenance.store.search.wording import LONGEST, STANCES

    plain = "-".join(text.lower().split())
    if plain in SAID_AS or plain.count("-") > LONGEST:
        return plain if plain in SAID_AS else ""
    meant = STANCES.get(tuple(words(plain)), "")
    return meant if meant in SAID_AS else STANCE_WORDS.get(plain, meant)


_STANCES: Final = {
    field.key: field.about.rstrip(".") for field in RECORDS["claim"] if field.key in SAID_AS
}


def understood(
    corpus: "Corpus | None", made: Sequence[New], of: str, field: Field, text: str
) -> str:
    """Give what stands for a field in one word: an id, a word of its vocabulary, a text.

    Args:
        corpus: the corpus, opened; None while it has no files.
        made: records that are to be written with this one, which can be named too.
        of: the record that the field is of: ``claim``, ``statement``, ``actor`` or ``source``.
        field: the field.
        text: what was written.

    Raises:
        Doubtful: it is not clear, or nothing that the field takes.
    """
    text = text.strip()
    kinds = _MEANS.get(_inner(field).type)
    if kinds:
        return _named(corpus, made, field, kinds, text)
    if field.choices:
        text = kind_meant(text, field.choices) or text.lower().replace(" ", "-")
    if field.type is Type.DATE:
        _date(field, text)
    _hold(of, field, text)
    return text


def _date(field: Field, text: str) -> None:
    try:
        parse(text)
    except DateError as error:
        near = (Choice(error.suggestion),) if error.suggestion else _both(text)
        told = str(error) if text in str(error) else f"{text}: {error}"
        clear = near or "YYYY" in told
        help = "" if clear else "write a day as 2021-12-25, a month as 2021-12, or a year"
        raise Doubtful(Doubt(field.key, text, told, near, len(near) == 1, help=help)) from None


_NUMBERS: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


def _both(text: str) -> tuple[Choice, ...]:
    """Both days that three numbers can mean, the day first and the month first."""
    match = _NUMBERS.fullmatch(text)
    if not match:
        return ()
    one, other, year = match.groups()
    days = (
        Choice(f"{year}-{other:0>2}-{one:0>2}", "the day first"),
        Choice(f"{year}-{one:0>2}-{other:0>2}", "the month first"),
    )
    return tuple(day for day in days if _is_date(day.word))


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


def value(field: Field, text: str) -> Any:
    """Give what a file says for a field: a text, or a mapping.

    Raises:
        Doubtful: it cannot be said.
    """
    if field.type is Type.DATE:
        return compose.date(text)
    if field.record == "hedge" or (field.key == "quote" and _SIGNED.search(text)):
        try:
            return compose.plain(record(field, text))
        except ColumnError as error:
            raise Doubtful(Doubt(field.key, text, str(error))) from None
    return text


_SIGNED: Final = re.compile(r"\|\s*(?:prefix|suffix|language|translation)=")
"""What a quotation may have beside its words."""


def values(of: str, texts: dict[str, list[str]]) -> compose.Values:
    """Give what a file says of a record, from what stands for each field."""
    found: compose.Values = {}
    for field in RECORDS[of]:
        said = [value(field, text) for text in texts.get(field.key, ())]
        if said:
            found[field.key] = said[0] if len(said) == 1 else said
    return found


def _inner(field: Field) -> Field:
    """The field of a nested record that a lone word stands for."""
    if field.type is not Type.RECORD or not field.short:
        return field
    return next(inner for inner in RECORDS[field.record] if inner.key == field.short)


def _hold(of: str, field: Field, text: str) -> None:
    """Let the reader judge a value in a record that has nothing else wrong."""
    said = value(field, text)
    if of == "statement":
        whole = {"claim": "x", "text": "x", "asserted": [{"by": "x", field.key: said}]}
        text_of_file = compose.document(whole)
    elif of == "claim":
        text_of_file = compose.document({"claim": "x", "text": "x", field.key: said})
    else:
        needed = {"name": "x", "title": "x", "kind": "person" if of == "actor" else "document"}
        known = {f.key for f in RECORDS[of]}
        entry = {key: word for key, word in needed.items() if key in known} | {field.key: said}
        text_of_file = compose.document({f"{of}s": {"x": entry}}, 3)
    for problem in read("", text_of_file).problems:
        near: tuple[Choice, ...] = ()
        edits = problem.fix.edits if problem.fix else ()
        if len(edits) == 1 and edits[0].text:
            near = (Choice(edits[0].text),)
        elif field.choices:
            near = tuple(Choice(word) for word in near_words(text, field.choices))
        help = problem.help or ""
        sure = len(near) == 1
        raise Doubtful(Doubt(field.key, text, problem.message, near, sure, help=help))


def _named(
    corpus: "Corpus | None",
    made: Sequence[New],
    field: Field,
    kinds: tuple[str, ...],
    text: str,
) -> str:
    for new in made:
        if new.kind in kinds and text.casefold() in (new.id, new.name.casefold()):
            return new.id
    near: dict[str, Choice] = {}
    for kind in kinds if corpus else ():
        assert corpus is not None
        found = _found(corpus, kind, text, lone=kinds == (kind,))
        if isinstance(found, str):
            return found
        near |= {choice.word: choice for choice in found if choice.word not in near}
    choices = tuple(near.values())[:_MOST]
    noun = " or ".join(kinds)
    told = (
        "names several"
        if _bearers(choices, text)
        else f"is not the name of {with_article(noun)} here"
    )
    make = next((kind for kind in ("actor", "claim", "source") if kind in kinds), "")
    make = "" if "statement" in kinds else make
    raise Doubtful(Doubt(field.key, text, f"`{text}` {told}", choices, len(choices) == 1, make))


def _found(corpus: "Corpus", kind: str, text: str, lone: bool) -> str | list[Choice]:
    """The id of the record that is meant, or what may be meant."""
    from provenance.store.search import resolve

    if kind == "statement":
        meant = text if corpus.claim_of_statement(text) else None
        return meant or resolve.statement_beginning(corpus, text) or []
    if kind == "claim":
        found = resolve.resolve_claims(corpus, [text])
        if found.exact or (lone and found.whole and len(found.claims) == 1):
            return found.claims[0].id
        ids = found.suggestions if lone else ()
        return [*_choices(found.claims if lone else ()), *_suggested(corpus, "claim", ids)]
    named = (resolve.resolve_actor if kind == "actor" else resolve.resolve_source)(corpus, text)
    if len(named.actors) == 1:
        return named.actors[0].id
    return [*_choices(named.actors), *_suggested(corpus, kind, named.suggestions)]


def _choices(matches: "Sequence[Match]") -> list[Choice]:
    return [Choice(match.id, match.text) for match in matches]


def _suggested(corpus: "Corpus", kind: str, ids: Sequence[str]) -> list[Choice]:
    records = [corpus.record(kind, id) for id in ids]
    return [Choice(one.id, _name(one)) for one in records if one]


def _name(record: Any) -> str:
    return str(
        getattr(record, {"Actor": "name", "Source": "title"}.get(type(record).__name__, "text"))
    )


def _bearers(choices: Sequence[Choice], text: str) -> bool:
    """Whether several bear just this name."""
    return sum(choice.about.casefold() == text.casefold() for choice in choices) > 1
