"""What is common to telling a statement and a record: understanding, asking, and how to go on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import typer

from provenance.authoring.understand import Doubt, Doubtful, understood
from provenance.cli.asking import Interview, Stopped, describe, say
from provenance.cli.draft import Draft
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


def take(corpus: "Corpus | None", draft: Draft, texts: Mapping[str, list[str]]) -> list[Doubt]:
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
def kept(draft: Draft) -> Iterator[None]:
    """Say how to go on when somebody stops answering."""
    try:
        yield
    except Stopped:
        say("\nnothing was written; this goes on with what you told:")
        for command in draft.command().splitlines():
            say(f"  {command}")
        raise typer.Exit(STOPPED) from None


@contextmanager
def pasted(draft: Draft) -> Iterator[None]:
    """Give with any refusal the command that was told, to be mended."""
    try:
        yield
    except CorpusError as error:
        help = f"{error.help}\n" if error.help else "mend it and run it again:\n"
        command = "\n".join(f"  {one}" for one in draft.command().splitlines())
        raise CorpusError(error.message, f"{help}{command}") from None
