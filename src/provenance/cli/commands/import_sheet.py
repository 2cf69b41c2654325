"""``provenance import csv``, ``xlsx`` and ``ods``: the rows of a sheet."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.context import CorpusOption
from provenance.cli.writing import DryRun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.authoring.sheets.reading import Wrong
    from provenance.authoring.sheets.table import Table


def command(
    kind: str,
    file: Annotated[
        str, typer.Argument(help="The sheet; or the address of one that is published as CSV.")
    ],
    map: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="COLUMN=FIELD", help="Which field a column gives; - for none."
        ),
    ] = None,
    set: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="FIELD=VALUE", help="What every row has that says nothing else."
        ),
    ] = None,
    lists: Annotated[
        list[str] | None,
        typer.Option(
            "--list", metavar="COLUMN=SIGN", help="The sign that parts the items of a column."
        ),
    ] = None,
    dates: Annotated[
        str, typer.Option(metavar="ORDER", help="How days are written: ymd, dmy or mdy.")
    ] = "",
    stances: Annotated[
        list[str] | None,
        typer.Option(
            "--stance", metavar="WORD=STANCE", help="The stance that a word of the sheet means."
        ),
    ] = None,
    saved: Annotated[
        Path | None, typer.Option("--saved-map", help="Read these from a file, before the options.")
    ] = None,
    save_map: Annotated[
        Path | None, typer.Option("--save-map", help="Save what columns give to a file.")
    ] = None,
    new_actors: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="Add actors that the corpus lacks, of this kind."),
    ] = None,
    new_sources: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="Add sources that the corpus lacks, of this kind."),
    ] = None,
    rejects: Annotated[
        Path | None,
        typer.Option(help="Import the good rows, and keep the others in this file."),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Which sheet of a workbook; else the first shown."),
    ] = None,
    header: Annotated[
        int | None,
        typer.Option(min=1, metavar="LINE", help="The line of the header; else the first filled."),
    ] = None,
    encoding: Annotated[str, typer.Option(help="Of CSV that is not UTF-8, such as cp1252.")] = "",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from this machine and its networks too.")
    ] = False,
    dry_run: DryRun = False,
    corpus: CorpusOption = None,
) -> None:
    """Turn a spreadsheet into claim files: one row a statement.

    Fields are claim, text, stance, statement and the keys of a statement; of the claim about,
    accuses, topics, event, place, foretells, claim-note and figure-KEY; and source-title,
    source-kind, source-publisher, source-date, source-url, source-archive and by-kind. FIELD@ACTOR
    is what one side said. A column named like a field needs no --map. `provenance statements
    --format csv` writes what this reads.
    Actors and sources are meant by id, name or alias. A cell of another sheet is one item, unless
    --list says how its items are parted.

    [bold]Examples[/]

      provenance import csv table.csv --dry-run

      provenance import csv table.csv --map Speaker=by --dates dmy --new-actors person
    """
    from provenance.authoring.sheets.holding import held
    from provenance.authoring.sheets.mapping import given, resolved
    from provenance.authoring.sheets.plan import plan
    from provenance.authoring.sheets.reading import at_lines, read
    from provenance.authoring.sheets.saved import Saved, is_saved, pairs, read_saved
    from provenance.authoring.sheets.saved import saved as written_map
    from provenance.authoring.sheets.table import decoded
    from provenance.cli.archiving import kind_told
    from provenance.cli.sheet_files import bytes_of, stem, table, write
    from provenance.cli.sheet_telling import tally, tell_columns, tell_ratings
    from provenance.cli.writing import corpus_to_change, finish, progress, tell
    from provenance.model.vocabulary import ACTOR_KINDS, SOURCE_KINDS
    from provenance.store.errors import CorpusError
    from provenance.store.index.memory import uncollected

    with uncollected(), corpus_to_change(corpus) as (root, opened):
        actors = kind_told(new_actors, ACTOR_KINDS)
        sources = kind_told(new_sources, SOURCE_KINDS)
        found = table(kind, file, allow_private, sheet, header, encoding)
        known = Saved({}, {}, {}, {})
        if saved:
            known = read_saved(decoded(bytes_of(saved)), str(saved))
        columns = {
            **resolved(found.header, known.columns.items(), str(saved)),
            **resolved(found.header, pairs(map or (), "--map").items(), "--map"),
        }
        meant = given(
            found.header,
            columns,
            {**known.constants, **pairs(set or (), "--set")},
            {**known.lists, **pairs(lists or (), "--list")},
            dates or known.dates,
            found.rows,
            {**known.stances, **pairs(stances or (), "--stance")},
        )
        again = _words(
            {
                **{"--map": map, "--set": set, "--list": lists, "--stance": stances},
                **{"--dates": dates, "--saved-map": saved, "--save-map": save_map},
                **{"--new-actors": new_actors, "--new-sources": new_sources},
                **{"--rejects": rejects, "--sheet": sheet, "--header": header},
                **{"--encoding": encoding, "--allow-private": allow_private},
                **{"--dry-run": dry_run, "--corpus": corpus},
            }
        )
        command = ["import", kind, file, *again]
        tell_columns(found, meant, command)
        if save_map and dry_run:
            print(f"dry run: {save_map} was not written", file=sys.stderr)
        elif save_map:
            write(save_map, written_map(meant), "--save-map", file, is_saved)
        rows = read(found, meant, progress("reading rows"))
        placing = progress("placing rows")
        planned, told, wrong, notes = held(
            root,
            rows,
            lambda told: plan(opened, told, actors, sources, stem(file), placing),
            rejecting=rejects is not None,
        )
        _refuse(found, file, wrong, rejects, dry_run, command)
        if not planned.statements and not planned.present:
            raise CorpusError("no row of the sheet was imported")
        good = {one.line for one in told}
        tell_ratings(told, [line for line in rows.unsaid if line in good])
        for void, where in rows.void.items():
            if read_so := [line for line in where if line in good]:
                note = f"`{void}` is read as an empty cell"
                print(f"note: {at_lines(read_so)}: {note}", file=sys.stderr)
        if rows.short:
            print(f"note: {at_lines(rows.short)}: fewer cells than the header", file=sys.stderr)
        for joined in planned.joined:
            print(f"note: {joined}", file=sys.stderr)
        for what, lines in planned.left:
            print(f"note: {at_lines(lines)}: {what}", file=sys.stderr)
        tell(notes)
        finish(root, planned.changes, dry_run, checked=False, rows=planned.rows)
        print(tally(planned), file=sys.stderr)


def _words(options: "Mapping[str, object]") -> list[str]:
    """The words of options as they were given."""
    words: list[str] = []
    for option, given in options.items():
        if given is True:
            words.append(option)
        else:
            for text in given if isinstance(given, list) else [given] if given else []:
                words += [option, str(text)]
    return words


def _refuse(
    table: "Table",
    file: str,
    wrong: "Sequence[Wrong]",
    rejects: Path | None,
    dry_run: bool,
    command: "Sequence[str]",
) -> None:
    """Tell what is wrong with rows, each cause once; without a file to keep them in, refuse all."""
    from provenance.authoring.sheets.reading import causes
    from provenance.authoring.sheets.table import written
    from provenance.cli.sheet_files import write
    from provenance.cli.spelling import spelt
    from provenance.store.errors import CorpusError
    from provenance.views.wording import count

    if not wrong:
        return
    told = "\n".join(f"  {cause}" for cause in causes(wrong))
    lines = {one.row.line for one in wrong}
    rows = count(len(lines), "row")
    if rejects is None:
        again = spelt(*command, "--rejects", "rejected.csv")
        help = f"this imports the others, and keeps these in a file:\n  {again}"
        others = len(lines) < len(table.rows)
        cause = f"nothing was written, because of {rows} of the sheet:\n{told}"
        raise CorpusError(cause, help if others else None)
    head = written(table.header, iter(()))
    if not dry_run:
        kept = written(table.header, (row.cells for row in table.rows if row.line in lines))
        write(rejects, kept, "--rejects", file, lambda data: data.startswith(head.encode()))
    verb = "would be kept" if dry_run else "kept"
    print(f"{rows} {verb} in {rejects}, not imported:\n{told}", file=sys.stderr)
