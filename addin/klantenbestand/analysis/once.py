"""A part of the work that several others need, done once for each set of purchases (or of results on a workbook)."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Source = TypeVar("Source")
Result = TypeVar("Result")


def once(work: Callable[[Source], Result]) -> Callable[[Source], Result]:
    """The function, remembering its result as long as what it was given exists (which never changes, and is told apart
    by identity)."""
    known: WeakKeyDictionary[Source, Result] = WeakKeyDictionary()

    @wraps(work)
    def remembered(source: Source) -> Result:
        if source not in known:
            known[source] = work(source)
        return known[source]

    return remembered
