# ruff: noqa: E501
"""One customer against the whole file, as it is typed in or pasted: is this one known already?

The whole file is not made comparable for that: rows that share nothing with this one are left out by plain comparisons of
columns, and only the nearest of what is left, those that share most, are compared in full. What stands with everybody
(see `placeholders`, here by the whole columns) is not shared. Nothing is kept between two checks, so nothing can be out
of date.
"""

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from klantenbestand.duplicates.groups import REFUSED, links, rivals_of
from klantenbestand.duplicates.normalise import company_of, surname_of, unaccented
from klantenbestand.duplicates.placeholders import MOST_SURNAMES, most_at_a_date, without_placeholders
from klantenbestand.duplicates.prepared import Flags, Ints, prepare
from klantenbestand.duplicates.proposals import QUESTION, RELATED, SURE, Engine, Group, positions_of
from klantenbestand.duplicates.reasons import reason
from klantenbestand.duplicates.verdicts import RELATIONS, Verdict
from klantenbestand.duplicates.weights import unlearned

Counts = npt.NDArray[np.int64]
MOST = 2_000  # rows that are compared in full
_NAMES = {Verdict.SURE: SURE, Verdict.QUESTION: QUESTION, Verdict.RELATED: RELATED}


def check_row(customers: pd.DataFrame, row: int, known_no: Iterable[tuple[str, str]] = ()) -> tuple[Group, ...]:
    """What the customer in Excel row `row` may be the same as, or belongs to; surest first, each with one other row.

    A frame of *Klanten* as for `find_duplicates`. KeyError if there is no such row.
    """
    place = int(np.flatnonzero(customers.index == row)[0]) if row in customers.index else -1
    if place < 0:
        raise KeyError(row)
    shared, everybodys = _shared(customers, place)
    near = _nearest(customers, shared, place)
    if not len(near):
        return ()
    prepared = without_placeholders(prepare(_few(customers, np.append(near, place), everybodys)))
    refused = positions_of(prepared, known_no)
    engine = Engine(prepared, unlearned(len(customers)), dutch=True, refused=refused, distrusted=frozenset())
    me = len(near)
    levels, decisions = engine.judge(np.arange(me, dtype=np.int64), np.full(me, me, dtype=np.int64))
    known = links(levels.a, levels.b, decisions) | dict.fromkeys(refused, REFUSED)
    rivals = rivals_of(known, engine.evaluate)
    own, found = str(prepared.customers[me]), list[Group]()
    for k in np.flatnonzero(decisions.verdict > Verdict.NONE):
        other, pair = str(prepared.customers[k]), (int(k), me)
        if pair in refused:
            continue
        # One row cannot tell whether fathers and sons of one name stand in this file: a name and a door are a question.
        is_asked = bool(decisions.bare[k]) or pair in rivals
        verdict = QUESTION if is_asked else _NAMES[Verdict(int(decisions.verdict[k]))]
        relation = str(RELATIONS[int(decisions.relation[k])])
        chance = round(float(decisions.chance[k]), 4)
        rows, numbers = (row, int(prepared.index[k])), (own, other)
        said = reason(levels, int(k), verdict, relation, rival=pair in rivals)
        found.append(Group(verdict, numbers, rows, chance, said, relation))
    order = list(_NAMES.values())
    return tuple(sorted(found, key=lambda group: (order.index(group.verdict), -group.score, group.customers)))


def _few(customers: pd.DataFrame, places: Ints, everybodys: Iterable[tuple[str, Flags]]) -> pd.DataFrame:
    """These rows, without what stands with everybody."""
    few = customers.iloc[places]
    for key, having in everybodys:
        few = few.assign(**{key: few[key].mask(having[places])}) if key in few else few
    return few


def _nearest(customers: pd.DataFrame, shared: Counts, place: int) -> Ints:
    """The positions of the rows that share most, in order of the sheet; equal ones by customer number."""
    near = np.flatnonzero(shared)
    near = near[near != place]
    if len(near) > MOST:
        numbers = _text(customers, "customer").iloc[near].to_numpy(dtype=str)
        near = near[np.lexsort((numbers, -shared[near]))[:MOST]]
    return np.sort(near)


def _shared(customers: pd.DataFrame, place: int) -> tuple[Counts, list[tuple[str, Flags]]]:
    """How many things each row shares with this one: numbers, address, date of birth, a surname with something of place
    or first name. And the columns with a value of this row that stands with everybody, with a flag for each row that
    has it."""
    shared, everybodys = np.zeros(len(customers), dtype=np.int64), list[tuple[str, Flags]]()
    surnames, firms = (_text(customers, key).str.lower() for key in ("last_name", "company"))
    names = firms.where(firms != "", surnames).to_numpy(dtype=object)

    def count(same: Flags, having: Mapping[str, Flags], most: float = MOST_SURNAMES) -> None:
        nonlocal shared
        if int(same.sum()) > most and len({*names[same].tolist()}) > most:
            everybodys.extend(having.items())
        else:
            shared = shared + same

    shared += _same(_folded(customers, "postcode", 6), place)
    shared += _same(_folded(customers, "street", 0), place) & _same(_text(customers, "house_number"), place)
    for key in ("kvk", "vat_id"):
        shared += _same(_folded(customers, key, 0), place)
    for key in ("email", "iban"):
        same = _same(_folded(customers, key, 0), place)
        count(same, {key: same})
    phones = {key: _digits(customers, key) for key in ("phone", "mobile")}
    for own in {digits.iloc[place] for digits in phones.values()} - {""}:
        having = {key: (digits == own).to_numpy(dtype=bool) for key, digits in phones.items()}
        count(np.logical_or.reduce([*having.values()]), having)
    if "birth_date" in customers:
        born = customers["birth_date"]
        same = (born == born.iloc[place]).to_numpy(dtype=bool)
        count(same, {"birth_date": same}, most=most_at_a_date(int(born.notna().sum())))
    return shared + _namesakes(customers, place) + _firms(customers, place), everybodys


def _text(customers: pd.DataFrame, key: str) -> "pd.Series[str]":
    return customers[key].fillna("") if key in customers else pd.Series("", index=customers.index, dtype="str")


def _unaccented(text: "pd.Series[str]") -> "pd.Series[str]":
    plain = text.str.isascii()
    return text if plain.all() else text.where(plain, text[~plain].map(unaccented))


def _folded(customers: pd.DataFrame, key: str, signs: int) -> "pd.Series[str]":
    text = _text(customers, key).str.lower().str.replace(" ", "", regex=False).str.replace(".", "", regex=False)
    return text.str.slice(0, signs) if signs else text


def _digits(customers: pd.DataFrame, key: str) -> "pd.Series[str]":
    digits = _text(customers, key).str.replace(r"\D", "", regex=True).str.slice(-9)
    return digits.where(digits.str.len() >= 8, "")


def _same(values: "pd.Series[str]", place: int) -> Flags:
    return ((values == values.iloc[place]) & (values != "")).to_numpy(dtype=bool)


def _namesakes(customers: pd.DataFrame, place: int) -> Flags:
    """The same surname, or half of it, with the same town, house number or initial; also where the boxes are swapped."""
    last, first = _text(customers, "last_name"), _text(customers, "first_name")
    own = surname_of(last.iloc[place])
    initials = first.where(first != "", _text(customers, "initials")).str.slice(0, 1).str.lower()
    beside = (
        _same(_folded(customers, "city", 0), place)
        | _same(_text(customers, "house_number"), place)
        | _same(initials, place)
    )
    found = np.zeros(len(customers), dtype=bool)
    lower, lower_first = (
        _unaccented(text.str.lower()).str.replace(r"[\s\-']", "", regex=True) for text in (last, first)
    )
    for word in {own.whole, own.first, own.second, surname_of(first.iloc[place]).whole} - {""}:
        found |= lower.str.contains(word, regex=False).to_numpy(dtype=bool)
        found |= (lower_first == word).to_numpy(dtype=bool)
    return np.asarray(found & (beside | (found.sum() < MOST // 2)), dtype=bool)


def _firms(customers: pd.DataFrame, place: int) -> Flags:
    company = _unaccented(_text(customers, "company").str.lower()).str.replace(".", "", regex=False)
    words = sorted(company_of(str(_text(customers, "company").iloc[place])).split(), key=len)
    if not words:
        return np.zeros(len(customers), dtype=bool)
    return np.asarray(company.str.contains(words[-1], regex=False).to_numpy(dtype=bool))
