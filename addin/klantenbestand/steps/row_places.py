"""Where a row stood that left its sheet, told by the rows around it: so that it can come back there, weeks later."""

from collections.abc import Collection, Iterator, Sequence

from klantenbestand.steps.change_edits import Home
from klantenbestand.steps.row_identity import RowTexts

AT_END = 0
_STAYING, _MOST = 3, 40  # rows on each side by which a row is remembered: so many that stay, so many at the most


def homes_of(names: RowTexts, gone: Collection[int]) -> dict[int, Home]:
    """Where each of the rows that go stands now."""
    numbers = _numbers(names)
    rows = list(numbers)
    places = {row: at for at, row in enumerate(rows)}

    def around(ones: Sequence[int]) -> Iterator[str]:
        staying = 0
        for row in ones[:_MOST]:
            if numbers[row]:
                yield numbers[row]
                staying += row not in gone
            if staying == _STAYING:
                return

    return {
        row: Home(row, tuple(around(rows[: places[row]][::-1])), tuple(around(rows[places[row] + 1 :]))) for row in gone
    }


def place_of(names: RowTexts, home: Home) -> int | None:
    """The row before which a row belongs that left: directly under the nearest one that stood above it, else above the
    nearest one that stood below it; AT_END where that is the end. None where the rows around it are gone, or stand in
    another order by now."""
    rows = {number: row for row, number in _numbers(names).items() if number}
    above = [rows[number] for number in home.above if number in rows]
    below = [rows[number] for number in home.below if number in rows]
    order = [*reversed(above), *below]
    if not order or order != sorted(order):
        return None
    before = above[0] + 1 if above else below[0]
    return before if before <= max(names.frame.index) else AT_END


def _numbers(names: RowTexts) -> dict[int, str]:
    """What names each row, "" where that is nothing or not of this row alone."""
    found = {row: " ".join(text) for row, text in names.identities(names.naming).items()}
    seen: dict[str, int] = {}
    for number in found.values():
        seen[number] = seen.get(number, 0) + 1
    return {row: number if number and seen[number] == 1 else "" for row, number in sorted(found.items())}
