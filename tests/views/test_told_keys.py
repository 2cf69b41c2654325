"""What is data and is told in words too stands under keys that nothing else may bear."""

import pkgutil
from importlib import import_module
from typing import get_type_hints

import provenance.answers
from provenance.answers.points import Told
from provenance.answers.why import Gap, Reason
from provenance.views.points import TEXTS

OF = {**dict.fromkeys(TEXTS, Told), "reasons": Reason, "gaps": Gap, "why": Reason}


def records():
    for module in pkgutil.iter_modules(provenance.answers.__path__):
        for one in vars(import_module(f"provenance.answers.{module.name}")).values():
            if isinstance(one, type) and one.__module__ == f"provenance.answers.{module.name}":
                yield one


def test_no_record_has_something_else_under_such_a_key():
    found = {
        f"{record.__name__}.{name}": (kind, OF[name])
        for record in records()
        if hasattr(record, "_fields")
        for name, kind in get_type_hints(record).items()
        if name in OF
    }
    assert len(found) > 5
    wrong = [
        where
        for where, (kind, one) in found.items()
        if kind not in (tuple[one, ...], one, one | None)
    ]
    assert wrong == []
