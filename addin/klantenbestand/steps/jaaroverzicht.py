"""The button *Jaaroverzicht*: check, analyse and plan a mailing in one run."""

from klantenbestand.book.memory import read_memory
from klantenbestand.book.protocol import Book
from klantenbestand.steps.analyseren import figures, made_sentence, put_analyses
from klantenbestand.steps.checked import read_and_check
from klantenbestand.steps.mailing import Wish, plan_for, plan_json, plan_sentences
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.steps.placing import said
from klantenbestand.steps.results import results_of

STEP = "jaaroverzicht"


def jaaroverzicht(book: Book, run: Run, wish: Wish | None) -> Outcome:
    """All of `controleren` and `analyseren`, and the plan of `wish` (None: no mailing, as without customers)."""
    checked = read_and_check(book, run)
    results = results_of(checked.data, run, read_memory(book))
    plan = plan_for(checked, results, run, wish) if wish and checked.data.customers else None
    findings, tabs = put_analyses(book, run, STEP, checked, results=results, review=True)
    messages = [*said(checked.findings, findings), made_sentence(results, tabs)]
    if plan is not None:
        findings += plan.findings
    json = {
        **base_json(STEP, run, findings),
        **figures(results),
        "mailing": None if plan is None else plan_json(plan),
    }
    messages += plan_sentences(plan) if plan is not None else ()
    return Outcome(STEP, findings, tuple(messages), json)
