"""The quoted words stand elsewhere in the source than `at` says.

## What

They are in the text, but not in the paragraph that the statement names.

## Why

Whoever looks them up finds something else.

## Bad

`at: 3`, where the words stand in paragraph 7.

## Good

`at: 7`
"""
