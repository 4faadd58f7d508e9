# ruff: noqa: E501
"""One customer against the whole file, as it is typed in or pasted: is this one known already?

The whole file is not made comparable for that: rows that share nothing with this one are left out by plain comparisons of
columns, and only what is left is compared in full. Nothing is kept between two checks, so nothing can be out of date.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from klantenbestand.duplicates.compare import compare
from klantenbestand.duplicates.normalise import company_of, surname_of
from klantenbestand.duplicates.placeholders import without_placeholders
from klantenbestand.duplicates.prepared import Flags, prepare
from klantenbestand.duplicates.proposals import QUESTION, RELATED, SURE, Group
from klantenbestand.duplicates.reasons import reason
from klantenbestand.duplicates.rules import decide
from klantenbestand.duplicates.verdicts import RELATIONS, Verdict
from klantenbestand.duplicates.weights import score, unlearned

MOST = 2_000  # rows that are compared in full
_NAMES = {Verdict.SURE: SURE, Verdict.QUESTION: QUESTION, Verdict.RELATED: RELATED}


def check_row(customers: pd.DataFrame, row: int, known_no: Iterable[tuple[str, str]] = ()) -> tuple[Group, ...]:
    """What the customer in Excel row `row` may be the same as, or belongs to; surest first, each with one other row.

    A frame of *Klanten* as for `find_duplicates`. KeyError if there is no such row.
    """
    place = int(np.flatnonzero(customers.index == row)[0]) if row in customers.index else -1
    if place < 0:
        raise KeyError(row)
    near = np.flatnonzero(_near(customers, place))
    near = near[near != place][:MOST]
    if not len(near):
        return ()
    few = customers.iloc[np.append(near, place)]
    prepared = without_placeholders(prepare(few))
    others = np.arange(len(near), dtype=np.int64)
    levels = compare(prepared, others, np.full(len(near), len(near), dtype=np.int64))
    decisions = decide(prepared, levels, score(prepared, levels, unlearned(len(customers))))
    own = str(prepared.customers[-1])
    refused = {frozenset(pair) for pair in known_no}
    found = []
    # One row cannot tell whether fathers and sons of one name stand in this file: a name and a door are a question.
    verdicts = np.where(decisions.bare, Verdict.QUESTION, decisions.verdict)
    for k in np.flatnonzero(verdicts > Verdict.NONE):
        other = str(prepared.customers[k])
        if frozenset((own, other)) in refused:
            continue
        verdict = _NAMES[Verdict(int(verdicts[k]))]
        relation = str(RELATIONS[int(decisions.relation[k])])
        chance = round(float(decisions.chance[k]), 4)
        rows, numbers = (row, int(prepared.index[k])), (own, other)
        found.append(Group(verdict, numbers, rows, chance, reason(levels, int(k), verdict, relation), relation))
    order = list(_NAMES.values())
    return tuple(sorted(found, key=lambda group: (order.index(group.verdict), -group.score, group.customers)))


def _near(customers: pd.DataFrame, place: int) -> Flags:
    """Rows that share a number, an address, a date of birth, or a surname with something of place or first name."""
    near = np.zeros(len(customers), dtype=bool)
    for key, signs in (("postcode", 6), ("email", 0), ("iban", 0), ("kvk", 0), ("vat_id", 0)):
        near |= _same(_folded(customers, key, signs), place)
    phones = [_digits(customers, key) for key in ("phone", "mobile")]
    for left in phones:
        for right in phones:
            near |= ((right == left.iloc[place]) & (right != "")).to_numpy(dtype=bool)
    if "birth_date" in customers:
        born = customers["birth_date"]
        near |= (born == born.iloc[place]).to_numpy(dtype=bool)
    return near | _namesakes(customers, place) | _firms(customers, place)


def _text(customers: pd.DataFrame, key: str) -> "pd.Series[str]":
    return customers[key].fillna("") if key in customers else pd.Series("", index=customers.index, dtype="str")


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
    lower, lower_first = (text.str.lower().str.replace(r"[\s\-']", "", regex=True) for text in (last, first))
    for word in {own.whole, own.first, own.second, surname_of(first.iloc[place]).whole} - {""}:
        found |= lower.str.contains(word, regex=False).to_numpy(dtype=bool)
        found |= (lower_first == word).to_numpy(dtype=bool)
    return np.asarray(found & (beside | (found.sum() < MOST // 2)), dtype=bool)


def _firms(customers: pd.DataFrame, place: int) -> Flags:
    company = _text(customers, "company").str.lower()
    words = sorted(company_of(company.iloc[place]).split(), key=len)
    if not words:
        return np.zeros(len(customers), dtype=bool)
    return np.asarray(company.str.contains(words[-1], regex=False).to_numpy(dtype=bool))
