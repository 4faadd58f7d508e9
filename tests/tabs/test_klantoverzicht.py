"""The columns of Klantoverzicht: what an owner looks for first stands first, and that is what is printed."""

from klantenbestand.steps.customer_list import FIELDS, HEADERS
from klantenbestand.tabs import klantoverzicht as tab
from klantenbestand.words.tab import Field


def test_every_column_stands_once_and_has_a_header_of_its_own():
    ordered = tab.in_order(FIELDS)
    assert sorted(field.source for field in ordered) == sorted(field.source for field in FIELDS)
    assert len({field.header.casefold() for field in ordered}) == len(FIELDS)
    assert {field.header for field in FIELDS} <= set(HEADERS)


def test_who_it_is_and_what_to_do_come_first_and_the_contacts_last():
    headers = [field.header for field in tab.in_order(FIELDS)]
    assert headers[:2] == ["Klantnummer", "Naam"]
    assert headers[5:8] == ["Status", "Groep", "Actie"]
    assert headers[-4:] == ["Laatste contact", "Onderwerp", "Vervolgdatum", "Vervolgactie"]


def test_a_column_that_is_new_stands_before_the_contacts():
    ordered = tab.in_order((*tab.FIELDS, Field("later", "Later bedacht")))
    assert [field.source for field in ordered][-5:] == ["later", *(field.source for field in tab.FIELDS[-4:])]
