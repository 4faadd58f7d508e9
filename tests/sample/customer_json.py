"""The JSON of the steps about single customers, with what each key is, for workbook/README.md."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from klantenbestand.book.file_book import FileBook
from klantenbestand.reading.data import read_data
from klantenbestand.reading.unsubscribes import read_text_list
from klantenbestand.steps.afmelden import Request, afmelden
from klantenbestand.steps.card_json import card_json
from klantenbestand.steps.contact import Talk, contact
from klantenbestand.steps.customer_card import Card, card_of
from klantenbestand.steps.importeren import Request as Import
from klantenbestand.steps.importeren import importeren
from klantenbestand.steps.klantkaart import klantkaart
from klantenbestand.steps.outcome import Run

_LIST = """\
email;status
roos.bos@example.org;unsubscribed
anouk.vandenberg@example.org;unsubscribed
femke.vos@example.com;bounced
niemand@example.org;unsubscribed
ruud@example,org;unsubscribed
"""
_EXPORT = """\
Klantcode;Voorletters;Achternaam;Straat;Huisnr;Postcode;Woonplaats;Kleur
WK8001;D.A.;Jacobs;Meidoornplein;6;7416 ZW;Deventer;groen
WK3191;W.;van der Wal;Geert Grootestraat;187;7391 XD;Twello;rood
"""
KEYS = {
    "klant": "alleen bij klantkaart; null als er niet precies één klant past",
    "klant.klantnummer": "het klantnummer",
    "klant.naam": "de naam; bij een bedrijf ook wie er werkt",
    "klant.gegevens": "wat op Klanten staat: kolom en waarde, zoals u ze leest",
    "klant.zelfde_adres[]": "andere klanten met dezelfde postcode, huisnummer en toevoeging",
    "klant.zelfde_adres[].klantnummer": "het klantnummer",
    "klant.zelfde_adres[].naam": "de naam",
    "klant.opgegaan_van": "het gevraagde klantnummer, als dat in deze klant is opgegaan",
    "klant.mag": "per kanaal (telefoon, e-mail, post) of u reclame mag maken",
    "klant.mag.telefoon": "bellen voor reclame; e-mail en post hebben dezelfde vorm",
    "klant.mag.telefoon.ja": "of het mag",
    "klant.mag.telefoon.reden": "waarom niet",
    "klant.mag.telefoon.datum": "sinds wanneer, voor zover bekend",
    "klant.mag.telefoon.bron": "waar dat uit blijkt, voor zover bekend",
    "klant.aankopen": "wat deze klant kocht",
    "klant.aankopen.aantal": "hoeveel aankopen",
    "klant.aankopen.omzet": "samen, na aftrek van wat terugkwam",
    "klant.aankopen.per_jaar": "de omzet per jaar",
    "klant.aankopen.gemiddeld": "gemiddeld bedrag per aankoop",
    "klant.aankopen.eerste": "de dag van de eerste aankoop",
    "klant.aankopen.laatste": "de dag van de laatste aankoop",
    "klant.aankopen.ritme_dagen": "de middelste tijd tussen twee aankopen",
    "klant.aankopen.lievelingsartikel": "het artikel dat het vaakst werd gekocht",
    "klant.aankopen.laatste_orders[]": "de laatste vijf orders, de nieuwste eerst",
    "klant.aankopen.laatste_orders[].datum": "de dag",
    "klant.aankopen.laatste_orders[].ordernummer": "het ordernummer",
    "klant.aankopen.laatste_orders[].bedrag": "het bedrag, na aftrek van wat terugkwam",
    "klant.aankopen.laatste_orders[].artikelen[]": "wat erin zat",
    "klant.contacten[]": "alle contacten, het nieuwste eerst",
    "klant.contacten[].datum": "de dag",
    "klant.contacten[].kanaal": "hoe",
    "klant.contacten[].richting": "in of uit",
    "klant.contacten[].onderwerp": "waarover",
    "klant.contacten[].verslag": "wat er besproken is",
    "klant.contacten[].reactie": "hoe de klant reageerde",
    "klant.te_doen[]": "vervolgacties die nog open staan, de dringendste eerst",
    "klant.te_doen[].wat": "de vervolgactie",
    "klant.te_doen[].voor": "de vervolgdatum",
    "klant.te_doen[].onderwerp": "het gesprek waarin dat is afgesproken",
    "klant.te_doen[].afgesproken": "de dag van dat gesprek",
    "gevonden[]": "bij klantkaart, contact en afmelden: de klanten die passen, als het er niet precies één is",
    "gevonden[].klantnummer": "het klantnummer",
    "gevonden[].naam": "de naam",
    "gevonden[].adres": "het adres",
    "klantnummer": "bij contact: met wie",
    "rij": "bij contact: de nieuwe rij op Contacten",
    "afgemeld[]": "bij afmelden: de klanten bij wie Geen reclame is veranderd",
    "afgemeld[].klantnummer": "het klantnummer",
    "afgemeld[].was": "wat er bij Geen reclame stond",
    "afgemeld[].wordt": "wat er nu staat",
    "al_afgemeld[]": "klantnummers van wie zich al eerder had afgemeld",
    "onbestelbaar[]": "klantnummers van wie de mail niet aankwam",
    "onbekend[]": "adressen die bij geen klant staan",
    "niet_gelezen[]": "wat geen adres is, zoals het er staat",
    "nieuw[]": "bij importeren: de klantnummers van wie erbij kwam",
    "bekend[]": "wie er al was",
    "bekend[].bron": "waar de export vandaan komt",
    "bekend[].nummer_bij_bron": "het nummer daar; leeg zonder",
    "bekend[].klantnummer": "het klantnummer in uw bestand",
    "vragen[]": "wie erbij kwam en er misschien al was",
    "vragen[].klantnummer": "het nieuwe klantnummer",
    "vragen[].misschien": "het klantnummer dat het misschien is",
    "vragen[].reden": "waarom",
    "regels_toegevoegd": "hoeveel regels er op Aankopen bij kwamen",
    "regels_overgeslagen": "hoeveel regels er al stonden",
    "niet_overgenomen[]": "koppen en tabs van de export die niet zijn overgenomen",
}
SAME_FORM = {("klant.mag", "e-mail"), ("klant.mag", "post")}
ONE_KEY = ("klant.gegevens", "klant.aankopen.per_jaar")


def customer_json(book: FileBook, run: Run) -> dict[str, Any]:
    """What `klantkaart`, `contact`, `afmelden` and `importeren` say of the example, with every list filled."""
    several = klantkaart(book, run, "jansen").json
    data = read_data(book)
    assert data.customers is not None
    assert data.contacts is not None
    talks, numbers = data.contacts.frame, data.customers.frame["customer"].dropna()
    promised = talks.loc[talks["follow_up_date"].gt(pd.Timestamp(run.peildatum)), "customer"]

    def cards(of: pd.Series) -> Iterator[Card]:
        return (card_of(data, number, run.peildatum) for number in of)

    card = next(one for one in cards(promised) if one.talks and one.to_do and one.bought.last)
    neighbours = next(one.same_address for one in cards(numbers) if one.same_address)
    told = card_json(replace(card, same_address=neighbours))
    talk, _ = contact(book, run, card.number, Talk(subject="offerte"))
    left = afmelden(book, run, Request(lists=[read_text_list(_LIST)]))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "export.csv"
        file.write_text(_EXPORT, encoding="utf-8")
        taken = importeren(book, run, Import([file], "Webwinkel"))
    about = {**several, **talk.json, **left.json, **taken.json}
    return {**about, "klant": told, "gevonden": several["gevonden"]}
