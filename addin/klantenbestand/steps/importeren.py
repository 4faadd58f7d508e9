"""The button *Importeren*: exports of web shop, till and bookkeeping into *Klanten*, *Aankopen* and *Nummers*.

Every new customer is compared with the file before he is added; what stands there already is skipped.
"""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from klantenbestand.book.memory import Memory, read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.mail.objections import with_objections
from klantenbestand.reading.data import read_data
from klantenbestand.reading.links import loose
from klantenbestand.reading.texts import fold
from klantenbestand.steps.change_edits import Edit
from klantenbestand.steps.changing import Finish, change
from klantenbestand.steps.checked import Checked, findings_tab, to_do_lines
from klantenbestand.steps.dubbelen import proposal_lines, proposal_tabs
from klantenbestand.steps.import_differences import differences
from klantenbestand.steps.import_findings import findings_of
from klantenbestand.steps.import_matching import Told
from klantenbestand.steps.import_memory import UNKNOWN, Before, Shared, remembered_imports, with_imports
from klantenbestand.steps.import_numbers import told_now
from klantenbestand.steps.import_plan import ImportPlan, Request, import_plan, taken_from, with_columns_made
from klantenbestand.steps.import_refusals import refusals
from klantenbestand.steps.import_rows import columns_made, customer_rows, known_numbers, line_rows, number_rows
from klantenbestand.steps.import_sources import remembered_columns, with_columns, without_columns
from klantenbestand.steps.import_strangers import strangers
from klantenbestand.steps.import_words import Said, json_of, plan_sentences
from klantenbestand.steps.objection_memory import objections_in, with_objections_of
from klantenbestand.steps.objection_word import everything_word
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.proposing import decisions, propose, remembered
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Findings
from klantenbestand.words.texts.importing import phrase
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import listing, plural

__all__ = ["Request", "importeren"]

STEP = "importeren"
Ask = Callable[[Sequence[str]], bool]


def importeren(
    book: Book, run: Run, request: Request, ask: Ask | None = None, *, forget: Collection[str] = ()
) -> Outcome:
    """Take over what is new in these exports; `ask` is shown the plan first. `forget`: headers (folded) of which what
    was given before counts no more.

    `json["bestand"]` is None where nothing was written. Raises UsageError for a file that cannot be read; else as
    `change`.
    """
    run.progress("Werkmap lezen", 0.05)
    data, memory = read_data(book), read_memory(book)
    taken = taken_from(request, data, without_columns(memory, forget), run)
    _check_forgotten(memory, {one.source for one in taken}, forget)
    refused = [] if data.customers is None else decisions(book, data.customers, memory, run).refused
    told = Told([one.pair for one in refused], own=request.own_numbers, before=remembered_imports(memory))
    plan = import_plan(data, taken, told, run)
    known, word = objections_in(memory), everything_word(book, data)
    refused_now = refusals(data, plan.buyers, plan.found, known, run.peildatum, everything=word)
    made = columns_made(data.customers, refused_now.edits)
    customers, objected = customer_rows(data, plan.buyers, plan.found, known, everything=word, made=made)
    numbers = number_rows(plan.buyers, plan.found, set(known_numbers(data)), run.peildatum)
    lines = line_rows(data, plan.lines) if len(plan.lines) else []
    edits = [*customers, *numbers, *refused_now.edits, *lines]
    plan = with_columns_made(plan, data, made | columns_made(data.customers, customers))
    unknown = strangers(data, taken, plan.buyers, plan.found)
    said = Said(data, plan, differences(data, plan.buyers, plan.found), objected, refused_now, unknown)
    sentences = plan_sentences(said)
    is_told = _new_columns(memory, plan, request) or _new_word(memory, plan, request)
    if not edits and not forget and not is_told:
        return _outcome(run, Findings.of(findings_of(said, data)), [*sentences, _nothing(plan)], plan)
    if ask is not None and not ask(sentences):
        return _outcome(run, Findings(), [phrase("declined")], None)
    outcome = _carried_out(book, run, said, edits, partial(_kept, said=said, request=request, forget=forget))
    if ask is not None:
        return outcome
    return Outcome(STEP, outcome.findings, (*sentences, *outcome.messages), outcome.json)


def _nothing(plan: ImportPlan) -> str:
    there = any(one.there for one in plan.files) or plan.found.known
    exports = [one.taken.export for one in plan.files]
    # what stayed out is named above; then it is not all there
    out = any(one.nobodys for one in plan.files) or any(
        one.incomplete or one.wide or len(one.statuses.undone) for one in exports
    )
    return phrase("nothing" if there and not out else "nothing.left")


def _new_columns(memory: Memory, plan: ImportPlan, request: Request) -> bool:
    """Whether what was given about columns is not remembered yet."""
    sources = {one.taken.source for one in plan.files}
    return any(
        remembered_columns(memory, source).get(header) != column
        for source in sources
        for header, column in request.columns.items()
    )


def _new_word(memory: Memory, plan: ImportPlan, request: Request) -> bool:
    """Whether what was said of whose the numbers are is not remembered yet."""
    known, said = remembered_imports(memory).own, request.own_numbers
    return said is not None and any(known.get(fold(one.taken.source)) != said for one in plan.files)


def _check_forgotten(memory: Memory, sources: Collection[str], forget: Collection[str]) -> None:
    """Raises UsageError where nothing was given before for one of these headers."""
    for header in forget:
        if not any(header in remembered_columns(memory, source) for source in sources):
            raise UsageError("import-nothing-to-forget", header=header, sources=listing(sorted(sources)))


def _carried_out(book: Book, run: Run, said: Said, edits: Sequence[Edit], keep: Callable[[Memory], Memory]) -> Outcome:
    plan = said.plan
    findings = Findings()

    def finish(after: Checked) -> Finish:
        nonlocal findings
        findings = Findings.of(findings_of(said, after.data))
        shown = Checked(after.data, after.findings + findings)
        if not plan.found.new or after.data.customers is None:
            kept = keep(read_memory(book))
            return Finish([findings_tab(shown, run)], to_do_lines(book, shown), kept, findings)
        proposed = propose(book, after.data.customers, after.data.settings, run)
        kept = keep(remembered(proposed))
        return Finish(proposal_tabs(run, shown, proposed), proposal_lines(book, shown, proposed), kept, findings)

    changed = change(book, run, STEP, said.data, edits, finish=finish)
    own = findings + changed.own
    lines = [_done_sentence(plan)]
    if plan.found.asked:
        lines.append(phrase("asked", count=plural(len(plan.found.asked), "nieuwe klant staat", "nieuwe klanten staan")))
    if plan.later:
        more = plural(plan.later, "nieuwe regel die nog niet is", "nieuwe regels die nog niet zijn")
        lines.append(phrase("later", later=f"{more} overgenomen"))
    others = len({one.number for one in said.differences})
    if others:
        lines.append(phrase("different", count=plural(others, "bekende klant", "bekende klanten")))
    lines += [*in_words(changed.own), *([] if book.in_place else [done("merge.copy")])]
    outcome = _outcome(run, own, lines, plan, written=True)
    return Outcome(STEP, own, outcome.messages, {**outcome.json, "bestand": str(book.place)})


def _kept(memory: Memory, said: Said, request: Request, forget: Collection[str]) -> Memory:
    """What the workbook remembers: of the columns, of who has no number of his own, and of who objects."""
    sources = [one.taken.source for one in said.plan.files]
    memory = with_columns(without_columns(memory, forget, sources), sources, request.columns)
    memory = with_imports(memory, _learned(said, request, remembered_imports(memory)), said.data.merged)
    more = said.refusals.remembered
    return with_objections_of(memory, with_objections(objections_in(memory), more)) if more else memory


def _learned(said: Said, request: Request, before: Before) -> Before:
    """What this import found: who the buyers are, whose numbers a source uses, and which are of more than one."""
    plan, buyers, found = said.plan, said.plan.buyers, said.plan.found
    customers = {text: number for row, number in found.kept.items() for text in buyers.prints.get(row, ())}
    own, told = {fold(source): True for source in found.own}, told_now(said.data)
    several: dict[tuple[str, str], set[str]] = {}
    for row in map(int, buyers.frame.index):
        number, source = buyers.number(row), buyers.source(row)
        mine, key = found.kept.get(row), (fold(source), loose(number))
        if buyers.is_shared(row) or row in found.other_name:
            several.setdefault(key, set()).update(filter(None, (mine, found.other_name.get(row))))
        # its numbers begin to mean customers of ours: those that it has itself from then on are chance
        elif number and source not in found.own and mine and (row in found.new or mine != number):
            own[key[0]] = False
    if request.own_numbers is not None:
        own |= {fold(one.taken.source): request.own_numbers for one in plan.files}
    everybodys = {}
    for key, of in several.items():
        held = before.everybodys.get(key)
        every = of | set(held.customers if held is not None and held.told == told.get(key, "") else ())
        everybodys[key] = Shared(told.get(key, ""), tuple(sorted(every if len(every) > 1 else {*every, UNKNOWN})))
    return Before(customers, own, everybodys)


def _done_sentence(plan: ImportPlan) -> str:
    there = sum(one.there for one in plan.files)
    return phrase(
        "done",
        lines=plural(len(plan.lines), "regel", "regels"),
        customers=plural(len(plan.found.new), "nieuwe klant", "nieuwe klanten"),
        there=plural(there, "regel", "regels"),
    )


def _outcome(
    run: Run, findings: Findings, messages: Sequence[str], plan: ImportPlan | None, *, written: bool = False
) -> Outcome:
    json = {**base_json(STEP, run, findings), **json_of(plan, written=written)}
    return Outcome(STEP, findings, tuple(messages), json)
