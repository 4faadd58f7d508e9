"""Fills what is empty from what stands beside it: the parts of a name and an address, the amount of a line."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from klantenbestand.reading.addresses import split_address, split_house_number, split_postcode
from klantenbestand.reading.columns import all_missing
from klantenbestand.reading.companies import legal_form
from klantenbestand.reading.names import Name, split_name, split_surname
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.words.findings import Finding

_NAME_PARTS = ("initials", "first_name", "infix", "last_name")
_ADDRESS_PARTS = ("street", "house_number", "house_addition", "postcode", "city")
_COMPANY = "bedrijf"


def fill_customers(data: SheetData) -> SheetData:
    """*Klanten* with the parts of Naam, Adres, Postcode and Bedrijfsnaam in the columns of their own, where empty."""
    for fill in (_names, _surnames, _last_names, _legal_forms, _addresses, _streets, _house_numbers, _postcodes):
        data = fill(data)
    return data


def fill_purchases(data: SheetData) -> tuple[SheetData, list[Finding]]:
    """*Aankopen* without Bedrag and Aantal: then Prijs is what the line costs."""
    if "amount" in data.frame or "quantity" in data.frame or "price" not in data.frame:
        return data, []
    place = data.place("price")
    frame = data.frame.assign(amount=data.frame["price"])
    return data.with_frame(frame, {"amount": "price"}), [
        Finding("amount-from-price", place.sheet, place.column, place.letter)
    ]


def _filled(data: SheetData, source: str, parts: pd.DataFrame) -> SheetData:
    """Put `parts` (index = Excel rows, columns = keys) in the cells of those rows that are empty."""
    frame = data.frame.copy(deep=False)
    made: dict[str, str] = {}
    for key in (column.key for column in data.sheet if column.key in parts):
        part = parts[key][parts[key] != ""]
        if part.empty:
            continue
        there = frame[key] if key in frame else all_missing(data.sheet[key], frame.index)
        empty = part.index[there.loc[part.index].isna()]
        if empty.empty:
            continue
        column = there.copy()
        column.loc[empty] = part.loc[empty]
        frame[key] = column
        if key not in data.frame:
            made[key] = source
    return data.with_frame(frame, made)


def _split(
    data: SheetData, source: str, rows: "pd.Series[bool]", split: Callable[[str], Sequence[str]], keys: Sequence[str]
) -> SheetData:
    """What `split` makes of the cells of `source` in these rows, in the columns `keys` where they are empty."""
    if not rows.any():
        return data
    return _filled(data, source, _parts(data.frame.loc[rows, source], split, keys))


def _parts(cells: pd.Series, split: Callable[[str], Sequence[str]], keys: Sequence[str]) -> pd.DataFrame:
    """What `split` makes of each different text, as columns `keys`; index as `cells`."""
    codes, texts = pd.factorize(cells)
    split_texts = pd.DataFrame([split(text) for text in texts], columns=list(keys), dtype="str")
    return split_texts.take(codes).set_axis(cells.index)


def _empty(frame: pd.DataFrame, *keys: str) -> "pd.Series[bool]":
    """The rows in which all of these columns are empty or absent."""
    empty = pd.Series(True, index=frame.index)
    for key in keys:
        if key in frame:
            empty &= frame[key].isna()
    return empty


def _names(data: SheetData) -> SheetData:
    """Naam where no part of a name is filled in."""
    frame = data.frame
    if "name" not in frame:
        return data
    rows = frame["name"].notna() & _empty(frame, *_NAME_PARTS)
    keys = (*_NAME_PARTS, "gender", "company", "legal_form", "customer_type")
    return _split(data, "name", rows, _name_cells, keys)


def _name_cells(text: str) -> tuple[str, ...]:
    name: Name = split_name(text)
    values: Mapping[str, Any] = vars(name)
    parts = (*_NAME_PARTS, "gender", "company", "legal_form")
    return (*(values[part] for part in parts), _COMPANY if name.company else "")


def _surnames(data: SheetData) -> SheetData:
    """Naam beside a filled Voornaam holds the surname only."""
    frame = data.frame
    if "name" in frame:
        rows = frame["name"].notna() & _empty(frame, "infix", "last_name", "company")
        data = _split(data, "name", rows, split_surname, ("infix", "last_name"))
    return data


def _legal_forms(data: SheetData) -> SheetData:
    frame = data.frame
    if "company" not in frame:
        return data
    rows = frame["company"].notna() & _empty(frame, "legal_form")
    return _split(data, "company", rows, lambda text: (legal_form(text),), ("legal_form",))


def _addresses(data: SheetData) -> SheetData:
    """Adres where no street and number are filled in."""
    frame = data.frame
    if "address" not in frame:
        return data
    rows = frame["address"].notna() & _empty(frame, "street", "house_number")
    if not rows.any():
        return data
    parts = _parts(frame.loc[rows, "address"], _address_cells, _ADDRESS_PARTS)
    return _filled(data, "address", _without_other_place(frame, parts))


def _without_other_place(frame: pd.DataFrame, parts: pd.DataFrame) -> pd.DataFrame:
    """Postcode and place belong together: neither is taken where the other, in its own column, says otherwise."""
    parts = parts.copy()
    for own, other in (("postcode", "city"), ("city", "postcode")):
        if own in frame:
            given = frame.loc[parts.index, own]
            differs = given.notna() & (parts[own] != "") & (given.str.casefold() != parts[own].str.casefold())
            parts.loc[differs, other] = ""
    return parts


def _address_cells(text: str) -> tuple[str, ...]:
    address = split_address(text)
    return address.street, address.number, address.addition, address.postcode, address.city


def _moved(
    data: SheetData, source: str, rows: "pd.Series[bool]", split: Callable[[str], Sequence[str]], keys: Sequence[str]
) -> SheetData:
    """Take what belongs in other columns out of the cells of `source` (the first of `keys`), where it is there.

    A text of which `split` finds no second part stays as it is.
    """
    if not rows.any():
        return data
    parts = _parts(data.frame.loc[rows, source], split, keys)
    moving = parts[parts[keys[1]] != ""]
    if moving.empty:
        return data
    column = data.frame[source].copy()
    column.loc[moving.index] = moving[source].where(moving[source] != "")
    bare = data.with_frame(data.frame.assign(**{source: column}), {})
    return _filled(bare, source, moving.drop(columns=source))


def _last_names(data: SheetData) -> SheetData:
    """Achternaam with its tussenvoegsel in small letters ("van der Berg"), where Tussenvoegsel is empty.

    With a capital it is left alone: Belgian names are written as they are registered.
    """
    frame = data.frame
    if "last_name" not in frame:
        return data
    rows = _empty(frame, "infix") & frame["last_name"].str.match("['a-z]").fillna(False).astype(bool)
    return _moved(data, "last_name", rows, lambda text: split_surname(text)[::-1], ("last_name", "infix"))


def _streets(data: SheetData) -> SheetData:
    """Straat with the number behind it, where Huisnummer is empty."""
    frame = data.frame
    if "street" not in frame:
        return data
    rows = frame["street"].notna() & _empty(frame, "house_number", "house_addition")
    return _moved(data, "street", rows, _address_cells, _ADDRESS_PARTS)


def _house_numbers(data: SheetData) -> SheetData:
    """Huisnummer with its addition ("12a"), where Toevoeging is empty."""
    frame = data.frame
    if "house_number" not in frame:
        return data
    whole = frame["house_number"].str.fullmatch("[0-9]+").fillna(False).astype(bool)
    rows = frame["house_number"].notna() & _empty(frame, "house_addition") & ~whole
    return _moved(data, "house_number", rows, split_house_number, ("house_number", "house_addition"))


def _postcodes(data: SheetData) -> SheetData:
    """Postcode with the place behind it, where Plaats is empty."""
    frame = data.frame
    if "postcode" not in frame:
        return data
    rows = _empty(frame, "city") & (frame["postcode"].str.len().fillna(0) > len("1234 AB"))
    return _moved(data, "postcode", rows, split_postcode, ("postcode", "city"))
