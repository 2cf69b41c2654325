"""The laws: what DESIGN decides under every reading, held against what the program prints.

Each law takes a `Case` and yields what it found false. A law says nothing where DESIGN is silent.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from oracle.ask import Program
from oracle.record import AFFIRMING, Corpus, Statement
from oracle.times import DAY, Span, day_of, is_timed, minute, moment
from oracle.truth import Truth, World
from oracle.worlds import any_time, before, holders, placed, worlds


class Finding(NamedTuple):
    kind: str
    command: str
    printed: str
    expected: str
    decides: str


class Case:
    """A corpus, the program over it, and the truth by brute force."""

    def __init__(self, corpus: Corpus, root: Path, seed: int) -> None:
        self.corpus = corpus
        self.ask = Program(corpus, root)
        self.root = root
        self.seed = seed
        self.truth = Truth(corpus)
        self.worlds = lru_cache(None)(self._worlds)
        self.strict = lru_cache(None)(lambda cut=None: self._build(True, cut))
        self.loose = lru_cache(None)(lambda cut=None: self._build(False, cut))

    @property
    def random(self) -> Random:
        """The same choices for a corpus however often it is tried."""
        return Random(self.seed)

    def _worlds(self, strict: bool, cut: str | None) -> list[tuple[str, ...]]:
        return worlds(self.corpus, strict, cut)

    def _build(self, strict: bool, cut: str | None) -> list[World]:
        return [World(self.truth, order) for order in self.worlds(strict, cut)]

    @property
    def cuts(self) -> list[str | None]:
        """Dates to ask at: none, and two of those that the corpus makes interesting."""
        r = self.random
        days = [s.date for s in self.corpus.statements if isinstance(s.date, str)]
        days = [d[:10] if "T" not in d else d for d in days if len(d) >= 10 and "/" not in d]
        more = [d[:10] for d in days] + ["2020-01-20", "2020-02-29"]
        if any(is_timed(d) for d in days):
            more.append("2020-01-14T12:00:00Z")
        r.shuffle(more)
        r.shuffle(days)
        return [None, *dict.fromkeys([*days[:1], *more[:1]])]

    def name(self, id: str) -> str:
        return self.corpus.shown(id)


def asked(command: str, cut: str | None) -> str:
    return command + (f" --as-of {cut}" if cut else "")


# Headlines -----------------------------------------------------------------------------------


def headlines(case: Case) -> Iterator[Finding]:
    """A headline that holds in every order is told; one that an allowed order refutes is not."""
    for cut in case.cuts:
        for claim in case.corpus.claims:
            command = asked(f"show {claim.id}", cut)
            card = case.ask.json(command)["card"]
            status = card["status"]
            printed = f"{status}: {card['reason']}; open: {card['open']}"
            every = {w.headline(claim.id) for w in case.loose(cut)}
            if len(every) == 1 and None not in every:
                (sure,) = every
                if status != sure:
                    yield Finding(
                        f"headline: {status} for {sure}", command, printed, f"{sure} in every order",
                        "§4 Status; issue 11 Proof: headline equals brute force over every order",
                    )
                    continue
            if status == "undisputed-here":
                rows = {w.disputed(claim.id) for w in case.strict(cut)} - {None}
                if rows:
                    yield Finding(
                        f"absence: undisputed over what may be {min(rows)}", command, printed,
                        f"in an allowed order {sorted(rows)}", "§4 Status, Absence",
                    )
            if status == "nothing-certain" and _all_affirmed(case, claim.id, cut):
                yield Finding(
                    "absence: nobody certainly affirms, though somebody does in every order",
                    command, printed, "somebody affirms it in every order", "§4 Positions, Status",
                )
            if status in ("unanswered", "denied-underneath"):
                for w in case.strict(cut):
                    if w.answered_later(claim.id):
                        yield Finding(
                            f"absence: {status} over what may be an answer", command, printed,
                            f"an accused may have answered: {w.answered_later(claim.id)}",
                            "§4 Status 6b, Absence",
                        )
                        break
            if status == "unanswered" and any(
                w.underneath(claim.id, False) for w in case.strict(cut)
            ):
                yield Finding(
                    "absence: unanswered over a denial underneath", command, printed,
                    "denied underneath may hold", "§4 Status 6; issue 11 item 10",
                )


def _all_affirmed(case: Case, claim: str, cut: str | None) -> bool:
    return all(
        w.affirmers(claim, False) | w.presupposers(claim, False) for w in case.loose(cut)
    )


def sentences(case: Case) -> Iterator[Finding]:
    """No sentence says that something is missing which may, in an allowed order, be there."""
    for cut in case.cuts:
        for claim in case.corpus.claims:
            for command in (asked(f"show {claim.id}", cut), asked(f"explain {claim.id}", cut)):
                yield from _scan(case, claim.id, cut, command, case.ask(command).out)


def _scan(case: Case, claim: str, cut: str | None, command: str, out: str) -> Iterator[Finding]:
    strict = case.strict(cut)
    lines = out.splitlines()
    for i, text in enumerate(lines):
        low = text.lower().strip()
        sense = None
        if low.startswith("nobody recorded") and i and lines[i - 1].strip() in (
            "affirmed by:", "denied by:",
        ):
            sense = "affirm" if "affirmed" in lines[i - 1] else "deny"
            said = [w for w in strict if any(_is(s, sense) for s in w.on(claim))]
            if said:
                yield Finding(
                    f"absence: '{lines[i - 1].strip()} nobody recorded' over one that may be",
                    command, text, f"{[s.id for s in said[0].on(claim)]} may have been said",
                    "§4 Absence",
                )
        if re.search(r"nobody (recorded here )?disputes it", low):
            rows = {w.disputed(claim) for w in strict} - {None}
            rows |= {"denied" for w in strict if any(_is(s, "deny") for s in w.on(claim))
                     and any(w.deniers(claim, False, f) for f in ("explicit", "blanket", "verdict"))}
            if rows:
                yield Finding("absence: nobody disputes it", command, text,
                              f"in an allowed order {sorted(rows)}", "§4 Absence")
        if re.search(r"nobody (is recorded to )?(affirms?|affirmed)\b", low):
            if any(w.affirmers(claim, False) for w in strict):
                yield Finding("absence: nobody affirms it, over one who may", command, text,
                              "somebody affirms it in an allowed order", "§4 Absence")
        if "nobody certainly affirms" in low or "no stance on it is certain" in low:
            if _all_affirmed(case, claim, cut):
                yield Finding("absence: 'nobody certainly affirms', yet so in every order", command,
                              text, "somebody affirms it in every order", "§4 Positions")
        if "no stance on it is certain" in low:
            if any(all(w.line(claim, a).stand == "deny" for w in case.loose(cut))
                   for a in case.truth.corpus_actors):
                yield Finding("absence: 'no stance is certain', yet denied in every order", command,
                              text, "somebody denies it in every order", "§4 Positions")
        if re.search(r"\bsilent\b|no recorded stance of", low):
            for actor in case.corpus.claim(claim).accuses:
                if not re.search(rf"\b{case.name(actor)}\b", text):
                    continue
                for w in strict:
                    why = w.heard(claim, actor)
                    if why and "denied it before" not in low:
                        yield Finding(
                            f"absence: silent over what may be {why}", command, text,
                            f"in an allowed order {why}", "§4 Status 6, 6b and Absence",
                        )
                        break


def _is(s: Statement, sense: str) -> bool:
    return s.stance in AFFIRMING if sense == "affirm" else s.stance == "denied"


# Positions -----------------------------------------------------------------------------------


def positions(case: Case) -> Iterator[Finding]:
    """Who stands where in every order is told as certain, and nothing else is."""
    for cut in case.cuts:
        for row in _rows(case, cut):
            claim = row["claim"]
            told = {
                (st["actor"]["id"], side): st
                for side in ("affirm", "deny")
                for st in row[side]
                if not st["derived"]
            }
            command = asked(f"disputes --status {row['status']}", cut)
            for actor in case.truth.corpus_actors:
                stands = {w.line(claim, actor).stand for w in case.loose(cut)}
                for side in ("affirm", "deny"):
                    mine = next((told[a, side] for a in sorted(case.truth.tied[actor])
                                 if (a, side) in told), None)
                    shown = f"{actor} {side}: {mine and mine['certain']}"
                    if stands == {side} and not (mine and mine["certain"]):
                        yield Finding(
                            "position: certain in every order, told as "
                            + ("open" if mine else "missing"), command, shown,
                            f"{actor} {side}s {claim} in every order", "§4 Positions",
                        )
                    if mine and mine["certain"] and (actor, side) in told:
                        other = {
                            w.line(claim, actor).stand for w in case.strict(cut)
                        } - {side, "unclear"}
                        if other:
                            yield Finding(
                                "position: open, told as certain", command, shown,
                                f"in an allowed order {sorted(other)}", "§4 Positions",
                            )


STATUSES = (
    "contested countered contested-in-general contested-by-verdict denied-underneath unanswered "
    "conceded questioned no-comment clashing in-tension rests-on-a-denied-claim undisputed-here "
    "withdrawn denied declined nothing-certain"
).split()


def _rows(case: Case, cut: str | None) -> list[dict]:
    """The rows of `disputes` for every claim, whatever its status."""
    statuses = dict.fromkeys(
        case.ask.json(asked(f"show {c.id}", cut))["card"]["status"] for c in case.corpus.claims
    )
    rows = []
    for status in statuses:
        rows += case.ask.json(asked(f"disputes --status {status}", cut))["disputes"]
    return rows


def since(case: Case) -> Iterator[Finding]:
    """`since`: the first day from which the claim certainly stands as its headline says."""
    mixed = any_time(case.corpus)
    days = sorted({day_of(int(x)) for b in placed(case.corpus, False, mixed).values()
                   for x in b.span if abs(x) < 10**8})
    for row in _rows(case, None):
        claim, status, told = row["claim"], row["status"], row["since"]
        command = f"disputes --status {status}"
        if told and re.fullmatch(r"\d{4}-\d\d-\d\d", told):
            heads = {w.headline(claim) for w in case.strict(told)} - {None, status}
            if heads:
                yield Finding("since: too early", command, told,
                              f"as of {told} in an allowed order {sorted(heads)}", "§4 Since")
        if mixed or not days or status == "nothing-certain":
            continue
        if {w.headline(claim) for w in case.loose(None)} != {status}:
            continue
        names = {w.signature(claim) for w in case.loose(None)}
        first = _first(days, lambda day: {w.headline(claim) for w in case.loose(day)} == {status})
        full = _first(days, lambda day: {w.signature(claim) for w in case.loose(day)} == names) \
            if len(names) == 1 else None
        if first and first == full and told != first:
            yield Finding(f"since: {'missing' if told is None else 'wrong'}", command, str(told),
                          f"{status} in every order from {first}", "§4 Since")


def _first(days: list, holds: Callable[[str], bool]) -> str | None:
    """The first day from which it holds on every later day."""
    first = None
    for day in reversed(days):
        if not holds(day.isoformat()):
            break
        first = day.isoformat()
    return first


# Filters -------------------------------------------------------------------------------------


class Filter(NamedTuple):
    words: str
    keep: Callable[[Statement], bool | None]  # None: the dates leave it open; "" undecided
    value: str


UNDECIDED: Any = "undecided"


def filters(case: Case) -> list[Filter]:
    r = case.random
    actors = list(case.truth.corpus_actors)
    out = []
    cuts = [c for c in case.cuts if c]
    for cut in cuts:
        for key in ("before", "after", "as-of"):
            keep = lambda s, key=key, cut=cut: timed(case, s, key, cut)  # noqa: E731
            out.append(Filter(f"--{key} {cut}", keep, cut))
    a = r.choice(actors)
    full = case.truth.full
    out.append(Filter(f"--by {a}", lambda s: a in full[s.id].by, a))
    out.append(Filter(f"--via {a}", lambda s: a in full[s.id].via, a))
    out.append(Filter(f"--for {a}", lambda s: a in full[s.id].for_, a))
    sure, maybe = (case.truth.side(a, root=False, maybe=m) for m in (False, True))
    out.append(Filter(f"--side {a}", lambda s: (
        True if case.truth.on_side(full[s.id], sure, False)
        else UNDECIDED if case.truth.on_side(full[s.id], maybe, True) else False), a))
    if cuts:
        one, two = out[0], out[3 * len(cuts)]
        out.append(Filter(
            f"{one.words} {two.words}",
            lambda s: False if two.keep(s) is False else one.keep(s), one.value))
    r.shuffle(out)
    return out


def timed(case: Case, s: Statement, key: str, cut: str) -> Any:
    """Whether a statement passes a date: yes, no, None (cannot tell), or undecided."""
    mixed = any_time(case.corpus, cut)
    when = moment(cut, mixed)
    strict, loose = (bounds(case, x, mixed)[s.id] for x in (True, False))
    if not when.zoned and not when.timed and not strict.when.zoned and not strict.when.timed \
            and strict.when.day.lo > -10**8 and strict.when.day.hi < 10**8:
        strict = strict._replace(span=strict.when.day)
        loose = loose._replace(span=strict.when.day)
        edge_n = edge_w = when.day
    else:
        edge_n, edge_w = when.narrow, when.wide
        if mixed and not when.timed:
            edge_n = when.day
    tests = {
        "before": (lambda sp, e: (sp.hi < e.lo, sp.lo < e.lo)),
        "after": (lambda sp, e: (sp.lo > e.hi, sp.hi > e.hi)),
        "as-of": (lambda sp, e: (sp.hi <= e.hi, sp.lo <= e.hi)),
    }[key]
    if when.timed or not mixed:
        sure = tests(loose.span, edge_w if when.timed and not when.zoned else edge_w)[0]
        never = not tests(loose.span, edge_w)[1]
        opened = tests(strict.span, edge_n) == (False, True)
    else:  # a day against instants, or a mix of both: assert only what no zone changes
        far = Span(when.day.lo - 840, when.day.hi + 720)
        near = Span(when.day.lo + 720, when.day.hi - 840)
        local = not (loose.when.zoned or loose.when.timed)
        plain = loose.span if local and loose.span == loose.when.day else None
        if plain:
            sure, never = tests(plain, when.day)[0], not tests(plain, when.day)[1]
            opened = tests(plain, when.day) == (False, True)
        else:
            sure = tests(loose.span, far)[0] and tests(loose.span, near)[0]
            never = not (tests(loose.span, far)[1] or tests(loose.span, near)[1])
            opened = False
    if strict.when.on and key == "after":
        return True if sure else UNDECIDED
    if strict.when.on and key != "after" and not sure and not never:
        return UNDECIDED
    return True if sure else False if never else None if opened else UNDECIDED


def bounds(case: Case, strict: bool, mixed: bool) -> dict:
    """The bounds, tightened along `answers` where the statement is undated."""
    out = placed(case.corpus, strict, mixed)
    pairs = before(case.corpus, strict, out)
    for _ in range(len(out)):
        for a, b in pairs:
            one, two = out[a], out[b]
            if case.truth.full[b].date is None:
                out[b] = two._replace(span=Span(max(two.span.lo, one.span.lo), two.span.hi))
            if case.truth.full[a].date is None:
                out[a] = one._replace(span=Span(one.span.lo, min(one.span.hi, out[b].span.hi)))
    return out


def cut_to_filter(case: Case) -> Iterator[Finding]:
    """An answer with a filter is the answer without it, cut to the filter, in three values."""
    for f in filters(case)[:4]:
        for base, ids in _lists(case):
            command = f"{base} {f.words}"
            answer = case.ask.json(command)
            rows, open_ = _listed(answer)
            for s in ids:
                keep = f.keep(s)
                if keep is UNDECIDED:
                    continue
                shown = "kept" if s.id in rows else "open" if s.id in open_ else "left out"
                want = {True: "kept", None: "open", False: "left out"}[keep]
                if shown != want:
                    yield Finding(
                        f"filter {f.words.split()[0]}{' with a time' if 'T' in f.value else ''}: "
                        f"{want}, told as {shown}", command, f"{s.id} {shown}", f"{s.id} {want}",
                        "issue 11 Proof: an answer with a filter equals the answer cut to it",
                    )
            yield from _echoes(case, command, f, answer)


def _lists(case: Case) -> list[tuple[str, list[Statement]]]:
    r = case.random
    claim = r.choice(case.corpus.claims).id
    every = list(case.truth.full.values())
    stance = r.choice(("said", "denied", "affirmed"))
    mine = [s for s in every if s.claim == claim and (
        stance == "said" or _is(s, "deny" if stance == "denied" else "affirm"))]
    return [("statements", every), (f"who {stance} {claim}", mine)]


def _listed(answer: dict) -> tuple[set[str], set[str]]:
    groups = answer.get("groups")
    parts = [answer] if groups is None else groups
    rows = {row["statement"] for part in parts for row in part["rows"]}
    return rows, {row["statement"] for part in parts for row in part["unplaced"]}


def _echoes(case: Case, command: str, f: Filter, answer: dict) -> Iterator[Finding]:
    told = case.ask(command)
    for value in [w for w in f.words.split() if not w.startswith("--")]:
        words = f"{told.out} {told.err}"
        if value not in words and case.name(value) not in words:
            yield Finding("filter not echoed in text", command, told.out[:200],
                          f"names {f.words}", "issue 11 item 2: every answer echoes its filters")
        echo = {k: v for k, v in answer.items()
                if k not in ("rows", "groups", "unplaced", "texts", "as_filed", "asked")}
        if value not in str(echo):
            yield Finding("filter not echoed in JSON", command, str(echo)[:200],
                          f"names {f.words}", "issue 11 item 2: every answer echoes its filters")


def nobody(case: Case) -> Iterator[Finding]:
    """`who` never says that nobody did while somebody may have, nor hides whom a filter hides."""
    claims = case.corpus.claims
    f = filters(case)[0]
    for claim in claims:
        for stance, sense in (("denied", "deny"), ("affirmed", "affirm")):
            for words in ("", f.words):
                command = f"who {stance} {claim.id} {words}".strip()
                told = case.ask(command)
                text = f"{told.out}\n{told.err}"
                line = re.search(r"(?im)^.*\b(nobody|no one)\b.*$", _above(text, stance))
                mine = [s for s in case.truth.full.values()
                        if s.claim == claim.id and _is(s, sense)]
                if line is None or not mine:
                    continue
                keep = [f.keep(s) if words else True for s in mine]
                if any(k is True or k is None for k in keep):
                    yield Finding(
                        "absence: 'nobody' in who, over one that may be"
                        + (" in the filter" if words else ""),
                        command, line[0].strip(), f"{[s.id for s in mine]} may pass", "§4 Absence")
                elif words and f.value not in line[0] and case.name(f.value) not in line[0]:
                    yield Finding(
                        "absence: 'nobody' in who, not naming its filter", command,
                        line[0].strip(), f"names {f.words}", "§4 Absence; issue 11 item 2")


def _above(text: str, stance: str) -> str:
    """Without the headline, which speaks of affirming under `denied` and so on."""
    verb = "den(y|ied|ies)" if stance == "denied" else "affirm"
    return "\n".join(
        line for line in text.splitlines()
        if re.search(rf"nobody.*\b{verb}|nobody is recorded", line, re.I)
        and "certainly affirms it" not in line
    )


# Later words ---------------------------------------------------------------------------------


def no_later_words(case: Case) -> Iterator[Finding]:
    """An as-of answer shows and names nothing that was said later."""
    for cut in [c for c in case.cuts if c]:
        late = [s for s in case.truth.full.values() if timed(case, s, "as-of", cut) is False]
        if not late:
            continue
        commands = [f"show {c.id}" for c in case.corpus.claims] + ["statements", "shifts",
                    "versus ann gov", "disputes"]
        commands += [f"explain {case.corpus.claims[0].id}", f"timeline {case.corpus.claims[0].id}"]
        commands += [f"show {a}" for a in case.truth.corpus_actors[:2]]
        commands += [f"disputes --status {s}" for s in ("unanswered", "undisputed-here")]
        for command in commands:
            answer = case.ask.json(asked(command, cut))
            shown = set(_ids(answer))
            for s in late:
                if s.id in shown:
                    yield Finding(f"as-of leak: {command.split()[0]}", asked(command, cut), s.id,
                                  f"{s.id} was said later", "§4 Time: nothing from later words")
        # Whoever spoke only later stands nowhere in a row.
        for row in _rows(case, cut):
            claim = row["claim"]
            reach = {claim} | case.truth.above(claim)
            early = {a for s in case.truth.full.values() if s.claim in reach
                     and timed(case, s, "as-of", cut) is not False for a in (*s.by, *s.for_)}
            named = {st["actor"]["id"] for side in ("affirm", "deny") for st in row[side]}
            named |= {p["id"] for p in row["accusers"]}
            for a in sorted(named - early):
                yield Finding("as-of leak: an actor in disputes", asked("disputes", cut), a,
                              f"{a} said it only later", "§4 Time: nothing from later words")


def _ids(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for k, v in value.items():
            if k not in ("answers", "repeats", "without", "filters", "elsewhere"):
                yield from _ids(v, k)
    elif isinstance(value, list):
        for v in value:
            yield from _ids(v, key)
    elif isinstance(value, str) and key in ("statement", "statements"):
        yield value


# Denials of a stronger claim -------------------------------------------------------------------


def stronger_denials(case: Case) -> Iterator[Finding]:
    """Who denies a claim that implies this one is named, apart, in `who denied` and `show`."""
    for claim in case.corpus.claims:
        near = [s for p in case.truth.above(claim.id) for s in case.truth.full.values()
                if s.claim == p and s.stance == "denied"
                and all(w.line(p, a).stand == "deny" for w in case.loose() for a in holders(s))]
        for command in (f"who denied {claim.id}", f"show {claim.id}"):
            if near:
                told = case.ask(command)
                answer = case.ask(command, json=True)
                for s in near:
                    if not re.search(rf"\b{s.id}\b", told.out + told.err):
                        yield Finding(f"stronger denial unnamed in {command.split()[0]}", command,
                                      told.out[-200:], f"names {s.id} on {s.claim}",
                                      "§4 Denied of a stronger claim")
                    elif f'"{s.id}"' not in answer.out:
                        yield Finding(f"stronger denial not in JSON of {command.split()[0]}",
                                      command, "", f"names {s.id} on {s.claim}",
                                      "§4 Denied of a stronger claim")


# Metamorphic ---------------------------------------------------------------------------------


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
                    yield Finding(f"renaming changes {key}", asked(f"show {claim.id}", cut),
                                  f"{a} | {b}", "the same", "oracle-kinds: answers that depend on ids")
            a = sorted((d["how"], d["actor"]["id"], d["row"]["statement"], d["certain"])
                       for d in one["derived"])
            b = sorted((d["how"], old[d["actor"]["id"]], old[d["row"]["statement"]], d["certain"])
                       for d in two["derived"])
            if a != b:
                yield Finding("renaming changes derived", asked(f"show {claim.id}", cut),
                              f"{a} | {b}", "the same", "oracle-kinds: answers that depend on ids")
        rows = {row["claim"]: row for row in _rows(case, cut)}
        others = {}
        for status in {row["status"] for row in rows.values()}:
            answer = twin.json(asked(f"disputes --status {status}", cut))
            others |= {old[row["claim"]]: row for row in answer["disputes"]}
        for id, row in rows.items():
            if id not in others:
                continue
            for key in ("since", "affirm", "deny", "accusers", "silent", "nearest", "open"):
                yield from _same(key, asked(f"disputes of {id}", cut), row[key],
                                 others[id][key], old)
    one, two = case.ask.json("shifts"), twin.json("shifts")
    yield from _same("shifts kinds", "shifts", one["kinds"], two["kinds"], old)
    flag = case.ask("check", json=True).json["summary"], twin("check", json=True).json["summary"]
    yield from _same("check summary", "check", flag[0], flag[1], old)


def _same(key: str, command: str, one: Any, two: Any, old: dict) -> Iterator[Finding]:
    if _normal(one, {}) != _normal(two, old):
        yield Finding(f"renaming changes {key}", command, f"{one} | {two}"[:400], "the same",
                      "oracle-kinds: answers that depend on ids")


def _normal(value: Any, old: dict) -> Any:
    if isinstance(value, dict):
        return {k: _normal(v, old) for k, v in value.items() if k not in ("file", "line", "name")}
    if isinstance(value, list):
        return sorted((_normal(v, old) for v in value), key=str)
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

    actors = [replace(a, id=n(a.id), part_of=ties(a.part_of), speaks_for=ties(a.speaks_for),
                      members=ties(a.members)) for a in c.actors]
    claims = [replace(k, id=n(k.id), accuses=n(k.accuses), about=n(k.about), implies=n(k.implies),
                      excludes=n(k.excludes), undermines=n(k.undermines)) for k in c.claims]
    statements = [replace(s, id=n(s.id), claim=n(s.claim), by=n(s.by), for_=n(s.for_),
                          said_in=n(s.said_in), source=n(s.source), answers=n(s.answers),
                          repeats=n(s.repeats), via=n(s.via)) for s in c.statements]
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
            yield Finding("versus is not mirrored", asked(f"versus {a} {b}", cut), "", "mirrored",
                          "§1 promise 1")


def _swap(value: Any, swap: bool = False) -> Any:
    other = {"left": "right", "right": "left", "left_tally": "right_tally",
             "right_tally": "left_tally"} if swap else {}
    if isinstance(value, dict):
        return {other.get(k, k): _swap(v, swap) for k, v in value.items() if k != "asked"}
    if isinstance(value, list):
        return sorted((_swap(v, swap) for v in value), key=str)
    return other.get(value, value) if isinstance(value, str) else value


# Sides ---------------------------------------------------------------------------------------


def never_answered(case: Case) -> Iterator[Finding]:
    """`versus` files under "never answered" nothing that was, or may have been, answered."""
    actors = case.truth.corpus_actors
    a, b = case.random.sample(list(actors), 2)
    for cut in case.cuts[:2]:
        command = asked(f"versus {a} {b}", cut)
        for section in case.ask.json(command)["sections"]:
            if section["title"] != "never answered":
                continue
            for entry in section["entries"]:
                other = b if entry["affirmed_by"] == "left" else a
                side = case.truth.side(other, root=False, maybe=False)
                for w in case.strict(cut):
                    why = w.told_against(entry["claim"], side)
                    if why:
                        yield Finding(f"versus: never answered over {why}", command,
                                      entry["claim"], f"{other}'s side: {why}",
                                      "§4 Absence: versus never files under never answered")
                        break


def admissions(case: Case) -> Iterator[Finding]:
    """What `check` says of an admission is what `shifts` says, and no earlier denial may be."""
    told = case.ask.json("shifts")
    shifts = {row["statement"] for shift in told["shifts"]
              if "admission" in shift["kind"] and "no" in shift["kind"]
              for row in shift["one"]["rows"]}
    shifts |= {row["statement"] for shift in told["shifts"]
               if "admi" in shift["kind"] for row in shift["one"]["rows"]}
    found = case.ask("check", json=True).json["findings"]
    rule = {f["line"] for f in found if f["name"] == "admitted-without-denial"}
    lines = {row["statement"]: row["line"] for row in case.ask.json("statements")["rows"]}
    for s in case.truth.full.values():
        if s.stance != "admitted" or s.id not in lines:
            continue
        if (s.id in shifts) != (lines[s.id] in rule):
            yield Finding("check and shifts disagree on an admission", "shifts / check",
                          f"shifts {s.id in shifts}, check {lines[s.id] in rule}", "the same",
                          "issue 11 item 4; oracle-kinds: two lines that disagree")
        if s.id in shifts:
            for w in case.strict():
                why = w.denied_before(s)
                if why:
                    yield Finding("absence: no earlier denial over one that may be", "shifts",
                                  s.id, f"{why} may be earlier", "§4 One notion each, Absence")
                    break


def reversals(case: Case) -> Iterator[Finding]:
    """A change of position in every order is told; one that an order refutes is not certain."""
    told = case.ask.json("shifts")["shifts"]
    text = str(told)
    for claim in case.corpus.claims:
        if claim.event:
            continue
        for actor in case.truth.corpus_actors:
            mine = [s for s in case.truth.full.values()
                    if s.claim == claim.id and actor in holders(s)]
            if len(mine) != 2 or case.truth.tangled(claim.id, actor):
                continue
            if any(s.form for s in mine) or any(s.hedge for s in mine):
                continue
            senses = {_is(s, "affirm") for s in mine}
            if senses != {True, False} or any(
                    s.stance not in ("asserted", "denied", "admitted") for s in mine):
                continue
            one, two = sorted(s.id for s in mine)
            orders = {w.order.index(one) < w.order.index(two) for w in case.loose()}
            between = [t for t in told if t["one"]["claim"] == claim.id
                       and {one, two} <= set(_ids(t))]
            if len(orders) == 1 and not any(
                    t["certain"] and ("chang" in t["kind"] or "revers" in t["kind"]
                                      or "conce" in t["kind"] or "admis" in t["kind"])
                    for t in between):
                yield Finding("shifts: a reversal certain in every order untold", "shifts",
                              str([(t["kind"], t["certain"]) for t in between]) or text[:100],
                              f"{actor} changed on {claim.id}: {one}, {two}", "§4 Shifts")
            strict = {w.order.index(one) < w.order.index(two) for w in case.strict()}
            if len(strict) == 2 and any(
                    t["certain"] and "chang" in t["kind"] and "possible" not in t["kind"]
                    for t in between):
                yield Finding("shifts: certain, though the order is open", "shifts",
                              str([(t["kind"], t["certain"]) for t in between]),
                              f"{one} and {two} in either order", "§4 Shifts")


def tallies(case: Case) -> Iterator[Finding]:
    """Tallies count who stands there; what was withdrawn is traced."""
    for row in _rows(case, None):
        for side in ("affirm", "deny"):
            tally, stands = row[f"{side}_tally"], row[side]
            ids = {st["actor"]["id"] for st in stands}
            if ids & set(case.truth.groups):
                continue
            if tally["actors"] != len(ids):
                yield Finding(f"tally: {side} counts other than whom the row names",
                              f"disputes --status {row['status']}",
                              f"{row['claim']}: actors {tally['actors']}, named {sorted(ids)}",
                              f"{len(ids)}", "§4 Origins: counted over everybody whom the row names")
    for claim in case.corpus.claims:
        for actor in case.truth.corpus_actors:
            lines = [w.line(claim.id, actor) for w in case.loose()]
            if all(x.stand == "none" and x.withdrew for x in lines):
                mine = [s.id for s in case.truth.full.values() if s.claim == claim.id
                        and actor in holders(s) and s.stance in ("asserted", "denied", "admitted")]
                for command in (f"who said {claim.id}", f"show {claim.id}"):
                    out = case.ask(command).out
                    for id in mine:
                        if not re.search(rf"\b{id}\b", out):
                            yield Finding(f"withdrawn words without a trace in {command.split()[0]}",
                                          command, out[-300:], f"shows {id}",
                                          "§4 Status: what was withdrawn stays listed")


def figures(case: Case) -> Iterator[Finding]:
    """One giver's later figure revises its earlier one; what was withdrawn clashes with nothing."""
    if not any(c.value is not None for c in case.corpus.claims):
        return
    for question in case.ask.json("figures")["questions"]:
        for pair in question["pairs"]:
            if pair["verdict"] != "clash" and "clash" not in pair["verdict"]:
                continue
            a, b = pair["one"], pair["other"]
            if "was" in str(pair.get("because")) or "past" in str(pair):
                continue
            held = [
                {x for w in case.strict() for x in w.affirmers(c, True) | w.presupposers(c, True)}
                for c in (a, b)
            ]
            if held[0] == held[1] and len(held[0]) == 1:
                yield Finding("figures: one giver's figures clash", "figures", str(pair)[:200],
                              f"both only by {held[0]}", "§4 Figures: a revision, never a clash")
            for c, who in zip((a, b), held, strict=True):
                if not who and any(s.claim == c and _is(s, "affirm")
                                   for s in case.truth.full.values()):
                    yield Finding("figures: what nobody gives (any more) clashes", "figures",
                                  str(pair)[:200], f"nobody affirms {c}", "§4 Figures")


def disputes_table(case: Case) -> Iterator[Finding]:
    """`disputes` says that nothing is disputed only if nothing may be."""
    for cut in case.cuts:
        command = asked("disputes", cut)
        out = case.ask(command).out
        if re.search(r"(?i)no claim is disputed|nothing is disputed", out):
            for claim in case.corpus.claims:
                rows = {w.disputed(claim.id) for w in case.strict(cut)
                        if w.affirmers(claim.id, False)} - {None}
                if rows:
                    yield Finding(f"absence: 'no claim is disputed' over what may be {min(rows)}",
                                  command, out[:120], f"{claim.id}: {sorted(rows)}", "§4 Absence")
                    break


def presupposed_in_time(case: Case) -> Iterator[Finding]:
    """Presupposed rows are placed by the same filters, with the same third value."""
    for f in [f for f in filters(case) if f.words.count("--") == 1 and _is_time(f)][:2]:
        for claim in case.corpus.claims:
            command = f"who affirmed {claim.id} {f.words}"
            groups = case.ask.json(command)["groups"]
            derived = {d["row"]["statement"]: d for g in groups if g["claim"] == claim.id
                       for d in g["derived"] if "presuppos" in d["how"]}
            for id, d in derived.items():
                keep = f.keep(case.truth.full[id])
                if keep is False or (keep is None and d["certain"]):
                    yield Finding(
                        f"presupposed row told {'certain' if d['certain'] else 'open'}, is "
                        f"{'outside' if keep is False else 'open'} ({f.words.split()[0]})",
                        command, f"{id} certain: {d['certain']}", f"{id}: {keep}",
                        "issue 11 item 12")
                if keep is True and not d["certain"]:
                    yield Finding("presupposed row told open, is certain", command,
                                  f"{id} certain: {d['certain']}", f"{id}: {keep}",
                                  "issue 11 item 12")
            for p in sorted(case.truth.above(claim.id)):
                mine = [s for s in case.truth.full.values() if s.claim == p and _is(s, "affirm")]
                for s in mine:
                    own = [x for x in case.truth.full.values() if x.claim in (
                        {claim.id, p} | case.truth.above(claim.id)) and x.id != s.id
                        and case.truth.tied_any(holders(s)) & set(holders(x))]
                    if own or len(holders(s)) != 1 or s.for_ or case.truth.groups.keys() & set(s.by):
                        continue
                    if f.keep(s) in (True, None) and s.id not in derived:
                        yield Finding(f"presupposed row missing ({f.words.split()[0]})", command,
                                      f"{sorted(derived)}", f"{s.id} presupposes it",
                                      "§4 Affirmations travel up; issue 11 item 12")


def _is_time(f: Filter) -> bool:
    return f.words.split()[0] in ("--before", "--after", "--as-of")


def written_for(case: Case) -> Iterator[Finding]:
    """Whoever speaks for a body says the same as with `for` written on each statement."""
    speakers = {a.id: a.speaks_for[0].actor for a in case.corpus.actors
                if len(a.speaks_for) == 1 and not (a.speaks_for[0].from_ or a.speaks_for[0].to)}
    changed = tuple(
        replace(s, for_=(speakers[s.by[0]],))
        if len(s.by) == 1 and s.by[0] in speakers and not s.for_ else s
        for s in case.corpus.statements)
    if changed == case.corpus.statements:
        return
    twin = Program(replace(case.corpus, statements=changed),
                   case.root.with_name(case.root.name + "-for"))
    for claim in case.corpus.claims:
        one = case.ask.json(f"show {claim.id}")["card"]
        two = twin.json(f"show {claim.id}")["card"]
        if one["status"] != two["status"]:
            yield Finding("sides: speaks-for and `for` give two headlines", f"show {claim.id}",
                          f"{one['status']} | with for: {two['status']}", "the same",
                          "issue 11 item 4; case 04-two-spokesmen")
    one, two = case.ask.json("shifts")["kinds"], twin.json("shifts")["kinds"]
    if sorted(one) != sorted(two):
        yield Finding("sides: speaks-for and `for` give two lists of shifts", "shifts",
                      f"{one} | with for: {two}", "the same", "issue 11 item 4; case 04")


def reversal_by_office(case: Case) -> Iterator[Finding]:
    """A body that denied and whose speaker later affirms has changed its line: no division."""
    told = case.ask.json("shifts")["shifts"]
    for shift in told:
        if "division" not in shift["kind"] or not shift["other"]:
            continue
        ends = [[case.truth.full[i] for i in dict.fromkeys(_ids(shift[e]))
                 if i in case.truth.full] for e in ("one", "other")]
        if not all(ends) or shift["one"]["claim"] != shift["other"]["claim"]:
            continue
        claim = shift["one"]["claim"]
        actors = {shift["one"]["actor"]["id"], shift["other"]["actor"]["id"]}
        if len(actors & case.truth.tied[shift["one"]["actor"]["id"]]) != 2:
            continue
        if any(t.from_ or t.to for a in case.corpus.actors for t in a.speaks_for):
            continue
        mine = [s for s in case.truth.full.values() if s.claim == claim
                and case.truth.tied_any(actors) & set(holders(s))]
        if len(mine) == 2 and len({w.order.index(mine[0].id) < w.order.index(mine[1].id)
                                   for w in case.loose()}) == 1:
            yield Finding("sides: another speaker's reversal told as a division", "shifts",
                          str(shift["kind"]), f"{[s.id for s in mine]}: one body, one after the other",
                          "issue 11 item 4")


def narrows(case: Case) -> Iterator[Finding]:
    """A time of day added to a date leaves standing what was certain."""
    c = case.corpus
    if any_time(c):
        return
    plain = [i for i, s in enumerate(c.statements)
             if isinstance(s.date, str) and len(s.date) == 10]
    if not plain:
        return
    i = case.random.choice(plain)
    later = replace(c.statements[i], date=f"{c.statements[i].date}T12:00:00")
    twin = Case(replace(c, statements=(*c.statements[:i], later, *c.statements[i + 1:])),
                case.root.with_name(case.root.name + "-time"), case.seed)
    one = {row["claim"]: row for row in _rows(case, None)}
    two = {row["claim"]: row for row in _rows(twin, None)}
    for id, row in one.items():
        for side in ("affirm", "deny"):
            before_ = {st["actor"]["id"] for st in row[side] if st["certain"]}
            after_ = {st["actor"]["id"] for st in two.get(id, {side: []})[side] if st["certain"]}
            if before_ - after_:
                yield Finding("a time of day opens what was certain", "disputes",
                              f"{id} {side}: {sorted(before_)} then {sorted(after_)}",
                              f"{later.id} at {later.date} narrows", "issue 11 Proof")
    for cut in case.cuts[1:]:
        for command in (f"statements --before {cut}", f"statements --as-of {cut}",
                        f"statements --after {cut}"):
            a, b = _listed(case.ask.json(command)), _listed(twin.ask.json(command))
            if a[0] - b[0] or (a[0] | a[1]) < b[0] | b[1]:
                yield Finding("a time of day opens a filter", command, f"{a} then {b}",
                              f"{later.id} at {later.date} narrows", "issue 11 Proof")


def nothing_recorded(case: Case) -> Iterator[Finding]:
    """`versus`, cards and tables say "nothing recorded" and "unanswered" only where so."""
    a, b = case.random.sample(list(case.truth.corpus_actors), 2)
    for cut in case.cuts[:2]:
        command = asked(f"versus {a} {b}", cut)
        claim = None
        for text in case.ask(command).out.splitlines():
            head = re.search(r"  (c\d)\b", text)
            if head and not text.startswith("    "):
                claim = head[1]
            quiet = re.match(r"\s*(\w+): nothing (is )?recorded", text)
            if quiet and claim:
                actor = next((x for x in (a, b) if case.name(x) == quiet[1]), None)
                if actor is None or actor in case.truth.groups:
                    continue
                side = case.truth.side(actor, root=False, maybe=False)
                for w in case.strict(cut):
                    mine = [s.id for s in w.on(claim) if case.truth.on_side(s, side, False)]
                    if mine:
                        yield Finding("versus: 'nothing recorded' over words", command, text,
                                      f"{mine} on {claim}", "§4 Absence")
                        break
        for actor in (a, b):
            card = case.ask.json(asked(f"show {actor}", cut))["card"]
            for accusation in card.get("unanswered", []):
                if actor in case.truth.groups:
                    continue
                for w in case.strict(cut):
                    accused = case.corpus.claim(accusation["claim"]).accuses
                    why = actor in accused and w.heard(accusation["claim"], actor)
                    if why:
                        yield Finding(f"card: unanswered over what may be {why}",
                                      asked(f"show {actor}", cut), accusation["claim"],
                                      f"in an allowed order {why}", "§4 Status 6, 6b")
                        break


def timelines(case: Case) -> Iterator[Finding]:
    """A timeline hides no denial, and leaves nobody where no order does."""
    for cut in case.cuts[:2]:
        for claim in case.corpus.claims:
            command = asked(f"timeline {claim.id}", cut)
            answer = case.ask.json(command)
            shown = {m["row"]["statement"] for lane in answer["lanes"] for m in lane["marks"]}
            for s in case.truth.full.values():
                keep = timed(case, s, "as-of", cut) if cut else True
                if s.claim == claim.id and keep in (True, None) and s.id not in shown:
                    yield Finding("timeline: a statement is hidden", command, f"{sorted(shown)}",
                                  f"shows {s.id}", "issue 11 item 9")
            for lane in answer["lanes"]:
                who = lane["name"]["id"]
                stands = {w.line(claim.id, who).stand for w in case.loose(cut)}
                words = {"affirm": "affirmed", "deny": "denied"}
                if len(stands) == 1 and (sure := words.get(next(iter(stands)))):
                    if lane["stands"] not in (sure, "asserted", "admitted"):
                        yield Finding(f"timeline: {lane['stands']} for {sure}", command, who, sure,
                                      "§4 Positions")


def accused_rightly(case: Case) -> Iterator[Finding]:
    """Nobody is called accused, or an accuser, who is not."""
    for row in _rows(case, None):
        claim = row["claim"]
        accused = case.corpus.claim(claim).accuses
        side = frozenset(x for a in accused for x in case.truth.side(a, root=True, maybe=True))
        affirmed = {a for s in case.truth.full.values()
                    if s.claim in {claim} | case.truth.above(claim) and _is(s, "affirm")
                    for a in (*s.by, *s.for_)}
        for p in row["accusers"]:
            if p["id"] not in affirmed:
                yield Finding("an accuser who never affirmed it", "disputes", p["id"], claim,
                              "oracle-kinds: accused who are not")
        for p in row["silent"]:
            if p["id"] not in accused:
                yield Finding("silent though not accused", "disputes", p["id"], claim,
                              "oracle-kinds: accused who are not")
        for words in [row["reason"], *(x["text"] for x in row["suffixes"])]:
            m = re.search(r"(\w+)[^;]*, (though )?accused by it|(\w+) is accused", words)
            if m:
                name = (m[1] or m[3])
                id = next((x for x in case.truth.corpus_actors if case.name(x) == name), None)
                if id and id not in side:
                    yield Finding("called accused, but is not", f"show {claim}", words,
                                  f"accused: {accused}", "oracle-kinds: accused who are not")


def at_one_time(case: Case) -> Iterator[Finding]:
    """"At the same time" is said only of what can have been said at one time."""
    for command in ("shifts", "check"):
        for text in case.ask(command).out.splitlines():
            if not re.search(r"at (the same|one) time|both were said on|at once", text):
                continue
            ids = [i for i in re.findall(r"\bs\d\b", text) if i in case.truth.full]
            if len(ids) == 2:
                strict = bounds(case, False, any_time(case.corpus))
                one, two = strict[ids[0]].span, strict[ids[1]].span
                if one.meet(two).empty:
                    yield Finding("'at one time' over two times", command, text,
                                  f"{ids} cannot be at one time", "§4 Time")


LAWS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    headlines, sentences, positions, since, cut_to_filter, nobody, no_later_words,
    stronger_denials, renamed, mirrored, never_answered, admissions, reversals, tallies, figures,
    disputes_table, presupposed_in_time, written_for, reversal_by_office, narrows,
    nothing_recorded, timelines, accused_rightly, at_one_time,
)  # fmt: skip
_ = (AFFIRMING, DAY, minute, cached_property)
