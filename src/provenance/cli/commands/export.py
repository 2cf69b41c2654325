"""``provenance export``: the record in other tools' formats."""

from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import Annotated, Final

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption
from provenance.cli.formats import EXPORTED

app = typer.Typer(add_completion=False, rich_markup_mode="rich", no_args_is_help=True)

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to a file instead."),
]


_OPTIONS: Final = {
    "base": Annotated[
        str | None,
        typer.Option("--base", metavar="IRI", help="What the IRIs of records begin with."),
    ],
    "creator": Annotated[
        str | None,
        typer.Option("--creator", metavar="IRI", help="Who publishes them, such as an ORCID."),
    ],
    "claim": Annotated[
        str, typer.Option("--claim", help="The claim.", autocompletion=completion.claims)
    ],
    "triple": Annotated[
        str,
        typer.Option(
            "--triple", metavar="Q|P|VALUE", help="The statement of Wikidata that the claim makes."
        ),
    ],
}
"""What the receiving side of some formats needs."""


_BY_NAME: Final = Parameter.KEYWORD_ONLY
_DEFAULTS: Final = {"claim": Parameter.empty, "triple": Parameter.empty}
"""Options without which there is nothing to write; the others may be left out."""


@app.callback()
def export() -> None:
    """Write the record in the formats of other tools.

    What a format cannot say is left out and counted on stderr: what was denied, hedged or withdrawn
    never leaves as a fact, and nothing that was derived leaves at all. So are fields that it has no
    place for. docs/interchange.md tells what becomes of each part, and what is lost.

    [bold]Examples[/]

      provenance export csl --output sources.json
    """


def _command(kind: str) -> None:
    format = EXPORTED[kind]

    def command(output: Output = None, corpus: CorpusOption = None, **given: str | None) -> None:
        from provenance.cli.context import corpus as opened
        from provenance.cli.context import left_out
        from provenance.cli.exporting import export

        with opened(corpus) as found:
            export(found, kind, output, {key: value for key, value in given.items() if value})
            left_out(found)

    own = [one for one in signature(command).parameters.values() if one.name != "given"]
    for key in format.options:
        default, annotation = _DEFAULTS.get(key), _OPTIONS[key]
        own.append(Parameter(key, _BY_NAME, default=default, annotation=annotation))
    command.__signature__ = Signature(own)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in own}
    command.__doc__ = (
        f"{format.about}\n\n[bold]Examples[/]\n\n"
        f"  provenance export {kind} --output {format.example}\n"
    )
    app.command(kind)(command)


def _command_into(kind: str) -> None:
    format = EXPORTED[kind]

    def command(
        target: Annotated[
            Path, typer.Argument(metavar=format.into, help="What to write into; it must be new.")
        ],
        corpus: CorpusOption = None,
    ) -> None:
        from provenance.cli.context import corpus as opened
        from provenance.cli.context import left_out
        from provenance.cli.exporting import export_into

        with opened(corpus) as found:
            export_into(found, kind, target)
            left_out(found)

    command.__doc__ = (
        f"{format.about}\n\n[bold]Examples[/]\n\n  provenance export {kind} {format.example}\n"
    )
    app.command(kind)(command)


for _kind, _format in EXPORTED.items():
    if _format.into:
        _command_into(_kind)
    else:
        _command(_kind)
