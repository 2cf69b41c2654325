"""`NamedTuple`, quick to define: the records of a question are more than are made in answering it.

A ``typing.NamedTuple`` compiles its constructor when the class is defined, 0.1 ms each; a warm
``who`` defines seventy and makes records of forty. Here the first record that is made compiles it.
All else is as in ``typing``, which type checkers see.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from operator import itemgetter

    class _Defining(type):
        """Makes a tuple with named fields of a class that annotates them."""

        def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            body.update({field: property(itemgetter(i)) for i, field in enumerate(fields)})
            body |= {"_fields": fields, "__match_args__": fields, "_field_defaults": defaults}
            return super().__new__(mcs, name, bases or (tuple,), {"__slots__": (), **body})

    class NamedTuple(metaclass=_Defining):
        """See ``typing.NamedTuple``."""

        def __new__(cls, *values: Any, **named: Any) -> Any:
            cls.__new__ = _constructor(cls)
            return cls(*values, **named)

        @classmethod
        def _make(cls, values: Any) -> Any:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(made)}")
            return made

        def _replace(self, **changes: Any) -> Any:
            replaced = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return replaced

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(fields)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    def _constructor(cls: Any) -> Any:
        """Compile what takes the fields by place or name, as quick as it can be."""
        fields = ", ".join(cls._fields)
        # No field begins with an underscore.
        made = eval(f"lambda _cls, {fields}: _new(_cls, ({fields},))", {"_new": tuple.__new__})
        made.__defaults__ = tuple(cls._field_defaults.values())
        made.__name__, made.__qualname__ = "__new__", f"{cls.__qualname__}.__new__"
        return made
