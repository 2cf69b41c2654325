"""A file cannot be opened.

## What

The system refuses to read it, it is no regular file (a pipe, a device, a link to
nothing), or its name is not UTF-8.

## Why

Answers from the other files would pass for the whole.

## Bad

A file that the user who runs the program may not read, or a pipe named `claims/x.yaml`.

## Good

The same file after `chmod u+r`.
"""
