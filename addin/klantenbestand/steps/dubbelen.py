"""The button *Dubbelen zoeken*: who may stand in *Klanten* twice, for a person to decide; changes nothing there."""

from typing import Any

from klantenbestand.book.memory import memory_tab
from klantenbestand.book.naming import sheet_name
from klantenbestand.book.protocol import Book
from klantenbestand.duplicates.proposals import RELATED, Group
from klantenbestand.steps.checked import Checked, findings_tab, read_and_check, to_do_lines
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.steps.placing import place
from klantenbestand.steps.proposing import Proposed, propose, proposed_tab, remembered
from klantenbestand.tabs import dubbelen as tab
from klantenbestand.tabs.nothing import nothing
from klantenbestand.tabs.start import duplicate_lines
from klantenbestand.words.findings import Findings
from klantenbestand.words.tab import Link, Tab
from klantenbestand.words.texts.steps import done
from klantenbestand.words.wording import listing, plural

STEP = "dubbelen"


def dubbelen(book: Book, run: Run) -> Outcome:
    """Find duplicates and put *Dubbelen*, *Controle*, *Start* and *Logboek* into the workbook."""
    checked = read_and_check(book, run)
    if checked.data.customers is None:
        return _no_customers(book, run, checked)
    proposed = propose(book, checked.data.customers, checked.data.settings, run)
    findings = put_proposals(book, run, checked, proposed)
    json = {**base_json(STEP, run, findings), **proposals_json(proposed)}
    return Outcome(STEP, findings, sentences(proposed), json)


def put_proposals(book: Book, run: Run, checked: Checked, proposed: Proposed) -> Findings:
    """Put *Dubbelen* with these proposals, *Controle*, *Start* and *Logboek* into the workbook."""
    tabs = [*proposal_tabs(run, checked, proposed), memory_tab(remembered(proposed))]
    to_do = proposal_lines(book, checked, proposed)
    return place(book, run, STEP, tabs, checked=checked, to_do=to_do, front=tab.NAME)


def proposal_tabs(run: Run, checked: Checked, proposed: Proposed) -> list[Tab]:
    """*Controle* and *Dubbelen*."""
    return [findings_tab(checked, run), proposed_tab(checked, proposed, run)]


def proposal_lines(book: Book, checked: Checked, proposed: Proposed) -> list[str | Link]:
    """What there is to do once *Dubbelen* stands there with these proposals."""
    return [
        *to_do_lines(book, checked, with_duplicates=False),
        *duplicate_lines(proposed.open_count, proposed.ready_count, sheet_name(book.sheets(), tab.NAME)),
    ]


def proposals_json(proposed: Proposed) -> dict[str, Any]:
    """The groups for `--json`, and how many still wait for a person."""
    groups = [group_json(group) for group in proposed.found.groups]
    return {"groepen": groups, "te_beoordelen": proposed.open_count, "schatting": proposed.found.estimate.sentence}


def group_json(group: Group) -> dict[str, Any]:
    """One group for `--json`."""
    return {
        "oordeel": group.verdict,
        "klantnummers": list(group.customers),
        "score": group.score,
        "reden": group.reason,
    }


def sentences(proposed: Proposed) -> tuple[str, ...]:
    """What was found, for a person."""
    found = proposed.found
    if not found.groups:
        return (done("doubles.none.else" if proposed.decided.refused else "doubles.none"),)
    numbers = {
        "ready": proposed.ready_count,
        "open": proposed.open_count,
        "related": len(found.with_verdict(RELATED)),
    }
    parts = [
        done(f"doubles.found.{word}", groups=plural(number, "groep", "groepen"), count=plural(number, "keer", "keer"))
        for word, number in numbers.items()
        if number
    ]
    return (done("doubles.found", found=listing(parts)) if parts else done("doubles.found.decided"),)


def _no_customers(book: Book, run: Run, checked: Checked) -> Outcome:
    reason = done("no-customers")
    stale = any(sheet.tab == tab.NAME for sheet in book.sheets())
    tabs = [findings_tab(checked, run), *([nothing(tab.NAME, reason)] if stale else [])]
    findings = place(book, run, STEP, tabs, checked=checked, to_do=to_do_lines(book, checked))
    json = {**base_json(STEP, run, findings), "groepen": [], "te_beoordelen": 0, "schatting": ""}
    return Outcome(STEP, findings, (done("doubles.not", reason=reason),), json)
