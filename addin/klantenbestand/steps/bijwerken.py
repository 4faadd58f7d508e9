"""The button *Bijwerken*, for Monday: check, look for duplicates and analyse in one go; ends on *Start*.

It changes nothing in the owner's sheets: what was found waits for a person.
"""

from klantenbestand.analysis.activity import Activity
from klantenbestand.analysis.contacts import due_actions
from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.orders import Purchases
from klantenbestand.book.memory import memory_tab, read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.steps.analyseren import analysis_part, figures, made_sentence
from klantenbestand.steps.checked import Checked, findings_tab, read_and_check, to_do_lines
from klantenbestand.steps.dubbelen import proposal_lines, proposal_tabs, proposals_json
from klantenbestand.steps.outcome import Outcome, Run, base_json, counts_by_word
from klantenbestand.steps.placing import place, said
from klantenbestand.steps.proposing import Proposed, propose, remembered
from klantenbestand.steps.results import results_of
from klantenbestand.words.errors import UsageError
from klantenbestand.words.tab import Link, Tab
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import plural

STEP = "bijwerken"


def bijwerken(book: Book, run: Run) -> Outcome:
    """All that can be made anew from what stands in the workbook, put in at once.

    Raises UsageError where there is nothing to work on.
    """
    checked = read_and_check(book, run)
    data = checked.data
    if data.customers is None and data.purchases is None:
        raise UsageError("nothing-to-update")
    proposed = None if data.customers is None else propose(book, data.customers, data.settings, run)
    results = results_of(data, run, read_memory(book))
    part = analysis_part(book, run, results)
    tabs: list[Tab] = [*_first_tabs(run, checked, proposed), *part.tabs]
    to_do: list[str | Link] = list(to_do_lines(book, checked))
    if proposed is not None:
        tabs.append(memory_tab(remembered(proposed)))
        to_do = proposal_lines(book, checked, proposed)
    to_do += _promised(checked, run)
    summary = _summary(checked, proposed, results.activity, results.purchases)
    findings = place(book, run, STEP, tabs, checked=checked, to_do=[*to_do, *part.to_do], conclusion=summary)
    json = {
        **base_json(STEP, run, findings),
        **(proposals_json(proposed) if proposed else {"groepen": [], "te_beoordelen": 0, "schatting": ""}),
        **figures(results, run),
    }
    placed = said(checked.findings, findings)[1:]
    return Outcome(STEP, findings, (summary, *placed, made_sentence(results, part.names)), json)


def _first_tabs(run: Run, checked: Checked, proposed: Proposed | None) -> list[Tab]:
    return [findings_tab(checked, run)] if proposed is None else proposal_tabs(run, checked, proposed)


def _promised(checked: Checked, run: Run) -> list[str | Link]:
    """What was promised to customers and should have been done by now."""
    contacts = checked.data.contacts
    number = 0 if contacts is None else due_actions(contacts.frame, run.peildatum)
    if contacts is None or not number:
        return []
    count = plural(number, "vervolgactie", "vervolgacties")
    return [Link(contacts.name, f"A{contacts.area.header_row}", say("start.now.promised", count=count))]


def _summary(
    checked: Checked, proposed: Proposed | None, activity: Activity | None, purchases: Purchases | None
) -> str:
    """What there is to do, in one sentence."""
    counts = counts_by_word(checked.findings)
    parts = [
        plural(counts["fout"], "fout", "fouten"),
        *([] if proposed is None else [_doubles(proposed)]),
        *([] if activity is None or purchases is None else [_threatening(activity, purchases)]),
    ]
    return say("start.update", what=", ".join(parts))


def _threatening(activity: Activity, purchases: Purchases) -> str:
    end = data_end(purchases)
    if not end.up_to_date:
        return say("start.update.stale.late" if end.late else "start.update.stale")
    return say("start.update.risk", count=plural(activity.at_risk_now, "klant", "klanten"))


def _doubles(proposed: Proposed) -> str:
    """How many groups wait for a decision, and how many only for *Samenvoegen*."""
    ready = sum(one.is_ready for one in proposed.proposals)
    count = plural(proposed.open_count, "dubbele", "dubbelen")
    if ready and proposed.open_count:
        return say("start.update.both", count=count, ready=ready)
    if ready:
        return say("start.update.ticked", count=plural(ready, "groep dubbelen staat", "groepen dubbelen staan"))
    return say("start.update.doubles", count=count)
