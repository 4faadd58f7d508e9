"""Objections in an export of who cannot be told: nobody in *Klanten* gets them, so a person must hear of them."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.book.row_keys import is_empty
from klantenbestand.duplicates.mailboxes import mailbox_of
from klantenbestand.reading.data import Data
from klantenbestand.reading.exports import Export
from klantenbestand.steps.import_buyers import GUEST, Buyers, Taken
from klantenbestand.steps.import_matching import Matched
from klantenbestand.steps.import_notes import few
from klantenbestand.steps.import_refusals import customer_places
from klantenbestand.steps.import_rows import REFUSING, is_refusal
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.texts.importing import phrase
from klantenbestand.words.wording import listing, plural

_NAMED, _MOST = 8, 100  # of a file in the plan, and as findings
_GUESTS_NUMBER = "0"


@frozen
class Stranger:
    """Lines of an export that name somebody (`who`, in words) nobody knows, and what these say in words."""

    who: str
    says: str
    lines: tuple[int, ...]


def strangers(data: Data, taken: Sequence[Taken], buyers: Buyers, found: Matched) -> tuple[tuple[Stranger, ...], ...]:
    """Of each export who is of no customer, old or new, and objects. A line that names nobody at all is left out."""
    there = {} if data.customers is None else customer_places(data.customers.frame)
    placed = {*found.new, *found.same_new, *(row for row in found.known if found.numbers[row] in there)} - {GUEST}
    return tuple(
        tuple(_of_file(one.export, ~np.isin(of_line, list(placed))))
        for one, of_line in zip(taken, buyers.of_line, strict=True)
    )


def _of_file(export: Export, nobodys: NDArray[np.bool_]) -> Iterator[Stranger]:
    customers = export.customers
    keys = [key for key in REFUSING if customers is not None and key in customers]
    if customers is None or not keys:
        return
    numbers = customers.get("customer") if export.lines is None else export.lines.get("customer")
    rows = customers if numbers is None else customers.assign(customer=numbers)
    refused = pd.DataFrame({key: [is_refusal(key, word) for word in rows[key]] for key in keys}, index=rows.index)
    rows = rows[nobodys & refused.any(axis=1).to_numpy(dtype=bool)]
    found: dict[tuple[str, str], dict[int, None]] = {}
    for line, told in zip(rows.index.tolist(), rows.to_dict("records"), strict=True):
        values = {str(key): str(value).strip() for key, value in told.items() if not is_empty(value)}
        if who := _who(values):
            says = [f"{CUSTOMERS[key].header}: {values[key]}" for key in keys if is_refusal(key, values.get(key))]
            found.setdefault((who, listing(says)), {})[abs(line)] = None  # what is paid back is below zero
    for (one, words), lines in found.items():
        yield Stranger(one, words, tuple(lines))


def _who(told: Mapping[str, str]) -> str:
    """What a line says of whose it is; "" for nothing."""
    number, email = told.get("customer", ""), told.get("email", "")
    parts = [f"nummer {number}"] if number not in ("", _GUESTS_NUMBER) else []
    parts += [f"e-mail {email}"] if mailbox_of(email).whole else []
    phone = told.get("mobile") or told.get("phone")
    parts += [f"telefoon {phone}"] if phone else []
    if {"postcode", "house_number"} <= set(told):
        parts.append(f"adres {told['postcode']} {told['house_number']}")
    return ", ".join(parts)


def stranger_sentences(told: Sequence[Stranger]) -> Iterator[str]:
    """For the plan, below the name of the file."""
    for one in told[:_NAMED]:
        yield phrase("plan.stranger", lines=_lines(one), who=one.who, says=one.says)
    if len(told) > _NAMED:
        yield phrase("plan.more", count=len(told) - _NAMED)


def stranger_findings(file: str, told: Sequence[Stranger]) -> Iterator[Finding]:
    """The same, for *Controle*."""
    for one in told[:_MOST]:
        details = {"file": file, "lines": _lines(one), "who": one.who, "says": one.says}
        yield Finding("import-stranger-refuses", details=details)
    if len(told) > _MOST:
        count = plural(len(told) - _MOST, "afmelding", "afmeldingen")
        yield Finding("import-strangers-refuse", details={"file": file, "count": count})


def _lines(one: Stranger) -> str:
    return f"{'regel' if len(one.lines) == 1 else 'regels'} {few(map(str, one.lines))}"
