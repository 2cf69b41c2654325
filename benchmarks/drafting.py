"""How often drafting is right on the shipped document, held to what is recorded of it.

    python -m benchmarks.drafting DOCUMENT

A proposal is right where a statement is recorded of its line, with its stance (affirming, denying,
other) and a speaker whose name, alias or title the proposal holds.
"""

import sys
from collections import Counter
from pathlib import Path

from provenance.authoring.drafting.parsing import drafted
from provenance.model import vocabulary as words
from provenance.quotes.locators import line_of, places
from provenance.quotes.normalise import Text
from provenance.store.corpus import open_corpus

ROOT = Path(__file__).parents[1]
SOURCE = "globalsecurity-vagner-in-mali"


def sense(stance):
    return "affirms" if stance in words.AFFIRMING else stance


def recorded(slice, text):
    """What is recorded of the document: lines, sense, names, whether it is the page's own."""
    author = slice.sources[SOURCE].by
    for statement in {**slice.statements, **slice.comments}.values():
        if statement.source != SOURCE:
            continue
        lines = set()
        for place in places(statement.at, text):
            lines.update(range(line_of(text, place.start), line_of(text, place.end - 1) + 1))
        people = {*statement.by, *statement.for_, *statement.via}
        names = {
            name.casefold()
            for id in people
            for name in (slice.actors[id].name, *slice.actors[id].aka)
        }
        own = set(statement.by) <= set(author) or statement.attribution == words.AMBIGUOUS
        yield statement.id, lines, sense(statement.stance), names, own


def main(document):
    text = Text(Path(document).read_text(encoding="utf-8"))
    with open_corpus(ROOT) as corpus:
        gold = list(recorded(corpus.whole(), text))
    found, right = set(), 0
    wrong = Counter()
    proposed = list(drafted(text.original))
    for one in proposed:
        hits = {
            id
            for id, lines, said, names, _ in gold
            if one.line in lines
            and said == sense(one.stance)
            and any(_same(one.speaker, name) for name in names)
        }
        found |= hits
        right += bool(hits)
        if not hits:
            there = [
                g for g in gold if one.line in g[1] and any(_same(one.speaker, n) for n in g[3])
            ]
            wrong["stance" if there else "pronoun" if one.pronoun else "speaker"] += 1
    told = {g[0] for g in gold if not g[4]}
    denied = {g[0] for g in gold if g[2] == words.DENIED and not g[4]}
    print(f"proposals: {len(proposed)}, right: {right} (precision {right / len(proposed):.2f})")
    print(f"wrong by: {dict(wrong)}")
    print(
        f"attributed statements: {len(told)}, found: {len(told & found)} "
        f"(recall {len(told & found) / len(told):.2f})"
    )
    print(f"denials among them: {len(denied)}, found: {len(denied & found)}")


def _same(speaker, name):
    speaker = speaker.casefold()
    return len(name) > 2 and (name in speaker or (len(speaker) > 2 and speaker in name))


if __name__ == "__main__":
    main(sys.argv[1])
