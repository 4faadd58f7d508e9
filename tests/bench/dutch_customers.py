# ruff: noqa: E501 -- tables of what can be
"""Dutch customer files with truth, first kind: entities, and copies of their rows that were spoilt.

Built to break rules: partners who share a mailbox or a mobile, twins, fathers and sons of one name, namesakes in one
town, new residents, holdings, branches, people who are customer privately and with their firm; copies that lack, moved,
married, swapped, abbreviated or mistyped. Rates are those of `Rates`, per customer.
"""

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from bench import dutch_pools as pools
from bench.dutch_pools import Place, Pools, Rng
from bench.dutch_slips import Person, Rates, Row, address_of, copy_of, mailbox, record

COLUMNS = (
    "customer", "customer_type", "company", "legal_form", "gender", "initials", "first_name", "infix", "last_name", "street",
    "house_number", "house_addition", "postcode", "city", "postal_address", "phone", "mobile", "email", "website", "birth_date",
    "kvk", "vat_id", "iban", "customer_since", "email_consent", "no_advertising", "last_checked",
)  # fmt: skip


@dataclass
class DutchFile:
    """`customers` as reading gives them (index = Excel rows), `entity` of each row, `kinds` of near-twins by entity pair."""

    customers: pd.DataFrame
    entity: np.ndarray
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)


class Maker:
    """Draws entities one household or firm at a time."""

    def __init__(self, rng: Rng, names: Pools, rates: Rates) -> None:
        self.rng, self.names, self.rates = rng, names, rates
        self.people: list[Person] = []
        self.taken: set[str] = set()
        self.kinds: dict[tuple[int, int], str] = {}

    def person(self, place: Place | None = None, **known: object) -> Person:
        """Someone new; `known` fixes what a relative, neighbour or namesake shares."""
        rng = self.rng
        gender = str(known.get("gender") or "mv"[rng.integers(2)])
        first = self.names.first_name(rng, gender)
        middle = [
            self.names.first_name(rng, "mv"[rng.integers(2)])[0]
            for _ in range(rng.choice(4, p=[0.45, 0.33, 0.17, 0.05]))
        ]
        infix, surname = self.names.surname(rng)
        infix, surname = str(known.get("infix", infix)), str(known.get("surname", surname))
        call = first[rng.integers(len(first))] if rng.random() > 0.03 else self.names.first_name(rng, gender)[-1]
        place = place or pools.draw_place(rng)
        born = pd.Timestamp("1935-01-01") + pd.Timedelta(days=int(rng.integers(0, 26_000)))
        made = Person(
            gender, (first[0], *middle), call, infix, surname, place, born,
            pools.landline(rng, place.area) if rng.random() < 0.5 else "", pools.mobile(rng),
            address_of(rng, call, infix, surname), pools.iban(rng),
        )  # fmt: skip
        return replace(made, **{k: v for k, v in known.items() if k not in ("gender", "infix", "surname")})  # type: ignore[arg-type]

    def add(self, person: Person, other: int | None = None, kind: str = "") -> int:
        self.people.append(self.own_mailbox(person, other))
        me = len(self.people) - 1
        if other is not None:
            self.kinds[(other, me)] = kind
        return me

    def own_mailbox(self, person: Person, other: int | None) -> Person:
        """The person with another mailbox if a stranger has this one."""
        shared = other is not None and self.people[other].email == person.email
        if mailbox(person.email) in self.taken and not shared and not self.rates.mailbox_of_namesake:
            local, domain = person.email.split("@")
            person = replace(person, email=f"{local}{len(self.people)}@{domain}")
        self.taken.add(mailbox(person.email))
        return person

    def household(self, a: int) -> None:
        """Perhaps a partner, a twin, a child or a parent, each with what such people share."""
        rng, rates, first = self.rng, self.rates, self.people[a]
        home = {"place": first.place, "landline": first.landline}
        family = {**home, "infix": first.infix, "surname": first.surname}
        if rng.random() < rates.partner * rates.hard:
            self.partner(a, home)
        if rng.random() < rates.twin * rates.hard:
            twin = self.person(**family, born=first.born, gender=first.gender if rng.random() < 0.6 else "")
            self.add(self.initial_like(twin, first, 0.25), a, "twin")
        if rng.random() < rates.parent * rates.hard:
            child = self.person(**family, born=first.born + pd.Timedelta(days=int(rng.integers(7500, 14000))))
            self.add(self.initial_like(child, first, 1), a, "parent_child_same_initial")
        if rng.random() < rates.sibling * rates.hard:
            sibling = self.person(**family, born=first.born + pd.Timedelta(days=int(rng.integers(330, 3000))))
            self.add(self.initial_like(sibling, first, 1), a, "sibling_same_initial")
        if rng.random() < rates.senior_junior * rates.hard:
            junior = self.person(
                **family, gender=first.gender, born=first.born + pd.Timedelta(days=int(rng.integers(7500, 13000)))
            )
            self.add(replace(junior, formal=first.formal, call=first.call), a, "senior_junior_same_name")

    def initial_like(self, person: Person, other: Person, chance: float) -> Person:
        """The same person with a first name of the same initial as the other's."""
        if self.rng.random() >= chance:
            return person
        for _ in range(60):
            name = self.names.first_name(self.rng, person.gender)
            call = name[self.rng.integers(len(name))]
            if name[0][0] == other.formal[0][0] and call != other.call:
                same = other.formal[1:] if self.rng.random() < 0.3 else person.formal[1:]
                email = address_of(self.rng, call, person.infix, person.surname)
                return replace(person, formal=(name[0], *same), call=call, email=email)
        return person

    def partner(self, a: int, home: dict[str, object]) -> None:
        rng, first = self.rng, self.people[a]
        gender = ("v" if first.gender == "m" else "m") if rng.random() < 0.95 else first.gender
        married: dict[str, object] = {"infix": first.infix, "surname": first.surname} if rng.random() < 0.55 else {}
        partner = self.person(gender=gender, **home, **married)
        if married and rng.random() < 0.25:
            own = self.names.surname(rng)[1]
            partner = replace(partner, surname=f"{first.surname}-{own}")
        if rng.random() < 0.12:
            partner = self.initial_like(partner, first, 1)
        if rng.random() < self.rates.same_mailbox:
            shared = address_of(rng, first.call, first.infix, first.surname, partner.call)
            self.people[a] = replace(first, email=shared)
            partner = replace(partner, email=shared)
        if rng.random() < self.rates.same_mobile:
            partner = replace(partner, mobile=first.mobile)
        if rng.random() < 0.4:
            partner = replace(partner, iban=first.iban)
        self.add(partner, a, "partner")

    def others(self, a: int) -> None:
        """A namesake in town, the next resident of the house, the own firm."""
        rng, rates, first = self.rng, self.rates, self.people[a]
        if rng.random() < rates.namesake * rates.hard:
            near = pools.draw_place(rng)
            there = replace(
                near,
                city=first.place.city,
                area=first.place.area,
                postcode=first.place.postcode[:4] + near.postcode[4:],
            )
            namesake = self.person(there, infix=first.infix, surname=first.surname, gender=first.gender)
            twin = replace(namesake, formal=(first.formal[0], *namesake.formal[1:]), call=first.call)
            self.add(replace(twin, email=address_of(rng, twin.call, twin.infix, twin.surname)), a, "namesake_same_town")
        if rng.random() < rates.new_resident * rates.hard:
            self.add(self.person(first.place), a, "new_resident")
        if rng.random() < rates.own_firm * rates.hard:
            self.add(self.own_firm(first), a, "own_firm")

    def own_firm(self, person: Person) -> Person:
        rng = self.rng
        trade = pools.TRADES[rng.integers(len(pools.TRADES))]
        name = [
            f"{trade} {person.surname}",
            f"{person.call} {person.surname} {trade}",
            f"{person.surname} {trade}",
            person.surname,
        ][rng.integers(4)]
        mail = person.email if rng.random() < 0.4 else f"info@{pools.ascii_key(name)}.nl"
        return replace(person, company=name, legal="eenmanszaak", kvk=str(rng.integers(10**7, 9 * 10**7)), email=mail)

    def firm(self, place: Place | None = None) -> Person:
        rng = self.rng
        contact = self.person(place)
        trade = pools.TRADES[rng.integers(len(pools.TRADES))]
        stem = self.names.surname(rng)[1]
        forms = [f"{trade} {stem}", f"{stem} {trade}", f"{stem} & {self.names.surname(rng)[1]}", f"{trade} de {stem}", f"{stem} Groep",
                 f"{trade} {contact.place.city}", f"{pools.composed(rng, 1)[0][1]} {trade}"]  # fmt: skip
        name = forms[rng.integers(len(forms))]
        site = f"{pools.ascii_key(name)}.nl"
        box = [
            "info",
            "administratie",
            "contact",
            pools.ascii_key(contact.call),
            f"{contact.call[0].lower()}.{pools.ascii_key(contact.surname)}",
        ]
        return replace(contact, company=name, legal=["B.V.", "B.V.", "V.O.F.", "eenmanszaak", "Stichting", ""][rng.integers(6)],
                       kvk=str(rng.integers(10**7, 9 * 10**7)), website=f"www.{site}", email=f"{box[rng.integers(5)]}@{site}",
                       landline=pools.landline(rng, contact.place.area))  # fmt: skip

    def firms(self) -> None:
        """A firm, perhaps its holding, a branch, the neighbour in the same building."""
        rng, rates = self.rng, self.rates
        a = self.add(self.firm())
        first = self.people[a]
        if rng.random() < 5 * rates.holding * rates.hard:
            word = ["Holding", "Beheer", "Vastgoed", "Groep", "Management", "Pensioen", "Verhuur", "International"][
                rng.integers(8)
            ]
            stem = first.company.split(" ")[-1] if rng.random() < 0.3 else first.company
            self.add(replace(first, company=f"{stem} {word}", legal="B.V.", kvk=str(rng.integers(10**7, 9 * 10**7)), iban=pools.iban(rng)),
                     a, "holding_same_address")  # fmt: skip
        if rng.random() < 5 * rates.branch * rates.hard:
            there = pools.draw_place(rng)
            other = self.firm(there)
            suffix = f" {there.city}" if rng.random() < 0.4 else ""
            self.add(replace(other, company=first.company + suffix, legal=first.legal, kvk=first.kvk, website=first.website,
                             email=first.email if rng.random() < 0.4 else f"{pools.ascii_key(there.city)}@{first.website[4:]}",
                             mobile=first.mobile if rng.random() < 0.15 else other.mobile), a, "branch_other_address")  # fmt: skip
        if rng.random() < rates.co_located * rates.hard:
            neighbour = self.firm(first.place)
            shared = first.landline if rng.random() < 0.3 else neighbour.landline
            self.add(replace(neighbour, landline=shared), a, "co_located")


def frame(rng: Rng, rows: list[Row], entity: list[int]) -> tuple[pd.DataFrame, np.ndarray]:
    """The rows shuffled, numbered, typed as by reading: text as str, dates as datetime64[us], empty = missing."""
    order = rng.permutation(len(rows))
    table = pd.DataFrame([rows[k] for k in order], columns=list(COLUMNS), index=pd.RangeIndex(2, len(rows) + 2))
    table["customer"] = [str(10_000 + k) for k in range(len(rows))]
    for key in COLUMNS:
        if key in ("birth_date", "customer_since", "last_checked"):
            table[key] = pd.to_datetime(table[key]).astype("datetime64[us]")
        else:
            table[key] = table[key].replace("", None).astype("str")
    return table, np.asarray(entity)[order]


def make_file(size: int, seed: int, rates: Rates | None = None, pool: str = "common") -> DutchFile:
    """A file of about `size` rows with names from a pool of `dutch_pools.POOLS`."""
    rates, rng = rates or Rates(), np.random.default_rng(seed)
    maker = Maker(rng, pools.POOLS[pool](rng), rates)
    while len(maker.people) < size * (1 - rates.copies):
        if rng.random() < rates.firms:
            maker.firms()
        else:
            a = maker.add(maker.person())
            maker.household(a)
            maker.others(a)
    count = len(maker.people)
    rows = [record(rng, person, rates) for person in maker.people]
    entity = list(range(count))
    while len(rows) < size:
        k = (
            int(rng.integers(count))
            if rng.random() < 0.85 or len(rows) == count
            else entity[int(rng.integers(count, len(rows)))]
        )
        rows.append(copy_of(rng, maker.people[k], rates))
        entity.append(k)
    table, truth = frame(rng, rows, entity)
    return DutchFile(table, truth, maker.kinds)
