"""Prints the table, or with ``--wrong`` the questions of half A that were not answered right."""

import sys

from benchmarks.finding import answer, rows, tried

from provenance.store.corpus import open_corpus
from provenance.views import plain
from provenance.views.who import page

if "--wrong" in sys.argv:
    seen: dict[str, int] = {}
    for one in tried():
        kind = one.question.kind
        seen[kind] = seen.get(kind, -1) + 1
        if seen[kind] % 2 == 0 and (not one.verdict.right or one.verdict.wrong):
            print(
                f"\n=== {kind}: {' '.join(one.question.words)}",
                *one.question.wanted,
                sep="\n  wanted: ",
            )
            with open_corpus(one.question.corpus) as corpus:
                print(
                    "\n".join(
                        plain.render(page(answer(corpus, one.question.words))).splitlines()[:16]
                    )
                )
else:
    for row in rows():
        print(" | ".join(row))
