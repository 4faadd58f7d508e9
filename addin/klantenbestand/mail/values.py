"""What a template may print: Dutch numbers and dates, and nothing at all for an empty cell. Never 'nan' or 'None'."""

import math
import unicodedata
from datetime import date, datetime
from typing import Any, Final

from markupsafe import Markup

from klantenbestand.words.wording import decimal, short_day

# Around each value in a text, so that a name with an asterisk or a bracket is never read as markup (see markup.py).
# Private-use characters, taken out of all values.
OPEN, CLOSE = "\ue000", "\ue001"


class Empty:
    """The value of an empty cell: prints nothing, is false, and every comparison with it is false.

    So `{% if omzet > 500 %}` neither stops nor holds for a customer without purchases.
    """

    def __str__(self) -> str:
        return ""

    __repr__ = __str__

    def __bool__(self) -> bool:
        return False

    def _no(self, _other: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _no

    def _nothing(self, *_others: object) -> "Empty":
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _nothing
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __neg__ = __abs__ = __round__ = _nothing


EMPTY: Final = Empty()


class Marked(str):
    """Text of our own that may hold markup, such as the link in the afmeldregel."""

    __slots__ = ()


class Linked(str):
    """A web or mail address of the owner himself, that becomes a link in a text."""

    __slots__ = ()


def clean(value: object) -> str:
    """The text of a cell on one line: no line breaks, control characters, or spaces too many; empty is ''.

    >>> clean("Jan\\r\\nBcc: x@example.nl"), clean(float("nan")), clean(None)
    ('Jan Bcc: x@example.nl', '', '')
    """
    if is_missing(value):
        return ""
    text = value if isinstance(value, str) else str(value)
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = (" " if _is_break(char) else char for char in unicodedata.normalize("NFC", text) if _may_stay(char))
    return " ".join("".join(kept).split())


def is_missing(value: object) -> bool:
    """None, EMPTY, NaN, NaT (not equal to themselves) or pandas' NA (which answers neither yes nor no)."""
    if value is None or value is EMPTY:
        return True
    try:
        return bool(value != value)  # noqa: PLR0124
    except TypeError:
        return True


def as_value(value: Any) -> Any:
    """A cell of a frame as a template sees it: text, int, float, date or EMPTY."""
    if is_missing(value):
        return EMPTY
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else float(value)
    return value.item() if hasattr(value, "item") else value


def printable(value: object) -> object:
    """What `{{ ... }}` prints; text is left as it is (also Markup, which autoescape then leaves alone).

    >>> printable(1234.5), printable(date(2026, 1, 3)), printable(True), printable(2026), printable(float("nan"))
    ('1.234,50', '03-01-2026', 'ja', 2026, '')
    """
    if isinstance(value, str):  # Markup and Marked too
        return value
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return "" if not math.isfinite(value) else decimal(value, 2)
    if isinstance(value, date):
        return "" if is_missing(value) else short_day(value)
    return "" if is_missing(value) else value


def without_guards(text: str) -> str:
    """The text without the marks around values, on one line: for a subject."""
    return clean(text.replace(OPEN, "").replace(CLOSE, ""))


def as_html(text: str) -> Markup:
    """Text that was made as HTML by us, not to be escaped again."""
    return Markup(text)  # noqa: S704  (callers escape what came from a cell)


def _is_break(char: str) -> bool:
    return char in "\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def _may_stay(char: str) -> bool:
    # Cc and Cf are control and formatting (also those that turn the reading direction), Cs halves of a pair, Co private
    # use: OPEN and CLOSE. The joiners of emoji and of Arabic and Indian scripts are Cf, and stay.
    return _is_break(char) or char in "\u200c\u200d" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"}
