"""`klantenbestand zelftest`: does all that we ask of Excel work on this computer? On a workbook of its own.

report = self_test(app, folder)      # an Excel that may be used, an empty folder that it may write to
print(report.text()); report.is_good
"""

import platform
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from klantenbestand import __version__
from klantenbestand.book.new_sheets import build_new
from klantenbestand.book.open_book import OpenBook
from klantenbestand.install.self_test_bench import TAB, Bench, expect
from klantenbestand.install.self_test_steps import link_returns, row_and_back, row_leaves, sheets_added
from klantenbestand.install.self_test_tabs import (
    column_and_cells,
    columns_of_a_version,
    failure_leaves_all,
    filter_stays,
    front_and_hidden,
    left_alone,
    remark_follows,
    tables_side_by_side,
    values_arrive,
)
from klantenbestand.words.errors import KlantenbestandError
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.tab import Chart, Field, Format, Group, KeyFigure, Series, Tab, Table
from klantenbestand.words.texts import self_test as words

if TYPE_CHECKING:
    import xlwings as xw

BOOK = "Zelftest Klantenbestand.xlsx"
_TEXTS = ("0612345678", "=1+1", "+31 6", "1-2", "01-02-2024", "12%", "'t Hooft", "WAAR", "1E5", "regel 1\nregel 2")


@frozen
class Trial:
    """One check: its key in `words.CHECKS`, what was wrong ("" for nothing), and how long it took."""

    key: str
    problem: str
    seconds: float


@frozen
class SelfTest:
    """What came of it, for the user to read and to send: it holds no data of his."""

    versions: str
    trials: tuple[Trial, ...]

    @property
    def is_good(self) -> bool:
        return not any(trial.problem for trial in self.trials)

    def text(self) -> str:
        """The report in Dutch."""
        lines = [words.TITLE, self.versions, ""]
        for trial in self.trials:
            verdict = words.WRONG if trial.problem else words.GOOD
            lines.append(f"{verdict}  {words.CHECKS[trial.key]} ({words.SECONDS.format(seconds=trial.seconds)})")
            lines += [f"      {trial.problem}"] if trial.problem else []
        wrong = sum(bool(trial.problem) for trial in self.trials)
        ending = words.SOME_WRONG.format(count=wrong, total=len(self.trials)) if wrong else words.ALL_GOOD
        return "\n".join([*lines, "", ending])


def self_test(app: "xw.App", folder: Path, progress: Callable[[str, float], None] | None = None) -> SelfTest:
    """Try everything on a new workbook in that folder, which stays there; it is closed again."""
    import xlwings

    path = folder / BOOK
    show = progress or (lambda _words, _share: None)
    rows = pd.DataFrame({"customer": ["001", "002"], "last_name": ["Proef", "Test"]})
    path.write_bytes(build_new([CUSTOMERS], {CUSTOMERS.key: rows}, with_settings=False))
    book = app.books.open(path)
    try:
        bench = Bench(book, path)
        trials = []
        for number, (key, check) in enumerate(CHECKS.items()):
            show(words.CHECKS[key], number / len(CHECKS))
            trials.append(_tried(key, check, bench))
    finally:
        book.close()
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    versions = words.VERSIONS.format(
        product=__version__,
        xlwings=xlwings.__version__,
        excel=app.version,
        python=platform.python_version(),
        system=system,
    )
    return SelfTest(versions, tuple(trials))


def _tried(key: str, check: Callable[[Bench], None], bench: Bench) -> Trial:
    start = time.perf_counter()
    try:
        check(bench)
        problem = ""
    except KlantenbestandError as error:
        problem = f"{error.code} {dict(error.details)} {error.__cause__!r}"
    except Exception as error:  # whatever Excel says is what the report is for
        problem = f"{type(error).__name__}: {error}"
    return Trial(key, " ".join(problem.split())[:500], time.perf_counter() - start)


def _tab(count: int, figure: float = 1.0, texts: tuple[str, ...] = ()) -> Tab:
    frame = pd.DataFrame(
        {
            "key": [f"rij {at}" for at in range(1, count + 1)],
            "amount": [10.5 * at for at in range(1, count + 1)],
            "text": [*texts, *[None] * (count - len(texts))],
        }
    )
    fields = (Field("key", "Sleutel"), Field("amount", "Bedrag", Format.DECIMAL), Field("text", "Tekst"))
    return Tab(
        name=TAB,
        group=Group.ANALYSIS,
        title=TAB,
        conclusion=words.TITLE,
        figures=(KeyFigure("Cijfer", figure),),
        charts=(Chart("Hoe veel?", TAB, "Sleutel", (Series("Bedrag", "Bedrag"),)),),
        tables=(Table(TAB, frame, fields, key=("key",)),),
    )


def _new(bench: Bench) -> None:
    bench.put(_tab(3))
    expect("rijen", [row[:2] for row in bench.rows()[1:]], [["rij 1", 10.5], ["rij 2", 21.0], ["rij 3", 31.5]])
    expect("grafieken", len(bench.sheet.charts), 1)


def _texts(bench: Bench) -> None:
    bench.put(_tab(len(_TEXTS), texts=_TEXTS))
    expect("teksten", [row[2] for row in bench.rows()[1:]], list(_TEXTS))


def _refill(bench: Bench) -> None:
    for count in (6, 2, 4):
        bench.put(_tab(count))
        expect("rijen", [row[1] for row in bench.rows()[1:]], [10.5 * at for at in range(1, count + 1)])
        expect("tabellen en grafieken", (len(bench.sheet.tables), len(bench.sheet.charts)), (1, 1))
    bench.run(lambda opened: [opened.put([_tab(count)]) for count in (2, 5)])  # twice in one run
    expect("rijen", len(bench.rows()), 6)


def _formulas(bench: Bench) -> None:
    bench.put(_tab(2, figure=5.0))
    cells = bench.book.sheets[CUSTOMERS.name].range("BA1:BA2")
    cells.number_format = "General"
    cells.formula = [[f"=SUM({TAB}[Bedrag])"], [f"={TAB}!B6"]]
    bench.put(_tab(5, figure=7.0))
    bench.book.app.calculate()
    found = cells.value
    cells.clear_contents()
    expect("som en kerncijfer", found, [157.5, 7.0])


def _own_column(bench: Bench) -> None:
    bench.put(_tab(2))
    table = bench.sheet.tables[TAB]
    area = table.range
    right = area.column + area.shape[1]
    table.resize(bench.sheet.range((area.row, area.column), (area.last_cell.row, right)))
    bench.sheet.range((area.row, right)).value = "Eigen"
    bench.sheet.range((area.row + 1, right)).formula = "=1+1"
    bench.sheet.range((area.row + 2, right)).value = 8
    tab = _tab(3)
    table_of = tab.tables[0]
    turned = replace(table_of, frame=table_of.frame.iloc[::-1].reset_index(drop=True))
    bench.put(replace(tab, tables=(turned,)))
    rows = bench.rows()
    expect("kop", rows[0][3], "Eigen")
    expect("sleutels", [row[0] for row in rows[1:]], ["rij 3", "rij 2", "rij 1"])
    expect("eigen cel", rows[2][3], 8.0)
    expect("formule", bench.sheet.tables[TAB].range(4, 4).formula, "=1+1")


def _data(bench: Bench) -> None:
    sheet = bench.book.sheets[CUSTOMERS.name]
    before = sheet.range("A1:A3").value

    def work(opened: OpenBook) -> None:
        opened.set_cells({CUSTOMERS.name: {(2, 2): "0612"}})
        opened.put([])

    bench.run(work)
    expect("cel", sheet.range("B2").value, "0612")
    expect("andere cellen", sheet.range("A1:A3").value, before)


def _remove(bench: Bench) -> None:
    bench.run(lambda opened: opened.put([], remove=[TAB]))
    expect("tabs", [sheet.name for sheet in bench.book.sheets], [CUSTOMERS.name])


def _calm(bench: Bench) -> None:
    app, sheet = bench.book.app, bench.book.sheets[CUSTOMERS.name]
    sheet.activate()
    sheet.range("B2:C3").select()

    def state() -> tuple[object, ...]:
        selection = app.selection
        seen = app.screen_updating, app.calculation, app.enable_events, app.display_alerts
        return (*seen, bench.book.sheets.active.name, selection.address if selection else None)

    before = state()
    bench.put(_tab(2))
    expect("toestand", state(), before)


CHECKS: Mapping[str, Callable[[Bench], None]] = {
    "new": _new,
    "texts": _texts,
    "refill": _refill,
    "formulas": _formulas,
    "own-column": _own_column,
    "data": _data,
    "remove": _remove,
    "calm": _calm,
    "values": values_arrive,
    "two-tables": tables_side_by_side,
    "columns": columns_of_a_version,
    "remark": remark_follows,
    "filter": filter_stays,
    "whole": failure_leaves_all,
    "front": front_and_hidden,
    "taken": left_alone,
    "added-column": column_and_cells,
    "sheets": sheets_added,
    "undo": row_and_back,
    "leave": row_leaves,
    "links": link_returns,
}
