"""The exports of the web shop and the till that the example can be updated from: the first two weeks of November 2026."""

import csv
import io
import random
from collections.abc import Sequence
from datetime import date
from typing import Any

Row = dict[str, Any]

FIRST_DAY = date(2026, 11, 1)
LAST_IN_WORKBOOK = date(2026, 11, 7)  # the second week is not in the workbook yet

_WEB_HEADERS = (
    "Bestelnummer", "Besteldatum", "Klantcode", "Bedrijf", "Voornaam", "Tussenv.", "Achternaam", "Straat", "Huisnr", "Toev.",
    "Postcode", "Woonplaats", "E-mailadres", "Telefoonnummer", "Nieuwsbrief", "Productnaam", "Categorie", "Stuks", "Stuksprijs",
    "Totaal", "Kortingscode", "Orderstatus",
)  # fmt: skip
_TILL_HEADERS = (
    "Bon",
    "Datum",
    "Tijd",
    "Klantnr",
    "Artikel",
    "Groep",
    "Aantal",
    "Prijs",
    "Bedrag",
    "Btw",
    "Betaalwijze",
)


def web_shop_export(lines: Sequence[Row], people: Sequence[Row], numbers: Sequence[Row]) -> bytes:
    """Semicolons, Windows-1252, Dutch dates and amounts, the customers under the web shop's own numbers."""
    by_number = {row["customer"]: row for row in people}
    codes = {row["customer"]: row["number_at_source"] for row in numbers}
    newest = max(int(code.removeprefix("WK")) for code in codes.values())
    rows = []
    for line in lines:
        if line["channel"] == "webwinkel" and line["date"] >= FIRST_DAY:
            if line["customer"] not in codes:
                newest += 1
                codes[line["customer"]] = f"WK{newest}"
            rows.append(_web_row(line, by_number[line["customer"]], codes[line["customer"]]))
    rows += [_web_row(line, person, person["customer"]) for line, person in _strangers(people)]
    return _csv(_WEB_HEADERS, rows, ";").encode("cp1252")


def _web_row(line: Row, person: Row, code: str) -> tuple[str, ...]:
    status = "geretourneerd" if line["status"] == "retour" else "afgerond"
    return (
        line["order"], f"{line['date']:%d-%m-%Y}", code, person.get("company", ""), person["first_name"], person["infix"],
        person["last_name"], person["street"], person["house_number"], person["house_addition"], person["postcode"], person["city"],
        person["email"], person["mobile"], person["email_consent"], line["article"], line["article_group"], str(line["quantity"]),
        _euro(line["price"]), _euro(line["amount"]), line["promo_code"], status,
    )  # fmt: skip


def _strangers(people: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Orders of two people who are not in the workbook, and of one who is, without this mail address."""
    old = next(
        row
        for row in people
        if row["customer_type"] == "particulier" and row["mobile"] and row["first_name"] == "Saskia"
    )
    new: Row = {
        "infix": "van 't",
        "last_name": "Hof",
        "first_name": "Daniëlle",
        "street": "Bongerd",
        "house_number": "31",
    }
    new |= {"house_addition": "", "postcode": "7415 KM", "city": "Deventer", "email": "danielle.hof@example.com"}
    new |= {"mobile": "06-89004411", "email_consent": "ja", "customer": "WK9001"}
    other = new | {
        "infix": "",
        "last_name": "Nijland",
        "first_name": "Björn",
        "street": "Iepenlaan",
        "house_number": "5",
    }
    other |= {
        "email": "b.nijland@example.org",
        "mobile": "",
        "email_consent": "nee",
        "customer": "WK9002",
        "postcode": "7424 RA",
    }
    again = old | {"email": "saskia.thuis@example.org", "customer": "WK9003"}
    line: Row = {"date": date(2026, 11, 11), "status": "opdracht", "promo_code": "", "article_group": "Thee"}
    line |= {"article": "Earl Grey 100 g", "price": 8.15, "quantity": 2, "amount": 16.3}
    return [(line | {"order": f"W2990{at}"}, person) for at, person in enumerate((new, other, again), 1)]


def till_export(lines: Sequence[Row], rng: random.Random) -> bytes:
    """Commas, UTF-8, dates and amounts as programs write them; most buyers unknown."""
    rows = [
        (
            line["order"], f"{line['date']:%Y-%m-%d}", f"{rng.randint(9, 17):02d}:{rng.randint(0, 59):02d}", line["customer"],
            line["article"], line["article_group"], str(line["quantity"]), f"{line['price']:.2f}", f"{line['amount']:.2f}",
            f"{line['vat_rate']:.0%}", rng.choice(("pin", "pin", "pin", "contant")),
        )
        for line in lines
        if line["channel"] == "winkel" and line["date"] >= FIRST_DAY
    ]  # fmt: skip
    return _csv(_TILL_HEADERS, rows, ",").encode("utf-8")


def _euro(amount: float) -> str:
    return f"{amount:.2f}".replace(".", ",")


def _csv(headers: Sequence[str], rows: Sequence[Sequence[str]], separator: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows(rows)
    return out.getvalue()
