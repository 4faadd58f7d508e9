"""The button *Jaaroverzicht*: check, analyse and plan a mailing in one run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from klantenbestand.analysis.end_of_data import not_up_to_date
from klantenbestand.book.memory import read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.steps.analyseren import figures, made_sentence, put_analyses
from klantenbestand.steps.checked import Checked, read_and_check
from klantenbestand.steps.outcome import Outcome, Run, base_json, in_words
from klantenbestand.steps.placing import said
from klantenbestand.steps.results import Results, results_of
from klantenbestand.words.findings import Findings

if TYPE_CHECKING:
    from klantenbestand.steps.mailing import Wish

STEP = "jaaroverzicht"


def jaaroverzicht(book: Book, run: Run, wish: "Wish | None") -> Outcome:
    """All of `controleren` and `analyseren`, and the plan of `wish` (None: no mailing, as without customers)."""
    checked = read_and_check(book, run)
    results = results_of(checked.data, run, read_memory(book))
    planned, sentences, plan = _planned(checked, results, run, wish)
    findings, tabs = put_analyses(book, run, STEP, checked, results=results, review=True)
    messages = (*said(checked.findings, findings), made_sentence(results, tabs), *sentences)
    findings += planned
    json = {**base_json(STEP, run, findings), **figures(results, run), "mailing": plan}
    return Outcome(STEP, findings, messages, json)


def _planned(
    checked: Checked, results: Results, run: Run, wish: "Wish | None"
) -> tuple[Findings, Sequence[str], dict[str, Any] | None]:
    """What there is to say of the mailing, in sentences and for `--json`."""
    if wish is None or checked.data.customers is None:
        return Findings(), in_words(() if results.purchases is None else not_up_to_date(results.purchases)), None
    # only here: letters and templates take a tenth of a second to import
    from klantenbestand.steps.mailing import plan_for, plan_json, plan_sentences

    plan = plan_for(checked, results, run, wish)
    return plan.findings, plan_sentences(plan), plan_json(plan)
