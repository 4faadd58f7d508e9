"""Sentences of mail: what is wrong, where, and what to do. B1 Dutch, "u", no blame."""

from klantenbestand.words.findings import Severity, Text

FINDINGS: dict[str, Text] = {
    "mail-no-sender": Text(
        Severity.WARNING,
        "Afzender ontbreekt",
        "Er is geen e-mailadres van de afzender bekend. De mails zijn concepten zonder afzender.",
        "Vul op de tab Instellingen 'E-mail afzender' in, of kies de afzender in uw mailprogramma.",
    ),
    "mail-no-company": Text(
        Severity.WARNING,
        "Naam van uw bedrijf ontbreekt",
        "Klanten zien in deze mailing niet van welk bedrijf zij komt.",
        "Vul op de tab Instellingen 'Naam bedrijf' in.",
    ),
    "mail-no-letterhead": Text(
        Severity.WARNING,
        "Adres van uw bedrijf ontbreekt",
        "In de brieven staat geen adres van uw bedrijf.",
        "Vul op de tab Instellingen adres, postcode en plaats van uw bedrijf in.",
    ),
    "mail-no-unsubscribe": Text(
        Severity.TIP,
        "Afmelden",
        "Klanten melden zich af door te antwoorden met 'afmelden'.",
        "Hebt u een webadres of e-mailadres voor afmelden? Vul op de tab Instellingen 'Afmelden via' in.",
    ),
    "mail-bad-unsubscribe": Text(
        Severity.WARNING,
        "Afmeldadres klopt niet",
        "'{address}' bij 'Afmelden via' is geen webadres en geen e-mailadres. Het staat niet in de mailing.",
        "Vul een adres in zoals www.uwbedrijf.nl/afmelden of afmelden@uwbedrijf.nl.",
    ),
    "mail-nobody": Text(
        Severity.WARNING,
        "Niemand te benaderen",
        "Van de {selected} gekozen klanten mag of kan niemand benaderd worden.",
        "Bekijk bij 'niet benaderd' waarom, of kies andere klanten.",
    ),
    "mail-no-customers": Text(
        Severity.WARNING,
        "Geen klanten",
        "Er staan geen klanten op de tab Klanten, dus er is niemand om te benaderen.",
        "Zet eerst uw klanten op de tab Klanten.",
    ),
    "mail-nobody-selected": Text(
        Severity.WARNING,
        "Geen klanten gekozen",
        "Geen enkele klant past bij deze selectie: {selection}",
        "Kies een ruimere selectie.",
    ),
    "mail-control-few": Text(
        Severity.WARNING,
        "Geen controlegroep",
        "{percent} van {people} klanten is {have}; een controlegroep van minder dan {need} klanten zegt te weinig. "
        "Er is niemand weggelaten.",
        "Kies {enough}% of meer, of verstuur deze mailing zonder controlegroep.",
    ),
    "mail-control-impossible": Text(
        Severity.WARNING,
        "Geen controlegroep",
        "Deze mailing is te klein voor een controlegroep van {need} klanten. Er is niemand weggelaten.",
        "Verstuur haar zonder controlegroep; op Campagneresultaat ziet u dan een bovengrens van wat zij opbracht.",
    ),
    "filter-value-unseen": Text(
        Severity.WARNING,
        "Waarde komt niet voor",
        "In de kolom {field} staat nergens '{text}'.",
        "Er staat wel: {known}.",
    ),
}

_FIX_TEMPLATE = "Er is niets geschreven. Pas de tekst aan en probeer het opnieuw."

ERRORS: dict[str, str] = {
    "unknown-mailing": "Er is geen mailing met de naam '{field}'. U kunt kiezen uit: {known}.",
    "unknown-mailing-near": "Er is geen mailing met de naam '{field}'. Bedoelde u '{near}'? U kunt kiezen uit: {known}.",
    "mailing-file-missing": "In de map van de mailing '{mailing}' ontbreekt het bestand {file}. Zet het erbij en probeer "
    "het opnieuw.",
    "mailing-settings-unreadable": "Het bestand mailing.toml van '{mailing}' is niet te lezen (regel {line}). "
    'Schrijf elke regel als: naam = "tekst".',
    "mailing-setting-wrong": "In mailing.toml van '{mailing}' klopt '{key}' niet. Verwacht: {expected}.",
    "template-unknown-field": "Het veld '{field}' in {place} bestaat niet. Deze velden zijn er: {known}. "
    + _FIX_TEMPLATE,
    "template-unknown-field-near": "Het veld '{field}' in {place} bestaat niet. Bedoelde u '{near}'? " + _FIX_TEMPLATE,
    "template-unknown-filter": "Achter de streep in {place} staat '{field}'; dat is geen bekende opmaak. Bekend zijn: "
    "{known}. " + _FIX_TEMPLATE,
    "template-syntax": "In {place} klopt de schrijfwijze niet: {source}. Controleer de accolades en of bij elke "
    "{{% if %}} een {{% endif %}} staat. " + _FIX_TEMPLATE,
    "template-render": "In {place} kan iets niet worden ingevuld: {source}. " + _FIX_TEMPLATE,
    "template-filter-value": "In {place} kan '{value}' niet als {filter} worden geschreven: het veld is geen {expected}. "
    + _FIX_TEMPLATE,
    "template-header-field": "Het veld '{field}' staat in de kop- of voettekst van {place}. Die is voor alle brieven "
    "gelijk, dus daar kan het niet. Zet het in de brief zelf.",
    "template-no-opt-out": "In {place} ontbreekt de afmeldregel. Die is verplicht: zet {{{{ afmeldregel }}}} onderaan.",
    "template-content-alone": "Zet {{{{ inhoud }}}} in {place} op een eigen regel, zonder tekst ervoor of erachter.",
    "template-bad-docx": "{place} is niet te openen als Word-document. Sla het op als .docx en probeer het opnieuw.",
    "template-not-text": "{place} is geen leesbaar tekstbestand. Sla het op als tekst (UTF-8) en probeer het opnieuw.",
    "filter-unknown-column": "De kolom '{field}' bestaat niet. U kunt kiezen uit: {known}.",
    "filter-unknown-column-near": "De kolom '{field}' bestaat niet. Bedoelde u '{near}'? U kunt kiezen uit: {known}.",
    "filter-empty": "De selectie is leeg. Schrijf bijvoorbeeld: Plaats = Utrecht en Omzet >= 500.",
    "filter-expected-column": "In de selectie verwacht ik bij '{near}' een kolom en een vergelijking, bijvoorbeeld: "
    "Plaats = Utrecht of Plaats = Zeist.",
    "filter-repeat-column": "In de selectie staat bij '{near}' geen kolom. Noem de kolom elke keer, bijvoorbeeld: "
    'Plaats = Utrecht of Plaats = Zeist. Hoort het woord en of of bij de waarde? Zet de waarde dan tussen "aanhalingstekens".',
    "filter-expected-operator": "In de selectie staat na '{near}' geen vergelijking. Gebruik =, <>, <, <=, >, >=, is, is niet, "
    "bevat, bevat niet, begint met, is leeg of is niet leeg.",
    "filter-expected-value": "In de selectie ontbreekt een waarde na '{near}'.",
    "filter-unclosed": "In de selectie ontbreekt een haakje of aanhalingsteken.",
    "filter-too-long": "De selectie is te lang of heeft te veel haakjes. Maak haar korter.",
    "filter-leftover": "In de selectie staat iets te veel: '{near}'. Zet 'en' of 'of' tussen twee voorwaarden.",
    "filter-not-number": "De kolom {field} bevat getallen; '{text}' is geen getal. Schrijf bijvoorbeeld 500 of 12,50.",
    "filter-not-date": "De kolom {field} bevat datums; '{text}' is geen datum. Schrijf bijvoorbeeld 31-12-2025.",
    "filter-not-yes-no": "De kolom {field} bevat ja of nee. Schrijf {field} = ja of {field} = nee.",
    "filter-text-order": "De kolom {field} bevat tekst. Daar kunt u niet met {operator} vergelijken; gebruik =, <> of bevat.",
    "filter-not-text": "De kolom {field} bevat geen tekst. 'bevat' en 'begint met' kunnen hier niet; gebruik =, < of >.",
    "mailing-folder-is-file": "{path} is een bestand. Kies een map voor de mailing.",
    "mailing-folder-failed": "De mailing kon niet in {path} worden geschreven ({reason}). Er is niets achtergebleven. "
    "Controleer of de map bestaat, of er plaats is op de schijf en of u er mag schrijven.",
}

# Why someone is not approached through a channel, by code (mail/permission.py).
REASONS: dict[str, str] = {
    "": "",
    "merged": "samengevoegd met een andere klant",
    "no-number": "geen klantnummer",
    "objection": "heeft bezwaar gemaakt tegen reclame",
    "objection-same-address": "bezwaar of 'nee' bij een andere klant met hetzelfde e-mailadres",
    "unsubscribed": "heeft zich afgemeld (tab Contacten)",
    "objection-remembered": "heeft zich eerder afgemeld (vastgelegd met Afmelden) en daarna geen toestemming gegeven",
    "consent-no": "E-mail toestemming is nee",
    "phone-consent-no": "Telefoon toestemming is nee",
    "consent-withdrawn": "toestemming ingetrokken (tab Toestemmingen)",
    "consent-expired": "toestemming verlopen (tab Toestemmingen)",
    "consent-unknown": "geen toestemming bekend",
    "phone-consent-unknown": "geen toestemming bekend om te bellen voor reclame",
    "consent-only-in-log": "toestemming staat wel op de tab Toestemmingen, maar niet bij de klant",
    "no-email": "geen e-mailadres",
    "bad-email": "geen geldig e-mailadres",
    "email-came-back": "eerdere mail naar dit adres kwam niet aan",
    "no-phone": "geen telefoonnummer",
    "no-address": "geen volledig adres",
    "no-name": "geen naam",
    "same-address": "zelfde adres al aangeschreven",
    "control": "controlegroep: door het lot niet benaderd",
}

# The afmeldregel; {target} is a link. In a mail, and in a letter.
OPT_OUT_LINK = "Liever geen berichten meer van ons? U meldt zich af via {target}."
OPT_OUT_REPLY = "Liever geen berichten meer van ons? Antwoord op deze mail met 'afmelden'."
OPT_OUT_LETTER = "Liever geen post meer van ons? Laat het ons weten via {target}."
OPT_OUT_LETTER_PLAIN = "Liever geen post meer van ons? Laat het ons weten."

PLACE_WITH_LINE = "{file}, regel {line}"
COMPANY_KVK = "KvK {kvk}"
SENDER_LINE = "Afzender: {address}"
LETTER_SUBJECT = "Betreft: {subject}"
FOLDER_NAME = "Mailing {mailing} {date}"
FOLDER_NAME_AGAIN = "Mailing {mailing} {date} ({number})"
FILES = {
    "mails": "Mails",
    "letters": "Brieven.docx",
    "list": "Verzendlijst.csv",
    "left_out": "Niet benaderd.csv",
    "readme": "Lees mij.txt",
}
LEFT_OUT_HEADERS = ("Klantnummer", "Naam")
LEFT_OUT_REASON = "Waarom niet per {channel}"

README = """\
{title}
Gemaakt op {date}.

Er is nog niets verstuurd. Dat doet u zelf, na een blik op een paar mails of brieven.

WAT ER IN DEZE MAP STAAT

{contents}

{howto}\
BEWAREN

In deze map staan gegevens van klanten. Gooi de map weg zodra u haar niet meer nodig hebt.
Meldt iemand zich af? Zet dan bij die klant op de tab Klanten in 'Geen reclame' waartegen het bezwaar is.
"""
README_TITLE = "Mailing {mailing}"
README_MAILS = "Mails              {count}, elk in een eigen bestand. Het nummer in de naam is het klantnummer."
README_LETTERS = "Brieven.docx       {count}, elk op een nieuwe pagina."
README_LIST = "Verzendlijst.csv   {count}: dezelfde als van de mails, voor een verzenddienst."
README_EMPTY = "Geen mails en geen brieven: niemand mocht of kon worden benaderd."
README_LEFT_OUT = "Niet benaderd.csv  {count} uit uw keuze die niets krijgen, met de reden."
README_HOW_MAILS = """\
ZO VERSTUURT U DE MAILS

Met Outlook: open een mail in de map Mails en klik op Verzenden.
Met een ander mailprogramma: sleep de bestanden naar de map Concepten en verstuur ze daar.
Met een verzenddienst: laad daar Verzendlijst.csv. De kolommen heten zoals de velden in de tekst.

Gebruik de mails of de verzendlijst, niet allebei: anders krijgt een klant het bericht twee keer.
Zet nooit alle adressen samen in Aan of Cc: dan ziet iedereen elkaars adres.
{draft}
"""
README_DRAFT = "De mails hebben nog geen afzender: uw mailprogramma vult die in.\n"
README_APOSTROPHE = """\
Een cel in de csv-bestanden die met = + - of @ begint, heeft een ' ervoor, zodat Excel er geen formule van maakt
({count} keer). Het klantenbestand zelf is niet veranderd.

"""
README_CAMPAIGN = """\
DE CAMPAGNE

Deze mailing hoort bij de campagne '{campaign}'. Onder die naam staat straks op de tab Campagneresultaat wat zij opbracht.

"""
README_CONTROL = """\
DE CONTROLEGROEP

{count} uit uw keuze krijgen deze mailing niet: het lot koos hen. Benader hen ook niet op een andere manier met dit
aanbod. Wat zij toch kopen, laat zien wat u ook zonder mailing had verkocht.

"""
README_HOW_LETTERS = """\
ZO VERSTUURT U DE BRIEVEN

Print Brieven.docx. Het adres past in een envelop met venster links.

"""
