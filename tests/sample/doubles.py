"""Customers of the example who are in the file twice, and those who only look it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sample.people import plain

Row = dict[str, Any]

_NICKNAMES = {
    "Hendrik": "Henk",
    "Willem": "Wim",
    "Jan": "Johannes",
    "Cor": "Cornelis",
    "Rob": "Robert",
    "Bas": "Sebastiaan",
}


@dataclass(frozen=True)
class Double:
    """Two customer numbers, what the program should make of them, and why."""

    first: str
    second: str
    verdict: str
    why: str


def add_doubles(people: list[Row], rng: random.Random) -> list[Double]:
    """Add second rows for some customers, at the end; returns the list for the README. Changes `people`."""
    found: list[Double] = []
    made: list[Row] = []

    def double(where: Callable[[Row], bool], change: Callable[[Row], Row], verdict: str, why: str) -> None:
        person = next(row for row in people[rng.randrange(150) :] if where(row) and not row.get("keep"))
        person["keep"] = True
        copy = dict(person) | {
            "customer": str(int(people[-1]["customer"]) + 1 + len(made)),
            "rhythm": None,
            "referred_by": "",
        }
        copy |= {
            "customer_since": date(2026, 3, 2) + timedelta(days=17 * len(made)),
            "last_checked": None,
            "remarks": "",
        }
        copy |= {
            "consent_date": None,
            "consent_source": "",
            "email_consent": "",
            "phone_consent": "",
            "no_advertising": "",
        }
        copy |= change(person)
        made.append(copy)
        found.append(Double(person["customer"], copy["customer"], verdict, why))

    for where, change, verdict, why in _KINDS:
        double(where, change, verdict, why)
    people += made
    found += _household(people)
    return found


def _known(*keys: str) -> Callable[[Row], bool]:
    return lambda row: (
        row["customer_type"] == "particulier"
        and row.get("relation") != "prospect"
        and all(row.get(key) for key in keys)
    )


def _firm(row: Row) -> bool:
    return (
        row["customer_type"] == "bedrijf" and row["legal_form"] in ("bv", "vof") and row.get("relation") != "prospect"
    )


def _married(row: Row) -> Row:
    return {"last_name": f"{row['last_name']}-Bakker", "email": f"{plain(row['first_name'])}.bakker@example.org"}


def _dots(row: Row) -> Row:
    user, _, domain = row["email"].partition("@")
    return {"email": f"{user}+thee@{domain}", "first_name": "", "phone": ""}


def _swapped(row: Row) -> Row:
    return {"first_name": row["last_name"], "last_name": row["first_name"], "initials": ""}


def _moved(row: Row) -> Row:
    return {
        "street": "Lange Akker",
        "house_number": "88",
        "house_addition": "",
        "postcode": "7413 PL",
        "city": "Deventer",
        "phone": "",
    }


def _twin(row: Row) -> Row:
    return {
        "first_name": "Liza",
        "initials": "L.",
        "gender": "v",
        "mobile": "06-89007788",
        "email": "liza.tweeling@example.nl",
    }


_KINDS = (
    (_known("email", "mobile", "first_name"), lambda row: {"last_name": _typo(row["last_name"]), "phone": ""}, "zeker dubbel",
     "the same mail and mobile, a slip in the surname; both bought"),
    (_known("birth_date", "mobile", "first_name"), _married, "zeker dubbel", "a double name since the wedding; mobile and birth date the same"),
    (_firm, lambda row: {"company": f"{row['company']} {row['legal_form'].upper()}", "email": "", "iban": "", "mobile": ""}, "zeker dubbel",
     "the same firm and KvK-nummer, once with its legal form"),
    (_known("email", "first_name"), _dots, "zeker dubbel", "the same mailbox with +thee, initials only"),
    (_known("email", "birth_date", "first_name"), _swapped, "zeker dubbel", "first and last name swapped"),
    (_known("birth_date", "mobile", "first_name"), _moved, "zeker dubbel", "moved house: name, birth date and mobile the same"),
    (lambda row: _known("mobile")(row) and row["first_name"] in _NICKNAMES,
     lambda row: {"first_name": _NICKNAMES[row["first_name"]], "email": "", "birth_date": None}, "zeker dubbel",
     "a nickname at the same address with the same mobile"),
    (_known("phone", "first_name"), lambda row: {"first_name": "", "email": "", "mobile": "", "birth_date": None, "phone": ""}, "vraag",
     "the same surname, initial and address, nothing personal"),
    (lambda row: _known("phone", "birth_date", "first_name")(row) and row["gender"] == "v", _twin, "hoort bij elkaar",
     "twins: the same birth date, door and surname, another first name"),
)  # fmt: skip


def _typo(name: str) -> str:
    """The name with two letters swapped near its end."""
    return f"{name[:-3]}{name[-2]}{name[-3]}{name[-1]}"


def _household(people: list[Row]) -> list[Double]:
    """Who shares a door and a surname or a person, made in `people.py`."""
    found = []
    for at, row in enumerate(people):
        for other in people[at + 1 :]:
            same_door = row["postcode"] == other["postcode"] and row["house_number"] == other["house_number"]
            if same_door and row["last_name"] == other["last_name"] and not (row.get("keep") and other.get("keep")):
                found.append(Double(row["customer"], other["customer"], "hoort bij elkaar", "one household"))
            same_person = (
                row["mobile"] and row["mobile"] == other["mobile"] and row["customer_type"] != other["customer_type"]
            )
            if same_person:
                found.append(
                    Double(row["customer"], other["customer"], "hoort bij elkaar", "private and business of one person")
                )
    return found


def share_purchases(lines: list[Row], doubles: list[Double], rng: random.Random) -> None:
    """Give some orders of the first to the second, from the day he was entered again; at least the last one."""
    for double in doubles:
        if double.verdict == "hoort bij elkaar":
            continue
        orders = list(dict.fromkeys(line["order"] for line in lines if line["customer"] == double.first))
        moved = [order for order in orders[1:] if rng.random() < 0.4] or orders[-1:] if len(orders) > 1 else []
        for line in lines:
            if line["order"] in moved:
                line["customer"] = double.second
