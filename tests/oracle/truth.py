"""What is true of a claim in one order of the statements: yes, no, or not decided by DESIGN.

Every fact has two readings: `sure` (so under every reading) and `maybe` (so under some). Where they
differ a headline is `None`: nothing is asserted of it.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from oracle.record import AFFIRMING, POSITIONS, Corpus, Statement, filled
from oracle.worlds import holders


class Line(NamedTuple):
    """Where an actor's statements on a claim leave it: `stand` affirm, deny, none or unclear."""

    stand: str
    last: Statement | None = None
    withdrew: str | None = None  # what the last withdrawal took back
    denied_before: bool = False
    forms: frozenset[str] = frozenset()


def sense(stance: str) -> str:
    return "affirm" if stance in AFFIRMING else "deny" if stance == "denied" else stance


def line(said: tuple[Statement, ...], tangled: bool) -> Line:
    """The position that one holder's statements on one claim, in this order, come to."""
    stand, last, withdrew = "none", None, None
    denied_before = False
    forms: set[str] = set()
    history: list[tuple[str, Statement | None, str | None]] = []
    unclear = tangled
    byid = {s.id: s for s in said}
    for s in said:
        if s.stance in POSITIONS:
            history.append((stand, last, withdrew))
            new = sense(s.stance)
            if new == "deny":
                forms.add(s.form or "explicit")
                denied_before = True
            stand, last, withdrew = new, s, None
        elif s.stance == "retracted":
            target = byid.get(s.answers or "")
            if target is not None and target.stance == "retracted":
                if last is target and history:
                    stand, last, withdrew = history.pop()
                    last = last or target
                else:
                    unclear = True
                continue
            if stand == "none":
                unclear = unclear or withdrew is not None
                continue
            same = [h for h in history if h[0] == stand]
            if s.answers is not None and (target is not last or same):
                unclear = True
            history.append((stand, last, withdrew))
            stand, last, withdrew = "none", s, stand
    if unclear:
        stand = "unclear"
    return Line(stand, last, withdrew, denied_before, frozenset(forms))


@dataclass(frozen=True)
class Truth:
    """A corpus, its statements filled from their utterances, and what needs no time."""

    corpus: Corpus

    @cached_property
    def full(self) -> dict[str, Statement]:
        return {s.id: filled(self.corpus, s) for s in self.corpus.statements}

    @cached_property
    def groups(self) -> dict[str, frozenset[str]]:
        """Group or camp to its members."""
        return {
            a.id: frozenset(t.actor for t in a.members) for a in self.corpus.actors if a.members
        }

    @cached_property
    def corpus_actors(self) -> tuple[str, ...]:
        return tuple(a.id for a in self.corpus.actors)

    def above(self, claim: str) -> frozenset[str]:
        """Claims that imply this one, over any number of steps."""
        return _reach(
            claim,
            {
                c.id: {d.id for d in self.corpus.claims if c.id in d.implies}
                for c in self.corpus.claims
            },
        ) - {claim}

    def below(self, claim: str) -> frozenset[str]:
        return _reach(claim, {c.id: set(c.implies) for c in self.corpus.claims}) - {claim}

    def side(self, actor: str, root: bool, maybe: bool) -> frozenset[str]:
        """Whose words are this side's: parts and speakers, with `root` from its root downward."""
        sure = not maybe
        people = {a.id for a in self.corpus.actors if a.kind in ("person", "outlet", "account")}
        parts: dict[str, set[str]] = {a.id: set() for a in self.corpus.actors}
        up: dict[str, set[str]] = {a.id: set() for a in self.corpus.actors}
        for a in self.corpus.actors:
            for t in a.part_of:
                if sure and (a.id in people or t.from_ or t.to):
                    continue
                parts[t.actor].add(a.id)
                up[a.id].add(t.actor)
            for t in a.speaks_for:
                if sure and (t.from_ or t.to):
                    continue
                parts[t.actor].add(a.id)
        start = {actor}
        if root:
            start = set(_reach(actor, up))
        if maybe:
            for group, members in self.groups.items():
                if actor in members:
                    start.add(group)
                if actor == group:
                    start |= members
        return frozenset(x for a in start for x in _reach(a, parts))

    def on_side(self, s: Statement, side: frozenset[str], maybe: bool) -> bool:
        if maybe:
            return bool((set(s.by) | set(s.for_)) & side)
        return bool(set(s.for_) & side) if s.for_ else bool(set(s.by) & side)

    @cached_property
    def tied(self) -> dict[str, frozenset[str]]:
        """Those who speak for each other, whose statements may be one line or several."""
        edges: dict[str, set[str]] = {a.id: set() for a in self.corpus.actors}
        for a in self.corpus.actors:
            for t in a.speaks_for:
                edges[a.id].add(t.actor)
                edges[t.actor].add(a.id)
        return {a: _reach(a, edges) for a in edges}

    def tied_any(self, actors) -> frozenset[str]:
        return frozenset(x for a in actors for x in self.tied[a])

    def tangled(self, claim: str, actor: str) -> bool:
        """Whether DESIGN leaves open which statements count for this actor's position."""
        on = [s for s in self.full.values() if claim in s.on]
        if len({a for s in on for a in holders(s)} & self.tied[actor]) > 1:
            return True
        office = any(x.from_ or x.to for x in self.corpus.actor(actor).speaks_for)
        if office and len([s for s in on if actor in holders(s)]) > 1:
            return True  # some may be the office's words and some the person's own
        for s in on:
            if s.for_ and actor in s.by and actor not in s.for_:
                return True
            span = "/" in str(s.date) and actor in holders(s)
            if span and len([x for x in on if actor in holders(x)]) > 1:
                return True
            for group, members in self.groups.items():
                if (actor in members and group in holders(s)) or (
                    actor == group and members & set(holders(s))
                ):
                    return True
        return False


def _reach(start: str, edges: dict[str, set[str]]) -> frozenset[str]:
    seen, todo = {start}, [start]
    while todo:
        for other in edges.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return frozenset(seen)


class World:
    """The facts when just these statements had been made, in this order."""

    def __init__(self, truth: Truth, order: tuple[str, ...]) -> None:
        self.truth = truth
        self.said = tuple(truth.full[id] for id in order)
        self.line = lru_cache(None)(self._line)
        self.affirmers = lru_cache(None)(self._affirmers)
        self.presupposers = lru_cache(None)(self._presupposers)
        self.headline = lru_cache(None)(self._headline)

    def on(self, claim: str) -> tuple[Statement, ...]:
        return tuple(s for s in self.said if claim in s.on)

    def actors(self, claim: str) -> list[str]:
        return sorted({a for s in self.on(claim) for a in holders(s)})

    def _line(self, claim: str, actor: str) -> Line:
        said = tuple(s for s in self.on(claim) if actor in holders(s))
        return line(said, self.truth.tangled(claim, actor))

    def _affirmers(self, claim: str, maybe: bool) -> frozenset[str]:
        """Who affirms it itself."""
        out = set()
        for a in self.actors(claim):
            stand = self.line(claim, a).stand
            if stand == "affirm" or (maybe and stand == "unclear"):
                out.add(a)
        return frozenset(out)

    def _presupposers(self, claim: str, maybe: bool) -> frozenset[str]:
        out = set()
        for p in self.truth.above(claim):
            for a in self.affirmers(p, maybe):
                own = [s for s in self.on(claim) if self.truth.tied[a] & set(holders(s))]
                if maybe or not any(s.stance in (*POSITIONS, "retracted") for s in own):
                    out.add(a)
        return frozenset(out)

    def deniers(self, claim: str, maybe: bool, form: str = "explicit") -> frozenset[str]:
        """Who denies it in this form; where a holder used several forms only perhaps."""
        out = set()
        for a in self.actors(claim):
            mine = self.line(claim, a)
            if mine.stand == "deny" and mine.last is not None:
                sure = (mine.last.form or "explicit") == form and len(mine.forms) == 1
                if sure or (maybe and form in mine.forms):
                    out.add(a)
            elif mine.stand == "unclear" and maybe:
                out.add(a)
        return frozenset(out)

    def answering(self, claim: str, stance: str, maybe: bool) -> frozenset[str]:
        """Who questions or declines, affirming nothing."""
        affirm = self.affirmers(claim, not maybe) | self.presupposers(claim, not maybe)
        out = set()
        for s in self.on(claim):
            if s.stance == stance:
                for a in holders(s):
                    mine = [x for x in self.on(claim) if a in holders(x)]
                    plain = all(x.stance == stance for x in mine)
                    if a not in affirm and (maybe or plain):
                        out.add(a)
        return frozenset(out)

    def excluded(self, claim: str, maybe: bool) -> bool:
        """Somebody else says what excludes it, or a rival figure clashes."""
        truth = self.truth
        me = truth.corpus.claim(claim)
        mine = self.affirmers(claim, True) | self.presupposers(claim, True)
        for c in truth.corpus.claims:
            if c.id == claim:
                continue
            direct = claim in c.excludes
            back = c.id in me.excludes
            rival = me.value is not None and c.value is not None and me.value != c.value
            if not (direct or (maybe and (back or rival))):
                continue
            if not maybe and (c.event or me.event):
                continue
            who = self.affirmers(c.id, maybe) | self.presupposers(c.id, maybe)
            if who and (maybe or who - mine):
                return True
        return False

    def undermined(self, claim: str, maybe: bool) -> bool:
        truth = self.truth
        mine = self.affirmers(claim, True) | self.presupposers(claim, True)
        for c in truth.corpus.claims:
            back = c.id in truth.corpus.claim(claim).undermines
            if c.id != claim and (claim in c.undermines or (maybe and back)):
                if not maybe and (c.event or truth.corpus.claim(claim).event):
                    continue
                who = self.affirmers(c.id, maybe)
                if maybe:
                    who |= self.presupposers(c.id, maybe)
                if who and (maybe or who - mine):
                    return True
        return False

    def countered(self, claim: str, maybe: bool) -> bool:
        for s in self.said:
            target = self.truth.full.get(s.answers or "")
            if target is None or claim in s.on or target not in self.said:
                continue
            if s.stance not in AFFIRMING or target.stance not in AFFIRMING:
                continue
            x = self.truth.corpus.claim(s.claim)
            against = claim in x.excludes or claim in x.undermines
            if maybe:
                if target.claim == claim or claim in self.truth.below(target.claim):
                    me = self.truth.corpus.claim(claim)
                    if against or x.id in (*me.excludes, *me.undermines) or self.truth.below(x.id):
                        return True
                continue
            if not against or target.claim != claim:
                continue
            if x.event or self.truth.corpus.claim(claim).event:
                continue
            if set(holders(s)) & set(holders(target)):
                continue
            sides = [(s, x.id), (target, claim)]
            if all(a in self.affirmers(c, False) for t, c in sides for a in holders(t)):
                return True
        return False

    def answered(self, claim: str, maybe: bool) -> bool:
        """An accused took a stance on it."""
        for a in self.truth.corpus.claim(claim).accuses:
            side = self.truth.side(a, root=True, maybe=maybe)
            accused = False
            for s in self.on(claim):
                # What was said before anybody accused may be an earlier line, which is no answer.
                if self.truth.on_side(s, side, maybe) and (
                    maybe or (s.stance != "retracted" and (accused or s.stance in POSITIONS))
                ):
                    return True
                accused = accused or s.stance in AFFIRMING
        return False

    def underneath(self, claim: str, maybe: bool) -> bool:
        """An accused denies what it implies."""
        for a in self.truth.corpus.claim(claim).accuses:
            side = self.truth.side(a, root=True, maybe=maybe)
            for q in self.truth.below(claim):
                event = self.truth.corpus.claim(q).event or self.truth.corpus.claim(claim).event
                if event and not maybe:
                    continue
                forms = ("explicit", "blanket", "verdict") if maybe else ("explicit",)
                for form in forms:
                    if self.deniers(q, maybe, form) & side:
                        return True
                if maybe and any(
                    s.stance == "denied" and self.truth.on_side(s, side, True) for s in self.on(q)
                ):
                    return True
        return False

    def conceded(self, claim: str, maybe: bool) -> bool:
        who = self.affirmers(claim, maybe)
        if maybe:
            who |= self.presupposers(claim, True)
        for a in self.truth.corpus.claim(claim).accuses:
            if who & self.truth.side(a, root=True, maybe=maybe):
                return True
            if maybe and any(
                set(s.by) & self.truth.side(a, root=True, maybe=True) and s.stance in AFFIRMING
                for s in self.on(claim)
            ):
                return True
        for a in self.actors(claim):
            mine = self.line(claim, a)
            if mine.denied_before and a in who:
                sure = mine.forms == {"explicit"} and not any(
                    s.stance == "retracted" for s in self.on(claim)
                )
                if maybe or sure:
                    return True
        if maybe:
            lines = {a: self.line(claim, a) for a in self.actors(claim)}
            for a in who:
                if any(x.denied_before and b in self.truth.tied[a] for b, x in lines.items()):
                    return True
        return maybe and any(s.stance == "admitted" for s in self.on(claim))

    def rests(self, claim: str, maybe: bool) -> bool:
        for q in self.truth.below(claim):
            if any(
                self.deniers(q, maybe, form)
                for form in (("explicit", "blanket", "verdict") if maybe else ("explicit",))
            ):
                return True
        return False

    def facts(self, claim: str, maybe: bool) -> list[tuple[str, bool]]:
        """The rows of the table, in order, from 2 to 12."""
        accuses = bool(self.truth.corpus.claim(claim).accuses)
        quiet = accuses and not self.answered(claim, not maybe)
        return [
            ("contested", bool(self.deniers(claim, maybe))),
            ("countered", self.countered(claim, maybe)),
            ("contested-in-general", bool(self.deniers(claim, maybe, "blanket"))),
            ("contested-by-verdict", bool(self.deniers(claim, maybe, "verdict"))),
            ("denied-underneath", quiet and self.underneath(claim, maybe)),
            ("unanswered", quiet and not self.underneath(claim, not maybe)),
            ("conceded", self.conceded(claim, maybe)),
            ("questioned", bool(self.answering(claim, "questioned", maybe))),
            ("no-comment", bool(self.answering(claim, "declined", maybe))),
            ("clashing", self.excluded(claim, maybe)),
            ("in-tension", self.undermined(claim, maybe)),
            ("rests-on-a-denied-claim", self.rests(claim, maybe)),
        ]

    def _headline(self, claim: str) -> str | None:
        maybe = self.affirmers(claim, True) | self.presupposers(claim, True)
        sure = self.affirmers(claim, False) | self.presupposers(claim, False)
        if not maybe:
            return self._unaffirmed(claim)
        if not sure:
            return None
        deniers = self.deniers(claim, True)
        if deniers and not (sure - deniers):
            return None  # the same actor presupposes and denies: both are reported
        for (name, certain), (_, possible) in zip(
            self.facts(claim, False), self.facts(claim, True), strict=True
        ):
            if certain:
                return name
            if possible:
                return None
        return "undisputed-here"

    def _unaffirmed(self, claim: str) -> str | None:
        lines = [self.line(claim, a) for a in self.actors(claim)]
        if any(x.stand == "unclear" for x in lines):
            return None
        if any(s.stance == "retracted" for p in self.truth.above(claim) for s in self.on(p)):
            return None
        if any(s.stance == "retracted" for s in self.on(claim)):
            gone = {x.withdrew for x in lines if x.withdrew}
            return "withdrawn" if gone == {"affirm"} else None
        if any(x.stand == "deny" for x in lines):
            return "denied"
        stances = {s.stance for s in self.on(claim)}
        if "questioned" in stances:
            return "questioned"
        if "declined" in stances:
            return "declined"
        return "nothing-certain"

    def disputed(self, claim: str) -> str | None:
        """Which row from 2 to 12 surely holds, whatever else; None if none does."""
        for name, certain in self.facts(claim, False):
            if certain and name != "unanswered":
                return name
        return None

    def signature(self, claim: str) -> tuple:
        """The headline with those whom it names."""
        return (
            self.headline(claim),
            self.affirmers(claim, True) | self.presupposers(claim, True),
            *(self.deniers(claim, True, f) for f in ("explicit", "blanket", "verdict")),
            frozenset(s.id for s in self.on(claim) if s.stance in ("questioned", "declined")),
        )

    # What the laws on absence ask --------------------------------------------------------------

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(s.id for s in self.said)

    def answered_later(self, claim: str) -> str | None:
        """A statement of an accused's side on it that surely follows somebody's accusation."""
        for a in self.truth.corpus.claim(claim).accuses:
            if a in self.truth.groups:
                continue
            side = self.truth.side(a, root=True, maybe=False)
            accused = False
            for s in self.on(claim):
                on = self.truth.on_side(s, side, False)
                accused = accused or (
                    s.stance in AFFIRMING
                    and not self.truth.on_side(s, self.truth.side(a, root=True, maybe=True), True)
                )
                if on and accused and s.stance in ("denied", "questioned", "declined"):
                    if s.stance == "denied" and any(
                        x.stance == "retracted" and self.truth.on_side(x, side, True)
                        for x in self.on(claim)
                    ):
                        continue
                    return s.id
        return None

    def heard(self, claim: str, actor: str) -> str | None:
        """Why this accused is not silent, if it surely is not."""
        if actor in self.truth.groups:
            return None
        side = self.truth.side(actor, root=True, maybe=False)
        retracts = any(
            s.stance == "retracted" and self.truth.on_side(s, side, True) for s in self.on(claim)
        )
        for s in self.on(claim):
            if self.truth.on_side(s, side, False) and s.stance == "denied" and not retracts:
                return "a denial of its side"
        accused = False
        for s in self.on(claim):
            if (
                accused
                and self.truth.on_side(s, side, False)
                and s.stance in ("questioned", "declined")
            ):
                return f"{s.stance} by its side"
            accused = accused or s.stance in AFFIRMING
        for q in self.truth.below(claim):
            if self.truth.corpus.claim(q).event or self.truth.corpus.claim(claim).event:
                continue
            if self.deniers(q, False) & side:
                return "denied underneath"
        return None

    def told_against(self, claim: str, side: frozenset[str]) -> str | None:
        """What this side surely says against it, in any way that `versus` has a heading for."""
        for form, words in (
            ("explicit", "its denial"),
            ("blanket", "its blanket denial"),
            ("verdict", "its verdict"),
        ):
            if self.deniers(claim, False, form) & side:
                return words
        for stance in ("questioned", "declined"):
            if self.answering(claim, stance, False) & side:
                return f"it {stance}"
        corpus = self.truth.corpus
        me = corpus.claim(claim)
        for x in corpus.claims:
            if x.event or me.event:
                continue
            if claim in x.excludes and self.affirmers(x.id, False) & side:
                return "what it says excludes it"
            if claim in x.undermines and self.affirmers(x.id, False) & side:
                return "what it says undermines it"
        if not me.event:
            for q in self.truth.below(claim):
                if not corpus.claim(q).event and self.deniers(q, False) & side:
                    return "its denial underneath"
        return None

    def denied_before(self, admission: Statement) -> str | None:
        """An earlier denial of the admission's own side, of the claim itself or what it implies."""
        mine = set(holders(admission))
        for s in self.said:
            if s.id == admission.id:
                return None
            if s.stance == "denied" and admission.claim in s.on and mine & set(holders(s)):
                return s.id
        return None
