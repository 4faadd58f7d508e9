# ruff: noqa: E501 -- headers
"""Which column of an export is which of ours, for the programs that owners have."""

import pytest

from klantenbestand.reading.export_headers import columns_of

SHOPIFY = "Name,Email,Financial Status,Paid at,Accepts Marketing,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Billing Street,Billing City,Billing Zip,Shipping Name"
WOOCOMMERCE = "Order Number,Order Status,Order Date,First Name (Billing),Last Name (Billing),Email (Billing),First Name (Shipping),Order Total Amount,Item #,Item Name,Quantity (- Refund),Item Cost"
INVOICES = "Factuurnummer,Factuurdatum,Klantcode,Klantnaam,Bedrag excl. btw,Bedrag incl. btw"
CONTACTS = "Klantnummer,Bedrijfsnaam,Voornaam,Achternaam,Adres,Postcode,Plaats,E-mailadres,KvK-nummer,Debiteurnummer"


def found(line, given=None, unwanted="incl"):
    headers = dict(enumerate(line.split(","), 1))
    columns = columns_of(headers, given or {}, unwanted)
    named = [{key: headers[at] for key, at in one.items()} for one in (columns.purchases, columns.customers)]
    return named, columns.left


def test_shopify():
    (purchases, customers), left = found(SHOPIFY)
    assert purchases == {
        "order": "Name", "date": "Created at", "status": "Financial Status", "paid_on": "Paid at",
        "article": "Lineitem name", "quantity": "Lineitem quantity", "price": "Lineitem price",
    }  # fmt: skip
    assert customers == {
        "email": "Email", "email_consent": "Accepts Marketing", "name": "Billing Name", "street": "Billing Street",
        "city": "Billing City", "postcode": "Billing Zip",
    }  # fmt: skip
    assert left == ("Total", "Shipping Name")  # with the postage, and of the whole order


def test_woocommerce():
    (purchases, customers), left = found(WOOCOMMERCE)
    assert purchases["order"] == "Order Number"
    assert (purchases["article"], purchases["price"]) == ("Item Name", "Item Cost")
    assert customers == {
        "first_name": "First Name (Billing)", "last_name": "Last Name (Billing)", "email": "Email (Billing)",
    }  # fmt: skip
    assert left == ("First Name (Shipping)", "Order Total Amount", "Item #")


@pytest.mark.parametrize(("unwanted", "taken"), [("incl", "Bedrag excl. btw"), ("excl", "Bedrag incl. btw")])
def test_of_two_amounts_the_one_that_the_settings_speak_of(unwanted, taken):
    (purchases, customers), _ = found(INVOICES, unwanted=unwanted)
    assert purchases["amount"] == taken
    assert customers == {"customer": "Klantcode", "name": "Klantnaam"}


def test_a_list_of_customers_is_none_of_orders():
    (purchases, customers), left = found(CONTACTS)
    assert purchases == {}
    assert (customers["customer"], customers["company"], customers["kvk"]) == (
        *("Klantnummer", "Bedrijfsnaam", "KvK-nummer"),
    )
    assert left == ("Debiteurnummer",)


def test_what_a_person_gives_goes_before_what_we_think():
    (purchases, _), left = found("Bon,Datum,Totaal,Netto", {"netto": "Bedrag"})
    assert purchases["amount"] == "Netto"
    assert left == ("Totaal",)


# As Moneybird writes them in its Excel export of invoices by line, and of whole invoices
MONEYBIRD_LINES = "id,referentie,status,datum,vervaldatum,contact,contactnummer,valuta,betaald op,aantal,aantal (decimaal),omschrijving,categorie,categorienummer,totaalprijs exclusief btw,btw-tarief,totaalprijs inclusief btw,totaalprijs exclusief btw (EUR),totaalprijs inclusief btw (EUR),btw-tarief naam,btw,begin periode,eind periode"
MONEYBIRD = "id,factuurnummer,referentie,status,datum,vervaldatum,contact,contactnummer,valuta,betaald op,totaalprijs exclusief btw,totaalprijs inclusief btw,btw"
MONEYBIRD_CONTACTS = "company_name,firstname,lastname,address1,address2,zipcode,city,country,phone,email,customer_id,tax_number,chamber_of_commerce,delivery_method"
ANALYTICS = "Date,Order #,Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales,Attribution"
PLUGIN = "order_id,order_number,order_date,paid_date,status,shipping_total,order_total,customer_id,customer_email,billing_first_name,billing_last_name,billing_address_1,billing_postcode,shipping_first_name"
LIGHTSPEED = "Internal ID,Registered,Firstname,LastnamePreposition,Lastname,E-Mail,Company,Coc number,Vat number,Streetname,Number,Extension,Zipcode,City,Shipping Streetname,Shipping Number"
MOLLIE = "Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,Consumer bank account,Settlement amount,Amount refunded"
EXACT = "Code,Naam,Zoekcode,Adresregel 1,Adresregel 2,Postcode,Plaats,Land,Telefoon,E-mail,KvK-nummer,Btw-nummer"


@pytest.mark.parametrize(
    ("unwanted", "amount"), [("incl", "totaalprijs exclusief btw"), ("excl", "totaalprijs inclusief btw")]
)
def test_invoices_of_moneybird(unwanted, amount):
    (purchases, customers), left = found(MONEYBIRD_LINES, unwanted=unwanted)
    assert purchases == {
        "order": "referentie", "date": "datum", "customer": "contactnummer", "article": "omschrijving", "status": "status",
        "article_group": "categorie", "quantity": "aantal (decimaal)", "amount": amount, "vat_rate": "btw-tarief",
        "due_date": "vervaldatum", "paid_on": "betaald op",
    }  # fmt: skip
    assert customers == {"customer": "contactnummer", "name": "contact"}
    assert {"btw", "aantal", "id"} <= set(left)  # btw is an amount here
    (purchases, _), left = found(MONEYBIRD, unwanted=unwanted)
    assert (purchases["order"], purchases["amount"]) == ("factuurnummer", amount)
    assert "vat_rate" not in purchases


def test_contacts_of_moneybird():
    (purchases, customers), left = found(MONEYBIRD_CONTACTS)
    assert purchases == {}
    assert (customers["customer"], customers["company"], customers["kvk"]) == (
        *("customer_id", "company_name", "chamber_of_commerce"),
    )
    assert (customers["address"], customers["last_name"], customers["vat_id"]) == ("address1", "lastname", "tax_number")
    assert left == ("address2", "delivery_method")


def test_orders_of_woocommerce_analytics_and_of_a_plug_in():
    (purchases, _), left = found(ANALYTICS)
    assert purchases == {
        "order": "Order #", "date": "Date", "customer": "Customer", "article": "Product(s)", "quantity": "Items sold",
        "amount": "Net Sales", "status": "Status", "promo_code": "Coupon(s)",
    }  # fmt: skip
    assert left == ("Attribution",)
    (purchases, customers), _ = found(PLUGIN)
    assert (purchases["amount"], purchases["order"]) == ("order_total", "order_id")
    assert (customers["last_name"], customers["address"]) == ("billing_last_name", "billing_address_1")


def test_customers_of_lightspeed_and_debtors_of_exact():
    (_, customers), left = found(LIGHTSPEED)
    assert [customers[key] for key in ("customer", "infix", "street", "house_number", "house_addition", "kvk")] == [
        *("Internal ID", "LastnamePreposition", "Streetname", "Number", "Extension", "Coc number"),
    ]
    assert left == ("Registered", "Shipping Streetname", "Shipping Number")
    (_, customers), left = found(EXACT)
    assert (customers["customer"], customers["address"]) == ("Code", "Adresregel 1")
    assert left == ("Zoekcode", "Adresregel 2")


def test_payments_of_mollie():
    (purchases, customers), _ = found(MOLLIE)
    assert [purchases[key] for key in ("order", "date", "amount", "article", "status")] == [
        *("ID", "Date", "Amount", "Description", "Status"),
    ]
    assert customers == {"name": "Consumer name"}


def test_the_word_of_an_owner_goes_before_that_of_a_program():
    (purchases, customers), left = found("Bon,Datum,Bedrag,Id,Referentie,Contact,Naam,Totaalprijs incl. btw")
    assert (purchases["order"], purchases["amount"], customers["name"]) == ("Bon", "Bedrag", "Naam")
    assert left == ("Id", "Referentie", "Contact", "Totaalprijs incl. btw")


@pytest.mark.parametrize("line", [SHOPIFY, "Bestelnummer,Datum,Bedrag,Email"])
def test_a_header_that_is_not_to_be_taken_over_is_left(line):
    (_, customers), left = found(line, {"email": ""})
    assert "email" not in customers
    assert "Email" in left
