"""A small invented corpus about a harbour, its document, and the program run on it."""

from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from provenance.cli.app import app
from provenance.store.corpus import Corpus, open_corpus

DOCUMENT = """\
Harbour news

The harbour board said on Monday that 1,500 crates had arrived. "We are not aware of any
missing crate," its chair told reporters — and she left.

The dockers’ union denied that. It counted at least 1,200 crates, and called
the board’s number a well-meant in-
vention. The board declined to comment.

The union said: the crates came late. Later the union said: the crates were wet.
"""

ACTORS = """\
actors:
  board:
    name: Harbour board
    kind: body
  union:
    name: Dockers' union
    kind: organisation
"""

SOURCES = """\
sources:
  harbour-news:
    title: Harbour news
    kind: article
    # the paper has no archive
    language: en
"""

CLAIMS = {
    "crates-arrived": """\
claim: crates-arrived
text: The crates arrived.
about: [board]
source: harbour-news

asserted:
  - by: board
    at: 3
    quote: 1,500 crates had arrived
denied:
  - by: union
    at: 6-8
    quote: well-meant invention
""",
}


class Program(NamedTuple):
    """The program, run in the corpus."""

    root: Path

    def __call__(self, *words: str, code: int = 0) -> str:
        """Run a command, hold it to its exit code, and return what it printed."""
        result = CliRunner().invoke(app, [*words, "--corpus", str(self.root)])
        assert not result.exception or isinstance(result.exception, SystemExit), result.exception
        assert result.exit_code == code, result.output
        return result.output

    def write(self, claim: str) -> None:
        """Replace the claims by one."""
        for file in (self.root / "claims").iterdir():
            if file.name != "actors.yaml":
                file.unlink()
        (self.root / "claims" / "claim.yaml").write_text(claim, encoding="utf-8")

    def corpus(self) -> Corpus:
        return open_corpus(self.root)
