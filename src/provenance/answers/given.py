"""Filters as people type them, in a command or an address: names resolved, dates read."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from provenance.answers.filters import Filters
from provenance.answers.naming import actor
from provenance.answers.places import near as near_places
from provenance.answers.places import spellings
from provenance.model.dates import NO_CUTOFF
from provenance.model.vocabulary import SAID_AS
from provenance.store.corpus import Corpus
from provenance.store.errors import CorpusError


def filters(corpus: Corpus, **given: str | int | Sequence[str]) -> Filters:
    """Read filters as the commands do: ``filters(corpus, side="Mali", as_of="2021-12-20")``.

    Each is named as its field of `Filters`, and is a text, or several where it may be given often.

    Raises:
        TypeError: there is no such filter.
        CorpusError: what is given for one cannot be understood.
    """
    unknown = sorted(given.keys() - set(Filters._fields))
    if unknown:
        raise TypeError(
            f"no filter is called `{unknown[0]}`; they are {', '.join(Filters._fields)}"
        )
    return read_filters(
        corpus,
        {
            key: (value,) if key not in _ONCE and isinstance(value, str) else value
            for key, value in given.items()
        },
    )


_ONCE: Final = ("before", "after", "as_of", "sort", "limit")
"""The filters that are given once; all others may be given often."""


def read_filters(corpus: Corpus, given: Mapping[str, Any]) -> Filters:
    """Resolve names and read dates, by the names of the fields of `Filters`.

    Raises:
        CorpusError: something cannot be understood.
    """
    actors: dict[str, Any] = {
        key: _resolve(corpus, given.get(key) or ()) for key in ("by", "for_", "side", "via")
    }
    if given.get("sort") not in {None, "date", "claim", "status"}:
        from provenance.model.spelling import help_for

        help = help_for(given["sort"], ("date", "claim", "status"))
        raise CorpusError(f"cannot sort by `{given['sort']}`", help)
    limit = given.get("limit")
    if limit is not None and limit < 1:
        raise CorpusError(f"cannot show at most {limit:,}", "give `--limit` 1 or more")
    about, topic = _subjects(corpus, given.get("about") or (), given.get("topic") or ())
    return _read(given)._replace(
        about=about,
        topic=topic,
        place=_places(corpus, given.get("place") or ()),
        sort=given.get("sort") or "",
        limit=limit,
        **actors,
    )


def by_ids(given: Mapping[str, Any]) -> Filters:
    """Read filters of which the names are ids, and taken as they are.

    Raises:
        CorpusError: a date or a word cannot be understood.
    """
    named: dict[str, Any] = {key: tuple(given.get(key) or ()) for key in _NAMES}
    return _read(given)._replace(**named)


_NAMES: Final = ("about", "topic", "place", "by", "for_", "side", "via")


def _read(given: Mapping[str, Any]) -> Filters:
    """Read what is no name."""
    as_of = _day(given.get("as_of"), "--as-of", last=True)
    return Filters(
        stance=_words(given.get("stance"), (*SAID_AS, "affirmed"), "stance"),
        status=_words(given.get("status"), _headlines(), "status"),
        before=_day(given.get("before"), "--before", last=False),
        after=_day(given.get("after"), "--after", last=True),
        as_of=NO_CUTOFF if as_of is None else as_of,
    )


def _topics(corpus: Corpus, given: Any) -> tuple[str, ...]:
    """The topics that are asked for, each of which some claim must have."""
    for topic in given:
        if not corpus.claims_with_topic(topic):
            near = _near_topic(corpus, topic, like=0.5)
            help = f"did you mean `{near}`?" if near else "`provenance stats` lists the topics"
            raise CorpusError(f"no claim has the topic `{topic}`", help)
    return tuple(given)


def _near_topic(corpus: Corpus, text: str, like: float = 0.8) -> str:
    """The topic that comes nearest to a text, if any is so much ``like`` it."""
    from difflib import get_close_matches

    return "".join(get_close_matches(text, corpus.topics(), n=1, cutoff=like))


def _subjects(corpus: Corpus, about: Any, topics: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The records that claims are about, and the topics; what is only a topic is asked for as one.

    Claims about any of several records are asked for, of any of several topics: where a record or a
    topic is given beside it, it is told how to ask for the topic.
    """
    only = {text: name for text in about if (name := _topic_of(corpus, text))}
    if len(only) == len(about) and not topics:
        return (), _topics(corpus, tuple(only.values()))
    for text, name in only.items():
        help = f"`{name}` is a topic: --topic {name}"
        raise CorpusError(f"`{text}` cannot be asked for beside another subject or topic", help)
    return tuple(_subject(corpus, text) for text in about), _topics(corpus, topics)


def _topic_of(corpus: Corpus, text: str) -> str:
    """The topic that is called so, where no record is."""
    from provenance.store.search.resolve import resolve_actor

    name = "-".join(text.lower().split())
    if not corpus.claims_with_topic(name) or corpus.kind_of(text):
        return ""
    return "" if resolve_actor(corpus, text).actors else name


def _places(corpus: Corpus, given: Any) -> tuple[str, ...]:
    """The places that are asked for, in every spelling; each must be some claim's."""
    found: list[str] = []
    for place in given:
        written = spellings(corpus, place)
        if not written:
            near = near_places(corpus, place)
            help = f"did you mean `{near[0]}`?" if near else "`provenance stats` lists the places"
            raise CorpusError(f"no claim has the place `{place}`", help)
        found += written
    return tuple(found)


def _subject(corpus: Corpus, text: str) -> str:
    """The record that claims are about; what is only a place is told how to ask for."""
    from provenance.store.search.resolve import resolve_actor

    if corpus.kind_of(text):
        return text
    found = resolve_actor(corpus, text)
    if found.actors:
        return actor(corpus, text)
    if written := spellings(corpus, text):
        from shlex import quote

        help = f"`{text}` is a place: --place {quote(written[0])}"
    elif topic := _near_topic(corpus, text):
        help = f"did you mean `{topic}`?"
    elif found.suggestions:
        help = f"did you mean {', '.join(f'`{id}`' for id in found.suggestions)}?"
    else:
        help = "`provenance search` finds records by any word, `provenance stats` lists the topics"
    raise CorpusError(f"no actor, claim or topic is called `{text}`", help)


def _resolve(corpus: Corpus, texts: Any) -> tuple[str, ...]:
    return tuple(actor(corpus, text) for text in texts)


def _day(text: str | None, option: str, *, last: bool) -> int | None:
    """The first or the last day, or the instant, of a date that is asked for."""
    from provenance.model.dates import DateError, cutoff_day, first_day, parse

    if text is None:
        return None
    try:
        return (cutoff_day if last else first_day)(parse(text))
    except DateError as error:
        help = f"did you mean `{error.suggestion}`?" if error.suggestion else None
        raise CorpusError(f"{option} {text}: {error}", help) from None


def _headlines() -> tuple[str, ...]:
    from provenance.derive.status import HEADLINES

    return HEADLINES


def _near(word: str, choices: tuple[str, ...]) -> str:
    """The word of a vocabulary that another means, or comes near to; "" if none."""
    from difflib import get_close_matches

    from provenance.model.synonyms import STANCE_WORDS, near_words
    from provenance.store.search.wording import ACCUSED, AFFIRMED, STANCES

    meant = STANCE_WORDS.get(word, "") or STANCES.get((word,), "")
    meant = AFFIRMED if meant == ACCUSED else meant
    if meant in choices:
        return meant
    close = get_close_matches(word, choices, n=1) or near_words(word, choices)
    return close[0] if close else ""


def _words(given: list[str] | None, choices: tuple[str, ...], what: str) -> tuple[str, ...]:
    chosen = tuple(word.replace(" ", "-") for word in given or ())
    for word in chosen:
        if word not in choices:
            near = _near(word, choices)
            help = f"did you mean `{near}`?" if near else f"write one of {', '.join(choices)}"
            if what == "status":
                help += f"{'' if near else ';'} `provenance help statuses` says what each means"
            raise CorpusError(f"`{word}` is no {what}", help)
    return chosen
