"""Who wants no more mail, and whose mail came back: from the list of a mailing service, or from pasted addresses.

Known are the exports of Mailchimp (a zip, or its unsubscribed_ and cleaned_ files), Laposta, MailerLite, Brevo and
HubSpot, by the words in their columns; and any list with a column of addresses. Text in which addresses stand is a list
too. Where nothing tells who unsubscribed, the list is refused, unless the owner said that everyone on it did.
"""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from klantenbestand.reading.pasted_addresses import (
    HEADERS,
    addresses_in,
    is_header,
    named,
    short,
    unread_cells,
    unread_in,
)
from klantenbestand.reading.text_files import decoded, text_rows
from klantenbestand.reading.texts import fold
from klantenbestand.reading.unsubscribe_table import GRAVEST, Table, Why, is_of_who_stays, told_by
from klantenbestand.words.errors import UsageError
from klantenbestand.words.frozen import frozen

_LARGEST = 50_000_000  # bytes of a list: millions of addresses
_NAMED = 20  # texts that an error names


@frozen
class Entry:
    """One address on the list, in small letters; `day` as far as the list says it."""

    email: str
    why: Why
    day: date | None = None


@frozen
class Unsubscribes:
    """What a list says: each address once, with the gravest reason and its last day.

    `passed_over`: rows about people who are still subscribed, or whose mailbox was only full; `unread`: what stands
    where an address should, or in a row without one: somebody may be meant. `service` is the mailing service, "" where
    the list does not show it.
    """

    entries: tuple[Entry, ...] = ()
    passed_over: int = 0
    unread: tuple[str, ...] = ()
    service: str = ""
    is_list: bool = False  # a table that a program made, and not pasted text


_SERVICES = (
    ("Mailchimp", ("leid", "euid", "unsubtime", "cleantime", "memberrating")),
    ("Brevo", ("sttext", "brevo", "sendinblue", "emailblacklisted", "emailblocklisted")),
    ("MailerLite", ("subscriber", "mailerlite")),
    ("Laposta", ("laposta",)),
)


def unsubscribes_in(path: Path, *, everyone: bool = False) -> Unsubscribes:
    """The list in this file. Raises UsageError where it cannot be read or is no list; else as `read_text_list`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError("list-unreadable", file=path.name) from error
    return read_unsubscribes(data, path.name, everyone=everyone)


def read_unsubscribes(data: bytes, name: str = "", *, everyone: bool = False) -> Unsubscribes:
    """The list in a file; `name` of the file may say what it is a list of. Raises UsageError where it is no list."""
    if len(data) > _LARGEST:
        raise UsageError("list-too-large", file=name)
    if data.startswith(b"PK"):
        return _zipped(data, name)
    return read_text_list(decoded(data), name, everyone=everyone)


def read_text_list(text: str, name: str = "", *, everyone: bool = False) -> Unsubscribes:
    """The list in a text: a table with a column of addresses, or whatever text with addresses in it.

    `everyone`: the owner said that who stands in it wants no more mail. Without that, raises UsageError where neither
    a column, nor the header of the addresses, nor the name of the file tells who unsubscribed.
    """
    rows = text_rows(text) if "\0" not in text else []
    column = _email_column(rows)
    if column is not None:
        return _from_table(rows[0], rows[1:], column, name, everyone=everyone)
    addresses, unread = addresses_in(text), tuple(unread_in(text))
    if not addresses and not name:
        raise UsageError("opt-out-nothing-read", text=named(unread[:_NAMED]) or "(niets)")
    if not addresses:
        raise UsageError("list-without-addresses", file=name)
    first = "" if not rows or any("@" in cell for cell in rows[0]) else " ".join(rows[0])
    why = told_by(name, first) or (Why.UNSUBSCRIBED if everyone else None)
    if why is not None:
        return Unsubscribes(_once(Entry(address, why) for address in addresses), unread=unread)
    if is_of_who_stays(name):
        return Unsubscribes(passed_over=len(addresses))
    raise UsageError("list-does-not-say", file=name or "-")


def read_cells(rows: Iterable[Sequence[str]]) -> Unsubscribes:
    """The addresses in selected cells, row by row: who stands there wants no more mail."""
    selected = list(rows)
    if len(selected) > 1 and all(is_header(cell) for cell in selected[0]):
        del selected[0]
    addresses = [address for row in selected for cell in row for address in addresses_in(cell)]
    unread = tuple(text for row in selected for text in unread_cells(row))
    return Unsubscribes(_once(Entry(address, Why.UNSUBSCRIBED) for address in addresses), unread=unread)


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
        tuple(text for one in lists for text in one.unread),
        next((one.service for one in lists if one.service), ""),
        is_list=True,
    )


def _email_column(rows: Sequence[Sequence[str]]) -> int | None:
    """The column with addresses of a list with a header: by its name, else where most of them stand."""
    if len(rows) < 2 or any("@" in cell for cell in rows[0]):
        return None
    folded = [fold(cell) for cell in rows[0]]
    if known := [folded.index(word) for word in HEADERS if word in folded]:
        return known[0]
    counts = [sum(at < len(row) and bool(addresses_in(row[at])) for row in rows) for at in range(len(folded))]
    return counts.index(max(counts)) if len(folded) > 1 and max(counts) else None


def _from_table(
    header: Sequence[str], rows: Sequence[Sequence[str]], column: int, name: str, *, everyone: bool
) -> Unsubscribes:
    table = Table([fold(cell) for cell in header], rows, column, name, everyone=everyone)
    if table.silent:
        raise UsageError("list-does-not-say", file=name or "-")
    entries, passed_over, unread = [], 0, list[str]()
    for row in rows:
        cell = row[column] if column < len(row) else ""
        why, addresses = table.why(row), addresses_in(cell)
        if why is None:
            passed_over += 1
            continue
        entries += [Entry(address, why, table.day(row, why)) for address in addresses]
        unread += unread_in(cell) or ([] if addresses else [short(", ".join(filter(None, row)))])
    folded = {*table.header, fold(name)}
    service = next((service for service, words in _SERVICES if folded & set(words) or fold(service) in fold(name)), "")
    return Unsubscribes(_once(entries), passed_over, tuple(unread), service, is_list=True)


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each address once: a complaint goes before a wish, a wish before mail that came back."""
    found: dict[str, Entry] = {}
    for one in entries:
        known = found.get(one.email)
        if known is None:
            found[one.email] = one
            continue
        why = min(one.why, known.why, key=GRAVEST.index)
        days = [each.day for each in (one, known) if each.day is not None and each.why is why]
        found[one.email] = Entry(one.email, why, max(days, default=None))
    return tuple(found.values())
