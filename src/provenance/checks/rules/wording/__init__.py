"""The editors' own words. All of these are notes: a program cannot be sure of a sentence."""
