"""``provenance source``: what a source is, and the documents attached on this machine."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.cli.options import AnswerFormat
from provenance.cli.quoting import known, opened
from provenance.cli.spelling import spelt
from provenance.cli.writing import DryRun
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

app = typer.Typer(add_completion=False, rich_markup_mode="rich", no_args_is_help=True)

_Document = Annotated[Path, typer.Argument(metavar="FILE", help="The document.")]
_Output = Annotated[AnswerFormat, typer.Option("--format", "-f", help="How to write it.")]


@app.callback()
def source() -> None:
    """Sources: their records, their chains, and the documents attached on this machine.

    Documents are kept in .provenance/vault/, outside git: what may not be redistributed is not.
    """


@app.command()
def add(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The document, to be attached too.")
    ] = None,
    id: Annotated[
        str | None, typer.Option("--id", help="The source's id; the file's name if left out.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="Its title.")] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="What it is, such as article or web-page.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", help="The actor who published it.")
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option("--by", help="Its author or speaker.", autocompletion=completion.actors),
    ] = None,
    for_: Annotated[
        list[str] | None,
        typer.Option("--for", help="On whose behalf.", autocompletion=completion.actors),
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", help="When it was written or uttered (EDTF).")
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", help="When it was published (EDTF).")
    ] = None,
    accessed: Annotated[
        str | None, typer.Option("--accessed", help="When you read it (EDTF).")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", help="A BCP 47 tag.")] = None,
    url: Annotated[
        str | None, typer.Option("--url", help="Where it can be read; it is recorded, not fetched.")
    ] = None,
    archive: Annotated[
        list[str] | None, typer.Option("--archive", help="An archived copy; recorded, not fetched.")
    ] = None,
    derived_from: Annotated[
        list[str] | None,
        typer.Option("--derived-from", help="SOURCE, or HOW:SOURCE such as quotes:some-report."),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="Your remarks.")] = None,
    corpus: CorpusOption = None,
) -> None:
    """Record a source, or new facts of one that is on record.

    With a file: its digest, size, media type and extractor are recorded and the document is
    attached. Nothing is fetched: `source fetch` does that.

    [bold]Examples[/]

      provenance source add report.pdf --title "Annual report" --kind report --published 2022-03

      provenance source add --id annual-report --archive https://archive.example/2022/report
    """
    values: dict[str, Any] = {
        "title": title,
        "kind": _kind(kind),
        "publisher": publisher,
        "by": by,
        "for": for_,
        "date": date,
        "url": url,
        "archive": archive,
        "published": published,
        "accessed": accessed,
        "language": language,
        "derived-from": [_derivation(text) for text in derived_from or ()],
        "note": note,
    }
    with opened(corpus, to_write=True) as found:
        from provenance.quotes.recording import record

        name = id or (_id(file) if file else None)
        if name is None:
            raise CorpusError("a source needs an id", "give a document, or --id")
        missing = [key for key in ("title", "kind") if not values[key]]
        if missing and found.record("source", name) is None:
            told = {**values, "derived-from": derived_from, **{key: key.upper() for key in missing}}
            words = [str(file)] if file else []
            words += ["--id", name] if id or not file else []
            for key, value in told.items():
                for text in value if isinstance(value, list) else [value]:
                    words += [f"--{key}", text] if text else []
            raise CorpusError(
                f"`{name}` is a new source: it needs {' and '.join(missing)}",
                f"tell it:\n  {spelt('source', 'add', *words)}",
            )
        given = {key: value for key, value in values.items() if value}
        if file:
            given |= _document(found, name, file)
        if not given:
            raise CorpusError(f"nothing to record of `{name}`", "give a document or any fact of it")
        written = record(found, name, given)
        print(f"{written}: recorded `{name}`", file=sys.stderr)
        root = found.root
    if file:
        _tell(str(root), name)


@app.command()
def fetch(
    url: Annotated[str, typer.Argument(help="The address, of http or https.")],
    id: Annotated[
        str | None, typer.Option("--id", help="The source's id; else made of its title.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="Its title.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="What it is.")] = None,
    archive: Annotated[
        list[str] | None, typer.Option("--archive", help="An archived copy; recorded, not fetched.")
    ] = None,
    find_archive: Annotated[
        bool, typer.Option("--find-archive", help="Ask the Wayback Machine for a copy.")
    ] = False,
    warc: Annotated[
        Path | None,
        typer.Option("--warc", help="Write what came as .warc, .warc.gz or .wacz too."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from this machine and its networks too.")
    ] = False,
    corpus: CorpusOption = None,
) -> None:
    """Fetch a page or a file, attach it, and record what it says of itself.

    Only this command and `import csv URL` reach the network, and only for the address that is
    named. Redirects are told; addresses of this machine and its networks are refused. At a terminal
    you are asked for the address of an archived copy where none is told, found or on record.

    [bold]Examples[/]

      provenance source fetch https://gazette.example/bridge --find-archive
    """
    told = {"id": id, "title": title, "kind": _kind(kind), "archive": archive}
    with opened(corpus) as found:  # others may write while we wait
        from provenance.cli.fetching import attached, copies, described, fetched

        got, page = fetched(url, allow_private)
        if not archive:
            told["archive"] = copies(found, url, got.url, find_archive)
    with opened(corpus, to_write=True) as found:
        from provenance.quotes.recording import record

        name, values = described(found, url, got, page, told)
        if warc:
            from provenance.quotes.web.capture import write_archive

            write_archive(got, page.title or got.url, warc)
        values |= attached(got, lambda file: _document(found, name, file))
        written = record(found, name, values)
        print(f"{written}: recorded `{name}`", file=sys.stderr)
        root = found.root
    _tell(str(root), name)


@app.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="CSL-JSON, BibTeX, RIS or a sheet of copies, told by its ending."
        ),
    ],
    map: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=FIELD", help="Of a sheet: what a column gives."),
    ] = None,
    new_sources: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="Of a sheet: add sources for addresses that none has."),
    ] = None,
    dry_run: DryRun = False,
    corpus: CorpusOption = None,
) -> None:
    """Record what a citation manager or an archiving tool holds of sources.

    Citations (Zotero, JabRef, EndNote and their like) come in as with `provenance import csl`,
    `bibtex` or `ris`. A sheet of copies (CSV, xlsx, ods: address, address of the copy, hash, time)
    is taken over to the sources that have these addresses: nothing on record is written over.
    Nothing is attached or fetched.

    [bold]Examples[/]

      provenance source import library.bib --dry-run

      provenance source import archived.csv --dry-run
    """
    from provenance.authoring.sheets.saved import pairs
    from provenance.cli.archiving import SHEETS, bring_archives, kind_of_sources
    from provenance.cli.bringing import bring

    ending = file.suffix.lower()
    if ending in SHEETS:
        told = pairs(map or (), "--map")
        bring_archives(file, told, kind_of_sources(new_sources), corpus, dry_run)
        return
    if map or new_sources:
        raise CorpusError("--map and --new-sources are for sheets", "leave them out")
    kinds = {".json": "csl", ".bib": "bibtex", ".ris": "ris"}
    kind = kinds.get(ending)
    if kind is None:
        ways = "`import csl FILE`, `import bibtex FILE` or `import ris FILE` says what it is"
        raise CorpusError(f"the ending of {file} tells no format of citations or sheet", ways)
    bring(kind, file, corpus, dry_run)


@app.command()
def attach(
    file: _Document,
    source: Annotated[
        str | None,
        typer.Option(
            "--source",
            help="Whose document it is; found by its digest if left out.",
            autocompletion=completion.sources,
        ),
    ] = None,
    corpus: CorpusOption = None,
) -> None:
    """Keep a source's document on this machine, so that quotations are held to it.

    Exit code 1 if it is not the version on record, or a quotation does not verify against it.
    """
    with opened(corpus, to_write=True) as found:
        from provenance.quotes.extract.reading import media_type_of
        from provenance.quotes.vault import Attached, Vault, digest

        if source:
            known(found, source, ("source",))
        else:
            source = _by_digest(found, digest(file).sha256, file)
        vault = Vault(found.root)
        stored = vault.store(file)
        vault.attach(source, Attached(stored.sha256, media_type_of(file)))
        root = found.root
    _tell(str(root), source)


@app.command()
def status(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", autocompletion=completion.sources),
    ] = None,
    format: _Output = AnswerFormat.table,
    corpus: CorpusOption = None,
) -> None:
    """Which documents are attached here, and how their quotations stand.

    Exit code 1 if a document changed or is damaged.
    """
    with opened(corpus) as found:
        from provenance.answers.source_status import status
        from provenance.cli.output import show
        from provenance.quotes.library import CHANGED, DAMAGED

        asked = tuple(known(found, id, ("source",)) for id in sources or ())
        answer = status(found.root, found.whole(), asked)
        show(answer, format.value, found.root)
    if not answer.found or any(row.state in {CHANGED, DAMAGED} for row in answer.sources):
        sys.exit(1)


@app.command()
def verify(corpus: CorpusOption = None) -> None:
    """Read every attached document anew: digest, extraction, and unrecorded copying.

    Exit code 1 if there is a defect.
    """
    with opened(corpus) as found:
        from provenance.answers.source_status import inspect
        from provenance.cli.output import page
        from provenance.views.source_status import verification

        answer = inspect(found.root, found.whole())
        page(verification(answer), found.root)
    if answer.defects:
        sys.exit(1)


@app.command("show")
def show_(
    source: Annotated[str, typer.Argument(autocompletion=completion.sources)],
    format: _Output = AnswerFormat.table,
    corpus: CorpusOption = None,
) -> None:
    """A source's record, what it was taken from, what was taken from it, what it carries."""
    with opened(corpus) as found:
        from provenance.answers.source_chain import chain
        from provenance.cli.output import show

        known(found, source, ("source",))
        show(chain(found.root, found.whole(), source), format.value, found.root)


def _kind(word: str | None) -> str | None:
    """The kind of source that a word means, before anything is fetched or attached."""
    from provenance.cli.archiving import kind_of_sources

    return kind_of_sources(word)


def _document(corpus: "Corpus", id: str, file: Path) -> dict[str, str]:
    """Attach a document, and return what is to be recorded of it."""
    from provenance.quotes.errors import QuotesError
    from provenance.quotes.extract.reading import extract, media_type_of
    from provenance.quotes.normalise import VERSION
    from provenance.quotes.vault import Attached, Vault

    vault = Vault(corpus.root)
    stored = vault.store(file)
    facts = {"sha256": stored.sha256, "size": str(stored.size), "normaliser": VERSION}
    kind = media_type_of(file)
    try:
        extracted = extract(file, kind)
    except QuotesError as error:
        print(f"warning: {error.message}", file=sys.stderr)
        if error.help:
            print(f"help: {error.help}", file=sys.stderr)
        del facts["normaliser"]
        facts["media-type"] = kind
    else:
        facts["media-type"] = extracted.media_type
        facts["extractor"] = extracted.extractor
        for note in extracted.notes:
            print(f"note: {note}", file=sys.stderr)
    vault.attach(id, Attached(stored.sha256, kind))
    return facts


def _tell(root: str, source: str) -> None:
    """Say what an attached document means, from the records as they are now."""
    with opened(root) as found:
        from provenance.answers.source_status import effect as effect_of
        from provenance.cli.output import page
        from provenance.quotes.library import ATTACHED
        from provenance.views.source_status import effect

        answer = effect_of(found.root, found.whole(), source)
        page(effect(answer), found.root)
    if answer.state != ATTACHED or answer.affected:
        sys.exit(1)


def _by_digest(corpus: "Corpus", sha256: str, file: Path) -> str:
    sources = corpus.whole().sources.values()
    matching = [record.id for record in sources if record.sha256 == sha256]
    if len(matching) == 1:
        return matching[0]
    if matching:
        ids = ", ".join(matching)
        raise CorpusError(f"{file} is the document of several sources: {ids}", "add --source ID")
    raise CorpusError(
        f"{file} is the recorded version of no source",
        "say whose document it is with --source ID, or record it with provenance source add FILE",
    )


def _derivation(text: str) -> dict[str, str]:
    how, colon, source = text.partition(":")
    return {"source": source, "how": how} if colon else {"source": text}


def _id(file: Path) -> str:
    plain = "".join(c if c.isalnum() else " " for c in file.stem).lower()
    return "-".join(plain.split()) or "source"
