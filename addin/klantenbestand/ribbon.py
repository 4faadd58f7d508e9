"""The buttons: one function each, called by the add-in through RunPython with the token of the copy that Excel saved.

    from klantenbestand import ribbon; ribbon.controleren('5F3A...')

Thin: takes the open workbook, calls the same step as the command line, shows a Dutch message. The only place that
catches errors behind a button: what the catalogue knows is said, anything else goes to the log.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from pathlib import Path

from klantenbestand.book.handover import clear_handover, take_mark, words_of
from klantenbestand.book.open_window import ExcelWindow
from klantenbestand.book.own_folders import handover_folder
from klantenbestand.book.selected_rows import Rows, hidden_in_copy
from klantenbestand.start_up import prepare_python
from klantenbestand.steps.outcome import Outcome, Run
from klantenbestand.words.errors import KlantenbestandError, UsageError
from klantenbestand.words.texts import error_sentence
from klantenbestand.words.texts.install import sentence

_TEMPLATE = "nieuwsbrief"
_LONGEST = 1200  # characters of a message that fit on a small screen

Work = Callable[[ExcelWindow, Run], Outcome | None]


def bijwerken(token: str) -> None:
    """Everything anew that can be made without changing data; ends on *Start*."""
    _step("bijwerken", token)


def nieuw(token: str) -> None:
    """The sheets that are missing, into the open workbook; asks first when something stands in it."""

    def work(window: ExcelWindow, run: Run) -> Outcome | None:
        from klantenbestand.book.open_book import OpenBook
        from klantenbestand.steps.nieuw import add_missing

        if not window.is_new and not window.ask(sentence("new.ask")):
            window.tell(sentence("new.elsewhere"))
            return None
        with OpenBook.caller(token, run.progress) as book:
            return add_missing(book, run)

    _button("nieuw", token, work)


def voorbeeld(token: str) -> None:
    """The example, into the user's documents, and open."""

    def work(window: ExcelWindow, run: Run) -> Outcome | None:
        from klantenbestand.install.places import documents_folder, free_name
        from klantenbestand.steps.voorbeeld import voorbeeld

        path = free_name(documents_folder() / sentence("example.name"))
        voorbeeld(path, run)
        window.open(path)
        window.tell(sentence("example.opened", path=path))
        return None

    _button("voorbeeld", token, work)


def importeren(token: str, chosen: str = "") -> None:
    """The export that was chosen (its path in hexadecimal digits) taken over; shows the plan and asks."""

    def request() -> object:
        from klantenbestand.steps.import_plan import Request

        return Request([Path(words_of(chosen))])

    _step("importeren", token, request, question=sentence("import.ask"))


def controleren(token: str) -> None:
    """*Controle*, *Start* and *Logboek*."""
    _step("controleren", token)


def dubbelen(token: str, only: str = "") -> None:
    """*Dubbelen*, for a person to decide; with anything in `only` a message about the customer on the selected row."""

    def work(window: ExcelWindow, run: Run) -> Outcome:
        from klantenbestand.book.open_book import OpenBook
        from klantenbestand.steps.nakijken import nakijken

        rows = _selected(window, token)
        with OpenBook.caller(token, run.progress) as book:
            return nakijken(book, run, rows)

    if only:
        _button("dubbelen", token, work)
    else:
        _step("dubbelen", token)


def analyseren(token: str, tab: str = "") -> None:
    """The analysis tabs; `tab` (in hexadecimal digits) limits it to one."""
    _step("analyseren", token, (words_of(tab),) if tab else ())


def klantkaart(token: str, wanted: str = "") -> None:
    """The card of the customer on the selected row, or of who was typed (in hexadecimal digits)."""

    def work(window: ExcelWindow, run: Run) -> Outcome:
        from klantenbestand.book.open_book import OpenBook
        from klantenbestand.steps.klantkaart import klantkaart

        asked = words_of(wanted) if wanted else _selected(window, token)
        with OpenBook.caller(token, run.progress) as book:
            return klantkaart(book, run, asked, brief=True)

    _button("klantkaart", token, work)


def contact(token: str) -> None:
    """A row more in *Contacten* for the customer on the selected row, and the cursor in it to go on typing."""

    def work(window: ExcelWindow, run: Run) -> Outcome | None:
        from klantenbestand.book.open_book import OpenBook
        from klantenbestand.steps.contact import Talk, contact

        rows = _selected(window, token)
        with OpenBook.caller(token, run.progress) as book:
            outcome, cursor = contact(book, run, rows, Talk())
        if cursor is None:
            return outcome
        if not window.select(cursor.sheet, cursor.row, cursor.column):
            return replace(outcome, messages=(*outcome.messages, sentence("contact.hidden", sheet=cursor.sheet)))
        return outcome if outcome.findings.with_code("customer-number-shared") else None

    _button("contact", token, work)


def afmelden(token: str, choice: str = "") -> None:
    """No more advertising for who is selected, or for the people on a list; shows the plan and asks. `choice` (in
    hexadecimal digits) is a word of *Geen reclame*, or "lijst:" with the path of a file."""

    def work(window: ExcelWindow, run: Run) -> Outcome:
        from klantenbestand.book.open_book import OpenBook
        from klantenbestand.reading.unsubscribes import unsubscribes_in
        from klantenbestand.steps.afmelden import Request, afmelden
        from klantenbestand.words.texts.customers import told

        kind, _, path = (words_of(choice) if choice else "").partition(":")
        rows = None if path else _selected(window, token)
        request = Request(rows=rows, lists=[unsubscribes_in(Path(path))] if path else (), what="" if path else kind)

        with OpenBook.caller(token, run.progress) as book:
            return afmelden(book, run, request, _asking(window, told("opt-out.ask.excel")))

    _button("afmelden", token, work)


def mailing(token: str, template: str = "") -> None:
    """Shows the plan of a mailing and asks; after a yes the files go into a new folder beside the workbook."""

    def work(window: ExcelWindow, run: Run) -> Outcome:
        from klantenbestand.book.open_book import OpenBook
        from klantenbestand.install.places import documents_folder
        from klantenbestand.steps.mailing import Wish, mailing

        beside = window.folder
        goal = beside or documents_folder() / "Klantenbestand"

        def ask(plan: Sequence[str]) -> Path | None:
            question = "\n".join((_short(plan), "", sentence("mailing.ask", folder=goal)))
            return goal if window.ask(question) else None

        with OpenBook.caller(token, run.progress) as book:
            return mailing(book, run, Wish(words_of(template) or _TEMPLATE, beside=beside, is_open=True), ask)

    _button("mailing", token, work)


def jaaroverzicht(token: str, template: str = "") -> None:
    """All tabs and the plan of a mailing."""

    def work(window: ExcelWindow, run: Run) -> Outcome:
        from klantenbestand.book.open_book import OpenBook
        from klantenbestand.steps.jaaroverzicht import jaaroverzicht
        from klantenbestand.steps.mailing import Wish

        wish = Wish(words_of(template) or _TEMPLATE, beside=window.folder)
        with OpenBook.caller(token, run.progress) as book:
            return jaaroverzicht(book, run, wish)

    _button("jaaroverzicht", token, work)


def handleiding(token: str) -> None:
    """The manual, in the browser."""

    def work(_window: ExcelWindow, run: Run) -> Outcome | None:
        from klantenbestand.install.manual import handleiding

        outcome = handleiding(run)
        return None if outcome.json["geopend"] else outcome

    _button("handleiding", token, work)


def samenvoegen(token: str) -> None:
    """What was decided on *Dubbelen*, after a yes to the plan."""
    _step("samenvoegen", token, question=sentence("merge.ask"))


def ongedaan(token: str) -> None:
    """The last step that changed data, taken back after a yes to what that comes to."""
    _step("ongedaan", token, question=sentence("undo.ask"))


def over(token: str) -> None:
    """Versions, and where backups and log are."""

    def work(_window: ExcelWindow, run: Run) -> Outcome:
        from klantenbestand.install.commands import over

        return over(run)

    _button("over", token, work)


def _selected(window: ExcelWindow, token: str) -> Rows:
    """The selected rows, and which of them nobody sees. Raises UsageError where no cells are selected."""
    rows = window.selected
    if rows is None:
        raise UsageError("no-customer-selected")
    return replace(rows, hidden=hidden_in_copy(token, rows.sheet))


def _step(step: str, token: str, *more: object, question: str = "") -> None:
    """A button that needs the open workbook only: the function of the step's module, which has its name. What is called
    in `more` is worked out there; with a `question` the step shows its plan and asks before it does anything."""

    def work(window: ExcelWindow, run: Run) -> Outcome:
        from klantenbestand.book.open_book import OpenBook

        function: Callable[..., Outcome] = getattr(import_module(f"klantenbestand.steps.{step}"), step)
        asked = [one() if callable(one) else one for one in more]
        with OpenBook.caller(token, run.progress) as book:
            return function(book, run, *asked, *([_asking(window, question)] if question else []))

    _button(step, token, work)


def _button(step: str, token: str, work: Work) -> None:
    """From click to message: whatever happens, Excel gets its status bar back and no copy of the workbook stays."""
    now = datetime.now().astimezone()
    take_mark(token)
    prepare_python()
    window = ExcelWindow.caller()
    try:
        outcome = work(window, Run(peildatum=now.date(), now=now, progress=window.show, figures=False))
        if outcome is not None:
            window.tell(_short(outcome.messages))
    except KlantenbestandError as error:
        window.tell(error_sentence(error), serious=True)
    except Exception as error:
        from klantenbestand.install.error_log import write_error

        window.tell(sentence("button.broken", log=write_error(error, step, now)), serious=True)
    finally:
        with suppress(Exception):  # Excel was closed meanwhile
            window.clear()
        clear_handover(token)
        if sys.platform == "darwin":
            _list_templates(window)


def _list_templates(window: ExcelWindow) -> None:
    """On a Mac: the templates for the drop-down, with the owner's own, which Excel may not look for there."""
    from klantenbestand.install.installing import write_template_list

    with suppress(OSError):
        write_template_list(handover_folder(), windows=False, beside=window.folder)


def _asking(window: ExcelWindow, question: str) -> Callable[[Sequence[str]], bool]:
    """Shows a plan with the question under it."""
    return lambda plan: window.ask("\n".join((_short(plan), "", question)))


def _short(messages: Sequence[str]) -> str:
    words = "\n".join(messages)
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition("\n")[0] + "\n..."
