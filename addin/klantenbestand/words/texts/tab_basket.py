"""Every sentence on *Mandgrootte*."""

TEXTS: dict[str, str] = {
    "basket.title": "Mandgrootte",
    "basket.conclusion": "Een gemiddelde order is {mean}; de helft van de orders is {median} of lager. {trend}",
    "basket.conclusion.one": "Er is nog één order, van {mean}.",
    "basket.trend.up": "De mand wordt groter: ongeveer {slope} per jaar erbij.",
    "basket.trend.down": "De mand wordt kleiner: ongeveer {slope} per jaar eraf.",
    "basket.trend.flat": "De mand is over de tijd niet aantoonbaar groter of kleiner geworden.",
    "basket.trend.none": "",
    "basket.larger": "De middelste mand is aantoonbaar groter bij {values}.",
    "basket.larger.customer_type": "de soort klant {value} ({median})",
    "basket.larger.channel": "het kanaal {value} ({median})",
    "basket.do.small": "Bied {customers} met een kleine mand iets extra's aan: filter Klantoverzicht op Kleine mand.",
    "basket.do.pairs": "Bied bij een order aan wat er vaak samen mee gekocht wordt: zie Samen gekocht op Artikelen.",
    "basket.do.stale": "Neem eerst de nieuwste aankopen over; pas dan is te zien wie nu een kleine mand heeft.",
    "basket.do.more": "Bedenk wat u bij een gewone order nog kunt aanbieden.",
    "basket.figure.mean": "Gemiddelde mand",
    "basket.figure.median": "Middelste mand",
    "basket.figure.orders": "Orders",
    "basket.figure.spread": "De helft ligt tussen",
    "basket.spread": "{low} en {high}",
    "basket.change.lines": "gemiddeld {lines} regels per order",
    "basket.chart.histogram": "Hoe groot zijn de orders?",
    "basket.chart.trend": "Wordt de mand groter of kleiner?",
    "basket.chart.excluded": "telt niet mee: {months}",
    "basket.series.orders": "Orders",
    "basket.series.mean": "Gemiddelde",
    "basket.series.median": "Middelste",
    "basket.table.months": "Per maand",
    "basket.table.figures": "Kengetallen",
    "basket.table.histogram": "Verdeling",
    "basket.table.quarters": "Per kwartaal",
    "basket.table.years": "Per jaar",
    "basket.table.parts": "Waar de mand groter of kleiner is",
    "basket.table.small": "Te doen: klanten met een kleine mand",
    "basket.table.rhythms": "Mand naar hoe vaak iemand koopt",
    "basket.part.customer_type": "Soort klant",
    "basket.part.channel": "Kanaal",
    "basket.part.article_group": "Artikelgroep",
    "basket.part.segment": "Klantgroep",
    "basket.differs.1": "groter",
    "basket.differs.-1": "kleiner",
    "basket.differs.0": "geen duidelijk verschil",
    "basket.bin": "{low} tot {high}",
    "basket.bin.open": "{low} en meer",
    "basket.bin.below": "onder {high}",
    "basket.row.mean": "Gemiddelde mand",
    "basket.row.median": "Middelste mand (mediaan)",
    "basket.row.p10": "10% van de orders is lager dan",
    "basket.row.p25": "25% van de orders is lager dan",
    "basket.row.p75": "25% van de orders is hoger dan",
    "basket.row.p90": "10% van de orders is hoger dan",
    "basket.row.sd": "Spreiding (standaardafwijking)",
    "basket.row.smallest": "Kleinste order",
    "basket.row.largest": "Grootste order",
    "basket.row.revenue": "Omzet van deze orders",
    "basket.def.mand": "Mand: het bedrag van één order, {amounts}, na korting en na aftrek van wat terugkwam.",
    "basket.def.order": "Order: alle regels met hetzelfde ordernummer en dezelfde klant; zonder nummer alle regels van een klant op één dag.",
    "basket.def.out": "Offertes tellen niet mee, en orders die helemaal terugkwamen ook niet.",
    "basket.def.lines": "Uw aankopen hebben geen ordernummer en geen klant: elke regel telt hier als één order.",
    "basket.def.loose": "Regels zonder klant en zonder ordernummer tellen hier niet mee: {lines}.",
    "basket.def.total": "Zelf narekenen telt alle regels: ook van orders die helemaal terugkwamen, en losse tegoeden.",
    "basket.def.trend": (
        "Verandering: van de middelste mand, elke volle maand alleen tegenover dezelfde maand in andere jaren, zodat het seizoen niet op groei "
        "lijkt (seizoens-Theil-Sen, 95% zeker). Vanaf {months} volle maanden; ook andere klanten met een andere mand veranderen haar. Niet meegeteld, zoals u instelde: {excluded}."
    ),
    "basket.def.parts": (
        "Vergelijken: de middelste order, met de grenzen waarbinnen die 95% zeker ligt. Orders van één klant lijken op elkaar; met weinig klanten "
        "liggen de grenzen daarom verder uiteen. Groter of kleiner staat er alleen als toeval onwaarschijnlijk is, over alle vergelijkingen samen "
        "(95%), tegenover alle andere orders waarvan ook bekend is welke soort klant, welk kanaal of welke groep het is. "
        "Onder {need} orders staat een soort er niet bij."
    ),
    "basket.def.segment": (
        "Artikelgroep: orders met minstens één artikel uit die groep; daar zitten vaak meer regels in. Klantgroep: die is ook op omzet "
        "gemaakt, dus een verschil in mand hoort daarbij."
    ),
    "basket.def.small": (
        "Kleine mand: klanten met {orders} orders of meer van wie de middelste order hoort bij het laagste kwart van de orders van klanten die even "
        "vaak kopen, en bij wie toeval onwaarschijnlijk is over alle klanten samen (binomiale toets, Benjamini-Hochberg, 5%). "
        "Vanaf {customers} klanten met hetzelfde ritme."
    ),
    "start.now.small": "Bied iets extra's aan: {customers} met een kleine mand",
    "basket.columns": (
        "Kleine mand: ja als de middelste order hoort bij het laagste kwart van de orders van klanten die even vaak kopen, en toeval onwaarschijnlijk is; leeg "
        "bij minder dan {orders} orders of te weinig klanten om mee te vergelijken."
    ),
    "basket.check.orders": "Aantal orders",
    "basket.check.revenue": "Omzet van die orders",
    "basket.check.mean": "Gemiddelde mand: omzet van de orders gedeeld door het aantal",
    "basket.check.median": "Middelste mand",
    "basket.check": "Omzet van alle regels tot en met de peildatum",
}
