"""What web shops, tills and bookkeeping programs call a column, and an owner does not: folded header -> our column.

Taken from what they export: Shopify and WooCommerce (orders, Analytics, two export plug-ins), Lightspeed eCom
(customers), Moneybird (invoices by line, contacts by its interface), Mollie (settlement), Exact (debtors).
"""

from collections.abc import Mapping

from klantenbestand.words.columns import DataSheet
from klantenbestand.words.sheets import CUSTOMERS, PURCHASES

PROGRAMS: Mapping[DataSheet, Mapping[str, str]] = {
    PURCHASES: {
        "lineitemname": "article",
        "lineitemquantity": "quantity",
        "lineitemprice": "price",
        "itemname": "article",
        "itemcost": "price",
        "itemtotal": "amount",
        "itemquantity": "quantity",
        "itemssold": "quantity",
        "netsales": "amount",
        "orderlinetotal": "amount",
        "orderstatus": "status",
        "financialstatus": "status",
        "factuurstatus": "status",
        "invoicestatus": "status",
        "datecreated": "date",
        "bondatum": "date",
        "kassabonnummer": "order",
        "bonnr": "order",
        "couponcodes": "promo_code",
        "debnr": "customer",
        "contactnummer": "customer",
        "aantaldecimaal": "quantity",  # beside it Moneybird has Aantal, with the unit: "2 uur"
    },
    CUSTOMERS: {
        "zipcode": "postcode",
        "address1": "address",
        "address12": "address",
        "defaultaddressaddress1": "address",
        "defaultaddresszip": "postcode",
        "defaultaddresscity": "city",
        "defaultaddresscompany": "company",
        "defaultaddressphone": "phone",
        "bedrijfscontact": "name",
        "consumername": "name",
        "contactnummer": "customer",
        "debnr": "customer",
        "lastnamepreposition": "infix",
        "streetname": "street",
        "mobieletelefoon": "mobile",
        "emailfactuur": "email",
        "kvknummer": "kvk",
        "cocnumber": "kvk",
        "chamberofcommerce": "kvk",
        "btwnummer": "vat_id",
        "vatnumber": "vat_id",
        "taxnumber": "vat_id",
    },
}
# A list of customers has these as well, so that they make no list of orders of one with no more than a number.
CREATED = ("aangemaaktop", "aangemaakt", "created")
# These say so little that they count only where nothing else says it, the first of a kind first in the list.
LAST_RESORT: Mapping[DataSheet, Mapping[str, str]] = {
    PURCHASES: {
        "referentie": "order",
        "reference": "order",
        "id": "order",
        **dict.fromkeys(
            (
                *("datumbesteld", "besteldop", "datumbestelling", "purchasedate", "purchasedon", "transactiedatum"),
                *("datumtijd", "datumentijd", "boekdatum", "boekingsdatum", "tijdstip", *CREATED),
            ),
            "date",
        ),
        **dict.fromkeys(
            (
                *("totaalprijsexclusiefbtw", "totaalprijsinclusiefbtw", "totaalprijsexclbtw", "totaalprijsinclbtw"),
                *("totaalexclusiefbtw", "totaalinclusiefbtw", "totaalexclbtw", "totaalinclbtw"),
                *(
                    "bedragexclusiefbtw",
                    "bedraginclusiefbtw",
                    "totaalprijs",
                    "factuurbedragexclbtw",
                    "factuurbedraginclbtw",
                ),
                *("totalpriceexcltax", "totalpriceincltax", "ordertotal", "ordertotalamount"),
                *("totaalexcl", "totaalincl", "totaalbedragexclbtw", "totaalbedraginclbtw", "totaalbedragexcl"),
                *("totaalbedragincl", "totaalbedragexclusiefbtw", "totaalbedraginclusiefbtw", "omzetexclbtw"),
                *(
                    "omzetinclbtw",
                    "omzetexcl",
                    "omzetincl",
                    "bedragineur",
                    "bedragineuro",
                    "brutobedrag",
                    "ordertotaal",
                ),
                *(
                    "grandtotal",
                    "grandtotalpurchased",
                    "grandtotalbase",
                    "totalexclvat",
                    "totalinclvat",
                    "totalexcltax",
                ),
                *("totalincltax", "priceexcl", "priceincl", "subtotaal", "subtotal"),
            ),
            "amount",
        ),
    },
    CUSTOMERS: {
        "contact": "name",
        "internalid": "customer",
        "code": "customer",
        "extension": "house_addition",
    },
}

# What tells of a permission or an objection, beside the words of our own columns. Under what is meant for mail alone
# "ja" is an objection to that, and "nee" says nothing: who does not refuse a newsletter did not ask for it yet.
NO_MAIL = "no_mail"
PERMISSIONS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("marketingoptout", "optoutmarketing", "marketingoptedout", "optedoutofmarketing", "optedout"),
            *("wilgeenreclame", "geenreclameontvangen", "wenstgeenreclame", "reclameoptout", "geenmarketing"),
        ),
        "no_advertising",
    ),
    **dict.fromkeys(
        (
            *("emailoptout", "mailoptout", "optoutemail", "optoutmail", "emailoptedout", "optedoutofemail"),
            *("emailmarketingoptout", "optoutemailmarketing", "hasoptedoutofemail", "donotemail", "noemail"),
            *("geennieuwsbrief", "wilgeennieuwsbrief", "geennieuwsbrieven", "nieuwsbriefoptout", "optoutnieuwsbrief"),
            *("nieuwsbriefafgemeld", "afgemeldnieuwsbrief", "afgemeldvoornieuwsbrief", "afgemeldvandenieuwsbrief"),
            *("afgemeldvoordenieuwsbrief", "uitgeschrevennieuwsbrief", "uitgeschrevenvoornieuwsbrief"),
            *("uitgeschrevenvandenieuwsbrief", "nietmailen", "nietemailen", "geenmail", "geenemail", "geenmails"),
            *("geenreclamemail", "geenreclamepermail", "geenreclameperemail", "newsletteroptout", "optoutnewsletter"),
            *("nonewsletter", "unsubscribed", "isunsubscribed", "unsubscribe", "newsletterunsubscribed"),
            *("emailunsubscribed", "unsubscribedfromemails", "unsubscribedfromemail", "unsubscribedfromallemail"),
        ),
        NO_MAIL,
    ),
    **dict.fromkeys(
        (
            *("aangemeldvoornieuwsbrief", "aangemeldvoordenieuwsbrief", "aangemeldnieuwsbrief", "nieuwsbriefaangemeld"),
            *("nieuwsbriefontvangen", "ontvangtnieuwsbrief", "nieuwsbriefaanmelding", "inschrijvingnieuwsbrief"),
            *("ingeschrevenvoornieuwsbrief", "wilnieuwsbrief", "newslettersubscribed", "newslettersubscription"),
            *("subscribedtonewsletter", "acceptsnewsletter"),
        ),
        "email_consent",
    ),
}
