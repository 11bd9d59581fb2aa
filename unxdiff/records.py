"""Frozen, slotted records: what a frozen slotted dataclass is, without the price of importing it.

``import dataclasses`` costs about as much as starting Python itself (it pulls in ``inspect``), and
git starts unxdiff once a file. A record has the same constructor, equality, hash, ``repr`` and
match patterns; type checkers read it as a dataclass (PEP 681). Records do not inherit.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, dataclass_transform

    T = TypeVar("T")
else:

    def dataclass_transform(**_: object) -> Callable[[T], T]:
        """Stand in for the typing decorator, which only type checkers need."""
        return lambda function: function


__all__ = ["fields", "record", "replace"]


def _frozen(self: object, name: str, *_: object) -> None:
    raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")


def _repr(self: Any) -> str:
    inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__name__}({inside})"


def _values(self: Any) -> tuple[object, ...]:
    return tuple([getattr(self, name) for name in self.__match_args__])


def _equal(self: Any, other: Any) -> bool:
    if self is other:
        return True
    if type(self) is not type(other):
        return False
    return all(getattr(self, name) == getattr(other, name) for name in self.__match_args__)


def _hash(self: Any) -> int:
    return hash((type(self), *_values(self)))


def _reduce(self: Any) -> tuple[type, tuple[object, ...]]:
    return type(self), _values(self)


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a frozen, slotted record of an annotated class.

    Fields are the class's annotations in order; a value given in the class body is the default and
    must be immutable, for all instances share it. A method that the class defines itself is kept.
    """
    # Not inspect.get_annotations: importing inspect is what records are there to avoid.
    names = tuple(cls.__dict__.get("__annotations__", ()))  # noqa: RUF063
    body = {k: v for k, v in cls.__dict__.items() if k not in ("__dict__", "__weakref__")}
    scope: dict[str, Any] = {}
    parameters = ["self"]
    for name in names:
        if name in body:
            scope[f"_default_{name}"] = body.pop(name)
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
    body["__slots__"] = names
    body["__match_args__"] = names
    for key, method in (
        ("__setattr__", _frozen),
        ("__delattr__", _frozen),
        ("__repr__", _repr),
        ("__eq__", _equal),
        ("__hash__", _hash),
        ("__reduce__", _reduce),
    ):
        body.setdefault(key, method)
    made: Any = type(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    for name in names:
        scope[f"_set_{name}"] = made.__dict__[name].__set__
    lines = "".join(f"\n _set_{name}(self, {name})" for name in names) or "\n pass"
    # The text comes from our own field names only; dataclasses does the same.
    exec(f"def __init__({', '.join(parameters)}):{lines}", scope)  # noqa: S102
    made.__init__ = scope["__init__"]
    return made  # type: ignore[no-any-return]


def fields(what: type | object) -> tuple[str, ...]:
    """The field names of a record class or instance, in order."""
    return what.__match_args__  # type: ignore[no-any-return,union-attr]


def replace(original: T, **changes: object) -> T:
    """A copy of a record with some fields changed.

    Raises TypeError for a name that is not a field.
    """
    values = {name: getattr(original, name) for name in fields(original)}
    unknown = changes.keys() - values.keys()
    if unknown:
        raise TypeError(f"{type(original).__name__} has no field {min(unknown)}")
    values.update(changes)
    return type(original)(**values)
