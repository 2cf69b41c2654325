"""The picture in Mermaid, which forges and wikis draw where it stands."""

from collections.abc import Iterator
from typing import Final

from provenance.answers.graph import Graph
from provenance.model.characters import one_line
from provenance.views.graph import look

_LINES: Final = {
    ("solid", "normal"): "-->",
    ("dashed", "tee"): "-.-x",
    ("dotted", "odot"): "-.-o",
    ("solid", "onormal"): "==>",
    ("dashed", "box"): "x-.-x",
    ("dotted", "onormal"): "-.->",
    ("dotted", "box"): "-.-x",
}
"""Mermaid's nearest line and head for each of the picture's."""


def render(graph: Graph) -> str:
    """Return the picture as a Mermaid flowchart."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    names = {f"claim:{claim.id}": f"c{n}" for n, claim in enumerate(graph.claims, 1)}
    actors = [actor for side in graph.sides for actor in side.actors]
    names |= {f"actor:{actor.id}": f"a{n}" for n, actor in enumerate(actors, 1)}
    yield "flowchart LR"
    for number, side in enumerate(graph.sides, 1):
        alone = [actor.id for actor in side.actors] == [side.side.id]
        if not alone:
            yield f'  subgraph s{number}["{_text([side.side.name])}"]'
        for actor in side.actors:
            yield f'  {"" if alone else "  "}{names[f"actor:{actor.id}"]}("{_text([actor.name])}")'
        if not alone:
            yield "  end"
    for claim in graph.claims:
        text, facts = look.body(claim)
        label = f"<b>{_text(text)}</b><br/>{_text(facts)}"
        yield f'  {names[f"claim:{claim.id}"]}["{label}"]:::{"asked" if claim.asked else "claim"}'
    colours = []
    for arrow in graph.stances:
        stroke = look.stroke(arrow.stance)
        ends = (names[f"actor:{arrow.actor}"], names[f"claim:{arrow.claim}"])
        line = _LINES[stroke.line, stroke.head]
        yield f'  {ends[0]} {line}|"{_text(look.label(arrow))}"| {ends[1]}'
        colours.append(stroke.colour)
    for link in graph.relations:
        stroke = look.RELATIONS[link.kind]
        ends = (names[f"claim:{link.claim}"], names[f"claim:{link.other}"])
        yield f'  {ends[0]} {_LINES[stroke.line, stroke.head]}|"{link.kind}"| {ends[1]}'
        colours.append(stroke.colour)
    for number, fold in enumerate(graph.folds, 1):
        stroke = look.RELATIONS[fold.kind]
        yield f'  f{number}["{_text([look.folded(fold)])}"]:::fold'
        ends = (names[f"claim:{fold.claim}"], f"f{number}")
        ends = ends if fold.outgoing else ends[::-1]
        yield f"  {ends[0]} {_LINES[stroke.line, stroke.head]} {ends[1]}"
        colours.append(stroke.colour)
    yield f"  classDef fold fill:{look.PAPER},stroke:{look.SLATE},stroke-dasharray:4"
    yield f"  classDef claim fill:{look.CLAIM},stroke:{look.SLATE},color:{look.INK}"
    yield f"  classDef asked fill:{look.CLAIM},stroke:{look.INK},color:{look.INK},stroke-width:3px"
    for colour in dict.fromkeys(colours):
        places = ",".join(str(n) for n, found in enumerate(colours) if found == colour)
        yield f"  linkStyle {places} stroke:{colour},color:{colour}"


def _text(lines: list[str]) -> str:
    """Text within quotes; what Mermaid would read as markup is written as an entity."""
    entities = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;"}
    return "<br/>".join("".join(entities.get(c, c) for c in one_line(line)) for line in lines)
