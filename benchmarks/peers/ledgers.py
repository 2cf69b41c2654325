"""Beancount and its query program, on as many transactions as we have claims."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.corpora import home
from benchmarks.measure import Command, in_turn, once, parts
from benchmarks.peers.tools import tool, version
from benchmarks.table import Row, mb, ms, told

PROGRAM = Path(__file__).parents[1] / "programs" / "ledger.py"
QUERY = "SELECT date, account WHERE narration = 'Number 77'"


def rows(transactions: int) -> Iterator[Row]:
    """Measure both, without and with what Beancount pickles of a ledger."""
    file = _ledger(transactions)
    cache = file.with_name(f".{file.name}.picklecache")
    size = f"{transactions:,} transactions"
    rounds = 3 if transactions <= 10_000 else 1

    def forget() -> None:
        cache.unlink(missing_ok=True)

    for program, package, more in (
        ("bean-check", "beancount", ()),
        ("bean-query", "beanquery", (QUERY,)),
    ):
        whole = Command((tool(program), str(file), *more))
        inside = Command((tool("python"), str(PROGRAM), str(file), *more))
        for state, before in (("cold", forget), ("from its pickle", lambda: None)):
            work = f"{program} ({version(package)}): {state}, {size}"
            if state != "cold" and not cache.exists():
                yield Row(work, "", "as cold: it pickles only what takes a second to load")
                continue
            command = whole._replace(before=before)
            found = once(command) if rounds == 1 else in_turn(rounds, {"": command})[""]
            taken = parts(rounds, inside._replace(before=before))
            yield Row(work, "", f"{ms(found.cpu)}, {mb(found.memory)}", told(taken))


def _ledger(transactions: int) -> Path:
    """A ledger of transactions between five hundred accounts."""
    file = home() / f"{transactions}.beancount"
    if not file.exists():
        rng = Random(1)
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(f"2015-01-01 open Assets:A{n}\n" for n in range(500))
            for n in range(transactions):
                one, other = rng.sample(range(500), 2)
                lines.write(
                    f'2020-{n % 12 + 1:02}-{n % 28 + 1:02} * "Payee {n % 997}" "Number {n}"\n'
                    f"  Assets:A{one}  1.00 USD\n"
                    f"  Assets:A{other}  -1.00 USD\n"
                )
    return file
