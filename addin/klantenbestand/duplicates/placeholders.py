"""Values that say nothing because they stand with everybody: geen@geen.nl, the shop's own number, 01-01-1980.

Nobody has to know them beforehand: what stands with more surnames than a household has, or than one name can be
mistyped into, is nobody's own; a firm counts by its own name, not by that of its contact.
"""

from dataclasses import replace

import numpy as np

from klantenbestand.duplicates.prepared import MISSING, NO_DATE, Coded, Codes, Flags, Prepared

MOST_SURNAMES = 5
MOST_AT_A_DOOR = 30  # more is a home, a block of flats without additions, or an address filled in to fill it in
_BIRTHDAYS = 22_000  # days on which customers may be born, some sixty years
_OFTEN = 5  # times as many as a day has on average


def without_placeholders(prepared: Prepared) -> Prepared:
    """The file with such numbers, mailboxes, accounts, dates of birth and doors missing."""
    surnames = prepared.words.surname
    firms = len(prepared.words.values) + prepared.company.codes
    names = np.where(prepared.company.codes == MISSING, surnames, firms)
    mail = _without([prepared.mail.codes], names)[0]
    born = np.where(_is_default_date(prepared), NO_DATE, prepared.born)
    first, second = _without([*prepared.mobiles], names)
    line, other_line = _without([*prepared.landlines], names)
    local = np.where(mail == MISSING, MISSING, prepared.local.codes).astype(np.int32)
    return replace(
        prepared,
        mobiles=(first, second),
        landlines=(line, other_line),
        mail=Coded(mail, prepared.mail.values),
        local=Coded(local, prepared.local.values),
        iban=Coded(_without([prepared.iban.codes], names)[0], prepared.iban.values),
        # firms in one building are no sign that nobody is there
        house=Coded(_without([prepared.house.codes], surnames, MOST_AT_A_DOOR)[0], prepared.house.values),
        born=born,
    )


def most_at_a_date(known: int) -> float:
    """With how many surnames one date of birth may stand where so many customers have one."""
    return MOST_SURNAMES + _OFTEN * known / _BIRTHDAYS


def _is_default_date(prepared: Prepared) -> Flags:
    """Whether a row has a date of birth that more have than by chance."""
    known = prepared.born != NO_DATE
    days = np.full(len(prepared), MISSING, dtype=np.int32)
    days[known] = np.unique(prepared.born[known], return_inverse=True)[1]
    most = most_at_a_date(int(known.sum()))
    return np.asarray(known & (_without([days], prepared.words.surname, most)[0] == MISSING))


def _without(columns: list[Codes], names: Codes, most: float = MOST_SURNAMES) -> list[Codes]:
    """The columns, of values with one numbering, without those that stand with more names."""
    codes, of_whom = np.concatenate(columns).astype(np.int64), np.tile(names, len(columns)).astype(np.int64)
    there = codes >= 0
    if not there.any():
        return columns
    width = int(of_whom.max()) + 2
    pairs = np.unique(codes[there] * width + of_whom[there] + 1)
    often = np.bincount(pairs // width, minlength=int(codes.max()) + 1) > most
    everybodys = np.append(often, False)
    return [np.where(everybodys[column], MISSING, column).astype(np.int32) for column in columns]
