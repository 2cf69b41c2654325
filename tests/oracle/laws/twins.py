"""Two corpora, or two questions, that must be answered alike."""

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from oracle.ask import Program
from oracle.laws.case import Case, Finding, asked, rows_of
from oracle.record import Corpus


def renamed(case: Case) -> Iterator[Finding]:
    """Other ids, another order of statements and claims: the same answers."""
    r = case.random
    c = case.corpus
    ids = [a.id for a in c.actors] + [k.id for k in c.claims] + [s.id for s in c.statements]
    ids += [s.id for s in c.sources]
    fresh = [f"n{i:02d}" for i in range(len(ids))]
    r.shuffle(fresh)
    new = dict(zip(ids, fresh, strict=True))
    old = {v: k for k, v in new.items()}
    twin = Program(_rename(c, new, r), case.root.with_name(case.root.name + "-twin"))
    for cut in case.cuts[:2]:
        for claim in c.claims:
            one = case.ask.json(asked(f"show {claim.id}", cut))["card"]
            two = twin.json(asked(f"show {new[claim.id]}", cut))["card"]
            for key in ("status", "silent", "affirm_tally", "deny_tally", "suffixes", "open"):
                yield from _same(key, asked(f"show {claim.id}", cut), one[key], two[key], old)
            for key in ("affirm", "deny", "otherwise", "unplaced"):
                a = sorted(x["statement"] for x in one[key])
                b = sorted(old.get(x["statement"], "?") for x in two[key])
                if a != b:
                    yield Finding(
                        f"renaming changes {key}",
                        asked(f"show {claim.id}", cut),
                        f"{a} | {b}",
                        "the same",
                        "oracle-kinds: answers that depend on ids",
                    )
            a = sorted(
                (d["how"], d["actor"]["id"], _alike(d["row"], {}), d["certain"])
                for d in one["derived"]
            )
            b = sorted(
                (d["how"], old[d["actor"]["id"]], _alike(d["row"], old), d["certain"])
                for d in two["derived"]
            )
            if a != b:
                yield Finding(
                    "renaming changes derived",
                    asked(f"show {claim.id}", cut),
                    f"{a} | {b}",
                    "the same",
                    "oracle-kinds: answers that depend on ids",
                )
        rows = {row["claim"]: row for row in rows_of(case, cut)}
        others = {}
        for status in {row["status"] for row in rows.values()}:
            answer = twin.json(asked(f"disputes --status {status}", cut))
            others |= {old[row["claim"]]: row for row in answer["disputes"]}
        for id, row in rows.items():
            if id not in others:
                continue
            for key in ("since", "affirm", "deny", "accusers", "silent", "nearest", "open"):
                yield from _same(
                    key, asked(f"disputes of {id}", cut), row[key], others[id][key], old
                )
    one, two = case.ask.json("shifts"), twin.json("shifts")
    yield from _same("shifts kinds", "shifts", one["kinds"], two["kinds"], old)
    flag = case.ask("check", json=True).json["summary"], twin("check", json=True).json["summary"]
    yield from _same("check summary", "check", flag[0], flag[1], old)


def _alike(row: dict, old: dict[str, str]) -> tuple:
    """What tells a statement from its equals, apart from its id."""
    by = sorted(old.get(p["id"], p["id"]) for p in row["by"])
    return old.get(row["claim"], row["claim"]), row["stance"], row["when"]["text"], str(by)


def _same(key: str, command: str, one: Any, two: Any, old: dict) -> Iterator[Finding]:
    if _normal(one, {}) != _normal(two, old):
        yield Finding(
            f"renaming changes {key}",
            command,
            f"{one} | {two}"[:400],
            "the same",
            "oracle-kinds: answers that depend on ids",
        )


def _normal(value: Any, old: dict) -> Any:
    if isinstance(value, dict):
        left = {k: v for k, v in value.items() if k not in ("file", "line", "name")}
        if "headlines" in value:  # a point of a status: which of equal statements is named is free
            left["statements"] = len(value["statements"])
        return {k: _normal(v, old) for k, v in left.items()}
    if isinstance(value, list):
        return sorted((_normal(v, old) for v in value), key=str)
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        text = re.sub(r"\bn\d\d\b", lambda m: old.get(m[0], m[0]), value)
        return " ".join(sorted(re.findall(r"[\w-]+", text))) if " " in text else text
    return value


def _rename(c: Corpus, new: dict[str, str], r: Random) -> Corpus:
    def n(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(n(v) for v in value)
        return new.get(value, value) if isinstance(value, str) else value

    def ties(items: tuple) -> tuple:
        return tuple(replace(t, actor=n(t.actor)) for t in items)

    actors = [
        replace(
            a,
            id=n(a.id),
            part_of=ties(a.part_of),
            speaks_for=ties(a.speaks_for),
            members=ties(a.members),
        )
        for a in c.actors
    ]
    claims = [
        replace(
            k,
            id=n(k.id),
            accuses=n(k.accuses),
            about=n(k.about),
            implies=n(k.implies),
            excludes=n(k.excludes),
            undermines=n(k.undermines),
            supports=n(k.supports),
        )
        for k in c.claims
    ]
    statements = [
        replace(
            s,
            id=n(s.id),
            claim=n(s.claim),
            covers=n(s.covers),
            by=n(s.by),
            for_=n(s.for_),
            said_in=n(s.said_in),
            source=n(s.source),
            answers=n(s.answers),
            repeats=n(s.repeats),
            via=n(s.via),
        )
        for s in c.statements
    ]
    sources = [replace(s, id=n(s.id), by=n(s.by), for_=n(s.for_)) for s in c.sources]
    for items in (actors, claims, statements, sources):
        r.shuffle(items)
    names = {new[k]: k.capitalize() for k in new}
    return Corpus(tuple(actors), tuple(claims), tuple(statements), tuple(sources), names)


def mirrored(case: Case) -> Iterator[Finding]:
    """`versus` with its sides swapped says the same, mirrored."""
    a, b = case.random.sample(list(case.truth.corpus_actors), 2)
    for cut in case.cuts[:2]:
        one = case.ask.json(asked(f"versus {a} {b}", cut))
        two = case.ask.json(asked(f"versus {b} {a}", cut))
        if _swap(one) != _swap(two, True):
            yield Finding(
                "versus is not mirrored",
                asked(f"versus {a} {b}", cut),
                "",
                "mirrored",
                "§1 promise 1",
            )


def _swap(value: Any, swap: bool = False) -> Any:
    other = (
        {"left": "right", "right": "left", "left_tally": "right_tally", "right_tally": "left_tally"}
        if swap
        else {}
    )
    if isinstance(value, dict):
        return {other.get(k, k): _swap(v, swap) for k, v in value.items() if k != "asked"}
    if isinstance(value, list):
        return sorted((_swap(v, swap) for v in value), key=str)
    return other.get(value, value) if isinstance(value, str) else value


def written_for(case: Case) -> Iterator[Finding]:
    """Whoever speaks for a body says the same as with `for` written on each statement."""
    speakers = {
        a.id: a.speaks_for[0].actor
        for a in case.corpus.actors
        if len(a.speaks_for) == 1 and not (a.speaks_for[0].from_ or a.speaks_for[0].to)
    }
    changed = tuple(
        replace(s, for_=(speakers[s.by[0]],))
        if len(s.by) == 1 and s.by[0] in speakers and not s.for_
        else s
        for s in case.corpus.statements
    )
    if changed == case.corpus.statements:
        return
    twin = Program(
        replace(case.corpus, statements=changed), case.root.with_name(case.root.name + "-for")
    )
    for claim in case.corpus.claims:
        one = case.ask.json(f"show {claim.id}")["card"]
        two = twin.json(f"show {claim.id}")["card"]
        if one["status"] != two["status"]:
            yield Finding(
                "sides: speaks-for and `for` give two headlines",
                f"show {claim.id}",
                f"{one['status']} | with for: {two['status']}",
                "the same",
                "issue 11 item 4; case 04-two-spokesmen",
            )
    one, two = case.ask.json("shifts")["kinds"], twin.json("shifts")["kinds"]
    if sorted(one) != sorted(two):
        yield Finding(
            "sides: speaks-for and `for` give two lists of shifts",
            "shifts",
            f"{one} | with for: {two}",
            "the same",
            "issue 11 item 4; case 04",
        )
