"""A part of the work that several analyses need, done once for each set of purchases."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from klantenbestand.analysis.orders import Purchases

Result = TypeVar("Result")


def once(work: Callable[[Purchases], Result]) -> Callable[[Purchases], Result]:
    """The function, remembering its result as long as the purchases exist (they never change)."""
    known: WeakKeyDictionary[Purchases, Result] = WeakKeyDictionary()

    @wraps(work)
    def remembered(purchases: Purchases) -> Result:
        if purchases not in known:
            known[purchases] = work(purchases)
        return known[purchases]

    return remembered
