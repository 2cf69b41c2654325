"""A quotation was verified, but is not in the lock.

## What

`quotes.lock` has entries, and none for this quotation.

## Why

Without the text of the source, nobody else can verify it.

## Bad

A new quotation that was not locked.

## Good

The same after `provenance quotes lock`.
"""
