# ruff: noqa: E501 -- tables of what can be
"""Dutch customer files with truth, second kind: lives that are lived, and noted down by four counters.

No row is a spoilt copy of another. Households move, marry, have children and change numbers; each person is written down
by a web shop, a till, a bookkeeper or a loyalty card as things stood in that year, each with the habits of that counter.
Duplicates arise where a second counter did not know the first. Built before the rules, to be a stranger to them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from bench import dutch_pools as pools
from bench.dutch_customers import COLUMNS, DutchFile, frame
from bench.dutch_pools import Place, Pools, Rng
from bench.dutch_slips import Row, address_of, mailbox

LAST_YEAR = 2025
Timeline = list[tuple[int, str]]


@dataclass
class Life:
    """One person through the years; each timeline is (from year, value), in order."""

    gender: str
    formal: tuple[str, ...]
    call: str
    born: pd.Timestamp
    house: int
    places: list[tuple[int, Place, str]] = field(default_factory=list)
    names: list[tuple[int, str, str]] = field(default_factory=list)
    mobiles: Timeline = field(default_factory=list)
    emails: Timeline = field(default_factory=list)
    iban: str = ""
    firm: tuple[str, str, str] | None = None


def at(timeline: list, year: int) -> tuple:  # type: ignore[type-arg]
    """What held in that year."""
    return [entry for entry in timeline if entry[0] <= year][-1] if timeline[0][0] <= year else timeline[0]


class World:
    """Households through the years."""

    def __init__(self, rng: Rng, names: Pools) -> None:
        self.rng, self.names = rng, names
        self.vacated: list[Place] = []
        self.lives: list[Life] = []
        self.houses = 0
        self.taken: set[str] = set()

    def place(self) -> Place:
        """A house, often one that others have just left."""
        if self.vacated and self.rng.random() < 0.25:
            return self.vacated.pop(int(self.rng.integers(len(self.vacated))))
        return pools.draw_place(self.rng)

    def numbers(self, life: Life, start: int) -> None:
        """Mobile numbers and mailboxes as they come and go."""
        rng, year = self.rng, start
        while year <= LAST_YEAR:
            life.mobiles.append((year, pools.mobile(rng)))
            year += int(rng.exponential(14)) + 2
        year = start
        while year <= LAST_YEAR:
            _, infix, surname = at(life.names, year)
            life.emails.append((year, self.free(address_of(rng, life.call, infix, surname))))
            year += int(rng.exponential(11)) + 2

    def free(self, address: str) -> str:
        """This mailbox, or one like it if someone has it already."""
        local, domain = address.split("@")
        address = f"{local}{len(self.taken)}@{domain}" if mailbox(address) in self.taken else address
        self.taken.add(mailbox(address))
        return address

    def newborn(self, year: int, infix: str, surname: str, gender: str = "") -> Life:
        rng = self.rng
        gender = gender or "mv"[rng.integers(2)]
        name = self.names.first_name(rng, gender)
        more = [self.names.first_name(rng, "mv"[rng.integers(2)])[0] for _ in range(rng.choice(3, p=[0.5, 0.35, 0.15]))]
        born = pd.Timestamp(year, 1, 1) + pd.Timedelta(days=int(rng.integers(365)))
        life = Life(gender, (name[0], *more), name[rng.integers(len(name))], born, self.houses, iban=pools.iban(rng))
        life.names.append((1900, infix, surname))
        return life

    def settle(self, members: list[Life], start: int) -> None:
        """The household's addresses with their landlines until today."""
        rng, year, place = self.rng, start, self.place()
        while year <= LAST_YEAR:
            line = pools.landline(rng, place.area) if rng.random() < 0.55 else ""
            for life in members:
                life.places.append((year, place, line))
            year += int(rng.exponential(13)) + 1
            if year <= LAST_YEAR:
                self.vacated.append(place)
                place = self.place()

    def child(self, parents: list[Life], born: int, like: Life | None) -> Life:
        """A child; some are named after a parent, a twin shares the day."""
        rng = self.rng
        _, infix, surname = parents[0].names[0]
        child = self.newborn(born, infix, surname)
        if like is not None:
            child.born = like.born
        elder = next((p for p in parents if p.gender == child.gender), None)
        if elder is not None and rng.random() < 0.12:
            child.formal = (elder.formal[0], *child.formal[1:])
            child.call = elder.call if rng.random() < 0.3 else child.call
        child.places = [entry for entry in parents[0].places if entry[0] <= born + 24]
        leaves = born + int(rng.integers(18, 30))
        if leaves <= LAST_YEAR:
            home = self.place()
            child.places.append((leaves, home, ""))
        self.numbers(child, born + 12)
        return child

    def household(self) -> None:
        rng, start = self.rng, int(self.rng.integers(1975, 2016))
        self.houses += 1
        infix, surname = self.names.surname(rng)
        first = self.newborn(start - int(rng.integers(22, 45)), infix, surname)
        members = [first]
        if rng.random() < 0.6:
            members.append(self.partner(first, start))
        self.settle(members, start)
        for life in members:
            self.numbers(life, start)
        if len(members) == 2:
            self.share(members)
            like = None
            for number in range(rng.choice(4, p=[0.3, 0.25, 0.35, 0.1])):
                like = members[-1] if like is None and number and rng.random() < 0.03 else None
                members.append(self.child(members[:2], like.born.year if like else start + 1 + 2 * number, like))
        for life in members:
            if rng.random() < 0.06:
                life.firm = self.firm_name(life)
        self.lives += members

    def partner(self, first: Life, start: int) -> Life:
        rng = self.rng
        own = self.names.surname(rng)
        partner = self.newborn(
            first.born.year + int(rng.integers(-6, 7)), *own, gender="v" if first.gender == "m" else "m"
        )
        wife, husband = (partner, first) if partner.gender == "v" else (first, partner)
        wedding = start + int(rng.integers(0, 8))
        _, infix, surname = husband.names[0]
        forms = [(infix, surname), (infix, f"{surname}-{own[1]}"), own]
        new = forms[rng.choice(3, p=[0.35, 0.35, 0.3])]
        if wife is partner:
            wife.names.append((wedding, *new))
        return partner

    def share(self, members: list[Life]) -> None:
        """One mailbox, one account or one mobile for two."""
        rng, (a, b) = self.rng, members
        if rng.random() < 0.12:
            b.emails = a.emails
        if rng.random() < 0.45:
            b.iban = a.iban
        if rng.random() < 0.06:
            b.mobiles = a.mobiles

    def firm_name(self, life: Life) -> tuple[str, str, str]:
        trade = pools.TRADES[self.rng.integers(len(pools.TRADES))]
        surname = life.names[0][2]
        name = [f"{trade} {surname}", f"{surname} {trade}", f"{pools.composed(self.rng, 1)[0][1]} {trade}"][
            self.rng.integers(3)
        ]
        return name, ["B.V.", "VOF", "eenmanszaak"][self.rng.integers(3)], str(self.rng.integers(10**7, 9 * 10**7))


def slip(rng: Rng, text: str, chance: float = 0.025) -> str:
    return pools.typo(rng, text) if text and rng.random() < chance else text


def _address(rng: Rng, life: Life, year: int) -> tuple[Row, str]:
    _, place, line = at(life.places, year)
    row: Row = {"street": slip(rng, place.street), "house_number": str(place.number), "house_addition": place.addition,
                "postcode": pools.digit_typo(rng, place.postcode) if rng.random() < 0.02 else place.postcode, "city": slip(rng, place.city)}  # fmt: skip
    return row, line


def web_shop(rng: Rng, life: Life, year: int) -> Row:
    """First name, surname with its prefix in one box, mail always, a telephone number mostly; all as the customer types."""
    row, line = _address(rng, life, year)
    _, infix, surname = at(life.names, year)
    mobile = at(life.mobiles, year)[1]
    first = life.call if rng.random() < 0.85 else (life.formal[0] if rng.random() < 0.5 else life.call[0])
    row |= {"first_name": slip(rng, first), "last_name": slip(rng, f"{infix} {surname}".strip()), "email": slip(rng, at(life.emails, year)[1], 0.02),
            "mobile": mobile if rng.random() < 0.7 else "", "phone": line if rng.random() < 0.15 else "", "email_consent": "ja"}  # fmt: skip
    if rng.random() < 0.06:
        row |= {key: str(row[key]).lower() for key in ("first_name", "last_name", "street", "city")}
    return row


def till(rng: Rng, life: Life, year: int) -> Row:
    """What fits on a receipt: surname, perhaps an initial, postcode and number, a telephone number."""
    row, line = _address(rng, life, year)
    _, infix, surname = at(life.names, year)
    row |= {"last_name": slip(rng, surname, 0.06), "infix": infix, "initials": life.formal[0][0] if rng.random() < 0.75 else "",
            "gender": life.gender if rng.random() < 0.5 else "",
            "phone": [line, at(life.mobiles, year)[1]][rng.integers(2)], "email": at(life.emails, year)[1] if rng.random() < 0.2 else ""}  # fmt: skip
    return row | {"city": "", "street": ""} if rng.random() < 0.3 else row


def bookkeeper(rng: Rng, life: Life, year: int) -> Row:
    """All initials, the bank account, numbers with a country code; no first name."""
    row, line = _address(rng, life, year)
    _, infix, surname = at(life.names, year)
    phone = line or (at(life.mobiles, year)[1] if rng.random() < 0.6 else "")
    row |= {"initials": "".join(name[0] + "." for name in life.formal), "infix": infix, "last_name": slip(rng, surname),
            "phone": f"+31{phone[1:]}" if phone else "", "iban": life.iban if rng.random() < 0.7 else "",
            "email": at(life.emails, year)[1] if rng.random() < 0.5 else "", "gender": life.gender}  # fmt: skip
    return row


def loyalty_card(rng: Rng, life: Life, year: int) -> Row:
    """The form that asks everything, date of birth too."""
    row, line = _address(rng, life, year)
    _, infix, surname = at(life.names, year)
    born = life.born if rng.random() < 0.8 else pd.NaT
    if isinstance(born, pd.Timestamp) and born.day <= 12 and rng.random() < 0.03:
        born = born.replace(month=born.day, day=born.month)
    row |= {"first_name": slip(rng, life.call), "initials": "".join(name[0] for name in life.formal) if rng.random() < 0.4 else "",
            "infix": infix, "last_name": slip(rng, surname), "gender": life.gender, "birth_date": born,
            "mobile": at(life.mobiles, year)[1] if rng.random() < 0.8 else "", "phone": line if rng.random() < 0.5 else "",
            "email": at(life.emails, year)[1] if rng.random() < 0.8 else "", "email_consent": ["ja", "nee"][rng.integers(2)]}  # fmt: skip
    return row


COUNTERS: tuple[Callable[[Rng, Life, int], Row], ...] = (web_shop, till, bookkeeper, loyalty_card)


def firm_row(rng: Rng, life: Life, year: int) -> Row:
    """The firm of a person as the bookkeeper or the web shop notes it."""
    assert life.firm is not None
    name, legal, kvk = life.firm
    row = (bookkeeper if rng.random() < 0.6 else web_shop)(rng, life, year)
    site = pools.ascii_key(name) + ".nl"
    row |= {"customer_type": "bedrijf" if rng.random() < 0.7 else "", "company": slip(rng, f"{name} {legal}" if rng.random() < 0.5 else name),
            "kvk": kvk if rng.random() < 0.5 else "", "email": f"info@{site}" if rng.random() < 0.5 else row["email"]}  # fmt: skip
    return row


def make_histories(size: int, seed: int, copies: float = 0.14, pool: str = "wide") -> DutchFile:
    """A file of `size` rows, of which the share `copies` is about someone who is in it already."""
    rng = np.random.default_rng(seed)
    world = World(rng, pools.POOLS[pool](rng))
    while len(world.lives) < size * 1.1:
        world.household()
    whole = [life for life in world.lives if life.places and life.mobiles]
    people = [(k, False) for k, life in enumerate(whole) if life.born.year < 2004] + [
        (k, True) for k, life in enumerate(whole) if life.firm and life.born.year < 2004
    ]
    order = rng.permutation(len(people))[: int(size * (1 - copies))]
    rows, entity = [], []
    years: dict[int, int] = {}
    for e in [*order, *rng.choice(order, size - len(order))]:
        life, as_firm = whole[people[e][0]], people[e][1]
        first = max(2004, life.born.year + 16)
        year = (
            int(rng.integers(first, LAST_YEAR + 1))
            if e not in years
            else min(LAST_YEAR, max(first, years[e] + int(rng.normal(0, 4))))
        )
        years.setdefault(int(e), year)
        row = dict.fromkeys(COLUMNS, "") | {
            "birth_date": pd.NaT,
            "customer_since": pd.Timestamp(year, 6, 1),
            "last_checked": pd.NaT,
        }
        row |= (
            firm_row(rng, life, year) if as_firm else COUNTERS[rng.choice(4, p=[0.4, 0.15, 0.2, 0.25])](rng, life, year)
        )
        rows.append(row)
        entity.append(int(e))
    table, truth = frame(rng, rows, entity)
    return DutchFile(table, truth, _kinds(whole, people, [int(e) for e in order]))


def _kinds(lives: list[Life], people: list[tuple[int, bool]], present: list[int]) -> dict[tuple[int, int], str]:
    """Who of the people present belongs to whom."""
    kinds: dict[tuple[int, int], str] = {}
    by_house: dict[int, list[int]] = {}
    for e in present:
        by_house.setdefault(lives[people[e][0]].house, []).append(e)
    for members in by_house.values():
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                kinds[(a, b)] = "own_firm" if people[a][0] == people[b][0] else "household"
    return kinds
