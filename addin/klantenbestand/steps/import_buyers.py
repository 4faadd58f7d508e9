"""Who the customers in the exports are: each once for each source, with all that its lines say of him."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.book.row_keys import is_empty
from klantenbestand.reading.exports import Export
from klantenbestand.reading.strictest import strictest_objection
from klantenbestand.reading.texts import fold
from klantenbestand.words.frozen import frozen

GUEST = -1
NAMED_BY = ("company", "first_name", "initials", "last_name", "name")
_PLACE = ("street", "house_number", "house_addition", "address", "postcode", "city", "country")
_PERSON = (*NAMED_BY, "infix", "postcode", "house_number", "house_addition", "street", "phone", "mobile")
_CONSENTS = ("email_consent", "phone_consent")
SOURCE, NUMBER, FIRST, LAST, _ID = "_source", "_number", "_first", "_last", "_id"
_OURS = (SOURCE, NUMBER, FIRST, LAST, _ID)


@frozen
class Taken:
    """An export and the source that it is of."""

    export: Export
    source: str

    @property
    def rows(self) -> pd.Index:
        """Its lines, as they are numbered in the file."""
        frame = self.export.customers if self.export.lines is None else self.export.lines
        assert frame is not None
        return frame.index


@frozen
class Buyers:
    """The customers of all exports. `frame`: one row each (index 0, 1, ...), columns of *Klanten* and SOURCE, NUMBER
    ("" without), FIRST and LAST (the first and last day of its lines, NaT without). `of_line`: for each export the row
    of the customer of each line, GUEST for who stays unknown."""

    frame: pd.DataFrame
    of_line: Sequence[NDArray[np.int64]]

    def values(self, buyer: int) -> Mapping[str, object]:
        """What is known of one, without empty cells; by column of *Klanten*."""
        row = self.frame.loc[buyer]
        return {str(key): value for key, value in row.items() if key not in _OURS and not is_empty(value)}

    def source(self, buyer: int) -> str:
        """The source that one is of."""
        return str(self.frame.at[buyer, SOURCE])

    def number(self, buyer: int) -> str:
        """The number of one at the source, "" without."""
        return str(self.frame.at[buyer, NUMBER])

    def first(self, buyer: int) -> date | None:
        """The first day of the lines of one."""
        day = self.frame.at[buyer, FIRST]
        return day.date() if isinstance(day, pd.Timestamp) else None


def buyers_of(taken: Sequence[Taken], *, zero_is_guest: bool) -> Buyers:
    """The customers of these exports. Not told apart by the order of the rows: of what differs the last day counts, an
    address is taken whole, and of consents the strictest. `zero_is_guest`: number 0 is nobody's."""
    parts = [_rows(one, zero_is_guest=zero_is_guest) for one in taken]
    every = pd.concat(parts, ignore_index=True)
    every[_ID] = _with_numbers(every)
    known = every[every[_ID] != ""]
    if known.empty:
        return Buyers(known.iloc[:0], [np.full(len(one), GUEST) for one in parts])
    key = known[SOURCE].map(fold) + "\n" + known[_ID]
    frame = _one_each(known.assign(**{_ID: key}))
    place = {text: at for at, text in enumerate(frame[_ID])}
    of_all = np.full(len(every), GUEST)
    of_all[known.index.to_numpy()] = key.map(place).to_numpy(dtype=np.int64)
    ends = np.cumsum([len(one) for one in parts])[:-1]
    return Buyers(frame, np.split(of_all, ends))


def _rows(one: Taken, *, zero_is_guest: bool) -> pd.DataFrame:
    """The lines of an export as customers, with what tells who it is."""
    lines, customers = one.export.lines, one.export.customers
    rows = pd.DataFrame(index=one.rows) if customers is None else customers.reindex(one.rows)
    numbers = lines["customer"] if lines is not None and "customer" in lines else rows.get("customer")
    number = pd.Series("", index=one.rows, dtype="str") if numbers is None else numbers.fillna("").astype("str")
    if zero_is_guest:
        number = number.mask(number == "0", "")
    days = pd.Series(pd.NaT, index=one.rows, dtype="datetime64[us]") if lines is None else lines["date"]
    email = rows["email"].fillna("").str.casefold() if "email" in rows else pd.Series("", index=one.rows, dtype="str")
    person = pd.Series("", index=one.rows, dtype="str")
    named = pd.Series(False, index=one.rows)
    for key in (key for key in _PERSON if key in rows):
        person += "\t" + rows[key].fillna("").str.casefold()
        named |= rows[key].notna() & (key in NAMED_BY)
    who = ("p" + person).where(named, "")
    who = ("e" + email).where(email != "", who)
    who = ("n" + number).where(number != "", who)
    made = rows.drop(columns="customer", errors="ignore")
    for key, values in ((NUMBER, number), (FIRST, days), (LAST, days), (_ID, who)):
        made[key] = values
    made[SOURCE] = one.source
    return made


def _with_numbers(rows: pd.DataFrame) -> pd.Series:
    """The identities; a mailbox of one numbered customer of the same source is that customer."""
    if "email" not in rows or not rows[_ID].str.startswith("e").any():
        return rows[_ID]
    mailbox = rows[SOURCE] + "\n" + rows["email"].fillna("").str.casefold()
    numbered = rows[_ID].str.startswith("n") & rows["email"].notna()
    owners = rows[_ID][numbered].groupby(mailbox[numbered]).agg(["first", "nunique"])
    alone = owners.loc[owners["nunique"] == 1, "first"]
    found = mailbox.map(alone.to_dict())
    return rows[_ID].mask(rows[_ID].str.startswith("e") & found.notna(), found).astype("str")


def _one_each(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each identity, in their order."""
    told = [str(key) for key in rows if key not in _OURS]
    days = rows.groupby(_ID, sort=True)[FIRST].agg(["min", "max"])
    # most rows of a customer say the same: of those the last is enough
    different = rows.sort_values(LAST, na_position="first").drop_duplicates([_ID, *told], keep="last")
    different = different.sort_values([LAST, *told], na_position="first", kind="stable")
    grouped = different.groupby(_ID, sort=True)
    made = grouped[[*told, SOURCE, NUMBER]].last()
    place = [key for key in _PLACE if key in told]
    if place:
        whole = different[different[place].notna().any(axis=1)].groupby(_ID, sort=True)[[_ID, *place]].tail(1)
        made[place] = whole.set_index(_ID).reindex(made.index)[place]
    for key in (key for key in _CONSENTS if key in told):
        made[key] = grouped[key].max()  # "nee" comes after "ja"
    if "no_advertising" in told:
        told_off = {name: strictest_objection(list(cells.dropna())) for name, cells in grouped["no_advertising"]}
        made["no_advertising"] = pd.Series(told_off, dtype="str").reindex(made.index)
    made[FIRST], made[LAST] = days["min"], days["max"]
    one_each: pd.DataFrame = made.rename_axis(_ID).reset_index()
    return one_each
