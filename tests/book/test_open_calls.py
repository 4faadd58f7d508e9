"""Every call to Excel costs milliseconds: a range is read once and written once, however many rows it has."""

from collections import Counter

import pytest

from book.test_open_book import Desk
from excel_engine.cells import FakeRange
from owner_books import make_tab, rich_book

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension.* is not supported")


@pytest.fixture
def calls(monkeypatch):
    """How often each member of a range is read (get) and written (set)."""
    counted = Counter()

    def count(name, kind, function):
        def called(*args):
            counted[f"{kind} {name}"] += 1
            return function(*args)

        return called

    for name, member in list(vars(FakeRange).items()):
        if isinstance(member, property):
            write = count(name, "set", member.fset) if member.fset else None
            monkeypatch.setattr(FakeRange, name, property(count(name, "get", member.fget), write))
    return counted


def cost(calls: Counter, desk: Desk, rows: int) -> dict[str, int]:
    """The calls of putting a tab of so many rows."""
    calls.clear()
    desk.put([make_tab(rows=rows)])
    return {name: number for name, number in calls.items() if name.endswith(("raw_value", "formula", "number_format"))}


def test_a_tab_of_many_rows_takes_as_many_calls_as_one_of_few(tmp_path, calls):
    made = {}
    for rows in (12, 400):
        desk = Desk(rich_book(tmp_path / f"{rows}.xlsx"))
        made[rows] = [cost(calls, desk, rows), cost(calls, desk, rows)]
    new, refilled = zip(*made.values(), strict=True)
    assert new[0] == new[1]
    assert refilled[0] == refilled[1]
    assert new[0]["set raw_value"] > 0
    assert refilled[0]["set raw_value"] > 0
