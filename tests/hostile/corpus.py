"""The small corpus that hostile runs are made on: every kind of file, each field somewhere."""

from pathlib import Path

ACTORS = """\
actors:
  anna:
    name: Anna Hafen
    kind: person
    aka: [A. Hafen, Анна]
    part-of: board
    speaks-for:
      - {actor: board, from: 2019, to: 2022}
  board: {name: Harbour board, kind: body}
  union: {name: Dockers' union, kind: group, members: [bo, cem], size: 40}
  bo: {name: Bo, kind: person}
  cem: {name: Cem, kind: person}
  press: {name: Harbour News, kind: outlet}
  camp: {name: The harbour side, kind: camp, members: [board, anna]}
"""
SOURCES = """\
sources:
  report:
    title: "The report"
    kind: report
    publisher: press
    date: 2020-02-01
    url: https://news.example/report
    complete: true
    skipped:
      - {at: 3, because: imprint}
  speech: {title: A speech, kind: statement, by: bo, for: union, date: 2020-01-05}
  wire:
    title: A dispatch
    kind: article
    date: 2020-01-06
    derived-from: [{source: speech, how: quotes}]
"""
CLAIM = """\
claim: crane-fell
text: The crane fell into the harbour.
about: [board, union]
accuses: [board]
topics: [accidents]
event: 2020-01-01/2020-01-03
place: Harbour
source: report
# a comment that stays
asserted:
  - said-in: speech
    at: 1
    quote: the crane fell
    hedge: {words: perhaps, whose: speaker}
  - by: cem
    date: {not-after: 2020-01-09}
    via: [press]
    note: Heard on the quay.
denied:
  - by: anna
    for: board
    date: 2020-01-07
    answers: union
    at: 2
    quote: it did not fall
    form: explicit
questioned:
  - by: press
    date: 2020-01-08?
undermines:
  - claim: crane-was-safe
    because: A safe crane stands.
implies: [crane-moved]
expect:
  - {denied-by: anna, as-of: 2020-02}
"""
MANY = """\
claim: crane-moved
text: The crane moved.
source: report
asserted:
  - by: bo
    date: 2020-01-02
---
# another
claim: crane-was-safe
text: The crane was safe.
source: wire
asserted:
  - by: anna
    date: 2019-12
excludes:
  - {claim: crane-was-rotten, because: Rotten is not safe.}
figure: {of: cranes, value: 3, unit: cranes}
---
claim: crane-was-rotten
text: The crane was rotten.
source: wire
asserted:
  - by: cem
    date: 2019-11/2019-12
figure: {of: cranes, low: 4, high: 6, unit: cranes}
"""
DOCUMENT = "On the quay the crane fell, they said.\n\nThe board: it did not fall.\n\nImprint\n"
SHEET = """\
claim,text,stance,by,date,source,note
crane-was-red,The crane was red.,asserted,bo,2020-01-01,report,seen
crane-was-red,The crane was red.,denied,anna,2020-01-02,report,
crane-fell,,asserted,press,2020-03-01,report,
"""
SETTINGS = '[check]\nfail-on = "error"\nignore = ["I106"]\n'

FILES = {
    "claims/actors.yaml": ACTORS,
    "claims/crane.yaml": CLAIM,
    "claims/many.yaml": MANY,
    "seeds/sources.yaml": SOURCES,
    "provenance.toml": SETTINGS,
    "sheet.csv": SHEET,
    "report.txt": DOCUMENT,
}


def write(root: Path) -> Path:
    """Write the corpus into an empty folder."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
