"""What `statements --format csv` writes and `import csv` reads are the same statements."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from laws import examples
from provenance.authoring.change import carry_out
from provenance.authoring.sheets.mapping import given as given_by
from provenance.authoring.sheets.plan import plan
from provenance.authoring.sheets.reading import read
from provenance.authoring.sheets.table import read_csv
from provenance.model import vocabulary as words
from provenance.model.cells import guarded
from provenance.model.columns import COLUMNS, to_row
from provenance.model.dates import parse
from provenance.model.records import Hedge, Quote, Statement
from provenance.store.corpus import open_corpus

IDS = ["mayor", "clerk", "town-council", "x.1"]
ids = st.sampled_from(IDS)
ACTORS = "actors:\n" + "".join(f"  {id}: {{name: {id}, kind: person}}\n" for id in IDS)
SOURCES = "sources:\n" + "".join(f"  {id}: {{title: {id}, kind: report}}\n" for id in IDS)
many = st.lists(ids, max_size=2, unique=True).map(tuple)
prose = st.one_of(
    st.text("ab ;|\\=:#\n\"'é言-,", min_size=1, max_size=12).filter(str.strip),
    st.sampled_from(
        ["NO", "012", "closed for good", "a\n\nb", " x", "x ", "- x", "'", '"', "2021-12-25"]
    ),
)
maybe = st.none() | prose
statements = st.builds(
    Statement,
    id=st.just(""),
    claim=st.sampled_from(["bridge-closed", "road-open"]),
    stance=st.sampled_from(words.SAID_AS),
    ordinal=st.just(0),
    line=st.just(0),
    by=st.lists(ids, min_size=1, max_size=2, unique=True).map(tuple),
    for_=many,
    date=st.none() | st.sampled_from(["2021", "2021-12-25~", "[..2021-12]", "2021/.."]).map(parse),
    date_basis=st.none() | st.sampled_from(words.DATE_BASES),
    said_in=st.none() | ids,
    source=st.none() | ids,
    at=st.lists(prose, max_size=2).map(tuple),
    via=many,
    quote=st.lists(st.builds(Quote, prose, maybe, maybe, maybe, maybe), max_size=2).map(tuple),
    hedge=st.lists(st.builds(Hedge, prose, st.sampled_from(words.HEDGE_OWNERS)), max_size=2).map(
        tuple
    ),
    answers=many,
    repeats=many,
    form=st.none() | st.sampled_from(words.FORMS),
    covers=many,
    rating=maybe,
    attribution=st.none() | st.sampled_from(words.ATTRIBUTIONS),
    or_by=many,
    evidence=many,
    note=st.none() | prose,
)


def sheet(rows: list[dict[str, str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: guarded(cell) for key, cell in row.items()} for row in rows)
    return out.getvalue()


def exported(root: Path) -> list[dict[str, str]]:
    with open_corpus(root) as corpus:
        assert corpus.problems() == []
        claims = [corpus.record("claim", id) for id in corpus.ids("claim")]
        return [to_row(s, claim.text) for claim in claims for s in claim.said]


@settings(max_examples=examples(25), deadline=None)
@given(st.lists(statements, min_size=1, max_size=5), prose)
def test_importing_an_export_gives_the_same_export(given_statements, text):
    text = text.strip()
    first = [to_row(s, f"{s.claim} {text}") for s in given_statements]
    with TemporaryDirectory() as one, TemporaryDirectory() as two:
        tables = []
        for root, rows in ((Path(one), first), (Path(two), None)):
            rows = rows if rows is not None else tables[0]
            table = read_csv(sheet(rows))
            (root / "claims").mkdir()
            (root / "claims" / "actors.yaml").write_text(ACTORS)
            (root / "claims" / "sources.yaml").write_text(SOURCES)
            with open_corpus(root) as corpus:
                planned = plan(corpus, read(table, given_by(table.header, {}, {}, {}, "")).told)
            assert planned.wrong == ()
            assert planned.statements == len(rows)
            carry_out(root, planned.changes)
            tables.append(exported(root))
        assert tables[0] == tables[1]
        bare = [{**row, "statement": ""} for row in tables[0]]
        assert sorted(bare, key=repr) == sorted(first, key=repr)
