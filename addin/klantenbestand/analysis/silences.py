"""Silences between the days on which a shop sells: which are longer than chance and its own pauses explain.

What lies beyond such a silence is not there (the file ended), or was typed in a wrong year.
"""

from math import exp

import numpy as np

from klantenbestand.analysis.periods import IntArray
from klantenbestand.analysis.thin import SILENT_DAYS

_YEAR = 365
LOOKED_AT = 3 * _YEAR  # days: pauses of longer ago say nothing about now
_LONGER = 1.25  # times the longest pause of those years
_CLOSED = 2.0  # the same of a shop that closes: its holidays are not equally long
_OF_ANOTHER_KIND = 10  # times the mean of the others: so long is a pause of which chance knows nothing
_CHANCE = 0.002  # of a silence as long as this, in a shop that sells as this one did
_FEW_DAYS = 3  # days with a sale on their own, before or after all others: mistyped, or the start of what is missing
_FEW_BY_CHANCE = 0.05  # of so few days with a sale since, had the shop gone on as before
_DAYS_TO_COMPARE = 10  # days with a sale that tell what was to be expected
_SLOW_START = 400  # days that a shop may wait after its first few sales: those of one fair, until the next year's


def ended(days: IntArray, today: int) -> int | None:
    """The day on which the sales on these days (rising) end, where that is long before `today`; else None."""
    for late in range(min(_FEW_DAYS, len(days) - 1), -1, -1):
        before = _without_early(days[: len(days) - late])
        last = int(before[-1])
        if late and not _are_few(late, before, today - last):
            continue
        if (int(days[-late]) if late else today) - last > longest_silence(before):
            return last
    return None


def span(days: IntArray, today: int) -> tuple[int, int | None]:
    """Between which of these days with a sale (rising) the data are there: the first that is not far before all others,
    and that on which they end long before `today`, None where they do not."""
    last = ended(days, today)
    known = days if last is None else days[days <= last]
    return int(known[far_before(known)]), last


def far_before(days: IntArray) -> int:
    """How many of these days with a sale (rising) lie far before all others: 0 to 3. The mirror of `ended`.

    The pause after them is longer than any that is usual in the first years of the others, so few days are hardly ever
    chance, and it lasts well over a year: who sells a little and opens half a year later began with that little.
    """
    others = -days[::-1]
    for early in range(min(_FEW_DAYS, len(days) - 1), 0, -1):
        after = others[: len(days) - early]
        first, pause = int(after[-1]), int(days[early] - days[early - 1])
        if pause > max(_SLOW_START, longest_silence(after)) and _are_few(early, after, -int(days[0]) - first):
            return early
    return 0


def _without_early(days: IntArray) -> IntArray:
    """Without a few days that lie far before all others, so that their pause is not taken for a usual one: dates typed
    in the wrong year, and not the days of one fair before the next year's."""
    for early in range(_FEW_DAYS, 0, -1):
        rest = days[early:]
        if len(rest) < _DAYS_TO_COMPARE:
            continue
        pause, all_others = int(rest[0] - days[early - 1]), int(rest[-1] - rest[0])
        if pause > longest_silence(rest) and (pause > _SLOW_START or 2 * all_others > pause):
            return rest
    return days


def longest_silence(days: IntArray) -> float:
    """After how many days without a sale a shop that sold on these days (rising) must have sold something.

    Longer than its longest pause of the last three years (twice as long, of a shop with holidays), and longer than
    chance makes it in 2 of 1,000 shops: the forward wait from a random day is mean(gap^2) / (2 mean(gap)) on average
    (length-biased sampling; Cox, Renewal Theory (1962), 5.3), taken as exponential and as known from so many gaps as
    would have that spread.
    """
    gaps = np.diff(days[days > days[-1] - LOOKED_AT]).astype(np.float64)
    if not len(gaps):
        return float(SILENT_DAYS)
    total, squares = float(gaps.sum()), float(gaps @ gaps)
    wait, known = squares / (2 * total), 2 * total**2 / squares
    rest = gaps[gaps < gaps.max() / 2]
    closes = len(rest) >= _DAYS_TO_COMPARE and gaps.max() > _OF_ANOTHER_KIND * rest.mean()
    by_chance = wait * known * float(_CHANCE ** (-1 / known) - 1)
    return max(float(SILENT_DAYS), (_CLOSED if closes else _LONGER) * float(gaps.max()), by_chance)


def _are_few(late: int, before: IntArray, silent: int) -> bool:
    """Whether a shop that went on as before would hardly ever have so few days with a sale in the `silent` ones."""
    if len(before) < _DAYS_TO_COMPARE:
        return False
    last = int(before[-1])
    year = before[before > last - _YEAR]
    expected = silent * len(year) / min(_YEAR, last - int(before[0]) + 1)
    term = chance = exp(-expected)  # Poisson
    for number in range(1, late + 1):
        term *= expected / number
        chance += term
    return chance < _FEW_BY_CHANCE
