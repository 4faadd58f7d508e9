# ruff: noqa: E501
"""A whole customer file made comparable: every column normalised once and turned into numbers.

Comparing two customers is then comparing integers; texts are looked at only where integers differ.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from klantenbestand.duplicates import normalise as norm
from klantenbestand.duplicates.forms import forms_of
from klantenbestand.duplicates.given import given_of
from klantenbestand.duplicates.mailboxes import first_in_mail, mailbox_of, own_domain
from klantenbestand.duplicates.names import CALL_NAMES, KNOWN_NAMES
from klantenbestand.reading.phones import phone_key
from klantenbestand.words.frozen import frozen

Codes = npt.NDArray[np.int32]
Texts = npt.NDArray[np.object_]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
MISSING = -1
_OF_SOMEONE = (
    *("customer_type", "company", "legal_form", "gender", "initials", "first_name", "infix", "last_name", "name"),
    *("street", "house_number", "house_addition", "address", "postcode", "city", "postal_address", "phone", "mobile"),
    *("email", "website", "birth_date", "kvk", "vat_id", "iban"),
)


@frozen
class Coded:
    """Texts of rows as numbers: `codes` per row (-1 = missing), `values` the distinct texts by number."""

    codes: Codes
    values: Texts

    def counts(self) -> npt.NDArray[np.int64]:
        """How often each distinct text occurs."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.values))

    def text(self, row: int) -> str:
        """The text of one row, "" where missing."""
        code = self.codes[row]
        return str(self.values[code]) if code >= 0 else ""


@frozen
class Words:
    """All words of person names with one numbering, so that a first name can be compared with a surname."""

    values: Texts
    sounds: Codes
    surname: Codes
    part: Codes
    other_part: Codes
    first: Codes
    mail_first: Codes


@frozen
class Prepared:
    """One customer file, row by row (position, not Excel row); all codes are -1 where the customer has no such value.

    `door` is postcode, number and addition, `house` without addition; `site` a firm's own domain; `mail_own` says that
    the row's own first name stands in its e-mail address; `gender` 0 man, 1 woman, also where the file shows that a
    first name is of one of them; `initials_given` that the initials were typed and not taken from a first name;
    `whole` the same number for rows that say the same of someone, letter for letter; `forms` the legal forms of a firm (a bit each); `letters` (a bit per letter) what the first name may be abbreviated to; `born` in days since 1970 (the lowest integer where unknown).
    """

    index: npt.NDArray[np.int64]
    customers: Texts
    words: Words
    generation: Coded
    initials: Coded
    initials_given: Flags
    letters: npt.NDArray[np.int64]
    gender: Codes
    born: npt.NDArray[np.int64]
    house: Coded
    number: Coded
    addition: Coded
    postcode: Coded
    street: Coded
    city: Coded
    mobiles: tuple[Codes, Codes]
    landlines: tuple[Codes, Codes]
    phones: Texts
    mail: Coded
    local: Coded
    mail_shared: Flags
    mail_own: Flags
    iban: Coded
    kvk: Coded
    vat: Coded
    company: Coded
    forms: npt.NDArray[np.int64]
    site: Coded
    is_firm: Flags
    whole: Ints

    def __len__(self) -> int:
        return len(self.index)


NO_DATE = np.iinfo(np.int64).min


def coded(texts: Sequence[str] | Texts) -> Coded:
    """Numbers the texts; "" is missing."""
    array = np.asarray(texts, dtype=object)
    codes, values = pd.factorize(array)
    empty = np.flatnonzero(values == "")
    if len(empty):
        codes = np.where(codes == empty[0], MISSING, codes)
    return Coded(codes.astype(np.int32), np.asarray(values, dtype=object))


def each(function: Callable[..., object], *columns: Texts) -> Texts:
    """`function` of every row, worked out once for every distinct combination of values."""
    codes, distinct = pd.factorize(pd.MultiIndex.from_arrays(columns) if len(columns) > 1 else columns[0])
    found = np.empty(len(distinct), dtype=object)
    found[:] = [function(*(values if len(columns) > 1 else (values,))) for values in distinct]
    return found[codes]


def _column(customers: pd.DataFrame, key: str) -> Texts:
    if key not in customers:
        return np.full(len(customers), "", dtype=object)
    return np.asarray(customers[key].astype("object").where(customers[key].notna(), "").astype(str), dtype=object)


def prepare(customers: pd.DataFrame, dutch: bool = True) -> Prepared:
    """The file of `reading` made comparable; a column that is not there counts as empty.

    With `dutch` false names are compared as they stand, without prefixes, maiden names and call names.
    """
    texts = _given(customers, dutch)
    words, generation, initials, given = _names(customers, texts, dutch)
    numbers, streets = _numbers_and_streets(customers)
    number_pairs = each(norm.number_of, numbers, _column(customers, "house_addition"))
    number, addition = (coded([pair[k] for pair in number_pairs]) for k in (0, 1))
    postcode = coded(each(norm.code_of, _column(customers, "postcode")))
    street = coded(each(norm.street_of, streets))
    pc, no = np.append(postcode.values, "")[postcode.codes], np.append(number.values, "")[number.codes]
    house = coded(np.where((pc != "") & (no != ""), pc + " " + no, ""))
    mobiles, landlines, phones = _phones(customers)
    boxes = each(mailbox_of, _column(customers, "email"))
    company = coded(each(norm.company_of, _column(customers, "company")))
    kind = _column(customers, "customer_type")
    first = np.append(words.values, "")[words.first]
    return Prepared(
        index=np.asarray(customers.index, dtype=np.int64),
        customers=_column(customers, "customer"),
        words=words, generation=generation, initials=initials, initials_given=given, letters=_letters(words, initials, dutch),
        gender=_genders(texts.gender, words),
        born=_born(customers),
        house=house, number=number, addition=addition, postcode=postcode, street=street,
        city=coded(each(lambda text: norm.plain(text).replace(" ", ""), _column(customers, "city"))),
        mobiles=mobiles, landlines=landlines, phones=phones,
        mail=coded([box.whole for box in boxes]), local=coded(["" if box.shared else box.local for box in boxes]),
        mail_shared=np.asarray([box.shared for box in boxes], dtype=bool),
        mail_own=np.asarray([len(name) > 2 and name.replace("-", "") in box.local for name, box in zip(first, boxes, strict=True)], dtype=bool),
        iban=coded(each(norm.code_of, _column(customers, "iban"))),
        kvk=coded(each(lambda text: norm.code_of(text).lstrip("0"), _column(customers, "kvk"))),
        vat=coded(each(norm.code_of, _column(customers, "vat_id"))),
        company=company, forms=np.asarray(each(forms_of, _column(customers, "company"), _column(customers, "legal_form")), dtype=np.int64),
        site=coded(each(own_domain, np.asarray([box.domain for box in boxes], dtype=object), _column(customers, "website"))),
        is_firm=(company.codes >= 0) | (kind == "bedrijf"),
        whole=_whole(customers),
    )  # fmt: skip


def _whole(customers: pd.DataFrame) -> Ints:
    there = [key for key in _OF_SOMEONE if key in customers]
    if not there:
        return np.arange(len(customers), dtype=np.int64)
    return np.asarray(customers.groupby(there, dropna=False, sort=False).ngroup(), dtype=np.int64)


def _numbers_and_streets(customers: pd.DataFrame) -> tuple[Texts, Texts]:
    """House numbers and streets; a number that stands alone in the box of the street is a number."""
    numbers, streets = _column(customers, "house_number"), _column(customers, "street")
    alone = np.asarray([text[:1].isdigit() and text.isalnum() for text in streets], dtype=bool) & (numbers == "")
    return np.where(alone, streets, numbers), np.where(alone, "", streets)


@frozen
class _Given:
    """What stands in the boxes of first name and initials, without what is no part of the name (see `given.given_of`),
    and what that says of `generation` and, where it was not typed, `gender`."""

    first: Texts
    initials: Texts
    generation: Texts
    gender: Texts


def _given(customers: pd.DataFrame, dutch: bool) -> _Given:
    first, initials, gender = (_column(customers, key) for key in ("first_name", "initials", "gender"))
    if not dutch:
        return _Given(first, initials, np.full(len(customers), "", dtype=object), gender)
    (name, generation, sex), (letters, other, their) = (_apart(column) for column in (first, initials))
    sex = np.where(sex != "", sex, their)
    return _Given(name, letters, np.where(generation != "", generation, other), np.where(gender != "", gender, sex))


def _apart(column: Texts) -> tuple[Texts, Texts, Texts]:
    found = each(given_of, column)
    name, generation, gender = (np.asarray([one[k] for one in found], dtype=object) for k in range(3))
    return name, generation, gender


def _names(customers: pd.DataFrame, texts: _Given, dutch: bool) -> tuple[Words, Coded, Coded, Flags]:
    first_text, initials_text = texts.first, texts.initials
    surnames = each(lambda text: norm.surname_of(text, dutch), _column(customers, "last_name"))
    first = (
        each(norm.own_name_of, first_text, _column(customers, "last_name"))
        if dutch
        else each(norm.first_name_of, first_text)
    )
    own = each(norm.first_name_of, initials_text)  # a whole first name in the column of initials
    known = np.asarray([name in KNOWN_NAMES or len(name) > 4 for name in own], dtype=bool)
    first = np.where((first == "") & known, own, first)
    locals_ = _column(customers, "email")
    mail_first = each(first_in_mail, locals_, np.asarray([s.whole for s in surnames], dtype=object)) if dutch else first
    lists = [np.asarray([s[k] for s in surnames], dtype=object) for k in (0, 1, 2)] + [first, mail_first]
    everything = coded(np.concatenate(lists))
    count = len(customers)
    surname, part, other_part, first_code, mail_code = (everything.codes[k * count : (k + 1) * count] for k in range(5))
    sounds, _ = pd.factorize(np.asarray([norm.sound(word) for word in everything.values], dtype=object))
    words = Words(everything.values, sounds.astype(np.int32), surname, part, other_part, first_code, mail_code)
    given = np.asarray([any(sign.isalpha() for sign in text) for text in initials_text], dtype=bool)
    given |= (first == "") & (first_text != "")
    initials = coded(each(norm.initials_of, initials_text, first_text))
    generation = np.asarray([s.generation for s in surnames], dtype=object)
    return words, coded(np.where(generation != "", generation, texts.generation)), initials, given


def _letters(words: Words, initials: Coded, dutch: bool) -> npt.NDArray[np.int64]:
    """Per row the letters its first name may begin with in someone else's file: Truus is T and, as Geertruida, G."""
    formal: dict[str, set[str]] = {}
    for name, calls in CALL_NAMES.items() if dutch else ():
        for call in calls:
            formal.setdefault(call, set()).add(name)
            formal.setdefault(name, set()).add(call)
    masks = np.asarray([_mask({word, *formal.get(word, ())}) for word in words.values] + [0], dtype=np.int64)
    own = np.asarray([_mask({text}) for text in initials.values] + [0], dtype=np.int64)
    return masks[words.first] | own[initials.codes]


def _mask(names: set[str]) -> int:
    return sum({1 << (ord(name[0]) - ord("a")) for name in names if name and "a" <= name[0] <= "z"})


def _genders(texts: Texts, words: Words) -> Codes:
    """As typed, else as the other customers with that first name have it (at least three, nine in ten the same)."""
    gender = np.select([texts == "m", texts == "v"], [0, 1], MISSING).astype(np.int32)
    seen = (gender >= 0) & (words.first >= 0)
    men = np.bincount(words.first[seen & (gender == 0)], minlength=len(words.values))
    women = np.bincount(words.first[seen & (gender == 1)], minlength=len(words.values))
    total = men + women
    usual = np.select([(total >= 3) & (men >= 0.9 * total), (total >= 3) & (women >= 0.9 * total)], [0, 1], MISSING)
    usual = np.append(usual, MISSING)
    return np.where(gender >= 0, gender, usual[words.first]).astype(np.int32)


def _born(customers: pd.DataFrame) -> npt.NDArray[np.int64]:
    if "birth_date" not in customers:
        return np.full(len(customers), NO_DATE)
    dates = pd.to_datetime(customers["birth_date"])
    placeholder = dates.isin(pd.to_datetime(["1900-01-01", "1900-01-02", "1899-12-30", "1899-12-31", "1970-01-01"]))
    days = dates.to_numpy().astype("datetime64[D]").astype(np.int64)
    return np.where((dates.isna() | placeholder).to_numpy(), NO_DATE, days)


def _phones(customers: pd.DataFrame) -> tuple[tuple[Codes, Codes], tuple[Codes, Codes], Texts]:
    """Mobile and landline numbers whichever column they stand in; a second one of a kind comes second."""
    keys = [
        each(lambda text: norm.number_key(phone_key(text)) if text else "", _column(customers, column))
        for column in ("mobile", "phone")
    ]
    everything = coded(np.concatenate(keys))
    mobile_code = np.asarray([norm.is_mobile(str(key)) for key in everything.values], dtype=bool)
    a, b = everything.codes[: len(customers)], everything.codes[len(customers) :]
    a_mobile, b_mobile = (np.append(mobile_code, False)[codes] & (codes >= 0) for codes in (a, b))
    a_land, b_land = (a >= 0) & ~a_mobile, (b >= 0) & ~b_mobile
    mobile = np.select([a_mobile, b_mobile], [a, b], MISSING).astype(np.int32)
    second_mobile = np.where(a_mobile & b_mobile & (a != b), b, MISSING).astype(np.int32)
    land = np.select([b_land, a_land], [b, a], MISSING).astype(np.int32)
    second_land = np.where(a_land & b_land & (a != b), a, MISSING).astype(np.int32)
    return (mobile, second_mobile), (land, second_land), everything.values
