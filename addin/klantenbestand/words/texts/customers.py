"""Sentences about one customer: his card, a talk that is written down, no more advertising. B1 Dutch, "u"."""

from klantenbestand.words.findings import Severity, Text

FINDINGS: dict[str, Text] = {
    "customer-not-found": Text(
        Severity.WARNING,
        "Klant niet gevonden",
        "Er is geen klant gevonden met '{wanted}'.",
        "Zoek op een klantnummer, (een deel van) de naam, een telefoonnummer, een e-mailadres, of postcode en huisnummer.",
    ),
    "customer-more-found": Text(
        Severity.WARNING,
        "Meer klanten gevonden",
        "Er zijn {number} klanten gevonden met '{wanted}'.",
        "Zoek op het klantnummer van de klant die u bedoelt.",
    ),
}

ERRORS: dict[str, str] = {
    "no-customer-selected": (
        "Op deze rij staat geen klantnummer. Klik op een rij met een klant, "
        "op Klanten, Aankopen, Contacten of Klantoverzicht, en klik dan nog een keer op de knop."
    ),
    "customer-unlisted": (
        "Klantnummer {number} staat niet op de tab Klanten. Zet de klant daar eerst op; er is niets genoteerd."
    ),
    "talk-empty": (
        "Er is nog niets om te noteren. Geef een onderwerp, verslag, reactie of vervolgactie, "
        "bijvoorbeeld met --onderwerp."
    ),
    "no-customers-at-all": (
        "Er zijn geen klanten gevonden. Zet uw klanten op een tab met de naam Klanten en met een kolom Klantnummer."
    ),
}

TEXTS: dict[str, str] = {
    # who it is
    "card.title": "{name} (klantnummer {number})",
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
    # searching
    "card.hits": "{number} klanten passen bij '{wanted}':",
    "card.hit": "  {number}  {name}",
    "card.hits.more": "  en nog {number}",
    "card.hits.choose": "Zoek op het klantnummer van de klant die u bedoelt.",
}


def told(key: str, **values: object) -> str:
    """The sentence `key` with its values filled in."""
    return TEXTS[key].format(**values)
