"""The button *Afmelden*: no more advertising for who does not want it, remembered so that no import brings it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from klantenbestand.book.memory import read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.mail.objections import EVERYTHING, UNDELIVERABLE, with_objections
from klantenbestand.reading.data import Data, read_data
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.reading.unsubscribe_table import Why
from klantenbestand.reading.unsubscribes import Unsubscribes, read_text_list
from klantenbestand.steps.changing import Finish, change
from klantenbestand.steps.checked import Checked, findings_tab, to_do_lines
from klantenbestand.steps.customer_card import row_of
from klantenbestand.steps.found_customers import found_by, not_one
from klantenbestand.steps.objection_memory import objections_in, with_objections_of
from klantenbestand.steps.opt_out_plan import OptOutPlan, Wanted, edits_of, opt_out_plan
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.selected import Rows, selected_customers
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.sheets import CONSENTS
from klantenbestand.words.texts.customers import told
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import plural

STEP = "afmelden"
MAIL = "e-mail"
_MOST_ROWS = 10_000
_NAMED = 20  # customers and addresses that are named in the plan
Ask = Callable[[Sequence[str]], bool]


@dataclass(frozen=True)
class Request:
    """Who is to be left alone: customers by what was typed, the selected rows, and lists of addresses.

    `what` is a word of *Geen reclame*; "": everything for a customer, mail for an address.
    """

    customers: Sequence[str] = ()
    rows: Rows | None = None
    lists: Sequence[Unsubscribes] = ()
    what: str = ""


def afmelden(book: Book, run: Run, request: Request, ask: Ask | None = None) -> Outcome:
    """Set *Geen reclame* for everyone who is meant; `ask` is shown the plan first.

    Where someone typed is not one customer nothing is written; `json["bestand"]` stays None then, and where there was
    nothing to change or the answer was no. Raises UsageError where nobody was asked for; else as `change`.
    """
    data = read_data(book)
    wanted: list[Wanted] = []
    for typed in request.customers:
        numbers = found_by(data, typed)
        if len(numbers) != 1:
            found = not_one(STEP, run, data, numbers, typed)
            return Outcome(STEP, found.findings, found.messages, {**found.json, **_json(OptOutPlan(), written=False)})
        wanted.append(_of_customer(data, numbers[0], request, run.peildatum))
    wanted += _of_rows(book, data, request, run.peildatum)
    for one in request.lists:
        wanted += _of_list(one, request.what or MAIL, run.peildatum)
    if not wanted and not request.lists:
        raise UsageError("opt-out-nobody-asked")
    if not wanted:
        said = [told("opt-out.nobody"), *plan_sentences(OptOutPlan(), request.lists)]
        return _outcome(run, Findings(), said, OptOutPlan())
    plan = opt_out_plan(data, wanted, objections_in(read_memory(book)))
    said = plan_sentences(plan, request.lists)
    if not plan.does_something:
        return _outcome(run, Findings(), [*said, told("opt-out.nothing")], plan)
    if ask is not None and not ask(said):
        return _outcome(run, Findings(), [told("opt-out.declined")], plan)
    return _carried_out(book, run, data, plan, () if ask is not None else said)


def _of_customer(data: Data, number: str, request: Request, day: date) -> Wanted:
    number = followed(number, data.merged)
    row = row_of(data, number)
    if row is None:
        raise UsageError("customer-unlisted", number=number)
    return Wanted(request.what or EVERYTHING, day, told("opt-out.source"), row=row)


def _of_rows(book: Book, data: Data, request: Request, day: date) -> list[Wanted]:
    """The customers on the selected rows; where none stands there, the e-mail addresses that someone pasted there."""
    if request.rows is None:
        return []
    try:
        numbers = selected_customers(book, data, request.rows)
    except UsageError:
        rows = range(request.rows.first, min(request.rows.last, request.rows.first + _MOST_ROWS) + 1)
        cells = book.cells(request.rows.sheet, rows).values()
        text = "\n".join(cell for cell in cells if isinstance(cell, str) and "@" in cell)
        if not text:
            raise
        return _of_list(read_text_list(text, everyone=True), request.what or MAIL, day)
    return [_of_customer(data, number, request, day) for number in numbers]


def _of_list(found: Unsubscribes, what: str, today: date) -> list[Wanted]:
    service = found.service or told("opt-out.source.service")
    source = told("opt-out.source.list", service=service) if found.is_list else told("opt-out.source")
    return [
        Wanted(
            UNDELIVERABLE if entry.why is Why.CAME_BACK else what,
            min(entry.day or today, today),
            source,
            email=entry.email,
        )
        for entry in found.entries
    ]


def _carried_out(book: Book, run: Run, data: Data, plan: OptOutPlan, said: Sequence[str]) -> Outcome:
    names = {sheet.name.casefold() for sheet in book.sheets()}
    no_log = bool(plan.opt_outs) and data.consents is None and CONSENTS.name.casefold() in names
    findings = Findings.of([Finding("opt-out-no-log", sheet=CONSENTS.name)] if no_log else [])

    def finish(after: Checked) -> Finish:
        memory = read_memory(book)
        known = with_objections(objections_in(memory), plan.remembered)
        shown = Checked(after.data, after.findings + findings)
        tabs, lines = [findings_tab(shown, run)], to_do_lines(book, shown)
        return Finish(tabs, lines, with_objections_of(memory, known), findings)

    changed = change(book, run, STEP, data, edits_of(plan, with_log=not no_log), finish=finish)
    own = findings + changed.own
    lines = [*said]
    if plan.opt_outs:
        lines.append(told("opt-out.done", count=plural(len(plan.opt_outs), "klant", "klanten")))
        lines += [] if no_log else [told("opt-out.log")]
    if plan.remembered:
        lines.append(told("opt-out.remembered", count=plural(len(plan.remembered), "kenmerk", "kenmerken")))
    lines += [*in_words(own), *([] if book.in_place else [done("merge.copy")])]
    outcome = _outcome(run, own, lines, plan, written=True)
    return Outcome(STEP, own, outcome.messages, {**outcome.json, "bestand": str(book.place)})


def plan_sentences(plan: OptOutPlan, lists: Sequence[Unsubscribes] = ()) -> list[str]:
    """What will be done, for a person to read before it is."""
    lines = [told("opt-out.plan")] if plan.opt_outs else []
    for one in plan.opt_outs[:_NAMED]:
        key = "opt-out.row.was" if one.old and one.old != "nee" else "opt-out.row"
        lines.append(told(key, name=one.name or "-", number=one.number, new=one.new, old=one.old))
    lines += _more(len(plan.opt_outs), "klant", "klanten")
    if plan.already:
        lines.append(told("opt-out.already", count=plural(len(plan.already), "klant", "klanten")))
    if plan.came_back:
        lines.append(told("opt-out.back", count=plural(len(plan.came_back), "klant", "klanten")))
    if plan.unknown:
        lines.append(told("opt-out.unknown", count=plural(len(plan.unknown), "adres", "adressen")))
        lines += [told("opt-out.address", email=email) for email in plan.unknown[:_NAMED]]
        lines += _more(len(plan.unknown), "adres", "adressen")
    passed_over, unread = (sum(getattr(one, key) for one in lists) for key in ("passed_over", "unread"))
    lines += [told("opt-out.passed", count=plural(passed_over, "regel", "regels"))] if passed_over else []
    lines += [told("opt-out.unread", count=plural(unread, "regel", "regels"))] if unread else []
    return lines


def _more(number: int, one: str, many: str) -> list[str]:
    return [told("opt-out.more", count=plural(number - _NAMED, one, many))] if number > _NAMED else []


def _outcome(
    run: Run, findings: Findings, messages: Sequence[str], plan: OptOutPlan, *, written: bool = False
) -> Outcome:
    return Outcome(STEP, findings, tuple(messages), {**base_json(STEP, run, findings), **_json(plan, written=written)})


def _json(plan: OptOutPlan, *, written: bool) -> dict[str, Any]:
    """What changed, for `--json`; nothing where it was not carried out."""
    return {
        "afgemeld": [
            {"klantnummer": one.number, "was": one.old or None, "wordt": one.new}
            for one in (plan.opt_outs if written else ())
        ],
        "al_afgemeld": list(plan.already),
        "onbestelbaar": [one.number for one in (plan.came_back if written else ())],
        "onbekend": list(plan.unknown),
        "bestand": None,
    }
