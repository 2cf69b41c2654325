"""Claim files on disk: found, read within bounds, written whole or not at all."""
