"""Values that need no conversion, kept from Typer's converters, which take long to make.

From 0.29 on Typer converts every value through pydantic, whose import alone takes as long as an
answer. What was left out, is text already, or is one of an option's words needs nothing.
"""

from enum import EnumType
from typing import Any

from typer.core import TyperArgument, TyperOption


class _Plain:
    """Stands before the converter of a parameter, which is made only if a value needs it."""

    def __init__(self, param: Any, convert: Any) -> None:
        self._annotation = param.type_descriptor.annotation
        self._convert = convert

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """Give the value as the command takes it."""
        if value is None or value == ():
            return () if param.multiple or param.nargs == -1 else None
        if self._annotation == list[str] and not isinstance(value, str):
            return list(value)
        if isinstance(self._annotation, type) and isinstance(value, self._annotation):
            return value
        if self._annotation is int and value.isdecimal() and _within(int(value), param):
            return int(value)
        if isinstance(self._annotation, EnumType):
            for member in list[Any](self._annotation):
                if member.value == value:
                    return member
        return self._convert(param).coerce(value, param=param, ctx=ctx)


def _within(number: int, param: Any) -> bool:
    return number >= (param.min or 0) and (param.max is None or number <= param.max)


def spare_conversions() -> None:
    """Let Typer convert only what needs it; before 0.29 it does so by itself."""
    kinds: tuple[Any, ...] = (TyperArgument, TyperOption)
    for kind in kinds:
        convert = getattr(kind, "get_runtime_param", None)
        if convert:
            kind.get_runtime_param = _spared(convert)


def _spared(convert: Any) -> Any:
    return lambda param: _Plain(param, convert)
