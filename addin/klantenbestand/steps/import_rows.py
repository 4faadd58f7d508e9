"""The rows that an import adds to *Klanten*, *Nummers* and *Aankopen*, as the owner's own columns hold them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

import pandas as pd

from klantenbestand.book.protocol import CellContent
from klantenbestand.book.row_edit import MOST_CHARACTERS
from klantenbestand.mail.objections import EVERYTHING, Objection
from klantenbestand.reading.data import Data
from klantenbestand.reading.links import loose
from klantenbestand.reading.phones import phone_key
from klantenbestand.reading.sheet_data import SheetData
from klantenbestand.reading.strictest import strictest_consent, strictest_objection
from klantenbestand.reading.texts import fold
from klantenbestand.steps.change_edits import Cell, Edit, NewRow
from klantenbestand.steps.customer_card import names_of
from klantenbestand.steps.import_buyers import Buyers
from klantenbestand.steps.import_matching import Matched
from klantenbestand.steps.import_objected import objected_before, word_of
from klantenbestand.words.columns import TEXT_KINDS
from klantenbestand.words.sheets import CUSTOMERS, PURCHASES

OBJECTION = "no_advertising"
_STRICTEST = {
    OBJECTION: strictest_objection,
    "email_consent": strictest_consent,
    "phone_consent": strictest_consent,
}
REFUSING = tuple(_STRICTEST)
_DUTCH_MOBILE = "316"
PHONES = ("phone", "mobile")
_ENOUGH = 5  # lines of a source of which the channel is told
_OURS = frozenset({"customer", "merged_into", "referred_by"})  # numbers of the source say nothing in *Klanten*


def customer_rows(
    data: Data,
    buyers: Buyers,
    found: Matched,
    objections: Collection[Objection],
    *,
    everything: str = EVERYTHING,
    made: Collection[str] = (),
) -> tuple[list[Edit], Mapping[str, str]]:
    """The new rows of *Klanten*; and who of them wants no advertising by what is remembered: number -> of what.

    `everything` is the owner's word for an objection to everything; `made` are columns that he does not have yet and
    gets in this run. An objection or "nee" makes its column, a "ja" does not.
    """
    if not found.new:
        return [], {}
    joined = _joined(buyers, found)
    texts = [
        {key: value for key, value in told.items() if CUSTOMERS[key].kind in TEXT_KINDS} for told in joined.values()
    ]
    frame = pd.DataFrame(texts, index=list(joined), dtype="str")
    same = found.same_new
    days = objected_before(buyers, {*joined, *same}, objections, same=same, more=frame)
    refusing = {row: word_of(one) for row, one in days.items()}
    for row, told in joined.items():
        word = strictest_objection([*filter(None, (told.get(OBJECTION), refusing.get(row)))])
        joined[row] = {**told, OBJECTION: word} if word else told
    made = {*made, *(key for told in joined.values() for key in REFUSING if is_refusal(key, told.get(key)))}
    names = dict(zip(frame.index, names_of(frame, list(frame.index)), strict=True))
    edits: list[Edit] = []
    for row, told in joined.items():
        values: dict[str, CellContent] = {"customer": found.numbers[row]}
        values |= {key: content_of(value) for key, value in _customer(told, names[row], data.customers).items()}
        values |= _when_and_where(buyers, row, values, data.customers)
        for key in (key for key in REFUSING if told.get(key) and (key in made or has_cell(data.customers, key))):
            values[key] = everything if told[key] == EVERYTHING else str(told[key])
        edits.append(NewRow("customers", values))
    shown = {EVERYTHING: everything}
    return edits, {found.numbers[row]: shown.get(what, what) for row, what in refusing.items()}


def _when_and_where(buyers: Buyers, row: int, told: Collection[str], sheet: SheetData | None) -> dict[str, CellContent]:
    """Since when he buys and from where he comes, in the columns for that, where nothing is told of it."""
    known: dict[str, CellContent] = {"source": buyers.source(row), "customer_since": buyers.first(row)}
    return {key: value for key, value in known.items() if value and key not in told and has_cell(sheet, key)}


def is_refusal(key: str, word: object) -> bool:
    """Whether a word in one of the columns REFUSING takes a permission away.

    >>> is_refusal("no_advertising", "post"), is_refusal("no_advertising", "nee"), is_refusal("email_consent", "nee")
    (True, False, True)
    """
    if not isinstance(word, str) or not word:
        return False
    return word != "nee" if key == OBJECTION else word == "nee"


def number_rows(buyers: Buyers, found: Matched, known: Collection[tuple[str, str]], day: date) -> list[Edit]:
    """The new rows of *Nummers*: numbers of a source that do not stand there (`known`: folded source and number, as
    written and `loose`), and that say something: who was known by a number that is his own has it in *Klanten*."""
    edits: list[Edit] = []
    for row, number in sorted(found.kept.items(), key=lambda one: one[0]):
        source, own = buyers.source(row), buyers.number(row)
        says_nothing = number == own and (source in found.own or row not in found.new)
        stands = (fold(source), own) in known or (row not in found.new and (fold(source), loose(own)) in known)
        if not own or buyers.is_shared(row) or says_nothing or stands:
            continue
        since = min(day, buyers.first(row) or day)
        edits.append(
            NewRow("numbers", {"source": source, "number_at_source": own, "customer": number, "valid_from": since})
        )
    return edits


def line_rows(data: Data, lines: pd.DataFrame) -> list[Edit]:
    """The new rows of *Aankopen*; `lines` are typed, with the number of the customer and the source filled in."""
    sheet = data.purchases
    keys = [column.key for column in PURCHASES if column.key in lines and has_cell(sheet, column.key)]
    rows = lines[keys]
    channels = _channels(sheet)
    edits: list[Edit] = []
    takes_channel = has_cell(sheet, "channel")
    for source, told in zip(lines["source"], rows.itertuples(index=False, name=None), strict=True):
        values = {key: content_of(value) for key, value in zip(keys, told, strict=True) if not pd.isna(value)}
        if takes_channel and "channel" not in values and fold(source) in channels:
            values["channel"] = channels[fold(source)]
        edits.append(NewRow("purchases", values))
    return edits


def columns_left(sheet: SheetData | None, keys: Collection[str]) -> tuple[str, ...]:
    """Our columns that an export fills and the owner's sheet does not have."""
    if sheet is None:
        return ()
    return tuple(column.header for column in sheet.sheet if column.key in keys and not has_cell(sheet, column.key))


def columns_made(sheet: SheetData | None, edits: Collection[Edit]) -> frozenset[str]:
    """Our columns that the sheet does not have and these edits bring along."""
    made: set[str] = set()
    for edit in edits:
        made |= {edit.column} if isinstance(edit, Cell) else set(edit.values) if isinstance(edit, NewRow) else set()
    return frozenset(key for key in made if not has_cell(sheet, key))


def has_cell(sheet: SheetData | None, key: str) -> bool:
    """Whether a sheet has a column of its own for this; one that is still to be made has all."""
    return sheet is None or (key in sheet.headers and sheet.made_from.get(key, key) == key)


def content_of(value: object) -> CellContent:
    """A typed value as a cell holds it."""
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    return _fitting(str(value)) if not isinstance(value, (int, bool)) else value


def _fitting(text: str) -> str:
    """As much of a text as a cell holds; Excel counts in UTF-16."""
    if len(text) * 2 <= MOST_CHARACTERS:
        return text
    return text.encode("utf-16-le")[: MOST_CHARACTERS * 2].decode("utf-16-le", "ignore")


def _joined(buyers: Buyers, found: Matched) -> dict[int, dict[str, object]]:
    """What is told of each buyer who makes a row, with what others who are surely the same customer say besides."""
    made: dict[int, dict[str, object]] = {row: _told(buyers, row) for row in found.new}
    for row, first in sorted(found.same_new.items()):
        one, other = made[first], _told(buyers, row)
        for key, strictest in _STRICTEST.items():
            word = strictest([each[key] for each in (one, other) if key in each])
            one |= {key: word} if word else {}
        made[first] = {**other, **one}
    return made


def _told(buyers: Buyers, row: int) -> dict[str, object]:
    return {key: value for key, value in buyers.values(row).items() if key not in _OURS}


def _customer(told: Mapping[str, object], name: str, sheet: SheetData | None) -> dict[str, object]:
    """The cells of a new customer in the columns that are there; the whole name or address where only that is."""
    elsewhere = (*REFUSING, "name", *PHONES)
    values = {key: value for key, value in told.items() if has_cell(sheet, key) and key not in elsewhere}
    values |= _phones(told, sheet)
    if has_cell(sheet, "name") and not has_cell(sheet, "last_name"):
        values["name"] = name
    if has_cell(sheet, "address") and not has_cell(sheet, "street"):
        street = " ".join(str(told[key]) for key in ("street", "house_number", "house_addition") if key in told)
        place = [str(told[key]) for key in ("postcode", "city") if key in told and not has_cell(sheet, key)]
        values["address"] = ", ".join(filter(None, (street, " ".join(place)))) or None
    elif "street" in values:
        values.pop("address", None)
    if has_cell(sheet, "customer_type") and "customer_type" not in values:
        values["customer_type"] = "bedrijf" if "company" in told else "particulier"
    return {key: value for key, value in values.items() if value is not None}


def _phones(told: Mapping[str, object], sheet: SheetData | None) -> dict[str, object]:
    """The telephone numbers in the columns that are there; exports have one column for all kinds."""
    numbers = [str(told[key]) for key in PHONES if key in told]
    if len(numbers) != 1:
        return {key: told[key] for key in PHONES if key in told and has_cell(sheet, key)}
    is_mobile = "mobile" in told or phone_key(numbers[0]).startswith(_DUTCH_MOBILE)
    wanted = PHONES[::-1] if is_mobile else PHONES
    there = [key for key in wanted if has_cell(sheet, key)]
    return {there[0]: numbers[0]} if there else {}


def _channels(sheet: SheetData | None) -> dict[str, str]:
    """The channel of each source that always has the same one."""
    if sheet is None or not {"source", "channel"} <= set(sheet.frame):
        return {}
    told = sheet.frame[["source", "channel"]].dropna()
    counts = told.groupby(told["source"].map(fold, na_action="ignore"))["channel"].agg(["nunique", "first", "size"])
    return {
        str(source): str(line["first"])
        for source, line in counts.iterrows()
        if line["nunique"] == 1 and line["size"] >= _ENOUGH
    }


def with_signs(sheet: SheetData | None, lines: pd.DataFrame) -> pd.DataFrame:
    """The lines of an export, with returns below zero where *Aankopen* has no column that says that they are; those
    that were made to take an order back (numbered below zero) have their signs."""
    if has_cell(sheet, "status") or "status" not in lines or "amount" not in lines:
        return lines
    back = lines["status"].eq("retour").fillna(False).astype(bool) & (lines.index >= 0)
    negative = {key: lines[key].mask(back, -lines[key].abs()) for key in ("amount", "quantity") if key in lines}
    return lines.assign(**negative)


def lines_of(numbers: Sequence[str | None], lines: pd.DataFrame, source: str) -> pd.DataFrame:
    """The lines of an export with the numbers of our customers and their source."""
    typed = pd.Series(list(numbers), index=lines.index, dtype="str")
    return lines.assign(customer=typed, source=source)


def known_numbers(data: Data) -> Iterator[tuple[str, str]]:
    """What stands in *Nummers*: folded source and number, as written and `loose`."""
    sheet = data.numbers
    if sheet is not None and {"source", "number_at_source"} <= set(sheet.frame):
        for source, number in zip(sheet.frame["source"], sheet.frame["number_at_source"], strict=True):
            if not pd.isna(source) and not pd.isna(number):
                yield from ((fold(source), form) for form in (str(number), loose(str(number))))
