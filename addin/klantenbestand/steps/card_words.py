"""A customer's card as lines to read aloud from: in the terminal, and shorter in a message of Excel."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from klantenbestand.analysis.one_customer import Bought, Contact, Order, ToDo
from klantenbestand.mail.addresses import Address, country_name, street_line
from klantenbestand.mail.channels import Channel
from klantenbestand.steps.customer_card import Allowed, Card
from klantenbestand.words.sheets import CUSTOMERS
from klantenbestand.words.texts.customers import told
from klantenbestand.words.wording import day, euro, listing, plural, short_day

_REACHED = ("mobile", "phone", "email", "website", "preferred_channel")
_KNOWN = (
    *("profession", "employees", "customer_since", "source", "referred_by", "interests", "project", "budget"),
    *("invoice",),
)
_PLACE = ("street", "house_number", "house_addition", "address")
_TALKS, _NAMED, _ARTICLES = 5, 4, 3
_BRIEF = ("mobile", "phone", "email", "customer_since", "project", "budget")
_SHORT = 80  # characters of a report or remark where it must be short


def card_lines(card: Card, peildatum: date, amounts: str, *, brief: bool = False) -> tuple[str, ...]:
    """The whole card; `brief`: as much as fits a message. `amounts` says whether these hold btw."""
    sections = [
        ("", _who(card, _BRIEF if brief else (*_REACHED, *_KNOWN))),
        ("card.section.todo", _to_do(card.to_do[: 2 if brief else None], peildatum)),
        ("card.section.may", _may(card.allowed)),
        ("card.section.bought", _bought(card.bought, peildatum, amounts, 2 if brief else len(card.bought.last))),
        ("card.section.talks", _talks(card.talks[: 2 if brief else _TALKS], brief=brief)),
        ("card.section.remarks", _remarks(card.fields, brief=brief)),
    ]
    lines: list[str] = []
    for key, found in sections:
        body = list(found)
        if body:
            lines += [*([""] if lines else []), *([told(key).upper()] if key else []), *_indented(body, bool(key))]
    return tuple(lines)


def _indented(body: Sequence[str], inside: bool) -> Iterator[str]:
    return (f"  {line}" if inside or at else line for at, line in enumerate(body))


def _who(card: Card, keys: Sequence[str]) -> Iterator[str]:
    fields = card.fields
    if not fields:
        yield told("card.title.stranger", number=card.number)
        return
    name = card.name or "-"
    title = "card.title.merged" if card.merged else "card.title" if card.number else "card.title.numberless"
    yield told(title, name=name, number=card.number, old=card.merged)
    if card.sharing:
        yield told("card.sharing", number=card.number, others=listing(card.sharing[:_NAMED]))
    yield from filter(None, (", ".join(fields[key] for key in ("customer_type", "relation") if key in fields),))
    yield from filter(None, (address_line(fields),))
    yield from _labelled(fields, keys)
    if card.same_address:
        others = [told("card.other", name=name, number=number) for number, name in card.same_address]
        shown = listing(others) if len(others) <= _NAMED else told("card.shared", number=len(others))
        yield told("card.same-address", others=shown)


def address_line(fields: Mapping[str, str]) -> str:
    """Street and place on one line; "" where neither is known."""
    street = street_line(Address(**{key: fields.get(key, "") for key in _PLACE}))
    place = f"{fields.get('postcode', '')} {fields.get('city', '')}".strip()
    return ", ".join(part for part in (street, place, country_name(fields.get("country", ""))) if part)


def _labelled(fields: Mapping[str, str], keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        if key in fields:
            yield told("card.field", label=CUSTOMERS[key].header, value=fields[key])


def _to_do(to_do: Sequence[ToDo], peildatum: date) -> Iterator[str]:
    for one in to_do:
        what = one.what or told("card.todo.nameless")
        about = told("card.todo.about", what=what, subject=one.subject) if one.subject else what
        if one.due is None:
            yield about
        else:
            key = "card.due" if one.due > peildatum else "card.due.today" if one.due == peildatum else "card.due.late"
            yield told("card.todo.when", what=about, when=told(key, day=day(one.due)))
    if not to_do:
        yield told("card.todo.none")


def _may(allowed: Sequence[Allowed]) -> Iterator[str]:
    for one in allowed:
        what = told(f"card.may.{one.channel}")
        source = told("card.may.source", source=one.source) if one.source else ""
        since = told("card.may.since", day=short_day(one.day), source=source) if one.day else ""
        if one.source and not one.day:
            since = told("card.may.by", source=one.source)
        if one.legal_form:
            since = told("card.may.legal", form=one.legal_form)
        yield told("card.may.yes" if one.yes else "card.may.no", what=what, reason=one.reason, since=since)
        if one.channel is Channel.PHONE and one.code != "no-phone":
            yield told("card.may.offer" if one.yes else "card.may.call")


def _bought(bought: Bought, peildatum: date, amounts: str, orders: int) -> Iterator[str]:
    if not bought.last:
        yield told("card.bought.none")
        return
    revenue = euro(bought.revenue, cents=True)
    if bought.basket is None or bought.first_day is None or bought.last_day is None:
        yield told("card.bought.returned", revenue=revenue)
    else:
        number = plural(bought.orders, "aankoop", "aankopen")
        basket = euro(bought.basket, cents=True)
        yield told("card.bought", orders=number, revenue=revenue, amounts=amounts, basket=basket)
        ago = _ago(bought.last_day, peildatum)
        key = "card.bought.once" if bought.orders == 1 else "card.bought.when"
        yield told(key, first=day(bought.first_day), last=day(bought.last_day), ago=ago)
    if bought.rhythm_days:
        yield told("card.bought.rhythm", days=plural(round(bought.rhythm_days), "dag", "dagen"))
    if len(bought.years) > 1:
        years = [told("card.bought.year", year=year, amount=euro(amount)) for year, amount in bought.years.items()]
        yield told("card.bought.years", years=" · ".join(years))
    if bought.favourite:
        yield told("card.bought.favourite", article=bought.favourite)
    yield told("card.bought.last")
    width = max(len(euro(one.amount, cents=True)) for one in bought.last[:orders])
    for one in bought.last[:orders]:
        yield f"  {_order(one, width)}"


def _order(one: Order, width: int) -> str:
    names = ", ".join(one.articles[:_ARTICLES]) + (", ..." if len(one.articles) > _ARTICLES else "")
    amount = euro(one.amount, cents=True).rjust(width)
    line = told("card.bought.order", day=short_day(one.day), amount=amount, number=one.number, articles=f"  {names}")
    return line.rstrip()


def _ago(last: date, peildatum: date) -> str:
    days = (peildatum - last).days
    return told("card.ago", days=plural(days, "dag", "dagen")) if days else told("card.due.today")


def _talks(talks: Sequence[Contact], *, brief: bool) -> Iterator[str]:
    for one in talks:
        what = ". ".join(part for part in (one.subject.rstrip("."), _clipped(one.report, brief=brief)) if part)
        if one.response:
            what = told("card.talk.response", what=what, response=one.response).strip()
        words = " ".join(part for part in (one.channel, one.direction) if part)
        how = told("card.talk.how", words=words) if words else ""
        shown = short_day(one.day) if one.day else "-"
        yield told("card.talk", day=shown, how=how, what=what or told("card.talk.wordless"))
    if not talks:
        yield told("card.talks.none")


def _remarks(fields: Mapping[str, str], *, brief: bool) -> Iterator[str]:
    for line in _clipped(fields.get("remarks", ""), brief=brief).splitlines():
        yield line.strip()


def _clipped(text: str, *, brief: bool) -> str:
    if not brief:
        return text
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHORT else flat[:_SHORT].rpartition(" ")[0] + " ..."
