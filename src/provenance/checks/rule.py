"""What a rule is, and what it hands back: places in records with a sentence on each.

A rule is a row of ``registry`` and a module under ``rules``, whose docstring is its documentation.
The module of a rule that looks at records has a function ``find(context)`` that yields `Found`;
the module of a rule that is enforced elsewhere has only its docstring.

A check need not look at every record each time, because it keeps in mind where a rule found
something. Where that depends on other findings (an utterance is reported once, a circle at its
first member), the module also has a function ``suspects(context)``, which yields every record
in which ``find`` could find something if others were mended.
"""

from importlib import import_module
from types import ModuleType

from provenance.model.records import Actor, Claim, Origin, Record, Statement
from provenance.model.tuples import NamedTuple

Path = tuple[str | int, ...]
"""Keys and indices from a document's root: ``("denied", 0, "answers", 0)``."""


class Rule(NamedTuple):
    """A rule: its stable code, its name, its family and the severity it has by default.

    ``finds`` is false for rules that others enforce: the reader, the quotes room, the engine.
    ``costs`` says that a record in which the rule is broken is left out of every answer: such a
    finding can be neither allowed nor lowered. ``today`` says that the findings depend on the day
    of the check; ``local``, that those in a file depend on nothing but that file's records, as they
    stand there, and the limits of the settings. All others are found from a record's neighbours
    (``store.nearby``) or, if the rule is ``far``, from a claim's whole reach (``store.reach``).
    """

    code: str
    name: str
    family: str
    severity: str
    finds: bool = True
    costs: bool = False
    today: bool = False
    local: bool = False
    far: bool = False

    def module(self) -> ModuleType:
        """Import the module that documents the rule and, where it is enforced here, finds it."""
        name = self.name.replace("-", "_")
        return import_module(f"provenance.checks.rules.{self.family}.{name}")


class Place(NamedTuple):
    """A place in a record: the record's origin, and the path in its document."""

    origin: Origin
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


def at(record: Record, *path: str | int) -> Place:
    """The place of a record, or of what stands in it under these keys and indices."""
    if isinstance(record, Claim):
        return Place(record.origin, path or ("claim",))
    kind = "actors" if isinstance(record, Actor) else "sources"
    return Place(record.origin, (kind, record.id, *path))


def at_statement(claim: Claim, statement: Statement, *path: str | int) -> Place:
    """The place of a statement in its claim, or of what stands in it."""
    return Place(claim.origin, (statement.stance, statement.ordinal, *path))
