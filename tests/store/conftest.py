"""Tiny corpora, written where a test wants them."""

import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from provenance.store.corpus import Corpus, open_corpus

WELL = """\
claim: well-is-poisoned
text: The well at Tarn is poisoned.
about: [tarn, millers]
accuses: millers
topics: [water]
source: gazette
asserted:
  - by: anna
    date: 1900-05-01
    quote: the well is foul
denied:
  - said-in: millers-letter
    answers: anna
"""

ACTORS = """\
actors:
  tarn: {name: Tarn, kind: body}
  millers: {name: The Millers' Guild, kind: organisation, aka: [Müllerzunft, the mill folk]}
  millers-press-office: {name: Press office, kind: body, part-of: millers}
  anna: {name: Anna Ćwik, kind: person}
  clerk: {name: A clerk, kind: person, speaks-for: millers}
  crafts: {name: The crafts, kind: camp, members: [millers]}
---
sources:
  gazette: {title: The Tarn Gazette, kind: article, publisher: tarn}
  millers-letter:
    {title: Letter, kind: letter, by: clerk, for: millers, date: 1900-05-03, derived-from: gazette}
"""

Write = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture
def write(tmp_path) -> Write:
    """Write files (None deletes one) into the corpus folder, and give the folder."""

    def write(files: Mapping[str, str | bytes | None]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            elif isinstance(content, bytes):
                path.write_bytes(content)
            else:
                path.write_text(textwrap.dedent(content), encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def tarn(write) -> Path:
    """A corpus about a well."""
    return write({"claims/well.yaml": WELL, "claims/actors.yaml": ACTORS})


@pytest.fixture
def corpus(tarn) -> Corpus:
    """The same, opened."""
    with open_corpus(tarn) as corpus:
        yield corpus
