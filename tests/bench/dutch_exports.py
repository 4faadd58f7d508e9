# ruff: noqa: E501 -- tables of what can be
"""Dutch customer files with truth, third kind: four exports pasted below one another.

Each export fills its own columns, and fills them always: a shop account, a loyalty list, invoices, a newsletter sign-up at
the counter. A person stands in one, two or three of them, sometimes twice in one. Families name children after parents
and grandparents (father Jan and son Hans are both Johannes; sometimes both are Jan), share a mailbox or a telephone, and
a widow keeps the number of her husband. Written before a single result of it was seen, and not used to choose anything.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd

from bench import dutch_pools as pools
from bench.dutch_customers import COLUMNS, DutchFile, frame
from bench.dutch_pools import Place, Pools, Rng
from bench.dutch_slips import Person, Row, address_of

Kinds = dict[tuple[int, int], str]


class Town:
    """Draws households; everyone in `people`, who belongs to whom in `kinds`."""

    def __init__(self, rng: Rng, names: Pools) -> None:
        self.rng, self.names = rng, names
        self.people: list[Person] = []
        self.kinds: Kinds = {}
        self.boxes: set[str] = set()

    def someone(
        self, place: Place, infix: str, surname: str, gender: str = "", line: str = "", year: int = 0
    ) -> Person:
        rng = self.rng
        gender = gender or "mv"[rng.integers(2)]
        name = self.names.first_name(rng, gender)
        more = tuple(self.names.first_name(rng, gender)[0] for _ in range(rng.choice(3, p=[0.4, 0.4, 0.2])))
        call = name[rng.integers(len(name))]
        born = pd.Timestamp(year or int(rng.integers(1940, 2003)), 1, 1) + pd.Timedelta(days=int(rng.integers(365)))
        return Person(gender, (name[0], *more), call, infix, surname, place, born, line, pools.mobile(rng), self.box(call, infix, surname),
                      pools.iban(rng))  # fmt: skip

    def box(self, call: str, infix: str, surname: str) -> str:
        address = address_of(self.rng, call, infix, surname)
        if address.replace(".", "") in self.boxes:
            local, domain = address.split("@")
            address = f"{local}{len(self.boxes)}@{domain}"
        self.boxes.add(address.replace(".", ""))
        return address

    def household(self) -> None:
        rng, place = self.rng, pools.draw_place(self.rng)
        infix, surname = self.names.surname(rng)
        line = pools.landline(rng, place.area) if rng.random() < 0.5 else ""
        head = self.someone(place, infix, surname, line=line)
        family = [(head, "")]
        if rng.random() < 0.12:
            family.append((self.partner(head), "partner"))
        for _ in range(rng.choice(3, p=[0.95, 0.035, 0.015])):
            family.append(self.child(head, family))
        if rng.random() < 0.01:
            family.append((replace(self.someone(place, *self.names.surname(rng)), landline=""), "house_mate"))
        if rng.random() < 0.01:
            away = self.someone(pools.draw_place(rng), infix, surname, head.gender)
            city = {"city": place.city, "area": place.area}
            family.append((replace(away, call=head.call, formal=(head.formal[0], *away.formal[1:]), place=replace(away.place, **city),
                                   email=self.box(head.call, infix, surname)), "namesake"))  # fmt: skip
        start = len(self.people)
        self.people += [person for person, _ in family]
        for k, (_, kind) in enumerate(family):
            for j in range(k):
                self.kinds[(start + j, start + k)] = kind
        if rng.random() < 0.05:
            self.firm_of(start)

    def partner(self, head: Person) -> Person:
        rng = self.rng
        own = self.names.surname(rng)
        names = [(head.infix, head.surname), own, (head.infix, f"{head.surname}-{own[1]}")][
            rng.choice(3, p=[0.45, 0.35, 0.2])
        ]
        gender = ("v" if head.gender == "m" else "m") if rng.random() < 0.94 else head.gender
        other = self.someone(
            head.place, *names, gender, head.landline, min(2002, max(1936, head.born.year + int(rng.integers(-6, 7))))
        )
        shared = rng.random(3)
        return replace(
            other,
            email=head.email if shared[0] < 0.15 else other.email,
            mobile=head.mobile if shared[1] < 0.07 else other.mobile,
            iban=head.iban if shared[2] < 0.5 else other.iban,
        )

    def child(self, head: Person, family: list[tuple[Person, str]]) -> tuple[Person, str]:
        rng = self.rng
        year = min(head.born.year + int(rng.integers(20, 36)), 2006)
        child = self.someone(head.place, head.infix, head.surname, line=head.landline, year=year)
        twin = next((person for person, kind in family if kind == "child"), None)
        if twin is not None and rng.random() < 0.3:
            child = replace(child, born=twin.born)
        shared = rng.random(4)
        if shared[0] < 0.25 and child.gender == head.gender:  # named after: Johannes, called otherwise or the same
            calls = next(name for name in (*self.names.men, *self.names.women) if name[0] == head.formal[0])
            call = head.call if rng.random() < 0.2 else calls[rng.integers(len(calls))]
            child = replace(child, formal=(head.formal[0], *(head.formal[1:] if rng.random() < 0.4 else child.formal[1:])), call=call,
                            email=self.box(call, head.infix, head.surname))  # fmt: skip
        if shared[1] < 0.1:
            child = replace(child, email=head.email)
        if shared[2] < 0.07:
            child = replace(child, mobile=head.mobile)
        return child, "named_after_same" if child.call == head.call else "child"

    def firm_of(self, owner: int) -> None:
        rng, person = self.rng, self.people[owner]
        trade = pools.TRADES[rng.integers(len(pools.TRADES))]
        firm = replace(person, company=f"{trade} {person.surname}", legal=["eenmanszaak", "B.V.", "V.O.F."][rng.integers(3)],
                       kvk=str(rng.integers(10**7, 9 * 10**7)), email=person.email if rng.random() < 0.3 else f"info@{pools.ascii_key(trade + person.surname)}.nl")  # fmt: skip
        self.people.append(firm)
        self.kinds[(owner, len(self.people) - 1)] = "own_firm"
        if rng.random() < 0.2:
            self.people.append(replace(firm, company=f"{person.surname} {['Holding', 'Beheer', 'Vastgoed'][rng.integers(3)]}", legal="B.V.",
                                       kvk=str(rng.integers(10**7, 9 * 10**7)), iban=pools.iban(rng)))  # fmt: skip
            self.kinds[(len(self.people) - 2, len(self.people) - 1)] = "holding"

    def later(self, person: Person) -> Person:
        """The same customer some years on."""
        rng, changed = self.rng, self.rng.random(5)
        if changed[0] < 0.09:
            place = pools.draw_place(rng)
            person = replace(
                person,
                place=place,
                landline=pools.landline(rng, place.area) if person.landline and rng.random() < 0.5 else "",
            )
        if changed[1] < 0.10:
            person = replace(person, mobile=pools.mobile(rng))
        if changed[2] < 0.12:
            person = replace(person, email=self.box(person.call, person.infix, person.surname))
        if changed[3] < 0.04 and person.gender == "v" and not person.company:
            other = self.names.surname(rng)
            person = replace(person, **({"surname": f"{other[1]}-{person.surname}", "infix": other[0]} if rng.random() < 0.6 else
                                        {"surname": other[1], "infix": other[0]}))  # fmt: skip
        if changed[4] < 0.03 and not person.company:
            person = replace(person, call=person.formal[0])
        return person


def _slip(rng: Rng, text: str, chance: float) -> str:
    return pools.typo(rng, text) if len(text) > 3 and rng.random() < chance else text


def _home(rng: Rng, person: Person, chance: float) -> Row:
    place = person.place
    return {"street": _slip(rng, place.street, chance), "house_number": str(place.number), "house_addition": place.addition,
            "postcode": pools.digit_typo(rng, place.postcode) if rng.random() < chance / 2 else place.postcode, "city": place.city}  # fmt: skip


def shop(rng: Rng, person: Person) -> Row:
    """An account: typed by the customer; surname with its prefix, mobile, mail, always an address."""
    surname = f"{person.infix} {person.surname}".strip()
    row = _home(rng, person, 0.03) | {"first_name": _slip(rng, person.call, 0.02), "last_name": _slip(rng, surname, 0.02), "email": person.email,
                                      "mobile": person.mobile if rng.random() < 0.8 else ""}  # fmt: skip
    if rng.random() < 0.1:
        row["first_name"] = person.formal[0][0] + "."
    if rng.random() < 0.08:
        row |= {key: str(row[key]).lower() for key in ("first_name", "last_name", "city", "street")}
    return row


def loyalty(rng: Rng, person: Person) -> Row:
    """The list behind the till: initials, prefix apart, date of birth when they were willing, one telephone number."""
    number = person.mobile if not person.landline or rng.random() < 0.6 else person.landline
    return _home(rng, person, 0.05) | {
        "gender": person.gender, "initials": person.initials if rng.random() < 0.6 else person.initials[:2], "infix": person.infix,
        "last_name": _slip(rng, person.surname, 0.04), "birth_date": person.born if rng.random() < 0.6 else pd.NaT, "phone": number,
        "first_name": person.call if rng.random() < 0.5 else "", "email": person.email if rng.random() < 0.4 else "",
    }  # fmt: skip


def invoices(rng: Rng, person: Person) -> Row:
    """From bookkeeping: initials, address, IBAN, firm with legal form."""
    return _home(rng, person, 0.02) | {
        "initials": person.initials, "infix": person.infix, "last_name": _slip(rng, person.surname, 0.02), "iban": person.iban if rng.random() < 0.6 else "",
        "phone": person.landline or (person.mobile if rng.random() < 0.5 else ""), "email": person.email if rng.random() < 0.6 else "",
        "company": f"{person.company} {person.legal}".strip() if person.company else "", "kvk": person.kvk if rng.random() < 0.7 else "",
        "customer_type": "bedrijf" if person.company else "particulier",
    }  # fmt: skip


def newsletter(rng: Rng, person: Person) -> Row:
    """A sign-up at the counter: name and mail, the town or the postcode at most."""
    place = (
        {"postcode": person.place.postcode, "house_number": str(person.place.number)}
        if rng.random() < 0.5
        else {"city": person.place.city}
    )
    return {
        "first_name": person.call,
        "infix": person.infix,
        "last_name": _slip(rng, person.surname, 0.04),
        "email": _slip(rng, person.email, 0.02),
    } | place


EXPORTS: tuple[tuple[float, Callable[[Rng, Person], Row]], ...] = (
    (0.4, shop),
    (0.25, loyalty),
    (0.2, invoices),
    (0.15, newsletter),
)


def _written(rng: Rng, person: Person) -> Row:
    maker = (
        invoices
        if person.company and rng.random() < 0.6
        else EXPORTS[rng.choice(4, p=[share for share, _ in EXPORTS])][1]
    )
    row = (
        dict.fromkeys(COLUMNS, "")
        | {"birth_date": pd.NaT, "customer_since": pd.NaT, "last_checked": pd.NaT}
        | maker(rng, person)
    )
    if person.company and not row["company"]:
        row |= {"company": person.company, "birth_date": pd.NaT}
    return row


def make_exports(size: int, seed: int, copies: float = 0.14, pool: str = "common") -> DutchFile:
    """A file of `size` rows, the share `copies` about someone who stands in it already."""
    rng = np.random.default_rng(seed)
    town = Town(rng, pools.POOLS[pool](rng))
    while len(town.people) < size * (1 - copies):
        town.household()
    count = len(town.people)
    rows, entity = [_written(rng, person) for person in town.people], list(range(count))
    while len(rows) < size:
        k = entity[int(rng.integers(len(rows)))]
        rows.append(_written(rng, town.later(town.people[k])))
        entity.append(k)
    table, truth = frame(rng, rows, entity)
    return DutchFile(table, truth, town.kinds)
