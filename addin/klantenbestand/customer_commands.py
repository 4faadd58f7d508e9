"""The commands that bring in customers and what is known of them: *Importeren*, *Klantkaart*, *Contact noteren*,
*Afmelden*."""

import argparse
import os
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from klantenbestand.command import Command, asking, open_book, placed
from klantenbestand.words.choices import CHANNEL_NAMES
from klantenbestand.words.errors import UsageError
from klantenbestand.words.sheets import CONTACTS, CUSTOMERS

if TYPE_CHECKING:
    from klantenbestand.steps.outcome import Outcome, Run


def _klantkaart(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.klantkaart import klantkaart

    return klantkaart(open_book(arguments, run), run, " ".join(arguments.zoekterm))


def _contact(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.contact import Talk, contact

    talk = Talk(
        channel=arguments.kanaal or "",
        direction=arguments.richting or "",
        subject=arguments.onderwerp or "",
        report=arguments.verslag or "",
        response=arguments.reactie or "",
        follow_up=arguments.vervolgactie or "",
        follow_up_date=arguments.vervolgdatum,
    )
    if not talk.says_something:
        raise UsageError("talk-empty")
    book = open_book(arguments, run)
    outcome, _cursor = contact(book, run, arguments.klant, talk)
    return placed(book, outcome) if outcome.json["bestand"] else outcome


def _afmelden(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.reading.unsubscribes import read_text_list, read_unsubscribes, unsubscribes_in
    from klantenbestand.steps.afmelden import Request, afmelden
    from klantenbestand.words.texts.customers import told

    lists = [unsubscribes_in(Path(name)) for name in arguments.lijst or ()]
    for text in arguments.adressen or ():
        if text == "-":
            lists.append(read_unsubscribes(sys.stdin.buffer.read(), everyone=True))
        elif os.path.exists(text):  # noqa: PTH110 - of many addresses pathlib says that the name is too long
            lists.append(unsubscribes_in(Path(text), everyone=True))
        elif "@" in text:
            lists.append(read_text_list(text, everyone=True))
        else:
            raise UsageError("opt-out-no-address", text=text)
    request = Request(customers=arguments.klant or (), lists=lists, what=arguments.kanaal or "")
    book = open_book(arguments, run)
    outcome = afmelden(book, run, request, asking(arguments, told("opt-out.ask")))
    return placed(book, outcome) if outcome.json["bestand"] else outcome


def _importeren(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.reading.texts import fold
    from klantenbestand.steps.import_sources import as_typed, given_columns
    from klantenbestand.steps.importeren import Request, importeren
    from klantenbestand.words.texts.importing import phrase

    columns = given_columns(arguments.kolom or ())
    request = Request(arguments.export, arguments.bron or "", columns, own_numbers=arguments.eigen_nummers)
    book = open_book(arguments, run)
    forget = [fold(header) for header in arguments.vergeet_kolom or ()]
    try:
        outcome = importeren(book, run, request, asking(arguments, phrase("ask")), forget=forget)
    except UsageError as error:
        raise as_typed(error, [*(arguments.kolom or ()), *(arguments.vergeet_kolom or ())]) from error
    return placed(book, outcome) if outcome.json["bestand"] else outcome


def _day(text: str) -> date:
    """A day as 2026-01-31 or as 31-01-2026."""
    parts = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text.strip())
    try:
        return date(int(parts[3]), int(parts[2]), int(parts[1])) if parts else date.fromisoformat(text.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is geen datum; schrijf DD-MM-JJJJ, zoals 31-01-2026") from None


IMPORT = Command(
    "importeren",
    "neem exports over van uw webwinkel, kassa of boekhouding; wat er al staat, blijft zo; vraagt het eerst",
    _importeren,
    options=(
        (
            "export",
            {"nargs": "+", "type": Path, "metavar": "EXPORT", "help": "de export: een csv- of Excel-bestand (.xlsx)"},
        ),
        (
            "--bron",
            {"metavar": "NAAM", "help": "waar de export vandaan komt, zoals Webwinkel (anders: uit de bestandsnaam)"},
        ),
        (
            "--kolom",
            {
                "action": "append",
                "metavar": "KOP=KOLOM",
                "help": "een kop van de export en de kolom van uw werkmap die dat is (niets na de =: niet overnemen); "
                "wordt onthouden; mag vaker",
            },
        ),
        (
            "--vergeet-kolom",
            {
                "action": "append",
                "metavar": "KOP",
                "help": "wat u eerder met --kolom over deze kop zei, geldt niet meer; mag vaker",
            },
        ),
        (
            "--eigen-nummers",
            {
                "action": "store_true",
                "default": None,
                "help": "de klantnummers in de export zijn die van uw tab Klanten; wordt onthouden",
            },
        ),
        (
            "--geen-eigen-nummers",
            {
                "action": "store_false",
                "dest": "eigen_nummers",
                "help": "de klantnummers in de export zijn die van de bron zelf; wordt onthouden",
            },
        ),
        (
            "--ja",
            {
                "action": "store_true",
                "help": "vraag het niet eerst; nodig als niemand kan antwoorden, zoals in een script",
            },
        ),
    ),
)

CUSTOMER_COMMANDS = (
    Command(
        "klantkaart",
        "laat alles zien wat u van één klant weet, voor een telefoongesprek",
        _klantkaart,
        reads=True,
        options=(
            (
                "zoekterm",
                {
                    "nargs": "+",
                    "metavar": "ZOEKTERM",
                    "help": "klantnummer, naam, telefoonnummer, e-mailadres, postcode met huisnummer, of ordernummer",
                },
            ),
        ),
    ),
    Command(
        "contact",
        "noteer een gesprek op de tab Contacten, met vandaag als datum",
        _contact,
        options=(
            (
                "--klant",
                {
                    "required": True,
                    "metavar": "ZOEKTERM",
                    "help": "met wie: klantnummer, naam, telefoonnummer, e-mailadres, of postcode met huisnummer",
                },
            ),
            ("--kanaal", {"choices": CHANNEL_NAMES, "help": "hoe u contact had (anders: telefoon)"}),
            (
                "--richting",
                {"choices": CONTACTS["direction"].choices, "help": "in: de klant zocht u; uit: u zocht de klant"},
            ),
            ("--onderwerp", {"metavar": "TEKST", "help": "waar het over ging"}),
            ("--verslag", {"metavar": "TEKST", "help": "wat er besproken en afgesproken is"}),
            ("--reactie", {"choices": CONTACTS["response"].choices, "help": "hoe de klant reageerde"}),
            ("--vervolgactie", {"metavar": "TEKST", "help": "wat u nog moet doen"}),
            ("--vervolgdatum", {"type": _day, "metavar": "DD-MM-JJJJ", "help": "wanneer u dat gaat doen"}),
        ),
    ),
    Command(
        "afmelden",
        "geen reclame meer: voor een klant, voor adressen, of voor een lijst met afmeldingen; vraagt het eerst",
        _afmelden,
        options=(
            ("--klant", {"action": "append", "metavar": "ZOEKTERM", "help": "deze klant; mag vaker"}),
            (
                "--adressen",
                {
                    "action": "append",
                    "metavar": "TEKST",
                    "help": "e-mailadressen, een tekstbestand ermee, of - voor wat u hierheen stuurt; mag vaker",
                },
            ),
            (
                "--lijst",
                {
                    "action": "append",
                    "metavar": "BESTAND",
                    "help": "afmeldingen en bounces van uw maildienst (csv of zip); mag vaker",
                },
            ),
            (
                "--kanaal",
                {
                    "choices": CUSTOMERS["no_advertising"].choices[1:],
                    "help": "waarvoor (anders: alles voor een klant, e-mail voor een adres)",
                },
            ),
            (
                "--ja",
                {
                    "action": "store_true",
                    "help": "vraag het niet eerst; nodig als niemand kan antwoorden, en bij --adressen -",
                },
            ),
        ),
    ),
)
