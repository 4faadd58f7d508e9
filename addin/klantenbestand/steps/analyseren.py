"""The button *Analyseren*: the analysis tabs, with *Controle* and *Klantoverzicht* refreshed."""

from klantenbestand.book.naming import sheet_name
from klantenbestand.book.protocol import Book
from klantenbestand.steps.analyses import Analyses, analyse, analysis_tabs
from klantenbestand.steps.analyses_json import analyses_json
from klantenbestand.steps.checked import Checked, findings_tab, read_and_check, to_do_lines
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.steps.placing import place, said
from klantenbestand.tabs import actieve_klanten, klantoverzicht, mandgrootte, seizoen
from klantenbestand.tabs.nothing import nothing
from klantenbestand.tabs.start import analysis_lines
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Findings
from klantenbestand.words.tab import Link, Tab
from klantenbestand.words.texts.steps import done

STEP = "analyseren"
TABS = (klantoverzicht.NAME, actieve_klanten.NAME, mandgrootte.NAME, seizoen.NAME)


def analyseren(book: Book, run: Run, only: tuple[str, ...] = ()) -> Outcome:
    """Check, analyse, and put the tabs into the workbook; `only` limits it to these (UsageError: no such tab)."""
    wanted = _wanted(only)
    checked = read_and_check(book, run)
    results = analyse(checked.data, run)
    findings, tabs = put_analyses(book, run, STEP, checked, results=results, wanted=wanted)
    json = {**base_json(STEP, run, findings), **analyses_json(results)}
    messages = (*said(checked.findings, findings), made_sentence(results, tabs))
    return Outcome(STEP, findings, messages, json)


def _wanted(only: tuple[str, ...]) -> tuple[str, ...]:
    known = {name.casefold().replace(" ", ""): name for name in TABS}
    wanted = []
    for name in only:
        key = name.casefold().replace(" ", "")
        if key not in known:
            raise UsageError("tab-unknown", tab=name, tabs=", ".join(TABS))
        wanted.append(known[key])
    return tuple(wanted) or TABS


def put_analyses(
    book: Book, run: Run, step: str, checked: Checked, *, results: Analyses, wanted: tuple[str, ...] = TABS
) -> tuple[Findings, list[str]]:
    """Put the tabs of `results` with *Controle*, *Start* and *Logboek* into the workbook.

    Returns all findings and the names of the analysis tabs made. A tab of ours that stands there from an earlier run
    and cannot be made now is rewritten to say why.
    """
    run.progress("Tabs maken", 0.65)
    made = [tab for tab in analysis_tabs(results, checked.data) if tab.name in wanted]
    names = [tab.name for tab in made]
    sheets = book.sheets()
    stale = [sheet.tab for sheet in sheets if sheet.tab in wanted and sheet.tab not in names]
    tabs = [findings_tab(checked, run), *made, *(_nothing(name, results) for name in stale)]
    to_do = [
        *to_do_lines(book, checked),
        *_to_do(results, {name: sheet_name(sheets, name) for name in names}),
    ]
    return place(book, run, step, tabs, checked=checked, to_do=to_do), names


def _nothing(name: str, results: Analyses) -> Tab:
    return nothing(name, done(results.missing or "no-rows"))


def _to_do(results: Analyses, sheets: dict[str, str]) -> list[str | Link]:
    activity, basket = results.activity, results.basket
    return analysis_lines(
        sheets,
        active=activity.active_now if activity else None,
        risk=activity.at_risk_now if activity else 0,
        mean=basket.mean if basket else None,
    )


def made_sentence(results: Analyses, names: list[str]) -> str:
    """Which tabs were made, or why none."""
    if names:
        return done("analysed", tabs=", ".join(names))
    return done("nothing", reason=done(results.missing or "no-rows"))
