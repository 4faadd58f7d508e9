"""The sheet Instellingen."""

from datetime import date

import pytest

from klantenbestand.reading.settings import SettingsRead, read_settings
from klantenbestand.words.settings import DEFAULTS, SETTINGS
from reading.books import book_of


def settings(*rows: tuple[str, str], name: str = "Instellingen") -> SettingsRead:
    lines = "\n".join(f"| {setting} | {value} | |" for setting, value in rows)
    return read_settings(book_of({name: f"| Instelling | Waarde | Uitleg |\n{lines}"}))


def codes(read: SettingsRead) -> list[str]:
    return [finding.code for finding in read.findings if finding.code != "settings-missing"]


def test_without_the_sheet_the_defaults_hold_and_one_tip_says_so() -> None:
    read = read_settings(book_of({"Blad1": "| a |"}))
    assert read.settings == DEFAULTS
    assert codes(read) == ["settings-absent"]


def test_every_setting_with_its_own_default_is_read_back() -> None:
    rows = [
        (
            one.name,
            ", ".join(one.default)
            if isinstance(one.default, tuple)
            else str("" if one.default is None else one.default),
        )
        for one in SETTINGS
    ]
    read = settings(*rows)
    assert read.settings == DEFAULTS
    assert read.findings == ()


@pytest.mark.parametrize(
    ("name", "typed", "key", "value"),
    [
        ("Naam bedrijf", " Thee &  Zo ", "company", "Thee & Zo"),
        ("toon", "Informeel", "tone", "informeel"),
        ("Bedragen", "Inclusief BTW", "amounts", "inclusief btw"),
        ("Actief binnen (maanden)", "18", "active_months", 18),
        ("Actief binnen maanden", "'18'", "active_months", 18),
        ("Accentkleur", "'0f766e'", "accent", "#0F766E"),
        ("Maanden niet meetellen", "2021-01; februari 2021", "excluded_months", ("2021-01", "2021-02")),
        ("Maanden niet meetellen", "01-01-2021", "excluded_months", ("2021-01",)),  # Excel made a date of 2021-01
        ("E-mail afzender", "Info@Example.nl", "email", "info@example.nl"),
        ("Telefoon bedrijf", "301234567", "phone", "0301234567"),
        ("Postcode bedrijf", "3511ab", "postcode", "3511 AB"),
        ("Tab met klanten", "Mijn lijst", "customers_sheet", "Mijn lijst"),
        ("Toon", "", "tone", "formeel"),
        ("Kosten per bezoek", "37,50", "visit_cost", 37.5),
        ("Kosten per e-mail", "0", "mail_cost", 0.0),  # free, which is not unknown
        ("Kosten per e-mail", "", "mail_cost", None),
        ("Marge (%)", "40", "margin", 40.0),
        ("Marge (%)", "'40%'", "margin", 40.0),
        ("Marge (%)", "0.4", "margin", 40.0),  # what Excel makes of a typed 40%
        ("Controlegroep (%)", "1", "control_share", 1.0),
        ("NPS minstens", "-10", "least_nps", -10),
        ("Sparen vanaf", "01-01-2025", "points_since", date(2025, 1, 1)),
        ("Sparen vanaf", "'1 januari 2025'", "points_since", date(2025, 1, 1)),
    ],
)
def test_a_value_is_taken_as_it_was_meant(name: str, typed: str, key: str, value: object) -> None:
    read = settings((name, typed))
    assert getattr(read.settings, key) == value
    assert codes(read) == []


@pytest.mark.parametrize(
    ("name", "typed", "allowed"),
    [
        ("Toon", "vrolijk", "formeel of informeel"),
        ("Actief binnen (maanden)", "61", "een heel getal van 0 tot en met 60"),
        ("Actief binnen (maanden)", "1,5", "een heel getal van 0 tot en met 60"),
        ("Actief binnen (maanden)", "-1", "een heel getal van 0 tot en met 60"),
        ("NPS minstens", "101", "een heel getal van -100 tot en met 100"),
        ("Controlegroep (%)", "60", "een percentage van 0 tot en met 50"),
        ("Kosten per brief", "-1", "een getal vanaf 0, zoals 1,50"),
        ("Sparen vanaf", "ooit", "een datum, zoals 31-12-2025"),
        ("Accentkleur", "groen", "# en zes tekens, zoals #0F766E"),
        ("Maanden niet meetellen", "2021-13", "maanden als 2021-01, 2021-02"),
        ("E-mail afzender", "info", "een e-mailadres"),
    ],
)
def test_a_wrong_value_leaves_the_default_and_says_what_is_allowed(name: str, typed: str, allowed: str) -> None:
    read = settings((name, typed))
    assert read.settings == DEFAULTS
    (finding,) = [one for one in read.findings if one.code == "setting-wrong"]
    assert (finding.rows, finding.values, finding.details["allowed"]) == ((2,), (typed,), allowed)


def test_a_row_that_is_no_setting_gets_a_suggestion_where_one_is_near() -> None:
    read = settings(("Peride", "maand"), ("Lievelingskleur", "rood"))
    assert codes(read) == ["setting-near", "setting-unknown"]
    assert read.findings[0].details["near"] == "Periode"
    assert read.settings.period == "automatisch"


def test_the_first_of_two_rows_for_one_setting_holds() -> None:
    read = settings(("Toon", "informeel"), ("Toon", "formeel"))
    assert read.settings.tone == "informeel"
    (finding,) = [one for one in read.findings if one.code == "setting-twice"]
    assert (finding.rows, finding.details["row"]) == ((3,), 2)


def test_settings_without_a_row_are_named_in_one_tip() -> None:
    read = settings(*((one.name, "") for one in SETTINGS if one.key not in ("tone", "period")))
    (finding,) = [one for one in read.findings if one.code == "settings-missing"]
    assert finding.details["names"] == "Toon en Periode"


def test_a_sheet_of_that_name_about_something_else_is_left_alone() -> None:
    read = read_settings(book_of({"Instellingen": "| Knop | Stand |\n| a | b |"}))
    assert read.settings == DEFAULTS
    assert codes(read) == ["settings-not-a-list"]
