"""The button *Analyseren*: the analysis tabs, with *Controle* and *Klantoverzicht* refreshed."""

from collections.abc import Sequence
from typing import Any

from klantenbestand.book.memory import memory_tab, read_memory
from klantenbestand.book.naming import sheet_name
from klantenbestand.book.protocol import Book
from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.checked import Checked, findings_tab, read_and_check, to_do_lines
from klantenbestand.steps.customer_list import ANALYSIS_TABS
from klantenbestand.steps.outcome import Outcome, Run, base_json
from klantenbestand.steps.placing import place, said
from klantenbestand.steps.results import Results, results_of
from klantenbestand.tabs import start
from klantenbestand.tabs.nothing import nothing
from klantenbestand.words.errors import UsageError
from klantenbestand.words.findings import Findings
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Link, Tab
from klantenbestand.words.texts.steps import done

STEP = "analyseren"
TABS = tuple(one.name for one in ANALYSIS_TABS)


def analyseren(book: Book, run: Run, only: tuple[str, ...] = ()) -> Outcome:
    """Check, analyse, and put the tabs into the workbook; `only` limits it to these (UsageError: no such tab)."""
    wanted = _wanted(only)
    checked = read_and_check(book, run)
    results = results_of(checked.data, run, read_memory(book))
    findings, tabs = put_analyses(book, run, STEP, checked, results=results, wanted=wanted)
    json = {**base_json(STEP, run, findings), **figures(results, run)}
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
    book: Book,
    run: Run,
    step: str,
    checked: Checked,
    *,
    results: Results,
    wanted: tuple[str, ...] = TABS,
    review: bool = False,
) -> tuple[Findings, list[str]]:
    """Put the tabs of `results` with *Controle*, *Start* and *Logboek* into the workbook; a `review` remembers what
    the next one compares with.

    Returns all findings and the names of the analysis tabs made.
    """
    part = analysis_part(book, run, results, wanted)
    tabs = [findings_tab(checked, run), *part.tabs]
    memory = results.memory
    for one in ANALYSIS_TABS if review else ():
        memory = one.remember(results, memory) if one.name in wanted else memory
    if memory is not results.memory:
        tabs.append(memory_tab(memory))
    to_do = [*to_do_lines(book, checked), *part.to_do]
    front = part.names[0] if len(wanted) == 1 and part.names else start.NAME
    return place(book, run, step, tabs, checked=checked, to_do=to_do, front=front), part.names


@frozen
class AnalysisPart:
    """The analysis tabs, those that only say why they cannot be made among them; `names` of those that can; their lines
    for *Start*."""

    tabs: list[Tab]
    names: list[str]
    to_do: list[str | Link]


def analysis_part(book: Book, run: Run, results: Results, wanted: tuple[str, ...] = TABS) -> AnalysisPart:
    """The tabs in `wanted`. One of ours that stands there from an earlier run and cannot be made now says why."""
    run.progress("Tabs maken", 0.65)
    chosen = [one for one in ANALYSIS_TABS if one.name in wanted]
    made = [(one, tab) for one in chosen if (tab := one.make(results)) is not None]
    names = [tab.name for _, tab in made]
    sheets = book.sheets()
    there = {sheet.tab for sheet in sheets}
    stale = [one for one in chosen if one.name in there and one.name not in names]
    tabs = [*(tab for _, tab in made), *(_nothing(one, results) for one in stale)]
    return AnalysisPart(tabs, names, _to_do(results, [(one, sheet_name(sheets, tab.name)) for one, tab in made]))


def _to_do(results: Results, made: Sequence[tuple[AnalysisTab, str]]) -> list[str | Link]:
    """What there is to do now; after that, for tabs without such a line, what there is to see."""
    lines = {sheet: one.to_do(results, sheet) for one, sheet in made}
    see = [Link(sheet, "A1", line) for one, sheet in made if not lines[sheet] and (line := one.see(results))]
    return [*(line for found in lines.values() for line in found), *see]


def _nothing(one: AnalysisTab, results: Results) -> Tab:
    return nothing(one.name, done(results.missing or one.why_not))


def figures(results: Results, run: Run) -> dict[str, Any]:
    """The figures of all analyses for `--json`, if the run asks for them; null where there are none. Shares and indices
    are numbers, amounts are euro."""
    return {key: value for one in ANALYSIS_TABS if run.figures for key, value in one.figures(results).items()}


def made_sentence(results: Results, names: list[str]) -> str:
    """Which tabs were made, or why none."""
    if names:
        return done("analysed", tabs=", ".join(names))
    return done("nothing", reason=done(results.missing or "no-rows"))
