"""An answer with a filter is the answer without it, cut to the filter."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from oracle.laws.case import Case, Finding, is_sense, listed
from oracle.record import Statement
from oracle.times import Span, moment
from oracle.worlds import Contradiction, any_time, before, placed


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
    out.append(Filter(f"--for {a}", lambda s: _for(case, s, a), a))
    sure, maybe = (case.truth.side(a, root=False, maybe=m) for m in (False, True))
    out.append(
        Filter(
            f"--side {a}",
            lambda s: (
                True
                if case.truth.on_side(full[s.id], sure, False)
                else UNDECIDED
                if case.truth.on_side(full[s.id], maybe, True)
                else False
            ),
            a,
        )
    )
    out.append(Filter(f"--about {a}", lambda s: _about(case, s, a), a))
    if cuts:
        one, two = out[0], out[3 * len(cuts)]
        out.append(
            Filter(
                f"{one.words} {two.words}",
                lambda s: False if two.keep(s) is False else one.keep(s),
                one.value,
            )
        )
    r.shuffle(out)
    return out


def _for(case: Case, s: Statement, actor: str) -> Any:
    """Whether it was said for this actor; whether an office says so too is not decided."""
    said = case.truth.full[s.id]
    offices = {t.actor for by in said.by for t in case.corpus.actor(by).speaks_for}
    return True if actor in said.for_ else UNDECIDED if actor in offices else False


def _about(case: Case, s: Statement, actor: str) -> Any:
    """Whether its claim is about this actor; what it means of parts and members is not decided."""
    about = case.corpus.claim(s.claim).about
    if s.covers and actor not in about:
        return UNDECIDED
    return True if actor in about else UNDECIDED if about else False


def timed(case: Case, s: Statement, key: str, cut: str) -> Any:
    """Whether a statement passes a date: yes, no, None (cannot tell), or undecided."""
    mixed = any_time(case.corpus, cut)
    when = moment(cut, mixed)
    strict, loose = (bounds(case, x, mixed)[s.id] for x in (True, False))
    if (
        not when.zoned
        and not when.timed
        and not strict.when.zoned
        and not strict.when.timed
        and strict.when.day.lo > -(10**8)
        and strict.when.day.hi < 10**8
    ):
        strict = strict._replace(span=strict.when.day.meet(strict.span))
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
        sure = tests(loose.span, edge_w)[0]
        never = not tests(loose.span, edge_w)[1]
        opened = tests(strict.span, edge_n) == (False, True)
    else:  # a day against instants, or a mix of both: assert only what no zone changes
        far = Span(when.day.lo - 840, when.day.hi + 720)
        near = Span(when.day.lo + 720, when.day.hi - 840)
        local = not (loose.when.zoned or loose.when.timed)
        # A month that an answer narrows may be read as narrowed, or as it was written down.
        as_written = loose.span == loose.when.day == strict.span
        plain = loose.span if local and as_written else None
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
    """The bounds, tightened along `answers` where the statement is undated; `strict`: any.

    DESIGN says it of undated statements alone; what an answer leaves of a month may be told too.
    """
    out = placed(case.corpus, strict, mixed)
    pairs = before(case.corpus, strict, out)
    for _ in range(len(out)):
        for a, b in pairs:
            one, two = out[a], out[b]
            if strict or case.truth.full[b].date is None:
                out[b] = two._replace(span=Span(max(two.span.lo, one.span.lo), two.span.hi))
            if strict or case.truth.full[a].date is None:
                out[a] = one._replace(span=Span(one.span.lo, min(one.span.hi, out[b].span.hi)))
            if out[a].span.empty or out[b].span.empty:
                raise Contradiction
    return out


def cut_to_filter(case: Case) -> Iterator[Finding]:
    """An answer with a filter is the answer without it, cut to the filter, in three values."""
    for f in filters(case)[:4]:
        for base, ids in _lists(case):
            command = f"{base} {f.words}"
            answer = case.ask.json(command)
            rows, open_ = listed(answer)
            for s in ids:
                keep = f.keep(s)
                if keep is UNDECIDED:
                    continue
                shown = "kept" if s.id in rows else "open" if s.id in open_ else "left out"
                want = {True: "kept", None: "open", False: "left out"}[keep]
                if shown != want:
                    yield Finding(
                        f"filter {f.words.split()[0]}{' with a time' if 'T' in f.value else ''}: "
                        f"{want}, told as {shown}",
                        command,
                        f"{s.id} {shown}",
                        f"{s.id} {want}",
                        "issue 11 Proof: an answer with a filter equals the answer cut to it",
                    )
            yield from _echoes(case, command, f, answer)
        other = case.random.choice(
            ("disputes", "shifts", "versus ann gov", f"show {case.corpus.claims[0].id}")
        )
        command = f"{other} {f.words}"
        yield from _echoes(case, command, f, case.ask.json(command))


def _lists(case: Case) -> list[tuple[str, list[Statement]]]:
    r = case.random
    claim = r.choice(case.corpus.claims).id
    every = list(case.truth.full.values())
    stance = r.choice(("said", "denied", "affirmed"))
    mine = [
        s
        for s in every
        if claim in s.on
        and (stance == "said" or is_sense(s, "deny" if stance == "denied" else "affirm"))
    ]
    return [("statements", every), (f"who {stance} {claim}", mine)]


def _echoes(case: Case, command: str, f: Filter, answer: dict) -> Iterator[Finding]:
    told = case.ask(command)
    for value in [w for w in f.words.split() if not w.startswith("--")]:
        words = f"{told.out} {told.err}"
        if value not in words and case.name(value) not in words:
            yield Finding(
                "filter not echoed in text",
                command,
                told.out[:200],
                f"names {f.words}",
                "issue 11 item 2: every answer echoes its filters",
            )
        echo = {k: v for k, v in answer.items() if "filter" in k}
        if value not in str(echo):
            yield Finding(
                "filter not echoed in JSON",
                command,
                str(echo)[:200],
                f"names {f.words}",
                "issue 11 item 2: every answer echoes its filters",
            )


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
                mine = [
                    s for s in case.truth.full.values() if claim.id in s.on and is_sense(s, sense)
                ]
                if line is None or not mine:
                    continue
                keep = [f.keep(s) if words else True for s in mine]
                if any(k is True or k is None for k in keep):
                    yield Finding(
                        "absence: 'nobody' in who, over one that may be"
                        + (" in the filter" if words else ""),
                        command,
                        line[0].strip(),
                        f"{[s.id for s in mine]} may pass",
                        "§4 Absence",
                    )
                elif words and f.value not in line[0] and case.name(f.value) not in line[0]:
                    yield Finding(
                        "absence: 'nobody' in who, not naming its filter",
                        command,
                        line[0].strip(),
                        f"names {f.words}",
                        "§4 Absence; issue 11 item 2",
                    )


def _above(text: str, stance: str) -> str:
    """Without the headline, which speaks of affirming under `denied` and so on."""
    verb = "den(y|ied|ies)" if stance == "denied" else "affirm"
    return "\n".join(
        line
        for line in text.splitlines()
        if re.search(rf"nobody.*\b{verb}|nobody is recorded", line, re.I)
        and "nobody certainly" not in line
    )


def is_time(f: Filter) -> bool:
    return f.words.split()[0] in ("--before", "--after", "--as-of")
