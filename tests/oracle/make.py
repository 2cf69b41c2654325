"""Small corpora by seed: one to four claims, up to six statements, all that bears on answers."""

import random
from dataclasses import replace

from oracle.record import Actor, Claim, Corpus, Source, Statement, Tie

DAYS = ("2020-01-07", "2020-01-14", "2020-01-28", "2020-02-11", "2020-02-25", "2020-03-10")
TIMES = (
    "T08:00:00Z", "T10:30:00Z", "T23:30:00Z", "T23:30:00-05:00", "T01:00:00+03:00", "T12:00:00",
)  # fmt: skip


def corpus(seed: int) -> Corpus:
    r = random.Random(seed)
    timed = r.random() < 0.25
    actors = _actors(r)
    voices = [a.id for a in actors if a.kind != "camp"]
    count = r.choice((1, 2, 2, 3, 3, 4))
    sources = _sources(r, voices)
    claims = [_claim(r, i, count, voices) for i in range(count)]
    figures = r.random() < 0.12
    if figures:
        claims = [_with(c, value=r.choice((0, 7, 20))) for c in claims]
    statements: list[Statement] = []
    for i in range(r.choice((2, 3, 3, 4, 4, 5, 6))):
        statements.append(_statement(r, i, claims, voices, sources, statements, timed))
    return _more(seed, Corpus(tuple(actors), tuple(claims), tuple(statements), tuple(sources)))


def _more(seed: int, made: Corpus) -> Corpus:
    """Add to some what else bears on answers: echoes, support, spans that ended, wide denials.

    By a die of its own, so that the seeds of before give the corpora of before and some thing more.
    """
    r = random.Random(f"more {seed}")
    claims, statements = list(made.claims), list(made.statements)
    for i, claim in enumerate(claims):
        others = [c.id for c in claims if c.id not in (claim.id, *claim.undermines, *claim.implies)]
        if others and r.random() < 0.15:
            claims[i] = _with(claim, supports=(r.choice(others),))
    for i, s in enumerate(statements):
        plain = [x for x in statements if x.stance == s.stance and x.claim == s.claim]
        if s.form in ("blanket", "verdict") and len(claims) > 1 and r.random() < 0.6:
            others = [c.id for c in claims if c.id != s.claim]
            statements[i] = _with(s, covers=tuple(sorted(r.sample(others, 1))))
        elif isinstance(s.date, str) and len(s.date) == 10 and r.random() < 0.08:
            later = [day for day in DAYS if day > s.date]
            if later:
                statements[i] = _with(s, date=f"{s.date}/{r.choice(later)}")
        elif s.stance in ("asserted", "denied") and not s.answers and len(plain) > 1:
            first = next((x for x in plain if x.id < s.id and x.by != s.by), None)
            if first and r.random() < 0.3:
                statements[i] = _with(s, repeats=first.id)
    return replace(made, claims=tuple(claims), statements=tuple(statements))


def _with(record, **changes):

    return replace(record, **changes)


def _actors(r: random.Random) -> list[Actor]:
    actors = [Actor("ann"), Actor("ben"), Actor("gov", "government")]
    if r.random() < 0.35:
        actors.append(Actor("army", "armed-force", part_of=(Tie("gov"),)))
    if r.random() < 0.35:
        over = r.choice([a.id for a in actors if a.kind != "person"])
        tie = Tie(over)
        if r.random() < 0.3:
            tie = Tie(over, *r.choice(((DAYS[2], None), (None, DAYS[2]), (DAYS[1], DAYS[3]))))
        actors.append(Actor("spox", "person", speaks_for=(tie,)))
    if any(a.id == "spox" for a in actors) and r.random() < 0.3:
        actors.append(Actor("envoy", "person", speaks_for=actors[-1].speaks_for))
    if r.random() < 0.15:
        actors.append(Actor("league", "group", members=(Tie("ann"), Tie("gov"))))
    if r.random() < 0.1:
        actors.append(Actor("zoe", "person", part_of=(Tie("gov"),)))
    return actors


def _sources(r: random.Random, voices: list[str]) -> list[Source]:
    out = []
    if r.random() < 0.25:
        author = (r.choice(voices),) if r.random() < 0.5 else ()
        when = r.choice(DAYS[2:])
        if r.random() < 0.7:
            out.append(Source("doc", author, date=when))
        else:
            out.append(Source("doc", author, published=when))
    if r.random() < 0.15:
        out.append(Source("talk", (r.choice(voices),), date=r.choice((None, *DAYS)), kind="speech"))
    return out


def _claim(r: random.Random, i: int, count: int, voices: list[str]) -> Claim:
    later = [f"c{j}" for j in range(i + 1, count)]
    others = [f"c{j}" for j in range(count) if j != i]
    return Claim(
        f"c{i}",
        accuses=(r.choice(voices),) if r.random() < 0.3 else (),
        about=(r.choice(voices),) if r.random() < 0.3 else (),
        event=r.choice((None,) * 9 + ("2020-01-14", "2020-01", "2020-02-11")),
        implies=tuple(x for x in later if r.random() < 0.4),
        excludes=tuple(x for x in others if r.random() < 0.12),
        undermines=tuple(x for x in others if r.random() < 0.1),
    )


def _date(r: random.Random, timed: bool) -> object:
    kind = r.random()
    day = r.choice(DAYS)
    if timed and kind < 0.6:
        return r.choice(DAYS[:3]) + r.choice(TIMES)
    if kind < 0.55:
        return day
    if kind < 0.78:
        return None
    if kind < 0.85:
        return r.choice(("2020-01", "2020-02"))
    if kind < 0.90:
        return {"not-after": day}
    if kind < 0.95:
        return {"not-before": day}
    if kind < 0.97:
        return {"not-before": DAYS[0], "not-after": DAYS[3]}
    return f"{day}/.."


def _statement(r, i, claims, voices, sources, so_far, timed) -> Statement:
    # Most statements meet on one claim and come from few, so that lines clash and change.
    claim = claims[-1].id if r.random() < 0.35 else r.choice(claims).id
    stance = r.choices(
        ("asserted", "denied", "admitted", "questioned", "declined", "retracted"),
        (40, 28, 6, 6, 4, 12),
    )[0]
    few = [a for s in so_far for a in s.by]
    by = (r.choice(few) if few and r.random() < 0.3 else r.choice(voices),)
    answers = None
    if stance == "retracted":
        mine = [s for s in so_far if s.stance != "questioned" and s.by]
        if not mine:
            stance = "asserted"
        else:
            old = r.choice(mine)
            claim, by = old.claim, old.by
            if r.random() < 0.3 or old.stance == "retracted":
                answers = old.id
    elif so_far and r.random() < 0.15:
        answers = r.choice(so_far).id
    elif r.random() < 0.06:
        by = tuple(sorted({*by, r.choice(voices)}))
    for_ = ()
    bodies = [v for v in voices if v in ("gov", "army")]
    if r.random() < 0.1 and stance != "retracted":
        for_ = tuple(b for b in (r.choice(bodies),) if b not in by)
    said_in = source = None
    for s in sources:
        if s.kind == "speech":
            if r.random() < 0.3 and by == s.by:
                said_in = s.id
        elif r.random() < 0.4:
            source = s.id
    form = None
    if stance == "denied" and r.random() < 0.2:
        form = r.choice(("blanket", "verdict", "explicit"))
    date = _date(r, timed)
    if said_in:
        date = None
    return Statement(
        f"s{i}",
        claim,
        stance,
        () if said_in and r.random() < 0.5 else by,
        for_,
        date,
        said_in,
        source,
        answers,
        form=form,
        hedge=stance in ("asserted",) and r.random() < 0.12,
        via=(r.choice(voices),) if r.random() < 0.06 else (),
    )
