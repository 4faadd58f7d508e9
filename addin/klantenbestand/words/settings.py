"""The owner's settings: Dutch name, default, limits and explanation of each; one row a setting in *Instellingen*."""

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


class SettingKind(StrEnum):
    """What may stand in the value of a setting."""

    TEXT = "text"
    EMAIL = "email"
    INTEGER = "integer"
    CHOICE = "choice"
    COLOUR = "colour"  # "#RRGGBB"
    MONTHS = "months"  # "2020-03, 2020-04": a list of months
    SHEET = "sheet"  # the name of a sheet of the owner


@dataclass(frozen=True)
class Setting:
    """How a setting is called and what it may be. `key` is the attribute of `Settings`."""

    key: str
    name: str
    kind: SettingKind
    default: Any
    explanation: str
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None


def _setting(
    name: str,
    default: Any,
    explanation: str,
    kind: SettingKind = SettingKind.TEXT,
    **limits: Any,
) -> Any:
    return field(default=default, metadata={"name": name, "kind": kind, "explanation": explanation, **limits})


@dataclass(frozen=True)
class Settings:
    """All settings with their values; a missing or wrong value in the sheet leaves the default and is a finding."""

    company: str = _setting("Naam bedrijf", "", "Staat onder brieven en mails, en onderaan elke afdruk.")
    sender_name: str = _setting("Naam afzender", "", "Wie de brieven en mails ondertekent.")
    street: str = _setting("Adres bedrijf", "", "Straat en huisnummer, voor het briefhoofd.")
    postcode: str = _setting("Postcode bedrijf", "", "Voor het briefhoofd.")
    city: str = _setting("Plaats bedrijf", "", "Voor het briefhoofd en de dagtekening.")
    phone: str = _setting("Telefoon bedrijf", "", "Staat in brieven en mails.")
    email: str = _setting(
        "E-mail afzender",
        "",
        "Van dit adres komen de mails. Leeg: concepten zonder afzender.",
        SettingKind.EMAIL,
    )
    website: str = _setting("Website bedrijf", "", "Staat in brieven en mails.")
    kvk: str = _setting("KvK-nummer bedrijf", "", "Staat onderaan brieven en mails.")
    unsubscribe: str = _setting(
        "Afmelden via",
        "",
        "Het webadres of e-mailadres waar een klant zich afmeldt. Leeg: 'antwoord met afmelden'.",
    )
    tone: str = _setting(
        "Toon", "formeel", "formeel: 'Geachte mevrouw Jansen'; informeel: 'Beste Anna'.", SettingKind.CHOICE,
        choices=("formeel", "informeel"),
    )  # fmt: skip
    amounts: str = _setting(
        "Bedragen", "exclusief btw", "Staan de bedragen in Aankopen met of zonder btw? Komt zo op elke tab te staan.",
        SettingKind.CHOICE, choices=("exclusief btw", "inclusief btw"),
    )  # fmt: skip
    active_months: int = _setting(
        "Actief binnen (maanden)", 0,
        "Na hoeveel maanden zonder aankoop een klant niet meer actief heet. 0: het programma leidt het af uit uw aankopen.",
        SettingKind.INTEGER, minimum=0, maximum=60,
    )  # fmt: skip
    period: str = _setting(
        "Periode", "automatisch", "Per maand, kwartaal of jaar. Automatisch: naar hoe vaak uw klanten kopen.",
        SettingKind.CHOICE, choices=("automatisch", "maand", "kwartaal", "jaar"),
    )  # fmt: skip
    returns: str = _setting(
        "Retouren tellen", "bij de order", "bij de order: een retour gaat van de eerdere order af; op de dag zelf: zoals in de boekhouding.",
        SettingKind.CHOICE, choices=("bij de order", "op de dag zelf"),
    )  # fmt: skip
    excluded_months: tuple[str, ...] = _setting(
        "Maanden niet meetellen", (), "Maanden die het seizoen vertekenen, zoals 2021-01, 2021-02 (verbouwing).", SettingKind.MONTHS
    )  # fmt: skip
    accent: str = _setting(
        "Accentkleur", "#0F766E", "De kleur van titels en grafieken: # en zes tekens.", SettingKind.COLOUR
    )
    customers_sheet: str = _setting(
        "Tab met klanten",
        "",
        "Alleen invullen als het programma uw klantentab niet zelf vindt.",
        SettingKind.SHEET,
    )
    purchases_sheet: str = _setting(
        "Tab met aankopen",
        "",
        "Alleen invullen als het programma uw aankopentab niet zelf vindt.",
        SettingKind.SHEET,
    )
    contacts_sheet: str = _setting(
        "Tab met contacten",
        "",
        "Alleen invullen als het programma uw contactentab niet zelf vindt.",
        SettingKind.SHEET,
    )


SETTINGS: tuple[Setting, ...] = tuple(
    Setting(key=entry.name, default=entry.default, **entry.metadata) for entry in fields(Settings)
)
DEFAULTS = Settings()
