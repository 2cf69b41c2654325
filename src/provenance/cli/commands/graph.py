"""``provenance graph``."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provenance.cli import completion
from provenance.cli.context import CorpusOption, fail, left_out
from provenance.cli.context import corpus as open_context
from provenance.cli.picking import subject
from provenance.store.errors import CorpusError

if TYPE_CHECKING:
    from provenance.answers.graph import Graph


class Notation(StrEnum):
    """How a graph is written."""

    dot = "dot"
    mermaid = "mermaid"
    graphml = "graphml"
    gexf = "gexf"
    json = "json"
    svg = "svg"
    png = "png"


_DRAWN = (Notation.dot, Notation.mermaid, Notation.svg, Notation.png)
"""Those that show a picture; the others hold the records."""


def command(
    record: Annotated[
        list[str] | None,
        typer.Argument(
            help="A claim, an actor or a source: its id, its name, or words; without it, all.",
            autocompletion=completion.records,
        ),
    ] = None,
    format: Annotated[
        Notation | None,
        typer.Option("--format", "-f", help="How to write it; else as --output ends, else as DOT."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to, instead of stdout."),
    ] = None,
    depth: Annotated[
        int | None,
        typer.Option(
            "--depth",
            min=0,
            help="How many relations to follow, all drawn; else one from a claim, with long lists "
            "folded, and none from an actor or a source.",
        ),
    ] = None,
    corpus: CorpusOption = None,
) -> None:
    """The neighbourhood of a claim or an actor as a picture, or as data for other programs.

    Claims are boxes with their status, actors stand together by side. Who affirms stands before a
    claim, who answers it behind; line, arrowhead and label tell the stances apart. SVG and PNG are
    drawn by Graphviz. GraphML, GEXF and node-link JSON hold the records themselves: statements,
    actors, sources and their ties.

    [bold]Examples[/]

      provenance graph wagner-deployed-in-mali --output wagner.svg

      provenance graph moura-killings-took-place --depth 0 --format mermaid

      provenance graph --format graphml --output corpus.graphml
    """
    notation = format or _by_suffix(output) or Notation.dot
    if notation is Notation.png and output is None and sys.stdout.isatty():
        fail(CorpusError("a PNG would garble the terminal", "name a file with --output"))
    with open_context(corpus) as opened:
        from provenance.answers.graph import graph

        folded = depth is None and notation in _DRAWN
        answer = graph(opened, tuple(record or ()), 1 if depth is None else depth, folded=folded)
        left_out(opened)
        if not answer.found:
            _nothing(answer)
            if told := subject(opened, {"record": record}, answer):
                print(f"note: {told}", file=sys.stderr)
            raise typer.Exit(1)
        _put(_written(answer, notation), output)


def _by_suffix(output: Path | None) -> Notation | None:
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    names = {**{notation.value: notation for notation in Notation}, "gv": Notation.dot}
    return names.get(suffix, Notation.mermaid if suffix in ("mmd", "md") else None)


def _written(answer: "Graph", notation: Notation) -> bytes:
    if notation in (Notation.svg, Notation.png):
        from provenance.views.graph import drawing

        try:
            return drawing.render(answer, notation.value)
        except drawing.NoPicture as error:
            fail(CorpusError(*error.args))
    if notation in (Notation.dot, Notation.mermaid):
        from provenance.views.graph import dot, mermaid

        render = dot.render if notation is Notation.dot else mermaid.render
        return render(answer).encode()
    from provenance.views.graph import network

    write = {"graphml": network.graphml, "gexf": network.gexf, "json": network.node_link}
    return write[notation.value](answer).encode()


def _put(data: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(data)
        return
    from provenance.store.files.atomic import put

    try:
        put(output, data)
    except CorpusError as error:
        fail(error)
    print(f"wrote {output}", file=sys.stderr)


def _nothing(answer: "Graph") -> None:
    if answer.candidates:
        print(f"“{answer.asked}” could be any of:", file=sys.stderr)
        for candidate in answer.candidates[:12]:
            print(f"  {candidate.id}  {candidate.name}", file=sys.stderr)
        if len(answer.candidates) > 12:
            print(f"  and {len(answer.candidates) - 12} more", file=sys.stderr)
        return
    asked = f"on “{answer.asked}”" if answer.asked else "in the corpus"
    print(f"Nothing to draw {asked}.", file=sys.stderr)
    if answer.suggestions:
        print(f"Did you mean: {', '.join(answer.suggestions)}?", file=sys.stderr)
