"""Which rows of an export are one customer: a number or a mailbox, and a name that fits.

A number may be of everybody who buys at the counter and a mailbox of two who live together, so neither is a customer by
itself. Of who is not told apart here the file still tells, when each is compared with it.
"""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from klantenbestand.duplicates.called import Called, called
from klantenbestand.duplicates.mailboxes import mailbox_of
from klantenbestand.reading.texts import fold

SOURCE, NUMBER = "_source", "_number"
NAMED_BY = ("company", "first_name", "initials", "last_name", "name")
NAME = (*NAMED_BY, "infix", "legal_form", "gender")
_ONE = (*NAMED_BY, "infix", "birth_date", "kvk", "vat_id")  # rows that differ in these are compared
_PERSON = (*_ONE, "postcode", "house_number", "house_addition", "street", "phone", "mobile", "iban")
_MOST = 12  # names on one number or mailbox from which on it is everybody's


def identities(faces: pd.DataFrame) -> tuple["pd.Series[str]", "pd.Series[bool]"]:
    """Who each of these is ("" for who stays unknown), and whether its number is that of more than one customer.

    `faces`: what exports say of customers, each way once: columns of *Klanten*, SOURCE and NUMBER ("" without).
    """
    sources = faces[SOURCE].map(fold) + "\n"
    names, named = _joined(faces, _ONE), _is_filled(faces, NAMED_BY)
    numbered = faces[NUMBER] != ""
    by_number = (sources + "n" + faces[NUMBER]).where(numbered, "")
    shared = by_number.isin(_differing(faces, by_number, names.where(named, ""), Called.UNTOLD))
    who = by_number.mask(shared, "")
    mailbox = _mailboxes(faces)
    by_mail = (sources + "e" + mailbox).where(mailbox != "", "")
    differing = by_mail.isin(_differing(faces, by_mail, names.where(named, ""), Called.THE_SAME))
    # who is called otherwise than another of this mailbox is himself; who has no name there is nobody of them
    apart = by_mail + "\n" + names.where(named, "")
    own = _told(by_mail, _owner(by_mail, who)).mask(differing, _told(apart, _owner(apart, who.where(named, ""))))
    person = (sources + "p" + _joined(faces, _PERSON)).where(named, "")
    guest = own.where(mailbox != "", person)
    return who.where(who != "", guest).astype("str"), shared.astype(bool)


def _mailboxes(faces: pd.DataFrame) -> "pd.Series[str]":
    """The mailboxes that are somebody's: not geen@geen.nl."""
    codes, texts = pd.factorize(_text(faces, "email").str.casefold())
    known = np.array([text if mailbox_of(text).whole else "" for text in texts], dtype=object)
    return pd.Series(known[codes], index=faces.index, dtype="str")


def _owner(keys: "pd.Series[str]", who: "pd.Series[str]") -> dict[str, str]:
    """Key -> the one who has it by number, where one alone has."""
    there = (who != "") & (keys != "")
    owners = who[there].groupby(keys[there]).agg(["first", "nunique"])
    alone = owners.loc[owners["nunique"] == 1, "first"]
    return dict(zip(alone.index.astype(str), alone, strict=True))


def _told(keys: "pd.Series[str]", owners: Mapping[str, str]) -> "pd.Series[str]":
    """Those who have these keys, else the keys."""
    return pd.Series([owners.get(key, key) for key in keys], index=keys.index, dtype="str")


def _differing(faces: pd.DataFrame, keys: "pd.Series[str]", names: "pd.Series[str]", least: Called) -> set[str]:
    """The keys of which two rows are not called at least so much the same."""
    there = pd.DataFrame({"key": keys, "name": names})[(keys != "") & (names != "")]
    there = there.drop_duplicates()
    many = there.groupby("key")["name"].transform("size")
    found = set(there.loc[many > _MOST, "key"])
    few = there[(many > 1) & (many <= _MOST)]
    pairs = [pair for rows in few.groupby("key").groups.values() for pair in combinations(rows, 2)]
    if not pairs:
        return found
    rows = sorted({row for pair in pairs for row in pair})
    place = {row: at for at, row in enumerate(rows)}
    a, b = (np.asarray([place[pair[side]] for pair in pairs], dtype=np.int64) for side in (0, 1))
    levels = called(faces.loc[rows].reset_index(drop=True), a, b)
    return found | {str(keys.at[pair[0]]) for pair, level in zip(pairs, levels, strict=True) if level < least}


def _joined(faces: pd.DataFrame, keys: tuple[str, ...]) -> "pd.Series[str]":
    joined = pd.Series("", index=faces.index, dtype="str")
    for key in (key for key in keys if key in faces):
        joined += "\t" + _text(faces, key).str.casefold()
    return joined


def _text(faces: pd.DataFrame, key: str) -> "pd.Series[str]":
    if key not in faces:
        return pd.Series("", index=faces.index, dtype="str")
    return faces[key].astype("str").fillna("").str.strip()


def _is_filled(faces: pd.DataFrame, keys: tuple[str, ...]) -> "pd.Series[bool]":
    filled = pd.Series(False, index=faces.index)
    for key in (key for key in keys if key in faces):
        filled |= faces[key].notna()
    return filled
