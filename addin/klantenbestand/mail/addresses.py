"""The address on an envelope: street and number / postcode, two spaces, PLAATS / LAND when abroad.

The lines follow PostNL's way of addressing. *Postadres* wins: there the owner wrote where post must go.
"""

import re

from klantenbestand.reading.codes import dutch_postcode
from klantenbestand.words.frozen import frozen

_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Za-z]{2}\b")
_HOME = frozenset(
    ("", "nl", "nld", "nederland", "holland", "netherlands", "the netherlands", "pays-bas", "niederlande")
)
_COUNTRIES = {
    "be": "België", "bel": "België", "belgie": "België", "belgium": "België", "belgique": "België",
    "de": "Duitsland", "deu": "Duitsland", "germany": "Duitsland", "deutschland": "Duitsland",
    "lu": "Luxemburg", "fr": "Frankrijk", "france": "Frankrijk", "es": "Spanje", "spain": "Spanje", "it": "Italië",
    "at": "Oostenrijk", "ch": "Zwitserland", "dk": "Denemarken", "se": "Zweden", "no": "Noorwegen", "pl": "Polen",
    "gb": "Verenigd Koninkrijk", "uk": "Verenigd Koninkrijk", "united kingdom": "Verenigd Koninkrijk",
    "ie": "Ierland", "pt": "Portugal", "us": "Verenigde Staten", "usa": "Verenigde Staten", "cw": "Curaçao",
    "aw": "Aruba",
}  # fmt: skip


@frozen
class Address:
    """The address columns of a row of *Klanten*; missing is empty."""

    street: str = ""
    house_number: str = ""
    house_addition: str = ""
    address: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    postal_address: str = ""


def country_name(country: str) -> str:
    """The Dutch name of a country, empty for the Netherlands.

    >>> country_name("BE"), country_name("nederland"), country_name("Finland")
    ('België', '', 'Finland')
    """
    key = country.strip().casefold()
    return "" if key in _HOME else _COUNTRIES.get(key, country.strip())


def is_belgian(country: str) -> bool:
    """Whether names are written the Belgian way."""
    return country_name(country) == "België"


def postal_lines(address: Address) -> tuple[str, ...]:
    """The lines below the name; empty where the address is not complete enough to post a letter.

    >>> postal_lines(Address(street="Oudegracht", house_number="12", postcode="3511ab", city="Utrecht"))
    ('Oudegracht 12', '3511 AB  UTRECHT')
    >>> postal_lines(Address(street="Kerkstraat", postal_address="Postbus 12, 3500 AC Utrecht"))
    ('Postbus 12', '3500 AC  UTRECHT')
    >>> postal_lines(Address(street="Meir", house_number="5", postcode="2000", city="Antwerpen", country="BE"))
    ('Meir 5', '2000 ANTWERPEN', 'BELGIË')
    """
    abroad = country_name(address.country).upper()
    if address.postal_address:
        return _written_out(address.postal_address, abroad)
    street = street_line(address)
    if abroad:
        if not (street and address.city):
            return ()
        return (street, f"{address.postcode} {address.city.upper()}".strip(), abroad)
    postcode = dutch_postcode(address.postcode)
    if not (postcode and address.city and re.search(r"\d", street)):
        return ()
    return (street, _dutch_city(postcode, address.city))


def street_line(address: Address) -> str:
    """Street, number and addition: '12A', '12-2', '12 bis'.

    >>> street_line(Address(street="Plein", house_number="12", house_addition="a"))
    'Plein 12a'
    >>> street_line(Address(street="Plein", house_number="12", house_addition="bis"))
    'Plein 12 bis'
    >>> street_line(Address(street="Plein", house_number="12", house_addition="2"))
    'Plein 12-2'
    """
    if not address.street:
        return address.address
    addition = address.house_addition
    if addition and addition[0] not in "-/":
        glue = "" if len(addition) == 1 and addition.isalpha() else "-" if addition.isdigit() else " "
        addition = f"{glue}{addition}"
    return f"{address.street} {address.house_number}{addition}".strip()


def _dutch_city(postcode: str, city: str) -> str:
    return f"{postcode}  {city.strip().upper()}"


def _written_out(text: str, abroad: str) -> tuple[str, ...]:
    """An address written in one cell, parts divided by commas or line breaks."""
    parts = [" ".join(part.split()) for part in re.split(r"[,;\n]+", text) if part.strip()]
    if abroad:
        return (*parts, abroad) if len(parts) >= 2 else ()
    flat = ", ".join(parts)
    postcode = _POSTCODE.search(flat)
    if postcode is None:
        return ()
    before = [part for part in flat[: postcode.start()].split(", ") if part.strip(" ,")]
    city = flat[postcode.end() :].strip(" ,").split(", ")[0]
    if not before or not city:
        return ()
    return (*(part.strip(" ,") for part in before), _dutch_city(dutch_postcode(postcode[0]), city))
