"""The example put together: rows of all sheets, mistakes planted, written by the code behind `nieuw`."""

import random
from dataclasses import dataclass
from datetime import date
from functools import cache

import pandas as pd

from klantenbestand.book.new_book import new_book, with_first_tab
from klantenbestand.book.new_package import to_bytes
from klantenbestand.book.new_sheets import columns_of_new, new_workbook
from klantenbestand.tabs.start import example_start, first_start
from klantenbestand.words.settings import Settings
from klantenbestand.words.sheets import DATA_SHEETS, MAIN_SHEETS
from sample.campaigns import CAMPAIGNS, campaign_rows, run_campaigns
from sample.contacts import make_consents, make_contacts, make_numbers
from sample.doubles import Double, add_doubles, share_purchases
from sample.exports import LAST_IN_WORKBOOK, till_export, web_shop_export
from sample.mistakes import plant
from sample.people import make_people
from sample.planting import ExcelError, Mistake, Row, Rows
from sample.purchases import make_baskets, write_lines

SEED = 20261115
PEILDATUM = date(2026, 11, 15)
SETTINGS = Settings(
    company="Ketel & Kruid",
    sender_name="Marijke Hofland",
    street="Ketelsteeg 4",
    postcode="7411 KK",
    city="Deventer",
    phone="0570-000404",
    email="winkel@example.nl",
    website="https://www.example.nl",
    kvk="99990404",
    unsubscribe="https://www.example.nl/afmelden",
    amounts="inclusief btw",
    visit_cost=45,
    call_cost=6,
    letter_cost=1.35,
    mail_cost=0.05,
    margin=45,
    least_csat=80,
    points_per_euro=1,
    reward_points=250,
)


def empty_workbook() -> bytes:
    """workbook/Klantenbestand.xlsx."""
    return new_book(MAIN_SHEETS, first_start())


@dataclass(frozen=True)
class Example:
    """Everything that stands in sample_data, and what is wrong with it."""

    rows: Rows
    mistakes: list[Mistake]
    doubles: list[Double]
    web_shop: bytes
    till: bytes


@cache
def example() -> Example:
    """The example; always the same."""
    rng = random.Random(SEED)
    people = make_people(rng)
    baskets = make_baskets(people, rng)
    campaign_contacts, orders = run_campaigns(people, baskets, rng)
    baskets = sorted(baskets + orders, key=lambda basket: basket.day)
    lines = write_lines(baskets, rng)
    contacts = make_contacts(baskets, people, rng) + campaign_contacts
    doubles = add_doubles(people, rng)
    share_purchases(lines, doubles, rng)
    numbers = make_numbers([basket for basket in baskets if basket.day <= LAST_IN_WORKBOOK])
    exports = web_shop_export(lines, people, numbers), till_export(lines, rng)
    rows: Rows = {
        "customers": people,
        "purchases": [line for line in lines if line["channel"] == "zakelijk" or line["date"] <= LAST_IN_WORKBOOK],
        "contacts": sorted(contacts, key=lambda row: row["date"]),
        "campaigns": campaign_rows(),
        "consents": make_consents(people, CAMPAIGNS[0].start),
        "numbers": numbers,
    }
    mistakes = plant(rows, rng)
    return Example(rows, mistakes, doubles, *exports)


def example_workbook() -> bytes:
    """sample_data/Voorbeeld.xlsx."""
    rows = example().rows
    frames = {sheet.key: _frame(rows[sheet.key], [column.key for column in sheet]) for sheet in DATA_SHEETS}
    workbook = new_workbook(DATA_SHEETS, frames, SETTINGS)
    for sheet in DATA_SHEETS:
        letters = {column.key: at for at, column in enumerate(columns_of_new(sheet), 1)}
        for position, row in enumerate(rows[sheet.key], 2):
            for key, value in row.items():
                if isinstance(value, ExcelError):
                    cell = workbook[sheet.name].cell(position, letters[key])
                    cell.value, cell.data_type = value.text, "e"
    return with_first_tab(to_bytes(workbook), example_start(), SETTINGS)


def _frame(rows: list[Row], keys: list[str]) -> pd.DataFrame:
    """The rows as they are: a text among the dates stays a text; errors are left for later."""
    columns = {key: [_plain(row.get(key)) for row in rows] for key in keys}
    return pd.DataFrame({key: pd.Series(values, dtype=object) for key, values in columns.items()})


def _plain(value: object) -> object:
    return None if isinstance(value, ExcelError) or value == "" else value
