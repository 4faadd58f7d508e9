"""What all result tabs share: the line with period and peildatum, warnings, Dutch sentences of thin data."""

from collections.abc import Iterable

import pandas as pd

from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.orders import Purchases
from klantenbestand.words.findings import Finding
from klantenbestand.words.tab import Check
from klantenbestand.words.texts import finding_sentences
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import count, day, plural


def period_line(purchases: Purchases) -> str:
    """From the first to the last sale, the peildatum, and whether amounts hold btw; with how many lines come after the
    end of the data, of a file that is not up to date, and how many far before its start."""
    end = data_end(purchases)
    if end.last is None:
        return say("period.today", peildatum=day(purchases.peildatum))
    return say(
        "period.history" if end.start < end.last else "period.one-day",
        first=day(end.start_date),
        last=day(end.last_date),
        late=say("period.late", lines=plural(end.late, "regel", "regels")) if end.late else "",
        early=say("period.early", lines=plural(end.early, "regel", "regels")) if end.early else "",
        peildatum=day(purchases.peildatum),
        amounts=purchases.settings.amounts,
    )


def warnings(thin: Iterable[Finding]) -> tuple[str, ...]:
    """What is missing and from when it will be enough, one line each."""
    return tuple(" ".join(finding_sentences(finding)).strip() for finding in thin)


def unless_stale(purchases: Purchases, advice: str, first: str = "stale.do") -> str:
    """The advice; where purchases are missing it would rest on what is not there, and send to customers who bought
    meanwhile: then to add those first, in the words of the key `first`."""
    return advice if data_end(purchases).up_to_date else say(first)


def yes_no(values: "pd.Series[bool]") -> pd.Series:
    """True and False as ja and nee."""
    return values.map({True: say("yes"), False: say("no")}).astype("str")


def list_title(key: str, shown: int, total: int) -> str:
    """The title of a list, which says of how many it shows the first rows where it does not show all."""
    return say(key) if shown >= total else say("list.part", title=say(key), shown=count(shown), total=count(total))


def with_recompute_note(definitions: tuple[str, ...], checks: tuple[Check, ...]) -> tuple[str, ...]:
    """The definitions, with what *Zelf narekenen* means where the tab has it."""
    return (*definitions, say("recompute.note")) if checks else definitions
