"""The customers of the example: some 300 invented people and companies, with households, prospects and a few Belgians."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sample import pools

Row = dict[str, Any]

FIRST_NUMBER = 10001
PEOPLE, COMPANIES, PROSPECTS = 238, 48, 12
END = date(2026, 11, 14)
LETTERS = "ABCDEGHJKLMNPRSTVWXZ"  # F, I, O, Q, U and Y are rare in postcodes


@dataclass(frozen=True)
class Address:
    """Where someone lives: what belongs together."""

    street: str
    number: str
    addition: str
    postcode: str
    city: str
    area_code: str


def make_people(rng: random.Random) -> list[Row]:
    """All customers as rows (key of the column -> value), in order of their number."""
    rows = [_person(rng) for _ in range(PEOPLE)] + [_company(rng) for _ in range(COMPANIES)]
    rows += [_prospect(_person(rng) if rng.random() < 0.6 else _company(rng), rng) for _ in range(PROSPECTS)]
    _households(rows, rng)
    _belgians(rows)
    rows.sort(key=lambda row: row["customer_since"])
    for at, row in enumerate(rows):
        row["customer"] = str(FIRST_NUMBER + at)
    _referrals(rows, rng)
    return rows


def pick(rng: random.Random, weighted: tuple[tuple[str, int], ...]) -> str:
    """One of the words, by weight."""
    return rng.choices([word for word, _ in weighted], [weight for _, weight in weighted])[0]


def _address(rng: random.Random) -> Address:
    """A street has its own postcode area in a town, and each score of houses its own letters."""
    city, areas, code, _ = rng.choices(pools.PLACES, [place[3] for place in pools.PLACES])[0]
    at = rng.randrange(len(pools.STREETS))
    number = rng.randint(1, 210)
    addition = rng.choice(pools.ADDITIONS) if rng.random() < 0.12 else ""
    letters = LETTERS[at * 7 % len(LETTERS)] + LETTERS[(at + number // 20) % len(LETTERS)]
    if letters in ("SA", "SD", "SS"):  # never issued
        letters = "SB"
    return Address(pools.STREETS[at], str(number), addition, f"{areas[at % len(areas)]} {letters}", city, code)


def _with_address(row: Row, address: Address) -> None:
    row |= {"street": address.street, "house_number": address.number, "house_addition": address.addition}
    row |= {"postcode": address.postcode, "city": address.city}


def _name(rng: random.Random) -> Row:
    gender = "v" if rng.random() < 0.58 else "m"
    first = rng.choice(pools.FEMALE if gender == "v" else pools.MALE)
    infix, last = rng.choice(pools.SURNAMES)
    second = rng.choice("AEHJMPTW") + "." if rng.random() < 0.4 else ""
    known = rng.random()
    return {
        "gender": gender if known < 0.82 else ("x" if known > 0.99 else ""),
        "initials": f"{first[0]}.{second}",
        "first_name": first if rng.random() < 0.93 else "",
        "infix": infix,
        "last_name": last,
    }


def plain(text: str) -> str:
    """A name as it stands in a web address: letters without accents, nothing else."""
    accents = str.maketrans("ëéèöüïçÖ", "eeeouicO")
    return "".join(letter for letter in text.translate(accents).lower() if letter.isascii() and letter.isalnum())


def _mobile(rng: random.Random) -> str:
    return f"06-8900{rng.randint(0, 9999):04d}"  # a block that is not in use


def _landline(rng: random.Random, area_code: str) -> str:
    digits = 10 - len(area_code)
    return f"{area_code}-{rng.randint(0, 9999):0{digits}d}"  # no Dutch subscriber number begins with 0


def _since(rng: random.Random) -> date:
    """Two in five were there before the purchases begin."""
    if rng.random() < 0.4:
        return date(2015, 1, 5) + timedelta(days=rng.randrange(2540))
    return date(2022, 1, 3) + timedelta(days=rng.randrange((END - date(2022, 1, 3)).days - 5))


def _permissions(row: Row, rng: random.Random) -> None:
    """Consents with their proof, and objections; never a consent against an objection."""
    row["email_consent"] = ("ja" if rng.random() < 0.62 else "nee") if rng.random() < 0.9 else ""
    if not row["email"]:
        row["email_consent"] = ""
    row["phone_consent"] = ("ja" if rng.random() < 0.3 else "nee") if rng.random() < 0.6 else ""
    if rng.random() < 0.06:
        row["no_advertising"] = rng.choice(("post", "e-mail", "telefoon", "alles", "alles"))
        row["phone_consent"] = "nee" if row["no_advertising"] in ("telefoon", "alles") else row["phone_consent"]
        row["email_consent"] = "nee" if row["no_advertising"] in ("e-mail", "alles") else row["email_consent"]
    if "ja" in (row["email_consent"], row["phone_consent"]):
        row["consent_date"] = max(row["customer_since"], date(2018, 5, 25)) + timedelta(days=rng.randint(0, 20))
        row["consent_date"] = min(row["consent_date"], END)
        row["consent_source"] = pick(rng, pools.CONSENT_SOURCES)


def _person(rng: random.Random) -> Row:
    row: Row = {"customer_type": "particulier"} | _name(rng)
    address = _address(rng)
    _with_address(row, address)
    row["customer_since"] = _since(rng)
    if rng.random() < 0.45:
        row["phone"] = _landline(rng, address.area_code)
    row["mobile"] = _mobile(rng) if rng.random() < 0.75 else ""
    user = f"{plain(row['first_name'] or row['initials'])}.{plain(row['infix'] + row['last_name'])}"
    row["email"] = f"{user}@{rng.choice(('example.nl', 'example.org', 'example.com'))}" if rng.random() < 0.86 else ""
    if rng.random() < 0.38:
        row["birth_date"] = date(1941, 1, 1) + timedelta(days=rng.randrange(23_000))
    row["profession"] = rng.choice(pools.PROFESSIONS) if rng.random() < 0.12 else ""
    _common(row, rng)
    return row


def _company(rng: random.Random) -> Row:
    template, form = rng.choice(pools.COMPANIES)
    infix, last = rng.choice(pools.SURNAMES)
    owner = f"{infix.capitalize()} {last}".strip()
    company = template.format(name=owner, word=rng.choice(pools.WORDS))
    row: Row = {"customer_type": "bedrijf", "company": company, "legal_form": form} | _name(rng)
    address = _address(rng)
    _with_address(row, address)
    row["customer_since"] = _since(rng)
    row["phone"] = _landline(rng, address.area_code)
    row["mobile"] = _mobile(rng) if rng.random() < 0.3 else ""
    row["email"] = f"{rng.choice(('info', 'inkoop', 'administratie'))}@{_domain(company)}"
    row["website"] = f"https://www.{_domain(company)}" if rng.random() < 0.7 else ""
    row["kvk"] = f"9999{rng.randint(0, 9999):04d}"  # not issued
    row["vat_id"] = vat_of_person(rng) if form == "eenmanszaak" else vat_of_firm(rng)
    row["iban"] = iban(f"{rng.randint(0, 99_999_999):010d}") if rng.random() < 0.5 else ""
    row["profession"] = rng.choice(pools.JOBS)
    row["employees"] = rng.choice((1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 22, 30, 45)) if rng.random() < 0.6 else None
    row["invoice"] = "digitaal" if rng.random() < 0.8 else "papier"
    _common(row, rng)
    return row


def _domain(company: str) -> str:
    """A web address of its own below example.nl: the last word of the name that says something."""
    return f"{plain(company.replace('& Zn.', '').split()[-1])}.example.nl"


def _common(row: Row, rng: random.Random) -> None:
    row["source"] = pick(rng, pools.ORIGINS)
    row["interests"] = ", ".join(sorted(rng.sample(pools.INTERESTS, rng.randint(1, 3)))) if rng.random() < 0.4 else ""
    row["preferred_channel"] = (
        rng.choice(("e-mail", "e-mail", "telefoon", "brief", "chat")) if rng.random() < 0.35 else ""
    )
    checked = row["customer_since"] + timedelta(days=rng.randint(0, 900))
    row["last_checked"] = min(checked, END) if rng.random() < 0.5 else None
    row["remarks"] = rng.choice(pools.REMARKS) if rng.random() < 0.08 else ""
    _permissions(row, rng)


def _prospect(row: Row, rng: random.Random) -> Row:
    """Someone who asked for an offer or a workshop and has not bought yet."""
    row["relation"] = "prospect"
    row["customer_since"] = END - timedelta(days=rng.randint(20, 500))
    row |= {"email_consent": "", "phone_consent": "", "consent_date": None, "consent_source": "", "last_checked": None}
    row["project"], row["budget"] = rng.choice(
        (
            ("koffiehoek op kantoor", 1500.0),
            ("kerstpakketten", 900.0),
            ("theeproeverij voor het team", 350.0),
            ("huwelijksbedankjes", 400.0),
        )
    )
    return row


def _households(rows: list[Row], rng: random.Random) -> None:
    """Partners at one door, a father and a son with the same initial, a private and a business address of one person."""
    shared = ("street", "house_number", "house_addition", "postcode", "city", "phone")
    for left, right in ((3, 4), (20, 21), (47, 48), (90, 91), (133, 134)):
        rows[right] |= {key: rows[left].get(key) for key in shared}
        rows[right] |= {key: rows[left][key] for key in ("infix", "last_name")} if right != 48 else {}
        rows[right]["email"] = f"{plain(rows[right]['first_name'])}{right}@example.nl"
    father, son = rows[60], rows[61]
    son |= {key: father.get(key) for key in (*shared, "infix", "last_name")}
    father |= {
        "initials": "J.",
        "first_name": "Jan",
        "gender": "m",
        "email_consent": "",
        "birth_date": date(1952, 3, 9),
        "email": "",
    }
    son |= {
        "initials": "J.",
        "first_name": "Jelle",
        "gender": "m",
        "birth_date": date(1984, 11, 2),
        "email": "jelle61@example.org",
    }
    private, business = rows[75], rows[PEOPLE + 5]
    business |= {key: private.get(key) for key in ("infix", "last_name", "initials", "first_name", "gender", "mobile")}


def _belgians(rows: list[Row]) -> None:
    for at, (city, postcode, street) in zip((15, 105, 201), (("Antwerpen", "2018", "Lange Leemstraat"), ("Gent", "9000", "Coupure"),
                                                            ("Hasselt", "3500", "Guffenslaan")), strict=True):  # fmt: skip
        rows[at] |= {
            "city": city,
            "postcode": postcode,
            "street": street,
            "country": "België",
            "phone": "",
            "mobile": "",
        }
        rows[at] |= {"house_addition": "", "phone": f"+32 3 000 {at:02d} {at % 100:02d}"}


def _referrals(rows: list[Row], rng: random.Random) -> None:
    for at, row in enumerate(rows):
        if row["source"] == "via een klant" and at > 5:
            row["referred_by"] = rows[rng.randrange(at)]["customer"]


def iban(account: str, bank: str = "RABO") -> str:
    """An IBAN with valid check digits (mod 97) of an account that does not exist, in groups of four."""
    number = "".join(str(int(sign, 36)) for sign in f"{bank}{account}NL00")
    whole = f"NL{98 - int(number) % 97:02d}{bank}{account}"
    return " ".join(whole[at : at + 4] for at in range(0, len(whole), 4))


def vat_of_firm(rng: random.Random) -> str:
    """A btw-id of a legal person: nine digits that pass the 11-proef, from a block that is not issued."""
    while True:
        eight = f"0099{rng.randint(0, 9999):04d}"
        check = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), eight, strict=True)) % 11
        if check < 10:
            return f"NL{eight}{check}B01"


def vat_of_person(rng: random.Random) -> str:
    """A btw-id of a sole trader as issued since 2020: no BSN in it, check digits by mod 97."""
    nine = f"009{rng.randint(0, 999_999):06d}"
    for last in range(2, 99):
        number = "".join(str(int(sign, 36)) for sign in f"NL{nine}B{last:02d}")
        if int(number) % 97 == 1:
            return f"NL{nine}B{last:02d}"
    return vat_of_person(rng)
