"""Bringing the sheet of an archiving tool into a corpus: the plan is shown, then carried out."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from provenance.store.errors import CorpusError
from provenance.store.files.nearby import near_file

if TYPE_CHECKING:
    from provenance.authoring.sheets.archives import Archives
    from provenance.authoring.sheets.table import Table

SHEETS: Final = {".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".ods": "ods"}

_SHOWN: Final = 20


def bring_archives(
    file: Path,
    told: Mapping[str, str],
    new: str | None,
    corpus: str | None,
    dry_run: bool,
) -> None:
    """Read a sheet of copies, show what sources get from it, and write that unless it is a dry run.

    Args:
        file: the sheet.
        told: fields by column.
        new: the kind of sources to add for addresses that none has.
        corpus: the corpus, as ``--corpus`` has it.
        dry_run: only show it.
    """
    from provenance.authoring.sheets.archives import columns, plan
    from provenance.cli.writing import corpus_to_change, finish

    with corpus_to_change(corpus) as (root, opened):
        if opened is None:
            raise CorpusError("there is no source yet", "record some: `provenance source add`")
        table = _table(file)
        places = columns(table, told)
        read = ", ".join(f"{table.header[place]} as {field}" for field, place in places.items())
        print(f"columns: {read}", file=sys.stderr)
        planned = plan(opened, table, places, new)
        _tell(planned)
        if not planned.changes and not planned.present:
            raise CorpusError("no row of the sheet tells anything new of a source on record")
        if planned.changes:
            finish(root, planned.changes, dry_run)
        print(_tally(planned), file=sys.stderr)


def kind_told(word: str | None, kinds: Sequence[str]) -> str | None:
    """Give the kind that a word of an option means.

    Raises:
        CorpusError: it means none.
    """
    from provenance.model.synonyms import kind_meant, near_words

    kind = kind_meant(word, kinds) if word else None
    if word and kind is None:
        near = near_words(word, kinds)[:1]
        help = f"did you mean `{near[0]}`?" if near else f"write one of {', '.join(kinds)}"
        raise CorpusError(f"`{word}` is no kind", help)
    return kind


def kind_of_sources(word: str | None) -> str | None:
    """Give the kind of sources that a word of an option means."""
    from provenance.model.vocabulary import SOURCE_KINDS

    return kind_told(word, SOURCE_KINDS)


def _table(file: Path) -> "Table":
    from provenance.authoring.sheets.table import decoded, read_csv
    from provenance.authoring.sheets.workbook import read_workbook
    from provenance.store.files import guarded

    if SHEETS[file.suffix.lower()] != "csv":
        return read_workbook(file).table
    try:
        return read_csv(decoded(guarded.read(file, guarded.MAX_LISTS)))
    except OSError as error:
        told = f"cannot read {file}: {error.strerror or error}"
        raise CorpusError(told, near_file(file)) from None


def _tell(planned: "Archives") -> None:
    from provenance.views.wording import count

    for sentence in planned.told[:_SHOWN]:
        print(f"note: {sentence}", file=sys.stderr)
    if len(planned.told) > _SHOWN:
        print(f"note: and {len(planned.told) - _SHOWN:,} more like these", file=sys.stderr)
    if planned.unknown:
        rows = count(len(planned.unknown), "row names", "rows name")
        first = ", ".join(f"{url} (line {line})" for line, url in planned.unknown[:3])
        more = ", …" if len(planned.unknown) > 3 else ""
        print(f"note: {rows} no source on record: {first}{more}", file=sys.stderr)
        print("help: --new-sources KIND adds them", file=sys.stderr)
    if planned.empty:
        rows = count(planned.empty, "row has", "rows have")
        print(f"note: {rows} no copy or no address, and is not read", file=sys.stderr)


def _tally(planned: "Archives") -> str:
    from provenance.views.wording import count

    told = [
        count(number, one, many)
        for number, one, many in (
            (planned.sources, "new source", "new sources"),
            (planned.copies, "archived copy", "archived copies"),
            (planned.digests, "digest", "digests"),
            (planned.days, "day", "days"),
        )
        if number
    ]
    told += [f"{count(planned.present, 'row')} with nothing new"] if planned.present else []
    told += [f"{len(planned.told):,} told and left as they were"] if planned.told else []
    return ", ".join(told)
