"""Quotations held to the text of the source that they are taken from."""
