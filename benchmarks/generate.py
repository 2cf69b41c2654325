"""A corpus of any size, the same for the same seed; written file by file, in bounded memory.

    python -m benchmarks.generate N --layout single|hundred DIR [--seed SEED]

A claim has about 40 lines and 4.7 statements. How often an actor speaks, and how many claims lead
to one, falls with its rank (Zipf), so that there are hubs. A quarter of the claims have relations,
and some statements share an utterance. The corpus is one that ``check`` passes.
"""

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

BLOCK: Final = 100
"""Claims in a file of the layout ``hundred``; their statements share sources and utterances."""

SOURCES: Final = 10
UTTERANCES: Final = 8
"""So many of each has a block."""

SEEDED: Final = 10
"""Blocks whose sources stand in one file."""

ACTORS_IN_A_FILE: Final = 500

COUNTS: Final = ((1, 2, 3, 4, 5, 6, 7, 8, 10, 14), (5, 12, 18, 20, 15, 10, 8, 5, 4, 3))
"""How many statements a claim has, with the weights of each: 4.76 in the mean."""

STANCES: Final = (("asserted", "denied", "questioned", "declined", "admitted"), (48, 32, 10, 6, 4))
"""The stances of all statements but a claim's first, which asserts it."""

SETTINGS: Final = '[check.severity]\nquotations = "off"  # there are no documents to hold them to\n'

ORDER: Final = ("asserted", "admitted", "denied", "questioned", "declined")
"""The stances in the order of a file."""

SYLLABLES: Final = tuple(consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou")
TOPICS: Final = ("aid", "border", "deal", "election", "harbour", "mine", "raid", "treaty")
FIRST_DAY: Final = date(2015, 1, 1)

STATE, GOVERNMENT, SPOKESPERSON, FORCE, OUTLET, ORGANISATION, MEMBER, GROUP, PERSON, WITNESS = (
    range(10)
)
"""What an actor is, by its number modulo ten: each ten are a state and what belongs to it."""

KINDS: Final = [
    "state",
    "government",
    "person",
    "armed-force",
    "outlet",
    "organisation",
    "person",
    "group",
    "person",
    "unnamed",
]


class Plan(NamedTuple):
    """What all records of a corpus are made from."""

    claims: int
    words: tuple[str, ...]
    seed: int

    @property
    def actors(self) -> int:
        """How many actors there are: ten times as many as states."""
        return max(60, self.claims // 200 * 10)

    def rng(self, *place: object) -> Random:
        """The random numbers of one record: no record depends on how many there are before it."""
        return Random(f"{self.seed}/{'/'.join(map(str, place))}")


def plan(claims: int, seed: int = 1) -> Plan:
    """Lay out a corpus of so many claims."""
    rng = Random(seed)
    words = {"".join(rng.choices(SYLLABLES, k=rng.choice((2, 2, 3, 3, 4)))) for _ in range(6000)}
    return Plan(claims, tuple(sorted(words, key=lambda word: (len(word), word))), seed)


def generate(claims: int, layout: str, folder: Path, seed: int = 1) -> None:
    """Write a corpus of so many claims, one a file or a hundred a file."""
    laid = plan(claims, seed)
    _write(folder / "provenance.toml", SETTINGS)
    _write_actors(laid, folder)
    for block in range(0, -(-claims // BLOCK)):
        if block % SEEDED == 0:
            blocks = range(block, min(block + SEEDED, -(-claims // BLOCK)))
            records = "".join(_sources(laid, each) for each in blocks)
            _write(folder / "seeds" / f"{block // SEEDED:05}.yaml", "sources:\n" + records)
        numbers = range(block * BLOCK, min((block + 1) * BLOCK, claims))
        here = folder / "claims" / f"{block // 100:03}"
        if layout == "single":
            for number in numbers:
                _write(here / f"{claim_id(laid, number)}.yaml", claim(laid, number))
        else:
            texts = (claim(laid, number) for number in numbers)
            _write(here / f"block-{block:05}.yaml", "---\n".join(texts))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def rank(rng: Random, count: int) -> int:
    """Choose below a count; the chance falls as one over the rank."""
    return int((count + 1) ** rng.random()) - 1


# --- actors ---------------------------------------------------------------------------------------


def actor_id(number: int) -> str:
    """Name an actor."""
    return f"{KINDS[number % 10]}-{number}"


def _write_actors(laid: Plan, folder: Path) -> None:
    numbers = iter(range(laid.actors))
    for part in range(-(-laid.actors // ACTORS_IN_A_FILE)):
        texts = [_actor(laid, number) for number in islice(numbers, ACTORS_IN_A_FILE)]
        _write(folder / "claims" / "actors" / f"{part:04}.yaml", "actors:\n" + "".join(texts))
    _write(folder / "claims" / "actors" / "camps.yaml", "actors:\n" + "".join(_camps(laid)))


def _actor(laid: Plan, number: int) -> str:
    word = laid.words[-1 - number % len(laid.words)].capitalize()
    what = number % 10
    name = f"{word} {KINDS[what].replace('-', ' ')} {number}"
    lines = [f"  {actor_id(number)}:", f"    name: {name}", f"    kind: {KINDS[what]}"]
    if what == STATE:
        lines.append(f"    aka: [{word}ia {number}, the {word}ian side {number}]")
    if what in (GOVERNMENT, FORCE, MEMBER):
        whole = number - (number % 10) if what != MEMBER else number - 1
        lines.append(f"    part-of: {actor_id(whole)}")
    if what == SPOKESPERSON:
        lines.append(f"    speaks-for: {actor_id(number - 1)}")
    if what == GROUP:
        states = sorted({(number - GROUP + 10 * step) % laid.actors for step in (0, 3, 5)})
        lines.append(f"    members: [{', '.join(map(actor_id, states))}]")
    return "\n".join(lines) + "\n\n"


def _camps(laid: Plan) -> Iterator[str]:
    """Two camps of up to thirty states each, neither the most nor the least spoken of."""
    states = range(laid.actors // 50 * 10, laid.actors, 10)[:60]
    for name, members in (("camp-left", states[::2]), ("camp-right", states[1::2])):
        listed = ", ".join(map(actor_id, members))
        yield f"  {name}:\n    name: {name}\n    kind: camp\n    members: [{listed}]\n\n"


# --- sources --------------------------------------------------------------------------------------


def _sources(laid: Plan, block: int) -> str:
    rng = laid.rng("sources", block)
    texts = []
    for number in range(SOURCES):
        outlet = actor_id(rank(rng, laid.actors // 10) * 10 + OUTLET)
        text = f"  source-{block}-{number}:\n    title: Report {number} of series {block}\n"
        text += f"    kind: article\n    publisher: {outlet}\n    by: {outlet}\n"
        text += f"    published: {_day(rng, 3800, 100)}\n"
        if number and rng.random() < 0.3:
            text += f"    derived-from: {{source: source-{block}-{number - 1}, how: cites}}\n"
        texts.append(text + "\n")
    for number in range(UTTERANCES):
        speaker = rank(rng, laid.actors // 10) * 10
        text = f"  utterance-{block}-{number}:\n    title: Statement {number} of series {block}\n"
        text += f"    kind: statement\n    by: {actor_id(speaker + SPOKESPERSON)}\n"
        text += f"    for: {actor_id(speaker + GOVERNMENT)}\n    date: {_day(rng, 3600, 100)}\n"
        texts.append(text + "    seen: false\n\n")
    return "".join(texts)


def _day(rng: Random, start: int, span: int) -> str:
    return (FIRST_DAY + timedelta(start + rng.randrange(span))).isoformat()


# --- claims ---------------------------------------------------------------------------------------


def claim_id(laid: Plan, number: int) -> str:
    """Name a claim."""
    return "-".join([*words_of(laid, number)[:3], str(number)])


def words_of(laid: Plan, number: int) -> list[str]:
    """Give the words that a claim's text begins with; together they are no other claim's."""
    rng = laid.rng("words", number)
    return [laid.words[rank(rng, len(laid.words))] for _ in range(7)]


def claim(laid: Plan, number: int) -> str:
    """Write a claim's document."""
    rng = laid.rng("claim", number)
    block = number // BLOCK
    words = words_of(laid, number)
    accused = rank(rng, laid.actors // 10) * 10 + GOVERNMENT
    event = rng.randrange(2800)
    lines = [
        f"claim: {claim_id(laid, number)}",
        f"text: {' '.join(words).capitalize()} near the {rng.choice(laid.words)} crossing.",
        f"about: [{', '.join(map(actor_id, sorted({number % laid.actors, accused})))}]",
    ]
    if rng.random() < 0.5:
        lines.append(f"accuses: [{actor_id(accused)}]")
    lines += [
        f"topics: [{rng.choice(TOPICS)}]",
        f"event: {FIRST_DAY + timedelta(event)}",
        f"place: {rng.choice(laid.words).capitalize()}",
        f"source: source-{block}-{number % SOURCES}",
        "",
    ]
    for stance, statements in _statements(laid, rng, number, event).items():
        if statements:
            lines += [f"{stance}:", *statements, ""]
    if number and rng.random() < 0.25:
        lines += [*_relations(laid, rng, number), ""]
    lines.append(f"note: Recorded from report {number % SOURCES}, where it stands in full.")
    return "\n".join(lines) + "\n"


def _statements(laid: Plan, rng: Random, number: int, event: int) -> dict[str, list[str]]:
    """The statements of a claim by stance, each by an actor of its own."""
    found: dict[str, list[str]] = {stance: [] for stance in ORDER}
    (count,) = rng.choices(*COUNTS)
    taken: set[int] = set()
    first = ""
    for place in range(count):
        stance = rng.choices(*STANCES)[0] if place else "asserted"
        if place == 0 and number % 3 == 0:
            said = [f"said-in: utterance-{number // BLOCK}-{number // 3 % UTTERANCES}"]
        else:
            speaker = _new(rng, taken, laid.actors)
            said = _by(speaker)
            if rng.random() < 0.8:
                said.append(f"date: {_day(rng, event + 40 * place, 40)}")
            if stance == "denied" and first and rng.random() < 0.6:
                said.append(f"answers: {first}")
            if place == 0:
                first = actor_id(speaker)
        said += _particulars(laid, rng, stance)
        found[stance] += [f"{'    ' if line else '  - '}{each}" for line, each in enumerate(said)]
    return found


def _new(rng: Random, taken: set[int], actors: int) -> int:
    """Draw an actor that has not spoken on the claim; a spokesperson stands for its state."""
    while True:
        number = rank(rng, actors)
        if number % 10 in (STATE, GOVERNMENT):
            number += SPOKESPERSON - number % 10
        if number not in taken:
            taken.add(number)
            return number


def _by(speaker: int) -> list[str]:
    if speaker % 10 == SPOKESPERSON:
        return [f"by: {actor_id(speaker)}", f"for: {actor_id(speaker - 1)}"]
    return [f"by: {actor_id(speaker)}"]


def _particulars(laid: Plan, rng: Random, stance: str) -> list[str]:
    lines = [f"at: {rng.randrange(1, 60)}"]
    if rng.random() < 0.85:
        lines.append(f"quote: {' '.join(rng.choices(laid.words, k=rng.randrange(4, 10)))}")
    if rng.random() < 0.15:
        lines.append("hedge: {words: reportedly, whose: document}")
    if stance == "denied" and rng.random() < 0.2:
        lines.append("form: blanket")
    if rng.random() < 0.12:
        lines.append(f"via: {actor_id(rank(rng, laid.actors // 10) * 10 + OUTLET)}")
    if stance == "admitted" or rng.random() < 0.5:
        lines.append(f"note: Said {rng.choice(laid.words)} of it, against its own interest.")
    return lines


def _relations(laid: Plan, rng: Random, number: int) -> list[str]:
    """Relations to earlier claims: mostly near ones, at times a hub of the ten thousand."""
    kind = rng.choice(("implies", "implies", "excludes", "supports", "undermines"))
    if rng.random() < 0.8:
        other = number - 1 - rank(rng, min(number, 60))
    else:
        start = number // 10_000 * 10_000
        other = start + rank(rng, max(1, min(1000, number - start)))
    if other >= number:
        other = number - 1
    return [
        f"{kind}:",
        f"  - claim: {claim_id(laid, other)}",
        f"    because: The one bears on the other by its {rng.choice(laid.words)}.",
    ]


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("claims", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--layout", choices=("single", "hundred"), default="hundred")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.claims, given.layout, given.folder, given.seed)


if __name__ == "__main__":
    main()
