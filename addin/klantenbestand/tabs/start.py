"""*Start*: what to do now, each line a link; below it the five steps and what each button does."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from klantenbestand.words.findings import Findings, Severity
from klantenbestand.words.sheets import CONTACTS, CUSTOMERS, PURCHASES, SETTINGS_SHEET, START_SHEET
from klantenbestand.words.tab import Entry, Group, Link, Section, Tab
from klantenbestand.words.texts import FINDINGS
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import day, plural

NAME = START_SHEET
_BUTTONS = (  # as they stand in the ribbon
    *("bijwerken", "nieuw", "voorbeeld", "importeren"),
    *("controleren", "dubbelen", "deze-klant", "samenvoegen", "ongedaan"),
    *("analyseren", "een-tab", "klantkaart", "contact", "afmelden", "zoek-klant", "mailing", "sjabloon"),
    *("jaaroverzicht", "handleiding", "over"),
)


def start(now: Iterable[str | Link], conclusion: str) -> Tab:
    """The tab with these lines under *Nu te doen*."""
    return Tab(
        name=NAME,
        group=Group.START,
        title=say("start.title"),
        conclusion=conclusion,
        sections=(
            Section(say("start.section.now"), tuple(now)),
            Section(say("start.section.steps"), [say(f"start.step.{number}") for number in range(1, 6)]),
            Section(
                say("start.section.buttons"),
                [Entry(say(f"start.label.{name}"), say(f"start.button.{name}")) for name in _BUTTONS],
            ),
            Section(say("start.section.promises"), [say(f"start.promise.{number}") for number in range(1, 4)]),
        ),
    )


def first_start() -> Tab:
    """*Start* of a new workbook: nothing was done yet."""
    return start(added_lines((CUSTOMERS.name, PURCHASES.name, SETTINGS_SHEET)), say("start.conclusion.never"))


def added_lines(sheets: Collection[str]) -> list[str | Link]:
    """What to do with empty sheets that were added (by their fixed names)."""
    lines: list[str | Link] = [
        Link(name, cell, say(key))
        for name, cell, key in (
            (CUSTOMERS.name, "A2", "start.first.customers"),
            (PURCHASES.name, "A2", "start.first.purchases"),
            (CONTACTS.name, "A2", "start.first.contacts"),
            (SETTINGS_SHEET, "B2", "start.first.settings"),
        )
        if name in sheets
    ]
    return lines or [say("start.now.none")]


def example_start() -> Tab:
    """*Start* of the filled example."""
    lines = [
        Link(CUSTOMERS.name, "A2", say("start.example.customers")),
        Link(PURCHASES.name, "A2", say("start.example.purchases")),
        Link(CONTACTS.name, "A2", say("start.example.contacts")),
    ]
    return start(lines, say("start.conclusion.example"))


def after_step(step: str, peildatum: date, lines: Sequence[str | Link], conclusion: str = "") -> Tab:
    """*Start* after a step, with what there is to do; `conclusion` "": which step it was."""
    said = say("start.conclusion.update", day=day(peildatum), what=conclusion) if conclusion else ""
    return start(_doing_first(lines), said or say("start.conclusion.done", day=day(peildatum), step=step))


def _doing_first(lines: Iterable[str | Link]) -> list[str | Link]:
    """What there is to do goes before what there is to look at; each in the order in which it came."""
    return sorted(lines, key=lambda line: isinstance(line, Link) and line.label.startswith(say("start.word.look")))


def findings_lines(findings: Findings, sheet: str) -> list[str | Link]:
    """What to correct, as links to *Controle* (named `sheet` in this workbook)."""
    counts = findings.counts(FINDINGS)
    lines: list[str | Link] = []
    for severity, key, words in (
        (Severity.ERROR, "start.now.errors", ("fout", "fouten")),
        (Severity.WARNING, "start.now.warnings", ("aandachtspunt", "aandachtspunten")),
    ):
        if counts[severity]:
            lines.append(Link(sheet, "A1", say(key, count=plural(counts[severity], *words))))
    return lines or [say("start.now.none")]


def duplicate_lines(open_groups: int, ready: int, sheet: str) -> list[str | Link]:
    """How many groups of duplicates wait for a decision, and how many to be merged, as links to *Dubbelen*."""
    lines: list[str | Link] = []
    for number, key in ((open_groups, "start.now.doubles"), (ready, "start.now.ticked")):
        if number:
            lines.append(Link(sheet, "A1", say(key, count=plural(number, "groep dubbelen", "groepen dubbelen"))))
    return lines


def missing_lines(sheets: Iterable[str]) -> list[str | Link]:
    """What the owner can add: the data sheets (by their fixed names) that were not found."""
    return [say("start.now.sheet", what=name.lower(), sheet=name) for name in sheets]
