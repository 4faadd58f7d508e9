# ruff: noqa: E501 -- headers
"""Which column of an export is which of ours, for the programs that owners have."""

import pytest

from klantenbestand.reading.export_headers import columns_of

SHOPIFY = "Name,Email,Financial Status,Paid at,Accepts Marketing,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Billing Street,Billing City,Billing Zip,Shipping Name"
WOOCOMMERCE = "Order Number,Order Status,Order Date,First Name (Billing),Last Name (Billing),Email (Billing),First Name (Shipping),Order Total Amount,Item #,Item Name,Quantity (- Refund),Item Cost"
INVOICES = "Factuurnummer,Factuurdatum,Klantcode,Klantnaam,Bedrag excl. btw,Bedrag incl. btw"
MONEYBIRD = "Klantnummer,Bedrijfsnaam,Voornaam,Achternaam,Adres,Postcode,Plaats,E-mailadres,KvK-nummer,Debiteurnummer"


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
    (purchases, customers), left = found(MONEYBIRD)
    assert purchases == {}
    assert (customers["customer"], customers["company"], customers["kvk"]) == (
        *("Klantnummer", "Bedrijfsnaam", "KvK-nummer"),
    )
    assert left == ("Debiteurnummer",)


def test_what_a_person_gives_goes_before_what_we_think():
    (purchases, _), left = found("Bon,Datum,Totaal,Netto", {"netto": "Bedrag"})
    assert purchases["amount"] == "Netto"
    assert left == ("Totaal",)
