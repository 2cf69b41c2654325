"""The answer to ``search``, drawn."""

from typing import Final

from provenance.answers.search import Found, Hit
from provenance.views.document import Block, Line, Page, Paragraph, Span, line
from provenance.views.wording import count, status

COLUMNS: Final = (
    ("kind", lambda hit: hit.kind),
    ("id", lambda hit: hit.id),
    ("status", lambda hit: hit.status),
    ("text", lambda hit: hit.snippet),
)


def items(answer: Found) -> tuple[Hit, ...]:
    """The hits, best first."""
    return answer.hits


def page(answer: Found) -> Page:
    """Draw the hits with the words found marked."""
    blocks: list[Block] = []
    if answer.hits:
        told = ", ".join(count(one.number, one.kind) for one in answer.counts)
        found = sum(one.number for one in answer.counts)
        best = f"; the best {len(answer.hits)}:" if found > len(answer.hits) else ":"
        beyond = " at least" if answer.more else ""
        blocks.append(Paragraph(line(f"“{answer.words}”:{beyond} {told}{best}")))
        for hit in answer.hits:
            blocks.append(Paragraph(_marked(hit)))
            what = status(hit.status) if hit.status else hit.kind
            style = "status" if hit.status else "muted"
            blocks.append(Paragraph(line(Span(hit.id, "id"), "  ", Span(what, style)), indent=3))
        if found > len(answer.hits):
            told = "--limit shows more; further words, --about or --topic narrow."
            blocks.append(Paragraph(line(Span(told, "muted"))))
    else:
        blocks.append(Paragraph(line(f"Nothing matches “{answer.words}”.")))
        searched = "claims, quotations, notes, topics, actors with their aliases, and sources"
        blocks.append(Paragraph(line(Span(f"Searched: {searched}.", "muted"))))
    if answer.suggestions:
        blocks.append(Paragraph(line("Did you mean: ", ", ".join(answer.suggestions), "?")))
    return tuple(blocks)


def _marked(hit: Hit) -> Line:
    spans: list[str | Span] = []
    done = 0
    for start, end in hit.matches:
        spans += [hit.snippet[done:start], Span(hit.snippet[start:end], "match")]
        done = end
    return line(*spans, hit.snippet[done:])
