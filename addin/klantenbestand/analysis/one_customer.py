"""Of one customer what the purchases and contacts tell, without working anything out for the others."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date

import pandas as pd

from klantenbestand.analysis.contacts import open_actions
from klantenbestand.analysis.lines import texts
from klantenbestand.analysis.orders import Purchases, prepare
from klantenbestand.analysis.rhythm import customer_rhythm
from klantenbestand.words.frozen import frozen
from klantenbestand.words.settings import Settings

LAST_ORDERS = 5


@frozen
class Order:
    """One order: the day of its first line, its number ("" without), the net amount in euro, its articles."""

    day: date
    number: str
    amount: float
    articles: tuple[str, ...]


@frozen
class Bought:
    """What a customer bought: `orders` counts purchases, `revenue` (euro) and `years` (rising) hold returns too.

    `rhythm_days` is the median number of days between two purchases, `rhythm_gaps` between how many it was.
    `last` holds the last orders, the latest first, one that came back wholly among them.
    """

    first_day: date | None = None
    last_day: date | None = None
    orders: int = 0
    revenue: float = 0.0
    years: Mapping[int, float] = field(default_factory=dict)
    basket: float | None = None
    rhythm_days: float | None = None
    rhythm_gaps: int = 0
    favourite: str = ""
    last: tuple[Order, ...] = ()


@frozen
class Contact:
    """One line of *Contacten*; empty is "" or None."""

    day: date | None
    channel: str
    direction: str
    subject: str
    report: str
    response: str


@frozen
class ToDo:
    """A follow-up that is not done yet, and when it was agreed."""

    due: date | None
    what: str
    subject: str
    agreed: date | None


def bought_by(purchases: pd.DataFrame, customer: str, peildatum: date, settings: Settings) -> Bought:
    """The purchases of this customer up to the peildatum; `purchases` is the typed frame of *Aankopen*."""
    own = purchases[purchases["customer"].eq(customer).fillna(False).astype(bool)]
    known = prepare(own, peildatum, settings)
    cents, days = known.lines["cents"], pd.to_datetime(known.lines["day"], unit="D")
    years = (cents.groupby(days.dt.year).sum() / 100).to_dict()
    orders = known.orders[known.orders["is_purchase"]]
    rhythm = customer_rhythm(known)
    return Bought(
        first_day=_day(known.occasions["day"].min()),
        last_day=_day(known.occasions["day"].max()),
        orders=len(orders),
        revenue=int(cents.sum()) / 100,
        years={int(str(year)): float(amount) for year, amount in years.items()},
        basket=float(orders["cents"].mean()) / 100 if len(orders) else None,
        rhythm_days=float(rhythm.median_gap[0]) if len(rhythm.gaps) else None,
        rhythm_gaps=len(rhythm.gaps),
        favourite=_favourite(known, purchases),
        last=tuple(_last_orders(known)),
    )


def _last_orders(known: Purchases) -> Iterator[Order]:
    """The latest first; of one day the lower row."""
    rank = known.orders.sort_values(["day", "first_line"], ascending=False, kind="stable").head(LAST_ORDERS)
    lines = known.lines
    numbers, articles = texts(known.given, "order"), texts(known.given, "article")
    for order, row in zip(rank.index, rank.to_dict("records"), strict=True):
        bought = articles.iloc[lines.loc[lines["order"] == order, "position"]]
        names = tuple(dict.fromkeys(name for name in bought if name))
        yield Order(_date(row["day"]), str(numbers.iloc[row["first_line"]]), int(row["cents"]) / 100, names)


def _favourite(known: Purchases, purchases: pd.DataFrame) -> str:
    """The article on most lines, of equal ones the last bought; of those the one that is met last in the whole sheet,
    as in `favourites`."""
    lines = known.lines[~known.lines["returned"].to_numpy() & (known.article >= 0)]
    if lines.empty:
        return ""
    article = pd.Series(known.article, index=known.lines.index)[lines.index]
    liking = lines.groupby(article)["day"].agg(["size", "max"]).sort_values(["size", "max"])
    best = liking[liking.eq(liking.iloc[-1]).all(axis=1)]
    names = [str(known.articles[code]) for code in best.index]
    return max(names, key=lambda name: int(purchases["article"].eq(name).to_numpy(dtype=bool, na_value=False).argmax()))


def contacts_of(contacts: pd.DataFrame, customer: str, peildatum: date) -> tuple[Contact, ...]:
    """What was talked about up to the peildatum, the latest first; on one day the lower row."""
    own = _until(_of(contacts, customer), peildatum)
    columns = {key: texts(own, key) for key in ("channel", "direction", "subject", "report", "response")}
    days = own["date"]
    order = days.reset_index(drop=True).sort_values(kind="stable", na_position="first").index[::-1]
    return tuple(
        Contact(_day_of(days.iloc[at]), *(str(column.iloc[at]) for column in columns.values())) for at in order
    )


def to_do_for(contacts: pd.DataFrame, customer: str, peildatum: date) -> tuple[ToDo, ...]:
    """What was promised and is not done, the most urgent first; those without a date come last."""
    own = _until(_of(contacts, customer), peildatum)
    own = own[open_actions(own)]
    actions, subjects = texts(own, "follow_up"), texts(own, "subject")
    due = own["follow_up_date"] if "follow_up_date" in own else pd.Series(pd.NaT, index=own.index)
    order = due.reset_index(drop=True).sort_values(kind="stable", na_position="last").index
    return tuple(
        ToDo(_day_of(due.iloc[at]), str(actions.iloc[at]), str(subjects.iloc[at]), _day_of(own["date"].iloc[at]))
        for at in order
    )


def _of(frame: pd.DataFrame, customer: str) -> pd.DataFrame:
    return frame[frame["customer"].eq(customer).fillna(False).astype(bool)]


def _until(contacts: pd.DataFrame, peildatum: date) -> pd.DataFrame:
    return contacts[~contacts["date"].gt(pd.Timestamp(peildatum))]


def _day(number: float) -> date | None:
    return None if pd.isna(number) else _date(number)


def _date(number: float) -> date:
    return pd.Timestamp(int(number), unit="D").date()


def _day_of(moment: pd.Timestamp) -> date | None:
    return None if pd.isna(moment) else moment.date()
