"""Klantgroepen: what each group brings, who to approach, who moved; on shops small enough to count."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings

from histories import histories
from klantenbestand.analysis import active_customers, customer_groups, customer_kinds, movement, prepare
from klantenbestand.analysis.rfm import ACTIONS, Group
from klantenbestand.book.layout import lay_out
from klantenbestand.tabs.klantgroepen import FIELDS, GroupAnswers, columns, klantgroepen
from klantenbestand.tabs.klantgroepen_tables import MOST, Moved
from klantenbestand.words.tab import Tab, Tone
from klantenbestand.words.texts.tabs import TEXTS

PEILDATUM = date(2026, 1, 15)
NONE = pd.Series(dtype="str")


def shop(rows: list[tuple[str, str, float]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["customer", "date", "amount"], index=range(2, len(rows) + 2))
    return frame.astype({"customer": "str"}).assign(date=pd.to_datetime(frame["date"]))


def street(size: int) -> pd.DataFrame:
    """K00 bought most often and for most, K01 less, ...; the even ones every week until now, the odd until 2024."""
    rows = []
    for number in range(size):
        last = pd.Timestamp("2024-01-10" if number % 2 else "2026-01-10")
        often = max(20 * (size - number) // size, 1)
        rows += [
            (f"K{number:02d}", str((last - pd.Timedelta(weeks=week)).date()), 100.0 - number) for week in range(often)
        ]
    return shop(rows)


def answers(frame: pd.DataFrame, earlier: dict[str, str] | None = None, early: str = "") -> GroupAnswers:
    purchases = prepare(frame, PEILDATUM)
    activity = active_customers(purchases)
    found = customer_groups(purchases, activity)
    moved = Moved(pd.Timestamp("2025-01-10"), movement(found, earlier)) if earlier else None
    too_early = pd.Timestamp(early) if early else None
    return GroupAnswers(found, customer_kinds(purchases, activity, None), moved, too_early)


def made(frame: pd.DataFrame, earlier: dict[str, str] | None = None) -> Tab:
    purchases = prepare(frame, PEILDATUM)
    return klantgroepen(answers(frame, earlier), active_customers(purchases), purchases)


def test_nobody_leaving_is_said_and_not_counted_where_the_file_is_too_short_to_see_it():
    frame = shop([(f"K{n:02d}", f"2026-01-{1 + n % 10:02d}", 10.0 + n) for n in range(30)])
    purchases = prepare(frame, PEILDATUM)
    short, long = (
        klantgroepen(answers(frame, early=day), active_customers(purchases), purchases) for day in ("2026-01-01", "")
    )
    assert (short.figures[1].value, short.figures[1].change) == (
        None,
        "nog niet te zien: de eerste aankoop is van 1 januari 2026",
    )
    assert (long.figures[1].value, long.figures[1].change) == (0, "niemand")
    assert long.conclusion.endswith("Niemand van uw goede klanten blijft nu weg.")
    assert short.conclusion.endswith("Wie wegblijft, is in zo korte tijd nog niet te zien.")


def test_every_action_and_every_group_has_its_words():
    for action in ACTIONS.values():
        assert TEXTS[f"groups.do.{action}"]
        assert TEXTS[f"groups.short.{action}"]


def test_the_groups_hold_all_customers_and_all_their_revenue():
    frame = street(60)
    groups = made(frame).table("Klantgroepen").frame
    assert groups["group"].tolist() == [group.value for group in Group]
    assert groups["customers"].sum() == 60
    assert groups["revenue"].sum() == pytest.approx(frame["amount"].sum())
    assert groups["before"].isna().all()


def test_the_list_has_the_most_urgent_group_first_and_of_each_those_with_most_revenue():
    listed = made(street(60)).table("Klantgroepen_klanten").frame
    names = listed["group"].unique().tolist()
    assert names[0] == Group.DO_NOT_LOSE
    assert names[-1] == Group.LOST
    for _, rows in listed.groupby("group"):
        assert len(rows) <= MOST
        assert rows["monetary"].is_monotonic_decreasing
    assert set(listed["todo"]) <= {TEXTS[f"groups.short.{action}"] for action in ACTIONS.values()}


def test_a_customer_who_weighs_more_than_15_percent_is_warned_for():
    frame = shop([("K1", "2025-03-01", 16.0), *((f"K{n}", "2025-03-01", 4.0) for n in range(2, 23))])
    tab = made(frame)  # 16 of 100
    assert (tab.figures[3].value, tab.figures[3].tone) == (0.16, Tone.WARN)
    assert any("K1" in warning and "16%" in warning for warning in tab.warnings)
    spread = made(shop([(f"K{n}", "2025-03-01", 4.0) for n in range(1, 26)]))
    assert spread.figures[3].tone is Tone.PLAIN
    assert not any("Valt deze klant weg" in warning for warning in spread.warnings)


def test_where_nobody_is_active_it_does_not_say_that_nobody_stays_away():
    frame = shop([(f"K{n:02d}", f"2019-0{1 + n % 9}-0{1 + n % 7}", 10.0 + n) for n in range(60) for _ in (1, 2)])
    tab = made(frame)
    assert tab.conclusion.endswith("Neem eerst de nieuwste aankopen over; pas dan is te zien wie er wegblijft.")
    assert "blijft nu weg" not in tab.conclusion
    assert "geen of bijna geen aankopen in dit bestand" in tab.warnings[0]
    assert tab.figures[1].change == "volgens dit bestand; wie intussen kocht, kan ontbreken"
    assert [figure.change for figure in tab.figures[2:]] == [
        "van 60 klanten in 12 maanden, zonder losse verkoop",
        "van alle omzet in 12 maanden",
    ]
    assert "brachten samen in de 12 maanden tot en met 6 september 2019 80% van uw omzet (zonder" in tab.conclusion


def test_where_nobody_is_active_in_a_file_that_is_up_to_date_it_says_whom_to_call():
    own = [(f"K{n:02d}", f"2021-03-0{1 + n % 7}", 10.0) for n in range(60)]
    loose = [("", str(day.date()), 5.0) for day in pd.date_range("2021-03-10", "2026-01-10", freq="W")]
    tab = made(shop([*own, *loose]))
    assert "Geen van uw klanten is nog actief: bel wie het meeste kocht" in tab.conclusion
    assert tab.figures[1].change == "alle klanten zijn in de groep Verloren"
    assert tab.conclusion.startswith("Er was in de laatste 12 maanden geen omzet van klanten met een klantnummer.")
    assert tab.figures[2].change == "geen omzet van klanten met een klantnummer in 12 maanden"


def test_80_percent_of_the_revenue_is_counted():
    # 50, 30, 10, 6, 4: the first two bring 80
    frame = shop([(f"K{n}", "2026-01-10", amount) for n, amount in enumerate((50.0, 30.0, 10.0, 6.0, 4.0))])
    tab = made(frame)
    assert tab.conclusion.startswith(
        "2 van de 5 klanten brachten samen in de laatste 12 maanden 80% van uw omzet (zonder losse verkoop)."
    )
    weight = tab.table("Klantgroepen_gewicht").frame
    assert weight["customers"].tolist() == [2, 2, 1]  # 80, then 10 and 6 (95% lies in the 6), then 4
    assert weight["revenue"].tolist() == [80.0, 16.0, 4.0]


def test_the_first_time_it_is_said_and_later_who_moved():
    frame = street(60)
    first = made(frame)
    assert "dit is de eerste keer" in first.table("Klantgroepen_verandering").title
    assert first.table("Klantgroepen_verandering").frame.empty
    assert first.figures[0].change == "eerste keer: nog geen vergelijking"
    now = answers(frame).found.frame["group"].to_dict()
    best = next(number for number, group in now.items() if group == Group.CHAMPIONS)
    lost = next(number for number, group in now.items() if group == Group.LOST)
    earlier = {**now, best: Group.LOST.value, lost: Group.CHAMPIONS.value, "K99": Group.LOYAL.value}
    later = made(frame, earlier)
    table = later.table("Klantgroepen_verandering")
    assert table.title == "Wie veranderde van groep sinds 10 januari 2025: 1 omhoog, 1 omlaag"
    counts = table.frame.set_index("before")
    assert counts.loc[Group.LOST, Group.CHAMPIONS] == 1
    assert counts.loc[Group.LOYAL, "niet meer in het bestand"] == 1
    assert counts.to_numpy().sum() == 61
    before = later.table("Klantgroepen").frame.set_index("group")["before"]
    assert before[Group.LOYAL] == list(earlier.values()).count(Group.LOYAL.value)
    listed = later.table("Klantgroepen_klanten").frame.set_index("customer")["before"]
    assert listed[best] == Group.LOST


@pytest.mark.parametrize("size", [1, 2, 12, 19])
def test_with_few_customers_there_is_a_list_without_groups(size):
    tab = made(shop([(f"K{number:02d}", "2025-11-05", 10.0 + number) for number in range(size)]))
    assert tab.table("Klantgroepen").frame.empty
    listed = tab.table("Klantgroepen_klanten").frame
    assert listed["monetary"].tolist() == [10.0 + number for number in reversed(range(size))]
    assert tab.figures[0].value is None
    assert "te weinig klanten" in tab.conclusion
    assert [figure.change for figure in tab.figures[:2]] == ["te zien vanaf 20 klanten"] * 2
    assert "1 klanten" not in f"{tab.conclusion} {' '.join(figure.change for figure in tab.figures)}"


def test_the_tables_stand_on_the_same_row_whatever_the_data_hold():
    rows = {
        lay_out(made(frame)).header_row
        for frame in (street(60), street(30), street(1), shop([("K1", "2020-01-05", 1.0)]))
    }
    rows.add(lay_out(made(street(60), {"K00": Group.LOST.value})).header_row)
    assert len(rows) == 1


def test_each_customer_has_his_results_on_klantoverzicht():
    found = answers(street(60)).found
    frame = columns(found, pd.Series({"K00": "Nieuw"}, dtype="str"))
    assert set(frame.columns) == {field.source for field in FIELDS}
    first = frame.loc["K00"]
    assert first["group"] == found.frame.loc["K00", "group"]
    assert first["score"] == "-".join(str(found.frame.loc["K00", part]) for part in "rfm")
    assert frame["group_before"].to_dict()["K00"] == "Nieuw"
    assert (frame["group_before"].iloc[1:] == "").all()


def test_under_20_customers_the_columns_of_the_groups_are_empty_and_the_others_are_not():
    frame = columns(answers(street(5)).found, NONE)
    for name in ("group", "action", "score"):
        assert (frame[name] == "").all()
    assert frame["abc"].ne("").any()


@settings(deadline=None, max_examples=25)
@given(histories())
def test_weights_and_bonds_hold_every_customer_and_every_cent(frame):
    purchases = prepare(frame, date(2025, 1, 15))
    activity = active_customers(purchases)
    found = customer_groups(purchases, activity)
    if found.frame.empty:
        return
    tab = klantgroepen(GroupAnswers(found, customer_kinds(purchases, activity, None), None), activity, purchases)
    lines = purchases.lines[(purchases.lines["customer"] >= 0)]
    year = found.year  # up to the end of the data, which may be long before the peildatum
    recent = lines["day"].between(*((day - pd.Timestamp(0)).days for day in (year.start, year.end)))
    weight = tab.table("Klantgroepen_gewicht").frame
    assert round(weight["revenue"].sum() * 100) == lines.loc[recent, "cents"].sum()
    bonds = tab.table("Klantgroepen_trouw").frame.groupby("feature")
    assert (bonds["customers"].sum() == len(found.frame)).all()
    assert (bonds["revenue"].sum().sub(found.frame["monetary"].sum()).abs() < 0.005).all()


def test_one_word_names_one_group():
    """'Langer weg dan gewoon' is the list of that name on Verwachting, and nobody else is called so."""
    named = [key for key, text in TEXTS.items() if "langer weg dan gewoon" in text.lower()]
    assert set(named) == {
        "active.def.risk",
        "expect.do.risk",
        "expect.table.risk",
        "expect.def.risk",
        "expect.def.lists",
    }
    assert "langer" not in TEXTS["start.now.groups.call"]


def test_in_a_file_that_ended_the_sentences_run_to_its_end_and_a_late_order_is_told():
    days = pd.date_range("2023-01-02", "2025-06-12", freq="W")
    rows = [(f"K{n:02d}", str(day.date()), 10.0 + n) for n in range(24) for day in days[: 127 - n]]
    end = f"{days[-1].day} juni 2025"
    ended, late = made(shop(rows)), made(shop([*rows, ("vreemd", "2025-12-01", 99.0)]))
    current = made(shop([*rows, *(("K00", str(day.date()), 5.0) for day in pd.date_range("2025-06-15", PEILDATUM))]))
    told = " Wie in die maanden niets kocht maar daarna wel, heeft nog geen groep."
    assert [any(told in line for line in tab.definitions) for tab in (ended, late, current)] == [False, True, False]
    for tab, span, last in (
        (ended, f"de 36 maanden tot en met {end}", f"de laatste 12 volle maanden tot en met {end} met"),
        (late, f"de 36 maanden tot en met {end}", f"de laatste 12 volle maanden tot en met {end} met"),
        (current, "de laatste 36 maanden", "de laatste 12 maanden met"),
    ):
        assert any(f"tellen over {span}, min retouren" in line for line in tab.definitions)
        assert any(f"het deel van {last} een aankoop" in line for line in tab.definitions)
    for tab in (ended, late):
        assert tab.table("Klantgroepen").frame["customers"].sum() == 24
        assert set(tab.table("Klantgroepen_klanten").frame["customer"]) == {f"K{n:02d}" for n in range(24)}
    change = "volgens dit bestand; wie intussen kocht, kan ontbreken"
    assert [tab.figures[1].change == change for tab in (ended, late, current)] == [True, True, False]
    assert any("Was u in die tijd dicht? Dan klopt uw bestand" in line for line in ended.warnings)
