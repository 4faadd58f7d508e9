# ruff: noqa: E501 -- tables
"""A workbook and exports for the tests of *Importeren*: who bought what, and on whom it came to stand."""

from datetime import UTC, date, datetime
from pathlib import Path

from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.steps.importeren import Request, importeren
from klantenbestand.steps.outcome import Run

RUN = Run(date(2026, 11, 15), datetime(2026, 11, 15, 12, tzinfo=UTC))
CUSTOMERS = """
| Klantnummer | Voornaam | Achternaam | Straat     | Huisnummer | Postcode | Plaats | E-mail         | Geboortedatum | E-mail toestemming | Geen reclame |
|-------------|----------|------------|------------|------------|----------|--------|----------------|---------------|--------------------|--------------|
| 10001       | Jan      | Jansen     | Kerkstraat | 12         | 4461 AB  | Goes   | jan@jansen.nl  | 01-02-1950    | ja                 |              |
| 10002       | Els      | Bakker     | Dorpsweg   | 3          | 4463 XA  | Goes   | els@bakker.nl  |               | ja                 |              |
| 10003       | Piet     | Vos        | Laan       | 8          | 4382 KC  | Veere  | piet@vos.nl    |               |                    |              |
"""
NUMBERS = """
| Bron      | Nummer bij bron | Klantnummer | Geldig vanaf |
|-----------|-----------------|-------------|--------------|
| Webwinkel | WK1             | 10001       | 01-01-2026   |
"""
SHEETS = {
    "Klanten": CUSTOMERS,
    "Nummers": NUMBERS,
    "Aankopen": "| Ordernummer | Datum | Klantnummer | Artikel | Bedrag | Bron |\n|---|---|---|---|---|---|\n| '1' | 01-01-2026 | 10002 | Thee | 5 | Anders |\n",
}
HEAD = "Bestelnummer;Besteldatum;Klantcode;Voornaam;Achternaam;Straat;Huisnr;Postcode;Woonplaats;E-mailadres;Geboortedatum;Geen reclame;Nieuwsbrief;Artikel;Bedrag"
EMPTY = dict.fromkeys(HEAD.split(";"), "")


def line(order, number="", first="", last="", mail="", **more):
    told = {
        "Bestelnummer": order,
        "Besteldatum": "10-11-2026",
        "Klantcode": number,
        "Voornaam": first,
        "Achternaam": last,
        "E-mailadres": mail,
        "Artikel": "Thee",
        "Bedrag": "8,15",
    }
    return ";".join({**EMPTY, **told, **more}.values())


JAN = {"Straat": "Kerkstraat", "Huisnr": "12", "Postcode": "4461 AB", "Woonplaats": "Goes"}


def export(folder, *lines, head=HEAD, name="webwinkel-export.csv"):
    file = Path(folder) / name
    file.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    return file


def taken(path, *files, **request):
    return importeren(FileBook.open(path, in_place=True), RUN, Request(files, **request))


def whose(path):
    """Order -> what the customer on whom it stands is called."""
    data = read_data(FileBook.open(path))
    frame = data.customers.frame
    names = {
        number: " ".join(
            str(part) for part in (first, last, mail if not isinstance(last, str) else None) if isinstance(part, str)
        )
        for number, first, last, mail in zip(
            frame["customer"], frame["first_name"], frame["last_name"], frame["email"], strict=True
        )
    }
    lines = data.purchases.frame
    return {order: f"{number} {names.get(number, '?')}" if isinstance(number, str) else "" for order, number in zip(lines["order"], lines["customer"], strict=True) if order != "1"}  # fmt: skip
