"""A document does not say what it holds.

## What

The first key of a document is `claim`, `actors` or `sources`.

## Why

Where a file lies carries no meaning, so the first line must.

## Bad

```yaml
actor:
  harbour-master: {name: The harbour master, kind: person}
```

## Good

```yaml
actors:
  harbour-master: {name: The harbour master, kind: person}
```
"""
