"""What is wrong in the example on purpose."""

import random
from collections import Counter
from datetime import date

from sample.planting import ExcelError, Mistake, Planter, Row, Rows

# fmt: off


def plant(rows: Rows, rng: random.Random) -> list[Mistake]:
    """Plant everything; changes `rows`."""
    planter = Planter(rows, rng)
    for row in rows["customers"]:
        if row.get("keep"):
            planter.keep(row)
    _orders(planter)
    _twice(planter)
    _addresses(planter)
    _persons(planter)
    _firms(planter)
    _permissions(planter)
    _purchases(planter)
    _other_sheets(planter)
    return planter.numbered()


def _person(row: Row) -> bool:
    return row["customer_type"] == "particulier" and row.get("relation") != "prospect" and not row.get("country")


def _firm(row: Row) -> bool:
    return row["customer_type"] == "bedrijf" and not row.get("country")


def _landline(row: Row) -> bool:
    return _person(row) and (row.get("phone") or "").startswith("0570")


def _mailed(row: Row) -> bool:
    return _person(row) and bool(row["email"])


def _born(row: Row) -> bool:
    return _person(row) and bool(row.get("birth_date"))


def _orders(planter: Planter) -> None:
    """Mistakes of whole lines: these move the lines below them, so they come first."""
    lines = planter.rows["purchases"]
    count = Counter(row["order"] for row in lines)
    web = [row for row in lines if row["channel"] == "webwinkel" and row["date"].year == 2024
           and row["status"] == "opdracht" and count[row["order"]] == 1]
    twice = dict(web[30])
    lines.insert(_index(lines, web[30]) + 1, twice)
    planter.note("purchases", twice, "order", "line-twice", "the line above was pasted a second time")
    planter.keep(web[30])
    other = next(row for row in web[60:] if row["customer"] != web[59]["customer"])
    other["order"] = web[59]["order"]
    for row in (web[59], other):
        planter.note("purchases", row, "order", "order-with-two-customers", "one order number, two customers")
    late = dict(web[90]) | {"date": date(2025, 2, 20), "article": "Sencha 100 g", "article_group": "Thee"}
    lines.insert(next(at for at, row in enumerate(lines) if row["date"] > late["date"]), late)
    for row in (web[90], late):
        planter.note("purchases", row, "order", "order-far-apart", "the same order number again, months later")


def _index(rows: list[Row], wanted: Row) -> int:
    return next(at for at, row in enumerate(rows) if row is wanted)


def _twice(planter: Planter) -> None:
    """Rows that are there too often in the lists of customers and numbers."""
    customers, numbers = planter.rows["customers"], planter.rows["numbers"]
    again = customers[40] | {"last_name": "Terpstra", "infix": "", "first_name": "Wietske", "initials": "W.", "gender": "v"}
    again |= {"email": "wietske.terpstra@example.nl", "mobile": "06-89009911", "phone": "", "house_number": "7", "company": ""}
    again |= {"customer_type": "particulier", "birth_date": None, "referred_by": "", "remarks": ""}
    customers.insert(120, again)
    for row in (customers[40], again):
        planter.note("customers", row, "customer", "customer-number-twice", "two people with one number")
    double = numbers[20] | {"customer": numbers[22]["customer"]}
    numbers.insert(23, double)
    for row in (numbers[20], double):
        planter.note("numbers", row, "number_at_source", "number-with-two-customers", "one web shop number, two customers")


def _addresses(planter: Planter) -> None:
    for key, value, code, what, where in (
        ("postcode", lambda row: row["postcode"].replace(" ", "").lower(), "postcode-spelling", "small letters, no space", _person),
        ("postcode", "741 AB", "postcode-form", "a digit too few", _person),
        ("phone", lambda row: int(row["phone"].replace("-", "")), "zero-lost", "a number: Excel ate the zero", _landline),
        ("phone", "0570-12", "phone-form", "too short", _landline),
        ("mobile", "06 8900 00", "phone-form", "two digits too few", lambda row: _person(row) and row["mobile"]),
        ("email", "anna.bakker@example", "email-form", "no domain", _mailed),
        ("email", lambda row: f"{row['email']};", "email-spelling", "a semicolon behind it", _mailed),
        ("email", lambda row: f"{row['email']}, thuis@example.nl", "email-more-than-one", "two addresses", _mailed),
        ("city", "\u2019s-Gravenhage", "", "a curly quote: read as a straight one", lambda row: row["city"] == "'s-Gravenhage"),
        ("house_number", "", "house-number-missing", "postcode without house number", _person),
        ("house_number", date(2026, 5, 12), "house-number-date", "Excel made a date of 12-5", _person),
    ):
        planter.cell("customers", key, value, code, what, where)


def _persons(planter: Planter) -> None:
    for key, value, code, what, where in (
        ("last_name", lambda row: f"{row['last_name']}\u00a0 ", "text-spaces", "hard spaces behind it", _mailed),
        ("gender", "mevr.", "", "another word for v", lambda row: row["gender"] == "v"),
        ("gender", "onbekend", "", "the same as empty", lambda row: row["gender"] == ""),
        ("birth_date", date(2062, 4, 1), "birth-in-future", "1962 was meant", _born),
        ("birth_date", "1 februari 1974", "date-as-text", "a date in words", _born),
        ("birth_date", "31-02-1980", "date-impossible", "that day does not exist", _born),
        ("referred_by", "19999", "referrer-unknown", "nobody has that number", _person),
        ("referred_by", lambda row: row["customer"], "referrer-self", "brought in by himself", _person),
        ("preferred_channel", "postduif", "choice-unread", "not in the list", _person),
    ):
        planter.cell("customers", key, value, code, what, where)
    nobody = planter.cell("customers", "last_name", "", "name-missing", "nobody's name", lambda row: _person(row) and not row["infix"])
    nobody |= {"first_name": "", "initials": ""}


def _firms(planter: Planter) -> None:
    for key, value, code, what, where in (
        ("iban", _wrong_iban, "iban-form", "one digit is wrong", lambda row: _firm(row) and row["iban"]),
        ("vat_id", "NL123456782B01", "bsn-in-vat", "an old number of a person: a BSN (a published example)",
         lambda row: _firm(row) and row["legal_form"] == "eenmanszaak"),
        ("vat_id", "NL12345B01", "vat-form", "too short", lambda row: _firm(row) and row["legal_form"] == "bv"),
        ("kvk", "99991", "kvk-form", "five digits", _firm),
        ("kvk", 9999123, "zero-lost", "a number of seven digits: Excel ate the zero", _firm),
        ("employees", "ca. 10", "number-unread", "words in a number", lambda row: _firm(row) and row["employees"]),
        ("employees", -3, "negative-number", "less than nothing", lambda row: _firm(row) and row["employees"]),
        ("company", "", "company-name-missing", "a company without its name", _firm),
    ):
        planter.cell("customers", key, value, code, what, where)


def _wrong_iban(row: Row) -> str:
    return f"{row['iban'][:-1]}{(int(row['iban'][-1]) + 1) % 10}"


def _permissions(planter: Planter) -> None:
    def yes(row: Row) -> bool:
        return _person(row) and row["email_consent"] == "ja" and row["phone_consent"] != "ja" and not row.get("no_advertising")

    def no(row: Row) -> bool:
        return _person(row) and row["email_consent"] == "nee" and row["phone_consent"] != "ja"

    for key, value, code, what, where, told in (
        ("email_consent", "J", "", "another word for ja", yes, ""),
        ("email_consent", True, "", "a tick: ja", yes, ""),
        ("email_consent", "misschien", "choice-strictest", "neither ja nor nee: read as nee", yes, ""),
        ("no_advertising", "alles", "consent-against-objection", "consent and objection together", yes, "email_consent"),
        ("email", "", "consent-without-email", "consent to mail, no address", yes, ""),
        ("no_advertising", "op 3 mei afgemeld", "choice-strictest", "his own words: read as alles", no, ""),
        ("consent_date", None, "consent-without-proof", "no date and no source", yes, "email_consent"),
    ):
        row = planter.cell("customers", key, value, code, what, where, told)
    row["consent_source"] = ""


def _purchases(planter: Planter) -> None:
    lines_of = Counter(row["order"] for row in planter.rows["purchases"])

    def plain(row: Row) -> bool:
        """An order of one line: else a changed day or customer would split it, and that is another mistake."""
        ordinary = row["status"] in ("", "opdracht") and bool(row["customer"]) and lines_of[row["order"]] == 1
        return ordinary and row["date"].year in (2023, 2024, 2025)

    def billed(row: Row) -> bool:
        return row["status"] == "opdracht" and row["channel"] == "zakelijk" and row["date"].year > 2022

    def high(row: Row) -> bool:
        return plain(row) and row["vat_rate"] == 0.21

    for key, value, code, what, where in (
        ("amount", _dutch, "number-as-text", "an amount as text", lambda row: billed(row) and row["amount"] > 1000),
        ("amount", lambda row: f"EUR {_dutch(row)}", "number-as-text", "an amount with its currency", plain),
        ("amount", "onbekend bedrag", "number-unread", "words instead of an amount", plain),
        ("amount", ExcelError("#N/A"), "cell-error", "a lookup that failed", plain),
        ("price", ExcelError("#DIV/0!"), "cell-error", "a formula that failed", plain),
        ("amount", lambda row: row["amount"] + 10, "amount-above-product", "10 euro more than Aantal x Prijs", plain),
        ("amount", lambda row: round(row["amount"] - 1, 2), "amount-below-product", "1 euro less than Aantal x Prijs", plain),
        ("date", "31-02-2024", "date-impossible", "that day does not exist", lambda row: plain(row) and row["date"].year == 2024),
        ("date", "1 februari 2024", "date-as-text", "a date in words", lambda row: plain(row) and row["date"] == date(2024, 2, 1)),
        ("date", lambda row: f"{row['date']:%d-%m-%y}", "date-as-text", "a date as text", lambda row: plain(row) and row["date"].day > 12),
        ("date", date(2027, 3, 5), "date-in-future", "a year too late", plain),
        ("date", None, "date-missing", "no date", plain),
        ("customer", "10999", "customer-unknown", "nobody has that number", plain),
        ("customer", lambda row: int(row["customer"]), "", "a number instead of text: the same customer", plain),
        ("article", lambda row: f"\u00a0{row['article']}", "text-spaces", "a hard space before it", plain),
        ("status", "gratis", "choice-unread", "not in the list", plain),
        ("status", "credit", "", "another word for retour", lambda row: row["status"] == "retour"),
        ("vat_rate", 0.12, "vat-rate-unknown", "no Dutch rate", high),
        ("vat_rate", "21%", "number-as-text", "a rate as text", high),
        ("due_date", date(2022, 1, 15), "due-before-purchase", "before the purchase", billed),
        ("paid_on", date(2022, 1, 16), "paid-before-purchase", "before the purchase", billed),
        ("amount", lambda row: -row["amount"], "offer-negative", "an offer below nothing", lambda row: row["status"] == "offerte"),
        ("lifetime_months", -6, "lifetime-not-positive", "less than nothing", lambda row: plain(row) and row["lifetime_months"]),
        ("campaign", "Lenteproverij 2025", "campaign-unknown", "a slip of the pen", lambda row: row["promo_code"] == "LENTE25"),
    ):
        planter.cell("purchases", key, value, code, what, where)
    planter.cell("purchases", "amount", None, "amount-missing", "no amount and no price", plain)["price"] = None
    planter.cell("purchases", "quantity", 0, "quantity-zero", "nothing was bought", plain)["amount"] = 0.0


def _dutch(row: Row) -> str:
    whole = f"{row['amount']:,.2f}"
    return whole.replace(",", " ").replace(".", ",").replace(" ", ".")


def _other_sheets(planter: Planter) -> None:
    def scored(row: Row) -> bool:
        return row.get("question") == "aanbevelen 0-10"

    def talk(row: Row) -> bool:
        return not row.get("campaign") and not row.get("question") and not row.get("follow_up")

    def called(row: Row) -> bool:
        return talk(row) and row["channel"] == "telefoon"

    def open_(row: Row) -> bool:
        return row.get("done") == "nee"

    for key, value, code, what, where, told in (
        ("score", 11.0, "score-outside-scale", "the scale ends at 10", scored, ""),
        ("question", "", "score-without-question", "a score, but of what?", scored, "score"),
        ("question", "NPS", "", "another word for aanbevelen 0-10", scored, ""),
        ("follow_up_date", None, "follow-up-without-date", "it will never come back", open_, "follow_up"),
        ("customer", "10998", "customer-unknown", "nobody has that number", talk, ""),
        ("date", "12 maart", "date-unread", "no year", talk, ""),
        ("channel", "gebeld", "", "another word for telefoon", called, ""),
    ):
        planter.cell("contacts", key, value, code, what, where, told)
    planter.cell("consents", "customer", "10997", "customer-unknown", "nobody has that number", lambda row: row["given"] == "gegeven")
