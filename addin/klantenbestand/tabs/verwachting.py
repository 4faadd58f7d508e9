"""*Verwachting*: what today's customers will buy in the coming year, who may stay away, and who is expected soon."""

import pandas as pd

from klantenbestand.analysis.customers import Overview
from klantenbestand.analysis.end_of_data import data_end, not_up_to_date, too_early
from klantenbestand.analysis.expectation import LONG_GONE, Expectation, Level
from klantenbestand.analysis.expected_total import Total
from klantenbestand.analysis.next_purchase import NextPurchases
from klantenbestand.analysis.orders import Purchases
from klantenbestand.tabs.frame import period_line, unless_stale, warnings, with_recompute_note
from klantenbestand.tabs.nothing import nothing
from klantenbestand.tabs.verwachting_lists import MOST, WEEKS, Lists, lists_of, tables
from klantenbestand.words.tab import Chart, ChartKind, Check, Field, Format, Group, KeyFigure, Role, Series, Tab
from klantenbestand.words.texts import finding_sentences
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, day, decimal, euro, plural, short_day, the_plural

NAME = "Verwachting"
_BARS = 10
FIELDS = (  # on *Klantoverzicht*
    Field("expected_rank", "Rang verwachting", Format.COUNT, width=13),
    Field("expected_purchases", "Verwachte aankopen", Format.DECIMAL, width=12),
    Field("expected_revenue", "Verwachte omzet", Format.EURO, width=12),
    Field("still_customer", "Nog klant", width=18),
    Field("next_date", "Volgende aankoop", Format.DATE, width=12),
    Field("next_until", "Volgende uiterlijk", Format.DATE, width=12),
)


def columns(expected: Expectation, dates: NextPurchases) -> pd.DataFrame:
    """The sources of FIELDS, index = customer number, one row a buyer."""
    frame = expected.frame.rename(
        columns={
            "rank": "expected_rank",
            "expected": "expected_purchases",
            "revenue": "expected_revenue",
            "alive": "still_customer",
        }
    )
    named = dates.frame[["expected", "until"]].rename(columns={"expected": "next_date", "until": "next_until"})
    return frame.join(named)[[field.source for field in FIELDS]]


def says_something(expected: Expectation, dates: NextPurchases) -> bool:
    """More than why nothing can be said."""
    return expected.level is not Level.NONE or not dates.frame.empty


def verwachting(
    expected: Expectation,
    dates: NextPurchases,
    overview: Overview,
    purchases: Purchases,
    customers: pd.DataFrame | None = None,
    *,
    checks: tuple[Check, ...] = (),
) -> Tab:
    """The tab; only the reason where nothing may be said. `customers` is the typed frame of *Klanten*, for names."""
    if not says_something(expected, dates):
        return nothing(NAME, _why_nothing(expected, purchases))
    lists = lists_of(expected, dates, overview, purchases.peildatum)
    advice = unless_stale(purchases, _advice(expected, lists))
    return Tab(
        name=NAME,
        group=Group.ANALYSIS,
        title=say("expect.title"),
        period=say("expect.period", period=period_line(purchases), as_of=day(expected.as_of)),
        conclusion=f"{_conclusion(expected, dates, purchases)} {advice}",
        warnings=warnings((*expected.thin, *too_early(purchases), *dates.thin)),
        figures=_figures(expected, dates, lists, purchases),
        charts=_charts(expected),
        tables=tables(lists, expected.back_test, customers),
        definitions=with_recompute_note(_definitions(expected, lists, purchases), checks),
        checks=checks,
    )


def _why_nothing(expected: Expectation, purchases: Purchases) -> str:
    """Why nothing may be said and from when it may; where purchases are missing, to add those comes first."""
    if data_end(purchases).up_to_date:
        return " ".join(warnings(expected.thin))
    missing = (*not_up_to_date(purchases), *expected.thin)
    return " ".join((*(finding_sentences(finding)[0] for finding in missing), say("expect.do.stale")))


def _conclusion(expected: Expectation, dates: NextPurchases, purchases: Purchases) -> str:
    if expected.level is Level.ORDER:
        return say("expect.conclusion.order")
    if expected.purchases is None or expected.revenue is None:
        return say("expect.conclusion.dates", dated=plural(len(dates.frame), "klant", "klanten"))
    current = data_end(purchases).up_to_date
    return say(
        "expect.conclusion.full",
        ahead=say("expect.ahead") if current else say("expect.ahead.after", as_of=day(expected.as_of)),
        purchases=plural(round(expected.purchases.value), "aankoop", "aankopen"),
        revenue=euro(expected.revenue.value),
        low=euro(expected.revenue.low),
        high=euro(expected.revenue.high),
        test=_test_sentence(expected),
    )


def _advice(expected: Expectation, lists: Lists) -> str:
    """Whom to approach: who may stay away, else who is expected, else who is worth most."""
    if len(lists.risk):
        number = the_plural(len(lists.risk), say("expect.word.risk.one"), say("expect.word.risk"))
        return say("expect.do.risk", customers=number)
    if len(lists.due):
        return say("expect.do.due", customers=the_plural(len(lists.due), "klant", "klanten"), weeks=WEEKS)
    return say("expect.do.dates" if expected.level is Level.NONE else "expect.do.top")


def _test_sentence(expected: Expectation) -> str:
    test = expected.back_test
    if test is None:
        return say("expect.test.none")
    key = "expect.test.inside" if test.inside else "expect.test.outside"
    return say(key, predicted=count(test.predicted), actual=count(test.actual))


def _figures(expected: Expectation, dates: NextPurchases, lists: Lists, purchases: Purchases) -> tuple[KeyFigure, ...]:
    """Always the same four: a formula of the owner may point at each of them."""
    test = expected.back_test
    compared = say("expect.change.test.none")
    if test is not None:
        verdict = say("expect.verdict.inside" if test.inside else "expect.verdict.outside")
        band = {"low": count(test.low), "high": count(test.high)}
        compared = say("expect.change.test", actual=count(test.actual), verdict=verdict, **band)
    dated = say("expect.change.due", dated=plural(len(dates.frame), "klant", "klanten"))
    return (
        _total(figure_label("purchases", expected, purchases), expected.purchases, Format.COUNT),
        _total(figure_label("revenue", expected, purchases), expected.revenue, Format.EURO),
        KeyFigure(say("expect.figure.test"), None if test is None else round(test.predicted), change=compared),
        KeyFigure(
            say("expect.figure.due", weeks=WEEKS),
            len(lists.due) if len(dates.frame) else None,
            change=unless_stale(purchases, dated, "stale.change")
            if len(dates.frame)
            else say("expect.change.due.none"),
        ),
    )


def figure_label(key: str, expected: Expectation, purchases: Purchases) -> str:
    """The name of an expected total ('purchases' or 'revenue'), with from when on where that is long ago."""
    if data_end(purchases).up_to_date:
        return say(f"expect.figure.{key}")
    return say(f"expect.figure.{key}") + say("expect.figure.after", as_of=short_day(expected.as_of))


def _total(label: str, total: Total | None, fmt: Format) -> KeyFigure:
    if total is None:
        return KeyFigure(label, None, fmt, say("expect.change.none"))
    show = euro if fmt is Format.EURO else count
    return KeyFigure(label, total.value, fmt, say("expect.change.band", low=show(total.low), high=show(total.high)))


def _charts(expected: Expectation) -> tuple[Chart, ...]:
    predicted, actual = say("expect.series.predicted"), say("expect.series.actual")
    revenue = say("expect.series.revenue")
    return (
        Chart(
            say("expect.chart.top"),
            NAME,
            "Naam",
            (Series(revenue, revenue, Role.ACCENT, Format.EURO),),
            ChartKind.BAR,
            value_format=Format.EURO,
            rows=_BARS,
            from_top=True,
            drawn=expected.level is Level.FULL,
        ),
        Chart(
            say("expect.chart.test"),
            f"{NAME}_proef",
            "Eerdere aankopen",
            (Series(predicted, predicted, Role.GREY), Series(actual, actual, Role.ACCENT)),
            note=say("expect.chart.test.category"),
            rows=5,
            from_top=True,
            drawn=expected.back_test is not None,
        ),
    )


def _definitions(expected: Expectation, lists: Lists, purchases: Purchases) -> tuple[str, ...]:
    # As many lines whatever the data: a line more would move the tables below.
    test = expected.back_test
    factor = decimal(expected.seasonal, 2)
    return (
        say("expect.def.purchases", as_of=day(expected.as_of)),
        say("expect.def.value", amounts=purchases.settings.amounts),
        say("expect.def.model", repeaters=plural(expected.repeaters, "klant", "klanten")),
        say("expect.def.band"),
        say("expect.def.season.none") if expected.seasonal == 1 else say("expect.def.season", factor=factor),
        say("expect.def.alive", days=count(expected.active_days), long=count(LONG_GONE * expected.active_days)),
        say("expect.def.test.none")
        if test is None
        else say("expect.def.test", cut=day(test.cut), customers=count(test.customers), months=test.months),
        say("expect.def.dates"),
        say("expect.def.risk", years=" en ".join(map(str, lists.years))),
        say(
            "expect.def.lists",
            most=MOST,
            weeks=WEEKS,
            top=count(len(lists.top)),
            risk=count(len(lists.risk)),
            due=count(len(lists.due)),
        ),
    )
