"""What all result tabs share: the line with period and peildatum, warnings, Dutch sentences of thin data."""

from collections.abc import Iterable

import pandas as pd

from klantenbestand.analysis.activity import NOT_UP_TO_DATE
from klantenbestand.analysis.orders import Purchases
from klantenbestand.words.findings import Finding
from klantenbestand.words.tab import Check
from klantenbestand.words.texts import finding_sentences
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, day


def period_line(purchases: Purchases) -> str:
    """From the first to the last sale that counts, the peildatum, and whether amounts hold btw."""
    days = purchases.lines["day"]
    if days.empty:
        return say("period.today", peildatum=day(purchases.peildatum))
    return say(
        "period.history" if days.min() < days.max() else "period.one-day",
        first=day(_date(days.min())),
        last=day(_date(days.max())),
        peildatum=day(purchases.peildatum),
        amounts=purchases.settings.amounts,
    )


def _date(number: int) -> pd.Timestamp:
    return pd.Timestamp(int(number), unit="D")


def warnings(thin: Iterable[Finding]) -> tuple[str, ...]:
    """What is missing and from when it will be enough, one line each."""
    return tuple(" ".join(finding_sentences(finding)).strip() for finding in thin)


def stale(thin: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of these findings the one that the purchases end long before the peildatum."""
    return tuple(finding for finding in thin if finding.code == NOT_UP_TO_DATE)


def unless_stale(thin: Iterable[Finding], advice: str) -> str:
    """The advice; where purchases are missing it would send to customers who bought meanwhile: then to add those."""
    return say("stale.do") if stale(thin) else advice


def yes_no(values: "pd.Series[bool]") -> pd.Series:
    """True and False as ja and nee."""
    return values.map({True: say("yes"), False: say("no")}).astype("str")


def list_title(key: str, shown: int, total: int) -> str:
    """The title of a list, which says of how many it shows the first rows where it does not show all."""
    return say(key) if shown >= total else say("list.part", title=say(key), shown=count(shown), total=count(total))


def with_recompute_note(definitions: tuple[str, ...], checks: tuple[Check, ...]) -> tuple[str, ...]:
    """The definitions, with what *Zelf narekenen* means where the tab has it."""
    return (*definitions, say("recompute.note")) if checks else definitions
