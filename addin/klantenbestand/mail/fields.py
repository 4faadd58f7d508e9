"""The fields that a mailing's text may use, as data: name, what it is, an example, and where it comes from."""

from datetime import date
from enum import StrEnum

from klantenbestand.words.frozen import frozen


class Origin(StrEnum):
    """Where the value of a field comes from; `MailField.key` is its name there."""

    CUSTOMER = "customer"  # a column of *Klanten*
    OVERVIEW = "overview"  # a column of `analysis.customers.Overview.frame`
    PERSON = "person"  # made from name and address (persons.py, addresses.py)
    COMPANY = "company"  # a setting of *Instellingen*
    MAILING = "mailing"  # the same for everyone, or made while rendering


@frozen
class MailField:
    """One field. `example` has the type that templates get: text, int, float or date."""

    name: str
    text: str
    example: str | int | float | date
    origin: Origin
    key: str = ""


FIELDS = (
    MailField("aanhef", "De aanhef met komma", "Geachte mevrouw Van den Berg,", Origin.PERSON),
    MailField("naam", "De hele naam, of de naam van het bedrijf", "Anna van den Berg", Origin.PERSON),
    MailField("voornaam", "De voornaam, leeg als u die niet weet", "Anna", Origin.PERSON),
    MailField("achternaam", "De achternaam met tussenvoegsel", "van den Berg", Origin.PERSON),
    MailField("bedrijfsnaam", "De naam van het bedrijf van de klant", "Bakkerij Jansen", Origin.PERSON),
    MailField(
        "adres", "Naam en adres voor de brief, elke regel onder elkaar", "Mevrouw A. van den Berg", Origin.PERSON
    ),
    MailField("klantnummer", "Het klantnummer", "10023", Origin.CUSTOMER, "customer"),
    MailField("soort_klant", "particulier of bedrijf", "particulier", Origin.CUSTOMER, "customer_type"),
    MailField("plaats", "De woonplaats of vestigingsplaats", "Utrecht", Origin.CUSTOMER, "city"),
    MailField("email", "Het e-mailadres van de klant", "anna@example.nl", Origin.CUSTOMER, "email"),
    MailField("klant_sinds", "Sinds wanneer iemand klant is", date(2021, 3, 14), Origin.CUSTOMER, "customer_since"),
    MailField("interesses", "Waar de klant belangstelling voor heeft", "tuin", Origin.CUSTOMER, "interests"),
    MailField("gewenst_project", "Wat de klant van plan is", "een nieuw terras", Origin.CUSTOMER, "project"),
    MailField("relatie", "klant of prospect", "klant", Origin.OVERVIEW, "relation"),
    MailField(
        "status", "actief, dreigt weg, niet meer actief of nog geen aankoop", "actief", Origin.OVERVIEW, "status"
    ),
    MailField("eerste_aankoop", "De dag van de eerste aankoop", date(2021, 3, 14), Origin.OVERVIEW, "first"),
    MailField("laatste_aankoop", "De dag van de laatste aankoop", date(2026, 6, 2), Origin.OVERVIEW, "last"),
    MailField("dagen_geleden", "Hoeveel dagen de laatste aankoop geleden is", 173, Origin.OVERVIEW, "recency_days"),
    MailField("orders", "Hoeveel orders de klant plaatste", 12, Origin.OVERVIEW, "orders"),
    MailField("omzet", "Wat de klant in totaal kocht, in euro", 1234.5, Origin.OVERVIEW, "revenue"),
    MailField("gemiddelde_mand", "Het gemiddelde bedrag van een order, in euro", 102.88, Origin.OVERVIEW, "basket"),
    MailField("lievelingsartikel", "Het artikel dat in de meeste orders zat", "Lavendel", Origin.OVERVIEW, "favourite"),
    MailField("laatste_contact", "De dag van het laatste contact", date(2026, 5, 11), Origin.OVERVIEW, "last_contact"),
    MailField(
        "laatste_onderwerp", "Waar het laatste contact over ging", "offerte terras", Origin.OVERVIEW, "last_subject"
    ),
    MailField("bedrijf", "De naam van uw bedrijf", "Tuinhuis De Linde", Origin.COMPANY, "company"),
    MailField("afzender", "Wie de mail of brief ondertekent", "Marieke de Linde", Origin.COMPANY, "sender_name"),
    MailField("bedrijf_adres", "Straat en huisnummer van uw bedrijf", "Lindelaan 8", Origin.COMPANY, "street"),
    MailField("bedrijf_postcode", "De postcode van uw bedrijf", "3511 AB", Origin.COMPANY, "postcode"),
    MailField("bedrijf_plaats", "De plaats van uw bedrijf", "Utrecht", Origin.COMPANY, "city"),
    MailField("bedrijf_telefoon", "Het telefoonnummer van uw bedrijf", "030 123 45 67", Origin.COMPANY, "phone"),
    MailField("bedrijf_email", "Het e-mailadres van uw bedrijf", "hallo@tuinhuis.example", Origin.COMPANY, "email"),
    MailField("bedrijf_website", "De website van uw bedrijf", "www.tuinhuis.example", Origin.COMPANY, "website"),
    MailField("bedrijf_kvk", "Het KvK-nummer van uw bedrijf", "01234567", Origin.COMPANY, "kvk"),
    MailField("kanaal", "e-mail of post: waar deze tekst heen gaat", "e-mail", Origin.MAILING),
    MailField("vandaag", "De datum van de mailing", date(2026, 11, 22), Origin.MAILING),
    MailField("dagtekening", "Plaats en datum, zoals boven een brief", "Utrecht, 22 november 2026", Origin.MAILING),
    MailField(
        "afmeldregel", "Hoe iemand zich afmeldt; staat altijd onderaan", "Antwoord met 'afmelden'.", Origin.MAILING
    ),
)

# Only in the frames around the text (templates/_huisstijl, mail.html, brief.docx).
FRAME_FIELDS = (
    MailField("onderwerp", "Het onderwerp", "Nieuws van Tuinhuis De Linde", Origin.MAILING),
    MailField("inhoud", "De hele tekst, opgemaakt voor mail of brief", "", Origin.MAILING),
    MailField("blokken", "De tekst in blokken: kop, alinea of lijst", "", Origin.MAILING),
    MailField("voet", "Adres en bereikbaarheid van uw bedrijf, in regels", "", Origin.MAILING),
    MailField("accent", "De accentkleur uit Instellingen", "#0F766E", Origin.MAILING),
    MailField("kleuren", "De vaste kleuren van de huisstijl", "", Origin.MAILING),
)

BY_NAME = {field.name: field for field in FIELDS}
PERSONAL = tuple(field for field in FIELDS if field.origin in {Origin.CUSTOMER, Origin.OVERVIEW, Origin.PERSON})
