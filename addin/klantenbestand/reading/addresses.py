"""Splits an address the Dutch way: street, house number, addition; and the postcode and place behind it."""

import re
from dataclasses import replace

from klantenbestand.reading.codes import dutch_postcode
from klantenbestand.reading.texts import clean_text
from klantenbestand.words.frozen import frozen

_ADDITION_WORD = (
    r"bis|ter|quater|hs|huis|hoog|hg|boven|bo|beneden|ben|achter|ach|voor|vr|zwart|zw|rood|rd|bus|bte|boîte|etage|et|"
    r"verdieping|verd|kamer|unit|flat|app|apt|appartement|ged|gedeeltelijk|links|rechts|hof|loods|ste|ivm|wwb|abc"
)
_ADDITION = re.compile(
    rf"(?:[\s\-/,.+]*(?:(?:{_ADDITION_WORD})(?![^\W_])\.?|[a-z]?\d{{1,4}}(?:de|ste|hg|hs|[a-z])?(?![^\W_])|"
    rf"[ivx]{{1,4}}(?![^\W_])|[a-z]{{1,2}}\d{{0,3}}(?![^\W_])|\([^)]*\)))*\s*[.,]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?<=[^\d\W])[\s,]+|(?<=')[\s,]+|(?<=[.)])[\s,]*)(?:nr\.?\s*|no\.?\s*|nummer\s+|huisnummer\s+)?(\d{1,5})(?!\d)",
    re.IGNORECASE,
)
_AFTER_YEAR = re.compile(r"(?<=\d)[\s,]+(\d{1,5})(?!\d)")
# Streets and squares named after years: "Plein 1944", "Straat van 1940-1945", "Plein '40-'45".
_WAY = r"(?:plein|laan|straat|park|weg|hof|kade|dreef|square)"
_YEAR_NAME = re.compile(
    rf"^(?:{_WAY}\s+(?:van\s+)?|.*\svan\s+|.*\b(?:mei|april|oktober|september|juni)\s)(?:1[5-9]\d\d|20\d\d)"
    rf"(?:\s*-\s*(?:1[5-9]\d\d|\d\d))?$|^{_WAY} '?\d\d-'?\d\d$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"([^\W\d_][^\d,()]*[^\W\d_]) (\d{1,5})([a-zA-Z]?)")
_FIRST = re.compile(r"(\d{1,5})\s?([a-z]|bis)?[,\s]\s*([^\W\d_][^\d]*)", re.IGNORECASE)
_POSTCODE_BEHIND = re.compile(r"[\s,;]+((?:NL[\s-]?)?[1-9]\d{3}\s?[A-Z]{2})(?:[\s,;]+([^\d]+))?$", re.IGNORECASE)
_FOREIGN_BEHIND = re.compile(r",\s*((?:[A-Z]{1,2}-)?\d{4,5})\s+([^\W\d_][^\d]*)$")
_PLACE_BEHIND = re.compile(r"(?<=[\da-z)]),\s*([^\W\d_][^\d,]{2,})$", re.IGNORECASE)


@frozen
class Address:
    """The parts of an address as typed; "" where a part is not there. `number` is digits only."""

    street: str = ""
    number: str = ""
    addition: str = ""
    postcode: str = ""
    city: str = ""


def split_address(text: str) -> Address:
    """The parts of an address that stands in one cell.

    >>> split_address("Straat van 1940-1945 12-2")
    Address(street='Straat van 1940-1945', number='12', addition='2', postcode='', city='')
    >>> split_address("1e Helmersstraat 12 II, 1054 DA Amsterdam")
    Address(street='1e Helmersstraat', number='12', addition='II', postcode='1054 DA', city='Amsterdam')
    >>> [split_address(text).addition for text in ("Kerkstraat 56bis", "Dorpsstraat 5 hs", "Kerkstraat 5 bus 3")]
    ['bis', 'hs', 'bus 3']
    >>> split_address("Plein 1944"), split_address("Postbus 123").number, split_address("Huize Rust").street
    (Address(street='Plein 1944', number='', addition='', postcode='', city=''), '123', 'Huize Rust')
    """
    clean = clean_text(text)
    if (plain := _PLAIN.fullmatch(clean)) and (len(plain[2]) < 4 or plain[3]):
        return Address(plain[1], plain[2], plain[3])
    line, postcode, city = _without_place(clean)
    return replace(split_street(line), postcode=postcode, city=city)


def split_street(line: str) -> Address:
    """Street, house number and addition of a line without postcode and place."""
    candidates = [*_NUMBER.finditer(line), *_AFTER_YEAR.finditer(line)]
    for number in sorted(candidates, key=lambda match: match.start()):
        street, behind = line[: number.start()].strip(" ,"), line[number.end() :]
        if not _is_year_of_name(line[: number.end()], number[1], behind) and _ADDITION.fullmatch(behind):
            return Address(street, number[1], behind.strip(" ,.-/+"))
    if first := _FIRST.fullmatch(line):  # "12, Rue Haute" and "12 High Street"
        return Address(first[3].strip(" ,"), first[1], first[2] or "")
    return Address(line.strip(" ,"))


def split_house_number(text: str) -> tuple[str, str]:
    """Number and addition of a cell that holds both; the number "" where it begins otherwise.

    >>> split_house_number("12a"), split_house_number("12-2"), split_house_number("12"), split_house_number("t.o. 4")
    (('12', 'a'), ('12', '2'), ('12', ''), ('', ''))
    """
    match = re.match(r"(\d{1,5})(?!\d)", text)
    if not match or not _ADDITION.fullmatch(text[match.end() :]):
        return "", ""
    return match[1], text[match.end() :].strip(" ,.-/+")


def split_postcode(text: str) -> tuple[str, str]:
    """Postcode and place of a cell that holds both; both "" where it does not begin with a Dutch postcode.

    >>> split_postcode("1234ab Utrecht"), split_postcode("1234 AB"), split_postcode("9000 Gent")
    (('1234 AB', 'Utrecht'), ('1234 AB', ''), ('', ''))
    """
    match = re.fullmatch(r"([1-9]\d{3}\s?[a-z]{2})(?:[\s,]+('?[^\W\d_][^\d]*))?", text, re.IGNORECASE)
    return (dutch_postcode(match[1]), match[2] or "") if match else ("", "")


def _without_place(text: str) -> tuple[str, str, str]:
    """The line before the place, the postcode and the place."""
    if dutch := _POSTCODE_BEHIND.search(text):
        return text[: dutch.start()], dutch_postcode(dutch[1]), (dutch[2] or "").strip(" ,;")
    if foreign := _FOREIGN_BEHIND.search(text):
        return text[: foreign.start()], foreign[1], foreign[2].strip()
    place = _PLACE_BEHIND.search(text)
    if place and re.search(r"[^\W\d_].*\d", text[: place.start()]) and not _ADDITION.fullmatch(place[1]):
        return text[: place.start()], "", place[1].strip()
    return text, "", ""


def _is_year_of_name(upto: str, number: str, behind: str) -> bool:
    """Whether the number belongs to the street's name: a year, with a number or nothing behind it."""
    end = re.match(r"\s*-\s*'?(?:1[5-9]\d\d|\d\d)(?!\d)(?=\s+\d|$)", behind)
    if len(number) == 2 and end:
        return _YEAR_NAME.match(upto + end.group()) is not None
    if len(number) != 4:
        return False
    return _YEAR_NAME.match(upto) is not None and (
        not behind.strip() or end is not None or re.match(r"\s+\d", behind) is not None
    )
