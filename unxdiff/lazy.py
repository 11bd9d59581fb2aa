"""Values that are made when first asked for: patterns and tables that few texts need.

``functools.cache`` would do, but importing ``functools`` and ``re`` at start-up takes as long as
the rest of a short comparison.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    P = ParamSpec("P")
    T = TypeVar("T")

__all__ = ["lazy"]


def lazy(make: Callable[P, T]) -> Callable[P, T]:
    """A function that computes each answer once; its arguments must be hashable."""
    known: dict[object, T] = {}

    def get(*args: P.args, **kwargs: P.kwargs) -> T:
        if args not in known:
            known[args] = make(*args, **kwargs)
        return known[args]

    get.__doc__ = make.__doc__
    return get
