"""Buyers who are customers already by something else than a number: taken over before, the order that stands there, or
a mailbox that one customer has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from klantenbestand.duplicates.called import Called
from klantenbestand.duplicates.mailboxes import mailbox_of
from klantenbestand.duplicates.normalise import company_of
from klantenbestand.reading.data import Data
from klantenbestand.reading.merged_numbers import followed
from klantenbestand.reading.phones import phone_key
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


def fitting_another(data: Data, buyers: Buyers, meant: Mapping[int, str]) -> set[int]:
    """Of these buyers those whose mailbox, mobile or address is not of the customer they are taken for, and is of
    another who is called so as well: father and son."""
    if data.customers is None:
        return set()
    customers, pairs = data.customers.frame, list[tuple[int, str]]()
    for keys, how in ((("email",), _mailbox), (("mobile",), phone_key), (("postcode", "house_number"), str)):
        owners: dict[str, set[str]] = defaultdict(set)
        for text, number in zip(_joined(customers, keys), customers["customer"].fillna(""), strict=True):
            owners[how(text) if text else ""].add(str(number))
        rows = list(meant)
        for row, text in zip(rows, _joined(buyers.frame.loc[rows], keys), strict=True):
            having = owners.get(how(text), set()) if text and how(text) else set()
            pairs += [(row, other) for other in having if other] if meant[row] not in having else []
    names = Names.of(customers, buyers.frame, [*pairs, *((row, meant[row]) for row, _ in pairs)])
    least = {row: min(names.level(row, meant[row]), Called.THE_SAME) for row, _ in pairs}
    return {
        row
        for row, other in pairs
        if names.level(row, other) >= (Called.THE_SAME if least[row] is Called.THE_SAME else Called.UNTOLD)
    }


def _mailbox(text: str) -> str:
    box = mailbox_of(text)
    return "" if box.shared else box.whole


def firms_called_so(data: Data, buyers: Buyers, rows: Iterable[int]) -> dict[int, str]:
    """Of these buyers who are firms: a customer whose firm is called the same."""
    if data.customers is None or "company" not in data.customers.frame or "company" not in buyers.frame:
        return {}
    told = data.customers.frame[["company", "customer"]].dropna()
    firms = {company_of(str(name)): str(number) for name, number in zip(told["company"], told["customer"], strict=True)}
    names = {row: company_of(str(buyers.values(row).get("company", ""))) for row in rows}
    return {row: firms[name] for row, name in names.items() if name and name in firms}


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
    texts = [[str(text).casefold().replace(" ", "") for text in frame[key].fillna("")] for key in keys]
    return [" ".join(parts) if all(parts) else "" for parts in zip(*texts, strict=True)]
