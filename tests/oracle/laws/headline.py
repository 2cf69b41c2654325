"""What a claim's headline, its day, its positions and its table may say."""

import re
from collections.abc import Callable, Iterator

from oracle.laws.case import Case, Finding, asked, is_sense, rows_of
from oracle.times import day_of
from oracle.worlds import any_time, holders, placed

# Headlines of §4 that say something of every order; the others say that the order is open.
DECIDED = (
    *("contested", "countered", "contested-in-general", "contested-by-verdict"),
    *("denied-underneath", "unanswered", "conceded", "questioned", "no-comment", "clashing"),
    *("in-tension", "rests-on-a-denied-claim", "undisputed-here"),
    *("withdrawn", "denied", "declined"),
)


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
                        f"headline: {status} for {sure}",
                        command,
                        printed,
                        f"{sure} in every order",
                        "§4 Status; issue 11 Proof: headline equals brute force over every order",
                    )
                    continue
            if status == "undisputed-here":
                rows = {w.disputed(claim.id) for w in case.strict(cut)} - {None}
                if rows:
                    yield Finding(
                        f"absence: undisputed over what may be {min(rows)}",
                        command,
                        printed,
                        f"in an allowed order {sorted(rows)}",
                        "§4 Status, Absence",
                    )
            if status == "nothing-certain" and _all_affirmed(case, claim.id, cut):
                yield Finding(
                    "absence: nobody certainly affirms, though somebody does in every order",
                    command,
                    printed,
                    "somebody affirms it in every order",
                    "§4 Positions, Status",
                )
            if status in ("unanswered", "denied-underneath"):
                for w in case.strict(cut):
                    if w.answered_later(claim.id):
                        yield Finding(
                            f"absence: {status} over what may be an answer",
                            command,
                            printed,
                            f"an accused may have answered: {w.answered_later(claim.id)}",
                            "§4 Status 6b, Absence",
                        )
                        break
            if status == "unanswered" and any(
                w.underneath(claim.id, False) for w in case.strict(cut)
            ):
                yield Finding(
                    "absence: unanswered over a denial underneath",
                    command,
                    printed,
                    "denied underneath may hold",
                    "§4 Status 6; issue 11 item 10",
                )


def _all_affirmed(case: Case, claim: str, cut: str | None) -> bool:
    return all(w.affirmers(claim, False) | w.presupposers(claim, False) for w in case.loose(cut))


def sentences(case: Case) -> Iterator[Finding]:
    """No sentence says that something is missing which may, in an allowed order, be there."""
    for cut in case.cuts:
        for claim in case.corpus.claims:
            for command in (f"show {claim.id}", f"show {claim.id} -v", f"explain {claim.id}"):
                told = case.ask(asked(command, cut))
                yield from _scan(case, claim.id, cut, told.command, told.out)


def _scan(case: Case, claim: str, cut: str | None, command: str, out: str) -> Iterator[Finding]:
    strict = case.strict(cut)
    lines = out.splitlines()
    for i, text in enumerate(lines):
        low = text.lower().strip()
        sense = None
        if (
            low.startswith("nobody recorded")
            and i
            and lines[i - 1].strip().rstrip(":") in ("affirmed by", "denied by")
        ):
            sense = "affirm" if "affirmed" in lines[i - 1] else "deny"
            said = [w for w in strict if any(is_sense(s, sense) for s in w.on(claim))]
            if said:
                yield Finding(
                    f"absence: '{lines[i - 1].strip()} nobody recorded' over one that may be",
                    command,
                    text,
                    f"{[s.id for s in said[0].on(claim)]} may have been said",
                    "§4 Absence",
                )
        if re.search(r"nobody (recorded here )?disputes it", low):
            rows = {w.disputed(claim) for w in strict} - {None}
            rows |= {
                "denied"
                for w in strict
                if any(is_sense(s, "deny") for s in w.on(claim))
                and any(w.deniers(claim, False, f) for f in ("explicit", "blanket", "verdict"))
            }
            if rows:
                yield Finding(
                    "absence: nobody disputes it",
                    command,
                    text,
                    f"in an allowed order {sorted(rows)}",
                    "§4 Absence",
                )
        nobody = re.search(r"nobody (is recorded to )?(affirms?|affirmed)\b", low)
        if nobody and any(w.affirmers(claim, False) for w in strict):
            yield Finding(
                "absence: nobody affirms it, over one who may",
                command,
                text,
                "somebody affirms it in an allowed order",
                "§4 Absence",
            )
        nothing = "no stance on it is certain" in low
        if (nothing or "nobody certainly affirms" in low) and _all_affirmed(case, claim, cut):
            yield Finding(
                "absence: 'nobody certainly affirms', yet so in every order",
                command,
                text,
                "somebody affirms it in every order",
                "§4 Positions",
            )
        if nothing and any(
            all(w.line(claim, a).stand == "deny" for w in case.loose(cut))
            for a in case.truth.corpus_actors
        ):
            yield Finding(
                "absence: 'no stance is certain', yet denied in every order",
                command,
                text,
                "somebody denies it in every order",
                "§4 Positions",
            )
        if re.search(r"\bsilent\b|no recorded stance on it", low):
            for actor in case.corpus.claim(claim).accuses:
                if not re.search(rf"\b{case.name(actor)}\b", text):
                    continue
                for w in strict:
                    why = w.heard(claim, actor)
                    if why and "denied it before" not in low:
                        yield Finding(
                            f"absence: silent over what may be {why}",
                            command,
                            text,
                            f"in an allowed order {why}",
                            "§4 Status 6, 6b and Absence",
                        )
                        break


def positions(case: Case) -> Iterator[Finding]:
    """Who stands where in every order is told as certain, and nothing else is."""
    for cut in case.cuts:
        for row in rows_of(case, cut):
            claim = row["claim"]
            told = {
                (st["actor"]["id"], side): st
                for side in ("affirm", "deny")
                for st in row[side]
                if not st["derived"]
            }
            command = asked(f"disputes --status {row['status']}", cut)
            for actor in case.truth.corpus_actors:
                stands = stands_of(case, claim, actor, cut)
                for side in ("affirm", "deny"):
                    mine = next(
                        (
                            told[a, side]
                            for a in sorted(case.truth.tied[actor])
                            if (a, side) in told
                        ),
                        None,
                    )
                    shown = f"{actor} {side}: {mine and mine['certain']}"
                    if stands == {side} and not (mine and mine["certain"]):
                        yield Finding(
                            "position: certain in every order, told as "
                            + ("open" if mine else "missing"),
                            command,
                            shown,
                            f"{actor} {side}s {claim} in every order",
                            "§4 Positions",
                        )
                    alone = sum(
                        bool(stands_of(case, claim, a, cut) - {"none"})
                        for a in case.truth.tied[actor]
                    )
                    if mine and mine["certain"] and alone == 1 and stands != {"none"}:
                        other = {w.line(claim, actor).stand for w in case.strict(cut)} - {
                            side,
                            "unclear",
                        }
                        if other:
                            yield Finding(
                                "position: open, told as certain",
                                command,
                                shown,
                                f"in an allowed order {sorted(other)}",
                                "§4 Positions",
                            )


def stands_of(case: Case, claim: str, actor: str, cut: str | None) -> set[str]:
    """Where every order leaves an actor."""
    return {w.line(claim, actor).stand for w in case.loose(cut)}


def since(case: Case) -> Iterator[Finding]:
    """`since`: the first day from which the claim certainly stands as its headline says."""
    mixed = any_time(case.corpus)
    days = _days(case, False, mixed)
    for row in rows_of(case, None):
        claim, status, told = row["claim"], row["status"], row["since"]
        command = f"disputes --status {status}"
        if status not in DECIDED or {w.headline(claim) for w in case.strict()} - {None, status}:
            continue
        if told and re.fullmatch(r"\d{4}-\d\d-\d\d", told):
            heads = {w.headline(claim) for w in case.strict(told)} - {None, status}
            if heads:
                yield Finding(
                    "since: too early",
                    command,
                    told,
                    f"as of {told} in an allowed order {sorted(heads)}",
                    "§4 Since",
                )
        if mixed or not days:
            continue
        if _heads(case, claim, None) != {status}:
            continue
        names = _signatures(case, claim, None)
        first = _first(days, _heads, case, claim, {status})
        full = _first(days, _signatures, case, claim, names) if len(names) == 1 else None
        # A month that an answer narrows may be read as narrowed, or as it was written down.
        narrowed = _first(_days(case, True, mixed), _strictly, case, claim, {status})
        if first and first == full and told not in (first, narrowed):
            yield Finding(
                f"since: {'missing' if told is None else 'wrong'}",
                command,
                str(told),
                f"{status} in every order from {first}",
                "§4 Since",
            )


def _days(case: Case, strict: bool, mixed: bool) -> list:
    """The days on which something was, or can have been, said."""
    spans = (b.span for b in placed(case.corpus, strict, mixed).values())
    return sorted({day_of(int(x)) for span in spans for x in span if abs(x) < 10**8})


def _strictly(case: Case, claim: str, day: str | None) -> set:
    return {w.headline(claim) for w in case.strict(day)}


def _heads(case: Case, claim: str, day: str | None) -> set:
    return {w.headline(claim) for w in case.loose(day)}


def _signatures(case: Case, claim: str, day: str | None) -> set:
    return {w.signature(claim) for w in case.loose(day)}


def _first(days: list, told: Callable, case: Case, claim: str, now: set) -> str | None:
    """The first day from which the same is told on every later day."""
    first = None
    for day in reversed(days):
        then = told(case, claim, day.isoformat())
        if any(x is None or (isinstance(x, tuple) and x[0] is None) for x in then):
            return None  # not decided on that day
        if then != now:
            break
        first = day.isoformat()
    return first


def disputes_table(case: Case) -> Iterator[Finding]:
    """`disputes` says that nothing is disputed only if nothing may be."""
    for cut in case.cuts:
        command = asked("disputes", cut)
        out = case.ask(command).out
        if re.search(r"(?i)no claim is disputed|nothing is disputed", out):
            for claim in case.corpus.claims:
                rows = {
                    w.disputed(claim.id) for w in case.strict(cut) if w.affirmers(claim.id, False)
                } & {"contested", "countered", "contested-in-general", "contested-by-verdict"}
                if rows:
                    yield Finding(
                        f"absence: 'no claim is disputed' over what may be {min(rows)}",
                        command,
                        out[:120],
                        f"{claim.id}: {sorted(rows)}",
                        "§4 Absence",
                    )
                    break


def underneath_in_time(case: Case) -> Iterator[Finding]:
    """What was denied before an event began denies nothing of it, whatever it implies."""
    for row in rows_of(case, None):
        event = case.corpus.claim(row["claim"]).event
        if row["status"] != "denied-underneath" or not event:
            continue
        denials = [
            s
            for q in case.truth.below(row["claim"])
            for s in case.truth.full.values()
            if q in s.on and s.stance == "denied"
        ]
        exact = [s.date for s in denials if isinstance(s.date, str) and len(s.date) == 10]
        if len(exact) == len(denials) and all(day < event for day in exact):
            yield Finding(
                "denied underneath by words from before the event",
                "disputes --status denied-underneath",
                row["claim"],
                f"event {event}, denials {exact}",
                "§4 Status 6; issue 11 item 10: in overlapping time",
            )


def withdrawn_stronger(case: Case) -> Iterator[Finding]:
    """A denial of a stronger claim that was surely taken back is not told as one that stands."""
    for claim in case.corpus.claims:
        for item in case.ask.json(f"show {claim.id}")["card"]["against"]:
            if item["how"] != "denied of a stronger claim":
                continue
            who, on = item["actor"]["id"], item["claim"]
            if case.truth.tied[who] == {who} and all(
                w.line(on, who).stand in ("affirm", "none") for w in case.loose()
            ):
                yield Finding(
                    "a withdrawn denial of a stronger claim tells against",
                    f"show {claim.id}",
                    str(item)[:200],
                    f"{who} does not deny {on} in any order",
                    "§4 Denied of a stronger claim",
                )


def stronger_denials(case: Case) -> Iterator[Finding]:
    """Who denies a claim that implies this one is named, apart, in `who denied` and `show`."""
    for claim in case.corpus.claims:
        near = [
            s
            for p in case.truth.above(claim.id)
            for s in case.truth.full.values()
            if p in s.on
            and s.stance == "denied"
            and all(w.line(p, a).stand == "deny" for w in case.loose() for a in holders(s))
        ]
        for command in (f"who denied {claim.id}", f"show {claim.id} -v"):
            if near:
                told = case.ask(command)
                answer = case.ask(command, json=True)
                for s in near:
                    words = told.out + told.err
                    named = re.search(rf"\b{s.id}\b", words) or (
                        re.search(rf"\b({'|'.join(s.on)})\b", words)
                        and any(case.name(a) in words for a in (*s.by, *s.for_))
                    )
                    if not named:
                        yield Finding(
                            f"stronger denial unnamed in {command.split()[0]}",
                            command,
                            told.out[-200:],
                            f"names {s.id} on {s.claim}",
                            "§4 Denied of a stronger claim",
                        )
                    elif f'"{s.id}"' not in answer.out:
                        yield Finding(
                            f"stronger denial not in JSON of {command.split()[0]}",
                            command,
                            "",
                            f"names {s.id} on {s.claim}",
                            "§4 Denied of a stronger claim",
                        )
