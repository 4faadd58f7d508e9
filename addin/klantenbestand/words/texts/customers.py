"""Sentences about one customer: his card, a talk that is written down, no more advertising. B1 Dutch, "u"."""

from klantenbestand.words.findings import Severity, Text

FINDINGS: dict[str, Text] = {
    "customer-not-found": Text(
        Severity.WARNING,
        "Klant niet gevonden",
        "Er is geen klant gevonden met '{wanted}'.",
        "Zoek op een klantnummer, (een deel van) de naam, een telefoonnummer, een e-mailadres, postcode en huisnummer, of een "
        "ordernummer.",
    ),
    "customer-more-found": Text(
        Severity.WARNING,
        "Meer klanten gevonden",
        "Er zijn {number} klanten gevonden met '{wanted}'.",
        "Zoek op het klantnummer van de klant die u bedoelt.",
    ),
    "customer-number-alike": Text(
        Severity.WARNING,
        "Klantnummer staat er vaker",
        "Er zijn {number} klanten gevonden met '{wanted}'. Ze zijn niet uit elkaar te houden aan hun klantnummer.",
        "Zoek op de naam of het e-mailadres van de klant die u bedoelt, of geef elke klant een eigen nummer.",
    ),
    "customer-number-shared": Text(
        Severity.WARNING,
        "Klantnummer staat er vaker",
        "Klantnummer {number} staat op de tab Klanten ook bij {others}. In Contacten past alleen het nummer, dus het "
        "gesprek hoort nu bij hen allemaal.",
        "Geef elke klant op de tab Klanten een eigen nummer, en zet dat dan ook in Contacten.",
    ),
    "opt-out-number-shared": Text(
        Severity.WARNING,
        "Klantnummer staat er vaker",
        "Bij {number} van deze klanten hoort het klantnummer ook bij een andere klant. De datum van het afmelden staat "
        "daarom niet op de tab {sheet}. Het bezwaar zelf is wel vastgelegd, bij de juiste klant.",
        "Geef elke klant op de tab Klanten een eigen nummer.",
    ),
    "opt-out-no-room": Text(
        Severity.WARNING,
        "Datum van afmelden staat nergens",
        "Op uw tab {sheet} is geen plaats voor een nieuwe rij: er staat een totaalrij of iets anders onder de lijst. De "
        "datum van het afmelden staat daar dus niet. Het bezwaar zelf is wel vastgelegd.",
        "Zet de totaalrij uit of zet wat eronder staat lager.",
    ),
    "opt-out-unread": Text(
        Severity.WARNING,
        "Geen e-mailadres bij het afmelden",
        "'{value}' is geen goed e-mailadres, dus hiermee is niemand afgemeld. Misschien krijgt die persoon nog reclame.",
        "Kijk welk adres er moet staan, en meld dat adres dan af.",
    ),
    "opt-out-no-log": Text(
        Severity.WARNING,
        "Datum van afmelden staat nergens",
        "Op uw tab {sheet} ontbreken kolommen die nodig zijn, dus de datum van het afmelden staat daar niet. "
        "Het bezwaar zelf is wel vastgelegd.",
        "Kijk op de tab Controle welke kolommen ontbreken.",
    ),
}

ERRORS: dict[str, str] = {
    "no-customer-selected": (
        "Op deze rij staat geen klantnummer. Klik op een rij met een klant, "
        "op Klanten, Aankopen, Contacten of Klantoverzicht, en klik dan nog een keer op de knop."
    ),
    "selection-hidden": (
        "De gekozen rijen zijn verborgen, bijvoorbeeld door een filter. Klik op een rij die u ziet, en klik dan nog een "
        "keer op de knop."
    ),
    "selection-too-loose": (
        "U hebt te veel losse stukken gekozen. Kies er minder tegelijk, of zet een filter op de lijst en kies de rijen "
        "in één keer. Er is niets veranderd."
    ),
    "customer-numberless": (
        "{name} heeft nog geen klantnummer op de tab Klanten, en zonder nummer is een gesprek niet te noteren. Geef de "
        "klant eerst een nummer; er is niets genoteerd."
    ),
    "customer-unlisted": (
        "Klantnummer {number} staat niet op de tab Klanten. Zet de klant daar eerst op; er is niets genoteerd."
    ),
    "talk-empty": (
        "Er is nog niets om te noteren. Geef een onderwerp, verslag, reactie of vervolgactie, "
        "bijvoorbeeld met --onderwerp."
    ),
    "list-too-large": "'{file}' is te groot voor een lijst met afmeldingen. Er is niets veranderd.",
    "list-is-workbook": (
        "'{file}' is geen lijst die te lezen is. Bewaar de lijst als CSV (in Excel: Opslaan als, CSV), "
        "of pak het zip-bestand eerst uit. Er is niets veranderd."
    ),
    "opt-out-nobody-selected": (
        "Op deze rij staat geen klantnummer, en in wat u koos staat geen e-mailadres. Klik op een rij met een klant, op "
        "Klanten, Aankopen, Contacten of Klantoverzicht, of kies cellen met e-mailadressen. Klik dan nog een keer op "
        "Afmelden. Er is niets veranderd."
    ),
    "opt-out-nothing-read": (
        "Dit is geen goed e-mailadres: {text}. Een adres ziet er zo uit: naam@voorbeeld.nl. Verbeter het en probeer het "
        "opnieuw. Er is niets veranderd."
    ),
    "opt-out-no-address": (
        "'{text}' is geen e-mailadres, en er is ook geen bestand met die naam. Typ een heel adres, zoals "
        "naam@voorbeeld.nl, of kies een klant met --klant. Er is niets veranderd."
    ),
    "list-without-addresses": (
        "In '{file}' staan geen e-mailadressen. Kies de lijst met afmeldingen die u bij uw maildienst "
        "hebt opgehaald. Er is niets veranderd."
    ),
    "list-unreadable": "'{file}' kan niet worden gelezen. Kijk of het bestand er is. Er is niets veranderd.",
    "list-does-not-say": (
        "In '{file}' staat niet wie zich heeft afgemeld, dus er is niets veranderd: wilt u iedereen op deze lijst "
        "afmelden, zet dan 'afmeldingen' in de naam van het bestand en kies het opnieuw."
    ),
    "opt-out-nobody-asked": (
        "Zeg wie u wilt afmelden: met --klant, met --adressen, of met --lijst en een bestand van uw maildienst."
    ),
    "no-customers-at-all": (
        "Er zijn nog geen klanten gevonden. De knop Nieuw (of de opdracht nieuw) zet een tab Klanten voor u klaar. Hebt u "
        "al een tab met klanten? Noem die dan Klanten, en geef elke klant een nummer in de kolom Klantnummer."
    ),
    "no-customers-yet": (
        "Op de tab {sheet} staan nog geen klanten. Zet ze daar eerst neer, elk met een eigen klantnummer, en probeer het "
        "dan opnieuw."
    ),
}

TEXTS: dict[str, str] = {
    # whether he stands there twice
    "twice.one": "{verdict}: {name}, rij {row}. {reason}",
    "twice.related": "{relation}: {name}, rij {row}. {reason}",
    "twice.more": "En nog {number} met wie {name} iets gemeen heeft.",
    "twice.none": "{name} staat er één keer in: er is niemand gevonden die dezelfde kan zijn.",
    "twice.nothing": "Er is niets veranderd.",
    # who it is
    "card.title": "{name} (klantnummer {number})",
    "card.title.numberless": "{name} (nog zonder klantnummer)",
    "card.sharing": "Let op: {others} heeft ook klantnummer {number}; aankopen en gesprekken kunnen van die klant zijn.",
    "card.title.stranger": "Klantnummer {number}, dat niet op de tab Klanten staat",
    "card.title.merged": "{name} (klantnummer {number}; {old} is hierin opgegaan)",
    "card.field": "{label}: {value}",
    "card.same-address": "Op hetzelfde adres: {others}",
    "card.other": "{name} ({number})",
    "card.shared": "{number} andere klanten op dit adres",
    # what to do
    "card.section.todo": "Nu te doen",
    "card.todo.when": "{what}, {when}",
    "card.todo.about": "{what} (over {subject})",
    "card.todo.none": "Er staat niets open.",
    "card.due": "op {day}",
    "card.due.today": "vandaag",
    "card.due.late": "was voor {day}",
    "card.todo.nameless": "terugkomen op het gesprek",
    # permissions
    "card.section.may": "Wat mag",
    "card.may.telefoon": "Bellen voor reclame",
    "card.may.e-mail": "Reclame mailen",
    "card.may.post": "Reclame per post",
    "card.may.yes": "{what}: ja{since}",
    "card.may.no": "{what}: nee, {reason}{since}",
    "card.may.since": " ({day}{source})",
    "card.may.source": ", {source}",
    "card.may.by": " ({source})",
    "card.may.legal": " (een {form} mag u bellen tot er bezwaar komt)",
    "card.may.offer": "Zeg er in een reclamegesprek bij dat de klant dit kan weigeren.",
    "card.may.call": "Bellen over een bestelling of een vraag van de klant mag altijd.",
    # purchases
    "card.section.bought": "Aankopen",
    "card.bought": "{orders}, samen {revenue} ({amounts}); gemiddeld {basket} per keer",
    "card.bought.none": "Nog geen aankopen.",
    "card.bought.returned": "Alles kwam terug; er bleef {revenue} over.",
    "card.bought.when": "Eerste: {first}. Laatste: {last}, {ago}.",
    "card.bought.once": "Op {first}, {ago}.",
    "card.ago": "{days} geleden",
    "card.bought.rhythm": "Koopt meestal om de {days}.",
    "card.bought.years": "Per jaar: {years}",
    "card.bought.year": "{year} {amount}",
    "card.bought.favourite": "Koopt het meest: {article}",
    "card.bought.order": "{day}  {amount}  {number}{articles}",
    "card.bought.last": "Laatste orders:",
    # talks
    "card.section.talks": "Laatst besproken",
    "card.talk": "{day}{how}: {what}",
    "card.talk.how": ", {words}",
    "card.talk.response": "{what} [{response}]",
    "card.talks.none": "Nog geen contact genoteerd.",
    "card.talk.wordless": "(geen verslag)",
    "card.section.remarks": "Opmerkingen",
    # a talk that is written down
    "contact.done": "Genoteerd bij {name} ({number}): {what}.",
    # no more advertising
    "opt-out.plan": "Afmelden voor reclame: {count}.",
    "opt-out.hidden": "Wie op een verborgen rij staat doet niet mee: {count}.",
    "opt-out.row": "  {name} ({number}): Geen reclame wordt {new}",
    "opt-out.row.was": "  {name} ({number}): Geen reclame wordt {new} (was {old})",
    "opt-out.more": "  en nog {count}",
    "opt-out.already": "Al afgemeld: {count}.",
    "opt-out.back": "Mail kwam niet aan: {count}. Dat komt bij Opmerkingen; het is geen bezwaar.",
    "opt-out.unknown": "Niet gevonden bij uw klanten: {count}. Ze worden onthouden als vingerafdruk, zonder de adressen zelf te bewaren:",
    "opt-out.unknown.one": "Niet gevonden bij uw klanten: {count}. Het wordt onthouden als vingerafdruk, zonder het adres zelf te bewaren:",
    "opt-out.unknown.back": "Mail kwam niet aan, en niet gevonden bij uw klanten: {count}. Ze worden onthouden als onbestelbaar; dat is geen bezwaar:",
    "opt-out.unknown.back.one": "Mail kwam niet aan, en niet gevonden bij uw klanten: {count}. Het wordt onthouden als onbestelbaar; dat is geen bezwaar:",
    "opt-out.address": "  {email}",
    "opt-out.passed": "Overgeslagen: {count} van iemand die zich niet heeft afgemeld of van wie de mailbox alleen vol was.",
    "opt-out.unread": "Let op: dit lezen wij niet als e-mailadres, dus hiermee wordt niemand afgemeld:",
    "opt-out.unread.todo": "Kijk welk adres er moet staan, en meld dat adres dan af.",
    "opt-out.nothing": "Er is niets te veranderen: iedereen op deze lijst was al afgemeld.",
    "opt-out.nothing.read": "Er is niets te veranderen: van wie het adres wel te lezen was, is iedereen al afgemeld.",
    "opt-out.nobody": "Op deze lijst staat niemand die zich heeft afgemeld. Er is niets veranderd.",
    "opt-out.nobody.read": "Op deze lijst staat geen adres om af te melden. Er is niets veranderd.",
    "opt-out.ask": "Afmelden? Uw bestand van nu wordt bewaard. (ja/nee)",
    "opt-out.ask.excel": "Wilt u dit doen? Uw bestand van nu wordt bewaard.",
    "opt-out.declined": "Er is niets veranderd.",
    "opt-out.done": "Afgemeld: {count}.",
    "opt-out.log": "Datum en bron staan op de tab Toestemmingen.",
    "opt-out.remembered": "Onthouden voor later: {count}, als vingerafdruk.",
    "opt-out.source": "Afmelden",
    "opt-out.source.list": "Afmelden, lijst {service}",
    "opt-out.source.service": "van maildienst",
    "opt-out.remark.words": "E-mail kwam niet aan",
    "opt-out.remark": "E-mail kwam niet aan ({day}): {email}",
    # searching
    "card.hits": "{number} klanten passen bij '{wanted}':",
    "card.hit": "  {number}  {name}",
    "card.hits.more": "  en nog {number}",
    "card.hits.choose": "Zoek op het klantnummer van de klant die u bedoelt.",
    "card.hits.choose.other": "Zoek op de naam of het e-mailadres van de klant die u bedoelt, of ga op zijn rij op de "
    "tab Klanten staan.",
}


def told(key: str, **values: object) -> str:
    """The sentence `key` with its values filled in."""
    return TEXTS[key].format(**values)
