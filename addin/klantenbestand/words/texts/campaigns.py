"""Sentences of the analysis of campaigns and of what customers think. B1 Dutch, "u", no blame."""

from klantenbestand.words.findings import Severity, Text
from klantenbestand.words.texts.analysis import thin

FINDINGS: dict[str, Text] = {
    # campaigns
    "no-campaigns": thin(
        "Bij geen enkel contact staat een campagne.",
        "Vul in Contacten bij elk bericht de naam van de campagne in, of maak een mailing met een controlegroep of --campagne.",
    ),
    "campaigns-without-control": thin(
        "Campagnes zonder controlegroep: {have}. U ziet wat klanten meer kochten dan gewoonlijk; of dat door de campagne kwam, is "
        "niet te zeggen.",
        "Zet in Instellingen een Controlegroep (%), bijvoorbeeld 10; dan ziet u na de volgende mailing het verschil. Schrijft u minder dan 1.000 "
        "klanten, neem dan 20 tot 30: in een kleine controlegroep is een verschil zelden aan te tonen.",
    ),
    "campaigns-not-covered": thin(
        "De aankopen in het bestand beslaan niet de dagen van {number}: {names}. Respons en opbrengst zijn daarvan niet te zeggen.",
        "Zet ook de aankopen van die dagen op de tab Aankopen.",
    ),
    "campaigns-short-history": thin(
        "Van {people} in een campagne zonder controlegroep staan er van vóór het contact minder dan {need} dagen in het bestand. Wat zij "
        "gewoonlijk kopen is niet bekend; zij tellen niet mee bij Gewoonlijk en Bracht op.",
        "Zet ook oudere aankopen op de tab Aankopen, of werk met een controlegroep: dan telt iedereen mee.",
    ),
    "campaigns-overlap": Text(
        Severity.WARNING,
        "Campagnes tegelijk",
        "{one} en {other} lopen door elkaar: {people} in beide, in dezelfde dagen. Zonder controlegroep telt een aankoop bij Bracht op één keer: bij de "
        "campagne die deze klant het laatst benaderde. Welke van de twee werkte, is zo niet te zien. Campagnes die zo samenvallen: {pairs}.",
        "Laat ten minste de termijn voor een antwoord tussen twee campagnes aan dezelfde klant, dan ziet u welke werkte.",
    ),
    "campaigns-overlap-control": Text(
        Severity.WARNING,
        "Campagnes tegelijk",
        "{one} en {other} hebben elk een controlegroep en lopen door elkaar: {people} in beide, in dezelfde dagen. Bij Bracht op staat dezelfde "
        "aankoop dan bij allebei: tel die twee niet op. Campagnes die zo samenvallen: {pairs}.",
        "Laat ten minste de termijn voor een antwoord tussen twee campagnes aan dezelfde klant, of houd bij beide dezelfde klanten achter.",
    ),
    "campaign-forecast-few": thin(
        "Campagnes die klaar zijn: {have}. Voor een verwachting van de volgende zijn er {need} nodig.",
        "Vanaf {need} campagnes die klaar zijn rekent het programma die uit.",
    ),
    "campaign-forecast-pooled": thin(
        "Kanalen met minder dan {need} campagnes die klaar zijn: {channel}. Daarom telt elke campagne mee en is de marge breed.",
        "Vanaf {need} campagnes van hetzelfde kanaal wordt de verwachting smaller.",
    ),
    "campaign-forecast-uncertain": thin(
        "De verwachting voor {channel} berust op {have} campagnes via dat kanaal.",
        "Vanaf {need} campagnes staat zij steviger.",
    ),
    # satisfaction
    "scores-unasked": thin(
        "Cijfers zonder vraag: {have}. Die tellen niet mee.",
        "Vul in Contacten bij Vraag in: aanbevelen 0-10 of tevredenheid 1-5.",
    ),
    "score-impossible": thin(
        "Cijfers die niet bij de vraag passen: {have}. Die tellen niet mee.",
        "Een cijfer voor aanbevelen is een heel getal van 0 tot en met 10, voor tevredenheid van 1 tot en met 5.",
    ),
    "nps-few-answers": thin(
        "Antwoorden: {have}. Voor een NPS zijn er {need} nodig; daarom ziet u alleen de verdeling.",
        "Vanaf {need} antwoorden staat het cijfer er.",
    ),
    "csat-few-answers": thin(
        "Antwoorden: {have}. Voor een percentage tevreden klanten zijn er {need} nodig.",
        "Vanaf {need} antwoorden staat het cijfer er.",
    ),
    "satisfaction-below": Text(
        Severity.WARNING,
        "Onder uw grens",
        "{name} is {found} {when} (zeker {low} tot {high}); uw grens is {limit}.",
        "Lees deze antwoorden in Contacten en bel de klanten met de laagste cijfers.",
    ),
}

ERRORS: dict[str, str] = {}
