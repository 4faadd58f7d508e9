# ruff: noqa: E501
"""Which pairs of customers are worth comparing: those that share at least one of several keys.

A key that too many customers share (a flat, the name Jansen) says little: such a block is split by a second key, and
what is still too large is left to the other keys. So the number of pairs grows with the file, not with its square.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from klantenbestand.duplicates import normalise as norm
from klantenbestand.duplicates.groups import LARGEST
from klantenbestand.duplicates.prepared import MISSING, NO_DATE, Codes, Flags, Ints, Prepared, Texts, coded, each
from klantenbestand.words.frozen import frozen

BLOCK = 24  # rows that may share a key; 24 rows are 276 pairs


@frozen
class Key:
    """One value per entry, -1 where there is none; `rows` says whose it is when a customer can have two values. A block
    larger than the `limit` is split by `narrower`; of one that has no such key and is `of_one` customer the first rows
    are looked at, and the others when these are merged."""

    name: str
    values: Ints
    rows: Ints
    narrower: Ints | None = None
    limit: int = BLOCK
    of_one: bool = False


def combined(*parts: Codes | Ints) -> Ints:
    """Several codes as one; -1 where one of them is missing."""
    result = np.zeros(len(parts[0]), dtype=np.int64)
    missing = np.zeros(len(parts[0]), dtype=bool)
    for part in parts:
        missing |= part < 0
        size = int(part.max(initial=0)) + 2
        if int(result.max(initial=0)) > np.iinfo(np.int64).max // (size + 1) - 1:
            result = pd.factorize(result)[0].astype(np.int64)
        result = result * size + np.where(part < 0, 0, part)
    return np.where(missing, MISSING, result)


def candidates(prepared: Prepared, dutch: bool = True) -> tuple[Ints, Ints]:
    """Pairs of positions (first below second), each once, in order."""
    count = len(prepared)
    found: list[Ints] = []
    for key in keys(prepared, dutch):
        found.append(_unique(_pairs(key, count, prepared.customers)))
    everything = _unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return everything // max(count, 1), everything % max(count, 1)


def _unique(packed: Ints) -> Ints:
    packed = np.sort(packed)
    return packed[np.concatenate(([True], packed[1:] != packed[:-1]))] if len(packed) else packed


def _pairs(key: Key, count: int, customers: Texts) -> Ints:
    """All pairs within blocks of the key, packed into one integer each."""
    present = key.values >= 0
    values, rows = key.values[present], key.rows[present]
    small, large = _by_size(values, key.limit)
    packed = [_within(values[small], rows[small], count)]
    if key.narrower is not None and len(large):
        narrow = combined(pd.factorize(values[large])[0].astype(np.int64), key.narrower[present][large])
        kept = narrow >= 0
        narrow, narrow_rows = narrow[kept], rows[large][kept]
        fits, _ = _by_size(narrow, key.limit)
        packed.append(_within(narrow[fits], narrow_rows[fits], count))
    if key.of_one and len(large):
        first = large[_among_first(values[large], customers[rows[large]], key.limit)]
        packed.append(_within(values[first], rows[first], count))
    return np.concatenate(packed)


def _among_first(values: Ints, customers: Texts, most: int) -> Flags:
    """Whether an entry is one of the first so many with its value, by customer number."""
    order = np.lexsort((np.asarray(customers, dtype=str), values))
    starts = np.flatnonzero(np.diff(values[order], prepend=MISSING))
    place = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    chosen = np.zeros(len(values), dtype=bool)
    chosen[order] = place < most
    return chosen


def _by_size(values: Ints, limit: int) -> tuple[Ints, Ints]:
    """Entries in blocks of two up to the limit, and those in larger ones."""
    _, inverse, sizes = np.unique(values, return_inverse=True, return_counts=True)
    size = sizes[inverse]
    return np.flatnonzero((size > 1) & (size <= limit)), np.flatnonzero(size > limit)


def _within(values: Ints, rows: Ints, count: int) -> Ints:
    """Every pair of rows with the same value: the k-th neighbour in order of value, for each k."""
    order = np.argsort(values, kind="stable")
    values, rows = values[order], rows[order]
    packed = []
    for step in range(1, len(values)):
        same = np.flatnonzero(values[step:] == values[:-step])
        if not len(same):
            break
        a, b = rows[same], rows[same + step]
        different = a != b
        packed.append((np.minimum(a, b) * count + np.maximum(a, b))[different])
    return np.concatenate(packed) if packed else np.zeros(0, dtype=np.int64)


def keys(prepared: Prepared, dutch: bool = True) -> Iterator[Key]:
    """All keys, from the surest to the widest."""
    yield from _number_keys(prepared)
    yield from _place_keys(prepared)
    yield from _name_keys(prepared)
    yield from _firm_keys(prepared)
    if not dutch:
        yield from _plain_keys(prepared)


def _number_keys(prepared: Prepared) -> Iterator[Key]:
    rows = np.arange(len(prepared), dtype=np.int64)
    twice = np.concatenate([rows, rows])
    surname = _skeletons(prepared)
    for name, (first, second) in (("mobile", prepared.mobiles), ("landline", prepared.landlines)):
        yield Key(name, np.concatenate([first, second]).astype(np.int64), twice, np.concatenate([surname, surname]))
    for name, values in (
        ("mail", prepared.mail), ("local", prepared.local), ("iban", prepared.iban), ("kvk", prepared.kvk), ("vat", prepared.vat),
    ):  # fmt: skip
        yield Key(name, values.codes.astype(np.int64), rows, surname)
    born = np.where(prepared.born == NO_DATE, MISSING, prepared.born + 100_000)
    yield Key("born", born, rows, surname, limit=8)
    initial = _initial(prepared)
    yield Key("born_initial", combined(born, initial), rows, surname)
    first, sharp = prepared.words.first.astype(np.int64), prepared.words.surname.astype(np.int64)
    yield Key("born_first", combined(born, first), rows, surname)
    # one customer who stands there dozens of times is more than a block, and no more than a group
    whole = np.where(first < 0, np.where(initial < 0, MISSING, initial + len(prepared.words.values)), first)
    company, mail = prepared.company.codes.astype(np.int64), prepared.mail.codes.astype(np.int64)
    yield Key("mail_whole_name", combined(mail, sharp, whole), rows, None, LARGEST, of_one=True)
    yield Key(
        "mobile_whole_name",
        combined(prepared.mobiles[0].astype(np.int64), sharp, whole),
        rows,
        None,
        LARGEST,
        of_one=True,
    )
    yield Key("mail_company", combined(mail, company), rows, None, LARGEST, of_one=True)
    yield Key(
        "landline_company", combined(prepared.landlines[0].astype(np.int64), company), rows, None, LARGEST, of_one=True
    )


def _place_keys(prepared: Prepared) -> Iterator[Key]:
    rows = np.arange(len(prepared), dtype=np.int64)
    surname, initial = _skeletons(prepared), _initial(prepared)
    sharp = np.asarray(prepared.words.surname, dtype=np.int64)
    house = prepared.house.codes.astype(np.int64)
    yield Key("house", house, rows, surname)
    first = prepared.words.first.astype(np.int64)
    yield Key("house_whole_name", combined(house, sharp, first), rows, None, LARGEST, of_one=True)
    yield Key(
        "house_company", combined(house, prepared.company.codes.astype(np.int64)), rows, None, LARGEST, of_one=True
    )
    yield Key(
        "street_number", combined(prepared.street.codes, prepared.number.codes, prepared.city.codes), rows, surname
    )
    yield Key(
        "street_name",
        combined(prepared.street.codes, prepared.number.codes, surname),
        rows,
        prepared.city.codes.astype(np.int64),
    )
    yield Key("postcode_name", combined(prepared.postcode.codes, surname), rows, initial)
    yield Key(
        "number_name", combined(prepared.number.codes, sharp, initial), rows, prepared.city.codes.astype(np.int64)
    )
    yield Key("postcode_first", combined(prepared.postcode.codes, first), rows, initial)
    yield Key(
        "street_first", combined(prepared.street.codes, first), rows, prepared.city.codes.astype(np.int64), limit=8
    )


def _name_keys(prepared: Prepared) -> Iterator[Key]:
    rows = np.arange(len(prepared), dtype=np.int64)
    words = prepared.words
    surname, initial, city = _skeletons(prepared), _initial(prepared), prepared.city.codes.astype(np.int64)
    district = (
        coded(each(lambda text: text[:4], prepared.postcode.values)).codes if len(prepared.postcode.values) else MISSING
    )
    district = np.append(district, MISSING)[prepared.postcode.codes].astype(np.int64)
    whole, first = words.surname.astype(np.int64), words.first.astype(np.int64)
    both = combined(np.minimum(whole, first), np.maximum(whole, first))  # swapped boxes give the same key
    yield Key("full_name", both, rows, city, limit=12)
    halves = np.concatenate([words.part, words.other_part, words.surname]).astype(np.int64)
    thrice = np.concatenate([rows, rows, rows])
    yield Key("half_name", combined(halves, np.tile(first, 3)), thrice, np.tile(city, 3), limit=12)
    yield Key("half_postcode", combined(halves, np.tile(district, 3), np.tile(initial, 3)), thrice, None, limit=12)
    several = np.asarray([len(text) > 1 for text in prepared.initials.values] + [False], dtype=bool)
    letters = np.where(several[prepared.initials.codes], prepared.initials.codes, MISSING)
    yield Key("initials_name", combined(whole, letters), rows, city, limit=12)
    yield Key(
        "district_name", combined(district, surname, initial), rows, prepared.number.codes.astype(np.int64), limit=12
    )


def _firm_keys(prepared: Prepared) -> Iterator[Key]:
    rows = np.arange(len(prepared), dtype=np.int64)
    city = prepared.city.codes.astype(np.int64)
    yield Key("site", prepared.site.codes.astype(np.int64), rows, city)
    names = prepared.company
    in_order = coded(each(lambda text: " ".join(sorted(text.split())), names.values)) if len(names.values) else names
    company = np.append(in_order.codes, MISSING)[names.codes].astype(np.int64)
    yield Key("company", company, rows, city)
    for place in (0, -1):
        words = coded([text.split()[place] if text.split() else "" for text in names.values])
        word = np.append(words.codes, MISSING)[names.codes].astype(np.int64)
        yield Key("company_word", combined(word, city), rows, prepared.postcode.codes.astype(np.int64), limit=12)


def _plain_keys(prepared: Prepared) -> Iterator[Key]:
    """For files without Dutch habits: names with any one detail of place or birth."""
    rows = np.arange(len(prepared), dtype=np.int64)
    first, surname = prepared.words.first.astype(np.int64), _skeletons(prepared)
    postcode, number = prepared.postcode.codes.astype(np.int64), prepared.number.codes.astype(np.int64)
    heard = np.append(prepared.words.sounds, MISSING)[prepared.words.first].astype(np.int64)
    for values in (combined(heard, surname), combined(first, postcode), combined(first, number), combined(surname, number),
                   combined(surname, postcode), combined(prepared.street.codes.astype(np.int64), postcode)):  # fmt: skip
        yield Key("plain", values, rows, None, limit=40)


def _skeletons(prepared: Prepared) -> Ints:
    """The sound of each row's surname as a number."""
    sounds = (
        coded([norm.skeleton(word) for word in prepared.words.values]).codes if len(prepared.words.values) else MISSING
    )
    return np.append(sounds, MISSING)[prepared.words.surname].astype(np.int64)


def _initial(prepared: Prepared) -> Ints:
    """The first initial of each row as a number."""
    letters = np.asarray([ord(text[0]) if text else MISSING for text in prepared.initials.values] + [MISSING])
    return np.where(prepared.initials.codes >= 0, letters[prepared.initials.codes], MISSING).astype(np.int64)
