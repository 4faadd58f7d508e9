"""Dutch public holidays on which most shops are closed (Good Friday is none of them)."""

from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (Meeus/Jones/Butcher).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap, left = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, rest = divmod(in_century, 4)
    weekday = (32 + 2 * left + 2 * quarter - moon - rest) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _royal_day(year: int) -> date:
    """Koningsdag is 27 April (until 2013 Koninginnedag, 30 April); on a Sunday the day before, until 1979 after."""
    day = date(year, 4, 27 if year >= 2014 else 30)
    if day.weekday() == 6:
        return day + timedelta(days=1 if year < 1980 else -1)
    return day


def dutch_holidays(year: int) -> frozenset[date]:
    """Nieuwjaarsdag, Pasen, Koningsdag, Bevrijdingsdag (every fifth year), Hemelvaart, Pinksteren and Kerst.

    >>> date(2025, 5, 5) in dutch_holidays(2025), date(2024, 5, 5) in dutch_holidays(2024)
    (True, False)
    """
    sunday = easter(year)
    days = {date(year, 1, 1), _royal_day(year), date(year, 12, 25), date(year, 12, 26)}
    days |= {sunday + timedelta(days=after) for after in (0, 1, 39, 49, 50)}
    if year >= 1990 and year % 5 == 0:
        days.add(date(year, 5, 5))
    return frozenset(days)
