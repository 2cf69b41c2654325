"""The answer to ``graph`` as a picture and as data, one module a notation."""
