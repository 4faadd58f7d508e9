"""*Start*: what to do goes before what to look at, and every button has its name and what it does."""

from datetime import date

from lxml import etree

from klantenbestand.shipped import shipped
from klantenbestand.tabs.start import after_step, first_start
from klantenbestand.words.tab import Entry, Link


def lines(tab, section):
    return list(tab.sections[section].lines)


def test_what_there_is_to_do_goes_before_what_there_is_to_look_at():
    given = [
        Link("A", "A1", "Bekijk de cijfers"),
        Link("B", "A1", "Bel 3 klanten"),
        "Zet uw aankopen op een tab.",
        Link("C", "A1", "Bekijk het seizoen"),
        Link("D", "A1", "Beoordeel 2 groepen dubbelen"),
    ]
    tab = after_step("bijwerken", date(2026, 11, 15), given, "3 fouten.")
    assert [getattr(line, "label", line) for line in lines(tab, 0)] == [
        "Bel 3 klanten", "Zet uw aankopen op een tab.", "Beoordeel 2 groepen dubbelen", "Bekijk de cijfers",
        "Bekijk het seizoen",
    ]  # fmt: skip
    assert tab.conclusion == "Bijgewerkt op 15 november 2026. 3 fouten."


def test_without_a_summary_it_says_which_step_was_done():
    tab = after_step("controleren", date(2026, 11, 15), [])
    assert tab.conclusion == "Laatst bijgewerkt op 15 november 2026: controleren."


def test_every_button_is_explained_by_its_name_and_in_the_order_of_the_ribbon():
    entries = lines(first_start(), 2)
    assert all(isinstance(one, Entry) for one in entries)
    ribbon = etree.parse(shipped("ribbon", "customUI.xml"))
    shown = [element.get("label") for group in ribbon.iter("{*}group") for element in group]
    assert [one.label for one in entries] == shown
    assert shown[0] == "Bijwerken", "the button for Monday"


def test_the_three_promises_stand_last():
    promises = lines(first_start(), 3)
    assert [promise.partition(":")[0] for promise in promises] == [
        "Eén knop op maandag", "Alles kan terug", "Cijfers die u durft te laten zien",
    ]  # fmt: skip
