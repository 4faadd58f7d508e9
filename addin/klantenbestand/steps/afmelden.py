"""The button *Afmelden*: no more advertising for who does not want it, remembered so that no import brings it back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from klantenbestand.book.memory import read_memory
from klantenbestand.book.ooxml import column_number
from klantenbestand.book.protocol import Book, CellPlace, CellType
from klantenbestand.mail.objections import EVERYTHING, UNDELIVERABLE, with_objections
from klantenbestand.reading.data import Data, read_data
from klantenbestand.reading.unsubscribe_table import Why
from klantenbestand.reading.unsubscribes import Unsubscribes, read_text_list
from klantenbestand.steps.change_plan import has_room
from klantenbestand.steps.changing import Edit, Finish, change
from klantenbestand.steps.checked import Checked, findings_tab, to_do_lines
from klantenbestand.steps.found_customers import found_by, not_one, with_rows
from klantenbestand.steps.objection_memory import objections_in, with_objections_of
from klantenbestand.steps.opt_out_plan import OBJECTION, OptOutPlan, Wanted, edits_of, log_of, opt_out_plan
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.selected import Rows, Who, selected_customers
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.sheets import CONSENTS, CUSTOMERS
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
    chosen = _chosen(book, data, request, run.peildatum)
    asked = [(typed, found_by(data, typed)) for typed in request.customers]
    asked += [(who.number, with_rows(data, who)) for who in chosen.customers]
    wanted = [*chosen.pasted]
    for typed, found in asked:
        if len(found) != 1:
            hits = not_one(STEP, run, data, found, typed)
            return Outcome(STEP, hits.findings, hits.messages, {**hits.json, **_json(OptOutPlan(), written=False)})
        wanted.append(_of_customer(found[0], request, run.peildatum))
    for one in request.lists:
        wanted += _of_list(one, request.what or MAIL, run.peildatum)
    if not wanted and not request.lists:
        raise UsageError("opt-out-nobody-asked")
    if not wanted:
        said = [told("opt-out.nobody"), *plan_sentences(OptOutPlan(), request.lists)]
        return _outcome(run, Findings(), said, OptOutPlan())
    plan = opt_out_plan(data, wanted, objections_in(read_memory(book)))
    said = [*chosen.said, *plan_sentences(plan, request.lists)]
    if not plan.does_something:
        return _outcome(run, Findings(), [*said, told("opt-out.nothing")], plan)
    if ask is not None and not ask(said):
        return _outcome(run, Findings(), [told("opt-out.declined")], plan)
    return _carried_out(book, run, data, plan, () if ask is not None else said)


@dataclass(frozen=True)
class _Chosen:
    """Who was selected in Excel, as customers or as pasted addresses, and what must be said about it."""

    customers: Sequence[Who] = ()
    pasted: Sequence[Wanted] = ()
    said: Sequence[str] = ()


def _of_customer(who: Who, request: Request, day: date) -> Wanted:
    if who.row is None:
        raise UsageError("customer-unlisted", number=who.number)
    return Wanted(request.what or EVERYTHING, day, told("opt-out.source"), row=who.row)


def _chosen(book: Book, data: Data, request: Request, day: date) -> _Chosen:
    """The customers on the selected rows; where none stands there, the e-mail addresses that someone pasted there."""
    if request.rows is None:
        return _Chosen()
    try:
        selected = selected_customers(book, data, request.rows)
    except UsageError as error:
        text, hidden = _pasted(book, request.rows) if error.code == "no-customer-selected" else ("", 0)
        if not text:
            raise
        found = _of_list(read_text_list(text, everyone=True), request.what or MAIL, day)
        return _Chosen(pasted=found, said=_hidden(hidden, "cel", "cellen"))
    return _Chosen(selected.customers, said=_hidden(selected.hidden, "klant", "klanten"))


def _pasted(book: Book, rows: Rows) -> tuple[str, int]:
    """The texts with an address in the selected cells, below each other, and how many more are hidden."""
    found: dict[CellPlace, str] = {}
    for area in rows.areas:
        left, right = area.columns
        cells = book.cells(area.sheet, range(area.first, min(area.last, area.first + _MOST_ROWS) + 1))
        texts = ((place, cell) for place, cell in cells.items() if left <= place[1] <= right)
        found |= {place: cell for place, cell in texts if isinstance(cell, str) and "@" in cell}
    seen = [text for place, text in found.items() if place[0] not in rows.hidden]
    return "\n".join(seen), len(found) - len(seen)


def _hidden(number: int, one: str, many: str) -> list[str]:
    return [told("opt-out.hidden", count=plural(number, one, many))] if number else []


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
    log, findings = _log(book, data, plan)

    def finish(after: Checked) -> Finish:
        memory = read_memory(book)
        known = with_objections(objections_in(memory), plan.remembered)
        shown = Checked(after.data, after.findings + findings)
        tabs, lines = [findings_tab(shown, run)], to_do_lines(book, shown)
        return Finish(tabs, lines, with_objections_of(memory, known), findings)

    changed = change(book, run, STEP, data, [*edits_of(plan, everything=_everything(book, data)), *log], finish=finish)
    own = findings + changed.own
    lines = [*said]
    if plan.opt_outs:
        lines.append(told("opt-out.done", count=plural(len(plan.opt_outs), "klant", "klanten")))
        lines += [told("opt-out.log")] if log else []
    if plan.remembered:
        lines.append(told("opt-out.remembered", count=plural(len(plan.remembered), "kenmerk", "kenmerken")))
    lines += [*in_words(own), *([] if book.in_place else [done("merge.copy")])]
    outcome = _outcome(run, own, lines, plan, written=True)
    return Outcome(STEP, own, outcome.messages, {**outcome.json, "bestand": str(book.place)})


def _log(book: Book, data: Data, plan: OptOutPlan) -> tuple[Sequence[Edit], Findings]:
    """The lines for *Toestemmingen*, and what there is to say where they cannot all stand there."""
    lines, findings = log_of(plan), list[Finding]()
    shared = sum(one.shared for one in plan.opt_outs)
    if shared:
        findings.append(Finding("opt-out-number-shared", sheet=CONSENTS.name, details={"number": shared}))
    taken = CONSENTS.name.casefold() in {sheet.name.casefold() for sheet in book.sheets()}
    code = "opt-out-no-log" if data.consents is None and taken else ""
    if data.consents is not None and not has_room(book, data.consents, len(lines)):
        code = "opt-out-no-room"
    if lines and code:
        findings.append(Finding(code, sheet=CONSENTS.name if data.consents is None else data.consents.name))
    return [] if code else lines, Findings.of(findings)


def _everything(book: Book, data: Data) -> str:
    """The owner's word for an objection to everything: "ja" where his column holds ja and nee."""
    customers = data.customers
    if customers is None or OBJECTION not in customers.letters:
        return EVERYTHING
    column = column_number(customers.letters[OBJECTION])
    cells = book.read(customers.area, {column: CellType.TEXT}).frame[column].dropna()
    words = {str(cell).strip() for cell in cells} - {""}
    if {word.casefold() for word in words} & {*CUSTOMERS[OBJECTION].choices[1:]}:
        return EVERYTHING
    yes = next((word for word in sorted(words) if word.casefold() == "ja"), "")
    own = customers.headers[OBJECTION] != CUSTOMERS[OBJECTION].header
    if yes or not own or {word.casefold() for word in words} != {"nee"}:
        return yes or EVERYTHING
    return "Ja" if "Nee" in words else "ja"


def plan_sentences(plan: OptOutPlan, lists: Sequence[Unsubscribes] = ()) -> list[str]:
    """What will be done, for a person to read before it is."""
    count = plural(len(plan.opt_outs), "klant", "klanten")
    lines = [told("opt-out.plan", count=count)] if plan.opt_outs else []
    for one in plan.opt_outs[:_NAMED]:
        key = "opt-out.row.was" if one.old and one.old != "nee" else "opt-out.row"
        lines.append(told(key, name=one.name or "-", number=one.number or f"rij {one.row}", new=one.new, old=one.old))
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
