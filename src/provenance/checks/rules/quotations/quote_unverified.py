"""A quotation cannot be verified.

## What

Neither the text of its source nor an entry of the lock is here.

## Why

What nobody here can verify must not pass for what was.

## Bad

A quotation of a source whose text was never added.

## Good

The same after `provenance quotes lock`, with the text of the source at hand.
"""
