"""The example is lifelike, invented, and always the same."""

import csv
import io
import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest

from klantenbestand.checks.dutch import is_email, is_iban, is_phone, is_postcode, is_vat_id
from klantenbestand.words.sheets import DATA_SHEETS
from klantenbestand.words.texts import FINDINGS
from sample.make import ROOT
from sample.workbook import PEILDATUM, example

Row = dict[str, Any]


@pytest.fixture(scope="module")
def clean() -> dict[str, list[Row]]:
    """The rows of the example in which no mistake was planted."""
    wrong = {id(mistake.target) for mistake in example().mistakes}
    return {sheet: [row for row in rows if id(row) not in wrong] for sheet, rows in example().rows.items()}


@pytest.fixture(scope="module")
def shipped() -> openpyxl.Workbook:
    return openpyxl.load_workbook(ROOT / "sample_data" / "Voorbeeld.xlsx")


def revenue(row: Row) -> float:
    if row["status"] == "offerte":
        return 0.0
    return -abs(row["amount"]) if row["status"] == "retour" else row["amount"]


def test_it_is_the_same_every_time() -> None:
    whole = example()
    example.cache_clear()
    again = example()
    assert again.rows == whole.rows
    assert (again.web_shop, again.till, again.doubles) == (whole.web_shop, whole.till, whole.doubles)
    assert [(mistake.sheet, mistake.row) for mistake in again.mistakes] == [
        (mistake.sheet, mistake.row) for mistake in whole.mistakes
    ]


def test_there_are_some_300_customers_with_people_and_companies(clean: dict[str, list[Row]]) -> None:
    kinds = Counter(row["customer_type"] for row in clean["customers"])
    assert 280 <= len(example().rows["customers"]) <= 320
    assert kinds["particulier"] > 180
    assert kinds["bedrijf"] > 30
    assert {"van der", "van den", "de", "ten"} <= {row["infix"] for row in clean["customers"]}
    assert sum(row.get("relation") == "prospect" for row in clean["customers"]) >= 8


def test_purchases_cover_four_full_years_and_this_one_until_a_week_before_the_peildatum(
    clean: dict[str, list[Row]],
) -> None:
    months = {(row["date"].year, row["date"].month) for row in clean["purchases"]}
    assert months == {
        (year, month) for year in range(2022, 2027) for month in range(1, 13) if (year, month) <= (2026, 11)
    }
    till = max(row["date"] for row in clean["purchases"] if row["channel"] == "winkel")
    assert timedelta(7) < PEILDATUM - till <= timedelta(9)


def test_november_and_december_are_the_peak_of_every_year_and_summer_is_quiet(clean: dict[str, list[Row]]) -> None:
    by_month: dict[int, Counter[int]] = defaultdict(Counter)
    for row in clean["purchases"]:
        by_month[row["date"].year][row["date"].month] += revenue(row)
    for year in range(2022, 2026):
        mean = sum(by_month[year].values()) / 12
        assert {month for month, _ in by_month[year].most_common(2)} == {11, 12}
        assert by_month[year][12] > 1.5 * mean
        assert (by_month[year][7] + by_month[year][8]) / 2 < 0.8 * mean


def test_some_buy_every_month_and_many_once(clean: dict[str, list[Row]]) -> None:
    days = defaultdict(set)
    for row in clean["purchases"]:
        if row["customer"] and row["status"] != "offerte":
            days[row["customer"]].add(row["date"])
    counts = sorted(len(each) for each in days.values())
    assert sum(count == 1 for count in counts) > 0.25 * len(counts)
    assert sum(count >= 24 for count in counts) > 15


def test_returns_offers_and_losse_verkoop_are_there(clean: dict[str, list[Row]]) -> None:
    lines = clean["purchases"]
    returns = [row for row in lines if row["status"] == "retour"]
    assert {row["amount"] > 0 for row in returns} == {True, False}
    assert sum(row["status"] == "offerte" for row in lines) >= 30
    loose = sum(revenue(row) for row in lines if not row["customer"]) / sum(map(revenue, lines))
    assert 0.15 < loose < 0.4


def test_amounts_are_quantity_times_price(clean: dict[str, list[Row]]) -> None:
    assert all(
        round(row["quantity"] * row["price"], 2) == row["amount"] for row in clean["purchases"] if row["amount"] > 0
    )


def test_three_campaigns_reached_people_and_sold(clean: dict[str, list[Row]]) -> None:
    names = {row["campaign"] for row in clean["campaigns"]}
    reached = Counter(row["campaign"] for row in clean["contacts"] if row.get("campaign"))
    sold = {row["order"]: row["campaign"] for row in clean["purchases"] if row["campaign"]}
    assert len(names) == 3
    assert set(reached) == set(sold.values()) == names
    assert all(0 < Counter(sold.values())[name] < 0.4 * reached[name] for name in names)


def test_nobody_is_mailed_or_called_against_an_objection(clean: dict[str, list[Row]]) -> None:
    for row in clean["customers"]:
        objection = row.get("no_advertising") or "nee"
        assert not (row["email_consent"] == "ja" and objection in ("e-mail", "alles"))
        assert not (row["phone_consent"] == "ja" and objection in ("telefoon", "alles"))


def test_numbers_have_the_right_form_and_belong_to_nobody(clean: dict[str, list[Row]]) -> None:
    for row in clean["customers"]:
        foreign = bool(row.get("country"))
        for phone in filter(None, (row.get("phone"), row.get("mobile"))):
            assert is_phone(phone)
            assert re.fullmatch(r"06-8900\d{4}|0\d{1,3}-0\d+|\+32 3 000.*", phone), "not in a block that is unused"
        if row["email"]:
            assert is_email(row["email"])
            assert re.search(r"[@.]example\.(nl|org|com)$", row["email"])
        assert foreign or is_postcode(row["postcode"])
        assert not row.get("iban") or is_iban(row["iban"])
        assert not row.get("vat_id") or is_vat_id(row["vat_id"])
        assert not row.get("kvk") or re.fullmatch(r"9999\d{4}", row["kvk"])


def test_every_planted_mistake_stands_in_its_cell_of_the_shipped_workbook(shipped: openpyxl.Workbook) -> None:
    for mistake in example().mistakes:
        sheet = shipped[mistake.sheet]
        letters = {cell.value: cell.column for cell in sheet[1]}
        cell = sheet.cell(mistake.row, letters[mistake.header])
        wanted = getattr(mistake.value, "text", mistake.value)
        shown = cell.value.date() if cell.is_date and isinstance(wanted, date) else cell.value
        assert (shown or "") == (wanted or ""), mistake
        assert (cell.data_type == "e") == hasattr(mistake.value, "text"), "an error must be a real one"


def test_every_planted_mistake_names_a_finding_of_the_catalogue() -> None:
    assert {mistake.code for mistake in example().mistakes} - {""} <= set(FINDINGS)


def test_the_tables_cover_all_rows(shipped: openpyxl.Workbook) -> None:
    for sheet in DATA_SHEETS:
        assert shipped[sheet.name].tables[sheet.name].ref.endswith(str(len(example().rows[sheet.key]) + 1))


def test_the_exports_overlap_the_workbook_by_a_week_and_go_on_for_another() -> None:
    web = list(csv.DictReader(io.StringIO(example().web_shop.decode("cp1252")), delimiter=";"))
    till = list(csv.DictReader(io.StringIO(example().till.decode("utf-8"))))
    known = {row["order"] for row in example().rows["purchases"]}
    for export, order, day in ((web, "Bestelnummer", "Besteldatum"), (till, "Bon", "Datum")):
        sold = [
            row
            for row in export
            if row.get("Orderstatus") != "geretourneerd" and not row.get("Aantal", "").startswith("-")
        ]
        known_days = {row[day] for row in sold if row[order] in known}
        new_days = {row[day] for row in sold if row[order] not in known}
        assert known_days
        assert new_days
        assert not known_days & new_days
    assert {row["Besteldatum"][2:] for row in web} == {"-11-2026"}
    codes = {row["number_at_source"] for row in example().rows["numbers"]}
    assert {"WK9001", "WK9002", "WK9003"} <= {row["Klantcode"] for row in web} - codes
