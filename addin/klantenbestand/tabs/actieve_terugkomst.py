"""*Actieve klanten*, who comes back: cohorts of new customers, repeat purchases, returning customers and who left."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from klantenbestand.analysis.cohorts import Cohorts
from klantenbestand.analysis.periods import Period
from klantenbestand.analysis.returning import Churn, Repeat
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.tab import Chart, ChartKind, Field, Format, Role, Series, Table
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, day

LATER = 12  # periods that new customers are followed: always as many columns, so that they never become the owner's
_REPEAT, _OVERALL = "ActieveKlanten_herhaling", "ActieveKlanten_terugkomst"
_SHARES, _COUNTS = "ActieveKlanten_begonnen", "ActieveKlanten_aantallen"
_THAT = {Period.MONTH: "die maand", Period.QUARTER: "dat kwartaal", Period.YEAR: "dat jaar"}
_MANY = {Period.MONTH: "maanden", Period.QUARTER: "kwartalen", Period.YEAR: "jaren"}


@frozen
class Return:
    """What is known of coming back.

    `curve`: all new customers together, by the period of the tab; `cohorts`: by a period long enough for percentages,
    often the same. `before`: the repeat purchases of a year earlier, None where they are not in the file.
    """

    curve: Cohorts
    cohorts: Cohorts
    repeat: Repeat
    before: Repeat | None
    churn: Churn

    @property
    def thin(self) -> tuple[Finding, ...]:
        """What is missing; who has no customers hears that once, of the activity."""
        every: Iterable[Finding] = (*self.cohorts.thin, *self.repeat.thin, *self.churn.thin)
        return tuple(finding for finding in every if finding.code != "no-customer-purchases")


def return_tables(found: Return) -> tuple[Table, ...]:
    """Three figures that are often mixed up; all new customers together; each cohort in shares and in numbers."""
    return (_figures(found), _overall(found.curve), *_cohorts(found.cohorts))


def return_chart(cohorts: Cohorts) -> Chart:
    """How many of the new customers buy so many periods later."""
    names = {"retention": Role.ACCENT, "low": Role.PALE, "high": Role.PALE}
    shown = overall_frame(cohorts)["retention"].notna().sum()
    return Chart(
        say("active.chart.return"),
        _OVERALL,
        "Hoeveel later",
        tuple(
            Series(say(f"active.series.{key}"), say(f"active.series.{key}"), role, Format.SHARE)
            for key, role in names.items()
        ),
        ChartKind.LINE,
        value_format=Format.SHARE,
        rows=int(shown),
        from_top=True,
        note=say("active.chart.return.note", unit=_MANY[cohorts.period]),
        drawn=bool(shown >= 2),
    )


def overall_frame(cohorts: Cohorts) -> pd.DataFrame:
    """The rows of `Cohorts.overall` from one period later on, as far as somebody was followed; at most 12."""
    frame = cohorts.overall.iloc[1 : LATER + 1]
    return frame[frame["customers"] > 0].reset_index(names="later")


def _overall(cohorts: Cohorts) -> Table:
    return Table(
        _OVERALL,
        overall_frame(cohorts),
        (
            Field("later", "Hoeveel later", Format.COUNT),
            Field("customers", "Nieuwe klanten", Format.COUNT),
            Field("came_back", "Kochten toen", Format.COUNT),
            Field("retention", say("active.series.retention"), Format.SHARE),
            Field("low", say("active.series.low"), Format.SHARE),
            Field("high", say("active.series.high"), Format.SHARE),
        ),
        title=say("active.table.return", unit=_MANY[cohorts.period]),
        key=("later",),
    )


def _cohorts(cohorts: Cohorts) -> tuple[Table, Table]:
    """Shares with a colour scale, empty under 20 customers; and the numbers of every cohort."""
    return (
        _cohort_table(cohorts, _SHARES, cohorts.retention, Format.SHARE, "active.table.shares"),
        _cohort_table(cohorts, _COUNTS, cohorts.counts, Format.COUNT, "active.table.counts"),
    )


def _cohort_table(cohorts: Cohorts, name: str, values: pd.DataFrame, shown: Format, title: str) -> Table:
    numbers = range(1, LATER + 1)
    later = values.reindex(columns=numbers).set_axis([f"later_{at}" for at in numbers], axis=1)
    frame = later.assign(label=later.index, size=cohorts.cohorts["size"], mark=marks(cohorts.cohorts))
    fields = (
        Field("label", "Begonnen in", width=12),
        Field("size", "Nieuwe klanten", Format.COUNT),
        *(Field(f"later_{at}", f"Na {at}", shown, width=7.5, heat=shown is Format.SHARE) for at in numbers),
        Field("mark", "Let op", width=20),
    )
    return Table(name, frame, fields, say(title, unit=_MANY[cohorts.period]), ("label",))


def marks(periods: pd.DataFrame) -> pd.Series:
    """Why a period may not be compared with the others: it is the first of the file, follows on a part of a period, or
    is not over yet."""
    words = np.where(periods["first_of_file"], say("active.mark.first"), "")
    if "complete" in periods:
        words = np.where(after_part(periods), say("active.mark.after"), words)
    words = np.where(periods["over"], words, say("active.mark.open"))
    return pd.Series(words, index=periods.index, dtype="str")


def after_part(flow: pd.DataFrame) -> pd.Series:
    """Which period follows on a first one that the file holds only a part of: who is new there, and who stayed away,
    was counted against that part."""
    partly = (flow["first_of_file"] & flow["over"] & ~flow["complete"]).astype(bool)
    return partly.shift(1, fill_value=False)


def _figures(found: Return) -> Table:
    numbers = ["whole", "part", "share", "low", "high", "before"]
    frame = pd.DataFrame(_figure_rows(found), columns=["name", *numbers])
    return Table(
        _REPEAT,
        frame.astype(dict.fromkeys(numbers, "float64")),
        (
            Field("name", "Cijfer"),
            Field("whole", "Van deze klanten", Format.COUNT),
            Field("part", "Zoveel", Format.COUNT),
            Field("share", "Deel", Format.SHARE),
            Field("low", "Minstens", Format.SHARE),
            Field("high", "Hooguit", Format.SHARE),
            Field("before", "Een jaar eerder", Format.SHARE),
        ),
        title=say("active.table.repeat", start=day(found.repeat.start), end=day(found.repeat.end)),
        key=("name",),
    )


def _figure_rows(found: Return) -> list[tuple[object, ...]]:
    repeat, before, churn = found.repeat, found.before, found.churn
    names = [say(f"active.row.{key}") for key in ("repeat", "returning", "gone")]
    again = (repeat.customers, repeat.repeaters, repeat.rate, *_bounds(repeat.rate_interval))
    rows: list[tuple[object, ...]] = [(names[0], *again, before.rate if before else None)]
    if not repeat.whole:  # everybody looks new, and nobody was active before
        return [*rows, *((name, *[None] * 6) for name in names[1:])]
    known = (repeat.customers, repeat.returning, repeat.returning_share, *_bounds(repeat.returning_interval))
    gone = (churn.active_before, churn.gone, churn.rate, *_bounds(churn.interval))
    earlier = before.returning_share if before and before.whole else None
    return [*rows, (names[1], *known, earlier), (names[2], *gone, None)]


def _bounds(interval: tuple[float, float] | None) -> tuple[float | None, float | None]:
    return interval or (None, None)


def return_definitions(found: Return) -> tuple[str, ...]:
    """Always as many lines: one more would move the tables."""
    repeat, churn = found.repeat, found.churn
    return (
        say("active.def.repeat", start=day(repeat.start), end=day(repeat.end)),
        say("active.def.returning"),
        say("active.def.gone", before=day(churn.start - pd.Timedelta(days=1)), days=count(churn.window_days)),
        say("active.def.cohort", unit=_THAT[found.cohorts.period], many=_MANY[found.cohorts.period]),
        say("active.def.band"),
    )
