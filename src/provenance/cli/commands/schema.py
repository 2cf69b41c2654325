"""``provenance schema``."""

from pathlib import Path
from typing import Annotated

import typer

from provenance.model.spelling import help_for


def command(
    kind: Annotated[
        str | None, typer.Argument(help="claim, actors or sources; without it, any claim file.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write all schemas into this folder."),
    ] = None,
) -> None:
    """Print the JSON Schema (2020-12) of claim files, for editors that complete and validate YAML.

    [bold]Examples[/]

      provenance schema claim

      provenance schema -o .schemas
    """
    import json

    from provenance.cli.context import fail
    from provenance.model.schema import SCHEMAS, schema
    from provenance.store.errors import CorpusError
    from provenance.store.files.atomic import put

    name = {"claims": "claim"}.get(kind or "file", kind or "file")
    if name not in SCHEMAS:
        fail(CorpusError(f"`{kind}` is no kind of file", help_for(name, SCHEMAS)))
    if output is None:
        print(json.dumps(schema(name), indent=2, ensure_ascii=False))
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
        for each in [name] if kind else SCHEMAS:
            path = output / f"{each}.schema.json"
            put(path, (json.dumps(schema(each), indent=2, ensure_ascii=False) + "\n").encode())
            print(f"wrote {path}")
    except CorpusError as error:
        fail(error)
    except OSError as error:
        fail(CorpusError(f"cannot write to {output}: {error.strerror or error}"))
