"""*Mandgrootte*: what is compared, and who spends little each time."""

from datetime import date

import pandas as pd

from klantenbestand.analysis import basket_size, prepare
from klantenbestand.reading.data import Data
from klantenbestand.steps.per_tab import basket
from klantenbestand.steps.results import Results
from klantenbestand.tabs.mandgrootte import mandgrootte
from klantenbestand.words.settings import Settings
from klantenbestand.words.tab import Tab
from tabs.compared import compared

PEILDATUM = date(2025, 9, 15)


def regulars(
    amounts: dict[str, float], *, days: int = 30, times: int = 3, channel: str | None = None, lines: int = 1
) -> pd.DataFrame:
    """Each customer buys so many times, every so many days, for this amount in so many lines."""
    rows = [
        (f"{customer}-{time}", customer, pd.Timestamp("2025-06-01") + pd.Timedelta(days=days * time), amount / lines)
        for customer, amount in amounts.items()
        for time in range(times)
        for _ in range(lines)
    ]
    frame = pd.DataFrame(rows, columns=["order", "customer", "date", "amount"]).assign(channel=channel)
    return frame.astype({"date": "datetime64[us]"})


def tab_of(*parts: pd.DataFrame, customers: pd.DataFrame | None = None) -> Tab:
    purchases = prepare(pd.concat(parts, ignore_index=True), PEILDATUM)
    return mandgrootte(basket_size(purchases), purchases, compared(purchases, customers, {"K1": "Anna Berg"}))


def spread(first: int, size: int, base: float) -> dict[str, float]:
    return {f"K{n}": base + n % 7 for n in range(first, first + size)}


def test_a_channel_with_clearly_larger_orders_is_said_and_compared_with_all_others():
    tab = tab_of(
        regulars(spread(1, 10, 20.0), channel="winkel"), regulars(spread(11, 10, 60.0), channel="webwinkel", lines=2)
    )
    # K11..K20 spend 60 + n % 7, so 0 1 2 3 4 4 5 5 6 6 above 60, three times each: the middle one is 4.
    assert "De middelste mand is aantoonbaar groter bij het kanaal webwinkel (€ 64,00)." in tab.conclusion
    assert tab.conclusion.endswith("Bedenk wat u bij een gewone order nog kunt aanbieden.")
    table = tab.table("Mandgrootte_vergelijking").frame.set_index("value")
    assert table["verdict"].to_dict() == {"winkel": "kleiner", "webwinkel": "groter"}
    assert set(table["part"]) == {"Kanaal"}
    assert table["lines"].to_dict() == {"winkel": 1.0, "webwinkel": 2.0}
    assert table.loc["winkel", "others_median"] == table.loc["webwinkel", "median"]
    assert tab.figures[2].change == "gemiddeld 1,5 regels per order"


def test_equal_channels_are_not_called_different():
    tab = tab_of(regulars(spread(1, 10, 20.0), channel="winkel"), regulars(spread(71, 10, 20.0), channel="webwinkel"))
    assert "aantoonbaar groter" not in tab.conclusion
    assert set(tab.table("Mandgrootte_vergelijking").frame["verdict"]) == {"geen duidelijk verschil"}


def test_who_has_a_small_basket_for_his_rhythm_is_listed_with_name():
    tab = tab_of(regulars({f"K{n}": float(n) for n in range(1, 21)}, times=4))
    # A quarter of the 80 orders 1, 1, 1, 1, 2, ... 20 is under 5.75.
    small = tab.table("Mandgrootte_kleinemand").frame
    assert small["customer"].tolist() == ["K1", "K2", "K3", "K4", "K5"]
    assert small.iloc[0][["name", "class", "orders", "median", "class_median", "offer"]].tolist() == [
        "Anna Berg", "maand", 4, 1.0, 10.5, ""
    ]  # fmt: skip
    assert tab.table("Mandgrootte_ritme").frame["small"].tolist() == [5, 0, 0]
    assert tab.conclusion.endswith(
        "Bied de 5 klanten met een kleine mand iets extra's aan: filter Klantoverzicht op Kleine mand."
    )


def test_in_a_file_that_ended_long_ago_nobody_is_sent_to_who_had_a_small_basket():
    frame = regulars({f"K{n}": float(n) for n in range(1, 21)}, times=4)
    purchases = prepare(frame, date(2031, 1, 15))
    tab = mandgrootte(basket_size(purchases), purchases, compared(purchases))
    assert len(tab.table("Mandgrootte_kleinemand").frame) == 5
    assert "geen of bijna geen aankopen in dit bestand" in tab.warnings[0]
    assert tab.conclusion.endswith(
        "Neem eerst de nieuwste aankopen over; pas dan is te zien wie nu een kleine mand heeft."
    )
    assert not basket.TAB.to_do(Results(Data(), purchases), "Mandgrootte")
    then = Results(Data(), prepare(frame, PEILDATUM))
    assert len(basket.TAB.to_do(then, "Mandgrootte")) == 1


def test_orders_that_are_all_of_one_kind_have_nothing_to_be_compared_with_and_it_says_so():
    tab = tab_of(regulars(spread(1, 10, 20.0), channel="winkel"))
    assert [line for line in tab.warnings if "dezelfde soort (winkel)" in line]
    assert not any("Van geen enkele soort" in line for line in tab.warnings)


def test_a_month_that_does_not_count_is_drawn_pale_and_named():
    frame = regulars({"K1": 10.0, "K2": 20.0}, channel="winkel", times=8)
    purchases = prepare(frame, PEILDATUM, Settings(excluded_months=("2025-08", "2020-01")))
    tab = mandgrootte(basket_size(purchases), purchases, compared(purchases))
    chart = tab.charts[1]
    assert chart.note == "telt niet mee: augustus 2025"
    assert all(2 in series.incomplete for series in chart.series)  # June is the first
    assert any("Niet meegeteld, zoals u instelde: augustus 2025." in line for line in tab.definitions)
    assert tab_of(frame).charts[1].note == ""


def test_few_orders_are_not_compared_and_it_is_said():
    tab = tab_of(regulars({"K1": 10.0}, channel="winkel"))
    assert tab.table("Mandgrootte_vergelijking").frame.empty
    assert any("naast elkaar" in warning for warning in tab.warnings)
