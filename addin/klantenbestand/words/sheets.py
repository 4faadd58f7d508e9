"""The data sheets of the workbook and their columns (DESIGN 2). A new alias is one word here.

*Klanten* stands in customer_columns.
"""

from klantenbestand.words.choices import CHANNEL_NAMES, CHANNELS, YES_NO
from klantenbestand.words.columns import Column, DataSheet, Kind
from klantenbestand.words.customer_columns import CUSTOMERS

__all__ = (
    "CAMPAIGNS", "CONSENTS", "CONTACTS", "CUSTOMERS", "DATA_SHEETS", "MAIN_SHEETS", "MEMORY_SHEET", "NUMBERS", "PURCHASES",
    "SETTINGS_SHEET", "START_SHEET",
)  # fmt: skip

PURCHASES = DataSheet(
    key="purchases",
    name="Aankopen",
    aliases=("Aankoop", "Orders", "Order", "Bestellingen", "Bestelling", "Facturen", "Factuur", "Factuurregels", "Orderregels",
             "Verkopen", "Verkoop", "Omzet", "Transacties", "Kassa", "Sales", "Purchases", "Transactions", "Invoices"),
    telling=("order", "date", "amount", "quantity", "price", "article"),
    columns=(
        Column("order", "Ordernummer", Kind.CODE, shown=True, width=13,
               aliases=("Ordernr", "Order nr", "Order", "Order id", "Orderid", "Bestelnummer", "Bestelnr", "Bestelling", "Factuurnummer",
                        "Factuurnr", "Factuur", "Bonnummer", "Bon", "Transactie", "Order number", "Invoice", "Invoice no",
                        "Invoice number", "Basket id"),
               hint="Het nummer van de bestelling; regels met hetzelfde nummer horen bij elkaar."),
        Column("date", "Datum", Kind.DATE, needed=True, shown=True, width=12,
               aliases=("Orderdatum", "Besteldatum", "Factuurdatum", "Aankoopdatum", "Verkoopdatum", "Datum aankoop", "Date",
                        "Order date", "Invoice date", "Created at", "Transaction date"),
               hint="De dag van de aankoop: dag-maand-jaar."),
        Column("customer", "Klantnummer", Kind.CODE, shown=True, width=12,
               aliases=("Klantnr", "Klant nr", "Klant", "Klantcode", "Klant-id", "Klant ID", "Relatienummer", "Relatienr", "Relatiecode",
                        "Debiteurnummer", "Debiteurnr", "Debiteur", "Customer", "Customer id", "Customer number", "Cust", "Client id",
                        "Household id"),
               hint="Het nummer van de klant. Leeg betekent losse verkoop."),
        Column("article", "Artikel", shown=True, width=32,
               aliases=("Product", "Artikelnaam", "Productnaam", "Artikelomschrijving", "Omschrijving", "Dienst", "Item", "Description",
                        "Product name", "Product id", "Sku", "Artikelnummer", "Artikelcode"),
               hint="Wat er gekocht is."),
        Column("article_group", "Artikelgroep", shown=True, width=16,
               aliases=("Groep", "Productgroep", "Categorie", "Rubriek", "Category", "Product type", "Department"),
               hint="De groep waar het artikel bij hoort."),
        Column("quantity", "Aantal", Kind.NUMBER, shown=True, width=9, aliases=("Stuks", "Hoeveelheid", "Quantity", "Qty", "Units"),
               hint="Hoeveel stuks."),
        Column("price", "Prijs", Kind.AMOUNT, shown=True, width=11,
               aliases=("Stuksprijs", "Prijs per stuk", "Eenheidsprijs", "Verkoopprijs", "Price", "Unit price", "Unitprice"),
               hint="De prijs per stuk in euro."),
        Column("amount", "Bedrag", Kind.AMOUNT, needed=True, shown=True, width=12,
               aliases=("Totaal", "Regelbedrag", "Regeltotaal", "Totaalbedrag", "Omzet", "Netto", "Nettobedrag", "Orderbedrag",
                        "Factuurbedrag", "Amount", "Total", "Sales", "Sales value", "Revenue", "Line total", "Bedrag excl", "Bedrag incl", "Bedrag excl btw",
                        "Bedrag incl btw"),
               hint="Het bedrag van deze regel na korting."),
        Column("vat_rate", "Btw-tarief", Kind.RATE, aliases=("Btw", "Btw %", "Btw percentage", "Vat", "Vat rate"),
               hint="21%, 9% of 0%."),
        Column("channel", "Kanaal", shown=True, width=12, aliases=("Verkoopkanaal", "Winkel", "Channel", "Store", "Filiaal"),
               hint="Bijvoorbeeld winkel of webwinkel."),
        Column("source", "Bron", aliases=("Systeem", "Source", "Herkomst"), hint="Uit welk systeem deze regel komt."),
        Column("status", "Status", Kind.CHOICE, shown=True, width=10, choices=("offerte", "opdracht", "retour"),
               synonyms=(("offer", "offerte"), ("quote", "offerte"), ("aanbieding", "offerte"), ("order", "opdracht"), ("besteld", "opdracht"),
                         ("betaald", "opdracht"), ("afgerond", "opdracht"), ("completed", "opdracht"), ("paid", "opdracht"),
                         ("factuur", "opdracht"), ("geleverd", "opdracht"), ("verzonden", "opdracht"), ("credit", "retour"),
                         ("creditnota", "retour"), ("return", "retour"), ("refunded", "retour"), ("geretourneerd", "retour"), ("processing", "opdracht"), ("in behandeling", "opdracht"),
                         # A cancelled order is no purchase, just as an offer.
                         ("geannuleerd", "offerte"), ("cancelled", "offerte"), ("canceled", "offerte"), ("vervallen", "offerte"),
                         ("failed", "offerte"), ("mislukt", "offerte")),
               aliases=("Orderstatus", "Type", "Soort"),
               hint="offerte, opdracht of retour. Leeg betekent opdracht."),
        Column("campaign", "Campagne", width=22, aliases=("Actie", "Campaign"), hint="De campagne waar deze aankoop bij hoort."),
        Column("promo_code", "Actiecode", Kind.CODE, aliases=("Kortingscode", "Couponcode", "Coupon", "Discount code", "Voucher"),
               hint="De code die de klant gebruikte."),
        Column("lifetime_months", "Levensduur (maanden)", Kind.NUMBER, aliases=("Levensduur", "Levensduur maanden", "Lifetime"),
               hint="Na hoeveel maanden het artikel aan vervanging toe is."),
        Column("due_date", "Vervaldatum", Kind.DATE, aliases=("Uiterste betaaldatum", "Due date"), hint="Voor welke dag betaald moet zijn."),
        Column("paid_on", "Betaald op", Kind.DATE, aliases=("Betaaldatum", "Betaald", "Paid on", "Paid at"),
               hint="De dag waarop betaald is."),
    ),
)  # fmt: skip

CONTACTS = DataSheet(
    key="contacts",
    name="Contacten",
    aliases=("Contact", "Contactmomenten", "Contactgeschiedenis", "Gesprekken", "Bellijst", "Activiteiten", "Contactlog",
             "Contact history", "Activities", "Interactions"),
    telling=("subject", "report", "direction", "response", "follow_up", "follow_up_date"),
    columns=(
        Column("date", "Datum", Kind.DATE, needed=True, shown=True, width=12,
               aliases=("Contactdatum", "Datum contact", "Date", "Dag"), hint="De dag van het contact: dag-maand-jaar."),
        Column("customer", "Klantnummer", Kind.CODE, needed=True, shown=True, width=12,
               aliases=("Klantnr", "Klant nr", "Klant", "Klantcode", "Klant ID", "Relatienummer", "Relatienr", "Debiteurnummer",
                        "Customer", "Customer id", "Nr"),
               hint="Het nummer van de klant."),
        Column("channel", "Kanaal", Kind.CHOICE, shown=True, choices=CHANNEL_NAMES, synonyms=CHANNELS, width=13,
               aliases=("Via", "Soort contact", "Type", "Medium", "Channel"), hint="Hoe u contact had."),
        Column("direction", "Richting", Kind.CHOICE, shown=True, choices=("in", "uit"), width=9,
               synonyms=(("inkomend", "in"), ("inbound", "in"), ("ontvangen", "in"), ("uitgaand", "uit"), ("outbound", "uit"),
                         ("verzonden", "uit"), ("out", "uit")),
               aliases=("In/uit", "Direction"), hint="in: de klant zocht u; uit: u zocht de klant."),
        Column("subject", "Onderwerp", shown=True, width=26, aliases=("Betreft", "Titel", "Subject", "Topic"), hint="Waar het over ging."),
        Column("report", "Verslag", shown=True, width=46, aliases=("Notitie", "Notities", "Omschrijving", "Inhoud", "Gespreksverslag", "Notes", "Report"),
               hint="Wat er besproken en afgesproken is."),
        Column("campaign", "Campagne", width=22, aliases=("Actie", "Mailing", "Campaign"), hint="De campagne waar dit contact bij hoort."),
        Column("response", "Reactie", Kind.CHOICE, shown=True, choices=("geen", "interesse", "aankoop", "afgemeld"),
               synonyms=(("none", "geen"), ("niets", "geen"), ("geïnteresseerd", "interesse"), ("gekocht", "aankoop"), ("verkocht", "aankoop"),
                         ("uitgeschreven", "afgemeld"), ("unsubscribed", "afgemeld")),
               aliases=("Resultaat", "Response", "Uitkomst"), hint="Hoe de klant reageerde."),
        Column("question", "Vraag", Kind.CHOICE, width=18, choices=("aanbevelen 0-10", "tevredenheid 1-5"),
               synonyms=(("nps", "aanbevelen 0-10"), ("aanbevelen", "aanbevelen 0-10"), ("csat", "tevredenheid 1-5"),
                         ("tevredenheid", "tevredenheid 1-5")),
               aliases=("Enquêtevraag", "Enquete", "Question"), hint="Welke vraag u stelde."),
        Column("score", "Score", Kind.NUMBER, aliases=("Cijfer", "Beoordeling", "Rating"), hint="Het cijfer dat de klant gaf."),
        Column("follow_up", "Vervolgactie", shown=True, width=34, aliases=("Actiepunt", "Vervolg", "To do", "Todo", "Follow up"),
               hint="Wat u nog moet doen."),
        Column("follow_up_date", "Vervolgdatum", Kind.DATE, shown=True, width=12,
               aliases=("Actiedatum", "Datum vervolg", "Herinnering", "Follow up date", "Due"), hint="Wanneer u dat gaat doen."),
        Column("done", "Afgehandeld", Kind.YES_NO, shown=True, choices=("ja", "nee"), synonyms=YES_NO, width=11,
               aliases=("Gereed", "Klaar", "Afgerond", "Done"), hint="ja als de vervolgactie gedaan is."),
        Column("employee", "Medewerker", aliases=("Wie", "Door", "Collega", "Employee"), hint="Wie het contact had."),
    ),
)  # fmt: skip

CAMPAIGNS = DataSheet(
    key="campaigns",
    name="Campagnes",
    optional=True,
    aliases=("Campagne", "Acties", "Campaigns"),
    telling=("campaign", "start_date", "end_date", "costs"),
    columns=(
        Column("campaign", "Campagne", needed=True, shown=True, width=20, aliases=("Naam", "Actie", "Campaign", "Code"), hint="De naam van de campagne."),
        Column("description", "Omschrijving", shown=True, width=36, aliases=("Description", "Toelichting"), hint="Wat u deed."),
        Column("channel", "Kanaal", Kind.CHOICE, shown=True, choices=CHANNEL_NAMES, synonyms=CHANNELS, aliases=("Medium", "Channel"), hint="Via welk kanaal."),
        Column("start_date", "Startdatum", Kind.DATE, shown=True, aliases=("Start", "Van", "Begindatum", "Start date"), hint="De eerste dag."),
        Column("end_date", "Einddatum", Kind.DATE, shown=True, aliases=("Einde", "Tot", "End date"), hint="De laatste dag."),
        Column("costs", "Kosten", Kind.AMOUNT, shown=True, aliases=("Kosten totaal", "Cost", "Costs"), hint="Wat de campagne kostte, in euro."),
        Column("audience", "Doelgroep", shown=True, width=34, aliases=("Groep", "Audience", "Target"), hint="Voor wie de campagne was."),
    ),
)  # fmt: skip

CONSENTS = DataSheet(
    key="consents",
    name="Toestemmingen",
    optional=True,
    aliases=("Toestemming", "Toestemmingslog", "Consents", "Opt-ins"),
    telling=("given", "purpose", "text", "valid_until"),
    columns=(
        Column("customer", "Klantnummer", Kind.CODE, needed=True, shown=True, aliases=("Klantnr", "Klant", "Klant ID", "Customer"), hint="Het nummer van de klant."),
        Column("channel", "Kanaal", Kind.CHOICE, needed=True, shown=True, choices=("e-mail", "telefoon", "post"),
               synonyms=(("mail", "e-mail"), ("email", "e-mail"), ("tel", "telefoon"), ("bellen", "telefoon"), ("brief", "post")),
               aliases=("Medium", "Channel"), hint="e-mail, telefoon of post."),
        Column("given", "Gegeven of ingetrokken", Kind.CHOICE, needed=True, shown=True, choices=("gegeven", "ingetrokken"), width=16,
               synonyms=(("ja", "gegeven"), ("opt-in", "gegeven"), ("nee", "ingetrokken"), ("opt-out", "ingetrokken")),
               aliases=("Gegeven", "Toestemming", "Status"), hint="gegeven of ingetrokken."),
        Column("date", "Datum", Kind.DATE, needed=True, shown=True, aliases=("Date", "Datum toestemming"), hint="De dag waarop."),
        Column("source", "Bron", shown=True, width=24, aliases=("Via", "Source"), hint="Waar de toestemming vandaan komt."),
        Column("purpose", "Doel", shown=True, width=24, aliases=("Waarvoor", "Purpose"), hint="Waarvoor de toestemming geldt."),
        Column("text", "Tekst", shown=True, width=50, aliases=("Toestemmingstekst", "Text"), hint="De tekst waar de klant mee instemde."),
        Column("valid_until", "Geldig tot", Kind.DATE, shown=True, aliases=("Tot", "Verloopt", "Valid until"), hint="Tot welke dag de toestemming geldt."),
    ),
)  # fmt: skip

NUMBERS = DataSheet(
    key="numbers",
    name="Nummers",
    optional=True,
    aliases=("Nummer", "Koppelingen", "Numbers"),
    telling=("number_at_source",),
    columns=(
        Column("source", "Bron", Kind.CODE, needed=True, shown=True, aliases=("Systeem", "Source"), hint="Het systeem, bijvoorbeeld de webwinkel."),
        Column("number_at_source", "Nummer bij bron", Kind.CODE, needed=True, shown=True, width=18, aliases=("Nummer", "Extern nummer", "External id"),
               hint="Het nummer van de klant in dat systeem."),
        Column("customer", "Klantnummer", Kind.CODE, needed=True, shown=True, aliases=("Klantnr", "Klant", "Customer"), hint="Het klantnummer in dit bestand."),
        Column("valid_from", "Geldig vanaf", Kind.DATE, shown=True, aliases=("Vanaf", "Valid from"), hint="Vanaf welke dag dit geldt."),
    ),
)  # fmt: skip

DATA_SHEETS = (CUSTOMERS, PURCHASES, CONTACTS, CAMPAIGNS, CONSENTS, NUMBERS)
MAIN_SHEETS = (CUSTOMERS, PURCHASES, CONTACTS)
SETTINGS_SHEET = "Instellingen"
SETTINGS_KEY = "settings"
START_SHEET = "Start"
MEMORY_SHEET = "Geheugen"
