"""Every sentence on the result tabs: titles, conclusions, definitions. Filled in with `say`. B1 Dutch, "u".

One module per tab with many; here what they share, and the short ones.
"""

from klantenbestand.words.texts import (
    tab_active,
    tab_articles,
    tab_basket,
    tab_campaign,
    tab_duplicates,
    tab_expectation,
    tab_groups,
    tab_overview,
    tab_season,
    tab_start,
)

_TABS = (
    tab_active,
    tab_articles,
    tab_basket,
    tab_campaign,
    tab_duplicates,
    tab_expectation,
    tab_groups,
    tab_overview,
    tab_season,
    tab_start,
)

_SHARED = {
    # shared
    "period.history": "Aankopen van {first}{early} tot en met {last}{late} · peildatum {peildatum} · bedragen {amounts}",
    "period.one-day": "Aankopen van {first}{early}{late} · peildatum {peildatum} · bedragen {amounts}",
    "period.early": " (en nog {lines} van ver daarvoor)",
    "period.late": ", en daarna nog {lines}",
    "period.today": "Peildatum {peildatum}",
    "list.part": "{title} (de eerste {shown} van {total})",
    "change.year": "een jaar eerder {value}",
    "recompute.note": (
        "Zelf narekenen: de formule telt in uw eigen blad. Verklaard: het verschil is precies wat erbij staat, zoals cellen met tekst "
        "of een fout in plaats van een getal of datum. Die staan op Controle; wij lezen ze wel, en nemen Aantal x Prijs waar Bedrag "
        "ontbreekt. Een getal: dat deel van het verschil is niet verklaard. Geen formule: waarom niet, staat erbij."
    ),
    "recompute.moved": "Retouren voor {amount} tellen bij hun order, die in een andere periode valt",
    "recompute.reason": "Toen dit gemaakt werd, stond {amount} op {lines} van {sheet} die Excel niet meetelt (zie Controle)",
    "recompute.count.cells": "Cellen die Excel niet leest schelen {count} (zie Controle)",
    "recompute.count.back": "Geheel teruggebracht, en dus niet geteld: {count}",
    "recompute.count.again": "Hetzelfde nummer na meer dan 31 dagen is een nieuwe order: {count}",
    "recompute.count.spread": "Orders met regels op meer dagen tellen op één dag: {count}",
    "recompute.orders.back": "Wat geheel terugkwam, is geen order: {amount}",
    "recompute.orders.loose": "Losse verkoop zonder ordernummer is geen order: {amount}",
    "recompute.parts": "Het verschil komt van de cijfers hierboven waarmee dit berekend is",
    "recompute.parts.cells": "Het verschil komt van cellen die Excel niet leest (zie Controle) en van wat geheel terugkwam",
    "recompute.median.returns": "Wat er van een order terugkwam, ziet deze formule niet; wij trekken het eraf",
    "recompute.scores.again": "Wie vaker antwoordde, telt bij ons één keer, met zijn laatste cijfer; de formule telt elk cijfer",
    "recompute.none.few": "Geen formule: er zijn nog te weinig antwoorden voor dit cijfer",
    "recompute.none.rows": "Geen formule: bij meer dan {most} regels zou Excel er te lang over doen",
    "recompute.none.apart": "Geen formule: de regels van een order staan verspreid over uw blad, en dan doet Excel er te lang over",
    "recompute.none.customers": "Geen formule: uw klantnummers zijn niet alleen cijfers, en bij zoveel regels doet Excel er dan te lang over",
    "recompute.none.broken": "Geen formule zolang er een foutwaarde in een van deze kolommen staat (zie Controle)",
    "recompute.none.zero": "Geen formule: er is niets om door te delen",
    "recompute.none.parts": "Geen formule, omdat er een ontbreekt waarop dit rust",
    "recompute.none.median.rows": "Geen formule: bij meer dan {most} regels zou Excel er te lang over doen",
    "recompute.none.median.apart": "Geen formule: de regels van een order staan niet bij elkaar. Een draaitabel per order laat het zien",
    "recompute.none.median.broken": "Geen formule zolang er tekst of een foutwaarde bij de bedragen staat (zie Controle)",
    "stale.do": "Neem eerst de nieuwste aankopen over; pas dan is te zien wie er wegblijft.",
    "stale.change": "volgens dit bestand; wie intussen kocht, kan ontbreken",
    "none": "geen",
    "yes": "ja",
    "no": "nee",
    # Controle
    "findings.title": "Controle",
    "findings.conclusion": "{errors}, {warnings} en {tips}. Begin bovenaan: fouten tellen niet goed mee.",
    "findings.conclusion.fine": "Er zijn geen fouten gevonden. {warnings} en {tips}.",
    "findings.conclusion.clean": "Alles is in orde: er is niets gevonden om te verbeteren.",
    "findings.figure.errors": "Fouten",
    "findings.figure.warnings": "Let op",
    "findings.figure.tips": "Tips",
    "findings.figure.rows": "Gecontroleerde rijen",
    "findings.table.kinds": "Aantal per soort",
    "findings.table.list": "Alle bevindingen",
    "findings.more": "en nog {count} keer; los deze eerst op en controleer opnieuw",
    "findings.link": "ga naar",
    "findings.def.errors": "Fout: deze rij telt niet of verkeerd mee. Let op: kijk of dit klopt. Tip: het kan beter, u hoeft niets te doen.",
    "findings.def.values": "Waarde: wat er nu in de cel staat. Klik op 'ga naar' om naar de cel te springen.",
    "findings.def.limit": "Per soort staan hier hooguit {limit} rijen; de tabel met aantallen telt ze allemaal.",
    # nothing to say yet
    "nothing.conclusion": "Dit overzicht kan nu niet gemaakt worden. {reason}",
    # Logboek
    "log.title": "Logboek",
    "log.conclusion": "Elke keer dat Klantenbestand iets deed, staat hier een regel bij.",
    "log.cells": "Wat er in uw eigen tabs is gewijzigd (van elke keer de eerste 1.000 cellen)",
}

TEXTS: dict[str, str] = {key: text for part in (_SHARED, *(tab.TEXTS for tab in _TABS)) for key, text in part.items()}


def say(key: str, **values: object) -> str:
    """The sentence `key` with its values filled in; KeyError for a key that is not in the catalogue."""
    return TEXTS[key].format(**values)
