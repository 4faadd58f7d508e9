"""A customer's card as the object of `--json` (documented in workbook/README.md)."""

from datetime import date
from typing import Any

from klantenbestand.steps.customer_card import Card
from klantenbestand.words.sheets import CUSTOMERS


def card_json(card: Card) -> dict[str, Any]:
    """The card: amounts are euro, days ISO dates, what is not known is null or absent."""
    return {
        "klantnummer": card.number,
        "naam": card.name,
        "gegevens": {CUSTOMERS[key].header: value for key, value in card.fields.items()},
        "zelfde_adres": [{"klantnummer": number, "naam": name} for number, name in card.same_address],
        "opgegaan_van": card.merged or None,
        "mag": {
            one.channel.value: {
                "ja": one.yes,
                "reden": one.reason or None,
                "datum": _iso(one.day),
                "bron": one.source or None,
            }
            for one in card.allowed
        },
        "aankopen": _bought(card),
        "contacten": [
            {
                "datum": _iso(one.day),
                "kanaal": one.channel,
                "richting": one.direction,
                "onderwerp": one.subject,
                "verslag": one.report,
                "reactie": one.response,
            }
            for one in card.talks
        ],
        "te_doen": [
            {"wat": one.what, "voor": _iso(one.due), "onderwerp": one.subject, "afgesproken": _iso(one.agreed)}
            for one in card.to_do
        ],
    }


def _bought(card: Card) -> dict[str, Any]:
    bought = card.bought
    return {
        "aantal": bought.orders,
        "omzet": bought.revenue,
        "per_jaar": {str(year): amount for year, amount in bought.years.items()},
        "gemiddeld": bought.basket,
        "eerste": _iso(bought.first_day),
        "laatste": _iso(bought.last_day),
        "ritme_dagen": bought.rhythm_days,
        "lievelingsartikel": bought.favourite or None,
        "laatste_orders": [
            {"datum": _iso(one.day), "ordernummer": one.number, "bedrag": one.amount, "artikelen": list(one.articles)}
            for one in bought.last
        ],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
