"""Who the customers in the exports are: each once for each source, with all that its lines say of him."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from klantenbestand.book.row_keys import is_empty
from klantenbestand.duplicates.fingerprint import fingerprint
from klantenbestand.duplicates.names import NOBODYS_NAMES
from klantenbestand.reading.exports import Export
from klantenbestand.reading.links import loose
from klantenbestand.reading.strictest import strictest_objection
from klantenbestand.reading.texts import fold
from klantenbestand.steps.import_identity import NAME, NAMED_BY, NUMBER, PERIOD, PERSON, SOURCE, identities, is_filled
from klantenbestand.words.frozen import frozen

GUEST = -1
_PLACE = ("street", "house_number", "house_addition", "address", "postcode", "city", "country")
_CONSENTS = ("email_consent", "phone_consent")
SHARED, FIRST, LAST, BUYER, _ID = "_shared", "_first", "_last", "_buyer", "_id"
_OURS = (SOURCE, NUMBER, PERIOD, SHARED, FIRST, LAST, BUYER, _ID)


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
    ("" without), SHARED (others have that number as well), FIRST and LAST (the first and last day of its lines, NaT
    without). `of_line`: for each export the row of the customer of each line, GUEST for who stays unknown. `prints`:
    for each row what it is known by when it comes again (see `fingerprint`): all ways in which exports say it.
    `faces`: these ways themselves, columns as `frame` without the days and with BUYER, the row of `frame`."""

    frame: pd.DataFrame
    of_line: Sequence[NDArray[np.int64]]
    prints: Mapping[int, Sequence[str]] = field(default_factory=dict)
    faces: pd.DataFrame = field(default_factory=pd.DataFrame)

    def values(self, buyer: int) -> Mapping[str, object]:
        """What is known of one, without empty cells; by column of *Klanten*."""
        return {key: value for key, value in self._records[buyer].items() if not is_empty(value)}

    @cached_property
    def _records(self) -> Mapping[int, Mapping[str, object]]:
        keys = [str(key) for key in self.frame if key not in _OURS]
        return dict(zip(self.frame.index.tolist(), self.frame[keys].to_dict("records"), strict=True))

    def source(self, buyer: int) -> str:
        """The source that one is of."""
        return str(self._ours[SOURCE][buyer])

    def number(self, buyer: int) -> str:
        """The number of one at the source, "" without."""
        return str(self._ours[NUMBER][buyer])

    def is_shared(self, buyer: int) -> bool:
        """Whether others have the number of this one as well."""
        return bool(self._ours[SHARED][buyer])

    @cached_property
    def _ours(self) -> Mapping[str, Mapping[int, object]]:
        rows = self.frame.index.tolist()
        return {key: dict(zip(rows, self.frame[key], strict=True)) for key in (SOURCE, NUMBER, SHARED, FIRST)}

    def first(self, buyer: int) -> date | None:
        """The first day of the lines of one."""
        day = self._ours[FIRST][buyer]
        return day.date() if isinstance(day, pd.Timestamp) else None


def is_named(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Of whom more is known than a number."""
    return is_filled(frame, (*NAMED_BY, "email"))


@frozen
class Numbers:
    """What is known of customer numbers at sources: `zero_is_guest`: 0 is nobody's; `everybodys`: those that were of
    more than one customer in exports before; `changes`: the days on which a number became another customer's; both by
    the folded source and the number (`loose`). `mailboxes`: those of *Klanten*."""

    zero_is_guest: bool = True
    everybodys: Collection[tuple[str, str]] = ()
    changes: Mapping[tuple[str, str], Sequence[pd.Timestamp]] = field(default_factory=dict)
    mailboxes: Collection[str] = ()


def buyers_of(taken: Sequence[Taken], known: Numbers) -> Buyers:
    """The customers of these exports. Not told apart by the order of the rows: of what differs the last day counts, a
    name and an address are taken whole, and of consents the strictest."""
    parts = [_rows(one, known) for one in taken]
    every = pd.concat(parts, ignore_index=True)
    told = [str(key) for key in every if key not in (FIRST, LAST)]
    of_face = every.groupby(told, dropna=False, sort=True).ngroup()  # each way to say it once
    faces = every[told].groupby(of_face).first().astype(every[told].dtypes)
    faces[_ID], faces[SHARED] = identities(faces, known.everybodys, known.mailboxes)
    somebody = faces.index[faces[_ID] != ""]
    if somebody.empty:
        nobody = _on_rows(faces.iloc[:0], every.iloc[:0], of_face.iloc[:0])
        return Buyers(nobody, [np.full(len(one), GUEST) for one in parts])
    names = np.unique(faces.loc[somebody, _ID].to_numpy(dtype=str))
    place = np.full(len(faces), GUEST)
    place[somebody.to_numpy()] = np.searchsorted(names, faces.loc[somebody, _ID].to_numpy(dtype=str))
    of_all = place[of_face.to_numpy()]
    frame = _one_each(_on_rows(faces, every, of_face)[of_all != GUEST])
    prints: dict[int, list[str]] = {}
    for face, text in _prints(faces.loc[somebody]):
        prints.setdefault(int(place[face]), []).append(text)
    said = faces.loc[somebody].drop(columns=_ID)
    said[BUYER] = place[somebody.to_numpy()]
    ends = np.cumsum([len(one) for one in parts])[:-1]
    return Buyers(frame, np.split(of_all, ends), prints, said)


def _on_rows(faces: pd.DataFrame, rows: pd.DataFrame, of_face: "pd.Series[int]") -> pd.DataFrame:
    """What each row says, with its days."""
    told = faces.take(of_face.to_numpy()).set_axis(rows.index)
    told[FIRST], told[LAST] = rows[FIRST], rows[LAST]
    return told


def _prints(faces: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """What each is known by when it comes again: its number, and what tells one person from another; also by a number
    of his own and his name. A number or a mailbox alone may be of another the next time."""
    keys = [SOURCE, NUMBER, *(key for key in PERSON if key in faces)]
    named = faces[is_filled(faces, NAMED_BY)]
    for face, record in zip(named.index, named[keys].astype(object).to_dict("records"), strict=True):
        told = {key: fold(str(value)) for key, value in record.items() if not is_empty(value)}
        yield int(face), fingerprint(f"{key}={value}" for key, value in told.items())
        if told.get(NUMBER) and not faces[SHARED].loc[face]:
            yield int(face), fingerprint(f"{key}={told[key]}" for key in (SOURCE, NUMBER, *NAME) if key in told)


def _rows(one: Taken, known: Numbers) -> pd.DataFrame:
    """The lines of an export as customers."""
    lines, customers = one.export.lines, one.export.customers
    rows = pd.DataFrame(index=one.rows) if customers is None else _without_nobodys(customers.reindex(one.rows))
    numbers = lines["customer"] if lines is not None and "customer" in lines else rows.get("customer")
    number = pd.Series("", index=one.rows, dtype="str") if numbers is None else numbers.fillna("").astype("str")
    number = each_distinct(number, lambda text: "" if _is_nobodys_number(text, known) else text)
    days = pd.Series(pd.NaT, index=one.rows, dtype="datetime64[us]") if lines is None else lines["date"]
    made = rows.drop(columns="customer", errors="ignore")
    for key, values in ((NUMBER, number), (FIRST, days), (LAST, days)):
        made[key] = values
    made[SOURCE], made[PERIOD] = one.source, _periods(number, days, fold(one.source), known)
    return made


def _periods(
    number: "pd.Series[str]", days: "pd.Series[pd.Timestamp]", source: str, known: Numbers
) -> "pd.Series[str]":
    """The how manieth customer each number is of on its day; "" where it was always of one."""
    periods = pd.Series("", index=number.index, dtype="str")
    own = {text: changes for (of, text), changes in known.changes.items() if of == source}
    forms = each_distinct(number, loose) if own else number
    for text, changes in own.items():
        for row in number.index[forms == text]:
            day = days[row]
            periods[row] = str(sum(change <= day for change in changes)) if isinstance(day, pd.Timestamp) else ""
    return periods


def _is_nobodys_number(text: str, known: Numbers) -> bool:
    """Whether it is none: 0 for who buys at the counter, gast, #N/B."""
    bare = text.strip()
    if not bare.strip("0"):
        return known.zero_is_guest
    return (bare.startswith("#") and not any(sign.isdigit() for sign in bare)) or is_nobodys_name(bare)


def is_nobodys_name(text: str) -> bool:
    """Whether someone typed it because something had to be filled in.

    >>> [is_nobodys_name(text) for text in ("Losse verkoop", "n.v.t.", "-", "x", "Gast", "Gasthuis", "Li")]
    [True, True, True, True, True, False, False]
    """
    letters = "".join(sign for sign in text.casefold() if sign.isalnum())
    return not letters.strip("x") or letters in NOBODYS_NAMES


def _without_nobodys(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows without names of nobody, whatever the box they stand in."""
    whole = pd.Series("", index=rows.index, dtype="str")
    for key in (key for key in NAMED_BY if key in rows and key != "initials"):
        whole += " " + rows[key].fillna("").astype("str")
    if "initials" in rows:  # made of a first name that stands there
        whole = whole.where(whole.str.strip() != "", rows["initials"].fillna("").astype("str"))
    nobody = each_distinct(whole, lambda text: "x" if is_nobodys_name(text) else "") == "x"
    if not nobody.any():
        return rows
    names = [key for key in NAME if key in rows]
    return rows.assign(**{key: rows[key].mask(nobody) for key in names})


def each_distinct(texts: "pd.Series[str]", how: Callable[[str], str]) -> "pd.Series[str]":
    """`how` of every text, worked out once for each that differs."""
    codes, distinct = pd.factorize(texts)
    found = np.array([how(str(text)) for text in distinct], dtype=object)
    return pd.Series(found[codes] if len(found) else [], index=texts.index, dtype="str")


def _one_each(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for each identity, in their order."""
    told = [str(key) for key in rows if key not in _OURS]
    days = rows.groupby(_ID, sort=True)[FIRST].agg(["min", "max"])
    # most rows of a customer say the same: of those the last is enough
    different = rows.sort_values(LAST, na_position="first").drop_duplicates([_ID, *told], keep="last")
    different = different.sort_values([LAST, *told], na_position="first", kind="stable")
    grouped = different.groupby(_ID, sort=True)
    made = grouped[[*told, SOURCE, NUMBER, PERIOD, SHARED]].last()
    for block in (NAME, _PLACE):
        keys = [key for key in block if key in told]
        if keys:
            made[keys] = _whole(different, keys).reindex(made.index)
    for key in (key for key in _CONSENTS if key in told):
        made[key] = grouped[key].max()  # "nee" comes after "ja"
    if "no_advertising" in told:
        told_off = {name: strictest_objection(list(cells.dropna())) for name, cells in grouped["no_advertising"]}
        made["no_advertising"] = pd.Series(told_off, dtype="str").reindex(made.index)
    made[FIRST], made[LAST] = days["min"], days["max"]
    one_each: pd.DataFrame = made.rename_axis(_ID).reset_index()
    return one_each


def _whole(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """These columns of the row of each that says most in them, the last of more; by identity."""
    said = rows[list(keys)].notna().sum(axis=1).sort_values(kind="stable")
    fullest = rows.loc[said.index[said > 0]].groupby(_ID, sort=True)[[_ID, *keys]].tail(1)
    return fullest.set_index(_ID)
