"""*Klantoverzicht*: one row a customer with all that is known; the columns that mailings select by."""

from collections.abc import Iterable

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from klantenbestand.analysis.activity import Activity, Status
from klantenbestand.analysis.customers import Overview
from klantenbestand.analysis.end_of_data import not_up_to_date
from klantenbestand.analysis.lines import texts
from klantenbestand.analysis.orders import Purchases
from klantenbestand.tabs.frame import period_line, unless_stale, warnings, with_recompute_note
from klantenbestand.words.tab import Check, Field, Format, Group, KeyFigure, Tab, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, euro, plural, share, the_plural

NAME = "Klantoverzicht"
FIELDS = (
    Field("customer", "Klantnummer", width=13),
    Field("name", "Naam"),
    Field("city", "Plaats"),
    Field("customer_type", "Soort klant", width=13),
    Field("relation", "Relatie", width=10),
    Field("status", "Status", width=19),
    Field("first", "Eerste aankoop", Format.DATE),
    Field("last", "Laatste aankoop", Format.DATE),
    Field("recency_days", "Dagen geleden", Format.COUNT, width=10),
    Field("orders", "Orders", Format.COUNT, width=9),
    Field("revenue", "Omzet", Format.EURO_CENTS),
    Field("revenue_0", "Omzet laatste jaar", Format.EURO_CENTS),
    Field("revenue_1", "Omzet jaar ervoor", Format.EURO_CENTS),
    Field("revenue_2", "Omzet twee jaar ervoor", Format.EURO_CENTS),
    Field("basket", "Gemiddelde mand", Format.EURO_CENTS),
    Field("rhythm_days", "Ritme (dagen)", Format.COUNT, width=9),
    Field("rhythm_basis", "Ritme berust op", width=12),
    Field("articles", "Artikelen", Format.COUNT, width=10),
    Field("favourite", "Lievelingsartikel"),
    Field("last_contact", "Laatste contact", Format.DATE),
    Field("last_subject", "Onderwerp"),
    Field("follow_up_date", "Vervolgdatum", Format.DATE),
    Field("follow_up", "Vervolgactie"),
)
# What an owner looks for first, and all that is printed; then by subject, and what is not named before the contacts.
# Nothing hangs on the place of a column: filters and mailings go by its header.
_FIRST = (
    *(
        "customer",
        "name",
        "city",
        "customer_type",
        "relation",
        "status",
        "group",
        "action",
        "last",
        "orders",
        "revenue",
    ),
    "abc",
)
_BY_SUBJECT = (
    *("recency_days", "first", "seniority", "bond", "loyalty", "regularity", "rhythm_days", "rhythm_basis"),
    *("score", "group_before", "weight_share", "revenue_0", "revenue_1", "revenue_2", "basket", "small_basket"),
    *("favourite", "articles", "companion", "replace_article", "replace_on", "open_offers", "open_offers_amount"),
    *("expected_rank", "expected_purchases", "expected_revenue", "still_customer", "next_date", "next_until"),
)
_NAMED_BY = ("company", "name", "first_name", "initials", "infix", "last_name")  # columns of *Klanten*
_LAST = ("last_contact", "last_subject", "follow_up_date", "follow_up")


def in_order(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The columns as they stand on the tab: who and how it stands first, then by subject, contacts last."""
    named = {source: place for place, source in enumerate((*_FIRST, *_BY_SUBJECT))}
    last = {source: len(named) + 1 + place for place, source in enumerate(_LAST)}
    return tuple(sorted(fields, key=lambda field: {**named, **last}.get(field.source, len(named))))


def overview_frame(overview: Overview, customers: pd.DataFrame | None) -> pd.DataFrame:
    """The overview with who the customer is: sources of FIELDS as columns, one row a customer, index 0, 1, 2, ...

    `customers` is the typed frame of *Klanten* (or None); a number that stands there twice is taken once.
    """
    frame = overview.frame.reset_index(names="customer")
    if not frame["articles"].any():  # no column with articles: unknown, not 0
        frame["articles"] = float("nan")
    if customers is None:
        return frame.assign(name="", city="", customer_type="")
    known = _each_once(_narrow(customers, *_NAMED_BY, "city", "customer_type"))
    names = display_names(known)
    for column in ("city", "customer_type"):
        values = known[column] if column in known else pd.Series("", index=known.index, dtype="str")
        frame[column] = frame["customer"].map(values)
    return frame.assign(name=frame["customer"].map(names))


def display_names(customers: pd.DataFrame) -> pd.Series:
    """How a customer is called in a list: the company, else first name (or initials), infix and last name."""

    def column(key: str) -> pa.Array:
        return pa.array(texts(customers, key)).cast(pa.large_string())

    def either(one: pa.Array, other: pa.Array) -> pa.Array:
        return pc.if_else(pc.equal(one, ""), other, one)

    blank, last = pa.scalar(" ", pa.large_string()), column("last_name")
    parts = either(column("first_name"), column("initials")), column("infix"), last
    # reading leaves no other blanks
    person = pc.utf8_trim_whitespace(pc.replace_substring_regex(pc.binary_join_element_wise(*parts, blank), " +", " "))
    person = pc.if_else(pc.equal(last, ""), either(column("name"), person), person)
    # by pyarrow: pandas takes five times as long for a few names
    return pd.Series(pd.array(either(column("company"), person), dtype="str"), index=customers.index)


def _narrow(customers: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The numbers with these columns as far as they are there: to choose rows of all forty takes ten times as long."""
    return customers[["customer", *(column for column in columns if column in customers)]]


def _each_once(customers: pd.DataFrame) -> pd.DataFrame:
    """Index = customer number; one that stands there twice is taken once."""
    return customers[~customers["customer"].duplicated()].set_index("customer")


def customer_names(customers: pd.DataFrame) -> pd.Series:
    """How each customer of *Klanten* is called in a list, index = customer number."""
    return display_names(_each_once(_narrow(customers, *_NAMED_BY)))


def names_for(numbers: pd.Index, customers: pd.DataFrame | None) -> pd.Series:
    """How these customers are called, index = customer number; the number itself where no name is known."""
    own = pd.Series(numbers.astype("str"), index=numbers, dtype="str")
    if customers is None or "customer" not in customers:
        return own
    named = _narrow(customers, *_NAMED_BY)
    names = display_names(_each_once(named[named["customer"].isin(numbers)])).reindex(numbers)
    return names.where(names.notna() & (names != ""), own)


def klantoverzicht(
    overview: Overview,
    frame: pd.DataFrame,
    activity: Activity,
    purchases: Purchases,
    *,
    fields: tuple[Field, ...] = FIELDS,
    more: tuple[str, ...] = (),
    checks: tuple[Check, ...] = (),
) -> Tab:
    """The tab; `frame` comes from `overview_frame`, with the columns that other analyses brought; `fields` are FIELDS
    and theirs, `more` their definitions."""
    advice = unless_stale(purchases, _advice(frame, activity, purchases))
    return Tab(
        name=NAME,
        group=Group.ANALYSIS,
        title=say("overview.title"),
        period=period_line(purchases),
        conclusion=f"{_conclusion(frame, purchases)} {advice}",
        warnings=warnings((*not_up_to_date(purchases), *overview.thin)),
        figures=_figures(frame),
        tables=(Table(NAME, frame, in_order(fields), key=("customer",), printed=_printed(fields)),),
        definitions=with_recompute_note(
            (*_definitions(overview, activity, purchases), *more, say("overview.def.print")), checks
        ),
        checks=checks,
        frozen=True,
        kept_columns=2,
    )


def _printed(fields: Iterable[Field]) -> int:
    return sum(field.source in _FIRST for field in fields)


def _conclusion(frame: pd.DataFrame, purchases: Purchases) -> str:
    revenue = frame.loc[frame["orders"] > 0, "revenue"].sort_values(ascending=False)
    if revenue.empty or revenue.sum() <= 0:
        words = {"customers": plural(len(frame), "klant", "klanten"), "stand": "staat" if len(frame) == 1 else "staan"}
        if not revenue.empty:
            came_back = bool((purchases.lines["cents"] < 0).any())
            return say("overview.conclusion.zero" if came_back else "overview.conclusion.nothing", **words)
        key = "overview.conclusion.loose" if purchases.loose_lines else "overview.conclusion.none"
        return say(key, **words, revenue=euro(purchases.loose_cents / 100))
    if len(revenue) == 1:
        return say("overview.conclusion.one", revenue=euro(revenue.sum()), none=_none(len(frame) - 1))
    top = max(len(revenue) // 5, 1)
    return say(
        "overview.conclusion",
        revenue=euro(revenue.sum()),
        none=_none(len(frame) - len(revenue)),
        top=say("overview.top", number=count(top)) if top > 1 else say("overview.top.one"),
        share=share(revenue.iloc[:top].sum() / revenue.sum()),
    )


def _advice(frame: pd.DataFrame, activity: Activity, purchases: Purchases) -> str:
    """Whom to begin with; where nobody bought, what to fill in."""
    if not len(activity.customers):
        return say("overview.do.numbers" if purchases.loose_lines else "overview.do.purchases")
    if not activity.active_now:
        return say("overview.do.gone")
    called = int((frame["action"] == say("groups.short.call")).sum()) if "action" in frame else 0
    if called:
        return say("overview.do.call", customers=the_plural(called, "klant om te bellen", "klanten om te bellen"))
    if activity.at_risk_now:
        words = "klant die weg dreigt te blijven", "klanten die weg dreigen te blijven"
        return say("overview.do.risk", customers=the_plural(activity.at_risk_now, *words))
    return say("overview.do.none" if activity.risk_known else "overview.do.unknown")


def _none(number: int) -> str:
    """How many customers bought nothing yet, as a sentence; empty for none."""
    return say("overview.none", customers=plural(number, "klant kocht", "klanten kochten")) if number else ""


def _figures(frame: pd.DataFrame) -> tuple[KeyFigure, ...]:
    active = frame["status"].isin([Status.ACTIVE, Status.AT_RISK])
    return (
        KeyFigure(say("overview.figure.customers"), int(frame["in_customers"].sum())),
        KeyFigure(say("overview.figure.buyers"), int((frame["orders"] > 0).sum())),
        KeyFigure(say("overview.figure.active"), int(active.sum())),
        KeyFigure(say("overview.figure.revenue"), float(frame["revenue"].sum()), Format.EURO),
    )


def _definitions(overview: Overview, activity: Activity, purchases: Purchases) -> tuple[str, ...]:
    years = {f"y{position}": year for position, year in enumerate(overview.years)}
    # As many lines whatever the data: a line more would move the table.
    strangers = int((~overview.frame["in_customers"]).sum()) if overview.frame["in_customers"].any() else 0
    return (
        say("overview.def.status", days=activity.window.days),
        say("overview.def.years", amounts=purchases.settings.amounts, **years),
        say("overview.def.basket"),
        say("overview.def.rhythm"),
        say("overview.def.favourite"),
        say("overview.def.relation"),
        say("overview.def.unknown", customers=count(strangers) if strangers else say("none")),
    )
