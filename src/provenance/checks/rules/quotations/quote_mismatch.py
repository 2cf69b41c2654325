"""The quoted words do not stand in the source.

## What

The text of the source is known here, and the words are not in it, nor close enough to count.

## Why

A quotation is verbatim or it is none.

## Bad

`quote: the whole lighthouse burned`, where the logbook has "half of the lighthouse burned".

## Good

`quote: half of the lighthouse burned`
"""
