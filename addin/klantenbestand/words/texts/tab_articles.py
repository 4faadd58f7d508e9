"""Every sentence on *Artikelen*."""

TEXTS: dict[str, str] = {
    "articles.title": "Artikelen",
    "articles.conclusion": "{most} 80% van de omzet{known} op{months}; u verkocht er {all}. {demand}",
    "articles.conclusion.one": "U verkocht één artikel: {name}. {demand}",
    "articles.conclusion.none": "De artikelen brachten samen geen omzet op. {demand}",
    "articles.conclusion.offers": "Er zijn nog alleen offertes.",
    "articles.known": " met een artikel",
    "articles.months": " van de laatste 12 volle maanden",
    "articles.do": "{what}: zie de lijsten met Te doen.",
    "articles.do.one": "{what}: zie de lijst met Te doen.",
    "articles.do.offers": "volg {number} open offertes op, samen {amount}",
    "articles.do.offers.one": "volg de open offerte van {amount} op",
    "articles.do.due": "benader {customers} aan vervanging",
    "articles.do.companion": "bied {customers} aan wat past bij eerdere aankopen",
    "articles.do.less": "Bekijk of u minder wilt inkopen van wat minder gevraagd is.",
    "articles.do.stale": "Neem eerst de nieuwste aankopen over; pas dan is te zien wie waaraan toe is.",
    "articles.do.more": "Zorg dat u genoeg in huis hebt van wat meer gevraagd is.",
    "articles.do.none": "Nu is er niets op te volgen: geen offerte is open, en van niemand is bekend dat iets aan vervanging toe is.",
    "articles.demand.less": "Minder gevraagd: {names}.",
    "articles.demand.more": "Meer gevraagd: {names}.",
    "articles.demand.flat": "Van geen artikel is aan te tonen dat er meer of minder vraag naar is.",
    "articles.unknown": "nog niet te zeggen",
    "articles.others": "{count} andere",
    "articles.figure.most": "Artikelen voor 80% van de omzet",
    "articles.figure.less": "Minder gevraagd",
    "articles.figure.due": "Klanten toe aan vervanging",
    "articles.figure.offers": "Offertes die opdracht werden",
    "articles.change.most": "van de {all}",
    "articles.change.most.one": "u verkocht er één",
    "articles.change.most.none": "er is nog niets verkocht",
    "articles.change.most.zero": "samen brachten zij niets op",
    "articles.change.less": "meer gevraagd: {more}",
    "articles.change.less.none": "te zien vanaf {months} volle maanden",
    "articles.change.due": "nu of binnen {days} dagen",
    "articles.change.due.none": "nog van geen artikel bekend na hoelang",
    "articles.change.offers": "{accepted} van de {judged}; zeker {low} tot {high}",
    "articles.change.offers.few": "{accepted} van de {judged}; een percentage vanaf {need}",
    "articles.change.offers.none": "geen offertes van {days} dagen of ouder",
    "articles.chart.top": "Welke artikelen brengen het meeste op?",
    "articles.chart.groups": "Welke groepen brengen meer of minder op?",
    "articles.series.last": "Laatste 12 maanden",
    "articles.series.before": "12 maanden ervoor",
    "articles.table.articles": "Alle artikelen",
    "articles.table.groups": "Per artikelgroep",
    "articles.table.due": "Te doen: toe aan vervanging",
    "articles.table.offer": "Te doen: bied dit erbij aan",
    "articles.table.open": "Te doen: open offertes opvolgen",
    "articles.table.pairs": "Samen gekocht",
    "articles.table.first": "Waar klanten mee beginnen",
    "articles.table.replace": "Na hoelang opnieuw",
    "articles.table.offers": "Offertes per jaar",
    "articles.row.without": "(geen artikel ingevuld)",
    "articles.row.without-group": "(geen groep ingevuld)",
    "articles.row.others": "(de {count} andere artikelen)",
    "articles.demand.1": "meer gevraagd",
    "articles.demand.-1": "minder gevraagd",
    "articles.demand.0": "geen duidelijke verandering",
    "articles.demand.new": "nog te kort verkocht",
    "articles.demand.few": "te weinig verkocht",
    "articles.demand.interrupted": "had eerder een gat",
    "articles.demand.stopped": "al een tijd niet verkocht",
    "articles.again.1": "vaker dan gewoon",
    "articles.again.-1": "minder vaak",
    "articles.again.0": "",
    "articles.basis.levensduur": "uw levensduur",
    "articles.basis.aankopen": "aankopen",
    "articles.basis.few": "te weinig keer",
    "articles.basis.wide": "loopt te ver uiteen",
    "articles.def.revenue": "Omzet: alle regels met dit artikel, {amounts}, ook losse verkoop, min retouren. Regels zonder artikel: {without}.",
    "articles.def.counts": "Stuks: min wat terugkwam; een regel zonder aantal is 1 stuk. Klanten: wie het ooit kocht; losse verkoop telt daar niet mee.",
    "articles.def.months": "Laatste 12 maanden: de laatste 12 volle maanden; ervoor: de 12 maanden daarvoor. Verschil: in stuks.",
    "articles.def.demand": (
        "Vraag: stuks per maand, elke maand tegenover dezelfde maand in andere jaren (seizoens-Mann-Kendall, hooguit 5 jaar). Meer of "
        "minder staat er alleen als toeval onwaarschijnlijk is over alle artikelen samen (Benjamini-Hochberg, 5%) en het verschil "
        "met de 12 maanden ervoor meer dan 10% is."
    ),
    "articles.def.untested": (
        "Geen oordeel: korter dan 24 volle maanden verkocht, minder dan 3 stuks per maand, of 3 volle maanden achter elkaar niet verkocht waarin u het "
        "in andere jaren wel verkocht: nu (al een tijd niet verkocht) of eerder in de laatste 5 jaar (had eerder een gat)."
    ),
    "articles.def.due": "Toe aan vervanging: binnen {days} dagen, of voorbij maar nog geen twee keer zo lang geleden. Dichtst bij vandaag staat bovenaan.",
    "articles.def.replace": (
        "Na hoelang: de levensduur die u zelf invulde; anders de middelste tijd tot klanten het opnieuw kochten, als "
        "dat minstens {gaps} keer gebeurde en de langste tijden hooguit {wide} keer de kortste zijn (90% en 10%)."
    ),
    "articles.def.offer": "Bied aan: deze klant kocht het eerste artikel en nooit het tweede. Alleen klanten die nu actief zijn en wat u in het laatste jaar verkocht.",
    "articles.def.pairs": (
        "Samen: orders met 2 tot en met 50 verschillende artikelen ({baskets}). Keer vaker: dan bij toeval (lift); zeker minstens: de ondergrens "
        "(95%), en die is boven 1,1."
    ),
    "articles.def.first": (
        "Beginnen: klanten met een eerste aankoop na de eerste maand van uw bestand. Kwam terug: binnen {days} dagen; van alle nieuwe klanten {share}. "
        "Vaker of minder vaak dan wie met iets anders begon: alleen als dat geen toeval is (hooguit 1 op de 20 die hier staan is toeval, Benjamini-Hochberg)."
    ),
    "articles.def.offers": (
        "Offerte werd opdracht: een latere order van dezelfde klant binnen {longest} dagen, met hetzelfde nummer, artikel of bedrag. Het deel telt "
        "offertes van {patience} dagen of ouder; per jaar staat het er vanaf {few} daarvan. Open: nog geen opdracht en hooguit {longest} dagen oud."
    ),
    "articles.def.lists": "Elke lijst heeft hooguit {rows} rijen; per klant staat alles op Klantoverzicht, zodra er een aankoop is. Wie u mag mailen of bellen, kijkt Mailing voor u na.",
    "articles.columns": (
        "Vervangen: het artikel dat het dichtst bij vandaag toe is aan vervanging. Past erbij: gaat vaak samen met wat deze klant kocht, en dit "
        "kocht hij nooit. Open offertes: hooguit {days} dagen oud en nog geen opdracht."
    ),
    "articles.check.best": "Omzet van het best verkochte artikel {article}",
    "articles.check.share": "Deel van {article} in de omzet hierboven",
    "articles.check.best.none": "Omzet van het best verkochte artikel",
    "articles.check.share.none": "Deel van dat artikel in de omzet hierboven",
    "articles.check.none": "Geen formule: er is nog geen artikel verkocht",
    "articles.check.other": "De cijfers bovenaan deze tab",
    "articles.check.other.why": (
        "Geen formule: die komen van alle artikelen op volgorde, van een toets, en van wat bij elke offerte of aankoop hoort. Hoe, staat hierboven"
    ),
    "articles.check": "Omzet van regels met een artikel",
    "start.now.due": "Bekijk wie toe is aan vervanging: {customers}",
    "start.now.offers": "Volg {number} open offertes op: samen {amount}",
    "start.now.offers.one": "Volg de open offerte van {amount} op",
    "start.now.less": "Bekijk {articles} minder vraag naar is",
    "start.now.articles": "Bekijk welke artikelen goed lopen",
    "start.now.articles.free": "Bekijk welke artikelen u weggaf",
    "start.now.articles.back": "Bekijk welke artikelen terugkwamen",
}
