"""What *Importeren* says before and after: its plan and its JSON."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from klantenbestand.reading.data import Data
from klantenbestand.reading.exports import Export
from klantenbestand.steps.customer_card import names_of
from klantenbestand.steps.import_buyers import GUEST, Buyers
from klantenbestand.steps.import_differences import EMPTY, Difference
from klantenbestand.steps.import_notes import few, file_sentences, order_sentences, total_of
from klantenbestand.steps.import_plan import FilePlan, ImportPlan
from klantenbestand.steps.import_refusals import Refusals
from klantenbestand.steps.import_strangers import Stranger, stranger_sentences
from klantenbestand.words.frozen import frozen
from klantenbestand.words.sheets import CUSTOMERS, PURCHASES
from klantenbestand.words.texts.importing import phrase
from klantenbestand.words.wording import listing, plural

_NAMED = 20  # customers that are named in the plan


@frozen
class Said:
    """What there is to say about a plan: the plan, what differs, who objected before (number -> to what), who
    refuses now, and of each file who refuses and is nobody that is known."""

    data: Data
    plan: ImportPlan
    differences: Sequence[Difference]
    objected: Mapping[str, str]
    refusals: Refusals
    strangers: Sequence[Sequence[Stranger]]


def plan_sentences(said: Said) -> list[str]:
    """What will be done, for a person to read before it is."""
    lines = [line for one in said.plan.files for line in _of_file(said, one)]
    now, later = said.plan.lines, said.plan.later
    if later:
        lines.append(
            phrase("plan.later", now=plural(len(now), "regel", "regels"), later=plural(later, "regel", "regels"))
        )
    found = [*_new_customers(said), *_same_new(said), *_by_data(said), *_by_name(said), *_refusing(said)]
    return [*lines, *found]


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
        there = plural(one.there, "regel staat", "regels staan")
        new_lines = plural(len(one.new), "regel", "regels")
        yield phrase("plan.lines", new=new_lines, there=there, sheet=sheet, total=total_of(one.new))
        guests = int(one.new["customer"].isna().sum()) if len(one.new) else 0
        if guests:
            yield phrase("plan.guests", count=plural(guests, "regel", "regels"))
    if one.differs:
        count = plural(len(one.differs), "order staat", "orders staan")
        yield phrase("plan.differs", count=count, numbers=few(one.differs))
    yield from order_sentences(one)
    if export.incomplete:
        count = plural(len(export.incomplete), "regel", "regels")
        yield phrase("plan.incomplete", count=count, lines=few(map(str, export.incomplete)))
    yield from file_sentences(export)
    if one.nobodys:
        count = plural(sum(one.nobodys.values()), "regel", "regels")
        yield phrase("plan.nobodys", count=count, numbers=few(one.nobodys))
    yield from stranger_sentences(strangers_of(said, one))
    if one.left:
        yield phrase("plan.left", headers=", ".join(one.left))
    if is_other_vat(said.data, export):
        yield phrase("plan.vat", says=export.says, setting=said.data.settings.amounts)


def _buyers_of(said: Said, one: FilePlan) -> set[int]:
    return {int(buyer) for buyer in said.plan.buyers.of_line[_place(said, one)]} - {GUEST}


def strangers_of(said: Said, one: FilePlan) -> Sequence[Stranger]:
    """Who refuses in this file and is nobody that is known."""
    return said.strangers[_place(said, one)]


def _place(said: Said, one: FilePlan) -> int:
    return next(at for at, other in enumerate(said.plan.files) if other is one)


def is_other_vat(data: Data, export: Export) -> bool:
    """Whether its amounts are with btw and those of *Aankopen* without, or the other way round."""
    return bool(export.says) and export.says != data.settings.amounts


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
    found = said.plan.found
    if not found.by_data:
        return
    yield phrase("plan.by-data", count=len(found.by_data))
    told = list(found.by_data)
    names = _names(said, told[:_NAMED])
    for row in told[:_NAMED]:
        yield phrase("plan.by-data.row", number=found.numbers[row], name=names[row], at=_at_source(said, row))
        for one in (one for one in said.differences if one.buyer == row):
            column = CUSTOMERS[one.key].header
            yield phrase("plan.empty" if one.code == EMPTY else "plan.other", column=column, value=one.new, old=one.old)
    if len(told) > _NAMED:
        yield phrase("plan.more", count=len(told) - _NAMED)


def _same_new(said: Said) -> Iterator[str]:
    """New customers who stand in the exports in two ways."""
    same = said.plan.found.same_new
    if not same:
        return
    yield phrase("plan.same-new", count=len(same))
    names = _names(said, list(same)[:_NAMED])
    for row, name in names.items():
        yield phrase("plan.by-data.row", number=said.plan.found.numbers[row], name=name, at=_at_source(said, row))
    if len(same) > _NAMED:
        yield phrase("plan.more", count=len(same) - _NAMED)


def _at_source(said: Said, row: int) -> str:
    buyers = said.plan.buyers
    return f" ({buyers.number(row)} bij {buyers.source(row)})" if buyers.number(row) else ""


def _by_name(said: Said) -> Iterator[str]:
    """Numbers by which nobody is known: those of customers who are called otherwise, and those of more than one."""
    found, buyers = said.plan.found, said.plan.buyers
    if found.other_name:
        yield phrase("plan.other-name", count=len(found.other_name))
        for row, name in _names(said, list(found.other_name)[:_NAMED]).items():
            yield phrase(
                "plan.other-name.row",
                number=buyers.number(row),
                source=buyers.source(row),
                name=name,
                other=found.other_name[row],
                now=found.numbers.get(row, "-"),
            )
        if len(found.other_name) > _NAMED:
            yield phrase("plan.more", count=len(found.other_name) - _NAMED)
    shared = shared_numbers(buyers)
    if shared:
        yield phrase("plan.shared", numbers=few(shared))


def shared_numbers(buyers: Buyers) -> list[str]:
    """The numbers that more than one customer in these exports has."""
    rows = [int(row) for row in buyers.frame.index if buyers.is_shared(int(row))]
    counts = Counter((buyers.source(row), buyers.number(row)) for row in rows)
    return list(dict.fromkeys(number for (_, number), count in counts.items() if count > 1))


def _refusing(said: Said) -> Iterator[str]:
    told = said.refusals.told
    if not told:
        return
    yield phrase("plan.refuses", count=len({one.number for one in told}))
    # a number may stand on two rows, that is one customer to who reads it
    olds: dict[tuple[str, str, str, bool], list[str]] = {}
    for one in told:
        cell = (one.number, one.header, one.new, one.before is not None)
        olds.setdefault(cell, []).append(one.old or phrase("empty"))
    for (number, header, new, before), every in list(olds.items())[:_NAMED]:
        row, old = "plan.refuses.before" if before else "plan.refuses.row", listing(list(dict.fromkeys(every)))
        yield phrase(row, number=number, column=header, new=new, old=old)
    if len(olds) > _NAMED:
        yield phrase("plan.more", count=len(olds) - _NAMED)


def _names(said: Said, rows: Sequence[int]) -> dict[int, str]:
    frame = said.plan.buyers.frame
    mails = frame["email"].fillna("-").to_dict() if "email" in frame else {}
    names = names_of(frame.assign(customer=""), rows)
    return {row: name or str(mails.get(row, "-")) for row, name in zip(rows, names, strict=True)}


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
