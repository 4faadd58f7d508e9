"""How often *Importeren* books a purchase on the wrong customer, on generated exports with truth.

    uv run python tests/bench/bench_import.py [customers] [seed ...]

Of a generated file (see `dutch_customers`) two thirds of the people stand in *Klanten*; all rows buy at a web shop:
with a number there, without one, with that of who lives with them, or with the one of the counter. *Nummers* knows half
of the numbers. Printed: purchases on who bought them, on someone else, of two people on one new customer, on a new row
of who was there already (asked or not), seconds of the processor.
"""

import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.dutch_customers import DutchFile, make_file
from bench.dutch_slips import Rates
from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.steps.importeren import Request, importeren
from klantenbestand.steps.outcome import Run

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
KNOWN = {
    "customer": "Klantnummer", "company": "Bedrijfsnaam", "initials": "Voorletters", "first_name": "Voornaam",
    "infix": "Tussenvoegsel", "last_name": "Achternaam", "street": "Straat", "house_number": "Huisnummer",
    "house_addition": "Toevoeging", "postcode": "Postcode", "city": "Plaats", "phone": "Telefoon", "mobile": "Mobiel",
    "email": "E-mail", "birth_date": "Geboortedatum", "kvk": "KvK-nummer",
}  # fmt: skip
TOLD = [key for key in KNOWN if key not in ("customer", "birth_date", "kvk")]
AT_HOME = ("partner", "twin", "parent_child_same_initial", "sibling_same_initial", "senior_junior_same_name")
KINDS, SHARES = ("own", "guest", "partner", "counter"), (0.62, 0.24, 0.1, 0.04)


def numbers_of(file: DutchFile, rng: np.random.Generator) -> list[str]:
    """The number at the shop of each row; "0" for a guest."""
    beside: dict[int, int] = {}
    for one, other in (pair for pair, kind in file.kinds.items() if kind in AT_HOME):
        beside.setdefault(one, other)
        beside.setdefault(other, one)
    found = []
    for person in file.entity.tolist():
        kind = KINDS[rng.choice(len(KINDS), p=SHARES)]
        owner = beside.get(person, person) if kind == "partner" else person
        found.append({"guest": "0", "counter": "WK999"}.get(kind, f"WK{owner}"))
    return found


def written(folder: Path, file: DutchFile, seed: int) -> tuple[Path, Path, dict[str, int]]:
    """The workbook, the export, and of each customer number in the workbook who it is."""
    rng = np.random.default_rng(seed)
    frame, entity = file.customers, file.entity
    _, first = np.unique(entity, return_index=True)
    there = first[rng.random(len(first)) < 0.66]
    known = frame.iloc[there]
    of_number = dict(zip(known["customer"], entity[there].tolist(), strict=True))
    told = rng.random(len(there)) < 0.5
    numbers = pd.DataFrame(
        {"Bron": "Webwinkel", "Nummer bij bron": [f"WK{one}" for one in entity[there][told]],
         "Klantnummer": known["customer"].to_numpy()[told], "Geldig vanaf": pd.Timestamp("2025-01-01")}
    )  # fmt: skip
    book = folder / "werkmap.xlsx"
    with pd.ExcelWriter(book, engine="xlsxwriter") as writer:
        known[list(KNOWN)].rename(columns=KNOWN).to_excel(writer, sheet_name="Klanten", index=False)
        numbers.to_excel(writer, sheet_name="Nummers", index=False)
    lines = frame[TOLD].rename(columns=KNOWN)
    lines.insert(0, "Klantcode", numbers_of(file, rng))
    lines.insert(0, "Besteldatum", "10-11-2026")
    lines.insert(0, "Bestelnummer", [f"o{at}" for at in range(len(lines))])
    lines["Artikel"], lines["Bedrag"] = "Thee", "8,15"
    export = folder / "webwinkel.csv"
    lines.to_csv(export, sep=";", index=False, encoding="utf-8-sig")
    return book, export, of_number


def measure(file: DutchFile, seed: int) -> Counter[str]:
    """Orders by how they ended."""
    with tempfile.TemporaryDirectory() as folder:
        book, export, of_number = written(Path(folder), file, seed)
        began = time.process_time()
        outcome = importeren(FileBook.open(book, in_place=True), RUN, Request([export]))
        spent = time.process_time() - began
        lines = read_data(FileBook.open(book)).purchases
    assert lines is not None
    asked = {one["klantnummer"] for one in outcome.json["vragen"]}
    there = set(of_number.values())
    new: dict[str, int] = {}
    found: Counter[str] = Counter()
    for order, number in zip(lines.frame["order"], lines.frame["customer"], strict=True):
        who = int(file.entity[int(order[1:])])
        if not isinstance(number, str):
            found["nobody's"] += 1
        elif number in of_number:
            found["right" if of_number[number] == who else "WRONG"] += 1
        elif new.setdefault(number, who) != who:
            found["MIXED"] += 1
        else:
            found["new" if who not in there else "new, asked" if number in asked else "new, not asked"] += 1
    found["customers added"], found["cpu-s"] = len(new), round(spent, 1)  # type: ignore[assignment]
    return found


def main() -> None:
    """Print it for each seed."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    for seed in [int(text) for text in sys.argv[2:]] or [1, 2, 3]:
        print(seed, dict(measure(make_file(size, seed, Rates(noise=0.25)), seed)))


if __name__ == "__main__":
    main()
