"""Numbers, dates and lists as a Dutch reader writes them in a sentence."""

import math
from collections.abc import Iterable, Sequence
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


_NO_FRACTION = 1e12  # a number this large has nothing behind the comma that can be rounded to


def _rounded(number: float, digits: int) -> float:
    """Half away from zero, as Excel rounds; format() would round half to even. Never -0."""
    if not math.isfinite(number) or abs(number) > _NO_FRACTION:
        return number
    scale = 10.0**digits
    return math.copysign(math.floor(abs(number) * scale + 0.5 + 1e-9), number) / scale + 0.0


def count(number: float) -> str:
    """
    >>> count(1234567), count(62.5)
    ('1.234.567', '63')
    """
    return decimal(number, 0)


def decimal(number: float, digits: int = 1) -> str:
    """
    >>> decimal(1234.56), decimal(0.25)
    ('1.234,6', '0,3')
    """
    return f"{_rounded(number, digits):,.{digits}f}".translate(str.maketrans(",.", ".,"))


def euro(amount: float, *, cents: bool = False) -> str:
    """Whole euros, or with cents.

    >>> euro(1234.5), euro(-12.345, cents=True)
    ('€ 1.235', '€ -12,35')
    """
    return f"€ {decimal(amount, 2 if cents else 0)}"


def share(fraction: float) -> str:
    """Per cent; one decimal under ten per cent.

    >>> share(0.625), share(0.043), share(1)
    ('63%', '4,3%', '100%')
    """
    percent = fraction * 100
    if percent == 0 or abs(percent) >= 10:
        return f"{count(percent)}%"
    return f"{decimal(percent)}%"


def day(value: date) -> str:
    """
    >>> day(date(2026, 3, 1))
    '1 maart 2026'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """
    >>> short_day(date(2026, 3, 1))
    '01-03-2026'
    """
    return f"{value.day:02d}-{value.month:02d}-{value.year}"


def period(label: str) -> str:
    """The label of a month, quarter or year in words.

    >>> period("2024-01"), period("2024-K1"), period("2024")
    ('januari 2024', 'het eerste kwartaal van 2024', '2024')
    """
    year, _, part = label.partition("-")
    if not part:
        return year
    if part.startswith("K"):
        nth = ("eerste", "tweede", "derde", "vierde")[int(part[1:]) - 1]
        return f"het {nth} kwartaal van {year}"
    return f"{MONTHS[int(part) - 1]} {year}"


def listing(words: Iterable[str]) -> str:
    """
    >>> listing(["mei"]), listing(["mei", "juni", "juli"])
    ('mei', 'mei, juni en juli')
    """
    every = list(words)
    return " en ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def plural(number: int, one: str, many: str) -> str:
    """
    >>> plural(1, "klant", "klanten"), plural(1200, "klant", "klanten")
    ('1 klant', '1.200 klanten')
    """
    return f"{count(number)} {one if number == 1 else many}"


def the_plural(number: int, one: str, many: str) -> str:
    """
    >>> the_plural(1, "klant", "klanten"), the_plural(2, "klant", "klanten")
    ('de klant', 'de 2 klanten')
    """
    return f"de {one}" if number == 1 else f"de {plural(number, one, many)}"


def months(numbers: Sequence[int]) -> str:
    """
    >>> months([11, 12])
    'november en december'
    """
    return listing(MONTHS[number - 1] for number in numbers)
