"""The customers of golden/nieuwsbrief/klanten.md with what they bought, and the plan of a mailing to them."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from klantenbestand.mail.plan import MailingPlan, plan_mailing
from klantenbestand.mail.templates import Mailing, load_mailing
from klantenbestand.words.settings import Settings
from typed_frames import customers

GOLDEN = Path(__file__).parent / "golden"
TODAY = date(2026, 11, 22)
SETTINGS = Settings(
    company="Tuinhuis De Linde",
    sender_name="Marieke de Linde",
    street="Lindelaan 8",
    postcode="3511 AB",
    city="Utrecht",
    phone="030 123 45 67",
    email="hallo@tuinhuis.example",
    website="www.tuinhuis.example",
    kvk="01234567",
)
HEADERS = {"Status": "status", "Orders": "orders", "Omzet": "revenue", "Laatste aankoop": "last"}


def example_customers() -> pd.DataFrame:
    """Eight customers, each with something of its own; index 2..9."""
    return customers((GOLDEN / "nieuwsbrief" / "klanten.md").read_text("utf-8"))


def example_overview() -> pd.DataFrame:
    """10001 buys often, 10002 bought once long ago, 10004 never; of the others nothing is known."""
    return pd.DataFrame(
        {
            "customer": pd.Series(["10001", "10002", "10004"], dtype="str"),
            "relation": pd.Series(["klant", "klant", "prospect"], dtype="str"),
            "status": pd.Series(["actief", "niet meer actief", "nog geen aankoop"], dtype="str"),
            "orders": [4, 1, 0],
            "revenue": [1234.5, 10.0, 0.0],
            "favourite": pd.Series(["Lavendel (pot) & meer", "Roos", ""], dtype="str"),
            "first": pd.to_datetime(["2020-01-02", "2021-01-01", None]),
            "last": pd.to_datetime(["2026-01-02", "2021-01-01", None]),
        }
    )


def example_plan(mailing: Mailing | None = None, settings: Settings = SETTINGS, **options: Any) -> MailingPlan:
    """The plan of the newsletter, or of `mailing`, to the example's customers."""
    return plan_mailing(
        mailing or load_mailing("nieuwsbrief"),
        options.pop("customers", None) if "customers" in options else example_customers(),
        example_overview(),
        HEADERS,
        settings=settings,
        peildatum=TODAY,
        **options,
    )
