"""The commands about single customers: *Klantkaart*, *Contact noteren*, *Afmelden*."""

import argparse
from typing import TYPE_CHECKING

from klantenbestand.command import Command, open_book

if TYPE_CHECKING:
    from klantenbestand.steps.outcome import Outcome, Run


def _klantkaart(arguments: argparse.Namespace, run: "Run") -> "Outcome":
    from klantenbestand.steps.klantkaart import klantkaart

    return klantkaart(open_book(arguments, run), run, " ".join(arguments.zoekterm))


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
)
