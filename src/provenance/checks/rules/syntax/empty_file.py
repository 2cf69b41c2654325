"""A file holds no record.

## What

It is empty, or holds only comments.

## Why

Somebody may believe that what was meant for it is on record.

## Bad

```yaml
# To be written: the fire of 1987.
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned down.
asserted:
  - by: harbour-master
```
"""
