"""What was talked about in the example: questions, complaints, scores, things still to do; consents and numbers."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sample.calendar_of_shop import END
from sample.purchases import Basket

Row = dict[str, Any]

# channel, subject, report, what is still to be done ("" = nothing)
TALKS = (
    ("telefoon", "Vraag over levering", "Pakket was een dag later; is nu binnen.", ""),
    ("e-mail", "Vraag over zetadvies", "Uitgelegd: 80 graden en drie minuten.", ""),
    ("bezoek", "Advies theepot", "Twijfelt tussen glas en gietijzer.", "Bellen als de nieuwe theepotten er zijn"),
    ("e-mail", "Breuk bij bezorging", "Theeglas kapot aangekomen, nieuw glas gestuurd.", ""),
    ("telefoon", "Bestelling doorgeven", "Belt liever dan dat hij de website gebruikt.", ""),
    ("webformulier", "Workshop voor een groep", "Acht personen, liefst op een zaterdag.", "Datum voorstellen voor de workshop"),
    ("chat", "Is de oude melange er nog?", "Doorverwezen naar de Huismelange.", ""),
    ("telefoon", "Factuur niet ontvangen", "Factuur opnieuw gestuurd.", ""),
    ("e-mail", "Offerte kerstpakketten", "Wil pakketten met koffie en chocolade.", "Offerte nabellen"),
    ("bezoek", "Nieuwe smaken geproefd", "Vond de oolong erg lekker.", ""),
    ("sociale media", "Compliment over de inpak", "Mag als aanbeveling op de website.", ""),
    ("telefoon", "Maalgraad klopt niet", "Voortaan grof malen voor de cafetière.", ""),
    ("e-mail", "Abonnement op bonen", "Wil elke maand een kilo.", "Maandelijkse levering klaarzetten"),
    ("webformulier", "Allergenen in chai", "Lijst met ingrediënten gestuurd.", ""),
)  # fmt: skip
EMPLOYEES = ("Marijke", "Bas", "Noor")
CONSENT_TEXT = "Ja, stuur mij nieuws en aanbiedingen van Ketel & Kruid."


def make_contacts(baskets: Sequence[Basket], people: Sequence[Row], rng: random.Random) -> list[Row]:
    """Talks around orders, scores after orders, first talks with prospects."""
    ours = [basket for basket in baskets if basket.customer and basket.status != "offerte"]
    rows = [_talk(basket, rng) for basket in rng.sample(ours, 230)]
    recent = [basket for basket in ours if basket.day.year >= 2025]
    rows += [_score(basket, "aanbevelen 0-10", rng) for basket in _one_each(recent, 110, rng)]
    rows += [_score(basket, "tevredenheid 1-5", rng) for basket in _one_each(recent, 65, rng)]
    rows += [_first_talk(person, rng) for person in people if person.get("relation") == "prospect"]
    return [row for row in rows if row["date"] <= END]


def _one_each(baskets: Sequence[Basket], count: int, rng: random.Random) -> list[Basket]:
    """Orders of so many different customers."""
    by_customer = {
        basket.customer["customer"]: basket for basket in rng.sample(baskets, len(baskets)) if basket.customer
    }
    return list(by_customer.values())[:count]


def _talk(basket: Basket, rng: random.Random) -> Row:
    channel, subject, report, follow_up = rng.choice(TALKS)
    day = basket.day + timedelta(days=rng.randint(1, 12))
    row: Row = {"date": day, "customer": basket.customer["customer"] if basket.customer else "", "channel": channel}
    row |= {"direction": "in", "subject": subject, "report": report, "employee": rng.choice(EMPLOYEES)}
    if follow_up:
        due = day + timedelta(days=rng.randint(5, 40))
        row |= {
            "follow_up": follow_up,
            "follow_up_date": due,
            "done": "nee" if due > END - timedelta(days=25) else "ja",
        }
    return row


def _score(basket: Basket, question: str, rng: random.Random) -> Row:
    scores, weights = (range(11), (1, 0, 1, 1, 1, 3, 6, 16, 24, 27, 20))
    if question == "tevredenheid 1-5":
        scores, weights = range(1, 6), (2, 3, 10, 45, 40)
    return {
        "date": basket.day + timedelta(days=rng.randint(4, 14)),
        "customer": basket.customer["customer"] if basket.customer else "",
        "channel": "e-mail" if question.startswith("aan") else rng.choice(("chat", "webformulier", "bezoek")),
        "direction": "in",
        "subject": "Vragenlijst na aankoop",
        "question": question,
        "score": float(rng.choices(scores, weights)[0]),
    }


def _first_talk(person: Row, rng: random.Random) -> Row:
    due = END + timedelta(days=rng.randint(-12, 20))
    return {
        "date": person["customer_since"],
        "customer": person["customer"],
        "channel": rng.choice(("webformulier", "telefoon", "bezoek")),
        "direction": "in",
        "subject": f"Vraag over {person['project']}",
        "report": "Wil graag een voorstel ontvangen.",
        "response": "interesse",
        "follow_up": "Voorstel nabellen",
        "follow_up_date": due,
        "done": "nee",
        "employee": rng.choice(EMPLOYEES),
    }


def make_consents(people: Sequence[Row], withdrawn_on: date) -> list[Row]:
    """The log behind the columns of *Klanten*: what was given, and what was taken back after the spring mail."""
    rows = []
    for person in people:
        for key, channel in (("email_consent", "e-mail"), ("phone_consent", "telefoon")):
            if person[key] == "ja":
                rows.append(_consent(person, channel, "gegeven", person["consent_date"], person["consent_source"]))
        if person.get("no_advertising") == "e-mail" and person["customer_since"] < withdrawn_on - timedelta(days=30):
            given = max(person["customer_since"], date(2018, 5, 25)) + timedelta(days=1)
            rows.append(_consent(person, "e-mail", "gegeven", given, "bestelformulier"))
            rows.append(_consent(person, "e-mail", "ingetrokken", withdrawn_on, "afmeldlink"))
    return sorted(rows, key=lambda row: row["date"])


def _consent(person: Row, channel: str, given: str, day: date, source: str) -> Row:
    row: Row = {"customer": person["customer"], "channel": channel, "given": given, "date": day, "source": source}
    if given == "gegeven":
        row |= {"purpose": "nieuws en aanbiedingen", "text": CONSENT_TEXT}
    return row


def make_numbers(baskets: Sequence[Basket]) -> list[Row]:
    """The numbers under which the web shop knows its customers, from their first order there."""
    first: dict[str, date] = {}
    for basket in baskets:
        if basket.customer and basket.channel == "webwinkel":
            first.setdefault(basket.customer["customer"], basket.day)
    return [
        {"source": "Webwinkel", "number_at_source": f"WK{3001 + at}", "customer": customer, "valid_from": day}
        for at, (customer, day) in enumerate(first.items())
    ]
