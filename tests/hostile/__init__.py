"""Hostile runs: bad input of every kind, and commands that are killed while they write."""
