"""The button *Samenvoegen*: carries out what a person decided on *Dubbelen*, checks it, and leaves the rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.journal import write_journal
from klantenbestand.book.memory import read_memory
from klantenbestand.duplicates.fingerprint import fingerprints
from klantenbestand.duplicates.merges import Left, Merges, merges
from klantenbestand.reading.data import Data, read_data
from klantenbestand.steps.checked import Checked, read_and_check
from klantenbestand.steps.dubbelen import put_proposals
from klantenbestand.steps.duplicate_memory import Refusal, after_merging
from klantenbestand.steps.merge_changes import Changes, changes_of, needed_columns, new_numbers
from klantenbestand.steps.merge_check import Totals, check_merged, totals
from klantenbestand.steps.merged_rows import rows_that_go
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.steps.proposing import decisions, propose, shown_fields
from klantenbestand.tabs import samengevoegd as tab
from klantenbestand.words.errors import SafetyError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.sheets import CUSTOMERS, NUMBERS
from klantenbestand.words.texts.duplicates import LEFT
from klantenbestand.words.texts.steps import done
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import day, euro, listing, plural

STEP = "samenvoegen"
Ask = Callable[[Sequence[str]], bool]
_PLANNED = 20  # groups that are named in the plan


@dataclass(frozen=True)
class Carried:
    """The workbook as it was and as it is now, not yet written; what changed, and what there is to tell of it."""

    before: Data
    after: Checked
    changes: Changes
    totals: Totals
    notes: tuple[Finding, ...]


def samenvoegen(book: FileBook, run: Run, ask: Ask | None = None) -> Outcome:
    """Merge the groups that stand on *Samenvoegen* and were not changed since; `ask` is shown the plan first.

    Raises SafetyError where the workbook, read again after the changes, is not what it should be; nothing is written
    then. `json["bestand"]` is None where nothing was.
    """
    checked = read_and_check(book, run)
    customers = checked.data.customers
    if customers is None:
        return _outcome(run, checked.findings, [done("doubles.not", reason=done("no-customers"))], None)
    decided = decisions(book, customers, read_memory(book), run)
    pairs = [one.pair for one in decided.refused]
    wanted = merges(customers.frame, shown_fields(customers), decided.answers, decided.shown, pairs)
    said = [*plan_sentences(checked.data, wanted), *(_left_sentence(one) for one in wanted.left)]
    if not wanted.accepted:
        return _outcome(run, _left_findings(checked.data, wanted), said, wanted)
    if ask is not None and not ask(said):
        return _outcome(run, Findings(), [done("merge.declined")], None)
    outcome = _carry_out(book, run, checked, wanted, decided.refused)
    return outcome if ask is not None else replace(outcome, messages=(*said, *outcome.messages))


def _carry_out(book: FileBook, run: Run, checked: Checked, wanted: Merges, refused: Sequence[Refusal]) -> Outcome:
    assert checked.data.customers is not None
    moment = pd.Timestamp(run.peildatum)
    gone, formats = rows_that_go(book, checked.data.customers, wanted, moment)
    carried = carry_out(book, checked.data, wanted, run)
    customers = carried.after.data.customers
    assert customers is not None
    stays = [one.survivor.row for one in wanted.accepted]
    prints = {
        str(customers.frame.at[row, "customer"]): text for row, text in fingerprints(customers.frame, stays).items()
    }
    proposed = propose(book, customers, run, after_merging(refused, wanted.moved, prints))
    left = _left_findings(carried.after.data, wanted)
    after = Checked(carried.after.data, carried.after.findings + left + Findings(carried.notes))
    key = [tab.DAY, customers.headers["customer"]]
    earlier = book.own_table(tab.NAME, tab.NAME)
    period = say("period.today", peildatum=day(run.peildatum))
    merged_tab = tab.samengevoegd(earlier, gone, formats, period, key)
    findings = _written(
        book, run, carried, lambda: put_proposals(book, run, STEP, after, proposed=proposed, more=(merged_tab,))
    )
    messages = [_done_sentence(wanted, carried.totals), done("merge.open", open=proposed.open_count)]
    messages += [] if book.in_place else [done("merge.copy")]
    return _outcome(run, findings, messages, wanted, written=True, open_count=proposed.open_count)


def _written(book: FileBook, run: Run, carried: Carried, put: Callable[[], Findings]) -> Findings:
    """Writes the journal and then the workbook; without the one not the other."""
    journal = write_journal(book.target, STEP, run.now, carried.changes.told)
    try:
        return put()
    except BaseException:
        journal.unlink(missing_ok=True)
        raise


def carry_out(book: FileBook, data: Data, wanted: Merges, run: Run) -> Carried:
    """Changes the cells, not yet on disk, reads the workbook again and checks it."""
    run.progress("Samenvoegen", 0.45)
    data, notes = _with_room(book, data, wanted)
    changes = changes_of(book, data, wanted)
    cells = dict(changes.cells)
    if data.numbers is not None:
        numbers = new_numbers(data, book, wanted, pd.Timestamp(run.peildatum))
        cells[data.numbers.name] = {**cells.get(data.numbers.name, {}), **numbers}
    refused = book.set_cells(cells)
    if refused:
        raise SafetyError("merge-cells-refused", sheet=next(iter(refused)))
    run.progress("Nakijken", 0.5)
    after = read_and_check(book, run)
    found = check_merged(data, after.data, wanted, run)
    joined = totals(data, run).orders - found.orders
    if joined:
        notes.append(Finding("merge-orders-joined", details={"orders": plural(joined, "order", "orders")}))
    return Carried(data, after, changes, found, tuple(notes))


def _with_room(book: FileBook, data: Data, wanted: Merges) -> tuple[Data, list[Finding]]:
    """The workbook with the columns and the sheet *Nummers* that are needed, read again where they came."""
    notes: list[Finding] = []
    assert data.customers is not None
    for key in needed_columns(data.customers, wanted):
        assert data.customers is not None
        book.add_column(data.customers.area, CUSTOMERS[key].header)
        data = read_data(book)
    if data.numbers is None:
        if NUMBERS.name.casefold() in {sheet.name.casefold() for sheet in book.sheets()}:
            return data, [Finding("merge-numbers-unusable", sheet=NUMBERS.name)]
        book.add_sheets([NUMBERS], data.settings, with_settings=False)
        data = read_data(book)
    return data, notes


def plan_sentences(data: Data, wanted: Merges) -> list[str]:
    """What will be done, for a person to read before it is."""
    if not wanted.accepted:
        return [done("merge.nothing")]
    groups = plural(len(wanted.accepted), "groep", "groepen")
    lines = [done("merge.plan", groups=groups, rows=plural(len(wanted.moved), "rij", "rijen"))]
    for one in wanted.accepted[:_PLANNED]:
        gone = [number for number in one.group.customers if number != one.survivor.customer]
        lines.append(done("merge.plan.group", gone=listing(gone), stays=one.survivor.customer))
    if len(wanted.accepted) > _PLANNED:
        lines.append(done("merge.plan.more", count=len(wanted.accepted) - _PLANNED))
    counts = {
        word: sum(int(sheet.frame["customer"].isin(list(wanted.moved)).sum()) for sheet in (part,) if sheet is not None)
        for word, part in (("purchases", data.purchases), ("contacts", data.contacts))
        if part is None or "customer" in part.frame
    }
    purchases = plural(counts.get("purchases", 0), "regel van Aankopen", "regels van Aankopen")
    contacts = plural(counts.get("contacts", 0), "contact", "contacten")
    return [*lines, done("merge.plan.moves", purchases=purchases, contacts=contacts)]


def _reason(one: Left) -> tuple[str, str]:
    reason, todo = LEFT[one.why]
    return reason.format(fields=listing(CUSTOMERS[key].header for key in one.fields)), todo


def _left_sentence(one: Left) -> str:
    reason, todo = _reason(one)
    return done("merge.left", group=one.key, reason=reason, todo=todo)


def _left_findings(data: Data, wanted: Merges) -> Findings:
    customers = data.customers
    assert customers is not None
    place = customers.place("customer")
    found = []
    for one in wanted.left:
        reason, todo = _reason(one)
        rows = [int(row) for row in customers.frame.index[customers.frame["customer"].isin(one.customers)]][:1]
        details = {"group": one.key, "reason": reason, "todo": todo}
        found.append(Finding("merge-left", place.sheet, place.column, place.letter, rows=rows, details=details))
    return Findings.of(found)


def _done_sentence(wanted: Merges, found: Totals) -> str:
    return done(
        "merge.done",
        groups=plural(len(wanted.accepted), "groep is", "groepen zijn"),
        revenue=euro(found.cents / 100, cents=True),
        orders=plural(found.orders, "order", "orders"),
        contacts=plural(found.contacts, "contact", "contacten"),
    )


def _outcome(
    run: Run,
    findings: Findings,
    messages: Sequence[str],
    wanted: Merges | None,
    *,
    written: bool = False,
    open_count: int | None = None,
) -> Outcome:
    json: dict[str, Any] = {**base_json(STEP, run, findings), **_json(wanted, written=written)}
    return Outcome(STEP, findings, tuple(messages), {**json, "te_beoordelen": open_count})


def _json(wanted: Merges | None, *, written: bool) -> Mapping[str, Any]:
    merged = [
        {
            "klantnummer": one.survivor.customer,
            "vervallen": [number for number in one.group.customers if number != one.survivor.customer],
        }
        for one in (wanted.accepted if wanted and written else ())
    ]
    left = [{"klantnummers": list(one.customers), "reden": _reason(one)[0]} for one in (wanted.left if wanted else ())]
    return {"samengevoegd": merged, "niet_samengevoegd": left, "bestand": None}
