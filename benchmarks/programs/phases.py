"""One warm ``who``, part by part: prints the milliseconds of each as JSON."""

import sys
from time import perf_counter

began = perf_counter()
marks = [("", began)]


def done(part: str) -> None:
    """Note that a part is over."""
    marks.append((part, perf_counter()))


import gc  # noqa: E402

gc.set_threshold(50_000)  # as the program does
import typer.main  # noqa: E402, F401

done("import Typer")
from provenance.cli import app  # noqa: E402

command = app._load("who")
context = command.make_context("who", ["denied", *sys.argv[1:]])
done("define and parse the options")
from pathlib import Path  # noqa: E402

from provenance.store.corpus import open_corpus  # noqa: E402
from provenance.store.discovery import find_root  # noqa: E402

done("import the store (SQLite, JSON, records)")
corpus = open_corpus(find_root(Path.cwd()))
done("open: list the files, compare, begin")
from provenance.answers import who as answers  # noqa: E402
from provenance.derive.status import status  # noqa: E402

done("import derive and answers")
found = answers.resolve_claims(corpus, tuple(sys.argv[1:]))
done("resolve the words")
slice = corpus.slice([match.id for match in found.claims])
done("fetch the slice")
frame = answers.Frame(slice)
for match in found.claims:
    status(slice, frame.clock, frame.sides, match.id, frame.cutoff)
done("derive the status")
answer = answers.who(corpus, "denied", tuple(sys.argv[1:]))
done("answer again, now with all records at hand")
from provenance.views import plain  # noqa: E402
from provenance.views import who as view  # noqa: E402

done("import the view")
plain.render(view.page(answer))
done("render")
import json  # noqa: E402
from itertools import pairwise  # noqa: E402

print(json.dumps({part: (end - start) * 1e3 for (_, start), (part, end) in pairwise(marks)}))
