"""Small files in the forms in which citation managers leave them."""

BIB = r"""
@comment{jabref-meta: databaseType:bibtex;}
@string{bn = "Bay News"}
@string{month-of = "Monthly of "}
@preamble{"\newcommand{\x}{y}"}

@article{spill,
  author = "de la Cruz, Jos{\'e} and {{Port Authority of Lantern Bay}} and others",
  title = {Oil \& water: the {Lantern Bay} spill, 50\% worse},
  journal = month-of # bn,
  year = 2011, month = mar, day = 8,
  url = {https://example.org/spill\_1?a=1\&b=2},
  file = {:/home/ida/Papers/spill.pdf:PDF},
}

@incollection{chapter, author={Marsh, Odile}, title={On logs}, crossref={volume}}

@book{volume, editor={Voss, Ida}, title={Ships}, publisher={Quay Press}, year={[1796]}}

@misc{undated, title={A leaflet}, year={n.d.}, howpublished={\url{https://example.org/leaflet}}}

@misc{broken, title={Never closed, year=2011

@online{after, title={Still read}, date={2011-03~}, urldate={2011-04-02}}
@misc{doubled, title={One}, title={Two}, date={2011}, year={1999}}
@misc{untitled, year={2011}}
@oddity{odd, title={An odd thing}}
@Book{unclosed,
	author = {Grant Fowles},
	title = {Optics},
	publisher = {},
	year = {1990}
@article{doi:10.1562/0031(2002)07FQ2.0.CO2,
	author = {A. S. {Nagra} and Vu\ifmmode \check{c}\else \v{c}\fi{}ko, J. and S\o{}rensen, A.},
	title = {Quantum yields},
	month = {Oct},
	year = 1998,
}
@article{bare, title={Bare}, doi=10.1038/nphoton.2015.103}
"""

RIS = (
    "\ufeffTY  - NEWS\r\n"
    "TI  - Black water\r\n"
    "  at Pier 4\r\n"
    "A1  - Marsh, Odile\r\n"
    "A1  - Port Authority,\r\n"
    "T2  - The Tidewatcher\r\n"
    "PY  - 2011\r\n"
    "DA  - 2011/03/09/\r\n"
    "Y2  - 2014/05/06/\r\n"
    "UR  - https://example.org/a\r\n"
    "UR  - https://example.org/b\r\n"
    "L1  - file:///home/ida/a.pdf\r\n"
    "TY  - BOOK\r\n"  # the one before has no end
    "ID  - second\r\n"
    "TI  - Second\r\n"
    "PY  - 0000\r\n"
    "ER  - \r\n"
    "\r\n"
    "TY  - RPRT\r\n"
    "TI  - Third\r\n"
    "PY  - 2009\r\n"
    "DA  - 2011///Spring\r\n"
    "ER  - \r\n"
    "TY  - XXXX\r\n"
    "TI  - Fourth\r\n"
    "PY  - 31/02/2011\r\n"
)

CSL = [
    {
        "id": 7,
        "type": "article-newspaper",
        "title": "A <i>spill</i> &amp; more",
        "container-title": "Bay News",
        "publisher": "Bay Group",
        "author": [
            {"family": "Cruz", "given": "José", "non-dropping-particle": "de la"},
            {"literal": "Port Authority"},
        ],
        "issued": {"date-parts": [["2011", "3", 8]]},
        "URL": "https://example.org/spill",
    },
    {"id": "season", "title": "Seasonal", "issued": {"date-parts": [[2011]], "season": 1}},
    {"id": "circa", "title": "About", "issued": {"date-parts": [[1796]], "circa": True}},
    {"id": "inferred", "title": "Bracketed", "issued": {"raw": "[1796]"}},
    {"id": "none", "title": "Undated", "issued": {"literal": "n.d."}},
    {"id": "minus", "title": "Odd month", "issued": {"date-parts": [[2011, -1]]}},
    {"id": "two", "title": "Numbers", "issued": {"raw": "03/04/2011"}},
    {"id": "span", "title": "Span", "issued": {"date-parts": [[2011, 3], [2011, 4]]}},
    {"id": "words", "title": "Words", "issued": {"raw": "March 8, 2011"}},
    {"id": "script", "title": "Address", "URL": "javascript:alert(1)"},
    {"id": "untitled", "type": "book"},
    {"id": "gadget", "type": "gadget", "title": "A gadget"},
    "a string",
    {"id": "list", "title": ["Listed"], "author": {"family": "Alone"}, "issued": 2011},
]
