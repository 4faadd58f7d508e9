"""The button *Afmelden*: no more advertising for who does not want it, remembered so that no import brings it back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from klantenbestand.book.memory import read_memory
from klantenbestand.book.plain_text import number_text
from klantenbestand.book.protocol import Book, CellContent, CellFormula
from klantenbestand.mail.objections import EVERYTHING, UNDELIVERABLE, with_objections
from klantenbestand.reading.data import Data, read_data
from klantenbestand.reading.pasted_addresses import named
from klantenbestand.reading.unsubscribe_table import Why
from klantenbestand.reading.unsubscribes import Unsubscribes, read_cells
from klantenbestand.steps.change_plan import has_room
from klantenbestand.steps.changing import Edit, Finish, change
from klantenbestand.steps.checked import Checked, findings_tab, to_do_lines
from klantenbestand.steps.found_customers import check_customers, found_by, not_one, with_rows
from klantenbestand.steps.objection_memory import objections_in, with_objections_of
from klantenbestand.steps.objection_word import everything_word
from klantenbestand.steps.opt_out_plan import OptOutPlan, Wanted, edits_of, log_of, opt_out_plan
from klantenbestand.steps.opt_out_words import plan_sentences, unread_findings, unread_sentences
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.selected import Rows, Who, selected_customers
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Finding, Findings
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CONSENTS
from klantenbestand.words.texts.customers import told
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import plural

STEP = "afmelden"
MAIL = "e-mail"
_NAMED = 20  # texts that an error names
Ask = Callable[[Sequence[str]], bool]


@frozen
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

    What was pasted and is no address is named in the plan, in the messages and as a finding. Where someone typed is not
    one customer nothing is written; `json["bestand"]` stays None then, and where there was nothing to change or the
    answer was no. Raises UsageError where nobody was asked for, or nobody is known; else as `change`.
    """
    data = read_data(book)
    if request.customers:
        check_customers(data)
    chosen = _chosen(book, data, request)
    asked = [(typed, found_by(data, typed)) for typed in request.customers]
    asked += [(who.number, with_rows(data, who)) for who in chosen.customers]
    wanted, lists = list[Wanted](), [*chosen.lists, *request.lists]
    for typed, found in asked:
        if len(found) != 1:
            hits = not_one(STEP, run, data, found, typed)
            return Outcome(STEP, hits.findings, hits.messages, {**hits.json, **_json(OptOutPlan(), written=False)})
        wanted.append(_of_customer(found[0], request, run.peildatum))
    for one in lists:
        wanted += _of_list(one, request.what or MAIL, run.peildatum)
    if not wanted and not lists:
        raise UsageError("opt-out-nobody-asked")
    unread = Findings.of(unread_findings(lists))
    if not wanted:
        first = "opt-out.nobody.read" if unread else "opt-out.nobody"
        return _outcome(run, unread, [told(first), *plan_sentences(OptOutPlan(), lists)], OptOutPlan(), lists)
    plan = opt_out_plan(data, wanted, objections_in(read_memory(book)))
    said = [*chosen.said, *plan_sentences(plan, lists)]
    if not plan.does_something:
        nothing = told("opt-out.nothing.read" if unread else "opt-out.nothing")
        return _outcome(run, unread, [*said, nothing], plan, lists)
    if ask is not None and not ask(said):
        return _outcome(run, Findings(), [told("opt-out.declined")], plan, lists)
    return _carried_out(book, run, data, plan, lists, said=said if ask is None else unread_sentences(lists))


@frozen
class _Chosen:
    """Who was selected in Excel, as customers or as pasted addresses, and what must be said about it."""

    customers: Sequence[Who] = ()
    lists: Sequence[Unsubscribes] = ()
    said: Sequence[str] = ()


def _of_customer(who: Who, request: Request, day: date) -> Wanted:
    if who.row is None:
        raise UsageError("customer-unlisted", number=who.number)
    return Wanted(request.what or EVERYTHING, day, told("opt-out.source"), row=who.row)


def _chosen(book: Book, data: Data, request: Request) -> _Chosen:
    """The customers on the selected rows; where none stands there, the e-mail addresses that someone pasted there."""
    if request.rows is None:
        return _Chosen()
    try:
        selected = selected_customers(book, data, request.rows)
    except UsageError as error:
        if error.code != "no-customer-selected":
            raise
        pasted, hidden = _pasted(book, data, request.rows)
        return _Chosen(lists=[pasted], said=_hidden(hidden, "cel", "cellen"))
    return _Chosen(selected.customers, said=_hidden(selected.hidden, "klant", "klanten"))


def _pasted(book: Book, data: Data, rows: Rows) -> tuple[Unsubscribes, int]:
    """The addresses in the selected cells, and how many cells with one are hidden. Raises UsageError without any."""
    found: dict[int, dict[int, str]] = {}
    for area in rows.areas:
        left, right = area.columns
        for (row, column), content in book.cells(area.sheet, range(area.first, area.last + 1)).items():
            if left <= column <= right:
                found.setdefault(row, {})[column] = _text(content)
    texts = {row: [found[row][column] for column in sorted(found[row])] for row in sorted(found)}
    pasted = read_cells(texts[row] for row in texts if row not in rows.hidden)
    if not pasted.entries and not any("@" in text for text in pasted.unread):
        check_customers(data)
        raise UsageError("opt-out-nobody-selected")
    if not pasted.entries:
        raise UsageError("opt-out-nothing-read", text=named(pasted.unread[:_NAMED]))
    return pasted, sum("@" in text for row in texts if row in rows.hidden for text in texts[row])


def _text(content: CellContent) -> str:
    shown = content.shown if isinstance(content, CellFormula) else content
    if isinstance(content, CellFormula) and shown is None:
        return f"={content.text}"  # never calculated: nobody knows whose address it is
    if isinstance(shown, (int, float)) and not isinstance(shown, bool):
        return number_text(shown)
    return "" if shown is None else str(shown)


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


def _carried_out(
    book: Book, run: Run, data: Data, plan: OptOutPlan, lists: Sequence[Unsubscribes], *, said: Sequence[str]
) -> Outcome:
    log, findings = _log(book, data, plan)
    unread = Findings.of(unread_findings(lists))

    def finish(after: Checked) -> Finish:
        memory = read_memory(book)
        known = with_objections(objections_in(memory), plan.remembered)
        shown = Checked(after.data, after.findings + findings + unread)
        tabs, lines = [findings_tab(shown, run)], to_do_lines(book, shown)
        return Finish(tabs, lines, with_objections_of(memory, known), findings)

    changed = change(
        book, run, STEP, data, [*edits_of(plan, everything=everything_word(book, data)), *log], finish=finish
    )
    own = findings + changed.own
    lines = [*said]
    if plan.opt_outs:
        lines.append(told("opt-out.done", count=plural(len(plan.opt_outs), "klant", "klanten")))
        lines += [told("opt-out.log")] if log else []
    if plan.remembered:
        lines.append(told("opt-out.remembered", count=plural(len(plan.remembered), "kenmerk", "kenmerken")))
    lines += [*in_words(own), *([] if book.in_place else [done("merge.copy")])]
    outcome = _outcome(run, own + unread, lines, plan, lists, written=True)
    return Outcome(STEP, outcome.findings, outcome.messages, {**outcome.json, "bestand": str(book.place)})


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


def _outcome(
    run: Run,
    findings: Findings,
    messages: Sequence[str],
    plan: OptOutPlan,
    lists: Sequence[Unsubscribes],
    *,
    written: bool = False,
) -> Outcome:
    json = {**base_json(STEP, run, findings), **_json(plan, lists, written=written)}
    return Outcome(STEP, findings, tuple(messages), json)


def _json(plan: OptOutPlan, lists: Sequence[Unsubscribes] = (), *, written: bool) -> dict[str, Any]:
    """What changed, for `--json`; nothing where it was not carried out."""
    return {
        "afgemeld": [
            {"klantnummer": one.number, "was": one.old or None, "wordt": one.new}
            for one in (plan.opt_outs if written else ())
        ],
        "al_afgemeld": list(plan.already),
        "onbestelbaar": [one.number for one in (plan.came_back if written else ())],
        "onbekend": list(plan.unknown),
        "niet_gelezen": [text for one in lists for text in one.unread],
        "bestand": None,
    }
