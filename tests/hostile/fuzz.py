"""Bad input of every kind: no run may end in a traceback, hang, or let anything act on a screen."""

import os
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from hostile.corpus import FILES, write
from hostile.running import run
from provenance.model import vocabulary
from provenance.model.fields import RECORDS


class Fault(NamedTuple):
    """What went wrong in which run."""

    seed: int
    target: str
    words: list[str]
    told: str


LEFT_OUT = {"serve", "lsp"}
"""Commands that run until they are told to stop."""

_KEYS = sorted({field.key for fields in RECORDS.values() for field in fields})
_WORDS = sorted(
    word
    for name in vars(vocabulary)
    if name.isupper() and isinstance(word := getattr(vocabulary, name), str)
)
_IDS = [
    "anna",
    "board",
    "union",
    "crane-fell",
    "crane-moved",
    "crane-was-rotten",
    "report",
    "speech",
]
_TOKENS = [
    b"\x00",
    b"\x1b[2J",
    b"\xc2\x9b31m",
    b"\x07",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\x7f",
    "\u202e\u2066\u200b\u2028\ufffe".encode(),
    b"\r",
    b"\r\n",
    b"\t",
    b"\n",
    b"\n\n---\n",
    b"\n...\n",
    b"[" * 900,
    b"{" * 900,
    b"- " * 400,
    b"? ",
    b"&a ",
    b"*a",
    b"!!python/object:os.system ",
    b"<<: ",
    b"%YAML 9.9\n",
    b"|",
    b">-\n",
    b"'",
    b'"',
    b": ",
    b"# ",
    b"9" * 5000,
    b"1e999",
    b"-1",
    b"NaN",
    b"0x10",
    b"2020-13-45",
    b"2020-01-01/..",
    b"99999999999",
    b"Y-170000002",
    b"-9999-01-01",
    b"{not-before: 2021, not-after: 2020}",
    b"null",
    b"true",
    b"NO",
    b"~",
    b"[]",
    b"{}",
    b"[[], {}]",
    b"../../../../etc/passwd",
    b"/dev/zero",
    b"=cmd|'/C calc'!A0",
    b"`|<img src=x>",
    b"</text>",
    b"]]>",
    b"::error::x",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"%s%n{}",
    b"$(id)",
    b"x" * 3000,
    "ﷺ".encode() * 200,
    "e\u0301".encode() * 300,
    b"\n" * 500,
    b"a: " * 300,
    b"\xf0\x9f\x87\xa9" * 40,
    b"12 500",
    b"[\xe2\x80\xa6]",
]


def mutated(rng: random.Random, data: bytes) -> bytes:
    """Bytes with a few changes that a person, a merge or an enemy makes."""
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        at, to = sorted((rng.randint(0, len(data)), rng.randint(0, len(data))))
        to = min(to, at + rng.choice((1, 4, 40, 400)))
        lines = data.split(b"\n")
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        token = rng.choice(_TOKENS) if rng.random() < 0.6 else _word(rng)
        match rng.randrange(9):
            case 0:
                data = data[:at] + token + data[at:]
            case 1:
                data = data[:at] + data[to:]
            case 2:
                data = data[:at] + data[at:to] * rng.choice((2, 3, 50)) + data[to:]
            case 3:
                lines[one], lines[other] = lines[other], lines[one]
                data = b"\n".join(lines)
            case 4:
                head, colon, _ = lines[one].partition(b":")
                lines[one] = head + colon + b" " + token
                data = b"\n".join(lines)
            case 5:
                data = data[:at]
            case 6:
                data = data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
            case 7:
                lines[one] = b" " * rng.randrange(9) + lines[one].lstrip()
                data = b"\n".join(lines)
            case _:
                data = data[:at] + token + data[to:]
    return data[:2_000_000]


def _word(rng: random.Random) -> bytes:
    return rng.choice((_KEYS, _WORDS, _IDS))[rng.randrange(len(_IDS))].encode()


def argument(rng: random.Random) -> str:
    """A word of a command line, which names no place outside of the folder."""
    kind = rng.randrange(6)
    if kind < 2:
        text = rng.choice((_IDS, _WORDS, _KEYS, list(FILES)))
        return rng.choice(text)
    if kind == 2:
        text = rng.choice(_TOKENS)[: rng.choice((3, 30, 6000))]
    else:
        text = mutated(rng, rng.choice(_IDS).encode())
    word = os.fsdecode(text).replace("\0", "")
    return word.replace("/", "").replace("..", ".").replace("~", "-")


def command_line(rng: random.Random) -> list[str]:
    """A command with words and options that it may know or not."""
    import typer

    from provenance.cli.app import COMMANDS, app

    name = rng.choice([name for name in COMMANDS if name not in LEFT_OUT])
    found = typer.main.get_command(app).get_command(None, name)  # type: ignore[attr-defined,arg-type]
    words = [name]
    while hasattr(found, "commands") and rng.random() < 0.95:
        words.append(rng.choice(sorted(found.commands)))
        found = found.commands[words[-1]]
    for _ in range(rng.randrange(5)):
        options = [parameter for parameter in found.params if parameter.opts[0].startswith("-")]
        if options and rng.random() < 0.6:
            option = rng.choice(options)
            if {"--watch", "--color"} & {*option.opts}:
                continue
            words.append(rng.choice(option.opts))
            if not getattr(option, "is_flag", False):
                choices = getattr(option.type, "choices", None)
                words.append(str(rng.choice(choices)) if choices else argument(rng))
        else:
            words.append(argument(rng))
    return words


READING = [
    "check",
    "check --format json",
    "check --format sarif",
    "check --format junit",
    "statements",
    "statements --format csv",
    "disputes",
    "who denied crane-fell",
    "show crane-fell",
    "stats",
    "timeline crane-fell",
    "graph crane-fell",
    "graph --format graphml",
    "explain anna",
    "shifts",
    "versus board union",
    "figures",
    "search crane",
    "fmt --check",
    "fmt --diff",
    "source show report",
]
WRITING = [
    "fmt",
    "check --fix --unsafe",
    "split claims/many.yaml",
    "quotes lock",
    "join claims/crane.yaml claims/many.yaml claims/all.yaml",
    "add denied crane-moved --by bo",
]
TARGETS: dict[str, tuple[list[str], list[str]]] = {
    "claim": (["claims/crane.yaml", "claims/many.yaml"], [*READING, *WRITING]),
    "actors": (["claims/actors.yaml"], [*READING, *WRITING]),
    "sources": (["seeds/sources.yaml"], [*READING, "quotes", "source status", "quotes lock"]),
    "lock": (["seeds/quotes.lock"], ["check", "quotes", "quotes lock", "quotes --format json"]),
    "vault": (
        [".provenance/vault/attached.json"],
        ["check", "quotes", "source status", "source verify", "quotes lock", "source show report"],
    ),
    "document": (["report.txt"], ["source attach report.txt --source report", "quotes", "check"]),
    "toml": (["provenance.toml"], ["check", "stats", "check --format json", "fmt --check"]),
    "baseline": (
        ["base.json"],
        ["check --baseline base.json", "check --baseline base.json --update-baseline"],
    ),
    "sheet": (["sheet.csv"], ["import csv sheet.csv --dry-run", "import csv sheet.csv"]),
}


class Fuzz:
    """Runs on one corpus, which is put back after each."""

    def __init__(self, folder: Path) -> None:
        self.root = write(folder / "corpus")
        run(self.root, ["source", "attach", "report.txt", "--source", "report"])
        run(self.root, ["quotes", "lock"])
        run(self.root, ["check", "--baseline", "base.json", "--update-baseline"])
        self.sound = folder / "sound"
        shutil.copytree(self.root, self.sound)
        self.counts: Counter[str] = Counter()

    def one(self, seed: int) -> Fault | None:
        """One run, the same for the same seed."""
        rng = random.Random(seed)
        target = rng.choices([*TARGETS, "words", "cache"], [5, 2, 2, 2, 2, 2, 2, 1, 3, 8, 1])[0]
        self.counts[target] += 1
        if target == "words":
            words = command_line(rng)
        elif target == "cache":
            words = rng.choice(READING).split()
            self._spoil(rng)
        else:
            files, commands = TARGETS[target]
            words = rng.choice(commands).split()
            for file in files[: rng.randint(1, len(files))]:
                path = self.root / file
                path.write_bytes(mutated(rng, path.read_bytes()))
        done = run(self.root, words)
        if target == "cache":
            run(self.root, ["cache", "clear"])
        self._put_back(target)
        return Fault(seed, target, words, done.fault) if done.fault else None

    def _spoil(self, rng: random.Random) -> None:
        """Damage the compiled corpus: seen from outside, or in rows that look as they were."""
        from provenance.store.index.database import database_path
        from provenance.store.index.seal import put

        run(self.root, ["cache", "clear"])
        run(self.root, ["stats"])
        path = database_path(self.root)
        if rng.random() < 0.5:
            data = bytearray(path.read_bytes())
            for _ in range(rng.choice((1, 10, 1000))):
                data[rng.randrange(len(data))] = rng.randrange(256)
            path.write_bytes(data)
            return
        db = sqlite3.connect(path)
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_schema") if name]
        table = rng.choice(tables)
        junk = rng.choice(["'x'", "NULL", "x'ff'", "7", "'[]'", "printf('%.*c', 9999, '[')"])
        ways = [f'DROP TABLE "{table}"']
        columns = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]
        told = [column for column in columns if column in ("row", "problems", "broken")]
        ways += [f'UPDATE "{table}" SET "{column}" = {junk}' for column in told]
        try:
            db.execute(rng.choice(ways))
            db.commit()
        except sqlite3.Error:
            pass
        db.close()
        put(self.root, path)

    def _put_back(self, target: str) -> None:
        """Make the folder what it was; what is compiled may stay if it was not touched."""
        for path in [*self.root.rglob("*")]:
            inside = path.relative_to(self.root)
            if inside.parts[0] == ".provenance" and inside.parts[1:2] != ("vault",):
                continue
            if not (self.sound / inside).exists() and (path.is_symlink() or not path.is_dir()):
                path.unlink()
        for path in self.sound.rglob("*"):
            inside = path.relative_to(self.sound)
            if path.is_dir() or (inside.parts[0] == ".provenance" and len(inside.parts) == 2):
                continue
            there = self.root / inside
            if there.is_dir():
                shutil.rmtree(there)
            if not there.is_file() or there.read_bytes() != path.read_bytes():
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, there)


def fuzz(folder: Path, seeds: range, tell: Callable[[Fault], None]) -> Counter[str]:
    """Try seeds; tell each fault; count the runs of each kind."""
    tried = Fuzz(folder)
    for seed in seeds:
        fault = tried.one(seed)
        if fault:
            tell(fault)
    return tried.counts
