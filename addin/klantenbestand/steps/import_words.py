"""What *Importeren* says: its plan, its findings and its JSON."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from klantenbestand.reading.data import Data
from klantenbestand.reading.exports import Export
from klantenbestand.steps.customer_card import names_of
from klantenbestand.steps.import_buyers import GUEST
from klantenbestand.steps.import_differences import EMPTY, Difference
from klantenbestand.steps.import_plan import FilePlan, ImportPlan
from klantenbestand.words.findings import Finding
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS, PURCHASES
from klantenbestand.words.texts.importing import phrase
from klantenbestand.words.wording import listing, plural

_NAMED = 20  # customers that are named in the plan
_FEW = 8  # numbers, lines and orders that a sentence names
_MOST = 100  # cells of a file of which each is a finding


@frozen
class Said:
    """What there is to say about a plan: the plan, what differs, and who objected before (number -> to what)."""

    data: Data
    plan: ImportPlan
    differences: Sequence[Difference]
    objected: Mapping[str, str]


def plan_sentences(said: Said) -> list[str]:
    """What will be done, for a person to read before it is."""
    lines = [line for one in said.plan.files for line in _of_file(said, one)]
    now, later = said.plan.lines, said.plan.later
    if later:
        lines.append(
            phrase("plan.later", now=plural(len(now), "regel", "regels"), later=plural(later, "regel", "regels"))
        )
    return [*lines, *_new_customers(said), *_by_data(said)]


def _of_file(said: Said, one: FilePlan) -> Iterator[str]:
    export, source, found = one.taken.export, one.taken.source, said.plan.found
    yield phrase("plan.file.own" if source in found.own else "plan.file", file=export.file, source=source)
    buyers = _buyers_of(said, one)
    if buyers:
        new, known = buyers & {*found.new, *found.same_new}, buyers & found.known
        yield phrase(
            "plan.customers",
            known=plural(len(known), "klant staat", "klanten staan"),
            new=plural(len(new), "nieuwe klant", "nieuwe klanten"),
        )
    if export.lines is not None:
        sheet = said.data.purchases.name if said.data.purchases else PURCHASES.name
        new_lines, there = plural(len(one.new), "regel", "regels"), plural(one.there, "regel staat", "regels staan")
        yield phrase("plan.lines", new=new_lines, there=there, sheet=sheet)
        guests = int(one.new["customer"].isna().sum()) if len(one.new) else 0
        if guests:
            yield phrase("plan.guests", count=plural(guests, "regel", "regels"))
    if one.differs:
        count = plural(len(one.differs), "order staat", "orders staan")
        yield phrase("plan.differs", count=count, numbers=_few(one.differs))
    if export.incomplete:
        count = plural(len(export.incomplete), "regel", "regels")
        yield phrase("plan.incomplete", count=count, lines=_few(map(str, export.incomplete)))
    if one.nobodys:
        count = plural(sum(one.nobodys.values()), "regel", "regels")
        yield phrase("plan.nobodys", count=count, numbers=_few(one.nobodys))
    if one.left:
        yield phrase("plan.left", headers=", ".join(one.left))
    if _is_other_vat(said.data, export):
        yield phrase("plan.vat", says=export.says, setting=said.data.settings.amounts)


def _buyers_of(said: Said, one: FilePlan) -> set[int]:
    place = next(at for at, other in enumerate(said.plan.files) if other is one)
    return {int(buyer) for buyer in said.plan.buyers.of_line[place]} - {GUEST}


def _is_other_vat(data: Data, export: Export) -> bool:
    return bool(export.says) and export.says != data.settings.amounts


def _few(texts: Iterable[str]) -> str:
    every = list(texts)
    return listing(every) if len(every) <= _FEW else f"{', '.join(every[:_FEW])} en nog {len(every) - _FEW}"


def _new_customers(said: Said) -> Iterator[str]:
    found = said.plan.found
    if not found.new:
        return
    yield phrase("plan.new", count=len(found.new))
    asked = {one.number: one.other for one in found.asked}
    special = {*asked, *said.objected}
    first = sorted(found.new, key=lambda row: found.numbers[row] not in special)[:_NAMED]  # who must be known of
    names = _names(said, first)
    for row in first:
        number = found.numbers[row]
        if number in asked:
            yield phrase("plan.new.asked", number=number, name=names[row], other=asked[number])
        if number in said.objected:
            yield phrase("plan.new.objected", number=number, name=names[row], what=said.objected[number])
        if number not in special:
            yield phrase("plan.new.row", number=number, name=names[row])
    if len(found.new) > _NAMED:
        yield phrase("plan.more", count=len(found.new) - _NAMED)


def _by_data(said: Said) -> Iterator[str]:
    found, buyers = said.plan.found, said.plan.buyers
    if not found.by_data:
        return
    yield phrase("plan.by-data", count=len(found.by_data))
    told = list(found.by_data)
    names = _names(said, told[:_NAMED])
    for row in told[:_NAMED]:
        at = f" ({buyers.number(row)} bij {buyers.source(row)})" if buyers.number(row) else ""
        yield phrase("plan.by-data.row", number=found.numbers[row], name=names[row], at=at)
        for one in (one for one in said.differences if one.buyer == row):
            column = CUSTOMERS[one.key].header
            yield phrase("plan.empty" if one.code == EMPTY else "plan.other", column=column, value=one.new, old=one.old)
    if len(told) > _NAMED:
        yield phrase("plan.more", count=len(told) - _NAMED)


def _names(said: Said, rows: Sequence[int]) -> dict[int, str]:
    frame = said.plan.buyers.frame
    mails = frame["email"].fillna("-").to_dict() if "email" in frame else {}
    names = names_of(frame.assign(customer=""), rows)
    return {row: name or str(mails.get(row, "-")) for row, name in zip(rows, names, strict=True)}


def findings_of(said: Said, after: Data) -> list[Finding]:
    """What a person may want to look at, on *Controle*; `after` is the workbook with the new rows."""
    found = [*_about_customers(said, after), *_about_differences(said, after)]
    for one in said.plan.files:
        found += _about_file(said, one)
    return found


def _about_customers(said: Said, after: Data) -> Iterator[Finding]:
    customers, found, buyers = after.customers, said.plan.found, said.plan.buyers
    if customers is None:
        return
    numbers = customers.frame["customer"].dropna()
    rows = {str(number): int(row) for row, number in zip(numbers.index, numbers, strict=True)}
    place = customers.place("customer")
    at = (place.sheet, place.column, place.letter)
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


def _about_file(said: Said, one: FilePlan) -> Iterator[Finding]:
    export, file = one.taken.export, one.taken.export.file
    unread: dict[int, list[str]] = {}
    for cell in export.unread:
        unread.setdefault(cell.line, []).append(f"{cell.header} '{cell.value}'")
    for line in export.incomplete[:_MOST]:
        told = f" ({', '.join(unread[line])})" if line in unread else ""
        yield Finding("import-line-incomplete", values=[told], details={"file": file, "line": line})
    cells = [cell for cell in export.unread if cell.line not in set(export.incomplete)]
    for cell in islice(cells, _MOST):
        details = {"file": file, "line": cell.line, "header": cell.header}
        yield Finding("import-cell-unread", values=[cell.value], details=details)
    more = [(len(export.incomplete), "regel", "regels"), (len(cells), "cel", "cellen")]
    for number, word, words in more:
        if number > _MOST:
            yield Finding("import-more", details={"file": file, "count": plural(number - _MOST, word, words)})
    if one.nobodys:
        lines = plural(sum(one.nobodys.values()), "regel", "regels")
        details = {"file": file, "lines": lines, "numbers": _few(one.nobodys), "source": one.taken.source}
        yield Finding("import-nobodys", details=details)
    if one.differs:
        orders = plural(len(one.differs), "order", "orders")
        yield Finding("import-line-differs", details={"file": file, "orders": orders, "numbers": _few(one.differs)})
    if _is_other_vat(said.data, export):
        details = {"file": file, "says": export.says, "setting": said.data.settings.amounts}
        yield Finding("import-vat", details=details)


def json_of(plan: ImportPlan | None, *, written: bool) -> dict[str, Any]:
    """What was taken over, for `--json`; what is new is empty where it was not carried out."""
    if plan is None:
        empty = {"nieuw": [], "bekend": [], "vragen": [], "regels_toegevoegd": 0, "regels_overgeslagen": 0}
        return {**empty, "niet_overgenomen": [], "bestand": None}
    found, buyers = plan.found, plan.buyers
    known = [
        {"bron": buyers.source(row), "nummer_bij_bron": buyers.number(row), "klantnummer": found.numbers[row]}
        for row in sorted(found.known)
    ]
    asked = [{"klantnummer": one.number, "misschien": one.other, "reden": one.reason} for one in found.asked]
    return {
        "nieuw": [found.numbers[row] for row in found.new] if written else [],
        "bekend": known,
        "vragen": asked if written else [],
        "regels_toegevoegd": len(plan.lines) if written else 0,
        "regels_overgeslagen": sum(one.there for one in plan.files),
        "niet_overgenomen": list(dict.fromkeys(header for one in plan.files for header in one.left)),
        "bestand": None,
    }
