"""100,000 customers, 1,000,000 purchases and 200,000 contacts through `jaaroverzicht`, beside a yardstick.

Yardstick: `pandas.read_excel(engine="calamine")` of its sheets, plus writing the same tabs by XlsxWriter cell by cell.
Run by hand: `python tests/bench/bench_big.py [--size small] [--repeat N]`; prints CPU seconds, wall time
and peak memory. Needs python-calamine (`uv sync --group bench`).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
import xlsxwriter

from klantenbestand.words.tab import Link

JOB = ["jaaroverzicht", "--zonder-mailing", "--peildatum", "2026-11-15"]
SIZES = {"big": (100_000, 1_000_000, 200_000), "small": (2_000, 20_000, 4_000)}
FIRST_NAMES = ("Anna", "Jan", "Sanne", "Pieter", "Fatima", "Mohammed", "Lotte", "Daan", "Eva", "Bram", "Sofie", "Koen")
INFIXES = ("", "", "", "van", "de", "van der", "ten")
STREETS = ("Dorpsstraat", "Kerkstraat", "Molenweg", "Beukenlaan", "Stationsplein", "Havenkade", "Julianalaan")
CITIES = ("Utrecht", "Zwolle", "Breda", "Assen", "Gouda", "Venlo", "Haarlem", "Leiden", "Middelburg", "Tiel")


def make(path: Path, size: str) -> None:
    """Write the workbook, as Excel would: shared strings, real dates, text for numbers that are names.

    25, 8 and 10 columns, with values that are mostly right, as after a first clean-up.
    """
    customers, purchases, contacts = SIZES[size]
    random = np.random.default_rng(1)
    numbers = np.array([f"K{number:06d}" for number in range(1, customers + 1)])
    weights = random.gamma(0.6, 1.0, customers)
    start = np.datetime64("2023-01-02")
    with xlsxwriter.Workbook(path, {"default_date_format": "dd-mm-yyyy"}) as book:
        _sheet(book, "Klanten", _customers(numbers, random))
        days = start + np.sort(random.integers(0, 1400, purchases)).astype("timedelta64[D]")
        buyers = numbers[random.choice(customers, purchases, p=weights / weights.sum())]
        _sheet(book, "Aankopen", _purchases(days, buyers, random))
        _sheet(book, "Contacten", _contacts(start, numbers, contacts, random))


def _customers(numbers: np.ndarray, random: np.random.Generator) -> dict[str, list]:
    count = len(numbers)

    def pick(options: tuple[str, ...]) -> list[str]:
        return np.array(options)[random.integers(0, len(options), count)].tolist()

    letters = np.array(list("ABCDEGHJKLMNPRSTVWXZ"))
    return {
        "Klantnummer": numbers.tolist(),
        "Soort klant": pick(("particulier", "particulier", "bedrijf")),
        "Bedrijfsnaam": pick(("", "", "", "Bakkerij De Hoek", "Fietsen Noord")),
        "Voornaam": pick(FIRST_NAMES),
        "Tussenvoegsel": pick(INFIXES),
        "Achternaam": [f"Naam{value}" for value in random.integers(0, 20_000, count)],
        "Straat": pick(STREETS),
        "Huisnummer": random.integers(1, 300, count).astype(str).tolist(),
        "Postcode": [
            f"{number} {a}{b}"
            for number, a, b in zip(
                random.integers(1000, 9999, count),
                random.choice(letters, count),
                random.choice(letters, count),
                strict=True,
            )
        ],
        "Plaats": pick(CITIES),
        "Telefoon": [f"06{value:08d}" for value in random.integers(10_000_000, 99_999_999, count)],
        "E-mail": [f"klant{value}@example.nl" for value in range(count)],
        "E-mail toestemming": pick(("ja", "nee", "")),
        "Relatie": pick(("", "klant", "prospect")),
        "Geslacht": pick(("m", "v", "")),
        "Voorletters": pick(("A.", "J.P.", "S.", "")),
        "Mobiel": [f"06{value:08d}" for value in random.integers(10_000_000, 99_999_999, count)],
        "Herkomst": pick(("website", "beurs", "via via", "")),
        "Klant sinds": (
            np.datetime64("2015-01-01") + random.integers(0, 3900, count).astype("timedelta64[D]")
        ).tolist(),
        "Voorkeurskanaal": pick(("e-mail", "brief", "telefoon", "")),
        "Factuur": pick(("digitaal", "papier")),
        "Interesses": pick(("thee", "koffie", "servies", "")),
        "Geen reclame": pick(("", "", "", "post", "alles")),
        "Laatst gecontroleerd": (
            np.datetime64("2024-01-01") + random.integers(0, 900, count).astype("timedelta64[D]")
        ).tolist(),
        "Opmerkingen": [f"Opmerking {value}" for value in random.integers(0, 50_000, count)],
    }


def _purchases(days: np.ndarray, buyers: np.ndarray, random: np.random.Generator) -> dict[str, list]:
    count = len(days)
    articles = random.integers(0, 400, count)
    quantity = random.integers(1, 5, count)
    price = (random.gamma(2.0, 9.0, 400) + 1).round(2)[articles]
    return {
        "Ordernummer": [f"O{number:07d}" for number in np.arange(count) // 2],
        "Datum": days[np.arange(count) // 2 * 2].tolist(),
        "Klantnummer": buyers[np.arange(count) // 2 * 2].tolist(),
        "Artikel": [f"Artikel {value}" for value in articles],
        "Artikelgroep": [f"Groep {value % 12}" for value in articles],
        "Aantal": quantity.tolist(),
        "Prijs": price.tolist(),
        "Bedrag": (quantity * price).round(2).tolist(),
    }


def _contacts(start: np.datetime64, numbers: np.ndarray, count: int, random: np.random.Generator) -> dict[str, list]:
    return {
        "Datum": (start + random.integers(0, 1400, count).astype("timedelta64[D]")).tolist(),
        "Klantnummer": numbers[random.integers(0, len(numbers), count)].tolist(),
        "Kanaal": np.array(["telefoon", "e-mail", "bezoek"])[random.integers(0, 3, count)].tolist(),
        "Onderwerp": [f"Onderwerp {value}" for value in random.integers(0, 200, count)],
        "Verslag": [f"Besproken punt {value}" for value in random.integers(0, 5_000, count)],
        "Richting": np.array(["in", "uit"])[random.integers(0, 2, count)].tolist(),
        "Reactie": np.array(["geen", "interesse", "aankoop", ""])[random.integers(0, 4, count)].tolist(),
        "Vervolgactie": np.array(["", "", "bellen", "mailen"])[random.integers(0, 4, count)].tolist(),
        "Vervolgdatum": (start + random.integers(1300, 1500, count).astype("timedelta64[D]")).tolist(),
        "Afgehandeld": np.array(["ja", "nee"])[random.integers(0, 2, count)].tolist(),
    }


def _sheet(book: xlsxwriter.Workbook, name: str, columns: dict[str, list]) -> None:
    sheet = book.add_worksheet(name)
    date = book.add_format({"num_format": "dd-mm-yyyy"})
    for position, (header, values) in enumerate(columns.items()):
        sheet.write_string(0, position, header)
        if not isinstance(values[0], str | int | float):
            for row, value in enumerate(values, 1):
                sheet.write_datetime(row, position, value, date)
        elif isinstance(values[0], str):
            for row, value in enumerate(values, 1):
                if value:
                    sheet.write_string(row, position, value)
        else:
            sheet.write_column(1, position, values)


def keep_tabs(source: Path, pickled: Path) -> None:
    """Run the job once and keep what it puts on its tabs, for the yardstick to write."""
    from klantenbestand.book.file_book import FileBook
    from klantenbestand.book.tab_formats import NUMBER_CODES
    from klantenbestand.cli import main

    kept: dict[str, list] = {}
    put = FileBook.put

    def keep(book, tabs, *arguments, **options):
        for tab in tabs:
            kept[tab.name] = [
                (
                    [field.header for field in table.fields],
                    [NUMBER_CODES[field.format] for field in table.fields],
                    table.frame[[field.source for field in table.fields]],
                )
                for table in tab.tables
            ]
        return put(book, tabs, *arguments, **options)

    FileBook.put = keep
    main([*JOB, str(source), "--uit", str(pickled.with_name("kept.xlsx"))])
    pd.to_pickle(kept, pickled)


def yardstick(source: Path, pickled: Path, target: Path) -> None:
    """Read the sheets with pandas and calamine, and write the same tabs by XlsxWriter, each as a table."""
    pd.read_excel(source, sheet_name=None, engine="calamine")
    with xlsxwriter.Workbook(target, {"nan_inf_to_errors": True, "strings_to_formulas": False}) as book:
        formats: dict[str, object] = {}
        for name, tables in pd.read_pickle(pickled).items():
            sheet = book.add_worksheet(name)
            column = 1
            for headers, codes, frame in tables:
                for code in codes:
                    formats.setdefault(code, book.add_format({"num_format": code}))
                rows = [[_shown(value) for value in row] for row in frame.to_numpy(dtype=object).tolist()]
                described = [
                    {"header": head, "format": formats[code]} for head, code in zip(headers, codes, strict=True)
                ]
                right = column + len(headers) - 1
                sheet.add_table(20, column, 20 + max(len(rows), 1), right, {"columns": described, "data": rows})
                column = right + 2


def _shown(value: object) -> object:
    """A link as its words, which costs XlsxWriter less than the formula that we write for it."""
    if isinstance(value, Link):
        return value.label
    return None if pd.isna(value) else value


def measure(command: list[str], result: Path) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak MiB of a whole process, which must make the file `result`."""
    result.unlink(missing_ok=True)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    _, status, used = os.wait4(process.pid, 0)
    said = process.stderr.read()
    if os.waitstatus_to_exitcode(status) not in (0, 1) or "Traceback" in said or not result.exists():
        sys.exit(said)
    return used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024


def main() -> None:
    """Make the workbook where it is not there yet, then measure both sides in turn."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", choices=SIZES, default="big")
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "klantenbestand-bench")
    options.add_argument("--yardstick", nargs=3, type=Path, help=argparse.SUPPRESS)
    options.add_argument("--keep", nargs=2, type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.yardstick:
        return yardstick(*asked.yardstick)
    if asked.keep:
        return keep_tabs(*asked.keep)
    asked.folder.mkdir(exist_ok=True)
    source, pickled = asked.folder / f"{asked.size}.xlsx", asked.folder / f"{asked.size}.pickle"
    if not source.exists():
        make(source, asked.size)
    me = [sys.executable, __file__]
    subprocess.run([*me, "--keep", source, pickled], check=False)
    ours = [sys.executable, "-m", "klantenbestand.cli", *JOB, str(source), "--uit", str(asked.folder / "ours.xlsx")]
    theirs = [*me, "--yardstick", str(source), str(pickled), str(asked.folder / "theirs.xlsx")]
    made = asked.folder / "ours.xlsx", asked.folder / "theirs.xlsx"
    ratios = []
    for _ in range(asked.repeat):
        one, other = measure(ours, made[0]), measure(theirs, made[1])
        ratios.append(one[0] / other[0])
        for name, (cpu, wall, peak) in (("jaaroverzicht", one), ("yardstick", other)):
            print(f"{name:14} {cpu:7.2f} cpu-s {wall:7.2f} s {peak:7.0f} MiB")
    print(f"ratio of CPU: {', '.join(f'{ratio:.3f}' for ratio in ratios)} (goal: at most 0.42, 2048 MiB)")
    return None


if __name__ == "__main__":
    main()
