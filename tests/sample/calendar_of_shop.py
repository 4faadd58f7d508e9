"""When the invented shop is busy: a weight for every day, and time measured in it."""

from bisect import bisect_left
from datetime import date, timedelta
from itertools import accumulate

START = date(2022, 1, 3)
END = date(2026, 11, 14)

_MONTHS = (0.84, 0.82, 0.92, 0.95, 0.98, 0.84, 0.68, 0.72, 0.96, 1.08, 1.34, 1.87)
_WEEKDAYS = (0.55, 0.8, 0.9, 1.0, 1.3, 1.9, 0.45)  # on Sunday only the web shop
_EASTER = (date(2022, 4, 17), date(2023, 4, 9), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5))
_AFTER_EASTER = (1, 39, 50)  # Easter Monday, Ascension, Whit Monday

DAYS = tuple(START + timedelta(days=at) for at in range((END - START).days + 1))


def _closed_days() -> frozenset[date]:
    found = {easter + timedelta(days=after) for easter in _EASTER for after in _AFTER_EASTER}
    for year in range(2022, 2027):
        found |= {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
        found.add(date(year, 4, 26 if date(year, 4, 27).weekday() == 6 else 27))
        found |= {date(year, 8, 1) + timedelta(days=at) for at in range(8)}  # on holiday
    return frozenset(found)


CLOSED = _closed_days()


def weight(day: date) -> float:
    """How busy a day is, 1 = an average one; a little more every year."""
    growth = 1.05 ** ((day - START).days / 365.25)
    closed = 0.3 if day in CLOSED else 1.0
    return _MONTHS[day.month - 1] * _WEEKDAYS[day.weekday()] * growth * closed


def is_open(day: date) -> bool:
    """Whether the counter is open."""
    return day.weekday() != 6 and day not in CLOSED


WEIGHTS = tuple(weight(day) for day in DAYS)
_CLOCK = tuple(accumulate(WEIGHTS))


def shop_time(day: date) -> float:
    """How much has been going on until this day: runs fast in December and slow in July."""
    return _CLOCK[max((day - START).days, 0)]


def day_at(moment: float) -> date | None:
    """The day of a moment in shop time; None after the last day."""
    at = bisect_left(_CLOCK, moment)
    return DAYS[at] if at < len(DAYS) else None
