"""The button *Samenvoegen*: carries out what a person decided on *Dubbelen*, checks it, and leaves the rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from klantenbestand.book.file_book import FileBook
from klantenbestand.book.memory import read_memory
from klantenbestand.book.protocol import Book, CellFormula
from klantenbestand.duplicates.merges import Left, Merges, merges
from klantenbestand.reading.data import Data
from klantenbestand.steps.changing import Finish, change
from klantenbestand.steps.checked import Checked, read_and_check
from klantenbestand.steps.dubbelen import proposal_lines, proposal_tabs
from klantenbestand.steps.duplicate_memory import Refusal, after_merging, prints_of
from klantenbestand.steps.merge_changes import changes_of, new_numbers, that_fit
from klantenbestand.steps.merge_check import Totals, check_merged, totals
from klantenbestand.steps.merged_rows import rows_that_go
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.steps.proposing import decisions, propose, remembered, shown_fields
from klantenbestand.steps.row_identity import columns_of
from klantenbestand.steps.row_words import about_rows
from klantenbestand.tabs import samengevoegd as tab
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.sheets import CUSTOMERS, NUMBERS
from klantenbestand.words.texts.duplicates import LEFT
from klantenbestand.words.texts.steps import done
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import day, euro, listing, plural

STEP = "samenvoegen"
Ask = Callable[[Sequence[str]], bool]
_PLANNED = 20  # groups that are named in the plan


def samenvoegen(book: Book, run: Run, ask: Ask | None = None) -> Outcome:
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
    wanted = that_fit(merges(customers.frame, shown_fields(customers), decided.answers, decided.shown, pairs))
    said = [*plan_sentences(checked.data, wanted), *_rows_sentence(book, checked.data, wanted)]
    said += _formulas_sentence(book, checked.data, wanted)
    said += [_left_sentence(one) for one in wanted.left]
    if not wanted.accepted:
        return _outcome(run, _left_findings(checked.data, wanted), said, wanted)
    if ask is not None and not ask(said):
        return _outcome(run, Findings(), [done("merge.declined")], None)
    outcome = _carry_out(book, run, checked, wanted, decided.remembered)
    return outcome if ask is not None else replace(outcome, messages=(*said, *outcome.messages))


def _carry_out(book: Book, run: Run, checked: Checked, wanted: Merges, said: Sequence[Refusal]) -> Outcome:
    data, open_count = checked.data, 0
    assert data.customers is not None
    moment = pd.Timestamp(run.peildatum)
    gone, formats = rows_that_go(book, data.customers, wanted, moment)
    key = [tab.DAY, data.customers.headers["customer"]]
    period = say("period.today", peildatum=day(run.peildatum))
    merged_tab = tab.samengevoegd(book.own_table(tab.NAME, tab.NAME), gone, formats, period, key)
    unusable = _numbers_unusable(book, data)  # who looks for the old number must find it somewhere
    edits = changes_of(book, data, wanted, may_leave=not unusable)
    edits += [] if unusable else new_numbers(wanted, moment)
    merged = {number for one in wanted.accepted for number in one.group.customers}
    prints = prints_of(data.customers.frame, merged)

    def finish(after: Checked) -> Finish:
        nonlocal open_count
        assert after.data.customers is not None
        kept = after_merging(said, wanted.moved, prints, prints_of(after.data.customers.frame, merged))
        proposed = propose(book, after.data.customers, after.data.settings, run, kept)
        open_count = proposed.open_count
        notes = [*unusable, *_joined(data, wanted, run)]
        findings = _left_findings(after.data, wanted) + Findings.of(notes)
        shown = Checked(after.data, after.findings + findings)
        tabs = [*proposal_tabs(run, shown, proposed), merged_tab]
        return Finish(tabs, proposal_lines(book, shown, proposed), remembered(proposed), findings)

    changed = change(
        book, run, STEP, data, edits, finish=finish, verify=lambda old, new: check_merged(old, new, wanted, run)
    )
    gone_rows = 0 if unusable else len(wanted.moved)
    messages = [
        _done_sentence(wanted, totals(data, run, wanted)),
        *about_rows(data.customers.name, gone_rows, changed.stays),
    ]
    messages.append(done("merge.open", open=open_count))
    messages += [] if book.in_place else [done("merge.copy")]
    return _outcome(run, changed.findings, messages, wanted, written=True, open_count=open_count)


def _numbers_unusable(book: Book, data: Data) -> list[Finding]:
    """What to say where the owner has a tab *Nummers* that cannot take old numbers: without the columns for them, or
    with a row of totals below, which has no room."""
    numbers = data.numbers
    if numbers is None:
        is_taken = NUMBERS.name.casefold() in {sheet.name.casefold() for sheet in book.sheets()}
    else:
        is_taken = any(one.totals_rows for one in book.tables() if one.name == numbers.area.table)
    return [Finding("merge-numbers-unusable", sheet=numbers.name if numbers else NUMBERS.name)] if is_taken else []


def _joined(data: Data, wanted: Merges, run: Run) -> list[Finding]:
    """Orders that become one with another of the same customer."""
    joined = totals(data, run).orders - totals(data, run, wanted).orders
    return [Finding("merge-orders-joined", details={"orders": plural(joined, "order", "orders")})] if joined else []


def plan_sentences(data: Data, wanted: Merges) -> list[str]:
    """What will be done, for a person to read before it is."""
    if not wanted.accepted:
        return [done("merge.nothing")]
    groups = plural(len(wanted.accepted), "groep", "groepen")
    lines = [
        done(
            "merge.plan",
            groups=groups,
            rows=plural(len(wanted.moved), "rij van Klanten gaat", "rijen van Klanten gaan"),
        )
    ]
    for one in wanted.accepted[:_PLANNED]:
        gone = [number for number in one.group.customers if number != one.survivor.customer]
        lines.append(
            done(
                "merge.plan.group.more" if len(gone) > 1 else "merge.plan.group",
                gone=listing(gone),
                stays=one.survivor.customer,
            )
        )
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


def _rows_sentence(book: Book, data: Data, wanted: Merges) -> list[str]:
    """What becomes of the rows themselves."""
    if not wanted.accepted or data.customers is None:
        return []
    stay = isinstance(book, FileBook) or bool(_numbers_unusable(book, data))
    return [done("merge.plan.stay" if stay else "merge.plan.leave", sheet=data.customers.name)]


def _formulas_sentence(book: Book, data: Data, wanted: Merges) -> list[str]:
    """Where a customer number that changes is calculated by a formula of the owner: the number itself comes there."""
    lines = []
    for sheet in (data.purchases, data.contacts):
        if sheet is None or "customer" not in sheet.frame or not wanted.accepted:
            continue
        rows = sheet.frame.index[sheet.frame["customer"].isin(list(wanted.moved))]
        held, column = book.cells(sheet.name, rows) if len(rows) else {}, columns_of(sheet)["customer"]
        formulas = sum(isinstance(held.get((int(row), column)), CellFormula) for row in rows)
        if formulas:
            place = {"sheet": sheet.name, "column": sheet.place("customer").column}
            lines.append(done("merge.plan.formulas", cells=plural(formulas, "cel", "cellen"), **place))
    return lines


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
