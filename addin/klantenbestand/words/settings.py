"""The owner's settings: Dutch name, default, limits and explanation of each; one row a setting in *Instellingen*."""

from dataclasses import field, fields
from datetime import date
from enum import StrEnum
from typing import Any

from klantenbestand.words.choices import OneName
from klantenbestand.words.frozen import frozen


class SettingKind(StrEnum):
    """What may stand in the value of a setting."""

    TEXT = "text"
    EMAIL = "email"
    INTEGER = "integer"
    NUMBER = "number"  # 0 or more, with decimals
    PERCENT = "percent"  # 40 is 40%; may be typed as "40%" too
    DAY = "day"
    CHOICE = "choice"
    COLOUR = "colour"  # "#RRGGBB"
    MONTHS = "months"  # "2020-03, 2020-04": a list of months
    SHEET = "sheet"  # the name of a sheet of the owner


@frozen
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


@frozen
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
    one_name: str = _setting(
        "Zelfde naam en adres", OneName.BY_FILE.value,
        "Twee rijen met één naam op één adres en verder niets om te vergelijken: meestal één klant, soms vader en zoon. Wat staat er klaar op Dubbelen? Automatisch: naar wat uw bestand laat zien.",
        SettingKind.CHOICE, choices=tuple(OneName),
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
        "Maanden niet meetellen", (), "Maanden die niet gewoon waren, zoals 2021-01, 2021-02 (verbouwing). Zij tellen niet mee voor seizoen, vooruitblik en trends.", SettingKind.MONTHS
    )  # fmt: skip
    visit_cost: float | None = _setting(
        "Kosten per bezoek", None, "In euro, met reistijd. Voor de tab Campagneresultaat: bij wie loont een bezoek.",
        SettingKind.NUMBER,
    )  # fmt: skip
    call_cost: float | None = _setting(
        "Kosten per telefoongesprek", None, "In euro. Telt als bij een campagne geen kosten staan.", SettingKind.NUMBER
    )
    letter_cost: float | None = _setting(
        "Kosten per brief", None, "In euro, met papier en porto. Telt als bij een campagne geen kosten staan.",
        SettingKind.NUMBER,
    )  # fmt: skip
    mail_cost: float | None = _setting(
        "Kosten per e-mail", None, "In euro. Telt als bij een campagne geen kosten staan.", SettingKind.NUMBER
    )
    margin: float | None = _setting(
        "Marge (%)", None,
        "Welk deel van een euro omzet overblijft na inkoop. Leeg: het programma zegt niet of een campagne loont.",
        SettingKind.PERCENT, minimum=0, maximum=100,
    )  # fmt: skip
    response_days: int = _setting(
        "Antwoord binnen (dagen)", 14, "Zo lang na het laatste contact van een campagne telt een aankoop als antwoord.",
        SettingKind.INTEGER, minimum=1, maximum=90,
    )  # fmt: skip
    control_share: float = _setting(
        "Controlegroep (%)", 0,
        "Zoveel klanten laat een mailing door het lot weg, zodat u later ziet wat zij opbracht. 0: niemand.",
        SettingKind.PERCENT, minimum=0, maximum=50,
    )  # fmt: skip
    least_nps: int | None = _setting(
        "NPS minstens", None, "Komt de NPS (-100 tot 100) lager uit, dan staat dat op Start.",
        SettingKind.INTEGER, minimum=-100, maximum=100,
    )  # fmt: skip
    least_csat: float | None = _setting(
        "Tevreden klanten minstens (%)", None, "Is een kleiner deel van uw klanten tevreden, dan staat dat op Start.",
        SettingKind.PERCENT, minimum=0, maximum=100,
    )  # fmt: skip
    points_per_euro: float = _setting(
        "Spaarpunten per euro",
        0,
        "Voor de Spaarstand op Klantoverzicht. 0: u spaart niet per euro.",
        SettingKind.NUMBER,
    )
    points_per_purchase: float = _setting(
        "Spaarpunten per aankoop", 0, "Voor een spaarkaart: 1 is een stempel per order. 0: u spaart niet per aankoop.",
        SettingKind.NUMBER,
    )  # fmt: skip
    reward_points: int = _setting(
        "Punten voor een beloning", 0, "Bij zoveel punten heeft een klant een beloning te goed. 0: er is geen beloning.",
        SettingKind.INTEGER, minimum=0, maximum=1_000_000,
    )  # fmt: skip
    reward_code: str = _setting(
        "Actiecode van een beloning",
        "",
        "Een order met dit woord in Actiecode is een opgenomen beloning; de punten gaan eraf.",
    )
    points_since: date | None = _setting(
        "Sparen vanaf", None, "De dag waarop het sparen begon. Leeg: alle aankopen tellen.", SettingKind.DAY
    )
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
