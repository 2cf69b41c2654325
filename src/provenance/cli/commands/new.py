"""``provenance new``."""

from typing import Annotated

import typer

from provenance.cli.context import CorpusOption
from provenance.cli.writing import DryRun


def command(
    kind: Annotated[str, typer.Argument(help="claim, actor or source.")],
    id: Annotated[str, typer.Argument(help="Its id: letters, digits and hyphens.")],
    fields: Annotated[
        list[str] | None,
        typer.Argument(metavar="KEY=VALUE…", help="Its fields; a key given twice makes a list."),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--file", help="Where to write it; else a claim gets a file of its own."),
    ] = None,
    dry_run: DryRun = False,
    corpus: CorpusOption = None,
) -> None:
    """Write a new claim, actor or source.

    What a record cannot do without is asked for at a terminal. Nothing is written that would not
    check.

    [bold]Examples[/]

      provenance new claim bridge-closed text="The bridge is closed." about=bridge

      provenance new actor mayor name="The mayor" kind=person speaks-for=council

      provenance new source gazette-2019-03 title="Bridge closed" kind=article --file seeds/g.yaml
    """
    from provenance.authoring.create import KINDS, asked, create, values_of
    from provenance.cli.writing import ask, asking, corpus_to_change, finish, inside
    from provenance.store.errors import CorpusError

    with corpus_to_change(corpus, asking=True):
        if kind not in KINDS:
            raise CorpusError(f"`{kind}` is no kind of record", f"write one of {', '.join(KINDS)}")
        values = values_of(kind, fields or ())
        for field in asked(kind) if asking() else ():
            if field.key not in values:
                choices = f" ({', '.join(field.choices)})" if field.choices else ""
                about = field.about.rstrip(".")
                answer = ask(f"{field.key}: {about}{choices}", needed=field.required)
                if answer:
                    values[field.key] = answer
    with corpus_to_change(corpus) as (root, opened):
        place = inside(root, file) if file else None
        finish(root, [create(root, opened, kind, id, values, place)], dry_run)
