"""The quoted words stand in the source more than once.

## What

Neither `at` nor `prefix` and `suffix` say which of the places is meant.

## Why

The places may be the words of different speakers.

## Bad

`quote: it burned`, which the logbook has twice.

## Good

`quote: {words: it burned, prefix: when the keeper slept}`
"""
