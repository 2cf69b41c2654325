"""One package a family, one module a rule: the docstring is its documentation."""
