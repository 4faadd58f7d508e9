"""The button *Deze klant nakijken*: does this one customer stand in *Klanten* already? Changes nothing."""

from collections.abc import Sequence

import pandas as pd

from klantenbestand.book.memory import read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.duplicates.proposals import QUESTION, RELATED, SURE, Group
from klantenbestand.duplicates.single import check_row
from klantenbestand.reading.data import Data, read_data
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.steps.customer_card import names_of
from klantenbestand.steps.dubbelen import group_json
from klantenbestand.steps.found_customers import customers_meant, not_one
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.proposing import decisions
from klantenbestand.steps.selected import Rows
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.texts.customers import told
from klantenbestand.words.wording import listing

STEP = "dubbelen"
_LISTED = 8  # others that are named


def nakijken(book: Book, run: Run, wanted: str | Rows) -> Outcome:
    """Who the customer that was typed, or on whose row someone stands, may be the same as or belongs with.

    On *Klanten* a row that has no number yet will do. Raises UsageError where there are no customers, or none is meant.
    """
    run.progress("Klanten lezen", 0.2)
    data = read_data(book, only=[CUSTOMERS.key])  # the purchases of years say nothing about who someone is
    customers = data.customers
    row = _typed_row(customers, wanted)
    if row is None:
        found = customers_meant(book, data, wanted)
        row = found[0].row if len(found) == 1 else None
        if row is None:
            return not_one(STEP, run, data, found, wanted)
    if customers is None:
        raise UsageError("no-customers-at-all")
    run.progress("Vergelijken", 0.6)
    refused = [one.pair for one in decisions(book, customers, read_memory(book), run).refused]
    return _outcome(run, data, row, check_row(customers.frame, row, refused))


def _typed_row(customers: SheetData | None, wanted: str | Rows) -> int | None:
    """The first selected row of *Klanten* with something in it."""
    if customers is None or not isinstance(wanted, Rows) or wanted.sheet != customers.name:
        return None
    rows = customers.frame.index
    rows = rows[(rows >= wanted.first) & (rows <= wanted.last)]
    return int(rows[0]) if len(rows) else None


def _outcome(run: Run, data: Data, row: int, groups: Sequence[Group]) -> Outcome:
    assert data.customers is not None
    frame = data.customers.frame
    own = _called(frame, row)
    doubles = [group for group in groups if group.verdict != RELATED]
    findings = Findings()
    if doubles:
        place = data.customers.place("customer")
        others = listing([_called(frame, group.rows[1]) for group in doubles[:_LISTED]])
        details = {"name": own, "others": others}
        finding = Finding("customer-stands-twice", place.sheet, place.column, place.letter, rows=[row], details=details)
        findings = Findings.of([finding])
    lines = [] if doubles else [told("twice.none", name=own)]
    lines += [_line(frame, group) for group in groups[:_LISTED]]
    lines += [told("twice.more", number=len(groups) - _LISTED, name=own)] if len(groups) > _LISTED else []
    json = {
        **base_json(STEP, run, findings),
        "klant": _number(frame, row),
        "groepen": [group_json(one) for one in groups],
    }
    return Outcome(STEP, findings, (*in_words(findings), *lines, told("twice.nothing")), json)


def _line(frame: pd.DataFrame, group: Group) -> str:
    """One other customer, in a sentence."""
    name, row = _called(frame, group.rows[1]), group.rows[1]
    if group.verdict == RELATED:
        return told("twice.related", relation=group.relation.capitalize(), name=name, row=row, reason=group.reason)
    words = {SURE: "Zeker dubbel", QUESTION: "Misschien dezelfde"}
    return told("twice.one", verdict=words[group.verdict], name=name, row=row, reason=group.reason)


def _called(frame: pd.DataFrame, row: int) -> str:
    number = _number(frame, row)
    return f"{names_of(frame, [row])[0]} ({number})" if number else names_of(frame, [row])[0]


def _number(frame: pd.DataFrame, row: int) -> str:
    number = frame.at[row, "customer"]
    return number if isinstance(number, str) else ""
