"""How a number or a date reads as text: what the owner sees in a cell of a customer number or a telephone number."""

from datetime import date, datetime
from decimal import Decimal

_TIME_ONLY = (date(1899, 12, 31), date(1904, 1, 1))  # the day of a time without date, in either kind of workbook
_EXACT = 1e15  # Excel holds 15 digits


def number_text(number: float) -> str:
    """Plain digits, never an exponent, at most nine decimals (more are the noise of binary fractions).

    >>> number_text(32.0), number_text(612345678.0), number_text(12.5), number_text(0.1 + 0.2)
    ('32', '612345678', '12.5', '0.3')
    >>> number_text(12345678901234567890.0)
    '12345678901234567000'
    """
    if abs(number) >= _EXACT:
        return format(Decimal(repr(number)), "f").removesuffix(".0")
    text = f"{number:.9f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def date_text(moment: datetime, date_1904: bool) -> str:
    """'2024-02-01', with ' 13:45:00' where it has a time; a time without date is '13:45:00'.

    >>> date_text(datetime(2024, 2, 1), False), date_text(datetime(1899, 12, 31, 9, 30), False)
    ('2024-02-01', '09:30:00')
    """
    if moment.time().replace(microsecond=0) == datetime.min.time():
        return moment.date().isoformat()
    if moment.date() == _TIME_ONLY[date_1904]:
        return moment.time().isoformat("seconds")
    return moment.isoformat(" ", "seconds")
