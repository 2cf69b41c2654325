"""One warm ``who``, part by part: prints the milliseconds of each as JSON.

What is imported is imported here in the order in which the program would.
"""

import sys
from time import process_time

began = process_time()
marks = [("", began)]


def done(part: str) -> None:
    """Note that a part is over."""
    marks.append((part, process_time()))


import gc  # noqa: E402

gc.set_threshold(1_000_000)  # as the program does
import typer.main  # noqa: E402, F401

done("import Typer")
from provenance.cli import app  # noqa: E402

words = tuple(sys.argv[1:])
command = app._load("who")
command.make_context("who", ["denied", *words])
done("our command: import it, make its options, parse the line")
import json  # noqa: E402
import sqlite3  # noqa: E402, F401

done("import SQLite and JSON")
from pathlib import Path  # noqa: E402

from provenance.store.corpus import open_corpus  # noqa: E402
from provenance.store.files.discovery import find_root  # noqa: E402

done("import records and store")
corpus = open_corpus(find_root(Path.cwd()))
done("open: list the files, compare with what was compiled")
from provenance.answers import who as answers  # noqa: E402

done("import derivations and answers")
from provenance.views import plain  # noqa: E402
from provenance.views import who as view  # noqa: E402

done("import the view")
(meant,) = answers.resolve_claims(corpus, words).claims
done("words to a claim: names, lexicon, full-text index")
frame = answers.Frame(corpus.slice([meant.id], sides=False))
done("fetch the Slice")
frame.status(meant.id)
done("derive the status")
answer = answers.who(corpus, "denied", words)
done("all of that again with the records at hand, and rows, tally, derived rows")
plain.render(view.page(answer))
done("render")
from itertools import pairwise  # noqa: E402

print(json.dumps({part: (end - start) * 1e3 for (_, start), (part, end) in pairwise(marks)}))
