"""Sentences of duplicates: what is wrong, where, and what to do. B1 Dutch, "u", no blame."""

from collections.abc import Mapping

from klantenbestand.words.findings import Severity, Text

FINDINGS: dict[str, Text] = {
    "customer-stands-twice": Text(
        Severity.WARNING,
        "Staat er misschien twee keer in",
        "{name} kan dezelfde zijn als {others}.",
        "Klik op Dubbelen zoeken en beslis op de tab Dubbelen.",
    ),
    "merge-left": Text(
        Severity.WARNING,
        "Niet samengevoegd",
        "De klanten {group} zijn niet samengevoegd: {reason}.",
        "{todo}",
    ),
    "merge-numbers-unusable": Text(
        Severity.TIP,
        "Oude nummers niet bewaard op Nummers",
        "De tab {sheet} is niet te gebruiken om oude klantnummers op te bewaren.",
        "Ze staan wel op de tab Samengevoegd en in de kolom Samengevoegd met.",
    ),
    "merge-orders-joined": Text(
        Severity.TIP,
        "Aankopen die nu één order zijn",
        "Door het samenvoegen vallen {orders} samen met een andere order van dezelfde klant; de omzet is gelijk gebleven.",
        "U hoeft niets te doen.",
    ),
}

ERRORS: dict[str, str] = {
    "merge-check-failed": (
        "Samenvoegen is niet doorgegaan: bij het nakijken klopte '{what}' niet meer met wat er stond. "
        "Er is niets veranderd. Maak een melding bij de makers, met deze zin erbij."
    ),
}

# Why a group is left alone, and what to do about it.
LEFT: Mapping[str, tuple[str, str]] = {
    "changed": (
        "een van de rijen is veranderd nadat u koos",
        "Klik op Dubbelen zoeken, kijk de groep na en voeg dan samen.",
    ),
    "gone": (
        "een klantnummer staat niet meer in uw klanten, of staat er twee keer",
        "Zorg dat elk klantnummer één keer voorkomt en klik op Dubbelen zoeken.",
    ),
    "number": (
        "een van de rijen heeft geen eigen klantnummer",
        "Geef elke rij op de tab met klanten een eigen nummer en klik op Dubbelen zoeken.",
    ),
    "ask": ("{fields} is bij de rijen verschillend", "Vul op de tab Dubbelen in de bovenste rij zelf in wat klopt."),
    "overlap": (
        "een van deze klanten gaat al mee in een andere groep",
        "Klik op Dubbelen zoeken en kies dan opnieuw voor wat overblijft.",
    ),
    "contradiction": (
        "van een deel van deze klanten koos u Niet dezelfde",
        "Kies op de tab Dubbelen voor alle groepen met deze klanten hetzelfde.",
    ),
    "long": (
        "de opmerkingen van deze klanten passen niet samen in één cel",
        "Kort ze in en klik op Dubbelen zoeken.",
    ),
    "unread": ("wat u bij {fields} invulde is niet te lezen", "Vul het in als dag-maand-jaar."),
}

# Parts of the one sentence that says why two rows were proposed. "zelfde voornaam, achternaam en adres"
SAME_WORD = "zelfde"
SAME: Mapping[str, str] = {
    "company-equal": "bedrijfsnaam",
    "first-equal": "voornaam",
    "initials-equal": "voorletters",
    "initial-equal": "voorletter",
    "last-equal": "achternaam",
    "born-equal": "geboortedatum",
    "mobile-equal": "mobiele nummer",
    "mail-equal": "e-mailadres",
    "door-equal": "adres",
    "landline-equal": "vaste nummer",
    "iban-equal": "IBAN",
    "kvk-equal": "KvK-nummer",
    "vat-equal": "btw-id",
}
ALIKE: Mapping[str, str] = {
    "swapped": "voor- en achternaam verwisseld",
    "company-slip": "bijna dezelfde bedrijfsnaam",
    "company-part": "bedrijfsnaam met een woord meer",
    "first-call-name": "roepnaam past bij de voornaam",
    "first-slip": "bijna dezelfde voornaam",
    "first-in-mail": "voornaam staat in het e-mailadres",
    "last-slip": "bijna dezelfde achternaam",
    "last-half": "een deel van de dubbele achternaam is gelijk",
    "born-near": "geboortedatum is bijna gelijk",
    "mobile-near": "mobiel nummer op een cijfer na gelijk",
    "mail-near": "bijna hetzelfde e-mailadres",
    "door-slip": "bijna hetzelfde adres",
}
AGAINST: Mapping[str, str] = {
    "company-holding": "een woord als holding of beheer in de naam",
    "company-different": "een andere bedrijfsnaam",
    "company-one": "een bedrijfsnaam bij één van de twee",
    "first-different": "een andere voornaam",
    "first-mail-different": "een andere voornaam in het e-mailadres",
    "initials-different": "andere voorletters",
    "initials-unlike": "voorletters die niet bij de voornaam passen",
    "last-different": "een andere achternaam",
    "generation-different": "senior en junior",
    "generation-one": "junior of senior bij één van de twee",
    "gender-different": "een ander geslacht",
    "born-different": "een andere geboortedatum",
    "door-different": "een ander adres",
    "door-around": "een adres dat niet zeker hetzelfde is",
    "door-next": "een andere toevoeging bij het huisnummer",
    "mobile-different": "een ander mobiel nummer",
    "mail-different": "een ander e-mailadres",
    "landline-different": "een ander vast nummer",
    "iban-different": "een andere IBAN",
    "kvk-different": "een ander KvK-nummer",
    "vat-different": "een ander btw-id",
    "form-different": "een andere rechtsvorm",
}
BUT = "; wel {cons}"
TOGETHER = "; met de andere rijen van de groep erbij is het zeker"
RIVAL = "; maar het kan ook een andere klant zijn"
BARE = "; kijk even of dit niet twee familieleden met dezelfde naam zijn"
BARE_INITIAL = "; kijk even of dit niet twee familieleden met dezelfde voorletter zijn"
LITTLE = "er is weinig om op te vergelijken"
REASONS: Mapping[str, str] = {
    "zeker dubbel": "{pros}",
    "vraag": "{pros}",
    "partner of gezin": "{pros}, maar {cons}: twee mensen van één huishouden",
    "privé en zakelijk": "{pros}, maar {cons}: dezelfde persoon, privé en zakelijk",
    "holding": "{pros}, maar {cons}: bedrijven die bij elkaar horen",
    "vestiging": "{pros}, maar {cons}: twee vestigingen van één bedrijf",
}
ESTIMATE_SOME = "Van de {ticked} aangevinkte paren zijn er naar schatting {expected} onjuist, en met 95% zekerheid niet meer dan {at_most}."
ESTIMATE_NONE = "Hoeveel aangevinkte voorstellen onjuist zijn, kan op dit bestand niet worden geschat; kijk ze zelf na."
# What is kept of a merged row in Opmerkingen.
ALSO: Mapping[str, str] = {
    "phone": "ook telefoon {value}",
    "mobile": "ook mobiel {value}",
    "email": "ook e-mail {value}",
}
