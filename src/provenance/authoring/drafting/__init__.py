"""Proposals of statements out of a document's text, for an editor to look at: nothing is saved."""
