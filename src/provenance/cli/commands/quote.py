"""``provenance quote``."""

import sys
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.cli.spelling import spelt
from provenance.cli.writing import DryRun, corpus_to_change, finish
from provenance.model.columns import cell
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.model.records import Quote
    from provenance.quotes.normalise import Text
    from provenance.quotes.passages import Passage, Passages
    from provenance.store.corpus import Corpus

_MOST: Final = 9
"""Statements that are listed at most."""

_QUESTIONS: Final = (
    ("by", "by (who uttered it: a name or an id)", True),
    ("date", "date (when it was said; Enter if nobody recorded it)", False),
)


def command(
    source: Annotated[
        str,
        typer.Argument(
            help="The source: its id, title or address. Its document is attached.",
            autocompletion=completion.sources,
        ),
    ],
    words: Annotated[
        list[str], typer.Argument(help="The words, as they stand there; or some of the passage.")
    ],
    until: Annotated[
        str, typer.Option(help="The last words, where the quotation goes on to them.")
    ] = "",
    take: Annotated[
        int | None, typer.Option(min=1, help="Which of several passages, by its number.")
    ] = None,
    into: Annotated[
        str | None, typer.Option(metavar="STATEMENT", help="The statement that gets the quotation.")
    ] = None,
    stance: Annotated[
        str | None,
        typer.Option(help="Of a new statement.", autocompletion=completion.stances),
    ] = None,
    claim: Annotated[
        str | None,
        typer.Option(help="Of a new statement.", autocompletion=completion.claims),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(help="Of a new statement.", autocompletion=completion.actors),
    ] = None,
    date: Annotated[str | None, typer.Option(help="Of a new statement.")] = None,
    dry_run: DryRun = False,
    corpus: CorpusOption = None,
) -> None:
    """Pick up a quotation: find a passage in a source's document, and write its exact words.

    Shows each passage in its context. With --into, or with --claim, --stance and --by, the words go
    into a statement as they stand in the document, with their line or page; at a terminal you are
    asked. What does not stand in the document is never written. Exit code 1 if nothing is found.

    [bold]Examples[/]

      provenance quote gazette-report perfectly sound

      provenance quote gazette-report "perfectly" --until "sound" --into 1pm64a2djd

      provenance quote gazette-report "perfectly sound" --stance denied --claim bridge --by council
    """
    from provenance.cli.output import page
    from provenance.cli.quoting import opened
    from provenance.cli.writing import asking
    from provenance.quotes.passages import find
    from provenance.views import passages as views

    new = {"stance": stance, "claim": claim, "by": by, "date": date}
    if into and any(new.values()):
        told = ", ".join(f"--{key}" for key, value in new.items() if value)
        raise CorpusError(f"--into names a statement, {told} a new one", "give one of the two")
    with opened(corpus) as found_in:
        id = _source(found_in, source)
        text = _text(found_in, id)
        found = find(text, " ".join(words), until)
        if not found.passages:
            page(views.nothing(text, id, " ".join(words), until), found_in.root)
            sys.exit(1)
        page(views.page(found, id), found_in.root)
        statements = _statements(found_in, id)
    wanted = bool(into or any(new.values()))
    if not wanted and not asking():
        print(f"help: {_how(id, found)}", file=sys.stderr)
        return
    passage = _chosen(found, take, wanted)
    if passage is None:
        return
    if not wanted:
        into = _asked_into(statements)
        if into is None:
            return
    _write(id, text, passage, into, new, dry_run, corpus)


def _source(corpus: "Corpus", text: str) -> str:
    """The id of the source that is meant."""
    from provenance.store.search.resolve import resolve_source

    meant = resolve_source(corpus, text)
    if len(meant.actors) == 1:
        return meant.actors[0].id
    ids = [match.id for match in meant.actors] or [*meant.suggestions]
    near = f"did you mean {' or '.join(f'`{id}`' for id in ids)}?" if ids else None
    told = "names several sources" if meant.actors else "is the name of no source here"
    raise CorpusError(f"`{text}` {told}", near or "`provenance search` finds sources by any word")


def _text(corpus: "Corpus", id: str) -> "Text":
    """The text of a source's document.

    Raises:
        CorpusError: none is attached, or not the version on record; it says what to do.
    """
    from provenance.quotes.library import ABSENT, CHANGED, Library

    sources = {one.id: one for one in corpus.each("source")}
    held = Library(corpus.root, sources).held(id)
    if held.state == ABSENT:
        url = sources[id].url
        ways = [
            *([spelt("source", "fetch", url, "--id", id)] if url else []),
            spelt("source", "attach", "FILE", "--source", id),
        ]
        told = "\n".join(f"  {way}" for way in ways)
        raise CorpusError(f"no document of `{id}` is attached here", f"attach it:\n{told}")
    if held.state == CHANGED:
        raise CorpusError(
            f"another version of `{id}` is attached than the one on record",
            f"record the new version:\n  {spelt('source', 'add', 'FILE', '--id', id)}",
        )
    if held.text is None:
        raise CorpusError(f"the document of `{id}` cannot be read: {held.reason}", held.help)
    return held.text


def _how(id: str, found: "Passages") -> str:
    """How to write what was found."""
    words = found.passages[0].words
    take = ["--take", "1"] if len(found.passages) > 1 and found.exact else []
    into = spelt("quote", id, words, *take, "--into", "STATEMENT")
    new = spelt("quote", id, words, *take, "--stance", "denied", "--claim", "CLAIM", "--by", "WHO")
    return f"either of these writes it:\n  {into}\n  {new}"


def _chosen(found: "Passages", take: int | None, wanted: bool) -> "Passage | None":
    """The passage that is meant; asked for where there are several, and somebody can be asked."""
    from provenance.cli.asking import line, say
    from provenance.cli.writing import asking

    number = len(found.passages)
    if take is None and number == 1 and (found.exact or not asking()):
        take = 1
    if take is None and not asking():
        raise CorpusError(
            f"there are {number} passages with these words",
            "--take N tells which, by its number; or give more of the words",
        )
    while take is None:
        answer = line(f"which one? 1 to {number}, Enter for none: ")
        if not answer:
            return None
        take = int(answer) if answer.isascii() and answer.isdigit() else 0
        if not 1 <= take <= number:
            say(f"  `{answer}` is no number from 1 to {number}")
            take = None
    if not 1 <= take <= number:
        raise CorpusError(f"there is no passage {take}", f"there are {number}")
    passage = found.passages[take - 1]
    if not found.exact and not asking():
        raise CorpusError(
            "the words do not stand in the document as they were given",
            f"the passage says: {passage.words}",
        )
    return passage


def _statements(corpus: "Corpus", source: str) -> list[tuple[str, str]]:
    """The statements that were read in a source: id, and what each is."""
    from provenance.quotes.quotation import read_in

    sources = {one.id: one for one in corpus.each("source")}
    return [
        (said.id, f"{' and '.join(map(corpus.name_of, said.by))} {said.stance}: {claim.text}")
        for claim in corpus.each("claim")
        for said in claim.said
        if source in (said.source or claim.source, said.said_in)
        and read_in(said._replace(source=said.source or claim.source), sources) == source
    ]


def _asked_into(statements: list[tuple[str, str]]) -> str | None:
    """The statement that is to get it, "" for a new one, None for none."""
    from provenance.cli.asking import fill, line, say

    shown = statements[:_MOST]
    for number, (id, told) in enumerate(shown, 1):
        say(fill(f"{number:>3}  {id}  {told}"))
    if len(statements) > len(shown):
        say(f"     and {len(statements) - len(shown)} more; any id will do")
    offers = f"1 to {len(shown)}, " if shown else ""
    while True:
        answer = line(f"into which statement? {offers}an id, n for a new one, Enter for none: ")
        if not answer:
            return None
        if answer.lower() in ("n", "new"):
            return ""
        if answer.isascii() and answer.isdigit() and len(answer) < 3:
            if 1 <= int(answer) <= len(shown):
                return shown[int(answer) - 1][0]
            say(f"  there is no {answer} to take")
            continue
        if any(id.startswith(answer) for id, _ in statements):
            return answer
        say(f"  no statement that was read there has the id `{answer}`")


def _write(
    id: str,
    text: "Text",
    passage: "Passage",
    into: str | None,
    new: dict[str, Any],
    dry_run: bool,
    explicit: str | None,
) -> None:
    from provenance.quotes.locators import allow
    from provenance.quotes.passages import quotation

    if not into:
        from provenance.cli.telling import FIELDS
        from provenance.cli.telling_statement import tell_statement

        quote = _certain(quotation(text, passage))
        texts = {
            "by": new["by"] or [],
            "date": [new["date"]] if new["date"] else [],
            "source": [id],
            "at": [passage.at],
            "quote": [
                cell(FIELDS["statement"]["quote"], (quote,)) if quote.prefix else quote.words
            ],
        }
        given = {key: said for key, said in texts.items() if said}
        claim = new["claim"] or ""
        tell_statement(new["stance"], claim, given, _QUESTIONS, dry_run, explicit)
        return
    with corpus_to_change(explicit) as (root, opened):
        if opened is None:
            raise CorpusError("there is no statement yet")
        from provenance.authoring.quoting import quoted_into, statement_to_quote
        from provenance.store.search.resolve import statement_beginning

        said = statement_to_quote(opened, statement_beginning(opened, into) or into, id)
        points = bool(said.at) and allow(said.at, passage.place.lines, passage.place.pages)
        at = "" if points else passage.at
        quote = _certain(quotation(text, passage, (*said.at, *([at] if at else []))))
        finish(root, quoted_into(opened, said, id, at, quote), dry_run, renamed=True)


def _certain(quote: "Quote | None") -> "Quote":
    if quote is None:
        raise CorpusError(
            "these words cannot be told apart from the same words beside them",
            "quote more of the passage",
        )
    return quote
