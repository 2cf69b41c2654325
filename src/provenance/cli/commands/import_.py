"""``provenance import``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from provenance.cli.context import CorpusOption
from provenance.cli.writing import DryRun


def command(
    kind: Annotated[str, typer.Argument(help="What to read: csv.")],
    file: Annotated[Path, typer.Argument(help="The spreadsheet, one row a statement.")],
    map: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=FIELD", help="Which field a column gives."),
    ] = None,
    new_actors: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="Add actors that the corpus lacks, of this kind."),
    ] = None,
    new_sources: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="Add sources that the corpus lacks, of this kind."),
    ] = None,
    dry_run: DryRun = False,
    corpus: CorpusOption = None,
) -> None:
    """Turn a spreadsheet into claim files: one row a statement.

    Fields are claim, text, stance, statement and the keys of a statement; a column named like a
    field needs no --map. `provenance statements --format csv` writes what this reads. Actors and
    sources are meant by id, name or alias. Items of a list are parted by `;`.

    [bold]Examples[/]

      provenance import csv table.csv --dry-run

      provenance import csv table.csv --map Speaker=by --map "Said on=date" --new-actors person
    """
    from provenance.authoring.spreadsheet import plan, read_sheet
    from provenance.cli.writing import corpus_to_change, finish
    from provenance.model.vocabulary import ACTOR_KINDS, SOURCE_KINDS
    from provenance.store.errors import CorpusError
    from provenance.views.wording import count

    with corpus_to_change(corpus) as (root, opened):
        if kind != "csv":
            raise CorpusError(f"`{kind}` cannot be imported", "write `import csv FILE`")
        for word, words in ((new_actors, ACTOR_KINDS), (new_sources, SOURCE_KINDS)):
            if word is not None and word not in words:
                raise CorpusError(f"`{word}` is no kind", f"write one of {', '.join(words)}")
        sheet = read_sheet(_text(file), dict(_pair(pair) for pair in map or ()))
        planned = plan(opened, sheet, new_actors, new_sources)
        for column in sheet.ignored:
            print(f"note: column `{column}` was not read; --map it to a field", file=sys.stderr)
        finish(root, planned.changes, dry_run)
        told = [count(planned.statements, "statement"), count(planned.claims, "new claim")]
        told += [count(planned.actors, "new actor")] if planned.actors else []
        told += [count(planned.sources, "new source")] if planned.sources else []
        told += [f"{count(planned.present, 'row')} already there"] if planned.present else []
        print(", ".join(told), file=sys.stderr)


def _pair(pair: str) -> tuple[str, str]:
    from provenance.store.errors import CorpusError

    column, sign, field = pair.rpartition("=")
    if not sign:
        raise CorpusError(f"--map {pair}: there is no `=`", "write `--map COLUMN=FIELD`")
    return column.strip(), field.strip()


def _text(file: Path) -> str:
    from provenance.store.errors import CorpusError
    from provenance.store.files import guarded

    try:
        return guarded.read(file, guarded.MAX_LISTS).decode("utf-8-sig")
    except OSError as error:
        raise CorpusError(f"cannot read {file}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise CorpusError(f"{file} is not UTF-8", "save it as CSV UTF-8") from None
