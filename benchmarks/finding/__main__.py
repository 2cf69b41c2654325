"""Prints the table, or with ``--wrong`` the questions of all parts but B not answered right."""

import sys

from benchmarks.finding import answer, keep_first, rows, tried

from provenance.store.corpus import open_corpus
from provenance.views import plain
from provenance.views.who import page

if "--first" in sys.argv:
    keep_first(tried(), sys.argv[sys.argv.index("--first") + 1])
elif "--wrong" in sys.argv:
    for one in tried():
        if one.question.part != "B" and (not one.verdict.right or one.verdict.wrong):
            print(
                f"\n=== {one.question.part}, {one.question.kind}: {' '.join(one.question.words)}",
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
