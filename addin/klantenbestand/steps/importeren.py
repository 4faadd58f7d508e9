"""The button *Importeren*: exports of web shop, till and bookkeeping into *Klanten*, *Aankopen* and *Nummers*.

Every new customer is compared with the file before he is added; what stands there already is skipped.
"""

from collections.abc import Callable, Sequence

from klantenbestand.book.memory import Memory, read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.mail.objections import with_objections
from klantenbestand.reading.data import read_data
from klantenbestand.reading.texts import fold
from klantenbestand.steps.change_edits import Edit
from klantenbestand.steps.changing import Finish, change
from klantenbestand.steps.checked import Checked, findings_tab, to_do_lines
from klantenbestand.steps.dubbelen import proposal_lines, proposal_tabs
from klantenbestand.steps.import_differences import differences
from klantenbestand.steps.import_findings import findings_of
from klantenbestand.steps.import_matching import Told
from klantenbestand.steps.import_memory import Before, remembered_imports, with_imports
from klantenbestand.steps.import_plan import ImportPlan, Request, import_plan, taken_from, with_columns_made
from klantenbestand.steps.import_refusals import refusals
from klantenbestand.steps.import_rows import columns_made, customer_rows, known_numbers, line_rows, number_rows
from klantenbestand.steps.import_sources import remembered_columns, with_columns
from klantenbestand.steps.import_strangers import strangers
from klantenbestand.steps.import_words import Said, json_of, plan_sentences
from klantenbestand.steps.objection_memory import objections_in, with_objections_of
from klantenbestand.steps.objection_word import everything_word
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.proposing import decisions, propose, remembered
from klantenbestand.words.findings import Findings
from klantenbestand.words.texts.importing import phrase
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import plural

__all__ = ["Request", "importeren"]

STEP = "importeren"
Ask = Callable[[Sequence[str]], bool]


def importeren(book: Book, run: Run, request: Request, ask: Ask | None = None) -> Outcome:
    """Take over what is new in these exports; `ask` is shown the plan first.

    `json["bestand"]` is None where nothing was written. Raises UsageError for a file that cannot be read; else as
    `change`.
    """
    run.progress("Werkmap lezen", 0.05)
    data, memory = read_data(book), read_memory(book)
    taken = taken_from(request, data, memory, run)
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
    if not edits and not _new_columns(memory, plan, request):
        return _outcome(run, Findings.of(findings_of(said, data)), [*sentences, _nothing(plan)], plan)
    if ask is not None and not ask(sentences):
        return _outcome(run, Findings(), [phrase("declined")], None)
    outcome = _carried_out(book, run, said, edits, request)
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


def _carried_out(book: Book, run: Run, said: Said, edits: Sequence[Edit], request: Request) -> Outcome:
    plan = said.plan
    findings = Findings()

    def finish(after: Checked) -> Finish:
        nonlocal findings
        findings = Findings.of(findings_of(said, after.data))
        shown = Checked(after.data, after.findings + findings)
        if not plan.found.new or after.data.customers is None:
            kept = _kept(read_memory(book), said, request)
            return Finish([findings_tab(shown, run)], to_do_lines(book, shown), kept, findings)
        proposed = propose(book, after.data.customers, after.data.settings, run)
        kept = _kept(remembered(proposed), said, request)
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


def _kept(memory: Memory, said: Said, request: Request) -> Memory:
    """What the workbook remembers: of the columns, of who has no number of his own, and of who objects."""
    memory = with_columns(memory, [one.taken.source for one in said.plan.files], request.columns)
    memory = with_imports(memory, _learned(said.plan))
    more = said.refusals.remembered
    return with_objections_of(memory, with_objections(objections_in(memory), more)) if more else memory


def _learned(plan: ImportPlan) -> Before:
    """What this import found: who the buyers are, whose numbers a source uses, and which are of more than one."""
    buyers, found = plan.buyers, plan.found
    customers = {text: number for row, number in found.kept.items() for text in buyers.prints.get(row, ())}
    own = {fold(source): True for source in found.own}
    for row, number in found.kept.items():
        told, source = buyers.number(row), buyers.source(row)
        # its numbers begin to mean customers of ours: those that it has itself from then on are chance
        if told and source not in found.own and not buyers.is_shared(row) and (row in found.new or number != told):
            own[fold(source)] = False
    everybodys = {
        (fold(buyers.source(int(row))), buyers.number(int(row)))
        for row in buyers.frame.index
        if buyers.is_shared(int(row))
    }
    return Before(customers, own, frozenset(everybodys))


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
