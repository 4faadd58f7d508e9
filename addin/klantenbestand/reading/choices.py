"""Cells with a fixed list of values: ja/nee and choices, with what people type instead of them."""

import re

from klantenbestand.reading.codes import says_nothing
from klantenbestand.reading.distinct import Reader, Reading
from klantenbestand.reading.texts import clean_text, fold
from klantenbestand.words.columns import Column, Kind

# Where a text is not understood, the strictest value holds: a person who objected in his own words did object.
_STRICTEST = {
    "no_advertising": "alles",
    "no_mail": "e-mail",
    "given": "ingetrokken",
    "email_consent": "nee",
    "phone_consent": "nee",
}
_FIRST_WORD = re.compile(r"[\W_]+")


def choice_reader(column: Column) -> Reader:
    """The reader of one cell of this column, to one of its choices.

    >>> from klantenbestand.words.sheets import CUSTOMERS
    >>> read = choice_reader(CUSTOMERS["email_consent"])
    >>> read("X").value, read("WAAR").value, read("Nee, liever niet").value, read("ja, soms")
    ('ja', 'ja', 'nee', Reading(value=None, code='choice-unread', expected=''))
    >>> read("liever per post")
    Reading(value='nee', code='choice-strictest', expected='nee')
    >>> choice_reader(CUSTOMERS["no_advertising"])("op 3 mei uitgeschreven")
    Reading(value='alles', code='choice-strictest', expected='alles')
    """
    # Synonyms first: a value of the list itself always means itself.
    meanings = {fold(typed): meant for typed, meant in column.synonyms} | {fold(one): one for one in column.choices}
    strictest = _STRICTEST.get(column.key, "")

    def read(text: str) -> Reading:
        clean = clean_text(text)
        if fold(clean) in meanings:
            return Reading(meanings[fold(clean)] or None)
        if not clean or says_nothing(clean):
            return Reading(None)
        first = fold(_FIRST_WORD.split(clean, maxsplit=1)[0])
        begins = meanings.get(first, "")
        if begins == "nee" and column.kind is Kind.YES_NO:
            return Reading("nee")  # "nee, liever niet"
        # A "ja" with words, or the day of a consent: neither a consent nor a refusal until a person says so
        is_open = column.kind is Kind.YES_NO and (begins == "ja" or not first.isalpha())
        if not strictest or is_open:
            return Reading(None, "choice-unread")
        return Reading(strictest, "choice-strictest", strictest)

    return read


def plain_choice(column: Column) -> str:
    """A regular expression (RE2) of the texts that are a choice already."""
    return "|".join(re.escape(choice) for choice in column.choices)
