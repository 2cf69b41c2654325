"""Sources derive from each other in a circle.

## What

Following `derived-from` from a source leads back to it.

## Why

Something must have been first; where it began could not be told.

## Bad

```yaml
sources:
  gazette: {title: The gazette, kind: article, derived-from: herald}
  herald: {title: The herald, kind: article, derived-from: gazette}
```

## Good

```yaml
sources:
  gazette: {title: The gazette, kind: article, derived-from: herald}
  herald: {title: The herald, kind: article}
```
"""

from collections.abc import Iterator
from typing import Final

from provenance.checks.circles import on_circles, shortest, told
from provenance.checks.context import Context
from provenance.checks.rule import Found, at, rule
from provenance.model.findings import ERROR
from provenance.model.records import Source

RULE: Final = rule(__name__, "R209", ERROR)


def find(context: Context) -> Iterator[Found]:
    """Yield each circle once, by its shortest way round."""
    sources = context.slice.sources
    graph = _derived(context)
    for way in shortest(graph):
        source = sources[way[0]]
        index = graph[way[0]].index(way[1])
        place = at(source, "derived-from", index, "source")
        yield Found(place, source.id, told(way, "derives from"), "delete the step that is wrong")


def suspects(context: Context) -> Iterator[Source]:
    """Yield all that are on a circle."""
    yield from (context.slice.sources[id] for id in on_circles(_derived(context)))


def _derived(context: Context) -> dict[str, list[str]]:
    sources = context.slice.sources
    return {id: [d.source for d in source.derived_from] for id, source in sources.items()}
