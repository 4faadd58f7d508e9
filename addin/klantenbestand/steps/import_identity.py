"""Which rows of an export are one customer: a number or a mailbox, and a name that fits.

A number may be of everybody who buys at the counter and a mailbox of two who live together, so neither is a customer by
itself. Of who is not told apart here the file still tells, when each is compared with it.
"""

from collections.abc import Collection, Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from klantenbestand.duplicates.called import Called, called
from klantenbestand.duplicates.mailboxes import mailbox_of
from klantenbestand.duplicates.prepared import Flags
from klantenbestand.reading.links import loose
from klantenbestand.reading.texts import fold

SOURCE, NUMBER, PERIOD = "_source", "_number", "_period"
NAMED_BY = ("company", "first_name", "initials", "last_name", "name")
NAME = (*NAMED_BY, "infix", "legal_form", "gender")
_ONE = (*NAMED_BY, "infix", "gender", "birth_date", "kvk", "vat_id", "iban")
_REACHED = ("postcode", "house_number", "house_addition", "street", "phone", "mobile")
PERSON = (*_ONE, *_REACHED, "email")
_MOST_NAMES, _MOST = 12, 60  # names, and ways to say them, from which on a number or mailbox is everybody's


def identities(
    faces: pd.DataFrame, everybodys: Collection[tuple[str, str]] = (), taken: Collection[str] = ()
) -> tuple["pd.Series[str]", Flags]:
    """Who each of these is ("" for who stays unknown), and whether its number is that of more than one customer.

    `faces`: what exports say of customers, each way once: columns of *Klanten*, SOURCE, NUMBER ("" without) and PERIOD
    (a number that was given to another is of another customer before and after); `everybodys`: source (folded) and
    number (`loose`) of those that were of more than one in exports before; `taken`: mailboxes (`mailbox_of`) that
    customers of the file have: who gives no name there need not be who does in the export.
    """
    sources = faces[SOURCE].map(fold)
    names, named = _joined(faces, _ONE), is_filled(faces, NAMED_BY)
    mailbox, person = _mailboxes(faces), _joined(faces, PERSON)
    numbered = faces[NUMBER] != ""
    by_number = (sources + "\nn" + faces[NUMBER] + "\n" + faces[PERIOD]).where(numbered, "")
    pairs = zip(sources, faces[NUMBER].map(loose), strict=True)
    before = np.array([pair in everybodys for pair in pairs], dtype=bool)
    told_apart = by_number.where(named | (mailbox != ""), "")
    shared = by_number.isin(_differing(faces, told_apart, (names, person), Called.UNTOLD)) | (before & numbered)
    who = by_number.mask(shared, "")
    by_mail = (sources + "\ne" + mailbox).where(mailbox != "", "")
    differing = by_mail.isin(_differing(faces, by_mail.where(named, ""), (names, person), Called.THE_SAME))
    # who is called otherwise than another of this mailbox is himself; who has no name there is nobody of them
    apart = by_mail + "\n" + person.where(named, "")
    own = _told(by_mail, _owner(by_mail, who)).mask(differing, _told(apart, _owner(apart, who.where(named, ""))))
    own = own.mask(~named & mailbox.isin(list(taken)), by_mail + "\t")
    alone = (sources + "\np" + person).where(named & _is_somebody(faces), "")
    guest = own.where(mailbox != "", alone)
    # a number of more than one says nothing of who has no name, or one that many have
    guest = guest.mask(shared & (guest == ""), by_number + "\t" + names)
    return who.where(who != "", guest).astype("str"), shared.to_numpy(dtype=bool)


def is_told_apart(faces: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a mailbox, or a name and more than that, says who it is."""
    return (_mailboxes(faces) != "") | (is_filled(faces, NAMED_BY) & _is_somebody(faces))


def _is_somebody(faces: pd.DataFrame) -> "pd.Series[bool]":
    """Whether more is said than a surname or an initial, that many have."""
    whole = is_filled(faces, ("first_name",)) & is_filled(faces, ("last_name",))
    return whole | is_filled(faces, ("company", "birth_date", "kvk", "vat_id", "iban", *_REACHED))


def _mailboxes(faces: pd.DataFrame) -> "pd.Series[str]":
    """The mailboxes that are somebody's: not geen@geen.nl."""
    codes, texts = pd.factorize(_text(faces, "email").str.casefold())
    known = np.array([mailbox_of(str(text)).whole for text in texts], dtype=object)
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


def _differing(
    faces: pd.DataFrame, keys: "pd.Series[str]", told: tuple["pd.Series[str]", "pd.Series[str]"], least: Called
) -> set[str]:
    """The keys of which two rows are not called at least so much the same; `told`: their names, and all of a person."""
    firm = _text(faces, "company").str.casefold()  # of a firm the contacts change
    who = firm.where(firm != "", told[0])
    there = pd.DataFrame({"key": keys, "name": told[0], "who": who, "person": told[1]})[keys != ""]
    there = there.drop_duplicates(["key", "person"])
    # whoever has so many addresses is looked at by name
    many = there.groupby("key")["person"].transform("size") > _MOST
    there = there[~many | ~there.duplicated(["key", "name"])]
    grouped = there.groupby("key")
    many, names = grouped["person"].transform("size"), grouped["who"].transform("nunique")
    is_everybodys = (names > _MOST_NAMES) | (many > _MOST)
    found = set(there.loc[is_everybodys, "key"])
    few = there[(many > 1) & ~is_everybodys]
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


def is_filled(faces: pd.DataFrame, keys: tuple[str, ...]) -> "pd.Series[bool]":
    """Whether any of these columns says something."""
    filled = pd.Series(False, index=faces.index)
    for key in (key for key in keys if key in faces):
        filled |= faces[key].notna()
    return filled
