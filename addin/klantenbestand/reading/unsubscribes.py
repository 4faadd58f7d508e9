"""Who wants no more mail, and whose mail came back: from the list of a mailing service, or from pasted addresses.

Known are the exports of Mailchimp (a zip, or its unsubscribed_ and cleaned_ files), Laposta, MailerLite and Brevo, by
the words in their columns; and any list with a column of addresses. Text in which addresses stand is a list too.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from klantenbestand.reading.dates import date_reader
from klantenbestand.reading.text_files import decoded, text_rows
from klantenbestand.reading.texts import fold
from klantenbestand.words.errors import UsageError

_ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\"'|]+@[^\s@,;:<>()\[\]\"'|]+\.[^\s@,;:<>()\[\]\"'|.]+")
_LARGEST = 50_000_000  # bytes of a list: millions of addresses


class Why(StrEnum):
    """Why someone is on the list; the values are what the owner sees."""

    UNSUBSCRIBED = "afgemeld"
    COMPLAINT = "klacht"
    CAME_BACK = "onbestelbaar"


@dataclass(frozen=True)
class Entry:
    """One address on the list, in small letters; `day` as far as the list says it."""

    email: str
    why: Why
    day: date | None = None


@dataclass(frozen=True)
class Unsubscribes:
    """What a list says: each address once, with the gravest reason and its last day.

    `passed_over`: rows about people who are still subscribed, or whose mailbox was only full; `unread`: rows without
    an address. `service` is the mailing service, "" where the list does not show it.
    """

    entries: tuple[Entry, ...] = ()
    passed_over: int = 0
    unread: int = 0
    service: str = ""
    is_list: bool = False  # a table that a program made, and not pasted text


_EMAIL = ("email", "emailadres", "emailaddress", "mail", "mailadres", "mailaddress", "subscriber", "recipient")
_STATUS = (
    *("status", "state", "toestand", "emailstatus", "subscriptionstatus", "emailmarketingstatus", "sttext", "event"),
    *("gebeurtenis", "type", "bouncetype", "unsubreason", "unsubreasonother", "reden", "reason", "statusrelatie"),
)
_FLAGS = (
    *("unsubscribed", "afgemeld", "uitgeschreven", "optout", "blacklisted", "emailblacklisted", "blocklisted"),
    *("emailblocklisted", "geblokkeerd", "unsubscribe"),
)
_DATES = (
    *("datum", "date", "tijd", "time", "timestamp", "ts", "tijdstip", "moment", "statusdate", "datumstatus"),
    *("lastchanged", "gewijzigd", "gewijzigdop", "modifiedtime", "modifiedat", "updatedat", "updated"),
)
# Words of a status in the order in which they are looked for: "unsubscribed" holds "subscribed".
_WORDS: tuple[tuple[Why | None, tuple[str, ...]], ...] = (
    (Why.COMPLAINT, ("complain", "spam", "junk", "abuse", "klacht")),
    (None, ("soft", "tijdelijk", "deferred", "mailboxfull")),
    (Why.CAME_BACK, ("bounce", "clean", "opgeschoond", "invalid", "ongeldig", "undeliver", "onbestel", "hardb")),
    (Why.UNSUBSCRIBED, ("unsub", "afgemeld", "afmeld", "uitgeschr", "optout", "optedout", "blocklist", "blacklist")),
    (Why.UNSUBSCRIBED, ("geblokkeerd", "blocked", "nolonger", "nevermeant", "inappropriate")),
)
_SERVICES = (
    ("Mailchimp", ("leid", "euid", "unsubtime", "cleantime", "memberrating")),
    ("Brevo", ("sttext", "brevo", "sendinblue", "emailblacklisted", "emailblocklisted")),
    ("MailerLite", ("subscriber", "mailerlite")),
    ("Laposta", ("laposta",)),
)
_GRAVEST = (Why.COMPLAINT, Why.UNSUBSCRIBED, Why.CAME_BACK)
_NO = ("", "0", "nee", "no", "false", "onwaar", "n")


def unsubscribes_in(path: Path) -> Unsubscribes:
    """The list in this file. Raises UsageError where it cannot be read or is no list."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError("list-unreadable", file=path.name) from error
    return read_unsubscribes(data, path.name)


def read_unsubscribes(data: bytes, name: str = "") -> Unsubscribes:
    """The list in a file; `name` of the file may say what it is a list of. Raises UsageError where it is no list."""
    if len(data) > _LARGEST:
        raise UsageError("list-too-large", file=name)
    if data.startswith(b"PK"):
        return _zipped(data, name)
    return read_text_list(decoded(data), name)


def read_text_list(text: str, name: str = "") -> Unsubscribes:
    """The list in a text: a table with a column of addresses, or whatever text with addresses in it."""
    rows = text_rows(text) if "\0" not in text else []
    column = _email_column(rows)
    if column is not None:
        return _from_table(rows[0], rows[1:], column, name)
    found = [Entry(address.casefold().rstrip(".'"), _of_name(name)) for address in _ADDRESS.findall(text)]
    if not found:
        raise UsageError("list-without-addresses", file=name or "-")
    return Unsubscribes(_once(found))


def _zipped(data: bytes, name: str) -> Unsubscribes:
    """Mailchimp hands over its lists in one zip."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            files = [one for one in archive.infolist() if one.filename.lower().endswith((".csv", ".txt"))]
            if not files or sum(one.file_size for one in files) > _LARGEST:
                raise UsageError("list-is-workbook", file=name)
            lists = [read_text_list(decoded(archive.read(one)), one.filename) for one in files if one.file_size]
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise UsageError("list-is-workbook", file=name) from error
    return Unsubscribes(
        _once(entry for one in lists for entry in one.entries),
        sum(one.passed_over for one in lists),
        sum(one.unread for one in lists),
        next((one.service for one in lists if one.service), ""),
        is_list=True,
    )


def _email_column(rows: Sequence[Sequence[str]]) -> int | None:
    """The column with addresses of a list with a header: by its name, else where most of them stand."""
    if len(rows) < 2 or any(_ADDRESS.search(cell) for cell in rows[0]):
        return None
    folded = [fold(cell) for cell in rows[0]]
    if known := [folded.index(word) for word in _EMAIL if word in folded]:
        return known[0]
    counts = [sum(at < len(row) and _ADDRESS.search(row[at]) is not None for row in rows) for at in range(len(folded))]
    return counts.index(max(counts)) if len(folded) > 1 and max(counts) else None


def _from_table(header: Sequence[str], rows: Sequence[Sequence[str]], column: int, name: str) -> Unsubscribes:
    table = _Table([fold(cell) for cell in header], rows, name)
    entries, passed_over, unread = [], 0, 0
    for row in rows:
        address = _ADDRESS.search(row[column]) if column < len(row) else None
        why = table.why(row)
        if address is None:
            unread += 1
        elif why is None:
            passed_over += 1
        else:
            entries.append(Entry(address.group().casefold(), why, table.day(row, why)))
    folded = {*table.header, fold(name)}
    service = next((service for service, words in _SERVICES if folded & set(words) or fold(service) in fold(name)), "")
    return Unsubscribes(_once(entries), passed_over, unread, service, is_list=True)


class _Table:
    """The columns of one list by what they tell."""

    def __init__(self, header: Sequence[str], rows: Sequence[Sequence[str]], name: str) -> None:
        self.header = header
        self._rows = rows
        self._statuses = [at for at, word in enumerate(header) if word in _STATUS]
        self._flags = [at for at, word in enumerate(header) if word in _FLAGS]
        self._left = self._dates(lambda word: any(part in word for part in ("unsub", "afmeld", "uitschr", "optout")))
        self._back = self._dates(lambda word: any(part in word for part in ("clean", "bounce")))
        self._any = self._dates(lambda word: word in _DATES)
        self._usual = _of_name(name)
        self._is_of_subscribers = (
            re.match(r"(non)?subscribed|actie(f|ve)|ingeschreven|aangemeld", fold(name)) is not None
        )

    def why(self, row: Sequence[str]) -> Why | None:
        """Why this row is on the list; None for who is still subscribed."""
        words = "".join(fold(cell) for cell in self._cells(row, self._statuses))
        for why, parts in _WORDS:
            if any(part in words for part in parts):
                return why
        if self._flags and any(fold(cell) not in _NO for cell in self._cells(row, self._flags)):
            return Why.UNSUBSCRIBED
        for columns, why in ((self._left, Why.UNSUBSCRIBED), (self._back, Why.CAME_BACK)):
            if any(self._cells(row, [at for at, _ in columns])):
                return why
        says_nothing = not (self._flags or self._left or self._back or any(self._cells(row, self._statuses)))
        return self._usual if says_nothing and not self._is_of_subscribers else None

    def day(self, row: Sequence[str], why: Why) -> date | None:
        """Since when; None where the list does not say it."""
        for columns in (self._back if why is Why.CAME_BACK else self._left, self._any):
            for at, read in columns:
                day = read(row[at]) if at < len(row) else None
                if day is not None:
                    return day
        return None

    def _dates(self, wanted: Callable[[str], bool]) -> list[tuple[int, Callable[[str], date | None]]]:
        """The columns that `wanted` takes by their header and in which a date stands, with a reader for each."""
        found = []
        for at, word in enumerate(self.header):
            if wanted(word):
                texts = [row[at] for row in self._rows if at < len(row) and row[at]]
                reader = date_reader(texts)
                if any(reader(text).value for text in texts):
                    found.append((at, _reading(reader)))
        return found

    def _cells(self, row: Sequence[str], columns: Iterable[int]) -> list[str]:
        return [row[at] for at in columns if at < len(row)]


def _reading(reader: Callable[[str], object]) -> Callable[[str], date | None]:
    def read(text: str) -> date | None:
        value = getattr(reader(text), "value", None)
        return value if isinstance(value, date) else None

    return read


def _of_name(name: str) -> Why:
    """What the name of a file says that it is a list of; else of people who unsubscribed."""
    folded = fold(name)
    back = any(part in folded for part in ("bounce", "cleaned", "onbestel", "opgeschoond"))
    return Why.CAME_BACK if back else Why.COMPLAINT if "complaint" in folded or "klacht" in folded else Why.UNSUBSCRIBED


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each address once: a complaint goes before a wish, a wish before mail that came back."""
    found: dict[str, Entry] = {}
    for one in entries:
        known = found.get(one.email)
        if known is None:
            found[one.email] = one
            continue
        why = min(one.why, known.why, key=_GRAVEST.index)
        days = [each.day for each in (one, known) if each.day is not None and each.why is why]
        found[one.email] = Entry(one.email, why, max(days, default=None))
    return tuple(found.values())
