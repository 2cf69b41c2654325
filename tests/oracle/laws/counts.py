"""Tallies, figures, timelines."""

import re
from collections.abc import Iterator

from oracle.laws.case import Case, Finding, asked, is_sense, rows_of
from oracle.laws.filtered import timed
from oracle.worlds import holders


def tallies(case: Case) -> Iterator[Finding]:
    """Tallies count who stands there; what was withdrawn is traced."""
    for row in rows_of(case, None):
        for side in ("affirm", "deny"):
            tally, stands = row[f"{side}_tally"], row[side]
            ids = {st["actor"]["id"] for st in stands}
            near = {row["claim"]} | case.truth.above(row["claim"])
            echoed = any(s.repeats and near & set(s.on) for s in case.truth.full.values())
            if ids & set(case.truth.groups) or echoed:
                continue  # whoever only passes on what another said is counted apart
            if tally["actors"] != len(ids):
                yield Finding(
                    f"tally: {side} counts other than whom the row names",
                    f"disputes --status {row['status']}",
                    f"{row['claim']}: actors {tally['actors']}, named {sorted(ids)}",
                    f"{len(ids)}",
                    "§4 Origins: counted over everybody whom the row names",
                )
    for claim in case.corpus.claims:
        for actor in case.truth.corpus_actors:
            lines = [w.line(claim.id, actor) for w in case.loose()]
            if all(x.stand == "none" and x.withdrew for x in lines):
                mine = [
                    s.id
                    for s in case.truth.full.values()
                    if claim.id in s.on
                    and actor in holders(s)
                    and s.stance in ("asserted", "denied", "admitted")
                ]
                for command in (f"who said {claim.id}", f"show {claim.id} -v"):
                    out = case.ask(command).out
                    for id in mine:
                        if not re.search(rf"\b{id}\b", out):
                            yield Finding(
                                f"withdrawn words without a trace in {command.split()[0]}",
                                command,
                                out[-300:],
                                f"shows {id}",
                                "§4 Status: what was withdrawn stays listed",
                            )


def told_tallies(case: Case) -> Iterator[Finding]:
    """The tallies of `who` count nobody who took back what is listed."""
    if case.truth.groups or any(len(tied) > 1 for tied in case.truth.tied.values()):
        return
    for claim in case.corpus.claims:
        for command, sense in (("who affirmed", "affirm"), ("who denied", "deny")):
            may = {
                a
                for a in case.truth.corpus_actors
                for w in case.loose()
                if w.line(claim.id, a).stand in (sense, "unclear")
            }
            for group in case.ask.json(f"{command} {claim.id}").get("groups", ()):
                if group["claim"] == claim.id and group["tally"]["actors"] > len(may):
                    yield Finding(
                        "tally: who counts somebody who took its words back",
                        f"{command} {claim.id}",
                        str(group["tally"]),
                        f"at most {sorted(may)}",
                        "§4 Origins: counted over those who stand there",
                    )


def voices(case: Case) -> Iterator[Finding]:
    """The voices after a headline are those who stand there, or may stand there."""
    for cut in case.cuts[:2]:
        for row in rows_of(case, cut):
            claim = row["claim"]
            if case.truth.groups or any(len(tied) > 1 for tied in case.truth.tied.values()):
                continue
            for suffix in row["suffixes"]:
                if suffix["kind"] != "voices":
                    continue
                told = {word[:3]: int(n) for n, word in re.findall(r"(\d+) (\w+)", suffix["text"])}
                for verb, sense in (("aff", "affirm"), ("den", "deny")):
                    low, high = _voices(case, claim, sense, cut)
                    if not low <= told.get(verb, 0) <= high:
                        yield Finding(
                            f"voices: {sense} counts other than who stands there",
                            asked(f"show {claim}", cut),
                            suffix["text"],
                            f"{low} to {high} {sense}",
                            "§4 Origins, Positions",
                        )


def _voices(case: Case, claim: str, sense: str, cut: str | None) -> tuple[int, int]:
    """How many surely stand there, at least, and how many may, at most."""
    stands = [{w.line(claim, a).stand for w in case.loose(cut)} for a in case.truth.corpus_actors]
    presupposing = {
        a
        for w in case.loose(cut)
        for a in (w.presupposers(claim, True) if sense == "affirm" else ())
    }
    low = sum(found == {sense} for found in stands)
    may = {
        a
        for a, found in zip(case.truth.corpus_actors, stands, strict=True)
        if found & {sense, "unclear"}
    }
    return low, len(may | presupposing)


def hedged(case: Case) -> Iterator[Finding]:
    """A claim is called hedged, of nobody in particular, only if nobody may affirm it firmly."""
    for cut in case.cuts[:2]:
        for row in rows_of(case, cut):
            claim = row["claim"]
            if not any(x["kind"] == "hedged" and x["text"] == "hedged" for x in row["suffixes"]):
                continue
            for w in case.strict(cut):
                firm = [
                    a
                    for a in w.affirmers(claim, False)
                    if not any(s.hedge for s in w.on(claim) if a in holders(s))
                ]
                if firm:
                    yield Finding(
                        "hedged, though somebody may affirm it firmly",
                        asked(f"show {claim}", cut),
                        "hedged",
                        f"{firm} firmly",
                        "§4 Status: all hedged counts what is possible",
                    )
                    break


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
                {
                    x
                    for w in case.strict()
                    for x in w.affirmers(c, True) | w.presupposers(c, True)
                    if _ever_affirmed(case, c, x)
                }
                for c in (a, b)
            ]
            if held[0] == held[1] and len(held[0]) == 1:
                yield Finding(
                    "figures: one giver's figures clash",
                    "figures",
                    str(pair)[:200],
                    f"both only by {held[0]}",
                    "§4 Figures: a revision, never a clash",
                )
            apart = [
                w
                for w in case.strict()
                if not any(
                    x != y
                    for x in w.affirmers(a, True) | w.presupposers(a, True)
                    for y in w.affirmers(b, True) | w.presupposers(b, True)
                )
            ]
            if apart and pair["verdict"] == "clash":
                yield Finding(
                    "figures: a clash that an allowed order undoes",
                    "figures",
                    str(pair)[:200],
                    "in that order no two givers stand by both",
                    "§4 Figures; facts that something happened count what is certain",
                )
            for c, who in zip((a, b), held, strict=True):
                if not who and pair["verdict"] == "clash":
                    yield Finding(
                        "figures: what nobody gives (any more) clashes",
                        "figures",
                        str(pair)[:200],
                        f"nobody affirms {c}",
                        "§4 Figures",
                    )


def _ever_affirmed(case: Case, claim: str, actor: str) -> bool:
    """Whether it is on record that an actor, or who speaks for it, affirmed a claim."""
    near = {claim} | case.truth.above(claim)
    return any(
        is_sense(s, "affirm") and near & set(s.on) and case.truth.tied[actor] & {*s.by, *s.for_}
        for s in case.truth.full.values()
    )


def timelines(case: Case) -> Iterator[Finding]:
    """A timeline hides no denial, and leaves nobody where no order does."""
    for cut in case.cuts[:2]:
        for claim in case.corpus.claims:
            command = asked(f"timeline {claim.id}", cut)
            answer = case.ask.json(command)
            shown = {m["row"]["statement"] for lane in answer["lanes"] for m in lane["marks"]}
            for s in case.truth.full.values():
                keep = timed(case, s, "as-of", cut) if cut else True
                if claim.id in s.on and keep in (True, None) and s.id not in shown:
                    yield Finding(
                        "timeline: a statement is hidden",
                        command,
                        f"{sorted(shown)}",
                        f"shows {s.id}",
                        "issue 11 item 9",
                    )
            for lane in answer["lanes"]:
                who = lane["name"]["id"]
                stands = {w.line(claim.id, who).stand for w in case.loose(cut)}
                words = {"affirm": "affirmed", "deny": "denied"}
                sure = words.get(next(iter(stands))) if len(stands) == 1 else None
                told = lane["stands"] or {"stance": "nothing", "certain": True}
                wide = {"asserted": "affirmed", "admitted": "affirmed"}
                if sure and (
                    wide.get(told["stance"], told["stance"]) != sure or not told["certain"]
                ):
                    yield Finding(
                        f"timeline: {told} for {sure}",
                        command,
                        who,
                        sure,
                        "§4 Positions",
                    )
