"""Buyers who are customers already by something else than a number: taken over before, the order that stands there, or
a mailbox that one customer has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from klantenbestand.duplicates.called import Called
from klantenbestand.duplicates.mailboxes import mailbox_of
from klantenbestand.reading.data import Data
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.reading.texts import fold
from klantenbestand.steps.import_buyers import Buyers
from klantenbestand.steps.import_identity import NAMED_BY, is_filled
from klantenbestand.steps.import_names import Names, recognised_pairs


def by_memory(data: Data, buyers: Buyers, known: Mapping[str, str]) -> dict[int, str]:
    """The buyers of whom all that was taken over before became one customer, who is still there.

    A number that is of someone else by now is not followed; one that someone merged into another is, for he knows why.
    """
    if data.customers is None or not known:
        return {}
    there = set(data.customers.frame["customer"].dropna())
    found, direct = dict[int, str](), list[tuple[int, str]]()
    for row, texts in buyers.prints.items():
        before = {known[text] for text in texts if text in known}
        numbers = {followed(number, data.merged) for number in before}
        if len(numbers) == 1 and numbers <= there:
            found[row] = numbers.pop()
            direct += [(row, found[row])] if found[row] in before else []
    names = Names.of(data.customers.frame, buyers.frame, direct)
    others = [pair for pair in direct if names.level(*pair) is Called.OTHERWISE]
    still = recognised_pairs(data.customers.frame, buyers.frame, others)
    gone = {row for row, number in others if (row, number) not in still}
    return {row: number for row, number in found.items() if row not in gone}


def by_orders(data: Data, buyers: Buyers, orders: Mapping[int, set[str]], rows: Iterable[int]) -> dict[int, str]:
    """Those of these buyers whose orders stand on one customer, who may be called so."""
    if data.customers is None:
        return {}
    there = set(data.customers.frame["customer"].dropna())
    alone = {row: next(iter(orders[row])) for row in rows if len(orders.get(row, ())) == 1}
    names = Names.of(data.customers.frame, buyers.frame, alone.items())
    return {
        row: number
        for row, number in alone.items()
        if number in there and names.level(row, number) is not Called.OTHERWISE
    }


def by_mailbox(data: Data, buyers: Buyers, rows: Iterable[int]) -> dict[int, str]:
    """Those of these buyers of whom only a mailbox is known, which one customer alone has and no office or family."""
    if data.customers is None or "email" not in data.customers.frame or "email" not in buyers.frame:
        return {}
    named = is_filled(buyers.frame, NAMED_BY)
    owners: dict[str, set[str]] = defaultdict(set)
    told = data.customers.frame[["email", "customer"]].fillna("")
    for email, number in zip(told["email"], told["customer"], strict=True):
        owners[mailbox_of(str(email)).whole].add(str(number))
    found, nameless = {}, set(named.index[~named])
    for row in nameless & set(rows):
        box = mailbox_of(str(buyers.values(row).get("email", "")))
        if box.whole and not box.shared and len(owners.get(box.whole, ())) == 1:
            found[row] = next(iter(owners[box.whole]))
    return {row: number for row, number in found.items() if number}


def fitting_more(data: Data, frame: pd.DataFrame, sure: Mapping[int, str]) -> dict[int, str]:
    """Of these buyers without a first name, who surely are a customer: another customer of that house or mailbox whom
    the name fits as well. A mailbox in which a first name stands may be of both. `frame` of `Buyers`."""
    spelled = is_filled(frame.loc[list(sure)], ("first_name", "company"))
    initialled = [int(row) for row in spelled.index[~spelled]]
    if data.customers is None or not initialled:
        return {}
    persons = data.customers.frame
    persons = persons[~is_filled(persons, ("company",)) & is_filled(persons, ("last_name",))]
    pairs = []
    for keys in (("email",), ("postcode", "house_number")):
        beside: dict[str, list[str]] = defaultdict(list)
        for home, number in zip(_joined(persons, keys), persons["customer"].fillna(""), strict=True):
            beside[home].append(str(number))
        homes = _joined(frame.loc[initialled], keys)
        pairs += [
            (row, other)
            for row, home in zip(initialled, homes, strict=True)
            for other in (beside[home] if home else ())
            if other not in ("", sure[row])
        ]
    names = Names.of(persons.drop(columns="email", errors="ignore"), frame, pairs)
    return {row: other for row, other in pairs if names.level(row, other) > Called.OTHERWISE}


def _joined(frame: pd.DataFrame, keys: tuple[str, ...]) -> list[str]:
    """These columns as one text, "" where one of them is empty."""
    if any(key not in frame for key in keys):
        return [""] * len(frame)
    texts = [[fold(str(text)) for text in frame[key].fillna("")] for key in keys]
    return [" ".join(parts) if all(parts) else "" for parts in zip(*texts, strict=True)]
