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

from provenance.checks.circles import shortest, told
from provenance.checks.context import Context
from provenance.checks.rule import Found, at


def find(context: Context) -> Iterator[Found]:
    """Yield each circle once, by its shortest way round."""
    sources = context.slice.sources
    graph = {id: [d.source for d in source.derived_from] for id, source in sources.items()}
    for way in shortest(graph):
        source = sources[way[0]]
        index = graph[way[0]].index(way[1])
        place = at(source, "derived-from", index, "source")
        yield Found(place, source.id, told(way, "derives from"), "delete the step that is wrong")
