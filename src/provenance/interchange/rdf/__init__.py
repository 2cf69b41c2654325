"""The record as RDF, in a vocabulary of its own that is made from the table of fields."""
