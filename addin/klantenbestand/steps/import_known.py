"""Buyers who are customers already by something else than a number: taken over before, the order that stands there, or
a mailbox that one customer has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from klantenbestand.duplicates.called import Called
from klantenbestand.duplicates.mailboxes import mailbox_of
from klantenbestand.reading.data import Data
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.reading.phones import phone_key
from klantenbestand.reading.texts import fold
from klantenbestand.steps.import_buyers import Buyers
from klantenbestand.steps.import_identity import NAMED_BY, is_filled
from klantenbestand.steps.import_names import Names, recognised_pairs


def by_memory(data: Data, buyers: Buyers, known: Mapping[str, str]) -> dict[int, str]:
    """The buyers of whom all that was taken over before became one customer, who is still there.

    A number that is of someone else by now is not followed: who is called or reached otherwise and shares nothing. One
    that someone merged into another is, for he knows why.
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
    others = [pair for pair in direct if names.level(*pair) in (Called.OTHERWISE, Called.ELSEWHERE)]
    still = recognised_pairs(data.customers.frame, buyers.frame, others)
    gone = {row for row, number in others if (row, number) not in still}
    return {row: number for row, number in found.items() if row not in gone}


def by_orders(data: Data, buyers: Buyers, orders: Mapping[int, set[str]], rows: Iterable[int]) -> dict[int, str]:
    """Those of these buyers whose orders stand on one customer, who is called the same."""
    if data.customers is None:
        return {}
    there = set(data.customers.frame["customer"].dropna())
    alone = {row: next(iter(orders[row])) for row in rows if len(orders.get(row, ())) == 1}
    names = Names.of(data.customers.frame, buyers.frame, alone.items())
    return {
        row: number for row, number in alone.items() if number in there and names.level(row, number) is Called.THE_SAME
    }


def mailboxes_of(data: Data) -> set[str]:
    """Those that customers have."""
    if data.customers is None or "email" not in data.customers.frame:
        return set()
    return {mailbox_of(str(email)).whole for email in data.customers.frame["email"].dropna().unique()} - {""}


def by_mailbox(data: Data, buyers: Buyers, rows: Iterable[int], numbers: Mapping[int, str]) -> dict[int, str]:
    """Those of these buyers of whom only a mailbox is known, which one customer alone has and no office or family, nor
    another in the exports (`numbers`: the customers that buyers are); and nothing else that they say is otherwise."""
    if data.customers is None or "email" not in data.customers.frame or "email" not in buyers.frame:
        return {}
    named = is_filled(buyers.frame, NAMED_BY)
    owners: dict[str, set[str]] = defaultdict(set)
    told = data.customers.frame[["email", "customer"]].fillna("")
    for email, number in zip(told["email"], told["customer"], strict=True):
        owners[mailbox_of(str(email)).whole].add(str(number))
    boxes = {row: mailbox_of(str(buyers.values(row).get("email", ""))) for row in buyers.frame.index.tolist()}
    for row, box in boxes.items():
        if named[row] and box.whole in owners:
            owners[box.whole].add(numbers.get(row, ""))
    alone = {
        row: next(iter(owners[boxes[row].whole]))
        for row in rows
        if not named[row] and boxes[row].whole and not boxes[row].shared and len(owners[boxes[row].whole]) == 1
    }
    names = Names.of(data.customers.frame, buyers.frame, alone.items())
    return {row: number for row, number in alone.items() if number and names.level(row, number) >= Called.UNTOLD}


def whose_mailbox(data: Data, buyers: Buyers, meant: Mapping[int, str]) -> set[int]:
    """Of these buyers with a number those whose mailbox or mobile is not of the customer that it means, and is of
    another who is called the same: father and son."""
    if data.customers is None:
        return set()
    pairs = []
    for key, how in (("email", lambda text: mailbox_of(text).whole), ("mobile", phone_key)):
        if key not in data.customers.frame or key not in buyers.frame:
            continue
        owners: dict[str, set[str]] = defaultdict(set)
        told = data.customers.frame[[key, "customer"]].dropna()
        for text, number in zip(told[key], told["customer"], strict=True):
            owners[how(str(text))].add(str(number))
        for row, number in meant.items():
            having = owners.get(how(str(buyers.values(row).get(key, ""))) or "-", set())
            pairs += [(row, other) for other in having] if having and number not in having else []
    names = Names.of(data.customers.frame, buyers.frame, pairs)
    return {row for row, other in pairs if names.level(row, other) is Called.THE_SAME}


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
