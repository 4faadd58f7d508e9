"""What *Importeren* leaves for a person to look at, on *Controle*."""

from collections.abc import Iterator
from itertools import groupby, islice

from klantenbestand.reading.data import Data
from klantenbestand.reading.exports import Export, amounts
from klantenbestand.steps.import_notes import few, file_findings, order_findings
from klantenbestand.steps.import_plan import FilePlan
from klantenbestand.steps.import_strangers import stranger_findings
from klantenbestand.steps.import_words import Said, is_other_vat, shared_numbers, strangers_of
from klantenbestand.words.findings import Finding
from klantenbestand.words.sheets import CUSTOMERS, PURCHASES
from klantenbestand.words.texts.importing import phrase
from klantenbestand.words.wording import listing, plural

_DAY, _AMOUNT = ("date",), ("amount", "quantity", "price")
_MOST = 100  # cells of a file of which each is a finding


def findings_of(said: Said, after: Data) -> list[Finding]:
    """What a person may want to look at, on *Controle*; `after` is the workbook with the new rows."""
    found = [
        *_about_customers(said, after),
        *_about_names(said, after),
        *_about_refusals(said, after),
        *_about_differences(said, after),
    ]
    for one in said.plan.files:
        found += _about_file(said, one)
    return found


def _about_customers(said: Said, after: Data) -> Iterator[Finding]:
    found, buyers = said.plan.found, said.plan.buyers
    rows, at = _rows(after)
    asked = [one for one in found.asked if one.number in rows]
    if asked:
        others, reasons = [one.other for one in asked], [one.reason for one in asked]
        yield Finding("import-asked", *at, rows=[rows[one.number] for one in asked], values=reasons, expected=others)
    for row, reason in found.by_data.items():
        if found.numbers[row] in rows:
            own = buyers.number(row) or "Deze klant"
            source = {"source": buyers.source(row)}
            one = [rows[found.numbers[row]]]
            yield Finding("import-by-data", *at, rows=one, values=[own], expected=[reason], details=source)
    for number, what in said.objected.items():
        if number in rows:
            yield Finding("import-objected", *at, rows=[rows[number]], values=[what])


def _about_names(said: Said, after: Data) -> Iterator[Finding]:
    """Numbers at a source by which nobody could be known."""
    found, buyers = said.plan.found, said.plan.buyers
    rows, at = _rows(after)
    for row in found.same_new:
        if found.numbers[row] in rows:
            own, source = buyers.number(row) or "-", {"source": buyers.source(row)}
            yield Finding("import-same-new", *at, rows=[rows[found.numbers[row]]], values=[own], details=source)
    for row, other in found.other_name.items():
        if found.numbers.get(row) in rows:
            source = {"source": buyers.source(row)}
            one = [rows[found.numbers[row]]]
            yield Finding(
                "import-other-name", *at, rows=one, values=[buyers.number(row)], expected=[other], details=source
            )
    shared = shared_numbers(buyers)
    if shared:
        yield Finding("import-number-shared", details={"numbers": few(shared)})


def _rows(after: Data) -> tuple[dict[str, int], tuple[str, str, str]]:
    """The row of each customer number in *Klanten*, and where these stand."""
    customers = after.customers
    if customers is None:
        return {}, ("", "", "")
    numbers, place = customers.frame["customer"].dropna(), customers.place("customer")
    rows = {str(number): int(row) for row, number in zip(numbers.index, numbers, strict=True)}
    return rows, (place.sheet, place.column, place.letter)


def _about_refusals(said: Said, after: Data) -> Iterator[Finding]:
    for one in said.refusals.told if after.customers is not None else ():
        assert after.customers is not None
        place = after.customers.place(one.key if one.key in after.customers.headers else "customer")
        details = {"source": one.source, "header": one.header}
        at = (place.sheet, place.column, place.letter)
        old = one.old or phrase("empty")
        code = "import-refused-before" if one.before else "import-refuses"
        yield Finding(code, *at, rows=[one.row], values=[old], expected=[one.new], details=details)


def _about_differences(said: Said, after: Data) -> Iterator[Finding]:
    customers = after.customers
    if customers is None:
        return
    for (code, key, source), group in groupby(
        sorted(said.differences, key=lambda one: (one.code, one.key, one.source, one.row)),
        lambda one: (one.code, one.key, one.source),
    ):
        told, header = list(group), CUSTOMERS[key].header
        place = customers.place(key if key in customers.headers else "customer")
        yield Finding(
            code,
            *(place.sheet, place.column, place.letter),
            rows=[one.row for one in told],
            values=[one.old for one in told],
            expected=[one.new for one in told],
            details={"source": source, "header": header},
        )


def _why(export: Export, line: int) -> str:
    """Of a line without a day or an amount which of both is empty, or cannot be read."""
    assert export.lines is not None
    row = export.lines.loc[[line]]
    unread = [cell for cell in export.unread if cell.line == line and cell.sheet == PURCHASES.key]
    told = []
    for key, lacks in ((_DAY, row["date"].isna()), (_AMOUNT, amounts(row).isna())):
        cells = [f"{cell.header} '{cell.value}'" for cell in unread if cell.key in key]
        if lacks.all():
            words = {"what": phrase(f"line.{key[0]}"), "cells": ", ".join(cells)}
            told.append(phrase("line.unread" if cells else "line.lacks", **words))
    return listing(told)


def _about_file(said: Said, one: FilePlan) -> Iterator[Finding]:
    export, file = one.taken.export, one.taken.export.file
    for line in export.incomplete[:_MOST]:
        yield Finding("import-line-incomplete", values=[_why(export, line)], details={"file": file, "line": line})
    cells = [cell for cell in export.unread if cell.line not in set(export.incomplete)]
    for cell in islice(cells, _MOST):
        details = {"file": file, "line": cell.line, "header": cell.header}
        yield Finding("import-cell-unread", values=[cell.value], details=details)
    more = [(len(export.incomplete), "regel", "regels"), (len(cells), "cel", "cellen")]
    for number, word, words in more:
        if number > _MOST:
            yield Finding("import-more", details={"file": file, "count": plural(number - _MOST, word, words)})
    yield from file_findings(export)
    yield from stranger_findings(file, strangers_of(said, one))
    if one.nobodys:
        lines = plural(sum(one.nobodys.values()), "regel", "regels")
        many = sum(one.nobodys.values()) != 1, len(one.nobodys) != 1
        details = {"file": file, "lines": lines, "numbers": few(one.nobodys), "source": one.taken.source}
        details |= {"are": "zijn" if many[0] else "is", "of": "de nummers" if many[1] else "het nummer"}
        yield Finding("import-nobodys", details=details)
    if one.differs:
        orders = plural(len(one.differs), "order", "orders")
        details = {"orders": orders, "stand": "staat" if len(one.differs) == 1 else "staan"}
        yield Finding("import-line-differs", details={**details, "file": file, "numbers": few(one.differs)})
    yield from order_findings(one)
    if is_other_vat(said.data, export):
        details = {"file": file, "says": export.says, "setting": said.data.settings.amounts}
        yield Finding("import-vat", details=details)
