"""Our named tuples do what those of ``typing`` do."""

import copy
import pickle
import typing

import pytest

from provenance.model.tuples import NamedTuple


class Ours(NamedTuple):
    """A place."""

    name: str
    height: int = 0
    names: tuple[str, ...] = ()
    new: bool = False

    @property
    def high(self):
        return self.height > 1_000


class Theirs(typing.NamedTuple):
    """A place."""

    name: str
    height: int = 0
    names: tuple[str, ...] = ()
    new: bool = False

    @property
    def high(self):
        return self.height > 1_000


@pytest.mark.parametrize(
    "use",
    [
        lambda kind: kind("Tarn"),
        lambda kind: kind("Tarn", 2_000),
        lambda kind: kind(names=("T",), name="Tarn"),
        lambda kind: kind("Tarn")._replace(height=3),
        lambda kind: kind._make(["Tarn", 1, (), True]),
        lambda kind: kind("Tarn")._asdict(),
        lambda kind: kind("Tarn").name,
        lambda kind: (kind("Tarn", 2_000).high, kind("Tarn").high),
        lambda kind: kind._fields,
        lambda kind: kind._field_defaults,
        lambda kind: kind.__doc__,
        lambda kind: repr(kind("Tarn")).replace(kind.__name__, "Place"),
        lambda kind: [*kind("Tarn")],
        lambda kind: {kind("Tarn"): 1}[("Tarn", 0, (), False)],
        lambda kind: sorted([kind("b"), kind("a")]),
        lambda kind: pickle.loads(pickle.dumps(kind("Tarn"))),
        lambda kind: copy.copy(kind("Tarn")),
        lambda kind: isinstance(kind("Tarn"), tuple),
    ],
)
def test_they_do_the_same(use):
    assert use(Ours) == use(Theirs)


def test_a_pattern_takes_them_apart():
    match Ours("Tarn", 5):
        case Ours(name, height):
            assert (name, height) == ("Tarn", 5)


@pytest.mark.parametrize(
    ("use", "error"),
    [
        (lambda kind: kind(), TypeError),
        (lambda kind: kind("Tarn", 1, (), False, 4), TypeError),
        (lambda kind: kind("Tarn", depth=1), TypeError),
        (lambda kind: kind._make(["Tarn"]), TypeError),
        (lambda kind: kind("Tarn")._replace(depth=1), ValueError),
        (lambda kind: setattr(kind("Tarn"), "name", "Carn"), AttributeError),
        (lambda kind: setattr(kind("Tarn"), "depth", 1), AttributeError),
    ],
)
def test_they_refuse_the_same(use, error):
    for kind in (Ours, Theirs):
        with pytest.raises(error):
            use(kind)
