"""The published numbers once more, the whole way: data into a workbook, `klantenbestand analyseren --json`, compared.

Run by hand: `python tests/bench/bench_workbooks.py`. Data as in bench_published.py. Exit code 1 where a number differs.
"""

import csv
import json
import sys
import tempfile
from collections.abc import Iterable
from contextlib import redirect_stdout
from datetime import date, datetime
from io import StringIO
from pathlib import Path

import xlsxwriter
from bench_published import AIR_PASSENGERS, CDNOW_MONTHS, CDNOW_ORDERS, shared

from klantenbestand.cli import main as run

PURCHASES = shared()


def write_workbook(path: Path, headers: list[str], rows: Iterable[tuple[object, ...]]) -> None:
    """A workbook with the sheet *Aankopen*: texts as text, dates as dates."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd-mm-yyyy", "constant_memory": True}) as book:
        sheet = book.add_worksheet("Aankopen")
        sheet.write_row(0, 0, headers)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, datetime(value.year, value.month, value.day))  # noqa: DTZ001
                elif isinstance(value, str):
                    sheet.write_string(row, column, value)
                else:
                    sheet.write_number(row, column, value)


def analysed(path: Path, peildatum: str) -> dict:
    """The JSON of the command on this workbook."""
    out = StringIO()
    with redirect_stdout(out):
        code = run(["analyseren", str(path), "--peildatum", peildatum, "--json"])
    if code == 2:
        sys.exit("analyseren could not run")
    return json.loads(out.getvalue())


def cdnow(folder: Path) -> list[tuple[str, object, object]]:
    """What was published of CDNOW and what we say: each row of the file is an order."""
    path = folder / "cdnow.xlsx"
    with (PURCHASES / "cdnow_master.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    rows = (
        (f"O{number}", date.fromisoformat(line["date"]), line["cust"], float(line["sales"]))
        for number, line in enumerate(lines, 1)
    )
    write_workbook(path, ["Ordernummer", "Datum", "Klantnummer", "Bedrag"], rows)
    found = analysed(path, "1998-06-30")
    months = {month["periode"]: month for month in found["actieve_klanten"]["maand"]}
    pairs: list[tuple[str, object, object]] = [("cdnow months", 18, len(months))]
    for label, published in CDNOW_MONTHS.items():
        ours = tuple(months[label][key] for key in ("nieuw", "gebleven", "teruggekomen", "niet_actief"))
        pairs.append((f"cdnow {label} new, retained, reactivated, idle", published, ours))
    names = {
        "orders": "orders",
        "revenue": "omzet",
        "mean": "gemiddelde",
        "p25": "p25",
        "median": "mediaan",
        "p75": "p75",
    }
    for key, name in names.items():
        pairs.append((f"cdnow {key}", CDNOW_ORDERS[key], round(found["mandgrootte"][name], 6)))
    for month in months.values():  # active = new + retained + reactivated, in all 18
        parts = month["nieuw"] + month["gebleven"] + month["teruggekomen"]
        pairs.append((f"cdnow {month['periode']} active", parts, month["actief"]))
    return pairs


def air_passengers(folder: Path) -> list[tuple[str, object, object]]:
    """The seasonal factors as R gives them, to its printed decimals."""
    path = folder / "air.xlsx"
    with (PURCHASES / "ts_AirPassengers.csv").open(encoding="utf-8") as file:
        values = [float(line["value"]) for line in csv.DictReader(file)]
    rows = ((date(1949 + at // 12, at % 12 + 1, 15), value) for at, value in enumerate(values))
    write_workbook(path, ["Datum", "Bedrag"], rows)
    index = analysed(path, "1960-12-31")["seizoen"]["index_ongecorrigeerd"]
    pairs = zip(AIR_PASSENGERS, index, strict=True)
    return [(f"AirPassengers month {at}", one, round(other, 7)) for at, (one, other) in enumerate(pairs, 1)]


def main() -> None:
    """Print published and ours side by side."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = cdnow(Path(folder)) + air_passengers(Path(folder))
    differ = [pair for pair in pairs if pair[1] != pair[2]]
    for name, published, ours in pairs:
        print(f"{name:50} {published!s:>32} {ours!s:>32} {'' if published == ours else 'DIFFERS'}")
    print(f"{len(pairs)} numbers, {len(differ)} differ")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
