"""Quotations held to the texts of their sources, and the lock file that remembers it."""
