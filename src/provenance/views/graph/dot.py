"""The picture in DOT, the language of Graphviz.

Those who affirm stand before a claim and those who answer it behind, so that the two face each
other; each side is a cluster.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from provenance.answers.graph import Arrow, Camp, ClaimBox, Fold, Graph
from provenance.model.characters import one_line
from provenance.model.slice import Link
from provenance.model.vocabulary import AFFIRMING, EXCLUDES
from provenance.views.graph import look

_FONT: Final = "Helvetica,Arial,sans-serif"
_CAPTION: Final = (
    "Who affirms (solid arrow), who denies (dashed, bar), who answers without a position (dotted, "
    "circle), as recorded. What only follows from other claims is not drawn."
)


def render(graph: Graph) -> str:
    """Return the picture as DOT."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    yield "digraph provenance {"
    yield (
        f"  graph [rankdir=LR, bgcolor={_quote(look.PAPER)}, nodesep=0.22, ranksep=1.1, pad=0.3,"
        f" labelloc=t, labeljust=l, fontsize=17, fontname={_quote(_FONT)},"
        f" fontcolor={_quote(look.INK)}, label={_title(look.title(graph))}];"
    )
    yield (
        f"  node [fontname={_quote(_FONT)}, fontsize=11, fontcolor={_quote(look.INK)},"
        f" color={_quote(look.SLATE)}, penwidth=1];"
    )
    yield f"  edge [fontname={_quote(_FONT)}, fontsize=9, arrowsize=0.8];"
    for side in graph.sides:
        yield from _side(side)
    for claim in graph.claims:
        yield _claim(claim)
    for arrow in graph.stances:
        yield _stance(arrow)
    for link in graph.relations:
        yield _relation(link)
    for number, fold in enumerate(graph.folds):
        yield from _fold(number, fold)
    yield "}"


def _side(side: Camp) -> Iterator[str]:
    alone = [actor.id for actor in side.actors] == [side.side.id]
    if not alone:
        yield f"  subgraph {_quote('cluster_' + side.side.id)} {{"
        yield (
            f"    label={_html([side.side.name])}; labelloc=t; fontsize=10; style=rounded;"
            f" color={_quote(look.SLATE)}; bgcolor={_quote(look.SIDE)};"
            f" fontcolor={_quote(look.SLATE)};"
        )
    for actor in side.actors:
        label = _html(look.wrapped(actor.name))
        yield (
            f"    {_node('actor', actor.id)} [shape=box, style={_quote('rounded,filled')},"
            f" fillcolor={_quote(look.PAPER)}, label={label}, tooltip={_quote(actor.id)}];"
        )
    if not alone:
        yield "  }"


def _claim(claim: ClaimBox) -> str:
    text, facts = look.body(claim)
    gap, small = '<FONT POINT-SIZE="4"><BR/> <BR/></FONT>', '<FONT POINT-SIZE="9.5">'
    label = f"<{_text(text, bold=True)}{gap}{small}{_text(facts)}</FONT>>"
    width = 2.2 if claim.asked else 1
    return (
        f"  {_node('claim', claim.id)} [shape=box, style=filled,"
        f" fillcolor={_quote(look.CLAIM)}, penwidth={width},"
        f" margin={_quote('0.16,0.1')}, label={label}, tooltip={_quote(claim.id)}];"
    )


def _stance(arrow: Arrow) -> str:
    stroke = look.stroke(arrow.stance)
    actor, claim = _node("actor", arrow.actor), _node("claim", arrow.claim)
    # An answer is drawn from behind the claim: reversed, with its head at the tail.
    ends = f"{actor} -> {claim}" if arrow.stance in AFFIRMING else f"{claim} -> {actor}"
    head = "arrowhead" if arrow.stance in AFFIRMING else "dir=back, arrowtail"
    tip = ", ".join(arrow.statements)
    return (
        f"  {ends} [{head}={stroke.head}, style={stroke.line}, penwidth=1.5,"
        f" color={_quote(stroke.colour)}, fontcolor={_quote(stroke.colour)},"
        f" label={_html(look.label(arrow))}, labeltooltip={_quote(tip)}, tooltip={_quote(tip)}];"
    )


def _relation(link: Link) -> str:
    stroke = look.RELATIONS[link.kind]
    both = f", dir=both, arrowtail={stroke.head}" if link.kind == EXCLUDES else ""
    tip = f", tooltip={_quote(link.because)}" if link.because else ""
    return (
        f"  {_node('claim', link.claim)} -> {_node('claim', link.other)}"
        f" [arrowhead={stroke.head}{both}, style={stroke.line}, color={_quote(stroke.colour)},"
        f" fontcolor={_quote(stroke.colour)}, label={_html([link.kind])}{tip}];"
    )


def _fold(number: int, fold: Fold) -> Iterator[str]:
    """Claims that are related alike, as one box."""
    stroke = look.RELATIONS[fold.kind]
    claim, box = _node("claim", fold.claim), _quote(f"fold:{number}")
    yield (
        f"  {box} [shape=box, style={_quote('dashed,filled')}, fillcolor={_quote(look.PAPER)},"
        f" label={_html(look.wrapped(look.folded(fold)))},"
        f" tooltip={_quote(', '.join(fold.claims))}];"
    )
    ends = f"{claim} -> {box}" if fold.outgoing else f"{box} -> {claim}"
    both = f", dir=both, arrowtail={stroke.head}" if fold.kind == EXCLUDES else ""
    yield (
        f"  {ends} [arrowhead={stroke.head}{both}, style={stroke.line},"
        f" color={_quote(stroke.colour)}];"
    )


def _title(title: str) -> str:
    gap = '<FONT POINT-SIZE="5"> <BR ALIGN="LEFT"/></FONT>'
    small = f'<FONT POINT-SIZE="9">{escape(_CAPTION)}</FONT>'
    end = '<BR ALIGN="LEFT"/>'
    return f"<{_text([title], bold=True)}{end}{gap}{small}{end}{gap}>"


def _node(kind: str, id: str) -> str:
    return _quote(f"{kind}:{id}")


def _html(lines: list[str]) -> str:
    return f"<{_text(lines)}>"


def _text(lines: list[str], bold: bool = False) -> str:
    text = "<BR/>".join(escape(one_line(line)) for line in lines)
    return f"<B>{text}</B>" if bold else text


def _quote(text: str) -> str:
    """A quoted string of DOT; its own escapes must not be read into the text."""
    escaped = one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
