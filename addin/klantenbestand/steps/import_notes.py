"""What *Importeren* says of lines of an export that it left out, or took over without being sure what they are."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pandas as pd

from klantenbestand.reading.amounts import typed_number
from klantenbestand.reading.exports import Export, amounts
from klantenbestand.steps.import_dates import day_read
from klantenbestand.steps.import_standing import ADDED, ALIKE, MOVED, SOLD, SUMMED
from klantenbestand.words.findings import Finding
from klantenbestand.words.texts.importing import phrase
from klantenbestand.words.wording import euro, listing, plural, short_day

if TYPE_CHECKING:
    from klantenbestand.steps.import_plan import FilePlan

_CODES = {"refunded": "import-partly-refunded", "once": "import-amount-once", "apart": "import-amount-apart"}
_FEW = 8  # numbers, lines and orders that a sentence names
_MOST = 100  # lines of a file of which each is a finding
# a note of `import_standing`, with the code of its finding and of what it tells
_TOLD = {
    SOLD: ("import-line-sold", "order", "orders"),
    MOVED: ("import-line-moved", "order", "orders"),
    SUMMED: ("import-line-summed", "order", "orders"),
    ADDED: ("import-line-added", "order die er al staat", "orders die er al staan"),
    ALIKE: ("import-line-alike", "nieuwe regel lijkt", "nieuwe regels lijken"),
}


def total_of(lines: pd.DataFrame) -> str:
    """What the new lines come to and of which days they are, to compare with the export; "" for none."""
    if lines.empty:
        return ""
    total, first, last = euro(float(amounts(lines).sum()), cents=True), lines["date"].min(), lines["date"].max()
    days = phrase("plan.days", first=short_day(first), last=short_day(last))
    days = phrase("plan.day", day=short_day(first)) if first == last else days
    return phrase("plan.lines.total", total=total, days=days)


def order_sentences(plan: "FilePlan") -> Iterator[str]:
    """For the plan: orders that stand there otherwise, or perhaps."""
    if plan.cancelled:
        count = plural(len(plan.cancelled), "order staat", "orders staan")
        yield phrase("plan.cancelled", count=count, numbers=few(plan.cancelled))
    for note, (_, *words) in _TOLD.items():
        if told := plan.notes.get(note):
            yield phrase(f"plan.{note}", count=plural(len(told), *words), numbers=few(told))


def order_findings(plan: "FilePlan") -> Iterator[Finding]:
    """The same, for *Controle*."""
    file = {"file": plan.taken.export.file}
    if plan.cancelled:
        one = len(plan.cancelled) == 1
        stand = "Deze order staat" if one else "Deze orders staan"
        orders = {"orders": plural(len(plan.cancelled), "order", "orders"), "stand": stand}
        yield Finding("import-cancelled", details={**file, **orders, "numbers": few(plan.cancelled)})
    for note, (code, *words) in _TOLD.items():
        if told := plan.notes.get(note):
            details = {"count": plural(len(told), *words), "numbers": few(told)}
            yield Finding(code, details={**file, **details})


def file_sentences(export: Export) -> Iterator[str]:
    """For the plan: lines with too many cells, orders that did not go through, statuses that nobody knows."""
    statuses = export.statuses
    if export.two_ways:
        yield phrase("plan.days.read", text=export.two_ways, day=day_read(export))
    if export.wide:
        yield phrase("plan.wide", count=plural(len(export.wide), "regel", "regels"), lines=few(map(str, export.wide)))
    if export.totals:
        lines = few(map(str, export.totals))
        yield phrase("plan.totals", count=plural(len(export.totals), "regel", "regels"), lines=lines)
    if len(statuses.undone):
        yield phrase("plan.undone", count=plural(len(statuses.undone), "regel", "regels"), **_undone(export))
    for word, number in statuses.unknown.items():
        yield phrase("plan.unknown", word=word, count=plural(number, "regel telt", "regels tellen"))
    if partly := _partly(export):
        orders = plural(len(partly), "order", "orders")
        yield phrase("plan.partly", count=orders, numbers=few(partly))
    for key, numbers in _doubts(export):
        yield phrase(f"plan.{key}", numbers=numbers)
    for word, number in export.notes.currencies.items():
        yield phrase("plan.currency", word=word, count=plural(number, "regel", "regels"))


def file_findings(export: Export) -> Iterator[Finding]:
    """The same, for *Controle*."""
    statuses, file = export.statuses, {"file": export.file}
    if export.months_first:
        yield Finding("import-months-first", values=[export.two_ways], expected=[day_read(export)], details=file)
    for line in export.wide[:_MOST]:
        yield Finding("import-line-wide", details={**file, "line": line})
    if len(export.wide) > _MOST:
        yield Finding("import-more", details={**file, "count": plural(len(export.wide) - _MOST, "regel", "regels")})
    if export.totals:
        lines = plural(len(export.totals), "regel", "regels")
        yield Finding("import-totals", details={**file, "lines": lines, "numbers": few(map(str, export.totals))})
    if len(statuses.undone):
        lines = plural(len(statuses.undone), "regel", "regels")
        yield Finding("import-undone", details={**file, "lines": lines, **_undone(export)})
    for word, count in statuses.unknown.items():
        details = {
            "word": word,
            "lines": plural(count, "regel", "regels"),
            "counts": plural(count, "regel telt", "regels tellen"),
        }
        yield Finding("import-status-unknown", details={**file, **details})
    if partly := _partly(export):
        details = {"orders": plural(len(partly), "order", "orders"), "numbers": few(partly)}
        yield Finding("import-partly-back", details={**file, **details})
    for key, numbers in _doubts(export):
        yield Finding(_CODES[key], details={**file, "numbers": numbers})
    for word, count in export.notes.currencies.items():
        yield Finding("import-currency", details={**file, "word": word, "lines": plural(count, "regel", "regels")})


def _doubts(export: Export) -> Iterator[tuple[str, str]]:
    """What is doubtful in the amounts, with the orders."""
    notes = export.notes
    told = {"refunded": [f"{order} ({typed_number(amount)})" for order, amount in notes.refunded.items()]}
    for key, orders in {**told, "once": notes.once, "apart": notes.apart}.items():
        if orders:
            yield key, few(orders)


def _partly(export: Export) -> list[str]:
    """The orders of which a part was paid back and no column tells how much."""
    return [order for order in export.statuses.partly if order not in export.notes.refunded]


def _undone(export: Export) -> dict[str, str]:
    """The statuses and the orders of what did not go through."""
    undone = export.statuses.undone
    every = [f"'{word}'" for word in undone["status"].dropna().drop_duplicates()]
    words = " of ".join(filter(None, (", ".join(every[:-1]), *every[-1:])))
    orders = list(undone["order"].dropna().drop_duplicates()) if "order" in undone else []
    return {"words": words, "orders": f": order {few(orders)}" if orders else ""}


def few(texts: Iterable[str]) -> str:
    """The first of them, and how many there are besides."""
    every = list(texts)
    return listing(every) if len(every) <= _FEW else f"{', '.join(every[:_FEW])} en nog {len(every) - _FEW}"
