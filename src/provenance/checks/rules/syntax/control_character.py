"""A control character stands in a file.

## What

A character such as `<U+0007>` that YAML does not take.

## Why

It shows in no editor, and what it did to the text nobody can see.

## Bad

```yaml
claim: lighthouse-burned
text: The lighthouse<U+0007> burned down.
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
```
"""
