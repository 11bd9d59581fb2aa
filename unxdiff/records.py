"""Records and words: what frozen slotted dataclasses and ``enum.StrEnum`` are, at a lower price.

``import dataclasses`` costs about as much as starting Python itself (it pulls in ``inspect``), and
git starts unxdiff once a file. A record has the same constructor, equality, hash, ``repr`` and
match patterns; type checkers read it as a dataclass (PEP 681). Records do not inherit.

``import enum`` and the making of its classes cost a tenth of a short diff, and hashing a member or
asking for its ``value`` runs Python code each time. A StrEnum of this module is read by type
checkers as the real one; its members are plain attributes.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from enum import StrEnum
    from typing import Any, TypeVar, dataclass_transform

    T = TypeVar("T")
    # What gives a truth value, for the checkers: see _CONSTRUCTORS.
    A = B = C = D = E = F = G = H = I = J = K = M = N = P = Q = R = S = U = isinstance  # noqa: E741
else:

    def dataclass_transform(**_: object) -> Callable[[T], T]:
        """Stand in for the typing decorator, which only type checkers need."""
        return lambda function: function

    class _Words(type):
        """The class of a StrEnum: makes the members, finds and lists them, keeps them as they are.

        A member is every text of the class body but those with an underscore in front.
        """

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            words = {
                key: value
                for key, value in body.items()
                if value.__class__ is str and key[0] != "_"
            }
            made = type.__new__(cls, name, bases, body)
            members = {}
            for key, value in words.items():
                if value in members:
                    raise ValueError(f"{name}.{key} and {members[value].name} are both {value!r}")
                members[value] = member = str.__new__(made, value)
                member.__dict__.update(name=key, value=value)
                type.__setattr__(made, key, member)
            type.__setattr__(made, "_members", members)
            return made

        def __call__(cls, value: str) -> Any:
            found = cls._members.get(value)
            if found is None:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}")
            return found

        def __iter__(cls) -> Iterator[Any]:
            return iter(cls._members.values())

        def __len__(cls) -> int:
            return len(cls._members)

        def __contains__(cls, value: object) -> bool:
            return value in cls._members

        def __setattr__(cls, name: str, value: object) -> None:
            raise AttributeError(f"{cls.__name__} is fixed: {name} cannot be set")

    class StrEnum(str, metaclass=_Words):  # noqa: SLOT000  members have a name and a value
        """A closed set of words, each with its ``name`` and its ``value``; a member is a str."""

        def __repr__(self) -> str:
            return f"<{type(self).__name__}.{self.name}: {self.value!r}>"

        def __str__(self) -> str:
            return self.value

        __format__ = str.__format__

        def __setattr__(self, name: str, value: object) -> None:
            raise AttributeError(f"{self!r} is fixed: {name} cannot be set")

        def __reduce__(self) -> tuple[type, tuple[str]]:
            return type(self), (self.value,)

        def __deepcopy__(self, memo: object) -> Any:
            return self


__all__ = ["StrEnum", "fields", "record", "replace"]


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


# Constructors of up to eighteen fields. A record's own is one of them with its fields' names, and
# with their setters for A, B … (which give None, so that ``or`` goes on to the next). Compiling
# one a record, as dataclasses does, would take a tenth of the time of a whole short diff.
# fmt: off
_CONSTRUCTORS = (
    lambda o: None,  # noqa: ARG005
    lambda o, a: A(o, a),  # noqa: PLW0108
    lambda o, a, b: A(o, a) or B(o, b),
    lambda o, a, b, c: A(o, a) or B(o, b) or C(o, c),
    lambda o, a, b, c, d: A(o, a) or B(o, b) or C(o, c) or D(o, d),
    lambda o, a, b, c, d, e: A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e),
    lambda o, a, b, c, d, e, f: A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f),
    lambda o, a, b, c, d, e, f, g: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
    ),
    lambda o, a, b, c, d, e, f, g, h: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
        or H(o, h)
    ),
    lambda o, a, b, c, d, e, f, g, h, i: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
        or H(o, h) or I(o, i)
    ),
    lambda o, a, b, c, d, e, f, g, h, i, j: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
        or H(o, h) or I(o, i) or J(o, j)
    ),
    lambda o, a, b, c, d, e, f, g, h, i, j, k: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
        or H(o, h) or I(o, i) or J(o, j) or K(o, k)
    ),
    lambda o, a, b, c, d, e, f, g, h, i, j, k, m: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
        or H(o, h) or I(o, i) or J(o, j) or K(o, k) or M(o, m)
    ),
    lambda o, a, b, c, d, e, f, g, h, i, j, k, m, n: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
        or H(o, h) or I(o, i) or J(o, j) or K(o, k) or M(o, m) or N(o, n)
    ),
    lambda o, a, b, c, d, e, f, g, h, i, j, k, m, n, p: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
        or H(o, h) or I(o, i) or J(o, j) or K(o, k) or M(o, m) or N(o, n) or P(o, p)
    ),
    lambda o, a, b, c, d, e, f, g, h, i, j, k, m, n, p, q: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
        or H(o, h) or I(o, i) or J(o, j) or K(o, k) or M(o, m) or N(o, n) or P(o, p)
        or Q(o, q)
    ),
    lambda o, a, b, c, d, e, f, g, h, i, j, k, m, n, p, q, r: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
        or H(o, h) or I(o, i) or J(o, j) or K(o, k) or M(o, m) or N(o, n) or P(o, p)
        or Q(o, q) or R(o, r)
    ),
    lambda o, a, b, c, d, e, f, g, h, i, j, k, m, n, p, q, r, s: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
        or H(o, h) or I(o, i) or J(o, j) or K(o, k) or M(o, m) or N(o, n) or P(o, p)
        or Q(o, q) or R(o, r) or S(o, s)
    ),
    lambda o, a, b, c, d, e, f, g, h, i, j, k, m, n, p, q, r, s, t: (
        A(o, a) or B(o, b) or C(o, c) or D(o, d) or E(o, e) or F(o, f) or G(o, g)
        or H(o, h) or I(o, i) or J(o, j) or K(o, k) or M(o, m) or N(o, n) or P(o, p)
        or Q(o, q) or R(o, r) or S(o, s) or U(o, t)
    ),
)
# fmt: on
_SETTERS = "ABCDEFGHIJKMNPQRSU"


def _constructor(made: type, defaults: tuple[object, ...]) -> Callable[..., None]:
    """``__init__`` of a record: its fields in order, the last ones with the defaults."""
    names = fields(made)
    if len(names) >= len(_CONSTRUCTORS):
        return _wide_constructor(made, names, defaults)
    code = _CONSTRUCTORS[len(names)].__code__.replace(
        co_varnames=("self", *names),
        co_name="__init__",
        co_qualname=f"{made.__qualname__}.__init__",
    )
    setters = [made.__dict__[name].__set__ for name in names]
    function: Any = type(_constructor)
    return function(  # type: ignore[no-any-return]
        code, dict(zip(_SETTERS, setters, strict=False)), None, defaults
    )


def _wide_constructor(
    made: type, names: tuple[str, ...], defaults: tuple[object, ...]
) -> Callable[..., None]:
    """The same for a record of many fields, such as options, of which few are ever made."""
    usual = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
    setters = {name: made.__dict__[name].__set__ for name in names}

    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807
        if len(values) > len(names):
            raise TypeError(f"{made.__name__} has {len(names)} fields, not {len(values)}")
        given = dict(zip(names, values, strict=False))
        twice = given.keys() & named.keys()
        unknown = named.keys() - setters.keys()
        missing = setters.keys() - usual.keys() - given.keys() - named.keys()
        if twice or unknown or missing:
            wrong = min(twice or unknown or missing)
            raise TypeError(f"{made.__name__}: {wrong} is unknown, missing or given twice")
        for name, value in {**usual, **given, **named}.items():
            setters[name](self, value)

    return __init__


@dataclass_transform(frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make a frozen, slotted record of an annotated class.

    Fields are the class's annotations in order; a value given in the class body is the default and
    must be immutable, for all instances share it. A method that the class defines itself is kept.
    Raises TypeError when a field without a default follows one with it.
    """
    # Not inspect.get_annotations: importing inspect is what records are there to avoid.
    names = tuple(cls.__dict__.get("__annotations__", ()))  # noqa: RUF063
    body = {k: v for k, v in cls.__dict__.items() if k not in ("__dict__", "__weakref__")}
    defaults = tuple([body.pop(name) for name in names if name in body])
    if not cls.__dict__.keys().isdisjoint(names[: len(names) - len(defaults)]):
        raise TypeError(f"{cls.__name__}: fields with a default come last")
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
    made.__init__ = _constructor(made, defaults)
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
