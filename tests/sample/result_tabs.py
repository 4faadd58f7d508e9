"""The parts of workbook/README.md that follow from a run on the example: its result tabs and its JSON."""

import os
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from klantenbestand.book.file_book import FileBook
from klantenbestand.steps.dubbelen import dubbelen
from klantenbestand.steps.jaaroverzicht import jaaroverzicht
from klantenbestand.steps.mailing import Wish
from klantenbestand.steps.ongedaan import ongedaan
from klantenbestand.steps.outcome import Run
from klantenbestand.steps.samenvoegen import samenvoegen
from klantenbestand.words.tab import TAB_ORDER, Format, Tab
from sample.customer_json import KEYS, ONE_KEY, SAME_FORM, customer_json
from sample.documents import table_of

DAY = date(2026, 11, 15)
_SHOWN_AS = {
    Format.TEXT: "tekst",
    Format.LONG_TEXT: "tekst",
    Format.YES_NO: "ja/nee",
    Format.COUNT: "getal",
    Format.DECIMAL: "getal",
    Format.EURO: "euro",
    Format.EURO_CENTS: "euro",
    Format.SHARE: "percentage",
    Format.SHARE_FINE: "percentage",
    Format.INDEX: "getal",
    Format.DATE: "datum",
    Format.MONTH: "maand",
    Format.LINK: "link",
}
_KEYS = {
    "stap": "de stap die gedaan is",
    "peildatum": "de dag waarop gerekend is",
    "bestand": "waar het resultaat staat",
    "bevindingen": "hoeveel er gevonden is: fout, let op, tip",
    "actieve_klanten": "null als er geen aankopen zijn",
    "actieve_klanten.periode": "de periode die bij uw klanten past: maand, kwartaal of jaar",
    "actieve_klanten.venster_dagen": "zo lang na de laatste aankoop heet een klant actief",
    "actieve_klanten.actief_nu": "klanten die op de peildatum actief zijn",
    "actieve_klanten.dreigt_weg": "van hen: al twee keer zo lang weg als gewoon",
    "actieve_klanten.niet_meer_actief": "klanten die niet meer actief zijn",
    "actieve_klanten.maand[]": "per maand; kwartaal en jaar hebben dezelfde vorm",
    "actieve_klanten.maand[].periode": "2024-01, 2024-K1 of 2024",
    "actieve_klanten.maand[].actief": "klanten met een aankoop in die periode",
    "actieve_klanten.maand[].nieuw": "van hen: eerste aankoop ooit",
    "actieve_klanten.maand[].gebleven": "van hen: kochten ook in de periode ervoor",
    "actieve_klanten.maand[].teruggekomen": "van hen: kochten eerder, maar niet in de periode ervoor",
    "actieve_klanten.maand[].afgehaakt": "kochten in de periode ervoor en nu niet",
    "actieve_klanten.maand[].niet_actief": "kochten ooit, maar niet in deze periode",
    "actieve_klanten.maand[].volledig": "of de periode voorbij is en alle aankopen erin staan",
    "actieve_klanten.laatste_jaar": "de 12 maanden tot en met de peildatum, of tot de dag waarop de aankopen ophouden",
    "actieve_klanten.laatste_jaar.van": "de eerste dag",
    "actieve_klanten.laatste_jaar.tot_en_met": "de laatste dag",
    "actieve_klanten.laatste_jaar.klanten": "klanten die toen kochten",
    "actieve_klanten.laatste_jaar.herhaalaankoop": "deel van hen met twee of meer orders in die tijd",
    "actieve_klanten.laatste_jaar.terugkerend": "deel van hen dat eerder al kocht; null als het bestand niet verder teruggaat",
    "actieve_klanten.laatste_jaar.weggebleven": "deel van wie aan het begin actief was en daarna niets kocht; null zoals hierboven",
    "actieve_klanten.terugkomst": "nieuwe klanten die later nog eens kochten",
    "actieve_klanten.terugkomst.periode": "maand, kwartaal of jaar: de eenheid van samen",
    "actieve_klanten.terugkomst.samen[]": "alle nieuwe klanten samen",
    "actieve_klanten.terugkomst.samen[].later": "zoveel periodes na de eerste aankoop",
    "actieve_klanten.terugkomst.samen[].klanten": "nieuwe klanten die zo lang te volgen waren",
    "actieve_klanten.terugkomst.samen[].kochten": "van hen: kochten toen",
    "actieve_klanten.terugkomst.samen[].deel": "kochten gedeeld door klanten; null onder 20 klanten",
    "actieve_klanten.terugkomst.begonnen_per": "de periode waarin nieuwe klanten bij elkaar staan",
    "actieve_klanten.terugkomst.begonnen[]": "per periode de klanten die toen begonnen",
    "actieve_klanten.terugkomst.begonnen[].periode": "2024-01, 2024-K1 of 2024",
    "actieve_klanten.terugkomst.begonnen[].nieuw": "hoeveel klanten toen begonnen",
    "actieve_klanten.terugkomst.begonnen[].kochten_later[]": "hoeveel van hen 1, 2, 3, ... periodes later kochten; null als die niet voorbij is",
    "klantgroepen": "null als er geen aankopen van klanten zijn",
    "klantgroepen.schaal": "hoe de scores gemaakt zijn: vijfden, derden (20 tot 49 klanten) of geen (minder dan 20)",
    "klantgroepen.groepen[]": "de acht groepen, de beste eerst; leeg zonder scores",
    "klantgroepen.groepen[].groep": "naam van de groep",
    "klantgroepen.groepen[].klanten": "hoeveel klanten",
    "klantgroepen.groepen[].deel_klanten": "deel van alle klanten die ooit kochten",
    "klantgroepen.groepen[].omzet": "hun omzet in 36 maanden, in euro",
    "klantgroepen.groepen[].deel_omzet": "deel van die omzet",
    "klantgroepen.groepen[].mand": "omzet per dag met een aankoop; null zonder aankoop",
    "klantgroepen.groepen[].actie": "wat u met deze groep doet",
    "klantgroepen.groepen[].vorige_keer": "hoeveel klanten bij het vorige jaaroverzicht; null bij de eerste keer",
    "klantgroepen.gewicht": "over de 12 maanden tot en met de peildatum, of tot de dag waarop de aankopen ophouden",
    "klantgroepen.gewicht.van": "de eerste dag",
    "klantgroepen.gewicht.tot_en_met": "de laatste dag",
    "klantgroepen.gewicht.omzet": "omzet van klanten met een nummer, in euro",
    "klantgroepen.gewicht.klanten": "klanten met een aankoop of retour in die tijd",
    "klantgroepen.gewicht.klanten_80": "de minste klanten die samen 80% van die omzet brengen",
    "klantgroepen.gewicht.deel_top10": "deel van die omzet dat de grootste 10% van de klanten bracht",
    "klantgroepen.gewicht.deel_top20": "deel van die omzet dat de grootste 20% van de klanten bracht",
    "klantgroepen.gewicht.deel_grootste": "deel van de grootste klant in alle omzet, ook losse verkoop",
    "klantgroepen.gewicht.leunt_op_een_klant": "of dat meer is dan 15%",
    "klantgroepen.vorige_keer": "null bij de eerste keer; anders peildatum van het vorige jaaroverzicht en hoeveel klanten omhoog en omlaag gingen",
    "klantgroepen.soorten[]": "soorten klanten met 20 kopers of meer, per kenmerk",
    "klantgroepen.soorten[].kenmerk": "Soort klant, Plaats, Leeftijd of Herkomst",
    "klantgroepen.soorten[].waarde": "de soort; overige voor wat samen genomen is",
    "klantgroepen.soorten[].klanten": "hoeveel kopers",
    "klantgroepen.soorten[].deel_actief": "deel dat nu actief is",
    "klantgroepen.soorten[].orders_per_klant": "gemiddeld aantal orders",
    "klantgroepen.soorten[].mand": "de middelste van de gemiddelde orders per klant, in euro",
    "klantgroepen.soorten[].omzet": "omzet in euro",
    "klantgroepen.soorten[].deel_omzet": "deel van de omzet van klanten van wie het kenmerk bekend is",
    "klantgroepen.voorkeuren[]": "artikelgroepen die een soort vaker koopt dan de andere, zonder toeval",
    "klantgroepen.voorkeuren[].kenmerk": "het kenmerk",
    "klantgroepen.voorkeuren[].waarde": "de soort",
    "klantgroepen.voorkeuren[].artikelgroep": "de artikelgroep",
    "klantgroepen.voorkeuren[].klanten": "kopers van die soort",
    "klantgroepen.voorkeuren[].kochten": "van hen: kochten uit die groep",
    "klantgroepen.voorkeuren[].deel": "kochten gedeeld door klanten",
    "klantgroepen.voorkeuren[].deel_andere": "dat deel bij alle andere klanten",
    "mandgrootte": "null als er geen aankopen zijn",
    "mandgrootte.orders": "aantal orders",
    "mandgrootte.omzet": "omzet van die orders, in euro",
    "mandgrootte.gemiddelde": "gemiddeld bedrag per order",
    "mandgrootte.mediaan": "middelste bedrag per order",
    "mandgrootte.p25": "een kwart van de orders is lager",
    "mandgrootte.p75": "een kwart van de orders is hoger",
    "mandgrootte.standaardafwijking": "spreiding, in euro",
    "mandgrootte.regels_per_order": "gemiddeld aantal regels per order",
    "mandgrootte.verandering_per_jaar": "hoeveel de middelste mand per jaar verandert, in euro; null bij minder dan 24 maanden",
    "mandgrootte.verandering_zeker[]": "de grenzen waarbinnen dat 95% zeker ligt",
    "mandgrootte.vergelijking[]": "per soort klant, kanaal, artikelgroep en klantgroep; leeg bij te weinig orders",
    "mandgrootte.vergelijking[].naar": "Soort klant, Kanaal, Artikelgroep of Klantgroep",
    "mandgrootte.vergelijking[].waarde": "welke",
    "mandgrootte.vergelijking[].orders": "aantal orders; bij een artikelgroep: met die groep erin",
    "mandgrootte.vergelijking[].regels_per_order": "gemiddeld aantal regels per order",
    "mandgrootte.vergelijking[].gemiddelde": "gemiddeld bedrag per order",
    "mandgrootte.vergelijking[].mediaan": "middelste bedrag per order",
    "mandgrootte.vergelijking[].zeker[]": "de grenzen waarbinnen dat 95% zeker ligt",
    "mandgrootte.vergelijking[].mediaan_andere": "middelste bedrag van de andere orders waarvan dit bekend is",
    "mandgrootte.vergelijking[].verschil": "groter, kleiner of geen duidelijk verschil",
    "mandgrootte.kleine_mand": "hoeveel klanten een kleine mand hebben voor hoe vaak zij kopen",
    "seizoen": "null als er geen aankopen zijn",
    "seizoen.index[]": "twaalf getallen, januari eerst, gemiddeld 1; gecorrigeerd voor verkoopdagen. null bij te weinig maanden",
    "seizoen.index_ongecorrigeerd[]": "hetzelfde zonder die correctie: verhouding tot het gecentreerde gemiddelde van 12 maanden",
    "seizoen.p": "uitkomst van de toets; null als er niet getoetst is",
    "seizoen.reden": "waarom er geen index of toets is, anders null",
    "seizoen.vooruitblik": "de omzet van de 12 maanden na de laatste volle maand, in euro",
    "seizoen.vooruitblik.maanden[]": "de maanden, zoals 2026-11; leeg als er geen vooruitblik is",
    "seizoen.vooruitblik.verwacht[]": "verwachte omzet per maand",
    "seizoen.vooruitblik.laag[]": "in 8 van de 10 gevallen komt een maand hierboven en onder hoog",
    "seizoen.vooruitblik.hoog[]": "zie laag",
    "seizoen.vooruitblik.totaal": "van de 12 maanden samen; null als er geen vooruitblik is",
    "seizoen.vooruitblik.totaal_laag": "in 8 van de 10 gevallen komt het totaal hierboven en onder totaal_hoog",
    "seizoen.vooruitblik.totaal_hoog": "zie totaal_laag",
    "seizoen.vooruitblik.fout": "hoe ver eerdere vooruitblikken er per maand gemiddeld naast zaten, als deel (0,2 is 20%)",
    "seizoen.vooruitblik.fout_vorig_jaar": "hetzelfde voor wie de maand van een jaar eerder nam",
    "seizoen.vooruitblik.reden": "waarom er geen vooruitblik is, anders null",
    "verwachting": "null als er geen aankopen zijn",
    "verwachting.niveau": "wat er te zeggen is: geen, volgorde (van klanten) of volledig (ook aantallen en bedragen)",
    "verwachting.reden": "waarom niet volledig, anders null",
    "verwachting.vanaf": "de laatste dag met een verkoop; de verwachting gaat over de 12 maanden daarna",
    "verwachting.terugkerende_klanten": "klanten met twee of meer aankopen, waar de verwachting op berust",
    "verwachting.aankopen": "dagen waarop de klanten van nu kopen; null als het niet te zeggen is",
    "verwachting.aankopen.verwacht": "hoeveel",
    "verwachting.aankopen.laag": "in 8 van de 10 gevallen komt het hierboven en onder hoog",
    "verwachting.aankopen.hoog": "zie laag",
    "verwachting.omzet": "wat zij besteden, in euro; null als het niet te zeggen is",
    "verwachting.omzet.verwacht": "hoeveel",
    "verwachting.omzet.laag": "in 8 van de 10 gevallen komt het hierboven en onder hoog",
    "verwachting.omzet.hoog": "zie laag",
    "verwachting.seizoensfactor": "waarmee voor het seizoen is vermenigvuldigd; 1 is niet",
    "verwachting.proef": "dezelfde voorspelling, een half jaar eerder gemaakt; null als het bestand daarvoor te kort is",
    "verwachting.proef.vanaf": "de dag waarop zij gemaakt zou zijn",
    "verwachting.proef.maanden": "hoe lang daarna is geteld",
    "verwachting.proef.klanten": "klanten die toen bekend waren",
    "verwachting.proef.voorspeld": "aankopen van hen, voorspeld",
    "verwachting.proef.laag": "in 8 van de 10 gevallen komt het hierboven en onder hoog",
    "verwachting.proef.hoog": "zie laag",
    "verwachting.proef.werkelijk": "aankopen van hen, geteld",
    "verwachting.met_datum": "klanten van wie de volgende aankoop op een datum te zeggen is",
    "artikelen": "null als bij geen aankoop een artikel staat",
    "artikelen.maanden": "op hoeveel volle maanden het oordeel over de vraag berust, hooguit 60",
    "artikelen.omzet_zonder_artikel": "omzet van regels zonder artikel",
    "artikelen.artikelen[]": "per artikel; groepen hebben dezelfde vorm",
    "artikelen.artikelen[].naam": "het artikel of de groep",
    "artikelen.artikelen[].omzet": "omzet, in euro",
    "artikelen.artikelen[].stuks": "stuks, min wat terugkwam",
    "artikelen.artikelen[].klanten": "hoeveel klanten het kochten",
    "artikelen.artikelen[].verschil": "stuks van de laatste 12 volle maanden tegenover de 12 ervoor: 0.1 is 10% meer",
    "artikelen.artikelen[].per_jaar": "gewone verandering per jaar, als deel; null zonder toets",
    "artikelen.artikelen[].vraag": "meer gevraagd, minder gevraagd, geen duidelijke verandering, of waarom er geen oordeel is",
    "artikelen.samen[]": "wat klanten samen kopen",
    "artikelen.samen[].artikel": "wie dit koopt",
    "artikelen.samen[].ook": "neemt ook dit",
    "artikelen.samen[].orders_samen": "orders met allebei",
    "artikelen.samen[].orders_artikel": "orders met het eerste",
    "artikelen.samen[].deel": "het een gedeeld door het ander",
    "artikelen.samen[].lift": "hoeveel keer vaker dan bij toeval",
    "artikelen.samen[].lift_minstens": "de ondergrens daarvan (95%)",
    "artikelen.samen[].nog_niet": "klanten die het eerste kochten en het tweede nooit",
    "artikelen.vervanging[]": "na hoelang een artikel opnieuw gekocht wordt",
    "artikelen.vervanging[].artikel": "het artikel",
    "artikelen.vervanging[].keer": "hoe vaak een klant het opnieuw kocht",
    "artikelen.vervanging[].dagen_middelste": "middelste aantal dagen ertussen",
    "artikelen.vervanging[].dagen_gerekend": "met hoeveel dagen er gerekend is; null als dat te onzeker is",
    "artikelen.vervanging[].klanten": "hoeveel klanten er nu aan toe zijn",
    "artikelen.toe_aan_vervanging": "hoeveel klanten samen",
    "artikelen.offertes": "wat er van de offertes werd",
    "artikelen.offertes.beoordeeld": "offertes van 90 dagen of ouder",
    "artikelen.offertes.opdracht": "hoeveel daarvan opdracht werden",
    "artikelen.offertes.deel": "het een gedeeld door het ander",
    "artikelen.offertes.zeker[]": "de grenzen waarbinnen dat 95% zeker ligt",
    "artikelen.offertes.dagen_middelste": "middelste aantal dagen tot de opdracht",
    "artikelen.offertes.open": "hoeveel offertes nog open zijn",
    "artikelen.offertes.open_bedrag": "voor hoeveel euro",
    "spaarstand": "null zonder spaarregel in Instellingen",
    "spaarstand.verdiend": "verdiende punten van alle klanten samen",
    "spaarstand.opgenomen": "opgenomen beloningen",
    "spaarstand.punten": "punten die klanten nu hebben",
    "spaarstand.te_goed": "hele beloningen die klanten te goed hebben",
    "campagneresultaat": "null als er geen aankopen zijn",
    "campagneresultaat.campagnes[]": "per campagne, de oudste eerst",
    "campagneresultaat.campagnes[].campagne": "naam van de campagne",
    "campagneresultaat.campagnes[].kanaal": "het kanaal van de meeste contacten",
    "campagneresultaat.campagnes[].benaderd": "benaderde klanten",
    "campagneresultaat.campagnes[].kochten": "wie van hen binnen de termijn kocht, of later met deze campagne bij de aankoop; null waar de aankopen van die dagen ontbreken",
    "campagneresultaat.campagnes[].respons": "kochten gedeeld door benaderd; null zoals kochten",
    "campagneresultaat.campagnes[].respons_van": "ondergrens, 95% zeker",
    "campagneresultaat.campagnes[].respons_tot": "bovengrens, 95% zeker",
    "campagneresultaat.campagnes[].controlegroep": "klanten die door het lot niet benaderd zijn",
    "campagneresultaat.campagnes[].bracht_op": "wat de campagne opbracht, in euro; null zolang zij loopt en waar het niet te zeggen is",
    "campagneresultaat.campagnes[].vergeleken": "benaderde klanten van wie bekend is wat zij gewoonlijk kopen",
    "campagneresultaat.campagnes[].berust_op": "controlegroep, bovengrens, loopt nog, of waarom er niets te zeggen is",
    "campagneresultaat.campagnes[].kosten": "kosten in euro; null als zij niet bekend zijn",
    "campagneresultaat.campagnes[].kosten_per_koper": "kosten gedeeld door kochten",
    "campagneresultaat.campagnes[].rendement": "(bracht op x marge - kosten) / kosten; null zonder marge, kosten of controlegroep, en waar het verschil toeval kan zijn",
    "campagneresultaat.groepen[]": "per kanaal en groep klanten",
    "campagneresultaat.groepen[].kanaal": "het kanaal",
    "campagneresultaat.groepen[].ingedeeld_naar": "alle klanten, voor het contact of soort klant",
    "campagneresultaat.groepen[].klanten": "de groep; leeg bij alle klanten",
    "campagneresultaat.groepen[].loont": "ja of nee (met controlegroep), misschien wel of misschien niet (zonder), niet te zeggen, of waarom dat niet bekend is",
    "campagneresultaat.groepen[].benaderd": "benaderde klanten",
    "campagneresultaat.groepen[].kochten": "wie van hen kocht",
    "campagneresultaat.groepen[].meer_omzet": "omzet per klant meer dan de controlegroep, zonder controlegroep meer dan gewoonlijk; null onder 20 klanten",
    "campagneresultaat.groepen[].berust_op": "controlegroep of zonder controlegroep",
    "campagneresultaat.groepen[].kosten": "kosten per klant",
    "campagneresultaat.verwachting[]": "per kanaal wat van een volgende campagne te verwachten is; leeg bij te weinig campagnes",
    "campagneresultaat.verwachting[].kanaal": "het kanaal, of alle kanalen",
    "campagneresultaat.verwachting[].respons": "verwachte respons",
    "campagneresultaat.verwachting[].respons_van": "ondergrens van 80%",
    "campagneresultaat.verwachting[].respons_tot": "bovengrens van 80%",
    "campagneresultaat.verwachting[].berust_op": "hoeveel campagnes",
    "campagneresultaat.actiecodes[]": "per actiecode, de meeste omzet eerst",
    "campagneresultaat.actiecodes[].code": "de code",
    "campagneresultaat.actiecodes[].orders": "orders met die code",
    "campagneresultaat.actiecodes[].klanten": "klanten die haar gebruikten",
    "campagneresultaat.actiecodes[].nieuwe_klanten": "van hen: bij hun eerste aankoop",
    "campagneresultaat.actiecodes[].omzet": "omzet van die orders",
    "campagneresultaat.aangebracht": "klanten die door een andere klant zijn aangebracht",
    "campagneresultaat.terugbellen": "klanten met een laag cijfer met wie nog niet gesproken is",
    "tevredenheid": "cijfers uit Contacten",
    "tevredenheid.nps[]": "aanbevelen: alle klanten, per periode en per groep; null als er geen cijfers zijn",
    "tevredenheid.nps[].ingedeeld_naar": "alle klanten, per kwartaal of jaar, soort klant of status",
    "tevredenheid.nps[].groep": "de periode of de groep; leeg bij alle klanten",
    "tevredenheid.nps[].antwoorden": "klanten die antwoordden",
    "tevredenheid.nps[].waarde": "de NPS, -100 tot 100; null onder 30 antwoorden",
    "tevredenheid.nps[].van": "ondergrens, 95% zeker",
    "tevredenheid.nps[].tot": "bovengrens, 95% zeker",
    "tevredenheid.tevreden[]": "deel tevreden klanten (0 tot 1), vanaf 20 antwoorden; verder zoals nps",
    "tevredenheid.tevreden[].ingedeeld_naar": "zoals bij nps",
    "tevredenheid.tevreden[].groep": "zoals bij nps",
    "tevredenheid.tevreden[].antwoorden": "klanten die antwoordden",
    "tevredenheid.tevreden[].waarde": "het deel dat een 4 of 5 geeft; null onder 20 antwoorden",
    "tevredenheid.tevreden[].van": "ondergrens, 95% zeker",
    "tevredenheid.tevreden[].tot": "bovengrens, 95% zeker",
    "mailing.campagne": "de naam waaronder de mailing onthouden wordt; null als dat niet gebeurt",
    "mailing.controlegroep": "hoeveel klanten door het lot niet benaderd worden",
    "mailing": "alleen bij mailing en jaaroverzicht; null zonder mailing",
    "mailing.sjabloon": "naam van het sjabloon",
    "mailing.selectie": "de selectie",
    "mailing.geselecteerd": "hoeveel klanten gekozen zijn",
    "mailing.mails": "hoeveel mails",
    "mailing.brieven": "hoeveel brieven",
    "mailing.niet_benaderd": "hoeveel klanten niets krijgen",
    "mailing.redenen": "waarom: reden en aantal",
    "groepen[]": "alleen bij dubbelen: klanten die dubbel zijn of bij elkaar horen, het zekerste eerst",
    "groepen[].oordeel": "zeker dubbel, vraag of hoort bij elkaar",
    "groepen[].klantnummers[]": "de klantnummers",
    "groepen[].score": "de kans (0 tot 1) dat het één klant is",
    "groepen[].reden": "waarom",
    "te_beoordelen": "hoeveel groepen nog op een besluit wachten",
    "schatting": "hoeveel voorstellen die al aangevinkt zijn onjuist kunnen zijn",
    "samengevoegd[]": "alleen bij samenvoegen: de groepen die zijn samengevoegd",
    "samengevoegd[].klantnummer": "de klant die blijft",
    "samengevoegd[].vervallen[]": "de klantnummers die daarin opgingen",
    "niet_samengevoegd[]": "groepen die op Samenvoegen stonden en zijn blijven staan",
    "niet_samengevoegd[].klantnummers[]": "de klantnummers",
    "niet_samengevoegd[].reden": "waarom",
    "teruggedraaid": "alleen bij ongedaan; null als er niets is teruggedraaid",
    "teruggedraaid.stap": "de stap die is teruggedraaid",
    "teruggedraaid.moment": "wanneer die was uitgevoerd",
    "teruggedraaid.groep": "met --groep: de groep; anders leeg",
    "opnieuw": "of een eerder ongedaan maken is teruggedraaid (--opnieuw)",
    "cellen": "hoeveel cellen terug zijn; 0 als het hele bestand in één keer terugkwam",
    "gebleven[]": "wat niet is teruggezet",
    "gebleven[].tab": "de tab",
    "gebleven[].rij": "de klant, de order of de dag waaraan de rij te herkennen is",
    "gebleven[].kolom": "de kolom; leeg als het om de hele rij gaat",
    "gebleven[].door_u_veranderd": "true als u het daarna veranderde; false als de rij niet zeker te vinden is",
    "mailing.map": "de map met bestanden; null als het bij een plan bleef",
}


# explained where another key has the same form
_SAME_FORM = {("actieve_klanten", "kwartaal"), ("actieve_klanten", "jaar"), ("artikelen", "groepen")}


def run_on(path: Path) -> tuple[list[Tab], Mapping[str, Any]]:
    """The tabs and the JSON of `jaaroverzicht`, `dubbelen`, `samenvoegen`, `ongedaan` and those about single customers."""
    kept: list[Tab] = []
    put = FileBook.put

    def keep(book: FileBook, tabs: list[Tab], *arguments: Any, **options: Any) -> Any:
        kept.extend(tabs)
        return put(book, tabs, *arguments, **options)

    with (
        TemporaryDirectory() as folder,
        patch.object(FileBook, "put", keep),
        patch.dict(os.environ, {"KLANTENBESTAND_DATA": str(Path(folder) / "data")}),
    ):
        book = FileBook.open(path, target=Path(folder) / "uit.xlsx")
        run = Run(DAY, datetime(2026, 11, 15, tzinfo=UTC))
        outcomes = [jaaroverzicht(book, run, Wish("nieuwsbrief")), dubbelen(book, run), samenvoegen(book, run)]
        about_customers = customer_json(book, run)
        made = list(kept)
        undo = ongedaan(book, run).json
    tabs = {tab.name: tab for tab in made if not tab.hidden}
    ordered = sorted(tabs.values(), key=lambda tab: TAB_ORDER.index(tab.name))
    left = {  # none is left in the example
        "niet_samengevoegd": [{"klantnummers": ["1"], "reden": ""}],
        "gebleven": [{"tab": "", "rij": "", "kolom": "", "door_u_veranderd": True}],
    }
    json = {key: value for outcome in outcomes for key, value in outcome.json.items()}
    return ordered, {**json, **undo, **left, **about_customers, "bestand": "..."}


def result_parts(path: Path) -> dict[str, str]:
    """The parts "resultaattabs" and "json". KeyError where the JSON has a key that is not explained."""
    tabs, json = run_on(path)
    known = _KEYS | KEYS
    rows = [(f"`{key}`", known[key]) for key in _paths(json)]
    return {"resultaattabs": "\n\n".join(map(_tab, tabs)), "json": table_of(("sleutel", "wat het is"), rows)}


def _tab(tab: Tab) -> str:
    tables = [
        f"`{table.name}`\n\n"
        + table_of(
            ("kolom", "wat erin staat"), [(_header(field.header), _SHOWN_AS[field.format]) for field in table.fields]
        )
        for table in tab.tables
    ]
    return "\n\n".join([f"### {tab.name}", tab.title if tab.title != tab.name else "", *tables]).replace(
        "\n\n\n\n", "\n\n"
    )


def _header(header: str) -> str:
    """Years are those of the owner's data."""
    return "een jaar, zoals 2025" if header.isdigit() else header


def _paths(value: Any, way: str = "") -> Iterator[str]:
    """The path of every key; lists by their first element; counts by word and reasons are one key."""
    if isinstance(value, Mapping) and way not in ("bevindingen", "mailing.redenen", *ONE_KEY):
        if way:
            yield way
        for key, inner in value.items():
            if (way, key) not in _SAME_FORM | SAME_FORM:
                yield from _paths(inner, f"{way}.{key}" if way else key)
    elif isinstance(value, list):
        if isinstance(value[0], Mapping):
            yield from _paths(value[0], f"{way}[]")
        else:
            yield f"{way}[]"
    else:
        yield way
