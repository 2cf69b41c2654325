"""A file has more problems than anybody would read.

## What

After the first thousands, the rest of the file is not read.

## Why

Such a file is something else than it seems, or one mistake repeats; mend a few and check again.

## Bad

A log of a million lines, named `.yaml`.

## Good

A claim file.
"""
