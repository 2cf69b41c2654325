"""Small corpora as plain records, and as the files that the program reads."""

from dataclasses import dataclass, field, replace

import yaml

POSITIONS = ("asserted", "admitted", "denied")
AFFIRMING = ("asserted", "admitted")


@dataclass(frozen=True)
class Statement:
    id: str
    claim: str
    stance: str
    by: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    date: object = None  # None, an EDTF text, or {"not-before": …, "not-after": …}
    said_in: str | None = None
    source: str | None = None
    answers: str | None = None
    repeats: str | None = None
    form: str | None = None
    hedge: bool = False
    via: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()  # the other claims that a blanket denial or verdict answers

    @property
    def on(self) -> tuple[str, ...]:
        """Every claim that it is a stance on."""
        return (self.claim, *self.covers)

    def written(self) -> dict:
        row: dict = {"id": self.id}
        if self.by:
            row["by"] = self.by[0] if len(self.by) == 1 else list(self.by)
        if self.for_:
            row["for"] = self.for_[0] if len(self.for_) == 1 else list(self.for_)
        plain = (
            ("date", self.date),
            ("said-in", self.said_in),
            ("source", self.source),
            ("via", list(self.via)),
            ("hedge", {"words": "we believe", "whose": "speaker"} if self.hedge else None),
            ("answers", self.answers),
            ("repeats", self.repeats),
            ("form", self.form),
            ("covers", list(self.covers)),
        )
        return row | {key: value for key, value in plain if value}


@dataclass(frozen=True)
class Claim:
    id: str
    accuses: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    event: str | None = None
    value: int | None = None  # an exact figure; all figures answer one question
    implies: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    undermines: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tie:
    actor: str
    from_: str | None = None
    to: str | None = None

    def written(self) -> object:
        if not (self.from_ or self.to):
            return self.actor
        times = {"from": self.from_, "to": self.to}
        return {"actor": self.actor} | {key: day for key, day in times.items() if day}


@dataclass(frozen=True)
class Actor:
    id: str
    kind: str = "person"
    part_of: tuple[Tie, ...] = ()
    speaks_for: tuple[Tie, ...] = ()
    members: tuple[Tie, ...] = ()


@dataclass(frozen=True)
class Source:
    id: str
    by: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    date: str | None = None
    published: str | None = None
    kind: str = "report"


@dataclass(frozen=True)
class Corpus:
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    sources: tuple[Source, ...] = ()
    name: dict = field(default_factory=dict, compare=False)  # id -> shown name, if not the default

    def actor(self, id: str) -> Actor:
        return next(a for a in self.actors if a.id == id)

    def claim(self, id: str) -> Claim:
        return next(c for c in self.claims if c.id == id)

    def source(self, id: str | None) -> Source | None:
        return next((s for s in self.sources if s.id == id), None)

    def statement(self, id: str) -> Statement:
        return next(s for s in self.statements if s.id == id)

    def shown(self, id: str) -> str:
        return self.name.get(id, id.capitalize())


def filled(corpus: Corpus, statement: Statement) -> Statement:
    """The statement with what its utterance supplies."""
    source = corpus.source(statement.said_in)
    if source is None:
        return statement
    return replace(
        statement,
        by=statement.by or source.by,
        for_=statement.for_ or (source.for_ if not statement.by else ()),
        date=statement.date or source.date,
    )


def written(corpus: Corpus) -> str:
    """The corpus as YAML documents: actors, claims, sources."""
    documents: list[dict] = [
        {
            "actors": {
                a.id: {"name": corpus.shown(a.id), "kind": a.kind}
                | {
                    key: [t.written() for t in ties]
                    for key, ties in (
                        ("part-of", a.part_of),
                        ("speaks-for", a.speaks_for),
                        ("members", a.members),
                    )
                    if ties
                }
                for a in corpus.actors
            }
        }
    ]
    for c in corpus.claims:
        row: dict = {"claim": c.id, "text": f"The {corpus.shown(c.id)} holds."}
        for key in ("about", "accuses"):
            if getattr(c, key):
                row[key] = list(getattr(c, key))
        if c.event:
            row["event"] = c.event
        if c.value is not None:
            row["figure"] = {"of": "people hurt", "value": str(c.value), "unit": "people"}
        for s in corpus.statements:
            if s.claim == c.id:
                row.setdefault(s.stance, []).append(s.written())
        for key in ("implies", "undermines", "supports"):
            if getattr(c, key):
                row[key] = list(getattr(c, key))
        if c.excludes:
            row["excludes"] = [{"claim": x, "because": "Both cannot be."} for x in c.excludes]
        documents.append(row)
    if corpus.sources:
        documents.append({"sources": {s.id: _source(s) for s in corpus.sources}})
    return "---\n".join(
        yaml.safe_dump(d, sort_keys=False, default_flow_style=None, width=140) for d in documents
    )


def _source(s: Source) -> dict:
    row: dict = {"title": f"Paper {s.id}", "kind": s.kind}
    if s.by:
        row["by"] = list(s.by)
    if s.for_:
        row["for"] = list(s.for_)
    if s.date:
        row["date"] = s.date
    if s.published:
        row["published"] = s.published
    return row


def files(corpus: Corpus) -> dict[str, str]:
    """Path to text: sources stand under seeds/."""
    claims = written(Corpus(corpus.actors, corpus.claims, corpus.statements, (), corpus.name))
    out = {"provenance.toml": "", "claims/all.yaml": claims}
    if corpus.sources:
        whole = written(Corpus((), (), (), corpus.sources, corpus.name))
        out["seeds/all.yaml"] = whole.split("---\n")[-1]
    return out
