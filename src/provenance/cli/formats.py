"""The formats of other tools: the one table that `import`, `export` and their help read."""

from typing import Final, NamedTuple


class InterchangeFormat(NamedTuple):
    """A format: where its functions stand under ``interchange``, and what is told of it.

    ``by_name``: whether a name in such a file tells who an actor is.
    """

    module: str
    about: str
    example: str
    by_name: bool = True
    streams: bool = False
    """Whether the reader takes a file, item by item, instead of a text."""
    writer: str = "write"
    into: str = ""
    """What is written into, where it is no text: a new FILE or a new DIR."""
    options: tuple[str, ...] = ()
    """What the receiving side may need of `export`: words of ``OPTIONS``."""


IMPORTED: Final = {
    "csl": InterchangeFormat(
        "citations.csl", "Sources from CSL-JSON, as Zotero and pandoc write it.", "library.json"
    ),
    "bibtex": InterchangeFormat(
        "citations.bibtex", "Sources from BibTeX or BibLaTeX.", "library.bib"
    ),
    "ris": InterchangeFormat(
        "citations.ris", "Sources from RIS, as EndNote and publishers write it.", "a.ris"
    ),
    "claimreview": InterchangeFormat(
        "reviews.reading",
        "Fact-checks: schema.org's ClaimReview, of pages, feeds and search services.",
        "feed.json",
        streams=True,
    ),
    "ftm": InterchangeFormat(
        "ftm.reading",
        "Actors, their ties and documents from FollowTheMoney entities or statements.",
        "entities.ftm.json",
        by_name=False,
        streams=True,
    ),
    "annotations": InterchangeFormat(
        "annotations",
        "Quotations from W3C Web Annotations, or an export of Hypothes.is.",
        "annotations.json",
        streams=True,
    ),
    "aif": InterchangeFormat(
        "aif", "Claims and who said what of an argument map (AIFdb or xAIF JSON).", "map.json"
    ),
}
"""What `import` reads beside sheets."""

EXPORTED: Final = {
    "csl": InterchangeFormat(
        "citations.csl", "Sources as CSL-JSON (schema 1.0.2).", "sources.json"
    ),
    "bibtex": InterchangeFormat("citations.bibtex", "Sources as BibLaTeX entries.", "sources.bib"),
    "ris": InterchangeFormat("citations.ris", "Sources as RIS references.", "sources.ris"),
    "claimreview": InterchangeFormat(
        "reviews.writing",
        "Claims, and the verdicts of checkers, as schema.org's Claim and ClaimReview.",
        "claims.jsonld",
    ),
    "ftm": InterchangeFormat(
        "ftm.writing", "Actors, ties and sources as FollowTheMoney entities.", "corpus.ftm.json"
    ),
    "ftm-statements": InterchangeFormat(
        "ftm.writing",
        "The same as FollowTheMoney statements, a value of a property a line.",
        "corpus.statements.json",
        writer="write_statements",
    ),
    "rdf": InterchangeFormat(
        "rdf.writing",
        "Everything recorded, as RDF (Turtle) in a vocabulary of its own.",
        "corpus.ttl",
        options=("base",),
    ),
    "prov": InterchangeFormat("prov", "Who said what, as W3C PROV in JSON.", "corpus.provjson"),
    "provn": InterchangeFormat(
        "prov", "The same in PROV's notation.", "corpus.provn", writer="write_notation"
    ),
    "nanopub": InterchangeFormat(
        "rdf.nanopubs",
        "Statements as unsigned nanopublications (TriG).",
        "corpus.trig",
        options=("base", "creator"),
    ),
    "annotations": InterchangeFormat(
        "annotations", "Quotations as W3C Web Annotations.", "annotations.jsonld"
    ),
    "quickstatements": InterchangeFormat(
        "quickstatements",
        "A claim as a statement of Wikidata, with references and who disputes it.",
        "one.qs --claim ID --triple 'Q1|P31|Q2'",
        options=("claim", "triple"),
    ),
    "aif": InterchangeFormat(
        "aif", "Claims and what was plainly said, as an argument map.", "map.json"
    ),
    "jsonl": InterchangeFormat(
        "dump.jsonl", "Everything recorded, as rows of documented tables.", "corpus.jsonl"
    ),
    "sqlite": InterchangeFormat(
        "dump.sqlite", "The same tables in a SQLite database.", "corpus.sqlite", into="FILE"
    ),
    "parquet": InterchangeFormat(
        "dump.parquet", "The same tables as Parquet.", "corpus.parquet", into="DIR"
    ),
}
"""What `export` writes."""
