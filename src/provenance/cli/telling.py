"""What is common to telling a statement and a record: understanding, asking, and how to go on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from provenance.authoring.change import Change
from provenance.authoring.understand import Doubt, Doubtful, understood
from provenance.cli.asking import Interview, Stopped, describe, line, say
from provenance.cli.context import USAGE
from provenance.cli.draft import RecordDraft
from provenance.cli.writing import asking, corpus_to_change, finish
from provenance.model.fields import RECORDS, Field
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.store.corpus import Corpus

STOPPED: Final = 130
"""Exit code when somebody stops answering, as of a shell's own commands."""

FIELDS: Final[Mapping[str, Mapping[str, Field]]] = {
    record: {field.key: field for field in table} for record, table in RECORDS.items()
}


def settle_given(interview: Interview, record: str) -> None:
    """Make clear what was told on the command line."""
    draft = interview.draft
    for key, said in [*draft.texts.items()]:
        field = FIELDS[record][key]
        clear: list[str] = []
        for place, text in enumerate(said):
            draft.texts[key] = [*clear, *said[place + 1 :]]
            settled = interview.settle(record, field, text)
            clear.append(settled or interview.ask(record, field, describe(field), True))
        draft.texts[key] = clear


def take(
    corpus: "Corpus | None", draft: RecordDraft, texts: Mapping[str, list[str]]
) -> list[Doubt]:
    """Understand what was told for the fields of a record; what is not clear is given back."""
    doubts: list[Doubt] = []
    for key, said in texts.items():
        for text in said:
            try:
                clear = understood(corpus, (), draft.record, FIELDS[draft.record][key], text)
            except Doubtful as error:
                doubts.append(error.doubt)
            else:
                draft.texts.setdefault(key, []).append(clear)
    return doubts


@contextmanager
def kept(draft: RecordDraft) -> Iterator[None]:
    """Say how to go on when somebody stops answering."""
    try:
        yield
    except Stopped:
        say("")
        _go_on_with(draft)
        raise typer.Exit(STOPPED) from None


def _go_on_with(draft: RecordDraft) -> None:
    say("nothing was written; this goes on with what you told:")
    for command in draft.command().splitlines():
        say(f"  {command}")


def write_told(
    draft: RecordDraft,
    plan: Callable[[Path, "Corpus | None"], list[Change]],
    keys: Sequence[str],
    dry_run: bool,
) -> None:
    """Write what was told; where it would not check, ask at a terminal which answer to change.

    Args:
        draft: what was told.
        plan: gives the changes that it makes.
        keys: the fields that can be asked for anew.
        dry_run: only show what would be written.
    """
    while True:
        refused: CorpusError | None = None
        with corpus_to_change(draft.corpus) as (root, opened), pasted(draft):
            try:
                finish(root, plan(root, opened), dry_run)
            except CorpusError as error:
                if not asking():
                    raise
                refused = error
        if refused is None:
            return
        with corpus_to_change(draft.corpus, asking=True) as (_, opened), pasted(draft):
            _ask_anew(Interview(opened, draft), keys, refused)


def _ask_anew(interview: Interview, keys: Sequence[str], refused: CorpusError) -> None:
    draft = interview.draft
    help = f"\n  {refused.help}" if refused.help else ""
    say(f"{refused.message}{help}")
    while (key := line(f"change which answer ({', '.join(keys)}; Enter stops): ")) not in keys:
        if not key:
            _go_on_with(draft)
            raise typer.Exit(USAGE)
        say(f"  `{key}` is none of them")
    draft.texts.pop(key, None)
    field = FIELDS[draft.record][key]
    interview.tell(field, describe(field), field.required)


@contextmanager
def pasted(draft: RecordDraft) -> Iterator[None]:
    """Give with any refusal the command that was told, to be mended."""
    try:
        yield
    except CorpusError as error:
        help = f"{error.help}\n" if error.help else "mend it and run it again:\n"
        command = "\n".join(f"  {one}" for one in draft.command().splitlines())
        raise CorpusError(error.message, f"{help}{command}") from None
