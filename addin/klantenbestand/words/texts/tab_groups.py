"""Every sentence on *Klantgroepen*, and what to do with each group."""

TEXTS: dict[str, str] = {
    "groups.title": "Klantgroepen",
    "groups.conclusion.weight": "{heavy} van de {buyers} {verb} {span} 80% van uw omzet (zonder losse verkoop).",
    "groups.conclusion.weight.all": "Er kochten {span} {buyers}; pas samen brachten zij 80% van uw omzet (zonder losse verkoop).",
    "groups.conclusion.weight.one": "Al uw omzet {span} kwam van één klant (zonder losse verkoop).",
    "groups.conclusion.weight.none": "Er was {span} geen omzet van klanten met een klantnummer.",
    "groups.span": "in de laatste 12 maanden",
    "groups.span.stale": "in de 12 maanden tot en met {end}",
    "groups.conclusion.call": "Begin met {customers} in de groep Niet verliezen: goed voor {revenue} in 36 maanden, en nu al een tijd weg.",
    "groups.conclusion.risk": "Begin met {customers} in de groep Dreigt weg: wie daarin zit, is al twee keer zo lang weg als anders.",
    "groups.conclusion.best": "Van uw beste klanten blijft nu niemand weg; bedank {customers} in de groep Kampioenen.",
    "groups.conclusion.best.early": "Bedank {customers} in de groep Kampioenen; wie wegblijft, is nog niet te zien.",
    "groups.conclusion.none.early": "Wie wegblijft, is in zo korte tijd nog niet te zien.",
    "groups.conclusion.lost": "Geen van uw klanten is nog actief: bel wie het meeste kocht, en doe de andere één laatste aanbod.",
    "groups.conclusion.none": "Niemand van uw goede klanten blijft nu weg.",
    "groups.conclusion.list": "Voor groepen zijn er te weinig klanten; de lijst staat op volgorde van omzet.",
    "groups.conclusion.list.risk": "Begin bij {customers} weg {verb}.",
    "groups.conclusion.list.top": "Houd contact met wie bovenaan staat.",
    "groups.figure.best": "Kampioenen en trouwe klanten",
    "groups.figure.call": "Groepen Niet verliezen en Dreigt weg",
    "groups.figure.heavy": "Klanten die samen 80% brengen",
    "groups.figure.largest": "Deel van de grootste klant",
    "groups.change.before": "op {day}: {number}",
    "groups.change.lost": "alle klanten zijn in de groep Verloren",
    "groups.change.no-year": "geen omzet van klanten met een klantnummer in 12 maanden",
    "groups.change.few": "te zien vanaf {need} klanten",
    "groups.change.first": "eerste keer: nog geen vergelijking",
    "groups.change.revenue": "samen {revenue} in 36 maanden",
    "groups.change.nobody": "niemand",
    "groups.change.too-early": "nog niet te zien: de eerste aankoop is van {day}",
    "groups.change.of": "van {buyers} in 12 maanden, zonder losse verkoop",
    "groups.change.leans": "meer dan 15%: u leunt op één klant",
    "groups.change.spread": "van alle omzet in 12 maanden",
    "groups.chart.groups": "Welke groepen brengen de omzet?",
    "groups.chart.weight": "Hangt uw omzet aan weinig klanten?",
    "groups.chart.weight.note": "A: samen 80% van de omzet in 12 maanden, zonder losse verkoop; A en B: 95%",
    "groups.series.customers": "Deel van de klanten",
    "groups.series.revenue": "Deel van de omzet",
    "groups.table.groups": "De groepen, en wat u met elke groep doet",
    "groups.table.list": "Wie u kunt benaderen",
    "groups.table.weight": "Gewicht naar omzet, in 12 en in 36 maanden",
    "groups.table.bond": "Hoelang, hoe trouw, hoe regelmatig",
    "groups.table.moved": "Wie veranderde van groep sinds {day}: {up} omhoog, {down} omlaag",
    "groups.table.moved.first": (
        "Wie veranderde van groep: dit is de eerste keer. Bij een jaaroverzicht worden de groepen onthouden; daarna staat hier wie "
        "veranderde."
    ),
    "groups.table.kinds": "Soorten klanten naast elkaar",
    "groups.table.prefers": "Wat een soort klanten vaker koopt dan de andere",
    # what to do with a group: in full, and short enough to filter by
    "groups.do.reward": "Beloon ze en vraag of ze u bij anderen aanbevelen",
    "groups.do.thank": "Bedank ze en laat als eerste zien wat er nieuw is",
    "groups.do.next-purchase": "Stel iets voor dat past bij wat ze al kochten",
    "groups.do.welcome": "Heet ze welkom en geef een reden om terug te komen",
    "groups.do.remind": "Herinner ze aan u met een aanbod, voor ze wegblijven",
    "groups.do.win-back": "Vraag waarom ze wegblijven en doe een aanbod",
    "groups.do.call": "Bel ze zelf: ze kochten vaak of veel, en nu al een tijd niet",
    "groups.do.last-offer": "Doe één laatste aanbod; steek er daarna geen tijd meer in",
    "groups.short.reward": "belonen",
    "groups.short.thank": "bedanken",
    "groups.short.next-purchase": "iets voorstellen",
    "groups.short.welcome": "welkom heten",
    "groups.short.remind": "herinneren",
    "groups.short.win-back": "terugwinnen",
    "groups.short.call": "bellen",
    "groups.short.last-offer": "laatste aanbod",
    # Hoelang, hoe trouw, hoe regelmatig
    "groups.feature.seniority": "Klant sinds",
    "groups.feature.loyalty": "Koopt in",
    "groups.feature.regularity": "Regelmaat",
    "groups.feature.bond": "Eendagsvlieg of trouw",
    "groups.seniority.0": "korter dan een jaar",
    "groups.seniority.1": "1 tot 2 jaar",
    "groups.seniority.2": "2 tot 3 jaar",
    "groups.seniority.3": "3 tot 5 jaar",
    "groups.seniority.4": "5 jaar en langer",
    "groups.loyalty.0": "geen van de {many}",
    "groups.loyalty.1": "hooguit een derde van de {many}",
    "groups.loyalty.2": "een derde tot twee derde",
    "groups.loyalty.3": "meer dan twee derde",
    "groups.loyalty.4": "nog te kort klant",
    "groups.regularity.none": "nog niet te zeggen",
    "groups.bond.none": "ertussenin",
    # kinds of customers
    "groups.kind.customer_type": "Soort klant",
    "groups.kind.city": "Plaats",
    "groups.kind.age": "Leeftijd",
    "groups.kind.source": "Herkomst",
    # Definitions
    "groups.def.score": "Score (RFM): hoe kort geleden, hoe vaak en voor hoeveel een klant kocht, elk van 1 (laag) tot 5. {scale} Gelijke klanten krijgen een gelijke score.",
    "groups.scale.fifths": "Een vijfde van uw klanten krijgt elke score.",
    "groups.scale.bands": "Hoe vaak: 1, 2, 3-4, 5-9 of 10 keer, omdat veel klanten één keer kochten; de andere twee in vijfden.",
    "groups.scale.thirds": "Bij 20 tot 49 klanten in drieën: 1, 3 of 5.",
    "groups.scale.none": "Onder 20 klanten zijn er geen scores en geen groepen.",
    "groups.def.groups.1": (
        "Kampioenen: kort geleden, vaak en veel. Trouw: vaak of veel, en actief. Veelbelovend: kort geleden, nog weinig. "
        "Nieuw: één keer, kort geleden. Aandacht nodig: actief, maar minder dan de anderen."
    ),
    "groups.def.groups.2": (
        "Niet verliezen: kocht vaak of veel, en heeft nu de status dreigt weg of niet meer actief (zie Actieve klanten). Groep Dreigt weg: "
        "de anderen met de status dreigt weg. Verloren: de anderen die niet meer actief zijn."
    ),
    "groups.def.window": "Hoe vaak en hoeveel, en de omzet per groep, tellen over {years}, min retouren en zonder losse verkoop. Mand: omzet per dag met een aankoop.{late}",
    "groups.years": "de laatste 36 maanden",
    "groups.years.stale": "de 36 maanden tot en met {end}",
    "groups.def.window.late": " Wie in die maanden niets kocht maar daarna wel, heeft nog geen groep.",
    "groups.def.weight": (
        "Gewicht (ABC): klanten op volgorde van omzet in 12 maanden ({start} tot en met {end}). A: het kleinste aantal klanten dat "
        "samen 80% van de omzet brengt, zonder losse verkoop; A en B samen 95%; C de rest.{top}"
    ),
    "groups.def.top": " De grootste 10% van deze klanten bracht {top10}, de grootste 20% {top20}.",
    "groups.def.largest": "Deel van de grootste klant: van alle omzet in die 12 maanden, ook losse verkoop. Boven 15% waarschuwt het programma.",
    "groups.def.bond": (
        "Eendagsvlieg: kocht één keer en is niet meer actief. Trouwe klant: actief, 3 aankopen of meer over minstens een jaar. "
        "Koopt in: het deel van de {periods} met een aankoop."
    ),
    "groups.periods": "laatste {last} {many}",
    "groups.periods.stale": "laatste {last} volle {many} tot en met {end}",
    "groups.def.regularity": (
        "Regelmaat: hoe gelijk de tijden tussen aankopen zijn (variatiecoëfficiënt onder 0,5 vast; tot 0,8 redelijk vast; anders "
        "onregelmatig), vanaf 5 aankopen."
    ),
    "groups.def.moved": (
        "Verandering: de groep van nu naast die bij het vorige jaaroverzicht ({day}). Omhoog: naar een groep die eerder in de lijst staat."
    ),
    "groups.def.moved.none": "Verandering: de groep van nu naast die bij het vorige jaaroverzicht. Er is nog geen eerder jaaroverzicht onthouden.",
    "groups.def.kinds": (
        "Soorten: alleen waarden met 20 kopers of meer; de andere staan samen als overige. Minstens en hooguit: met 95% zekerheid. "
        "Mand: de middelste van de gemiddelden per klant."
    ),
    "groups.def.prefers": (
        "Vaker kopen: alleen verschillen die geen toeval zijn ({compared} vergelijkingen; hooguit 1 op de 20 die hier staan is toeval, "
        "Benjamini-Hochberg)."
    ),
    "groups.def.list": "De lijst: van elke groep hooguit {most} klanten, die met de meeste omzet. Allemaal: filter Klantoverzicht op Groep.",
    "groups.def.list.all": "De lijst: hooguit {most} klanten, op volgorde van omzet. Allemaal: zie Klantoverzicht.",
    # on Klantoverzicht
    "groups.column.group": (
        "Groep, Actie en Score (hoe kort geleden, hoe vaak, voor hoeveel; 1 tot 5): zie de tab Klantgroepen. Groep vorige keer: bij "
        "het vorige jaaroverzicht."
    ),
    "groups.column.weight": "Gewicht: A-klanten brengen samen 80% van de omzet in 12 maanden (zonder losse verkoop), A en B samen 95%. Deel omzet: van diezelfde omzet.",
    "groups.column.bond": (
        "Maanden klant: sinds de eerste aankoop. Trouw: deel van de laatste periodes met een aankoop. Regelmaat: hoe gelijk de tijden "
        "tussen aankopen zijn."
    ),
    "groups.check.year": "Omzet van klanten in 12 maanden",
    "groups.check.years": "Omzet van klanten in 36 maanden",
    "groups.check.largest.none": "Omzet van de grootste klant in 12 maanden",
    "groups.check.largest": "Omzet van de grootste klant {customer} in 12 maanden",
    "groups.check.share": "Deel van de grootste klant: zijn omzet gedeeld door alle omzet",
    "groups.check.groups": "Klanten die samen 80% van de omzet brengen, zonder losse verkoop",
    "groups.check.groups.why": (
        "Geen formule: hiervoor, en voor de groepen, worden klanten eerst op volgorde gezet. De tabellen hieronder tellen op tot de omzet hierboven"
    ),
    "groups.check.all": "Alle omzet in 12 maanden, ook losse verkoop",
}
