"""``provenance import``."""

import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli.context import CorpusOption
from provenance.cli.writing import DryRun
from provenance.store.files.nearby import near_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from provenance.authoring.change import Note
    from provenance.authoring.sheets.mapping import Given
    from provenance.authoring.sheets.plan import Import
    from provenance.authoring.sheets.reading import Read, Told, Wrong
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
    from provenance.authoring.sheets.mapping import given, resolved
    from provenance.authoring.sheets.plan import plan
    from provenance.authoring.sheets.reading import at_lines, read
    from provenance.authoring.sheets.saved import Saved, pairs, read_saved
    from provenance.authoring.sheets.saved import saved as written_map
    from provenance.authoring.sheets.table import decoded
    from provenance.cli.archiving import kind_told
    from provenance.cli.writing import corpus_to_change, finish, progress, tell
    from provenance.model.vocabulary import ACTOR_KINDS, SOURCE_KINDS
    from provenance.store.errors import CorpusError
    from provenance.store.index.memory import uncollected

    with uncollected(), corpus_to_change(corpus) as (root, opened):
        actors = kind_told(new_actors, ACTOR_KINDS)
        sources = kind_told(new_sources, SOURCE_KINDS)
        table = _table(kind, file, allow_private, sheet, header, encoding)
        known = Saved({}, {}, {}, {})
        if saved:
            known = read_saved(decoded(_bytes(saved)), str(saved))
        told = pairs(map or (), "--map").items()
        meant = given(
            table.header,
            {
                **resolved(table.header, known.columns.items(), str(saved)),
                **resolved(table.header, told, "--map"),
            },
            {**known.constants, **pairs(set or (), "--set")},
            {**known.lists, **pairs(lists or (), "--list")},
            dates or known.dates,
            table.rows,
            {**known.stances, **pairs(stances or (), "--stance")},
        )
        _tell(table, meant, kind, file)
        if save_map:
            _write(save_map, written_map(meant))
        rows = read(table, meant, progress("reading rows"))
        placing = progress("placing rows")
        planned, wrong, notes = _planned(
            root,
            rows,
            lambda told: plan(opened, told, actors, sources, _stem(file), placing),
            rejecting=rejects is not None,
        )
        _refuse(table, wrong, rejects)
        if not planned.statements and not planned.present:
            raise CorpusError("no row of the sheet was imported")
        _tell_ratings(rows)
        for line in rows.short[:1]:
            more = f" and {len(rows.short) - 1:,} more rows" if len(rows.short) > 1 else ""
            print(f"note: line {line}{more} has fewer cells than the header", file=sys.stderr)
        for joined in planned.joined[:10]:
            print(f"note: {joined}", file=sys.stderr)
        for what, lines in planned.left:
            print(f"note: {at_lines(lines)}: {what}", file=sys.stderr)
        tell(notes)
        finish(root, planned.changes, dry_run, checked=False, lines=planned.lines)
        print(_tally(planned), file=sys.stderr)


def _tell(table: "Table", given: "Given", kind: str, file: str) -> None:
    """Say what each column gives, and refuse a sheet that tells no stance."""
    from provenance.authoring.sheets.mapping import likely_header
    from provenance.cli.spelling import spelt
    from provenance.store.errors import CorpusError

    read = ", ".join(
        column if column == field else f"{column} as {field}"
        for column, field in given.columns.items()
    )
    print(f"columns: {read or 'none'}", file=sys.stderr)
    unread = [name for name in table.header if name and name not in given.columns]
    if unread:
        names = ", ".join(f"`{name}`" for name in unread)
        print(f"note: not read: {names}; --map COLUMN=FIELD reads one", file=sys.stderr)
    if nameless := table.nameless():
        which = ", ".join(map(str, nameless))
        what = f"columns {which}, which have" if len(nameless) > 1 else f"column {which}, which has"
        print(f"note: not read: {what} no name in the header", file=sys.stderr)
    have = {*given.columns.values(), *given.constants}
    if not have & {"claim", "text"}:
        help = "--map COLUMN=text tells which;\n"
        likely = likely_header(table.rows[:20])
        if likely:
            names = ", ".join(cell for cell in likely.cells if cell)
            again = spelt("import", kind, file, "--header", str(likely.line))
            help += f"or line {likely.line} is the header ({names}):\n  {again}"
        else:
            help += f"if line {table.line} is not the header, --header LINE tells which is"
        raise CorpusError("no column gives a claim or its text", help)
    if given.rating and "stance" not in have:
        rater = given.rater or "NAME"
        rates = ["--map", f"{given.rater}=by@checker"] if given.rater else []
        rates += ["--map", f"{given.rating}=rating@{'checker' if given.rater else 'NAME'}"]
        speaker = _column_of("by", given)
        raise CorpusError(
            f"`{given.rating}` gives ratings, and `{speaker}` names who said what is rated",
            f"read both, what was said and how {rater} rates it:\n  "
            + spelt("import", kind, file, "--set", "stance=asserted", *rates),
        )
    if given.rating:
        who = '--map "' + given.rating + '=rating@NAME" takes them for those of NAME'
        print(f"note: `{given.rating}` gives ratings, of what others said; {who}", file=sys.stderr)
    lacking = [s for s in given.sides if not {f"stance@{s}", f"rating@{s}"} & have]
    if lacking:
        raise CorpusError(
            f"no column gives the stance of {', '.join(lacking)}",
            f'--set "stance@{lacking[0]}=denied" gives all rows one',
        )
    lacks: list[tuple[str, str]] = []
    if not given.sides and not given.speaks:
        help = "--map COLUMN=by tells who says it; --set by=NAME says it of all rows"
        lacks.append(("names who says it", help))
    if (given.speaks or not given.sides) and not {"stance", "rating"} & have:
        help = (
            "--map COLUMN=stance tells which; --set stance=asserted gives all rows one;\n"
            "where a column holds what one side said: --map COLUMN=stance@ACTOR"
        )
        lacks.append(("gives a stance", help))
    if lacks:
        what = " and none ".join(what for what, _ in lacks)
        raise CorpusError(f"no column {what}", "\n".join(help for _, help in lacks))


def _column_of(field: str, given: "Given") -> str:
    """The column that gives a field."""
    return next((name for name, one in given.columns.items() if one == field), field)


def _tell_ratings(rows: "Read") -> None:
    """Say which stances ratings took, and which words take none."""
    from collections import Counter

    from provenance.authoring.sheets.reading import at_lines
    from provenance.model.vocabulary import COMMENTED
    from provenance.views.wording import count

    rated = [one for one in rows.told if one.rated]
    if rated:
        stances = Counter(one.statement.stance for one in rated)
        told = ", ".join(f"{number:,} {stance}" for stance, number in stances.most_common())
        print(f"{count(len(rated), 'rating')}: {told}", file=sys.stderr)
    unclear: dict[str, list[int]] = {}
    for one in rated:
        if one.statement.stance == COMMENTED:
            unclear.setdefault((one.statement.rating or "").strip(), []).append(one.line)
    ranked = sorted(unclear.items(), key=lambda item: -len(item[1]))
    for words, lines in ranked[:_UNCLEAR]:
        print(f"note: {at_lines(lines)}: `{words}` takes no stance: a comment", file=sys.stderr)
    if len(ranked) > _UNCLEAR:
        number = sum(len(lines) for _, lines in ranked[_UNCLEAR:])
        others = count(len(ranked) - _UNCLEAR, "other word")
        print(f"note: {count(number, 'more row')}, of {others}: comments too", file=sys.stderr)
    if ranked:
        word = ranked[0][0]
        print(f'help: --stance "{word}=denied" takes one for a stance', file=sys.stderr)
    if rows.unsaid:
        what = "nobody is named who said it: only how it was rated or answered is read"
        print(f"note: {at_lines(rows.unsaid)}: {what}", file=sys.stderr)


_UNCLEAR = 8
"""Words of ratings that are listed of those that take no stance."""


def _planned(
    root: Path,
    rows: "Read",
    plan: "Callable[[Sequence[Told]], Import]",
    *,
    rejecting: bool,
) -> "tuple[Import, list[Wrong], Sequence[Note]]":
    """Plan the rows, hold the plan to the check, and tell which rows are wrong.

    Of rows that are rejected nothing is planned, also where they tell of several sides and only one
    is wrong, or where only the check shows it.
    """
    from provenance.authoring.change import WouldNotCheck, hold
    from provenance.authoring.sheets.reading import Wrong
    from provenance.authoring.sheets.table import Row

    wrong = [*rows.wrong]
    told = rows.told
    while True:
        planned = plan(told)
        found = [*planned.wrong]
        if not rejecting and (wrong or found):
            return planned, [*wrong, *found], ()
        if not found:
            try:
                return planned, wrong, hold(root, planned.changes, planned.lines)
            except WouldNotCheck as error:
                if not rejecting or not all(one.lines for one in error.found):
                    raise
                found = [
                    Wrong(Row(line, ()), one.cause) for one in error.found for line in one.lines
                ]
        wrong += found
        bad = {one.row.line for one in wrong}
        told = tuple(one for one in told if one.line not in bad)


def _refuse(table: "Table", wrong: "Sequence[Wrong]", rejects: Path | None) -> None:
    """Tell what is wrong with rows, each cause once; without a file to keep them in, refuse all."""
    from provenance.authoring.sheets.reading import causes
    from provenance.authoring.sheets.table import written
    from provenance.store.errors import CorpusError
    from provenance.views.wording import count

    if not wrong:
        return
    told = "\n".join(f"  {cause}" for cause in causes(wrong))
    rows = count(len({one.row.line for one in wrong}), "row")
    if rejects is None:
        help = "--rejects FILE imports the others and keeps these"
        raise CorpusError(f"nothing was written, because of {rows} of the sheet:\n{told}", help)
    lines = {one.row.line for one in wrong}
    kept = (row.cells for row in table.rows if row.line in lines)
    _write(rejects, written(table.header, kept))
    print(f"{rows} kept in {rejects}, not imported:\n{told}", file=sys.stderr)


def _tally(planned: "Import") -> str:
    from provenance.views.wording import count

    told = [count(planned.statements, "statement"), count(planned.claims, "new claim")]
    told += [count(planned.actors, "new actor")] if planned.actors else []
    told += [count(planned.sources, "new source")] if planned.sources else []
    told += [f"{count(planned.present, 'row')} already there"] if planned.present else []
    return ", ".join(told)


def _stem(file: str) -> str:
    return "sheet" if _is_address(file) else Path(file).stem


def _is_address(file: str) -> bool:
    return file.startswith(("http://", "https://"))


def _published(url: str) -> str:
    """The address at which a Google Sheet is published as CSV; any other address as it is."""
    match = re.match(r"(https://docs\.google\.com/spreadsheets/d/(?:e/)?[\w-]+)/([^#]*)(.*)", url)
    if not match or "csv" in url:
        return url
    sheet, page, rest = match.groups()
    tab = re.search(r"gid=(\d+)", page + rest)
    chosen = f"&gid={tab[1]}" if tab else ""
    if "/d/e/" in sheet:
        return f"{sheet}/pub?output=csv{chosen}"
    return f"{sheet}/export?format=csv{chosen}"


def _fetched(url: str, private: bool) -> bytes:
    from provenance.quotes.errors import QuotesError
    from provenance.quotes.web.client import fetch
    from provenance.store.errors import CorpusError
    from provenance.store.files import guarded

    url = _published(url)
    try:
        got = fetch(url, private=private, most=guarded.MAX_LISTS)
    except QuotesError as error:
        raise CorpusError(error.message, error.help) from None
    for hop in got.hops[1:]:
        print(f"note: it leads on to {hop}", file=sys.stderr)
    if got.media_type == "text/html":
        help = "publish it first: File, Share, Publish to web, as CSV"
        raise CorpusError(f"{url} is a page, not a sheet", help)
    return got.data


def _table(
    kind: str, file: str, private: bool, name: str | None, header: int | None, encoding: str
) -> "Table":
    from provenance.authoring.sheets.table import decoded, read_csv
    from provenance.authoring.sheets.workbook import read_workbook
    from provenance.store.errors import CorpusError

    if kind == "csv":
        if name is not None:
            raise CorpusError("CSV holds one sheet", "leave --sheet out")
        data = _fetched(file, private) if _is_address(file) else _bytes(Path(file))
        if data.startswith(b"PK\x03\x04"):
            help = f"write\n  provenance import xlsx {shlex.quote(file)}"
            raise CorpusError(f"{file} is a workbook, not CSV", help)
        return read_csv(decoded(data, encoding), header)
    if encoding:
        raise CorpusError("workbooks tell their encoding themselves", "leave --encoding out")
    found = read_workbook(Path(file), name, header)
    if found.others:
        others = ", ".join(f"`{one}`" for one in found.others)
        print(
            f"note: read the sheet `{found.name}`, not {others}; --sheet NAME reads one",
            file=sys.stderr,
        )
    return found.table


def _bytes(file: Path) -> bytes:
    from provenance.store.errors import CorpusError
    from provenance.store.files import guarded

    try:
        return guarded.read(file, guarded.MAX_LISTS)
    except OSError as error:
        raise CorpusError(
            f"cannot read {file}: {error.strerror or error}", near_file(file)
        ) from None


def _write(file: Path, text: str) -> None:
    """Write a file that is no part of the corpus."""
    from provenance.store.files import atomic

    atomic.put(file, text.encode())
