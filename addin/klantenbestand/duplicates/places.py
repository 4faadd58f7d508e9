"""Where and how customers are reached, compared: addresses, telephone numbers, mailboxes."""

import numpy as np
import pandas as pd
from rapidfuzz import fuzz

from klantenbestand.duplicates.levels import Door, Level, Same, same
from klantenbestand.duplicates.likeness import share, slips
from klantenbestand.duplicates.prepared import Coded, Codes, Flags, Ints, Prepared


def phone(prepared: Prepared, numbers: tuple[Codes, Codes], a: Ints, b: Ints) -> Level:
    """EQUAL when any number of one is any of the other; NEAR when one digit is wrong."""
    x, x2, y, y2 = (codes[side] for side in (a, b) for codes in numbers)
    known = (x >= 0) & (y >= 0)
    equal = known & ((x == y) | ((x2 >= 0) & ((x2 == y) | (x2 == y2))) | ((y2 >= 0) & (x == y2)))
    near = slips(x, y, prepared.phones, known & ~equal, most=2) == 1
    return np.select([~known, equal, near], [Same.UNKNOWN, Same.EQUAL, Same.NEAR], Same.DIFFERENT).astype(np.int8)


def mail(prepared: Prepared, a: Ints, b: Ints) -> tuple[Level, Flags, Flags]:
    """Mailboxes; NEAR: a slip, or the same name with another provider. Whether the shared box names one of the two, and
    whether it is a slip and nothing else (see `levels.Levels`)."""
    x, y = prepared.mail.codes[a], prepared.mail.codes[b]
    known = (x >= 0) & (y >= 0)
    local_x, local_y = prepared.local.codes[a], prepared.local.codes[b]
    long_local = np.append(np.asarray([len(text) >= 6 for text in prepared.local.values], dtype=bool), False)
    near = (local_x >= 0) & (local_x == local_y) & long_local[local_x]
    digits = np.append([sum(int(sign) + 11 for sign in text if sign.isdigit()) for text in prepared.mail.values], 0)
    heads = np.append([text[:1] for text in prepared.mail.values], "")  # j.jansen@ and p.jansen@ are two people
    slip = slips(x, y, prepared.mail.values, known & (x != y), most=3) <= 2
    near |= slip & (digits[x] == digits[y]) & (heads[x] == heads[y]) & known
    level = np.select([~known, x == y, near], [Same.UNKNOWN, Same.EQUAL, Same.NEAR], Same.DIFFERENT).astype(np.int8)
    own = ((level == Same.EQUAL) | (level == Same.NEAR)) & (prepared.mail_own[a] | prepared.mail_own[b])
    return level, own, (level == Same.NEAR) & _one_letter_wrong(prepared, a, b)


def _one_letter_wrong(prepared: Prepared, a: Ints, b: Ints) -> Flags:
    """Two mailboxes of one provider, one letter apart after the first two: not j.jansen and p.jansen, nor a dot."""
    domains = np.append([text.rpartition("@")[2] for text in prepared.mail.values], "")
    provider = pd.factorize(domains)[0]
    heads = pd.factorize(np.asarray([text[:2] if len(text) > 5 else "" for text in [*prepared.local.values, ""]]))[0]
    x, y = prepared.local.codes[a], prepared.local.codes[b]
    alike = (x >= 0) & (y >= 0) & (provider[prepared.mail.codes[a]] == provider[prepared.mail.codes[b]])
    alike &= (heads[x] == heads[y]) & (heads[x] != heads[-1])
    return np.asarray(slips(x, y, prepared.local.values, alike & (x != y), most=2) == 1)


def door(prepared: Prepared, a: Ints, b: Ints) -> Level:
    """Addresses; a missing postcode or street is made up for by the other."""
    coded = (prepared.postcode, prepared.number, prepared.street, prepared.city, prepared.addition, prepared.house)
    pc, no, street, city, add, house = (same(one.codes[a], one.codes[b]) for one in coded)
    unlike = (street == Same.DIFFERENT) & ((no == Same.EQUAL) | (pc == Same.EQUAL))
    alike = share(prepared.street.codes[a], prepared.street.codes[b], prepared.street.values, unlike, fuzz.ratio) >= 84
    road, town = (street == Same.EQUAL) | alike, (city == Same.EQUAL) | (city == Same.UNKNOWN)
    code_slip = _slips(prepared.postcode, a, b, pc == Same.DIFFERENT, 3) <= 2
    number_slip = _slips(prepared.number, a, b, (no == Same.DIFFERENT) & (pc == Same.EQUAL), 2) == 1
    whole = (no == Same.EQUAL) & ((house == Same.EQUAL) | ((pc == Same.UNKNOWN) & road & (city == Same.EQUAL)))
    other_road = (street == Same.DIFFERENT) & ~alike & (no == Same.EQUAL) & (house == Same.EQUAL)
    another_code = (pc == Same.DIFFERENT) & (city == Same.EQUAL)
    slip = (no == Same.EQUAL) & road & (code_slip | (pc == Same.UNKNOWN) | another_code)
    slip |= (pc == Same.EQUAL) & road & number_slip
    # 4 and 4a: left out by one, or next to each other
    nearly = other_road | whole & ((prepared.addition.codes[a] < 0) != (prepared.addition.codes[b] < 0))
    around = (pc == Same.EQUAL) | (road & town)
    known = ((pc != Same.UNKNOWN) | (street != Same.UNKNOWN)) & ((no != Same.UNKNOWN) | (pc != Same.UNKNOWN))
    return np.select(
        [whole & (add == Same.DIFFERENT), whole & ~nearly, slip | nearly, around, known],
        [Door.NEXT, Door.EQUAL, Door.SLIP, Door.AROUND, Door.DIFFERENT], Door.UNKNOWN,
    ).astype(np.int8)  # fmt: skip


def _slips(coded: Coded, a: Ints, b: Ints, wanted: Flags, most: int) -> Level:
    """How many letters two values are apart where that is wanted, up to `most`."""
    return slips(coded.codes[a], coded.codes[b], coded.values, wanted, most)
