"""The markers of a git merge conflict were left in a file.

## What

Lines that begin with `<<<<<<<`, `=======` or `>>>>>>>` stand in it.

## Why

Two versions of the same record stand there, and only a person can say which one holds.

## Bad

```yaml
claim: lighthouse-burned
<<<<<<< ours
text: The lighthouse burned down.
=======
text: The lighthouse burned in part.
>>>>>>> theirs
```

## Good

```yaml
claim: lighthouse-burned
text: The lighthouse burned in part.
asserted:
  - by: harbour-master
```
"""
