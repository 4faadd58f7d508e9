"""Every sentence on *Campagneresultaat*."""

TEXTS: dict[str, str] = {
    "campaign.title": "Campagneresultaat",
    "campaign.conclusion.last": "De laatste campagne die klaar is, {name}, bereikte {addressed}; {responders} ({rate}).",
    "campaign.conclusion.nobody": "De laatste campagne die klaar is, {name}, bereikte {addressed}; niemand kocht.",
    "campaign.conclusion.unmeasured": "Wat campagnes opbrachten, is zonder aankopen niet te zeggen.",
    "campaign.conclusion.running": "Er is nog geen campagne klaar: de termijn van {days} dagen na het laatste contact loopt nog.",
    "campaign.conclusion.missing": "Van geen campagne is de uitkomst te zeggen: de aankopen van die dagen staan niet allemaal in het bestand.",
    "campaign.conclusion.none": "Bij uw contacten staat nog geen campagne.",
    "campaign.brought.proven": "Tegenover de controlegroep bracht zij {brought} op (zeker {low} tot {high}).",
    "campaign.brought.unclear": "Tegenover de controlegroep is niet aan te tonen dat zij iets opbracht.",
    "campaign.brought.less": "Wie de campagne kreeg, kocht aantoonbaar minder dan de controlegroep.",
    "campaign.brought.bound": "{who} {brought} meer dan gewoonlijk; zonder controlegroep is niet te zeggen of dat door de campagne kwam.",
    "campaign.brought.nothing": "{who} niet meer dan gewoonlijk; zonder controlegroep is niet te zeggen wat de campagne deed.",
    "campaign.who": "Alle klanten die zij bereikte, kochten samen",
    "campaign.who.one": "Deze klant kocht",
    "campaign.brought.unknown": "Wat zij opbracht, is niet te zeggen: van deze klanten staan geen {need} dagen van vóór het contact in het bestand.",
    "campaign.pays.no": "Loont niet: {places}.",
    "campaign.pays.yes": "Loont: {places}.",
    "campaign.pays.less": "Loont misschien niet: {places} (wat er meer gekocht werd dan gewoonlijk, dekt de kosten niet).",
    "campaign.pays.more": "Loont misschien: {places} (wat er meer gekocht werd dan gewoonlijk, dekt de kosten).",
    "campaign.pays.place": "{channel} bij {group}",
    "campaign.pays.all": "alle klanten",
    "campaign.others": "{count} andere",
    "campaign.scores.nps": "De NPS is {value} (zeker {low} tot {high}).",
    "campaign.scores.csat": "{value} van wie antwoordde is tevreden (zeker {low} tot {high}).",
    "campaign.call": "Bel {customers} terug: een laag cijfer, en nog niet gesproken.",
    "campaign.do.purchases": "Zet de aankopen op de tab Aankopen; dan ziet u het wel.",
    "campaign.do.wait": "Nu is er niets te doen: kijk opnieuw als die termijn voorbij is.",
    "campaign.do.losing": "Stop met wat niet loont, of doe het goedkoper.",
    "campaign.do.control": "Zet bij Instellingen een Controlegroep (%); dan ziet u van de volgende campagne wat zij opbracht.",
    "campaign.do.repeat": "Zo'n campagne kunt u herhalen.",
    "campaign.do.other": "Probeer de volgende keer een ander aanbod of een ander kanaal.",
    "campaign.do.larger": "Neem de volgende keer meer klanten of een grotere controlegroep; dan is er meer te zeggen.",
    "campaign.do.none": "Terugbellen hoeft nu niet: bij geen laag cijfer bent u nog een antwoord schuldig.",
    "campaign.figure.rate": "Respons laatste campagne",
    "campaign.figure.brought": "Bracht op",
    "campaign.figure.cost": "Kosten per koper",
    "campaign.figure.nps": "NPS",
    "campaign.change.rate": "{name}; zeker {low} tot {high}",
    "campaign.change.control": "tegenover de controlegroep; zeker {low} tot {high}",
    "campaign.change.control.nobody": "tegenover de controlegroep; ook daar kocht niemand",
    "campaign.change.few": "zonder controlegroep: bovengrens; van {addressed}, dat zegt weinig",
    "campaign.change.bound": "zonder controlegroep: bovengrens",
    "campaign.change.cost": "{cost} voor {contacts}",
    "campaign.change.cost.none": "vul Kosten in bij Campagnes of Instellingen",
    "campaign.change.nps": "zeker {low} tot {high}; {answers} antwoorden",
    "campaign.change.nps.few": "{answers}; een cijfer vanaf {need}",
    "campaign.chart.rate": "Welke campagne kreeg de meeste respons?",
    "campaign.chart.nps": "Zouden klanten u aanbevelen?",
    "campaign.chart.csat": "Hoe tevreden zijn klanten?",
    "campaign.series.rate": "Respons",
    "campaign.table.campaigns": "Alle campagnes",
    "campaign.table.groups": "Bij wie loont het, en bij wie niet?",
    "campaign.table.forecast": "Verwacht van een volgende campagne, per 100 klanten",
    "campaign.table.call": "Te doen: bel deze klanten terug",
    "campaign.table.codes": "Actiecodes",
    "campaign.table.brought": "Wie bracht klanten aan?",
    "campaign.table.nps": "Aanbevelen (NPS)",
    "campaign.table.csat": "Tevredenheid",
    "campaign.table.scores": "Laatste cijfer van elke klant",
    "campaign.basis.control": "controlegroep",
    "campaign.basis.bound": "bovengrens",
    "campaign.basis.before": "zonder controlegroep",
    "campaign.basis.none": "te weinig dagen van vóór het contact",
    "campaign.basis.missing": "niet te zeggen: aankopen ontbreken",
    "campaign.basis.running": "loopt nog",
    "campaign.by.all": "alle klanten",
    "campaign.by.channels": "alle kanalen",
    "campaign.by.before": "voor het contact",
    "campaign.by.type": "soort klant",
    "campaign.by.status": "status nu",
    "campaign.by.period": "per {unit}",
    "campaign.pays.1": "ja",
    "campaign.pays.-1": "nee",
    "campaign.pays.0": "niet te zeggen",
    "campaign.pays.maybe.1": "misschien wel",
    "campaign.pays.maybe.-1": "misschien niet",
    "campaign.pays.bare": "niet te vergelijken",
    "campaign.pays.few": "te weinig klanten",
    "campaign.pays.unknown": "kosten of marge ontbreekt",
    "campaign.margin.none": "niet ingevuld",
    "campaign.forecast.own": "{number} van dit kanaal",
    "campaign.forecast.all": "{number} van alle kanalen",
    "campaign.question.nps": "aanbevelen 0-10",
    "campaign.question.csat": "tevredenheid 1-5",
    "campaign.def.addressed": (
        "Benaderd: klanten met een contact van u (Richting uit of leeg) bij deze campagne in Contacten, en wie in een mailing "
        "met deze campagne zat (op die manier: {mailed})."
    ),
    "campaign.def.response": (
        "Kochten: een aankoop vanaf het eerste contact met die klant tot en met {days} dagen na het laatste contact met hem, of later "
        "met deze campagne bij de aankoop. Omzet: alleen wat binnen die dagen valt. Van en tot: 95% zeker (Wilson). "
        "Leeg waar de aankopen in het bestand die dagen niet beslaan."
    ),
    "campaign.def.usual": (
        "Gewoonlijk: wat dezelfde klanten in even veel dagen uitgaven in het jaar ervoor, vanaf het begin van het bestand, Klant sinds of "
        "de dag na hun eerste aankoop; keer het seizoen van die dagen waar dat aangetoond is. Wie minder dan {need} van die dagen heeft, "
        "telt niet mee; Vergeleken: hoeveel wel. Omzet {amounts}."
    ),
    "campaign.def.brought": (
        "Bracht op: met controlegroep wat een klant meer uitgaf dan iemand in die groep, keer het aantal benaderden; van en tot: 95% zeker "
        "(beide groepen {shuffles} keer opnieuw door toeval verdeeld). Zonder controlegroep: de omzet van de vergeleken klanten min gewoonlijk, "
        "waarin elke aankoop één keer telt: bij de campagne die deze klant "
        "het laatst benaderde (op dezelfde dag: ieder een deel). Bovengrens: zo veel bracht zij op als alles wat meer gekocht werd door de "
        "campagne kwam; een feestdag of een andere actie in die dagen zit daar ook in."
    ),
    "campaign.def.cost": (
        "Kosten: die van de tab Campagnes, anders aantal contacten keer de kosten in Instellingen. Rendement: (bracht op x marge "
        "- kosten) / kosten, met van en tot; marge: {margin}. Leeg zonder controlegroep, en waar toeval het verschil kan verklaren."
    ),
    "campaign.def.groups": (
        "Voor het contact: wat de klant vlak voor de campagne was; weggebleven: langer dan {window} dagen niet gekocht. Ja en "
        "nee: tegenover klanten uit dezelfde groep die in de controlegroep zaten; ook het laagste (ja) of hoogste (nee) dat aannemelijk is "
        "(95%, over alle groepen samen) dekt de kosten wel of niet. Misschien: zo, maar tegenover gewoonlijk en zonder controlegroep. Wie in meer campagnes "
        "zat, telt in elke mee, maar een aankoop van hem één keer; de marge is die van zoveel klanten. Vanaf {need} klanten."
    ),
    "campaign.def.forecast": (
        "Verwacht: uit hoe eerdere campagnes van elkaar verschilden (bèta-binomiaal); 8 van de 10 keer ligt de uitkomst tussen "
        "van en tot. Vanaf {need} campagnes die klaar zijn."
    ),
    "campaign.def.codes": "Actiecodes: orders met die code, met al hun regels. Nieuwe klanten: hun eerste aankoop. Aangebracht: volgens de tab Klanten.",
    "campaign.def.nps": (
        "NPS: het percentage dat 9 of 10 geeft min het percentage dat 0 tot en met 6 geeft. Per klant telt het laatste antwoord in "
        "een periode. Cijfers zonder vraag tellen niet: {bare}. Vanaf {need} antwoorden."
    ),
    "campaign.def.csat": "Tevreden: het deel dat een 4 of 5 geeft op 1 tot en met 5, vanaf {need} antwoorden. Antwoord: welk deel van de gevraagden een cijfer gaf; leeg als in Contacten alleen staat wie antwoordde.",
    "campaign.def.print": "Afdrukken: de tabel per campagne tot en met de kolom Rendement tot; de rest staat er rechts van.",
    "campaign.def.call": (
        "Terugbellen: het laatste cijfer is laag (aanbevelen 0-6, tevredenheid 1-2), hooguit een jaar oud, niet afgehandeld, en u had "
        "daarna geen contact."
    ),
    "start.now.call": "Bel {customers} terug na een laag cijfer",
    "start.now.losing": "Bekijk bij wie een campagne niet loont",
    "start.now.campaign": "Bekijk wat uw campagnes opbrachten en hoe tevreden klanten zijn",
    "campaign.columns": (
        "Campagnes: in hoeveel u deze klant benaderde; Kocht na campagne: na hoeveel daarvan. Cijfers: het laatste antwoord. Bracht "
        "klanten aan: wie hem bij Aangebracht door noemt."
    ),
    "campaign.check.satisfied": "Tevreden: deel van de antwoorden met een 4 of 5",
    "campaign.check.rate.why": (
        "Geen formule: elke klant heeft zijn eigen termijn, vanaf zijn eerste contact. Ook Bracht op en Kosten per koper rusten daarop"
    ),
    "campaign.check.contacts": "Contacten van u met een campagne",
    "campaign.check.nps": "Cijfers bij aanbevelen 0-10, ook eerdere van dezelfde klant",
    "campaign.check.csat": "Cijfers bij tevredenheid 1-5, ook eerdere van dezelfde klant",
}
