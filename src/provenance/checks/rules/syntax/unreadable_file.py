"""A file cannot be opened.

## What

The system refuses to read it, or it vanished meanwhile.

## Why

Answers from the other files would pass for the whole.

## Bad

A file that the user who runs the program may not read.

## Good

The same file after `chmod u+r`.
"""
