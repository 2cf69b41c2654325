"""As-of answers, presupposed rows and times of day."""

import re
from collections.abc import Iterator
from dataclasses import replace

from oracle.laws.case import Case, Finding, asked, ids_in, is_sense, listed, rows_of
from oracle.laws.filtered import bounds, filters, is_time, timed
from oracle.worlds import any_time, holders


def no_later_words(case: Case) -> Iterator[Finding]:
    """An as-of answer shows and names nothing that was said later."""
    for cut in [c for c in case.cuts if c]:
        late = [s for s in case.truth.full.values() if timed(case, s, "as-of", cut) is False]
        if not late:
            continue
        commands = [f"show {c.id}" for c in case.corpus.claims] + [
            "statements",
            "shifts",
            "versus ann gov",
            "disputes",
        ]
        commands += [f"explain {case.corpus.claims[0].id}", f"timeline {case.corpus.claims[0].id}"]
        commands += [f"show {a}" for a in case.truth.corpus_actors[:2]]
        commands += [f"disputes --status {s}" for s in ("unanswered", "undisputed-here")]
        for command in commands:
            answer = case.ask.json(asked(command, cut))
            shown = set(ids_in(answer))
            for s in late:
                if s.id in shown:
                    yield Finding(
                        f"as-of leak: {command.split()[0]}",
                        asked(command, cut),
                        s.id,
                        f"{s.id} was said later",
                        "§4 Time: nothing from later words",
                    )
        # Whoever spoke only later stands nowhere in a row.
        for row in rows_of(case, cut):
            claim = row["claim"]
            reach = {claim} | case.truth.above(claim)
            early = {
                a
                for s in case.truth.full.values()
                if set(s.on) & reach and timed(case, s, "as-of", cut) is not False
                for a in (*s.by, *s.for_)
            }
            named = {st["actor"]["id"] for side in ("affirm", "deny") for st in row[side]}
            named |= {p["id"] for p in row["accusers"]}
            for a in sorted(named - case.truth.tied_any(early)):
                yield Finding(
                    "as-of leak: an actor in disputes",
                    asked("disputes", cut),
                    a,
                    f"{a} said it only later",
                    "§4 Time: nothing from later words",
                )


def presupposed_in_time(case: Case) -> Iterator[Finding]:
    """Presupposed rows are placed by the same filters, with the same third value."""
    for f in [f for f in filters(case) if f.words.count("--") == 1 and is_time(f)][:2]:
        for claim in case.corpus.claims:
            command = f"who affirmed {claim.id} {f.words}"
            groups = case.ask.json(command)["groups"]
            derived = {
                d["row"]["statement"]: d
                for g in groups
                if g["claim"] == claim.id
                for d in g["derived"]
                if "presuppos" in d["how"]
            }
            for id, d in derived.items():
                keep = f.keep(case.truth.full[id])
                if keep is False or (keep is None and d["certain"]):
                    yield Finding(
                        f"presupposed row told {'certain' if d['certain'] else 'open'}, is "
                        f"{'outside' if keep is False else 'open'} ({f.words.split()[0]})",
                        command,
                        f"{id} certain: {d['certain']}",
                        f"{id}: {keep}",
                        "issue 11 item 12",
                    )
                if keep is True and not d["certain"] and _only(case, id):
                    yield Finding(
                        "presupposed row told open, is certain",
                        command,
                        f"{id} certain: {d['certain']}",
                        f"{id}: {keep}",
                        "issue 11 item 12",
                    )
            for p in sorted(case.truth.above(claim.id)):
                mine = [s for s in case.truth.full.values() if p in s.on and is_sense(s, "affirm")]
                for s in mine:
                    own = [
                        x
                        for x in case.truth.full.values()
                        if set(x.on) & ({claim.id, p} | case.truth.above(claim.id))
                        and x.id != s.id
                        and case.truth.tied_any(holders(s)) & set(holders(x))
                    ]
                    if (
                        own
                        or len(holders(s)) != 1
                        or s.for_
                        or case.truth.groups.keys() & set(s.by)
                    ):
                        continue
                    if f.keep(s) in (True, None) and s.id not in derived:
                        yield Finding(
                            f"presupposed row missing ({f.words.split()[0]})",
                            command,
                            f"{sorted(derived)}",
                            f"{s.id} presupposes it",
                            "§4 Affirmations travel up; issue 11 item 12",
                        )


def _only(case: Case, id: str) -> bool:
    """Whether its speakers said nothing else: nothing can have taken it back."""
    mine = case.truth.tied_any(holders(case.truth.full[id]))
    return sum(bool(mine & set(holders(s))) for s in case.truth.full.values()) == 1


def narrows(case: Case) -> Iterator[Finding]:
    """A time of day added to a date leaves standing what was certain."""
    c = case.corpus
    if any_time(c):
        return
    plain = [i for i, s in enumerate(c.statements) if isinstance(s.date, str) and len(s.date) == 10]
    if not plain:
        return
    i = case.random.choice(plain)
    later = replace(c.statements[i], date=f"{c.statements[i].date}T12:00:00")
    twin = Case(
        replace(c, statements=(*c.statements[:i], later, *c.statements[i + 1 :])),
        case.root.with_name(case.root.name + "-time"),
        case.seed,
    )
    one = {row["claim"]: row for row in rows_of(case, None)}
    two = {row["claim"]: row for row in rows_of(twin, None)}
    for id, row in one.items():
        for side in ("affirm", "deny"):
            before_ = {st["actor"]["id"] for st in row[side] if st["certain"]}
            after_ = {st["actor"]["id"] for st in two.get(id, {side: []})[side] if st["certain"]}
            if before_ - after_:
                yield Finding(
                    "a time of day opens what was certain",
                    "disputes",
                    f"{id} {side}: {sorted(before_)} then {sorted(after_)}",
                    f"{later.id} at {later.date} narrows",
                    "issue 11 Proof",
                )
    for cut in case.cuts[1:]:
        for command in (
            f"statements --before {cut}",
            f"statements --as-of {cut}",
            f"statements --after {cut}",
        ):
            a, b = listed(case.ask.json(command)), listed(twin.ask.json(command))
            if a[0] - b[0] or (a[0] | a[1]) < b[0] | b[1]:
                yield Finding(
                    "a time of day opens a filter",
                    command,
                    f"{a} then {b}",
                    f"{later.id} at {later.date} narrows",
                    "issue 11 Proof",
                )


def at_one_time(case: Case) -> Iterator[Finding]:
    """ "At the same time" is said only of what can have been said at one time."""
    for command in ("shifts", "check"):
        for text in case.ask(command).out.splitlines():
            if not re.search(r"at (the same|one) time|both were said on|at once", text):
                continue
            ids = [i for i in re.findall(r"\bs\d\b", text) if i in case.truth.full]
            if len(ids) == 2:
                strict = bounds(case, False, any_time(case.corpus))
                one, two = strict[ids[0]].span, strict[ids[1]].span
                if one.meet(two).empty:
                    yield Finding(
                        "'at one time' over two times",
                        command,
                        text,
                        f"{ids} cannot be at one time",
                        "§4 Time",
                    )
