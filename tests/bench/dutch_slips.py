# ruff: noqa: E501 -- tables of what can be
"""How rows about a Dutch customer come to be: what is written down at first, and how a second hand spoils it."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from bench import dutch_pools as pools
from bench.dutch_pools import Place, Rng

Row = dict[str, object]


@dataclass(frozen=True)
class Rates:
    """Shares of households, firms and copies; `hard` multiplies the hard negatives, `noise` the slips in a copy.

    A mailbox has one owner; with `mailbox_of_namesake` two people of one name may have it, as when it was guessed.
    """

    copies: float = 0.14
    firms: float = 0.18
    hard: float = 1.0
    noise: float = 0.5
    partner: float = 0.05
    twin: float = 0.006
    parent: float = 0.007
    sibling: float = 0.006
    senior_junior: float = 0.002
    namesake: float = 0.01
    new_resident: float = 0.012
    co_located: float = 0.03
    holding: float = 0.02
    branch: float = 0.025
    own_firm: float = 0.02
    same_mailbox: float = 0.12
    same_mobile: float = 0.05
    birth_dates: float = 0.45
    mailbox_of_namesake: bool = False


@dataclass(frozen=True)
class Person:
    """What is true of one person or of one firm with its contact."""

    gender: str
    formal: tuple[str, ...]
    call: str
    infix: str
    surname: str
    place: Place
    born: pd.Timestamp
    landline: str
    mobile: str
    email: str
    iban: str
    company: str = ""
    legal: str = ""
    kvk: str = ""
    website: str = ""

    @property
    def initials(self) -> str:
        return "".join(name[0] + "." for name in self.formal)


def mailbox(address: str) -> str:
    """The box behind an address: for Gmail dots mean nothing."""
    local, domain = address.split("@")
    return f"{local.replace('.', '') if domain == 'gmail.com' else local}@{domain}"


def address_of(rng: Rng, call: str, infix: str, surname: str, partner: str = "") -> str:
    """An e-mail address as people choose them; a part names nobody, a part the family."""
    first, last = pools.ascii_key(call), pools.ascii_key(infix + surname)
    provider = pools.PROVIDERS[rng.integers(len(pools.PROVIDERS))]
    family = f"{first}en{pools.ascii_key(partner)}" if partner else f"fam.{last}"
    hobby = pools.HOBBIES[rng.integers(len(pools.HOBBIES))] + str(rng.integers(10, 9999))
    year = f"{first}{last}{rng.integers(50, 99)}"
    forms = [f"{first}.{last}", f"{first}{last}", f"{first[0]}.{last}", f"{first[0]}{last}", year, f"{last}{rng.integers(1, 99)}",
             family, hobby, f"{first}{rng.integers(1, 999)}", f"{last}.{first}"]  # fmt: skip
    return f"{forms[rng.choice(10, p=[0.2, 0.15, 0.12, 0.08, 0.12, 0.06, 0.07, 0.1, 0.06, 0.04])]}@{provider}"


def record(rng: Rng, person: Person, rates: Rates) -> Row:
    """One row about this person as it was first typed in: what was asked at the counter is there, the rest is not."""
    place, has = person.place, rng.random(12)
    style = rng.random()
    row: Row = {
        "customer_type": ("bedrijf" if person.company else "particulier") if has[0] < 0.8 else "",
        "company": person.company, "legal_form": person.legal if has[1] < 0.4 else "",
        "gender": person.gender if has[2] < 0.6 else "",
        "initials": person.initials if style < 0.55 else (person.initials[:2] if style < 0.7 else ""),
        "first_name": person.call if style > 0.3 else "",
        "infix": person.infix, "last_name": person.surname,
        "street": place.street, "house_number": str(place.number), "house_addition": place.addition,
        "postcode": place.postcode, "city": place.city, "postal_address": "",
        "phone": person.landline if has[3] < 0.75 else "", "mobile": person.mobile if has[4] < 0.7 else "",
        "email": person.email if has[5] < 0.75 else "", "website": person.website if has[6] < 0.5 else "",
        "birth_date": person.born if has[7] < rates.birth_dates and not person.company else pd.NaT,
        "kvk": person.kvk if has[8] < 0.5 else "", "vat_id": "", "iban": person.iban if has[9] < 0.2 else "",
        "customer_since": pd.Timestamp("2008-01-01") + pd.Timedelta(days=int(rng.integers(0, 6000))),
        "email_consent": ["ja", "nee", ""][rng.integers(3)], "no_advertising": ["", "", "", "nee", "post", "alles"][rng.integers(6)],
        "last_checked": pd.NaT,
    }  # fmt: skip
    if person.company and person.legal and has[10] < 0.6:
        row["company"] = f"{person.company} {person.legal}"
    if person.company and has[11] < 0.25:
        row |= {"initials": "", "first_name": "", "infix": "", "last_name": "", "gender": ""}
    if row["phone"] == "" and row["mobile"] and rng.random() < 0.3:
        row |= {"phone": row["mobile"], "mobile": ""}
    return row


def _moved(rng: Rng, row: Row, person: Person) -> None:
    place = pools.draw_place(rng)
    row |= {"street": place.street, "house_number": str(place.number), "house_addition": place.addition, "postcode": place.postcode,
            "city": place.city}  # fmt: skip
    if row["phone"] and not str(row["phone"]).startswith("06"):
        row["phone"] = pools.landline(rng, place.area) if rng.random() < 0.5 else ""


def _married(rng: Rng, row: Row, person: Person) -> None:
    other = pools.COMMON_SURNAMES.split()[rng.integers(90)]
    if row["last_name"] and not person.company:
        row["last_name"] = [f"{other}-{person.surname}", f"{person.surname}-{other}", other][
            rng.choice(3, p=[0.5, 0.3, 0.2])
        ]
        if row["last_name"] == other:
            row["infix"] = ""


def _initials_only(rng: Rng, row: Row, person: Person) -> None:
    if row["last_name"]:
        row |= {"first_name": "", "initials": person.initials if rng.random() < 0.5 else person.formal[0][0]}


def _other_first_name(rng: Rng, row: Row, person: Person) -> None:
    if row["first_name"]:
        row["first_name"] = person.formal[0] if row["first_name"] != person.formal[0] else person.call


def _swapped(rng: Rng, row: Row, person: Person) -> None:
    if row["first_name"] and row["last_name"]:
        row |= {"first_name": row["last_name"], "last_name": row["first_name"]}


def _infix(rng: Rng, row: Row, person: Person) -> None:
    if row["infix"]:
        short = "".join(word[0] + "." for word in str(row["infix"]).split())
        choices = [("", f"{row['last_name']}"), ("", f"{row['infix']} {row['last_name']}"), (short, str(row["last_name"])),
                   (str(row["infix"]).title(), str(row["last_name"])), ("", f"{row['last_name']}, {row['infix']}")]  # fmt: skip
        row["infix"], row["last_name"] = choices[rng.integers(5)]


def _mistyped(*keys: str) -> Callable[[Rng, Row, Person], None]:
    def change(rng: Rng, row: Row, person: Person) -> None:
        key = keys[rng.integers(len(keys))]
        if row[key]:
            slip = pools.digit_typo if str(row[key]).isdigit() else pools.typo
            row[key] = slip(rng, str(row[key]))

    return change


def _postcode(rng: Rng, row: Row, person: Person) -> None:
    code = str(row["postcode"])
    if code:
        row["postcode"] = [
            "",
            code.replace(" ", "").lower(),
            pools.digit_typo(rng, code),
            code[:5] + code[6] + code[5],
        ][rng.integers(4)]


def _email(rng: Rng, row: Row, person: Person) -> None:
    if row["email"]:
        local, domain = str(row["email"]).split("@")
        choices = [f"{local}+shop@{domain}", f"{local.replace('.', '')}@{domain}", f"{pools.typo(rng, local)}@{domain}",
                   address_of(rng, f"{person.call}{rng.integers(10, 9999)}", person.infix, person.surname), f"{local}@{pools.PROVIDERS[rng.integers(10)]}",
                   f"{local.title()}@{pools.typo(rng, domain)}"]  # fmt: skip
        row["email"] = choices[rng.integers(6)]


def _mobile(rng: Rng, row: Row, person: Person) -> None:
    if row["mobile"]:
        row["mobile"] = (
            pools.mobile(rng) if rng.random() < 0.7 else pools.digit_typo(rng, str(row["mobile"])[2:]).join(["06", ""])
        )


def _born(rng: Rng, row: Row, person: Person) -> None:
    born = row["birth_date"]
    if isinstance(born, pd.Timestamp):
        swapped = born.replace(month=born.day, day=born.month) if born.day <= 12 else born
        slip = (
            born + pd.DateOffset(years=int(rng.choice([-10, -1, 1])))
            if rng.random() < 0.6
            else born.replace(day=int(rng.integers(1, 29)))
        )
        row["birth_date"] = [pd.NaT, pd.NaT, swapped, slip, pd.Timestamp("1900-01-01")][rng.integers(5)]


def _company(rng: Rng, row: Row, person: Person) -> None:
    if row["company"]:
        words = person.company.split()
        choices = [person.company, f"{person.company} {person.legal}".strip(), person.company.upper(), " ".join(reversed(words)),
                   pools.typo(rng, person.company), f"{person.company.replace(' & ', ' en ')} bv", f"De {person.company}"]  # fmt: skip
        row["company"] = choices[rng.choice(7, p=[0.25, 0.2, 0.1, 0.08, 0.2, 0.12, 0.05])]


def _dropped(rng: Rng, row: Row, person: Person) -> None:
    keys = [
        "phone",
        "mobile",
        "email",
        "birth_date",
        "street",
        "postcode",
        "gender",
        "initials",
        "kvk",
        "website",
        "iban",
    ]
    for key in rng.choice(keys, 3, replace=False):
        row[key] = pd.NaT if key == "birth_date" else ""


def _po_box(rng: Rng, row: Row, person: Person) -> None:
    row |= {"street": "Postbus", "house_number": str(rng.integers(10, 9999)), "house_addition": "",
            "postcode": str(row["postcode"])[:4] + " " + "".join("ABCDEG"[k] for k in rng.integers(0, 6, 2))}  # fmt: skip


SLIPS: tuple[tuple[float, Callable[[Rng, Row, Person], None]], ...] = (
    (0.40, _dropped), (0.14, _moved), (0.04, _married), (0.14, _initials_only), (0.10, _other_first_name), (0.03, _swapped),
    (0.35, _infix), (0.10, _mistyped("last_name")), (0.08, _mistyped("first_name")), (0.10, _mistyped("street", "city")),
    (0.04, _mistyped("house_number")), (0.15, _postcode), (0.28, _email), (0.16, _mobile), (0.15, _born), (0.6, _company), (0.02, _po_box),
    (0.03, _mistyped("phone")),
)  # fmt: skip


def copy_of(rng: Rng, person: Person, rates: Rates) -> Row:
    """A second row about the same person, typed in by another hand at another time."""
    row = record(rng, person, rates)
    for chance, slip in SLIPS:
        if rng.random() < chance * rates.noise:
            slip(rng, row, person)
    for key in ("phone", "mobile"):
        number = str(row[key])
        if len(number) == 10 and rng.random() < 0.6:
            row[key] = [
                f"+31 {number[1:]}",
                f"{number[:2]}-{number[2:]}",
                f"0031{number[1:]}",
                number[1:],
                f"{number[:3]} {number[3:6]} {number[6:]}",
            ][rng.integers(5)]
    if rng.random() < 0.06:
        row |= {key: str(row[key]).upper() for key in ("last_name", "first_name", "street", "city")}
    return row
