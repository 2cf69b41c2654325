"""Kinds of records as messages name them."""


def with_article(kind: str) -> str:
    """A kind as one of it: ``an actor``, ``a source``."""
    noun = kind.replace("-", " ")
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"
