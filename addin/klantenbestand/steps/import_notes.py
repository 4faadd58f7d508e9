"""What *Importeren* says of lines of an export that it left out, or took over without being sure what they are."""

from collections.abc import Iterable, Iterator

from klantenbestand.reading.amounts import typed_number
from klantenbestand.reading.exports import Export
from klantenbestand.words.findings import Finding
from klantenbestand.words.texts.importing import phrase
from klantenbestand.words.wording import listing, plural

_CODES = {"refunded": "import-partly-refunded", "once": "import-amount-once", "apart": "import-amount-apart"}
_FEW = 8  # numbers, lines and orders that a sentence names
_MOST = 100  # lines of a file of which each is a finding


def file_sentences(export: Export) -> Iterator[str]:
    """For the plan: lines with too many cells, orders that did not go through, statuses that nobody knows."""
    statuses = export.statuses
    if export.wide:
        yield phrase("plan.wide", count=plural(len(export.wide), "regel", "regels"), lines=few(map(str, export.wide)))
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
    for line in export.wide[:_MOST]:
        yield Finding("import-line-wide", details={**file, "line": line})
    if len(export.wide) > _MOST:
        yield Finding("import-more", details={**file, "count": plural(len(export.wide) - _MOST, "regel", "regels")})
    if len(statuses.undone):
        lines = plural(len(statuses.undone), "regel", "regels")
        yield Finding("import-undone", details={**file, "lines": lines, **_undone(export)})
    for word, count in statuses.unknown.items():
        details = {"word": word, "lines": plural(count, "regel", "regels"), "counts": _counts(count)}
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


def _counts(number: int) -> str:
    return "die telt" if number == 1 else "die tellen"


def _undone(export: Export) -> dict[str, str]:
    """The statuses and the orders of what did not go through."""
    undone = export.statuses.undone
    words = listing([f"'{word}'" for word in undone["status"].dropna().drop_duplicates()])
    orders = list(undone["order"].dropna().drop_duplicates()) if "order" in undone else []
    return {"words": words, "orders": f": order {few(orders)}" if orders else ""}


def few(texts: Iterable[str]) -> str:
    """The first of them, and how many there are besides."""
    every = list(texts)
    return listing(every) if len(every) <= _FEW else f"{', '.join(every[:_FEW])} en nog {len(every) - _FEW}"
