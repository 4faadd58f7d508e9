"""*Klantgroepen* among the steps."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from klantenbestand.analysis.end_of_data import data_end
from klantenbestand.analysis.groups import WINDOW_MONTHS, YEAR_MONTHS, movement
from klantenbestand.analysis.rfm import Group, Scale
from klantenbestand.analysis.weight import DEPENDENT
from klantenbestand.book.memory import Memory
from klantenbestand.steps.analysis_tab import AnalysisTab
from klantenbestand.steps.group_memory import with_review
from klantenbestand.steps.results import Results
from klantenbestand.tabs import klantgroepen as tab
from klantenbestand.tabs.klantgroepen_tables import NAME, Moved
from klantenbestand.tabs.recompute import quotient, revenue_checks, without_formula
from klantenbestand.words.tab import Check, Format, Link, Tab
from klantenbestand.words.texts.tabs import say
from klantenbestand.words.wording import euro, plural, share

_NOBODY = "-"  # stands for the largest customer where nobody bought
_SCALES = {Scale.FIFTHS: "vijfden", Scale.THIRDS: "derden", Scale.NONE: "geen"}


def _answers(results: Results) -> tab.GroupAnswers | None:
    found, kinds, activity, purchases = results.groups, results.kinds, results.activity, results.purchases
    if found is None or kinds is None or activity is None or purchases is None or found.frame.empty:
        return None
    review = results.earlier_review
    moved = None
    if review is not None and not found.groups.empty:
        moved = Moved(review.day, movement(found, review.groups))
    begun = activity.customers["first"]
    first = begun[begun >= data_end(purchases).start_date].min()
    early = first >= found.year.end - pd.Timedelta(days=activity.window.days)
    return tab.GroupAnswers(found, kinds, moved, first if early else None)


def _make(results: Results) -> Tab | None:
    answers, activity, purchases = _answers(results), results.activity, results.purchases
    if answers is None or activity is None or purchases is None:
        return None
    return tab.klantgroepen(answers, activity, purchases, results.customers, _checks(results, answers))


def _checks(results: Results, answers: tab.GroupAnswers) -> tuple[Check, ...]:
    """Always six: revenue in 12 and 36 months, the share of the largest customer with what it is made of, and what no
    formula gives."""
    found, peildatum, year = answers.found, answers.found.year.end, answers.found.year
    data, purchases = results.data, results.purchases
    sums = ((found.year, YEAR_MONTHS, "groups.check.year"), (found.years, WINDOW_MONTHS, "groups.check.years"))
    checks = tuple(
        check
        for weight, _, label in sums
        for check in revenue_checks(
            data,
            say(label),
            weight.revenue,
            weight.start,
            peildatum,
            customers_only=True,
            purchases=purchases,
        )
    )
    largest = str(year.frame.index[0]) if len(year.frame) else ""
    spent = float(year.frame["revenue"].iloc[0]) if len(year.frame) else 0.0
    all_sales, key = say("groups.check.all"), "groups.check.largest" if largest else "groups.check.largest.none"
    his = say(key, customer=largest)
    period = year.start, peildatum
    parts = (
        *revenue_checks(data, his, spent, *period, purchases=purchases, customer=largest or _NOBODY, name="largest"),
        *revenue_checks(data, all_sales, year.with_loose, *period, purchases=purchases, name="all"),
    )
    if not parts:
        return checks
    share_words, why = say("groups.check.share"), say("groups.check.groups.why")
    share_check = quotient(share_words, year.largest_share, parts[0], parts[1], Format.SHARE_FINE)
    heavy = without_formula(say("groups.check.groups"), year.customers_80, why, Format.COUNT)
    return (*checks, *parts, share_check, heavy)


def _to_do(results: Results, sheet: str) -> Sequence[str | Link]:
    answers = _answers(results)
    if answers is None or results.purchases is None:
        return ()
    lines = []
    group = (Group.DO_NOT_LOSE.value,)
    if answers.number(group) and data_end(results.purchases).up_to_date:
        customers = plural(answers.number(group), "klant", "klanten")
        lines.append(say("start.now.groups.call", customers=customers, revenue=euro(answers.revenue(group))))
    largest = answers.found.year.largest_share
    if largest is not None and largest > DEPENDENT:
        lines.append(say("start.now.groups.leans", share=share(largest)))
    return tuple(Link(sheet, "A1", line) for line in lines)


def _see(_results: Results) -> str:
    return say("start.now.groups")


def _columns(results: Results) -> pd.DataFrame:
    if results.groups is None:
        return pd.DataFrame()
    review = results.earlier_review
    earlier = pd.Series({} if review is None else dict(review.groups), dtype="str")
    return tab.columns(results.groups, earlier)


def _remember(results: Results, memory: Memory) -> Memory:
    if results.groups is None or results.purchases is None:
        return memory
    return with_review(memory, results.purchases.peildatum, results.groups.frame["group"])


def _figures(results: Results) -> Mapping[str, Any]:
    answers = _answers(results)
    if answers is None:
        return {"klantgroepen": None}
    found, moved = answers.found, answers.moved
    year = found.year
    return {
        "klantgroepen": {
            "schaal": _SCALES[found.scale],
            "groepen": _groups(answers),
            "gewicht": {
                "van": year.start.date().isoformat(),
                "tot_en_met": year.end.date().isoformat(),
                "omzet": year.revenue,
                "klanten": len(year.frame),
                "klanten_80": year.customers_80,
                "deel_top10": year.top10,
                "deel_top20": year.top20,
                "deel_grootste": year.largest_share,
                "leunt_op_een_klant": year.largest_share is not None and year.largest_share > DEPENDENT,
            },
            "vorige_keer": moved
            and {
                "peildatum": moved.day.date().isoformat(),
                "omhoog": moved.movement.up,
                "omlaag": moved.movement.down,
            },
            "soorten": _records(
                answers.kinds.frame,
                {"value": "waarde", "customers": "klanten", "active_share": "deel_actief", "orders": "orders_per_klant",
                 "basket": "mand", "revenue": "omzet", "revenue_share": "deel_omzet"},
            ),
            "voorkeuren": _records(
                answers.kinds.differences,
                {"value": "waarde", "article_group": "artikelgroep", "customers": "klanten", "bought": "kochten",
                 "share": "deel", "others_share": "deel_andere"},
            ),
        }
    }  # fmt: skip


def _groups(answers: tab.GroupAnswers) -> list[dict[str, Any]]:
    names = {"customers": "klanten", "share": "deel_klanten", "revenue": "omzet", "revenue_share": "deel_omzet",
             "basket": "mand"}  # fmt: skip
    frame = answers.found.groups.reset_index(names="group")
    values = _plain(frame[list(names)].rename(columns=names))
    before = answers.moved.before.to_dict() if answers.moved else {}
    return [
        {"groep": group, **row, "actie": say(f"groups.short.{action}"), "vorige_keer": before.get(group)}
        for group, action, row in zip(frame["group"], frame["action"], values, strict=True)
    ]


def _records(frame: pd.DataFrame, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows with what is compared in words first."""
    features = [say(f"groups.kind.{feature}") for feature in frame["feature"]]
    rows = _plain(frame[list(names)].rename(columns=dict(names)))
    return [{"kenmerk": feature, **row} for feature, row in zip(features, rows, strict=True)]


def _plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as keys and values; what is missing is null."""
    return [
        {str(key): None if pd.isna(value) else value for key, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]


TAB = AnalysisTab(
    NAME,
    _make,
    _figures,
    _to_do,
    tab.FIELDS,
    _columns,
    _remember,
    explained=tuple(say(f"groups.column.{key}") for key in ("group", "weight", "bond")),
    see=_see,
    why_not="no-buyers",
)
