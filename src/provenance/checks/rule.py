"""What a rule is, and what it hands back: places in records with a sentence on each.

A rule is a module under ``rules``: its docstring is the rule's documentation, and its ``RULE`` says
its code, its severity and where it is enforced. The module of a rule that looks at records has a
function ``find(context)`` that yields `Found`.

A check need not look at every record each time, because it keeps in mind where a rule found
something. Where that depends on other findings (an utterance is reported once, a circle at its
first member), the module also has a function ``suspects(context)``, which yields every record
in which ``find`` could find something if others were mended.
"""

from collections.abc import Iterable
from importlib import import_module
from itertools import islice
from types import ModuleType
from typing import Final, NamedTuple

from provenance.model.records import Actor, Claim, Record, RecordPlace, Statement

Path = tuple[str | int, ...]
"""Keys and indices from a document's root: ``("denied", 0, "answers", 0)``."""


class Rule(NamedTuple):
    """A rule: its stable code, its name, its family and the severity it has by default.

    ``by`` is the room that enforces it where its own module does not: ``reading``, ``quotes``, or
    the engine in ``checks``. ``costs`` says that a record in which the rule is broken is left out
    of every answer: such a finding can be neither allowed nor lowered. ``today`` says that the
    findings depend on the day of the check; ``local``, that those in a file depend on nothing but
    that file's records, as they stand there, and the limits of the settings. All others are found
    from a record's neighbours (``store.slices.nearby``) or, if the rule is ``far``, from all that a
    claim is derived from (``store.slices.gather``).
    """

    code: str
    name: str
    family: str
    severity: str
    by: str = ""
    costs: bool = False
    today: bool = False
    local: bool = False
    far: bool = False

    @property
    def finds(self) -> bool:
        """Whether its own module looks at records and finds what breaks it."""
        return not self.by

    def module(self) -> ModuleType:
        """Import the module that documents the rule and, where it is enforced here, finds it."""
        name = self.name.replace("-", "_")
        return import_module(f"provenance.checks.rules.{self.family}.{name}")


def rule(
    module: str,
    code: str,
    severity: str,
    *,
    by: str = "",
    costs: bool = False,
    today: bool = False,
    local: bool = False,
    far: bool = False,
) -> Rule:
    """Say what a rule is, in its own module, after which it and its family are named.

    Args:
        module: the module's name.
        code: a code that no rule had before.
        severity: the severity by default.
        by: who enforces it; see `Rule` for this and the others.
        costs: whether what breaks it is left out of every answer.
        today: whether it depends on the day of the check.
        local: whether it depends on one file's records alone.
        far: whether it depends on a claim's whole reach.
    """
    family, name = module.split(".")[-2:]
    return Rule(code, name.replace("_", "-"), family, severity, by, costs, today, local, far)


class Place(NamedTuple):
    """A place in a record: the record's origin, and the path in its document."""

    origin: RecordPlace
    path: Path


class Replacement(NamedTuple):
    """The text to put where a finding points; not ``safe`` if it could change who said what."""

    text: str
    safe: bool = False


class Found(NamedTuple):
    """What a rule found: where, what is wrong, and what to do.

    ``subject`` is the id of the claim, actor, source or statement concerned. ``label`` is a
    second place with a few words on it. ``words`` is where the words concerned begin and end in the
    text at the place, if it is not the whole of it.
    """

    place: Place
    subject: str
    message: str
    help: str | None = None
    label: tuple[Place, str] | None = None
    replacement: Replacement | None = None
    words: tuple[int, int] | None = None


NAMED: Final = 8
"""How many ids a message names; the others are counted."""


def several(ids: Iterable[str], total: int) -> str:
    """The first of some ids, and how many more there are."""
    told = ", ".join(f"`{id}`" for id in islice(ids, NAMED))
    return f"{told} and {total - NAMED} more" if total > NAMED else told


def at(record: Record, *path: str | int) -> Place:
    """The place of a record, or of what stands in it under these keys and indices."""
    if isinstance(record, Claim):
        return Place(record.origin, path or ("claim",))
    kind = "actors" if isinstance(record, Actor) else "sources"
    return Place(record.origin, (kind, record.id, *path))


def at_statement(claim: Claim, statement: Statement, *path: str | int) -> Place:
    """The place of a statement in its claim, or of what stands in it."""
    return Place(claim.origin, (statement.stance, statement.ordinal, *path))
