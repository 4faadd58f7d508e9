"""Three names apart: ours (`key`), the one on the sheet (`header`) and those that people type (`aliases`)."""

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum

from klantenbestand.words.frozen import frozen


class Kind(StrEnum):
    """What a column holds; decides how its cells are read, checked and formatted.

    In a typed frame TEXT, CODE, PHONE, POSTCODE, EMAIL, YES_NO and CHOICE are `str` columns (empty = missing),
    DATE is `datetime64[us]` without time of day, AMOUNT, NUMBER and RATE are `float64` (empty = NaN).
    """

    TEXT = "text"  # free text
    CODE = "code"  # a number that is a name: customer, order, KvK, IBAN; never calculated with
    PHONE = "phone"  # as CODE; Excel may have eaten the leading zero
    POSTCODE = "postcode"  # as CODE; "1234 AB"
    EMAIL = "email"
    DATE = "date"
    AMOUNT = "amount"  # euro
    NUMBER = "number"  # a count or quantity
    RATE = "rate"  # a share: 0.21 for 21%
    YES_NO = "yes_no"  # "ja" or "nee"
    CHOICE = "choice"  # one of `choices`


TEXT_KINDS = frozenset({Kind.TEXT, Kind.CODE, Kind.PHONE, Kind.POSTCODE, Kind.EMAIL, Kind.YES_NO, Kind.CHOICE})


@frozen
class Column:
    """One column of a data sheet.

    `needed`: without it the sheet cannot be used. `shown`: one of the columns that `nieuw` does not fold away.
    `choices`: the canonical values in the sheet; `synonyms` maps what people type (lower case) to one of them.
    `hint` is the Dutch input help, one sentence.
    """

    key: str
    header: str
    kind: Kind = Kind.TEXT
    needed: bool = False
    shown: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    width: int = 14

    def spellings(self, *choices: str) -> tuple[str, ...]:
        """What may stand in a cell for one of these choices: the choice itself, and what people type for it."""
        return (*choices, *(typed for typed, meant in self.synonyms if meant in choices and typed not in choices))


@frozen
class DataSheet:
    """A sheet of the owner: its fixed name, what else it may be called, and its columns in order.

    `telling` are the keys of columns that give the sheet away when neither name nor alias fits.
    """

    key: str
    name: str
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    optional: bool = False
    by_key: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {column.key: column for column in self.columns})

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def __getitem__(self, key: str) -> Column:
        return self.by_key[key]

    @property
    def needed(self) -> tuple[Column, ...]:
        """The columns without which this sheet cannot be used."""
        return tuple(column for column in self.columns if column.needed)
