"""What the rules, `shifts`, `versus` and cards say of a side."""

import re
from collections.abc import Iterator

from oracle.laws.case import Case, Finding, asked, ids_in, is_sense, rows_of
from oracle.worlds import holders


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
                        yield Finding(
                            f"versus: never answered over {why}",
                            command,
                            entry["claim"],
                            f"{other}'s side: {why}",
                            "§4 Absence: versus never files under never answered",
                        )
                        break


def admissions(case: Case) -> Iterator[Finding]:
    """What `check` says of an admission is what `shifts` says, and no earlier denial may be."""
    told = case.ask.json("shifts")
    shifts = {
        row["statement"]
        for shift in told["shifts"]
        if "admission" in shift["kind"] and "no" in shift["kind"]
        for row in shift["one"]["rows"]
    }
    shifts |= {
        row["statement"]
        for shift in told["shifts"]
        if "admi" in shift["kind"]
        for row in shift["one"]["rows"]
    }
    found = case.ask("check", json=True).json["findings"]
    rule = {f["line"] for f in found if f["name"] == "admitted-without-denial"}
    lines = {row["statement"]: row["line"] for row in case.ask.json("statements")["rows"]}
    for s in case.truth.full.values():
        if s.stance != "admitted" or s.id not in lines:
            continue
        if (s.id in shifts) != (lines[s.id] in rule):
            yield Finding(
                "check and shifts disagree on an admission",
                "shifts / check",
                f"shifts {s.id in shifts}, check {lines[s.id] in rule}",
                "the same",
                "issue 11 item 4; oracle-kinds: two lines that disagree",
            )
        if s.id in shifts:
            for w in case.strict():
                why = w.denied_before(s)
                if why:
                    yield Finding(
                        "absence: no earlier denial over one that may be",
                        "shifts",
                        s.id,
                        f"{why} may be earlier",
                        "§4 One notion each, Absence",
                    )
                    break


def reversals(case: Case) -> Iterator[Finding]:
    """A change of position in every order is told; one that an order refutes is not certain."""
    told = case.ask.json("shifts")["shifts"]
    text = str(told)
    for claim in case.corpus.claims:
        if claim.event:
            continue
        for actor in case.truth.corpus_actors:
            mine = [s for s in case.truth.full.values() if claim.id in s.on and actor in holders(s)]
            if len(mine) != 2 or case.truth.tangled(claim.id, actor):
                continue
            if any(s.form for s in mine) or any(s.hedge for s in mine):
                continue
            senses = {is_sense(s, "affirm") for s in mine}
            if senses != {True, False} or any(
                s.stance not in ("asserted", "denied", "admitted") for s in mine
            ):
                continue
            one, two = sorted(s.id for s in mine)
            orders = {w.order.index(one) < w.order.index(two) for w in case.loose()}
            between = [
                t
                for t in told
                if t["one"]["claim"] == claim.id
                and actor in case.truth.tied[t["one"]["actor"]["id"]]
                and {one, two} <= set(ids_in(t))
            ]
            if len(orders) == 1 and not any(
                t["certain"]
                and (
                    "chang" in t["kind"]
                    or "revers" in t["kind"]
                    or "conce" in t["kind"]
                    or "admis" in t["kind"]
                )
                for t in between
            ):
                yield Finding(
                    "shifts: a reversal certain in every order untold",
                    "shifts",
                    str([(t["kind"], t["certain"]) for t in between]) or text[:100],
                    f"{actor} changed on {claim.id}: {one}, {two}",
                    "§4 Shifts",
                )
            strict = {w.order.index(one) < w.order.index(two) for w in case.strict()}
            if len(strict) == 2 and any(
                t["certain"] and "chang" in t["kind"] and "possible" not in t["kind"]
                for t in between
            ):
                yield Finding(
                    "shifts: certain, though the order is open",
                    "shifts",
                    str([(t["kind"], t["certain"]) for t in between]),
                    f"{one} and {two} in either order",
                    "§4 Shifts",
                )


def reversal_by_office(case: Case) -> Iterator[Finding]:
    """A body that denied and whose speaker later affirms has changed its line: no division."""
    told = case.ask.json("shifts")["shifts"]
    for shift in told:
        if "division" not in shift["kind"] or not shift["other"]:
            continue
        ends = [
            [case.truth.full[i] for i in dict.fromkeys(ids_in(shift[e])) if i in case.truth.full]
            for e in ("one", "other")
        ]
        if not all(ends) or shift["one"]["claim"] != shift["other"]["claim"]:
            continue
        claim = shift["one"]["claim"]
        actors = {shift["one"]["actor"]["id"], shift["other"]["actor"]["id"]}
        if len(actors & case.truth.tied[shift["one"]["actor"]["id"]]) != 2:
            continue
        if any(t.from_ or t.to for a in case.corpus.actors for t in a.speaks_for):
            continue
        mine = [
            s
            for s in case.truth.full.values()
            if claim in s.on and case.truth.tied_any(actors) & set(holders(s))
        ]
        if (
            len(mine) == 2
            and len({w.order.index(mine[0].id) < w.order.index(mine[1].id) for w in case.loose()})
            == 1
        ):
            yield Finding(
                "sides: another speaker's reversal told as a division",
                "shifts",
                str(shift["kind"]),
                f"{[s.id for s in mine]}: one body, one after the other",
                "issue 11 item 4",
            )


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
                        yield Finding(
                            "versus: 'nothing recorded' over words",
                            command,
                            text,
                            f"{mine} on {claim}",
                            "§4 Absence",
                        )
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
                        yield Finding(
                            f"card: unanswered over what may be {why}",
                            asked(f"show {actor}", cut),
                            accusation["claim"],
                            f"in an allowed order {why}",
                            "§4 Status 6, 6b",
                        )
                        break


def accused_rightly(case: Case) -> Iterator[Finding]:
    """Nobody is called accused, or an accuser, who is not."""
    for row in rows_of(case, None):
        claim = row["claim"]
        accused = case.corpus.claim(claim).accuses
        side = frozenset(x for a in accused for x in case.truth.side(a, root=True, maybe=True))
        affirmed = {
            a
            for s in case.truth.full.values()
            if set(s.on) & ({claim} | case.truth.above(claim)) and is_sense(s, "affirm")
            for a in (*s.by, *s.for_)
        }
        for p in row["accusers"]:
            if p["id"] not in case.truth.tied_any(affirmed):
                yield Finding(
                    "an accuser who never affirmed it",
                    "disputes",
                    p["id"],
                    claim,
                    "oracle-kinds: accused who are not",
                )
        for p in row["silent"]:
            if p["id"] not in accused:
                yield Finding(
                    "silent though not accused",
                    "disputes",
                    p["id"],
                    claim,
                    "oracle-kinds: accused who are not",
                )
        for told in [*row["grounds"], *row["suffixes"]]:
            if told["kind"] != "conceded" or told["relation"] != "accused":
                continue
            for who in told["members"] or told["actors"]:
                if who["id"] not in side:
                    yield Finding(
                        "called accused, but is not",
                        f"show {claim}",
                        told["text"],
                        f"accused: {accused}",
                        "oracle-kinds: accused who are not",
                    )
